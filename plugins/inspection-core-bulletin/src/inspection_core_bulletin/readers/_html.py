"""A web page as a text: the blocks that a browser shows, without what stands around the article."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import inspection_core as ic

from . import reading_rules as rules
from ._limits import TEXT, refuse, require_size
from ._lists import Lists
from ._source import Reading
from ._tables import Cell, Grid, lay_out
from ._text import decode
from ._web import BLOCKS, GONE, is_furniture, is_hidden
from ._writer import Writer

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096
_WIDE = "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t\f]*\n[ \t\n\f]*(?={_WIDE})")
_BLANKS = re.compile(r"[ \t\n\f\r]+")
_EDGES = " \t\n\f\r"
_TAG = re.compile("<[a-zA-Z]")
_ATTRIBUTE = re.compile(r"""[\s/]*+[^\s=>/]++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?""")
_SAFE, _ATTRIBUTES = 400_000, 20_000
"""Characters of a page, and attributes of a tag, that can't cost much time."""
_QUOTE = 60
_WIDEST = 1000
_LONGEST = 65534


def read_html(data: bytes, file: str) -> Reading:
    """A web page, or what a program saved as one."""
    require_size(data, TEXT, file)
    declared = _CHARSET.search(data[:_HEAD])
    decoded = decode(data, file, declared[1].decode("ascii", "replace") if declared else None)
    writer = Writer(file)
    walk = Walk(writer)
    _require_plain(decoded.text, file)
    root = _parsed(decoded.text, file)
    if root is not None:
        walk.read(root)
    left = " | ".join(" ".join(each.split())[:_QUOTE] for each in walk.left)
    noted = [rules.WEB_FURNITURE(ic.Location(file=file), quote=left[: 2 * _QUOTE])] if left else []
    return writer.finish([*decoded.problems, *noted])


def read_mime(data: bytes, file: str) -> Reading:
    """A page that was saved as one file (.mht), which is a letter with the page in it."""
    import email

    try:
        parts = email.message_from_bytes(data).walk()
        pages = (part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/html")
        page = next((page for page in pages if isinstance(page, bytes) and page), None)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError):
        page = None
    if page is None:
        why = ic.Text("there is no web page in it", "其中没有网页")
        raise ic.CaseFileError(rules.DAMAGED(ic.Location(file=file), why=why))
    return read_html(page, file)


def _require_plain(text: str, file: str) -> None:
    """CaseFileError for a tag with very many attributes: the parser compares each with all others."""
    if len(text) < _SAFE:
        return
    at, end, attributes = 0, 0, 0
    for tag in _TAG.finditer(text):
        if tag.start() < end:
            continue
        at, attributes = tag.end(), 0
        while found := _ATTRIBUTE.match(text, at):
            at, attributes = found.end(), attributes + 1
        end = at
        if attributes > _ATTRIBUTES:
            refuse(file, f"a tag has {attributes:,} attributes", f"一个标记有 {attributes:,} 个属性")


def _parsed(text: str, file: str) -> Any:
    """The root of a page, None for one without any element; the parser mends what is no proper HTML."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        root = etree.fromstring(plain.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    last = parser.error_log.last_error
    if last is not None and last.level_name == "FATAL":
        # The parser leaves out all that follows, as where elements lie in one another a thousand deep.
        why = ic.Text(f"the page can't be read to its end ({last.message})", f"网页无法读到末尾（{last.message}）")
        raise ic.CaseFileError(rules.DAMAGED(ic.Location(file=file), why=why))
    return root


class Walk:
    """Goes through a page once, element by element, however deep they lie.

    `left` is the text of what was left out around the article.
    """

    __slots__ = ("_lists", "_number", "_pieces", "_pre", "_sink", "_writer", "left")

    def __init__(self, writer: Writer, sink: Callable[[str], None] | None = None) -> None:
        self.left: list[str] = []
        self._writer = writer
        self._number = 0
        self._sink = sink or self._write
        self._pieces: list[str] = []
        self._lists = Lists()
        self._pre = 0

    def read(self, root: Any) -> None:
        """All that an element shows."""
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end"))
        skipped = None
        for event, element in walker:
            if event == "start":
                if self._is_gone(element, root) or self._is_table(element):
                    walker.skip_subtree()
                    skipped = element
                else:
                    self._begin(element)
            else:
                if element is not skipped:
                    self._finish(element)
                skipped = None
                if element is not root:
                    self._add(element.tail)
        self._flush()

    def _is_gone(self, element: Any, root: Any) -> bool:
        if element.tag in GONE:
            return True
        if element is root or not (is_hidden(element) or is_furniture(element)):
            return False
        text = "".join(element.itertext())
        if text.strip():
            self.left.append(text)
        return True

    def _begin(self, element: Any) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._flush()
            self._pre += tag == "pre"
            self._lists.begin(element)
        elif tag == "br":
            self._pieces.append("\0")
        self._add(element.text)

    def _finish(self, element: Any) -> None:
        if element.tag in BLOCKS:
            self._flush()
            self._pre -= element.tag == "pre"
            self._lists.finish(element)

    def _add(self, text: str | None) -> None:
        if text:
            # A line break in the source is none on the page: \0 stands for those that are.
            self._pieces.append(text.replace("\n", "\0") if self._pre else text)

    def _flush(self) -> None:
        if not self._pieces:
            return
        pieces, self._pieces = "".join(self._pieces), []
        # Each line of preformatted text is a paragraph, as in a file of text.
        for text in pieces.split("\0") if self._pre else (_shown(pieces),):
            if text.strip():
                self._sink(self._lists.take_mark() + text)

    def _write(self, text: str) -> None:
        self._number += 1
        self._writer.add(text, self._number)

    def _is_table(self, element: Any) -> bool:
        """Read a table as one, unless it only lays out the page."""
        if element.tag != "table" or _is_layout(element):
            return False
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
        if all(len(cells) <= 1 for cells in rows):
            return False
        self._flush()
        for caption in element.iterchildren("caption"):
            self._sink(self._read_cell(caption).text)
        self._write_table(lay_out([[self._read_cell(cell) for cell in cells] for cells in rows if cells], self._file))
        return True

    @property
    def _file(self) -> str:
        return self._writer.file

    def _write_table(self, grid: Grid) -> None:
        first = self._number + 1
        self._number += len(grid.rows)
        self._writer.add_table(grid, range(first, first + len(grid.rows)))

    def _read_cell(self, cell: Any) -> Cell:
        lines: list[str] = []
        Walk(self._writer, lines.append).read(cell)
        return Cell(
            text="\n".join(lines),
            rows=_span(cell.get("rowspan"), 0, _LONGEST),
            columns=_span(cell.get("colspan"), 1, _WIDEST),
        )


def _is_layout(table: Any) -> bool:
    return table.get("role") in ("presentation", "none") or table.find(".//table") is not None


def _span(text: str | None, least: int, most: int) -> int:
    plain = (text or "").strip()
    return min(max(least, int(plain)), most) if plain.isascii() and plain.isdigit() and len(plain) < 7 else 1


def _shown(text: str) -> str:
    """A block with its blanks as a browser shows them; a break between two wide characters is none."""
    if "\n" in text:
        text = _WRAPPED.sub("", text)
    lines = [_BLANKS.sub(" ", line).strip(_EDGES) for line in text.split("\0")]
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines)
