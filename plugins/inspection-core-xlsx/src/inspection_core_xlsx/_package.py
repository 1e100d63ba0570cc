"""The sheets of a package (.xlsx, .ods): which part each is, each part unpacked and searched once."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

import inspection_core as ic

from . import rules
from ._marks import CHARACTERS, Marks, require_text
from ._ods import ods_marks, require_inside
from ._safety import is_ods, parsed, relations, require_ods, require_xlsx, require_xml
from ._sheet_xml import canonical, has_longer, text_amount, worksheet_marks
from ._zip import Package

_HEARTS = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}
"""Of each kind of workbook the part that its reader asks for: the one may be examined and the other be read."""
_STRINGS = "sharedstrings.xml"
_CELL = len(b'<c t="s"><v>0</v></c>')
_COUNT = re.compile(rb"uniqueCount\s*=\s*[\"']([^\"'<>]*)")
_XML = (".xml", ".rels")


def package_marks(package: Package) -> Sequence[Marks]:
    """What each sheet says of its cells, in their order; CaseFileError for what may not be in a workbook."""
    if len(_HEARTS & {name.lower() for name in package.members}) > 1:
        why = ic.Text("it is two kinds of document at once", "同时是两种文档")
        raise ic.CaseFileError(rules.DAMAGED(ic.Location(file=package.file), why=why))
    return _ods_marks(package) if is_ods(package) else _xlsx_marks(package)


def _ods_marks(package: Package) -> Sequence[Marks]:
    require_ods(package)
    for name in package.members:
        part = package.read(name)
        if "/" not in name and name.endswith(".xml"):
            require_xml(part, package.where(name))
    content = package.read("content.xml")
    require_inside(content, package.file)
    return ods_marks(content, package.file)


def _xlsx_marks(package: Package) -> Sequence[Marks]:
    """Whatever part has cells is searched, and not only those that the book calls its sheets."""
    require_xlsx(package)
    sheets = _sheets(package)
    titles = {part: title for title, part in sheets}
    marks: dict[str, Marks] = {}
    cells = 0
    for name, part in _parts(package):
        if _holds_strings(name):
            _require_modest(package, marks, part, cells)
        elif b"sheetData" in part:
            where = ic.Location(file=package.file, sheet=titles.get(name, name))
            marks[name] = worksheet_marks(part, where)
            cells += len(part) // _CELL
    return [marks.get(part, Marks()) for _, part in sheets]


def _parts(package: Package) -> Iterator[tuple[str, bytes]]:
    """All parts, the shared strings last: how much they come to depends on the cells."""
    for name in sorted(package.members, key=_holds_strings):
        part = package.read(name)
        if name.lower().endswith(_XML):
            require_xml(part, package.where(name))
        yield name, part


def _holds_strings(name: str) -> bool:
    return posixpath.basename(name).lower() == _STRINGS


def _sheets(package: Package) -> list[tuple[str, str]]:
    """Title and part of each sheet, in the order of the workbook."""
    book = _named(package, "xl/workbook.xml")
    folder, name = posixpath.split(book)
    targets = {each.id: each.target for each in relations(package, _named(package, f"{folder}/_rels/{name}.rels"))}
    found = []
    for each in parsed(package, book).iterfind("{*}sheets/{*}sheet"):
        target = targets.get(_relation(each.attrib), "")
        part = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
        found.append((each.get("name", ""), _named(package, part)))
    if len({part for _, part in found}) < len(found):
        why = ic.Text("two sheets stand in one part", "两个工作表指向同一部件")
        raise ic.CaseFileError(rules.DAMAGED(ic.Location(file=package.file), why=why))
    return found


def _relation(attributes: Mapping[str, str]) -> str:
    """The relation of a sheet, whose name stands in one of two namespaces."""
    return next((value for key, value in attributes.items() if key.endswith("}id")), "")


def _named(package: Package, name: str) -> str:
    """A part as its package writes its name: capitals don't count."""
    return next((each for each in package.members if each.lower() == name.lower()), name)


def _counts(strings: bytes) -> Iterator[bytes]:
    """The counts that are declared; the bytes are gone through from behind, which is several times faster."""
    at = strings.rfind(b"uniqueCount")
    while at >= 0:
        count = _COUNT.match(strings, at)
        if count is not None:
            yield count[1]
        at = strings.rfind(b"uniqueCount", 0, at)


def _require_modest(package: Package, sheets: Mapping[str, Marks], strings: bytes, cells: int) -> None:
    """A long text that stands once in the file may stand in a million cells; a count is believed, and room made."""
    where = ic.Location(file=package.file)
    if not all(re.fullmatch(rb"\d{1,9}", count) and int(count) <= len(strings) for count in _counts(strings)):
        why = ic.Text("it declares more texts than it has", "声明的文字条数多于实际")
        raise ic.CaseFileError(rules.DAMAGED(where, why=why))
    if cells and has_longer(strings, CHARACTERS // cells):
        again = (canonical(package.read(name), where) for name in sheets)
        require_text(text_amount(strings, again), where)
