"""Writing: a workbook of the sheets that a view becomes, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Sequence
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, ClassVar, Protocol

import inspection_core as ic

from ._options import XlsxOptions
from ._styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MANY = 10_000
"""Rows beyond which each is written to disk as soon as it is ready, so that memory holds one of them."""
_CREATED = dt.datetime(1980, 1, 1)
_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


class Part(Protocol):
    """A sheet that can be written."""

    grows: ClassVar[bool]
    """Whether its rows grow with what is written into them."""

    @property
    def name(self) -> str:
        """What the sheet is called."""

    @property
    def size(self) -> int:
        """How many rows it has."""

    def check(self) -> None:
        """ExportError for what can't be written, before anything is."""

    def write(self, sheet: Worksheet, styles: Styles, names: Sequence[str]) -> None:
        """Write it; `names` are those of all sheets."""


View = ic.Report | ic.Digest | ic.Confirmation


def render(name: str, view: View, options: XlsxOptions, out: IO[bytes]) -> None:
    """Write the workbook of a view to a stream."""
    module = import_module(f".sheets.{name.replace('-', '_')}", __package__)
    parts: tuple[Part, ...] = module.parts(view, options)
    for part in parts:
        part.check()
    shown = view.after if isinstance(view, ic.Digest) else view
    author = shown.inspection.inspected if isinstance(shown, ic.Report) else ""
    with tempfile.TemporaryDirectory(prefix="inspection-", ignore_cleanup_errors=True) as scratch:
        book = _book(out, many=max(part.size for part in parts) > MANY, scratch=scratch)
        book.set_properties({"title": module.title(shown), "author": author, "created": _CREATED})
        _write(book, parts, Styles(book=book, language=shown.profile.language))
        book.close()


def _book(out: IO[bytes], *, many: bool, scratch: str) -> Workbook:
    from xlsxwriter import Workbook

    how = {"constant_memory": True, "tmpdir": scratch} if many else {"in_memory": True}
    return Workbook(out, {**how, "strings_to_formulas": False, "strings_to_urls": False})


def _write(book: Workbook, parts: Sequence[Part], styles: Styles) -> None:
    names = sheet_names([part.name for part in parts])
    kinds = {False: None, True: _growing()}
    sheets = [book.add_worksheet(name, kinds[part.grows]) for name, part in zip(names, parts, strict=True)]
    for part, sheet in zip(parts, sheets, strict=True):
        part.write(sheet, styles, names)


def _growing() -> type:
    """A kind of sheet in which rows are fitted again to text that changes: the library says that all heights stay."""
    from xlsxwriter.worksheet import Worksheet

    class GrowingSheet(Worksheet):  # type: ignore[misc]
        def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]]) -> None:
            told = [each for each in attributes if each[0] != "customHeight"] if tag == "row" else attributes
            super()._xml_start_tag_unencoded(tag, told)

    return GrowingSheet


def sheet_names(wanted: Sequence[str]) -> tuple[str, ...]:
    """Names that Excel takes: up to 31 characters, none of them forbidden, each name once.

    >>> sheet_names(["A/B", "a-b"])
    ('A-B', 'a-b 2')
    """
    made: list[str] = []
    for name in wanted:
        plain = _FORBIDDEN.sub("-", name).strip("' ") or "-"
        taken, number, chosen = {each.casefold() for each in made}, 1, plain[:_LONGEST_NAME]
        while chosen.casefold() in taken or chosen.casefold() == "history":
            number += 1
            ending = f" {number}"
            chosen = plain[: _LONGEST_NAME - len(ending)] + ending
        made.append(chosen)
    return tuple(made)
