"""An event about to be recorded, what a guard is, and the guards that many kinds of events share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from attrs import frozen

from ..diagnostics import Diagnostic, Text, offers, recording as rules
from ..errors import OptionsError
from ..model import Closed, Event, Finding, FindingEvent, Measure, Person, Resolution, Role
from ._case import Case
from ._owners import holders_of
from ._plan import Plan
from ._standing import Standing

EvidenceState = Mapping[str, str]
"""What the folder found of each piece of evidence: `ok`, `missing` or `changed`."""


@frozen(kw_only=True)
class Recording:
    """An event about to be recorded after so many `entries`, with all that its guards may look at."""

    case: Case
    plan: Plan
    standing: Standing
    event: Event
    evidence: EvidenceState
    entries: int


Test = Callable[[Recording], Iterator[Diagnostic]]


@frozen
class Guard:
    """A condition with its name; `test` yields what is not met."""

    name: str
    test: Test


def require_fitting(event: Event) -> None:
    """OptionsError for what a script may give in spite of the types: a moment for a day, one id for several."""
    if type(event.on) is not dt.date:
        what = Text(f"on is {event.on!r}, not a datetime.date", f"on 应为 datetime.date，却是 {event.on!r}")
        raise OptionsError(offers.BAD_ARGUMENT(what=what))
    for name in ("findings", "measures"):
        ids: object = getattr(event, name, ())
        if isinstance(ids, str):
            what = Text(f"{name} is {ids!r}; write ({ids!r},)", f"{name} 写成了 {ids!r}，应为 ({ids!r},)")
            raise OptionsError(offers.BAD_ARGUMENT(what=what))


def findings_of(recording: Recording) -> tuple[str, ...]:
    """Ids of the findings that an event moves."""
    event = recording.event
    return event.findings if isinstance(event, FindingEvent) else ()


def lead_units(case: Case, plan: Plan, standing: Standing, finding: str) -> tuple[str, ...]:
    """Ids of the bodies that lead, or led, a finding or a measure of its present cycle."""
    items: tuple[Finding | Measure, ...] = (
        plan.findings[finding],
        *case.measures_in_cycle(plan, standing, finding),
    )
    return tuple(dict.fromkeys(who for item in items for who in holders_of(standing, item, Role.LEAD_UNIT)))


def involved_unit(case: Case, plan: Plan, standing: Standing, finding: str, verifier: str, event: Event) -> str | None:
    """The lead unit that a verifier is, belongs to or is a part of on the day; None if they are independent."""
    party = plan.parties.get(verifier)
    bodies = party.bodies_on(event.on) if isinstance(party, Person) else (verifier,)
    theirs = {verifier, *(above for body in bodies for above in plan.bodies_above(body))}
    return next((unit for unit in lead_units(case, plan, standing, finding) if unit in theirs), None)


def _reason_given(recording: Recording) -> Iterator[Diagnostic]:
    event = recording.event
    if isinstance(event, Closed) and event.resolution is Resolution.IMPLEMENTED:
        return
    if not (getattr(event, "reason", None) or "").strip():
        yield rules.REASON_MISSING()


def _decider_named(recording: Recording) -> Iterator[Diagnostic]:
    if not recording.event.decided_by:
        yield rules.DECIDER_MISSING()


def _verifier_independent(recording: Recording) -> Iterator[Diagnostic]:
    verifier = recording.event.decided_by
    for id in findings_of(recording) if verifier else ():
        unit = involved_unit(recording.case, recording.plan, recording.standing, id, verifier or "", recording.event)
        if unit is not None:
            yield rules.VERIFIER_INVOLVED(verifier=verifier, finding=id, unit=unit)


def _until_ahead(recording: Recording) -> Iterator[Diagnostic]:
    """A day by which something is to be done does not lie before the event itself."""
    event = recording.event
    until: dt.date | None = getattr(event, "until", None)
    if until is not None and until < event.on:
        yield rules.UNTIL_BEHIND(until=until, day=event.on)


REASON = Guard("reason_given", _reason_given)
DECIDER = Guard("decider_named", _decider_named)
INDEPENDENT = Guard("verifier_independent", _verifier_independent)
UNTIL_AHEAD = Guard("until_ahead", _until_ahead)
