"""By when things are due in force: first deadlines, extensions, and what a reopening set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from attrs import evolve, frozen

from ..model import Deadline, DeadlineKind, Finding, Measure, MeasureState, State, Submitted
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
    return _item_due(case, plan, standing, measure)


def finding_due(case: Case, plan: Plan, standing: Standing, finding: str) -> Due:
    """When a finding is due: its own day, else the latest of its measures'; mixed kinds count as dated."""
    item = plan.findings[finding]
    mine = _item_due(case, plan, standing, item)
    if item.deadline is not None:
        return mine
    measures = case.measures_in_cycle(plan, standing, finding)
    derived = _latest(case, plan, standing, finding, tuple(measure_due(case, plan, standing, m) for m in measures))
    if mine.day is None:
        return derived
    moved = sum(1 for each in standing.new_days(finding) if each.ground is Ground.GRANTED)
    revised = moved + derived.revised
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
    is_open = [standing.measure(measure.id).state is MeasureState.OPEN for measure in measures]
    still = [part.day for part, each in zip(parts, is_open, strict=True) if each]
    first_cycle, now = standing.finding(finding).cycle.opened is None, {measure.id for measure in measures}

    def items(edition: Plan) -> Sequence[Measure]:
        theirs = edition.measures_of(finding) if finding in edition.findings else ()
        return tuple(measure for measure in theirs if first_cycle or measure.id in now)

    course = _course(case, plan, standing, items)
    return Due(
        day=None if still and all(day is None for day in still) else latest.day,
        first=course[0] if course else None,
        extended_by=latest.extended_by,
        revised=max(len(course) - 1, 0),
        provisional=latest.provisional,
        kind=kinds.pop() if len(kinds) == 1 else DeadlineKind.DATED if kinds else None,
        sustained=any(part.sustained for part in parts),
    )


def _item_due(case: Case, plan: Plan, standing: Standing, item: Finding | Measure) -> Due:
    """The last new day that the deadline doesn't replace by naming its entry, else the one computed at adoption."""
    computed, deadline = plan.due.get(item.id), item.deadline
    course = _course(case, plan, standing, lambda edition: _same(edition, item))
    due = Due(
        day=computed.day if computed else None,
        first=course[0] if course else None,
        revised=max(len(course) - 1, 0),
        kind=deadline.kind if deadline else None,
        sustained=deadline.sustained if deadline else False,
    )
    given = standing.new_days(item.id, superseded=deadline.supersedes if deadline else None)
    if given:
        extended = given[-1].seq if given[-1].ground is Ground.GRANTED else None
        return evolve(due, day=given[-1].until, extended_by=extended)
    return evolve(due, provisional=computed.provisional if computed else False)


def _same(edition: Plan, item: Finding | Measure) -> Sequence[Finding | Measure]:
    """An item as an edition has it."""
    items: Mapping[str, Finding | Measure] = edition.measures if isinstance(item, Measure) else edition.findings
    return (items[item.id],) if item.id in items else ()


Items = Callable[[Plan], Sequence[Finding | Measure]]


def _course(case: Case, plan: Plan, standing: Standing, items: Items) -> tuple[dt.date, ...]:
    """The last days that some items together had, one after the other: as editions and extensions moved them.

    A provisional day that was counted anew for the same deadlines is no move. A reopening sets a new day without
    moving an old one: the course goes on from there.
    """
    steps = [(adoption.order, case.editions[adoption.edition]) for adoption in standing.adoptions]
    if not steps or steps[-1][1] is not plan:
        steps.append((standing.taken + 1, plan))
    ids = {item.id for _, edition in steps for item in items(edition)}
    given = [(each.order, each) for id in ids for each in standing.new_days(id)]
    course: list[dt.date] = []
    before: tuple[tuple[Deadline | None, ...], bool] | None = None
    for order in sorted({order for order, _ in (*steps, *given)}):
        edition = next((e for at, e in reversed(steps) if at <= order), steps[0][1])
        deadlines, day, provisional = _together(edition, standing, items(edition), order)
        recounted = before == (deadlines, True) and all(at != order for at, _ in given)
        if day is not None and course and (recounted or any(_sets_anew(each, at, order) for at, each in given)):
            course[-1] = day
        elif day is not None and (not course or course[-1] != day):
            course.append(day)
        before = (deadlines, provisional)
    return tuple(course)


def _sets_anew(extension: Extension, at: int, order: int) -> bool:
    return at == order and extension.ground is Ground.REOPENED


def _together(
    edition: Plan, standing: Standing, items: Sequence[Finding | Measure], order: int
) -> tuple[tuple[Deadline | None, ...], dt.date | None, bool]:
    """The deadlines of some items in an edition, their latest last day so far, and whether that is provisional."""
    days: list[tuple[dt.date, bool]] = []
    for item in items:
        superseded = item.deadline.supersedes if item.deadline else None
        given = [each for each in standing.new_days(item.id, superseded=superseded) if each.order <= order]
        computed = edition.due.get(item.id)
        if given:
            days.append((given[-1].until, False))
        elif computed is not None:
            days.append((computed.day, computed.provisional))
    day, provisional = max(days, default=(None, False), key=lambda each: each[0])
    return tuple(item.deadline for item in items), day, provisional
