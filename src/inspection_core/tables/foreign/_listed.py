"""What the records of a table say in the terms of a case: measures, owners, time limits, progress, states."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from ...diagnostics import Diagnostic, Location, Text, tables as rules
from ...lifecycle import derived_state
from ...model import Deadline, DeadlineKind, Paragraph, Resolution, Role, State
from ...profiles import Profile
from ..cells import (
    DateWords,
    DeadlineWords,
    StateWords,
    day_first_in,
    deadline_of,
    deadline_words,
    fold,
    is_nothing,
    kind_of,
    names_in,
    shown,
    state_in,
    state_words,
)
from ._header import neutral_profiles
from ._records import Record
from ._rows import Cell, Line

ROLES: Mapping[str, Role] = {role.value: role for role in Role}
UNITS = frozenset({Role.LEAD_UNIT, Role.SUPPORTING_UNIT})
KEPT = frozenset(
    {"number", "aspect", "title", "text", "target", "measure", "deadline_kind", "due", "progress", "state"}
) | {*ROLES}
"""Keys of the columns that have a place in a case."""
_LIMITS = ("due", "deadline_kind")
_LABELS = re.compile(r"(牵头|主办|主责|责任|配合|协办|协同|参与)(?:单位|科室|部门|处室)?\s*[:：]")
_SUPPORTING = frozenset({"配合", "协办", "协同", "参与"})
_LABEL = re.compile(r"[一二三四五六七八九十]{1,3}是")


@frozen(kw_only=True)
class Named:
    """A name in a role."""

    role: Role
    name: str
    cell: Cell


@frozen(kw_only=True)
class Limit:
    """A time limit with the cell that it was read from."""

    deadline: Deadline
    cell: Cell


@frozen(kw_only=True)
class Task:
    """A measure with its owners and its time limit."""

    text: str
    cell: Cell
    owners: tuple[Named, ...] = ()
    limit: Limit | None = None


@frozen(kw_only=True)
class Told:
    """Progress that a cell tells, of the measure of that position, or of the finding where it is None."""

    cell: Cell
    task: int | None = None

    def paragraphs(self, measures: Sequence[str] = ()) -> tuple[Paragraph, ...]:
        """A paragraph for each line of the cell, with its label (一是) apart."""
        return tuple(_paragraph(line, tuple(measures)) for line in self.cell.text.splitlines() if line.strip())


def _paragraph(line: str, measures: tuple[str, ...]) -> Paragraph:
    match = _LABEL.match(line.strip())
    text = line.strip()[match.end() :].lstrip() if match else ""
    return (
        Paragraph(label=match[0], text=text, measures=measures)
        if match and text
        else Paragraph(text=line.strip(), measures=measures)
    )


@frozen(kw_only=True)
class Printed:
    """The state that a table prints for a finding, with the words as they are printed."""

    state: State
    words: str
    cell: Cell
    resolution: Resolution | None = None


@frozen(kw_only=True)
class Listed:
    """A record with what it says: `owners` and `limit` are the finding's own, where no measure has them."""

    record: Record
    title: str = ""
    text: str = ""
    target: str = ""
    tasks: tuple[Task, ...] = ()
    owners: tuple[Named, ...] = ()
    limit: Limit | None = None
    told: tuple[Told, ...] = ()
    printed: Printed | None = None

    @property
    def where(self) -> Location:
        return self.record.where


@frozen(kw_only=True)
class Words:
    """What helps to read a table: the profile's words for states and time limits, and names that are known."""

    states: StateWords
    beside: frozenset[str]
    deadlines: DeadlineWords
    known: frozenset[str] = frozenset()


def words_of(
    profile: Profile, records: Sequence[Record], *, since: dt.date | None = None, known: frozenset[str] = frozenset()
) -> Words:
    """The words for some records; `since` is the day from which dates without a year are counted."""
    due = [cell.value for record in records for cell in record.cells("due")]
    dates = DateWords(since=since, day_first=day_first_in(due))
    beside = {
        profile.word(key) for key in ("late", "extended", "reopened", "deadline.sustained", "deadline.continuing")
    }
    return Words(
        states=state_words(profile, *neutral_profiles()),
        beside=frozenset(map(fold, (*beside, "长期坚持", "持续推进", "持续整改", "逾期", "late"))),
        deadlines=deadline_words(profile, dates),
        known=known,
    )


@frozen(kw_only=True)
class Listing:
    """All records with what they say, and what was not understood."""

    items: tuple[Listed, ...]
    problems: tuple[Diagnostic, ...]


