"""Where the table stands in a sheet that came back: its columns by their keys, however they were moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from ..diagnostics import Diagnostic, returned as rules
from ._filling import ROW, Filling, Use
from ._sheet import Sheet
from ._values import fold, text_of

LOOKED_AT = 12
"""In how many rows from the top keys and headings are looked for."""


@frozen(kw_only=True)
class Layout:
    """Where each column of a table stands in a sheet, and the row that its data begin in, both counted from 0."""

    columns: Mapping[str, int]
    first_row: int
    problems: tuple[Diagnostic, ...] = ()


def layout_of(sheet: Sheet, table: Filling) -> Layout | None:
    """How a table stands in a sheet; None where it doesn't."""
    keys = {column.key for column in table.columns}
    for row, cells in enumerate(sheet.rows[:LOOKED_AT]):
        named = [text_of(cell) for cell in cells]
        if ROW in named and len(keys.intersection(named)) > len(keys) // 3:
            return _layout(sheet, table, named, _headings(sheet, table, row))
    return _by_headings(sheet, table)


def _layout(sheet: Sheet, table: Filling, named: Sequence[str], headings: range) -> Layout:
    known = {column.key: column for column in table.columns}
    columns: dict[str, int] = {}
    problems: list[Diagnostic] = []
    for at, key in enumerate(named):
        if key in known and key in columns:
            problems.append(rules.COLUMN_TWICE(sheet.where(headings.start, at), title=known[key].column.title))
        elif key in known:
            columns[key] = at
    problems += _moved(sheet, table, columns, headings)
    return Layout(columns=columns, first_row=headings.stop, problems=tuple(problems))


def _moved(sheet: Sheet, table: Filling, columns: Mapping[str, int], headings: range) -> Iterator[Diagnostic]:
    """What became of the columns since they were sent out."""
    for column in table.columns:
        title, at = column.column.title, columns.get(column.key)
        if at is None and (column.use is not Use.LOCKED or column.key == ROW):
            yield rules.COLUMN_GONE(sheet.where(headings.start), title=title)
        found = _heading(sheet, headings, at) if at is not None else ""
        if found and fold(found) != fold(title):
            yield rules.COLUMN_RENAMED(sheet.where(headings.start, at), title=title, found=found)
    taken = set(columns.values())
    for at in range(max(map(len, sheet.rows), default=0)):
        count = sum(1 for row in sheet.rows[headings.stop :] if at < len(row) and row[at] not in (None, ""))
        if at not in taken and count:
            title = _heading(sheet, headings, at) or "?"
            yield rules.COLUMN_ADDED(sheet.where(headings.start, at), title=title, count=count)


def _heading(sheet: Sheet, headings: range, column: int) -> str:
    """The lowest heading of a column: those above it are shared, or merged down to it."""
    return next(filter(None, (text_of(sheet.value(row, column)) for row in reversed(headings))), "")


def _headings(sheet: Sheet, table: Filling, keys: int) -> range:
    """The rows of headings below the keys: the first with some of them, and those that follow with more."""
    titles = {fold(column.column.title) for column in table.columns}
    rows = range(keys + 1, min(LOOKED_AT, len(sheet.rows)))
    first = next((row for row in rows if _hits(sheet, row, titles)), keys + 1)
    last = first + 1
    while last in rows and _hits(sheet, last, titles):
        last += 1
    return range(first, last)


def _hits(sheet: Sheet, row: int, titles: set[str]) -> int:
    return len(titles.intersection(fold(text_of(cell)) for cell in sheet.rows[row]))


def _by_headings(sheet: Sheet, table: Filling) -> Layout | None:
    """Without the row of keys the headings serve, if enough of them are there."""
    keys = {fold(column.column.title): column.key for column in table.columns}
    headings = _headings(sheet, table, -1)
    width = max((len(sheet.rows[row]) for row in headings if row < len(sheet.rows)), default=0)
    named = [keys.get(fold(_heading(sheet, headings, column)), "") for column in range(width)]
    return _layout(sheet, table, named, headings) if ROW in named and len(set(named)) > len(keys) // 2 else None
