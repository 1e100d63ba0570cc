"""Tables that were sent out and come back filled in: several copies at once, merged, to proposals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from ...diagnostics import Diagnostic, Text, returned as rules
from ...lifecycle import Case, Plan
from ...model import Audience
from ...proposals import CaseRequest, Conflict, Proposal, Proposals
from ...views import Report, report
from .._filling import Filling, make_filling, parts
from .._origin import Origin, read_origin
from ..cells import Book, Sheet, number_in, text_of
from ._changes import Change, Changes, Copy, NewRow, Place, RowChange, changes_of
from ._copies import layout_of
from ._edits import PLAN_KEYS, Editor
from ._events import Recorder
from ._missing import missing_units
from ._wording import wording_edits

Parts = tuple[str, ...]


@frozen(kw_only=True)
class _Returned:
    """A workbook that came back: what it was made of, and its sheets without the one that says so."""

    origin: Origin
    book: Book
    sheets: tuple[Sheet, ...]


def is_returned(book: Book) -> bool:
    """Whether a workbook was sent out by us, and says so."""
    return any(read_origin(sheet.rows) for sheet in book.sheets)


def propose_returned(books: Sequence[Book], request: CaseRequest) -> Proposals:
    """What copies of a table propose together; copies of several tables, each of those."""
    problems: list[Diagnostic] = [problem for book in books for problem in book.problems]
    came = [found for book in _told_apart(books) if (found := _opened(book, request.case, problems)) is not None]
    reports = _Reports(request.case)
    doubts: list[Diagnostic] = []
    editor = Editor(request, doubts)
    recorder = Recorder(request, {each.book.file: each.origin for each in came}, doubts)
    proposals: list[Proposal] = []
    conflicts: list[Conflict] = []
    for table in dict.fromkeys(each.origin.table for each in came):
        mine = [each for each in came if each.origin.table == table]
        copies = [copy for each in mine if (copy := _copy(each, reports, request.as_of, problems)) is not None]
        changes = changes_of(copies)
        problems.extend(changes.problems)
        conflicts.extend(changes.conflicts)
        proposals.extend(_proposed(changes, table, editor, recorder))
        problems.extend(_everywhere(doubts, changes))
        doubts.clear()
    missing = missing_units([each.origin for each in came], reports.of, request.case)
    if missing:
        problems.append(rules.NOT_RETURNED(units=missing))
    return Proposals(proposals=tuple(proposals), conflicts=tuple(conflicts), problems=tuple(problems), missing=missing)


def _told_apart(books: Sequence[Book]) -> Iterator[Book]:
    """Books under different names: sections often send back files of one name."""
    met: dict[str, int] = {}
    for book in books:
        met[book.file] = times = met.get(book.file, 0) + 1
        name = book.file if times == 1 else f"{book.file} ({times})"
        yield evolve(book, file=name, sheets=tuple(evolve(sheet, file=name) for sheet in book.sheets))


class _Reports:
    """The reports that tables were made from, each made once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._made: dict[object, Report] = {}
        self._filled: dict[object, Filling] = {}

    def of(self, origin: Origin) -> Report:
        """The report that a table was exported from."""
        key = (origin.as_of, origin.known, origin.audience)
        if key not in self._made:
            day = dt.date.fromisoformat(origin.as_of)
            self._made[key] = report(self._case, as_of=day, audience=origin.audience, known=int(origin.known))
        return self._made[key]

    def filled_now(self, on: dt.date, origin: Origin) -> Filling:
        """A table of the working copy as of a day: what is proposed would change that."""
        key = (on, origin.audience, origin.table)
        if key not in self._filled:
            made = report(self._case, as_of=on, audience=origin.audience, draft=True)
            self._filled[key] = make_filling(made, origin.table)
        return self._filled[key]


def _opened(book: Book, case: Case, problems: list[Diagnostic]) -> _Returned | None:
    """A workbook of this case; None, with a problem, for one that isn't."""
    origins = [read_origin(sheet.rows) for sheet in book.sheets]
    at = next(n for n, origin in enumerate(origins) if origin is not None)
    origin, about = origins[at], book.sheets[at]
    assert origin is not None
    if origin.case != case.id:
        problems.append(rules.OTHER_CASE(about.where(0), found=origin.case, expected=case.id))
        return None
    if not _is_ours(origin, case):
        where, facts = about.where(0), {"known": origin.known, "edition": origin.edition, "about": about.name}
        problems.append(rules.ORIGIN_UNKNOWN.at(where, facts))
        return None
    return _Returned(origin=origin, book=book, sheets=(*book.sheets[:at], *book.sheets[at + 1 :]))


def _is_ours(origin: Origin, case: Case) -> bool:
    try:
        day = dt.date.fromisoformat(origin.as_of)
        Audience(origin.audience)
    except ValueError:
        return False
    if not 0 <= origin.known <= len(case.journal):
        return False
    return case.plan_on(day, origin.known).number == origin.edition


