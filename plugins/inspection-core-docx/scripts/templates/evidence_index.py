"""The index of evidence: what is on file, and what each piece supports."""

from __future__ import annotations

from .layout import Column, Layout, paragraph, section, table


def body(layout: Layout) -> str:
    """A title and one table, on paper that lies on its side."""
    zh = layout.language == "zh-CN"
    columns = (
        Column(head="编号" if zh else "No.", text="{{ row.index }}", width=1100),
        Column(head="名称" if zh else "Title", text="{{ row.title }}", width=4300),
        Column(head="文号" if zh else "Document no.", text="{{ row.document_number }}", width=1800),
        Column(head="日期" if zh else "Date", text="{{ row.date }}", width=1350),
        Column(head="支撑事项" if zh else "Supports", text="{{ row.supports }}", width=2420),
        Column(head="存放" if zh else "Kept at", text="{{ row.place }}", width=3600),
    )
    text = paragraph("{{ title }}", "Title", run=layout.run)
    text += paragraph("{{ report.as_of | date }}", "Date", run=layout.run)
    return text + table("row in rows", columns) + paragraph("", "Cell") + section(layout, wide=True)
