"""The XML of an OpenDocument spreadsheet (.ods): the same as of a worksheet, and what it fetches from outside."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

import inspection_core as ic

from . import rules
from ._marks import Area, Marks, cell_name, require_area, require_near, require_text

_TAG = re.compile(
    rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])"
    rb"((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
)
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_OUTSIDE = re.compile(
    rb"<table:(?:table-source|cell-range-source|dde-link|database-source-\w+)\b[^<>]*+"
    rb"|table:formula=\"[^\"<>]*?'(?:file|https?|ftp)://[^\"<>]*+"
)
_REMARKABLE = re.compile(rb"number-|formula|error")
"""What most cells don't have: that they stand for several or are merged, a formula, an error."""
_ADDRESS = re.compile(rb"(?:xlink:href=[\"']|')([^\"'<>]+)")
_SHOWN = re.compile(rb"<text:p[^<>]*+>([^<]*+)")

_About = Mapping[bytes, str]


def ods_marks(data: bytes, file: str) -> list[Marks]:
    """What each sheet of a content.xml says of its cells; CaseFileError where one goes farther than can be read."""
    tables: list[_Table] = []
    depth = 0
    for tag in _TAG.finditer(data):
        closing, kind = tag[1], tag[2]
        if kind != b"table":
            if tables and not closing:
                tables[-1].take(tag)
        elif closing:
            depth = max(0, depth - 1)
        else:
            about = _attributes(tag[3])
            if depth == 0:
                tables.append(_Table(data, ic.Location(file=file, sheet=about.get(b"table:name"))))
            depth += not tag[3].endswith(b"/")
    require_text(sum(table.amount for table in tables), ic.Location(file=file))
    require_area(sum(table.rows * table.columns for table in tables), ic.Location(file=file))
    return [table.marks() for table in tables]


def require_inside(data: bytes, file: str) -> None:
    """CaseFileError for sheets and formulas that fetch from another file or page."""
    link = _OUTSIDE.search(data)
    if link is not None:
        address = _ADDRESS.search(link[0])
        what = html.unescape((address[1] if address else link[0][1:].rstrip(b"/")).decode(errors="replace"))
        raise ic.CaseFileError(rules.EXTERNAL(ic.Location(file=file), what=what))


class _Table:
    """A sheet, taken tag by tag: a row or cell may stand for many that are alike.

    A table within a cell counts as rows of the sheet: so it is never taken for smaller than its reader takes it.
    """

    def __init__(self, data: bytes, where: ic.Location) -> None:
        self.data, self.where = data, where
        self.row = self.column = self.same_rows = self.amount = self.closed = 0
        self.rows = self.columns = 0
        self.formulas: list[str] = []
        self.unsaved: list[str] = []
        self.errors: list[tuple[str, str]] = []
        self.hidden: list[range] = []
        self.merged: list[Area] = []

    def marks(self) -> Marks:
        return Marks(
            formulas=self.formulas,
            unsaved=self.unsaved,
            errors=self.errors,
            hidden_rows=frozenset(row for rows in self.hidden for row in rows[: max(0, self.rows - rows.start)]),
            merged=tuple(self.merged),
        )

    def take(self, tag: re.Match[bytes]) -> None:
        if tag[2] == b"table-row":
            self._take_row(_attributes(tag[3]))
        elif self.same_rows > 1 or _REMARKABLE.search(tag[3]):
            self._take_remarkable(tag, _attributes(tag[3]))
        else:
            if not tag[3].endswith(b"/") or b"office:value-type" in tag[3]:
                self._fill(1)
            self.column += 1

    def _take_remarkable(self, tag: re.Match[bytes], about: _About) -> None:
        same = _number(about.get(b"table:number-columns-repeated"))
        if not tag[3].endswith(b"/") or b"office:value-type" in about or b"table:formula" in about:
            self._fill(same)
            self._take_formula(tag, about)
            if same * self.same_rows > 1:
                self.amount += (self._end_of_cell(tag) - tag.start()) * self.same_rows * same
        self._take_merged(about)
        self.column += same

    def _end_of_cell(self, tag: re.Match[bytes]) -> int:
        """Where a cell ends; of many that are never closed the end is looked for once."""
        if tag[3].endswith(b"/"):
            return tag.end()
        if self.closed < tag.end():
            found = self.data.find(b"</table:", tag.end())
            self.closed = found if found >= 0 else len(self.data)
        return self.closed

    def _take_row(self, about: _About) -> None:
        self.row, self.column = self.row + self.same_rows, 0
        self.same_rows = _number(about.get(b"table:number-rows-repeated"))
        if about.get(b"table:visibility") in ("collapse", "filter"):
            self.hidden.append(range(self.row, self.row + self.same_rows))

    def _fill(self, same: int) -> None:
        rows, columns = self.row + self.same_rows, self.column + same
        if rows > self.rows or columns > self.columns:
            self.rows, self.columns = max(self.rows, rows), max(self.columns, columns)
            last = cell_name(rows - 1, columns - 1)
            require_near(self.rows, self.columns, self.where, wide=last, low=last)

    def _take_formula(self, tag: re.Match[bytes], about: _About) -> None:
        cell = cell_name(self.row, self.column)
        if about.get(b"calcext:value-type") == "error":
            shown = _SHOWN.match(self.data, tag.end())
            self.errors.append((cell, html.unescape(shown[1].decode(errors="replace")) if shown else "?"))
        elif b"table:formula" in about:
            (self.formulas if b"office:value-type" in about else self.unsaved).append(cell)

    def _take_merged(self, about: _About) -> None:
        rows = _number(about.get(b"table:number-rows-spanned"))
        columns = _number(about.get(b"table:number-columns-spanned"))
        if rows * columns > 1:
            self.merged.append((self.row, self.column, self.row + rows - 1, self.column + columns - 1))


def _attributes(text: bytes) -> _About:
    found = _ATTRIBUTE.findall(text)
    return {key: html.unescape((first or second).decode(errors="replace")) for key, first, second in found}


def _number(text: str | None) -> int:
    """How often something stands there; 1 where nothing is said, or nothing that can be understood."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,10}", text) else 1
