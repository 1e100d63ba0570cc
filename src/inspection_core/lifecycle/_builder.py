"""A standing under construction: the one place where the fold changes something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from attrs import evolve

from ..diagnostics import Diagnostic, Text, recording
from ..errors import TransitionError
from ..model import (
    Adopted,
    Approved,
    Closed,
    CommentAnswered,
    CommentReceived,
    Entry,
    Event,
    EvidenceAdded,
    EvidenceWithdrawn,
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    FindingEvent,
    FollowUpPlanned,
    FollowUpResult,
    HandedOver,
    Imported,
    MeasureDone,
    MeasureDropped,
    MeasureResumed,
    MeasureState,
    NoticeAnswered,
    NoticeSent,
    Progressed,
    ProgressReviewHeld,
    PublicationEvent,
    ReferralsCounted,
    Reopened,
    Returned,
    State,
    Submitted,
)
from ._publications import PUBLICATION_TABLE, moved
from ._registers import commented, judged, planned
from ._standing import (
    Adoption,
    Cycle,
    Extension,
    FiledEvidence,
    FindingStanding,
    Ground,
    Handover,
    MeasureStanding,
    Notice,
    Review,
    Standing,
    Step,
)
from ._table import PAST, STATES, TABLE, events_from, move_of


class Builder:
    """A standing under construction.

    What `standing` gives shares its mappings with the builder, and so holds only until the next `take`.
    """

    def __init__(self, start: Standing) -> None:
        self.findings, self.measures = start.findings, start.measures
        self.evidence, self.proofs = start.evidence, start.proofs
        self.extensions, self.handovers = start.extensions, start.handovers
        self.notices, self.places = start.notices, start.places
        self.reviews, self.adoptions = start.reviews, start.adoptions
        self.publications, self.comments = start.publications, start.comments
        self.follow_ups, self.referrals = start.follow_ups, start.referrals
        self.last_day, self.taken = start.last_day, start.taken
        self.place = 0
        self._own: set[str] = set()

    def _mine(self, name: str) -> dict[Any, Any]:
        """A mapping to write to: copied from the start's when it is first written to, so that reading costs nothing."""
        if name not in self._own:
            self._own.add(name)
            setattr(self, name, dict(getattr(self, name)))
        return cast(dict[Any, Any], getattr(self, name))

    def standing(self) -> Standing:
        return Standing(
            findings=self.findings,
            measures=self.measures,
            evidence=self.evidence,
            proofs=self.proofs,
            extensions=self.extensions,
            handovers=self.handovers,
            notices=self.notices,
            reviews=self.reviews,
            adoptions=self.adoptions,
            publications=self.publications,
            comments=self.comments,
            follow_ups=self.follow_ups,
            referrals=self.referrals,
            last_day=self.last_day,
            taken=self.taken,
            places=self.places,
        )

    def take(self, entry: Entry, place: int) -> None:
        """Apply the next entry, which stands in a place of its own or in that of the one it corrects."""
        self.taken += 1
        self.place = place
        if place != entry.seq:
            self._mine("places")[entry.seq] = place
        _TAKE[type(entry.event)](self, entry.event, entry)
        self.last_day = entry.event.on

    def _finding_event(self, event: FindingEvent, entry: Entry) -> None:
        for id in event.findings:
            self._move(id, event, entry)

    def _adopted(self, event: Adopted, entry: Entry) -> None:
        self.adoptions = (*self.adoptions, Adoption(entry.seq, event.on, event.edition, self.taken))
        for id in event.planned:
            self._imply(id, entry, State.PLANNED, {State.REGISTERED})

    def _measure_done(self, event: MeasureDone, entry: Entry) -> None:
        for id in event.measures:
            self._measure(id, entry, MeasureState.DONE, evidence=event.evidence)
        for id in event.started:
            self._imply(id, entry, State.IN_PROGRESS, {State.PLANNED, State.UNKNOWN})

    def _measure_dropped(self, event: MeasureDropped, entry: Entry) -> None:
        for id in event.measures:
            self._measure(id, entry, MeasureState.DROPPED, reason=event.reason)

    def _measure_resumed(self, event: MeasureResumed, entry: Entry) -> None:
        for id in event.measures:
            if self.measures.get(id, MeasureStanding()).state is MeasureState.OPEN:
                raise TransitionError(_refusal(id, MeasureState.OPEN.value, entry, ()))
            self._mine("measures")[id] = MeasureStanding(since=event.on)

    def _extension_asked(self, event: ExtensionAsked, entry: Entry) -> None:
        self._extend((*event.findings, *event.measures), event.until, entry, Ground.ASKED)

    def _extension_granted(self, event: ExtensionGranted, entry: Entry) -> None:
        self._extend((*event.findings, *event.measures), event.until, entry, Ground.GRANTED)

    def _extension_refused(self, event: ExtensionRefused, entry: Entry) -> None:
        self._extend((*event.findings, *event.measures), event.on, entry, Ground.REFUSED)

    def _handed_over(self, event: HandedOver, entry: Entry) -> None:
        handover = Handover(entry.seq, event.on, event.role, event.giver, event.taker, self.place)
        for id in (*event.findings, *event.measures):
            self._mine("handovers")[id] = (*self.handovers.get(id, ()), handover)

    def _notice_sent(self, event: NoticeSent, entry: Entry) -> None:
        self._mine("notices")[self.place] = Notice(entry.seq, event)
        for id in event.findings:
            self._move(id, event, entry)

    def _notice_answered(self, event: NoticeAnswered, entry: Entry) -> None:
        sent = self.places.get(event.sent, event.sent)
        notice = self.notices.get(sent)
        if notice is None or notice.answered is not None:
            raise TransitionError(recording.NO_NOTICE(sent=event.sent, seq=entry.seq, day=event.on))
        self._mine("notices")[sent] = evolve(notice, answered=entry.seq)

    def _progress_review_held(self, event: ProgressReviewHeld, entry: Entry) -> None:
        self.reviews = (*self.reviews, Review(entry.seq, event.on, event.issue, event.known))

    def _evidence_withdrawn(self, event: EvidenceWithdrawn, entry: Entry) -> None:
        for id in event.evidence:
            filed = self._mine("evidence").pop(id, None)
            if filed is None:
                raise TransitionError(recording.NOT_ON_FILE(id=id, seq=entry.seq, day=event.on))
            for item in filed.evidence.supports:
                self._mine("proofs")[item] = tuple(proof for proof in self.proofs[item] if proof != id)

    def _evidence_added(self, event: EvidenceAdded, entry: Entry) -> None:
        for evidence in event.evidence:
            if evidence.id in self.evidence:
                raise TransitionError(recording.ON_FILE(id=evidence.id, seq=entry.seq, day=event.on))
            self._mine("evidence")[evidence.id] = FiledEvidence(entry.seq, event.on, evidence, self.taken)
            for item in evidence.supports:
                self._mine("proofs")[item] = (*self.proofs.get(item, ()), evidence.id)

    def _publication(self, event: PublicationEvent, entry: Entry) -> None:
        publication = moved(self.publications.get(event.publication), entry)
        self._mine("publications")[event.publication] = publication

    def _comment(self, event: CommentReceived | CommentAnswered, entry: Entry) -> None:
        self._mine("comments")[event.comment] = commented(self.comments, entry)

    def _follow_up_planned(self, event: FollowUpPlanned, entry: Entry) -> None:
        self._mine("follow_ups")[event.follow_up] = planned(self.follow_ups, event, entry)
        self._finding_event(event, entry)

    def _follow_up_result(self, event: FollowUpResult, entry: Entry) -> None:
        self._mine("follow_ups")[event.follow_up] = judged(self.follow_ups, event, entry)
        self._finding_event(event, entry)

    def _referrals_counted(self, event: ReferralsCounted, _entry: Entry) -> None:
        self.referrals = event

    def _move(self, id: str, event: FindingEvent, entry: Entry) -> None:
        cycle = self._cycle(id)
        refusal = refusal_of(id, cycle, entry)
        if refusal is not None:
            raise TransitionError(refusal)
        if isinstance(event, Reopened):
            self._reopen(id, event, entry)
        self._step(id, entry, _state_after(event, id, self._cycle(id)))
        change = _CHANGES.get(type(event))
        if change is not None:
            self._replace(id, change(self._cycle(id), event))

    def _imply(self, id: str, entry: Entry, state: State, sources: set[State]) -> None:
        """A move that follows from another event: made only where it still moves forward."""
        if self._cycle(id).state in sources:
            self._step(id, entry, state)

    def _cycle(self, id: str) -> Cycle:
        standing = self.findings.get(id)
        return standing.cycle if standing else Cycle()

    def _replace(self, id: str, cycle: Cycle) -> None:
        standing = self.findings.get(id)
        before = standing.cycles[:-1] if standing else ()
        self._mine("findings")[id] = FindingStanding((*before, cycle))

    def _step(self, id: str, entry: Entry, state: State) -> None:
        cycle = self._cycle(id)
        since = entry.event.on if state is not cycle.state or cycle.since is None else cycle.since
        steps = (*cycle.steps, Step(entry.seq, entry.event, state))
        printed = cycle.printed if state is cycle.state else None  # a word of before says nothing of what is now
        self._replace(id, evolve(cycle, state=state, since=since, steps=steps, printed=printed))

    def _reopen(self, id: str, event: Reopened, entry: Entry) -> None:
        standing = self.findings[id]
        number = standing.cycle.number + 1
        cycle = Cycle(number=number, opened=event.on, opened_order=self.taken, resumed=event.measures)
        self._mine("findings")[id] = FindingStanding((*standing.cycles, cycle))
        for measure in event.measures:
            self._mine("measures")[measure] = MeasureStanding(since=event.on)
        if event.until is not None:
            self._extend((id, *event.measures), event.until, entry, Ground.REOPENED)

    def _measure(
        self, id: str, entry: Entry, state: MeasureState, *, evidence: tuple[str, ...] = (), reason: str | None = None
    ) -> None:
        now = self.measures.get(id, MeasureStanding())
        if now.state is not MeasureState.OPEN:
            raise TransitionError(_refusal(id, now.state.value, entry, ()))
        self._mine("measures")[id] = MeasureStanding(
            state=state, since=entry.event.on, evidence=(*now.evidence, *evidence), reason=reason
        )

    def _extend(self, ids: Iterable[str], until: dt.date, entry: Entry, ground: Ground) -> None:
        extension = Extension(entry.seq, entry.event.on, until, ground, self.taken, self.place)
        for id in ids:
            self._mine("extensions")[id] = (*self.extensions.get(id, ()), extension)


