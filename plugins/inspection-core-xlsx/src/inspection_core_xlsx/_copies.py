"""Copies: a table of a report, printed with the finding's cells as one, or to be filled in with them repeated."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

import inspection_core as ic

from ._about import About
from ._cells import Day, Value, as_amount, as_number
from ._form import Form
from ._options import Copy, LedgerOptions, Paper
from ._page import page_of
from ._table import Line, Table
from ._titles import of_unit, title_of
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
        blank_rows=options.blank_rows if any(row.measure for row in filling.rows) else 0,
    )
    lines = tuple(profile.phrase("filling_help").splitlines())
    origin = ic.origin_rows(report, filling.origin)
    page = page_of(report, title, Paper.A4)
    return (form, About(name=about, origin=origin, help=lines, fields=filling.columns, page=page))


def sheet_word(report: ic.Report, table: str) -> str:
    """What the sheet of a table is called."""
    return report.profile.word("sheet.review" if table == "publication-review" else f"sheet.{table}")


def _as_given_out(report: ic.Report, table: str, unit: str | None) -> ic.Filling:
    """A table as it would be given out; which edition it rests on matters only where it comes back."""
    return ic.filling(evolve(report, edition=report.edition or 0), table, part=unit)


def _keys(report: ic.Report, table: str, unit: str) -> frozenset[tuple[str, str | None]]:
    """The findings and measures of a lead unit."""
    return frozenset((row.finding, row.measure) for row in _as_given_out(report, table, unit).rows)
