"""Page: how a sheet is printed, and what stays in sight while it is scrolled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

import inspection_core as ic

from ._options import Paper

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

NUMBERS: Mapping[Paper, int] = {Paper.A3: 8, Paper.A4: 9}
"""What the format calls a paper."""
_IN_SIGHT = 64
"""Letters that the columns which stay in sight may take together: about half of a screen."""


@frozen(kw_only=True)
class Page:
    """What stands on every printed page of a sheet: its title, and whose and when it is.

    A `whole` one is printed upright, on one page: a table with charts below it, which no page may cut.
    """

    title: str
    note: str
    numbers: str
    paper: Paper
    whole: bool = False


def page_of(report: ic.Report, title: str, paper: Paper, *, whole: bool = False) -> Page:
    """The page of a sheet that shows a report."""
    return Page(
        title=title,
        note=report.date(report.as_of),
        numbers=report.profile.phrase("page", page="&P", pages="&N"),
        paper=paper,
        whole=whole,
    )


def set_page(sheet: Worksheet, page: Page, *, heads: tuple[int, int] | None, last: tuple[int, int]) -> None:
    """Print on pages as wide as the table, its header on each; `last` is its last row and column."""
    if not page.whole:
        sheet.set_landscape()
    sheet.set_paper(NUMBERS[page.paper])
    sheet.fit_to_pages(1, 1 if page.whole else 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.print_area(0, 0, *last)
    if heads is not None:
        sheet.repeat_rows(*heads)
    sheet.set_footer(f"&L{_plain(page.title)}&R{_plain(page.note)} · {page.numbers}")


def _plain(text: str) -> str:
    """A text in which nothing is an order to the printer; a footer holds 255 characters in all."""
    return text[:90].replace("&", "&&")


def set_sight(sheet: Worksheet, below: int, columns: Sequence[ic.Column]) -> None:
    """Keep the header in sight, and the columns up to the finding's title, if they leave room for others."""
    after = next((n for n, column in enumerate(columns, start=1) if column.key == "title"), 0)
    while after and sum(column.width for column in columns[:after]) > _IN_SIGHT:
        after -= 1
    sheet.freeze_panes(below, after)
