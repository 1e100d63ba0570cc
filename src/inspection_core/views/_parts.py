"""The parts of an item: time limits, measures, owners, evidence, and what happened to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from attrs import frozen

from ..lifecycle import Cycle, Due, effective, finding_due, is_late, measure_due, owners_of
from ..model import (
    Approved,
    CommentReceived,
    Entry,
    Event,
    Evidence,
    Finding,
    FollowUpResult,
    Measure,
    MeasureState,
    NoticeSent,
    Owner,
    Person,
    Progressed,
    Role,
    State,
    targets_of,
)
from ..profiles import NoticeRule
from ._item import (
    DueView,
    EvidenceView,
    MeasureView,
    OwnerView,
    StepView,
)
from ._redaction import Redaction


@frozen(kw_only=True)
class Parts(Redaction):
    """What hangs on findings and measures, as the reader may see it."""

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
            revised=due.revised,
            sustained=due.sustained,
            provisional=due.provisional,
            text=self.due_text(due, profile.word(f"deadline.{kind}") if kind else profile.word("not_set")),
        )

    def due_text(self, due: Due, kind_word: str) -> str:
        text = due.day.isoformat() if due.day else kind_word
        phrase = self.plan.profile.phrase
        if due.day is not None and due.provisional:
            text = phrase("limit_provisional", day=text)
        if due.extended_by is not None and due.first is not None:
            text = phrase("due_extended", due=text, first=due.first.isoformat())
        return phrase("due_sustained", due=text) if due.sustained else text

    def is_late(self, finding: str, limit: DueView) -> bool:
        return limit.day is not None and is_late(self.plan, self.standing, finding, limit.day, self.as_of)

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

    def measures(self, finding: str) -> tuple[MeasureView, ...]:
        return tuple(
            self.measure(measure) for measure in self.plan.measures_of(finding) if measure.id not in self.secret
        )

    def measure(self, measure: Measure) -> MeasureView:
        profile, standing = self.plan.profile, self.standing.measure(measure.id)
        due = DueView()
        if self.may_see("deadline", None):
            due = self.due_view(measure_due(self.case, self.plan, self.standing, measure))
        needed = self.case.is_needed(self.plan, self.standing, measure)
        is_open = standing.state is MeasureState.OPEN and needed
        state = "not_needed" if standing.state is MeasureState.OPEN and not needed else standing.state.value
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
            state_word=profile.word(f"measure.{state}"),
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

    def owner_name(self, owners: tuple[OwnerView, ...]) -> str:
        """Names of the lead units, else of the responsible officers, joined as the profile joins a list."""
        for role in (Role.LEAD_UNIT, Role.RESPONSIBLE_OFFICER):
            names = dict.fromkeys(owner.name for owner in owners if owner.role == role.value)
            if names:
                return self.plan.profile.phrase("list").join(names)
        return ""

    @cached_property
    def evidence(self) -> Mapping[str, EvidenceView]:
        """What is on file and may be seen, by id; what belongs to withheld items alone stays out."""
        filed = (each.evidence for each in self.standing.evidence.values())
        return {
            each.id: self.evidence_view(each)
            for each in filed
            if self.may_see("evidence", each.audience) and not self.is_secret_evidence(each)
        }

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
            custodian_name=self.keeper(paper.custodian) if paper else None,
        )

    def keeper(self, custodian: str) -> str | None:
        """Who keeps paper, by name where it is the id of a party; no person is named where owners are not shown."""
        is_person = isinstance(self.plan.parties.get(custodian), Person)
        return None if is_person and not self.may_see("owner", None) else self.plan.party_name(custodian)

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
        """All that happened to a finding and its measures, in the order in which it took effect."""
        own = {step.seq: (cycle.number, step.state) for cycle in self.cycles(finding) for step in cycle.steps}
        seen = {finding, *(m.id for m in self.plan.measures_of(finding) if m.id not in self.secret)}
        seqs = {seq for id in seen for seq in self.entries.get(id, ())}.union(own)
        number, state, steps = 1, State.REGISTERED, []
        for seq in sorted(seqs, key=self.taken.__getitem__):
            number, state = own.get(seq, (number, state))
            measures = tuple(id for id in getattr(self.event(seq), "measures", ()) if id in seen)
            steps.append(self.step(seq, number, state, measures))
        return tuple(steps)

    def step(self, seq: int, cycle: int, state: State, measures: tuple[str, ...]) -> StepView:
        event = self.event(seq)
        return StepView(
            seq=seq,
            on=event.on,
            kind=event.kind,
            word=self.plan.profile.word(f"event.{event.kind}"),
            cycle=cycle,
            state=state.value,
            measures=measures,
            detail=self.detail(event),
            until=getattr(event, "until", None),
            decided_by=self.plan.party_name(event.decided_by),
            basis=event.basis,
            reason=getattr(event, "reason", None),
            text=getattr(event, "text", None),
        )

    def detail(self, event: Event) -> str:
        profile = self.plan.profile
        if isinstance(event, Approved):
            return next((step.title for step in profile.approvals if step.key == event.step), event.step)
        if isinstance(event, NoticeSent):
            return next((rung.title for rung in profile.notices if rung.key == event.notice), event.notice)
        if isinstance(event, FollowUpResult):
            return profile.word(f"verdict.{event.verdict.value}")
        if isinstance(event, Progressed) and event.percent is not None:
            return f"{event.percent} %"
        return ""

    def event(self, seq: int) -> Event:
        return self.case.journal[seq - 1].event

    def cycles(self, finding: str) -> tuple[Cycle, ...]:
        return self.standing.finding(finding).cycles

    @cached_property
    def taken(self) -> Mapping[int, int]:
        """As how manieth each entry took effect."""
        return {entry.seq: n for n, entry in enumerate(self.in_effect)}

    @cached_property
    def entries(self) -> Mapping[str, tuple[int, ...]]:
        """The entries that name each finding or measure."""
        found: dict[str, list[int]] = {}
        for entry in self.in_effect:
            for id in targets_of(entry.event) if not isinstance(entry.event, CommentReceived) else ():
                found.setdefault(id, []).append(entry.seq)
        return {id: tuple(seqs) for id, seqs in found.items()}

    @cached_property
    def in_effect(self) -> tuple[Entry, ...]:
        return effective(self.case.journal, as_of=self.as_of, known=self.known)
