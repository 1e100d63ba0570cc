"""Templates: ours are what the script makes; an office's own is filled, or refused with one clear error."""

import runpy
import types
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import attrs
import inspection_core_docx
import pytest

import inspection_core as ic

from ._documents import TEMPLATES, export, package, paragraphs, parts, said, template

Export = Callable[..., bytes]


@pytest.fixture
def fill(public: ic.Report, tmp_path: Path) -> Export:
    """`fill(data)` exports the public bulletin with a template."""

    def export_with(data: bytes) -> bytes:
        (tmp_path / "own.docx").write_bytes(data)
        return export(public, template=tmp_path / "own.docx")

    return export_with


def _refused(fill: Export, data: bytes) -> ic.Diagnostic:
    with pytest.raises((ic.OptionsError, ic.ExportError)) as caught:
        fill(data)
    [problem] = caught.value.problems
    return problem


def test_our_templates_are_what_the_script_makes(root: Path) -> None:
    made = runpy.run_path(str(root / "plugins" / "inspection-core-docx" / "scripts" / "make_templates.py"))["make"]()
    assert made == {path.name: path.read_bytes() for path in TEMPLATES.glob("*.docx")}


def test_an_office_fills_its_own_template(fill: Export, public: ic.Report) -> None:
    data = fill(
        template(
            "{{ report.case|upper }}：{{ inspection.kind_word }}（{{ report.as_of|date }}）",
            "{%p for item in report.items if item.late %}",
            "{{ loop.index }}. {{ item.number }} {{ item.due|date }} {{ item.owners|length }} {{ item.remaining }}",
            "{%p endfor %}",
            "{% if report.withheld == 1 %}有{% else %}无{% endif %}{{ inspection.contact.address }}",
            '{{ report.profile.words["late"] }} {{ report.nothing|default("—") }}',
        )
    )
    late = [item for item in public.items if item.late]
    rows = [f"{n}. {i.number} {public.date(i.due)} {len(i.owners)} " for n, i in enumerate(late, start=1)]
    head = f"{public.case.upper()}：{public.inspection.kind_word}（2024年3月1日）"
    assert [head, *rows, "有", f"{public.profile.word('late')} —"] == paragraphs(data)


def test_tags_torn_by_word_are_mended(fill: Export) -> None:
    torn = "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>{ report</w:t></w:r><w:r><w:t>.case }}</w:t></w:r></w:p>"
    assert ["fao-2023"] == paragraphs(fill(template(body=torn)))


def test_footers_are_filled_too(fill: Export) -> None:
    assert b"fao-2023" in parts(fill(template("x", footer="{{ report.case }}")))["word/footer1.xml"]


def test_who_typed_the_template_is_not_told(fill: Export) -> None:
    core = parts(template("x"))["docProps/core.xml"].replace(
        b"<dc:language>", b"<dc:creator>Li Si</dc:creator><dc:language>"
    )
    data = fill(template("x", changed={"docProps/core.xml": core}))
    assert b"Li Si" not in b"".join(parts(data).values())


MISSING = [
    ("{{ reprot.case }}", "reprot", "'reprot'", "Did you mean 'report'?"),
    ("{{ report.case.nothing }}", "report.case.nothing", "'nothing'", "Known here"),
    ("{%p for item in report.itmes %}|{{ item }}|{%p endfor %}", "report.itmes", "'itmes'", "Did you mean 'items'?"),
    ("{% if bulletin.titel %}x{% endif %}", "bulletin.titel", "'titel'", "Did you mean 'title'?"),
    ("{{ report.items[0].titel }}", "report.items[0].titel", "'titel'", "Did you mean 'title'?"),
    ("{{ lipsum }}", "lipsum", "'lipsum'", "Known here"),
]


