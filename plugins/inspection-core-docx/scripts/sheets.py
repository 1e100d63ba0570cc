"""Forms to be signed: rows of labels and boxes over a grid of columns, a page for each."""

from __future__ import annotations

from attrs import evolve
from templates.layout import Layout, grid, paragraph, section

RIGHT = '<w:jc w:val="right"/>'
WIDTH = 9638
"""Between the margins, in twips: six characters in a label, and a whole date in a narrow column."""
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1191" w:left="1134" w:header="709"'
    ' w:footer="624" w:gutter="0"/><w:cols w:space="425"/>'
)
"""Margins of 23, 20, 21, 20 mm: those of letters would put the last signature of many a form on a second page."""


def columns(*shares: int) -> tuple[int, ...]:
    """A grid over the whole width; the last column takes what rounding leaves."""
    made = [WIDTH * share // sum(shares) for share in shares]
    return (*made[:-1], WIDTH - sum(made[:-1]))


def end(layout: Layout) -> str:
    """What stands after the last form: its paper."""
    return paragraph("", "Cell") + section(evolve(layout, page=PAGE))


def label(text: str, of: int) -> str:
    """A cell that says what stands beside it."""
    return box(of, (text, ""), style="CellHead")


def box(of: int, *lines: tuple[str, str], span: int = 1, style: str = "Cell") -> str:
    """A cell of some paragraphs, each with its properties; `of` is its width, `span` how many columns it covers."""
    over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    words = "".join(paragraph(text, style, properties) for text, properties in lines)
    properties = f'<w:tcW w:w="{of}" w:type="dxa"/>{over}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{words}</w:tc>"


def row(*cells: str, height: int = 400, whole: bool = True) -> str:
    """A row of at least a height, kept whole on a page unless long texts stand in it."""
    kept = "<w:cantSplit/>" if whole else ""
    return f'<w:tr><w:trPr>{kept}<w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>{"".join(cells)}</w:tr>'


def tag(text: str, widths: tuple[int, ...]) -> str:
    """A row that only holds a tag, and goes with it."""
    return row(box(sum(widths), (text, ""), span=len(widths)))


def wide(name: str, text: str, widths: tuple[int, ...], *, height: int = 400, whole: bool = True) -> str:
    """A label, and over all other columns its text."""
    value = box(sum(widths[1:]), (text, ""), span=len(widths) - 1)
    return row(label(name, widths[0]), value, height=height, whole=whole)


def opinion(loop: str, name: str, widths: tuple[int, ...], *, height: int) -> str:
    """A box for each turn of a loop: whose opinion, what it is, and below on the right who signed when."""
    signed = box(
        sum(widths[1:]), (f"{{{{ {name}.text }}}}", ""), (f"{{{{ {name}.signed }}}}", RIGHT), span=len(widths) - 1
    )
    rows = row(label(f"{{{{ {name}.title }}}}", widths[0]), signed, height=height)
    return tag(f"{{%tr for {loop} %}}", widths) + rows + tag("{%tr endfor %}", widths)


def each(layout: Layout, loop: str, widths: tuple[int, ...], rows: str, *, first: str = "loop.first") -> str:
    """A sheet for each turn of a loop, on a page of its own: the title, the line over the form, the form."""
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{sum(widths)}"/></w:tabs>'
    tight = '<w:spacing w:before="0" w:after="160"/>'
    parts = (
        paragraph(f"{{%p for sheet in {loop} %}}"),
        paragraph(f"{{%p if {first} %}}"),
        paragraph("{{ title }}", "Title", tight, run=layout.run),
        paragraph("{%p else %}"),
        paragraph("{{ title }}", "Title", f"<w:pageBreakBefore/>{tight}", run=layout.run),
        paragraph("{%p endif %}"),
        paragraph("{{ sheet.head }}", "Cell", f'<w:keepNext/>{tabs}<w:spacing w:after="80"/>', run=layout.run),
        grid(widths, rows),
        paragraph("{%p endfor %}"),
    )
    return "".join(parts)
