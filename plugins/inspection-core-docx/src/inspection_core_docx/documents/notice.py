"""The notice about findings that are late: a rung of the profile's ladder, as a letter to those who answer for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import starmap
from typing import Protocol

from attrs import frozen

import inspection_core as ic

from .. import rules
from .._expressions import did_you_mean
from .._options import NoticeOptions
from ._sheets import full_title, with_details
from ._wording import listed, role_word, tongue

WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "notice": "通知",
        "to": "{to}：",
        "one_late": "截至{as_of}，{inspecting}反馈的下列问题已超过整改时限，仍未完成整改。",
        "all_late": "截至{as_of}，{inspecting}反馈的下列{count}个问题已超过整改时限，仍未完成整改。",
        "some_late": "截至{as_of}，{inspecting}反馈的下列{count}个问题尚未完成整改，其中{late}个已超过整改时限。",
        "none_late": "截至{as_of}，{inspecting}反馈的下列问题尚未完成整改。",
        "sent": "此前已发出{value}。",
        "about": "问题{value}",
        "request.reminder": "请抓紧推进表中所列措施，落实责任人，确保尽快完成；确需延期的，说明原因，按程序提出申请。",
        "request.talk": "请上述单位负责人按下列时间、地点接受约谈，并就未完成的原因、补救措施和完成日期作出说明。",
        "request": "请对照整改方案逐项查明未完成的原因，明确补救措施、责任人和完成日期，加快整改；"
        "确需延期的，说明原因，按程序提出申请。",
        "answer": "请于{until}前将办理情况和佐证材料书面报{signature}。",
        "answer_soon": "办理情况和佐证材料请及时书面报{signature}。",
        "next": "届时仍未完成的，将按督办程序发出{next}。",
        "place": "约谈时间：　　　　年　　月　　日　　时\n约谈地点：　",
        "due": "时限{value}",
        "late": "逾期{value}天",
        "days": "{value}天",
        "end": "特此通知。",
        "end_letter": "特此函告。",
    },
    "en": {
        "notice": "Notice",
        "to": "To: {to}",
        "one_late": "As of {as_of}, action on the finding of {inspecting} listed below is not complete, and its last "
        "day has passed.",
        "all_late": "As of {as_of}, action on the {count} findings of {inspecting} listed below is not complete, and "
        "their last days have passed.",
        "some_late": "As of {as_of}, action on the {count} findings of {inspecting} listed below is not complete; the "
        "last days of {late} of them have passed.",
        "none_late": "As of {as_of}, action on the findings of {inspecting} listed below is not complete.",
        "sent": "Sent before: {value}.",
        "about": "{value}",
        "request.reminder": "Please carry out the measures listed, and name who answers for each; if you need more "
        "time, say why and ask for it.",
        "request.talk": "The heads of the units named above are asked to attend, and to explain why the measures were "
        "not carried out, what is done about it, and by when.",
        "request": "Please find out for each measure why it was not carried out, say what is done about it, by whom "
        "and by when, and carry it out; if you need more time, say why and ask for it.",
        "answer": "Please report in writing to {signature}, with evidence, by {until}.",
        "answer_soon": "Please report in writing to {signature}, with evidence.",
        "next": "What is not done by then is followed by the next step: {next}.",
        "place": "Day and time: ______________________________\nPlace: ______________________________",
        "due": "due {value}",
        "late": "{value} days late",
        "days": "{value} days",
        "end": "",
        "end_letter": "",
    },
}
"""Our own words; a phrase `notice_request.KEY` or `notice_request` of the profile takes the place of the request."""

KINDS: Mapping[str, str] = {"reminder": "reminder", "talk": "talk", "hearing": "talk"}
"""Rungs whose requests have words of their own; any other one gets those of a supervision notice."""


class Rung(Protocol):
    """A rung of the profile's ladder."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def days_late(self) -> int: ...
    @property
    def answer_days(self) -> int | None: ...


@frozen(kw_only=True)
class NoticeRow:
    """A finding of the notice, with the measures that are still open."""

    number: str
    title: str
    measures: str
    owner: str
    due: str
    days_late: str


NAMES: Mapping[str, object] = {
    "title": str,
    "number": str,
    "to": str,
    "lead": str,
    "rows": tuple[NoticeRow, ...],
    "request": str,
    "place": tuple[str, ...],
    "answer": str,
    "ending": str,
    "signature": str,
    "lead_word": str,
}


def title(subject: ic.Subject) -> str:
    """The title of the rung that is due for the findings."""
    return _title(subject, NoticeOptions())


def context(subject: ic.Subject, options: NoticeOptions) -> Mapping[str, object]:
    """The letter in its parts; `rows` has a line for each finding of the subject that is not closed."""
    report, rung = subject.report, _rung(subject, options)
    items = tuple(item for item in subject.items if item.state != "closed")
    until = _until(report, rung, options)
    words, signature = WORDS[tongue(report)], _signature(report, options)
    return {
        "title": _title(subject, options),
        "number": options.number or "",
        "to": _to(report, items, options),
        "lead": _lead(report, items),
        "rows": tuple(_row(report, item) for item in items),
        "request": _request(report, rung),
        "place": tuple(words["place"].split("\n")) if _kind(rung) == "talk" else (),
        "answer": _answer(report, rung, until, signature),
        "ending": words["end_letter" if rung and rung.title.endswith("函") else "end"],
        "signature": signature,
        "lead_word": role_word(report, "lead_unit"),
    }


def _title(subject: ic.Subject, options: NoticeOptions) -> str:
    rung = _rung(subject, options)
    word = rung.title if rung else WORDS[tongue(subject.report)]["notice"]
    return subject.report.document_title("notice_title", notice=word)


