"""Recording: an event meets the guards once, under the profile in force, and becomes an entry."""

from __future__ import annotations

import datetime as dt
from collections import ChainMap
from collections.abc import Iterator, Mapping

import attrs
from attrs import evolve

from ..codec import did_you_mean
from ..diagnostics import Diagnostic, Severity, Text, document as document_rules, recording as rules
from ..errors import InvalidCaseError, TransitionError
from ..model import (
    Adopted,
    Document,
    Entry,
    Event,
    EvidenceAdded,
    FindingEvent,
    HandedOver,
    ItemEvent,
    MeasureDone,
    MeasureEvent,
    NoticeSent,
    ProgressReviewHeld,
    Reopened,
    State,
    Voided,
    targets_of,
)
from ..profiles import Policy
from ._case import Case
from ._fold import Builder, advance, effective, fold, fold_in_order, voided
from ._guards import EvidenceState, Recording, plan_gaps, unmet
from ._plan import Plan
from ._standing import Standing


def record(case: Case, *events: Event, evidence: EvidenceState | None = None) -> Case:
    """The case with more events, all or none; TransitionError with everything that is unmet.

    `evidence` says what was found of the files on record; without it they count as intact. Guards whose
    policy is `warn` let the event pass: their codes are kept in its `accepted`.
    """
    batch = _Batch(case, evidence or {})
    for event in events:
        batch.add(event)
    return batch.case()


def examine(case: Case, event: Event, *, evidence: EvidenceState | None = None) -> tuple[Diagnostic, ...]:
    """What speaks against recording an event: errors refuse it, warnings would be accepted with it."""
    recording = _recording(case, event, evidence or {})
    references = tuple(_references(recording))
    if references:
        return references
    return tuple(_judged(recording))


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
    strangers = tuple(_known(_persons(event), plan.parties, document_rules.PARTY, event))
    if strangers:
        raise TransitionError(*strangers)
    entry = Entry(len(case.journal) + 1, event)
    journal = (*case.journal, entry)
    in_order = case.standing.last_day is None or case.standing.last_day <= on
    folded = advance(case.standing, entry) if in_order else fold(journal)
    return evolve(case, editions={**case.editions, number: plan}, journal=journal, folded=folded)


def next_edition(case: Case) -> Plan:
    """The plan that adopting the working copy would put into force."""
    return evolve(case.draft, number=max(case.editions, default=0) + 1)


def draft_changes(case: Case) -> tuple[str, ...]:
    """What of the working copy the last edition doesn't have: ids of items, names of parts.

    Empty where nothing was ever adopted: then the working copy is the plan.
    """
    if not case.editions:
        return ()
    before, now = case.editions[max(case.editions)], case.draft
    changed = [] if before.profile == now.profile else ["profile"]
    for part in attrs.fields(Document):
        changed += _changes(part.name, getattr(before.document, part.name), getattr(now.document, part.name))
    return tuple(changed)


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
        if standing.finding(finding.id).state is State.REGISTERED and not any(plan_gaps(plan, finding.id))
    )


def _require_continuity(case: Case) -> None:
    problems = tuple(_broken_continuity(case))
    if problems:
        raise InvalidCaseError(*problems)


def _broken_continuity(case: Case) -> Iterator[Diagnostic]:
    """What a new edition must not do: edit verbatim text, or drop an item that has events."""
    for number in sorted(case.editions):
        for id, finding in case.editions[number].findings.items():
            now = case.draft.findings.get(id)
            if now is not None and now.text != finding.text:
                keys = ("findings", case.document.findings.index(now), "text")
                yield document_rules.VERBATIM_CHANGED(case.where(keys), number=now.number, edition=number)
    known = {*case.draft.findings, *case.draft.measures}
    used = {id for entry in case.journal for id in targets_of(entry.event)}
    for id in sorted(used - known):
        yield document_rules.ITEM_REMOVED(case.where(()), id=id)


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
        self._builder.take(entry)
        self._fresh.append(entry)

    def case(self) -> Case:
        """The case with all that was added."""
        if not self._fresh:
            return self._base
        return evolve(self._base, journal=(*self._base.journal, *self._fresh), folded=self._builder.standing())


def _rewritten(case: Case, event: Event, evidence: EvidenceState) -> Case:
    """The case with an event that takes effect before others: everything is folded again."""
    entry = Entry(len(case.journal) + 1, _admitted(_recording(case, event, evidence)))
    journal = (*case.journal, entry)
    try:
        return evolve(case, journal=journal, folded=fold(journal))
    except TransitionError as error:
        facts = error.problems[0].facts
        if facts["seq"] == entry.seq:
            raise
        raise TransitionError(rules.LATER_BROKEN(seq=facts["seq"], day=facts["day"]), *error.problems) from None


