"""Plan: a document with the profile it is read under and the last day of each of its deadlines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from ..calendars import Calendar, DueDay, due_day, needs_calendar
from ..codec import KeyPath
from ..diagnostics import Rule, Text, document as rules
from ..errors import InspectionError
from ..model import Aspect, Body, Deadline, Document, Finding, Inspection, Measure, Owner, Person, Role, Span
from ..profiles import Profile

EDITION_FORMAT = "inspection-edition/1"


@frozen(kw_only=True)
class Fault:
    """Something that doesn't fit in a document: which rule, at which keys, with what facts."""

    rule: Rule
    keys: KeyPath
    facts: Mapping[str, object]


@frozen(kw_only=True)
class Plan:
    """What is planned: an edition, or the working copy where `number` is None.

    `due` holds the last day of every deadline, by the id of its measure or finding: computed once, when
    the plan is made, so that no later calendar changes it.
    """

    document: Document
    profile: Profile
    due: Mapping[str, DueDay] = field(factory=dict)
    number: int | None = None

    @property
    def inspection(self) -> Inspection:
        return self.document.inspection

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        return {finding.id: finding for finding in self.document.findings}

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        return {measure.id: measure for measure in self.document.measures}

    @cached_property
    def aspects(self) -> Mapping[str, Aspect]:
        return {aspect.id: aspect for aspect in self.document.aspects}

    @cached_property
    def parties(self) -> Mapping[str, Body | Person]:
        """Bodies and persons by id."""
        everyone: tuple[Body | Person, ...] = (*self.document.bodies, *self.document.people)
        return {party.id: party for party in everyone}

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the findings right below each finding that has any."""
        below: dict[str, list[str]] = {}
        for finding in self.document.findings:
            if finding.parent is not None:
                below.setdefault(finding.parent, []).append(finding.id)
        return {id: tuple(ids) for id, ids in below.items()}

    @cached_property
    def leaves(self) -> tuple[Finding, ...]:
        """The findings that carry a state: those with none below them."""
        return tuple(finding for finding in self.document.findings if finding.id not in self.children)

    @cached_property
    def _measures_by_finding(self) -> Mapping[str, tuple[Measure, ...]]:
        named: dict[str, list[Measure]] = {}
        for measure in self.document.measures:
            for finding in measure.findings:
                named.setdefault(finding, []).append(measure)
        return {id: tuple(measures) for id, measures in named.items()}

    def lineage(self, finding: str) -> tuple[str, ...]:
        """A finding's id and those of the findings above it."""
        ids: list[str] = []
        id: str | None = finding
        while id is not None and id in self.findings and id not in ids:
            ids.append(id)
            id = self.findings[id].parent
        return tuple(ids)

    def measures_of(self, finding: str) -> tuple[Measure, ...]:
        """The measures against a finding; those of the findings above it count, too."""
        return self._measures_with_those_above.get(finding, ())

    @cached_property
    def _measures_with_those_above(self) -> Mapping[str, tuple[Measure, ...]]:
        found: dict[str, tuple[Measure, ...]] = {}
        for finding in self.findings:
            named = (measure for id in self.lineage(finding) for measure in self._measures_by_finding.get(id, ()))
            found[finding] = tuple({measure.id: measure for measure in named}.values())
        return found

    def bodies_above(self, body: str) -> tuple[str, ...]:
        """A body's id and those of the bodies that it is a part of."""
        ids: list[str] = []
        id: str | None = body
        while id is not None and id not in ids:
            ids.append(id)
            party = self.parties.get(id)
            id = party.parent if isinstance(party, Body) else None
        return tuple(ids)

    def leaves_of(self, finding: str) -> tuple[str, ...]:
        """The leaves at or below a finding."""
        below = self.children.get(finding)
        return (finding,) if below is None else tuple(leaf for id in below for leaf in self.leaves_of(id))

    def inherited(self, finding: str, field: str) -> object:
        """What a finding says of itself, else what the nearest one above it says."""
        said = (getattr(self.findings[id], field) for id in self.lineage(finding))
        return next((value for value in said if value is not None), None)

    def full_number(self, finding: str, numbers: Mapping[str, str] | None = None) -> str:
        """A number with those of the findings above it, such as 3（1） or 3.1, so that it stands alone in a list."""
        known = numbers or {id: self.findings[id].number for id in self.lineage(finding)}
        own, above = known[finding], self.findings[finding].parent
        if above is None or above not in self.findings or own.startswith(known[above] + "."):
            return own
        return self.full_number(above, known) + (f".{own}" if own[:1].isalnum() else own)

    def aspect_of(self, finding: str) -> Aspect | None:
        """The aspect of a finding, or of the nearest finding above it that has one."""
        for id in self.lineage(finding):
            aspect = self.findings[id].aspect
            if aspect is not None:
                return self.aspects.get(aspect)
        return None

    def party_name(self, id: str | None) -> str:
        """The short name of a body, the name of a person; the id itself where there is neither."""
        party = self.parties.get(id or "")
        if party is None:
            return id or ""
        return (party.short_name if isinstance(party, Body) else None) or party.name


