"""The parts of a template as Jinja reads them, each line of which is a paragraph that its author sees."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

import inspection_core as ic

from ._safety import Package

WITH_TAGS = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml")
_PARAGRAPH = re.compile(r"<w:p(?=[ >/])")
_MARKUP = re.compile(r"<[^>]*>")
_ROWS = tuple(
    (re.compile(rf"<w:{kind}[ >](?:(?!<w:{kind}[ >]).)*?</w:{kind}>", re.DOTALL), f"{{%{kind} ")
    for kind in ("tr", "tc")
)
"""Rows and cells of a table, without others in them, and how a tag begins that takes its row or cell with it."""

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    '<dcterms:created xsi:type="dcterms:W3CDTF">{{ properties.day }}T00:00:00Z</dcterms:created>'
    "<dc:creator>{{ properties.creator }}</dc:creator><dc:language>{{ properties.language }}</dc:language>"
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{{ properties.day }}T00:00:00Z</dcterms:modified>'
    "<dc:title>{{ properties.title }}</dc:title></cp:coreProperties>"
)
"""Whatever a template's file says of itself, the names of those who typed it among it, is not the document's."""


@frozen(kw_only=True)
class Source:
    """A part with tags; `paragraphs` are its texts as the template's author sees them.

    The only line breaks in `text` stand before paragraphs: so a line that Jinja names is a paragraph.
    """

    file: str | None
    name: str
    paragraphs: tuple[str, ...] = ()
    text: str

    def place(self, line: int | None = None) -> ic.Location:
        """The place of a line."""
        number = min((line or 1) - 1, len(self.paragraphs))
        return ic.Location(file=self.file, part=self.name, paragraph=number or None)

    def quote(self, line: int) -> str:
        """The beginning of the paragraph that stands in a line."""
        number = self.place(line).paragraph
        text = self.paragraphs[number - 1] if number else ""
        return beginning(text)


def beginning(text: str, most: int = 60) -> str:
    """A text as it is quoted: no more than so many characters, with «…» where some is left out."""
    return text if len(text) <= most else text[: most - 1] + "…"


def sources(package: Package, file: str | None) -> Iterator[Source]:
    """Every part in which tags are read, as docxtpl puts its language into Jinja's, and the properties."""
    from lxml import etree

    docxtpl = engine()
    for name in package.of_type(*WITH_TAGS):
        plain = etree.tostring(package.trees[name], encoding="unicode").replace("\n", " ")
        lined = _PARAGRAPH.sub("\n<w:p", plain)
        paragraphs = tuple(html.unescape(_MARKUP.sub("", line)) for line in lined.split("\n")[1:])
        kept = functools.reduce(_keep_lines, _ROWS, lined)
        yield Source(file=file, name=name, paragraphs=paragraphs, text=docxtpl.patch_xml(kept))
    core = package.related("core-properties")
    if core:
        yield Source(file=file, name=core, text=_CORE)


def _keep_lines(text: str, row: tuple[re.Pattern[str], str]) -> str:
    """A row or cell that goes with its tag takes its lines along: they are put before and behind it."""
    pattern, tag = row

    def moved(found: re.Match[str]) -> str:
        before, mark, after = _MARKUP.sub("", found[0]).rpartition(tag)
        if not mark:
            return found[0]
        return "\n" * before.count("\n") + found[0].replace("\n", "") + "\n" * after.count("\n")

    return pattern.sub(moved, text)


def engine() -> Any:
    """docxtpl, for what its language means in XML; it opens no file here."""
    from docxtpl import DocxTemplate

    made = DocxTemplate("")
    made.docx_ids_index = 1000
    return made