@pytest.mark.parametrize(("text", "expression", "name", "hint"), MISSING)
def test_a_missing_name_is_an_error(fill: Export, text: str, expression: str, name: str, hint: str) -> None:
    texts = text.split("|")
    problem = _refused(fill, template("一", "二", *texts, "四"))
    assert ("DX012", "word/document.xml", 3) == (problem.code, problem.where.part, problem.where.paragraph)
    assert f"{expression}: there is no {name}; it stands in {texts[0]!r}. " in str(problem)
    assert hint in str(problem.remedy)


def test_a_missing_name_in_a_footer_is_found_there(fill: Export) -> None:
    problem = _refused(fill, template("一", footer="{{ nobody }} "))
    assert ("word/footer1.xml", 1, "{{ nobody }} — 1 —") == (
        problem.where.part,
        problem.where.paragraph,
        problem.quote,
    )


FORBIDDEN = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ report.__class__ }}",
    "{{ report['__class__'] }}",
    "{{ report[report.case] }}",
    "{{ report|attr('case') }}",
    "{{ report.items|map(attribute='__class__') }}",
    "{{ report.items|join(', ', '__class__') }}",
    "{{ report.items|join(attribute='__class__') }}",
    "{{ report.date(report.as_of) }}",
    "{{ loop() }}",
    "{{ '%s'|format(1) }}",
    "{{ title|safe }}",
    "{% autoescape false %}{{ title }}{% endautoescape %}",
    "{% set x = 1 %}",
    "{% macro m() %}{% endmacro %}",
    "{% include 'secret' %}",
    "{% import 'secret' as x %}",
    "{% extends 'secret' %}",
    "{% block x %}{% endblock %}",
    "{% filter upper %}x{% endfilter %}",
    "{% call report.date() %}{% endcall %}",
    "{% with x = 1 %}{% endwith %}",
    "{{ 9 ** 9 ** 9 ** 9 }}",
    "{{ 'x' * 1000000000 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ title is callable }}",
    "{{ _private }}",
    "{{ self._TemplateReference__context }}",
    "{{p report }}",
    "{{r report }}",
]


@pytest.mark.parametrize("text", FORBIDDEN)
def test_what_templates_may_not_use_is_refused_when_they_are_loaded(fill: Export, text: str) -> None:
    with pytest.raises(ic.OptionsError) as caught:
        fill(template("一", text))
    assert {("DX011", "word/document.xml", 2)} == {
        (problem.code, problem.where.part, problem.where.paragraph) for problem in caught.value.problems
    }


@pytest.mark.parametrize("text", ["&#123;&#123; report.__class__ }}", "<![CDATA[{{ report.__class__ }}]]>"])
def test_tags_in_disguise_are_refused_too(fill: Export, text: str) -> None:
    assert "DX011" == _refused(fill, template(text)).code


def test_tags_of_other_parts_are_looked_at_too(fill: Export) -> None:
    problem = _refused(fill, template("一", footer="{{ report.__class__ }}"))
    assert ("DX011", "word/footer1.xml") == (problem.code, problem.where.part)


def test_all_faults_are_told_at_once(fill: Export) -> None:
    with pytest.raises(ic.OptionsError) as caught:
        fill(template("{{ a._b }}", "{{ c() }}", footer="{% set d = 1 %}"))
    assert 3 == len(caught.value.problems)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("{{ report. }}", "DX010", "it stands in '{{ report. }}'"),
        ("{%p for block in bulletin.blocks %}", "DX010", "endfor"),
        ("{{ " + "(" * 5000 + ")" * 5000 + " }}", "DX010", "too deep"),
        ("{{ report" + ".case" * 5000 + " }}", "DX010", "too deep"),
        ("{{ report.items }}", "DX013", "a whole tuple can't be printed"),
        ("{{ inspection }}", "DX013", "a whole InspectionView"),
        ("{{ title.upper }}", "DX013", "a whole builtin_function_or_method"),
        ("{{ report.pinned }}", "DX013", "a whole bool"),
        ("{{ report.case + 1 }}", "DX017", "it stands in '{{ report.case + 1 }}'"),
        ("{{ report.case|date }}", "DX017", "month"),
    ],
)
def test_a_fault_is_told_with_its_paragraph(fill: Export, text: str, code: str, words: str) -> None:
    problem = _refused(fill, template("一", "二", text))
    assert (code, "word/document.xml") == (problem.code, problem.where.part)
    assert words in str(problem)
    assert str(problem).startswith(str(problem.where.file))


