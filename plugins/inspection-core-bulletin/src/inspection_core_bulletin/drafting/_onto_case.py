"""A document onto a case whose findings are known: what is told of each beyond what the case says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from attrs import evolve, field, frozen

import inspection_core as ic

from ..outline import Outline
from . import matching_rules as rules
from ._drafting import draft_from
from ._naming import free_id, short
from ._pairing import SAME, SHOWN, Pairing, paired
from ._passages import place_of

_ACCOUNT = ic.Text("account", "整改情况")
_STATE = ic.Text("printed state", "印出的状态")
_CONTACT = {
    "phone": ic.Text("phone", "联系电话"),
    "email": ic.Text("e-mail", "电子邮箱"),
    "address": ic.Text("address", "地址"),
}


def propose_document(outline: Outline, source: ic.SourceText, request: ic.CaseRequest) -> ic.Proposals:
    """What a document proposes for a case: accounts, printed states, sections and contact.

    No finding is edited; one that may be another is told, and held back or left out.
    """
    issued = outline.issue_date or _day(request)
    draft = draft_from(evolve(outline, issue_date=issued), evolve(source, tables=()), request)
    listed = _in_tables(source, request)
    doubts = [each for each in draft.problems if each.severity is not ic.Severity.HINT]
    if not draft.document.findings:
        return listed or ic.Proposals(problems=tuple(doubts))
    if outline.issue_date is None and draft.document.accounts:
        doubts.append(rules.DAY_GIVEN(ic.Location(file=source.file), day=request.as_of))
    plan = ic.Plan(document=draft.document, profile=request.profile)
    pairing = paired(plan, request.case.draft, _wanted(plan), source)
    if pairing.is_stranger:
        where, count = ic.Location(file=source.file), len(draft.document.findings)
        strange = ic.Proposals(problems=(rules.ANOTHER_CASE(where, count=count),))
        return strange.joined(listed) if listed is not None else strange
    onto = _Onto(draft=draft, pairing=pairing, source=source, request=request, day=issued.last)
    proposals = (*onto.of_findings(), *onto.sections(), *onto.contact())
    found = ic.Proposals(
        proposals=proposals,
        conflicts=tuple(onto.conflicts),
        problems=(*doubts, *pairing.problems, *onto.problems),
        held=tuple(dict.fromkeys(each.row for each in proposals if each.finding in pairing.doubted)),
    )
    return found.joined(listed) if listed is not None else found


def _in_tables(source: ic.SourceText, request: ic.CaseRequest) -> ic.Proposals | None:
    """What the tables of findings in a document propose, as a ledger does; None where it has none."""
    sheets = tuple(each.sheet for each in source.tables if ic.find_header(each.sheet, request.profile) is not None)
    return ic.propose_foreign([ic.Book(file=source.file, sheets=sheets)], request) if sheets else None


def _wanted(plan: ic.Plan) -> frozenset[str]:
    """The findings of the document that have something to tell: those with an account, and those with none below."""
    accounts = {each.finding for each in plan.document.accounts}
    return frozenset(id for id in plan.findings if id in accounts or id not in plan.children)


def _day(request: ic.CaseRequest) -> ic.PartialDate:
    return ic.PartialDate(request.as_of.year, request.as_of.month, request.as_of.day)


@frozen(kw_only=True)
class _Onto:
    """Compares a draft with a case; what can't be proposed is gathered to be told."""

    draft: ic.Draft
    pairing: Pairing
    source: ic.SourceText
    request: ic.CaseRequest
    day: dt.date
    conflicts: list[ic.Conflict] = field(factory=list)
    problems: list[ic.Diagnostic] = field(factory=list)

    def of_findings(self) -> Iterator[ic.Proposal]:
        """What is told of each finding that one of the case could be found for."""
        accounts = {each.finding: each for each in self.draft.document.accounts}
        states = {each.finding: each for each in self.draft.openings}
        for id, mine in self.pairing.pairs.items():
            if id in accounts:
                yield from self._account(accounts[id], id, mine)
            if id in states:
                yield from self._state(states[id], id, mine)

    def _account(self, account: ic.Account, id: str, mine: str) -> Iterator[ic.Proposal]:
        """The account, if the case's don't say that yet; one of the same day is a conflict."""
        known = [each for each in self.request.case.document.accounts if each.finding == mine]
        after = _words(account)
        if any(_is_same(after, _words(each)) for each in known):
            return
        place = place_of(account.read_from or self.pairing.plan.findings[id].read_from, self.source)
        same = [each for each in known if each.as_of == account.as_of and each.audience is None]
        if same:
            row, title, now = self._row(id), self._say(_ACCOUNT), _words(same[0])
            self.conflicts.append(
                ic.Conflict(row=row, where=place, what="account", title=title, finding=mine, now=now, returned=after)
            )
            return
        latest = max(known, key=lambda each: each.as_of, default=None)
        yield evolve(
            self._about(id, mine, place, "account", _ACCOUNT),
            before=_words(latest) if latest is not None else "",
            after=after,
            edits=self._with_source("accounts", _account_of(account, mine), account.read_from),
        )

    def _state(self, printed: ic.Opening, id: str, mine: str) -> Iterator[ic.Proposal]:
        """The printed state of a finding that has no history; else a warning where the case has another."""
        case = self.request.case
        now, then = case.standing.finding(mine), case.standing_on(self.day).finding(mine)
        known = self.request.profile.word(f"state.{now.state.value}")
        facts = {"quote": printed.printed, "known": known}
        if mine in self.pairing.known.children:
            self.pairing.tell(rules.STATE_ABOVE, id, **facts)
        elif any(not isinstance(step.event, ic.Adopted) for step in now.cycle.steps):
            if printed.state not in (now.state, then.state):
                self.pairing.tell(rules.STATE_STAYS, id, **facts)
        elif printed.state is not now.state:
            event = ic.Imported(
                findings=(mine,),
                on=self.request.as_of,
                state=printed.state,
                printed=printed.printed,
                resolution=printed.resolution,
            )
            place = place_of(self.pairing.plan.findings[id].read_from, self.source)
            about = self._about(id, mine, place, "state", _STATE)
            yield evolve(about, before=known, after=printed.printed, events=(event,))

    def _about(self, id: str, mine: str, place: ic.Location, what: str, title: ic.Text) -> ic.Proposal:
        """A proposal about a finding, that proposes nothing yet."""
        return ic.Proposal(
            row=self._row(id), where=place, what=what, title=self._say(title), finding=mine, cells=(place,)
        )

    def sections(self) -> Iterator[ic.Proposal]:
        """The prose that the case doesn't have yet."""
        for section in self.draft.document.sections:
            known = [each for each in self.request.case.document.sections if _is_alike(each, section)]
            after, place = _prose(section), place_of(section.read_from, self.source)
            if not known:
                value = _plain({"kind": section.kind.value, "title": section.title, "lead": section.lead})
                yield ic.Proposal(
                    row=f"{self.source.file}!{section.title}",
                    where=place,
                    what="section",
                    title=section.title,
                    after=after,
                    cells=(place,),
                    edits=self._with_source("sections", value, section.read_from),
                )
            elif not any(_is_same(after, _prose(each)) for each in known):
                facts = {"title": section.title, "quote": short(after, SHOWN), "known": short(_prose(known[0]), SHOWN)}
                self.problems.append(rules.DIFFERS.at(place, facts))

    def contact(self) -> Iterator[ic.Proposal]:
        """Where comments go, where the case doesn't say it."""
        mine, place = self.request.case.document.inspection.contact, ic.Location(file=self.source.file)
        for name, title in _CONTACT.items():
            said, known = getattr(self.draft.document.inspection.contact, name, None), getattr(mine, name, None)
            if said and not known:
                edit = ic.Edit(part="inspection", name=f"contact.{name}", value=said)
                row = f"{self.source.file}!contact"
                yield ic.Proposal(
                    row=row, where=place, what=name, title=self._say(title), after=said, cells=(place,), edits=(edit,)
                )
            elif said and known and not _is_same(said, known):
                self.problems.append(rules.DIFFERS(place, title=title, quote=said, known=known))

    def _say(self, title: ic.Text) -> str:
        return title.say(self.request.profile.language)

    def _row(self, id: str) -> str:
        return f"{self.source.file}!{self.pairing.plan.full_number(id)}"

    def _with_source(self, part: str, value: dict[str, object], passage: ic.SourceRef | None) -> tuple[ic.Edit, ...]:
        """The edit that adds an item, with the place that it was read from, and the document if the case has it not."""
        if passage is None:
            return (ic.Edit(part=part, value=value),)
        sources = self.request.case.document.sources
        known = next((each.id for each in sources if each.sha256 == self.source.digest), None)
        id = known or free_id("s", {each.id for each in sources})
        read_from = str(evolve(passage, source=id))
        edit = ic.Edit(part=part, value={**value, "read_from": read_from})
        if known:
            return (edit,)
        added = {"id": id, "file": self.source.file, "sha256": self.source.digest}
        return (ic.Edit(part="sources", value=added), edit)


def _account_of(account: ic.Account, finding: str) -> dict[str, object]:
    """An account as a case file holds it."""
    paragraphs = [_plain({"label": each.label, "text": each.text}) for each in account.paragraphs]
    return {"finding": finding, "as_of": account.as_of.isoformat(), "paragraphs": paragraphs}


def _words(account: ic.Account) -> str:
    return "\n".join((paragraph.label or "") + paragraph.text for paragraph in account.paragraphs)


def _prose(section: ic.Section) -> str:
    topics = ("".join(filter(None, (each.label, each.title, each.text))) for each in section.topics)
    return "\n".join(filter(None, (section.lead, *topics)))


def _is_alike(one: ic.Section, other: ic.Section) -> bool:
    """Whether two sections have the same place in a bulletin."""
    if one.kind is not other.kind:
        return False
    return one.kind is not ic.SectionKind.OTHER or ic.likeness(one.title, other.title) >= SAME


def _is_same(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but width, blanks and punctuation."""
    return one == other or ic.likeness(one, other) == 1.0


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}
