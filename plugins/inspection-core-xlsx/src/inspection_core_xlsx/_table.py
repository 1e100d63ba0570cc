"""Table: a sheet to be read and printed, in which the cells that several rows share are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from attrs import field, frozen

import inspection_core as ic

from ._cells import Day, Look, Value, require_short, write_cell, write_row, write_text
from ._charts import WIDE, Chart, insert_chart
from ._header import join, write_header
from ._heights import fitted, reach
from ._lights import Lighting, light_up
from ._page import Page, set_page, set_sight
from ._styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TITLE, NOTE, HEADER = range(3)
_NARROW = 16
"""Letters; in columns up to so wide, text stands in the middle."""


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
    grows: ClassVar[bool] = False

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def check(self) -> None:
        """ExportError for a text that no cell holds."""
        for line in self.rows:
            require_short(line.cells, self.columns, f"{self.name} {line.cells[0]}")

    def write(self, sheet: Worksheet, styles: Styles, _names: Sequence[str]) -> None:
        """Write the table, and its charts below it."""
        right = len(self.columns) - 1
        _write_top(sheet, self, styles)
        head = write_header(sheet, HEADER, self.columns, styles)
        writer = _writer(sheet, self, styles)
        for first, group in _groups(self.rows, head + 1):
            writer.write(first, group)
        last = max(head + len(self.rows), head + 1)
        if self.lighting is not None:
            light_up(sheet, self.lighting, (head + 1, last), styles)
        if self.filters:
            sheet.autofilter(head, 0, last, right)
        sheet.ignore_errors({"number_stored_as_text": f"A{head + 2}:{ic.letters(right)}{last + 1}"})
        set_sight(sheet, head + 1, self.columns)
        end = last
        for chart in self.charts if self.rows else ():
            end = insert_chart(sheet, styles, chart, end + 2, (head + 1, last))
        set_page(sheet, self.page, heads=(HEADER, head), last=(end, right + _missing(self)))


def _write_top(sheet: Worksheet, table: Table, styles: Styles) -> None:
    """The title and the note, over all columns and as far as a page is wide, and the columns' widths."""
    right = len(table.columns) - 1 + _missing(table)
    for n, width in enumerate(_widths(table, styles)):
        sheet.set_column(n, n, width)
    for row, height, text, look in (
        (TITLE, 34, table.title, styles.title()),
        (NOTE, 20, table.note, styles.note()),
    ):
        sheet.set_row(row, height)
        write_text(sheet, row, 0, text, look)
        for column in range(1, right + 1):
            sheet.write_blank(row, column, None, look)
        if right:
            join(sheet, row, 0, row, right)


def _widths(table: Table, styles: Styles) -> list[int]:
    """The profile's widths; a day isn't broken as text is, so the column of the longest one is as wide as that."""
    wide = [column.width for column in table.columns]
    for n in (n for n, column in enumerate(table.columns) if column.key == "due"):
        days = {value for line in table.rows if isinstance(value := line.cells[n], Day)}
        longest = max((reach(day.before + day.after) for day in days), default=0)
        wide[n] = max(wide[n], longest + styles.day_width if longest else 0)
    return wide


@frozen(kw_only=True)
class _Writer:
    """What writes the rows of a table: it knows how wide each column is and how its cells look."""

    sheet: Worksheet
    styles: Styles
    shared: tuple[int, ...]
    widths: tuple[int, ...]
    facts: tuple[Mapping[str, object], ...]
    looks: tuple[Look, ...]

    def write(self, first: int, group: Sequence[Line]) -> None:
        """Write the rows that share cells, from a row of the sheet on."""
        heights, sizes = fitted([line.cells for line in group], self.shared, self.widths)
        for n, (line, height) in enumerate(zip(group, heights, strict=True)):
            self.sheet.set_row(first + n, height)
            write_row(self.sheet, first + n, line.cells if line.first else self._own(line.cells), self.looks)
            for column, size in sizes.get(n, {}).items():
                look = self.styles.look(**{**self.facts[column], "font_size": size})
                write_cell(self.sheet, first + n, column, line.cells[column], look)
        if len(group) > 1:
            for column in self.shared:
                join(self.sheet, first, column, first + len(group) - 1, column)

    def _own(self, cells: Sequence[Value]) -> Sequence[Value]:
        """The cells of a row without those that it shares with the rows above."""
        own = list(cells)
        for column in self.shared:
            own[column] = None
        return own


def _writer(sheet: Worksheet, table: Table, styles: Styles) -> _Writer:
    facts = [{"align": "center" if column.width <= _NARROW else "left"} for column in table.columns]
    return _Writer(
        sheet=sheet,
        styles=styles,
        shared=tuple(sorted(table.shared)),
        widths=tuple(column.width for column in table.columns),
        facts=tuple(facts),
        looks=tuple(styles.look(**each) for each in facts),
    )


def _groups(rows: Sequence[Line], top: int) -> Iterator[tuple[int, Sequence[Line]]]:
    """The rows that share cells, with the number of the first one."""
    begins = [n for n, line in enumerate(rows) if line.first]
    for first, end in pairwise([*begins, len(rows)]):
        yield top + first, rows[first:end]


def _missing(table: Table) -> int:
    """How many columns of the usual width a chart, or the title, reaches beyond the table."""
    return max(0, -(-(WIDE - sum(column.width * 7 + 5 for column in table.columns)) // 64))
