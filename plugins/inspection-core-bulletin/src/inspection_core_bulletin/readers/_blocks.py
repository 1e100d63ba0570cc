"""Paragraphs, tables and boxes of a Word document in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen

from ._inline import ALTERNATE, PROPERTIES, Inline, choose
from ._numbering import Counters, Numbering
from ._package import MAIN
from ._source import CONTENTS, DOCUMENT, TEXT_BOX
from ._styles import Styles, number_of
from ._tables import Grid, lay_out
from ._word_tables import AROUND, CELL, ROW, held, spread
from ._writer import Writer

_W = f"{{{MAIN}}}"
_VAL = f"{_W}val"
_P, _TABLE = f"{_W}p", f"{_W}tbl"
_GONE = ("del", "moveFrom", "vanish")
"""Marks of a paragraph's end that is not shown: what follows goes on in the same paragraph."""

Sink = Callable[[str, int], None]
"""Takes a paragraph and its number."""


@frozen(kw_only=True)
class Rules:
    """What a document says of its paragraphs elsewhere: its styles and lists."""

    styles: Styles
    numbering: Numbering
    hides: bool


class Blocks:
    """Reads one part of a document after another into a text; lists go on from part to part."""

    __slots__ = ("_carried", "_nested", "_number", "_part", "_rules", "_writer", "counters", "inline")

    def __init__(self, rules: Rules, writer: Writer) -> None:
        self._rules = rules
        self._writer = writer
        self._part = DOCUMENT
        self._number = 0
        self._carried = ""
        self._nested: list[Grid] = []
        self.inline = Inline(rules.styles, hides=rules.hides)
        self.counters = Counters(rules.numbering)

    def read(self, element: Any, part: str, first: int = 0) -> int:
        """Write all that an element holds as a part of the document; gives the number of its last paragraph."""
        before = self._part, self._number, self._carried
        self._part, self._number, self._carried = part, first, ""
        self._blocks(element, self._write)
        if self._carried:
            self._write(self._carried, self._number)
        last = self._number
        self._part, self._number, self._carried = before
        return last

    def _write(self, text: str, number: int) -> None:
        is_contents = self.inline.is_contents and self._part == DOCUMENT
        self._writer.add(text, number, CONTENTS if is_contents else self._part)
        if self.inline.boxes:
            self._read_boxes()

    def _read_boxes(self) -> None:
        boxes, self.inline.boxes = self.inline.boxes, []
        for box in boxes:
            self.read(box, TEXT_BOX)

    def _blocks(self, element: Any, sink: Sink) -> None:
        for child in element:
            tag = child.tag
            if tag == _P:
                self._paragraph(child, sink)
            elif tag == _TABLE:
                self._table(child, sink)
            elif tag in AROUND:
                self._blocks(child, sink)
            elif tag == ALTERNATE:
                self._blocks(choose(child), sink)
            elif tag in (f"{_W}altChunk", f"{_W}subDoc"):
                self.inline.tally["embedded"] += 1

    def _paragraph(self, element: Any, sink: Sink) -> None:
        self._number += 1
        properties = element.find(PROPERTIES)
        style, number, level = self._properties(properties)
        text = self._carried + self.inline.read(element, style)
        if properties is not None and self._is_open(properties):
            self._carried = text
            return
        self._carried = ""
        sink((self.counters.label(number, level) if number else "") + text, self._number)

    def _properties(self, properties: Any) -> tuple[str | None, str | None, int]:
        """Style, list and level of a paragraph: its own, else those of its style."""
        named = None if properties is None else properties.find(f"{_W}pStyle")
        style = None if named is None else named.get(_VAL)
        own = None if properties is None else properties.find(f"{_W}numPr")
        number, level = (None, None) if own is None else number_of(own)
        if number is None:
            number, inherited, origin = self._rules.styles.numbers(style)
            level = inherited if level is None else level
            if number is not None and level is None:
                level = self._rules.numbering.level_of_style(number, origin)
        return style, None if number == "0" else number, level or 0

    def _is_open(self, properties: Any) -> bool:
        """Whether the end of a paragraph was deleted, moved away or hidden."""
        mark = properties.find(f"{_W}rPr")
        if mark is None or not len(mark):
            return False
        for name in _GONE:
            found = mark.find(_W + name)
            if found is not None and (name != "vanish" or found.get(_VAL) not in ("0", "false", "off")):
                self.inline.tally["deleted"] += name != "vanish"
                return True
        self.inline.tally["inserted"] += mark.find(f"{_W}ins") is not None
        return False

    def _table(self, element: Any, sink: Sink) -> None:
        rows = [row for row in held(element, ROW) if not self._is_deleted(row)]
        cells = [list(held(row, CELL)) for row in rows]
        if all(len(each) <= 1 for each in cells):
            # A frame around text, not a table.
            for each in cells:
                for cell in each:
                    self._blocks(cell, sink)
            return
        carried, self._carried = self._carried, ""
        numbers: list[int] = []
        grid = lay_out(spread(rows, cells, [self._read_row(each, numbers) for each in cells]), self._writer.file)
        if sink == self._write:
            self._write_table(grid, numbers)
        else:
            self._nested.append(grid)
            for line, number in zip(grid.rows, numbers, strict=True):
                sink(" ".join(filter(None, line)), number)
        self._carried = carried

    def _write_table(self, grid: Grid, numbers: list[int]) -> None:
        start = self._writer.at
        self._writer.add_table(grid, numbers, self._part)
        nested, self._nested = self._nested, []
        for each in nested:
            self._writer.note_table(each, start, self._writer.at - 1)
        self._read_boxes()

    def _read_row(self, cells: list[Any], numbers: list[int]) -> list[str]:
        """The text of each cell of a row."""
        numbers.append(self._number + 1)
        return [self._read_cell(cell) for cell in cells]

    def _read_cell(self, cell: Any) -> str:
        lines: list[str] = []
        self._blocks(cell, lambda text, _: lines.append(text))
        lines.append(self._carried)
        self._carried = ""
        return "\n".join(lines).strip("\n")

    def _is_deleted(self, row: Any) -> bool:
        properties = row.find(f"{_W}trPr")
        if properties is None:
            return False
        self.inline.tally["inserted"] += properties.find(f"{_W}ins") is not None
        deleted = properties.find(f"{_W}del") is not None
        self.inline.tally["deleted"] += deleted
        return deleted
