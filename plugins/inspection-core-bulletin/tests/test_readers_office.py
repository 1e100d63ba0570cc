"""Documents that another program made: LibreOffice turns a text into every format, and the same text comes back."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from inspection_core_bulletin.readers import read_data, read_source

import inspection_core as ic

from ._reader_files import abstract, cell, docx, level, numbered, paragraph, row, table

FORMATS = {"docx": "docx:MS Word 2007 XML", "html": "html:HTML (StarWriter)", "pdf": "pdf", "doc": "doc:MS Word 97",
           "rtf": "rtf:Rich Text Format", "odt": "odt:writer8", "txt": "txt:Text (encoded):UTF8"}  # fmt: skip
LINES = (
    "关于市属医院巡察整改进展情况的通报",
    "根据统一部署，2024年3月1日至4月30日，第二巡察组对医院开展了专项巡察。",
    "一、整改工作基本情况",
    "（一）关于“两个责任”落实不到位问题",
    "1.制度执行不严格。一是修订制度12项；二是开展培训3次——覆盖100%人员，合格率98.5％。",
    "联系电话：0537-1234567；电子邮箱：a_b@example.org。",
)


@pytest.fixture(scope="session")
def converted(
    program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[bytes, str, str], Path]:
    """`converted(data, suffix, format)` gives the file that LibreOffice makes of some bytes."""
    soffice = program("soffice")
    profile = tmp_path_factory.mktemp("office").as_uri()

    def convert(data: bytes, suffix: str, kind: str) -> Path:
        folder = tmp_path_factory.mktemp("made")
        given = folder / f"given.{suffix}"
        given.write_bytes(data)
        command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", FORMATS[kind]]
        out = folder / "out"
        subprocess.run([*command, "--outdir", str(out), str(given)], check=True, capture_output=True, timeout=120)
        return out / f"given.{kind}"

    return convert


def bare(text: str) -> str:
    return "".join(text.split())


def plain() -> bytes:
    return docx([paragraph(line) for line in LINES])


@pytest.mark.parametrize("kind", ["docx", "html", "doc", "rtf", "odt"])
def test_the_same_paragraphs_come_out_of_every_format(converted: Callable[..., Path], kind: str) -> None:
    source = read_source(converted(plain(), "docx", kind))
    assert list(LINES) == [source.text[place.start : place.end] for place in source.paragraphs]


def test_the_same_text_comes_out_of_a_pdf(converted: Callable[..., Path]) -> None:
    pytest.importorskip("pypdfium2")
    assert bare("".join(LINES)) == bare(read_source(converted(plain(), "docx", "pdf")).text)


@pytest.mark.parametrize("kind", ["docx", "html", "pdf", "doc"])
def test_the_seed_comes_out_of_every_format(converted: Callable[..., Path], material: Path, kind: str) -> None:
    if kind == "pdf":
        pytest.importorskip("pypdfium2")
    original = (material / "seed" / "bulletin.txt").read_bytes()
    lines = read_data(original, "a.txt").text.split("\n")
    made = converted(docx([paragraph(line.replace("&", "&amp;").replace("<", "&lt;")) for line in lines]), "docx", kind)
    assert bare(original.decode()) == bare(read_source(made).text)


def test_numbers_and_tables_survive_another_program(converted: Callable[..., Path]) -> None:
    ladder = abstract(0, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）")) + numbered(1, 0)
    body = [
        paragraph("甲", list="1", level=0),
        paragraph("乙", list="1", level=1),
        table(row(cell("问题", span=2), cell("时限")), row(cell("一"), cell("二"), cell("三"))),
        paragraph("丙", list="1", level=0),
    ]
    expected = "一、甲\n（一）乙\n问题\t\t时限\n一\t二\t三\n二、丙"
    for kind in ("docx", "doc", "odt"):
        source = read_source(converted(docx(body, numbering=ladder), "docx", kind))
        assert expected == source.text.strip()
        assert [(0, 0, 0, 1)] == list(source.tables[0].sheet.merged)


def test_what_word_shows_is_what_libreoffice_shows(converted: Callable[..., Path]) -> None:
    ladder = abstract(
        0,
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCountingThousand", "（%2）"),
        level(2, "decimal", "%3."),
        level(3, "decimalEnclosedCircle", "%4"),
    )
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    items = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 1), (1, 2), (1, 0), (1, 2), (2, 0), (2, 1), (1, 0)]
    body = [paragraph("x", list=str(list), level=level) for list, level in items]
    given = docx(body, numbering=ladder + numbered(1, 0) + numbered(2, 0, restart))
    theirs = converted(given, "docx", "txt").read_text("utf-8-sig").split("\n")
    assert [bare(line) for line in theirs if line] == [
        bare(line) for line in read_data(given, "a.docx").text.split("\n")
    ]


def test_a_converted_document_says_so_and_leaves_nothing_behind(
    converted: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = converted(plain(), "docx", "doc")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    source = read_source(made)
    assert ("doc", ["IB234"], []) == (source.kind, [each.code for each in source.problems], list(tmp_path.iterdir()))


def test_without_libreoffice_one_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ic.CaseFileError) as caught:
        read_data(b"{\\rtf1 x}", "通报.rtf")
    assert ["IB210"] == [problem.code for problem in caught.value.problems]


def test_what_libreoffice_cannot_read_is_refused(program: Callable[[str], str]) -> None:
    program("soffice")
    fake = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "WordDocument".encode("utf-16-le")
    with pytest.raises(ic.CaseFileError) as caught:
        read_data(fake, "a.doc")
    assert ["IB211"] == [problem.code for problem in caught.value.problems]


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = (
        "import sys, inspection_core_bulletin.readers; "
        "print([name for name in ('lxml', 'pypdfium2', 'email') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]" == done.stdout.strip()
    assert isinstance(read_data(b"x", "a.txt"), ic.SourceText)
