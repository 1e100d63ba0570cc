"""What must hold before an event is recorded: pure functions, each with the name that profiles know it by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve

from ..codec import did_you_mean
from ..diagnostics import Diagnostic, Text, document as gaps, recording as rules
from ..model import (
    Approved,
    Closed,
    DeadlineKind,
    Event,
    EvidenceWithdrawn,
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    Finding,
    HandedOver,
    Measure,
    MeasureDropped,
    MeasureEvent,
    MeasureResumed,
    MeasureState,
    NoticeSent,
    Progressed,
    ProgressReviewHeld,
    Reopened,
    Resolution,
    Returned,
    Role,
    State,
    Submitted,
    SubstantiallyDone,
    Verified,
    Voided,
    targets_of,
)
from ._case import Case
from ._due import Due, finding_due, measure_due
from ._outside import OUTSIDE
from ._owners import owners_of
from ._plan import Plan, owners_in
from ._recording import DECIDER, INDEPENDENT, REASON, UNTIL_AHEAD, Guard, Recording, findings_of
from ._standing import Standing


def unmet(recording: Recording) -> Iterator[tuple[str, Diagnostic]]:
    """What an event's guards find lacking, with the name of each guard."""
    for kind, guards in GUARDS.items():
        if isinstance(recording.event, kind):
            for guard in guards:
                for problem in guard.test(recording):
                    yield guard.name, problem


def plan_gaps(case: Case, plan: Plan, standing: Standing, finding: str) -> Iterator[Diagnostic]:
    """What keeps the plan of a finding's present cycle from being complete.

    No measure, or one without lead unit, responsible officer or deadline.
    """
    measures = case.measures_in_cycle(plan, standing, finding)
    if not measures:
        yield gaps.NO_MEASURE(number=plan.full_number(finding))
    for measure in measures:
        owners = owners_of(standing, measure)
        if not owners_in(owners, Role.LEAD_UNIT):
            yield gaps.NO_LEAD_UNIT(id=measure.id)
        if not owners_in(owners, Role.RESPONSIBLE_OFFICER):
            yield gaps.NO_OFFICER(id=measure.id)
        if measure.deadline is None and plan.findings[finding].deadline is None:
            yield gaps.NO_DEADLINE(id=measure.id)


def unproved(case: Case, plan: Plan, standing: Standing, finding: str) -> tuple[str, ...]:
    """Ids of the done measures of a finding's cycle for which no evidence was named, nor filed in this cycle.

    What the finding's own submission names for it proves all of them.
    """
    named = standing.finding(finding).cycle.evidence
    if _speak_for(case, plan, standing, finding, named):
        return ()
    return tuple(
        measure.id
        for measure in case.measures_in_cycle(plan, standing, finding)
        if standing.measure(measure.id).state is MeasureState.DONE and not _proofs(standing, finding, measure.id)
    )


def _speak_for(case: Case, plan: Plan, standing: Standing, finding: str, named: tuple[str, ...]) -> bool:
    """Whether evidence that was named with a finding proves it: such as supports it, its measures, or nothing else."""
    theirs = {finding, *(measure.id for measure in case.measures_in_cycle(plan, standing, finding))}
    filed = (standing.evidence[id].evidence for id in named if id in standing.evidence)
    return any(not each.supports or theirs.intersection(each.supports) for each in filed)


def is_proved(case: Case, plan: Plan, standing: Standing, finding: str) -> bool:
    """Whether anything on file proves a finding: named with it, or for it or a measure of its cycle."""
    named = standing.finding(finding).cycle.evidence
    measures = case.measures_in_cycle(plan, standing, finding)
    return (
        any(proof in standing.evidence for proof in named)
        or bool(standing.proofs_in_cycle(finding, finding))
        or any(_proofs(standing, finding, measure.id) for measure in measures)
    )


def _proofs(standing: Standing, finding: str, measure: str) -> tuple[str, ...]:
    named = tuple(proof for proof in standing.measure(measure).evidence if proof in standing.evidence)
    return (*named, *standing.proofs_in_cycle(finding, measure))


def relied_on(case: Case, plan: Plan, standing: Standing, finding: str) -> tuple[str, ...]:
    """Ids of the evidence that a finding's close-out rests on: named with it or its measures, or supporting them."""
    if finding not in plan.findings:
        return ()
    measures = [measure.id for measure in case.measures_in_cycle(plan, standing, finding)]
    named = (proof for id in measures for proof in standing.measure(id).evidence)
    supporting = (proof for id in (finding, *measures) for proof in standing.proofs.get(id, ()))
    return tuple(dict.fromkeys((*standing.finding(finding).cycle.evidence, *named, *supporting)))


def _immediate_only(recording: Recording) -> Iterator[Diagnostic]:
    for id in findings_of(recording):
        registered = recording.standing.finding(id).state is State.REGISTERED
        due = finding_due(recording.case, recording.plan, recording.standing, id)
        if registered and due.kind is not DeadlineKind.IMMEDIATE:
            yield rules.NOT_IMMEDIATE(finding=id)


