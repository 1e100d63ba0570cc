"""Cells that a section filled in to events: progress, measures done, close-out and more time asked for, evidence."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from attrs import evolve

from ...diagnostics import Diagnostic, Rule, Text, returned as rules
from ...lifecycle import effective
from ...model import (
    Event,
    EvidenceAdded,
    ExtensionAsked,
    MeasureDone,
    MeasureState,
    Progressed,
    Started,
    State,
    Submitted,
)
from ...proposals import CaseRequest, Proposal
from .._filling import ASKS
from .._origin import Origin
from ..cells import DateWords, Reading, date_of, fold, text_of
from ._changes import Change, RowChange, told
from ._named import Filed, Register, cells_of

_PERCENT = re.compile(r"(\d{1,3})(?:\.0+)?\s*%?")


_LACKS: Mapping[str | None, tuple[str, str]] = {
    "until": ("say until when", "请写明“申请延期至”"),
    "reason": ("say why", "请写明原因"),
    None: ("until when is not clear", "“申请延期至”不明确"),
}


class Recorder:
    """Makes events of what was filled in; `origins` are those of the files, `problems` gathers what can't be one."""

    def __init__(self, request: CaseRequest, origins: Mapping[str, Origin], problems: list[Diagnostic]) -> None:
        self.request, self.origins, self.problems = request, origins, problems
        self._standing = request.case.standing
        self._begun: set[str] = set()
        self._done: set[str] = set()
        self._register = Register(request, origins, problems)
        self._last: dict[str, str] = {}
        self._named: dict[str, list[str]] = {}

    def expect(self, rows: Sequence[RowChange]) -> None:
        """Look ahead: with the last row that asks for the close-out of a finding, the evidence of all is named."""
        words = fold(self.request.profile.word("ask.close_out"))
        asking = {row.row: row for row in rows if "asks" in row.cells and fold(row.cells["asks"].returned) == words}
        self._last.update({row.finding: row.row for row in asking.values()})
        self._register.expect([row for row in rows if row.row not in asking])

    @cached_property
    def _recorded(self) -> Mapping[object, int]:
        """What the journal has last, to know a copy that was taken in before."""
        counting = sorted(effective(self.request.case.journal), key=lambda entry: entry.seq)
        return {_facts(entry.event): entry.seq for entry in counting}

    def events(self, row: RowChange) -> Iterator[Proposal]:
        """The proposals of the cells of a row that say what happened."""
        cells = row.cells
        asks = self._asks(cells["asks"]) if "asks" in cells else None
        filed = self._register.filed(row) if "new_evidence" in cells else Filed()
        if asks == "under_way":
            yield from self._started(row, cells["asks"])
        yield from self._progress(row, extension=asks == "extension")
        if filed.fresh:
            event = EvidenceAdded(on=self.request.as_of, evidence=filed.fresh)
            yield self._proposal(row, ("new_evidence",), event, others=self._register.sharers(row, filed.fresh))
        if asks == "close_out":
            yield from self._done_with(row, filed)
        else:
            yield from self._supported(row, filed)
        if asks == "extension":
            yield from self._more_time(row)
        elif "until" in cells:
            self._lack(row, "asks", cells["until"], "choose «asks for more time», too", "请同时选择“申请延期”")
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
        idle = self._standing.finding(row.finding).state in (State.REGISTERED, State.PLANNED, State.UNKNOWN)
        if idle and row.finding not in self._begun:
            self._begun.add(row.finding)
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
        if "percent" in keys and percent is None:
            keys.remove("percent")
        if not keys:
            return
        if not text:
            self._lack(row, "new_progress", row.cells["percent"], "say what was done, too", "请同时写明本期进展")
            return
        event = Progressed(on=self.request.as_of, findings=(row.finding,), text=text, percent=percent)
        yield from self._fresh(row, keys, event)

    def _told(self, change: Change) -> str:
        heading = change.column.column.title
        colon = "：" if self.request.profile.language == "zh" else ": "
        return change.returned if change.column.key == "new_progress" else f"{heading}{colon}{change.returned}"

    def _percent(self, change: Change) -> int | None:
        value = change.value
        if isinstance(value, float | Decimal) and 0 < value < 1:  # cells in the format of per cents hold 0.6 for 60 %
            value = round(float(value) * 100, 6)
        if text_of(value) == "1":  # which they hold for 100 %
            what, zh = (
                Text("not clear: 1 % or 100 %", "可能是 1%，也可能是 100%"),
                "请填 100；若是百分之一，请填文字 1%。",
            )
            self._bad(change, what, Text("Write 100; for one per cent, 1% as text.", zh))
            return None
        match = _PERCENT.fullmatch(unicodedata.normalize("NFKC", text_of(value)))
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
        events: list[Event] = []
        if measure is not None and measure not in self._done and self._is_open(measure):
            self._done.add(measure)
            events.append(MeasureDone(on=day, measures=(measure,), evidence=filed.ids))
        named = self._named.setdefault(finding, [])
        named += [id for id in filed.ids if id not in named]
        is_last = self._last.get(finding, row.row) == row.row
        if is_last and not self._left(finding) and self._may_submit(finding):
            self._done.add(finding)
            events.append(Submitted(on=day, findings=(finding,), evidence=tuple(named)))
        yield from (self._proposal(row, keys, event) for event in events)
        en, zh = ("it is done, or has asked already", "已完成或已申请")
        if not is_last:
            en, zh = ("the finding asks with its last row", "随该问题最后一行一并申请")
        for key in () if events else keys:
            if key == "asks" or not filed.fresh:
                self._tell(row.cells[key], en, zh)

    def _supported(self, row: RowChange, filed: Filed) -> Iterator[Proposal]:
        """Evidence on file that comes to support what rows are about: a proposal of theirs together."""
        for support in self._register.supports(row, filed.ids):
            others = [each for each in support.rows if each.row != row.row]
            made = self._proposal(row, ("new_evidence",), support.event, others=others)
            yield made if not others else evolve(made, row=", ".join(each.row for each in support.rows), measure=None)
        if self._register.is_known(row, filed):
            self._tell(row.cells["new_evidence"], "it is on file already", "已归档")

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
        cells = row.cells
        lacks = next((key for key in ("until", "reason") if key not in cells), None)
        read = self._day(cells["until"]) if "until" in cells else None
        until = read.value if read else None
        if lacks is not None or until is None:
            en, zh = _LACKS[lacks]
            filled = [cells[key] for key in ("asks", "reason", "until") if key in cells and (key != "until" or until)]
            for change in filled:
                self._lack(row, lacks, change, en, zh)
            return
        reason = cells["reason"].returned
        event = ExtensionAsked(
            on=self.request.as_of,
            until=until,
            reason=reason,
            measures=(row.measure,) if row.measure else (),
            findings=() if row.measure else (row.finding,),
        )
        yield from self._fresh(row, ("asks", "until", "reason"), event)

    def _day(self, change: Change) -> Reading[dt.date]:
        """The day that a cell names, or a problem."""
        words, title = DateWords(since=self.request.as_of), change.column.column.title
        read = date_of(change.value, change.where, title=title, words=words)
        self.problems.extend(read.problems)
        return read

    def _fresh(self, row: RowChange, keys: Sequence[str], event: Event) -> Iterator[Proposal]:
        """A proposal, unless the journal has the same since: the copy was taken in before."""
        first = row.cells[keys[0]]
        seq, origin = self._recorded.get(_facts(event), 0), self.origins.get(first.where.file or "")
        if seq <= (origin.known if origin else 0):
            yield self._proposal(row, keys, event)
            return
        for change in (row.cells[key] for key in keys):
            self._say(rules.RECORDED_ALREADY, change, seq=seq)

    def _proposal(
        self, row: RowChange, keys: Sequence[str], event: Event, *, others: Sequence[RowChange] = ()
    ) -> Proposal:
        """The proposal of cells of a row, and of the cells of others that name the same evidence."""
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
            cells=(*(where for key in keys for where in row.cells[key].places), *cells_of(others)),
            events=(evolve(event, note="; ".join(filter(None, [event.note, place]))),),
        )

    def _bad(self, change: Change, what: Text, remedy: Text) -> None:
        self._say(rules.BAD_CELL, change, what=what, remedy=remedy)

    def _lack(self, row: RowChange, key: str | None, change: Change, en: str, zh: str) -> None:
        """A cell that needs another one beside it, which nobody filled in, or several did with different words."""
        if key in row.disputed:
            en, zh = "settle first what the copies disagree about in this row", "此行各处填报不一致，请先确定"
        self._refuse(change, en, zh)

    def _refuse(self, change: Change, en: str, zh: str) -> None:
        self._say(rules.INCOMPLETE_ROW, change, what=Text(en, zh))

    def _tell(self, change: Change, en: str, zh: str) -> None:
        self._say(rules.AS_IT_IS, change, what=Text(en, zh))

    def _say(self, rule: Rule, change: Change, **facts: object) -> None:
        self.problems.append(told(rule, change, **facts))


def _facts(event: Event) -> tuple[object, ...]:
    """What an event says, without when and by whom it was recorded."""
    told: Mapping[str, object] = {
        name: getattr(event, name, None) for name in ("findings", "measures", "text", "percent", "until", "reason")
    }
    return (event.kind, *told.values())
