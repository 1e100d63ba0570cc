"""Where something was read: a document from outside, and the passage in it."""

from __future__ import annotations

import re

from attrs import frozen

from ..diagnostics import Text

QUOTED = 40
"""How many characters of a passage a reference quotes."""
_REF = re.compile(r"([\w.\-]{1,40}) ([0-9]{1,9})-([0-9]{1,9})(?: (\S.*))?")


@frozen(kw_only=True)
class SourceFile:
    """A document that items of the case were read from (来源文件); `sha256` tells whether it is still the same."""

    id: str
    file: str
    sha256: str


@frozen
class SourceRef:
    """The passage that an item was read from (原文出处): a source, characters `start` to before `end`, and a quote.

    Characters are those of the text that is read from the file, counted from 0. `quote` is how the passage begins, on
    one line, so that it can be found again when the file has changed.

    >>> str(SourceRef.parse("s1 120-340 关于台账"))
    's1 120-340 关于台账'
    """

    source: str
    start: int
    end: int
    quote: str = ""

    def __attrs_post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(Text("a passage ends before it begins", "出处的终点早于起点"))
        if self.quote != quoted(self.quote) or _REF.fullmatch(str(self)) is None:
            raise ValueError(
                Text("a place in a source is written s1 120-340 and a short quote", "出处写作 s1 120-340 和简短引文")
            )

    @classmethod
    def parse(cls, text: str) -> SourceRef:
        """Read `s1 120-340 关于台账`, the quote may be missing; ValueError for anything else."""
        match = _REF.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"not a place in a source: {text!r}")
        return cls(match[1], int(match[2]), int(match[3]), match[4] or "")

    @classmethod
    def of(cls, source: str, text: str, start: int, end: int) -> SourceRef:
        """The reference to a stretch of the text of a source."""
        return cls(source, start, end, quoted(text[start:end]))

    def stands_in(self, text: str) -> bool:
        """Whether the quote is how the passage begins in a text."""
        return quoted(text[self.start : self.end]) == self.quote

    def __str__(self) -> str:
        return f"{self.source} {self.start}-{self.end} {self.quote}".rstrip()


def quoted(text: str) -> str:
    """How a text begins, on one line.

    >>> quoted("  一、\\n工作　组织 ")
    '一、 工作 组织'
    """
    return " ".join(text[: 20 * QUOTED].split())[:QUOTED].rstrip()
