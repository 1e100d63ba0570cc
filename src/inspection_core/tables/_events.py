"""Cells that a section filled in to events: progress, measures done, close-out and more time asked for, evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve, frozen

from ..diagnostics import Diagnostic, Text, returned as rules
from ..lifecycle import owners_in
from ..model import (
    Event,
    Evidence,
    EvidenceAdded,
    ExtensionAsked,
    MeasureDone,
    MeasureState,
    PaperReference,
    Progressed,
    Role,
    Started,
    State,
    Submitted,
)
from ..proposals import CaseRequest, Proposal
from ._changes import Change, RowChange
from ._dates import DateWords, date_of
from ._filling import ASKS
from ._values import fold, text_of

_BLANK = re.compile(r"[ \t\u3000]+")
_PERCENT = re.compile(r"(\d{1,3})\s*%?")


@frozen
class Filed:
    """What a row names as evidence: ids of what it rests on, and the pieces that are to be put on file first."""

    ids: tuple[str, ...] = ()
    fresh: tuple[Evidence, ...] = ()


class Recorder:
    """Makes events of what was filled in; `units` says whose copy a file is, `problems` gathers what can't be one."""

    def __init__(self, request: CaseRequest, units: Mapping[str, str | None], problems: list[Diagnostic]) -> None:
        self.request, self.units, self.problems = request, units, problems
        self._standing = request.case.standing
        self._done: set[str] = set()
        self._taken: set[str] = set()

    @cached_property
    def _recorded(self) -> Mapping[object, int]:
        """What the journal has, to know a copy that was taken in before."""
        return {_facts(entry.event): entry.seq for entry in self.request.case.journal}

    def events(self, row: RowChange) -> Iterator[Proposal]:
        """The proposals of the cells of a row that say what happened."""
        cells = row.cells
        asks = self._asks(cells["asks"]) if "asks" in cells else None
        filed = self._filed(row, cells["new_evidence"]) if "new_evidence" in cells else Filed()
        if asks == "under_way":
            yield from self._started(row, cells["asks"])
        yield from self._progress(row, extension=asks == "extension")
        if filed.fresh:
            yield self._proposal(row, ("new_evidence",), EvidenceAdded(on=self.request.as_of, evidence=filed.fresh))
        if asks == "close_out":
            yield from self._done_with(row, filed)
        elif filed.ids and not filed.fresh:
            self._tell(cells["new_evidence"], "it is on file already", "已归档")
        if asks == "extension":
            yield from self._more_time(row)
        elif "until" in cells:
            self._refuse(cells["until"], "choose «asks for more time», too", "请同时选择“申请延期”")
        if asks == "not_started":
            self._not_started(row, cells["asks"])

    def _asks(self, change: Change) -> str | None:
        """Which of the choices a cell has."""
        words = {fold(self.request.profile.word(f"ask.{ask}")): ask for ask in ASKS}
        said = words.get(fold(change.returned))
        if said is None:
            choices = "、".join(change.column.choices)
            self._bad(
                change,
                Text("none of the choices", "不在选项之列"),
                Text(f"Choose one of: {', '.join(change.column.choices)}", f"请选择：{choices}"),
            )
        return said

    def _started(self, row: RowChange, change: Change) -> Iterator[Proposal]:
        if self._standing.finding(row.finding).state is State.PLANNED and row.finding not in self._done:
            self._done.add(row.finding)
            yield self._proposal(row, ("asks",), Started(on=self.request.as_of, findings=(row.finding,)))
        else:
            self._tell(change, "the work was begun already", "整改已经启动")

    def _not_started(self, row: RowChange, change: Change) -> None:
        if self._standing.finding(row.finding).state in (State.REGISTERED, State.PLANNED):
            self._tell(change, "the work has not begun", "整改尚未启动")
        else:
            self._refuse(change, "the work was begun already", "整改已经启动")

    def _progress(self, row: RowChange, *, extension: bool) -> Iterator[Proposal]:
        """What was done, how much of it, and (unless it is why more time is asked for) what hinders and comes next."""
        keys = [key for key in ("new_progress", "percent", *(() if extension else ("reason",))) if key in row.cells]
        text = "\n".join(self._told(row.cells[key]) for key in keys if key != "percent")
        percent = self._percent(row.cells["percent"]) if "percent" in keys else None
        if not keys or ("percent" in keys and percent is None):
            return
        if not text:
            self._refuse(row.cells["percent"], "say what was done, too", "请同时写明本期进展")
            return
        event = Progressed(on=self.request.as_of, findings=(row.finding,), text=text, percent=percent)
        yield from self._fresh(row, keys, event)

    def _told(self, change: Change) -> str:
        heading = change.column.column.title
        colon = "：" if self.request.profile.language == "zh" else ": "
        return change.returned if change.column.key == "new_progress" else f"{heading}{colon}{change.returned}"

    def _percent(self, change: Change) -> int | None:
        value = change.value
        if isinstance(value, float) and 0 < value < 1:  # a cell in the format of per cents holds 0.6 for 60 %
            return round(value * 100)
        match = _PERCENT.fullmatch(fold(text_of(value)))
        if match is None or int(match[1]) > 100:
            self._bad(
                change,
                Text("no per cent from 0 to 100", "不是 0 至 100 的百分比"),
                Text("Write a whole number such as 60.", "请填整数，如 60。"),
            )
            return None
        return int(match[1])

    def _done_with(self, row: RowChange, filed: Filed) -> Iterator[Proposal]:
        """A row that asks for close-out: its measure is done; with the last one, the finding is submitted."""
        finding, measure, day = row.finding, row.measure, self.request.as_of
        keys = [key for key in ("asks", "new_evidence") if key in row.cells]
        if measure is not None and measure not in self._done and self._is_open(measure):
            self._done.add(measure)
            done = MeasureDone(on=day, measures=(measure,), evidence=filed.ids)
            yield self._proposal(row, keys, done)
        if not self._left(finding) and self._may_submit(finding):
            self._done.add(finding)
            yield self._proposal(row, keys, Submitted(on=day, findings=(finding,), evidence=filed.ids))
        elif measure is None or measure not in self._done:
            self._tell(row.cells["asks"], "it is done, or has asked already", "已完成或已申请")

    def _is_open(self, measure: str) -> bool:
        return self._standing.measure(measure).state is MeasureState.OPEN

    def _left(self, finding: str) -> tuple[str, ...]:
        """The measures of a finding's present cycle that are neither done nor said to be done in the copies."""
        case = self.request.case
        mine = case.measures_in_cycle(case.plan_on(self.request.as_of), self._standing, finding)
        return tuple(m.id for m in mine if self._is_open(m.id) and m.id not in self._done)

    def _may_submit(self, finding: str) -> bool:
        waits = (State.SUBMITTED, State.VERIFIED, State.CLOSED)
        return finding not in self._done and self._standing.finding(finding).state not in waits

    def _more_time(self, row: RowChange) -> Iterator[Proposal]:
        cells, asked = row.cells, row.cells["asks"]
        if "until" not in cells:
            self._refuse(asked, "say until when", "请写明“申请延期至”")
            return
        until = cells["until"]
        read = date_of(
            until.value, until.where, title=until.column.column.title, words=DateWords(since=self.request.as_of)
        )
        self.problems.extend(read.problems)
        if read.value is None:
            return
        if "reason" not in cells:
            self._refuse(asked, "say why", "请写明原因")
            return
        reason = cells["reason"].returned
        event = ExtensionAsked(
            on=self.request.as_of,
            until=read.value,
            reason=reason,
            measures=(row.measure,) if row.measure else (),
            findings=() if row.measure else (row.finding,),
        )
        yield from self._fresh(row, ("asks", "until", "reason"), event)

    def _filed(self, row: RowChange, change: Change) -> Filed:
        """The evidence that a cell names: what is on file by its number, anything else with its title as paper."""
        known = {fold(filed.evidence.index): id for id, filed in self._standing.evidence.items()}
        ids: list[str] = []
        fresh: list[Evidence] = []
        for line in filter(None, (part.strip() for part in re.split(r"[\n；;]", change.returned))):
            index, _, title = (part.strip() for part in _BLANK.sub(" ", line).partition(" "))
            if fold(index) in known:
                ids.append(known[fold(index)])
            elif title:
                fresh.append(self._evidence(row, change, index, title))
            else:
                what = Text(f"no evidence {index!r} is on file; write its title behind it",
                            f"{index!r} 尚未归档，请在编号后写名称")  # fmt: skip
                self.problems.append(rules.INCOMPLETE_ROW(change.where, title=change.column.column.title, what=what))
        return Filed((*ids, *(each.id for each in fresh)), tuple(fresh))

    def _evidence(self, row: RowChange, change: Change, index: str, title: str) -> Evidence:
        """A piece that a section keeps: nobody has seen its file yet."""
        known = {*self._standing.evidence, *self._taken}
        stem = "e" + re.sub(r"[^\w.\-]", "-", index)[:30]
        id = next(name for name in (stem, *(f"{stem}.{n}" for n in range(2, len(known) + 3))) if name not in known)
        self._taken.add(id)
        keeper = self.units.get(change.where.file or "") or self._lead_unit(row)
        paper = PaperReference(number=index, custodian=keeper)
        return Evidence(id=id, index=index, title=title, supports=(row.measure or row.finding,), paper=paper)

    def _lead_unit(self, row: RowChange) -> str:
        """Who leads what a row is about, by name; those who returned the copy where nobody does."""
        plan = self.request.case.draft
        item = plan.measures.get(row.measure or "") or plan.findings[row.finding]
        leads = owners_in(item.owners, Role.LEAD_UNIT) or owners_in(plan.findings[row.finding].owners, Role.LEAD_UNIT)
        return plan.party_name(leads[0]) if leads else plan.party_name(plan.inspection.inspected)

    def _fresh(self, row: RowChange, keys: Sequence[str], event: Event) -> Iterator[Proposal]:
        """A proposal, unless the journal has the same since: the copy was taken in before."""
        seq = self._recorded.get(_facts(event))
        if seq is None:
            yield self._proposal(row, keys, event)
        else:
            change = row.cells[keys[0]]
            self.problems.append(rules.RECORDED_ALREADY(change.where, title=change.column.column.title, seq=seq))

    def _proposal(self, row: RowChange, keys: Sequence[str], event: Event) -> Proposal:
        first = row.cells[keys[0]]
        place = " ".join(filter(None, [first.where.file, first.where.sheet, first.where.cell]))
        return Proposal(
            row=row.row,
            where=first.where,
            what=first.column.key,
            title=first.column.column.title,
            finding=row.finding,
            measure=row.measure,
            before=first.exported,
            after=first.returned,
            cells=tuple(row.cells[key].where for key in keys),
            events=(evolve(event, note=place),),
        )

    def _bad(self, change: Change, what: Text, remedy: Text) -> None:
        title, quote = change.column.column.title, change.returned
        self.problems.append(rules.BAD_CELL(change.where, title=title, quote=quote, what=what, remedy=remedy))

    def _refuse(self, change: Change, en: str, zh: str) -> None:
        self.problems.append(rules.INCOMPLETE_ROW(change.where, title=change.column.column.title, what=Text(en, zh)))

    def _tell(self, change: Change, en: str, zh: str) -> None:
        title, quote = change.column.column.title, change.returned
        self.problems.append(rules.AS_IT_IS(change.where, title=title, quote=quote, what=Text(en, zh)))


def _facts(event: Event) -> tuple[object, ...]:
    """What an event says, without when and by whom it was recorded."""
    told: Mapping[str, object] = {
        name: getattr(event, name, None) for name in ("findings", "measures", "text", "percent", "until", "reason")
    }
    return (event.kind, *told.values())
