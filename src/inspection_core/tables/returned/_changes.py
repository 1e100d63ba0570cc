"""What was changed in copies that came back: each cell beside what was exported, copies of one table merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from ...diagnostics import Diagnostic, Location, Rule, Text, returned as rules
from ...proposals import Answer, Conflict
from ...views import Cell
from .._filling import ROW, FillColumn, Filling, FillRow, Kind, Use
from ..cells import Sheet, Value, date_of, text_of
from ._copies import NEW, Layout


@frozen(kw_only=True)
class Change:
    """A cell that was changed: what was exported, what the case says now, and the value that came back.

    `now` is None where a cell is only filled in. `also` is where other copies say the same.
    """

    row: str
    column: FillColumn
    where: Location
    exported: str
    now: str | None = None
    value: Value
    returned: str
    also: tuple[Location, ...] = ()

    @property
    def places(self) -> tuple[Location, ...]:
        """Every cell that says it."""
        return (self.where, *self.also)


@frozen(kw_only=True)
class RowChange:
    """The changed cells of a row that was sent out, by the key of their column; `disputed` are those in conflict."""

    row: str
    finding: str
    measure: str | None
    cells: Mapping[str, Change]
    disputed: frozenset[str] = frozenset()


@frozen(kw_only=True)
class NewRow:
    """The cells of a row that was written into an empty one, by the key of their column."""

    row: str
    cells: Mapping[str, Change]


@frozen(kw_only=True)
class Place:
    """A sheet with where a table stands in it."""

    sheet: Sheet
    layout: Layout


@frozen(kw_only=True)
class Copy:
    """A table that came back, on one sheet or on several, beside what was exported and what that would be now."""

    exported: Filling
    now: Filling
    places: tuple[Place, ...]


@frozen(kw_only=True)
class Changes:
    """All that was changed, with what can't be told apart or taken over."""

    rows: tuple[RowChange, ...] = ()
    fresh: tuple[NewRow, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def changes_of(copies: Sequence[Copy]) -> Changes:
    """What copies of a table change, as against what was exported and what the case says now."""
    collected = _Collected()
    for copy in copies:
        _read(copy, collected)
    rows = tuple(collected.settled())
    return Changes(
        rows=tuple(row for row in rows if isinstance(row, RowChange)),
        fresh=tuple(_merged(row for row in rows if isinstance(row, NewRow))),
        conflicts=tuple(collected.conflicts),
        problems=tuple(collected.problems),
    )


def _merged(rows: Iterable[NewRow]) -> Iterator[NewRow]:
    """New rows, those that several copies fill with the same words once."""
    alike: dict[object, list[NewRow]] = {}
    for row in rows:
        alike.setdefault(frozenset((key, change.returned) for key, change in row.cells.items()), []).append(row)
    for first, *others in alike.values():
        also = {key: tuple(other.cells[key].where for other in others) for key in first.cells}
        yield evolve(first, cells={key: evolve(change, also=also[key]) for key, change in first.cells.items()})


@frozen
class _Collected:
    """What was found so far, by row and column."""

    found: dict[str, dict[str, list[Change]]] = field(factory=dict)
    rows: dict[str, FillRow | None] = field(factory=dict)
    homes: dict[str, str] = field(factory=dict)
    conflicts: list[Conflict] = field(factory=list)
    problems: list[Diagnostic] = field(factory=list)

    def add(self, change: Change, of: FillRow | None) -> None:
        """One more changed cell; what the plan says of a measure has one home, in however many rows it stands."""
        row = change.row
        if of is not None and of.measure is not None and change.column.use is Use.EDIT:
            row = self.homes.setdefault(of.measure, row)
            change = evolve(change, row=row)
        self.rows.setdefault(row, of)
        self.found.setdefault(row, {}).setdefault(change.column.key, []).append(change)

    def settled(self) -> Iterator[RowChange | NewRow]:
        """The rows with the cells about which nobody disagrees."""
        for row, of in self.rows.items():
            settled = {key: self._settle(of, several) for key, several in self.found[row].items()}
            cells = {key: change for key, change in settled.items() if change is not None}
            disputed = frozenset(settled) - frozenset(cells)
            if cells and of is not None:
                yield RowChange(row=row, finding=of.finding, measure=of.measure, cells=cells, disputed=disputed)
            elif cells:
                yield NewRow(row=row, cells=cells)

    def _settle(self, of: FillRow | None, several: Sequence[Change]) -> Change | None:
        """The change of a cell; None where copies or the case disagree with it, or say the same already."""
        first, others = several[0], several[1:]
        alike = all(each.returned == first.returned for each in others)
        if alike and first.now in (None, first.exported):
            return evolve(first, also=tuple(each.where for each in others))
        if alike and first.now == first.returned:
            self.problems.extend(_said_already(each) for each in several)
        else:
            self.conflicts.append(_conflict(first, others, of))
        return None


def _said_already(change: Change) -> Diagnostic:
    return told(rules.AS_IT_IS, change, what=Text("the case says so by now", "案卷已是如此"))


def told(rule: Rule, change: Change, **facts: object) -> Diagnostic:
    """What is to be said about a changed cell, with its heading and what came back in it."""
    return rule.at(change.where, {"title": change.column.column.title, "quote": change.returned, **facts})


def _conflict(first: Change, others: Sequence[Change], of: FillRow | None) -> Conflict:
    return Conflict(
        row=first.row,
        where=first.where,
        what=first.column.key,
        title=first.column.column.title,
        finding=of.finding if of else None,
        measure=of.measure if of else None,
        exported=first.exported,
        now=first.exported if first.now is None else first.now,
        returned=first.returned,
        others=tuple(Answer(where=each.where, returned=each.returned) for each in others),
    )


def _read(copy: Copy, into: _Collected) -> None:
    """All that one copy changes."""
    reader = _Reader(copy, into)
    seen = {key for place in copy.places for key in reader.sheet(place)}
    first = copy.places[0]
    for key, row in reader.rows.items():
        if key not in seen:
            where = first.sheet.where(first.layout.first_row - 1)
            into.problems.append(rules.ROW_GONE(where, row=key, what=_about(copy.exported, row)))


def _about(table: Filling, row: FillRow) -> str:
    """What a row is about: its measure, else its finding."""
    told = {column.key: plain(cell, column.kind) for column, cell in zip(table.columns, row.cells, strict=True)}
    return told.get("measure") or told.get("title") or row.key


class _Reader:
    """Reads the sheets of a copy beside the table that was exported."""

    def __init__(self, copy: Copy, into: _Collected) -> None:
        self._table, self._into = copy.exported, into
        self.rows = {row.key: row for row in copy.exported.rows}
        self._now = {row.key: row for row in copy.now.rows}
        self._columns = {column.key: at for at, column in enumerate(copy.now.columns)}
        self._exported = {key: tuple(cell or None for cell in row.cells) for key, row in self.rows.items()}

    def sheet(self, place: Place) -> Iterator[str]:
        """Take in the rows of a sheet; yields their keys."""
        self._into.problems.extend(place.layout.problems)
        order = [place.layout.columns.get(column.key) for column in self._table.columns]
        exported, rows = self._exported, self._spread(place)
        met: dict[str, tuple[int, Sequence[Value]]] = {}
        for at in range(place.layout.first_row, len(rows)):
            cells = rows[at]
            came = tuple(_at(cells, column) for column in order)
            key = text_of(came[0])
            if exported.get(key) != came and any(cell is not None for cell in came):
                key = self._row(place, at, key, came)
            if key in exported and met.setdefault(key, (at, came))[1] != came:
                self._twice(place, key, met[key][0], at)
            yield key

    def _spread(self, place: Place) -> Sequence[Sequence[Value]]:
        """The rows with what cells merged downwards hold in each of them, but where somebody was to fill it in."""
        sheet, columns = place.sheet, place.layout.columns
        own = {at for column in self._table.columns if (at := columns.get(column.key)) and column.use is not Use.FILL}
        areas = [area for area in sheet.merged if area[1] in own and area[2] > area[0] >= place.layout.first_row]
        rows = list(map(list, sheet.rows)) if areas else sheet.rows
        for top, column, bottom, _ in areas:
            for cells in rows[top + 1 : bottom + 1]:
                assert isinstance(cells, list)
                cells += [None] * (column + 1 - len(cells))
                cells[column] = sheet.value(top, column)
        return rows

    def _twice(self, place: Place, key: str, *rows: int) -> None:
        """Which of two rows with one key was meant, nobody can say."""
        for at in rows:
            where = place.sheet.where(at, place.layout.columns.get(ROW))
            self._into.problems.append(rules.ROW_TWICE(where, row=key))

    def _row(self, place: Place, at: int, key: str, came: Sequence[Value]) -> str:
        """Take in a row that isn't as it was exported; gives its key."""
        where = place.sheet.where(at, place.layout.columns.get(ROW))
        if not key and (found := self._guessed(came)) is not None:
            self._into.problems.append(rules.ROW_GUESSED(where, row=found))
            key = found
        of = self.rows.get(key)
        if of is None and key and not key.startswith(NEW):
            self._into.problems.append(rules.ROW_UNKNOWN(where, row=key))
            return key
        mine = key if of else f"{place.sheet.file}!{place.sheet.name}!{at + 1}"
        for n, column in enumerate(self._table.columns):
            if column.key != ROW and column.key in place.layout.columns:
                cell = place.sheet.where(at, place.layout.columns[column.key])
                self._cell(mine, of, column, came[n], of.cells[n] if of else None, cell)
        return key

    def _guessed(self, came: Sequence[Value]) -> str | None:
        """The row that has lost its key, if its number, finding and measure are those of one row alone."""
        fixed = [n for n, column in enumerate(self._table.columns) if column.key in ("number", "title", "measure")]
        told = [plain(came[n], Kind.TEXT) for n in fixed]
        if not any(told[1:]):
            return None
        alike = [key for key, row in self.rows.items() if [plain(row.cells[n], Kind.TEXT) for n in fixed] == told]
        return alike[0] if len(alike) == 1 else None

    def _cell(
        self, row: str, of: FillRow | None, column: FillColumn, value: Value, exported: Cell, where: Location
    ) -> None:
        before, after = plain(exported, column.kind), plain(value, column.kind)
        title = column.column.title
        if before == after:
            return
        if column.use is Use.LOCKED and (of is not None or column.key != "number"):
            self._into.problems.append(rules.LOCKED_CELL(where, title=title, quote=after, before=before))
            return
        now = None if of is None or column.use is Use.FILL else self._says_now(of.key, column)
        self._into.add(
            Change(row=row, column=column, where=where, exported=before, now=now, value=value, returned=after), of
        )

    def _says_now(self, key: str, column: FillColumn) -> str:
        """What the case says now in the place of a cell of the plan."""
        row, at = self._now.get(key), self._columns.get(column.key)
        return "" if row is None or at is None else plain(row.cells[at], column.kind)


def _at(cells: Sequence[Value], place: int | None) -> Value:
    if place is None or place >= len(cells):
        return None
    cell = cells[place]
    return None if cell == "" else str(cell) if type(cell) is int else cell


def plain(value: Value, kind: Kind) -> str:
    """A cell as text that can be compared: a bare date as 2024-03-31 however it is written, blanks at ends left out."""
    if kind is Kind.DATE:
        read = date_of(value)
        return read.value.isoformat() if read.value is not None and read.exact else text_of(value)
    return text_of(value)
