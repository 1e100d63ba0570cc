"""A workbook from outside: checked as a whole, then read, every cell with its place.

Of an .xls, formulas in the sheets of Excel 5 and 95 that fetch from other workbooks are not found.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import math
import stat
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

import inspection_core as ic

from . import rules
from ._compound import MAGIC
from ._marks import Area, Marks, problems, require_area
from ._package import package_marks
from ._safety import sniff
from ._xls import read_xls
from ._zip import LIMIT, MEGABYTE, open_package

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_WHOLE = 1e15
"""Below this a number of Excel's has every digit."""
_NO_CELLS = {"ChartSheet", "DialogSheet"}
_MACROS = {"MacroSheet", "Vba"}


def read_book(path: Path) -> ic.Book:
    """Read .xlsx, .xls and .ods, whatever the name says; CaseFileError for what can't be read, or safely.

    Whole numbers are int, days without a time date, empty cells None; cells below a merged area's first one are empty.
    Formulas are read as last saved. `problems` names cells with formulas and errors. Hidden rows and sheets are read
    like others. Nothing is written, and the file is closed.
    """
    data = _bytes(path)
    file = path.name
    marks, data = _examined(data, file)
    sheets: list[ic.Sheet] = []
    found: list[ic.Diagnostic] = []
    for sheet, said in _sheets(data, file, marks):
        sheets.append(sheet)
        found += said
    return ic.Book(file=file, sheets=tuple(sheets), problems=tuple(found))


def _bytes(path: Path) -> bytes:
    where = ic.Location(file=str(path))
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            why = ic.Text("it is no file", "不是文件")
            raise ic.CaseFileError(rules.CANNOT_READ(where, name=path.name, why=why))
        with path.open("rb") as file:
            data = file.read(min(found.st_size, LIMIT) + 1)  # Python takes as much memory as is asked for
    except OSError as error:
        raise ic.CaseFileError(rules.CANNOT_READ(where, name=path.name, why=ic.os_reason(error))) from None
    if len(data) > LIMIT:
        what = ic.Text(f"it has more than {LIMIT // MEGABYTE} MB", f"超过 {LIMIT // MEGABYTE} MB")
        raise ic.CaseFileError(rules.TOO_LARGE(ic.Location(file=path.name), what=what))
    return data


def _examined(data: bytes, file: str) -> tuple[Sequence[Marks], bytes]:
    """What each sheet says of its cells, in their order, and what may be read, after all else was refused."""
    if data.startswith(MAGIC):
        return read_xls(data, file)
    if data.startswith(b"PK"):
        return package_marks(open_package(data, file)), data
    raise ic.CaseFileError(rules.NOT_A_WORKBOOK(ic.Location(file=file), what=sniff(data)))


def _sheets(data: bytes, file: str, marks: Sequence[Marks]) -> Iterator[tuple[ic.Sheet, Iterator[ic.Diagnostic]]]:
    """Each sheet that has cells, and what there is to say of it."""
    from python_calamine import CalamineWorkbook

    with _failures(file):
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    area = 0
    with book:
        for at, about in enumerate(book.sheets_metadata):
            kind = str(about.typ).rpartition(".")[2]
            if kind in _MACROS:
                raise ic.CaseFileError(rules.MACROS(ic.Location(file=file), what=about.name))
            if kind in _NO_CELLS:
                continue
            said = marks[at] if at < len(marks) else Marks()
            where = ic.Location(file=file, sheet=about.name)
            with _failures(file, about.name):
                sheet = book.get_sheet_by_index(at)
                area += math.prod(_size(sheet))
                require_area(area, ic.Location(file=file))
                read = _sheet(sheet, said, where)
            yield evolve(read, hidden=not str(about.visible).endswith(".Visible")), problems(said, where)


def _size(sheet: CalamineSheet) -> tuple[int, int]:
    """How many rows and columns a sheet has, with the empty ones before its first cell."""
    return (0, 0) if sheet.end is None else (sheet.end[0] + 1, sheet.end[1] + 1)


