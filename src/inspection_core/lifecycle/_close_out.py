"""Close-out of many items in one call: the batch of events that the profile's chain needs."""

from __future__ import annotations

import datetime as dt

from ..model import Approved, Closed, Event, State, Verified
from ._case import Case


def close_out(
    case: Case,
    findings: tuple[str, ...],
    *,
    on: dt.date,
    decided_by: str | None = None,
    verified_by: str | None = None,
    recorded_by: str | None = None,
    basis: str | None = None,
) -> tuple[Event, ...]:
    """The events that close submitted or verified findings as implemented, for `record` to judge.

    Those only submitted are verified first, by `verified_by`; each step of the profile's chain that a finding
    lacks is approved, by `decided_by`.
    """
    plan, standing = case.plan_on(on), case.standing_on(on)
    submitted = tuple(id for id in findings if standing.finding(id).state is State.SUBMITTED)
    events: list[Event] = []
    if submitted:
        events.append(Verified(findings=submitted, on=on, decided_by=verified_by, recorded_by=recorded_by, basis=basis))
    for step in plan.profile.approvals:
        lacking = tuple(id for id in findings if step.key not in standing.finding(id).cycle.approvals)
        if lacking:
            events.append(
                Approved(
                    findings=lacking, step=step.key, on=on, decided_by=decided_by, recorded_by=recorded_by, basis=basis
                )
            )
    return (*events, Closed(findings=findings, on=on, decided_by=decided_by, recorded_by=recorded_by, basis=basis))
