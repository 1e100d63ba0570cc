"""A document from outside, read as text: where each paragraph and table of it stands, and what may replace words of it.

What reads the bytes is a `readers` offer; importers and text rules see this alone, and so find the same places.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from functools import cached_property

from attrs import field, frozen

from .diagnostics import Diagnostic, Location
from .tables import Sheet

BODY = "document"
"""The part of a Word file that is its text."""


@frozen(kw_only=True)
class TextPlace:
    """Where a paragraph, or a row of a table, stands in the text.

    `paragraph` counts from 1 as Word counts within each part, empty paragraphs and those in cells too; a row has the
    number of the first in it. `part` is None but for Word files, whose text is the part `document`.
    """

    start: int
    end: int
    paragraph: int
    part: str | None = None
    page: int | None = None


@frozen(kw_only=True)
class TextTable:
    """A table, and where its rows stand in the text, a line each, cells joined by tabs."""

    sheet: Sheet
    start: int
    end: int


@frozen(kw_only=True)
class SourceText:
    """A document that was read (来源文档).

    `text` has one paragraph a line, and a line break within a paragraph is one too; nothing else of it was changed but
    that all ends of lines are \\n. All offsets are into it. `digest` is the sha256 of the file's bytes, in hexadecimal,
    and `kind` what those are, whatever the file is called: `txt`, `docx`, `pdf` or what its reader names it. Places are
    told by line and column where `by_line` is true, else by paragraph or page. Where `is_certain` is false, the order
    or the characters of the text may be wrong.
    """

    file: str
    digest: str
    kind: str = "txt"
    text: str = field(repr=False)
    paragraphs: tuple[TextPlace, ...] = field(repr=False)
    tables: tuple[TextTable, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    by_line: bool = True
    is_certain: bool = True

    @classmethod
    def of(cls, text: str, file: str = "text") -> SourceText:
        """A text that is at hand already; each line is a paragraph."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        places, at = [], 0
        for number, line in enumerate(text.split("\n"), start=1):
            places.append(TextPlace(start=at, end=at + len(line), paragraph=number))
            at += len(line) + 1
        digest = hashlib.sha256(text.encode()).hexdigest()
        return cls(file=file, digest=digest, text=text, paragraphs=tuple(places))

    def where(self, start: int, end: int | None = None) -> Location:
        """The place of a stretch of the text, as a person finds it: line, paragraph or page, with the offsets.

        Lines and columns are those of the text, for a web page too.
        """
        end = start if end is None else end
        if self.by_line:
            line = bisect_right(self._lines, start)
            return Location(file=self.file, line=line, column=start - self._lines[line - 1] + 1, start=start, end=end)
        place = self.place(start)
        number = place.paragraph if place and place.page is None else None
        return Location(file=self.file, part=_part(place), paragraph=number, start=start, end=end)

    def place(self, at: int) -> TextPlace | None:
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


@frozen(kw_only=True)
class Replacement:
    """Words to stand in the place of a stretch of a text; empty ones take it out."""

    start: int
    end: int
    text: str


def _part(place: TextPlace | None) -> str | None:
    """The body of a document goes without saying."""
    if place is None:
        return None
    if place.page is not None:
        return f"p. {place.page}"
    return None if place.part == BODY else place.part
