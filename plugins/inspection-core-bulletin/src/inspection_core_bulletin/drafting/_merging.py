"""What a table tells of findings, brought onto the findings that the text of the same document names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

import inspection_core as ic

from . import drafting_rules as rules
from ._naming import free_id, short

_SHOWN = 60
"""How many characters of a row are shown in a message."""


def partners_of(
    brought: ic.Document, known: ic.Document, profile: ic.Profile
) -> tuple[Mapping[str, str], tuple[ic.Diagnostic, ...]]:
    """The finding of the text that each of a table is, by id; those that are none, and doubtful ones, are told."""
    plan = ic.Plan(document=known, profile=profile)
    matches = ic.match(ic.entries_of(ic.Plan(document=brought, profile=profile)), ic.entries_of(plan))
    partners: dict[str, str] = {}
    problems: list[ic.Diagnostic] = []
    for finding, found in zip(brought.findings, matches, strict=True):
        if found.partner is not None:
            partners[finding.id] = known.findings[found.partner].id
        problems += _doubts(finding, found, plan)
    paired = set(partners.values())
    missing = [leaf.id for leaf in plan.leaves if not paired.intersection(plan.lineage(leaf.id))]
    if missing:
        numbers = "、".join(plan.full_number(id) for id in missing)
        problems.append(rules.NO_ROW(numbers=numbers))
    return partners, tuple(problems)


def _doubts(finding: ic.Finding, found: ic.Match, plan: ic.Plan) -> Iterator[ic.Diagnostic]:
    where = _place(finding.read_from)
    near = plan.document.findings[found.nearest] if found.nearest is not None else None
    if found.partner is None:
        nearest = _NEAREST.format({"number": near and plan.full_number(near.id), "title": near and near.title})
        yield rules.ROW_FITS_NONE(where, quote=short(finding.title, _SHOWN), nearest=nearest if near else _NONE_NEAR)
    elif near is not None and not found.is_sure:
        facts = {"number": plan.full_number(near.id), "mine": finding.number, "percent": round(found.likeness * 100)}
        yield rules.ROW_DOUBT.at(where, {**facts, "quote": short(finding.title, _SHOWN)})


_NEAREST = ic.Text("the nearest is finding {number} «{title}»", "最相近的是问题{number}“{title}”")
_NONE_NEAR = ic.Text("none is like it", "没有相近的问题")


def _place(passage: ic.SourceRef | None) -> ic.Location:
    return ic.Location(start=passage.start, end=passage.end) if passage else ic.Location()


@frozen(kw_only=True)
class Merging:
    """A document that gains what tables tell, with its printed states and what could not be taken over."""

    document: ic.Document
    openings: tuple[ic.Opening, ...] = ()
    problems: list[ic.Diagnostic] = field(factory=list)

    def take(self, brought: ic.Draft, partners: Mapping[str, str]) -> Merging:
        """The document with the owners, limits, measures, accounts and states of the findings that have a partner.

        `brought` was drafted with the parties of this document; of those that it adds, who answers for nothing is left.
        """
        from_ = {partners[each.id]: each for each in brought.document.findings if each.id in partners}
        findings = tuple(self._finding(each, from_.get(each.id)) for each in self.document.findings)
        measures, ids = self._measures(brought.document.measures, partners)
        kept = {body.id for body in self.document.bodies} | {person.id for person in self.document.people}
        kept |= {owner.who for finding in findings for owner in finding.owners}
        kept |= {owner.who for measure in measures for owner in measure.owners}
        document = evolve(
            self.document,
            bodies=tuple(each for each in brought.document.bodies if each.id in kept),
            people=tuple(each for each in brought.document.people if each.id in kept),
            findings=findings,
            measures=measures,
            accounts=(*self.document.accounts, *self._accounts(brought.document.accounts, partners, ids)),
        )
        openings = (*self.openings, *self._states(brought.openings, partners, document))
        return evolve(self, document=document, openings=openings)

    def _finding(self, known: ic.Finding, brought: ic.Finding | None) -> ic.Finding:
        if brought is None:
            return known
        if known.deadline is not None and brought.deadline not in (None, known.deadline):
            self._left(brought.read_from, known, ic.Text("a time limit", "时限"))
        return evolve(
            known,
            owners=tuple(dict.fromkeys((*known.owners, *brought.owners))),
            deadline=known.deadline or brought.deadline,
            target=known.target or brought.target,
        )

    def _measures(
        self, brought: Sequence[ic.Measure], partners: Mapping[str, str]
    ) -> tuple[tuple[ic.Measure, ...], Mapping[str, str]]:
        """The measures, and the id of each of the table's; one that the text has, too, gains what the table says."""
        known = {measure.id: measure for measure in self.document.measures}
        ids: dict[str, str] = {}
        for measure in brought:
            finding = partners.get(measure.findings[0])
            if finding is None:
                continue
            theirs = [each for each in known.values() if finding in each.findings]
            same = next((each for each in theirs if ic.likeness(each.text, measure.text) == 1.0), None)
            if same is not None:
                owners = tuple(dict.fromkeys((*same.owners, *measure.owners)))
                made = evolve(same, owners=owners, deadline=same.deadline or measure.deadline)
            else:
                made = evolve(measure, id=free_id(f"m{finding.removeprefix('f')}-", known), findings=(finding,))
            known[made.id] = made
            ids[measure.id] = made.id
        return tuple(known.values()), ids

    def _accounts(
        self, brought: Sequence[ic.Account], partners: Mapping[str, str], ids: Mapping[str, str]
    ) -> Iterator[ic.Account]:
        """The accounts of findings of which the text tells nothing; where both do, that of the table is told."""
        told = {account.finding: account for account in self.document.accounts}
        findings = {finding.id: finding for finding in self.document.findings}
        for account in brought:
            id = partners.get(account.finding)
            if id is None:
                continue
            if id not in told:
                told_of = (evolve(each, measures=tuple(ids[m] for m in each.measures)) for each in account.paragraphs)
                yield evolve(account, finding=id, paragraphs=tuple(told_of))
            elif ic.likeness(_words(told[id]), _words(account)) < 1.0:
                self._left(account.read_from, findings[id], ic.Text("progress", "整改进展"))

    def _states(
        self, brought: Sequence[ic.Opening], partners: Mapping[str, str], document: ic.Document
    ) -> Iterator[ic.Opening]:
        printed = {opening.finding: opening for opening in self.openings}
        parents = {finding.parent for finding in document.findings}
        findings = {finding.id: finding for finding in document.findings}
        for opening in brought:
            id = partners.get(opening.finding)
            if id is None or id in parents:
                continue
            if id not in printed:
                yield evolve(opening, finding=id)
            elif printed[id].printed != opening.printed:
                self._left(None, findings[id], ic.Text(f"the state {opening.printed}", f"状态“{opening.printed}”"))

    def _left(self, passage: ic.SourceRef | None, known: ic.Finding, what: ic.Text) -> None:
        self.problems.append(rules.TEXT_SAYS_OTHERWISE(_place(passage), number=known.number, what=what))


def _words(account: ic.Account) -> str:
    return "".join((each.label or "") + each.text for each in account.paragraphs)
