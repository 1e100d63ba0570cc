"""The checks that every body wants: gaps of the plan, lateness, proof, independence, recurrence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import evolve

from ..codec import did_you_mean
from ..diagnostics import Diagnostic, Location, document as rules
from ..hooks import Check, Examination
from ..lifecycle import (
    GUARDS,
    count_of,
    draft_changes,
    finding_due,
    involved_unit,
    is_late,
    measure_due,
    open_measures,
    plan_gaps,
    unproved,
)
from ..model import Closed, Finding, Measure, MeasureState, Nature, Resolution, State, Verified
from ..profiles import AUDIENCE_KINDS


def plan_complete(look: Examination) -> Iterator[Diagnostic]:
    """Every finding has measures; each measure a lead unit, a responsible officer and a deadline."""
    said: set[tuple[str, object]] = set()
    for finding in look.plan.leaves:
        if look.standing.finding(finding.id).state is State.CLOSED:
            continue
        for gap in plan_gaps(look.case, look.plan, look.standing, finding.id):
            subject = gap.facts.get("id")
            if (gap.code, subject or finding.id) not in said:
                said.add((gap.code, subject or finding.id))
                yield evolve(gap, where=look.item(str(subject or finding.id)))


def in_time(look: Examination) -> Iterator[Diagnostic]:
    """Nothing that is open is past its last day."""
    for finding in look.plan.leaves:
        due = finding_due(look.case, look.plan, look.standing, finding.id).day
        if due is not None and is_late(look.plan, look.standing, finding.id, due, look.as_of):
            number, days = look.plan.full_number(finding.id), (look.as_of - due).days
            facts = {"what": rules.FINDING, "number": number, "due": due, "days": days}
            yield rules.LATE.at(look.item(finding.id), facts)
    for measure in look.plan.document.measures:
        due = measure_due(look.case, look.plan, look.standing, measure).day
        if _is_open(look, measure) and due is not None and due < look.as_of:
            facts = {"what": rules.MEASURE, "number": measure.id, "due": due, "days": (look.as_of - due).days}
            yield rules.LATE.at(look.item(measure.id, "deadline"), facts)


def proved(look: Examination) -> Iterator[Diagnostic]:
    """A measure that is done has evidence."""
    lacking = (id for finding in look.plan.leaves for id in unproved(look.case, look.plan, look.standing, finding.id))
    for id in dict.fromkeys(lacking):
        yield rules.NO_EVIDENCE(look.item(id), id=id)


def cited(look: Examination) -> Iterator[Diagnostic]:
    """What accounts cite as evidence is on file, and what outcomes do, whenever it came."""
    for a, account in enumerate(look.plan.document.accounts):
        for p, paragraph in enumerate(account.paragraphs if account.as_of <= look.as_of else ()):
            yield from _cited(look, ("accounts", a, "paragraphs", p), paragraph.evidence)
    for n, outcome in enumerate(look.plan.document.outcomes):
        yield from _cited(look, ("outcomes", n), outcome.evidence)


def _cited(look: Examination, keys: tuple[str | int, ...], ids: tuple[str, ...]) -> Iterator[Diagnostic]:
    filed = look.case.standing.evidence
    for n, id in enumerate(ids):
        if id not in filed:
            yield rules.CITED_NOT_ON_FILE(look.where(*keys, "evidence", n), id=id, hint=did_you_mean(id, filed))


def independent(look: Examination) -> Iterator[Diagnostic]:
    """Whoever verified a closed finding stands outside its lead units; a profile may let that pass, not unseen."""
    for finding in look.plan.leaves:
        cycle = look.standing.finding(finding.id).cycle
        if not any(isinstance(step.event, Closed) for step in cycle.steps):
            continue
        verified = [step.event for step in cycle.steps if isinstance(step.event, Verified)]
        last = verified[-1] if verified else None
        if last is not None and (
            not last.decided_by or involved_unit(look.case, look.plan, look.standing, finding.id, last.decided_by, last)
        ):
            yield rules.NOT_INDEPENDENT(look.item(finding.id), number=look.plan.full_number(finding.id))


def closing_holds(look: Examination) -> Iterator[Diagnostic]:
    """What was submitted or closed still has its measures done: a void or correction may have undone one."""
    for finding in look.plan.leaves:
        cycle = look.standing.finding(finding.id).cycle
        handed_in = cycle.state in (State.SUBMITTED, State.VERIFIED)
        if handed_in or cycle.resolution is Resolution.IMPLEMENTED:
            still = open_measures(look.case, look.plan, look.standing, finding.id)
            if still and not cycle.printed:
                yield rules.UNDONE(look.item(finding.id), number=look.plan.full_number(finding.id), measures=still)


def recurrence_met(look: Examination) -> Iterator[Diagnostic]:
    """A finding that came back has a measure that changes how things are done."""
    for finding in look.plan.document.findings:
        measures = (m for leaf in look.plan.leaves_of(finding.id) for m in look.plan.measures_of(leaf))
        if finding.recurrence_of and not any(m.nature is Nature.MECHANISM for m in measures):
            yield rules.NO_MECHANISM(look.item(finding.id, "recurrence_of"), number=look.plan.full_number(finding.id))


def extensions_kept(look: Examination) -> Iterator[Diagnostic]:
    """A deadline that the document changed after it was extended is only in force if it names the extension."""
    items: tuple[Finding | Measure, ...] = (*look.plan.document.findings, *look.plan.document.measures)
    for item in items:
        given = look.standing.new_days(item.id, superseded=item.deadline.supersedes if item.deadline else None)
        if given and _changed_since(look, item, given[-1].on):
            where = look.item(item.id, "deadline")
            yield rules.DEADLINE_NOT_IN_FORCE(where, seq=given[-1].seq, until=given[-1].until)


def _changed_since(look: Examination, item: Finding | Measure, day: dt.date) -> bool:
    """Whether the document gives an item another deadline than the edition in force on a day did."""
    then = look.case.plan_on(day)
    before = then.findings.get(item.id) or then.measures.get(item.id)
    return before is not None and item.deadline is not None and item.deadline != before.deadline


def adopted(look: Examination) -> Iterator[Diagnostic]:
    """What was changed since the last edition is adopted."""
    changed = draft_changes(look.case)
    if changed:
        edition = look.case.latest.number if look.case.latest else 0
        yield rules.NOT_ADOPTED(look.case.where(()), edition=edition, count=len(changed))


def totals_agree(look: Examination) -> Iterator[Diagnostic]:
    """A total that a document states is what is counted, where the case can count it."""
    for index, stated in enumerate(look.plan.document.stated_totals):
        counted = count_of(look.plan, look.standing, stated.counts)
        if counted is not None and counted != stated.value:
            where = look.where("stated_totals", index, "value")
            yield rules.TOTAL_DIFFERS(where, counts=stated.counts, value=stated.value, counted=counted)


def profile_known(look: Examination) -> Iterator[Diagnostic]:
    """Every name that the profile gives a policy or an audience is one that something asks for."""
    guards = {guard.name for each in GUARDS.values() for guard in each}
    profile = look.plan.profile
    for part, given, known in (("guards", profile.guards, guards), ("audiences", profile.audiences, AUDIENCE_KINDS)):
        for name in given:
            if name not in known:
                where = Location(file="profile.yaml", path=f"{part} › {name}")
                yield rules.UNKNOWN_SETTING(where, where_in=part, name=name, hint=did_you_mean(name, tuple(known)))


CHECKS = (
    Check(name="adopted", run=adopted, summary="changes are adopted"),
    Check(name="cited", run=cited, summary="evidence that is cited is on file"),
    Check(name="closing-holds", run=closing_holds, summary="what is closed is still done"),
    Check(name="extensions-kept", run=extensions_kept, summary="extensions are not undone by accident"),
    Check(name="in-time", run=in_time, summary="nothing open is late"),
    Check(name="independent", run=independent, summary="close-out was verified from outside"),
    Check(name="plan-complete", run=plan_complete, summary="measures have owners and deadlines"),
    Check(name="profile-known", run=profile_known, summary="the profile's settings have names that are used"),
    Check(name="proved", run=proved, summary="what is done has evidence"),
    Check(name="totals-agree", run=totals_agree, summary="stated totals are what is counted"),
    Check(name="recurrence-met", run=recurrence_met, summary="a recurrence gets a mechanism measure"),
)


def _is_open(look: Examination, measure: Measure) -> bool:
    """Whether a measure is still to be done for some open finding."""
    is_open = look.standing.measure(measure.id).state is MeasureState.OPEN
    return is_open and look.case.is_needed(look.plan, look.standing, measure)
