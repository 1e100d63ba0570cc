"""What the row of a table says beyond what a finding of the case has: as edits, events, conflicts and warnings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from ...codec import encode
from ...diagnostics import Diagnostic, Location, Text, tables as rules
from ...lifecycle import Due, finding_due, measure_due, owners_of
from ...model import Account, Adopted, Body, Deadline, DeadlineKind, Finding, Imported, Measure, Owner, Role, State
from ...proposals import CaseRequest, Conflict, Edit, Proposal
from .._matching import SAME, likeness
from ..cells import fold, short, shown
from ._listed import Limit, Listed, Named, Printed, Task, Told
from ._records import Record
from ._roster import Roster, roster_of
from ._rows import Cell

_NOT_BEGUN = frozenset({State.REGISTERED, State.PLANNED})


@frozen(kw_only=True)
class Moved:
    """What one record proposes, and what stands against it."""

    proposals: tuple[Proposal, ...]
    conflicts: tuple[Conflict, ...] = ()


@frozen(kw_only=True)
class Transfer:
    """Compares records with the findings that they are about; what can't be proposed is gathered to be told."""

    request: CaseRequest
    as_of: dt.date
    taken: set[str] = field(factory=set)
    problems: list[Diagnostic] = field(factory=list)
    respelled: dict[str, Location] = field(factory=dict)
    places: dict[str, str] = field(factory=dict)

    @cached_property
    def roster(self) -> Roster:
        """Who goes by which name in the case."""
        return roster_of(self.request.case.document)

    def take(self, item: Listed, finding: Finding) -> Moved:
        """All that a record says beyond its finding."""
        self._compare_words(item.record, finding)
        measures = self._measures(item, finding)
        proposals = [
            *self._target(item, finding),
            *(
                each
                for task, measure in zip(item.tasks, measures, strict=True)
                for each in self._task(task, measure, finding)
            ),
            *self._own(item, finding),
        ]
        accounts, conflicts = self._account(item.told, finding, measures)
        states = self._state(item.printed, finding)
        return Moved(proposals=(*proposals, *accounts, *states), conflicts=tuple(conflicts))

    def told(self) -> Iterator[Diagnostic]:
        """What was doubtful or not taken over, after all records."""
        yield from self.problems
        yield from self.roster.problems
        if self.respelled:
            numbers = ", ".join(self.respelled)
            what = Text(
                f"these findings differ from the feedback in punctuation or width only; its words stay: {numbers}",
                f"下列问题的文字与反馈仅标点或全半角不同，以反馈原文为准：{numbers}",
            )
            yield rules.TAKEN_SO(next(iter(self.respelled.values())), what=what)

    def _compare_words(self, record: Record, finding: Finding) -> None:
        """The finding's own words are never edited: where the table has others, that is told."""
        number, known = self.request.case.draft.full_number(finding.id), (finding.title, finding.text)
        for key in ("title", "text"):
            said = record.text(key)
            if not said or said in known:
                continue
            if fold(said) in map(fold, known):
                self.respelled.setdefault(number, record.where)
            else:
                nearest = max(known, key=lambda text: likeness(said, text))
                self._differs(record.cells(key)[0], number, nearest, said, _VERBATIM)

    def _differs(self, cell: Cell, item: str, known: str, said: str, kept: Text) -> None:
        facts = {"title": cell.title, "item": item, "known": shown(known), "quote": shown(said), "kept": kept}
        self.problems.append(rules.DIFFERS.at(cell.where, facts))

    def _target(self, item: Listed, finding: Finding) -> Iterator[Proposal]:
        known = [text for text in (finding.target, finding.standard) if text]
        if not item.target or fold(item.target) in map(fold, (*known, "".join(known))):
            return
        cell = item.record.cells("target")[0]
        if known:
            self._differs(cell, self.request.case.draft.full_number(finding.id), "\n".join(known), item.target, _STAYS)
            return
        edit = Edit(part="findings", item=finding.id, name="target", value=item.target)
        yield _proposal(cell, finding, after=item.target, edits=(edit,))

    def _measures(self, item: Listed, finding: Finding) -> tuple[Measure, ...]:
        """The measure of each task: one that the finding has, or a new one."""
        known = {fold(measure.text): measure for measure in self.request.case.draft.measures_of(finding.id)}
        return tuple(known.get(fold(task.text)) or self._new_measure(task, finding) for task in item.tasks)

    def _new_measure(self, task: Task, finding: Finding) -> Measure:
        stem = f"m{finding.id[1:]}" if finding.id[:1] == "f" else f"{finding.id}-m"
        number = 1
        while f"{stem}-{number}" in self.roster.taken:
            number += 1
        id = f"{stem}-{number}"
        self.roster.taken.add(id)
        limit = task.limit.deadline if task.limit else None
        owners = self.roster.owners(task.owners)
        self.places[id] = _row(task.cell)
        return Measure(id=id, findings=(finding.id,), text=task.text, owners=owners, deadline=limit)

    def _task(self, task: Task, measure: Measure, finding: Finding) -> Iterator[Proposal]:
        """A new measure, or the owners and the time limit of a known one where they differ."""
        if measure.id in self.places:
            yield self._added(task, measure, finding)
        else:
            yield from self._changed(measure, finding, task.owners, task.limit)

    def _added(self, task: Task, measure: Measure, finding: Finding) -> Proposal:
        for each in self.request.case.draft.measures_of(finding.id):
            if likeness(each.text, measure.text) >= SAME:
                self._differs(task.cell, each.id, each.text, measure.text, _ANOTHER)
        value = {key: short(said) if key == "deadline" else said for key, said in encode(measure).items()}
        cells = (task.cell, *(named.cell for named in task.owners), *([task.limit.cell] if task.limit else []))
        edits = (*self._additions(measure.owners), Edit(part="measures", value=value))
        return _proposal(task.cell, finding, measure.id, after=measure.text, edits=edits, cells=cells)

    def _additions(self, owners: Sequence[Owner]) -> tuple[Edit, ...]:
        """The edits that add the owners whom the case doesn't know; each row that needs them brings them."""
        new = (self.roster.added[owner.who] for owner in owners if owner.who in self.roster.added)
        return tuple(
            Edit(part="bodies" if isinstance(each, Body) else "people", value=encode(each))
            for each in dict.fromkeys(new)
        )

    def _own(self, item: Listed, finding: Finding) -> Iterator[Proposal]:
        """Owners and time limit of a finding for which the table names no measure."""
        measures = self.request.case.draft.measures_of(finding.id)
        if item.tasks or not measures:
            yield from self._changed(finding, finding, item.owners, item.limit)
            return
        items: tuple[Finding | Measure, ...] = (finding, *measures)
        known = {owner.who for each in items for owner in owners_of(self.request.case.standing, each)}
        strangers = [named for named in item.owners if self.roster.party(named) not in known]
        cells = {(named.cell.row, named.cell.column): named.cell for named in strangers}
        if item.limit and not _is_same(item.limit.deadline, finding.deadline, self._due(finding)):
            cells[item.limit.cell.row, item.limit.cell.column] = item.limit.cell
        for cell in cells.values():
            facts = {"title": cell.title, "quote": shown(cell.text), "why": _WHICH_MEASURE}
            self.problems.append(rules.CELL_LEFT_OUT.at(cell.where, facts))

    def _changed(
        self, item: Finding | Measure, finding: Finding, owners: Sequence[Named], limit: Limit | None
    ) -> Iterator[Proposal]:
        part = "measures" if isinstance(item, Measure) else "findings"
        measure = item.id if isinstance(item, Measure) else None
        if owners:
            yield from self._changed_owners(item, finding, part, owners)
        if limit is None or _is_same(limit.deadline, item.deadline, self._due(item)):
            return
        before = self._due(item).day or (item.deadline.kind.value if item.deadline else "")
        if self.request.case.standing.new_days(item.id):
            self._differs(limit.cell, item.id, str(before), limit.cell.text, _EXTENDED)
            return
        sustained = limit.deadline.sustained or (item.deadline is not None and item.deadline.sustained)
        value = short(encode(evolve(limit.deadline, sustained=sustained)))
        edit = Edit(part=part, item=item.id, name="deadline", value=value)
        yield _proposal(limit.cell, finding, measure, before=str(before), after=limit.cell.text, edits=(edit,))

    def _changed_owners(
        self, item: Finding | Measure, finding: Finding, part: str, named: Sequence[Named]
    ) -> Iterator[Proposal]:
        """One edit for all roles in which the table has others: the owners of an item are one list."""
        asked = self.roster.owners(named)
        in_force = owners_of(self.request.case.standing, item)
        roles = [
            role for role in dict.fromkeys(owner.role for owner in asked) if _who(asked, role) != _who(in_force, role)
        ]
        cells = [each.cell for each in named if each.role in roles]
        if not roles:
            return
        before, after = (self._names(owners, roles) for owners in (in_force, asked))
        handed = {each.role for each in self.request.case.standing.handovers.get(item.id, ())}
        if handed.intersection(roles):
            self._differs(cells[0], item.id, before, after, _HANDED_OVER)
            return
        kept = [owner for owner in item.owners if owner.role not in roles]
        known = {(owner.role, owner.who): owner for owner in item.owners}
        mine = [known.get((owner.role, owner.who), owner) for owner in asked if owner.role in roles]
        edit = Edit(part=part, item=item.id, name="owners", value=[encode(owner) for owner in (*kept, *mine)])
        measure = item.id if isinstance(item, Measure) else None
        edits = (*self._additions(mine), edit)
        yield _proposal(cells[0], finding, measure, before=before, after=after, edits=edits, cells=cells)

    def _names(self, owners: Sequence[Owner], roles: Sequence[Role]) -> str:
        names = (self.roster.names.get(owner.who, owner.who) for owner in owners if owner.role in roles)
        return "、".join(dict.fromkeys(names))

    def _due(self, item: Finding | Measure) -> Due:
        case = self.request.case
        if isinstance(item, Measure):
            return measure_due(case, case.draft, case.standing, item)
        return finding_due(case, case.draft, case.standing, item.id)

    def _account(
        self, told: Sequence[Told], finding: Finding, measures: Sequence[Measure]
    ) -> tuple[list[Proposal], list[Conflict]]:
        """The account of a finding, if its accounts don't say that yet; one of the same day is a conflict."""
        accounts = [each for each in self.request.case.document.accounts if each.finding == finding.id]
        known = [_words(account) for account in accounts]
        if all(any(fold(each.cell.text) in fold(words) for words in known) for each in told):
            return [], []
        after, cells = "\n".join(each.cell.text for each in told), [each.cell for each in told]
        same = [
            words
            for each, words in zip(accounts, known, strict=True)
            if each.as_of == self.as_of and each.audience is None
        ]
        if same:
            return [], [_conflict(cells[0], finding, now=same[0], returned=after)]
        links = [measures[each.task].id if each.task is not None else None for each in told]
        several = (each.paragraphs([id] if id else []) for each, id in zip(told, links, strict=True))
        paragraphs = tuple(paragraph for each in several for paragraph in each)
        value = encode(Account(finding=finding.id, as_of=self.as_of, paragraphs=paragraphs))
        proposal = _proposal(cells[0], finding, after=after, edits=(Edit(part="accounts", value=value),), cells=cells)
        new = [self.places[id] for id in links if id in self.places]
        return [evolve(proposal, row=new[-1]) if new else proposal], []

    def _state(self, printed: Printed | None, finding: Finding) -> Iterator[Proposal]:
        """The opening state of a finding without a history; else a warning where the table has another."""
        case, profile = self.request.case, self.request.profile
        if printed is None:
            return
        if finding.id in case.draft.children:
            facts = {"title": printed.cell.title, "quote": printed.words, "why": _NOT_A_LEAF}
            self.problems.append(rules.CELL_LEFT_OUT.at(printed.cell.where, facts))
            return
        now = case.standing.finding(finding.id)
        same = printed.state is now.state or {printed.state, now.state} <= _NOT_BEGUN
        if same and printed.resolution in (None, now.resolution):
            return
        if any(not isinstance(step.event, Adopted) for step in now.cycle.steps):
            number, known = case.draft.full_number(finding.id), profile.word(f"state.{now.state.value}")
            self._differs(printed.cell, number, known, printed.words, _HISTORY)
            return
        event = Imported(
            findings=(finding.id,),
            on=self.request.as_of,
            state=printed.state,
            printed=printed.words,
            resolution=printed.resolution,
        )
        before = profile.word(f"state.{now.state.value}")
        yield evolve(_proposal(printed.cell, finding, before=before, after=printed.words), events=(event,))


