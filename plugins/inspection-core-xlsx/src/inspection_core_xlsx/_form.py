"""Form: a copy of a table that is filled in and sent back; the program knows its columns and rows by their keys.

The first row, hidden, holds the key of each column, and the first column the key of each row. The sheet is protected
without a password, as a reminder. Excel sorts no protected cells, whatever else is allowed, but for those of a range
that may be edited: so all rows are such a range. Only the cells to fill in are unlocked, so that the tabulator goes
from one of them to the next, and in the other columns each cell refuses what is typed, by a rule on what is valid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from attrs import frozen

import inspection_core as ic

from ._cells import Look, Value, as_number, require_short, write_row, write_text
from ._header import write_header
from ._heights import height_of
from ._page import Page, set_page, set_sight
from ._styles import EDIT, FILL, GREY, LIGHTS, Styles
from ._validity import set_validity

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

KEYS, TITLE, NOTE, HEADER = range(4)
"""The rows of the sheet, counted from 0; the header takes up to three, and below it come the rows."""
ALLOWED: Mapping[str, bool] = {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True}


@frozen(kw_only=True)
class Form:
    """A table to be filled in; `lights` are those of findings by id, `blank_rows` how many take what is proposed."""

    name: str
    title: str
    note: str
    filling: ic.Filling
    page: Page
    profile: ic.Profile
    lights: Mapping[str, str]
    blank_rows: int = 0
    grows: ClassVar[bool] = True

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.filling.rows)

    def check(self) -> None:
        """ExportError for a text that no cell holds."""
        columns = [each.column for each in self.filling.columns]
        for row in self.filling.rows:
            require_short(row.cells, columns, row.key)

    def write(self, sheet: Worksheet, styles: Styles, names: Sequence[str]) -> None:
        """Write the table; the last of the sheets, by name, holds long lists of choices."""
        fields = self.filling.columns
        columns = [field.column for field in fields]
        _write_top(sheet, self, styles)
        head = write_header(sheet, HEADER, columns, styles)
        last, right = max(head + self.size + self.blank_rows, head + 1), len(fields) - 1
        widths = [column.width for column in columns]
        for n, cells, looks in _lines(self, styles, head + 1):
            sheet.set_row(n, height_of(cells, widths))
            write_row(sheet, n, cells, looks)
        set_validity(sheet, fields, (head + 1, last), self.profile, names[-1])
        sheet.autofilter(head, 0, last, right)
        sheet.protect("", dict(ALLOWED))
        sheet.unprotect_range(_area(head + 1, last, right), "rows")
        sheet.ignore_errors({"number_stored_as_text": _area(head + 1, last, right)})
        set_sight(sheet, head + 1, columns)
        set_page(sheet, self.page, heads=(HEADER, head), last=(last, right))


def _write_top(sheet: Worksheet, form: Form, styles: Styles) -> None:
    for n, field in enumerate(form.filling.columns):
        sheet.set_column(n, n, field.column.width)
        sheet.write_string(KEYS, n, field.key, styles.style(font_color=GREY))
    sheet.set_row(KEYS, None, None, {"hidden": True})
    sheet.set_row(TITLE, 30)
    write_text(sheet, TITLE, 0, form.title, styles.title(align="left"))
    sheet.set_row(NOTE, 20)
    write_text(sheet, NOTE, 0, form.note, styles.note())


def _lines(form: Form, styles: Styles, first: int) -> Iterator[tuple[int, Sequence[Value], Sequence[Look]]]:
    """Each row with its number, its values and their formats: those of the table, then those left blank."""
    fields, rows = form.filling.columns, form.filling.rows
    numbers = [n for n, field in enumerate(fields) if field.key == "number"]
    looks = {light: _looks(fields, styles, light) for light in {*form.lights.values(), ""}}
    for n, row in enumerate(rows, start=first):
        cells: list[Value] = list(row.cells)
        for at in numbers:
            cells[at] = as_number(cells[at])
        yield n, cells, looks[form.lights.get(row.finding, "")]
    blank = _looks(fields, styles, "", blank=True)
    for n in range(form.blank_rows):
        yield first + len(rows) + n, (f"+{n + 1}", *[None] * (len(fields) - 1)), blank


def _looks(fields: Sequence[ic.FillColumn], styles: Styles, light: str, *, blank: bool = False) -> tuple[Look, ...]:
    """The formats of a row whose finding has a light; of a blank one, the number is filled in too."""
    return tuple(
        styles.look(**_facts(field, light, styles.date, filled=blank and field.key == "number")) for field in fields
    )


def _facts(field: ic.FillColumn, light: str, date: str, *, filled: bool) -> dict[str, object]:
    """A cell to fill in is marked and unlocked, and takes text as text, so that «12-3» becomes no day."""
    facts: dict[str, object] = {"align": "center" if field.column.width <= 12 else "left"}
    if field.key == "row":
        return {**facts, "font_color": GREY}
    if field.key in ("state", "light", "doubt") and light in LIGHTS:
        facts["bg_color"] = LIGHTS[light]
    if field.use is ic.Use.LOCKED and not filled:
        return facts
    facts |= {"locked": False, "bg_color": FILL if field.use is ic.Use.FILL else EDIT}
    formats = {ic.Kind.TEXT: "@", ic.Kind.NUMBER: "0", ic.Kind.DATE: date}
    return facts if filled else {**facts, "num_format": formats[field.kind]}


def _area(first: int, last: int, right: int) -> str:
    return f"A{first + 1}:{ic.letters(right)}{last + 1}"
