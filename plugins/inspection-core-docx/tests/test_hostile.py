"""Templates and texts that mean harm or do it: each is one clear error, or arrives as it is.

What else there is: `HOSTILE`, `FORBIDDEN` and `MISSING` in test_templates.py, and the characters in test_texts.py.
"""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import inspection_core as ic

from ._documents import W, export, package, paragraphs, parts, report_saying, said, template
from .test_templates import FORBIDDEN, HOSTILE, MISSING
from .test_texts import UNPRINTABLE


def own(public: ic.Report, data: bytes, folder: Path) -> bytes:
    (folder / "own.docx").write_bytes(data)
    return export(public, template=folder / "own.docx")


def changed(**more: bytes) -> bytes:
    return package(parts(template("x")) | {name.replace("__", "/"): data for name, data in more.items()})


def without(name: str) -> bytes:
    return package({each: data for each, data in parts(template("x")).items() if each != name})


def with_part(name: str) -> bytes:
    return package(parts(template("x")) | {name: b"<x/>"})


def with_document(data: bytes) -> bytes:
    return package(parts(template("x")) | {"word/document.xml": data})


def with_styles(data: bytes) -> bytes:
    return package(parts(template("x")) | {"word/styles.xml": data})


def with_target(target: bytes) -> bytes:
    rels = parts(template("x"))["_rels/.rels"]
    return package(parts(template("x")) | {"_rels/.rels": rels.replace(b"word/document.xml", target)})


def with_entry(offset: int, value: bytes) -> bytes:
    """The entry of the document in the directory of the zip, overwritten at an offset."""
    made = template("x")
    at = made.rindex(b"word/document.xml") - 46 + offset
    return made[:at] + value + made[at + len(value) :]


def with_styles_field(instruction: str) -> bytes:
    return template(body=f"<w:p><w:r><w:instrText> {instruction} </w:instrText></w:r></w:p>")


PACKAGES = {
    "a part outside": (with_part("../evil.xml"), "DX008", "'../evil.xml'"),
    "a part at the root": (with_part("/etc/evil.xml"), "DX008", "'/etc/evil.xml'"),
    "a part on a drive": (with_part("C:/evil.xml"), "DX008", "'C:/evil.xml'"),
    "a part of another system": (with_part("..\\evil.xml"), "DX008", "evil.xml"),
    "no content types": (without("[Content_Types].xml"), "DX002", "another kind of package"),
    "no relationships": (without("_rels/.rels"), "DX002", "another kind of package"),
    "no document": (without("word/document.xml"), "DX002", "another kind of package"),
    "a document outside": (with_target(b"../../../etc/passwd"), "DX002", "another kind of package"),
    "an encrypted part": (with_entry(8, b"\1"), "DX008", "encrypted"),
    "an unknown compression": (with_entry(10, b"\x63"), "DX008", "compression method"),
    "a part of 4 GB": (with_entry(24, b"\xfe\xff\xff\xff"), "DX007", "4096 MB"),
    "a part in another's place": (with_entry(42, b"\0\0\0\0"), "DX008", "differ"),
    "a part beyond the end": (with_entry(42, b"\xff\xff\xff\x7f"), "DX008", "damaged"),
    "XML too deep": (with_document(b"<a>" * 100_000 + b"</a>" * 100_000), "DX008", "depth"),
    "XML too long": (with_document(b"<a>" + b"x" * 11_000_000 + b"</a>"), "DX008", "too long"),
    "a NUL": (with_styles(b"<a>\0</a>"), "DX008", "damaged"),
    "bytes of no encoding": (with_styles(b"<a>\xff\xfe\xfd</a>"), "DX008", "encoding"),
    "an encoding that nobody has": (with_styles(b'<?xml version="1.0" encoding="klingon"?><a/>'), "DX008", "klingon"),
    "a web page": (with_document(b"<html><body>x</body></html>"), "DX008", "no text of Word's"),
    "a document without a body": (with_document(f'<w:document xmlns:w="{W[1:-1]}"/>'.encode()), "DX008", "no text"),
    "a field with another's text": (with_styles_field(r"INCLUDETEXT \\host\a.docx"), "DX006", "INCLUDETEXT"),
    "a field with a link": (with_styles_field(r"LINK Excel.Sheet C:\a.xlsx"), "DX006", "LINK"),
}


@pytest.mark.parametrize("kind", PACKAGES)
def test_a_hostile_package_is_refused_with_one_error(public: ic.Report, kind: str, tmp_path: Path) -> None:
    data, code, words = PACKAGES[kind]
    with pytest.raises(ic.OptionsError) as caught:
        own(public, data, tmp_path)
    [problem] = caught.value.problems
    assert code == problem.code
    assert re.search(re.escape(words), str(problem))
    assert str(problem.where.file).endswith("own.docx")
    assert str(problem.remedy)


