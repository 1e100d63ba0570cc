"""The report of the principal: how the first responsible person saw to it that something was done."""

from __future__ import annotations

from .layout import Column, Layout, paragraph, section, table
from .report import KEEP, after_table, outline, signature, when


def body(layout: Layout) -> str:
    """How it was organised, the principal's own findings, all of them in numbers, what is open, what comes next."""
    zh = layout.language == "zh-CN"
    text = paragraph("{{ title }}", "Title", run=layout.run)
    text += paragraph(
        "{{ chapters.lead }}现将主要负责人组织落实整改情况报告如下。"
        if zh
        else "{{ chapters.lead }}This report says how the head of the body saw to it that something was done.",
        run=layout.run,
    )
    text += outline(layout, "chapters.organisation")
    text += when(
        "own", _chapter(layout, "own", "主要负责人牵头整改的问题", "Findings that the head answers for") + _own(zh)
    )
    text += _chapter(layout, "overall", "整改总体情况", "Where the work is") + outline(layout, "summary")
    text += _late(layout) + _states(zh)
    text += when(
        "open",
        _chapter(
            layout,
            "open",
            "尚未完成整改的问题{% if explained %}及原因{% endif %}",
            "What is not done yet{% if explained %}, and why{% endif %}",
        )
        + _open(zh),
    )
    text += outline(layout, "next_steps", last=True)
    return text + _signature(layout) + section(layout)


def _signature(layout: Layout) -> str:
    """The body, and on a line of its own its principal."""
    who = "主要负责人{% if principal %}：{{ principal }}{% endif %}"
    if layout.language != "zh-CN":
        who = "{% if principal %}{{ principal }}{% else %}{{ principal_word }}{% endif %}"
    made = paragraph("{{ inspection.inspected }}", "Signature", run=layout.run)
    return made + signature(layout, who, '<w:spacing w:before="0"/>')


def _chapter(layout: Layout, name: str, chinese: str, english: str) -> str:
    words = chinese if layout.language == "zh-CN" else english
    return paragraph(f"{{{{ at.{name} }}}}{words}", "Heading1", run=layout.run)


def _late(layout: Layout) -> str:
    """How many are late, where the reader may know."""
    zh = layout.language == "zh-CN"
    none = "没有逾期的问题，各类状态如下表。" if zh else "No finding is late. They stand as follows."
    some = (
        "未完成的问题中，{{ late }}个已逾期。各类状态如下表。"
        if zh
        else "Findings that are late: {{ late }}. All of them stand as follows."
    )
    words = f"{{% if late %}}{some}{{% else %}}{none}{{% endif %}}"
    return when("tells_deadlines", paragraph(words, properties=KEEP, run=layout.run))


def _own(zh: bool) -> str:
    columns = (
        Column(head="序号" if zh else "No.", text="{{ row.number }}", width=1150),
        Column(head="反馈问题" if zh else "Finding", text="{{ row.title }}", width=2895),
        Column(head="措施（完成/全部）" if zh else "Measures (done/all)", text="{{ row.measures }}", width=1300),
        Column(head="整改时限" if zh else "Due", text="{{ row.due }}", width=1800),
        Column(head="状态" if zh else "State", text="{{ row.state }}", width=1700),
    )
    return table("row in own", columns) + after_table()


def _states(zh: bool) -> str:
    columns = (
        Column(head="状态" if zh else "State", text="{{ row.word }}", width=4000),
        Column(head="问题数" if zh else "Findings", text="{{ row.count }}", width=2000),
    )
    return table("row in states", columns) + after_table()


def _open(zh: bool) -> str:
    """Why and what next are left out where nothing of that may be told."""
    number = Column(head="序号" if zh else "No.", text="{{ row.number }}", width=1150 if zh else 800)
    finding = "反馈问题" if zh else "Finding"
    state = Column(head="状态" if zh else "State", text="{{ row.state }}", width=1400 if zh else 1750)
    full = (
        number,
        Column(head=finding, text="{{ row.title }}", width=2000),
        state,
        Column(head="未完成原因" if zh else "Why", text="{{ row.reason }}", width=2495),
        Column(head="下一步及时限" if zh else "Next, and until when", text="{{ row.next_step }}", width=1800),
    )
    short = (number, Column(head=finding, text="{{ row.title }}", width=6295), state)
    return when("explained", table("row in open", full), table("row in open", short)) + after_table()
