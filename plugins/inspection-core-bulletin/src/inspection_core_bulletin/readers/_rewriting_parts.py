"""The bytes of a Word file with the words of some runs changed: every other byte of its parts stays."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from copy import copy
from html import escape
from xml.parsers import expat

import inspection_core as ic

from . import rewriting_rules as rules
from ._package import MAIN, Package

_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TEXTS = (f"{MAIN} t", f"{_STRICT} t")
_BLANKS = " \t\r\n"
_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_PRESERVE = re.compile(rb"\s+xml:space\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def with_texts(package: Package, part: str, texts: Mapping[int, str]) -> bytes:
    """A part with other words in some of its texts, which are counted from 0."""
    data = package.read(part)
    spans = _spans(data, package.file)
    pieces, at = [], 0
    for number, text in sorted(texts.items()):
        start, end = spans[number]
        pieces += [data[at:start], _element(data, start, text)]
        at = end
    return b"".join((*pieces, data[at:]))


def _spans(data: bytes, file: str) -> list[tuple[int, int]]:
    """Where each text begins, with its tag, and where its end tag does."""
    found: list[tuple[int, int]] = []
    begun: list[int] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, _attributes: object) -> None:
        if name in _TEXTS:
            begun.append(parser.CurrentByteIndex)

    def end(name: str) -> None:
        if name in _TEXTS:
            found.append((begun.pop(), parser.CurrentByteIndex))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        data.decode("utf-8")
        parser.Parse(data, True)
    except (UnicodeDecodeError, expat.ExpatError):
        raise ic.CaseFileError(rules.NOT_EXACT(ic.Location(file=file), name=file)) from None
    return found


def _element(data: bytes, start: int, text: str) -> bytes:
    """The tag of a text and its new words; blanks around those are kept only where the tag says so."""
    found = _TAG.match(data, start)
    assert found is not None
    tag = found[0]
    if text[:1] in _BLANKS or text[-1:] in _BLANKS:
        tag = _PRESERVE.sub(b"", tag)[:-1].rstrip() + b' xml:space="preserve">'
    return tag + escape(text, quote=False).encode()


def packed(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package with some parts changed; the order, times and bytes of the others stay."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        new.comment = old.comment
        for member in old.infolist():
            part, made = changed.get(member.filename), copy(member)
            new.writestr(made, old.read(member) if part is None else part)
            made.external_attr = member.external_attr  # none are taken for those of a private file
    return out.getvalue()
