"""What was found, word for word, and how it may be told outside."""

from __future__ import annotations

import datetime as dt
import enum
import hashlib
from decimal import Decimal

from attrs import frozen

from ..diagnostics import Text
from .audience import Audience
from .deadline import Deadline
from .inspection import Reference
from .owner import Owner
from .source import SourceRef


def text_digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal: the seal of a verbatim finding."""
    return hashlib.sha256(text.encode()).hexdigest()


@frozen(kw_only=True)
class Aspect:
    """A group of findings as the feedback orders them (方面)."""

    id: str
    number: str
    title: str
    read_from: SourceRef | None = None


class Decision(enum.StrEnum):
    """What happens to an item when the case is made public."""

    PUBLISH = "publish"
    REWORD = "reword"
    WITHHOLD = "withhold"


@frozen(kw_only=True)
class PublicWording:
    """The decision on publishing a finding (公开口径): as it is, reworded, or withheld for a reason.

    `reason` is one of the profile's publication reasons; a withheld item needs it, its statement
    and the approver.
    """

    decision: Decision
    title: str | None = None
    text: str | None = None
    reason: str | None = None
    statement: str | None = None
    approved_by: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.decision is Decision.REWORD and not self.title:
            raise ValueError(Text("a reworded item needs its public title", "改写公开的问题须写公开标题 title"))
        if self.decision is Decision.WITHHOLD and not (self.reason and self.statement and self.approved_by):
            raise ValueError(
                Text(
                    "a withheld item needs a reason, a statement and approved_by",
                    "不公开的问题须写 reason、statement 和 approved_by",
                )
            )


class Stance(enum.StrEnum):
    """How the inspected body takes a finding or recommendation (被检查单位意见)."""

    AGREED = "agreed"
    PARTLY = "partly"
    REJECTED = "rejected"


@frozen(kw_only=True)
class Response:
    """What the inspected body answers to a finding (管理层回应): agreed, partly, or rejected with a reason.

    `by` is the id of who answers.
    """

    stance: Stance
    text: str | None = None
    reason: str | None = None
    by: str | None = None
    date: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        if self.stance is not Stance.AGREED and not self.reason:
            raise ValueError(
                Text("a response that doesn't agree in full needs a reason", "不完全同意的回应须写 reason")
            )


@frozen(kw_only=True)
class Finding:
    """Something that the inspection found (反馈问题).

    `text` is verbatim and never edited: `sha256`, where given, seals it. `number` is what is printed,
    unique under its parent or aspect; `parent` nests findings up to three deep, and then only
    the leaves carry a state. `counts` false keeps it out of every rate.
    """

    id: str
    number: str
    title: str
    text: str
    aspect: str | None = None
    parent: str | None = None
    sha256: str | None = None
    kind: str = "problem"
    category: str | None = None
    source: str | None = None
    basis: str | None = None
    severity: str | None = None
    target: str | None = None
    standard: str | None = None
    amount: Decimal | None = None
    counts: bool = True
    audience: Audience | None = None
    public: PublicWording | None = None
    response: Response | None = None
    recurrence_of: tuple[Reference, ...] = ()
    owners: tuple[Owner, ...] = ()
    deadline: Deadline | None = None
    found_on: dt.date | None = None
    read_from: SourceRef | None = None
