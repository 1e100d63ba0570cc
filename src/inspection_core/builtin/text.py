"""Text as the formats of our exporters want it: Markdown without accidental marks, CSV cells that run no formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from attrs import frozen

_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|#"} | {"\n": " "})


@frozen(kw_only=True)
class CsvOptions:
    """How the CSV is written: `bom` puts the mark in front that makes Excel read UTF-8."""

    bom: bool = True


def md(text: str) -> str:
    """Text with everything that Markdown would read as a mark kept as it is."""
    return text.translate(_MARKDOWN)


def csv_bytes(header: Iterable[str], rows: Iterable[Iterable[object]], options: CsvOptions) -> bytes:
    """A table as CSV with CRLF, as spreadsheets expect it; an empty cell for None."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_safe("" if cell is None else str(cell)) for cell in row])
    return text.getvalue().encode("utf-8-sig" if options.bom else "utf-8")


def _safe(text: str) -> str:
    """A cell that a spreadsheet would run as a formula is kept as text by an apostrophe."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
