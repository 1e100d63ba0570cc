"""The follow-up (回头看): what the next one looks at and why, what each found so far, and what came back."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

import inspection_core as ic

from .._options import DocumentOptions
from ._wording import date_or_nothing, heading_mark, listed


@frozen(kw_only=True)
class DueRow:
    """A closed finding for the next follow-up."""

    number: str
    title: str
    reasons: str


@frozen(kw_only=True)
class ResultRow:
    """What a follow-up found of a finding; `now` is where one that has relapsed stands."""

    number: str
    title: str
    verdict: str
    on: str
    looked_by: str
    text: str
    now: str


@frozen(kw_only=True)
class FollowUpPart:
    """A follow-up: when it was planned, what it looks at, what it found; `number` is its heading's."""

    id: str
    number: str
    planned: str
    text: str
    results: tuple[ResultRow, ...]


@frozen(kw_only=True)
class RecurrenceRow:
    """A finding that an earlier case had, and what was promised then."""

    number: str
    title: str
    case: str
    earlier: str
    promised: str
    state: str


NAMES: Mapping[str, object] = {
    "due": tuple[DueRow, ...],
    "follow_ups": tuple[FollowUpPart, ...],
    "recurrences": tuple[RecurrenceRow, ...],
    "nothing": str,
}


def title(report: ic.Report) -> str:
    """The profile's title of the follow-up."""
    return report.document_title("follow_up_title")


def context(report: ic.Report, _options: DocumentOptions) -> Mapping[str, object]:
    """`due`: the list of the next one; `follow_ups`: those that were planned; `recurrences`: what came back.

    `nothing` is what to say where no finding is on the list.
    """
    return {
        "due": tuple(
            DueRow(number=each.number, title=each.title, reasons=listed(report, *each.reasons))
            for each in report.follow_up_due
        ),
        "follow_ups": tuple(_follow_up(report, n, each) for n, each in enumerate(report.follow_ups, start=1)),
        "recurrences": tuple(
            RecurrenceRow(
                number=item.full_number,
                title=item.title,
                case=each.case,
                earlier=each.title,
                promised=each.promised or "",
                state=item.state_word,
            )
            for item in report.items
            for each in item.recurrence_of
        ),
        "nothing": report.profile.phrase("follow_up_nothing"),
    }


def _follow_up(report: ic.Report, number: int, each: ic.FollowUpView) -> FollowUpPart:
    key = "follow_up_planned_until" if each.until else "follow_up_planned"
    return FollowUpPart(
        id=each.id,
        number=heading_mark(report, 2, number),
        planned=report.profile.phrase(key, on=report.date(each.on), until=report.date(each.until)),
        text=each.text or "",
        results=tuple(_result(report, result) for result in each.results),
    )


def _result(report: ic.Report, result: ic.FollowUpResultView) -> ResultRow:
    now = report.item(result.item) if result.verdict == "relapsed" else None
    return ResultRow(
        number=result.number,
        title=result.title,
        verdict=result.verdict_word,
        on=date_or_nothing(report, result.on),
        looked_by=result.looked_by,
        text=result.text or "",
        now="\n".join(filter(None, [now.state_word, now.limit.text])) if now else "",
    )
