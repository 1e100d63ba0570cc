"""Which sheets of some workbooks hold tables of findings, and the records of them all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from attrs import frozen

from ..diagnostics import Diagnostic, Text, reading, tables as rules
from ..proposals import Request, TableMapping
from ._header import find_header, known_headings, mapping_of
from ._records import Record, merged_records, records_of
from ._sheet import Book, Sheet
from ._values import text_of


@frozen(kw_only=True)
class Tables:
    """The records of all tables, how their columns were taken, and the day that one of them names.

    `missing` are the files without any table.
    """

    records: tuple[Record, ...]
    mappings: tuple[TableMapping, ...] = ()
    as_of: dt.date | None = None
    problems: tuple[Diagnostic, ...] = ()
    missing: tuple[Diagnostic, ...] = ()


def read_tables(books: Sequence[Book], request: Request) -> Tables:
    """The tables of findings in some workbooks; hidden sheets and sheets without one are told."""
    records: list[Record] = []
    mappings: list[TableMapping] = []
    days: list[dt.date] = []
    problems: list[Diagnostic] = []
    missing: list[Diagnostic] = []
    for book in books:
        problems.extend(book.problems)
        known = len(mappings)
        skipped: list[Diagnostic] = []
        for sheet in book.sheets:
            header = None if sheet.hidden else find_header(sheet, request.profile, request.mappings)
            if header is None:
                skipped.extend(_skipped(sheet))
                continue
            found = records_of(sheet, header)
            records.extend(found.records)
            mappings.append(mapping_of(sheet, header))
            problems.extend((*header.problems, *found.problems))
            days.extend([header.as_of] if header.as_of else [])
        problems.extend(skipped)
        if len(mappings) == known:
            missing.append(_no_table(book, request))
    return Tables(
        records=merged_records(records),
        mappings=tuple(mappings),
        as_of=max(days, default=None),
        problems=tuple(problems),
        missing=tuple(missing),
    )


def _skipped(sheet: Sheet) -> tuple[Diagnostic, ...]:
    if not any(text_of(value) for row in sheet.rows for value in row):
        return ()
    return (rules.SHEET_SKIPPED(sheet.where(0), why=_HIDDEN if sheet.hidden else _NO_HEADER),)


_HIDDEN = Text("it is hidden", "已隐藏")
_NO_HEADER = Text("no row heads a table of findings", "没有问题清单的表头")


def _no_table(book: Book, request: Request) -> Diagnostic:
    sheet = next((each for each in book.sheets if not each.hidden), Sheet(file=book.file, rows=()))
    return reading.NO_HEADER(sheet.where(0), known="、".join(known_headings(request.profile)))
