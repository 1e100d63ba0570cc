"""A Word file as a text: its body as Word shows it, then its notes; what was left out is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import inspection_core as ic

from . import reading_rules as rules
from ._blocks import Blocks, Rules
from ._limits import FILE, require_size
from ._numbering import Numbering, read_numbering
from ._package import MAIN, Package, open_package
from ._source import DOCUMENT, ENDNOTE, FOOTNOTE, HEADER, Reading
from ._styles import Styles, read_styles
from ._writer import Writer

_W = f"{{{MAIN}}}"
_QUOTE = 60


def read_docx(data: bytes, file: str) -> Reading:
    """A Word file of any make, Strict Open XML too; nothing outside it is fetched and nothing in it is run."""
    require_size(data, FILE, file)
    package = open_package(data, file)
    try:
        return read_package(package)
    except RecursionError:
        why = ic.Text("its parts lie within one another without end", "嵌套层数过多")
        raise package.damaged(why) from None


def read_package(package: Package) -> Reading:
    """The same of a package that was opened."""
    main = next((part for _, kind, part in package.relations("") if kind == "officeDocument"), "word/document.xml")
    body = _body(package, main)
    related = [(kind, part) for _, kind, part in package.relations(main) if part in package.members]
    defined = _rules(package, related, main)
    writer = Writer(package.file)
    blocks = Blocks(defined, writer)
    blocks.read(body, DOCUMENT)
    for kind, part, tag in (("footnotes", FOOTNOTE, "footnote"), ("endnotes", ENDNOTE, "endnote")):
        _read_notes(blocks, _first(package, related, kind), part, tag)
    problems = [*_doubts(blocks, defined, package.file), *_headers(package, related, defined)]
    return writer.finish(problems)


def _body(package: Package, main: str) -> Any:
    if main not in package.members:
        raise package.damaged(ic.Text(f"{main} is missing", f"缺少 {main}"))
    body = package.tree(main).find(f"{_W}body")
    if body is None:
        raise package.damaged(ic.Text(f"{main} has no text", f"{main} 没有正文"), main)
    return body


def _rules(package: Package, related: list[tuple[str, str]], main: str) -> Rules:
    """Styles and lists; a document without them has none."""
    found = _first(package, related, "styles")
    styles = Styles() if found is None else read_styles(found)
    found = _first(package, related, "numbering")
    numbering = Numbering() if found is None else read_numbering(found, styles.lists())
    hides = any(style.is_hidden for style in styles.by_id.values())
    return Rules(styles=styles, numbering=numbering, hides=hides or b"vanish" in package.read(main))


def _first(package: Package, related: list[tuple[str, str]], kind: str) -> Any:
    """The root of the part of a kind, None where there is none."""
    part = next((part for each, part in related if each == kind), None)
    return None if part is None else package.tree(part)


def _read_notes(blocks: Blocks, root: Any, part: str, tag: str) -> None:
    """Notes stand at the end, in the order in which they are kept; the lines that part them from the text don't."""
    last = 0
    for note in () if root is None else root.iterchildren(_W + tag):
        if note.get(f"{_W}type") in (None, "normal"):
            last = blocks.read(note, part, last)


def _doubts(blocks: Blocks, defined: Rules, file: str) -> Iterator[ic.Diagnostic]:
    where, tally = ic.Location(file=file), blocks.inline.tally
    if tally["inserted"] or tally["deleted"]:
        yield rules.TRACKED(where, kept=tally["inserted"], left=tally["deleted"])
    if tally["hidden"]:
        yield rules.HIDDEN(where, count=tally["hidden"], quote=blocks.inline.hidden[:_QUOTE])
    if tally["embedded"]:
        yield rules.EMBEDDED(where, count=tally["embedded"])
    if tally["picture"]:
        yield rules.NOT_READ(where, count=tally["picture"])
    for way in defined.numbering.unknown():
        if way in blocks.counters.used:
            yield rules.UNKNOWN_NUMBERS(where, format=way)


def _headers(package: Package, related: list[tuple[str, str]], defined: Rules) -> Iterator[ic.Diagnostic]:
    """What headers and footers say, once each; page numbers alone are not worth saying."""
    said: set[str] = set()
    for kind, part in related:
        if kind not in ("header", "footer"):
            continue
        writer = Writer(package.file)
        Blocks(defined, writer).read(package.tree(part), HEADER)
        quote = " ".join(writer.finish().text.split())[:_QUOTE]
        if any(map(str.isalpha, quote)) and quote not in said:
            said.add(quote)
            yield rules.HEADERS(ic.Location(file=package.file, part=HEADER), quote=quote)
