"""How cells that reach over rows and columns lie in a grid."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from attrs import frozen

from ._limits import COLUMNS, refuse

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, counted from 0."""


@frozen(kw_only=True)
class Cell:
    """A cell as a document has it. `rows` is how many it reaches down to, 0 for all that follow."""

    text: str
    rows: int = 1
    columns: int = 1


@frozen(kw_only=True)
class Grid:
    """The rows of a table, each as long as it is filled, and its merged areas, whose first cell alone has a text."""

    rows: tuple[tuple[str | None, ...], ...]
    merged: tuple[Area, ...]


def lay_out(rows: Sequence[Iterable[Cell]], file: str) -> Grid:
    """Put each cell into the first place of its row that no cell from above reaches into.

    Columns in which no cell begins are left out: programs make them to set the widths of others.
    """
    laid: list[tuple[str | None, ...]] = []
    merged: list[Area] = []
    reached: dict[int, int] = {}
    begun: set[int] = set()
    for number, cells in enumerate(rows):
        line: list[str | None] = []
        for cell in cells:
            column = _free(reached, number, len(line))
            last = min(column + max(1, cell.columns), COLUMNS) - 1
            if column > last:
                refuse(file, f"a table has more than {COLUMNS} columns", f"表格超过 {COLUMNS} 列")
            bottom = min(number + cell.rows, len(rows)) - 1 if cell.rows else len(rows) - 1
            line += [None] * (column - len(line)) + [cell.text or None] + [None] * (last - column)
            begun.add(column)
            if bottom > number or last > column:
                merged.append((number, column, bottom, last))
                reached.update(dict.fromkeys(range(column, last + 1), bottom))
        laid.append(tuple(line))
    return _without_gaps(laid, merged, sorted(begun))


def _without_gaps(rows: list[tuple[str | None, ...]], merged: list[Area], columns: list[int]) -> Grid:
    """The grid of these columns alone."""
    if len(columns) == max(map(len, rows), default=0):
        return Grid(rows=tuple(rows), merged=tuple(merged))
    kept = tuple(tuple(row[column] for column in columns if column < len(row)) for row in rows)
    areas = (
        (top, bisect_left(columns, left), low, bisect_right(columns, right) - 1) for top, left, low, right in merged
    )
    return Grid(rows=kept, merged=tuple(area for area in areas if area[0] < area[2] or area[1] < area[3]))


def _free(reached: dict[int, int], row: int, column: int) -> int:
    while reached.get(column, -1) >= row:
        column += 1
    return column
