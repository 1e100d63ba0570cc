"""Sheet: a table as it was read from a file, with the place of every cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from attrs import field, frozen

from ...diagnostics import Diagnostic, Location

Value = str | int | float | Decimal | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
"""What a cell may hold; nothing is None or an empty text."""


@frozen(kw_only=True)
class Sheet:
    """A table: its rows from the first one of the file on, each as long as it is filled.

    `merged` are areas (first row, first column, last row, last column), counted from 0, whose first cell alone holds
    a value. `hidden_rows` are counted from 0. `lines` are the lines on which the rows begin, for a file of text.
    """

    file: str
    name: str = ""
    rows: Sequence[Sequence[Value]] = field(repr=False)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden: bool = False
    lines: tuple[int, ...] | None = field(default=None, repr=False)

    def where(self, row: int, column: int | None = None) -> Location:
        """The place of a cell, or of a row, both counted from 0."""
        if self.lines is not None:
            return Location(file=self.file, line=self.lines[row] if row < len(self.lines) else None)
        cell = str(row + 1) if column is None else f"{letters(column)}{row + 1}"
        return Location(file=self.file, sheet=self.name or None, cell=cell)

    def value(self, row: int, column: int) -> Value:
        """What a cell holds; None beyond the end of its row."""
        if row >= len(self.rows):
            return None
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None


@frozen(kw_only=True)
class Book:
    """A file with its sheets, and doubts about them."""

    file: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Diagnostic, ...] = ()


def letters(column: int) -> str:
    """The name of a column, counted from 0.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    name, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def column_of(name: str) -> int:
    """The column of a name, counted from 0: the other way round."""
    at = 0
    for letter in name.upper():
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1
