"""Styles: the fonts, colours and number formats of a workbook, each made once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from ._cells import Day, Look

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FILL = "#FFF2A8"
EDIT = "#E2F0D9"
HEAD = "#E4E8EE"
GREY = "#7F7F7F"
LIGHTS: Mapping[str, str] = {
    "green": "#C6E0B4",
    "yellow": "#FFE699",
    "amber": "#FFD07A",
    "red": "#F8B4B4",
    "blue": "#BDD7EE",
}
"""The colours of lights by their key: pale, so that a print in black is still read. Others have none."""

DATES: Mapping[str, str] = {"zh": 'yyyy"年"m"月"d"日"', "en": "[$-409]d mmm yyyy"}
"""How days are shown; an English month is said to be English, or Excel would name it in the reader's language."""
MOST_WORDS = 80
"""Number formats with words of their own; Excel keeps about 200 of all kinds."""


@frozen(kw_only=True)
class Styles:
    """The formats of a workbook by what they say; made once, as many alike would be compared for every cell."""

    book: Workbook
    language: str
    made: dict[tuple[tuple[str, object], ...], Format] = field(factory=dict, repr=False)
    words: dict[tuple[str, str], str] = field(factory=dict, repr=False)

    @property
    def zh(self) -> bool:
        return self.language == "zh"

    def style(self, **facts: object) -> Format:
        """A format of the library's properties, in the font of the language."""
        known = {"font_name": "宋体" if self.zh else "Calibri", "font_size": 10, **facts}
        key = tuple(sorted(known.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(known)
        return self.made[key]

    def fonts(self, **facts: object) -> dict[str, object]:
        """The font of the language for a chart."""
        return {"name": "宋体" if self.zh else "Calibri", **facts}

    def title(self, *, align: str = "center") -> Format:
        """The line above a table."""
        return self.style(
            font_name="黑体" if self.zh else "Calibri", font_size=16, bold=not self.zh, align=align, valign="vcenter"
        )

    def note(self) -> Format:
        """The line below the title."""
        return self.style(valign="vcenter")

    def head(self) -> Format:
        """A heading of a column."""
        return self.boxed(bold=True, bg_color=HEAD, align="center", valign="vcenter", locked=True)

    def boxed(self, **facts: object) -> Format:
        """A cell of a table."""
        return self.style(**{"border": 1, "border_color": "#8C8C8C", "text_wrap": True, **facts})

    def look(self, **facts: object) -> Look:
        """The formats of a column; its days are shown in the way of the language."""
        told = {"valign": "vcenter", **facts}
        middle = {**told, "align": "center"}
        return Look(
            plain=self.boxed(**told),
            quoted=self.boxed(**told, quote_prefix=True),
            day=self.boxed(**{**middle, "num_format": self.date}),
            whole=self.boxed(**middle),
            amount=self.boxed(**{**middle, "num_format": "#,##0.00"}),
            dated=lambda day: self.boxed(**{**middle, "num_format": self.dated(day)}),
        )

    @property
    def date(self) -> str:
        """The number format of days."""
        return DATES["zh" if self.zh else "en"]

    def colour(self, colour: str) -> Format:
        """What a rule changes about a cell: its colour alone."""
        key = (("colour", colour),)
        if key not in self.made:
            self.made[key] = self.book.add_format({"bg_color": colour})
        return self.made[key]

    def dated(self, day: Day) -> str:
        """The number format of a day with words around it; of too many such words, Excel keeps the short ones only."""
        words = (day.before, day.after)
        if words not in self.words and len(self.words) < MOST_WORDS:
            self.words[words] = _joined(_quoted(day.before), self.date, _quoted(day.after))
        return self.words.get(words) or _joined(self.date, _quoted(day.briefly))

    @property
    def day_width(self) -> int:
        """How many letters the longest day takes."""
        return 14 if self.zh else 12


def _joined(*pieces: str) -> str:
    """Pieces of a number format; of two that are quoted, one after the other, one."""
    made = ""
    for piece in pieces:
        made = made[:-1] + piece[1:] if made.endswith('"') and piece.startswith('"') else made + piece
    return made


def _quoted(words: str) -> str:
    """Words of a number format; a quotation mark would end them, so it stands alone behind a backslash."""
    return '\\"'.join(f'"{part}"' if part else "" for part in words.split('"'))
