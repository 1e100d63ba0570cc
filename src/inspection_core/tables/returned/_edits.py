"""Changed cells of the plan to edits of the document: measures, owners, time limits, new measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import evolve

from ...codec import encode
from ...diagnostics import Diagnostic, Location, Text, returned as rules
from ...lifecycle import Extension, Ground
from ...model import Deadline, DeadlineKind, Finding, Measure, Owner, Role
from ...proposals import CaseRequest, Edit, Proposal
from ...views import MEASURE_COLUMNS
from ..cells import DateWords, DeadlineWords, Parties, deadline_of, deadline_words, fold, short
from ._changes import Change, RowChange, told

ROLES: Mapping[str, Role] = {role.value: role for role in Role}
PLAN_KEYS = ("measure", *ROLES, "due")


class Editor:
    """Makes edits of the plan of a case; `problems` gathers what can't be one."""

    def __init__(self, request: CaseRequest, problems: list[Diagnostic]) -> None:
        self.request, self.problems = request, problems
        self._taken: set[str] = set()
        self._written: dict[tuple[str, str], Location] = {}

    @cached_property
    def parties(self) -> Parties:
        """The parties of the working copy."""
        return Parties(self.request.case.draft)

    @cached_property
    def _words(self) -> DeadlineWords:
        return deadline_words(self.request.profile, DateWords(since=self.request.as_of))

    def edits(self, row: RowChange) -> Iterator[Proposal]:
        """The proposals of the cells of a row that was sent out."""
        plan = self.request.case.draft
        measure = plan.measures.get(row.measure or "")
        cells = {key: change for key, change in row.cells.items() if key in PLAN_KEYS}
        if measure is None and "measure" in cells:
            yield from self.new_measure(row.row, row.finding, cells, like=plan.findings[row.finding])
        elif cells:
            yield from self._changed(row, measure or plan.findings[row.finding], cells)

    def _changed(self, row: RowChange, item: Finding | Measure, cells: Mapping[str, Change]) -> Iterator[Proposal]:
        part = "measures" if isinstance(item, Measure) else "findings"
        owners, unknown = self._owners(item, cells)
        for key, change in cells.items():
            if key == "measure":
                yield from self._text(row, change, item)
            elif key == "due":
                deadline = self._deadline(item, change)
                if deadline is not item:
                    yield _proposal(row, change, Edit(part=part, item=item.id, name="deadline", value=deadline))
            elif key not in unknown:
                yield _proposal(row, change, Edit(part=part, item=item.id, name="owners", value=owners or None))

    def _text(self, row: RowChange, change: Change, item: Finding | Measure) -> Iterator[Proposal]:
        if change.returned:
            yield _proposal(row, change, Edit(part="measures", item=item.id, name="text", value=change.returned))
        else:
            what = Text("a measure can't be emptied; drop it with a reason", "措施不能清空；取消须说明理由")
            self.problems.append(rules.INCOMPLETE_ROW(change.where, title=change.column.column.title, what=what))

    def new_measure(
        self, row: str, finding: str, cells: Mapping[str, Change], *, like: Finding | None = None
    ) -> Iterator[Proposal]:
        """The proposal of a new measure against a finding, with all that its row says of it.

        `like` is the finding itself where its row showed its owners and time limit already.
        """
        change = cells["measure"]
        if self._is_known(finding, change):
            return
        made = Measure(
            id=self._new_id(finding),
            findings=(finding,),
            text=change.returned,
            owners=tuple(owner for owner in like.owners if owner.role.value in MEASURE_COLUMNS) if like else (),
            deadline=like.deadline if like else None,
        )
        owners, _ = self._owners(made, cells)
        deadline = self._deadline(made, cells["due"]) if "due" in cells else made
        said = {**encode(made), "owners": owners}
        if deadline is not made:
            said["deadline"] = deadline
        edit = Edit(part="measures", value={key: value for key, value in said.items() if value})
        yield Proposal(
            row=row,
            where=change.where,
            what="measure",
            title=change.column.column.title,
            finding=finding,
            measure=made.id,
            before=change.exported,
            after=change.returned,
            cells=tuple(where for cell in cells.values() for where in cell.places),
            edits=(edit,),
        )

    def _is_known(self, finding: str, change: Change) -> bool:
        """Whether a finding has a measure of these words, from a copy that was taken in before, or from another row."""
        title, words = change.column.column.title, (finding, fold(change.returned))
        mine = self.request.case.draft.measures_of(finding)
        known = next((measure.id for measure in mine if fold(measure.text) == words[1]), None)
        other = self._written.setdefault(words, change.where)
        if known is not None:
            what = Text(f"{known} says so", f"已有措施 {known}")
            self.problems.append(rules.AS_IT_IS(change.where, title=title, quote=change.returned, what=what))
        elif other != change.where:
            what = Text(f"{other} has this measure, too, with something else beside it",
                        f"{other} 也写了这项措施，但其他内容不同")  # fmt: skip
            self.problems.append(rules.INCOMPLETE_ROW(change.where, title=title, what=what))
        return known is not None or other != change.where

    def _new_id(self, finding: str) -> str:
        """An id that nothing in the case has: `m04-3` for a measure against `f04`."""
        stem = f"m{finding[1:]}" if finding[:1] == "f" else f"{finding}-m"
        known = {*self.request.case.draft.measures, *self.request.case.draft.findings, *self._taken}
        number = next(n for n in range(1, len(known) + 2) if f"{stem}-{n}" not in known)
        self._taken.add(f"{stem}-{number}")
        return f"{stem}-{number}"

    def _owners(self, item: Finding | Measure, cells: Mapping[str, Change]) -> tuple[list[object], set[str]]:
        """The owners of an item as its row wants them, and the columns with a name that is not known."""
        owners, unknown = item.owners, set()
        for key, change in cells.items():
            if key in ROLES:
                ids, problems = self.parties.ids(change.returned, change.column.column.title, change.where)
                self.problems.extend(problems)
                if problems:
                    unknown.add(key)
                else:
                    owners = self._with(item, owners, ROLES[key], ids)
        return [encode(owner) for owner in owners], unknown

    def _with(
        self, item: Finding | Measure, owners: tuple[Owner, ...], role: Role, ids: tuple[str, ...]
    ) -> tuple[Owner, ...]:
        """The owners with others in a role; a hand-over of that role is named, so that it doesn't come first."""
        handed = (each.seq for each in self.request.case.standing.handovers.get(item.id, ()) if each.role is role)
        last = max(handed, default=None)
        kept = {owner.who: owner for owner in owners if owner.role is role}
        mine = (evolve(kept.get(id, Owner(role=role, who=id)), supersedes=last) for id in ids)
        return (*(owner for owner in owners if owner.role is not role), *mine)

    def _deadline(self, item: Finding | Measure, change: Change) -> object:
        """The time limit that a cell asks for as plain data, None for none; the item itself where it isn't read."""
        if not change.returned:
            return item if self._still_holds(item, change) else None
        read = deadline_of(change.value, change.where, title=change.column.column.title, words=self._words)
        self.problems.extend(read.problems)
        if read.value is None:
            return item
        last = self._new_day(item)
        return short(encode(_moved(item.deadline, read.value, last.seq if last else None)))

    def _still_holds(self, item: Finding | Measure, change: Change) -> bool:
        """Whether a new day would hold where the deadline is taken out: no deadline supersedes it then."""
        last = self._new_day(item)
        if last is not None:
            what = Text(f"the extension until {last.until} holds", f"延期至 {last.until} 仍有效")
            if last.ground is Ground.REOPENED:
                en = f"the day {last.until} holds that was set with the reopening"
                what = Text(en, f"重新整改时定的 {last.until} 仍有效")
            self.problems.append(told(rules.DAY_HOLDS, change, what=what, seq=last.seq))
        return last is not None

    def _new_day(self, item: Finding | Measure) -> Extension | None:
        """The last new day that an item was given: by an extension, or with a finding's reopening."""
        days = self.request.case.standing.new_days(item.id)
        return max(days, key=lambda each: each.place) if days else None


def _moved(before: Deadline | None, asked: Deadline, superseded: int | None) -> Deadline:
    """A time limit with the day that was asked for; what else was agreed about it stays."""
    if before is None or asked.date is None or asked.sustained:
        return evolve(asked, supersedes=superseded)
    kind = before.kind if before.kind is DeadlineKind.PHASED else asked.kind
    return evolve(asked, kind=kind, sustained=before.sustained, supersedes=superseded)


def _proposal(row: RowChange, change: Change, edit: Edit) -> Proposal:
    return Proposal(
        row=row.row,
        where=change.where,
        what=change.column.key,
        title=change.column.column.title,
        finding=row.finding,
        measure=row.measure,
        before=change.exported,
        after=change.returned,
        cells=change.places,
        edits=(edit,),
    )
