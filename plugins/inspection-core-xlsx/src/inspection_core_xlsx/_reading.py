"""A workbook from outside: checked as a whole, then read, every cell with its place.

Of an .xls, formulas in the sheets of Excel 5 and 95 that fetch from other workbooks are not found.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

import inspection_core as ic

from . import rules
from ._compound import MAGIC
from ._marks import Area, Marks, problems, require_area
from ._package import package_marks
from ._safety import sniff
from ._xls import read_xls
from ._zip import LIMIT, MEGABYTE, open_package

_WHOLE = 10**15
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
        if path.exists() and not path.is_file():
            why = ic.Text("it is no file", "不是文件")
            raise ic.CaseFileError(rules.CANNOT_READ(where, name=path.name, why=why))
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise ic.CaseFileError(rules.CANNOT_READ(where, name=path.name, why=_why(error))) from None
    if len(data) > LIMIT:
        what = ic.Text(f"it has more than {LIMIT // MEGABYTE} MB", f"超过 {LIMIT // MEGABYTE} MB")
        raise ic.CaseFileError(rules.TOO_LARGE(ic.Location(file=path.name), what=what))
    return data


def _why(error: OSError) -> ic.Text | str:
    if isinstance(error, FileNotFoundError):
        return ic.Text("there is no such file", "没有这个文件")
    if isinstance(error, PermissionError):
        return ic.Text("access is denied", "没有访问权限")
    return error.strerror or type(error).__name__


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
            with _failures(file, about.name):
                sheet = book.get_sheet_by_index(at)
                rows, ranges = sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or ()
            area += len(rows) * (len(rows[0]) if rows else 0)
            require_area(area, ic.Location(file=file))
            said = marks[at] if at < len(marks) else Marks()
            where = ic.Location(file=file, sheet=about.name)
            read = _sheet(rows, said, _areas(ranges), where)
            yield evolve(read, hidden=not str(about.visible).endswith(".Visible")), problems(said, where)


def _sheet(rows: list[Any], said: Marks, areas: tuple[Area, ...], where: ic.Location) -> ic.Sheet:
    """A sheet of raw rows, which are used up."""
    merged = areas if said.merged is None else said.merged
    _uncover(rows, merged, where)
    return ic.Sheet(
        file=where.file or "",
        name=where.sheet or "",
        rows=_values(rows),
        merged=merged,
        hidden_rows=said.hidden_rows,
    )


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


def _uncover(rows: list[list[Any]], merged: Sequence[Area], where: ic.Location) -> None:
    """Empty what stands below a merged area, where nobody sees it."""
    height, width = len(rows), len(rows[0]) if rows else 0
    clipped = [(a, b, min(c + 1, height), min(d + 1, width)) for a, b, c, d in merged]
    if sum(max(0, c - a) * max(0, d - b) for a, b, c, d in clipped) > height * width:
        why = ic.Text("merged areas overlap", "合并区域相互重叠")
        raise ic.CaseFileError(rules.DAMAGED(where, why=why))
    for top, left, bottom, right in clipped:
        for at in range(top, bottom):
            first = left + (at == top)
            rows[at][first:right] = [""] * max(0, right - first)


def _values(rows: list[Any]) -> tuple[tuple[ic.Value, ...], ...]:
    """The rows without the empty cells and rows at their ends; each takes the place of what it is made from."""
    width, blank = 0, [""] * (len(rows[0]) if rows else 0)
    for at, row in enumerate(rows):
        if row[width:] != blank[width:] or (width and row[width - 1] == ""):  # mostly it ends like the one before
            width = _width(row)
        rows[at] = tuple([_PLAIN[type(cell)](cell) if type(cell) in _PLAIN else cell or None for cell in row[:width]])
    while rows and not rows[-1]:
        rows.pop()
    return tuple(rows)


def _width(row: Sequence[Any]) -> int:
    """How many cells a row has up to its last that is filled."""
    return next((at for at in range(len(row), 0, -1) if row[at - 1] != ""), 0)


def _number(value: float) -> ic.Value:
    """Excel knows no whole numbers; and none that are infinite, which some program wrote as words."""
    if value.is_integer() and -_WHOLE < value < _WHOLE:
        return int(value)
    return value if math.isfinite(value) else str(value)


def _day(value: dt.datetime) -> ic.Value:
    return value.date() if value.time() == dt.time() else value


def _same(value: Any) -> ic.Value:
    return value  # type: ignore[no-any-return]


_PLAIN: Mapping[type, Callable[[Any], ic.Value]] = {
    float: _number,
    dt.datetime: _day,
    **dict.fromkeys((bool, int, dt.timedelta), _same),
}
"""What becomes of values that are not texts, and of those that may be nothing to Python but are something in a cell."""
