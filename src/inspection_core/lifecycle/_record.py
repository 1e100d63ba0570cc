"""Recording: an event meets the guards once, under the profile in force, and becomes an entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs
from attrs import evolve

from ..calendars import DueDay
from ..diagnostics import Diagnostic, Severity, document as document_rules, recording as rules
from ..errors import InvalidCaseError, TransitionError
from ..model import (
    Adopted,
    CommentAnswered,
    CommentReceived,
    Document,
    Entry,
    Event,
    FindingEvent,
    FollowUpPlanned,
    FollowUpResult,
    MeasureDone,
    ProgressReviewHeld,
    PublicationDrafted,
    PublicationEvent,
    PublicationSubmitted,
    Reopened,
    State,
    Voided,
    targets_of,
)
from ..profiles import Policy
from ._builder import Builder, refusal_of
from ._case import Case
from ._fold import advance, effective, fold, fold_in_order, in_order
from ._guards import plan_gaps, unmet
from ._outside import reply_due
from ._plan import Plan
from ._publications import publication_refusal
from ._recording import EvidenceState, Recording, require_fitting
from ._references import references, strangers_in
from ._registers import commented, judged, planned
from ._standing import Standing


def record(case: Case, *events: Event, evidence: EvidenceState | None = None) -> Case:
    """The case with more events, all or none; TransitionError with everything that is unmet.

    OptionsError for a day or ids that are of another type than events have.
    `evidence` says what was found of the files on record; without it they count as intact. Guards whose
    policy is `warn` let the event pass: their codes are kept in its `accepted`.
    """
    batch = _Batch(case, evidence or {})
    for event in events:
        batch.add(event)
    return batch.case()


def examine(case: Case, event: Event, *, evidence: EvidenceState | None = None) -> tuple[Diagnostic, ...]:
    """What speaks against recording an event: errors refuse it, warnings would be accepted with it."""
    require_fitting(event)
    return _objections(_recording(case, event, evidence or {}))


def adopt(
    case: Case,
    *,
    on: dt.date,
    digest: str,
    recorded_by: str | None = None,
    decided_by: str | None = None,
    basis: str | None = None,
    note: str | None = None,
) -> Case:
    """The case with its working copy adopted as the next edition; `digest` is that of the edition's file.

    Findings whose plan is complete become planned; the others stay registered. InvalidCaseError if the
    working copy contradicts itself, changes verbatim text, or drops what has events.
    """
    case.require_sound()
    _require_continuity(case)
    number = max(case.editions, default=0) + 1
    plan = evolve(case.draft, number=number)
    event = Adopted(
        on=on,
        edition=number,
        digest=digest,
        planned=_newly_planned(case, plan, on),
        recorded_by=recorded_by,
        decided_by=decided_by,
        basis=basis,
        note=note,
    )
    strangers = tuple(strangers_in(event, plan))
    if strangers:
        raise TransitionError(*strangers)
    journal = (*case.journal, Entry(len(case.journal) + 1, event))
    return evolve(case, editions={**case.editions, number: plan}, journal=journal, folded=(journal, fold(journal)))


def next_edition(case: Case) -> Plan:
    """The plan that adopting the working copy would put into force."""
    return evolve(case.draft, number=max(case.editions, default=0) + 1)


def draft_changes(case: Case) -> tuple[str, ...]:
    """What of the working copy the last edition doesn't have: ids of items, names of parts.

    Last days that were provisional and are known by now are changes, too. Empty where nothing was ever adopted: then
    the working copy is the plan.
    """
    before, now = case.latest, case.draft
    if before is None:
        return ()
    changed = [] if before.profile == now.profile else ["profile"]
    for part in attrs.fields(Document):
        changed += _changes(part.name, getattr(before.document, part.name), getattr(now.document, part.name))
    changed += (id for id, due in before.due.items() if due.provisional and not now.due.get(id, due).provisional)
    return tuple(dict.fromkeys(changed))


def _changes(part: str, before: object, now: object) -> list[str]:
    """The items of one part that differ, by id, or by position where they have none."""
    if before == now:
        return []
    if not (isinstance(before, tuple) and isinstance(now, tuple)):
        return [part]
    old, new = _by_key(part, before), _by_key(part, now)
    changed = [key for key in dict.fromkeys((*old, *new)) if old.get(key) != new.get(key)]
    return changed or [part]  # the same items in another order


def _by_key(part: str, items: tuple[object, ...]) -> dict[str, object]:
    return {str(getattr(item, "id", f"{part} {n}")): item for n, item in enumerate(items, start=1)}


def _newly_planned(case: Case, plan: Plan, on: dt.date) -> tuple[str, ...]:
    standing = case.standing_on(on)
    return tuple(
        finding.id
        for finding in plan.leaves
        if standing.finding(finding.id).state is State.REGISTERED
        and not any(plan_gaps(case, plan, standing, finding.id))
    )


def _require_continuity(case: Case) -> None:
    problems = tuple(_broken_continuity(case))
    if problems:
        raise InvalidCaseError(*problems)


def _broken_continuity(case: Case) -> Iterator[Diagnostic]:
    """What a new edition must not do: edit verbatim text, drop an item that has events, or put findings below one."""
    for adoption in case.standing.adoptions:
        for id, finding in case.editions[adoption.edition].findings.items():
            now = case.draft.findings.get(id)
            if now is not None and now.text != finding.text:
                keys = ("findings", case.document.findings.index(now), "text")
                yield document_rules.VERBATIM_CHANGED(case.where(keys), number=now.number, edition=adoption.edition)
    used = {id for entry in effective(case.journal) for id in targets_of(entry.event)}
    used.update(id for id, proofs in case.standing.proofs.items() if proofs)
    for id in sorted(used.difference(case.draft.findings, case.draft.measures)):
        yield document_rules.ITEM_REMOVED(case.where(()), id=id)
    for id in sorted(used.intersection(case.draft.children)):
        if id in case.standing.findings and len(case.standing.finding(id).cycle.steps) > 0:
            yield document_rules.PARENT_HAS_EVENTS(case.where_is(id), id=id)


class _Batch:
    """Events being recorded in one call: the standing is copied once, and moved on in place."""

    def __init__(self, case: Case, evidence: EvidenceState) -> None:
        self._evidence = evidence
        self._start(case)

    def _start(self, case: Case) -> None:
        self._base = case
        self._fresh: list[Entry] = []
        self._builder = Builder(case.standing)

    def add(self, event: Event) -> None:
        """Take one more event in; TransitionError leaves nothing behind that anybody could see."""
        require_fitting(event)
        last = self._builder.last_day
        if isinstance(event, Voided) or event.corrects is not None or (last is not None and event.on < last):
            self._start(_rewritten(self.case(), event, self._evidence))
            return
        recording = Recording(
            case=self._base,
            plan=self._base.plan_on(event.on),
            standing=self._builder.standing(),
            event=event,
            evidence=self._evidence,
            entries=len(self._base.journal) + len(self._fresh),
        )
        entry = Entry(recording.entries + 1, _admitted(recording))
        self._builder.take(entry, entry.seq)
        self._fresh.append(entry)

    def case(self) -> Case:
        """The case with all that was added."""
        if not self._fresh:
            return self._base
        journal = (*self._base.journal, *self._fresh)
        return evolve(self._base, journal=journal, folded=(journal, self._builder.standing()))


def _rewritten(case: Case, event: Event, evidence: EvidenceState) -> Case:
    """The case with an event that takes effect before others: everything is folded again."""
    entry = Entry(len(case.journal) + 1, _admitted(_recording(case, event, evidence)))
    journal = (*case.journal, entry)
    try:
        return evolve(case, journal=journal, folded=(journal, fold(journal)))
    except TransitionError as error:
        facts = error.problems[0].facts
        if facts["seq"] == entry.seq:
            raise
        raise TransitionError(rules.LATER_BROKEN(seq=facts["seq"], day=facts["day"]), *error.problems) from None


def _admitted(recording: Recording) -> Event:
    """The event as it is recorded, if nothing refuses it: completed, with the warnings that it passed with."""
    problems = tuple(_objections(recording))
    refused = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    if refused:
        raise TransitionError(*refused)
    accepted = tuple(dict.fromkeys(problem.code for problem in problems))
    return evolve(_completed(recording), accepted=accepted)


def _objections(recording: Recording) -> tuple[Diagnostic, ...]:
    """What speaks against an event: first what it names, then the state table, then the guards."""
    found = tuple(references(recording)) or tuple(_table_refusals(recording))
    return found or tuple(_judged(recording))


def _table_refusals(recording: Recording) -> Iterator[Diagnostic]:
    """Every finding that the state table doesn't let the event move, not only the first; or the publication."""
    event = recording.event
    entry = Entry(recording.entries + 1, event)
    if isinstance(event, PublicationEvent):
        refusal = publication_refusal(recording.standing.publications.get(event.publication), entry)
        if refusal is not None:
            yield refusal
    take = _REGISTERS.get(type(event))
    try:
        if take is not None:
            take(recording.standing, event, entry)
    except TransitionError as error:
        yield from error.problems
    for id in event.findings if isinstance(event, FindingEvent) else ():
        refusal = refusal_of(id, recording.standing.finding(id).cycle, entry)
        if refusal is not None:
            yield refusal


