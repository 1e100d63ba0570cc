"""A small case with something in nearly every field: what templates are tried on, and sample values come from."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Mapping
from decimal import Decimal

import attrs

import inspection_core as ic

from . import OPTIONS
from ._names import documents
from ._options import DocumentOptions
from ._rendering import View, context

DAY = dt.date(2024, 7, 15)
"""The day of the sample: one finding is closed, one submitted, one late, one of them was moved."""
BEFORE = dt.date(2024, 3, 1)
"""The day that its digest looks back to."""
_NUMBERS = (1, 2, 3)
"""Those of its findings, each with a measure and an account."""


def sample_context(document: str, language: str) -> Mapping[str, object]:
    """What the template of a document knows of the sample case, in a language; its options are left as they are."""
    view = sample(documents()[document].view, language)
    return context(document, view, OPTIONS.get(document, DocumentOptions)())


@functools.lru_cache(maxsize=8)
def sample(view: type, language: str) -> View:
    """The view of the sample case, such as a Report, in a language."""
    case = _case(zh=language == "zh")
    report = ic.report(case, as_of=DAY)
    if view is ic.Digest:
        return ic.digest(ic.report(case, as_of=BEFORE), report)
    return ic.Subject(report=report, items=report.items) if view is ic.Subject else report


def _case(*, zh: bool) -> ic.Case:
    from inspection_core.testing import BODIES, PEOPLE, a_case, a_profile

    names = _NAMES if zh else {}
    say = _CHINESE if zh else _ENGLISH
    case = a_case(
        ic.Aspect(id="a1", number="1", title=say["aspect"]),
        *_findings(say),
        *_measures(say),
        *_accounts(say),
        *_sections(say),
        ic.Outcome(id="o1", kind="money", title=say["outcome"], value=Decimal("86.5"), unit=say["unit"]),
        profile=a_profile("neutral-zh" if zh else "neutral-en", limits=(_limit(say),)),
        bodies=tuple(attrs.evolve(body, name=names.get(body.name, body.name)) for body in BODIES),
        people=tuple(attrs.evolve(person, name=names.get(person.name, person.name)) for person in PEOPLE),
        title=say["title"],
        period=ic.Period(start=ic.PartialDate(2023, 10, 8), end=ic.PartialDate(2023, 12, 8)),
        contact=_contact(say),
        earlier=(_earlier(say),),
        stated_totals=(ic.StatedTotal(counts="findings", value=Decimal(3), source=say["source"]),),
    )
    return _told(case, say)


_Say = Mapping[str, str]
"""The texts of the sample in a language."""


def _findings(say: _Say) -> Iterator[ic.Finding]:
    from inspection_core.testing import a_finding

    for number in _NUMBERS:
        public = say["public"].format(number)
        yield a_finding(
            f"f{number}",
            aspect="a1",
            number=str(number),
            title=say["finding"].format(number),
            text=say["text"].format(number),
            category=say["category"],
            severity="high",
            target=say["target"],
            standard=say["standard"],
            amount=Decimal("12000.00"),
            found_on=dt.date(2023, 12, 1),
            response=ic.Response(
                stance=ic.Stance.AGREED, text=say["agreed"], reason=say["reason"], by="p-officer", date=BEFORE
            ),
            recurrence_of=(_earlier(say),),
            public=ic.PublicWording(
                decision=ic.Decision.REWORD,
                title=public,
                text=public,
                reason="other_sensitive",
                statement=say["statement"],
                approved_by="b-group",
            ),
        )


def _measures(say: _Say) -> Iterator[ic.Measure]:
    from inspection_core.testing import a_measure

    for number, month in zip(_NUMBERS, (4, 5, 6), strict=True):
        text = say["measure"].format(number)
        yield a_measure(f"m{number}", f"f{number}", text=text, deadline=dt.date(2024, month, 30))


def _accounts(say: _Say) -> Iterator[ic.Account]:
    for number in _NUMBERS:
        paragraph = ic.Paragraph(text=say["account"], label=say["label"], measures=(f"m{number}",))
        yield ic.Account(finding=f"f{number}", as_of=BEFORE, paragraphs=(paragraph,))


def _sections(say: _Say) -> Iterator[ic.Section]:
    topic = ic.Topic(text=say["text"].format(1), title=say["topic"], label=say["label"])
    for kind in ic.SectionKind:
        yield ic.Section(kind=kind, title=say[kind.value], lead=say["lead"], topics=(topic,))


def _earlier(say: _Say) -> ic.Reference:
    return ic.Reference(case="case-0", item="f7", title=say["earlier"], promised=say["promised"])


def _contact(say: _Say) -> ic.Contact:
    return ic.Contact(
        phone="0000-0000000",
        email="office@example.org",
        address=say["address"],
        period=ic.Period(start=ic.PartialDate(2024, 7, 15), end=ic.PartialDate(2024, 8, 15)),
    )


def _limit(say: _Say) -> ic.TimeLimit:
    return ic.TimeLimit(key="report", title=say["limit"], period=ic.Span(6, ic.Unit.MONTHS), source=say["rule"])


def _told(case: ic.Case, say: _Say) -> ic.Case:
    """The case with what happened to it: every kind of register has a line."""
    from inspection_core.testing import bring

    case = bring(case, "f1", on=dt.date(2024, 4, 20))
    case = bring(case, "f2", ic.State.IN_PROGRESS, on=BEFORE)
    for event in _events(say):
        case = ic.record(case, attrs.evolve(event, recorded_by="p-clerk"))
    return case


def _paper(say: _Say) -> ic.Evidence:
    from inspection_core.testing import a_paper

    return attrs.evolve(
        a_paper("e-minutes", "f2", "m2", index="02-1", title=say["paper"]),
        document_number=say["number"],
        issuer=say["group"],
        date=ic.PartialDate(2024, 4, 10),
    )


def _events(say: _Say) -> tuple[ic.Event, ...]:
    return (
        ic.EvidenceAdded(evidence=(_paper(say),), on=dt.date(2024, 4, 11)),
        ic.Progressed(findings=("f2",), on=dt.date(2024, 4, 12), text=say["account"], percent=60),
        ic.ExtensionAsked(measures=("m2",), on=dt.date(2024, 5, 20), until=dt.date(2024, 6, 15), reason=say["reason"]),
        ic.ExtensionGranted(
            measures=("m2",),
            on=dt.date(2024, 5, 25),
            until=dt.date(2024, 6, 15),
            decided_by="b-group",
            basis=say["number"],
        ),
        ic.ProgressReviewHeld(on=dt.date(2024, 6, 1), issue=1, known=0),
        ic.NoticeSent(
            findings=("f2",), on=dt.date(2024, 6, 20), notice="reminder", to="b-section", until=dt.date(2024, 6, 27)
        ),
        ic.PublicationDrafted(
            publication="p1", title=say["bulletin"], as_of=dt.date(2024, 6, 1), on=dt.date(2024, 6, 21)
        ),
        ic.FollowUpPlanned(
            findings=("f1",), follow_up="u1", on=dt.date(2024, 7, 1), until=dt.date(2024, 7, 31), text=say["follow_up"]
        ),
    )


_NAMES = {
    "Inspection Group": "市委第一巡察组",
    "Office": "市某局",
    "General Section": "综合科",
    "Finance Section": "财务科",
    "Leading Group": "局党组",
    "Supervision": "机关纪委",
    "Deputy Head": "副局长",
    "Clerk": "经办人",
    "Supervisor": "机关纪委书记",
}
_CHINESE = {
    "title": "市委第一巡察组巡察市某局",
    "finding": "示例问题{}",
    "text": "示例问题{}的原文。",
    "category": "制度执行",
    "target": "制度健全、执行到位。",
    "standard": "制度印发并抽查合格。",
    "agreed": "同意。",
    "reason": "需与有关单位会商。",
    "earlier": "以往的问题",
    "promised": "年内完成。",
    "public": "示例问题{}（公开口径）",
    "statement": "按公开口径表述。",
    "measure": "示例措施{}",
    "account": "已修订制度并组织学习。",
    "label": "一是",
    "organisation": "整改工作组织情况",
    "next_steps": "下一步打算",
    "other": "其他情况",
    "lead": "局党组高度重视。",
    "topic": "加强领导",
    "aspect": "落实工作部署",
    "outcome": "挽回损失",
    "unit": "万元",
    "address": "某市某路1号",
    "source": "反馈意见",
    "paper": "会议纪要",
    "number": "某纪〔2024〕7号",
    "group": "局党组",
    "bulletin": "整改情况通报",
    "follow_up": "核查制度执行。",
    "limit": "整改情况报告",
    "rule": "整改规则",
}
_ENGLISH = {
    "title": "Inspection of the Office",
    "finding": "Sample finding {}",
    "text": "What was found, {}.",
    "category": "procedures",
    "target": "A procedure that is kept.",
    "standard": "Published, and kept in every sample.",
    "agreed": "Agreed.",
    "reason": "Others have to be asked.",
    "earlier": "An earlier finding",
    "promised": "Done within the year.",
    "public": "Sample finding {}, as published",
    "statement": "Told in general words.",
    "measure": "Sample measure {}",
    "account": "The procedure was revised, and staff were trained.",
    "label": "First,",
    "organisation": "How the work was organised",
    "next_steps": "What comes next",
    "other": "Other",
    "lead": "The head of the office leads the work.",
    "topic": "Lead",
    "aspect": "Procedures",
    "outcome": "Recovered",
    "unit": "thousand",
    "address": "1 Some Street",
    "source": "feedback",
    "paper": "Minutes",
    "number": "No. 7/2024",
    "group": "Leading Group",
    "bulletin": "Bulletin",
    "follow_up": "Is the procedure kept?",
    "limit": "Report on the action",
    "rule": "Own rules",
}
