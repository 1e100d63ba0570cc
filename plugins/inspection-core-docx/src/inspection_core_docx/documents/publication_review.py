"""The publication review sheet (公开审核表): what is told of each finding inside and outside, why, and who signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from attrs import frozen

import inspection_core as ic

from .._options import DocumentOptions
from ._findings import every

DECISIONS = ("publish", "reword", "withhold", "as_above", "undecided")


@frozen(kw_only=True)
class ReviewRow:
    """A finding with its wording inside and outside, and what was decided."""

    number: str
    title: str
    text: str
    decision: str
    public_number: str
    public_title: str
    public_text: str
    reason: str
    statement: str
    approved_by: str


@frozen(kw_only=True)
class DecisionCount:
    """How many findings a decision was made on."""

    decision: str
    count: int


@frozen(kw_only=True)
class SignatureRow:
    """A step of the profile's chain of approvals, which somebody signs for."""

    title: str


NAMES: Mapping[str, object] = {
    "rows": tuple[ReviewRow, ...],
    "decisions": tuple[DecisionCount, ...],
    "steps": tuple[SignatureRow, ...],
}


def title(report: ic.Report) -> str:
    """The profile's title of the sheet."""
    return report.document_title("publication_review_title")


def context(report: ic.Report, _options: DocumentOptions) -> Mapping[str, object]:
    """`rows`: every finding, those that group others too; `decisions`: how many of each; `steps`: who signs."""
    rows = tuple(_row(report.profile, item) for item in every(report))
    counts = Counter(row.decision for row in rows)
    words = [report.profile.word(f"decision.{key}") for key in DECISIONS]
    return {
        "rows": rows,
        "decisions": tuple(DecisionCount(decision=word, count=counts[word]) for word in words if counts[word]),
        "steps": tuple(SignatureRow(title=step.title) for step in report.profile.publication_approvals),
    }


def _row(profile: ic.Profile, item: ic.Item) -> ReviewRow:
    public = item.public
    undecided = profile.word("decision.undecided" if item.parent is None else "decision.as_above")
    return ReviewRow(
        number=item.full_number,
        title=item.title,
        text=item.text,
        decision=public.decision_word if public else undecided,
        public_number=public.number or "" if public else "",
        public_title=public.title or "" if public else "",
        public_text=public.text or "" if public else "",
        reason=public.reason or "" if public else "",
        statement=public.statement or "" if public else "",
        approved_by=public.approved_by if public else "",
    )
