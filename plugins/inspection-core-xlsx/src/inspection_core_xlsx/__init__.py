"""Excel workbooks for inspection-core."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

import inspection_core as ic

from ._options import Copy, LedgerOptions, Paper, XlsxOptions

if TYPE_CHECKING:
    from ._writing import View

__all__ = [
    "Copy",
    "LedgerOptions",
    "Paper",
    "XlsxOptions",
    "inspection_exporters",
    "inspection_importers",
    "inspection_proposers",
    "read_book",
]

WORKBOOKS: tuple[tuple[str, type, str], ...] = (
    ("ledger", ic.Report, "the ledger in the columns of the profile, to be printed or to be filled in"),
    ("plan", ic.Report, "the plan of action, a row per measure, to be printed or to be filled in"),
    ("owners", ic.Report, "who answers for what, and how much of it is open"),
    ("evidence-index", ic.Report, "what is on file as evidence, and what each piece supports"),
    ("publication-review", ic.Report, "what is told inside and outside of each finding, to be read or decided"),
    ("confirmation", ic.Confirmation, "what was read from a document, to be confirmed or corrected"),
    ("digest", ic.Digest, "what moved between two days, what is late and due, by lead unit"),
    ("statistics", ic.Report, "the figures with charts, and the findings behind each figure"),
)
"""Each workbook: its name, the view that it is made from, and what it is."""

SUFFIXES = (".xlsx", ".xls", ".ods")
"""What is read."""

OPTIONS: Mapping[str, type[XlsxOptions]] = dict.fromkeys(("ledger", "plan", "publication-review"), LedgerOptions)
"""The options of a workbook that has some of its own."""

BY_UNIT = ("ledger", "plan")
"""What can be made for each lead unit at once, a file for each."""


@ic.hookimpl
def inspection_exporters() -> Iterator[ic.Exporter]:
    """Workbooks for Excel."""
    for name, view, summary in WORKBOOKS:
        yield ic.Exporter(
            name=f"xlsx-{name}",
            suffix=".xlsx",
            view=view,
            options=OPTIONS.get(name, XlsxOptions),
            render=partial(_render, name),
            summary=summary,
            splits={"lead-unit": ic.parts} if name in BY_UNIT else {},
        )


@ic.hookimpl
def inspection_importers() -> Iterator[ic.Importer]:
    """Ledgers and plans that an office has in Excel, as a new case."""
    yield ic.Importer(name="workbook", suffixes=SUFFIXES, read=_draft, summary="ledgers and plans in Excel")


@ic.hookimpl
def inspection_proposers() -> Iterator[ic.Proposer]:
    """Workbooks that came back filled in, and an office's own."""
    summary = "copies that came back filled in, and an office's own ledgers and plans"
    yield ic.Proposer(name="workbook", suffixes=SUFFIXES, propose=_propose, summary=summary)


def read_book(path: Path) -> ic.Book:
    """The sheets of an .xlsx, .xls or .ods file; CaseFileError for what can't be read, or not safely."""
    from ._reading import read_book

    return read_book(path)


def _draft(files: Sequence[Path], request: ic.Request) -> ic.Draft:
    return ic.draft_of([read_book(file) for file in files], request)


def _propose(files: Sequence[Path], request: ic.CaseRequest) -> ic.Proposals:
    return ic.propose_tables([read_book(file) for file in files], request)


def _render(name: str, view: View, options: XlsxOptions, out: IO[bytes]) -> None:
    from ._writing import render

    render(name, view, options, out)
