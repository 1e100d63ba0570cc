"""Follow-ups: which closed findings are to be looked at again, and what a result brings about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TypeVar

from attrs import frozen

from ..model import (
    Closed,
    Event,
    Finding,
    FollowUpResult,
    Reopened,
    State,
    Verdict,
)
from ..profiles import FollowUpRule
from ._case import Case
from ._due import finding_due
from ._plan import Plan
from ._standing import Cycle, Standing

E = TypeVar("E", bound=Event)


@frozen
class FollowUpCandidate:
    """A closed finding that should be looked at again, and the rules of the profile that say so."""

    finding: str
    rules: tuple[FollowUpRule, ...]


def follow_up_due(case: Case, plan: Plan, standing: Standing, as_of: dt.date) -> tuple[FollowUpCandidate, ...]:
    """The list of the next follow-up: closed findings that a rule of the profile chooses, in printed order.

    Those that a follow-up is looking at already are left out.
    """
    looked_at = {id for each in standing.follow_ups.values() for id in each.waiting}
    found = []
    for finding in plan.leaves:
        cycle = standing.finding(finding.id).cycle
        if cycle.state is State.CLOSED and finding.id not in looked_at:
            facts = _facts(case, plan, standing, finding, as_of)
            met = tuple(r for r in plan.profile.follow_ups if all(condition.holds(facts) for condition in r.when))
            found += [FollowUpCandidate(finding.id, met)] if met else []
    return tuple(found)


def _facts(case: Case, plan: Plan, standing: Standing, finding: Finding, as_of: dt.date) -> Mapping[str, object]:
    """What the profile's rules may ask of a closed finding."""
    cycle = standing.finding(finding.id).cycle
    accepted = next((event.until for event in _events(cycle, Closed)), None)
    looked = tuple(event.on for event in _events(cycle, FollowUpResult))
    if accepted is not None and any(day >= accepted for day in looked):
        accepted = None  # it was looked at again by then
    return {
        "sustained": str(finding_due(case, plan, standing, finding.id).sustained).lower(),
        "severity": plan.inherited(finding.id, "severity") or "",
        "kind": finding.kind,
        "resolution": cycle.resolution.value if cycle.resolution else "",
        "recurrence": str(bool(finding.recurrence_of)).lower(),
        "cycle": cycle.number,
        "days_since": (as_of - max((cycle.since or as_of, *looked))).days,
        "days_past": (as_of - accepted).days if accepted else None,
    }


def _events(cycle: Cycle, kind: type[E]) -> Iterator[E]:
    return (step.event for step in cycle.steps if isinstance(step.event, kind))


def look_back(
    case: Case,
    follow_up: str,
    findings: tuple[str, ...],
    verdict: Verdict,
    *,
    on: dt.date,
    text: str,
    measures: tuple[str, ...] = (),
    until: dt.date | None = None,
    decided_by: str | None = None,
    recorded_by: str | None = None,
    basis: str | None = None,
) -> tuple[Event, ...]:
    """The events of a follow-up's verdict on some findings, for `record` to judge; those that relapsed are reopened.

    `measures` are those that the reopened findings resume, `until` the day by which they are due; what was found, in
    `text`, is the reason of the reopening, and the follow-up its basis where no other is given.
    """
    result = FollowUpResult(
        findings=findings,
        follow_up=follow_up,
        verdict=verdict,
        text=text,
        on=on,
        decided_by=decided_by,
        recorded_by=recorded_by,
        basis=basis,
    )
    if verdict is not Verdict.RELAPSED:
        return (result,)
    reopened = Reopened(
        findings=findings,
        reason=text,
        measures=measures,
        until=until,
        on=on,
        decided_by=decided_by,
        recorded_by=recorded_by,
        basis=basis or f"{case.plan_on(on).profile.word('follow_up')} {follow_up}",
    )
    return result, reopened
