"""Where everything stands after some events: what a fold of the journal gives."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping

from attrs import field, frozen

from ..model import Event, Evidence, MeasureState, NoticeSent, ReferralsCounted, Resolution, Role, State
from ._registers import Comment, FollowUp, Publication


@frozen
class Step:
    """An event that concerned an item, its position in the journal, and the state it left behind."""

    seq: int
    event: Event
    state: State


@frozen(kw_only=True)
class Cycle:
    """One way of a finding from registration to close-out; a later one never changes it."""

    number: int = 1
    state: State = State.REGISTERED
    opened: dt.date | None = None
    opened_order: int = 0
    since: dt.date | None = None
    steps: tuple[Step, ...] = ()
    resolution: Resolution | None = None
    resumed: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    printed: str | None = None
    percent: int | None = None


@frozen
class FindingStanding:
    """The cycles of a finding, the present one last."""

    cycles: tuple[Cycle, ...] = (Cycle(),)

    @property
    def cycle(self) -> Cycle:
        return self.cycles[-1]

    @property
    def state(self) -> State:
        return self.cycles[-1].state

    @property
    def resolution(self) -> Resolution | None:
        return self.cycles[-1].resolution


@frozen(kw_only=True)
class MeasureStanding:
    """Where a measure stands, since when, and what was named as evidence for it."""

    state: MeasureState = MeasureState.OPEN
    since: dt.date | None = None
    evidence: tuple[str, ...] = ()
    reason: str | None = None


class Ground(enum.Enum):
    """Why an item has a new last day, might get one, or doesn't."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    REOPENED = "reopened"


@frozen
class Extension:
    """A new last day for an item: asked for, granted, or set when it was reopened, by which entry of the journal."""

    seq: int
    on: dt.date
    until: dt.date
    ground: Ground
    order: int
    place: int = field(eq=False)


@frozen
class Handover:
    """A role of an item that passed from one party to another, by which entry."""

    seq: int
    on: dt.date
    role: Role
    giver: str
    taker: str
    place: int = field(eq=False)


@frozen
class Notice:
    """A notice that was sent, and the entry that answered it, if any did."""

    seq: int
    event: NoticeSent
    answered: int | None = None


@frozen
class Review:
    """A progress review: its issue, its day, and up to which entry of the journal it looked."""

    seq: int
    on: dt.date
    issue: int
    known: int


@frozen
class Adoption:
    """An edition that came into force: which, on what day, by which entry."""

    seq: int
    on: dt.date
    edition: int
    order: int


@frozen
class FiledEvidence:
    """A piece of evidence with the entry that put it on file."""

    seq: int
    on: dt.date
    evidence: Evidence
    order: int


_NEW_FINDING = FindingStanding()
_NEW_MEASURE = MeasureStanding()


@frozen(kw_only=True)
class Standing:
    """Where all items stand. Items without any event are not listed: `finding` and `measure` know them too.

    `proofs` holds the evidence on file that supports each item; `referrals` is their latest count; `last_day` is
    the day of the latest event, `taken` how many there were. `order` of a thing says as how manieth it came;
    `place` is the entry in whose place it stands, which for a correction is not its own; `places` holds those.
    """

    findings: Mapping[str, FindingStanding] = field(factory=dict)
    measures: Mapping[str, MeasureStanding] = field(factory=dict)
    evidence: Mapping[str, FiledEvidence] = field(factory=dict)
    proofs: Mapping[str, tuple[str, ...]] = field(factory=dict)
    extensions: Mapping[str, tuple[Extension, ...]] = field(factory=dict)
    handovers: Mapping[str, tuple[Handover, ...]] = field(factory=dict)
    notices: Mapping[int, Notice] = field(factory=dict)
    reviews: tuple[Review, ...] = ()
    adoptions: tuple[Adoption, ...] = ()
    publications: Mapping[str, Publication] = field(factory=dict)
    comments: Mapping[str, Comment] = field(factory=dict)
    follow_ups: Mapping[str, FollowUp] = field(factory=dict)
    referrals: ReferralsCounted | None = None
    last_day: dt.date | None = None
    taken: int = 0
    places: Mapping[int, int] = field(factory=dict, eq=False)

    def finding(self, id: str) -> FindingStanding:
        return self.findings.get(id, _NEW_FINDING)

    def measure(self, id: str) -> MeasureStanding:
        return self.measures.get(id, _NEW_MEASURE)

    def new_days(self, id: str, *, superseded: int | None = None) -> tuple[Extension, ...]:
        """The new last days that an item was given in its present cycle, in order.

        Those up to the entry that a deadline supersedes are left out.
        """
        since = self.findings[id].cycle.opened_order if id in self.findings else 0
        after = self.place(superseded or 0)
        return tuple(
            each
            for each in self.extensions.get(id, ())
            if each.ground in (Ground.GRANTED, Ground.REOPENED) and each.order >= since and each.place > after
        )

    def place(self, seq: int) -> int:
        """The entry in whose place an entry stands: its own, but for corrections."""
        return self.places.get(seq, seq)

    def proofs_in_cycle(self, finding: str, item: str) -> tuple[str, ...]:
        """Evidence for an item of a finding that was filed in the finding's present cycle."""
        since = self.finding(finding).cycle.opened_order
        return tuple(id for id in self.proofs.get(item, ()) if self.evidence[id].order >= since)

    def open_request(self, id: str) -> Extension | None:
        """The extension that was asked for an item and neither granted nor refused yet."""
        asked = None
        for each in self.extensions.get(id, ()):
            asked = each if each.ground is Ground.ASKED else None
        return asked
