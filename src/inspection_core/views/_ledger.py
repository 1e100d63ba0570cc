"""The ledger (台账) of a report, and tables like it: columns that are data, a row per measure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from attrs import field, frozen

from ..diagnostics import Diagnostic, Text, offers as rules
from ..errors import OptionsError
from ..profiles import Column
from ._bulletin import recurrence
from ._item import DueView, Item, MeasureView, ParagraphView
from ._report import Report

Cell = str | dt.date | None
Filler = Callable[[Report, Item, MeasureView | None], Cell]


MEASURE_COLUMNS = frozenset(
    (
        "deadline_kind", "measure", "nature", "responsible_officer", "lead_unit", "supporting_unit", "handler",
        "supervisor", "due", "progress", "evidence",
    )
)  # fmt: skip
"""Keys of columns in which each measure has a cell of its own; those of any other belong to the finding."""


@frozen(kw_only=True)
class Row:
    """A row: the finding and measure behind it, a cell for each column, and the time limit that it shows.

    `first` says that the finding's own cells belong here; the rows after it repeat them.
    """

    finding: str
    measure: str | None
    first: bool
    cells: tuple[Cell, ...]
    due: DueView = field(factory=DueView)


@frozen(kw_only=True)
class Ledger:
    """Columns and rows; findings without a measure have a row of their own.

    `of_measure` says of each column whether each measure has a cell of its own in it, or the finding one for all.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    of_measure: tuple[bool, ...] = ()


def ledger(report: Report, columns: Sequence[Column] | None = None) -> Ledger:
    """The ledger of a report, with the columns of its profile, or with others.

    OptionsError for a column whose path leads nowhere.
    """
    wanted = tuple(report.profile.columns("ledger") if columns is None else columns)
    fillers = [_filler(column) for column in wanted]
    return Ledger(
        columns=wanted,
        rows=tuple(row for item in report.items for row in _rows(report, item, fillers)),
        of_measure=tuple(is_of_measure(column) for column in wanted),
    )


def is_of_measure(column: Column) -> bool:
    """Whether each measure has a cell of its own in a column."""
    return column.path.startswith("measure.") if column.path else column.key in MEASURE_COLUMNS


def _rows(report: Report, item: Item, fillers: Sequence[Filler]) -> list[Row]:
    measures: tuple[MeasureView | None, ...] = item.measures or (None,)
    return [
        Row(
            finding=item.id,
            measure=measure.id if measure else None,
            first=position == 0,
            cells=tuple(fill(report, item, measure) for fill in fillers),
            due=measure.due if measure else item.limit,
        )
        for position, measure in enumerate(measures)
    ]


def _filler(column: Column) -> Filler:
    """What fills a column: its path, what its key names, or nothing."""
    return _along(column) if column.path else CELLS.get(column.key, _nothing)


def _nothing(_report: Report, _item: Item, _measure: MeasureView | None) -> Cell:
    return None


def _along(column: Column) -> Filler:
    """A filler that follows a path such as `item.response.by`, through lists to all that is in them."""
    start, *names = (column.path or "").split(".")
    if start not in ("report", "item", "measure"):
        raise OptionsError(_no_path(column))

    def fill(report: Report, item: Item, measure: MeasureView | None) -> Cell:
        found: object = {"report": report, "item": item, "measure": measure}[start]
        for name in names:
            found = _reached(found, name, column)
        return _plain(report, found)

    return fill


def _reached(value: object, name: str, column: Column) -> object:
    if value is None:
        return None
    if isinstance(value, tuple):
        return tuple(_reached(each, name, column) for each in value)
    found = getattr(value, name, column) if not name.startswith("_") else column
    if found is column or callable(found):
        raise OptionsError(_no_path(column))
    return found


def _no_path(column: Column) -> Diagnostic:
    path, title = column.path, column.title
    return rules.BAD_ARGUMENT(
        what=Text(f"column {title!r}: {path} leads to nothing in a report", f"列“{title}”：报告里没有 {path}")
    )


def _plain(report: Report, value: object) -> Cell:
    """A value of a view as a cell."""
    if isinstance(value, tuple):
        return report.profile.phrase("list").join(str(part) for part in map(partial(_plain, report), value) if part)
    if isinstance(value, dt.date) or value is None:
        return value
    return f"{value:f}" if isinstance(value, Decimal) else str(getattr(value, "value", value))


def _aspect(report: Report, item: Item, _measure: MeasureView | None) -> Cell:
    return next((aspect.title for aspect in report.aspects if aspect.id == item.aspect), "")


def _parent(report: Report, item: Item, _measure: MeasureView | None) -> Cell:
    """The findings above, from the top."""
    above = report.above(item.id)
    return "\n".join(f"{each.number} {each.title}" for each in above)


def _response(_report: Report, item: Item, _measure: MeasureView | None) -> Cell:
    answer = item.response
    return "\n".join(filter(None, [answer.stance_word, answer.text, answer.reason])) if answer else ""


def _target(_report: Report, item: Item, _measure: MeasureView | None) -> Cell:
    return "\n".join(filter(None, [item.target, item.standard]))


