"""The register of comments: a row for each, with its reply."""

from __future__ import annotations

from .layout import Column, Layout, paragraph, section, table


def body(layout: Layout) -> str:
    """A title, how many came in, and the table, on paper that lies on its side."""
    zh = layout.language == "zh-CN"
    columns = (
        Column(head="编号" if zh else "No.", text="{{ row.id }}", width=650),
        Column(head="收到日期" if zh else "Received", text="{{ row.received }}", width=1900),
        Column(head="渠道" if zh else "Channel", text="{{ row.channel }}", width=980),
        Column(head="公开文书" if zh else "Publication", text="{{ row.publication }}", width=1370),
        Column(head="意见内容" if zh else "What was said", text="{{ row.text }}", width=2170),
        Column(head="涉及\n问题" if zh else "Findings", text="{{ row.findings }}", width=920),
        Column(head="答复期限" if zh else "Reply due", text="{{ row.due }}", width=1900),
        Column(head="答复日期" if zh else "Answered", text="{{ row.answered }}", width=1900),
        Column(head="答复内容" if zh else "Reply", text="{{ row.reply }}", width=1720),
        Column(head="状态" if zh else "State", text="{{ row.state }}", width=1060),
    )
    counts = (
        "截至{{ report.as_of | date }}：收到{{ rows | length }}条，待答复{{ open_count }}条。"
        if zh
        else "As of {{ report.as_of | date }}: {{ rows | length }} received, {{ open_count }} to be answered."
    )
    text = paragraph("{{ title }}", "Title", run=layout.run)
    text += paragraph("{%p if rows %}") + paragraph(counts, "Date", run=layout.run) + table("row in rows", columns)
    text += paragraph("{%p else %}")
    text += paragraph(
        "截至{{ report.as_of | date }}，没有收到意见。"
        if zh
        else "No comment was received by {{ report.as_of | date }}.",
        run=layout.run,
    )
    return text + paragraph("{%p endif %}") + paragraph("", "Cell") + section(layout, wide=True)
