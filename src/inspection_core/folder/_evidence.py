"""Evidence files of a case folder: their hashes, and whether they are as they were when they were put on file."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path

from ..diagnostics import Diagnostic, Location, reading
from ..errors import CaseFileError
from ..formats import is_safe_path, read_bytes
from ..lifecycle import EvidenceState, Standing
from ..model import Evidence, FileReference
from ..views import EvidenceView, Read

_RULES = {"missing": reading.EVIDENCE_MISSING, "changed": reading.EVIDENCE_CHANGED, "unreadable": reading.CANNOT_READ}


def file_reference(folder: Path, path: Path) -> FileReference:
    """The reference to a file below the folder of a case; CaseFileError for one that isn't, or isn't there."""
    full = (folder / path).resolve()
    if not full.is_relative_to(folder.resolve()):
        raise CaseFileError(reading.UNSAFE_PATH(Location(file=str(path)), path=str(path)))
    if not full.is_file():
        raise CaseFileError(reading.FILE_MISSING(Location(file=str(path)), name=path.name))
    relative = full.relative_to(folder.resolve()).as_posix()
    return FileReference(path=relative, sha256=sha256_of(full), size=full.stat().st_size)


def evidence_states(folder: Path, standing: Standing, only: Collection[str] | None = None) -> EvidenceState:
    """What is found of each piece of evidence on file, or of those with some ids."""
    return {id: _state(folder, filed.evidence) for id, filed in standing.evidence.items() if only is None or id in only}


def reader_of(folder: str | Path) -> Read:
    """What reads the evidence files of a folder; CaseFileError for one that is missing or was changed."""
    root = Path(folder)

    def read(evidence: EvidenceView) -> bytes:
        where, facts = Location(file=evidence.path), {"id": evidence.id, "path": evidence.path}
        path = root / (evidence.path or "")
        if evidence.path is None or not is_safe_path(evidence.path) or not path.is_file():
            raise CaseFileError(reading.EVIDENCE_MISSING.at(where, facts))
        data = read_bytes(path)
        if hashlib.sha256(data).hexdigest() != evidence.sha256:
            raise CaseFileError(reading.EVIDENCE_CHANGED.at(where, facts))
        return data

    return read


def damaged_evidence(folder: Path, standing: Standing) -> Iterator[Diagnostic]:
    """Evidence files that are missing or were changed."""
    for id, state in evidence_states(folder, standing).items():
        if state in _RULES:
            file = standing.evidence[id].evidence.file
            path = file.path if file else ""
            yield _RULES[state](Location(file=path), id=id, path=path, name=path, why=state)


def _state(folder: Path, evidence: Evidence) -> str:
    if evidence.file is None:
        return "ok"
    path = folder / evidence.file.path
    try:
        if not path.is_file():
            return "missing"
        unchanged = path.stat().st_size == evidence.file.size and sha256_of(path) == evidence.file.sha256
    except OSError:
        return "unreadable"
    return "ok" if unchanged else "changed"


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
