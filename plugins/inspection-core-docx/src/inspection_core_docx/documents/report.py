"""The report on what was done: the bulletin for those above, with the figures."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

import inspection_core as ic

from .._options import DocumentOptions
from ._reports import AspectRow, Chapters, LateRow, aspect_rows, chapters, late_rows
from ._wording import capital


@frozen(kw_only=True)
class OutcomeRow:
    """A result in numbers."""

    title: str
    value: str
    unit: str


@frozen(kw_only=True)
class LimitHeads:
    """What stands over the columns of the time limits, in the words of the profile."""

    limit: str
    period: str
    last_day: str
    left: str
    rule: str


NAMES: Mapping[str, object] = {
    "chapters": Chapters,
    "aspects": tuple[AspectRow, ...],
    "late": tuple[LateRow, ...],
    "outcomes": tuple[OutcomeRow, ...],
    "closed_word": str,
    "limits_title": str,
    "limit_heads": LimitHeads,
    "limits_note": str,
}

_HEADS = ("limit", "period", "last_day", "left", "rule")


def title(report: ic.Report) -> str:
    """The profile's title of the report."""
    return report.document_title("report_title")


def context(report: ic.Report, _options: DocumentOptions) -> Mapping[str, object]:
    """`chapters`: the bulletin's parts; `aspects`, `late`, `outcomes`: rows of the tables;
    `closed_word` heads a column of theirs.

    `limits_title`, `limit_heads`, `limits_note` go with `report.limits`; the note is empty unless one is provisional.
    """
    profile = report.profile
    unsure = any(limit.provisional for limit in report.limits)
    return {
        "chapters": chapters(report),
        "aspects": aspect_rows(report),
        "late": late_rows(report.late),
        "outcomes": tuple(_outcome(report, each) for each in report.outcomes),
        "closed_word": capital(profile.word("state.closed")),
        "limits_title": profile.phrase("limits", start=report.date(report.inspection.feedback_date)),
        "limit_heads": LimitHeads(**{name: profile.word(f"column.{name}") for name in _HEADS}),
        "limits_note": profile.phrase("limits_note") if unsure else "",
    }


def _outcome(report: ic.Report, each: ic.OutcomeView) -> OutcomeRow:
    value = f"{each.value:f}" if report.language == "zh" else f"{each.value:,f}"
    return OutcomeRow(title=each.title, value=value, unit=each.unit)
