"""The close-out sheets: a list for the meeting where there are several, and a form for each finding."""

from __future__ import annotations

from sheets import box, columns, each, end, label, opinion, row, wide

from .layout import Column, Layout, paragraph, table


def body(layout: Layout) -> str:
    """The list first, then a page for each finding."""
    zh = layout.language == "zh-CN"
    return (
        _list(layout, zh) + each(layout, "sheets", _grid(zh), _form(zh), first="loop.first and not rows") + end(layout)
    )


def _grid(zh: bool) -> tuple[int, ...]:
    return columns(30, 70, 30, 70) if zh else columns(38, 62, 38, 62)


def _list(layout: Layout, zh: bool) -> str:
    widths = columns(100, 235, 140, 70, 105, 180, 100) if zh else columns(60, 215, 150, 75, 115, 160, 145)
    heads = ("问题编号", "反馈问题", "{{ lead_word }}", "措施完成", "佐证材料", "验收", "状态")
    if not zh:
        heads = ("No.", "Finding", "{{ lead_word }}", "Done", "Evidence", "Verified", "State")
    names = ("number", "title", "owner", "done", "evidence", "verified", "state")
    made = tuple(
        Column(head=head, text=f"{{{{ row.{name} }}}}", width=width)
        for head, name, width in zip(heads, names, widths, strict=True)
    )
    line = '<w:keepNext/><w:spacing w:after="80"/>'
    return "".join(
        (
            paragraph("{%p if rows %}"),
            paragraph("{{ title }}", "Title", '<w:spacing w:before="0" w:after="160"/>', run=layout.run),
            paragraph("{{ list_line }}", "Cell", line, run=layout.run),
            table("row in rows", made),
            paragraph(
                "{{ meeting }}", "Cell", '<w:keepLines/><w:spacing w:before="400" w:line="600" w:lineRule="auto"/>'
            ),
            paragraph("{%p endif %}"),
        )
    )


def _form(zh: bool) -> str:
    a, b, c, d = grid = _grid(zh)

    def four(left: str, one: str, right: str, two: str) -> str:
        return row(label(left, a), box(b, (one, "")), label(right, c), box(d, (two, "")))

    words = ("问题编号", "当前状态", "所属方面", "反馈问题", "目标和标准", "整改时限", "申请销号", "整改措施")
    words += ("整改情况", "佐证材料")
    if not zh:
        words = ("No.", "State", "Area", "Finding", "To be achieved", "Last day", "Submitted", "Measures")
        words += ("What was done", "Evidence")
    number, state, aspect, finding, target, due, submitted, measures, account, evidence = words
    said = box(b + c + d, ("{{ sheet.title }}", "<w:keepNext/>"), ("{{ sheet.text }}", ""), span=3)
    return "".join(
        (
            four(number, "{{ sheet.number }}", state, "{{ sheet.state }}"),
            wide(aspect, "{{ sheet.aspect }}", grid),
            row(label(finding, a), said),
            wide(target, "{{ sheet.target }}", grid),
            four("{{ lead_word }}", "{{ sheet.owner }}", "{{ officer_word }}", "{{ sheet.officer }}"),
            four(due, "{{ sheet.due }}", submitted, "{{ sheet.submitted }}"),
            wide(measures, "{{ sheet.measures }}", grid, whole=False),
            wide(account, "{{ sheet.account }}", grid, whole=False),
            wide(evidence, "{{ sheet.evidence }}", grid, whole=False),
            opinion("box in sheet.boxes", "box", grid, height=850),
        )
    )
