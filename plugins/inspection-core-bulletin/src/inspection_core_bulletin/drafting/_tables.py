"""Tables of findings within a document: which of its tables are some, and what they make of a case."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

import inspection_core as ic

from ..outline import Span
from . import drafting_rules as rules
from ._passages import passage, trimmed

_NAMES = ("title", "text")
"""A table without these names no finding."""
_TELLS = frozenset({"text", "target", "measure", "deadline_kind", "due", "progress", "state"}) | {
    role.value for role in ic.Role
}
"""What a table may tell of findings beyond their names."""
_WORDS = re.compile(r"[^\W\d_]{2}")
_CELL = re.compile(r"[A-Z]*(\d+)")


@frozen(kw_only=True)
class Table:
    """A table of findings: its header, and where each of its rows stands in the text."""

    sheet: ic.Sheet = field(repr=False)
    header: ic.Header = field(repr=False)
    rows: tuple[Span, ...]

    def read(self, passages: Sequence[ic.SourceRef]) -> set[int]:
        """The rows that some passages cover."""
        starts = [row.start for row in self.rows]
        found: set[int] = set()
        for each in passages:
            at = bisect_left(starts, each.start)
            while at < len(self.rows) and self.rows[at].end <= each.end:
                found.add(at)
                at += 1
        return found

    def span(self, first: int, last: int) -> Span:
        """The stretch of some rows."""
        return Span(self.rows[first].start, max(self.rows[last].end, self.rows[first].start))


@frozen(kw_only=True)
class Tables:
    """The tables of findings in a document, and doubts about the others."""

    source: ic.SourceText = field(repr=False)
    found: tuple[Table, ...] = ()
    problems: tuple[ic.Diagnostic, ...] = ()

    @cached_property
    def prose(self) -> str:
        """The text with blanks in the place of these tables; all else stands where it stood."""
        text = self.source.text
        for table in self.found:
            start, end = table.rows[0].start, table.rows[-1].end
            text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
        return text

    def passage(self, sheet: ic.Sheet, first: int, last: int) -> ic.SourceRef:
        """The passage that rows of a sheet are."""
        return passage(self._by_name[sheet.name].span(first, last), self.source)

    def placed(self, problem: ic.Diagnostic) -> ic.Diagnostic:
        """A doubt about a cell with the place of its row in the text."""
        where, cell = problem.where, _CELL.fullmatch(problem.where.cell or "")
        table = self._by_name.get(where.sheet or "")
        if cell is None or table is None:
            return problem
        row = table.rows[min(int(cell[1]), len(table.rows)) - 1]
        return evolve(problem, where=evolve(where, start=row.start, end=row.end))

    @cached_property
    def _by_name(self) -> Mapping[str, Table]:
        return {table.sheet.name: table for table in self.found}


def tables_of(source: ic.SourceText, request: ic.Request) -> Tables:
    """The tables of findings in a document; each other one is told and left to be read as text."""
    found: list[Table] = []
    others: list[ic.Diagnostic] = []
    for table in source.tables:
        header = ic.find_header(table.sheet, request.profile, request.mappings)
        within = any(each.rows[0].start <= table.start < each.rows[-1].end for each in found)
        if header is not None and not within and _is_of_findings(table.sheet, header):
            found.append(Table(sheet=table.sheet, header=header, rows=tuple(_rows(table, source.text))))
        elif not within:
            where = evolve(source.where(table.start, table.end), sheet=table.sheet.name)
            others.append(rules.TABLE_LEFT(where, quote=_first_words(table.sheet)))
    return Tables(source=source, found=tuple(found), problems=tuple(others))


def draft_of_tables(tables: Tables, request: ic.Request, about: ic.Document, day: dt.date | None) -> ic.Draft:
    """What the tables of findings tell, as a case of its own; `about` is what the document says besides findings."""
    book = ic.Book(file=tables.source.file, sheets=tuple(table.sheet for table in tables.found))
    draft = ic.draft_of([book], request, as_of=day, about=about, passage=tables.passage)
    return evolve(draft, problems=tuple(tables.placed(each) for each in draft.problems))


def unread_rows(tables: Tables, passages: Sequence[ic.SourceRef]) -> Iterator[Span]:
    """The rows below the headers that no passage covers: totals, notes, rows that fit no finding."""
    for table in tables.found:
        read = table.read(passages)
        for at in range(table.header.first_row, len(table.rows)):
            if at not in read and table.rows[at].end > table.rows[at].start:
                yield table.rows[at]


def _rows(table: ic.TextTable, text: str) -> Iterator[Span]:
    """A line each; a table within a cell has none of its own, so that each row is where it is as a whole."""
    lines = text[table.start : table.end].split("\n")
    if len(lines) != len(table.sheet.rows):
        yield from (Span(table.start, table.end) for _ in table.sheet.rows)
        return
    at = table.start
    for line in lines:
        yield trimmed(Span(at, at + len(line)), text)
        at += len(line) + 1


def _is_of_findings(sheet: ic.Sheet, header: ic.Header) -> bool:
    """Whether a table names findings in words and tells of them; else it may count them, or list who can be asked."""
    named = [header.columns[key] for key in _NAMES if key in header.columns]
    tells = bool(_TELLS & header.columns.keys()) or not header.unread
    if not named or not tells or len(header.columns) < 2:
        return False
    cells = [str(sheet.value(row, named[0]) or "") for row in range(header.first_row, len(sheet.rows))]
    filled = [text for text in cells if text.strip()]
    return sum(_WORDS.search(text) is not None for text in filled) * 2 > len(filled) > 0


def _first_words(sheet: ic.Sheet) -> str:
    words = (str(value) for row in sheet.rows for value in row if value)
    return " ".join(" ".join(words).split())[:60]
