"""The same document whoever makes it, when and how; what a template can't spoil isn't checked in each document."""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from xml.parsers import expat

import pytest
from hypothesis import given, settings, strategies as st
from inspection_core_docx import Compression
from inspection_core_docx._filling import fill
from inspection_core_docx._template import compile_template

import inspection_core as ic

from ._documents import DAY, TEMPLATES, export, parts, said, template
from ._every import MADE, exported, made

every = pytest.mark.parametrize(("example", "name"), MADE, ids=[" ".join(each) for each in MADE])


def content_digest(data: bytes) -> str:
    """Of the names and what they hold, before it was compressed."""
    digest = hashlib.sha256()
    for name, part in parts(data).items():
        digest.update(f"{name} {len(part)} ".encode() + part)
    return digest.hexdigest()


@every
def test_the_content_is_the_same_however_it_is_compressed(example: str, name: str) -> None:
    small = content_digest(made(example, name))
    assert [small] * 3 == [
        content_digest(exported(example, name, compression=each.value))
        for each in Compression
        if each is not Compression.SMALL
    ]


ELSEWHERE = """
import hashlib, json, sys, time
def refuse(*_): raise AssertionError("the clock was read")
sys.path.insert(0, sys.argv[1])
from tests._every import MADE, made
made(*MADE[0])
time.time = time.localtime = time.gmtime = refuse
print(json.dumps({" ".join(each): hashlib.sha256(made(*each)).hexdigest() for each in MADE}))
"""


@pytest.fixture(scope="module")
def elsewhere() -> Mapping[str, str]:
    """The digest of every document as another process makes it, with other hashes, in another zone, with no clock."""
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(Path(__file__).parents[1])],
        env=os.environ | {"PYTHONHASHSEED": "20240301", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    found: Mapping[str, str] = json.loads(done.stdout)
    return found


@every
def test_another_process_gives_the_same_bytes(example: str, name: str, elsewhere: Mapping[str, str]) -> None:
    assert elsewhere[f"{example} {name}"] == hashlib.sha256(made(example, name)).hexdigest()


def test_jobs_in_other_processes_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(root / "examples" / "foreign-affairs-office", case)
    recipe = "{exporter: docx-bulletin, to: a.docx}, {exporter: docx-ledger, to: b.docx}"
    (case / "build.yaml").write_text(f"format: inspection-build/1\nrecipes: {{all: [{recipe}]}}\n", encoding="utf-8")
    here, there = (ic.jobs(case, as_of=DAY, to=tmp_path / to) for to in ("here", "there"))
    list(ic.build(here))
    with ProcessPoolExecutor(2) as executor:
        list(ic.build(there, executor=executor))
    assert [Path(job.target).read_bytes() for job in here] == [Path(job.target).read_bytes() for job in there]


@pytest.mark.parametrize(
    ("epoch", "moment"),
    [
        ("315532800", (1980, 1, 1, 0, 0, 0)),
        ("1709251201", (2024, 3, 1, 0, 0, 0)),  # a zip counts in twos
        ("4354819199", (2107, 12, 31, 23, 59, 58)),
    ],
)
def test_the_moment_of_writing_can_be_said(public: ic.Report, epoch: str, moment: tuple[int, ...]) -> None:
    data = export(public, epoch=epoch)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {moment} == {member.date_time for member in package.infolist()}
    assert content_digest(export(public)) == content_digest(data)


@pytest.mark.parametrize("epoch", ["-1", "0", "315532799", "4354819200", "253402300800", "9" * 15])
def test_a_moment_that_a_zip_cannot_say_is_refused(public: ic.Report, epoch: str) -> None:
    with pytest.raises(ic.OptionsError, match=f"DX019: a zip can't say {epoch} as its time"):
        export(public, epoch=epoch)


def test_a_moment_that_is_no_number_is_refused(public: ic.Report) -> None:
    with pytest.raises(ic.OptionsError, match="epoch"):
        export(public, epoch="2024-03-01")


@pytest.mark.parametrize("name", sorted(path.name for path in TEMPLATES.glob("*.docx")))
def test_no_document_of_our_templates_has_to_be_parsed(name: str) -> None:
    """But for the properties, whose values stand in other elements, and columns that are multiplied."""
    made = compile_template((TEMPLATES / name).read_bytes())
    assert [] == [p.source.name for p in made.parts if p.source.name.startswith("word/") and not (p.sound or p.spans)]


PIECES = (
    said("{{ x }}"),
    said("a{% if y %}{{ x }}{% else %}b{% endif %}"),
    said("{%p for i in z %}") + said("{{ i }}") + said("{%p endfor %}"),
    said("{%p if y %}") + said("{% for i in z %}{{ i }}{% endfor %}") + said("{%p endif %}"),
    said("{% for i in z %}"),
    said("{% endfor %}"),
    said("{% if y %}"),
    said("{%p else %}"),
    said("{% endif %}"),
    '<w:p><w:r><w:rPr><w:color w:val="{% if y %}FF0000{% else %}000000{% endif %}"/></w:rPr></w:r></w:p>',
    '<w:p><w:r><w:rPr><w:color w:val="{{ x }}"/></w:rPr></w:r></w:p>',
    "<w:p><w:r><w:instrText>{{ x }}</w:instrText></w:r></w:p>",
    "<w:p><w:r><w:t>{% if y %}</w:t></w:r></w:p>"
    "<w:p><w:hyperlink><w:r><w:t>{% endif %}</w:t></w:r></w:hyperlink></w:p>",
)
VALUES = st.text(st.sampled_from("a整<>&\"'\n\t{}"), max_size=6)


@settings(max_examples=150)
@given(
    pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=5),
    x=VALUES,
    y=st.booleans(),
    z=st.lists(VALUES, max_size=3),
)
def test_a_template_that_is_found_sound_gives_xml_whatever_it_is_filled_with(
    pieces: list[str], x: str, y: bool, z: list[str]
) -> None:
    properties = {"title": "t", "creator": "c", "day": "2024-03-01", "language": "zh-CN"}
    try:
        made = compile_template(template("{{ x }}", body="".join(pieces)))
    except ic.OptionsError:
        return
    [part] = [part for part in made.parts if part.source.name == "word/document.xml"]
    if part.sound:
        text = "".join(part.program.generate({"x": x, "y": y, "z": z, "properties": properties}))
        expat.ParserCreate().Parse(text.encode(), True)


@pytest.mark.parametrize(("piece", "sound"), [*((each, True) for each in PIECES[:4]), (PIECES[9], True)])
def test_ordinary_tags_are_found_sound(piece: str, sound: bool) -> None:
    made = compile_template(template("x", body=piece))
    assert sound is {part.source.name: part.sound for part in made.parts}["word/document.xml"]


@pytest.mark.parametrize("piece", PIECES[10:])
def test_tags_that_could_tear_a_document_are_not_found_sound(piece: str) -> None:
    made = compile_template(template("x", body=piece))
    assert not {part.source.name: part.sound for part in made.parts}["word/document.xml"]


def test_thousands_of_empty_texts_end_nothing() -> None:
    made = compile_template(template("前", "{% for i in z %}{{ none }}{% endfor %}", "后"))
    context = {"z": range(10_000), "properties": {"title": "", "creator": "", "day": "", "language": ""}}
    sizes = {packed.name: packed.size for packed in fill(made, context, Compression.STORED)}
    assert sizes["word/document.xml"] > 500
