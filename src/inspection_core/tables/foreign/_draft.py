"""From tables that an office has to a draft of a new case: aspects, findings, measures, owners, time limits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath

from attrs import evolve, field, frozen

from ...diagnostics import (
    Diagnostic,
    Location,
    Text,
    document as rules_of_documents,
    reading,
    returned,
    tables as rules,
)
from ...errors import CaseFileError
from ...model import Account, Aspect, Body, Document, Finding, Inspection, Measure, Person, SourceRef
from ...proposals import Draft, Opening, Request
from .._confirmation import is_confirmation
from .._origin import read_origin
from ..cells import PLACEHOLDER, Book, Sheet, fold, shown
from ._listed import KEPT, Listed, Told, list_records, words_of
from ._reading import read_tables
from ._records import left_out
from ._roster import Roster, roster_of
from ._rows import unnumbered

DEEPEST = 3
Passage = Callable[[Sheet, int, int], SourceRef | None]
"""Where the rows of a sheet, from the first to the last one, stand in the source that it was read from."""


def draft_of(
    books: Sequence[Book],
    request: Request,
    *,
    as_of: dt.date | None = None,
    about: Document | None = None,
    passage: Passage | None = None,
) -> Draft:
    """A new case of all findings in some tables; CaseFileError for a file that a case sent out.

    A file without a table of findings is an error among the problems, and nothing is drafted; the draft's mappings then
    have the headings as they stand, for somebody to say what they mean.
    What the tables tell of progress is as of the day that is given, else of the one that they name themselves. `about`
    is what is known of the inspection and its parties, without findings. Tables that stand in a document are given with
    the `passage` that rows of theirs are there.
    """
    if copies := tuple(_copies(books)):
        raise CaseFileError(*copies)
    tables = read_tables(books, request)
    empty = about or _empty(books)
    if tables.missing:
        return Draft(document=empty, problems=(*tables.missing, *tables.problems), mappings=tables.mappings)
    words = words_of(request.profile, tables.records, since=empty.inspection.feedback_date)
    listing = list_records(tables.records, words)
    draft = _Drafting(roster=roster_of(empty), day=as_of or tables.as_of, passage=passage or _nowhere)
    for item in listing.items:
        draft.take(item)
    problems = (*tables.problems, *listing.problems, *draft.told(), *left_out(tables.records, KEPT))
    return Draft(
        document=draft.document(empty),
        problems=problems,
        openings=tuple(draft.openings()),
        mappings=tables.mappings,
    )


def _copies(books: Sequence[Book]) -> Iterator[Diagnostic]:
    """The files that were sent out to be filled in or confirmed; those to be filled in say from which case."""
    for book in books:
        origin = next(filter(None, (read_origin(sheet.rows) for sheet in book.sheets)), None)
        if origin is not None:
            yield returned.COPY_OF_A_CASE(Location(file=book.file), case=origin.case)
        elif is_confirmation(book):
            yield reading.SHEET_OF_A_CASE(Location(file=book.file))


def _empty(books: Sequence[Book]) -> Document:
    """A document in which nobody has found anything yet; who inspected whom a table doesn't say."""
    name = PurePath(books[0].file).stem if books else PLACEHOLDER
    return Document(
        inspection=Inspection(id=name, title=name, inspecting="b-inspecting", inspected="b-inspected"),
        bodies=(
            Body(id="b-inspecting", name=PLACEHOLDER, kind="inspecting"),
            Body(id="b-inspected", name=PLACEHOLDER, kind="inspected"),
        ),
    )


def _nowhere(_sheet: Sheet, _first: int, _last: int) -> None:
    """The passage of rows that stand in no document."""


