"""The ledger (台账) of a report: the profile's columns, a row per measure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from attrs import frozen

from ..profiles import Column
from ._bulletin import recurrence
from ._item import (
    Item,
    MeasureView,
    ParagraphView,
)
from ._report import (
    Report,
)

Cell = str | dt.date | None


@frozen(kw_only=True)
class Row:
    """A row: the finding and measure behind it, and a cell for each column.

    `first` says that the finding's own cells belong here; the rows after it repeat them.
    """

    finding: str
    measure: str | None
    first: bool
    cells: tuple[Cell, ...]


@frozen(kw_only=True)
class Ledger:
    """Columns and rows; findings without a measure have a row of their own."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def ledger(report: Report) -> Ledger:
    """The ledger of a report, with the columns of its profile."""
    return Ledger(
        columns=report.profile.ledger,
        rows=tuple(row for item in report.items for row in _rows(report, item)),
    )


def _rows(report: Report, item: Item) -> list[Row]:
    columns = report.profile.ledger
    measures: tuple[MeasureView | None, ...] = item.measures or (None,)
    return [
        Row(
            finding=item.id,
            measure=measure.id if measure else None,
            first=position == 0,
            cells=tuple(_cell(report, column.key, item, measure) for column in columns),
        )
        for position, measure in enumerate(measures)
    ]


def _cell(report: Report, key: str, item: Item, measure: MeasureView | None) -> Cell:
    fill = CELLS.get(key)
    return fill(report, item, measure) if fill is not None else None


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


def _names(role: str) -> Callable[[Report, Item, MeasureView | None], Cell]:
    def fill(report: Report, item: Item, measure: MeasureView | None) -> Cell:
        owners = measure.owners if measure is not None else item.owners
        joint = report.profile.phrase("list")
        return joint.join(dict.fromkeys(owner.name for owner in owners if owner.role == role))

    return fill


def _due(_report: Report, item: Item, measure: MeasureView | None) -> Cell:
    return measure.due.text if measure is not None else item.limit.text


def _kind(_report: Report, item: Item, measure: MeasureView | None) -> Cell:
    return (measure.due if measure is not None else item.limit).kind_word


def _progress(report: Report, item: Item, measure: MeasureView | None) -> Cell:
    """The paragraphs that rest on this measure; those that rest on none stand in the first row.

    Where a finding has no account of its own, the nearest one above it speaks for it.
    """
    first = measure is None or measure == item.measures[0]
    account = next((each.account for each in (item, *reversed(report.above(item.id))) if each.account), ())
    told = (p for p in account if (measure is not None and measure.id in p.measures) or (first and not p.measures))
    return "\n".join(_line(paragraph) for paragraph in told)


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


CELLS: Mapping[str, Callable[[Report, Item, MeasureView | None], Cell]] = {
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
    "responsible_officer": _names("responsible_officer"),
    "lead_unit": _names("lead_unit"),
    "supporting_unit": _names("supporting_unit"),
    "handler": _names("handler"),
    "due": _due,
    "progress": _progress,
    "evidence": _evidence,
    "state": _state,
    "closing": _closing,
    "remaining": _remaining,
    "remark": _remark,
}
"""What fills a ledger column, by the key that profiles name."""
