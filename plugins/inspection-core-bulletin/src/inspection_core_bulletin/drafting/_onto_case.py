"""A document onto a case whose findings are known: which finding is which, and what is told of each beyond the case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

import inspection_core as ic

from ..outline import Outline
from . import matching_rules as rules
from ._drafting import draft_from

SAME = 0.8
"""From what likeness on a text may be meant, too."""
_SHOWN = 40
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
    onto = _Onto(draft=draft, source=source, request=request, day=issued.last)
    if onto.is_stranger:
        where, count = ic.Location(file=source.file), len(draft.document.findings)
        strange = ic.Proposals(problems=(rules.ANOTHER_CASE(where, count=count),))
        return strange.joined(listed) if listed is not None else strange
    proposals = (*onto.of_findings(), *onto.sections(), *onto.contact())
    found = ic.Proposals(
        proposals=proposals,
        conflicts=tuple(onto.conflicts),
        problems=(*doubts, *onto.problems),
        held=tuple(dict.fromkeys(each.row for each in proposals if each.finding in onto.doubted)),
    )
    return found.joined(listed) if listed is not None else found


def _in_tables(source: ic.SourceText, request: ic.CaseRequest) -> ic.Proposals | None:
    """What the tables of findings in a document propose, as a ledger does; None where it has none."""
    sheets = tuple(each.sheet for each in source.tables if ic.find_header(each.sheet, request.profile) is not None)
    return ic.propose_foreign([ic.Book(file=source.file, sheets=sheets)], request) if sheets else None


def _day(request: ic.CaseRequest) -> ic.PartialDate:
    return ic.PartialDate(request.as_of.year, request.as_of.month, request.as_of.day)


@frozen(kw_only=True)
class _Onto:
    """Compares a draft with a case; what can't be proposed is gathered to be told."""

    draft: ic.Draft
    source: ic.SourceText
    request: ic.CaseRequest
    day: dt.date
    conflicts: list[ic.Conflict] = field(factory=list)
    problems: list[ic.Diagnostic] = field(factory=list)
    doubted: set[str] = field(factory=set)
    renumbered: list[str] = field(factory=list)

    @cached_property
    def plan(self) -> ic.Plan:
        """The document's findings as a plan, for their numbers and aspects."""
        return ic.Plan(document=self.draft.document, profile=self.request.profile)

    @property
    def known(self) -> ic.Plan:
        """The case's own findings."""
        return self.request.case.draft

    def of_findings(self) -> Iterator[ic.Proposal]:
        """What is told of each finding that one of the case could be found for."""
        accounts = {each.finding: each for each in self.draft.document.accounts}
        states = {each.finding: each for each in self.draft.openings}
        for id, mine in self.pairs.items():
            if id in accounts:
                yield from self._account(accounts[id], id, mine)
            if id in states:
                yield from self._state(states[id], id, mine)

    @property
    def is_stranger(self) -> bool:
        """Whether no finding of the document is, or may be, one of the case."""
        return not self.pairs and all(each.code != rules.SEVERAL.code for each in self.problems)

    @cached_property
    def pairs(self) -> Mapping[str, str]:
        """The case's finding for each of the document's that has something to tell; what is in doubt is told."""
        accounts = {each.finding for each in self.draft.document.accounts}
        wanted = {id for id in self.plan.findings if id in accounts or id not in self.plan.children}
        numbered = zip(self.plan.findings, ic.entries_of(self.plan), strict=True)
        told = {id: entry for id, entry in numbered if id in wanted}
        ids, entries = tuple(told), tuple(told.values())
        theirs, others = tuple(self.known.findings), self._published()
        matches = ic.match(entries, others)
        pairs: dict[str, str] = {}
        for at, (id, found) in enumerate(zip(ids, matches, strict=True)):
            several = _candidates(at, entries, others, matches)
            if len(several) > 1:
                self._tell(rules.SEVERAL, id, others=tuple(theirs[each] for each in dict.fromkeys(several)))
            elif found.partner is None:
                self._tell(rules.NO_MATCH, id, nearest=self._nearest(found, theirs))
            else:
                pairs[id] = theirs[found.partner]
                self._doubt(id, pairs[id], found)
        self._unnamed(set(pairs.values()))
        if self.renumbered:
            where = ic.Location(file=self.source.file)
            self.problems.append(rules.RENUMBERED(where, pairs=tuple(self.renumbered)))
        return pairs

    def _published(self) -> Sequence[ic.ListEntry]:
        """The findings of the case as they may be printed: with the public title beside its own."""
        plain = zip(self.known.findings.values(), ic.entries_of(self.known), strict=True)
        return [
            evolve(entry, title=finding.public.title, text=finding.title)
            if finding.public is not None and finding.public.title
            else entry
            for finding, entry in plain
        ]

    def _doubt(self, id: str, mine: str, found: ic.Match) -> None:
        """Tell a pair that rests on text or number alone; one of which the number says more is held back."""
        number = self.known.full_number(mine)
        facts = {"known": f"{number} ({mine})", "percent": round(found.likeness * 100), "id": mine}
        if found.ground is ic.Ground.TEXT and found.likeness == 1.0:
            self.renumbered.append(f"{self.plan.full_number(id)} = {number} ({mine})")
        elif found.ground is ic.Ground.TEXT:
            self._tell(rules.OTHER_NUMBER, id, **facts)
        elif found.ground is not ic.Ground.BOTH:
            self.doubted.add(mine)
            self._tell(rules.OTHER_TEXT, id, title=_short(self.known.findings[mine].title), **facts)

    def _nearest(self, found: ic.Match, theirs: Sequence[str]) -> ic.Text:
        if found.nearest is None:
            return ic.Text("no finding is like it", "没有相近的问题")
        id = theirs[found.nearest]
        number, title, percent = self.known.full_number(id), self.known.findings[id].title, round(found.likeness * 100)
        return ic.Text(
            f"the nearest is {number} «{_short(title)}» ({percent} %)",
            f"最相近的是{number}“{_short(title)}”（{percent}%）",
        )

    def _unnamed(self, named: set[str]) -> None:
        """Tell the findings of the case that the document doesn't have, neither themselves nor one above or below."""
        missing = [leaf.id for leaf in self.known.leaves if not named.intersection(self.known.lineage(leaf.id))]
        if missing:
            numbers = tuple(self.known.full_number(id) for id in missing)
            self.problems.append(rules.NOT_NAMED(ic.Location(file=self.source.file), numbers=numbers))

    def _tell(self, rule: ic.Rule, id: str, /, **facts: object) -> None:
        finding = self.plan.findings[id]
        facts = {"number": self.plan.full_number(id), "quote": _short(finding.title), **facts}
        self.problems.append(rule.at(self._where(finding.read_from), facts))

    def _where(self, passage: ic.SourceRef | None) -> ic.Location:
        if passage is None:
            return ic.Location(file=self.source.file)
        return self.source.where(passage.start, passage.end)

    def _account(self, account: ic.Account, id: str, mine: str) -> Iterator[ic.Proposal]:
        """The account, if the case's don't say that yet; one of the same day is a conflict."""
        known = [each for each in self.request.case.document.accounts if each.finding == mine]
        after = _words(account)
        if any(_is_same(after, _words(each)) for each in known):
            return
        place = self._where(account.read_from or self.plan.findings[id].read_from)
        same = [each for each in known if each.as_of == account.as_of and each.audience is None]
        if same:
            self.conflicts.append(
                ic.Conflict(
                    row=self._row(id),
                    where=place,
                    what="account",
                    title=self._say(_ACCOUNT),
                    finding=mine,
                    now=_words(same[0]),
                    returned=after,
                )
            )
            return
        latest = max(known, key=lambda each: each.as_of, default=None)
        yield ic.Proposal(
            row=self._row(id),
            where=place,
            what="account",
            title=self._say(_ACCOUNT),
            finding=mine,
            before=_words(latest) if latest is not None else "",
            after=after,
            cells=(place,),
            edits=self._with_source("accounts", _account_of(account, mine), account.read_from),
        )

    def _state(self, printed: ic.Opening, id: str, mine: str) -> Iterator[ic.Proposal]:
        """The printed state of a finding that has no history; else a warning where the case has another."""
        case = self.request.case
        now, then = case.standing.finding(mine), case.standing_on(self.day).finding(mine)
        known = self.request.profile.word(f"state.{now.state.value}")
        facts = {"quote": printed.printed, "known": known}
        if mine in self.known.children:
            self._tell(rules.STATE_ABOVE, id, **facts)
        elif any(not isinstance(step.event, ic.Adopted) for step in now.cycle.steps):
            if printed.state not in (now.state, then.state):
                self._tell(rules.STATE_STAYS, id, **facts)
        elif printed.state is not now.state:
            event = ic.Imported(
                findings=(mine,),
                on=self.request.as_of,
                state=printed.state,
                printed=printed.printed,
                resolution=printed.resolution,
            )
            place = self._where(self.plan.findings[id].read_from)
            yield ic.Proposal(
                row=self._row(id),
                where=place,
                what="state",
                title=self._say(_STATE),
                finding=mine,
                before=known,
                after=printed.printed,
                cells=(place,),
                events=(event,),
            )

    def sections(self) -> Iterator[ic.Proposal]:
        """The prose that the case doesn't have yet."""
        for section in self.draft.document.sections:
            known = [each for each in self.request.case.document.sections if _is_alike(each, section)]
            after, place = _prose(section), self._where(section.read_from)
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
                facts = {"title": section.title, "quote": _short(after), "known": _short(_prose(known[0]))}
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
        return f"{self.source.file}!{self.plan.full_number(id)}"

    def _with_source(self, part: str, value: dict[str, object], passage: ic.SourceRef | None) -> tuple[ic.Edit, ...]:
        """The edit that adds an item, with the place that it was read from, and the document if the case has it not."""
        if passage is None:
            return (ic.Edit(part=part, value=value),)
        sources = self.request.case.document.sources
        known = next((each.id for each in sources if each.sha256 == self.source.digest), None)
        id = known or _free({each.id for each in sources})
        read_from = str(evolve(passage, source=id))
        edit = ic.Edit(part=part, value={**value, "read_from": read_from})
        if known:
            return (edit,)
        added = {"id": id, "file": self.source.file, "sha256": self.source.digest}
        return (ic.Edit(part="sources", value=added), edit)


def _free(taken: set[str]) -> str:
    number = 1
    while f"s{number}" in taken:
        number += 1
    return f"s{number}"


def _candidates(
    at: int, entries: Sequence[ic.ListEntry], others: Sequence[ic.ListEntry], matches: Sequence[ic.Match]
) -> tuple[int, ...]:
    """The findings of the case that an entry may be, if its number doesn't say which and its text means several.

    So may one whose partner another entry claims with the same words.
    """
    found = matches[at]
    if found.partner is None or found.ground is not ic.Ground.TEXT:
        return ()
    alike = [other for other, entry in enumerate(others) if _likeness(entries[at], entry) >= SAME]
    claimed = any(each.partner is None and each.rival == at and each.likeness >= SAME for each in matches)
    return tuple(alike) if len(alike) > 1 or not claimed else (found.partner, found.partner)


def _likeness(one: ic.ListEntry, other: ic.ListEntry) -> float:
    texts = ((mine, theirs) for mine in {one.title, one.text} for theirs in {other.title, other.text})
    return max(ic.likeness(mine, theirs) for mine, theirs in texts)


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


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
