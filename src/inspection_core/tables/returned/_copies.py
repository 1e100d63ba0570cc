"""Where the table stands in a sheet that came back: its columns by their keys, however they were moved."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from attrs import frozen

from ...diagnostics import Diagnostic, Location, returned as rules
from .._filling import ROW, Filling, Use
from ..cells import Sheet, fold, text_of

LOOKED_AT = 12
"""In how many rows from the top keys and headings are looked for."""
NEW = "+"
"""What the keys of the empty rows at the end begin with."""


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
            return _layout(sheet, table, named, _headings(sheet, table, row + 1, named.index(ROW)))
    return _by_headings(sheet, table)


def _layout(sheet: Sheet, table: Filling, named: Sequence[str], headings: range) -> Layout:
    known = {column.key: column for column in table.columns}
    columns: dict[str, int] = {}
    problems: list[Diagnostic] = []
    for at, key in enumerate(named):
        if key in known and key in columns:
            problems.append(rules.COLUMN_TWICE(_place(sheet, headings, at), title=known[key].column.title))
        elif key in known:
            columns[key] = at
    problems += _moved(sheet, table, columns, headings)
    return Layout(columns=columns, first_row=headings.stop, problems=tuple(problems))


def _moved(sheet: Sheet, table: Filling, columns: Mapping[str, int], headings: range) -> Iterator[Diagnostic]:
    """What became of the columns since they were sent out."""
    for column in table.columns:
        title, at = column.column.title, columns.get(column.key)
        if at is None and column.use is not Use.LOCKED:
            yield rules.COLUMN_GONE(sheet.where(headings.start), title=title)
        found = _heading(sheet, headings, at) if at is not None else ""
        if at is not None and found and fold(found) != fold(title):
            yield rules.COLUMN_RENAMED(_place(sheet, headings, at), title=title, found=found)
    width = max(map(len, sheet.rows), default=0)
    for at in sorted(set(range(width)).difference(columns.values())):
        count = sum(1 for row in sheet.rows[headings.stop :] if at < len(row) and row[at] not in (None, ""))
        if count:
            title = _heading(sheet, headings, at) or "?"
            yield rules.COLUMN_ADDED(_place(sheet, headings, at), title=title, count=count)


def _heading(sheet: Sheet, headings: range, column: int) -> str:
    """The lowest heading of a column: those above it are shared, or merged down to it."""
    return next(filter(None, (text_of(sheet.value(row, column)) for row in reversed(headings))), "")


def _place(sheet: Sheet, headings: range, column: int) -> Location:
    """Where that heading stands."""
    row = next((row for row in reversed(headings) if text_of(sheet.value(row, column))), headings.start)
    return sheet.where(row, column)


def _headings(sheet: Sheet, table: Filling, first: int, keys: int) -> range:
    """The rows of headings from a row on, in none of which a row's key stands; `keys` is the column of those.

    They are where most headings are as they were sent out; what stands below a common one may have been changed.
    """
    known = {row.key for row in table.rows}
    top = range(first, min(LOOKED_AT, len(sheet.rows)))
    end = next((row for row in top if _is_key(text_of(sheet.value(row, keys)), known)), top.stop)
    titles = {fold(column.column.title) for column in table.columns}
    hits = {row: _hits(sheet, row, titles) for row in range(first, end)}
    depth = 1 + max((len(column.column.heads) for column in table.columns), default=0)
    if not any(hits.values()):  # every one was changed
        return range(max(first, end - depth), end)
    start = max((row for row in hits if hits[row]), key=lambda row: sum(hits.get(row + n, 0) for n in range(depth)))
    limit = min(start + depth, end)
    last = max(row for row in range(start, limit) if hits[row]) + 1
    while last < limit and not text_of(sheet.value(last, keys)) and _is_below(sheet, last):
        last += 1
    return range(start, last)


def _is_key(text: str, known: Container[str]) -> bool:
    return text in known or (text.startswith(NEW) and text[len(NEW) :].isdecimal())


def _is_below(sheet: Sheet, row: int) -> bool:
    """Whether a row holds no more than what stands below cells that the row above it has filled or joined."""
    above = sheet.rows[row - 1]
    return sum(map(bool, map(text_of, sheet.rows[row]))) < sum(map(bool, map(text_of, above)))


def _hits(sheet: Sheet, row: int, titles: set[str]) -> int:
    return len(titles.intersection(fold(text_of(cell)) for cell in sheet.rows[row]))


def _by_headings(sheet: Sheet, table: Filling) -> Layout | None:
    """Without the row of keys the headings serve, if enough of them are there."""
    keys = {fold(column.column.title): column.key for column in table.columns}
    own = next(column.column.title for column in table.columns if column.key == ROW)
    found = _find(sheet, fold(own))
    if found is None:
        return None
    headings = _headings(sheet, table, 0, found)
    width = max((len(sheet.rows[row]) for row in headings), default=0)
    named = [keys.get(fold(_heading(sheet, headings, column)), "") for column in range(width)]
    return _layout(sheet, table, named, headings) if ROW in named and len(set(named)) > len(keys) // 2 else None


def _find(sheet: Sheet, heading: str) -> int | None:
    """The column of a heading in the first rows."""
    top = (enumerate(row) for row in sheet.rows[:LOOKED_AT])
    return next((at for row in top for at, cell in row if fold(text_of(cell)) == heading), None)
