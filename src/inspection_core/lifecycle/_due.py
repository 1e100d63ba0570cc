"""By when things are due in force: first deadlines, extensions, and what a reopening set."""

from __future__ import annotations

import datetime as dt

from attrs import evolve, frozen

from ..model import Deadline, DeadlineKind, Measure
from ._case import Case
from ._plan import Plan
from ._standing import Ground, Standing


@frozen(kw_only=True)
class Due:
    """The last day in force (None: no day is set), the first one agreed, and who moved it.

    `extended_by` is the entry of the journal that granted the extension in force.
    """

    day: dt.date | None = None
    first: dt.date | None = None
    extended_by: int | None = None
    provisional: bool = False
    kind: DeadlineKind | None = None
    sustained: bool = False


def measure_due(plan: Plan, standing: Standing, measure: Measure) -> Due:
    """When a measure is due."""
    return _item_due(plan, standing, measure.id, measure.deadline)


def finding_due(case: Case, plan: Plan, standing: Standing, finding: str) -> Due:
    """When a finding is due: its own day, else the latest of its measures'; mixed kinds count as dated."""
    own = plan.findings[finding].deadline
    parts = [measure_due(plan, standing, m) for m in case.measures_in_cycle(plan, standing, finding)]
    days = [part.day for part in parts if part.day is not None]
    kinds = {part.kind for part in parts if part.kind is not None}
    latest = max(parts, key=lambda part: part.day or dt.date.min, default=Due())
    derived = Due(
        day=max(days, default=None),
        first=max((part.first for part in parts if part.first is not None), default=None),
        extended_by=latest.extended_by,
        provisional=latest.provisional,
        kind=kinds.pop() if len(kinds) == 1 else DeadlineKind.DATED if kinds else None,
        sustained=any(part.sustained for part in parts),
    )
    mine = _item_due(plan, standing, finding, own)
    if mine.day is None and own is None:
        return derived
    return evolve(
        mine,
        first=mine.first or derived.first,
        kind=mine.kind or derived.kind,
        sustained=mine.sustained or derived.sustained,
    )


def _item_due(plan: Plan, standing: Standing, id: str, deadline: Deadline | None) -> Due:
    """The last new day that the deadline doesn't replace by naming its entry, else the one computed at adoption."""
    computed = plan.due.get(id)
    first = computed.day if computed else None
    kind = deadline.kind if deadline else None
    sustained = deadline.sustained if deadline else False
    given = standing.new_days(id, superseded=deadline.supersedes if deadline else None)
    if given:
        extended = given[-1].seq if given[-1].ground is Ground.GRANTED else None
        return Due(day=given[-1].until, first=first, extended_by=extended, kind=kind, sustained=sustained)
    provisional = computed.provisional if computed else False
    return Due(day=first, first=first, provisional=provisional, kind=kind, sustained=sustained)
