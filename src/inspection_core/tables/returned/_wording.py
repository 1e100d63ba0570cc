"""A publication review sheet that came back to edits of what is told outside of each finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...codec import encode
from ...diagnostics import Diagnostic, Text, returned as rules
from ...model import Finding
from ...proposals import CaseRequest, Edit, Proposal
from .._filling import DECISIONS
from ..cells import Parties, fold
from ._changes import Change, RowChange

_NAMES = {"public_title": "title", "public_text": "text", "statement": "statement"}


def wording_edits(
    row: RowChange, request: CaseRequest, parties: Parties, problems: list[Diagnostic]
) -> Iterator[Proposal]:
    """The proposals of the cells of a finding's row, each with all that the row decides."""
    finding = request.case.draft.findings[row.finding]
    found: list[Diagnostic] = []
    public = _public(finding, row.cells, request, parties, found)
    problems.extend(found)
    wrong = {problem.where for problem in found}
    for change in row.cells.values():
        if change.where in wrong:
            continue
        yield Proposal(
            row=row.row,
            where=change.where,
            what=change.column.key,
            title=change.column.column.title,
            finding=row.finding,
            before=change.exported,
            after=change.returned,
            cells=change.places,
            edits=(Edit(part="findings", item=row.finding, name="public", value=public or None),),
        )


def _public(
    finding: Finding, cells: Mapping[str, Change], request: CaseRequest, parties: Parties, problems: list[Diagnostic]
) -> dict[str, object]:
    """What the finding's public wording would be, as plain data without what is empty."""
    public: dict[str, object] = dict(encode(finding.public)) if finding.public else {}
    for key, change in cells.items():
        if key in _NAMES:
            public[_NAMES[key]] = change.returned
        elif key == "decision":
            public["decision"] = _decision(change, request, problems)
        elif key == "withheld_for":
            public["reason"] = _reason(change, request, problems)
        elif key == "approved_by":
            ids, wrong = parties.ids(change.returned, change.column.column.title, change.where)
            problems.extend(wrong)
            if len(ids) > 1:
                what = Text("give one of them alone", "请只写一个")
                problems.append(rules.INCOMPLETE_ROW(change.where, title=change.column.column.title, what=what))
            public["approved_by"] = ids[0] if ids else None
    return {key: value for key, value in public.items() if value}


def _decision(change: Change, request: CaseRequest, problems: list[Diagnostic]) -> str | None:
    words = {fold(request.profile.word(f"decision.{decision}")): decision for decision in DECISIONS}
    if change.returned and fold(change.returned) not in words:
        choices = change.column.choices
        problems.append(
            rules.BAD_CELL(
                change.where,
                title=change.column.column.title,
                quote=change.returned,
                what=Text("none of the choices", "不在选项之列"),
                remedy=Text(f"Choose one of: {', '.join(choices)}", f"请选择：{'、'.join(choices)}"),
            )
        )
    return words.get(fold(change.returned))


def _reason(change: Change, request: CaseRequest, problems: list[Diagnostic]) -> str | None:
    reasons = request.profile.publication_reasons
    words = {fold(title): key for key, title in reasons.items()}
    if change.returned and fold(change.returned) not in words:
        title, known = change.column.column.title, tuple(reasons.values())
        problems.append(rules.NOT_PUBLIC(change.where, title=title, quote=change.returned, known=known))
    return words.get(fold(change.returned))
