"""Heights: how many lines a text takes in a column, and how high the rows of a table are.

No program fits the height of a row to cells that several rows share, so it is reckoned from the length of the text: a
character of the East is twice as wide as a letter.
"""

from __future__ import annotations

LINE = 14.0
"""Points that a line of 10 pt takes, in the fonts that may stand in for ours, too."""
PADDING = 4.0
HIGHEST = 409.0
"""Points; a row can't be higher."""


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of so many letters."""
    if "\n" in text:
        return sum(lines(line, width) for line in text.split("\n"))
    wide = reach(text)
    return 1 if wide <= width else -int(-wide // width)


def reach(text: str) -> int:
    """How many letters a text is as wide as: of one byte in UTF-8 each, of three bytes two."""
    return len(text) if text.isascii() else (len(text) + len(text.encode("utf-8", "replace"))) // 2
