"""The lists beside the findings: limits, notices, reviews, publications, comments, follow-ups, ages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from ..calendars import DueDay
from ..lifecycle import Comment, FollowUp, Publication, Readership, follow_up_due, limit_id, pinned
from ..model import Decision, Finding, PublicationPublished, PublicationState
from ..profiles import TimeLimit
from ..progress import Tally
from ._items import Items
from ._register import (
    AgeView,
    CommentView,
    DocumentView,
    FollowUpDueView,
    FollowUpResultView,
    FollowUpView,
    LimitView,
    NoticeView,
    PublicationStepView,
    PublicationView,
    RedactionView,
    ReferralsView,
    ReviewView,
    RevisedView,
)


@frozen(kw_only=True)
class Registers(Items):
    """What a report lists beside its findings."""

    def limits(self) -> tuple[LimitView, ...]:
        due = self.plan.due
        known = ((limit, due.get(limit_id(limit.key))) for limit in self.plan.profile.limits)
        return tuple(self._limit(limit, day) for limit, day in known if day is not None)

    def _limit(self, limit: TimeLimit, due: DueDay) -> LimitView:
        profile, left, day = self.plan.profile, (due.day - self.as_of).days, due.day.isoformat()
        return LimitView(
            key=limit.key,
            title=limit.title,
            due=due.day,
            provisional=due.provisional,
            source=limit.source,
            period=profile.span(limit.period),
            text=profile.phrase("limit_provisional", day=day) if due.provisional else day,
            days_left=left,
            left=profile.phrase("limit_left" if left >= 0 else "limit_past", days=abs(left)),
        )

    def notices(self) -> tuple[NoticeView, ...]:
        titles = {rung.key: rung.title for rung in self.plan.profile.notices}
        return tuple(
            NoticeView(
                seq=notice.seq,
                on=notice.event.on,
                notice=notice.event.notice,
                title=titles.get(notice.event.notice, notice.event.notice),
                findings=tuple(id for id in notice.event.findings if id not in self.hidden),
                to=self.plan.party_name(notice.event.to),
                until=notice.event.until,
                text=notice.event.text,
                answered=notice.answered is not None,
            )
            for notice in self.standing.notices.values()
            if not self.is_hidden(notice.event.findings)
        )

    def reviews(self) -> tuple[ReviewView, ...]:
        return tuple(ReviewView(issue=r.issue, on=r.on, known=r.known) for r in self.standing.reviews)

    def publications(self) -> tuple[PublicationView, ...]:
        """Those for this audience, or for one that may read less."""
        mine = (p for p in self.standing.publications.values() if self.audience.may_read(p.draft.audience))
        return tuple(self.publication(each) for each in mine)

    def publication(self, publication: Publication) -> PublicationView:
        draft, published, profile = publication.draft, publication.published, self.plan.profile
        told, chain = pinned(self.case, draft), profile.publication_approvals
        lacking = (step.title for step in chain if step.key not in publication.approvals)
        waits = publication.state in (PublicationState.DRAFTED, PublicationState.RETURNED, PublicationState.SUBMITTED)
        out = (step.event.on for step in publication.steps if isinstance(step.event, PublicationPublished))
        return PublicationView(
            id=publication.id,
            title=draft.title,
            audience=draft.audience.value,
            audience_word=profile.word(f"audience.{draft.audience.value}"),
            state=publication.state.value,
            state_word=profile.word(f"publication.{publication.state.value}"),
            since=publication.since,
            as_of=draft.as_of,
            known=draft.known,
            documents=tuple(
                DocumentView(to=made.to, exporter=made.exporter, made_by=made.made_by, digest=made.digest)
                for made in draft.documents
            ),
            lacking=tuple(lacking) if waits else (),
            redactions=self.redactions(told),
            withheld=sum(1 for leaf in told.plan.leaves if leaf.id in told.hidden),
            undecided=tuple(id for id in told.undecided if id not in self.hidden) if not told.is_internal else (),
            published_on=next(out, None),
            address=published.address if published else None,
            sha256=published.sha256 if published else None,
            until=published.until if published else None,
            steps=tuple(
                PublicationStepView(
                    seq=step.seq,
                    on=step.event.on,
                    kind=step.event.kind,
                    word=profile.word(f"event.{step.event.kind}"),
                    state=step.state.value,
                    detail=next((each.title for each in chain if each.key == getattr(step.event, "step", None)), ""),
                    decided_by=self.plan.party_name(step.event.decided_by),
                    basis=step.event.basis,
                    reason=getattr(step.event, "reason", None),
                )
                for step in publication.steps
            ),
        )

    def redactions(self, told: Readership) -> tuple[RedactionView, ...]:
        """What a publication doesn't tell as it is; of what this reader may not know either, nothing."""
        hidden = Readership(plan=told.plan, latest=self.latest, audience=self.audience).hidden
        findings = told.plan.document.findings if not told.is_internal else ()
        return tuple(
            self.redaction(told, finding)
            for finding in findings
            if finding.id not in hidden and (told.is_reworded(finding) or told.is_withheld(finding))
        )

    def redaction(self, told: Readership, finding: Finding) -> RedactionView:
        public, profile = told.public_of(finding), told.plan.profile
        decision = Decision.WITHHOLD if told.is_withheld(finding) else Decision.REWORD
        reason = public.reason if public else None
        return RedactionView(
            item=finding.id,
            number=told.plan.full_number(finding.id),
            title=finding.title,
            decision=decision.value,
            decision_word=profile.word(f"decision.{decision.value}"),
            public_title=told.wording(finding)[0] if decision is Decision.REWORD else None,
            reason=profile.publication_reasons.get(reason, reason) if reason else None,
            statement=public.statement if public else None,
            approved_by=told.plan.party_name(public.approved_by) if public else "",
        )

    def comments(self) -> tuple[CommentView, ...]:
        """Those about withheld findings alone are left out."""
        told = (each for each in self.standing.comments.values() if not self.is_hidden(each.event.findings))
        return tuple(self.comment(each) for each in told)

    def is_hidden(self, findings: tuple[str, ...]) -> bool:
        """Whether something is about findings that the reader may not know of, and about no other."""
        return bool(findings) and self.hidden.issuperset(findings)

    def comment(self, comment: Comment) -> CommentView:
        event, reply = comment.event, comment.reply
        state = "open" if reply is None else "answered"
        left = (event.until - self.as_of).days if event.until and reply is None else None
        answered = reply.on if reply else self.as_of
        return CommentView(
            id=event.comment,
            publication=event.publication,
            on=event.on,
            channel=event.channel,
            text=event.text,
            findings=tuple(id for id in event.findings if id not in self.hidden),
            until=event.until,
            days_left=left,
            state=state,
            state_word=self.plan.profile.word(f"comment.{state}"),
            late=event.until is not None and answered > event.until,
            answered_on=reply.on if reply else None,
            reply=reply.text if reply else None,
        )

    def follow_ups(self) -> tuple[FollowUpView, ...]:
        return tuple(
            FollowUpView(
                id=each.event.follow_up,
                on=each.event.on,
                until=each.event.until,
                text=each.event.text,
                results=tuple(self.result(each, id) for id in each.event.findings if id in self.items),
            )
            for each in self.standing.follow_ups.values()
            if not self.is_hidden(each.event.findings)
        )

    def result(self, follow_up: FollowUp, finding: str) -> FollowUpResultView:
        result, item = follow_up.results.get(finding), self.items[finding]
        verdict = result.verdict.value if result else "open"
        return FollowUpResultView(
            item=finding,
            number=item.full_number,
            title=item.title,
            verdict=verdict,
            verdict_word=self.plan.profile.word(f"verdict.{verdict}"),
            on=result.on if result else None,
            text=result.text if result else None,
            looked_by=self.plan.party_name(result.decided_by) if result else "",
        )

    def follow_up_due(self) -> tuple[FollowUpDueView, ...]:
        due = follow_up_due(self.case, self.plan, self.standing, self.as_of)
        return tuple(
            FollowUpDueView(
                item=each.finding,
                number=self.items[each.finding].full_number,
                title=self.items[each.finding].title,
                reasons=tuple(rule.title for rule in each.rules),
            )
            for each in due
            if each.finding in self.items
        )

    def referrals(self) -> ReferralsView | None:
        counted = self.standing.referrals
        if counted is None or not self.may_see("referral", None):
            return None
        return ReferralsView(on=counted.on, received=counted.received, answered=counted.answered)

    def ageing(self) -> tuple[AgeView, ...]:
        """The open findings by how long they are open, and by how long they are late."""
        profile = self.plan.profile
        ages = [(leaf.id, self.age(leaf)) for leaf in self.plan.leaves]
        late = [(leaf.id, self.days_late(leaf)) for leaf in self.plan.leaves]
        return tuple(
            AgeView(
                key=band.key,
                title=band.title,
                open=self.tally(id for id, days in ages if days is not None and profile.age_band(days) == band),
                overdue=self.tally(id for id, days in late if days > 0 and profile.age_band(days) == band),
            )
            for band in profile.ageing
        )

    def days_late(self, finding: Finding) -> int:
        limit = self.due[finding.id]
        return -(limit.days_left or 0) if self.is_late(finding.id, limit) else 0

    def revised(self) -> tuple[RevisedView, ...]:
        """The findings by how often their last day was moved; those whose day never was are left out."""
        times = {leaf.id: self.due[leaf.id].revised for leaf in self.plan.leaves}
        return tuple(
            RevisedView(times=count, findings=self.tally(id for id, each in times.items() if each == count))
            for count in sorted(Counter(times.values()))
            if count
        )

    def tally(self, ids: Iterable[str]) -> Tally:
        """Count leaves, naming those that may be named."""
        every = tuple(ids)
        named = tuple(id for id in every if id in self.items)
        return Tally(named, len(every) - len(named))