def _admitted(recording: Recording) -> Event:
    """The event as it is recorded, if nothing refuses it: completed, with the warnings that it passed with."""
    references = tuple(_references(recording))
    if references:
        raise TransitionError(*references)
    problems = tuple(_judged(recording))
    refused = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    if refused:
        raise TransitionError(*refused)
    accepted = tuple(dict.fromkeys(problem.code for problem in problems))
    return evolve(_completed(recording), accepted=accepted)


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
    order = effective((*case.journal, Entry(len(case.journal) + 1, event)))
    place = next((n for n, entry in enumerate(order) if entry.event is event), len(order))
    return fold_in_order(order[:place])


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
        return evolve(event, known=recording.entries)
    return event


EVIDENCE = Text("evidence", "佐证")


def _references(recording: Recording) -> Iterator[Diagnostic]:
    """Whatever the event names must be there on its day; a state is only moved on leaves."""
    event, plan, standing = recording.event, recording.plan, recording.standing
    yield from _known(_persons(event), plan.parties, document_rules.PARTY, event)
    yield from _known(getattr(event, "findings", ()), plan.findings, document_rules.FINDING, event)
    yield from _known(getattr(event, "measures", ()), plan.measures, document_rules.MEASURE, event)
    if isinstance(event, EvidenceAdded):
        supported: Mapping[str, object] = ChainMap({}, plan.findings, plan.measures)  # type: ignore[arg-type]
        for evidence in event.evidence:
            yield from _known(evidence.supports, supported, document_rules.FINDING, event)
            if evidence.id in standing.evidence:
                yield document_rules.DUPLICATE_ID(id=evidence.id)
    else:
        yield from _known(getattr(event, "evidence", ()), standing.evidence, EVIDENCE, event)
    if isinstance(event, FindingEvent):
        for id in event.findings:
            if id in plan.children:
                yield rules.NOT_A_LEAF(id=id, leaves=plan.leaves_of(id))
    if isinstance(event, HandedOver | NoticeSent):
        named = (event.giver, event.taker) if isinstance(event, HandedOver) else (event.to,)
        yield from _known(named, plan.parties, document_rules.PARTY, event)
    if isinstance(event, Voided):
        yield from _void_targets(recording.case, event)
    elif isinstance(event, FindingEvent | MeasureEvent | ItemEvent) and not targets_of(event):
        yield rules.NOTHING_NAMED()
    if event.corrects is not None:
        yield from _correction(recording.case, event)
    if isinstance(event, Reopened):
        yield from _resumed(recording, event)


def _persons(event: Event) -> tuple[str, ...]:
    return tuple(who for who in (event.recorded_by, event.decided_by) if who)


def _known(ids: tuple[str, ...], known: Mapping[str, object], what: Text, event: Event) -> Iterator[Diagnostic]:
    for id in ids:
        if id not in known:
            yield rules.UNKNOWN_ITEM(what=what, id=id, day=event.on, hint=did_you_mean(id, known))


def _void_targets(case: Case, event: Voided) -> Iterator[Diagnostic]:
    void = voided(case.journal)
    for seq in event.targets:
        if not 1 <= seq <= len(case.journal):
            yield rules.VOID_TARGET(seq=seq, why=Text("there is no such entry", "没有这一条"))
        elif seq in void:
            yield rules.VOID_TARGET(seq=seq, why=Text("it is void already", "已经作废"))


def _correction(case: Case, event: Event) -> Iterator[Diagnostic]:
    """A correction says the same kind of thing as its target, which counts until then."""
    seq = event.corrects or 0
    target = next((entry for entry in effective(case.journal) if entry.seq == seq), None)
    if target is None:
        why = Text("no such entry counts", "该条不存在或已不计")
    elif type(target.event) is not type(event) or isinstance(event, Adopted | Voided):
        why = Text(f"it is {target.event.kind}", f"它是 {target.event.kind}")
    else:
        return
    yield rules.BAD_CORRECTION(seq=seq, why=why)


def _resumed(recording: Recording, event: Reopened) -> Iterator[Diagnostic]:
    theirs = {m.id: m for id in event.findings for m in recording.plan.measures_of(id)}
    yield from _known(event.measures, theirs, document_rules.MEASURE, event)