def _copy(came: _Returned, reports: _Reports, on: dt.date, problems: list[Diagnostic]) -> Copy | None:
    """The table in a workbook; rows of it that were pasted elsewhere are told."""
    made = reports.of(came.origin)
    part = came.origin.part if came.origin.part in parts(made) else None
    exported = make_filling(made, came.origin.table, part=part)
    keys = {row.key for row in exported.rows}
    places: list[Place] = []
    for sheet in came.sheets:
        layout = layout_of(sheet, exported)
        if layout is not None:
            places.append(Place(sheet=sheet, layout=layout))
        elif count := _strays(sheet, keys):
            problems.append(rules.ROW_ELSEWHERE(sheet.where(0), count=count))
    if not places:
        problems.append(rules.NO_TABLE(came.book.sheets[0].where(0)))
        return None
    return Copy(exported=exported, now=reports.filled_now(on, came.origin), places=tuple(places))


def _strays(sheet: Sheet, keys: set[str]) -> int:
    """How many rows of a sheet have a key of ours in them."""
    return sum(1 for row in sheet.rows if any(isinstance(cell, str) and cell.strip() in keys for cell in row))


def _proposed(changes: Changes, table: str, editor: Editor, recorder: Recorder) -> Iterator[Proposal]:
    """The proposals of the rows of one table."""
    request, problems = editor.request, editor.problems
    numbers = _numbers(request.case.draft)
    lost = {row.row: id for row in changes.rows if (id := _gone(row, request.case.draft)) is not None}
    recorder.expect([row for row in changes.rows if row.row not in lost])
    for row in changes.rows:
        if row.row in lost:
            problems.extend(rules.ITEM_GONE(cell.where, id=lost[row.row]) for cell in row.cells.values())
        elif table == "publication-review":
            yield from wording_edits(row, request, editor.parties, problems)
        else:
            yield from editor.edits(row)
            yield from recorder.events(row)
    for new in changes.fresh:
        yield from _new_measure(new, numbers, editor, problems)


def _everywhere(problems: Sequence[Diagnostic], changes: Changes) -> Iterator[Diagnostic]:
    """Problems of changed cells, also in the places of other copies that say the same."""
    rows: tuple[RowChange | NewRow, ...] = (*changes.rows, *changes.fresh)
    cells = (change for row in rows for change in row.cells.values())
    also = {change.where: change.also for change in cells if change.also}
    for problem in problems:
        yield problem
        yield from (evolve(problem, where=where) for where in also.get(problem.where, ()))


def _gone(row: RowChange, plan: Plan) -> str | None:
    """The finding or measure of a row that the working copy doesn't have any more."""
    if row.finding not in plan.findings:
        return row.finding
    return row.measure if row.measure is not None and row.measure not in plan.measures else None


def _numbers(plan: Plan) -> Mapping[Parts, tuple[str, ...]]:
    """The findings that carry a state by the number that a ledger prints, part by part."""
    found: dict[Parts, tuple[str, ...]] = {}
    for leaf in plan.leaves:
        number = _parts(plan.full_number(leaf.id))
        found[number] = (*found.get(number, ()), leaf.id)
    return found


def _parts(text: str) -> Parts:
    number = number_in(text)
    return number.parts if number else ()


def _new_measure(
    row: NewRow, numbers: Mapping[Parts, tuple[str, ...]], editor: Editor, problems: list[Diagnostic]
) -> Iterator[Proposal]:
    """A measure that was written into an empty row."""
    change = next(iter(row.cells.values()))
    number = row.cells.get("number")
    findings = numbers.get(_parts(text_of(number.value)), ()) if number else ()
    if len(findings) > 1:
        en, zh = f"{len(findings)} findings have this number", f"有 {len(findings)} 个问题是这个序号"
        _incomplete(number or change, en, zh, problems)
    elif not findings:
        en, zh = "give the number of a finding, so that the measure has its place", "请写明问题序号，以便归到相应问题"
        _incomplete(number or change, en, zh, problems)
    elif "measure" not in row.cells:
        _incomplete(change, "a new row needs its measure", "新增行须写明整改措施", problems)
    else:
        for key, cell in row.cells.items():
            if key not in (*PLAN_KEYS, "number"):
                en, zh = "a new measure has nothing to report yet", "新增措施尚无进展可报"
                _incomplete(cell, en, zh, problems)
        yield from editor.new_measure(row.row, findings[0], row.cells)


def _incomplete(change: Change, en: str, zh: str, problems: list[Diagnostic]) -> None:
    problems.append(rules.INCOMPLETE_ROW(change.where, title=change.column.column.title, what=Text(en, zh)))
