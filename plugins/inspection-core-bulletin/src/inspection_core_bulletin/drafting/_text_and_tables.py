"""How the tables of a document and its text make one case: rows bring what they tell, or are the findings."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

import inspection_core as ic

from ..outline import Aspect, Fact, Finding, Genre, Outline, Paragraph, Span
from ..parsing import rules
from ..parsing._checks import check_totals
from ..parsing._doubting import Doubts
from ..parsing._text import view_of
from . import drafting_rules
from ._merging import Merging, partners_of
from ._passages import span_of
from ._table_aspects import with_headings
from ._tables import Tables, draft_of_tables, unread_rows

_OF_PROSE = {
    rule.code
    for rule in (
        *(rules.NO_FINDINGS, rules.NOT_ONE, rules.MUCH_LEFT, rules.ASPECT_EMPTY, rules.TOTAL_DIFFERS),
        *(rules.FEW_FINDINGS, rules.NOT_WRONG, rules.NO_ACCOUNT, rules.COUNTED),
    )
}
"""Doubts that mean nothing where the findings stand in a table."""
NUMBER_TWICE = "IC211"
"""What the core says of a number that stood before."""


@frozen(kw_only=True)
class Tabled:
    """A document with what its tables tell: the outline that shows both, and the case."""

    outline: Outline
    made: Merging
    mappings: tuple[ic.TableMapping, ...] = ()


def with_tables(outline: Outline, made: Merging, tables: Tables, request: ic.Request, day: dt.date | None) -> Tabled:
    """The outline and the case with the tables of findings, if there are any."""
    made.problems.extend(tables.problems)
    if not tables.found:
        return Tabled(outline=outline, made=made)
    about = evolve(made.document, aspects=(), findings=(), measures=(), accounts=())
    brought = draft_of_tables(tables, request, about, day)
    partners, doubts = partners_of(brought.document, made.document, request.profile)
    if partners or not all(_heads_table(each, tables) for each in outline.findings):
        made.problems.extend(doubts)
        read = tuple(_rows_of(brought.document, partners))
        made = made.take(brought, partners)
    else:
        brought = evolve(brought, document=with_headings(brought.document, outline, tables))
        outline, read = _from_table(outline, brought), tuple(_passages(brought.document))
        made = evolve(made, document=brought.document, openings=brought.openings)
    made.problems.extend(_that_hold(brought))
    made.problems.extend(_told(tables, read))
    return Tabled(outline=_with_rows(outline, tables, read), made=made, mappings=brought.mappings)


def _rows_of(document: ic.Document, partners: Mapping[str, str]) -> Iterator[ic.SourceRef]:
    """The rows whose findings the text has, too."""
    rows = (each.read_from for each in document.findings if each.id in partners)
    return (row for row in rows if row is not None)


def _heads_table(finding: Finding, tables: Tables) -> bool:
    """Whether what was taken for a finding is the heading of a table: nothing stands between the two."""
    text = tables.source.text
    starts = (table.rows[0].start for table in tables.found if table.rows[0].start >= finding.span.end)
    after = min(starts, default=None)
    return not finding.paragraphs and after is not None and not text[finding.span.end : after].strip(" 。：:\n\u3000")


def _from_table(outline: Outline, brought: ic.Draft) -> Outline:
    """The outline whose findings and aspects are those of the table."""
    aspects = tuple(
        Aspect(number=each.number, printed=each.title, title=each.title, span=_span(each.read_from))
        for each in brought.document.aspects
    )
    headings = [*(each.span for each in outline.aspects), *(each.span for each in outline.findings)]
    read = {each.span.start for each in aspects}
    outline = evolve(
        outline,
        genre=Genre.AUDIT if outline.genre is Genre.UNKNOWN else outline.genre,
        aspects=aspects,
        findings=tuple(_findings(brought)),
        remainder=(*outline.remainder, *(span for span in headings if span.start not in read)),
    )
    return evolve(outline, problems=tuple(_problems(outline)))


def _findings(brought: ic.Draft) -> Iterator[Finding]:
    document = brought.document
    aspects = {each.id: n for n, each in enumerate(document.aspects, start=1)}
    places = {each.id: n for n, each in enumerate(document.findings)}
    states = {each.finding: each.printed for each in brought.openings}
    accounts = {each.finding: each for each in document.accounts}
    for each in document.findings:
        told = accounts.get(each.id)
        span = _span(told.read_from if told else None)
        yield Finding(
            number=each.number,
            printed=each.number,
            aspect=aspects.get(each.aspect or ""),
            title=each.title,
            paragraphs=tuple(
                Paragraph(label=part.label, text=part.text, span=span) for part in (told.paragraphs if told else ())
            ),
            state=states.get(each.id),
            parent=places.get(each.parent or ""),
            span=_span(each.read_from),
        )


def _problems(outline: Outline) -> Iterator[ic.Diagnostic]:
    """The doubts about the text that still hold, with those about totals against the rows."""
    if any(each.code == rules.NOT_ONE.code for each in outline.problems):
        yield drafting_rules.ONLY_TABLE(ic.Location(start=0, end=0))
    yield from (each for each in outline.problems if each.code not in _OF_PROSE)
    doubts = Doubts(view_of(""))
    check_totals(outline.stated_totals, outline.findings, outline.aspects, doubts)
    yield from doubts.found


def _that_hold(brought: ic.Draft) -> Iterator[ic.Diagnostic]:
    """The doubts about the rows; numbers that begin anew below each heading are not there twice."""
    numbers = Counter((each.aspect, each.parent, each.number) for each in brought.document.findings)
    again = any(count > 1 for count in numbers.values())
    return (each for each in brought.problems if again or each.code != NUMBER_TWICE)


def _span(passage: ic.SourceRef | None) -> Span:
    return span_of(passage) if passage else Span(0, 0)


def _passages(document: ic.Document) -> Iterator[ic.SourceRef]:
    items: tuple[ic.Aspect | ic.Finding | ic.Measure | ic.Account, ...] = (
        *document.aspects,
        *document.findings,
        *document.measures,
        *document.accounts,
    )
    return (each.read_from for each in items if each.read_from is not None)


def _told(tables: Tables, read: Sequence[ic.SourceRef]) -> Iterator[ic.Diagnostic]:
    """How much of each table was read."""
    for table in tables.found:
        span = table.span(0, len(table.rows) - 1)
        where = ic.Location(sheet=table.sheet.name, start=span.start, end=span.end)
        yield drafting_rules.FROM_TABLE(where, count=len(table.read(read)))


def _with_rows(outline: Outline, tables: Tables, read: Sequence[ic.SourceRef]) -> Outline:
    """The outline with the headers and the rows that were read among its facts, and the others in its remainder."""
    facts = [_fact("table", table.span(0, max(table.header.first_row - 1, 0)), tables) for table in tables.found]
    facts += [_fact("row", span_of(each), tables) for each in read]
    rest = sorted((*outline.remainder, *unread_rows(tables, read)), key=lambda each: each.start)
    return evolve(outline, facts=(*outline.facts, *facts), remainder=tuple(rest))


def _fact(name: str, span: Span, tables: Tables) -> Fact:
    return Fact(name=name, text=tables.source.text[span.start : span.end], span=span)
