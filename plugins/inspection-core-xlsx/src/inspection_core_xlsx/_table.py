"""Table: a sheet to be read and printed, in which the cells that several rows share are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

import inspection_core as ic

from ._cells import Day, Look, Value, require_short, write_cell, write_text
from ._charts import Chart, insert_chart
from ._header import join, write_header
from ._heights import HIGHEST, LINE, PADDING, lines
from ._lights import Lighting, light_up
from ._page import Page, set_page, set_sight
from ._styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TITLE, NOTE, HEADER = range(3)
_SMALL = (8, 6)
"""Sizes of letters for a text that is longer than the highest row; it can be read on the screen at least."""
_LATIN = 0.93
"""What is left of a line where words aren't broken."""


@frozen(kw_only=True)
class Line:
    """A row of ready values; one that isn't `first` shares cells with those above it."""

    cells: tuple[Value, ...]
    first: bool = True


@frozen(kw_only=True)
class Table:
    """A table with its title and a note; the cells of the `shared` columns are one from a first row to the next."""

    name: str
    title: str
    note: str = ""
    columns: tuple[ic.Column, ...]
    rows: tuple[Line, ...] = field(repr=False)
    shared: frozenset[int] = frozenset()
    page: Page
    lighting: Lighting | None = None
    filters: bool = False
    charts: tuple[Chart, ...] = ()

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def check(self) -> None:
        """ExportError for a text that no cell holds."""
        for n, line in enumerate(self.rows, start=1):
            require_short(line.cells, self.columns, f"{self.name} {n}")

    def write(self, sheet: Worksheet, styles: Styles, _names: Sequence[str]) -> None:
        """Write the table, and its charts below it."""
        right = len(self.columns) - 1
        _write_top(sheet, self, styles)
        head = write_header(sheet, HEADER, self.columns, styles)
        _write_lines(sheet, self, head + 1, styles)
        last = max(head + len(self.rows), head + 1)
        if self.lighting is not None:
            light_up(sheet, self.lighting, (head + 1, last), styles)
        if self.filters:
            sheet.autofilter(head, 0, last, right)
        sheet.ignore_errors({"number_stored_as_text": f"A{head + 2}:{ic.letters(right)}{last + 1}"})
        set_sight(sheet, head + 1, self.columns)
        end = last
        for chart in self.charts:
            end = insert_chart(sheet, styles, chart, end + 2, head)
        set_page(sheet, self.page, heads=(HEADER, head), last=(end, right))
