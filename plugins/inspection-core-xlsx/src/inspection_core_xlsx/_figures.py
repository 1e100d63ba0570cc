"""Figures: the numbers of a report by aspect, lead unit, kind and time, each with the findings behind it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from attrs import frozen

import inspection_core as ic

from ._cells import Value

Cell = ic.Tally | int | Decimal | None


@frozen(kw_only=True)
class Figure:
    """A number of a grid, with its group and its heading."""

    group: Value
    name: str
    tally: ic.Tally


@frozen(kw_only=True)
class Grid:
    """Numbers in rows and columns; `by` is the key of what the rows are about, `columns` are headings by key."""

    key: str
    by: str
    width: int = 20
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Value, tuple[Cell, ...]], ...]

    @property
    def figures(self) -> Iterator[Figure]:
        """The numbers that have findings behind them."""
        for group, cells in self.rows:
            for (_, name), cell in zip(self.columns, cells, strict=True):
                if isinstance(cell, ic.Tally) and cell.count:
                    yield Figure(group=group, name=name, tally=cell)

    @property
    def values(self) -> tuple[tuple[Value, ...], ...]:
        """The rows as they are printed."""
        return tuple((group, *(c.count if isinstance(c, ic.Tally) else c for c in cells)) for group, cells in self.rows)


def overview(report: ic.Report) -> Grid:
    """The numbers of the whole."""
    progress, word = report.progress, report.profile.word
    withheld = [("withheld", ic.Tally((), report.withheld))] if report.withheld else []
    rows: list[tuple[str, Cell]] = [
        ("total", progress.findings),
        ("countable", progress.countable),
        ("closed", progress.closed),
        ("rate", progress.rate),
        ("late", progress.late),
        ("due_soon", _tally(report.due_soon)),
        *withheld,
    ]
    return Grid(
        key="overview",
        by="figure",
        columns=_headings(report, "count"),
        rows=tuple((word(f"column.{key}"), (cell,)) for key, cell in rows),
    )


def states(report: ic.Report) -> Grid:
    """How many findings are in which state."""
    told = ((report.profile.word(f"state.{key}"), (tally,)) for key, tally in report.progress.states.items())
    rows = tuple((word, cells) for word, cells in told if cells[0].count)
    return Grid(key="states", by="state", columns=_headings(report, "count"), rows=rows)


def by_aspect(report: ic.Report) -> Grid:
    """How many findings of each aspect are in which state, and how many are not named to this reader."""
    used = [state for state in report.progress.states if any(item.state == state for item in report.items)]
    withheld = any(aspect.withheld for aspect in report.aspects)
    headings = tuple((state, report.profile.word(f"state.{state}")) for state in used)
    more = _headings(report, *(["withheld"] if withheld else []), "total")
    return Grid(
        key="by_aspect",
        by="aspect",
        width=52,
        columns=(*headings, *more),
        rows=tuple(
            (_aspect_title(report, aspect), tuple(_of_aspect(aspect, used, withheld=withheld)))
            for aspect in report.aspects
        ),
    )


def _aspect_title(report: ic.Report, aspect: ic.AspectView) -> str:
    return " ".join(filter(None, [aspect.number, aspect.title])) or report.profile.word("not_set")


def _of_aspect(aspect: ic.AspectView, used: Sequence[str], *, withheld: bool) -> Iterator[Cell]:
    items = [leaf for item in aspect.items for leaf in item.leaves()]
    for state in used:
        yield _tally(item for item in items if item.state == state)
    if withheld:
        yield ic.Tally((), aspect.withheld)
    yield ic.Tally(tuple(item.id for item in items), aspect.withheld)


def by_unit(report: ic.Report) -> Grid:
    """How far each lead unit is, and what it is late with."""
    late: dict[str, list[ic.Item]] = {}
    for item in report.late:
        for id in dict.fromkeys(owner.id for owner in item.owners if owner.role == "lead_unit"):
            late.setdefault(id, []).append(item)
    return Grid(
        key="by_unit",
        by="unit",
        width=30,
        columns=_headings(report, "countable", "closed", "rate", "late"),
        rows=tuple(
            (group.title, (group.countable, group.closed, group.rate, _tally(late.get(group.key, ()))))
            for group in report.progress.by_owner
        ),
    )


def by_kind(report: ic.Report) -> Grid:
    """How far the findings of each kind of time limit are."""
    return Grid(
        key="by_kind",
        by="kind",
        columns=_headings(report, "countable", "closed", "rate"),
        rows=tuple((group.title, (group.countable, group.closed, group.rate)) for group in report.progress.by_kind),
    )


def over_time(report: ic.Report) -> Grid:
    """What was closed and reopened by the end of each month since the feedback, and how many were closed by then."""
    rows: list[tuple[Value, tuple[Cell, ...]]] = []
    before: frozenset[str] = frozenset()
    for day in _days(report):
        closed = frozenset(item.id for item in report.items if _state_on(item, day) == "closed")
        new, again = (
            _tally(item for item in report.items if item.id in some) for some in (closed - before, before - closed)
        )
        found = sum(_found(report, item) <= day for item in report.items)
        rows.append((day, (new, again, len(closed), found)))
        before = closed
    return Grid(
        key="over_time",
        by="date",
        columns=_headings(report, "closed_now", "reopened", "closed", "total"),
        rows=tuple(rows) if report.items else (),
    )


def _days(report: ic.Report) -> Iterator[dt.date]:
    """The day of the feedback, or of the first step, the ends of the months since, and the report's day."""
    steps = [step.on for item in report.items for step in item.steps]
    day = report.inspection.feedback_date or min(steps, default=report.as_of)
    while day < report.as_of:
        yield day
        month_end = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        after = day + dt.timedelta(days=1)
        day = month_end if day < month_end else after.replace(day=calendar.monthrange(after.year, after.month)[1])
    yield report.as_of


def _state_on(item: ic.Item, day: dt.date) -> str:
    """The state after the last step up to a day."""
    return next((step.state for step in reversed(item.steps) if step.on <= day), "registered")


def _found(report: ic.Report, item: ic.Item) -> dt.date:
    return item.found_on or report.inspection.feedback_date or dt.date.min


def ageing(report: ic.Report) -> Grid:
    """How old what is open is, and by how much what is late is late."""
    return Grid(
        key="ageing",
        by="age",
        columns=_headings(report, "open", "late"),
        rows=tuple((band.title, (band.open, band.overdue)) for band in report.ageing),
    )


def revised(report: ic.Report) -> Grid:
    """How often time limits were moved."""
    return Grid(
        key="revised",
        by="times",
        columns=_headings(report, "count"),
        rows=tuple((each.times, (each.findings,)) for each in report.revised),
    )


def _headings(report: ic.Report, *keys: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, report.profile.word(f"column.{key}")) for key in keys)


def _tally(items: Iterable[ic.Item]) -> ic.Tally:
    return ic.Tally(tuple(item.id for item in items))
