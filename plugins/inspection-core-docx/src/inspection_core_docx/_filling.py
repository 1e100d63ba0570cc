"""From a template and what it is given to the parts of a document, or to an error that says where it failed."""

from __future__ import annotations

import itertools
import traceback
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.parsers import expat

import inspection_core as ic

from . import rules
from ._expressions import _Refused, did_you_mean, expression
from ._options import Compression
from ._package import Packed, pack
from ._places import place_of
from ._source import Source, engine
from ._template import Part, Template

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BATCH = 4096
"""So many pieces of Jinja's are put together before they are encoded, checked and compressed."""


def fill(template: Template, context: Mapping[str, object], compression: Compression) -> Iterator[Packed]:
    """The parts of the document of a context; ExportError for what could not be filled in.

    Parts go through in pieces, each checked to be XML on the way unless nothing else can come out. One in which tags
    multiply columns or pictures is made whole first, because docxtpl counts those anew.
    """
    yield from template.still(compression)
    counter = engine() if any(part.spans or part.repeats for part in template.parts) else None
    for part in template.parts:
        recounts = part.spans or part.repeats
        pieces = _recounted(part, context, counter) if recounts else _rendered(part, context)
        yield pack(part.source.name, _encoded(part, pieces), compression)


def _rendered(part: Part, context: Mapping[str, object]) -> Iterator[str]:
    """What Jinja makes of a part, some thousand pieces at a time."""
    pieces = part.program.generate(context)
    try:
        while batch := list(itertools.islice(pieces, _BATCH)):
            yield "".join(batch)
    except _Refused as refused:
        raise ic.ExportError(_problem(part, refused, context)) from refused
    except Exception as error:  # an expression can raise anything
        line = _line(error)
        fault = rules.FAILED(part.source.place(line), quote=part.source.quote(line), why=str(error))
        raise ic.ExportError(fault) from error


def _encoded(part: Part, pieces: Iterable[str]) -> Iterator[bytes]:
    """The pieces of a part as bytes, made sure to be XML together."""
    yield _DECLARATION
    yield from map(str.encode, pieces) if part.sound else _checked(part.source, pieces)


def _checked(source: Source, pieces: Iterable[str]) -> Iterator[bytes]:
    parser = expat.ParserCreate()
    try:
        for piece in pieces:
            data = piece.encode()
            parser.Parse(data)
            yield data
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ic.ExportError(rules.TORN(source.place(), why=str(error))) from error


def _problem(part: Part, refused: _Refused, context: Mapping[str, object]) -> ic.Diagnostic:
    """A text that is at fault is shown where it stands in the report, anything else where it is in the template."""
    line, facts = _line(refused), dict(refused.facts)
    where: ic.Location | None = None
    if "text" in facts:
        where = place_of(str(facts.pop("text")), context.get("report"))
    if "known" in facts:
        name, known = str(facts["name"]), facts.pop("known")
        facts["hint"] = did_you_mean(name, known if isinstance(known, tuple) and known else tuple(context))
        facts["expression"] = expression(part.tree, line, name)
    return refused.rule(where or part.source.place(line), quote=part.source.quote(line), **facts)


def _line(error: BaseException) -> int:
    """The line of the template at which an error came up: Jinja puts it into the traceback."""
    lines = [line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == "<template>"]
    return lines[-1] if lines else 1


def _recounted(part: Part, context: Mapping[str, object], docxtpl: Any) -> Iterator[str]:
    """A part with its columns and pictures counted anew, by docxtpl."""
    from lxml import etree

    text = "".join(_rendered(part, context))
    try:
        tree = etree.fromstring(text)
    except etree.XMLSyntaxError as error:
        raise ic.ExportError(rules.TORN(part.source.place(), why=str(error))) from error
    if part.spans:
        tree = docxtpl.fix_tables(text)
    docxtpl.fix_docpr_ids(tree)
    yield str(etree.tostring(tree, encoding="unicode"))
