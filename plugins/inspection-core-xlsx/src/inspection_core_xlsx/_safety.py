"""What a workbook may be: a spreadsheet of three formats, without macros, without anything read from outside."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from attrs import frozen

import inspection_core as ic

from . import rules
from ._zip import MEGABYTE, Package

TYPES = "[Content_Types].xml"
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_LIST = 8 * MEGABYTE
"""A list of parts, relations or sheets; those of real workbooks have some thousand bytes."""

_PROLOGUE = re.compile(rb"(?:\xef\xbb\xbf)?+(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding=[\"']([^\"'>]*)")
_MODERN = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
_BOOK = re.compile(r"(?:\./|[/\\])?xl[/\\]workbook\.xml", re.IGNORECASE)
_CONNECTIONS = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")
_EMPTY_LIBRARY = ("script-lc.xml", "script-lb.xml")
_WORD = ic.Text("a Word document", "Word 文档")
_SLIDES = ic.Text("a presentation", "演示文稿")
_BINARY = ic.Text("a binary workbook (.xlsb)", "二进制工作簿（.xlsb）")
_OTHER = ic.Text("another kind of file", "其他类型的文件")


@frozen(kw_only=True)
class Relation:
    """What one part of a package says of another."""

    id: str
    kind: str
    target: str
    external: bool


def sniff(data: bytes) -> ic.Text:
    """What a file is that is neither a package nor a compound file, by its first bytes."""
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not data:
        return ic.Text("an empty file", "空文件")
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta")):
        return ic.Text("a web page", "网页")
    if start.startswith(b"<"):
        return ic.Text("an XML file", "XML 文件")
    if start.startswith(b"%pdf"):
        return ic.Text("a PDF", "PDF 文件")
    return _OTHER if b"\0" in data[:1000] else ic.Text("a text file", "文本文件")


def require_xlsx(package: Package) -> None:
    """CaseFileError for another kind of package, for macros and for links to other files."""
    where = ic.Location(file=package.file)
    kinds = _content_types(package)
    for name in package.members:
        if name.lower().endswith("vbaproject.bin") or name.lower().startswith("xl/macrosheets/"):
            raise ic.CaseFileError(rules.MACROS(where, what=name))
    for kind in kinds:
        if "macro" in kind.lower() or "vbaproject" in kind.lower():
            raise ic.CaseFileError(rules.MACROS(where, what=kind))
    if not any(kind.endswith(("spreadsheetml.sheet.main+xml", "template.main+xml")) for kind in kinds):
        raise ic.CaseFileError(rules.NOT_A_WORKBOOK(where, what=_other(kinds)))
    _require_alone(package, where)


def is_ods(package: Package) -> bool:
    """Whether a package says that it is an OpenDocument spreadsheet, or a template of one."""
    return "mimetype" in package.members and package.read("mimetype").strip().startswith(ODS)


def require_ods(package: Package) -> None:
    """CaseFileError for macros in a spreadsheet that is no other document, and for a password."""
    where = ic.Location(file=package.file)
    if "content.xml" not in package.members:
        raise ic.CaseFileError(rules.DAMAGED(where, why=ic.Text("content.xml is missing", "缺少 content.xml")))
    manifest = "META-INF/manifest.xml"
    if manifest in package.members and b"encryption-data" in package.read(manifest):
        raise ic.CaseFileError(rules.ENCRYPTED(where))
    for name in package.members:
        if name.startswith(("Basic/", "Scripts/")) and not name.endswith(_EMPTY_LIBRARY):
            raise ic.CaseFileError(rules.MACROS(where, what=name))


def require_xml(data: bytes, where: ic.Location) -> None:
    """CaseFileError for a part that declares a document type, or is not XML in UTF-8, which alone is searched."""
    found = _PROLOGUE.match(data)
    at = found.end() if found else 0
    encoding = _ENCODING.match(data)
    if data.startswith(b"<!", at):
        raise ic.CaseFileError(rules.DOCTYPE(where))
    if data and not re.match(rb"<[A-Za-z_]", data[at : at + 2]):
        raise ic.CaseFileError(rules.DAMAGED(where, why=ic.Text("a part is no XML", "部件不是 XML")))
    if encoding is not None and encoding[1].lower() not in _MODERN:
        name = encoding[1].decode(errors="replace")
        why = ic.Text(f"a part is written in {name}, not in UTF-8", f"部件编码为 {name}，不是 UTF-8")
        raise ic.CaseFileError(rules.DAMAGED(where, why=why))


def relations(package: Package, name: str) -> Iterator[Relation]:
    """What a part of relations says."""
    for each in parsed(package, name):
        yield Relation(
            id=each.get("Id", ""),
            kind=each.get("Type", "").rpartition("/")[2],
            target=each.get("Target", ""),
            external=each.get("TargetMode") == "External",
        )


def parsed(package: Package, name: str) -> ET.Element:
    """A small part as a tree; CaseFileError where there is none, or it is no XML."""
    where = package.where(name)
    if name not in package.members:
        why = ic.Text(f"{name} is missing", f"缺少 {name}")
        raise ic.CaseFileError(rules.DAMAGED(ic.Location(file=package.file), why=why))
    size = package.members[name].file_size
    if size > _LIST:
        what = ic.Text(f"{name} has {size // MEGABYTE} MB", f"{name} 达 {size // MEGABYTE} MB")
        raise ic.CaseFileError(rules.TOO_LARGE(ic.Location(file=package.file), what=what))
    data = package.read(name)
    require_xml(data, where)
    try:
        return ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError):
        raise ic.CaseFileError(rules.DAMAGED(where, why=ic.Text("a part is no XML", "部件不是 XML"))) from None


def _content_types(package: Package) -> list[str]:
    if TYPES not in package.members:
        where = ic.Location(file=package.file)
        raise ic.CaseFileError(rules.NOT_A_WORKBOOK(where, what=ic.Text("another kind of package", "其他类型的压缩包")))
    return [each.get("ContentType", "") for each in parsed(package, TYPES)]


def _other(kinds: list[str]) -> ic.Text:
    """What a package is that is no workbook."""
    whole = " ".join(kinds)
    known = {"wordprocessingml": _WORD, "presentationml": _SLIDES, "sheet.binary": _BINARY}
    return next((text for word, text in known.items() if word in whole), _OTHER)


def _require_alone(package: Package, where: ic.Location) -> None:
    """Links to pages may point outside: they are followed by a click. Everything else would be fetched.

    Nor may there be another workbook than the one that is examined, and that its reader takes.
    """
    for name in package.members:
        if name.lower().endswith(".rels"):
            for relation in relations(package, name):
                if relation.external and relation.kind != "hyperlink":
                    raise ic.CaseFileError(rules.EXTERNAL(where, what=relation.target))
                if relation.kind.lower() == "officedocument" and not _BOOK.fullmatch(relation.target):
                    why = ic.Text(f"its workbook stands in {relation.target!r}", f"工作簿部件位于 {relation.target!r}")
                    raise ic.CaseFileError(rules.DAMAGED(where, why=why))
    for name in package.members:
        if name.lower().startswith(_CONNECTIONS):
            raise ic.CaseFileError(rules.EXTERNAL(where, what=name))
