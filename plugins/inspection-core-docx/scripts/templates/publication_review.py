"""The publication review sheet: a row for each finding, then a line to sign for each step of approval."""

from __future__ import annotations

from .layout import KEEP, Column, Layout, paragraph, section, table


def body(layout: Layout) -> str:
    """A title, how much was decided, the table and the signatures, on paper that lies on its side."""
    zh = layout.language == "zh-CN"
    columns = (
        Column(head="序号" if zh else "No.", text="{{ row.number }}", width=1080),
        Column(head="反馈问题" if zh else "Finding", text="{{ row.title }}", width=1750),
        Column(head="具体表现" if zh else "In detail", text="{{ row.text }}", width=2550),
        Column(head="公开意见" if zh else "Decision", text="{{ row.decision }}", width=1100),
        Column(head="公开\n序号" if zh else "Public no.", text="{{ row.public_number }}", width=1000),
        Column(head="公开标题" if zh else "Public title", text="{{ row.public_title }}", width=1350),
        Column(head="公开口径" if zh else "Public wording", text="{{ row.public_text }}", width=1900),
        Column(head="不公开\n理由" if zh else "Reason", text="{{ row.reason }}", width=1200),
        Column(head="说明" if zh else "Statement", text="{{ row.statement }}", width=1400),
        Column(head="批准人" if zh else "Approved by", text="{{ row.approved_by }}", width=1240),
    )
    counts = "、" if zh else ", "
    line = "截至{{ report.as_of | date }}：" if zh else "As of {{ report.as_of | date }}: "
    line += "{% for each in decisions %}{{ each.decision }}" + ("" if zh else " ") + "{{ each.count }}"
    line += ("项" if zh else "") + "{% if not loop.last %}" + counts + "{% endif %}{% endfor %}"
    line += "{% if not decisions %}" + ("没有问题" if zh else "no finding") + "{% endif %}" + ("。" if zh else ".")
    text = paragraph("{{ title }}", "Title", run=layout.run) + paragraph(line, "Date", run=layout.run)
    text += table("row in rows", columns)
    text += paragraph("{%p if steps %}") + paragraph("审核意见" if zh else "Approval", "Heading1", run=layout.run)
    signed = table("step in steps", _signatures(zh))
    cell = '<w:pStyle w:val="Cell"/>'
    text += signed.replace(cell, cell + KEEP)  # all signatures stand on one page
    text += paragraph("{%p endif %}")
    return text + paragraph("", "Cell") + section(layout, wide=True)


def _signatures(zh: bool) -> tuple[Column, ...]:
    """Room to write, as high as three lines."""
    return (
        Column(head="环节" if zh else "Step", text="\n{{ step.title }}\n", width=2800),
        Column(head="意见" if zh else "Opinion", text="", width=5800),
        Column(head="签字" if zh else "Signed", text="", width=3400),
        Column(head="日期" if zh else "Date", text="年　　月　　日" if zh else "", width=2570),
    )
