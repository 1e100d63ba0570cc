"""The follow-up: the list of the next one, the results of each, and what came back from earlier cases."""

from __future__ import annotations

from .layout import Column, Layout, paragraph, section, table


def body(layout: Layout) -> str:
    """Three parts with their tables, on paper that lies on its side; what there is nothing of is left out."""
    zh, run = layout.language == "zh-CN", layout.run
    text = paragraph("{{ title }}", "Title", run=run)
    text += paragraph("截至{{ report.as_of | date }}" if zh else "As of {{ report.as_of | date }}", "Date", run=run)
    text += paragraph("一、下次回头看清单" if zh else "For the next follow-up", "Heading1", run=run)
    text += paragraph("{%p if due %}") + table("row in due", _due(zh)) + paragraph("{%p else %}")
    text += paragraph("{{ nothing }}", run=run) + paragraph("{%p endif %}")
    text += paragraph("{%p if follow_ups %}")
    text += paragraph("二、回头看情况" if zh else "What was found", "Heading1", run=run)
    text += paragraph("{%p for each in follow_ups %}")
    text += paragraph("{{ each.number }}{{ each.planned }}", "Heading2", run=run)
    text += paragraph("{%p if each.text %}") + paragraph("{{ each.text }}", "BodyText", "<w:keepNext/>", run=run)
    text += paragraph("{%p endif %}") + table("row in each.results", _results(zh)) + paragraph("{%p endfor %}")
    text += paragraph("{%p endif %}") + paragraph("{%p if recurrences %}")
    number = "{% if follow_ups %}三{% else %}二{% endif %}、" if zh else ""
    text += paragraph(number + ("再次出现的问题" if zh else "Found before"), "Heading1", run=run)
    text += table("row in recurrences", _recurrences(zh)) + paragraph("{%p endif %}")
    return text + paragraph("", "Cell") + section(layout, wide=True)


def _due(zh: bool) -> tuple[Column, ...]:
    return (
        Column(head="序号" if zh else "No.", text="{{ row.number }}", width=1100),
        Column(head="反馈问题" if zh else "Finding", text="{{ row.title }}", width=7470),
        Column(head="列入原因" if zh else "On the list because", text="{{ row.reasons }}", width=6000),
    )


def _results(zh: bool) -> tuple[Column, ...]:
    return (
        Column(head="序号" if zh else "No.", text="{{ row.number }}", width=1100),
        Column(head="反馈问题" if zh else "Finding", text="{{ row.title }}", width=3000),
        Column(head="回头看结论" if zh else "Verdict", text="{{ row.verdict }}", width=1300),
        Column(head="检查情况" if zh else "What was found", text="{{ row.text }}", width=4200),
        Column(head="检查人" if zh else "Looked at by", text="{{ row.looked_by }}", width=1350),
        Column(head="检查日期" if zh else "On", text="{{ row.on }}", width=1900),
        Column(head="重新整改" if zh else "Now", text="{{ row.now }}", width=1720),
    )


def _recurrences(zh: bool) -> tuple[Column, ...]:
    return (
        Column(head="序号" if zh else "No.", text="{{ row.number }}", width=1100),
        Column(head="反馈问题" if zh else "Finding", text="{{ row.title }}", width=3400),
        Column(head="此前反馈" if zh else "Found before", text="{{ row.earlier }}", width=3100),
        Column(head="此前案卷" if zh else "In", text="{{ row.case }}", width=2000),
        Column(head="当时承诺" if zh else "Promised then", text="{{ row.promised }}", width=3470),
        Column(head="现状态" if zh else "State now", text="{{ row.state }}", width=1500),
    )
