"""Findings as they stand on the day of a report, those above with the ones below them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from attrs import evolve, frozen

from ..lifecycle import Cycle, Readership, derived_state
from ..model import (
    FACTS,
    Account,
    Audience,
    Finding,
    Resolution,
    State,
    SubstantiallyDone,
)
from ._item import (
    DueView,
    Item,
    ParagraphView,
    PublicView,
    ResponseView,
)
from ._parts import Parts


@frozen(kw_only=True)
class Items(Parts):
    """Every finding that may be seen, as an Item."""

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every finding that may be seen, leaves first, those above with their children in them."""
        made: dict[str, Item] = {}
        for finding in self.plan.document.findings:
            self.make(finding, made)
        return made

    def make(self, finding: Finding, made: dict[str, Item]) -> None:
        if finding.id in self.hidden or finding.id in made:
            return
        below = self.plan.children.get(finding.id, ())
        for id in below:
            self.make(self.plan.findings[id], made)
        children = tuple(made[id] for id in below if id in made)
        if below:
            made[finding.id] = self.group(finding, children)
        else:
            made[finding.id] = self.leaf(finding)

    def group(self, finding: Finding, children: tuple[Item, ...]) -> Item:
        """A finding that others are below: its state follows from all of theirs, withheld ones included."""
        state = derived_state([self.standing.finding(leaf).state for leaf in self.plan.leaves_of(finding.id)])
        return evolve(
            self.heading(finding),
            state=state.value,
            state_word=self.plan.profile.word(f"state.{state.value}"),
            late=any(child.late for child in children),
            groups=True,
            children=children,
        )

    @cached_property
    def roots(self) -> tuple[Item, ...]:
        findings = self.plan.document.findings
        return tuple(self.items[f.id] for f in findings if f.parent is None and f.id in self.items)

    def heading(self, finding: Finding) -> Item:
        """What is said of a finding itself, in the wording for this audience."""
        title, text = self.wording(finding)
        aspect = self.plan.aspect_of(finding.id)
        account, told = self.account(finding.id)
        return Item(
            id=finding.id,
            number=self.numbers[finding.id],
            full_number=self.plan.full_number(finding.id, self.numbers),
            title=title,
            text=text,
            kind=finding.kind,
            aspect=aspect.id if aspect else None,
            parent=finding.parent,
            severity=self.inherited(finding, "severity"),
            target=self.inherited(finding, "target"),
            standard=self.inherited(finding, "standard"),
            amount=self.seen(finding, "amount"),
            counts=finding.counts,
            account=account,
            account_as_of=told,
            public=self.public(finding) if self.is_internal else None,
            recurrence_of=self.seen(finding, "recurrence_of") or (),
            response=self.response(finding),
            found_on=self.seen(finding, "found_on"),
            age_days=self.age(finding) if self.is_internal else None,
        )

    def inherited(self, finding: Finding, name: str) -> Any:
        """A field of a finding, or of the nearest one above it that has it, if the reader may know."""
        told = self.is_internal or name in FACTS[Finding].public
        return self.plan.inherited(finding.id, name) if told else None

    def age(self, finding: Finding) -> int | None:
        """For how many days a finding has been open; None once it is closed, or where no day is known."""
        found = finding.found_on or self.plan.inspection.feedback_date
        closed = self.standing.finding(finding.id).state is State.CLOSED
        return None if closed or found is None or found > self.as_of else (self.as_of - found).days

    def response(self, finding: Finding) -> ResponseView | None:
        answer = finding.response
        if answer is None or self.is_reworded(finding) or not self.may_see("response", None):
            return None
        return ResponseView(
            stance=answer.stance.value,
            stance_word=self.plan.profile.word(f"stance.{answer.stance.value}"),
            text=self.seen(answer, "text"),
            reason=self.seen(answer, "reason"),
            by=self.plan.party_name(self.seen(answer, "by")),
            date=self.seen(answer, "date"),
        )

    def leaf(self, finding: Finding) -> Item:
        standing = self.standing.finding(finding.id)
        cycle, state = standing.cycle, standing.state
        limit = self.limit(finding.id)
        measures = self.measures(finding.id)
        light = self.light(cycle, limit) if self.may_see("deadline", None) else None
        owners = self.owners_of(finding)
        late = self.is_late(finding.id, limit)
        handed_in = state in (State.SUBMITTED, State.VERIFIED)
        rung = self.notice_due(finding.id, limit) if late and self.is_internal and not handed_in else None
        rest = _remainder(cycle) if self.is_internal else None
        return evolve(
            self.heading(finding),
            state=state.value,
            state_word=cycle.printed or self.state_word(state, cycle.resolution),
            resolution=cycle.resolution.value if cycle.resolution else None,
            cycle=cycle.number,
            since=cycle.since,
            limit=limit,
            late=late,
            notice_due=rung.key if rung else None,
            notice_word=rung.title if rung else "",
            percent=cycle.percent if self.is_internal else None,
            light=light,
            light_word=self.plan.profile.word(f"light.{light}") if light else "",
            owner=self.owner_name(owners),
            owners=owners,
            measures=measures,
            evidence=self.evidence_of(finding.id, measures),
            remaining=rest.remaining if rest else None,
            next_step=rest.next_step if rest else None,
            next_step_until=rest.until if rest else None,
            steps=self.steps(finding.id) if self.is_internal else (),
        )

    def light(self, cycle: Cycle, limit: DueView) -> str | None:
        """The light of the profile's first rule that holds for the facts of a finding."""
        return self.plan.profile.light(
            {
                "state": cycle.state.value,
                "resolution": cycle.resolution.value if cycle.resolution else "",
                "days_left": limit.days_left,
                "sustained": str(limit.sustained).lower(),
                "percent": cycle.percent,
            }
        )

    def state_word(self, state: State, resolution: Resolution | None) -> str:
        profile = self.plan.profile
        key = f"resolution.{resolution.value}" if state is State.CLOSED and resolution is not None else ""
        if key in profile.words or (key and resolution is not Resolution.IMPLEMENTED):
            return profile.word(key)
        return profile.word(f"state.{state.value}")

    def public(self, finding: Finding) -> PublicView | None:
        decided = self.public_of(finding)
        if decided is None:
            return None
        reasons = self.plan.profile.publication_reasons
        told = self.for_the_public
        return PublicView(
            decision=decided.decision.value,
            decision_word=self.plan.profile.word(f"decision.{decided.decision.value}"),
            number=None if finding.id in told.hidden else told.numbers[finding.id],
            title=decided.title,
            text=decided.text,
            reason=reasons.get(decided.reason, decided.reason) if decided.reason else None,
            statement=decided.statement,
            approved_by=self.plan.party_name(decided.approved_by),
        )

    @cached_property
    def for_the_public(self) -> Readership:
        """What the public would read of the same plan."""
        return Readership(plan=self.plan, latest=self.latest, audience=Audience.PUBLIC)

    def account(self, finding: str) -> tuple[tuple[ParagraphView, ...], dt.date | None]:
        """The latest account up to the day that the reader may see; on one day the more internal one."""
        seen = [
            account
            for account in self.accounts.get(finding, ())
            if account.as_of <= self.as_of and self.may_see_account(account)
        ]
        if not seen:
            return (), None
        default, order = self.latest.profile.audiences.get("account", Audience.INTERNAL), list(Audience)
        latest = max(seen, key=lambda account: (account.as_of, order.index(account.audience or default)))
        paragraphs = tuple(
            ParagraphView(
                text=paragraph.text,
                label=paragraph.label,
                measures=tuple(id for id in self.seen(paragraph, "measures") or () if id not in self.secret),
                evidence=tuple(id for id in self.seen(paragraph, "evidence") or () if id in self.evidence),
            )
            for paragraph in latest.paragraphs
        )
        return paragraphs, latest.as_of

    @cached_property
    def accounts(self) -> Mapping[str, tuple[Account, ...]]:
        told: dict[str, tuple[Account, ...]] = {}
        for account in self.plan.document.accounts:
            told[account.finding] = (*told.get(account.finding, ()), account)
        return told


def _remainder(cycle: Cycle) -> SubstantiallyDone | None:
    """What was said to remain, while a finding is substantially done."""
    if cycle.state is not State.SUBSTANTIALLY_DONE:
        return None
    said = [step.event for step in cycle.steps if isinstance(step.event, SubstantiallyDone)]
    return said[-1] if said else None
