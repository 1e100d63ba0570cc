"""What a case keeps registers of besides its findings: publications, comments, follow-ups, and how they grow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from attrs import evolve, field, frozen

from ..diagnostics import recording as rules
from ..errors import TransitionError
from ..model import (
    CommentAnswered,
    CommentReceived,
    Entry,
    FollowUpPlanned,
    FollowUpResult,
    PublicationDrafted,
    PublicationEvent,
    PublicationPublished,
    PublicationState,
)


@frozen
class PublicationStep:
    """An event that moved a publication, its position in the journal, and the state it left behind."""

    seq: int
    event: PublicationEvent
    state: PublicationState


@frozen(kw_only=True)
class Publication:
    """A publication: its latest draft, where it stands since when, how it went out.

    `chain` holds the steps that it has to pass once it is submitted, `approvals` those that it was given.
    """

    id: str
    draft: PublicationDrafted
    state: PublicationState
    since: dt.date
    chain: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()
    published: PublicationPublished | None = None
    steps: tuple[PublicationStep, ...] = ()


@frozen
class Comment:
    """A comment as it came in, by which entry, and the reply with its entry, if it got one."""

    seq: int
    event: CommentReceived
    reply: CommentAnswered | None = None
    answered: int | None = None


@frozen
class FollowUp:
    """A follow-up as it was planned, by which entry, and its results by finding."""

    seq: int
    event: FollowUpPlanned
    results: Mapping[str, FollowUpResult] = field(factory=dict)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Ids of the findings that have no result yet."""
        return tuple(id for id in self.event.findings if id not in self.results)


def commented(comments: Mapping[str, Comment], entry: Entry) -> Comment:
    """A comment after it came in or was answered; TransitionError where its id is taken, or none waits."""
    event = entry.event
    assert isinstance(event, CommentReceived | CommentAnswered)
    known = comments.get(event.comment)
    if isinstance(event, CommentReceived):
        if known is not None:
            raise TransitionError(rules.ID_TAKEN(id=event.comment, seq=entry.seq, day=event.on))
        return Comment(entry.seq, event)
    if known is None or known.reply is not None:
        raise TransitionError(rules.NO_COMMENT(comment=event.comment, seq=entry.seq, day=event.on))
    return evolve(known, reply=event, answered=entry.seq)


def planned(follow_ups: Mapping[str, FollowUp], event: FollowUpPlanned, entry: Entry) -> FollowUp:
    """A new follow-up; TransitionError where its id is taken."""
    if event.follow_up in follow_ups:
        raise TransitionError(rules.ID_TAKEN(id=event.follow_up, seq=entry.seq, day=event.on))
    return FollowUp(entry.seq, event)


def judged(follow_ups: Mapping[str, FollowUp], event: FollowUpResult, entry: Entry) -> FollowUp:
    """A follow-up with more results; TransitionError where there is none of that id, or a finding has one already."""
    follow_up = follow_ups.get(event.follow_up)
    if follow_up is None:
        raise TransitionError(rules.NO_FOLLOW_UP(follow_up=event.follow_up, seq=entry.seq, day=event.on))
    twice = next((id for id in event.findings if id in follow_up.results), None)
    if twice is not None:
        raise TransitionError(
            rules.NOT_IN_FOLLOW_UP(finding=twice, follow_up=event.follow_up, seq=entry.seq, day=event.on)
        )
    return evolve(follow_up, results={**follow_up.results, **dict.fromkeys(event.findings, event)})