def test_tags_that_tear_the_document_are_an_error(fill: Export) -> None:
    torn = f"<w:p><w:r><w:t>{{% if report.withheld == 0 %}}</w:t></w:r></w:p>{said('x')}<w:p><w:r><w:t/></w:r>"
    torn += "<w:hyperlink><w:r><w:t>{% endif %}</w:t></w:r></w:hyperlink></w:p>"
    assert "DX016" == _refused(fill, template(body=torn)).code


def _renamed(old: str, new: str) -> dict[str, bytes]:
    types = parts(template("x"))["[Content_Types].xml"].decode()
    assert old in types
    return {"[Content_Types].xml": types.replace(old, new).encode()}


def _related(kind: str, target: str, mode: str = "External") -> dict[str, bytes]:
    name = "word/_rels/document.xml.rels"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    row = f'<Relationship Id="rId99" Type="{kinds}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    return {name: parts(template("x"))[name].decode().replace("</Relationships>", row).encode()}


def _twice() -> bytes:
    members = list(parts(template("x")).items())
    return package([*members, ("word/Document.xml", b"<x/>")])


def _with_wrong_size(data: bytes) -> bytes:
    """A member that says it is one byte large: its size in the central directory is a lie."""
    place = data.rindex(b"word/document.xml") - 46 + 24
    return data[:place] + (1).to_bytes(4, "little") + data[place + 4 :]


