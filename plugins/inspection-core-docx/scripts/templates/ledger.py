"""The ledger: the profile's columns on A3, whose cells span a grid of 60 narrow columns."""

from __future__ import annotations

from functools import partial

from attrs import evolve

from .layout import KEEP, Layout, grid, paragraph, section, size

UNIT = 368
"""A sixtieth of 390 mm: the width of A3 on its side without its margins, 15 mm each."""

KEPT = "<w:trPr><w:cantSplit/></w:trPr>"
HEAD = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
BEGINS, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def body(layout: Layout) -> str:
    """A title, the day, and one table with as many columns as the profile has."""
    zh = layout.language == "zh-CN"
    text = paragraph("{{ title }}", "Title", run=layout.run)
    text += paragraph("截至{{ report.as_of | date }}" if zh else "As of {{ report.as_of | date }}", "Date")
    nothing = "没有列入台账的问题。" if zh else "There is no finding."
    cell = partial(_cell, layout)
    head = (
        cell("{%tc for column in ledger.columns %}", 10),
        cell("{% colspan column.span %}{{ column.title }}", 40, "CellHead"),
        cell("{%tc endfor %}", 10),
    )
    rows = (
        cell("{%tc for cell in row.cells %}", 4),
        cell("{%tc if cell.begins %}", 4),
        cell("{% colspan cell.span %}{{ cell.text }}", 12, merge=BEGINS),
        cell("{%tc elif cell.goes_on %}", 4),
        cell("{% colspan cell.span %}", 12, merge=GOES_ON),
        cell("{%tc else %}", 4),
        cell("{% colspan cell.span %}{{ cell.text }}", 12),
        cell("{%tc endif %}", 4),
        cell("{%tc endfor %}", 4),
    )
    made = f"<w:tr>{HEAD}{''.join(head)}</w:tr>"
    made += f"<w:tr>{cell('{%tr for row in ledger.rows %}', 60)}</w:tr>"
    made += f"<w:tr>{KEPT}{''.join(rows)}</w:tr><w:tr>{cell('{%tr else %}', 60)}</w:tr>"
    made += f"<w:tr>{cell(nothing, 60)}</w:tr><w:tr>{cell('{%tr endfor %}', 60)}</w:tr>"
    return text + grid((UNIT,) * 60, made, margin=57) + paragraph("", "Cell") + section(_large(layout), wide=True)


def _cell(layout: Layout, text: str, span: int, style: str = "Cell", merge: str = "") -> str:
    """A cell without a width: it has that of the columns of the grid that it spans."""
    about = f'<w:gridSpan w:val="{span}"/>{merge}<w:vAlign w:val="center"/>'
    small = size(18 if layout.language == "zh-CN" else 16)
    kept = KEEP if style == "CellHead" else ""
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{paragraph(text, style, kept, run=small)}</w:tc>"


def _large(layout: Layout) -> Layout:
    """A3 on its side, as eighteen columns need."""
    page = '<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>'
    margins = '<w:pgMar w:top="1134" w:right="850" w:bottom="1021" w:left="850" w:header="567" w:footer="454"'
    return evolve(layout, wide=f'{page}{margins} w:gutter="0"/><w:cols w:space="425"/>')
