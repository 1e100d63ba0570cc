"""What happens to a finding when all goes well, one step after another."""

from __future__ import annotations

import datetime as dt

from ..lifecycle import Case, finding_due, record
from ..model import (
    Approved,
    Closed,
    DeadlineKind,
    Event,
    EvidenceAdded,
    MeasureDone,
    MeasureState,
    Reopened,
    Started,
    State,
    Submitted,
    Verified,
)
from ._builders import START, a_paper, adopted

CLERK, DECIDER, VERIFIER = "p-clerk", "b-group", "p-supervisor"


def bring(case: Case, finding: str, to: State = State.CLOSED, *, on: dt.date = START) -> Case:
    """The case with a finding brought to a state on a day, by the events that lead there when all goes well.

    Its open measures are done, with evidence on paper; one that is closed already is reopened.
    """
    for _ in State:
        if case.standing_on(on).finding(finding).state is to:
            break
        case = forward(case, finding, on)
    return case


def forward(case: Case, finding: str, on: dt.date) -> Case:
    """The case after the one step that comes next for a finding; the same where its plan has gaps."""
    state = case.standing_on(on).finding(finding).state
    of, by, basis = (finding,), CLERK, f"Basis {mark(case)}"
    if state is State.REGISTERED and not _is_immediate(case, finding, on):
        planned = adopted(case, on)
        return case if planned.standing_on(on).finding(finding).state is state else planned
    if state is State.PLANNED:
        return record(case, Started(findings=of, on=on, recorded_by=by, basis=basis))
    if state is State.SUBMITTED:
        return record(case, Verified(findings=of, on=on, recorded_by=by, decided_by=VERIFIER, basis=basis))
    if state is State.VERIFIED:
        closed = Closed(findings=of, on=on, recorded_by=by, decided_by=DECIDER, basis=basis)
        return record(case, *approvals(case, finding, on), closed)
    if state is State.CLOSED:
        reason = f"Reason {mark(case)}"
        return record(case, Reopened(findings=of, on=on, recorded_by=by, reason=reason, basis=basis))
    return record(case, *submission(case, finding, on))


def submission(case: Case, finding: str, on: dt.date) -> tuple[Event, ...]:
    """What it takes to submit a finding: evidence, its open measures done, and the submission itself."""
    plan, standing = case.plan_on(on), case.standing_on(on)
    measures = tuple(
        measure.id
        for measure in case.measures_in_cycle(plan, standing, finding)
        if standing.measure(measure.id).state is MeasureState.OPEN
    )
    proof = a_paper(f"e-{len(case.journal) + 1:04d}", finding, *measures)
    done = (MeasureDone(measures=measures, on=on, recorded_by=CLERK, evidence=(proof.id,)),) if measures else ()
    return (
        EvidenceAdded(evidence=(proof,), on=on, recorded_by=CLERK),
        *done,
        Submitted(findings=(finding,), on=on, recorded_by=CLERK, evidence=(proof.id,), note=f"Note {mark(case)}"),
    )


def approvals(case: Case, finding: str, on: dt.date) -> tuple[Event, ...]:
    """The approvals that a finding still lacks."""
    given = case.standing_on(on).finding(finding).cycle.approvals
    return tuple(
        Approved(findings=(finding,), step=step.key, on=on, recorded_by=CLERK, decided_by=DECIDER)
        for step in case.plan_on(on).profile.approvals
        if step.key not in given
    )


def mark(case: Case) -> str:
    """A word that stands nowhere else, for the texts of the next entry."""
    return f"j-{len(case.journal) + 1:04d}"


def _is_immediate(case: Case, finding: str, on: dt.date) -> bool:
    due = finding_due(case, case.plan_on(on), case.standing_on(on), finding)
    return due.kind is DeadlineKind.IMMEDIATE