def owners_in(owners: tuple[Owner, ...], role: Role) -> tuple[str, ...]:
    """Ids of those who hold a role."""
    return tuple(owner.who for owner in owners if owner.role is role)


def compute_due(
    document: Document, profile: Profile, calendars: Mapping[str, Calendar], settled: Plan | None = None
) -> tuple[Mapping[str, DueDay], tuple[Fault, ...]]:
    """The last day of each deadline, and what kept one from being computed.

    What an earlier plan has settled for the very same deadline is taken over, so that a newer calendar doesn't
    change it; it is counted anew if it was provisional or the profile's rules changed, and the calendar is there.
    """
    due: dict[str, DueDay] = {}
    faults: list[Fault] = []
    before = _settled(settled, document)
    same_rules = settled is not None and _rules(settled.profile) == _rules(profile)
    for id, keys, deadline in (*_deadlines(document), *_limits(document, profile)):
        kept = before.get((id, deadline))
        if kept is not None and same_rules and not kept.provisional:
            due[id] = kept
        elif deadline.date is not None:
            due[id] = DueDay(day=deadline.date)
        elif deadline.period is not None:
            counted = _count(deadline, document, profile, calendars)
            if isinstance(counted, DueDay):
                due[id] = counted
            elif kept is not None:
                due[id] = kept
            else:
                faults.append(Fault(rule=counted.rule, keys=keys, facts=counted.facts))
    return due, tuple(faults)


@frozen(kw_only=True)
class Uncountable:
    """Why a time limit can't be counted: which rule, with what facts."""

    rule: Rule
    facts: Mapping[str, object] = field(factory=dict)


def _count(
    deadline: Deadline, document: Document, profile: Profile, calendars: Mapping[str, Calendar]
) -> DueDay | Uncountable:
    assert deadline.period is not None
    start = deadline.anchor or document.inspection.feedback_date
    if start is None:
        return Uncountable(rule=rules.NO_ANCHOR)
    return count_days(deadline.period, start, profile, calendars)


def count_days(
    period: Span, start: dt.date, profile: Profile, calendars: Mapping[str, Calendar]
) -> DueDay | Uncountable:
    """The last day of a period as the profile counts it, or why it can't be counted: its calendar is missing."""
    name = profile.deadlines.calendar
    calendar = calendars.get(name) if name else None
    if calendar is None and (name is not None or needs_calendar(Deadline(period=period))):
        why: object = _no_such_calendar(name, calendars) if name else rules.NO_CALENDAR_NAMED
        return Uncountable(rule=rules.NO_CALENDAR, facts={"why": why})
    try:
        return due_day(period, start, calendar, roll_on=profile.deadlines.roll_on)
    except InspectionError as error:  # a calendar that fails, or doesn't know the day
        return Uncountable(rule=rules.NO_CALENDAR, facts={"why": Text(error.say("en"), error.say("zh"))})
    except (OverflowError, ValueError) as error:  # a day after year 9999
        return Uncountable(rule=rules.NO_CALENDAR, facts={"why": str(error)})


def _no_such_calendar(name: str, calendars: Mapping[str, Calendar]) -> Text:
    known = ", ".join(sorted(calendars)) or "-"
    return Text(f"no calendar {name!r} is installed (there are: {known})", f"未安装日历 {name!r}（现有：{known}）")


def _deadlines(document: Document) -> Iterator[tuple[str, KeyPath, Deadline]]:
    for index, measure in enumerate(document.measures):
        if measure.deadline is not None:
            yield measure.id, ("measures", index, "deadline"), measure.deadline
    for index, finding in enumerate(document.findings):
        if finding.deadline is not None:
            yield finding.id, ("findings", index, "deadline"), finding.deadline


def limit_id(key: str) -> str:
    """The key under which `Plan.due` holds a time limit of the profile."""
    return f"limit:{key}"


def _limits(document: Document, profile: Profile) -> Iterator[tuple[str, KeyPath, Deadline]]:
    """The profile's time limits; without a day of feedback there is nothing to count from, and that is no fault."""
    if document.inspection.feedback_date is not None:
        for limit in profile.limits:
            yield limit_id(limit.key), ("inspection", "profile"), Deadline(period=limit.period)


def _settled(plan: Plan | None, document: Document) -> Mapping[tuple[str, Deadline], DueDay]:
    """The days of an earlier plan, if they were counted from the same feedback."""
    if plan is None or plan.inspection.feedback_date != document.inspection.feedback_date:
        return {}
    deadlines = (*_deadlines(plan.document), *_limits(plan.document, plan.profile))
    return {(id, deadline): plan.due[id] for id, _, deadline in deadlines if id in plan.due}


def _rules(profile: Profile) -> tuple[str | None, bool]:
    return profile.deadlines.calendar, profile.deadlines.roll_on