TEMPLATES = {
    "a text that multiplies itself": ("{{ title" + "|replace('', title)" * 9 + " }}", "DX015", "characters"),
    "a letter that multiplies itself": ("{{ 'aa'" + "|replace('a', 'aaaaaaaaaa')" * 9 + " }}", "DX015", "characters"),
    "words joined by a book": (
        "{{ bulletin.blocks|length }}{{ ('x' if true else '')|replace('x', title)|replace('', title)"
        "|replace('', title)|replace('', title)|join(title)|join(title)|join(title) }}",
        "DX015",
        "characters",
    ),
    "things as text by join": ("{{ report.items|join }}", "DX013", "Item"),
    "things as text by upper": ("{{ report.items|upper }}", "DX013", "tuple"),
    "things as text by lower": ("{{ inspection|lower }}", "DX013", "InspectionView"),
    "a key for programs": ("{{ report.audience }}", "DX013", "Audience"),
    "things as text by trim": ("{{ report.pinned|trim }}", "DX013", "bool"),
    "things as text by replace": ("{{ title|replace('x', report) }}", "DX013", "Report"),
    "a method as text": ("{{ [title.upper]|join }}", "DX013", "builtin"),
    "a number times the rows": ("{{ 1000000000 * loop.length }}", "DX011", "mul"),
    "an attribute of an attribute": ("{{ report.items[0].__init__.__globals__ }}", "DX011", "__globals__"),
    "a private item": ("{{ report['_all'] }}", "DX011", "_all"),
    "a name put together": ("{{ report['__cl' + 'ass__'] }}", "DX011", "computed key"),
    "a slice": ("{{ title[0:1] }}", "DX011", "computed key"),
    "a dictionary": ("{{ {'a': report} }}", "DX011", "dict"),
    "a loop that calls itself": (
        "{% for a in report.items recursive %}{{ loop(a) }}{% endfor %}",
        "DX011",
        "call",
    ),
    "an end without a beginning": ("{% endfor %}", "DX010", "endfor"),
    "a tag that never ends": ("{{ title", "DX010", "it stands in '{{ title'"),
    "a division by nothing": ("{{ 1 / 0 }}", "DX011", "div"),
}


@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_hostile_tag_is_refused_with_its_paragraph(public: ic.Report, kind: str, tmp_path: Path) -> None:
    text, code, words = TEMPLATES[kind]
    with pytest.raises((ic.OptionsError, ic.ExportError)) as caught:
        own(public, template(body=said("一") + said(text)), tmp_path)
    [problem] = caught.value.problems
    assert (code, 2) == (problem.code, problem.where.paragraph)
    assert words in str(problem)


def test_all_together_they_are_many() -> None:
    assert len(HOSTILE) + len(PACKAGES) >= 40
    assert len(FORBIDDEN) + len(MISSING) + len(TEMPLATES) >= 50
    assert {"\0", "\x0b", "\ufffe", "\uffff", "\ud800"} < set(UNPRINTABLE)


@pytest.mark.parametrize(
    "make", [pytest.param(lambda path: os.mkfifo(path), id="a pipe"), pytest.param(Path.mkdir, id="a folder")]
)
@pytest.mark.skipif(sys.platform == "win32", reason="has no pipes of this kind")
def test_a_template_that_is_no_file_is_refused(
    public: ic.Report, make: Callable[[Path], object], tmp_path: Path
) -> None:
    make(tmp_path / "own.docx")
    with pytest.raises(ic.OptionsError, match="DX001: the template can't be read: it is no file"):
        export(public, template=tmp_path / "own.docx")


@pytest.mark.parametrize("text", ["A & B <C>", "金额<500", "AT&T；金额<500，>300", "<w:p/>", "]]>"])
def test_a_text_that_docxtpl_would_lose_arrives_whole(public: ic.Report, text: str, tmp_path: Path) -> None:
    first = "{{ report.aspects[0].items[0].account[0].text }}"
    assert [text, "后"] == paragraphs(own(report_saying(public, text), template(first, "后"), tmp_path))


def test_a_text_of_ten_megabytes_is_refused_and_not_cut(public: ic.Report) -> None:
    with pytest.raises(ic.ExportError, match="DX015 items f01 › account 1 › text: a text of 10000000 characters"):
        export(report_saying(public, "a" * 10_000_000))


def test_the_longest_text_arrives_whole(public: ic.Report) -> None:
    assert "长" * 2_000_000 in paragraphs(export(report_saying(public, "长" * 2_000_000)))


@pytest.mark.parametrize("tag", ["{{ inspection.contact }}", "{{ inspection.contact|upper }}", "{{ none }}"])
def test_nothing_is_printed_as_nothing(public: ic.Report, tag: str, tmp_path: Path) -> None:
    without_contact = attrs.evolve(public, inspection=attrs.evolve(public.inspection, contact=None))
    assert ["前后"] == paragraphs(own(without_contact, template(f"前{tag}后"), tmp_path))


def test_a_break_of_windows_is_one_break(public: ic.Report, tmp_path: Path) -> None:
    text = "一\r\n二\r三\n四\r\n\r\n五"
    first = "{{ report.aspects[0].items[0].account[0].text }}"
    assert ["一\n二\n三\n四\n\n五"] == paragraphs(own(report_saying(public, text), template(first), tmp_path))


@pytest.mark.parametrize("character", ["\ud83d", "\ufffe", "\uffff", "\x00", "\x08"])
def test_nothing_is_written_of_a_document_that_cannot_be(public: ic.Report, character: str, tmp_path: Path) -> None:
    with pytest.raises(ic.ExportError, match="DX014"):
        ic.export(report_saying(public, f"整改{character}"), "docx-bulletin", to=tmp_path / "a.docx")
    assert [] == list(tmp_path.iterdir())
