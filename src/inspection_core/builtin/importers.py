"""Importers of files that need no library: the document of a case, and tables of findings as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from ..codec import decode_document
from ..diagnostics import Diagnostic, Location, reading
from ..errors import CaseFileError
from ..formats import decode_text, read_bytes, read_source
from ..hooks import Importer, Proposer
from ..proposals import CaseRequest, Draft, Proposals, Request
from ..tables import Book, Sheet, draft_of, propose_tables


def read_case(files: Sequence[Path], _request: Request) -> Draft:
    """The document of a case.yaml or case.json."""
    raw, source = read_source(files[0])
    return Draft(document=decode_document(raw, source.locate), problems=source.notes)


def read_findings(files: Sequence[Path], request: Request) -> Draft:
    """CSV tables with a header, of any layout that `draft_of` knows; CaseFileError for a file without a table."""
    return draft_of([read_csv(file) for file in files], request)


def propose_csv(files: Sequence[Path], request: CaseRequest) -> Proposals:
    """What CSV tables propose for a case."""
    return propose_tables([read_csv(file) for file in files], request)


def read_csv(path: Path) -> Book:
    """A CSV file as a book of one sheet, each row with the line that it begins on; line ends of any system will do.

    CaseFileError for one that can't be read, is neither UTF-8 nor GB18030, or no CSV.
    """
    text, problems = _text(read_bytes(path), path.name)
    lines, rows = _rows(text.replace("\r\n", "\n").replace("\r", "\n"), path.name)
    return Book(file=path.name, sheets=(Sheet(file=path.name, rows=rows, lines=lines),), problems=problems)


IMPORTERS = (
    Importer(name="case", suffixes=(".yaml", ".json"), read=read_case, summary="the document of another case"),
    Importer(name="findings", suffixes=(".csv",), read=read_findings, summary="tables of findings and measures"),
)


PROPOSERS = (
    Proposer(name="tables", suffixes=(".csv",), propose=propose_csv, summary="ledgers and plans of an office's own"),
)


def _text(raw: bytes, file: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """A text in UTF-8, else in what a Chinese Excel takes for CSV, which is told; the error is that of UTF-8."""
    try:
        return decode_text(raw, file), ()
    except CaseFileError as error:
        try:
            return raw.decode("gb18030"), (reading.CHINESE_ENCODING(Location(file=file)),)
        except UnicodeDecodeError:
            raise error from None


def _rows(text: str, file: str) -> tuple[tuple[int, ...], list[list[str]]]:
    """The rows of a table, and the line on which each begins."""
    limit = csv.field_size_limit(len(text) + 1)
    reader = csv.reader(io.StringIO(text))
    lines, rows = [1], []
    try:
        for cells in reader:
            rows.append(cells)
            lines.append(reader.line_num + 1)
        return tuple(lines), rows
    except csv.Error as error:
        raise CaseFileError(reading.UNREADABLE_TABLE(Location(file=file, line=lines[-1]), why=str(error))) from None
    finally:
        csv.field_size_limit(limit)