def _names(role: str) -> Filler:
    def fill(report: Report, item: Item, measure: MeasureView | None) -> Cell:
        owners = measure.owners if measure is not None else item.owners
        joint = report.profile.phrase("list")
        return joint.join(dict.fromkeys(owner.name for owner in owners if owner.role == role))

    return fill


def _first_responsible(report: Report, item: Item, _measure: MeasureView | None) -> Cell:
    """Named for the finding as a whole, wherever it is."""
    return report.profile.phrase("list").join(item.names("first_responsible"))


def _due(_report: Report, item: Item, measure: MeasureView | None) -> Cell:
    return measure.due.text if measure is not None else item.limit.text


def _kind(_report: Report, item: Item, measure: MeasureView | None) -> Cell:
    return (measure.due if measure is not None else item.limit).kind_word


def _progress(report: Report, item: Item, measure: MeasureView | None) -> Cell:
    """The paragraphs that rest on this measure; those that rest on none stand in the first row.

    Where a finding has no account of its own, the nearest one above it speaks for it. What was reported since the
    account stands in the first row, too, each with its day.
    """
    first = measure is None or measure == item.measures[0]
    teller = next((each for each in (item, *reversed(report.above(item.id))) if each.account), item)
    told = (
        p for p in teller.account if (measure is not None and measure.id in p.measures) or (first and not p.measures)
    )
    since = _reported(report, item, teller.account_as_of) if first else ()
    return "\n".join((*map(_line, told), *since))


def _reported(report: Report, item: Item, since: dt.date | None) -> Iterator[str]:
    """What was reported of a finding in its present cycle, after a day."""
    colon = "：" if report.language == "zh" else ": "
    for step in item.steps:
        if step.kind == "progressed" and step.cycle == item.cycle and (since is None or step.on > since):
            yield f"{report.date(step.on)}{colon}{step.text}"


def _line(paragraph: ParagraphView) -> str:
    return (paragraph.label or "") + paragraph.text


def _evidence(report: Report, item: Item, measure: MeasureView | None) -> Cell:
    """Index numbers of what proves the measure; the first row also has what proves the finding alone."""
    first = measure is None or measure == item.measures[0]
    of_measures = {id for each in item.measures for id in each.evidence}
    mine = set(measure.evidence) if measure is not None else set()
    told = (each.index for each in item.evidence if each.id in mine or (first and each.id not in of_measures))
    return report.profile.phrase("list").join(told)


def _state(report: Report, item: Item, _measure: MeasureView | None) -> Cell:
    words = [item.state_word, report.profile.word("late") if item.late else ""]
    return report.profile.phrase("list").join(filter(None, words))


def _closing(_report: Report, item: Item, _measure: MeasureView | None) -> Cell:
    """Who verified, approved and closed it, in its present cycle, on what basis, and why if not as implemented."""
    steps = [s for s in item.steps if s.kind in ("verified", "approved", "closed") and s.cycle == item.cycle]
    parts = (" ".join(filter(None, [s.on.isoformat(), s.word, s.decided_by, s.basis, s.reason])) for s in steps)
    return "\n".join(parts)


def _remaining(_report: Report, item: Item, _measure: MeasureView | None) -> Cell:
    """What remains and comes next; for a returned or reopened finding, why."""
    why = next((s.reason for s in reversed(item.steps) if s.kind in ("returned", "reopened")), None)
    still = item.state not in ("submitted", "verified", "closed")
    return "\n".join(filter(None, [item.remaining, item.next_step, why if still else None]))


def _remark(report: Report, item: Item, _measure: MeasureView | None) -> Cell:
    words = [report.profile.word("reopened") if item.cycle > 1 else ""]
    words += [report.profile.word("extended") if item.limit.extended else ""]
    return report.profile.phrase("list").join(filter(None, words))


CELLS: Mapping[str, Filler] = {
    "number": lambda _r, item, _m: item.full_number,
    "aspect": _aspect,
    "title": lambda _r, item, _m: item.title,
    "text": lambda _r, item, _m: item.text,
    "parent": _parent,
    "severity": lambda _r, item, _m: item.severity,
    "amount": lambda _r, item, _m: None if item.amount is None else str(item.amount),
    "response": _response,
    "light": lambda _r, item, _m: item.light_word,
    "revised": lambda _r, item, _m: str(item.limit.revised or ""),
    "recurrence": lambda report, item, _m: "\n".join(recurrence(report.profile, r) for r in item.recurrence_of),
    "deadline_kind": _kind,
    "target": _target,
    "measure": lambda _r, _i, measure: measure.text if measure else "",
    "nature": lambda _r, _i, measure: measure.nature_word if measure else "",
    "first_responsible": _first_responsible,
    "responsible_officer": _names("responsible_officer"),
    "lead_unit": _names("lead_unit"),
    "supporting_unit": _names("supporting_unit"),
    "handler": _names("handler"),
    "supervisor": _names("supervisor"),
    "due": _due,
    "progress": _progress,
    "evidence": _evidence,
    "state": _state,
    "closing": _closing,
    "remaining": _remaining,
    "remark": _remark,
}
"""What fills a ledger column, by the key that profiles name."""