_Change = Callable[[Cycle, "FindingEvent"], Cycle]
"""What an event changes of a cycle besides its state."""


def _submitted(cycle: Cycle, event: FindingEvent) -> Cycle:
    assert isinstance(event, Submitted)
    return evolve(cycle, evidence=(*cycle.evidence, *event.evidence))


def _progressed(cycle: Cycle, event: FindingEvent) -> Cycle:
    assert isinstance(event, Progressed)
    return cycle if event.percent is None else evolve(cycle, percent=event.percent)


def _returned(cycle: Cycle, _event: FindingEvent) -> Cycle:
    return evolve(cycle, approvals=())


def _approved(cycle: Cycle, event: FindingEvent) -> Cycle:
    assert isinstance(event, Approved)
    return evolve(cycle, approvals=(*cycle.approvals, event.step))


def _closed(cycle: Cycle, event: FindingEvent) -> Cycle:
    assert isinstance(event, Closed)
    return evolve(cycle, resolution=event.resolution)


def _imported(cycle: Cycle, event: FindingEvent) -> Cycle:
    assert isinstance(event, Imported)
    return evolve(cycle, resolution=event.resolution, printed=event.printed)


_CHANGES: dict[type[Event], _Change] = {
    Progressed: _progressed,
    Submitted: _submitted,
    Returned: _returned,
    Approved: _approved,
    Closed: _closed,
    Imported: _imported,
}