def _measures_done(recording: Recording) -> Iterator[Diagnostic]:
    for id in findings_of(recording):
        still = _open_measures(recording, id)
        if still:
            yield rules.MEASURES_OPEN(finding=id, measures=still)


def _open_measures(recording: Recording, finding: str) -> tuple[str, ...]:
    return open_measures(recording.case, recording.plan, recording.standing, finding)


def open_measures(case: Case, plan: Plan, standing: Standing, finding: str) -> tuple[str, ...]:
    """Ids of the measures of a finding's present cycle that are still to be done."""
    measures = case.measures_in_cycle(plan, standing, finding)
    return tuple(m.id for m in measures if standing.measure(m.id).state is MeasureState.OPEN)


def _evidence_present(recording: Recording) -> Iterator[Diagnostic]:
    case, plan, standing = recording.case, recording.plan, recording.standing
    named = recording.event.evidence if isinstance(recording.event, Submitted) else ()
    for id in findings_of(recording):
        if _open_measures(recording, id) or _speak_for(case, plan, standing, id, named):
            continue  # what isn't done needs no proof yet, and is told by its own guard
        lacking = unproved(case, plan, standing, id)
        if lacking:
            yield rules.EVIDENCE_LACKING(finding=id, items=lacking)
        elif not is_proved(case, plan, standing, id):
            yield rules.EVIDENCE_LACKING(finding=id, items=(id,))


def _basis_given(recording: Recording) -> Iterator[Diagnostic]:
    if not recording.event.basis:
        yield rules.BASIS_MISSING()


def _approvals_complete(recording: Recording) -> Iterator[Diagnostic]:
    if isinstance(recording.event, Closed) and recording.event.resolution is not Resolution.IMPLEMENTED:
        return
    for id in findings_of(recording):
        given = recording.standing.finding(id).cycle.approvals
        lacking = tuple(step.key for step in recording.plan.profile.approvals if step.key not in given)
        if lacking:
            yield rules.APPROVALS_MISSING(finding=id, steps=lacking)


def _step_known(recording: Recording) -> Iterator[Diagnostic]:
    assert isinstance(recording.event, Approved)
    steps = tuple(step.key for step in recording.plan.profile.approvals)
    if recording.event.step not in steps:
        hint = did_you_mean(recording.event.step, steps)
        yield rules.UNKNOWN_STEP(step=recording.event.step, hint=hint)


def _evidence_intact(recording: Recording) -> Iterator[Diagnostic]:
    words = {
        "missing": Text("missing", "缺失"),
        "changed": Text("changed", "被改动"),
        "unreadable": Text("unreadable", "无法读取"),
    }
    if isinstance(recording.event, Closed) and recording.event.resolution is not Resolution.IMPLEMENTED:
        return
    for id in findings_of(recording):
        for proof in relied_on(recording.case, recording.plan, recording.standing, id):
            what = words.get(recording.evidence.get(proof, "ok"))
            if what is not None:
                yield rules.EVIDENCE_UNSOUND(id=proof, finding=id, what=what)


def _remainder_said(recording: Recording) -> Iterator[Diagnostic]:
    event = recording.event
    assert isinstance(event, SubstantiallyDone)
    if not (event.remaining.strip() and event.next_step.strip()) or event.until < event.on:
        yield rules.REMAINDER_MISSING()


def _items_due(recording: Recording) -> Iterator[tuple[str, Due]]:
    event, plan, standing = recording.event, recording.plan, recording.standing
    assert isinstance(event, ExtensionAsked | ExtensionGranted)
    for id in event.findings:
        yield id, finding_due(recording.case, plan, standing, id)
    for id in event.measures:
        yield id, measure_due(recording.case, plan, standing, plan.measures[id])


def _asked_before_due(recording: Recording) -> Iterator[Diagnostic]:
    for id, due in _items_due(recording):
        if due.day is not None and recording.event.on > due.day:
            yield rules.ASKED_LATE(item=id, due=due.day)


def _asked_in_time(recording: Recording) -> Iterator[Diagnostic]:
    for id, due in _items_due(recording):
        request = recording.standing.open_request(id)
        if request is None or (due.day is not None and request.on > due.day):
            yield rules.NOT_ASKED(item=id, due=due.day)


def _later_than_before(recording: Recording) -> Iterator[Diagnostic]:
    event = recording.event
    assert isinstance(event, ExtensionAsked | ExtensionGranted)
    for id, due in _items_due(recording):
        if due.day is not None and event.until <= due.day:
            yield rules.NOT_LATER(item=id, until=event.until, due=due.day)


def _request_open(recording: Recording) -> Iterator[Diagnostic]:
    for id in targets_of(recording.event):
        if recording.standing.open_request(id) is None:
            yield rules.NO_OPEN_REQUEST(item=id)


