"""Editions on disk: `editions/0001.json`, each with the document, the resolved profile and the computed days."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from ..calendars import DueDay
from ..codec import decode, encode, require_format
from ..diagnostics import Diagnostic, Location, reading
from ..errors import CaseFileError, InspectionError
from ..formats import read_bytes, read_json, to_utf8, write_json
from ..lifecycle import EDITION_FORMAT, Plan
from ..model import Adopted, Document, Entry
from ..profiles import Profile


@frozen(kw_only=True)
class EditionFile:
    """What the file of an edition holds."""

    format: str = EDITION_FORMAT
    number: int
    document: Document
    profile: Profile
    due: Mapping[str, DueDay]


def edition_path(number: int) -> Path:
    """The path of an edition's file below the folder of its case."""
    return Path("editions") / f"{number:04d}.json"


def edition_bytes(plan: Plan) -> bytes:
    """The file of an edition: what is hashed when it is adopted."""
    assert plan.number is not None
    data = {
        "format": EDITION_FORMAT,
        "number": plan.number,
        "document": encode(plan.document),
        "profile": encode(plan.profile),
        "due": {id: encode(due) for id, due in plan.due.items()},
    }
    return to_utf8(write_json(data))


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read_editions(folder: Path, entries: Sequence[Entry]) -> Mapping[int, Plan]:
    """The editions that the journal adopted; CaseFileError if one is missing or was changed."""
    adopted = (entry.event for entry in entries if isinstance(entry.event, Adopted))
    return {event.edition: _read(folder, event) for event in adopted}


def damaged_editions(folder: Path, entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    """What is wrong with the editions that the journal adopted."""
    for entry in entries:
        if isinstance(entry.event, Adopted):
            try:
                _read(folder, entry.event)
            except InspectionError as error:
                yield from error.problems


def orphan_editions(folder: Path, entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    """Edition files that the journal doesn't name, as if it had been lost.

    The one after the last is left by an adoption that was interrupted; the next adoption writes it again.
    """
    named = {entry.event.edition for entry in entries if isinstance(entry.event, Adopted)}
    expected = {edition_path(number) for number in {*named, max(named, default=0) + 1}}
    for path in sorted((folder / "editions").glob("*.json")):
        relative = path.relative_to(folder)
        if relative not in expected:
            yield reading.ORPHAN_EDITION(Location(file=relative.as_posix()), name=relative.as_posix())


def _read(folder: Path, event: Adopted) -> Plan:
    path = edition_path(event.edition)
    where, facts = Location(file=path.as_posix()), {"number": event.edition, "name": path.as_posix()}
    if not (folder / path).exists():
        raise CaseFileError(reading.EDITION_MISSING.at(where, facts))
    raw = read_bytes(folder / path)
    if digest_of(raw) != event.digest:
        raise CaseFileError(reading.EDITION_CHANGED.at(where, facts))
    data, source = read_json(raw.decode(), path.as_posix())
    found = decode(data, EditionFile, source.locate)
    require_format({"format": found.format}, EDITION_FORMAT, lambda _: where)
    return Plan(document=found.document, profile=found.profile, due=found.due, number=found.number)
