"""Documents of any shape, made of small numbers: each number chooses from a list that stands here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from attrs import evolve

from ..model import (
    Account,
    Aspect,
    Audience,
    Deadline,
    DeadlineKind,
    Decision,
    Document,
    Finding,
    Inspection,
    Measure,
    Milestone,
    Nature,
    Outcome,
    Owner,
    Paragraph,
    PublicWording,
    Reference,
    Response,
    Role,
    Section,
    SectionKind,
    Span,
    Stance,
    StatedTotal,
    Unit,
)
from ._builders import BODIES, PEOPLE, START, a_finding, a_measure

Gene = Sequence[int]
SHAPES = 9
"""The last of the shapes of a finding or measure."""

FEEDBACK = dt.date(2024, 1, 1)
DEADLINES = (
    Deadline(date=dt.date(2024, 6, 30)),
    Deadline(kind=DeadlineKind.IMMEDIATE),
    Deadline(period=Span(3, Unit.MONTHS)),
    Deadline(kind=DeadlineKind.CONTINUING),
    Deadline(period=Span(15, Unit.WORKING_DAYS)),
    Deadline(date=dt.date(2024, 4, 30), sustained=True),
    Deadline(date=dt.date(2024, 12, 31), kind=DeadlineKind.PHASED),
    Deadline(period=Span(40, Unit.DAYS), anchor=dt.date(2024, 2, 1)),
    Deadline(date=dt.date(2024, 2, 10)),
    None,
)
_OWN_DEADLINES = {5: DEADLINES[1], 6: DEADLINES[5], 7: DEADLINES[3], 8: DEADLINES[2], 9: DEADLINES[0]}
_AUDIENCES = (None, None, None, None, Audience.PUBLIC, Audience.PUBLIC, Audience.INTERNAL, Audience.INTERNAL)
_LEAD, _OFFICER = Owner(role=Role.LEAD_UNIT, who="b-section"), Owner(role=Role.RESPONSIBLE_OFFICER, who="p-officer")
_OTHER_LEAD = Owner(role=Role.LEAD_UNIT, who="b-section-2", end=dt.date(2024, 7, 1))
_SUPPORT = Owner(role=Role.SUPPORTING_UNIT, who="b-group", start=dt.date(2024, 3, 1))


def document_of(
    *,
    aspects: int,
    findings: Sequence[Gene],
    measures: Sequence[Gene],
    accounts: Sequence[Gene],
    extras: Sequence[Gene],
) -> Document:
    """The document that some numbers make; the same numbers make the same one."""
    groups = tuple(Aspect(id=f"a-{n:04d}", number=str(n), title=f"Aspect a-{n:04d}") for n in range(1, aspects + 1))
    found: list[Finding] = []
    for gene in findings:
        found.append(_finding(gene, found, groups))
    planned = _measures(measures, findings, found)
    told = {(each.finding, each.audience, each.as_of): each for each in _accounts(accounts, found, planned)}
    return Document(
        inspection=Inspection(
            id="case-1",
            title="Inspection of the Office",
            inspecting="b-inspecting",
            inspected="b-inspected",
            feedback_date=FEEDBACK,
            earlier=(Reference(case="case-0", item="x-0001", title="Earlier x-0001"),),
        ),
        bodies=BODIES,
        people=PEOPLE,
        aspects=groups,
        findings=tuple(found),
        measures=planned,
        accounts=tuple(told.values()),
        sections=tuple(_section(n, gene) for n, gene in enumerate(extras, start=1) if gene[0] < 4),
        outcomes=tuple(_outcome(n, gene, found) for n, gene in enumerate(extras, start=1) if 4 <= gene[0] < 9),
        stated_totals=tuple(
            StatedTotal(counts="findings", value=Decimal(n), source="Bulletin") for kind, n in extras if kind == 9
        ),
    )


def _finding(gene: Gene, before: Sequence[Finding], aspects: Sequence[Aspect]) -> Finding:
    above, shape, deadline, group = gene
    parent = before[above - 5] if 5 <= above < 5 + len(before) and _depth(before[above - 5], before) < 3 else None
    aspect = aspects[group % len(aspects)].id if aspects and parent is None and group < 3 else None
    siblings = [f for f in before if f.parent == (parent.id if parent else None) and f.aspect == aspect]
    id = f"f-{len(before) + 1:04d}"
    return a_finding(
        id,
        number=str(len(siblings) + 1),
        parent=parent.id if parent else None,
        aspect=aspect,
        deadline=_OWN_DEADLINES.get(deadline),
        **_shape_of_finding(shape, id),
    )


def _depth(finding: Finding, findings: Sequence[Finding]) -> int:
    above = next((each for each in findings if each.id == finding.parent), None)
    return 1 if above is None else 1 + _depth(above, findings)


def _shape_of_finding(shape: int, id: str) -> dict[str, Any]:
    def public(decision: Decision, **fields: str) -> dict[str, Any]:
        return {"public": PublicWording(decision=decision, **fields)}

    inner = {"target": f"Target {id}", "standard": f"Standard {id}", "amount": Decimal("12.50")}
    answer = Response(
        stance=Stance.PARTLY, text=f"Answer {id}", reason=f"Because {id}", by="p-officer", date=dt.date(2024, 1, 8)
    )
    withheld = {"reason": "other_sensitive", "statement": f"Statement {id}", "approved_by": "b-group"}
    return {
        1: {**public(Decision.PUBLISH), "owners": (_SUPPORT,), "response": answer},
        2: public(Decision.REWORD, title=f"Told {id}", text=f"Outside {id}"),
        3: public(Decision.WITHHOLD, **withheld),
        4: {"audience": Audience.RESTRICTED},
        5: {"audience": Audience.INTERNAL, **inner},
        6: {"counts": False, **inner},
        7: {**public(Decision.REWORD, title=f"Told {id}"), **inner, "response": answer},
        8: {"recurrence_of": (Reference(case="case-0", item="x-0002", title="Earlier x-0002"),)},
        9: {**public(Decision.PUBLISH), "audience": Audience.RESTRICTED},
    }.get(shape, {})


def _measures(genes: Sequence[Gene], of_findings: Sequence[Gene], findings: Sequence[Finding]) -> tuple[Measure, ...]:
    """The measures that their numbers make, and a plain one for most of the findings that have none."""
    made = [measure_of(n, gene, findings) for n, gene in enumerate(genes)]
    for gene, finding in zip(of_findings, findings, strict=True):
        is_bare = not any(finding.id in measure.findings for measure in made)
        if is_bare and gene[0] != 4 and not any(each.parent == finding.id for each in findings):
            made.append(evolve(measure_of(len(made), (0, 0, 0, 0, 0), findings), findings=(finding.id,)))
    return tuple(made)


def measure_of(position: int, gene: Gene, findings: Sequence[Finding]) -> Measure:
    """A measure against one or two findings; measures without any whim cover the findings one after another."""
    which, other, deadline, shape, owners = gene
    named = [findings[(position + which) % len(findings)].id]
    if other >= 6:
        named.append(findings[(position + other) % len(findings)].id)
    id = f"m-{position + 1:04d}"
    whims: dict[int, dict[str, Any]] = {
        1: {"audience": Audience.PUBLIC},
        2: {"audience": Audience.RESTRICTED},
        3: {"nature": Nature.MECHANISM, "audience": Audience.PUBLIC},
        4: {"milestones": (Milestone(title=f"Milestone {id}", deadline=Deadline(date=FEEDBACK)),)},
    }
    held = {7: (_OTHER_LEAD, _LEAD, _OFFICER, _SUPPORT), 8: (_OFFICER,), 9: ()}.get(owners, (_LEAD, _OFFICER))
    due = DEADLINES[deadline]
    return a_measure(id, *dict.fromkeys(named), deadline=due, owners=held, **whims.get(shape, {}))


def _accounts(genes: Sequence[Gene], findings: Sequence[Finding], measures: Sequence[Measure]) -> Iterator[Account]:
    for n, (which, audience, day) in enumerate(genes, start=1):
        yield account_of(n, which, audience, START + dt.timedelta(days=20 * day), findings, measures)


def account_of(
    n: int, which: int, audience: int, day: dt.date, findings: Sequence[Finding], measures: Sequence[Measure]
) -> Account:
    """An account with two paragraphs, the first of which rests on the finding's measures."""
    finding = findings[(n - 1 + which) % len(findings)].id
    for_whom = Audience.RESTRICTED if audience >= len(_AUDIENCES) else _AUDIENCES[audience]
    rests_on = tuple(measure.id for measure in measures if finding in measure.findings)
    return Account(
        finding=finding,
        as_of=day,
        audience=for_whom,
        paragraphs=(
            Paragraph(label="First, ", text=f"Account k-{n:04d}", measures=rests_on),
            Paragraph(text=f"More k-{n:04d}"),
        ),
    )


def _section(n: int, gene: Gene) -> Section:
    audience = {2: Audience.INTERNAL, 3: Audience.RESTRICTED}.get(gene[0])
    kind = tuple(SectionKind)[gene[1] % len(SectionKind)]
    return Section(kind=kind, title=f"Section s-{n:04d}", lead=f"Lead s-{n:04d}", audience=audience)


def _outcome(n: int, gene: Gene, findings: Sequence[Finding]) -> Outcome:
    kind, which = gene
    audience = {7: Audience.INTERNAL, 8: Audience.RESTRICTED}.get(kind)
    of = (findings[which % len(findings)].id,) if kind >= 5 else ()
    return Outcome(
        id=f"o-{n:04d}", kind="money", title=f"Outcome o-{n:04d}", value=Decimal("3.5"), unit="EUR", findings=of,
        audience=audience,
    )  # fmt: skip