MAIN = "wordprocessingml.document.main+xml"
WORD = "application/vnd.openxmlformats-officedocument."
BOMB = b"<w/>" + b" " * (65 * 1024 * 1024)
DOCTYPE = b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'
HOSTILE = {
    "not a zip": (b"hello", "DX002", "another kind of file"),
    "empty": (b"", "DX002", "another kind of file"),
    "cut off": (template("x")[:-400], "DX002", "another kind of file"),
    "an old .doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "DX002", "old .doc"),
    "another package": (package({"mimetype": b"application/epub+zip"}), "DX002", "another kind of package"),
    "a .dotx": (template(changed=_renamed(MAIN, MAIN.replace("document", "template"))), "DX002", ".dotx"),
    "a .docm": (
        template(changed=_renamed(WORD + MAIN, "application/vnd.ms-word.document.macroEnabled.main+xml")),
        "DX003",
        "word/document.xml",
    ),
    "macros": (
        template(changed=_renamed("application/xml", "application/vnd.ms-office.vbaProject") | {"v.xml": b"<v/>"}),
        "DX003",
        "macros",
    ),
    "an embedded object": (
        template(changed=_related("oleObject", "embeddings/a.bin", "Internal")),
        "DX003",
        "oleObject",
    ),
    "embedded HTML": (template(changed=_related("aFChunk", "a.html", "Internal")), "DX003", "aFChunk"),
    "a part twice": (_twice(), "DX004", "word/Document.xml"),
    "a DOCTYPE": (template(changed={"customXml/item1.xml": DOCTYPE}), "DX005", "DOCTYPE"),
    "a DOCTYPE in UTF-16": (
        template(changed={"customXml/item1.xml": '<!DOCTYPE w [<!ENTITY a "b">]><w/>'.encode("utf-16")}),
        "DX005",
        "DOCTYPE",
    ),
    "an attached template": (
        template(changed=_related("attachedTemplate", "http://example.org/a.dotm")),
        "DX006",
        "attachedTemplate",
    ),
    "a linked picture": (template(changed=_related("image", "http://example.org/a.png")), "DX006", "image"),
    "a field that fetches": (
        template(body='<w:p><w:fldSimple w:instr=" INCLUDEPICTURE http://example.org/a.png "/></w:p>'),
        "DX006",
        "INCLUDEPICTURE",
    ),
    "a field that runs": (
        template(body="<w:p><w:r><w:instrText> DDE</w:instrText><w:instrText>AUTO cmd </w:instrText></w:r></w:p>"),
        "DX006",
        "DDEAUTO",
    ),
    "a zip bomb": (template(changed={"word/media/a.bin": BOMB}), "DX007", "unpacks to 65 MB"),
    "a thousand parts": (template(changed={f"p{n}.xml": b"<p/>" for n in range(2001)}), "DX007", "parts"),
    "no XML": (template(changed={"word/styles.xml": b"<w:styles>"}), "DX008", "damaged"),
    "a wrong size": (_with_wrong_size(template("x")), "DX008", "damaged"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_package_is_refused_with_one_error(fill: Export, kind: str) -> None:
    data, code, words = HOSTILE[kind]
    problem = _refused(fill, data)
    assert code == problem.code
    assert words in str(problem)
    assert str(problem.where.file).endswith("own.docx")


def test_a_zip_bomb_is_not_unpacked(fill: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    def unpacked(*_: object) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr("zipfile.ZipFile.read", unpacked)
    assert "DX007" == _refused(fill, HOSTILE["a zip bomb"][0]).code


def test_a_name_that_word_cannot_hold_is_refused_though_it_is_printed_nowhere(
    public: ic.Report, tmp_path: Path
) -> None:
    (tmp_path / "own.docx").write_bytes(template("x"))
    named = attrs.evolve(public, inspection=attrs.evolve(public.inspection, inspected="某局\x0b"))
    with pytest.raises(ic.ExportError, match=r"DX014 inspection › inspected: the character U\+000B after '某局'"):
        export(named, template=tmp_path / "own.docx")


def test_links_to_pages_may_point_outside(fill: Export) -> None:
    assert ["x"] == paragraphs(fill(template("x", changed=_related("hyperlink", "https://example.org"))))


@pytest.mark.parametrize("name", ["absent.docx", "."])
def test_a_template_that_cannot_be_read_is_refused(public: ic.Report, tmp_path: Path, name: str) -> None:
    with pytest.raises(ic.OptionsError, match="DX001"):
        export(public, template=tmp_path / name)


def test_a_copy_of_our_template_gives_what_ours_gives(public: ic.Report) -> None:
    assert export(public) == export(public, template=TEMPLATES / "bulletin.docx")


# --- a package of templates -------------------------------------------------------------------------------------


def test_a_package_of_templates_offers_our_document_with_its_own_template(public: ic.Report, tmp_path: Path) -> None:
    """A pack is a file and an offer; whoever names another template still gets that."""
    (tmp_path / "city.docx").write_bytes(template("城市 {{ report.case }}"))
    offer = inspection_core_docx.document_with(
        tmp_path / "city.docx", "bulletin", name="docx-city", summary="our city's"
    )
    pack = types.ModuleType("city_pack")
    pack.inspection_exporters = ic.hookimpl(lambda: [offer])  # type: ignore[attr-defined]
    plugins = ic.Plugins(inspection_core_docx, pack)
    (tmp_path / "other.docx").write_bytes(template("another"))
    made = [
        paragraphs(ic.export(public, "docx-city", options=options, plugins=plugins))
        for options in (None, {"template": str(tmp_path / "other.docx")})
    ]
    assert [["城市 fao-2023"], ["another"]] == made


def test_a_package_of_templates_for_no_document_of_ours_is_told_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(ic.InspectionError, match="bulletin"):
        inspection_core_docx.document_with(tmp_path / "city.docx", "buletin", name="docx-city")
