"""Publications: their state table as data, and how an event moves them."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from ..diagnostics import Diagnostic, Text, recording as rules
from ..errors import TransitionError
from ..model import (
    Entry,
    PublicationApproved,
    PublicationDrafted,
    PublicationEvent,
    PublicationPublished,
    PublicationReturned,
    PublicationState,
    PublicationSubmitted,
    PublicationWithdrawn,
)
from ._registers import Publication, PublicationStep

_DRAFTED, _SUBMITTED, _RETURNED, _APPROVED, _PUBLISHED, _WITHDRAWN = PublicationState


@frozen
class PublicationMove:
    """A row of the table: the states that an event starts from (None: there is no such publication), and leads to."""

    sources: frozenset[PublicationState | None]
    to: PublicationState


PUBLICATION_TABLE: Mapping[type[PublicationEvent], PublicationMove] = {
    PublicationDrafted: PublicationMove(frozenset({None, _DRAFTED, _RETURNED}), _DRAFTED),
    PublicationSubmitted: PublicationMove(frozenset({_DRAFTED}), _SUBMITTED),
    PublicationReturned: PublicationMove(frozenset({_SUBMITTED, _APPROVED}), _RETURNED),
    PublicationApproved: PublicationMove(frozenset({_SUBMITTED}), _SUBMITTED),
    PublicationPublished: PublicationMove(frozenset({_APPROVED}), _PUBLISHED),
    PublicationWithdrawn: PublicationMove(frozenset({*PublicationState} - {_WITHDRAWN}), _WITHDRAWN),
}
"""Once no step of the chain is lacking, what was submitted is approved."""

PAST: Mapping[type[PublicationEvent], Text] = {
    PublicationDrafted: Text("drafted", "拟稿"),
    PublicationSubmitted: Text("submitted for approval", "送审"),
    PublicationReturned: Text("returned", "退回"),
    PublicationApproved: Text("approved", "审签"),
    PublicationPublished: Text("published", "公开"),
    PublicationWithdrawn: Text("withdrawn", "撤回"),
}
VERBS: Mapping[type[PublicationEvent], str] = {
    PublicationDrafted: "draft",
    PublicationSubmitted: "submit",
    PublicationReturned: "return",
    PublicationApproved: "approve",
    PublicationPublished: "publish",
    PublicationWithdrawn: "withdraw",
}
"""What the command calls each: `inspection publication draft` …"""
STATES: Mapping[PublicationState | None, Text] = {
    None: Text("not drafted yet", "尚未拟稿"),
    _DRAFTED: Text("drafted", "已拟稿"),
    _SUBMITTED: Text("submitted for approval", "送审中"),
    _RETURNED: Text("returned", "已退回"),
    _APPROVED: Text("approved", "已审签"),
    _PUBLISHED: Text("published", "已公开"),
    _WITHDRAWN: Text("withdrawn", "已撤回"),
}


def publication_refusal(publication: Publication | None, entry: Entry) -> Diagnostic | None:
    """Why the table doesn't let an event move a publication; None where it does."""
    event = entry.event
    assert isinstance(event, PublicationEvent)
    state = publication.state if publication else None
    if state in PUBLICATION_TABLE[type(event)].sources:
        return None
    possible = [kind for kind, move in PUBLICATION_TABLE.items() if state in move.sources]
    hint = Text(
        f"Possible now: {', '.join(VERBS[kind] for kind in possible) or 'nothing'}.",
        f"现在可以：{'、'.join(f'{PAST[kind].zh}（{VERBS[kind]}）' for kind in possible) or '无'}。",
    )
    return rules.NOT_ALLOWED(
        item=event.publication, state=STATES[state], event=PAST[type(event)], hint=hint, seq=entry.seq, day=event.on
    )


def moved(publication: Publication | None, entry: Entry) -> Publication:
    """A publication after one more event; TransitionError where the table doesn't let it."""
    refusal = publication_refusal(publication, entry)
    if refusal is not None:
        raise TransitionError(refusal)
    event = entry.event
    assert isinstance(event, PublicationEvent)
    if publication is None or isinstance(event, PublicationDrafted):
        assert isinstance(event, PublicationDrafted)
        made = Publication(id=event.publication, draft=event, state=_DRAFTED, since=event.on)
    else:
        made = _changed(evolve(publication, state=PUBLICATION_TABLE[type(event)].to, since=event.on), event)
    before = publication.steps if publication else ()
    return evolve(made, steps=(*before, PublicationStep(entry.seq, event, made.state)))


def _changed(publication: Publication, event: PublicationEvent) -> Publication:
    """What an event changes of a publication besides what the table says."""
    match event:
        case PublicationSubmitted():
            return _approved_if_whole(evolve(publication, chain=event.chain))
        case PublicationApproved():
            return _approved_if_whole(evolve(publication, approvals=(*publication.approvals, event.step)))
        case PublicationReturned():
            return evolve(publication, chain=(), approvals=())
        case PublicationPublished():
            return evolve(publication, published=event)
    return publication


def _approved_if_whole(publication: Publication) -> Publication:
    """The publication, approved if it has passed every step of its chain."""
    whole = set(publication.approvals).issuperset(publication.chain)
    return evolve(publication, state=_APPROVED) if whole else publication