_TAKE: Mapping[type[Event], Callable[[Builder, Any, Entry], None]] = {
    **dict.fromkeys(TABLE, Builder._finding_event),
    Adopted: Builder._adopted,
    MeasureDone: Builder._measure_done,
    MeasureDropped: Builder._measure_dropped,
    MeasureResumed: Builder._measure_resumed,
    ExtensionAsked: Builder._extension_asked,
    ExtensionGranted: Builder._extension_granted,
    ExtensionRefused: Builder._extension_refused,
    HandedOver: Builder._handed_over,
    NoticeSent: Builder._notice_sent,
    NoticeAnswered: Builder._notice_answered,
    ProgressReviewHeld: Builder._progress_review_held,
    EvidenceWithdrawn: Builder._evidence_withdrawn,
    EvidenceAdded: Builder._evidence_added,
    **dict.fromkeys(PUBLICATION_TABLE, Builder._publication),
    CommentReceived: Builder._comment,
    CommentAnswered: Builder._comment,
    FollowUpPlanned: Builder._follow_up_planned,
    FollowUpResult: Builder._follow_up_result,
    ReferralsCounted: Builder._referrals_counted,
}
"""What takes in each kind of event: a plain table, because a fold of many thousand events looks here each time."""


def refusal_of(id: str, cycle: Cycle, entry: Entry) -> Diagnostic | None:
    """Why the state table doesn't let an event move a finding; None where it does."""
    move = move_of(entry.event)
    has_history = any(not isinstance(step.event, Adopted) for step in cycle.steps)
    if move is None or (cycle.state in move.sources and not (isinstance(entry.event, Imported) and has_history)):
        return None
    return _refusal(id, cycle.state.value, entry, events_from(cycle.state))


def _state_after(event: FindingEvent, id: str, cycle: Cycle) -> State:
    """The state that an event leaves behind: the table's, or what the event says, or the one it met."""
    if isinstance(event, Imported):
        return event.state
    if isinstance(event, Reopened) and id in event.planned:
        return State.PLANNED
    if isinstance(event, Progressed) and cycle.state in (State.PLANNED, State.UNKNOWN):
        return State.IN_PROGRESS
    move = move_of(event)
    return move.to if move is not None and move.to is not None else cycle.state


def _refusal(id: str, state: str, entry: Entry, possible: tuple[str, ...]) -> Diagnostic:
    """Why an event can't be: `facts` hold its entry, so that whoever inserted another can tell which broke."""
    hint = Text("Void the earlier entry if it was a mistake.", "如前一条记错，请先作废。")
    if possible:
        hint = Text(
            f"Possible now: {', '.join(possible)}.",
            f"现在可以：{'、'.join(PAST[kind].zh for kind in possible)}。",
        )
    event, word = entry.event, STATES.get(state, Text(state, state))
    return recording.NOT_ALLOWED(item=id, state=word, event=PAST[event.kind], hint=hint, seq=entry.seq, day=event.on)
