"""The report on what was done: the bulletin for those above, with the figures."""

from __future__ import annotations

from .layout import Column, Layout, paragraph, section, table

KEEP = "<w:keepNext/>"  # the signature is never alone on a page


def body(layout: Layout) -> str:
    """The bulletin's outline, with tables of figures before the findings are told one by one."""
    zh = layout.language == "zh-CN"
    text = paragraph("{{ title }}", "Title", run=layout.run)
    text += paragraph(
        "{{ chapters.lead }}现将整改情况报告如下。"
        if zh
        else "{{ chapters.lead }}This report says what has been done about the findings, in figures and one by one.",
        run=layout.run,
    )
    text += outline(layout, "chapters.organisation") + outline(layout, "chapters.summary")
    text += progress(layout)
    text += when("report.limits", _limits(layout))
    text += when("late", caption(layout, "逾期问题", "Late findings") + late(zh))
    text += when("outcomes", caption(layout, "整改成效", "Outcomes") + _outcomes(zh))
    for name in ("findings", "other", "next_steps"):
        text += outline(layout, f"chapters.{name}", last=True)
    return text + signature(layout, "{{ inspection.inspected }}") + section(layout)


def outline(layout: Layout, name: str, *, last: bool = False) -> str:
    """Blocks in order, each in the style of its level; with `last` the signature may follow, which isn't left alone."""
    rows = [(f"{{%p for block in {name} %}}", "BodyText", "")]
    for level in (1, 2, 3, 4):
        rows += [(f"{{%p {'if' if level == 1 else 'elif'} block.level == {level} %}}", "BodyText", "")]
        rows += [("{{ block.line }}", f"Heading{level}", "")]
    if last:
        rows += [("{%p elif loop.last %}", "BodyText", ""), ("{{ block.line }}", "BodyText", KEEP)]
    rows += [("{%p else %}", "BodyText", ""), ("{{ block.line }}", "BodyText", "")]
    rows += [("{%p endif %}", "BodyText", ""), ("{%p endfor %}", "BodyText", "")]
    return "".join(paragraph(*row, run=layout.run) for row in rows)


def when(condition: str, then: str, otherwise: str = "") -> str:
    """What stands only where a condition holds."""
    made = paragraph(f"{{%p if {condition} %}}") + then
    made += paragraph("{%p else %}") + otherwise if otherwise else ""
    return made + paragraph("{%p endif %}")


def caption(layout: Layout, chinese: str, english: str) -> str:
    """The words over a table, which stay with it."""
    space = '<w:keepNext/><w:spacing w:before="160" w:after="80"/>'
    return paragraph(chinese if layout.language == "zh-CN" else english, "CellHead", space, run=layout.run)


def after_table() -> str:
    """Some room, and the paragraph that Word wants between a table and what follows."""
    return paragraph("", "Cell", '<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>')


def signature(layout: Layout, who: str, properties: str = "", end: str = "") -> str:
    """Who signs, and the day; `properties` are those of the name, `end` the section that ends with the day."""
    made = paragraph(who, "Signature", properties, run=layout.run)
    return made + paragraph("{{ report.as_of | date }}", "Date", end, run=layout.run)


def progress(layout: Layout) -> str:
    """The table of how far each aspect is."""
    zh = layout.language == "zh-CN"
    columns = (
        Column(head="方面" if zh else "Area", text="{{ row.title }}", width=5045),
        Column(head="问题数" if zh else "Findings", text="{{ row.countable }}", width=1200),
        Column(head="{{ closed_word }}", text="{{ row.closed }}", width=1300),
        Column(head="完成率" if zh else "Rate", text="{{ row.rate }}", width=1300),
    )
    made = caption(layout, "分方面整改进度", "Progress by area") + table("row in aspects", columns) + after_table()
    return when("aspects", made)


def late(zh: bool) -> str:
    """The table of what is late."""
    columns = (
        Column(head="序号" if zh else "No.", text="{{ row.number }}", width=1100),
        Column(head="反馈问题" if zh else "Finding", text="{{ row.title }}", width=3245),
        Column(head="责任单位" if zh else "Answered for by", text="{{ row.owner }}", width=1700),
        Column(head="整改时限" if zh else "Due", text="{{ row.due }}", width=1700),
        Column(head="逾期天数" if zh else "Days late", text="{{ row.days }}", width=1100),
    )
    return table("row in late", columns) + after_table()


def _limits(layout: Layout) -> str:
    """What is due how long after the feedback; below it what a provisional day rests on."""
    widths = {"limit": 3000, "period": 1300, "last_day": 1800, "left": 1300, "rule": 1445}
    texts = ("title", "period", "text", "left", "source")
    columns = tuple(
        Column(head=f"{{{{ limit_heads.{head} }}}}", text=f"{{{{ row.{name} }}}}", width=width)
        for (head, width), name in zip(widths.items(), texts, strict=True)
    )
    note = when("limits_note", paragraph("{{ limits_note }}", "Cell", run=layout.run))
    made = caption(layout, "{{ limits_title }}", "{{ limits_title }}") + table("row in report.limits", columns)
    return made + after_table() + note


def _outcomes(zh: bool) -> str:
    columns = (
        Column(head="内容" if zh else "What", text="{{ row.title }}", width=5645),
        Column(head="数量" if zh else "Number", text="{{ row.value }}", width=1800),
        Column(head="单位" if zh else "Unit", text="{{ row.unit }}", width=1400),
    )
    return table("row in outcomes", columns) + after_table()
