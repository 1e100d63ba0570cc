"""The plan of action with its three lists: findings, measures, owners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import frozen

import inspection_core as ic

from .._options import DocumentOptions
from ._findings import every
from ._reports import NOTHING, Chapters, chapters, count
from ._wording import heading_mark, listed, role_word, state_words

ROLES = ("first_responsible", "responsible_officer", "lead_unit", "supporting_unit", "handler")
WAITING = ("registered", "planned")
"""States of findings of which nothing is to be said but what is planned."""


@frozen(kw_only=True)
class FindingRow:
    """A finding as it was fed back, and what the action aims at."""

    number: str
    title: str
    text: str
    target: str


@frozen(kw_only=True)
class AspectRows:
    """An aspect with its findings."""

    title: str
    rows: tuple[FindingRow, ...]


@frozen(kw_only=True)
class TaskRow:
    """A measure with the numbers of its findings; `state` is empty as long as nothing was begun."""

    number: str
    measure: str
    nature: str
    kind: str
    due: str
    state: str


@frozen(kw_only=True)
class DutyRow:
    """Who answers for a finding."""

    number: str
    title: str
    first_responsible: str
    responsible_officer: str
    lead_unit: str
    supporting_unit: str
    handler: str


@frozen(kw_only=True)
class KindRow:
    """How many measures have a kind of time limit."""

    word: str
    count: int


@frozen(kw_only=True)
class Annexes:
    """The numbers of the lists as annexes; empty for one that is alone."""

    findings: str
    tasks: str
    duties: str


@frozen(kw_only=True)
class Roles:
    """What the profile calls those who answer."""

    first_responsible: str
    responsible_officer: str
    lead_unit: str
    supporting_unit: str
    handler: str


NAMES: Mapping[str, object] = {
    "chapters": Chapters,
    "at": str,
    "aspects": tuple[AspectRows, ...],
    "tasks": tuple[TaskRow, ...],
    "kinds": tuple[KindRow, ...],
    "duties": tuple[DutyRow, ...],
    "annex": Annexes,
    "roles": Roles,
    "has_targets": bool,
    "under_way": bool,
    "has_first": bool,
}


def title(report: ic.Report) -> str:
    """The profile's title of the plan."""
    return report.document_title("plan_title")


def context(report: ic.Report, _options: DocumentOptions) -> Mapping[str, object]:
    """`aspects`, `tasks`, `duties`: the three lists; `chapters`, `at`, `kinds`: what the text before them says.

    `has_targets`, `under_way` and `has_first` tell whether there is a target, a state, a first responsible person.
    """
    told = chapters(report)
    aspects, tasks, duties = tuple(_aspects(report)), tuple(_tasks(report)), tuple(_duties(report))
    return {
        "chapters": told,
        "at": heading_mark(report, 1, count(told.organisation) + 1),
        "aspects": aspects,
        "tasks": tasks,
        "kinds": tuple(KindRow(word=word, count=n) for word, n in Counter(task.kind for task in tasks).items() if word),
        "duties": duties,
        "annex": _annexes(bool(tasks), bool(duties)),
        "roles": Roles(**{role: role_word(report, role) for role in ROLES}),
        "has_targets": any(row.target for aspect in aspects for row in aspect.rows),
        "under_way": any(task.state for task in tasks),
        "has_first": any(duty.first_responsible != NOTHING for duty in duties),
    }


def _aspects(report: ic.Report) -> Iterator[AspectRows]:
    for aspect in report.aspects:
        leaves = [leaf for item in aspect.items for leaf in item.leaves()]
        if leaves:
            yield AspectRows(title=aspect.title or NOTHING, rows=tuple(map(_finding, leaves)))


def _finding(item: ic.Item) -> FindingRow:
    target = "\n".join(filter(None, [item.target, item.standard]))
    return FindingRow(number=item.full_number, title=item.title, text=item.text, target=target)


def _tasks(report: ic.Report) -> Iterator[TaskRow]:
    """Each measure once, where the first of its findings stands."""
    items = {item.id: item for item in every(report)}
    place = {id: n for n, id in enumerate(items)}
    measures = {measure.id: measure for item in report.items for measure in item.measures}
    begun = {m.id for item in report.items if item.state not in WAITING for m in item.measures}
    for measure in sorted(measures.values(), key=lambda each: min(place[id] for id in each.findings)):
        state = measure.state_word if measure.state != "open" or measure.id in begun else ""
        findings = sorted(measure.findings, key=place.__getitem__)
        yield TaskRow(
            number=listed(report, *(items[id].full_number for id in findings)),
            measure=measure.text,
            nature=measure.nature_word,
            kind=measure.due.kind_word,
            due=measure.due.text,
            state=state_words(report, state, late=measure.late),
        )


def _duties(report: ic.Report) -> Iterator[DutyRow]:
    """A row for each finding; none at all where the reader may not know who answers."""
    if not any(item.owners for item in report.items):
        return
    joint = report.profile.phrase("list")
    for item in report.items:
        names = {role: joint.join(item.names(role)) or NOTHING for role in ROLES}
        yield DutyRow(number=item.full_number, title=item.title, **names)


def _annexes(tasks: bool, duties: bool) -> Annexes:
    if not tasks and not duties:
        return Annexes(findings="", tasks="", duties="")
    return Annexes(findings="1", tasks="2", duties="3" if tasks else "2")
