"""Journals of any shape, grown step by step; what can't be recorded is left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from attrs import evolve, frozen

from ..errors import InvalidCaseError
from ..lifecycle import Case, Plan, look_back, record
from ..model import (
    Approved,
    Audience,
    Closed,
    CommentAnswered,
    CommentReceived,
    Deadline,
    Event,
    EvidenceAdded,
    EvidenceWithdrawn,
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    FollowUpPlanned,
    HandedOver,
    Imported,
    MadeDocument,
    MeasureDone,
    MeasureDropped,
    MeasureResumed,
    NoticeAnswered,
    NoticeSent,
    Progressed,
    ProgressReviewHeld,
    PublicationApproved,
    PublicationDrafted,
    PublicationEvent,
    PublicationPublished,
    PublicationReturned,
    PublicationState,
    PublicationSubmitted,
    PublicationWithdrawn,
    ReferralsCounted,
    Reopened,
    Resolution,
    Returned,
    Role,
    Started,
    State,
    Submitted,
    SubstantiallyDone,
    Verdict,
    Verified,
    Voided,
)
from ._builders import START, a_paper, adopted
from ._documents import DEADLINES, Gene, account_of, measure_of
from ._steps import CLERK, DECIDER, VERIFIER, forward, mark

DAYS = (0, 1, 3, 10, 30, 60, 0, 1, -1, -5, -20, -60)
"""How many days after the last entry a step happens."""


@frozen
class _Step:
    """A step about to be made: in which case, on what day, with two numbers to choose items by."""

    case: Case
    on: dt.date
    which: int
    other: int

    @property
    def plan(self) -> Plan:
        return self.case.plan_on(self.on)

    @property
    def finding(self) -> str:
        return self.plan.leaves[self.which % len(self.plan.leaves)].id

    @property
    def measure(self) -> str:
        """The id of a measure; that of a finding where there is none, which is refused."""
        measures = self.plan.document.measures
        return measures[self.which % len(measures)].id if measures else self.finding

    @property
    def findings(self) -> tuple[str, ...]:
        """One leaf, or two."""
        leaves = self.plan.leaves
        both = (self.finding, leaves[self.other % len(leaves)].id) if self.other % 3 == 2 else (self.finding,)
        return tuple(dict.fromkeys(both))


def grow(case: Case, genes: Sequence[Gene]) -> Case:
    """The case after the steps that some numbers make, without those that are refused."""
    for kind, which, other, day in genes:
        last = max((entry.event.on for entry in case.journal), default=START)
        on = last + dt.timedelta(days=DAYS[day])
        try:
            case = STEPS[kind](_Step(case, on, which, other))
        except InvalidCaseError:
            continue
    return case


def _forward(step: _Step) -> Case:
    """One to four steps on for a finding, as far as they go."""
    case = step.case
    for _ in range(1 + step.other % 4):
        before = case
        try:
            case = forward(case, step.finding, step.on)
        except InvalidCaseError:
            break
        if case is before:
            break
    return case


def _turn(step: _Step) -> Case:
    """What happens when not all goes well: something remains, it is sent back, it is closed in another way."""
    moves = _moves(step)
    turns = {State.IN_PROGRESS: moves[3], State.SUBMITTED: moves[2], State.VERIFIED: moves[2], State.CLOSED: moves[8]}
    return record(step.case, *turns.get(step.case.standing_on(step.on).finding(step.finding).state, moves[7]))


def _move(step: _Step) -> Case:
    return record(step.case, *_moves(step)[step.other])


def _moves(step: _Step) -> tuple[tuple[Event, ...], ...]:
    """Every kind of event that moves findings, whether it is possible or not."""
    on, of, said = step.on, step.findings, mark(step.case)
    late = step.plan.document.measures[: step.other % 3]
    closed = tuple(
        Closed(
            findings=of,
            on=on,
            decided_by=DECIDER,
            resolution=resolution,
            reason=f"Reason {said}",
            until=on + dt.timedelta(days=20) if resolution is Resolution.RISK_ACCEPTED else None,
        )
        for resolution in (Resolution.SUPERSEDED, Resolution.RISK_ACCEPTED, Resolution.NOT_IMPLEMENTED)
    )
    printed = (State.UNKNOWN, State.IN_PROGRESS, State.UNKNOWN, State.SUBMITTED)[step.which % 4]
    return (
        (Started(findings=of, on=on, note=f"Note {said}"),),
        (Submitted(findings=of, on=on),),
        (Returned(findings=of, on=on, reason=f"Reason {said}"),),
        (
            SubstantiallyDone(
                findings=of, on=on, remaining=f"Rest {said}", next_step=f"Next {said}", until=on + dt.timedelta(days=9)
            ),
        ),
        (Verified(findings=of, on=on, decided_by=VERIFIER),),
        (Approved(findings=of, on=on, decided_by=DECIDER, step="office"),),
        (closed[0],),
        (closed[step.which % 3],),
        (
            Reopened(
                findings=of,
                on=on,
                reason=f"Reason {said}",
                basis=f"Basis {said}",
                measures=tuple(measure.id for measure in late),
                until=on + dt.timedelta(days=45) if step.which % 2 else None,
            ),
        ),
        (Imported(findings=of, on=on, state=printed, printed="Printed"),),
        (Imported(findings=of, on=on, state=State.CLOSED, resolution=Resolution.IMPLEMENTED, printed="Printed"),),
        (Started(findings=of, on=on), Started(findings=of, on=on)),
    )


def _measures(step: _Step) -> Case:
    if step.other % 4 == 3:
        dropped = MeasureDropped(measures=(step.measure,), on=step.on, reason=f"Reason {mark(step.case)}")
        return record(step.case, dropped)
    filed = tuple(step.case.standing_on(step.on).evidence)
    proof = filed[step.other % len(filed) :][:1] if filed else ()
    return record(step.case, MeasureDone(measures=(step.measure,), on=step.on, evidence=proof))


def _evidence(step: _Step) -> Case:
    audience = (None, None, Audience.PUBLIC, Audience.PUBLIC, Audience.RESTRICTED)[step.other % 5]
    supports = ((step.finding,), (step.measure,), (step.finding, step.measure), ())[step.other % 4]
    proof = a_paper(f"e-{len(step.case.journal) + 1:04d}", *supports, audience=audience)
    return record(step.case, EvidenceAdded(evidence=(proof,), on=step.on, recorded_by=CLERK))


def _extension(step: _Step) -> Case:
    until = step.on + dt.timedelta(days=30 * (step.other + 1))
    on_measure = step.other % 2 == 0
    findings, measures = ((), (step.measure,)) if on_measure else ((step.finding,), ())
    reason = f"Reason {mark(step.case)}"
    return record(
        step.case,
        ExtensionAsked(findings=findings, measures=measures, on=step.on, until=until, reason=reason),
        ExtensionGranted(findings=findings, measures=measures, on=step.on, until=until, decided_by=DECIDER),
    )


def _aside(step: _Step) -> Case:
    """What happens beside the moves of findings and measures."""
    on, said, standing = step.on, mark(step.case), step.case.standing_on(step.on)
    notices = step.plan.profile.notices
    kind = (step.other + step.which) % 8
    if kind == 0:
        return record(step.case, Progressed(findings=step.findings, on=on, text=f"Text {said}", percent=5 * step.which))
    if kind == 1:
        dropped = MeasureDropped(measures=(step.measure,), on=on, reason=f"Reason {said}")
        resumed = MeasureResumed(measures=(step.measure,), on=on, reason=f"Reason {said}")
        return record(step.case, *([dropped] if step.other % 2 else []), resumed)
    if kind == 2:
        lead = Role.LEAD_UNIT
        passed = HandedOver(measures=(step.measure,), on=on, role=lead, giver="b-section", taker="b-section-2")
        return record(step.case, passed)
    if kind == 3:
        withdrawn = EvidenceWithdrawn(evidence=tuple(standing.evidence)[:1], on=on, reason=f"Reason {said}")
        return record(step.case, withdrawn)
    if kind == 4:
        until = on + dt.timedelta(days=20)
        asked = ExtensionAsked(findings=step.findings, on=on, until=until, reason=f"Reason {said}")
        refused = ExtensionRefused(findings=step.findings, on=on, decided_by=DECIDER, reason=f"Reason {said}")
        return record(step.case, asked, refused)
    waiting = [notice.seq for notice in standing.notices.values() if notice.answered is None]
    if kind == 5 and waiting:
        return record(step.case, NoticeAnswered(sent=waiting[0], on=on, text=f"Text {said}"))
    if kind in (5, 6) and notices:
        notice = notices[step.which % len(notices)].key
        sent = NoticeSent(findings=step.findings, on=on, notice=notice, to="b-section", text=f"Text {said}")
        answered = NoticeAnswered(sent=len(step.case.journal) + 1, on=on, text=f"Text {said}")
        return record(step.case, sent, *([answered] if step.which % 2 else []))
    issue = standing.reviews[-1].issue + 1 if standing.reviews else 1
    return record(step.case, ProgressReviewHeld(issue=issue, on=on))


def _publication(step: _Step) -> Case:
    """One to six steps on for a publication, as far as they go; now and then it goes back or is taken back."""
    case, id = step.case, f"p-{1 + step.which % 2:04d}"
    for _ in range(2 if step.which in (8, 9) else 1 + step.other % 6):
        try:
            case = record(case, _onward(evolve(step, case=case), id))
        except InvalidCaseError:
            break
    if step.which < 8:
        return case
    end = PublicationReturned if step.which < 10 else PublicationWithdrawn
    return record(case, end(publication=id, on=step.on, reason=f"Reason {mark(case)}", decided_by=DECIDER))


def _onward(step: _Step, id: str) -> Event:
    """What comes next for a publication when all goes well; a comment once it is out."""
    on, said = step.on, mark(step.case)
    publication = step.case.standing_on(on).publications.get(id)
    state = publication.state if publication else None
    given = publication.approvals if publication else ()
    lacking = [each.key for each in step.plan.profile.publication_approvals if each.key not in given]
    if state is PublicationState.DRAFTED:
        return PublicationSubmitted(publication=id, on=on, recorded_by=CLERK)
    if state is PublicationState.SUBMITTED:
        return PublicationApproved(publication=id, on=on, step=lacking[0] if lacking else "office", decided_by=DECIDER)
    if state is PublicationState.APPROVED:
        return PublicationPublished(publication=id, on=on, address=f"Address {said}", decided_by=DECIDER)
    if state is PublicationState.PUBLISHED:
        return _comment(step, id)
    return _draft(step, id)


def _draft(step: _Step, id: str) -> PublicationEvent:
    said, audience = mark(step.case), Audience.PUBLIC if step.other % 2 else Audience.INTERNAL
    made = MadeDocument(
        exporter="json-report",
        to=f"{id}.json",
        options={"title": f"Option {said}"},
        items=(step.finding,) if step.other % 3 else (),
        made_by="inspection-core 0",
        digest=f"{len(step.case.journal):064x}",
    )
    as_of = step.on - dt.timedelta(days=step.other)
    return PublicationDrafted(
        publication=id, on=step.on, title=f"Publication {said}", as_of=as_of, audience=audience, documents=(made,)
    )


def _comment(step: _Step, publication: str) -> Event:
    said = mark(step.case)
    return CommentReceived(
        comment=f"c-{len(step.case.journal) + 1:04d}",
        publication=publication,
        on=step.on,
        channel="e-mail",
        text=f"Comment {said}",
        findings=step.findings if step.other % 2 else (),
        until=step.on + dt.timedelta(days=10) if step.other % 3 else None,
    )


def _afterwards(step: _Step) -> Case:
    """What comes after: comments are answered, what was closed is looked at again, referrals are counted."""
    on, said, standing = step.on, mark(step.case), step.case.standing_on(step.on)
    waiting = [comment.event.comment for comment in standing.comments.values() if comment.reply is None]
    if waiting and step.other % 3 == 0:
        return record(step.case, CommentAnswered(comment=waiting[0], on=on, text=f"Reply {said}"))
    running = [(each.event.follow_up, each.waiting) for each in standing.follow_ups.values() if each.waiting]
    if running:
        return record(step.case, *_looked(step, *running[0]))
    closed = tuple(f.id for f in step.plan.leaves if standing.finding(f.id).state is State.CLOSED)
    if closed:
        id, chosen = f"u-{len(step.case.journal) + 1:04d}", closed[step.which % len(closed) :][:2]
        planned = FollowUpPlanned(follow_up=id, findings=chosen, on=on, text=f"Text {said}")
        return record(step.case, planned, *(_looked(step, id, chosen) if step.other % 2 else ()))
    return record(step.case, ReferralsCounted(on=on, received=step.which, answered=min(step.which, step.other)))


def _looked(step: _Step, follow_up: str, waiting: tuple[str, ...]) -> tuple[Event, ...]:
    """What a follow-up found of the first finding that waits for it."""
    return look_back(
        step.case,
        follow_up,
        waiting[:1],
        Verdict.RELAPSED if step.which % 3 == 0 else Verdict.HOLDS,
        on=step.on,
        text=f"Text {mark(step.case)}",
        until=step.on + dt.timedelta(days=30) if step.which % 2 else None,
        decided_by=VERIFIER,
    )


def _correction(step: _Step) -> Case:
    """An entry put right: another note, and now and then another day."""
    entry = step.case.journal[step.which % len(step.case.journal)]
    on = step.on if step.other % 3 == 2 else entry.event.on
    return record(step.case, evolve(entry.event, corrects=entry.seq, on=on, note=f"Note {mark(step.case)}"))


def _void(step: _Step) -> Case:
    target = len(step.case.journal) - step.which % max(len(step.case.journal), 1)
    return record(step.case, Voided(targets=(target,), on=step.on, reason=f"Reason {mark(step.case)}"))


def _edition(step: _Step) -> Case:
    """The plan amended: a deadline moved, a measure or an account added, or only adopted again."""
    document, position = step.case.document, len(step.case.document.measures)
    kind = step.other % 4
    if kind == 0 and document.measures:
        measure = document.measures[step.which % position]
        return adopted(step.case, step.on, evolve(measure, deadline=_moved(step)))
    if kind == 1:
        gene = (step.which, 0, step.which % len(DEADLINES), 0, 0)
        return adopted(step.case, step.on, measure_of(position, gene, document.findings))
    if kind == 2:
        n = 100 + len(step.case.journal)
        told = account_of(n, step.which, step.other % 6, step.on, document.findings, document.measures)
        return adopted(step.case, step.on, told)
    return adopted(step.case, step.on)


def _moved(step: _Step) -> Deadline:
    """A new deadline, which takes the place of the last entry's where that extended it."""
    supersedes = len(step.case.journal) if step.which % 2 else None
    return Deadline(date=step.on + dt.timedelta(days=20 * step.which), supersedes=supersedes)


STEPS: tuple[Callable[[_Step], Case], ...] = (
    *(5 * (_forward,)),
    *(2 * (_turn,)),
    _move,
    _aside,
    _correction,
    _measures,
    _evidence,
    _extension,
    _void,
    *(2 * (_edition,)),
    *(2 * (_publication,)),
    _afterwards,
)
"""What can happen, the more often the more usual it is."""
