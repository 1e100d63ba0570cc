"""Files on disk: written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from ..diagnostics import Location, os_reason, reading
from ..errors import CaseFileError

_RETRIES = 20


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file whole and durably, or leave what was there; CaseFileError says why not."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        _replace(beside, path)
        sync_directory(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise cannot_write(path, error) from None


def cannot_write(path: Path, error: OSError) -> CaseFileError:
    """The error for a file that the system would not write."""
    return CaseFileError(reading.CANNOT_WRITE(Location(file=str(path)), name=path.name, why=os_reason(error)))


def sync_directory(path: Path) -> None:
    """Make a new name in a directory durable, where the system can: Windows and some network drives can't.

    The file is whole and in its place already, so that this failing must not undo it.
    """
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _replace(source: Path, target: Path) -> None:
    """Replace a file; on Windows a reader or a virus scanner may hold it for a moment."""
    for attempt in range(_RETRIES):
        try:
            source.replace(target)
            return
        except PermissionError:
            if os.name == "posix" or attempt == _RETRIES - 1:
                raise
            time.sleep(0.01 * (attempt + 1))
