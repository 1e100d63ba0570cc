"""The sheets of a package (.xlsx, .ods): which part each is, each part unpacked and searched once."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence

import inspection_core as ic

from . import rules
from ._canonical import canonical
from ._marks import Marks
from ._ods import ods_marks, require_inside
from ._safety import is_ods, parsed, relations, require_ods, require_xlsx, require_xml
from ._shared_strings import is_shared_strings, most_cells, require_modest_text, require_true_count
from ._sheet_xml import worksheet_marks
from ._zip import Package

_MAIN_PARTS = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}
"""The part by which a kind of workbook is known: with two of them, one would be examined here and another be read."""
_XML = (".xml", ".rels")


def package_marks(package: Package) -> Sequence[Marks]:
    """What each sheet says of its cells, in their order; CaseFileError for what may not be in a workbook."""
    if len(_MAIN_PARTS & {name.lower() for name in package.members}) > 1:
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
    """Every part with cells is searched, and not only those that the book calls its sheets.

    The shared strings come last: how much text they make depends on how many cells there are.
    """
    require_xlsx(package)
    sheets = _sheets(package)
    places = {part: ic.Location(file=package.file, sheet=title) for title, part in sheets}
    marks: dict[str, Marks] = {}
    cells = 0
    for name in sorted(package.members, key=is_shared_strings):
        part = package.read(name)
        if name.lower().endswith(_XML):
            require_xml(part, package.where(name))
        if is_shared_strings(name):
            require_true_count(part, ic.Location(file=package.file))
            again = (canonical(package.read(sheet), places[sheet]) for sheet in marks)
            require_modest_text(part, cells, again, ic.Location(file=package.file))
        elif b"sheetData" in part:
            where = places.setdefault(name, ic.Location(file=package.file, sheet=name))
            marks[name] = worksheet_marks(part, where)
            cells += most_cells(part)
    return [marks.get(part, Marks()) for _, part in sheets]


def _sheets(package: Package) -> list[tuple[str, str]]:
    """Title and part of each sheet, in the order of the workbook."""
    names = {name.lower(): name for name in package.members}  # capitals don't count

    def named(name: str) -> str:
        return names.get(name.lower(), name)

    book = named("xl/workbook.xml")
    folder, base = posixpath.split(book)
    targets = {each.id: each.target for each in relations(package, named(f"{folder}/_rels/{base}.rels"))}
    found = []
    for each in parsed(package, book).iterfind("{*}sheets/{*}sheet"):
        target = targets.get(_relation(each.attrib), "")
        part = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
        found.append((each.get("name", ""), named(part)))
    if len({part for _, part in found}) < len(found):
        why = ic.Text("two sheets stand in one part", "两个工作表指向同一部件")
        raise ic.CaseFileError(rules.DAMAGED(ic.Location(file=package.file), why=why))
    return found


def _relation(attributes: Mapping[str, str]) -> str:
    """The relation of a sheet, whose name stands in one of two namespaces."""
    return next((value for key, value in attributes.items() if key.endswith("}id")), "")
