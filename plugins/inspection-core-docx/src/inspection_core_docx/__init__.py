"""Word documents for inspection-core."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from attrs import evolve

import inspection_core as ic

from ._chinese import HELP
from ._options import BulletinOptions, Compression, DocumentOptions, ExtensionOptions, NoticeOptions

if TYPE_CHECKING:
    from ._rendering import View

__all__ = [
    "BulletinOptions",
    "Compression",
    "DocumentOptions",
    "ExtensionOptions",
    "NoticeOptions",
    "document_with",
    "inspection_commands",
    "inspection_exporters",
]

DOCUMENTS: tuple[tuple[str, type, str], ...] = (
    ("bulletin", ic.Report, "the bulletin as a Word document, in the official layout or an office's own template"),
    ("evidence-index", ic.Report, "what is on file as evidence, and what each piece supports"),
    ("ledger", ic.Report, "the ledger on A3, in the columns of the profile, a row per measure"),
    ("brief", ic.Report, "how far the work is, on one page"),
    ("plan", ic.Report, "the plan of action with its lists of findings, measures and owners"),
    ("principal-report", ic.Report, "how the first responsible person saw to the action"),
    ("report", ic.Report, "what was done about each finding, with the figures"),
    ("digest", ic.Digest, "what moved between two days, what is late and due, by lead unit"),
    ("publication-review", ic.Report, "what is told inside and outside of each finding, why, and lines to sign"),
    ("comments", ic.Report, "the register of comments and their replies"),
    ("follow-up", ic.Report, "what the next follow-up looks at, what each found, and what came back"),
    ("notice", ic.Subject, "the notice that is due about late findings, as a letter to their lead units"),
    ("closure", ic.Subject, "a sheet for each finding to be closed, with a box for every step of its approval"),
    ("extension", ic.Subject, "the request for more time, a form for each finding"),
)
"""Each document: its name, the view that it is made from, and what it is."""

OPTIONS: Mapping[str, type[DocumentOptions]] = {
    "bulletin": BulletinOptions,
    "extension": ExtensionOptions,
    "notice": NoticeOptions,
}
"""The options of a document that has some of its own."""


@ic.hookimpl
def inspection_exporters() -> Iterator[ic.Exporter]:
    """Documents for Word, each with a template that an office can copy and change."""
    for name, view, summary in DOCUMENTS:
        yield ic.Exporter(
            name=f"docx-{name}",
            suffix=".docx",
            view=view,
            options=OPTIONS.get(name, DocumentOptions),
            render=partial(_render, name, None),
            summary=summary,
        )


def document_with(template: Path, document: str, *, name: str, summary: str = "") -> ic.Exporter:
    """The offer of one of our documents under a name of one's own, with a template of one's own as its default.

    That is all the code that a package of templates needs: its hook `inspection_exporters` yields such offers.
    UnknownOfferError for a document that there isn't.
    """
    known = {each: (view, about) for each, view, about in DOCUMENTS}
    if document not in known:
        from ._names import document_of

        document_of(document)
    view, ours = known[document]
    return ic.Exporter(
        name=name,
        suffix=".docx",
        view=view,
        options=OPTIONS.get(document, DocumentOptions),
        render=partial(_render, document, template),
        summary=summary or ours,
    )


@ic.hookimpl
def inspection_commands() -> Iterator[ic.Command]:
    """`inspection docx`, for templates of one's own."""
    yield ic.Command(
        name="docx",
        target=f"{__name__}._command:docx",
        summary="Make and check Word templates of your own.",
        chinese=HELP,
    )


def _render(name: str, template: Path | None, view: View, options: DocumentOptions, out: IO[bytes]) -> None:
    from ._rendering import render

    render(name, view, options if options.template else evolve(options, template=template), out)