def _holder_named(recording: Recording) -> Iterator[Diagnostic]:
    event, plan = recording.event, recording.plan
    assert isinstance(event, HandedOver)
    items: tuple[Finding | Measure, ...] = (
        *(plan.findings[id] for id in event.findings),
        *(plan.measures[id] for id in event.measures),
    )
    for item in items:
        holders = owners_in(owners_of(recording.standing, item), event.role)
        if event.giver not in holders:
            word = plan.profile.word(f"role.{event.role.value}")
            yield rules.HOLDER_WRONG(giver=event.giver, role=word, item=item.id, holders=holders or ("-",))


def _notice_known(recording: Recording) -> Iterator[Diagnostic]:
    assert isinstance(recording.event, NoticeSent)
    known = tuple(notice.key for notice in recording.plan.profile.notices)
    if recording.event.notice not in known:
        hint = did_you_mean(recording.event.notice, known)
        yield rules.UNKNOWN_NOTICE(notice=recording.event.notice, hint=hint)


def _issue_in_order(recording: Recording) -> Iterator[Diagnostic]:
    assert isinstance(recording.event, ProgressReviewHeld)
    reviews = recording.standing.reviews
    expected = reviews[-1].issue + 1 if reviews else 1
    if recording.event.issue != expected:
        yield rules.ISSUE_OUT_OF_ORDER(issue=recording.event.issue, expected=expected)


def _still_proved(recording: Recording) -> Iterator[Diagnostic]:
    """Findings that are submitted or further still have proof when the evidence is gone."""
    event, case, plan, standing = recording.event, recording.case, recording.plan, recording.standing
    assert isinstance(event, EvidenceWithdrawn)
    kept = {id: filed for id, filed in standing.evidence.items() if id not in event.evidence}
    proofs = {item: tuple(id for id in ids if id in kept) for item, ids in standing.proofs.items()}
    without = evolve(standing, evidence=kept, proofs=proofs)
    for finding in plan.leaves:
        if standing.finding(finding.id).state not in (State.SUBMITTED, State.VERIFIED, State.CLOSED):
            continue
        relied = set(unproved(case, plan, without, finding.id)).difference(unproved(case, plan, standing, finding.id))
        for id in sorted(relied):
            yield rules.STILL_RELIED_ON(item=id, finding=finding.id)
        if (
            not relied
            and is_proved(case, plan, standing, finding.id)
            and not is_proved(case, plan, without, finding.id)
        ):
            yield rules.STILL_RELIED_ON(item=finding.id, finding=finding.id)


def _percent_sound(recording: Recording) -> Iterator[Diagnostic]:
    assert isinstance(recording.event, Progressed)
    percent = recording.event.percent
    if percent is not None and not 0 <= percent <= 100:
        yield rules.BAD_PERCENT(percent=percent)


def _some_finding_open(recording: Recording) -> Iterator[Diagnostic]:
    """A measure is taken up again for a finding on which work goes on: not closed, and not handed in."""
    for id in recording.event.measures if isinstance(recording.event, MeasureEvent) else ():
        leaves = [leaf for f in recording.plan.measures[id].findings for leaf in recording.plan.leaves_of(f)]
        states = {leaf: recording.standing.finding(leaf).state for leaf in leaves}
        if all(state is State.CLOSED for state in states.values()):
            yield rules.ALL_CLOSED(measure=id)
        for leaf, state in states.items():
            if state in (State.SUBMITTED, State.VERIFIED):
                yield rules.RETURN_FIRST(measure=id, finding=leaf)


LATER = Guard("extension_later", _later_than_before)

GUARDS: Mapping[type[Event], tuple[Guard, ...]] = {
    Progressed: (Guard("percent_sound", _percent_sound),),
    MeasureDropped: (REASON,),
    MeasureResumed: (REASON, Guard("finding_open", _some_finding_open)),
    SubstantiallyDone: (Guard("remainder_said", _remainder_said),),
    Submitted: (
        Guard("immediate_only", _immediate_only),
        Guard("measures_done", _measures_done),
        Guard("evidence_present", _evidence_present),
    ),
    Returned: (REASON,),
    Verified: (DECIDER, INDEPENDENT),
    Approved: (DECIDER, Guard("step_known", _step_known)),
    Closed: (
        REASON,
        DECIDER,
        Guard("approvals_complete", _approvals_complete),
        Guard("evidence_intact", _evidence_intact),
        UNTIL_AHEAD,
    ),
    Reopened: (REASON, Guard("basis_given", _basis_given), UNTIL_AHEAD),
    Voided: (REASON,),
    ExtensionAsked: (REASON, Guard("extension_before_due", _asked_before_due), LATER),
    ExtensionGranted: (DECIDER, Guard("extension_asked", _asked_in_time), LATER),
    ExtensionRefused: (REASON, DECIDER, Guard("request_open", _request_open)),
    HandedOver: (Guard("holder_named", _holder_named),),
    NoticeSent: (Guard("notice_known", _notice_known),),
    ProgressReviewHeld: (Guard("issue_in_order", _issue_in_order),),
    EvidenceWithdrawn: (REASON, Guard("still_proved", _still_proved)),
    **OUTSIDE,
}