_VERBATIM = Text("the feedback's words stay", "以反馈原文为准")
_STAYS = Text("the case's stays", "保留案卷内容")
_ANOTHER = Text("it is proposed as another measure", "作为另一条措施提出")
_EXTENDED = Text("the time that was given in the journal stays", "以日志中的延期为准")
_HANDED_OVER = Text("the hand-over in the journal stays", "以日志中的责任交接为准")
_HISTORY = Text("the journal's state stays", "以日志状态为准")
_NOT_A_LEAF = Text("its state is that of the findings below it", "其状态由下级问题得出")
_WHICH_MEASURE = Text("the finding has measures, and the row names none", "该问题已有措施，而该行未写明措施")


def _proposal(
    cell: Cell,
    finding: Finding,
    measure: str | None = None,
    *,
    before: str = "",
    after: str = "",
    edits: tuple[Edit, ...] = (),
    cells: Sequence[Cell] = (),
) -> Proposal:
    places = (cell.where, *(each.where for each in cells))
    return Proposal(
        row=_row(cell),
        where=cell.where,
        what=cell.key,
        title=cell.title,
        finding=finding.id,
        measure=measure,
        before=before,
        after=after,
        cells=tuple(dict.fromkeys(places)),
        edits=edits,
    )


def _conflict(cell: Cell, finding: Finding, *, now: str, returned: str) -> Conflict:
    return Conflict(
        row=_row(cell),
        where=cell.where,
        what=cell.key,
        title=cell.title,
        finding=finding.id,
        now=now,
        returned=returned,
    )


def _row(cell: Cell) -> str:
    """What the row of a cell is called among all rows of all files."""
    return f"{cell.sheet.file}!{cell.sheet.name}!{cell.where.line or cell.row + 1}"


def _words(account: Account) -> str:
    return "\n".join((paragraph.label or "") + paragraph.text for paragraph in account.paragraphs)


def _who(owners: Sequence[Owner], role: Role) -> set[str]:
    return {owner.who for owner in owners if owner.role is role}


def _is_same(asked: Deadline, known: Deadline | None, due: Due) -> bool:
    """Whether a table's time limit says nothing new: it may say less than the case does."""
    if known is None and due.day is None:
        return False
    kind = known.kind if known else due.kind
    sustained = known.sustained if known else due.sustained
    if (asked.kind is not DeadlineKind.DATED and asked.kind is not kind) or (asked.sustained and not sustained):
        return False
    if asked.date is not None:
        return asked.date == due.day
    return asked.period is None or (known is not None and asked.period == known.period)