_REGISTERS: Mapping[type[Event], Callable[[Standing, Any, Entry], object]] = {
    CommentReceived: lambda standing, _event, entry: commented(standing.comments, entry),
    CommentAnswered: lambda standing, _event, entry: commented(standing.comments, entry),
    FollowUpPlanned: lambda standing, event, entry: planned(standing.follow_ups, event, entry),
    FollowUpResult: lambda standing, event, entry: judged(standing.follow_ups, event, entry),
}
"""What takes an event into a register, and refuses one that doesn't fit there."""


def _recording(case: Case, event: Event, evidence: EvidenceState) -> Recording:
    return Recording(
        case=case,
        plan=case.plan_on(event.on),
        standing=_standing_before(case, event),
        event=event,
        evidence=evidence,
        entries=len(case.journal),
    )


def _standing_before(case: Case, event: Event) -> Standing:
    """What an event meets: everything before its own place, which for a correction is that of its target."""
    if event.corrects is None:
        return case.standing_on(event.on)
    order = in_order((*case.journal, Entry(len(case.journal) + 1, event)))
    mine = next((n for n, (_, entry) in enumerate(order) if entry.event is event), len(order))
    return fold_in_order(order[:mine])


def _judged(recording: Recording) -> Iterator[Diagnostic]:
    """What the guards find, as this body's profile judges it."""
    profile = recording.plan.profile
    for name, problem in unmet(recording):
        policy = profile.policy(name)
        if policy is not Policy.ALLOW:
            severity = Severity.ERROR if policy is Policy.REFUSE else Severity.WARNING
            yield evolve(problem, severity=severity)


