"""One document: its options, and its bytes, whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
from attrs import evolve

from ..codec import decode, did_you_mean
from ..diagnostics import Text, offers as rules
from ..errors import ExportError, InspectionError, InvalidCaseError, OptionsError, UnknownOfferError
from ..folder import write_atomic
from ..hooks import Exporter
from ..plugins import Plugins, what_failed
from ._views import View, require_view

TEXTS = frozenset({".csv", ".json", ".md", ".txt"})
"""Suffixes of documents that are plain text."""


def export(
    view: View,
    exporter: str,
    *,
    to: str | Path | None = None,
    options: Mapping[str, str] | object | None = None,
    plugins: Plugins | None = None,
) -> bytes:
    """Make the document of a view; its bytes, which are also written to `to` where that is given.

    UnknownOfferError, OptionsError (for a name that says it were another kind of file, too), or ExportError with no
    file left behind.
    """
    asked = plugins or Plugins.installed()
    offer = asked.exporter(exporter)
    require_view(offer, view)
    if to is not None:
        require_suffix(offer, str(to), asked)
    chosen = read_options(offer, options)
    out = _Stream()
    try:
        written: object = offer.render(view, chosen, out)  # type: ignore[func-returns-value]
        if isinstance(written, bytes | str):
            raise TypeError("render gave its document back; it is to be written to the stream")
    except InspectionError:
        raise
    except Exception as error:
        target = str(to) if to is not None else offer.suffix
        raise ExportError(rules.EXPORT_FAILED(name=exporter, target=target, why=what_failed(error))) from error
    made = out.getvalue()
    if to is not None:
        write_atomic(Path(to), made)
    return made


def split(view: View, exporter: str, by: str, *, plugins: Plugins | None = None) -> Mapping[str, Mapping[str, str]]:
    """The parts that a document can be split into, each with the options that make it of that part alone.

    UnknownOfferError where the exporter knows no such way to split.
    """
    offers = plugins or Plugins.installed()
    offer = offers.exporter(exporter)
    require_view(offer, view)
    require_way(offer, by)
    with offers.edge("exporters", exporter):
        return {part: {by.replace("-", "_"): part} for part in offer.splits[by](view)}


def require_way(offer: Exporter, by: str) -> None:
    """UnknownOfferError for a way to split that the exporter doesn't know."""
    if by not in offer.splits:
        kind = Text(f"way to split {offer.name}, named", f"{offer.name} 的拆分方式")
        raise UnknownOfferError(rules.UNKNOWN_OFFER(kind=kind, name=by, hint=did_you_mean(by, offer.splits)))


def require_suffix(offer: Exporter, to: str, plugins: Plugins) -> None:
    """OptionsError for a name with the suffix of another kind of document, which programs would then take it for.

    Texts of all kinds are texts.
    """
    path = Path(to)
    named, own = path.suffix.lower(), offer.suffix.lower()
    known = {each.suffix.lower() for each in plugins.exporters.values()}
    if named in known and not to.lower().endswith(own) and not {named, own} <= TEXTS:
        right = path.with_suffix(offer.suffix).name
        raise OptionsError(rules.WRONG_SUFFIX(exporter=offer.name, suffix=offer.suffix, name=path.name, proposed=right))


class _Stream(io.BytesIO):
    """Keeps what was written when an exporter closes it, as a text wrapper around it does."""

    def close(self) -> None:
        """Stay open."""


def read_options(offer: Exporter, options: Mapping[str, str] | object | None, *, base: str | Path | None = None) -> Any:
    """The options object of an exporter, made of text values; OptionsError for what doesn't fit.

    Relative paths among them are taken from `base`, where one is given.
    """
    if offer.options is None:
        if options:
            raise OptionsError(rules.NO_OPTIONS(name=offer.name))
        return None
    made: Any = options
    if isinstance(options, offer.options):
        pass
    elif options is None or isinstance(options, Mapping):
        made = _decoded(offer.options, options or {})
    else:
        found = type(options).__name__
        raise OptionsError(rules.BAD_OPTIONS(name=offer.name, expected=offer.options.__name__, found=found))
    paths = {name: Path(base, value) for name, value in _values(made) if base and isinstance(value, Path)}
    return evolve(made, **paths)


def _decoded(cls: type, options: Mapping[str, str]) -> Any:
    try:
        return decode(dict(options), cls)
    except InvalidCaseError as error:
        raise OptionsError(*error.problems) from None


def _values(options: Any) -> Iterator[tuple[str, object]]:
    return ((each.name, getattr(options, each.name)) for each in attrs.fields(type(options)))
