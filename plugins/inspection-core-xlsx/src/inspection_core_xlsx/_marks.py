"""What a sheet says of its cells besides their values: formulas, errors, hidden rows, merged areas, how far it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

import inspection_core as ic

from . import rules

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, counted from 0."""

CELLS = 12_000_000
"""All that a sheet may have from A1 to its last row and column, empty ones included: they are held in memory."""
ROWS, COLUMNS = 1_048_576, 16_384
_TALL, _BROAD = 10_000, 256
"""A table may have so many rows and columns: a cell within is not the one that is far off."""
CHARACTERS = 1 << 30
"""All text of a workbook's cells, in bytes, with what stands once in the file and in many cells."""
NAMED = 20
"""How many cells of a kind are named one by one."""


@frozen(kw_only=True)
class Marks:
    """Names of cells: `formulas` that have a result, `unsaved` ones that have none, `errors` with what they say.

    `merged` is None where the values' reader knows better.
    """

    formulas: Sequence[str] = ()
    unsaved: Sequence[str] = ()
    errors: Sequence[tuple[str, str]] = ()
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[Area, ...] | None = None


def problems(marks: Marks, where: ic.Location) -> Iterator[ic.Diagnostic]:
    """What there is to say of the cells of a sheet; of each kind the first ones, and how many more there are."""
    errors = (rules.ERROR_VALUE(cell_at(where, cell), value=value) for cell, value in marks.errors[:NAMED])
    yield from _counted(errors, len(marks.errors), where, ic.Text("an error", "错误值"))
    unsaved = (rules.NO_RESULT(cell_at(where, cell)) for cell in marks.unsaved[:NAMED])
    yield from _counted(unsaved, len(marks.unsaved), where, ic.Text("a formula without its result", "没有结果的公式"))
    formulas = (rules.FORMULA(cell_at(where, cell)) for cell in marks.formulas[:NAMED])
    yield from _counted(formulas, len(marks.formulas), where, ic.Text("a formula", "公式"))


def require_near(rows: int, columns: int, where: ic.Location, *, wide: str, low: str) -> None:
    """CaseFileError for more rows and columns than can be read; `wide` and `low` are cells at their ends."""
    if rows > ROWS or columns > COLUMNS or rows * columns > CELLS:
        far = tuple(dict.fromkeys([wide] * (columns > _BROAD) + [low] * (rows > _TALL)))
        raise ic.CaseFileError(rules.TOO_FAR(where, cells=far, rows=rows, columns=columns))


def require_area(area: int, where: ic.Location) -> None:
    """CaseFileError where all sheets together have too many cells, though each alone is near enough."""
    if area > 2 * CELLS:
        what = ic.Text(f"its sheets have {area} cells, empty ones included", f"各工作表合计 {area} 个单元格（含空白）")
        raise ic.CaseFileError(rules.TOO_LARGE(where, what=what))


def require_text(amount: int, where: ic.Location) -> None:
    """CaseFileError where the texts of all cells come to more than memory should hold."""
    if amount > CHARACTERS:
        megabytes = amount >> 20
        what = ic.Text(f"its cells hold {megabytes} MB of text", f"单元格文字达 {megabytes} MB")
        raise ic.CaseFileError(rules.TOO_LARGE(where, what=what))


def cell_at(where: ic.Location, cell: str) -> ic.Location:
    """The place of a cell of a sheet."""
    return ic.Location(file=where.file, sheet=where.sheet, cell=cell)


def cell_name(row: int, column: int) -> str:
    """The name of a cell, both counted from 0."""
    return f"{ic.letters(column)}{row + 1}"


def column_number(letters: str) -> int:
    """How many columns there are up to the one of a name: 1 for A."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _counted(said: Iterable[ic.Diagnostic], count: int, where: ic.Location, what: ic.Text) -> Iterator[ic.Diagnostic]:
    yield from said
    if count > NAMED:
        yield rules.MORE(where, count=count - NAMED, what=what)
