"""The documents that all make: templates in the language of each, with the same text, and the values for them.

The bulletin is our own template. The one with a ledger has a table after the text, with a row for each measure.
Findings beyond the 24 of the example are copies of them.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import attrs
import inspection_core_docx

import inspection_core as ic

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "foreign-affairs-office"
DAY = dt.date(2024, 3, 1)
TEMPLATE = Path(inspection_core_docx.__file__).parent / "templates" / "bulletin.docx"
DOCUMENT = "word/document.xml"
COLUMNS = ("number", "title", "measure", "nature", "due", "state")
OURS = ("{{ item.number }}", "{{ item.title }}", "{{ measure.text }}", "{{ measure.nature_word }}")
OURS += ("{{ measure.due.text }}", "{{ measure.state_word }}")


def report(findings: int = 24) -> ic.Report:
    """The report of the example with so many findings."""
    made = ic.report(ic.load(EXAMPLE), as_of=DAY)
    copies = -(-findings // len(made.items))
    if copies == 1:
        return made
    aspects = tuple(
        attrs.evolve(aspect, items=tuple(_copy(item, n) for n in range(copies) for item in aspect.items))
        for aspect in made.aspects
    )
    kept = aspects[0].items[: findings - sum(len(aspect.items) for aspect in aspects[1:])]
    aspects = (attrs.evolve(aspects[0], items=kept), *aspects[1:])
    return attrs.evolve(made, aspects=aspects, items=tuple(item for aspect in aspects for item in aspect.items))


def _copy(item: ic.Item, number: int) -> ic.Item:
    """As large as one read from a file: with texts of its own."""
    account = tuple(attrs.evolve(each, text=f"{each.text}{number}") for each in item.account)
    measures = tuple(
        attrs.evolve(each, id=f"{each.id}-{number}", text=f"{each.text}{number}") for each in item.measures
    )
    return attrs.evolve(
        item, id=f"{item.id}-{number}", title=f"{item.title}{number}", account=account, measures=measures
    )


def values(view: ic.Report) -> dict[str, Any]:
    """What the libraries of other languages are given: plain values, with a mark for each kind of paragraph."""
    outline = ic.bulletin(view)
    blocks = [
        {"line": block.line, "level": block.level, **{f"h{n}": block.level == n for n in range(5)}}
        for block in outline.blocks
    ]
    rows = [
        dict(zip(COLUMNS, (i.number, i.title, m.text, m.nature_word, m.due.text, m.state_word), strict=True))
        for i in view.items
        for m in i.measures
    ]
    end = {"contact": list(outline.contact), "signature": outline.signature, "date": outline.date}
    return {"title": outline.title, "blocks": blocks, "rows": rows, **end}


def template(name: str) -> bytes:
    """Our template: `bulletin` as it is, `ledger` with a table at its end."""
    if name == "bulletin":
        return TEMPLATE.read_bytes()
    inner = ("{%tr for item in report.items %}", "{%tr for measure in item.measures %}")
    rows = [*(_row(tag) for tag in inner), _row(*OURS), *[_row("{%tr endfor %}")] * 2]
    return _changed(lambda text: text.replace("<w:sectPr>", f"{_table(rows)}{paragraph('', 'Cell')}<w:sectPr>"))


def template_of(*said: tuple[str, str], rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """Our template with paragraphs in place of its own, each a text and its style, and a table."""
    body = "".join(paragraph(*each) for each in said)
    if rows:
        body += _table([_row(*cells) for cells in rows]) + paragraph("", "Cell")
    return _changed(lambda text: re.sub(r"<w:body>.*<w:sectPr>", lambda _: f"<w:body>{body}<w:sectPr>", text))


def _changed(change: Callable[[str], str]) -> bytes:
    parts = _parts(TEMPLATE.read_bytes())
    parts[DOCUMENT] = change(parts[DOCUMENT].decode()).encode()
    return package(parts)


def package(parts: Mapping[str, bytes]) -> bytes:
    """A template as a file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def text_of(data: bytes) -> list[str]:
    """The paragraphs that say something, without the breaks of lines."""
    from lxml import etree

    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    body = etree.fromstring(_parts(data)[DOCUMENT])
    said = ("".join(each.text or "" for each in p.iter(f"{space}t")) for p in body.iter(f"{space}p"))
    return [text.strip() for text in said if text.strip()]


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return {name: made.read(name) for name in made.namelist()}


def paragraph(text: str, style: str) -> str:
    """A paragraph as those of our template are."""
    run = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>' if style != "Cell" else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{run}<w:t>{escape(text)}</w:t></w:r></w:p>'


def _row(*cells: str) -> str:
    cells += ("",) * (len(COLUMNS) - len(cells))
    width = '<w:tcPr><w:tcW w:w="1500" w:type="dxa"/></w:tcPr>'
    made = "".join(f"<w:tc>{width}{paragraph(cell, 'Cell')}</w:tc>" for cell in cells)
    return f"<w:tr>{made}</w:tr>"


def _table(rows: list[str]) -> str:
    head = '<w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>'
    grid = '<w:gridCol w:w="1500"/>' * len(COLUMNS)
    return f"<w:tbl>{head}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
