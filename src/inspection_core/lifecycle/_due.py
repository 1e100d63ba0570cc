"""By when things are due in force: first deadlines, extensions, and what a reopening set."""

from __future__ import annotations

import datetime as dt

from attrs import evolve, frozen

from ..calendars import DueDay
from ..model import Deadline, DeadlineKind, Measure
from ._case import Case
from ._plan import Plan
from ._standing import Ground, Standing


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
    parts = [measure_due(case, plan, standing, m) for m in case.measures_in_cycle(plan, standing, finding)]
    days = [part.day for part in parts if part.day is not None]
    kinds = {part.kind for part in parts if part.kind is not None}
    latest = max(parts, key=lambda part: part.day or dt.date.min, default=Due())
    derived = Due(
        day=max(days, default=None),
        first=max((part.first for part in parts if part.first is not None), default=None),
        extended_by=latest.extended_by,
        revised=max((part.revised for part in parts), default=0),
        provisional=latest.provisional,
        kind=kinds.pop() if len(kinds) == 1 else DeadlineKind.DATED if kinds else None,
        sustained=any(part.sustained for part in parts),
    )
    mine = _item_due(case, plan, standing, finding, own)
    if mine.day is None and own is None:
        return derived
    return evolve(
        mine,
        first=mine.first or derived.first,
        revised=mine.revised + (0 if own else derived.revised),
        kind=mine.kind or derived.kind,
        sustained=mine.sustained or derived.sustained,
    )


def _item_due(case: Case, plan: Plan, standing: Standing, id: str, deadline: Deadline | None) -> Due:
    """The last new day that the deadline doesn't replace by naming its entry, else the one computed at adoption."""
    computed = plan.due.get(id)
    agreed = _agreed(case, plan, standing, id)
    due = Due(
        day=computed.day if computed else None,
        first=agreed[0] if agreed else None,
        revised=_times_moved(agreed, standing, id),
        kind=deadline.kind if deadline else None,
        sustained=deadline.sustained if deadline else False,
    )
    given = standing.new_days(id, superseded=deadline.supersedes if deadline else None)
    if given:
        extended = given[-1].seq if given[-1].ground is Ground.GRANTED else None
        return evolve(due, day=given[-1].until, extended_by=extended)
    return evolve(due, provisional=computed.provisional if computed else False)


def _agreed(case: Case, plan: Plan, standing: Standing, id: str) -> tuple[dt.date, ...]:
    """The last days that the editions up to this plan gave an item, each once in a row.

    One that was provisional and then counted anew is not the office's change: the later one takes its place.
    """
    editions = [case.editions[adoption.edition] for adoption in standing.adoptions]
    days: list[DueDay] = []
    for due in (edition.due.get(id) for edition in (*editions, plan)):
        if due is not None and days and (days[-1].provisional or days[-1].day == due.day):
            days[-1] = due
        elif due is not None:
            days.append(due)
    return tuple(due.day for due in days)


def _times_moved(agreed: tuple[dt.date, ...], standing: Standing, id: str) -> int:
    """How often a last day was moved: by a new edition, or by an extension; what only confirms one counts once."""
    granted = [each.until for each in standing.new_days(id) if each.ground is Ground.GRANTED]
    return len(granted) + sum(1 for day in agreed[1:] if day not in granted)
