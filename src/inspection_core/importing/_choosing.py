"""Who reads which files, and how the columns of their tables are said to be read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from ..codec import decode_file
from ..diagnostics import Location, Rule, returned as rules
from ..errors import UnknownOfferError
from ..formats import read_source
from ..hooks import Importer, Proposer
from ..plugins import Plugins
from ..proposals import MAPPING_FORMAT, Mappings, TableMapping

OfferT = TypeVar("OfferT", Importer, Proposer)


def importer_for(path: Path, plugins: Plugins) -> Importer:
    """Who makes a draft of a file; UnknownOfferError where nobody does."""
    return _chosen(plugins.importers, _authors(plugins, "importers"), path, rules.NO_IMPORTER)


def proposer_for(path: Path, plugins: Plugins) -> Proposer:
    """Who brings a file into a case; UnknownOfferError where nobody does."""
    return _chosen(plugins.proposers, _authors(plugins, "proposers"), path, rules.NO_PROPOSER)


def _authors(plugins: Plugins, group: str) -> Mapping[str, int]:
    """When the author of each offer was loaded: our own first, then what is installed, then what was named."""
    order = {source.name: at for at, source in enumerate(plugins.sources)}
    return {name: order.get(each.author, 0) for name, each in plugins.groups.get(group, {}).items()}


def _chosen(offers: Mapping[str, OfferT], authors: Mapping[str, int], path: Path, rule: Rule) -> OfferT:
    """The offer for the suffix of a file; of several that of the plugin that was loaded last."""
    suffix = path.suffix.lower()
    for name in sorted(offers, key=lambda name: -authors[name]):
        if suffix in offers[name].suffixes:
            return offers[name]
    known = tuple(sorted({each for offer in offers.values() for each in offer.suffixes}))
    raise UnknownOfferError(rule(Location(file=str(path)), suffix=suffix or "?", known=known))


def read_mappings(path: str | Path) -> tuple[TableMapping, ...]:
    """The mappings of a mapping file; CaseFileError or InvalidCaseError with the place of what is wrong."""
    data, source = read_source(Path(path))
    return decode_file(data, Mappings, MAPPING_FORMAT, source.locate).tables
