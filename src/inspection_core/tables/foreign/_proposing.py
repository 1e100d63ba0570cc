"""An office's own ledger or plan onto a case whose findings are known: which row is which finding, and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...diagnostics import Diagnostic, Text, tables as rules
from ...lifecycle import Plan
from ...model import Body
from ...proposals import CaseRequest, Proposals
from .._matching import Entry, Ground, Match, match
from .._pairing import entries_of
from ..cells import Book, fold, shown
from ._listed import KEPT, Listed, list_records, words_of
from ._reading import read_tables
from ._records import left_out
from ._transfer import Transfer


def propose_foreign(books: Sequence[Book], request: CaseRequest) -> Proposals:
    """What tables of another making propose for a case: measures, owners, time limits, accounts, opening states.

    Nothing is changed, and the findings' own words never are. A row that fits no finding is an error of its own.
    """
    plan, tables = request.case.draft, read_tables(books, request)
    since, known = plan.inspection.feedback_date, frozenset(_party_names(plan))
    listing = list_records(tables.records, words_of(request.profile, tables.records, since=since, known=known))
    findings = tuple(plan.findings)
    matches = match([_entry(item) for item in listing.items], entries_of(plan))
    pairs = tuple(zip(listing.items, matches, strict=True))
    transfer = Transfer(request=request, as_of=tables.as_of or request.as_of)
    moved = [
        transfer.take(item, plan.findings[findings[found.partner]])
        for item, found in pairs
        if found.partner is not None
    ]
    doubts = (problem for item, found in pairs for problem in _doubts(item, found, findings, plan, listing.items))
    named = {findings[found.partner] for found in matches if found.partner is not None}
    return Proposals(
        proposals=tuple(each for one in moved for each in one.proposals),
        conflicts=tuple(each for one in moved for each in one.conflicts),
        problems=(
            *(*tables.missing, *tables.problems, *listing.problems, *doubts, *transfer.told()),
            *(_not_listed(plan, named) if listing.items else ()),
            *left_out(tables.records, KEPT),
        ),
        mappings=tables.mappings,
    )


def _party_names(plan: Plan) -> Iterator[str]:
    """The names of all parties as they are compared."""
    for party in plan.parties.values():
        yield fold(party.name)
        if isinstance(party, Body) and party.short_name:
            yield fold(party.short_name)


def _entry(item: Listed) -> Entry:
    record = item.record
    number = record.number.plain if record.number else ""
    return Entry(
        number=number,
        aspect=record.aspect or record.heading,
        title=record.text("title"),
        text=record.text("text"),
    )


def _doubts(
    item: Listed, found: Match, findings: Sequence[str], plan: Plan, items: Sequence[Listed]
) -> Iterator[Diagnostic]:
    """What is to be said about how a row was matched."""
    if found.partner is None:
        quote = shown(item.title or item.record.text("number") or item.record.text("measure"))
        yield rules.NO_MATCH(item.where, quote=quote, nearest=_nearest(found, findings, plan, items))
    elif found.ground is not None and not found.is_sure:
        finding = findings[found.partner]
        facts = {
            "mine": item.record.number.plain if item.record.number else "-",
            "text": shown(plan.findings[finding].title, 30),
            "percent": round(found.likeness * 100),
        }
        yield rules.MATCH_DOUBT(item.where, number=plan.full_number(finding), why=_WHY[found.ground].format(facts))


_WHY: Mapping[Ground, Text] = {
    Ground.TEXT: Text(
        "its text agrees ({percent} %), but its number is {mine}", "文字相符（{percent}%），但表中序号为 {mine}"
    ),
    Ground.NUMBER: Text(
        "its number agrees, but its text only by {percent} % («{text}»)",
        "序号相符，文字仅 {percent}% 相近（“{text}”）",
    ),
    Ground.NUMBER_ALONE: Text("its number agrees, and it says no more («{text}»)", "仅凭序号（“{text}”）"),
}


def _nearest(found: Match, findings: Sequence[str], plan: Plan, items: Sequence[Listed]) -> Text:
    """The finding that comes nearest to a row, and the row that has it already."""
    if found.nearest is None:
        return Text("no finding is like it", "没有相近的问题")
    id = findings[found.nearest]
    number, title, percent = plan.full_number(id), shown(plan.findings[id].title, 30), round(found.likeness * 100)
    near = Text(
        f"the nearest is finding {number} «{title}» ({percent} %)", f"最相近的是问题 {number}“{title}”（{percent}%）"
    )
    if found.rival is None:
        return near
    row = items[found.rival].record.first.name
    return Text(f"{near.en}, which row {row} is taken for", f"{near.zh}，已由第 {row} 行对应")


def _not_listed(plan: Plan, named: set[str]) -> Iterator[Diagnostic]:
    """The findings that no row names, neither themselves nor one above them."""
    missing = [leaf.id for leaf in plan.leaves if not named.intersection(plan.lineage(leaf.id))]
    if missing:
        yield rules.NOT_LISTED(numbers=tuple(plan.full_number(id) for id in missing))
