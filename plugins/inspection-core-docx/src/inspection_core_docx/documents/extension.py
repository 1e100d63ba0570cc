"""The request for more time: what is late or will be, until when more is asked for and why, and who decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from attrs import frozen

import inspection_core as ic

from .._options import ExtensionOptions
from ._findings import measures_done
from ._sheets import Opinion, full_title, head_line, names, opinion
from ._wording import date_or_nothing, role_word, tongue

WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "whole": "本问题的全部整改",
        "late": "\n（已逾期{value}天）",
        "progress": "整改措施{all}项，已完成{done}项。",
        "percent": "完成进度{value}%。",
        "asked": "{who}于{on}提出",
        "asked_by_nobody": "{on}提出",
        "after": "（已逾期{value}天）",
        "granted": "同意延期至{value}。",
        "refused": "不予延期。",
        "blank": "　　年　月　日",
        "opinion": "{value}意见",
        "office": "整改工作\n办公室意见",
        "leader": "领导审批意见",
    },
    "en": {
        "whole": "The finding as a whole",
        "late": "\n({value} days overdue)",
        "progress": "{done} of {all} measures done. ",
        "percent": "{value} % of the work is done. ",
        "asked": "{who}, {on}",
        "asked_by_nobody": "{on}",
        "after": " ({value} days after the last day)",
        "granted": "Granted until {value}.",
        "refused": "Refused.",
        "blank": "",
        "opinion": "{value}",
        "office": "Coordinating office",
        "leader": "Decision",
    },
}


@frozen(kw_only=True)
class ExtensionRow:
    """A measure for which more time is asked, or the finding: its first last day, the one now, and the one wanted."""

    text: str
    first: str
    due: str
    revised: int
    until: str


@frozen(kw_only=True)
class ExtensionSheet:
    """The form of a finding; `reason` and `asked` are empty where the request is still to be written."""

    head: str
    number: str
    state: str
    title: str
    owner: str
    officer: str
    rows: tuple[ExtensionRow, ...]
    reason: str
    asked: str
    progress: str
    next_step: str
    boxes: tuple[Opinion, ...]


@frozen(kw_only=True)
class _Request:
    """A request with its decision, if there is one yet; `before` are the grants that came before it."""

    asked: ic.StepView
    decision: ic.StepView | None
    before: tuple[ic.StepView, ...]


NAMES: Mapping[str, object] = {"sheets": tuple[ExtensionSheet, ...], "lead_word": str, "officer_word": str}


def title(subject: ic.Subject) -> str:
    """The profile's title of the request."""
    return subject.report.document_title("extension_title")


def context(subject: ic.Subject, options: ExtensionOptions) -> Mapping[str, object]:
    """`sheets`, one for each finding, filled in from its last request where that still matters."""
    report = subject.report
    return {
        "sheets": tuple(_sheet(report, item, options) for item in subject.items),
        "lead_word": role_word(report, "lead_unit"),
        "officer_word": role_word(report, "responsible_officer"),
    }


def _sheet(report: ic.Report, item: ic.Item, options: ExtensionOptions) -> ExtensionSheet:
    request = None if options.fresh else _request(report, item)
    return ExtensionSheet(
        head=head_line(report, item),
        number=item.full_number,
        state=item.state_word,
        title=full_title(report, item),
        owner=names(report, item, "lead_unit"),
        officer=names(report, item, "responsible_officer"),
        rows=_rows(report, item, request),
        reason=(request.asked.reason or request.asked.text or "") if request else "",
        asked=_asked(report, item, request) if request else "",
        progress=_progress(report, item),
        next_step=item.next_step or "",
        boxes=_boxes(report, request),
    )


