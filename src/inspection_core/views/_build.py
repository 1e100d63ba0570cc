"""From a case to a Report: the fold, the deadlines in force, and redaction, in one pass over the findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from attrs import evolve, frozen

from ..codec import paused_collector
from ..diagnostics import Text, offers as rules
from ..errors import OptionsError
from ..lifecycle import Case, Cycle, Due, Plan, Standing, derived_state, finding_due, limit_id, measure_due, owners_of
from ..model import (
    FACTS,
    Account,
    Aspect,
    Audience,
    Body,
    DeadlineKind,
    Decision,
    Evidence,
    Finding,
    Measure,
    MeasureState,
    NoticeSent,
    Owner,
    PublicWording,
    Resolution,
    Role,
    State,
    SubstantiallyDone,
)
from ..profiles import NoticeRule
from ..progress import Counted, progress
from ._report import (
    AspectView,
    ContactView,
    DueView,
    EvidenceView,
    InspectionView,
    Item,
    LimitView,
    MeasureView,
    NoticeView,
    OutcomeView,
    OwnerView,
    ParagraphView,
    PublicView,
    Report,
    ReviewView,
    SectionView,
    StepView,
    TopicView,
)


def report(
    case: Case,
    *,
    as_of: dt.date,
    audience: Audience | str = Audience.INTERNAL,
    known: int | None = None,
    draft: bool = False,
) -> Report:
    """The case as of a day, for an audience, as far as the first `known` entries of the journal tell.

    It rests on the edition in force that day, or with `draft` on the working copy; but who may read what follows
    from the latest edition that it knows, so that what is withheld now is withheld from earlier days as well.
    InvalidCaseError if that working copy contradicts itself; OptionsError for a day or position that is none.
    """
    position = len(case.journal) if known is None else known
    _require_sane(case, as_of, position)
    plan = case.draft if draft else case.plan_on(as_of, position)
    if plan.number is None:
        case.require_sound()
    builder = _Builder(
        case=case,
        plan=plan,
        latest=plan if plan.number is None else case.plan_on(known=position),
        standing=case.standing_on(as_of, position),
        as_of=as_of,
        known=position,
        audience=Audience(audience),
    )
    with paused_collector():
        return builder.report()


def _require_sane(case: Case, as_of: dt.date, known: int) -> None:
    if not 0 <= known <= len(case.journal):
        count = len(case.journal)
        what = Text(f"known is {known}, but the journal has {count} entries", f"known 为 {known}，而日志有 {count} 条")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    if type(as_of) is not dt.date:
        what = Text(f"as_of is {as_of!r}, not a datetime.date", f"as_of 应为 datetime.date，却是 {as_of!r}")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))


@frozen(kw_only=True)
class _Builder:
    case: Case
    plan: Plan
    latest: Plan
    standing: Standing
    as_of: dt.date
    known: int
    audience: Audience

    def report(self) -> Report:
        document, items = self.plan.document, self.items
        leaves = tuple(leaf for root in self.roots for leaf in root.leaves())
        measures = {m.id: m for item in leaves for m in item.measures}
        soon = self.plan.profile.deadlines.due_soon_days
        return Report(
            case=document.inspection.id,
            audience=self.audience,
            as_of=self.as_of,
            known=self.known,
            edition=self.plan.number,
            inspection=self.inspection(),
            profile=self.plan.profile,
            progress=progress([self.counted(finding) for finding in self.plan.leaves], self.titles()),
            aspects=self.aspects(),
            items=leaves,
            late=_by_due(item for item in leaves if item.late),
            late_measures=_measures_by_due(m for m in measures.values() if m.late),
            due_soon=_by_due(item for item in leaves if _is_soon(item, soon)),
            sections=self.sections(),
            outcomes=self.outcomes(),
            stated_totals=document.stated_totals,
            evidence=tuple(self.evidence.values()),
            earlier=self.seen(document.inspection, "earlier") or (),
            limits=self.limits() if self.is_internal else (),
            notices=self.notices() if self.is_internal else (),
            reviews=self.reviews() if self.is_internal else (),
            withheld=sum(1 for finding in self.plan.leaves if finding.id not in items),
            undecided=sum(1 for finding in self.plan.leaves if self.is_undecided(finding)),
        )

    # who may see what

    @property
    def is_internal(self) -> bool:
        return self.audience is not Audience.PUBLIC

    def may_see(self, kind: str, audience: Audience | None) -> bool:
        """Whether the reader may see a fact: by its own audience, else by the profile's for its kind."""
        default = self.plan.profile.audiences.get(kind, Audience.INTERNAL)
        return self.audience.may_read(audience or default)

    def seen(self, item: object, name: str) -> Any:
        """A field of an item, or None where the table of facts keeps it from the public."""
        return getattr(item, name) if self.is_internal or name in FACTS[type(item)].public else None

    def public_of(self, finding: Finding) -> PublicWording | None:
        """What was decided last about publishing a finding."""
        return self.latest.findings.get(finding.id, finding).public

    def is_undecided(self, finding: Finding) -> bool:
        """Whether nobody said of a finding, or of one above it, what becomes of it in public."""
        above = (self.plan.findings[id] for id in self.plan.lineage(finding.id))
        return finding.id not in self.hidden and all(self.public_of(each) is None for each in above)

    def is_withheld(self, finding: Finding) -> bool:
        now = self.latest.findings.get(finding.id, finding)
        if self.audience is Audience.PUBLIC and now.public is not None:
            if now.public.decision is Decision.WITHHOLD:
                return True
            if now.audience is None:
                return False
        return not self.may_see("finding", now.audience)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Findings that are withheld, themselves or with one above them, or because all below them are."""
        withheld = {finding.id for finding in self.plan.document.findings if self.is_withheld(finding)}
        if not withheld:
            return frozenset()
        below = {id for id in self.plan.findings if withheld.intersection(self.plan.lineage(id))}
        return frozenset(id for id in self.plan.findings if below.issuperset(self.plan.leaves_of(id)))

    @cached_property
    def secret(self) -> frozenset[str]:
        """Findings and measures that the reader may not see: a measure when all of its findings are hidden, too."""
        measures = (
            measure.id
            for measure in self.plan.document.measures
            if self.hidden.issuperset(measure.findings) or not self.may_see_measure(measure)
        )
        return self.hidden.union(measures)

    def may_see_measure(self, measure: Measure) -> bool:
        now = self.latest.measures.get(measure.id, measure)
        return self.may_see("measure", now.audience)

    # findings

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
            number=finding.number,
            title=title,
            text=text,
            kind=finding.kind,
            aspect=aspect.id if aspect else None,
            parent=finding.parent,
            severity=self.seen(finding, "severity"),
            target=self.seen(finding, "target"),
            standard=self.seen(finding, "standard"),
            amount=self.seen(finding, "amount"),
            counts=finding.counts,
            account=account,
            account_as_of=told,
            public=self.public(finding) if self.is_internal else None,
            recurrence_of=self.seen(finding, "recurrence_of") or (),
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

    def owner_name(self, owners: tuple[OwnerView, ...]) -> str:
        """Names of the lead units, else of the responsible officers, joined as the profile joins a list."""
        for role in (Role.LEAD_UNIT, Role.RESPONSIBLE_OFFICER):
            names = dict.fromkeys(owner.name for owner in owners if owner.role == role.value)
            if names:
                return self.plan.profile.phrase("list").join(names)
        return ""

    def wording(self, finding: Finding) -> tuple[str, str]:
        public = self.public_of(finding)
        if self.audience is Audience.PUBLIC and public is not None and public.decision is Decision.REWORD:
            title = public.title or ""
            return title, public.text or title
        return finding.title, finding.text

    def state_word(self, state: State, resolution: Resolution | None) -> str:
        profile = self.plan.profile
        if state is State.CLOSED and resolution is not None and resolution is not Resolution.IMPLEMENTED:
            return profile.word(f"resolution.{resolution.value}")
        return profile.word(f"state.{state.value}")

    def public(self, finding: Finding) -> PublicView | None:
        decided = self.public_of(finding)
        if decided is None:
            return None
        reasons = self.plan.profile.publication_reasons
        return PublicView(
            decision=decided.decision.value,
            title=decided.title,
            text=decided.text,
            reason=reasons.get(decided.reason, decided.reason) if decided.reason else None,
            statement=decided.statement,
            approved_by=self.plan.party_name(decided.approved_by),
        )

    def account(self, finding: str) -> tuple[tuple[ParagraphView, ...], dt.date | None]:
        """The latest account up to the day that the reader may see; on one day the more internal one."""
        seen = [
            account
            for account in self.accounts.get(finding, ())
            if account.as_of <= self.as_of and self.may_see_account(finding, account)
        ]
        if not seen:
            return (), None
        default, order = self.plan.profile.audiences.get("account", Audience.INTERNAL), list(Audience)
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

    def may_see_account(self, finding: str, account: Account) -> bool:
        """A reworded finding is told to the public only by accounts that are marked for it."""
        public = self.public_of(self.plan.findings[finding])
        reworded = public is not None and public.decision is Decision.REWORD
        if self.audience is Audience.PUBLIC and reworded and account.audience is None:
            return False
        return self.may_see("account", account.audience)

    @cached_property
    def accounts(self) -> Mapping[str, tuple[Account, ...]]:
        told: dict[str, tuple[Account, ...]] = {}
        for account in self.plan.document.accounts:
            told[account.finding] = (*told.get(account.finding, ()), account)
        return told

    # time limits

    @cached_property
    def due(self) -> Mapping[str, DueView]:
        """When each leaf is due."""
        return {
            finding.id: self.due_view(finding_due(self.case, self.plan, self.standing, finding.id))
            for finding in self.plan.leaves
        }

    def limit(self, finding: str) -> DueView:
        """When a finding is due, if the reader may know."""
        return self.due[finding] if self.may_see("deadline", None) else DueView()

    def due_view(self, due: Due) -> DueView:
        profile = self.plan.profile
        left = (due.day - self.as_of).days if due.day else None
        kind = due.kind.value if due.kind else None
        return DueView(
            kind=kind,
            kind_word=profile.word(f"deadline.{kind}") if kind else "",
            day=due.day,
            first=due.first,
            days_left=left,
            extended=due.extended_by is not None,
            sustained=due.sustained,
            provisional=due.provisional,
            text=self.due_text(due, profile.word(f"deadline.{kind}") if kind else profile.word("not_set")),
        )

    def due_text(self, due: Due, kind_word: str) -> str:
        text = due.day.isoformat() if due.day else kind_word
        phrase = self.plan.profile.phrase
        if due.extended_by is not None and due.first is not None:
            text = phrase("due_extended", due=text, first=due.first.isoformat())
        return phrase("due_sustained", due=text) if due.sustained else text

    def is_late(self, finding: str, limit: DueView) -> bool:
        is_open = self.standing.finding(finding).state is not State.CLOSED
        return is_open and limit.day is not None and limit.day < self.as_of

    # notices and reviews

    def notice_due(self, finding: str, limit: DueView) -> NoticeRule | None:
        """The highest rung of the ladder that the lateness reaches, unless it or a higher one was sent since."""
        late = -(limit.days_left or 0)
        reached = [rung for rung in self.ladder if rung.days_late <= late]
        if not reached:
            return None
        higher = {rung.key for rung in self.ladder if rung.days_late >= reached[-1].days_late}
        return None if higher.intersection(self.sent_since(finding, limit.day)) else reached[-1]

    @cached_property
    def ladder(self) -> tuple[NoticeRule, ...]:
        return tuple(sorted(self.plan.profile.notices, key=lambda rung: rung.days_late))

    def sent_since(self, finding: str, day: dt.date | None) -> tuple[str, ...]:
        """Kinds of the notices about a finding that went out after its last day."""
        steps = self.standing.finding(finding).cycle.steps
        sent = (step.event for step in steps if isinstance(step.event, NoticeSent))
        return tuple(event.notice for event in sent if day is None or event.on > day)

    def limits(self) -> tuple[LimitView, ...]:
        due = self.plan.due
        return tuple(
            LimitView(
                key=limit.key,
                title=limit.title,
                due=due[limit_id(limit.key)].day,
                provisional=due[limit_id(limit.key)].provisional,
                source=limit.source,
            )
            for limit in self.plan.profile.limits
            if limit_id(limit.key) in due
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
            if not self.hidden.issuperset(notice.event.findings)
        )

    def reviews(self) -> tuple[ReviewView, ...]:
        return tuple(ReviewView(issue=r.issue, on=r.on, known=r.known) for r in self.standing.reviews)

    # measures, owners, evidence

    def measures(self, finding: str) -> tuple[MeasureView, ...]:
        return tuple(
            self.measure(measure) for measure in self.plan.measures_of(finding) if measure.id not in self.secret
        )

    def measure(self, measure: Measure) -> MeasureView:
        profile, standing = self.plan.profile, self.standing.measure(measure.id)
        due = DueView()
        if self.may_see("deadline", None):
            due = self.due_view(measure_due(self.plan, self.standing, measure))
        is_open = standing.state is MeasureState.OPEN and self.case.is_needed(self.plan, self.standing, measure)
        proof = (*standing.evidence, *self.standing.proofs.get(measure.id, ()))
        return MeasureView(
            id=measure.id,
            text=measure.text,
            nature=measure.nature.value,
            nature_word=profile.word(f"nature.{measure.nature.value}"),
            findings=tuple(id for id in measure.findings if id not in self.hidden),
            owners=self.owner_views(owners_of(self.standing, measure)),
            due=due,
            state=standing.state.value,
            state_word=profile.word(f"measure.{standing.state.value}"),
            since=standing.since,
            late=is_open and due.day is not None and due.day < self.as_of,
            evidence=tuple(id for id in dict.fromkeys(proof) if id in self.evidence),
        )

    def owners_of(self, finding: Finding) -> tuple[OwnerView, ...]:
        """Owners of the finding itself and of its measures, each role and party once."""
        seen = (m for m in self.plan.measures_of(finding.id) if self.may_see_owners_of(m))
        items: tuple[Finding | Measure, ...] = (finding, *seen)
        owners = tuple(owner for item in items for owner in owners_of(self.standing, item))
        return tuple(dict.fromkeys(self.owner_views(owners)))

    def may_see_owners_of(self, measure: Measure) -> bool:
        """Owners of a measure that is marked for fewer readers are not told; a kind that is closed as such is."""
        marked = self.latest.measures.get(measure.id, measure).audience
        return marked is None or self.audience.may_read(marked)

    def owner_views(self, owners: tuple[Owner, ...]) -> tuple[OwnerView, ...]:
        if not self.may_see("owner", None):
            return ()
        word, name = self.plan.profile.word, self.plan.party_name
        return tuple(
            OwnerView(
                role=owner.role.value,
                role_word=word(f"role.{owner.role.value}"),
                id=owner.who,
                name=name(owner.who),
            )
            for owner in owners
            if (owner.start is None or owner.start <= self.as_of) and (owner.end is None or self.as_of <= owner.end)
        )

    @cached_property
    def evidence(self) -> Mapping[str, EvidenceView]:
        """What is on file and may be seen, by id; what belongs to withheld items alone stays out."""
        filed = (each.evidence for each in self.standing.evidence.values())
        return {
            each.id: self.evidence_view(each)
            for each in filed
            if self.may_see("evidence", each.audience) and not self.is_secret_evidence(each)
        }

    def is_secret_evidence(self, evidence: Evidence) -> bool:
        """Whether all that evidence supports or was named for is withheld."""
        belongs = {*evidence.supports, *self.named_for.get(evidence.id, ())}
        return bool(belongs) and self.secret.issuperset(belongs)

    @cached_property
    def named_for(self) -> Mapping[str, tuple[str, ...]]:
        """The items that each piece of evidence was named for in events."""
        found: dict[str, tuple[str, ...]] = {}
        named = [(id, m.evidence) for id, m in self.standing.measures.items()]
        named += [(id, c.evidence) for id, f in self.standing.findings.items() for c in f.cycles]
        for id, proofs in named:
            for proof in proofs:
                found[proof] = (*found.get(proof, ()), id)
        return found

    def evidence_view(self, evidence: Evidence) -> EvidenceView:
        file, paper = self.seen(evidence, "file"), self.seen(evidence, "paper")
        return EvidenceView(
            id=evidence.id,
            index=evidence.index,
            title=evidence.title,
            kind=evidence.kind,
            supports=tuple(id for id in self.seen(evidence, "supports") or () if id not in self.secret),
            document_number=self.seen(evidence, "document_number"),
            issuer=self.seen(evidence, "issuer"),
            date=evidence.date,
            path=file.path if file else None,
            sha256=file.sha256 if file else None,
            size=file.size if file else None,
            paper_number=paper.number if paper else None,
            custodian=paper.custodian if paper else None,
            place=paper.place if paper else None,
        )

    def evidence_of(self, finding: str, measures: tuple[MeasureView, ...]) -> tuple[EvidenceView, ...]:
        """What proves the finding or one of its measures, in the order in which it was put on file."""
        named = {id for m in measures for id in m.evidence}
        named.update(self.standing.finding(finding).cycle.evidence, self.standing.proofs.get(finding, ()))
        return tuple(self.evidence[id] for id in sorted(named & self.filed.keys(), key=self.filed.__getitem__))

    @cached_property
    def filed(self) -> Mapping[str, int]:
        """As how manieth each piece of evidence was put on file."""
        return {id: place for place, id in enumerate(self.evidence)}

    def steps(self, finding: str) -> tuple[StepView, ...]:
        word, name = self.plan.profile.word, self.plan.party_name
        return tuple(
            StepView(
                seq=step.seq,
                on=step.event.on,
                kind=step.event.kind,
                word=word(f"event.{step.event.kind}"),
                cycle=cycle.number,
                state=step.state.value,
                decided_by=name(step.event.decided_by),
                basis=step.event.basis,
                reason=getattr(step.event, "reason", None),
                text=getattr(step.event, "text", None),
            )
            for cycle in self.standing.finding(finding).cycles
            for step in cycle.steps
        )

    # the whole

    def counted(self, finding: Finding) -> Counted:
        aspect = self.plan.aspect_of(finding.id)
        limit = self.limit(finding.id)
        standing = self.standing.finding(finding.id)
        return Counted(
            id=finding.id,
            state=standing.state,
            resolution=standing.resolution,
            counts=finding.counts,
            late=self.is_late(finding.id, limit),
            visible=finding.id in self.items,
            groups={
                "aspect": (aspect.id if aspect else "",),
                "owner": self.leads[finding.id],
                "kind": (limit.kind or "",),
            },
        )

    def titles(self) -> Mapping[str, Mapping[str, str]]:
        profile = self.plan.profile
        aspects = {aspect.id: self.aspect_title(aspect) for aspect in self.plan.document.aspects}
        if any(self.plan.aspect_of(finding.id) is None for finding in self.plan.leaves):
            aspects[""] = profile.word("not_set")
        units = sorted({unit for leads in self.leads.values() for unit in leads})
        owners = {unit: self.plan.party_name(unit) for unit in units}
        return {"aspect": aspects, "owner": owners, "kind": self.kind_titles()}

    @cached_property
    def leads(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the lead units of each leaf, withheld ones included, if the reader may know owners."""
        if not self.may_see("owner", None):
            return {finding.id: () for finding in self.plan.leaves}
        return {
            finding.id: tuple(dict.fromkeys(o.id for o in self.owners_of(finding) if o.role == Role.LEAD_UNIT.value))
            for finding in self.plan.leaves
        }

    def kind_titles(self) -> Mapping[str, str]:
        if not self.may_see("deadline", None):
            return {}
        profile = self.plan.profile
        present = {self.limit(finding.id).kind for finding in self.plan.leaves}
        kinds: dict[str, str] = {
            kind.value: profile.word(f"deadline.{kind.value}") for kind in DeadlineKind if kind.value in present
        }
        return {**kinds, "": profile.word("not_set")} if None in present else kinds

    def aspects(self) -> tuple[AspectView, ...]:
        views = [
            AspectView(
                id=aspect.id,
                number=aspect.number,
                title=self.aspect_title(aspect),
                items=tuple(root for root in self.roots if root.aspect == aspect.id),
                withheld=self.withheld_in(aspect.id),
            )
            for aspect in self.plan.document.aspects
        ]
        rest = tuple(root for root in self.roots if root.aspect is None)
        if rest or self.withheld_in(None):
            views.append(AspectView(id=None, number="", title="", items=rest, withheld=self.withheld_in(None)))
        return tuple(views)

    def aspect_title(self, aspect: Aspect) -> str:
        """The title of an aspect; empty where all that stands under it is withheld."""
        told = any(root.aspect == aspect.id for root in self.roots)
        return aspect.title if told or not self.withheld_in(aspect.id) else ""

    def withheld_in(self, aspect: str | None) -> int:
        of = ((leaf.id, self.plan.aspect_of(leaf.id)) for leaf in self.plan.leaves if leaf.id in self.hidden)
        return sum(1 for _, found in of if (found.id if found else None) == aspect)

    def inspection(self) -> InspectionView:
        inspection = self.plan.inspection
        inspected = self.plan.parties.get(inspection.inspected)
        period, contact = inspection.period, inspection.contact
        short = inspected.short_name if isinstance(inspected, Body) else None
        comments = contact.period if contact else None
        return InspectionView(
            id=inspection.id,
            title=inspection.title,
            kind=inspection.kind,
            kind_word=self.plan.profile.word(f"inspection.{inspection.kind}"),
            inspecting=self.full_name(inspection.inspecting),
            inspected=self.full_name(inspection.inspected),
            inspected_short=short or self.full_name(inspection.inspected),
            start=period.start if period else None,
            end=period.end if period else None,
            feedback_date=inspection.feedback_date,
            contact=ContactView(
                phone=contact.phone,
                email=contact.email,
                address=contact.address,
                start=comments.start if comments else None,
                end=comments.end if comments else None,
            )
            if contact
            else None,
        )

    def full_name(self, id: str) -> str:
        party = self.plan.parties.get(id)
        return party.name if party else id

    def sections(self) -> tuple[SectionView, ...]:
        return tuple(
            SectionView(
                kind=section.kind,
                title=section.title,
                lead=section.lead,
                topics=tuple(TopicView(text=t.text, title=t.title, label=t.label) for t in section.topics),
            )
            for section in self.plan.document.sections
            if self.may_see("section", section.audience)
        )

    def outcomes(self) -> tuple[OutcomeView, ...]:
        return tuple(
            OutcomeView(id=each.id, kind=each.kind, title=each.title, value=each.value, unit=each.unit)
            for each in self.plan.document.outcomes
            if self.may_see("outcome", each.audience) and not self.hidden.intersection(each.findings)
        )


def _by_due(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: (item.due or dt.date.max, item.id)))


def _measures_by_due(measures: Iterable[MeasureView]) -> tuple[MeasureView, ...]:
    return tuple(sorted(measures, key=lambda measure: (measure.due.day or dt.date.max, measure.id)))


def _is_soon(item: Item, days: int) -> bool:
    left = item.limit.days_left
    return item.state != State.CLOSED.value and left is not None and 0 <= left <= days


def _remainder(cycle: Cycle) -> SubstantiallyDone | None:
    """What was said to remain, while a finding is substantially done."""
    if cycle.state is not State.SUBSTANTIALLY_DONE:
        return None
    said = [step.event for step in cycle.steps if isinstance(step.event, SubstantiallyDone)]
    return said[-1] if said else None