def _completed(recording: Recording) -> Event:
    """The event with what follows from it, so that folding it needs no document."""
    event = recording.event
    if isinstance(event, MeasureDone):
        measures = [recording.plan.measures[id] for id in event.measures]
        leaves = (leaf for m in measures for id in m.findings for leaf in recording.plan.leaves_of(id))
        waiting = {State.PLANNED, State.UNKNOWN}
        started = (id for id in dict.fromkeys(leaves) if recording.standing.finding(id).state in waiting)
        return evolve(event, started=tuple(started))
    if isinstance(event, ProgressReviewHeld):
        return evolve(event, known=_looked_at(recording, event))
    if isinstance(event, PublicationDrafted) and event.known == 0:
        return evolve(event, known=recording.entries)
    if isinstance(event, PublicationSubmitted):
        return evolve(event, chain=tuple(step.key for step in recording.plan.profile.publication_approvals))
    if isinstance(event, Reopened):
        return evolve(event, planned=_planned_again(recording, event))
    if isinstance(event, CommentReceived):
        due = reply_due(recording, event)
        return evolve(event, until=due.day) if isinstance(due, DueDay) else event
    return event


def _planned_again(recording: Recording, event: Reopened) -> tuple[str, ...]:
    """The reopened findings whose plan is complete with the measures that they resume."""
    after = advance(recording.standing, Entry(recording.entries + 1, evolve(event, planned=())))
    return tuple(id for id in event.findings if not any(plan_gaps(recording.case, recording.plan, after, id)))


def _looked_at(recording: Recording, event: ProgressReviewHeld) -> int:
    """Up to which entry a review looked: a correction of one changes its words, not what it saw."""
    if event.corrects is not None and 0 < event.corrects <= len(recording.case.journal):
        target = recording.case.journal[event.corrects - 1].event
        if isinstance(target, ProgressReviewHeld):
            return target.known
    return recording.entries
