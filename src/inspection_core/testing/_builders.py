"""Small cases by hand: sensible defaults, so that a test says only what it is about."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any

from attrs import evolve, fields

from ..calendars import Weekdays
from ..lifecycle import Case, Plan, adopt, compute_due
from ..model import (
    Account,
    Aspect,
    Body,
    Deadline,
    Document,
    Evidence,
    Finding,
    Inspection,
    Measure,
    Membership,
    Outcome,
    Owner,
    PaperReference,
    Person,
    Role,
    Section,
    Span,
)
from ..profiles import Policy, Profile, built_in, resolve

START = dt.date(2024, 1, 15)
"""The day on which `a_case` adopts its plan; the feedback was two weeks before."""

BODIES = (
    Body(id="b-inspecting", name="Inspection Group", kind="inspecting"),
    Body(id="b-inspected", name="Office", kind="inspected"),
    Body(id="b-section", name="General Section", parent="b-inspected"),
    Body(id="b-section-2", name="Finance Section", parent="b-inspected"),
    Body(id="b-group", name="Leading Group", kind="leading group", parent="b-inspected"),
    Body(id="b-supervision", name="Supervision", kind="supervisor"),
)
PEOPLE = (
    Person(id="p-officer", name="Deputy Head", memberships=(Membership(body="b-inspected"),)),
    Person(id="p-clerk", name="Clerk", memberships=(Membership(body="b-section"),)),
    Person(id="p-supervisor", name="Supervisor", memberships=(Membership(body="b-supervision"),)),
)
_CALENDARS = {"weekdays": Weekdays()}
_PARTS: dict[type, str] = {
    Aspect: "aspects",
    Finding: "findings",
    Measure: "measures",
    Account: "accounts",
    Section: "sections",
    Outcome: "outcomes",
}

_ABOUT = {field.name for field in fields(Inspection)}

Item = Aspect | Finding | Measure | Account | Section | Outcome


def a_finding(id: str = "f1", **fields: Any) -> Finding:
    """A finding with a number, a title and a text; `fields` are any of its own."""
    number = id.lstrip("f-").lstrip("0") or id
    return Finding(**{"id": id, "number": number, "title": f"Title {id}", "text": f"Verbatim {id}", **fields})


def a_measure(id: str = "m1", *findings: str, deadline: Deadline | dt.date | str | None = "", **fields: Any) -> Measure:
    """A measure that lacks nothing: against `f1` where no finding is named, led by a section, due on 30 June 2024.

    `deadline` may be written short: a day, or a period such as `3 months`.
    """
    if deadline == "":
        deadline = dt.date(2024, 6, 30)
    if isinstance(deadline, dt.date):
        deadline = Deadline(date=deadline)
    elif isinstance(deadline, str):
        deadline = Deadline(period=Span.parse(deadline))
    owners = (Owner(role=Role.LEAD_UNIT, who="b-section"), Owner(role=Role.RESPONSIBLE_OFFICER, who="p-officer"))
    given: dict[str, Any] = {
        "id": id,
        "findings": findings or ("f1",),
        "text": f"Measure {id}",
        "owners": owners,
        "deadline": deadline,
    }
    return Measure(**{**given, **fields})


def a_paper(id: str = "e1", *supports: str, **fields: Any) -> Evidence:
    """Evidence that is kept on paper, for some findings and measures."""
    paper = PaperReference(number=f"Paper {id}", custodian=f"Custodian {id}")
    return Evidence(
        **{"id": id, "index": id, "title": f"Evidence {id}", "supports": supports, "paper": paper, **fields}
    )


def a_profile(name: str = "neutral-en", *, guards: dict[str, str] | None = None, **changes: Any) -> Profile:
    """A built-in profile with some fields changed; `guards` may be written in words (`warn`, `allow`)."""
    policies = {guard: Policy(policy) for guard, policy in (guards or {}).items()}
    base = _built_in(name)
    return evolve(base, guards={**base.guards, **policies}, **changes)


def a_case(*items: Item, on: dt.date | None = START, profile: Profile | None = None, **parts: Any) -> Case:
    """A case of some findings, measures, accounts …, adopted `on` a day, or not at all for None.

    Without any item it has one finding `f1` and its measure `m1`. Who takes part is in BODIES and PEOPLE; `parts`
    are further fields of the document, or of its inspection.
    """
    given: dict[str, list[object]] = {}
    for item in items or (a_finding(), a_measure()):
        given.setdefault(_PARTS[type(item)], []).append(item)
    about = {name: parts.pop(name) for name in tuple(parts) if name in _ABOUT}
    inspection = Inspection(
        **{
            "id": "case-1",
            "title": "Inspection of the Office",
            "inspecting": "b-inspecting",
            "inspected": "b-inspected",
            "feedback_date": dt.date(2024, 1, 1),
            "profile": (profile or a_profile()).name,
            **about,
        }
    )
    listed = {name: tuple(values) for name, values in given.items()}
    document = Document(**{"inspection": inspection, "bodies": BODIES, "people": PEOPLE, **listed, **parts})
    case = case_of(document, profile or a_profile())
    return case if on is None else adopted(case, on)


def amended(case: Case, *items: Item, profile: Profile | None = None, **parts: Any) -> Case:
    """The case with its working copy changed, nothing adopted: an item takes the place of the one of its id."""
    document = evolve(case.document, **parts)
    for item in items:
        name = _PARTS[type(item)]
        changed: dict[str, Any] = {name: _with(getattr(document, name), item)}
        document = evolve(document, **changed)
    settled = case.editions[max(case.editions)] if case.editions else None
    made = case_of(document, profile or case.draft.profile, settled)
    return evolve(case, draft=made.draft, faults=made.faults)


def adopted(case: Case, on: dt.date, *items: Item, **parts: Any) -> Case:
    """The case with its working copy, changed as `amended` does it, adopted on a day."""
    if items or parts:
        case = amended(case, *items, **parts)
    return adopt(case, on=on, digest=f"{len(case.journal):064x}", recorded_by="p-clerk", decided_by="b-group")


def case_of(document: Document, profile: Profile, settled: Plan | None = None) -> Case:
    """An in-memory case of a document, its last days computed; nothing adopted."""
    due, faults = compute_due(document, profile, _CALENDARS, settled)
    return Case(draft=Plan(document=document, profile=profile, due=due), faults=faults, calendars=_CALENDARS)


def _with(items: tuple[Any, ...], item: Any) -> tuple[Any, ...]:
    id = getattr(item, "id", None)
    if id is not None and any(each.id == id for each in items):
        return tuple(item if each.id == id else each for each in items)
    return (*items, item)


@functools.cache
def _built_in(name: str) -> Profile:
    return resolve(built_in(name), built_in)
