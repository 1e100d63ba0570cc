"""Does a document contradict itself? One pass over ids, references and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..codec import KeyPath, did_you_mean
from ..diagnostics import Rule, Text, document as rules
from ..model import Account, Audience, Document, Finding, Owner, text_digest
from ._plan import Fault

ID = re.compile(r"[\w.\-]{1,40}")
MAX_NESTING = 3

BODY = Text("body", "机构")
ASPECT = Text("aspect", "方面")
SOURCE = Text("source", "来源文件")
READ = ("aspects", "findings", "measures", "accounts", "sections", "stated_totals")
"""The lists whose items may say where they were read."""


def faults_of(document: Document, entries: int | None = None) -> tuple[Fault, ...]:
    """Everything in a document that contradicts itself, in the order of the document.

    With `entries`, how many the journal has, what supersedes one must name one of them.
    """
    return (
        *_ids(document),
        *_references(document),
        *_read(document),
        *_numbers(document),
        *_nesting(document),
        *_seals(document),
        *_accounts(document),
        *_pointless(document),
        *(_superseding(document, entries) if entries is not None else ()),
    )


def _fault(rule: Rule, keys: KeyPath, **facts: object) -> Fault:
    return Fault(rule=rule, keys=keys, facts=facts)


def _ids(document: Document) -> Iterator[Fault]:
    seen: set[str] = set()
    for name in ("bodies", "people", "aspects", "findings", "measures", "outcomes", "sources"):
        for index, item in enumerate(getattr(document, name)):
            keys = (name, index, "id")
            if not ID.fullmatch(item.id):
                yield _fault(rules.BAD_ID, keys, id=item.id)
            if item.id in seen:
                yield _fault(rules.DUPLICATE_ID, keys, id=item.id)
            seen.add(item.id)


def _references(document: Document) -> Iterator[Fault]:
    bodies = {body.id: body for body in document.bodies}
    parties = bodies | {person.id: person for person in document.people}
    aspects = {aspect.id: aspect for aspect in document.aspects}
    findings = {finding.id: finding for finding in document.findings}
    measures = {measure.id: measure for measure in document.measures}
    inspection = document.inspection
    yield from _known(inspection.inspecting, bodies, BODY, ("inspection", "inspecting"))
    yield from _known(inspection.inspected, bodies, BODY, ("inspection", "inspected"))
    for i, body in enumerate(document.bodies):
        yield from _known(body.parent, bodies, BODY, ("bodies", i, "parent"))
    for i, person in enumerate(document.people):
        for j, membership in enumerate(person.memberships):
            yield from _known(membership.body, bodies, BODY, ("people", i, "memberships", j, "body"))
    for i, finding in enumerate(document.findings):
        yield from _known(finding.aspect, aspects, ASPECT, ("findings", i, "aspect"))
        yield from _known(finding.parent, findings, rules.FINDING, ("findings", i, "parent"))
        yield from _owners(finding.owners, parties, ("findings", i))
        if finding.public is not None:
            yield from _known(
                finding.public.approved_by, parties, rules.PARTY, ("findings", i, "public", "approved_by")
            )
    for i, measure in enumerate(document.measures):
        yield from _all_known(measure.findings, findings, rules.FINDING, ("measures", i, "findings"))
        yield from _owners(measure.owners, parties, ("measures", i))
    for i, account in enumerate(document.accounts):
        yield from _known(account.finding, findings, rules.FINDING, ("accounts", i, "finding"))
        for j, paragraph in enumerate(account.paragraphs):
            yield from _all_known(
                paragraph.measures, measures, rules.MEASURE, ("accounts", i, "paragraphs", j, "measures")
            )
    for i, outcome in enumerate(document.outcomes):
        yield from _all_known(outcome.findings, findings, rules.FINDING, ("outcomes", i, "findings"))


def _known(id: str | None, known: Mapping[str, object], what: Text, keys: KeyPath) -> Iterator[Fault]:
    if id is not None and id not in known:
        yield _fault(rules.DANGLING, keys, what=what, id=id, hint=did_you_mean(id, known))


def _all_known(ids: Sequence[str], known: Mapping[str, object], what: Text, keys: KeyPath) -> Iterator[Fault]:
    for index, id in enumerate(ids):
        yield from _known(id, known, what, (*keys, index))


def _owners(owners: Sequence[Owner], parties: Mapping[str, object], keys: KeyPath) -> Iterator[Fault]:
    for index, owner in enumerate(owners):
        yield from _known(owner.who, parties, rules.PARTY, (*keys, "owners", index, "who"))


def _read(document: Document) -> Iterator[Fault]:
    sources = {source.id: source for source in document.sources}
    for name in READ:
        for index, item in enumerate(getattr(document, name)):
            if item.read_from is not None:
                yield from _known(item.read_from.source, sources, SOURCE, (name, index, "read_from"))


def _numbers(document: Document) -> Iterator[Fault]:
    seen: set[tuple[str | None, str | None, str]] = set()
    for index, finding in enumerate(document.findings):
        key = (finding.parent, None if finding.parent else finding.aspect, finding.number)
        if key in seen:
            yield _fault(rules.SAME_NUMBER, ("findings", index, "number"), number=finding.number)
        seen.add(key)


def _nesting(document: Document) -> Iterator[Fault]:
    findings = {finding.id: finding for finding in document.findings}
    for index, finding in enumerate(document.findings):
        if _depth(finding, findings) > MAX_NESTING:
            yield _fault(rules.NESTING, ("findings", index, "parent"))


def _depth(finding: Finding, findings: Mapping[str, Finding]) -> int:
    depth, above = 1, findings.get(finding.parent or "")
    while above is not None and depth <= MAX_NESTING:
        depth, above = depth + 1, findings.get(above.parent or "")
    return depth


def _seals(document: Document) -> Iterator[Fault]:
    for index, finding in enumerate(document.findings):
        if finding.sha256 is not None and finding.sha256 != text_digest(finding.text):
            yield _fault(rules.SEAL_BROKEN, ("findings", index, "text"), number=finding.number)


def _accounts(document: Document) -> Iterator[Fault]:
    seen: set[tuple[str, Audience | None, object]] = set()
    for index, account in enumerate(document.accounts):
        key = _account_key(account)
        if key in seen:
            yield _fault(rules.SAME_ACCOUNT, ("accounts", index), finding=account.finding)
        seen.add(key)


def _pointless(document: Document) -> Iterator[Fault]:
    for index, measure in enumerate(document.measures):
        if not measure.findings:
            yield _fault(rules.NO_FINDINGS, ("measures", index, "findings"), id=measure.id)


def _superseding(document: Document, entries: int) -> Iterator[Fault]:
    """What supersedes an entry names one that is there: else it would switch off those still to come."""
    for name in ("findings", "measures"):
        for index, item in enumerate(getattr(document, name)):
            parts = [(("deadline",), item.deadline), *((("owners", n), o) for n, o in enumerate(item.owners))]
            for keys, part in parts:
                if part is not None and part.supersedes is not None and not 1 <= part.supersedes <= entries:
                    place = (name, index, *keys, "supersedes")
                    yield _fault(rules.NO_SUCH_ENTRY, place, seq=part.supersedes, count=entries)


def _account_key(account: Account) -> tuple[str, Audience | None, object]:
    return account.finding, account.audience, account.as_of
