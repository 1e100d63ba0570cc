"""Changing words of a file that was read, and nothing else of it."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

import inspection_core as ic

from . import rewriting_rules as rules
from ._kinds import find_kind
from ._reading import read_data
from ._rewriting_docx import rewrite_docx

_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-8"),
    (b"", "gb18030"),
)


def rewrite_source(path: Path, replacements: Sequence[ic.Replacement]) -> bytes:
    """The bytes of a text or Word file with stretches of its text replaced, all else as it was.

    CaseFileError for files of other kinds, and for stretches that can't be replaced, with the place of each.
    """
    data = path.read_bytes()
    source = read_data(data, path.name)
    if source.kind == "txt":
        return _rewrite_text(data, source, replacements)
    if source.kind == "docx":
        return rewrite_docx(data, source, replacements)
    what = find_kind(data, path.name).what
    raise ic.CaseFileError(rules.ONLY_READ(ic.Location(file=path.name), what=what))


def _rewrite_text(data: bytes, source: ic.SourceText, replacements: Sequence[ic.Replacement]) -> bytes:
    """In the encoding and with the ends of lines that the file has."""
    mark, codec, text = _decoded(data, source)
    breaks = _breaks(text)
    newline = "\r\n" if breaks else "\r" if "\r" in text and "\n" not in text else "\n"
    pieces, at = [], 0
    for each in replacements:
        start, end = (offset + bisect_left(breaks, offset) for offset in (each.start, each.end))
        pieces += [text[at:start], each.text.replace("\n", newline)]
        at = end
    return mark + "".join((*pieces, text[at:])).encode(codec)


def _decoded(data: bytes, source: ic.SourceText) -> tuple[bytes, str, str]:
    """Mark, encoding and characters of a file; CaseFileError where those don't give the same bytes again."""
    for mark, codec in _ENCODINGS:
        try:
            text = data.removeprefix(mark).decode(codec) if data.startswith(mark) else None
        except UnicodeDecodeError:
            continue
        if text is not None and _plain(text) == source.text and mark + text.encode(codec) == data:
            return mark, codec, text
    raise ic.CaseFileError(rules.NOT_EXACT(ic.Location(file=source.file), name=source.file))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _breaks(text: str) -> list[int]:
    """Where, in the text as it is read, the ends of lines stand that are two characters in the file."""
    return [found.start() - count for count, found in enumerate(re.finditer("\r\n", text))]
