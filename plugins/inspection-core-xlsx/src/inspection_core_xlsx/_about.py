"""About: the sheet that says where a form comes from, for people and for the program, and how it is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from attrs import frozen

import inspection_core as ic

from ._cells import write_text
from ._heights import LINE, PADDING, lines
from ._page import Page, set_page
from ._styles import GREY, Styles
from ._validity import long_lists

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LABEL, _VALUE, _KEY = 14, 70, 9


@frozen(kw_only=True)
class About:
    """The lines of origin, how to fill in, and the lists of choices that the form's own rules have no room for."""

    name: str
    origin: tuple[ic.OriginRow, ...]
    help: tuple[str, ...]
    fields: Sequence[ic.FillColumn]
    page: Page
    grows: ClassVar[bool] = False

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.origin) + len(self.help)

    def check(self) -> None:
        """Nothing here is too long."""

    def write(self, sheet: Worksheet, styles: Styles, _names: Sequence[str]) -> None:
        """Write a line for each fact, its key behind its value, then the help; the lists stand beside them, hidden."""
        for column, width in enumerate((_LABEL, _VALUE, _KEY)):
            sheet.set_column(column, column, width)
        for column in long_lists(self.fields):
            sheet.set_column(column, column, None, None, {"hidden": True})
        for n, text in enumerate(self.help, start=len(self.origin) + 1):
            sheet.set_row(n, lines(text, _VALUE * 0.9) * LINE + PADDING)
        # In order: of a large workbook each row is on disk as soon as one below it is written.
        for cell in sorted(self._cells(styles), key=lambda cell: cell[:2]):
            write_text(sheet, *cell)
        sheet.protect()
        set_page(sheet, self.page, heads=None, last=(self.size, 2))

    def _cells(self, styles: Styles) -> Iterator[tuple[int, int, str, Format]]:
        """Row, column, text and format of each cell."""
        label, value = styles.style(bold=True, valign="top"), styles.style(text_wrap=True, valign="top")
        key = styles.style(font_color=GREY, font_size=8, valign="top")
        for n, row in enumerate(self.origin):
            yield from ((n, 0, row.label, label), (n, 1, row.value, value), (n, 2, row.key, key))
        for n, text in enumerate(self.help, start=len(self.origin) + 1):
            yield n, 1, text, value
        for column, choices in long_lists(self.fields).items():
            yield from ((n, column, choice, key) for n, choice in enumerate(choices))
