"""The request for more time: a form for each finding."""

from __future__ import annotations

from sheets import box, columns, each, end, label, opinion, row, tag, wide

from .layout import Layout


def body(layout: Layout) -> str:
    """A page for each finding."""
    zh = layout.language == "zh-CN"
    widths = columns(30, 36, 40, 40, 14, 40) if zh else columns(38, 34, 37, 37, 18, 36)
    return each(layout, "sheets", widths, _form(zh, widths)) + end(layout)


def _form(zh: bool, grid: tuple[int, ...]) -> str:
    words = ("问题编号", "当前状态", "反馈问题", "延期理由", "申请人、日期", "目前进展", "下一步措施")
    heads = ("申请延期的整改措施", "首次时限", "申请前时限", "已延次数", "申请延至")
    if not zh:
        words = ("No.", "State", "Finding", "Reasons", "Asked by, on", "Progress so far", "Next step")
        heads = ("Measure for which more time is asked", "First agreed", "Last day", "Times moved", "Asked until")
    number, state, finding, reason, asked, progress, next_step = words
    a, b, c, *rest = grid

    def four(left: str, one: str, right: str, two: str) -> str:
        return row(label(left, a), box(b, (one, "")), label(right, c), box(sum(rest), (two, ""), span=3))

    def five(texts: tuple[str, ...], style: str, height: int) -> str:
        first = box(a + b, (texts[0], ""), span=2, style=style)
        middle = '<w:jc w:val="center"/>'
        others = (box(of, (text, middle), style=style) for of, text in zip(grid[2:], texts[1:], strict=True))
        return row(first, *others, height=height)

    fields = ("text", "first", "due", "revised", "until")
    return "".join(
        (
            four(number, "{{ sheet.number }}", state, "{{ sheet.state }}"),
            wide(finding, "{{ sheet.title }}", grid, height=600),
            four("{{ lead_word }}", "{{ sheet.owner }}", "{{ officer_word }}", "{{ sheet.officer }}"),
            five(heads, "CellHead", 500),
            tag("{%tr for row in sheet.rows %}", grid),
            five(tuple(f"{{{{ row.{name} }}}}" for name in fields), "Cell", 700),
            tag("{%tr endfor %}", grid),
            wide(reason, "{{ sheet.reason }}", grid, height=1500),
            wide(asked, "{{ sheet.asked }}", grid, height=500),
            wide(progress, "{{ sheet.progress }}", grid, height=900, whole=False),
            wide(next_step, "{{ sheet.next_step }}", grid, height=1100),
            opinion("box in sheet.boxes", "box", grid, height=1450),
        )
    )
