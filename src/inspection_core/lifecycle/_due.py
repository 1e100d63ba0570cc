"""By when things are due in force: first deadlines, extensions, and what a reopening set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from attrs import evolve, frozen

from ..calendars import DueDay
from ..model import Deadline, DeadlineKind, Measure, MeasureState, State, Submitted
from ..profiles import MetBy
from ._case import Case
from ._plan import Plan
from ._standing import Extension, Ground, Standing


@frozen(kw_only=True)
class Due:
    """The last day in force (None: no day is set), the first one agreed, and who moved it.

    `extended_by` is the entry of the journal that granted the extension in force, `revised` how often the day was
    moved, by extensions and by editions.
    """

    day: dt.date | None = None
    first: dt.date | None = None
    extended_by: int | None = None
    revised: int = 0
    provisional: bool = False
    kind: DeadlineKind | None = None
    sustained: bool = False


def measure_due(case: Case, plan: Plan, standing: Standing, measure: Measure) -> Due:
    """When a measure is due."""
    return _item_due(case, plan, standing, measure.id, measure.deadline)


def finding_due(case: Case, plan: Plan, standing: Standing, finding: str) -> Due:
    """When a finding is due: its own day, else the latest of its measures'; mixed kinds count as dated."""
    own = plan.findings[finding].deadline
    mine = _item_due(case, plan, standing, finding, own)
    if own is not None:
        return mine
    measures = case.measures_in_cycle(plan, standing, finding)
    derived = _latest(case, plan, standing, finding, tuple(measure_due(case, plan, standing, m) for m in measures))
    if mine.day is None:
        return derived
    revised = mine.revised + derived.revised
    return evolve(mine, first=derived.first, revised=revised, kind=derived.kind, sustained=derived.sustained)


def is_late(plan: Plan, standing: Standing, finding: str, due: dt.date, as_of: dt.date) -> bool:
    """Whether a finding is past its last day, or where the profile says so was handed in after it."""
    cycle = standing.finding(finding).cycle
    if cycle.state is State.CLOSED:
        return False
    handed_in = [step.event.on for step in cycle.steps if isinstance(step.event, Submitted)]
    waits = cycle.state in (State.SUBMITTED, State.VERIFIED)
    if waits and handed_in and plan.profile.deadlines.met_by is MetBy.SUBMITTED:
        return due < handed_in[-1]
    return due < as_of


def _latest(case: Case, plan: Plan, standing: Standing, finding: str, parts: tuple[Due, ...]) -> Due:
    """The time limit that follows from those of a finding's measures.

    None is left once all that is still open is measures without a last day.
    """
    kinds = {part.kind for part in parts if part.kind is not None}
    latest = max(parts, key=lambda part: part.day or dt.date.min, default=Due())
    measures = case.measures_in_cycle(plan, standing, finding)
    ids = {measure.id for measure in measures}
    is_open = [standing.measure(measure.id).state is MeasureState.OPEN for measure in measures]
    still = [part.day for part, each in zip(parts, is_open, strict=True) if each]
    endless = bool(still) and all(day is None for day in still)
    first_cycle = standing.finding(finding).cycle.opened is None

    def agreed(edition: Plan) -> DueDay | None:
        theirs = edition.measures_of(finding) if finding in edition.findings else ()
        days = (edition.due.get(m.id) for m in theirs if first_cycle or m.id in ids)
        return max((day for day in days if day is not None), key=lambda due: due.day, default=None)

    days = _agreed(case, plan, standing, agreed)
    return Due(
        day=None if endless else latest.day,
        first=days[0] if days else None,
        extended_by=latest.extended_by,
        revised=_times_moved(days, [each for id in sorted(ids) for each in standing.new_days(id)]),
        provisional=latest.provisional,
        kind=kinds.pop() if len(kinds) == 1 else DeadlineKind.DATED if kinds else None,
        sustained=any(part.sustained for part in parts),
    )


def _item_due(case: Case, plan: Plan, standing: Standing, id: str, deadline: Deadline | None) -> Due:
    """The last new day that the deadline doesn't replace by naming its entry, else the one computed at adoption."""
    computed = plan.due.get(id)
    agreed = _agreed(case, plan, standing, lambda edition: edition.due.get(id))
    due = Due(
        day=computed.day if computed else None,
        first=agreed[0] if agreed else None,
        revised=_times_moved(agreed, standing.new_days(id)),
        kind=deadline.kind if deadline else None,
        sustained=deadline.sustained if deadline else False,
    )
    given = standing.new_days(id, superseded=deadline.supersedes if deadline else None)
    if given:
        extended = given[-1].seq if given[-1].ground is Ground.GRANTED else None
        return evolve(due, day=given[-1].until, extended_by=extended)
    return evolve(due, provisional=computed.provisional if computed else False)


def _agreed(case: Case, plan: Plan, standing: Standing, day_in: Callable[[Plan], DueDay | None]) -> tuple[dt.date, ...]:
    """The last days that the editions up to this plan gave, each once in a row.

    One that was provisional and then counted anew is not the office's change: the later one takes its place.
    """
    editions = [case.editions[adoption.edition] for adoption in standing.adoptions]
    days: list[DueDay] = []
    for due in map(day_in, (*editions, plan)):
        if due is not None and days and (days[-1].provisional or days[-1].day == due.day):
            days[-1] = due
        elif due is not None:
            days.append(due)
    return tuple(due.day for due in days)


def _times_moved(agreed: Sequence[dt.date], given: Sequence[Extension]) -> int:
    """How often a last day was moved: by extensions, and by editions that don't just confirm one."""
    granted = {each.seq: each.until for each in given if each.ground is Ground.GRANTED}
    return len(granted) + sum(1 for day in agreed[1:] if day not in granted.values())
