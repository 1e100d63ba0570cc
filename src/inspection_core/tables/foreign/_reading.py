"""Which sheets of some workbooks hold tables of findings, and the records of them all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from attrs import frozen

from ...diagnostics import Diagnostic, Text, reading, tables as rules
from ...proposals import Request, TableMapping
from ..cells import Book, Sheet, text_of
from ._header import Header, find_header, known_headings, likely_header, mapping_of
from ._records import Record, merged_records, records_of


@frozen(kw_only=True)
class Tables:
    """The records of all tables, how their columns were taken, and the day that one of them names.

    `missing` are the files without any table; their mappings have no keys yet.
    """

    records: tuple[Record, ...]
    mappings: tuple[TableMapping, ...] = ()
    as_of: dt.date | None = None
    problems: tuple[Diagnostic, ...] = ()
    missing: tuple[Diagnostic, ...] = ()


def read_tables(books: Sequence[Book], request: Request) -> Tables:
    """The tables of findings in some workbooks; hidden sheets and sheets without one are told."""
    found = [_read_book(book, request) for book in books]
    return Tables(
        records=merged_records([record for each in found for record in each.records]),
        mappings=tuple(mapping for each in found for mapping in each.mappings),
        as_of=max((each.as_of for each in found if each.as_of), default=None),
        problems=tuple(problem for each in found for problem in each.problems),
        missing=tuple(problem for each in found for problem in each.missing),
    )


def _read_book(book: Book, request: Request) -> Tables:
    """The tables of one workbook."""
    headers = [(sheet, None if sheet.hidden else _header(sheet, request)) for sheet in book.sheets]
    tables = [(sheet, header, records_of(sheet, header)) for sheet, header in headers if header is not None]
    if not tables:
        return _no_table(book, request)
    skipped = (problem for sheet, header in headers if header is None for problem in _skipped(sheet))
    told = (problem for _, header, found in tables for problem in (*header.problems, *found.problems))
    return Tables(
        records=tuple(record for _, _, found in tables for record in found.records),
        mappings=tuple(mapping_of(sheet, header) for sheet, header, _ in tables),
        as_of=max((header.as_of for _, header, _ in tables if header.as_of), default=None),
        problems=(*book.problems, *told, *skipped),
    )


def _header(sheet: Sheet, request: Request) -> Header | None:
    return find_header(sheet, request.profile, request.mappings)


def _skipped(sheet: Sheet) -> tuple[Diagnostic, ...]:
    if not any(text_of(value) for row in sheet.rows for value in row):
        return ()
    return (rules.SHEET_SKIPPED(sheet.where(0), why=_HIDDEN if sheet.hidden else _NO_HEADER),)


_HIDDEN = Text("it is hidden", "已隐藏")
_NO_HEADER = Text("no row heads a table of findings", "没有问题清单的表头")


def _no_table(book: Book, request: Request) -> Tables:
    """A book without a known table; how its columns stand is what a mapping of them begins with."""
    sheets = [sheet for sheet in book.sheets if not sheet.hidden] or [Sheet(file=book.file, rows=())]
    likely = [(sheet, header) for sheet in sheets if (header := likely_header(sheet)) is not None]
    where = next((sheet.where(header.rows[0]) for sheet, header in likely), sheets[0].where(0))
    return Tables(
        records=(),
        mappings=tuple(mapping_of(sheet, header) for sheet, header in likely),
        problems=book.problems,
        missing=(reading.NO_HEADER(where, known="、".join(known_headings(request.profile))),),
    )