def _request(report: ic.Report, item: ic.Item) -> _Request | None:
    """The last request of the present cycle; not one whose decision has run out, so that another has to be made."""
    steps = tuple(step for step in item.steps if step.cycle == item.cycle)
    asked = [number for number, step in enumerate(steps) if step.kind == "extension_asked"]
    if not asked:
        return None
    last = asked[-1]
    request = steps[last]
    about = [(n, step) for n, step in enumerate(steps) if step.kind in _DECISIONS and _share(step, request)]
    decision = next((step for n, step in about if n > last), None)
    before = tuple(step for n, step in about if n < last and step.kind == "extension_granted")
    over = decision is not None and decision.until is not None and decision.until < report.as_of
    return None if over else _Request(asked=request, decision=decision, before=before)


_DECISIONS = ("extension_granted", "extension_refused")


def _share(step: ic.StepView, request: ic.StepView) -> bool:
    """Whether two steps are about a measure in common, or both about the finding as a whole."""
    return step.measures == request.measures or not set(step.measures).isdisjoint(request.measures)


def _rows(report: ic.Report, item: ic.Item, request: _Request | None) -> tuple[ExtensionRow, ...]:
    """A row for each measure that is asked about, else for each open one with a last day, else for the finding."""
    words, until = WORDS[tongue(report)], ""
    if request is None:
        chosen = [m for m in item.measures if m.state == "open" and m.due.day is not None]
    else:
        chosen = [m for m in item.measures if m.id in request.asked.measures]
        until = date_or_nothing(report, request.asked.until)
    blank = until or words["blank"]
    rows = tuple(_row(report, measure.text, measure.due, request, blank) for measure in chosen)
    return rows or (_row(report, words["whole"], item.limit, request, blank),)


def _row(report: ic.Report, text: str, due: ic.DueView, request: _Request | None, until: str) -> ExtensionRow:
    day = _day_before(due, request)
    waits = request is None or request.decision is None
    late = (report.as_of - day).days if day and waits else 0
    said = report.date(day) + (WORDS[tongue(report)]["late"].format(value=late) if late > 0 else "")
    moved = request is not None and _granted(request)
    return ExtensionRow(
        text=text,
        first=report.date(due.first or due.day),
        due=said,
        revised=max(due.revised - moved, 0),
        until=until,
    )


def _granted(request: _Request) -> bool:
    return request.decision is not None and request.decision.kind == "extension_granted"


def _day_before(due: ic.DueView, request: _Request | None) -> dt.date | None:
    """The last day in force when the request was made: what it asks to move."""
    if request is None or not _granted(request):
        return due.day
    return request.before[-1].until if request.before else due.first


def _asked(report: ic.Report, item: ic.Item, request: _Request) -> str:
    """Who asked when, and how late that was."""
    words, step = WORDS[tongue(report)], request.asked
    about = next((m.due for m in item.measures if m.id in step.measures), item.limit)
    day = _day_before(about, request)
    late = (step.on - day).days if day else 0
    text = words["asked" if step.decided_by else "asked_by_nobody"].format(who=step.decided_by, on=report.date(step.on))
    return text + (words["after"].format(value=late) if late > 0 else "")


def _progress(report: ic.Report, item: ic.Item) -> str:
    """How many measures are done, how much of the work, and what was last said of it."""
    words = WORDS[tongue(report)]
    done, needed = measures_done(item)
    told = [step.text for step in item.steps if step.cycle == item.cycle and step.kind == "progressed" and step.text]
    said = words["progress"].format(all=needed, done=done) if needed else ""
    said += words["percent"].format(value=item.percent) if item.percent is not None else ""
    return "\n".join(part for part in (said.strip(), *told[-1:], item.remaining) if part)


def _boxes(report: ic.Report, request: _Request | None) -> tuple[Opinion, ...]:
    """The opinions of the lead unit and the office, and the decision with its grounds."""
    words, step = WORDS[tongue(report)], request.decision if request else None
    text = ""
    if step is not None:
        until = date_or_nothing(report, step.until)
        text = words["granted"].format(value=until) if step.kind == "extension_granted" else words["refused"]
    return (
        opinion(report, words["opinion"].format(value=role_word(report, "lead_unit")), None),
        opinion(report, words["office"], None),
        opinion(report, words["leader"], step, text),
    )
