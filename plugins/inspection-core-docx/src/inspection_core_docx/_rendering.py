"""From a view to a Word document: the template of the document, filled with what its module gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import IO

from attrs import frozen

import inspection_core as ic

from ._filling import fill
from ._options import DocumentOptions
from ._package import moment, write_packed
from ._template import load_template
from ._titles import balanced

View = ic.Report | ic.Digest | ic.Subject
"""What a document is made from."""


@frozen(kw_only=True)
class Properties:
    """What the file says of itself."""

    title: str
    creator: str
    day: dt.date
    language: str


def render(name: str, view: View, options: DocumentOptions, out: IO[bytes]) -> None:
    """Write the document of a name; OptionsError for a template that is refused, ExportError for a text."""
    report = report_of(view)
    template = load_template(options.template, name if report.language == "zh" else f"{name}.en")
    parts = list(fill(template, context(name, view, options), options.compression))  # all made before any is written
    write_packed(parts, out, moment(options.epoch))


def context(name: str, view: View, options: DocumentOptions) -> Mapping[str, object]:
    """The names that a document's template knows: those of every document, and its own."""
    report, document = report_of(view), document_module(name)
    own: Mapping[str, object] = document.context(view, options)
    title = str(own.get("title") or document.title(view))
    return {
        **own,
        "report": report,
        "inspection": report.inspection,
        "title": balanced(title, report.inspection.kind_word) if report.language == "zh" else title,
        "properties": Properties(
            title=" ".join(title.split()),
            creator=report.inspection.inspected,
            day=report.as_of,
            language="zh-CN" if report.language == "zh" else report.language,
        ),
    }


def document_module(name: str) -> ModuleType:
    """What a document has of its own: see `documents`."""
    return import_module(f".documents.{name.replace('-', '_')}", __package__)


def report_of(view: View) -> ic.Report:
    """The report that a view is, or was made from; of a digest the later one."""
    if isinstance(view, ic.Report):
        return view
    return view.after if isinstance(view, ic.Digest) else view.report
