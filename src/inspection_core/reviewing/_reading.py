"""Reading a document as text: which reader takes it."""

from __future__ import annotations

from pathlib import Path

from ..diagnostics import Location, reviewing as rules
from ..documents import SourceText
from ..errors import UnknownOfferError
from ..hooks import Reader
from ..plugins import Plugins


def read_text(path: str | Path, *, plugins: Plugins | None = None) -> SourceText:
    """A document as text, by the reader for its suffix.

    UnknownOfferError where there is none; CaseFileError for a file that can't be read.
    """
    file = Path(path)
    offers = plugins or Plugins.installed()
    reader = reader_for(file, offers)
    with offers.edge("readers", reader.name, Location(file=str(path))):
        found: object = reader.read(file)
    return offers.require("readers", reader.name, found, SourceText)


def reader_for(path: Path, plugins: Plugins) -> Reader:
    """The reader for a file's suffix; UnknownOfferError names the suffixes that are read, and by which plugin."""
    found = plugins.taker("readers", Reader, path)
    if found is not None:
        return found
    known = tuple(
        f"{' '.join(offer.suffixes)} ({plugins.author('readers', name)})" for name, offer in plugins.readers.items()
    )
    suffix = path.suffix.lower() or "?"
    raise UnknownOfferError(rules.NO_READER(Location(file=str(path)), suffix=suffix, known=known or ("-",)))
