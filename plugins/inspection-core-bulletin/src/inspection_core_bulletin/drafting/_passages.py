"""Where the items of a draft stand in the document that they were read from."""

from __future__ import annotations

import inspection_core as ic

from ..outline import Span

SOURCE = "s1"
"""What the one document is called in the case that it makes."""


def source_file(source: ic.SourceText) -> ic.SourceFile:
    """The document as the case names it."""
    return ic.SourceFile(id=SOURCE, file=source.file, sha256=source.digest)


def passage(span: Span, source: ic.SourceText) -> ic.SourceRef:
    """The passage of a stretch of the document, without the blanks around it."""
    span = trimmed(span, source.text)
    return ic.SourceRef.of(SOURCE, source.text, span.start, span.end)


def place_of(passage: ic.SourceRef | None, source: ic.SourceText) -> ic.Location:
    """Where a passage is found; without any, the document."""
    return ic.Location(file=source.file) if passage is None else source.where(passage.start, passage.end)


def trimmed(span: Span, text: str) -> Span:
    """A stretch without the blanks around it."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def span_of(passage: ic.SourceRef) -> Span:
    """The stretch of the document that a passage is."""
    return Span(passage.start, passage.end)


def joined(spans: list[Span]) -> Span:
    """The stretch from the first to the last of some."""
    return Span(min(each.start for each in spans), max(each.end for each in spans))
