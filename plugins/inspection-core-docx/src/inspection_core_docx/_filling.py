"""From a template and what it is given to the parts of a document, or to an error that says where it failed."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from typing import Any

import inspection_core as ic

from . import rules
from ._expressions import _Refused, did_you_mean, expression
from ._places import place_of
from ._source import Source, engine
from ._template import Part, Template

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPANS = re.compile(r"\{%(tc|\s*colspan|\s*hm)\s")


def fill(template: Template, context: Mapping[str, object]) -> dict[str, bytes]:
    """The parts of the document of a context; ExportError for what could not be filled in."""
    docxtpl = engine()
    parts = dict(template.package.parts)
    for part in template.parts:
        text = _rendered(part, context).replace("\n", "")  # those of the source; a text's own are breaks by now
        parts[part.source.name] = (_DECLARATION + _finished(part.source, text, docxtpl)).encode()
    return parts


def _rendered(part: Part, context: Mapping[str, object]) -> str:
    try:
        return part.program.render(context)
    except _Refused as refused:
        raise ic.ExportError(_problem(part, refused, context)) from refused
    except Exception as error:  # an expression can raise anything
        line = _line(error)
        fault = rules.FAILED(part.source.place(line), quote=part.source.quote(line), why=str(error))
        raise ic.ExportError(fault) from error


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


def _finished(source: Source, text: str, docxtpl: Any) -> str:
    """The filled part, made sure to be XML; columns and pictures are counted anew where tags multiply them."""
    from lxml import etree

    try:
        tree = etree.fromstring(text)
    except etree.XMLSyntaxError as error:
        raise ic.ExportError(rules.TORN(source.place(), why=str(error))) from error
    spans = any(map(_SPANS.search, source.paragraphs))
    if not spans and "<wp:docPr" not in text:
        return text
    tree = docxtpl.fix_tables(text) if spans else tree
    docxtpl.fix_docpr_ids(tree)
    return str(etree.tostring(tree, encoding="unicode"))
