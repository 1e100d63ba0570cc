"""What lines of a finding print of owners and time limits (责任单位：…), read as a table would be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

import inspection_core as ic

from ..outline import Field, Finding, Span
from ._passages import passage as passage_of

_NUMBER, _TITLE = "序号", "反馈问题"
"""The headings of the columns that every profile knows."""


def draft_of_fields(
    told: Mapping[str, Finding], source: ic.SourceText, request: ic.Request, about: ic.Document, day: dt.date | None
) -> ic.Draft | None:
    """A case with a finding for each that has such lines, under the ids of those; None where there are none."""
    rows = {id: fields for id, finding in told.items() if (fields := tuple(_fields(finding)))}
    if not rows:
        return None
    sheet = _sheet(rows, told, source)

    spans = [Span(fields[0].span.start, fields[-1].span.end) for fields in rows.values()]

    def passage(_sheet: ic.Sheet, first: int, _last: int) -> ic.SourceRef:
        return passage_of(spans[first - 1], source)

    book = ic.Book(file=source.file, sheets=(sheet,))
    draft = ic.draft_of([book], request, as_of=day, about=about, passage=passage)
    problems = tuple(_placed(each, source, spans) for each in draft.problems)
    return evolve(_under(draft, tuple(rows)), problems=problems)


def _fields(finding: Finding) -> Iterator[Field]:
    """The lines that say something of a finding beyond its name and its state, which are read already."""
    for each in finding.fields:
        named = each.value in finding.title or finding.title in each.value
        if each.value.strip() and not named and each.value != finding.state:
            yield each


def _sheet(rows: Mapping[str, Sequence[Field]], told: Mapping[str, Finding], source: ic.SourceText) -> ic.Sheet:
    names = tuple(dict.fromkeys(_heading(field) for fields in rows.values() for field in fields))
    lines = [(_NUMBER, _TITLE, *names)]
    for number, (id, fields) in enumerate(rows.items(), start=1):
        values = {name: "\n".join(each.value for each in fields if _heading(each) == name) for name in names}
        lines.append((str(number), told[id].title, *values.values()))
    return ic.Sheet(file=source.file, rows=lines, lines=tuple(range(len(lines))))


def _heading(field: Field) -> str:
    """The name of a field as columns have it: 整改责任单位 is 责任单位."""
    shorter = field.name.removeprefix("整改")
    return shorter if shorter.startswith(("责任", "牵头", "配合")) else field.name


def _placed(problem: ic.Diagnostic, source: ic.SourceText, spans: Sequence[Span]) -> ic.Diagnostic:
    """A doubt about a row at the lines that it was made of; one about a heading at the first ones."""
    span = spans[max((problem.where.line or 1) - 1, 0)]
    return evolve(problem, where=source.where(span.start, span.end))


def _under(draft: ic.Draft, ids: Sequence[str]) -> ic.Draft:
    """A draft whose findings have the ids that are given, by their numbers."""
    new = {finding.id: ids[int(finding.number) - 1] for finding in draft.document.findings}
    told = draft.document
    document = evolve(
        told,
        findings=tuple(evolve(each, id=new[each.id]) for each in told.findings),
        measures=tuple(evolve(each, findings=tuple(new[id] for id in each.findings)) for each in told.measures),
        accounts=tuple(evolve(each, finding=new[each.finding]) for each in told.accounts),
    )
    openings = tuple(evolve(each, finding=new[each.finding]) for each in draft.openings)
    return evolve(draft, document=document, openings=openings)
