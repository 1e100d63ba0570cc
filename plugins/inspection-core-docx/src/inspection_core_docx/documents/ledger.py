"""The ledger (台账): a row per measure, in the columns of the profile, the finding's own cells beside all of them.

A template can't know how many columns there are, so its rows multiply cells (`{%tc for %}`). Their widths come from a
grid of 60 narrow columns, of which each cell spans as many as the profile gives its column (`{% colspan %}`): so the
sum is that of the paper, whatever the profile says. Word takes 63 at most. The cells of a finding that has several
measures begin in its first row and go on in the others, each a kind of cell of its own in the template; `{% vm %}`
can't say that, because it looks at the innermost loop, which is that of the columns.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

import inspection_core as ic

from .._options import DocumentOptions

GRID = 60
"""The narrow columns that the cells of a row span together."""

_WORD = re.compile(r"[!-,.-~\u00a1-\u02ff]+")
"""What is not broken at the end of a line: letters of the West, up to a hyphen."""
_OPENING = ("（", "《", "“")


@frozen(kw_only=True)
class LedgerColumn:
    """A column: its heading, and how many columns of the grid it takes."""

    title: str
    span: int


@frozen(kw_only=True)
class LedgerCell:
    """A cell: `begins` where those below belong to it, `goes_on` where it belongs to one above."""

    text: str
    span: int
    begins: bool = False
    goes_on: bool = False


@frozen(kw_only=True)
class LedgerRow:
    """A row, and whose it is."""

    finding: str
    measure: str
    cells: tuple[LedgerCell, ...]


@frozen(kw_only=True)
class LedgerTable:
    """The table: its head and its rows."""

    columns: tuple[LedgerColumn, ...]
    rows: tuple[LedgerRow, ...]


NAMES: Mapping[str, object] = {"ledger": LedgerTable}


def title(report: ic.Report) -> str:
    """The profile's title of the ledger."""
    return report.document_title("ledger_title")


def context(report: ic.Report, _options: DocumentOptions) -> Mapping[str, object]:
    """`ledger`: the columns of the profile and a row per measure."""
    book, zh = ic.ledger(report), report.language == "zh"
    cells = zip(*(row.cells for row in book.rows), strict=True) if book.rows else [()] * len(book.columns)
    least = [_least(column.title, texts) for column, texts in zip(book.columns, cells, strict=True)]
    wide = spans([column.width for column in book.columns], least)
    columns = zip(book.columns, wide, strict=True)
    findings = (rows for _, rows in itertools.groupby(book.rows, lambda row: row.finding))
    own = [not of_measure for of_measure in book.of_measure]
    return {
        "ledger": LedgerTable(
            columns=tuple(
                LedgerColumn(title=even(column.title, 2 * span - 1) if zh else column.title, span=span)
                for column, span in columns
            ),
            rows=tuple(row for rows in findings for row in _rows(report, rows, wide, own)),
        )
    }


def spans(widths: Sequence[int], least: Sequence[int]) -> tuple[int, ...]:
    """How many columns of the grid each width takes: as proportional as can be, none with less than its least.

    What is missing or too much is made up where it is felt least, by the greatest or least width per column.
    """
    if sum(least) > GRID:
        least = [2 if 2 * len(widths) <= GRID else 1] * len(widths)
    total = sum(widths) or 1
    made = [max(floor, round(width * GRID / total)) for width, floor in zip(widths, least, strict=True)]
    while sum(made) != GRID:
        step = 1 if sum(made) < GRID else -1
        free = [n for n, span in enumerate(made) if span + step >= least[n]]
        if not free:
            break
        at = max(free, key=lambda n: step * widths[n] / (made[n] + max(step, 0)))
        made[at] += step
    return tuple(made)


def _least(heading: str, cells: Iterable[str | dt.date | None]) -> int:
    """How many columns of the grid the longest word takes, that it isn't broken; up to 4, or an address took all."""
    texts = {cell for cell in cells if isinstance(cell, str)} | {heading}
    longest = max(map(len, (word for text in texts for word in _WORD.findall(text))), default=0)
    return 2 + (longest > 7) + (longest > 12)


def even(heading: str, width: int) -> str:
    """A heading of characters broken into lines of about equal length, each of at most so many.

    Word fills every line but the last, which leaves one character alone.
    """
    lines = max(1, -(-len(heading) // width))
    length = -(-len(heading) // lines)
    ends = [min(length * line, len(heading)) for line in range(lines + 1)]
    ends = [end - 1 if end and heading[end - 1] in _OPENING else end for end in ends]
    return "\n".join(heading[start:end] for start, end in itertools.pairwise(ends))


def _rows(report: ic.Report, rows: Iterable[ic.Row], wide: Sequence[int], own: Sequence[bool]) -> Iterable[LedgerRow]:
    """The rows of one finding."""
    several = list(rows)
    for position, row in enumerate(several):
        merged, first = len(several) > 1, position == 0
        yield LedgerRow(
            finding=row.finding,
            measure=row.measure or "",
            cells=tuple(
                LedgerCell(
                    text="" if mine and not first else _text(report, cell),
                    span=span,
                    begins=mine and merged and first,
                    goes_on=mine and not first,
                )
                for cell, span, mine in zip(row.cells, wide, own, strict=True)
            ),
        )


def _text(report: ic.Report, cell: str | dt.date | None) -> str:
    return report.date(cell) if isinstance(cell, dt.date) else cell or ""
