"""What must hold before something leaves the house, and for what comes after: guards of those events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from attrs import evolve

from ..calendars import DueDay
from ..codec import did_you_mean
from ..diagnostics import Diagnostic, Location, Text, recording as rules
from ..model import (
    Audience,
    CommentReceived,
    Event,
    FollowUpPlanned,
    FollowUpResult,
    PublicationApproved,
    PublicationDrafted,
    PublicationEvent,
    PublicationPublished,
    PublicationReturned,
    PublicationSubmitted,
    PublicationWithdrawn,
    ReferralsCounted,
)
from ._case import Case
from ._plan import Uncountable, count_days
from ._readership import Readership
from ._recording import DECIDER, INDEPENDENT, REASON, UNTIL_AHEAD, Guard, Recording
from ._registers import Publication


def pinned(case: Case, draft: PublicationDrafted) -> Readership:
    """What a publication tells, under the eyes that it is for: as it was known when it was drafted."""
    known = draft.known or None
    return Readership(plan=case.plan_on(draft.as_of, known), latest=case.plan_on(known=known), audience=draft.audience)


def outdated(case: Case, draft: PublicationDrafted, *, on: dt.date | None = None) -> tuple[str, ...]:
    """Ids of what a publication tells otherwise than is decided now (or was on a day).

    What only the working copy withholds, not adopted yet, counts as well: it must not go out meanwhile.
    """
    then = pinned(case, draft)
    told, now = then.told, evolve(then, latest=case.plan_on(on)).told
    changed = [id for id in dict.fromkeys((*told, *now)) if told.get(id) != now.get(id)]
    return tuple(dict.fromkeys((*changed, *hasty(case, then))))


def hasty(case: Case, readership: Readership) -> tuple[str, ...]:
    """Ids of what an audience is told that the working copy withholds, only not adopted yet."""
    next_ = evolve(readership, latest=case.draft).told
    return tuple(id for id in readership.told if id not in next_)


def _publication(recording: Recording) -> Publication | None:
    event = recording.event
    assert isinstance(event, PublicationEvent | CommentReceived)
    return recording.standing.publications.get(event.publication)


def _pin_sound(recording: Recording) -> Iterator[Diagnostic]:
    event = recording.event
    assert isinstance(event, PublicationDrafted)
    if event.as_of > event.on:
        why = Text(f"{event.as_of} is after {event.on}", f"截至日 {event.as_of} 晚于 {event.on}")
        yield rules.PIN_WRONG(publication=event.publication, why=why)
    if not 0 <= event.known <= recording.entries:
        count = recording.entries
        why = Text(f"the journal has {count} entries, not {event.known}", f"日志有 {count} 条，没有第 {event.known} 条")
        yield rules.PIN_WRONG(publication=event.publication, why=why)
    elif recording.case.plan_on(event.as_of, event.known or None).number is None:
        why = Text("no edition was adopted by then", "当时尚未印发方案")
        yield rules.PIN_WRONG(publication=event.publication, why=why)


def _items_decided(recording: Recording) -> Iterator[Diagnostic]:
    publication = _publication(recording)
    if publication is not None and publication.draft.audience is Audience.PUBLIC:
        undecided = pinned(recording.case, publication.draft).undecided
        if undecided:
            yield rules.UNDECIDED(publication=publication.id, findings=undecided)


def _still_as_decided(recording: Recording) -> Iterator[Diagnostic]:
    publication = _publication(recording)
    changed = outdated(recording.case, publication.draft) if publication is not None else ()
    if publication is not None and changed:
        yield rules.OUTDATED(publication=publication.id, items=changed)


def _step_known(recording: Recording) -> Iterator[Diagnostic]:
    event = recording.event
    assert isinstance(event, PublicationApproved)
    publication = _publication(recording)
    ours = tuple(step.key for step in recording.plan.profile.publication_approvals)
    steps = publication.chain if publication is not None and publication.chain else ours
    if event.step not in steps:
        yield rules.UNKNOWN_STEP(step=event.step, hint=did_you_mean(event.step, steps))


def _outlet_named(recording: Recording) -> Iterator[Diagnostic]:
    event = recording.event
    assert isinstance(event, PublicationPublished)
    if not (event.address or event.sha256):
        yield rules.OUTLET_MISSING(publication=event.publication)


def reply_due(recording: Recording, event: CommentReceived) -> DueDay | Uncountable | None:
    """By when a comment is to be answered, as the profile counts; None where a day is given, or none is asked for."""
    period = recording.plan.profile.comments.reply
    if event.until is not None or period is None:
        return None
    return count_days(period, event.on, recording.plan.profile, recording.case.calendars)


def _reply_countable(recording: Recording) -> Iterator[Diagnostic]:
    event = recording.event
    assert isinstance(event, CommentReceived)
    due = reply_due(recording, event)
    if isinstance(due, Uncountable):
        yield due.rule.at(Location(), due.facts)


def _was_published(recording: Recording) -> Iterator[Diagnostic]:
    publication = _publication(recording)
    if publication is not None and publication.published is None:
        yield rules.NOT_OUT(publication=publication.id)


def _in_follow_up(recording: Recording) -> Iterator[Diagnostic]:
    event = recording.event
    assert isinstance(event, FollowUpResult)
    follow_up = recording.standing.follow_ups.get(event.follow_up)
    for id in event.findings if follow_up is not None else ():
        if follow_up is not None and id not in follow_up.event.findings:
            yield rules.NOT_IN_FOLLOW_UP(finding=id, follow_up=event.follow_up)


def _counts_sound(recording: Recording) -> Iterator[Diagnostic]:
    event = recording.event
    assert isinstance(event, ReferralsCounted)
    if not 0 <= event.answered <= event.received:
        yield rules.BAD_COUNT(received=event.received, answered=event.answered)


CURRENT = Guard("publication_current", _still_as_decided)

OUTSIDE: Mapping[type[Event], tuple[Guard, ...]] = {
    PublicationDrafted: (Guard("publication_pinned", _pin_sound),),
    PublicationSubmitted: (Guard("items_decided", _items_decided), CURRENT),
    PublicationReturned: (REASON,),
    PublicationApproved: (DECIDER, Guard("step_known", _step_known), CURRENT),
    PublicationPublished: (DECIDER, Guard("outlet_named", _outlet_named), CURRENT, UNTIL_AHEAD),
    PublicationWithdrawn: (REASON, DECIDER),
    CommentReceived: (
        Guard("publication_out", _was_published),
        Guard("reply_countable", _reply_countable),
        UNTIL_AHEAD,
    ),
    FollowUpPlanned: (UNTIL_AHEAD,),
    FollowUpResult: (DECIDER, INDEPENDENT, Guard("in_follow_up", _in_follow_up)),
    ReferralsCounted: (Guard("counts_sound", _counts_sound),),
}
