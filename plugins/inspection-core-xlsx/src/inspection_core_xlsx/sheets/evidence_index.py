"""The index of evidence (佐证材料目录): what is on file, and what each piece supports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import inspection_core as ic

from .._cells import Value
from .._columns import columns_of
from .._options import Paper, XlsxOptions
from .._page import page_of
from .._table import Line, Table
from .._titles import summary_of, title_of
from .._writing import Part

COLUMNS = (
    ("index", 12),
    ("evidence", 46),
    ("document_number", 22),
    ("issuer", 22),
    ("date", 16),
    ("supports", 18),
    ("place", 46),
)


def title(report: ic.Report) -> str:
    """The profile's title of the index."""
    return title_of(report, "evidence-index")


def parts(report: ic.Report, options: XlsxOptions) -> tuple[Part, ...]:
    """The index, in the order of its numbers."""
    numbers = {item.id: item.full_number for item in report.items}
    numbers |= {measure.id: item.full_number for item in report.items for measure in item.measures}
    table = Table(
        name=report.profile.word("sheet.evidence"),
        title=title(report),
        note=summary_of(report),
        columns=columns_of(report, *COLUMNS),
        rows=tuple(_line(report, each, numbers) for each in sorted(report.evidence, key=lambda each: each.index)),
        page=page_of(report, title(report), options.paper or Paper.A4),
        filters=True,
    )
    return (table,)


def _line(report: ic.Report, each: ic.EvidenceView, numbers: Mapping[str, str]) -> Line:
    supports = dict.fromkeys(numbers[id] for id in each.supports if id in numbers)
    paper = " ".join(word for word in (each.paper_number, each.custodian_name, each.place) if word)
    return Line(
        cells=(
            each.index,
            each.title,
            each.document_number,
            each.issuer,
            _date(report, each),
            report.profile.phrase("list").join(supports),
            each.path or paper,
        )
    )


def _date(report: ic.Report, each: ic.EvidenceView) -> Value:
    """A whole day as a day; a month or a year in words."""
    date = each.date
    if date is None:
        return None
    return dt.date(date.year, date.month, date.day) if date.month and date.day else report.date(date)
