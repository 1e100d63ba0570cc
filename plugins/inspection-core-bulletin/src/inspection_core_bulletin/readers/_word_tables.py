"""Which cells of a table in Word are one: merged to the right by a number, downwards by marks in each row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from ._limits import COLUMNS
from ._package import MAIN
from ._tables import Cell

_W = f"{{{MAIN}}}"
_VAL = f"{_W}val"
ROW, CELL = f"{_W}tr", f"{_W}tc"
AROUND = frozenset(_W + name for name in ["sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"])
"""What may stand around paragraphs, rows and cells without being seen."""


def held(element: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those within content controls too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in AROUND:
            yield from held(child, tag)


def spread(rows: list[Any], cells: list[list[Any]], texts: list[list[str]]) -> list[list[Cell]]:
    """The cells of a table, with the rows and columns that each reaches over; what goes on from above is left out."""
    table: list[list[Cell]] = []
    begun: dict[int, tuple[int, int]] = {}
    for row, elements, words in zip(rows, cells, texts, strict=True):
        line = [Cell(text="")] * _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
        column = len(line)
        for element, text in zip(elements, words, strict=True):
            columns, merge = _merging(element)
            at = begun.get(column) if merge == "continue" else None
            if at is not None:
                above = table[at[0]][at[1]]
                table[at[0]][at[1]] = evolve(above, rows=above.rows + 1)
            else:
                begun.pop(column, None)
                if merge == "restart":
                    begun[column] = (len(table), len(line))
                line.append(Cell(text=text, columns=columns))
            column += columns
        table.append(line)
    return table


def _merging(cell: Any) -> tuple[int, str | None]:
    """How many columns a cell has, and whether it begins or goes on with one that reaches down."""
    properties = cell.find(f"{_W}tcPr")
    if properties is None:
        return 1, None
    merge = properties.find(f"{_W}vMerge")
    columns = max(1, _number(properties.find(f"{_W}gridSpan"), 1))
    return columns, None if merge is None else merge.get(_VAL, "continue")


def _number(element: Any, default: int) -> int:
    text = "" if element is None else element.get(_VAL, "")
    return min(int(text), COLUMNS) if text.isascii() and text.isdigit() and len(text) < 6 else default