def _sheet(sheet: CalamineSheet, said: Marks, where: ic.Location) -> ic.Sheet:
    merged = _areas(sheet.merged_cell_ranges or ()) if said.merged is None else said.merged
    return ic.Sheet(
        file=where.file or "",
        name=where.sheet or "",
        rows=_values(_uncovered(_rows(sheet), merged, _size(sheet), where)),
        merged=merged,
        hidden_rows=said.hidden_rows,
    )


def _rows(sheet: CalamineSheet) -> Iterator[list[Any]]:
    """The raw rows one by one: to hold them all, beside what is made of them, would take room and time."""
    if sheet.start is None:
        return iter(())
    before: list[Any] = [""] * sheet.start[1]
    return (before + row for row in sheet.iter_rows()) if before else sheet.iter_rows()


@contextlib.contextmanager
def _failures(file: str, sheet: str | None = None) -> Iterator[None]:
    """What goes wrong within the library that reads the values, as an error of ours; its panics too."""
    from python_calamine import CalamineError, PasswordError

    where = ic.Location(file=file, sheet=sheet)
    try:
        yield
    except PasswordError:
        raise ic.CaseFileError(rules.ENCRYPTED(where)) from None
    except (CalamineError, OSError, OverflowError, ValueError) as error:
        raise ic.CaseFileError(rules.DAMAGED(where, why=str(error))) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # it can't be imported, and is no Exception
            raise
        raise ic.CaseFileError(rules.DAMAGED(where, why=str(error))) from error


def _areas(ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> tuple[Area, ...]:
    """Merged areas; one that ends before it begins is none."""
    return tuple((*first, *last) for first, last in ranges if first[0] <= last[0] and first[1] <= last[1])


def _uncovered(
    rows: Iterator[list[Any]], merged: Sequence[Area], size: tuple[int, int], where: ic.Location
) -> Iterator[list[Any]]:
    """The rows without what stands below a merged area, where nobody sees it."""
    height, width = size
    clipped = [(a, b, min(c + 1, height), min(d + 1, width)) for a, b, c, d in merged]
    if sum(max(0, c - a) * max(0, d - b) for a, b, c, d in clipped) > height * width:
        why = ic.Text("merged areas overlap", "合并区域相互重叠")
        raise ic.CaseFileError(rules.DAMAGED(where, why=why))
    upper = list(islice(rows, max((bottom for _, _, bottom, _ in clipped), default=0)))
    for top, left, bottom, right in clipped:
        for at in range(top, bottom):
            first = left + (at == top)
            upper[at][first:right] = [""] * max(0, right - first)
    return chain(upper, rows)


def _values(rows: Iterable[list[Any]]) -> tuple[tuple[ic.Value, ...], ...]:
    """The rows without the empty cells and rows at their ends."""
    made: list[tuple[ic.Value, ...]] = []
    width, rest = 0, [""]
    for row in rows:
        if row[width:] != rest or (width and row[width - 1] == ""):  # mostly it ends like the one before
            width = _width(row)
            rest = row[width:]
        del row[width:]
        made.append(tuple([cell or None if type(cell) is str else _value(cell) for cell in row]))
    while made and not made[-1]:
        made.pop()
    return tuple(made)


def _value(cell: Any) -> ic.Value:
    """A cell that holds no text."""
    if type(cell) is float:
        return _number(cell)
    return _day(cell) if type(cell) is dt.datetime else cell


def _width(row: Sequence[Any]) -> int:
    """How many cells a row has up to its last that is filled."""
    return next((at for at in range(len(row), 0, -1) if row[at - 1] != ""), 0)


def _number(value: float) -> ic.Value:
    """Excel knows no whole numbers; and none that are infinite, which some program wrote as words."""
    if -_WHOLE < value < _WHOLE and value.is_integer():
        return int(value)
    return value if math.isfinite(value) else str(value)


def _day(value: dt.datetime) -> ic.Value:
    return value.date() if value.time() == dt.time() else value
