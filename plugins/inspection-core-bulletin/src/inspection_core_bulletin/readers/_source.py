"""What a document is once it is read: its text, where each paragraph and table of it stands, and doubts."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Literal

from attrs import field, frozen

import inspection_core as ic

Kind = Literal["txt", "docx", "html", "pdf", "doc"]
"""What a file is by its bytes; `doc` is whatever was read by way of LibreOffice."""

DOCUMENT = "document"
TEXT_BOX = "text box"
FOOTNOTE = "footnote"
ENDNOTE = "endnote"
HEADER = "header"
CONTENTS = "table of contents"


@frozen(kw_only=True)
class Place:
    """Where a paragraph, or a row of a table, stands in the text.

    `paragraph` counts from 1 as Word counts within each part, empty paragraphs and those in cells too; a row has the
    number of the first in it. `part` is None but for Word files.
    """

    start: int
    end: int
    paragraph: int
    part: str | None = None
    page: int | None = None


@frozen(kw_only=True)
class Table:
    """A table, and where its rows stand in the text, a line each, cells joined by tabs."""

    sheet: ic.Sheet
    start: int
    end: int


@frozen(kw_only=True)
class Reading:
    """What a reader makes of the bytes of a file."""

    text: str
    paragraphs: tuple[Place, ...]
    tables: tuple[Table, ...] = ()
    problems: tuple[ic.Diagnostic, ...] = ()
    is_certain: bool = True


@frozen(kw_only=True)
class Source:
    """A document that was read.

    `text` has one paragraph a line, and a line break within a paragraph is one too; nothing else of it was changed but
    that all ends of lines are \\n. All offsets are into it. `digest` is the sha256 of the file's bytes, in hexadecimal.
    Where `is_certain` is false, the order or the characters of the text may be wrong.
    """

    file: str
    digest: str
    kind: Kind
    text: str = field(repr=False)
    paragraphs: tuple[Place, ...] = field(repr=False)
    tables: tuple[Table, ...] = ()
    problems: tuple[ic.Diagnostic, ...] = ()
    is_certain: bool = True

    def where(self, start: int, end: int | None = None) -> ic.Location:
        """The place of a stretch of the text, as a person finds it: line, paragraph or page, with the offsets.

        Lines and columns are those of the text, for a web page too.
        """
        end = start if end is None else end
        if self.kind in ("txt", "html"):
            line = bisect_right(self._lines, start)
            return ic.Location(
                file=self.file, line=line, column=start - self._lines[line - 1] + 1, start=start, end=end
            )
        place = self.place(start)
        number = place.paragraph if place and place.page is None else None
        return ic.Location(file=self.file, part=_part(place), paragraph=number, start=start, end=end)

    def place(self, at: int) -> Place | None:
        """The paragraph that an offset is in, None before the first."""
        found = bisect_right(self._starts, at) - 1
        return self.paragraphs[found] if found >= 0 else None

    @cached_property
    def _starts(self) -> list[int]:
        return [place.start for place in self.paragraphs]

    @cached_property
    def _lines(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts


def _part(place: Place | None) -> str | None:
    """The body of a document goes without saying."""
    if place is None:
        return None
    if place.page is not None:
        return f"p. {place.page}"
    return None if place.part == DOCUMENT else place.part
