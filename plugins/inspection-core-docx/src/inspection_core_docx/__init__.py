"""Word documents for inspection-core."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import IO, Any

import inspection_core as ic

from ._options import Compression, DocumentOptions

__all__ = ["Compression", "DocumentOptions", "inspection_exporters"]

DOCUMENTS: tuple[tuple[str, type, str], ...] = (
    ("bulletin", ic.Report, "the bulletin as a Word document, in the official layout or an office's own template"),
    ("evidence-index", ic.Report, "what is on file as evidence, and what each piece supports"),
)
"""Each document: its name, the view that it is made from, and what it is."""


@ic.hookimpl
def inspection_exporters() -> Iterator[ic.Exporter]:
    """Documents for Word, each with a template that an office can copy and change."""
    for name, view, summary in DOCUMENTS:
        yield ic.Exporter(
            name=f"docx-{name}",
            suffix=".docx",
            view=view,
            options=DocumentOptions,
            render=partial(_render, name),
            summary=summary,
        )


def _render(name: str, view: Any, options: DocumentOptions, out: IO[bytes]) -> None:
    from ._rendering import render

    render(name, view, options, out)
