"""Signs that rectification stays on paper (纸面整改): study instead of change, and the same words for many findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import inspection_core as ic

from . import paper_rules as rules

SAME_MEASURE = 4
"""So many findings with measures of the same words are told."""
SAME_ACCOUNT = 2
"""So many findings with the same paragraph in their accounts are told."""
SHORTEST_ACCOUNT = 20
"""A shorter paragraph may well be the same for two findings."""
SAME_EVIDENCE = 4
"""So many findings that one piece of evidence is to prove are told."""


def only_education(look: ic.Examination) -> Iterator[ic.Diagnostic]:
    """Every finding has a measure that does more than teach."""
    for finding in look.plan.leaves:
        natures = {measure.nature for measure in look.plan.measures_of(finding.id)}
        if natures == {ic.Nature.EDUCATION}:
            yield rules.ONLY_EDUCATION(look.item(finding.id), number=look.plan.full_number(finding.id))


def same_measure(look: ic.Examination) -> Iterator[ic.Diagnostic]:
    """No measure is given in the same words for many findings, whether it is shared or written again."""
    findings = dict[str, dict[str, None]]()
    first = dict[str, str]()
    for measure in look.plan.document.measures:
        words = _bare(measure.text)
        first.setdefault(words, measure.id)
        findings.setdefault(words, {}).update(dict.fromkeys(measure.findings))
    for words, ids in findings.items():
        if len(ids) >= SAME_MEASURE:
            numbers = _numbers(look, ids)
            yield rules.SAME_MEASURE(look.item(first[words], "text"), count=len(ids), numbers=numbers)


def same_account(look: ic.Examination) -> Iterator[ic.Diagnostic]:
    """No two findings have the same paragraph in their accounts; the second place is told."""
    findings = dict[str, dict[str, ic.Location]]()
    for a, account in enumerate(look.plan.document.accounts):
        for p, paragraph in enumerate(account.paragraphs if account.as_of <= look.as_of else ()):
            words = _bare(paragraph.text)
            if len(words) >= SHORTEST_ACCOUNT:
                where = look.where("accounts", a, "paragraphs", p, "text")
                findings.setdefault(words, {}).setdefault(account.finding, where)
    for places in findings.values():
        if len(places) >= SAME_ACCOUNT:
            where = list(places.values())[1]
            yield rules.SAME_ACCOUNT(where, count=len(places), numbers=_numbers(look, places))


def same_evidence(look: ic.Examination) -> Iterator[ic.Diagnostic]:
    """No file is to prove many findings, under one entry or under several."""
    supported = dict[str, dict[str, None]]()
    title = dict[str, str]()
    for id, filed in look.standing.evidence.items():
        evidence = filed.evidence
        key = evidence.file.sha256 if evidence.file else id
        title.setdefault(key, evidence.title)
        supported.setdefault(key, {}).update(dict.fromkeys(_proved(look.plan, evidence.supports)))
    for key, ids in supported.items():
        if len(ids) >= SAME_EVIDENCE:
            where, numbers = look.item(next(iter(ids))), _numbers(look, ids)
            yield rules.SAME_EVIDENCE(where, title=title[key], count=len(ids), numbers=numbers)


CHECKS: Mapping[str, str] = {
    "only_education": "findings are met with more than study",
    "same_measure": "measures are made for their findings",
    "same_account": "accounts tell what was done about their own finding",
    "same_evidence": "evidence proves its own finding",
}
"""Each check by the name of its function, and what holds where it finds nothing."""


def _proved(plan: ic.Plan, supports: Iterable[str]) -> Iterator[str]:
    """The findings that a piece of evidence supports, by itself or through their measures."""
    for id in supports:
        if id in plan.findings:
            yield id
        elif id in plan.measures:
            yield from plan.measures[id].findings


def _numbers(look: ic.Examination, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(look.plan.full_number(id) for id in ids)


def _bare(words: str) -> str:
    """Words without blanks and without the mark at their end."""
    return "".join(words.split()).rstrip("。；.;")
