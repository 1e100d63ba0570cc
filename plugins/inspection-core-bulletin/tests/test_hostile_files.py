"""Files that mean harm, are damaged, or are none: each is one clear error or a text, within a moment."""

import io
import random
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from inspection_core_bulletin.readers import read_data

import inspection_core as ic

from ._mutation import mutated_data, mutated_inside
from ._reader_files import (
    BEGIN,
    GO_ON,
    PAGE,
    W,
    abstract,
    cell,
    docx,
    level,
    numbered,
    package,
    paragraph,
    pdf,
    repacked,
    rich,
    row,
    run,
    table,
)

pytest.importorskip("pypdfium2")

MEGABYTE = 1_000_000
LONG = ["关于“两个责任”落实不到位问题。", "一是修订制度12项；二是开展培训3次。"]
DEEP = 10_000


def read_timed(data: bytes, name: str) -> ic.SourceText | ic.Diagnostic:
    """The text or the error, in no more than a second for each 100 kB (and some to begin with, on a busy machine)."""
    started = time.process_time()
    try:
        result: ic.SourceText | ic.Diagnostic = read_data(data, name)
    except ic.CaseFileError as error:
        result = error.problems[0]
    assert time.process_time() - started < 5 + len(data) / 100_000
    return result


def code(data: bytes, name: str) -> str:
    found = read_timed(data, name)
    return found.kind if isinstance(found, ic.SourceText) else found.code


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


def nested(start: str, end: str, times: int = DEEP, inside: str = "") -> str:
    return start * times + inside + end * times


ENTITY = (
    f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document xmlns:w="{W}">'
    "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
)
LAUGHS = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
LAUGHTER = (
    f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]><w:document xmlns:w="{W}">'
    "<w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>"
)
PLAIN = docx(paragraph("甲"))


def with_body(xml: str, encoding: str = "utf-8") -> bytes:
    return repacked(PLAIN, {"word/document.xml": xml.encode(encoding)})


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: docx("<w:p/>" * MEGABYTE), "IB204"),
        (lambda: docx(f"<w:p><w:r><w:t>{'x' * 60 * MEGABYTE}</w:t></w:r></w:p>"), "IB204"),
        (lambda: docx(nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")), "IB205"),
        (lambda: docx(f"<w:p>{nested('<w:ins>', '</w:ins>', inside=run('x'))}</w:p>"), "IB205"),
        (lambda: with_body(ENTITY), "IB206"),
        (lambda: with_body(ENTITY, "utf-16"), "IB206"),
        (lambda: with_body(LAUGHTER), "IB206"),
        (lambda: with_body("no XML"), "IB205"),
        (lambda: with_body(""), "IB205"),
        (lambda: with_body(f'<w:document xmlns:w="{W}"/>'), "IB205"),
        (lambda: repacked(PLAIN, {"word/document.xml": None}), "IB205"),
        (lambda: PLAIN[:-40], "IB205"),
        (lambda: PLAIN[:600], "IB205"),
        (lambda: package({"[Content_Types].xml": "x"}), "IB205"),
    ],
)
def test_hostile_word_files_are_refused(make: Callable[[], bytes], expected: str) -> None:
    assert expected == code(make(), "a.docx")


def test_a_part_that_holds_more_than_it_says_is_refused() -> None:
    at = PLAIN.rindex(b"word/document.xml") - 46 + 24
    assert "IB205" == code(PLAIN[:at] + (50).to_bytes(4, "little") + PLAIN[at + 4 :], "a.docx")


def test_a_part_without_a_name_and_one_twice_are_refused_or_read() -> None:
    out = io.BytesIO(PLAIN)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as packed:
        packed.writestr("word/document.xml", "x")
    assert "IB205" == code(out.getvalue(), "a.docx")
    assert "docx" == code(repacked(PLAIN, {"zz": b"x"}).replace(b"zz", b"\0z"), "a.docx")


