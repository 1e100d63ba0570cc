"""What exporters see of a case: frozen, for one audience, as of one day. Views only ever gain fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal

from attrs import field, frozen

from ..model import Audience, PartialDate, Reference, SectionKind, StatedTotal
from ..profiles import Profile
from ..progress import Progress


@frozen(kw_only=True)
class DueView:
    """A time limit in force: its last day (None where none is set), the first one agreed, how many days are left."""

    kind: str | None = None
    kind_word: str = ""
    day: dt.date | None = None
    first: dt.date | None = None
    days_left: int | None = None
    extended: bool = False
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
    """A piece of evidence on file on the report's day."""

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
    """Something that happened to a finding: which entry of the journal, when, and on whose word."""

    seq: int
    on: dt.date
    kind: str
    word: str
    cycle: int
    state: str
    decided_by: str = ""
    basis: str | None = None
    reason: str | None = None
    text: str | None = None


@frozen(kw_only=True)
class NoticeView:
    """A notice that was sent about findings, and whether it was answered."""

    seq: int
    on: dt.date
    notice: str
    title: str
    findings: tuple[str, ...]
    to: str
    until: dt.date | None = None
    text: str | None = None
    answered: bool = False


@frozen(kw_only=True)
class LimitView:
    """A time limit of the process: what is due when, by which rule."""

    key: str
    title: str
    due: dt.date
    provisional: bool = False
    source: str | None = None


@frozen(kw_only=True)
class ReviewView:
    """A progress review that was held: its issue, its day, and up to which entry of the journal it looked."""

    issue: int
    on: dt.date
    known: int


@frozen(kw_only=True)
class PublicView:
    """What was decided about publishing a finding, shown beside the internal wording."""

    decision: str
    title: str | None = None
    text: str | None = None
    reason: str | None = None
    statement: str | None = None
    approved_by: str = ""


@frozen(kw_only=True)
class Item:
    """A finding as it stands on the report's day; one that `groups` others only holds its `children`.

    `owner` names the lead units, or the responsible officers where there is none.
    """

    id: str
    number: str
    title: str
    text: str
    kind: str
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


@frozen(kw_only=True)
class AspectView:
    """An aspect with its findings; `id` is None for findings outside any aspect. `withheld` ones are not named."""

    id: str | None
    number: str
    title: str
    items: tuple[Item, ...] = ()
    withheld: int = 0


@frozen(kw_only=True)
class TopicView:
    """A part of a section."""

    text: str
    title: str | None = None
    label: str | None = None


@frozen(kw_only=True)
class SectionView:
    """Prose of the case."""

    kind: SectionKind
    title: str
    lead: str | None = None
    topics: tuple[TopicView, ...] = ()


@frozen(kw_only=True)
class ContactView:
    """Where comments go."""

    phone: str | None = None
    email: str | None = None
    address: str | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None


@frozen(kw_only=True)
class InspectionView:
    """The inspection, with names instead of ids."""

    id: str
    title: str
    kind: str
    kind_word: str
    inspecting: str
    inspected: str
    inspected_short: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    feedback_date: dt.date | None = None
    contact: ContactView | None = None


@frozen(kw_only=True)
class OutcomeView:
    """A result in numbers."""

    id: str
    kind: str
    title: str
    value: Decimal
    unit: str


@frozen(kw_only=True)
class Report:
    """A case as of a day, for an audience.

    `items` are the findings that carry a state, in printed order; `aspects` hold them as they are
    grouped. `known` is the position in the journal up to which the report knows; `edition` the number of
    the edition in force, None for a working copy. What is withheld is not here, only counted.
    """

    case: str
    audience: Audience
    as_of: dt.date
    known: int
    edition: int | None
    inspection: InspectionView
    profile: Profile
    progress: Progress
    aspects: tuple[AspectView, ...] = ()
    items: tuple[Item, ...] = ()
    late: tuple[Item, ...] = ()
    late_measures: tuple[MeasureView, ...] = ()
    due_soon: tuple[Item, ...] = ()
    sections: tuple[SectionView, ...] = ()
    outcomes: tuple[OutcomeView, ...] = ()
    stated_totals: tuple[StatedTotal, ...] = ()
    evidence: tuple[EvidenceView, ...] = ()
    earlier: tuple[Reference, ...] = ()
    limits: tuple[LimitView, ...] = ()
    notices: tuple[NoticeView, ...] = ()
    reviews: tuple[ReviewView, ...] = ()
    withheld: int = 0
    undecided: int = 0

    @property
    def language(self) -> str:
        return self.profile.language

    @property
    def pinned(self) -> bool:
        """Whether the report rests on an adopted edition, and so can be made again."""
        return self.edition is not None

    def item(self, id: str) -> Item:
        """The item of an id; KeyError where the report has none."""
        for item in self.items:
            if item.id == id:
                return item
        raise KeyError(id)

    def date(self, day: dt.date | PartialDate | None) -> str:
        """A day as documents print it; the profile's word for «not set» where there is none."""
        if day is None:
            return self.profile.word("not_set")
        month, date = day.month, day.day
        phrase = "date" if date else "date_month" if month else "date_year"
        name = self.profile.word(f"month.{month}")
        return self.profile.phrase(phrase, year=day.year, month=month, day=date, month_name=name)


Read = Callable[[EvidenceView], bytes]
"""Gives the bytes of a piece of evidence that is a file, checked against its hash."""


@frozen(kw_only=True)
class Dossier:
    """A report with the bytes of its evidence, which only `read` gives: for packs that carry the files."""

    report: Report
    read: Read = field(eq=False, repr=False)


@frozen(kw_only=True)
class Subject:
    """Some findings of a report, for a document about them alone: a sheet, a notice."""

    report: Report
    items: tuple[Item, ...]
