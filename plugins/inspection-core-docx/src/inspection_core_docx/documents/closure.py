"""The close-out sheets: what was found, promised and done of each finding, with a box for each who has to approve."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import starmap

from attrs import frozen

import inspection_core as ic

from .._options import DocumentOptions
from ._findings import measures_done
from ._sheets import Opinion, due_words, full_title, handed_in, head_line, names, opinion, with_details
from ._wording import capital, date_or_nothing, listed, role_word, tongue

WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "target": "整改目标：{value}",
        "standard": "完成标准：{value}",
        "evidence": "佐证{value}",
        "verification": "验收意见",
        "decision": "销号决定",
        "verified": "经验收，整改任务已完成。",
        "stop": "{value}。",
        "again": "复查日期：{value}。",
        "choice": "□同意销号　　　□退回整改",
        "done": "{done}/{all}",
        "list": "提请审批的问题共{count}个，逐项审批表附后",
        "meeting": "审批会议：　　　　　　　　　　　　　日期：　　　　年　　月　　日\n"
        "主持人签字：　　　　　　　　　　　　记录人签字：",
    },
    "en": {
        "target": "Target: {value}",
        "standard": "Test: {value}",
        "evidence": "evidence {value}",
        "verification": "Verification",
        "decision": "Decision",
        "verified": "Verified: the measures were carried out.",
        "stop": "{value}.",
        "again": "To be looked at again by {value}.",
        "choice": "☐ close   ☐ send back",
        "done": "{done}/{all}",
        "list": "Findings put forward for close-out: {count}; a sheet for each follows",
        "meeting": "Meeting: ______________________________   Date: ______________\n"
        "Chair: _______________________   Minutes: _______________________",
    },
}


@frozen(kw_only=True)
class ClosureRow:
    """A finding in the list for the meeting: how many of its measures are done, what is on file, who verified it."""

    number: str
    title: str
    owner: str
    done: str
    evidence: str
    verified: str
    state: str


@frozen(kw_only=True)
class ClosureSheet:
    """The sheet of a finding: lines of texts, then the boxes to be signed, in the order of the profile's chain."""

    head: str
    number: str
    state: str
    aspect: str
    title: str
    text: str
    target: str
    owner: str
    officer: str
    due: str
    submitted: str
    measures: str
    account: str
    evidence: str
    boxes: tuple[Opinion, ...]


NAMES: Mapping[str, object] = {
    "sheets": tuple[ClosureSheet, ...],
    "rows": tuple[ClosureRow, ...],
    "list_line": str,
    "meeting": str,
    "lead_word": str,
    "officer_word": str,
}


def title(subject: ic.Subject) -> str:
    """The profile's title of the close-out sheet."""
    return subject.report.document_title("closure_title")


def context(subject: ic.Subject, _options: DocumentOptions) -> Mapping[str, object]:
    """`sheets`, one for each finding; `rows` for the list before them, empty where there is only one."""
    report = subject.report
    words = WORDS[tongue(report)]
    return {
        "sheets": tuple(_sheet(report, item) for item in subject.items),
        "rows": tuple(_row(report, item) for item in subject.items) if len(subject.items) > 1 else (),
        "list_line": words["list"].format(count=len(subject.items)),
        "meeting": words["meeting"],
        "lead_word": role_word(report, "lead_unit"),
        "officer_word": role_word(report, "responsible_officer"),
    }


def _row(report: ic.Report, item: ic.Item) -> ClosureRow:
    verified = _last(item, "verified")
    done, needed = measures_done(item)
    return ClosureRow(
        number=item.full_number,
        title=full_title(report, item),
        owner=item.owner,
        done=WORDS[tongue(report)]["done"].format(done=done, all=needed),
        evidence="\n".join(each.index for each in _filed(item)),
        verified="\n".join((verified.decided_by, report.date(verified.on))).strip() if verified else "",
        state=item.state_word,
    )


def _sheet(report: ic.Report, item: ic.Item) -> ClosureSheet:
    submitted = _last(item, "submitted")
    aspect = next((each.title for each in report.aspects if item.aspect and each.id == item.aspect), "")
    goals = {"target": item.target, "standard": item.standard}
    words = WORDS[tongue(report)]
    return ClosureSheet(
        head=head_line(report, item),
        number=item.full_number,
        state=item.state_word,
        aspect=aspect,
        title=full_title(report, item),
        text=item.text,
        target="\n".join(words[key].format(value=value) for key, value in goals.items() if value),
        owner=names(report, item, "lead_unit"),
        officer=names(report, item, "responsible_officer"),
        due=due_words(report, item.limit),
        submitted=date_or_nothing(report, submitted.on if submitted else None),
        measures=_measures(report, item),
        account="\n".join(_account(report, item)),
        evidence="\n".join(_evidence(report, each) for each in _filed(item)),
        boxes=_boxes(report, item),
    )


def _measures(report: ic.Report, item: ic.Item) -> str:
    indexes = {each.id: each.index for each in item.evidence}

    def line(number: int, measure: ic.MeasureView) -> str:
        proof = listed(report, *(indexes[id] for id in measure.evidence if id in indexes))
        since = date_or_nothing(report, measure.since)
        filed = WORDS[tongue(report)]["evidence"].format(value=proof) if proof else ""
        return with_details(report, f"{number}. {measure.text}", measure.state_word, since, filed)

    return "\n".join(starmap(line, enumerate(item.measures, start=1)))


def _account(report: ic.Report, item: ic.Item) -> tuple[str, ...]:
    """What was done, as it is printed; where a finding has no account of its own, that of the nearest one above.

    Of that one only the paragraphs that rest on measures of this finding, if any say that they do.
    """
    told = next((each.account for each in (item, *reversed(report.above(item.id))) if each.account), ())
    mine = {measure.id for measure in item.measures}
    told = item.account or tuple(each for each in told if mine.intersection(each.measures)) or told
    return tuple(f"{paragraph.label or ''}{paragraph.text}" for paragraph in told)


def _filed(item: ic.Item) -> list[ic.EvidenceView]:
    return sorted(item.evidence, key=lambda each: each.index)


def _evidence(report: ic.Report, each: ic.EvidenceView) -> str:
    details = (each.document_number or "", date_or_nothing(report, each.date))
    return with_details(report, f"{each.index} {each.title}", *details)


def _boxes(report: ic.Report, item: ic.Item) -> tuple[Opinion, ...]:
    """Verification, each step of the chain of approvals, and the decision; what wasn't given is an empty line.

    Where a finding was closed as anything but implemented nobody has to verify or approve any more.
    """
    words, step = WORDS[tongue(report)], _last(item, "verified")
    given = {each.detail: each for each in handed_in(item) if each.kind == "approved"}
    asked = item.resolution in (None, "implemented")
    chain = (each.title for each in report.profile.approvals if asked or each.title in given)
    verified = (opinion(report, words["verification"], step, words["verified"] if step else ""),)
    return (
        *(verified if asked or step else ()),
        *(opinion(report, title, given.get(title)) for title in chain),
        _decision(report, item),
    )


def _decision(report: ic.Report, item: ic.Item) -> Opinion:
    words, closed = WORDS[tongue(report)], _last(item, "closed")
    title = words["decision"]
    if closed is None:
        return opinion(report, title, None, words["choice"])
    again = words["again"].format(value=report.date(closed.until)) if closed.until else ""
    decided = capital(item.state_word)
    return opinion(report, title, closed, "\n".join(filter(None, (words["stop"].format(value=decided), again))))


def _last(item: ic.Item, kind: str) -> ic.StepView | None:
    return next((step for step in reversed(handed_in(item)) if step.kind == kind), None)
