"""The brief: how far the work is, on one page."""

from __future__ import annotations

from .layout import Column, Layout, paragraph, section, table
from .report import after_table, when

TITLE = '<w:ind w:left="0" w:right="0"/>'


def body(layout: Layout) -> str:
    """The day, one row of numbers, what is late, what comes next."""
    zh = layout.language == "zh-CN"
    plain = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    text = paragraph(
        "{{ title }}", "Title", f'<w:spacing w:before="0" w:after="120"/>{TITLE if not zh else ""}', run=layout.run
    )
    day = "（截至{{ report.as_of | date }}）" if zh else "As of {{ report.as_of | date }}"
    middle = f'<w:keepNext/><w:spacing w:after="120"/>{plain}<w:jc w:val="center"/>'
    text += paragraph(day, "BodyText", middle, run=layout.run)
    text += paragraph("{{ summary }}", properties='<w:spacing w:after="120"/>', run=layout.run)
    text += when("is_internal", table("row in numbers", _all(zh)), table("row in numbers", _some(zh))) + after_table()
    made = table("row in late", _findings(zh, "逾期天数" if zh else "Days late")) + _more(layout, "more_late")
    none = paragraph("没有逾期的问题。" if zh else "No finding is late.", run=layout.run)
    text += when("tells_deadlines", _head(layout, "逾期问题", "Late") + when("late", made, none))
    made = _head(layout, "即将到期的问题", "Due soon")
    made += table("row in soon", _findings(zh, "剩余天数" if zh else "Days left")) + _more(layout, "more_soon")
    text += when("soon", made)
    made = _head(layout, "下一步安排", "What comes next") + paragraph("{%p for step in steps %}")
    made += paragraph("{{ step.text }}", run=layout.run) + paragraph("{%p endfor %}")
    return text + when("steps", made) + section(layout)


def _head(layout: Layout, chinese: str, english: str) -> str:
    """A heading without a number: what stands above it may be missing."""
    space = f'<w:spacing w:before="{80 if layout.language == "zh-CN" else 200}" w:after="40"/>'
    return paragraph(chinese if layout.language == "zh-CN" else english, "Heading1", space, run=layout.run)


def _all(zh: bool) -> tuple[Column, ...]:
    """The numbers for the inside."""
    soon = Column(head="即将到期" if zh else "Due soon", text="{{ row.due_soon }}", width=1245)
    return (
        *_some(zh, 1245, 1300, 1315),
        Column(head="逾期" if zh else "Late", text="{{ row.late }}", width=1250),
        soon,
        Column(head="曾退回" if zh else "Returned", text="{{ row.returned }}", width=1245),
        Column(head="重新整改" if zh else "Reopened", text="{{ row.reopened }}", width=1245),
    )


def _some(zh: bool, *widths: int) -> tuple[Column, ...]:
    """The numbers for anybody."""
    first, second, third = widths or (2945, 2950, 2950)
    return (
        Column(head="问题数" if zh else "Findings", text="{{ row.countable }}", width=first),
        Column(head="{{ closed_word }}", text="{{ row.closed }}", width=second),
        Column(head="完成率" if zh else "Rate", text="{{ row.rate }}", width=third),
    )


def _findings(zh: bool, days: str) -> tuple[Column, ...]:
    return (
        Column(head="序号" if zh else "No.", text="{{ row.number }}", width=1150),
        Column(head="反馈问题" if zh else "Finding", text="{{ row.title }}", width=3345),
        Column(head="责任单位" if zh else "Answered for by", text="{{ row.owner }}", width=1800),
        Column(head="时限" if zh else "Due", text="{{ row.due }}", width=1450),
        Column(head=days, text="{{ row.days }}", width=1100),
    )


def _more(layout: Layout, name: str) -> str:
    words = f"另有{{{{ {name} }}}}项。" if layout.language == "zh-CN" else f"and {{{{ {name} }}}} more"
    return when(name, paragraph(words, "Cell", run=layout.run))
