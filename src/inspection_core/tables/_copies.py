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
            return _layout(sheet, table, named, _last_heading(sheet, table, row))
    return _by_headings(sheet, table)


def _layout(sheet: Sheet, table: Filling, named: Sequence[str], heading: int) -> Layout:
    known = {column.key: column for column in table.columns}
    columns: dict[str, int] = {}
    problems: list[Diagnostic] = []
    for at, key in enumerate(named):
        if key in known and key in columns:
            problems.append(rules.COLUMN_TWICE(sheet.where(heading, at), title=known[key].column.title))
        elif key in known:
            columns[key] = at
    problems += _moved(sheet, table, columns, heading)
    return Layout(columns=columns, first_row=heading + 1, problems=tuple(problems))


def _moved(sheet: Sheet, table: Filling, columns: Mapping[str, int], heading: int) -> Iterator[Diagnostic]:
    """What became of the columns since they were sent out."""
    for column in table.columns:
        title, at = column.column.title, columns.get(column.key)
        if at is None and (column.use is not Use.LOCKED or column.key == ROW):
            yield rules.COLUMN_GONE(sheet.where(heading), title=title)
        found = text_of(sheet.value(heading, at)) if at is not None else ""
        if found and fold(found) != fold(title):
            yield rules.COLUMN_RENAMED(sheet.where(heading, at), title=title, found=found)
    taken = set(columns.values())
    width = max(map(len, sheet.rows[heading:]), default=0)
    for at in range(width):
        count = sum(1 for row in sheet.rows[heading + 1 :] if at < len(row) and row[at] not in (None, ""))
        if at not in taken and count:
            title = text_of(sheet.value(heading, at)) or "?"
            yield rules.COLUMN_ADDED(sheet.where(heading, at), title=title, count=count)


def _last_heading(sheet: Sheet, table: Filling, keys: int) -> int:
    """The row of the lowest headings: the one among the first in which most of them stand."""
    titles = {fold(column.column.title) for column in table.columns}
    rows = range(keys + 1, min(LOOKED_AT, len(sheet.rows)))
    return max(rows, key=lambda row: _hits(sheet, row, titles), default=keys)


def _hits(sheet: Sheet, row: int, titles: set[str]) -> int:
    return len(titles.intersection(fold(text_of(cell)) for cell in sheet.rows[row]))


def _by_headings(sheet: Sheet, table: Filling) -> Layout | None:
    """Without the row of keys the headings serve, if enough of them are there and no two are alike."""
    keys = {fold(column.column.title): column.key for column in table.columns}
    heading = _last_heading(sheet, table, -1)
    if heading < 0 or _hits(sheet, heading, set(keys)) <= len(keys) // 2:
        return None
    named = [keys.get(fold(text_of(cell)), "") for cell in sheet.rows[heading]]
    return _layout(sheet, table, named, heading) if ROW in named else None