def list_records(records: Sequence[Record], words: Words) -> Listing:
    """What some records say."""
    reader = _Reader(words=words)
    items = tuple(reader.read(record) for record in records)
    problems = dict.fromkeys((*reader.problems, *reader.unknown_words()))  # a merged cell is read for each of its rows
    return Listing(items=items, problems=tuple(problems))


@frozen(kw_only=True)
class _Reader:
    """Reads records one by one and gathers what it doesn't understand."""

    words: Words
    problems: list[Diagnostic] = field(factory=list)
    unknown: dict[tuple[str, str], list[Cell]] = field(factory=dict)

    def read(self, record: Record) -> Listed:
        """What a record says."""
        groups = _tasks(record)
        bare = [line for line in record.lines if _measure(line) is None]
        tasks = self._as_above(tuple(self._task(lines) for lines in groups), groups)
        if tasks:
            self._leave(bare)
        title, text = record.text("title"), record.text("text")
        return Listed(
            record=record,
            title=title or text,
            text=text or title,
            target=record.text("target"),
            tasks=tasks,
            owners=() if tasks else self._owners(bare),
            limit=None if tasks else self._limit(bare),
            told=tuple(_told(record, groups)),
            printed=self._printed(record),
        )

    def _task(self, lines: Sequence[Line]) -> Task:
        cell = lines[0].cells["measure"]
        return Task(text=cell.text, cell=cell, owners=self._owners(lines), limit=self._limit(lines))

    def _owners(self, lines: Sequence[Line]) -> tuple[Named, ...]:
        found: dict[tuple[Role, str], Named] = {}
        for line in lines:
            for key, role in ROLES.items():
                cell = line.cells.get(key)
                for named in self._named(role, cell) if cell is not None else ():
                    found.setdefault((named.role, fold(named.name)), named)
        return tuple(found.values())

    def _named(self, role: Role, cell: Cell) -> Iterator[Named]:
        """The names of a cell; «牵头：…配合：…» in one cell are two roles."""
        parts = _LABELS.split(cell.text) if role in UNITS else [cell.text]
        said = [(role, parts[0])]
        for label, text in zip(parts[1::2], parts[2::2], strict=True):
            said.append((Role.SUPPORTING_UNIT if label in _SUPPORTING else Role.LEAD_UNIT, text))
        for each, text in said:
            for name in names_in(text.strip("。；; \n"), people=each not in UNITS, known=self.words.known):
                yield Named(role=each, name=name, cell=cell)

    def _limit(self, lines: Sequence[Line]) -> Limit | None:
        """The time limit of some rows of one measure; a second one that differs is told."""
        found: Limit | None = None
        for cell, kind in _limit_cells(lines):
            read = deadline_of(
                cell.value if cell.key == "due" else None,
                cell.where,
                title=cell.title,
                kind=self._kind(kind),
                words=self.words.deadlines,
            )
            self.problems.extend(read.problems)
            if read.value is not None and found is None:
                found = Limit(deadline=read.value, cell=cell)
            elif read.value is not None and found is not None and read.value != found.deadline:
                self._left(cell, _SECOND_LIMIT)
        return found

    def _kind(self, cell: Cell | None) -> DeadlineKind | None:
        if cell is None or is_nothing(cell.text):
            return None
        kind = kind_of(cell.text, self.words.deadlines)
        if kind is None:
            self.unknown.setdefault(("kind", cell.text), []).append(cell)
        return kind

    def _as_above(self, tasks: tuple[Task, ...], groups: Sequence[Sequence[Line]]) -> tuple[Task, ...]:
        """The measures, those without any owner and time limit with the ones above.

        Only where the file can't say that cells were merged: there it is the only trace of it.
        """
        done: list[Task] = []
        taken: list[Line] = []
        for task, lines in zip(tasks, groups, strict=True):
            blank = not any(key in line.cells for line in lines for key in (*ROLES, *_LIMITS))
            if blank and done and not lines[0].sheet.merged and (done[-1].owners or done[-1].limit):
                task = evolve(task, owners=done[-1].owners, limit=done[-1].limit)
                taken.append(lines[0])
            done.append(task)
        if taken:
            self.problems.append(rules.TAKEN_SO(taken[0].where, what=_owners_above(taken)))
        return tuple(done)

    def _leave(self, lines: Sequence[Line]) -> None:
        """Owners and time limits of rows that name no measure, beside rows that do."""
        for line in lines:
            for key in (*ROLES, *_LIMITS):
                cell = line.own(key)
                if cell is not None:
                    self._left(cell, _NO_MEASURE)

    def _left(self, cell: Cell, why: Text) -> None:
        self.problems.append(rules.CELL_LEFT_OUT(cell.where, title=cell.title, quote=shown(cell.text), why=why))

    def _printed(self, record: Record) -> Printed | None:
        """The state that a record prints; of several the one furthest behind, which is told."""
        cells = [cell for cell in record.cells("state") if not is_nothing(cell.text)]
        if not cells:
            return None
        found = [state_in(cell.text, self.words.states, self.words.beside) for cell in cells]
        for cell, word in zip(cells, found, strict=True):
            if word is None:
                self.unknown.setdefault(("state", cell.text), []).append(cell)
        state = derived_state([word.state if word else State.UNKNOWN for word in found])
        words = "、".join(cell.text for cell in cells)
        if len({word.state if word else None for word in found}) > 1:
            self.problems.append(rules.TAKEN_SO(cells[0].where, what=_several_states(words, state)))
        resolutions = {word.resolution if word else None for word in found}
        implied = Resolution.IMPLEMENTED if state is State.CLOSED else None
        resolution = resolutions.pop() if len(resolutions) == 1 else None
        return Printed(state=state, words=words, cell=cells[0], resolution=resolution or implied)

    def unknown_words(self) -> Iterator[Diagnostic]:
        """Each word that means nothing, once."""
        for (what, quote), cells in self.unknown.items():
            facts = {"title": cells[0].title, "quote": quote, "count": len(cells), **_UNKNOWN[what]}
            yield rules.UNKNOWN_WORD.at(cells[0].where, facts)


