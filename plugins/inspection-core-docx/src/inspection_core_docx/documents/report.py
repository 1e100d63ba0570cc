"""The report on what was done: the bulletin for those above, with the figures."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

import inspection_core as ic

from .._accounting import AspectRow, Chapters, LateRow, aspect_rows, chapters, head, late_rows
from .._options import DocumentOptions
from .._titles import title_of


@frozen(kw_only=True)
class OutcomeRow:
    """A result in numbers."""

    title: str
    value: str
    unit: str


NAMES: Mapping[str, object] = {
    "chapters": Chapters,
    "aspects": tuple[AspectRow, ...],
    "late": tuple[LateRow, ...],
    "outcomes": tuple[OutcomeRow, ...],
    "closed_word": str,
}


def title(report: ic.Report) -> str:
    """The profile's title of the report."""
    return title_of(report, "report_title")


def context(report: ic.Report, _options: DocumentOptions) -> Mapping[str, object]:
    """`chapters`: the bulletin's parts; `aspects`, `late`, `outcomes`: rows of the tables;
    `closed_word` heads a column of theirs."""
    return {
        "chapters": chapters(report),
        "aspects": aspect_rows(report),
        "late": late_rows(report.late),
        "outcomes": tuple(_outcome(report, each) for each in report.outcomes),
        "closed_word": head(report.profile.word("state.closed")),
    }


def _outcome(report: ic.Report, each: ic.OutcomeView) -> OutcomeRow:
    value = f"{each.value:f}" if report.language == "zh" else f"{each.value:,f}"
    return OutcomeRow(title=each.title, value=value, unit=each.unit)
