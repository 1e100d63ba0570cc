"""What is known of a document before it is made: its exporter, and the names of its template, each with its type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import inspection_core as ic

from . import inspection_exporters, rules
from ._expressions import did_you_mean
from ._rendering import Properties, document_module

COMMON: Mapping[str, Any] = {
    "report": ic.Report,
    "inspection": ic.InspectionView,
    "title": str,
    "properties": Properties,
}
"""The names that the templates of all documents know."""


def names(document: str) -> Mapping[str, Any]:
    """The names of every document, and a document's own."""
    own: Mapping[str, Any] = document_module(document).NAMES
    return {**own, **{name: hint for name, hint in COMMON.items() if name not in own}}


def documents() -> Mapping[str, ic.Exporter]:
    """The exporter of each document, by the document's name."""
    return {each.name.removeprefix("docx-"): each for each in inspection_exporters()}


def document_of(name: str) -> str:
    """The document of a name, which may be that of its exporter; UnknownOfferError for one that isn't there."""
    plain, known = name.removeprefix("docx-"), documents()
    if plain not in known:
        raise ic.UnknownOfferError(rules.NO_DOCUMENT(name=name, hint=did_you_mean(plain, tuple(known))))
    return plain