@pytest.mark.parametrize(
    "body",
    [
        "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" * 60 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 60,
        "<w:p><w:r><w:pict><w:txbxContent>" * 40 + paragraph("x") + "</w:txbxContent></w:pict></w:r></w:p>" * 40,
        table(*[row(*[cell("x", span=99_999) for _ in range(2)])]),
        table(row(cell("a"), cell("", merge=GO_ON)), row(cell("b", merge=BEGIN), cell("", merge=GO_ON))),
        paragraph("x", list="1", level=8, style="round"),
        '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:sym w:char="D800"/><w:sym w:char="z"/><w:t>x</w:t></w:r></w:p>',
    ],
)
def test_odd_word_files_are_read_or_refused(body: str) -> None:
    styles = '<w:style w:styleId="round"><w:basedOn w:val="round"/></w:style>'
    numbering = abstract(0, level(0, "decimal", "%1%9", start=99_999_999_999)) + numbered(1, 0) + numbered(2, 77)
    assert code(docx(body, styles=styles, numbering=numbering), "a.docx") in ("docx", "IB204")


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (noise(50 * MEGABYTE), "a.docx", "IB204"),
        (noise(10 * MEGABYTE), "a.txt", "IB203"),
        (noise(10 * MEGABYTE).replace(b"\0", b" "), "a.txt", "IB203"),
        (b"%PDF-1.7\n" + noise(MEGABYTE), "a.pdf", "IB205"),
        (b"PK\x03\x04" + noise(MEGABYTE), "a.docx", "IB205"),
        (b"\n" * 15 * MEGABYTE, "a.txt", "IB204"),
        (b"a" * 10 * MEGABYTE, "a.txt", "txt"),
        (("（" * MEGABYTE).encode(), "a.txt", "txt"),
        (b"%PDF-1.4\n", "a.pdf", "IB205"),
        (pdf(*[["a"]] * 2100), "a.pdf", "IB204"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_noise_and_sheer_size(data: bytes, name: str, expected: str) -> None:
    assert expected == code(data, name)


@pytest.mark.parametrize(
    "page",
    [
        *(f"<html><body>{tag * DEEP}x" for tag in ("<div>", "<b>", "<ol><li>", "<table><tr><td>", "<nav>", "<a><p>")),
        f"<html><body>{'<table><tr><td>a<td>' * DEEP}",
        f"<html><body>{'<div class=nav>' * 1900}{'x' * 3000}",
        f"<html><body><table>{'<tr><td colspan=1000 rowspan=60000>' * 5000}",
        f"<html><body><table>{'<tr><td rowspan=60000>x<td>y' * 5000}",
        f"<html><body><table><tr>{'<td rowspan=9999>' * 150}{'<tr><td>a<td>b' * 20_000}",
        f"<html><body><p {' '.join(f'a{at}=1' for at in range(100_000))}>x",
        f"<html><body>{'<a ' * 200_000}",
        f"<html><body>{'<p>' * 300_000}",
        f"<html><body>{'&amp;' * 300_000}{'<' * 300_000}",
        "<html><body><p>字" + " " * MEGABYTE + "x" + "字 \n" * 100_000,
        "<!--" + "-" * 5000,
        "<html>" + "\x01" * 500,
        "<table><tr><td rowspan=-1 colspan=x><td rowspan=0>",
        "<ol start=99999999999999999999><li value=x>a<li value=-5>b",
    ],
    ids=lambda page: page[12:40],
)
def test_odd_web_pages_are_read_or_refused(page: str) -> None:
    assert code(page.encode(), "a.html") in ("html", "txt", "IB203", "IB204", "IB205")


def test_what_lies_too_deep_to_be_read_is_refused_and_not_left_out() -> None:
    assert "IB205" == code(f"<html><body>{'<div>' * DEEP}正文".encode(), "a.html")


def test_memory_stays_within_a_multiple_of_the_file() -> None:
    text = "\n".join(LONG * 30_000)
    made = {"a.txt": text.encode(), "a.html": "".join(f"<p>{line}</p>" for line in LONG * 30_000).encode()}
    for name, data in made.items():
        tracemalloc.start()
        read_timed(data, name)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < 20 * len(data)


def holds_together(source: ic.SourceText) -> bool:
    """The law of a source: its paragraphs are its text, and every place in it can be told."""
    joined = "\n".join(source.text[place.start : place.end] for place in source.paragraphs)
    source.where(0, len(source.text))
    source.text.encode()
    return joined == source.text.removesuffix("\n")


@pytest.mark.parametrize("part", range(4))
def test_damaged_files_are_read_or_refused(part: int, material: Path) -> None:
    """A thousand mutants of real files."""
    chance = random.Random(part)
    seed = (material / "seed" / "bulletin.txt").read_bytes()
    lines = seed.decode().replace("&", "&amp;").replace("<", "&lt;").split("\n")
    files = [
        ("a.docx", docx([paragraph(line) for line in lines])),
        ("a.docx", rich()),
        ("a.html", "".join(f"<p>{line}</p>\n" for line in lines).encode()),
        ("a.html", PAGE.encode()),
        ("a.pdf", pdf(["First line", "second"], ["third"])),
        ("a.txt", seed),
        ("a.txt", seed.decode().encode("gb18030", "replace")),
    ]
    for turn in range(250):
        name, data = files[turn % len(files)]
        change = mutated_inside if name == "a.docx" and chance.random() < 0.6 else mutated_data
        found = read_timed(change(data, chance), name)
        assert isinstance(found, ic.Diagnostic) or holds_together(found)


@pytest.mark.parametrize("kind", ["txt", "html", "docx"])
def test_time_grows_with_length_and_no_faster(kind: str) -> None:
    make = {
        "txt": lambda lines: "\n".join(lines).encode(),
        "html": lambda lines: "".join(f"<p>{line}</p>" for line in lines).encode(),
        "docx": lambda lines: docx([paragraph(f"{line}{at}") for at, line in enumerate(lines)]),
    }[kind]

    def seconds(times: int) -> float:
        data = make(LONG * times)
        best = float("inf")
        for _ in range(3):
            started = time.process_time()
            read_data(data, f"a.{kind}")
            best = min(best, time.process_time() - started)
        return best

    assert seconds(20_000) < 20 * seconds(2_000) + 0.5
