"""Header: the headings of a table in one row or several, and which of their cells are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import frozen

import inspection_core as ic

from ._cells import write_text
from ._heights import LINE, PADDING, lines
from ._styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, counted from 0."""


@frozen(kw_only=True)
class Header:
    """Rows of headings, empty where a cell belongs to one above or before it, and the areas of those cells."""

    rows: tuple[tuple[str, ...], ...]
    areas: tuple[Area, ...] = ()


def header_of(columns: Sequence[ic.Column]) -> Header:
    """The header of some columns: heads that neighbours share are one, a title goes down to the last row."""
    depth = 1 + max((len(column.heads) for column in columns), default=0)
    rows = [[""] * len(columns) for _ in range(depth)]
    areas: list[Area] = []
    for level in range(depth):
        for first, last, text in _cells(columns, level):
            rows[level][first] = text
            below = depth - 1 if len(columns[first].heads) == level else level
            if (below, last) != (level, first):
                areas.append((level, first, below, last))
    return Header(rows=tuple(map(tuple, rows)), areas=tuple(areas))


def _cells(columns: Sequence[ic.Column], level: int) -> Iterator[tuple[int, int, str]]:
    """The headings that begin at a level: first and last column, text."""
    for heads, group in groupby(enumerate(columns), lambda each: each[1].heads[: level + 1]):
        places = list(group)
        if len(heads) == level + 1:
            yield places[0][0], places[-1][0], heads[level]
        else:
            yield from ((n, n, column.title) for n, column in places if len(column.heads) == level)


def write_header(sheet: Worksheet, top: int, columns: Sequence[ic.Column], styles: Styles) -> int:
    """Write the header from a row on, and give the last row of it."""
    header, look = header_of(columns), styles.head()
    for n, (row, height) in enumerate(zip(header.rows, _heights(header, columns), strict=True), start=top):
        sheet.set_row(n, height)
        for column, text in enumerate(row):
            if text:
                write_text(sheet, n, column, text, look)
            else:
                sheet.write_blank(n, column, None, look)
    for area in header.areas:
        join(sheet, area[0] + top, area[1], area[2] + top, area[3])
    return top + len(header.rows) - 1


def _heights(header: Header, columns: Sequence[ic.Column]) -> list[float]:
    """What each row needs for its own headings; the last one also what those that reach down to it still need."""
    down = {(row, column): (last, right) for row, column, last, right in header.areas}
    made = [18.0] * len(header.rows)
    for row, texts in enumerate(header.rows):
        for column, text in enumerate(texts):
            last, right = down.get((row, column), (row, column))
            wanted = lines(text, sum(each.width for each in columns[column : right + 1]) * 0.9) * LINE + PADDING
            made[last] = max(made[last], wanted - sum(made[row:last]))
    return made


def join(sheet: Worksheet, row: int, column: int, last_row: int, last_column: int) -> None:
    """Make one of cells that are written already.

    The library's own `merge_range` writes them again, which it can't where the rows before are on disk.
    """
    sheet.merge.append([row, column, last_row, last_column])
