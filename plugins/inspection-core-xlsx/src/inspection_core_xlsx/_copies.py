"""Copies: a table of a report, printed with the finding's cells as one, or to be filled in with them repeated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

import inspection_core as ic

from ._about import About
from ._cells import Day, Value, as_amount, as_number
from ._form import Form
from ._lights import Lighting, lighting_of
from ._options import Copy, LedgerOptions, Paper
from ._page import page_of
from ._table import Line, Table
from ._titles import of_unit, summary_of, title_of
from ._writing import Part


def copies(report: ic.Report, options: LedgerOptions, table: str, *, paper: Paper) -> tuple[Part, ...]:
    """The sheets of a table that can be filled in, as the copy that was asked for."""
    paper = options.paper or paper
    if options.copy is Copy.FILL:
        return form_of(report, options, table, paper)
    keys = _keys(report, table, options.lead_unit) if options.lead_unit is not None else None
    return (printed(report, table, paper, keys=keys, unit=options.lead_unit),)


def form_of(report: ic.Report, options: LedgerOptions, table: str, paper: Paper) -> tuple[Part, ...]:
    """The table to be filled in, and the sheet that says where it comes from."""
    filling, profile = ic.filling(report, table, part=options.lead_unit), report.profile
    title = of_unit(profile.phrase("filling_title", title=title_of(report, table)), options.lead_unit)
    about = profile.word("sheet.about")
    form = Form(
        name=sheet_word(report, table),
        title=title,
        note=profile.phrase("filling_note", as_of=report.date(report.as_of)),
        filling=filling,
        page=page_of(report, title, paper),
        profile=profile,
        lights={item.id: item.light or "" for item in report.items},
        blank_rows=0 if table == "publication-review" else options.blank_rows,
    )
    lines = tuple(profile.phrase("filling_help").splitlines())
    origin = ic.origin_rows(report, filling.origin)
    page = page_of(report, title, Paper.A4)
    return (form, About(name=about, origin=origin, help=lines, fields=filling.columns, page=page))


def sheet_word(report: ic.Report, table: str) -> str:
    """What the sheet of a table is called."""
    return report.profile.word("sheet.review" if table == "publication-review" else f"sheet.{table}")


def printed(
    report: ic.Report,
    table: str,
    paper: Paper,
    *,
    keys: frozenset[tuple[str, str | None]] | None = None,
    unit: str | None = None,
) -> Table:
    """A table to be read, with a column for the lights where the profile has none; of all rows, or of some."""
    columns, rows = (_of_review if table == "publication-review" else _of_ledger)(report, table)
    title = of_unit(title_of(report, table), unit)
    lights = lighting_of(report, columns)
    return Table(
        name=sheet_word(report, table),
        title=title,
        note=summary_of(report),
        columns=columns,
        rows=tuple(_lines(row for row in rows if keys is None or row[:2] in keys)),
        shared=_shared(columns, lights),
        page=page_of(report, title, paper),
        lighting=lights,
    )


Shown = tuple[str, str | None, tuple[Value, ...]]
"""A row to be printed: the finding and measure behind it, and its cells."""


def _lines(rows: Iterable[Shown]) -> Iterator[Line]:
    above = None
    for finding, _, cells in rows:
        yield Line(cells=cells, first=finding != above)
        above = finding


def _shared(columns: Sequence[ic.Column], lights: Lighting | None) -> frozenset[int]:
    """The columns of the finding's own cells, but for its light: the rule of each row looks at it."""
    own = {n for n, column in enumerate(columns) if not ic.is_of_measure(column)}
    return frozenset(own - ({lights.column} if lights else set()))


def _of_ledger(report: ic.Report, table: str) -> tuple[tuple[ic.Column, ...], Iterator[Shown]]:
    columns = report.profile.columns(table)
    keys = {column.key for column in columns}
    if any(item.light for item in report.items) and "state" in keys and "light" not in keys:
        columns = (*columns, ic.Column(key="light", title=report.profile.word("column.light"), width=6))
    return columns, (_shown(report, row, columns) for row in ic.ledger(report, columns).rows)


def _shown(report: ic.Report, row: ic.Row, columns: Sequence[ic.Column]) -> Shown:
    """A row of a ledger with days and numbers as such."""
    cells: list[Value] = list(row.cells)
    for n, column in enumerate(columns):
        if column.path:
            continue
        if column.key == "due":
            cells[n] = due_of(report, row.due)
        elif column.key in ("number", "revised"):
            cells[n] = as_number(cells[n])
        elif column.key == "amount":
            cells[n] = as_amount(cells[n])
    return row.finding, row.measure, tuple(cells)


def due_of(report: ic.Report, due: ic.DueView) -> Value:
    """A time limit as a day, with what is said of it around it; without a day, in words."""
    if due.day is None:
        return due.text
    before, _, after = due.text.partition(due.day.isoformat())
    if not before and not after:
        return due.day
    if due.first is not None:
        after = after.replace(due.first.isoformat(), report.date(due.first))
    extended = f" {report.profile.word('extended')}" if due.extended else ""
    return Day(on=due.day, before=before, after=after, briefly=extended)


def _of_review(report: ic.Report, table: str) -> tuple[tuple[ic.Column, ...], Iterator[Shown]]:
    given = _as_given_out(report, table, None)
    columns = tuple(each.column for each in given.columns[1:])
    numbers = [column.key == "number" for column in columns]
    shown = (
        (
            row.finding,
            None,
            tuple(as_number(c) if is_number else c for c, is_number in zip(row.cells[1:], numbers, strict=True)),
        )
        for row in given.rows
    )
    return columns, shown


def _as_given_out(report: ic.Report, table: str, unit: str | None) -> ic.Filling:
    """A table as it would be given out; which edition it rests on matters only where it comes back."""
    return ic.filling(evolve(report, edition=report.edition or 0), table, part=unit)


def _keys(report: ic.Report, table: str, unit: str) -> frozenset[tuple[str, str | None]]:
    """The findings and measures of a lead unit."""
    return frozenset((row.finding, row.measure) for row in _as_given_out(report, table, unit).rows)
