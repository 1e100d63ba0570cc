"""Heights: how many lines a text takes in a column, and how high the rows of a table are.

No program fits the height of a row to cells that several rows share, so it is reckoned from the length of the text: a
character of the East is twice as wide as a letter.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

LINE = 14.0
"""Points that a line of 10 pt takes, in the fonts that may stand in for ours, too."""
PADDING = 4.0
LOWEST, HIGHEST = 18.0, 409.0
"""Points; Excel makes no row higher."""
_SIZES = (8, 6)
"""Sizes of letters for a text that the highest row has no room for at 10 pt."""
_WORDS = 0.92
"""What words that aren't broken leave of a line."""
_MARGIN = 1.5


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of so many letters."""
    if "\n" in text:
        return sum(lines(line, width) for line in text.split("\n"))
    if text.isascii():
        wide, width = len(text), width * _WORDS
    else:
        wide = reach(text)
    return 1 if wide <= width else -int(-wide // width)


def reach(text: str) -> int:
    """How many letters a text is as wide as: one byte in UTF-8 is one letter, three bytes are two."""
    return (len(text) + len(text.encode("utf-8", "replace"))) // 2


def height_of(cells: Sequence[object], widths: Sequence[float]) -> float:
    """How high a row is that shares no cells."""
    most = 1
    for value, width in zip(cells, widths, strict=True):
        if isinstance(value, str) and (len(value) * 2 > width or "\n" in value):
            most = max(most, lines(value, width - _MARGIN))
    return min(HIGHEST, max(LOWEST, most * LINE + PADDING))


def fitted(
    rows: Sequence[Sequence[object]], shared: Collection[int], widths: Sequence[float]
) -> tuple[list[float], Mapping[int, Mapping[int, int]]]:
    """How high rows are that share the cells of some columns, and where letters have to be smaller, for all to be seen.

    The sizes of letters are given by row and column. Shared cells are those of the first row.
    """
    heights, sizes = [LOWEST] * len(rows), dict[int, dict[int, int]]()
    together = LOWEST
    for n, row in enumerate(rows):
        for column, (value, width) in enumerate(zip(row, widths, strict=True)):
            if not isinstance(value, str) or (len(value) * 2 <= width and "\n" not in value):
                continue
            whole = column in shared
            if whole and n:
                continue
            wanted, size = _wanted(value, width, HIGHEST * len(rows) if whole else HIGHEST)
            if size:
                sizes.setdefault(n, {})[column] = size
            if whole:
                together = max(together, wanted)
            else:
                heights[n] = max(heights[n], wanted)
    missing = max(0.0, together - sum(heights)) / len(rows)
    return [min(HIGHEST, height + missing) for height in heights], sizes


def _wanted(text: str, width: float, room: float) -> tuple[float, int]:
    """How high a text is, and the size of its letters, if the usual ones leave no room for it."""
    height = lines(text, width - _MARGIN) * LINE + PADDING
    if height <= room:
        return height, 0
    for size in _SIZES:
        height = lines(text, (width - _MARGIN) * 10 / size) * LINE * size / 10 + PADDING
        if height <= room:
            break
    return min(height, room), size