@frozen(kw_only=True)
class _Drafting:
    """A document that grows by what is listed."""

    roster: Roster
    day: dt.date | None
    passage: Passage
    aspects: dict[str, Aspect] = field(factory=dict)
    findings: list[Finding] = field(factory=list)
    listed: list[Listed] = field(factory=list)
    measures: list[Measure] = field(factory=list)
    accounts: list[Account] = field(factory=list)
    numbers: dict[tuple[str | None, tuple[str, ...]], str] = field(factory=dict)
    problems: list[Diagnostic] = field(factory=list)

    def take(self, item: Listed) -> None:
        """The next finding with its measures and what is told of it."""
        if not item.title:
            skipped = (rules_of_documents.ROW_SKIPPED(line.where, quote=line.quote) for line in item.record.lines)
            self.problems.extend(skipped)
            return
        finding = self._finding(item)
        self.findings.append(finding)
        self.listed.append(item)
        made = tuple(self._measures(item, finding))
        self.measures.extend(made)
        self._account(item.told, finding, made)

    def _finding(self, item: Listed) -> Finding:
        position, aspect = len(self.findings) + 1, self._aspect(item.record.aspect or item.record.heading)
        id, number = f"f{position:02d}", item.record.number
        parent, sheet = self._parent(aspect, number.parts) if number else None, item.record.first.sheet
        if number and self.numbers.setdefault((aspect, number.parts), id) != id:
            self._twice(item, number.plain)
        return Finding(
            id=id,
            number=(number.own if parent else number.plain) if number else self._free(aspect, position),
            title=item.title,
            text=item.text,
            aspect=None if parent else aspect,
            parent=parent,
            target=item.target or None,
            owners=self.roster.owners(item.owners),
            deadline=item.limit.deadline if item.limit else None,
            read_from=self._read_from([line.row for line in item.record.lines if line.sheet is sheet], sheet),
        )

    def _read_from(self, rows: Sequence[int], sheet: Sheet) -> SourceRef | None:
        return self.passage(sheet, min(rows), max(rows))

    def _twice(self, item: Listed, number: str) -> None:
        """A number that another sheet has; within a sheet it was told when the rows were read."""
        mine = item.record.first.sheet
        if all(each.record.first.sheet is not mine for each in self.listed if _number(each) == number):
            self.problems.append(rules_of_documents.NUMBER_TWICE(item.where, number=number))

    def _free(self, aspect: str | None, position: int) -> str:
        """A number for a finding that has none: its position, or the next that isn't taken."""
        while (aspect, (str(position),)) in self.numbers:
            position += 1
        self.numbers[aspect, (str(position),)] = ""
        return str(position)

    def _aspect(self, title: str) -> str | None:
        if not title:
            return None
        known = self.aspects.get(fold(title))
        if known is None:
            number = str(len(self.aspects) + 1)
            known = Aspect(id=f"a{number}", number=number, title=unnumbered(title))
            self.aspects[fold(title)] = known
        return known.id

    def _parent(self, aspect: str | None, parts: tuple[str, ...]) -> str | None:
        """The finding above one that is numbered 3.1 or 3（1）, if there is a 3."""
        return (self.numbers.get((aspect, parts[:-1])) or None) if 1 < len(parts) <= DEEPEST else None

    def _measures(self, item: Listed, finding: Finding) -> Iterator[Measure]:
        for number, task in enumerate(item.tasks, start=1):
            yield Measure(
                id=f"m{finding.id[1:]}-{number}",
                findings=(finding.id,),
                text=task.text,
                owners=self.roster.owners(task.owners),
                deadline=task.limit.deadline if task.limit else None,
                read_from=self._read_from([task.cell.row], task.cell.sheet),
            )

    def _account(self, told: Sequence[Told], finding: Finding, made: Sequence[Measure]) -> None:
        if told and self.day is not None:
            several = (each.paragraphs([made[each.task].id] if each.task is not None else []) for each in told)
            paragraphs = tuple(paragraph for each in several for paragraph in each)
            sheet = told[0].cell.sheet
            read_from = self._read_from([each.cell.row for each in told if each.cell.sheet is sheet], sheet)
            account = Account(finding=finding.id, as_of=self.day, paragraphs=paragraphs, read_from=read_from)
            self.accounts.append(account)

    def document(self, empty: Document) -> Document:
        """The document of all that was taken."""
        added = self.roster.added.values()
        return evolve(
            empty,
            bodies=(*empty.bodies, *(party for party in added if isinstance(party, Body))),
            people=(*empty.people, *(party for party in added if isinstance(party, Person))),
            aspects=tuple(self.aspects.values()),
            findings=tuple(self.findings),
            measures=tuple(self.measures),
            accounts=tuple(self.accounts),
        )

    def openings(self) -> Iterator[Opening]:
        """The states that were printed for findings that have none below them."""
        for finding, item in self._leaves():
            if item.printed is not None:
                printed = item.printed
                yield Opening(
                    finding=finding.id, state=printed.state, printed=printed.words, resolution=printed.resolution
                )

    def _leaves(self) -> Iterator[tuple[Finding, Listed]]:
        parents = {finding.parent for finding in self.findings}
        pairs = zip(self.findings, self.listed, strict=True)
        return ((finding, item) for finding, item in pairs if finding.id not in parents)

    def told(self) -> Iterator[Diagnostic]:
        """All that was doubtful: names, numbers, progress without a day, states of findings that have others below."""
        yield from self.problems
        yield from self.roster.problems
        if self.day is None:
            yield from _without_day([told for item in self.listed for told in item.told])
        leaves = {finding.id for finding, _ in self._leaves()}
        for finding, item in zip(self.findings, self.listed, strict=True):
            if item.printed is not None and finding.id not in leaves:
                cell = item.printed.cell
                yield rules.CELL_LEFT_OUT(cell.where, title=cell.title, quote=shown(cell.text), why=NOT_A_LEAF)


NOT_A_LEAF = Text("its state is that of the findings below it", "其状态由下级问题得出")


def _without_day(told: Sequence[Told]) -> Iterator[Diagnostic]:
    """Progress of which nobody says as of which day it is."""
    if told:
        why = Text(
            f"the table names no day for it (such as 截至2024年3月31日); cells: {len(told)}",
            f"表中没有写明截至日期（如“截至2024年3月31日”），共 {len(told)} 个单元格",
        )
        cell = told[0].cell
        yield rules.CELL_LEFT_OUT(cell.where, title=cell.title, quote=shown(cell.text), why=why)


def _number(item: Listed) -> str | None:
    return item.record.number.plain if item.record.number else None
