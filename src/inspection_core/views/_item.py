"""A finding as exporters see it, and the parts that hang on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from ..model import PartialDate, Reference


@frozen(kw_only=True)
class DueView:
    """A time limit in force: its last day (None where none is set), the first one agreed, how many days are left.

    `revised` says how often it was moved.
    """

    kind: str | None = None
    kind_word: str = ""
    day: dt.date | None = None
    first: dt.date | None = None
    days_left: int | None = None
    extended: bool = False
    revised: int = 0
    sustained: bool = False
    provisional: bool = False
    text: str = ""


@frozen(kw_only=True)
class OwnerView:
    """Who answers for an item: the role with its word, and the party's name."""

    role: str
    role_word: str
    id: str
    name: str


@frozen(kw_only=True)
class EvidenceView:
    """A piece of evidence on file on the report's day; `custodian_name` names the custodian where that is an id."""

    id: str
    index: str
    title: str
    kind: str
    supports: tuple[str, ...] = ()
    document_number: str | None = None
    issuer: str | None = None
    date: PartialDate | None = None
    path: str | None = None
    sha256: str | None = None
    size: int | None = None
    paper_number: str | None = None
    custodian: str | None = None
    place: str | None = None
    custodian_name: str | None = None


@frozen(kw_only=True)
class MeasureView:
    """A measure as it stands on the report's day."""

    id: str
    text: str
    nature: str
    nature_word: str
    findings: tuple[str, ...]
    owners: tuple[OwnerView, ...] = ()
    due: DueView = DueView()
    state: str = "open"
    state_word: str = ""
    since: dt.date | None = None
    late: bool = False
    evidence: tuple[str, ...] = ()


@frozen(kw_only=True)
class ParagraphView:
    """A paragraph of an account with its printed label."""

    text: str
    label: str | None = None
    measures: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@frozen(kw_only=True)
class StepView:
    """Something that happened to a finding or to measures of it: which entry of the journal, when, on whose word.

    `detail` says more of the kind of event: which step was approved, which notice was sent, what was found.
    """

    seq: int
    on: dt.date
    kind: str
    word: str
    cycle: int
    state: str
    measures: tuple[str, ...] = ()
    detail: str = ""
    until: dt.date | None = None
    decided_by: str = ""
    basis: str | None = None
    reason: str | None = None
    text: str | None = None


@frozen(kw_only=True)
class PublicView:
    """What was decided about publishing a finding, shown beside the internal wording.

    `number` is the one that the public list gives it; None where it is withheld.
    """

    decision: str
    decision_word: str = ""
    number: str | None = None
    title: str | None = None
    text: str | None = None
    reason: str | None = None
    statement: str | None = None
    approved_by: str = ""


@frozen(kw_only=True)
class ResponseView:
    """What the inspected body answered to a finding."""

    stance: str
    stance_word: str
    text: str | None = None
    reason: str | None = None
    by: str = ""
    date: dt.date | None = None


@frozen(kw_only=True)
class Item:
    """A finding as it stands on the report's day; one that `groups` others only holds its `children`.

    `full_number` is the number with those of the findings above it, for lists in which it stands alone.
    `owner` names the lead units, or the responsible officers where there is none. `age_days` says how long it has
    been open, counted from the day it was found or fed back.
    """

    id: str
    number: str
    title: str
    text: str
    kind: str
    full_number: str = ""
    aspect: str | None = None
    parent: str | None = None
    severity: str | None = None
    target: str | None = None
    standard: str | None = None
    amount: Decimal | None = None
    counts: bool = True
    state: str = "registered"
    state_word: str = ""
    resolution: str | None = None
    cycle: int = 1
    since: dt.date | None = None
    limit: DueView = DueView()
    late: bool = False
    light: str | None = None
    light_word: str = ""
    owner: str = ""
    owners: tuple[OwnerView, ...] = ()
    measures: tuple[MeasureView, ...] = ()
    account: tuple[ParagraphView, ...] = ()
    account_as_of: dt.date | None = None
    evidence: tuple[EvidenceView, ...] = ()
    notice_due: str | None = None
    notice_word: str = ""
    percent: int | None = None
    remaining: str | None = None
    next_step: str | None = None
    next_step_until: dt.date | None = None
    steps: tuple[StepView, ...] = ()
    recurrence_of: tuple[Reference, ...] = ()
    response: ResponseView | None = None
    found_on: dt.date | None = None
    age_days: int | None = None
    public: PublicView | None = None
    groups: bool = False
    children: tuple[Item, ...] = ()

    @property
    def due(self) -> dt.date | None:
        """The last day in force."""
        return self.limit.day

    @property
    def days_late(self) -> int:
        """How many days the item is past its last day; 0 if it isn't late."""
        return -(self.limit.days_left or 0) if self.late else 0

    def names(self, role: str) -> tuple[str, ...]:
        """Names of those who hold a role in the finding or in one of its measures."""
        return tuple(dict.fromkeys(owner.name for owner in self.owners if owner.role == role))

    def leaves(self) -> Iterator[Item]:
        """The items at or below this one that carry a state."""
        if not self.groups:
            yield self
        for child in self.children:
            yield from child.leaves()
