"""How paragraphs and tables become one text, and where each of them then stands."""

from __future__ import annotations

from collections.abc import Sequence

import inspection_core as ic

from ._limits import PARAGRAPHS, refuse
from ._source import Reading
from ._tables import Grid

_BLANKS = str.maketrans("\t\n\r", "   ")


class Writer:
    """Takes paragraphs and tables in the order in which they are read."""

    __slots__ = ("_at", "_lines", "_places", "_tables", "file")

    def __init__(self, file: str) -> None:
        self.file = file
        self._at = 0
        self._lines: list[str] = []
        self._places: list[ic.TextPlace] = []
        self._tables: list[ic.TextTable] = []

    def add(self, text: str, number: int, part: str | None = None, page: int | None = None) -> None:
        """A paragraph; breaks of lines within it stay."""
        end = self._at + len(text)
        self._lines.append(text)
        self._places.append(ic.TextPlace(start=self._at, end=end, paragraph=number, part=part, page=page))
        self._at = end + 1
        if len(self._places) > PARAGRAPHS:
            refuse(self.file, f"it has more than {PARAGRAPHS:,} paragraphs", f"段落超过 {PARAGRAPHS:,} 个")

    def add_table(self, grid: Grid, numbers: Sequence[int], part: str | None = None) -> None:
        """A table, with the number of the first paragraph of each row; blanks stand for tabs and breaks in a cell."""
        start = self._at
        for cells, number in zip(grid.rows, numbers, strict=True):
            self.add("\t".join((cell or "").translate(_BLANKS) for cell in cells), number, part)
        self.note_table(grid, start, self._at - 1)

    def note_table(self, grid: Grid, start: int, end: int) -> None:
        """A table whose text is written already, as that of one within a cell."""
        name = f"table {len(self._tables) + 1}"
        sheet = ic.Sheet(file=self.file, name=name, rows=grid.rows, merged=grid.merged)
        self._tables.append(ic.TextTable(sheet=sheet, start=start, end=max(start, end)))

    @property
    def at(self) -> int:
        """Where the next paragraph will stand."""
        return self._at

    def finish(self, problems: Sequence[ic.Diagnostic] = (), *, is_certain: bool = True) -> Reading:
        """All that was taken, as one text."""
        return Reading(
            text="\n".join(self._lines),
            paragraphs=tuple(self._places),
            tables=tuple(self._tables),
            problems=tuple(problems),
            is_certain=is_certain,
        )
