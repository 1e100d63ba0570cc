"""Which finding of a case each of a document's is, and what is told where that is in doubt."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from attrs import evolve, field, frozen

import inspection_core as ic

from . import matching_rules as rules
from ._naming import short
from ._passages import place_of

SAME = 0.8
"""From what likeness on a text may be meant, too."""
SHOWN = 40
"""How many characters of a text are shown in a message."""


@frozen(kw_only=True)
class Pairing:
    """The findings of a case (`known`) and of a document (`plan`), and the doubts about which is which.

    `pairs` has the case's finding for each of the document's, `doubted` those of the case of which only the number
    speaks for it. Where `is_stranger`, no finding of the document is, or may be, one of the case.
    """

    plan: ic.Plan
    known: ic.Plan
    source: ic.SourceText
    pairs: dict[str, str] = field(factory=dict)
    doubted: set[str] = field(factory=set)
    problems: list[ic.Diagnostic] = field(factory=list)

    @property
    def is_stranger(self) -> bool:
        return not self.pairs and all(each.code != rules.SEVERAL.code for each in self.problems)

    def tell(self, rule: ic.Rule, id: str, /, **facts: object) -> None:
        """Add a doubt about a finding of the document, at its place."""
        finding = self.plan.findings[id]
        facts = {"number": self.plan.full_number(id), "quote": short(finding.title, SHOWN), **facts}
        self.problems.append(rule.at(place_of(finding.read_from, self.source), facts))


def paired(plan: ic.Plan, known: ic.Plan, wanted: Collection[str], source: ic.SourceText) -> Pairing:
    """The findings of a document that are wanted, paired with those of a case."""
    numbered = zip(plan.findings, ic.entries_of(plan), strict=True)
    told = {id: entry for id, entry in numbered if id in wanted}
    theirs = tuple(known.findings)
    matches = ic.match(tuple(told.values()), _published(known))
    claimed = {each.rival for each in matches if each.partner is None and each.likeness >= SAME}
    found = Pairing(plan=plan, known=known, source=source)
    taken: dict[str, ic.Match] = {}
    for at, (id, match) in enumerate(zip(told, matches, strict=True)):
        if match.partner is None:
            found.tell(rules.NO_MATCH, id, nearest=_nearest(match, known))
        elif len(match.alike) > 1:
            found.tell(rules.SEVERAL, id, others=tuple(theirs[each] for each in match.alike))
        elif match.ground is ic.Ground.TEXT and at in claimed:  # another of the document has the same words
            found.tell(rules.SEVERAL, id, others=(theirs[match.partner],))
        else:
            found.pairs[id], taken[id] = theirs[match.partner], match
            _tell_doubt(found, id, match)
    _tell_of_all(found, taken)
    return found


def _published(known: ic.Plan) -> Sequence[ic.ListEntry]:
    """The findings of the case as they may be printed: with the public title beside its own."""
    plain = zip(known.findings.values(), ic.entries_of(known), strict=True)
    return [
        evolve(entry, title=finding.public.title, text=finding.title)
        if finding.public is not None and finding.public.title
        else entry
        for finding, entry in plain
    ]


def _nearest(found: ic.Match, known: ic.Plan) -> ic.Text:
    if found.nearest is None:
        return ic.Text("no finding is like it", "没有相近的问题")
    finding = tuple(known.findings.values())[found.nearest]
    number, title, percent = known.full_number(finding.id), short(finding.title, SHOWN), round(found.likeness * 100)
    return ic.Text(f"the nearest is {number} «{title}» ({percent} %)", f"最相近的是{number}“{title}”（{percent}%）")


def _is_renumbered(match: ic.Match) -> bool:
    """Whether the words are the same, and the number is another."""
    return match.ground is ic.Ground.TEXT and match.likeness == 1.0


def _tell_doubt(found: Pairing, id: str, match: ic.Match) -> None:
    """Tell a pair that rests on a text that is alike, or on the number; of the latter it is kept which it is."""
    if match.ground is ic.Ground.BOTH or _is_renumbered(match):
        return
    mine = found.pairs[id]
    facts = {"known": _named(mine, found.known), "percent": round(match.likeness * 100), "id": mine}
    if match.ground is ic.Ground.TEXT:
        found.tell(rules.OTHER_NUMBER, id, **facts)
    else:
        found.doubted.add(mine)
        found.tell(rules.OTHER_TEXT, id, title=short(found.known.findings[mine].title, SHOWN), **facts)


def _tell_of_all(found: Pairing, taken: Mapping[str, ic.Match]) -> None:
    """Tell what the document doesn't have, neither itself nor what is above or below, and all that it renumbers."""
    known, where = found.known, ic.Location(file=found.source.file)
    named = set(found.pairs.values())
    missing = tuple(known.full_number(leaf.id) for leaf in known.leaves if not named & set(known.lineage(leaf.id)))
    if missing:
        found.problems.append(rules.NOT_NAMED(where, numbers=missing))
    renumbered = tuple(
        _renumbered(found.plan.full_number(id), _named(found.pairs[id], known))
        for id, match in taken.items()
        if _is_renumbered(match)
    )
    if renumbered:
        found.problems.append(rules.RENUMBERED(where, pairs=renumbered))


def _renumbered(here: str, there: str) -> ic.Text:
    return ic.Text(f"{here} is {there} there", f"文中 {here} 即案卷 {there}")


def _named(id: str, known: ic.Plan) -> str:
    return f"{known.full_number(id)} ({id})"
