"""Which reader reads a file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from attrs import evolve

import inspection_core as ic

from . import reading_rules as rules
from ._docx import read_docx
from ._html import read_html, read_mime
from ._kinds import Found, find_kind, suffix_problem
from ._limits import FILE, MEGABYTE, refuse, require_size
from ._office import to_docx
from ._pdf import read_pdf
from ._source import Kind, Reading
from ._text import read_text

_READERS: Mapping[Kind, Callable[[bytes, str], Reading]] = {
    "txt": read_text,
    "docx": read_docx,
    "html": read_html,
    "pdf": read_pdf,
}


def read_source(path: Path) -> ic.SourceText:
    """Read a file (.docx, .pdf, .html, .txt; .doc, .wps, .rtf and .odt where LibreOffice is installed).

    What it is, is told by its bytes. CaseFileError for what can't be read, with what to do about it.
    """
    name = path.name
    try:
        size = path.stat().st_size
        if size > FILE:
            refuse(name, f"the file has {size // MEGABYTE} MB", f"文件达 {size // MEGABYTE} MB")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = ic.os_reason(error) if isinstance(error, OSError) else str(error)
        raise ic.CaseFileError(rules.CANNOT_READ(ic.Location(file=name), name=str(path), why=why)) from error
    return read_data(data, name)


def read_data(data: bytes, file: str) -> ic.SourceText:
    """Read the bytes of a file; `file` is its name, for messages and where the bytes leave open what it is."""
    require_size(data, FILE, file)
    found = find_kind(data, file)
    reading = _read(found, data, file)
    return ic.SourceText(
        file=file,
        digest=hashlib.sha256(data).hexdigest(),
        kind=found.kind,
        by_line=found.kind in ("txt", "html"),
        text=reading.text,
        paragraphs=reading.paragraphs,
        tables=reading.tables,
        problems=(*suffix_problem(found, file), *reading.problems),
        is_certain=reading.is_certain,
    )


def _read(found: Found, data: bytes, file: str) -> Reading:
    if found.kind == "doc":
        reading = read_docx(to_docx(data, found, file), file)
        converted = rules.CONVERTED(ic.Location(file=file), what=found.what)
        return evolve(reading, problems=(converted, *reading.problems))
    return read_mime(data, file) if found.is_mime else _READERS[found.kind](data, file)
