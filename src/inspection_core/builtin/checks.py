"""The checks that every body wants: gaps of the plan, lateness, proof, independence, recurrence."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from ..diagnostics import Diagnostic, document as rules
from ..hooks import Check, Examination
from ..lifecycle import draft_changes, finding_due, involved_unit, measure_due, plan_gaps, unproved
from ..model import Closed, Finding, Measure, MeasureState, Nature, State, Verified


def plan_complete(look: Examination) -> Iterator[Diagnostic]:
    """Every finding has measures; each measure a lead unit, a responsible officer and a deadline."""
    said: set[tuple[str, object]] = set()
    for finding in look.plan.leaves:
        if look.standing.finding(finding.id).state is State.CLOSED:
            continue
        for gap in plan_gaps(look.plan, finding.id):
            subject = gap.facts.get("id")
            if (gap.code, subject or finding.id) not in said:
                said.add((gap.code, subject or finding.id))
                yield evolve(gap, where=look.item(str(subject or finding.id)))


def in_time(look: Examination) -> Iterator[Diagnostic]:
    """Nothing that is open is past its last day."""
    for finding in look.plan.leaves:
        if look.standing.finding(finding.id).state is not State.CLOSED:
            due = finding_due(look.case, look.plan, look.standing, finding.id).day
            if due is not None and due < look.as_of:
                facts = {"what": rules.FINDING, "number": finding.number, "due": due, "days": (look.as_of - due).days}
                yield rules.LATE.at(look.item(finding.id), facts)
    for measure in look.plan.document.measures:
        due = measure_due(look.plan, look.standing, measure).day
        if _is_open(look, measure.id) and due is not None and due < look.as_of:
            facts = {"what": rules.MEASURE, "number": measure.id, "due": due, "days": (look.as_of - due).days}
            yield rules.LATE.at(look.item(measure.id, "deadline"), facts)


def proved(look: Examination) -> Iterator[Diagnostic]:
    """A measure that is done has evidence."""
    lacking = (id for finding in look.plan.leaves for id in unproved(look.case, look.plan, look.standing, finding.id))
    for id in dict.fromkeys(lacking):
        yield rules.NO_EVIDENCE(look.item(id), id=id)


def independent(look: Examination) -> Iterator[Diagnostic]:
    """Whoever verified a closed finding stands outside its lead units; a profile may let that pass, not unseen."""
    for finding in look.plan.leaves:
        cycle = look.standing.finding(finding.id).cycle
        if not any(isinstance(step.event, Closed) for step in cycle.steps):
            continue
        verified = [step.event for step in cycle.steps if isinstance(step.event, Verified)]
        involved = [
            event
            for event in verified
            if not event.decided_by
            or involved_unit(look.case, look.plan, look.standing, finding.id, event.decided_by, event)
        ]
        if verified and len(involved) == len(verified):
            yield rules.NOT_INDEPENDENT(look.item(finding.id), number=finding.number)


def recurrence_met(look: Examination) -> Iterator[Diagnostic]:
    """A finding that came back has a measure that changes how things are done."""
    for finding in look.plan.leaves:
        measures = look.plan.measures_of(finding.id)
        if finding.recurrence_of and not any(m.nature is Nature.MECHANISM for m in measures):
            yield rules.NO_MECHANISM(look.item(finding.id, "recurrence_of"), number=finding.number)


def extensions_kept(look: Examination) -> Iterator[Diagnostic]:
    """A deadline that the document changed after it was extended is only in force if it names the extension."""
    last = look.case.editions[max(look.case.editions)] if look.case.editions else None
    items: tuple[Finding | Measure, ...] = (*look.plan.document.findings, *look.plan.document.measures)
    for item in items:
        before = (last.findings.get(item.id) or last.measures.get(item.id)) if last else None
        granted = look.standing.new_days(item.id)
        if before is None or not granted or item.deadline is None or item.deadline == before.deadline:
            continue
        if (item.deadline.supersedes or 0) < granted[-1].seq:
            where = look.item(item.id, "deadline")
            yield rules.DEADLINE_NOT_IN_FORCE(where, seq=granted[-1].seq, until=granted[-1].until)


def adopted(look: Examination) -> Iterator[Diagnostic]:
    """What was changed since the last edition is adopted."""
    changed = draft_changes(look.case)
    if changed:
        yield rules.NOT_ADOPTED(look.case.where(()), edition=max(look.case.editions), count=len(changed))


CHECKS = (
    Check(name="adopted", run=adopted, summary="changes are adopted"),
    Check(name="extensions-kept", run=extensions_kept, summary="extensions are not undone by accident"),
    Check(name="in-time", run=in_time, summary="nothing open is late"),
    Check(name="independent", run=independent, summary="close-out was verified from outside"),
    Check(name="plan-complete", run=plan_complete, summary="measures have owners and deadlines"),
    Check(name="proved", run=proved, summary="what is done has evidence"),
    Check(name="recurrence-met", run=recurrence_met, summary="a recurrence gets a mechanism measure"),
)


def _is_open(look: Examination, measure: str) -> bool:
    """Whether a measure is still to be done for some open finding."""
    leaves = (leaf for id in look.plan.measures[measure].findings for leaf in look.plan.leaves_of(id))
    needed = any(look.standing.finding(leaf).state is not State.CLOSED for leaf in leaves)
    return needed and look.standing.measure(measure).state is MeasureState.OPEN