def _rung(subject: ic.Subject, options: NoticeOptions) -> Rung | None:
    """The rung that was asked for, else the highest that is due, else the first of the ladder.

    OptionsError for one that the profile doesn't have.
    """
    ladder = {rung.key: rung for rung in sorted(subject.report.profile.notices, key=lambda rung: rung.days_late)}
    if options.notice is None:
        due = {item.notice_due for item in subject.items}
        return next((rung for rung in reversed(ladder.values()) if rung.key in due), next(iter(ladder.values()), None))
    if options.notice not in ladder:
        hint = did_you_mean(options.notice, tuple(ladder))
        raise ic.OptionsError(rules.UNKNOWN_NOTICE(key=options.notice, hint=hint))
    return ladder[options.notice]


def _until(report: ic.Report, rung: Rung | None, options: NoticeOptions) -> dt.date | None:
    """The day of the answer; OptionsError for one that has passed."""
    if options.until is not None:
        if options.until < report.as_of:
            raise ic.OptionsError(rules.ANSWER_PASSED(until=options.until, day=report.as_of))
        return options.until
    days = rung.answer_days if rung else None
    return report.as_of + dt.timedelta(days=days) if days is not None else None


def _to(report: ic.Report, items: tuple[ic.Item, ...], options: NoticeOptions) -> str:
    owners = (name for item in items for name in _units(item) or (item.owner,) if name)
    to = options.to or listed(report, *dict.fromkeys(owners))
    return WORDS[tongue(report)]["to"].format(to=to) if to else ""


def _lead(report: ic.Report, items: tuple[ic.Item, ...]) -> str:
    words, late = WORDS[tongue(report)], sum(1 for item in items if item.late)
    key = "none_late" if not late else "some_late" if late < len(items) else "all_late" if late > 1 else "one_late"
    about = report.inspection.inspecting
    first = words[key].format(as_of=report.date(report.as_of), inspecting=about, count=len(items), late=late)
    space = "" if tongue(report) == "zh" else " "
    return (first + space + _sent(report, items)).strip()


def _sent(report: ic.Report, items: tuple[ic.Item, ...]) -> str:
    """What was sent about the findings since their last day; which finding is said where there are several."""
    words = WORDS[tongue(report)]
    due = {item.id: item for item in items if item.late}
    sent = []
    for notice in report.notices:
        numbers = [due[id].full_number for id in notice.findings if id in due and _since(due[id], notice.on)]
        about = words["about"].format(value=listed(report, *numbers)) if len(items) > 1 else ""
        sent += [with_details(report, notice.title, report.date(notice.on), about)] if numbers else []
    return words["sent"].format(value=listed(report, *sent)) if sent else ""


def _since(item: ic.Item, on: dt.date) -> bool:
    return item.due is not None and on > item.due


def _row(report: ic.Report, item: ic.Item) -> NoticeRow:
    words = WORDS[tongue(report)]
    open_ = [measure for measure in item.measures if measure.state == "open"]
    return NoticeRow(
        number=item.full_number,
        title=full_title(report, item),
        measures="\n".join(starmap(lambda n, measure: _measure(report, item, n, measure), enumerate(open_, start=1))),
        owner=item.owner,
        due=report.date(item.due) if item.due else item.limit.kind_word,
        days_late=words["days"].format(value=item.days_late) if item.late else "",
    )


def _measure(report: ic.Report, item: ic.Item, number: int, measure: ic.MeasureView) -> str:
    """A measure, with its unit and its last day where they aren't those of the finding."""
    words, due = WORDS[tongue(report)], measure.due.day
    units = [owner.name for owner in measure.owners if owner.role == "lead_unit"] if len(_units(item)) > 1 else []
    if due == item.due:
        return with_details(report, f"{number}. {measure.text}", *units)
    day = words["due"].format(value=report.date(due)) if due else measure.due.kind_word
    late = words["late"].format(value=(report.as_of - due).days) if due and measure.late else ""
    return with_details(report, f"{number}. {measure.text}", *units, day, late)


def _units(item: ic.Item) -> tuple[str, ...]:
    return item.names("lead_unit")


def _kind(rung: Rung | None) -> str:
    return KINDS.get(rung.key, "") if rung else ""


def _request(report: ic.Report, rung: Rung | None) -> str:
    words, phrases = WORDS[tongue(report)], report.profile.phrases
    ours = words.get(f"request.{_kind(rung)}", words["request"])
    theirs = phrases.get("notice_request", ours)
    return phrases.get(f"notice_request.{rung.key}", theirs) if rung else theirs


def _answer(report: ic.Report, rung: Rung | None, until: dt.date | None, signature: str) -> str:
    """By when and to whom to answer, and what the ladder has next."""
    words = WORDS[tongue(report)]
    key = "answer" if until else "answer_soon"
    higher = [each for each in report.profile.notices if rung and each.days_late > rung.days_late]
    after = min(higher, key=lambda each: each.days_late, default=None)
    said = [words[key].format(until=report.date(until), signature=signature)]
    said += [words["next"].format(next=after.title)] if after and until else []
    return ("" if tongue(report) == "zh" else " ").join(said)


def _signature(report: ic.Report, options: NoticeOptions) -> str:
    """Who signs: as asked, as the profile says, as the last notice was signed, else the inspected body."""
    sent = [step for item in report.items for step in item.steps if step.kind == "notice_sent" and step.decided_by]
    last = max(sent, key=lambda step: step.seq, default=None)
    usual = report.profile.phrase("notice_signature") or (last.decided_by if last else report.inspection.inspected)
    return options.signature or usual
