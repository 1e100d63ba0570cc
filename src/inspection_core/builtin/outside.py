"""The checks of what left the house, and of what came after: publications, comments, follow-ups, accepted risks."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, document as rules
from ..hooks import Check, Examination
from ..lifecycle import outdated
from ..model import Closed, FollowUpResult, PublicationState, Resolution, Verdict


def comments_answered(look: Examination) -> Iterator[Diagnostic]:
    """Every comment got its reply by the day that it was due."""
    for comment in look.standing.comments.values():
        until = comment.event.until
        if comment.reply is None and until is not None and until < look.as_of:
            days = (look.as_of - until).days
            yield rules.COMMENT_LATE(look.where(), comment=comment.event.comment, due=until, days=days)


def publications_current(look: Examination) -> Iterator[Diagnostic]:
    """No publication that is out, or on its way, tells what was decided otherwise since."""
    for publication in look.standing.publications.values():
        if publication.state not in (PublicationState.RETURNED, PublicationState.WITHDRAWN):
            changed = outdated(look.case, publication.draft, on=look.as_of)
            if changed:
                yield rules.PUBLICATION_OUTDATED(look.where(), publication=publication.id, items=changed)


def relapses_reopened(look: Examination) -> Iterator[Diagnostic]:
    """What a follow-up found relapsed was reopened."""
    for follow_up in look.standing.follow_ups.values():
        for id, result in follow_up.results.items():
            cycle = look.standing.finding(id).cycle
            if result.verdict is Verdict.RELAPSED and any(step.event is result for step in cycle.steps):
                number = look.plan.full_number(id) if id in look.plan.findings else id
                yield rules.RELAPSE_CLOSED(look.item(id), number=number, follow_up=follow_up.event.follow_up)


def risks_looked_at(look: Examination) -> Iterator[Diagnostic]:
    """A risk that was accepted until a day is looked at again by then."""
    for finding in look.plan.leaves:
        cycle = look.standing.finding(finding.id).cycle
        accepted = [step.event.until for step in cycle.steps if isinstance(step.event, Closed)]
        until = accepted[-1] if accepted and cycle.resolution is Resolution.RISK_ACCEPTED else None
        looked = [step.event.on for step in cycle.steps if isinstance(step.event, FollowUpResult)]
        if until is not None and until < look.as_of and all(day < until for day in looked):
            yield rules.RISK_PAST(look.item(finding.id), number=look.plan.full_number(finding.id), until=until)


CHECKS = (
    Check(name="comments-answered", run=comments_answered, summary="comments got their replies in time"),
    Check(name="publications-current", run=publications_current, summary="publications tell what is decided now"),
    Check(name="relapses-reopened", run=relapses_reopened, summary="what has relapsed is open again"),
    Check(name="risks-looked-at", run=risks_looked_at, summary="accepted risks are looked at again in time"),
)
