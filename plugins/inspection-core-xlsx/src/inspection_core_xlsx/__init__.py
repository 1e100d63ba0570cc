"""Excel workbooks for inspection-core."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import IO, Any

import inspection_core as ic

from ._options import Copy, LedgerOptions, Paper, XlsxOptions

__all__ = [
    "Copy",
    "LedgerOptions",
    "Paper",
    "XlsxOptions",
    "inspection_exporters",
]

WORKBOOKS: tuple[tuple[str, type, str], ...] = (
    ("ledger", ic.Report, "the ledger in the columns of the profile, to be printed or to be filled in"),
    ("plan", ic.Report, "the plan of action, a row per measure, to be printed or to be filled in"),
    ("owners", ic.Report, "who answers for what, and how much of it is open"),
    ("evidence-index", ic.Report, "what is on file as evidence, and what each piece supports"),
    ("publication-review", ic.Report, "what is told inside and outside of each finding, to be read or decided"),
    ("digest", ic.Digest, "what moved between two days, what is late and due, by lead unit"),
    ("statistics", ic.Report, "the figures with charts, and the findings behind each figure"),
)
"""Each workbook: its name, the view that it is made from, and what it is."""

OPTIONS: Mapping[str, type[XlsxOptions]] = dict.fromkeys(("ledger", "plan", "publication-review"), LedgerOptions)
"""The options of a workbook that has some of its own."""


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
        )


def _render(name: str, view: Any, options: XlsxOptions, out: IO[bytes]) -> None:
    from ._writing import render

    render(name, view, options, out)
