"""Published bulletins and feedback notices, read into an outline: what was found, where it stands, what is in doubt.

from inspection_core_bulletin import parse, to_json

outline = parse(text)
for doubt in outline.problems:
    print(doubt)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import inspection_core as ic

from .outline import (
    Aspect,
    Contact,
    Fact,
    Field,
    Finding,
    Genre,
    Heading,
    Outline,
    Paragraph,
    Section,
    SectionKind,
    Span,
    to_json,
)
from .parsing import ParseOptions, parse

__all__ = [
    "Aspect",
    "Contact",
    "Fact",
    "Field",
    "Finding",
    "Genre",
    "Heading",
    "Outline",
    "Paragraph",
    "ParseOptions",
    "Section",
    "SectionKind",
    "Span",
    "inspection_importers",
    "inspection_proposers",
    "inspection_readers",
    "parse",
    "to_json",
]

SUFFIXES = (".txt", ".docx", ".html", ".htm", ".pdf", ".doc", ".wps", ".rtf", ".odt")
"""What is read; .doc, .wps, .rtf and .odt through LibreOffice."""


@ic.hookimpl
def inspection_readers() -> Iterator[ic.Reader]:
    """Documents as text, whatever they were written with."""
    yield ic.Reader(
        name="documents",
        suffixes=SUFFIXES,
        read=_read_text,
        rewrite=_rewrite,
        summary="text, Word, web pages and PDF",
    )


@ic.hookimpl
def inspection_importers() -> Iterator[ic.Importer]:
    """Feedback notices and published bulletins."""
    yield ic.Importer(
        name="bulletin", suffixes=SUFFIXES, read=_read, summary="feedback notices, bulletins and audit reports"
    )


@ic.hookimpl
def inspection_proposers() -> Iterator[ic.Proposer]:
    """Bulletins onto a case whose findings are known."""
    summary = "what bulletins tell of the findings of a case: accounts, printed states, sections, contact"
    yield ic.Proposer(name="bulletin", suffixes=SUFFIXES, propose=_propose, summary=summary)


def _read_text(path: Path) -> ic.SourceText:
    from .readers import read_source

    return read_source(path)


def _rewrite(path: Path, replacements: Sequence[ic.Replacement]) -> bytes:
    from .readers import rewrite_source

    return rewrite_source(path, replacements)


def _read(files: Sequence[Path], request: ic.Request) -> ic.Draft:
    """The draft of one document; OptionsError for several, which are cases of their own."""
    from .drafting._drafting import draft_of
    from .parsing.rules import ONE_FILE
    from .readers import read_source

    if len(files) > 1:
        raise ic.OptionsError(ONE_FILE(ic.Location(file=str(files[1]))))
    return draft_of(read_source(files[0]), request)


def _propose(files: Sequence[Path], request: ic.CaseRequest) -> ic.Proposals:
    """What each document proposes."""
    from .drafting._onto_case import propose_document
    from .readers import read_source

    sources = map(read_source, files)
    return ic.Proposals().joined(*(propose_document(parse(source.text), source, request) for source in sources))
