"""The aspects of findings that stand in tables: rows that head others, and headings of the text above a table."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

import inspection_core as ic

from ..outline import Finding, Heading, Outline
from ._passages import passage
from ._tables import Tables


def with_headings(document: ic.Document, outline: Outline, tables: Tables) -> ic.Document:
    """The document with the passages of the aspects that its tables name, else with those that stand above them."""
    if document.aspects:
        return evolve(document, aspects=tuple(_placed(each, tables) for each in document.aspects))
    headings = sorted((*outline.aspects, *map(_heading, outline.findings)), key=lambda each: each.span.start)
    found = [_above(finding.read_from, headings) for finding in document.findings]
    used = [each for each in headings if each in found]
    return evolve(
        document,
        aspects=tuple(_aspect(n, each, tables.source) for n, each in enumerate(used, start=1)),
        findings=tuple(
            evolve(each, aspect=f"a{used.index(heading) + 1}") if heading and not each.parent else each
            for each, heading in zip(document.findings, found, strict=True)
        ),
    )


def _heading(finding: Finding) -> Heading:
    """What was taken for a finding, and heads a table."""
    return Heading(number=finding.number, printed=finding.printed, title=finding.title, span=finding.span)


def _placed(aspect: ic.Aspect, tables: Tables) -> ic.Aspect:
    """An aspect with the first row that names it."""
    text = tables.source.text
    rows = (row for table in tables.found for row in table.rows[table.header.first_row :])
    row = next((row for row in rows if aspect.title in text[row.start : row.end]), None)
    return evolve(aspect, read_from=passage(row, tables.source)) if row else aspect


def _above(row: ic.SourceRef | None, headings: Sequence[Heading]) -> Heading | None:
    """The last heading before a row."""
    before = [each for each in headings if row is not None and each.span.end <= row.start]
    return before[-1] if before else None


def _aspect(position: int, heading: Heading, source: ic.SourceText) -> ic.Aspect:
    number = str(position)
    return ic.Aspect(id=f"a{number}", number=number, title=heading.title, read_from=passage(heading.span, source))
