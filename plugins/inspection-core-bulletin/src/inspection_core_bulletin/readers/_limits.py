"""How large a document may be: what is beyond is refused before it costs time or memory.

A bulletin has 20 kB of text, a book of 500 pages 1 MB. Within these limits no reader needs more than a second for
100 kB, but LibreOffice, which is started anew for each document and given `OFFICE_SECONDS`.
"""

from __future__ import annotations

from typing import NoReturn

import inspection_core as ic

from . import reading_rules as rules

MEGABYTE = 1024 * 1024
FILE = 64 * MEGABYTE
"""Any file: Word files and PDFs may hold pictures."""
TEXT = 16 * MEGABYTE
"""A file of text or a web page, which hold none."""
PART = 64 * MEGABYTE
"""One part of a Word file, unpacked."""
DENSE, RATIO = MEGABYTE, 250
"""To what fraction a part larger than DENSE may be packed: real ones reach a fiftieth, blanks a thousandth."""
TAGS, TAGS_PER_BYTE = 200_000, 5
"""Tags in a Word file: so many, and so many more for each byte of the file; real ones have one for each byte."""
PARAGRAPHS = 1_000_000
PAGES = 2_000
COLUMNS = 200
"""Columns of a table: cells said to be wider are as wide as that."""
PDF_UNPACKED, PDF_RATIO = MEGABYTE, 20
"""Bytes that the drawings of a PDF unpack to, and so many more for each byte of the file, before it is read apart."""
PDF_SECONDS = 10
OFFICE_SECONDS = 120


def refuse(file: str, en: str, zh: str) -> NoReturn:
    """CaseFileError for a document beyond a limit."""
    raise ic.CaseFileError(rules.TOO_LARGE(ic.Location(file=file), what=ic.Text(en, zh)))


def require_size(data: bytes, limit: int, file: str) -> None:
    """CaseFileError for more bytes than a kind of file may have."""
    if len(data) > limit:
        size = len(data) // MEGABYTE
        refuse(
            file,
            f"it has {size} MB, at most {limit // MEGABYTE} are read",
            f"共 {size} MB，最多读取 {limit // MEGABYTE} MB",
        )