_SECOND_LIMIT = Text("the measure has another time limit further up", "该措施上文已有不同的时限")
_NO_MEASURE = Text("the row names no measure", "该行没有写明措施")
_UNKNOWN: Mapping[str, Mapping[str, Text]] = {
    "state": {
        "what": Text("a state", "状态"),
        "taken": Text("it is kept as it is printed, and the state as unknown", "照印记录，状态记为“状态不明”"),
        "hint": Text("Add the word to the profile's state_words.", "请在方案的 state_words 中补充该用语。"),
    },
    "kind": {
        "what": Text("a kind of time limit", "整改类型"),
        "taken": Text("it is not taken over", "未导入"),
        "hint": Text("Correct it, or leave the column out in a mapping file.", "请更正，或在列对照文件中不读该列。"),
    },
}


def _owners_above(lines: Sequence[Line]) -> Text:
    rows = ", ".join(line.name for line in lines)
    return Text(
        f"rows {rows} name neither owners nor a time limit; those of the row above were taken",
        f"第 {rows} 行没有责任人和时限，取上一行的",
    )


def _several_states(words: str, state: State) -> Text:
    return Text(
        f"the rows of this finding print several states ({words}); it was taken for {state.value}",
        f"该问题各行的状态不一（{words}），按 {state.value} 读取",
    )


def _tasks(record: Record) -> list[list[Line]]:
    """The rows of each measure: those with the same text are one."""
    found: dict[str, list[Line]] = {}
    for line in record.lines:
        cell = _measure(line)
        if cell is not None:
            found.setdefault(fold(cell.text), []).append(line)
    return list(found.values())


def _measure(line: Line) -> Cell | None:
    """The cell of a row that names its measure."""
    cell = line.cells.get("measure")
    return None if cell is None or is_nothing(cell.text) else cell


def _limit_cells(lines: Sequence[Line]) -> Iterator[tuple[Cell, Cell | None]]:
    """Each cell that may hold a time limit, with the one that says its kind."""
    seen: set[str] = set()
    for line in lines:
        kind = line.cells.get("deadline_kind")
        cell = line.cells.get("due") or kind
        if cell is not None and fold(cell.text) not in seen:
            seen.add(fold(cell.text))
            yield cell, kind


def _told(record: Record, groups: Sequence[Sequence[Line]]) -> Iterator[Told]:
    """What the cells of progress tell; one that several measures share tells of the finding."""
    task_of = {id(line): at for at, lines in enumerate(groups) for line in lines}
    tasks: dict[tuple[int, int], set[int | None]] = {}
    cells: dict[tuple[int, int], Cell] = {}
    said: set[str] = set()
    for line in record.lines:
        cell = line.cells.get("progress")
        if cell is not None and not is_nothing(cell.text):
            place = (id(cell.sheet), cell.row)
            tasks.setdefault(place, set()).add(task_of.get(id(line)))
            cells.setdefault(place, cell)
    for place, cell in cells.items():
        if fold(cell.text) not in said:
            said.add(fold(cell.text))
            alone = tasks[place]
            yield Told(cell=cell, task=next(iter(alone)) if len(alone) == 1 else None)
