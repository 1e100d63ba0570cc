"""Cells: the values that a sheet is given, and how each is written so that it stays what it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

import inspection_core as ic

from .rules import TOO_LONG

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""UTF-16 units that a cell holds."""
_FIRST_YEAR = 1900
_FORMULA = ("=", "+", "-", "@")
_SPECIAL = frozenset("=+-@<")
_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,14}")
_AMOUNT = re.compile(r"-?(?:0|[1-9][0-9]{0,12})(?:\.[0-9]{1,2})?")


@frozen(kw_only=True)
class Day:
    """A day with the words around it, which are printed by its number format; `briefly` are fewer."""

    on: dt.date
    before: str = ""
    after: str = ""
    briefly: str = ""


Value = str | int | Decimal | dt.date | Day | None


@frozen(kw_only=True)
class Look:
    """The formats of a column's cells: of text, of text that could be taken for a formula, of days and of numbers.

    `dated` gives that of a day with words around it.
    """

    plain: Format
    quoted: Format
    day: Format
    whole: Format
    amount: Format
    dated: Callable[[Day], Format]


def write_row(sheet: Worksheet, row: int, cells: Sequence[Value], looks: Sequence[Look]) -> None:
    """Write the values of a row, most of which are plain text or nothing."""
    for column, (value, look) in enumerate(zip(cells, looks, strict=True)):
        if value is None or value == "":
            sheet.write_blank(row, column, None, look.plain)
        elif isinstance(value, str) and value[0] not in _SPECIAL and value.isprintable():
            sheet.write_string(row, column, value, look.plain)
        else:
            write_cell(sheet, row, column, value, look)


def write_cell(sheet: Worksheet, row: int, column: int, value: Value, look: Look) -> None:
    """Write a value as what it is: text is never taken for anything else."""
    if isinstance(value, str) and value:
        write_text(sheet, row, column, value, look.quoted if value.startswith(_FORMULA) else look.plain)
    elif value is None or isinstance(value, str):
        sheet.write_blank(row, column, None, look.plain)
    elif isinstance(value, dt.date):
        _write_day(sheet, row, column, value, look)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, look.whole)
    elif isinstance(value, Decimal):
        sheet.write_number(row, column, value, look.amount)
    else:
        sheet.write_datetime(row, column, value.on, look.dated(value))


def write_text(sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    """Write a text; what no file can hold is replaced, other control characters are written as Excel does."""
    if not text.isprintable():
        text = _UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if text.startswith("<r>") and text.endswith("</r>"):
        # The library takes such a text for markup of its own; in pieces it is written as it is.
        sheet.write_rich_string(row, column, text[:1], text[1:2], text[2:], look)
    else:
        sheet.write_string(row, column, text, look)


def _write_day(sheet: Worksheet, row: int, column: int, day: dt.date, look: Look) -> None:
    """Excel knows no day before 1900."""
    if day.year < _FIRST_YEAR:
        sheet.write_string(row, column, day.isoformat(), look.plain)
    else:
        sheet.write_datetime(row, column, day, look.day)


def as_number(text: Value) -> Value:
    """A plain whole number that is kept as text, as a number: so that 10 comes after 9 when a sheet is sorted."""
    return int(text) if isinstance(text, str) and _NUMBER.fullmatch(text) else text


def as_amount(text: Value) -> Value:
    """An amount that is kept as text, as a number, where a number of Excel is exactly as much."""
    return Decimal(text) if isinstance(text, str) and _AMOUNT.fullmatch(text) else text


def require_short(cells: Sequence[Value], columns: Sequence[ic.Column], what: str) -> None:
    """ExportError for a text that a cell can't hold: Excel would cut it, and say nothing."""
    for cell, column in zip(cells, columns, strict=True):
        if isinstance(cell, str) and len(cell) > LONGEST // 2:
            length = len(cell.encode("utf-16-le", "surrogatepass")) // 2
            if length > LONGEST:
                raise ic.ExportError(TOO_LONG(what=what, column=column.title, length=f"{length:,}"))
