"""Importers of our own formats: the document of a case, and a plain table of findings."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..codec import decode, decode_document
from ..diagnostics import Diagnostic, Location, document as rules, reading
from ..errors import CaseFileError
from ..formats import decode_text, read_bytes, read_source
from ..hooks import Draft, Importer
from ..model import Aspect, Body, Document, Finding, Inspection
from ..profiles import BUILT_IN, Profile, built_in

WANTED = ("number", "aspect", "title", "text")
PLACEHOLDER = "?"


def read_case(files: Sequence[Path]) -> Draft:
    """The document of a case.yaml or case.json."""
    raw, source = read_source(files[0])
    return Draft(document=decode_document(raw, source.locate), problems=source.notes)


def read_findings(files: Sequence[Path]) -> Draft:
    """A CSV table with a header row: a finding per row, columns named as a ledger names them.

    Who inspected whom the table doesn't say: both stay `?`. CaseFileError where no column is the finding's.
    """
    path = files[0]
    rows = _rows(decode_text(read_bytes(path), path.name), path.name)
    columns = _columns(rows[0][1] if rows else [])
    if "title" not in columns and "text" not in columns:
        known = "、".join(sorted(_headings()))
        raise CaseFileError(reading.NO_HEADER(Location(file=path.name, line=1), known=known))
    found, problems = _findings(rows[1:], columns, path.name)
    aspects = tuple(dict.fromkeys(aspect for _, aspect in found if aspect))
    numbered = {title: Aspect(id=f"a{n}", number=str(n), title=title) for n, title in enumerate(aspects, start=1)}
    document = Document(
        inspection=Inspection(id=path.stem, title=path.stem, inspecting="b-inspecting", inspected="b-inspected"),
        bodies=(
            Body(id="b-inspecting", name=PLACEHOLDER, kind="inspecting"),
            Body(id="b-inspected", name=PLACEHOLDER, kind="inspected"),
        ),
        aspects=tuple(numbered.values()),
        findings=tuple(_finding(n, row, numbered.get(aspect)) for n, (row, aspect) in enumerate(found, start=1)),
    )
    return Draft(document=document, problems=tuple(problems))


IMPORTERS = (
    Importer(name="case", suffixes=(".yaml", ".json"), read=read_case, summary="the document of another case"),
    Importer(name="findings", suffixes=(".csv",), read=read_findings, summary="a table with a finding per row"),
)

_Row = Mapping[str, str]


def _rows(text: str, file: str) -> list[tuple[int, list[str]]]:
    """The rows of a table, each with the line that it begins on; line ends of any system will do."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    limit = csv.field_size_limit(len(text) + 1)
    reader, start = csv.reader(io.StringIO(text)), 1
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            rows.append((start, cells))
            start = reader.line_num + 1
        return rows
    except csv.Error as error:
        raise CaseFileError(reading.UNREADABLE_TABLE(Location(file=file, line=start), why=str(error))) from None
    finally:
        csv.field_size_limit(limit)


def _findings(
    rows: Sequence[tuple[int, Sequence[str]]], columns: Mapping[str, int], file: str
) -> tuple[list[tuple[_Row, str]], list[Diagnostic]]:
    """The rows that hold a finding; an empty aspect is the one above, as merged cells leave it."""
    found: list[tuple[_Row, str]] = []
    problems: list[Diagnostic] = []
    aspect = ""
    seen: dict[tuple[str, str | None], _Row] = {}
    for line, cells in rows:
        row = {key: cells[at].strip() for key, at in columns.items() if at < len(cells)}
        aspect = row.get("aspect") or aspect
        if row.get("title") or row.get("text"):
            number = (aspect, row.get("number"))
            if row.get("number") and seen.get(number) == row:
                continue  # a ledger repeats the finding in the row of each of its measures
            if row.get("number") and number in seen:
                problems.append(rules.NUMBER_TWICE(Location(file=file, line=line), number=row["number"]))
            seen[number] = row
            found.append((row, aspect))
        elif any(cell.strip() for cell in cells):
            problems.append(rules.ROW_SKIPPED(Location(file=file, line=line)))
    return found, problems


def _finding(position: int, row: _Row, aspect: Aspect | None) -> Finding:
    title = row.get("title") or row["text"]
    return Finding(
        id=f"f{position:02d}",
        number=row.get("number") or str(position),
        title=title,
        text=row.get("text") or title,
        aspect=aspect.id if aspect else None,
    )


def _columns(header: Sequence[str]) -> Mapping[str, int]:
    """Which column holds what, by the headings and synonyms of the neutral profiles."""
    headings = _headings()
    found: dict[str, int] = {}
    for index, cell in enumerate(header):
        key = headings.get(cell.strip().lower())
        if key is not None:
            found.setdefault(key, index)
    return found


def _headings() -> Mapping[str, str]:
    profiles = (decode(built_in(name), Profile) for name in BUILT_IN)
    columns = [column for profile in profiles for column in profile.ledger if column.key in WANTED]
    return {word.lower(): c.key for c in columns for word in (c.title, *c.synonyms, c.key)}
