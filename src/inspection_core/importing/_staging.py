"""The folder of a new case, made out of sight and put in its place when all of it is there."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..diagnostics import Location, reading
from ..errors import CaseFileError
from ..folder import cannot_write, document_path

_KEPT = ("build.yaml", ".gitattributes")
"""What a folder may have already, and keeps."""


def require_new(folder: str | Path) -> None:
    """CaseFileError where a folder holds a case already."""
    there = document_path(Path(folder))
    if there is not None:
        name = f"{Path(folder).name}/{there.name}"
        raise CaseFileError(reading.ALREADY_THERE(Location(file=str(folder)), name=name))


@contextmanager
def staged(folder: str | Path) -> Iterator[Path]:
    """An empty folder whose files become those of `folder` at the end, all of them, or none when anything fails.

    CaseFileError where a case, or another file of the same name, is there already, and for what can't be written.
    """
    require_new(folder)
    target = Path(folder).absolute()
    is_there = target.is_dir()
    try:
        beside = target if is_there else target.parent
        beside.mkdir(parents=True, exist_ok=True)
        hidden = Path(tempfile.mkdtemp(prefix=".new-", dir=beside))
        stage = hidden / "case"
        stage.mkdir()
    except OSError as error:
        raise cannot_write(Path(folder), error) from None
    try:
        yield stage
        _put(stage, target) if is_there else _rename(stage, target)
    finally:
        shutil.rmtree(hidden, ignore_errors=True)


def _rename(stage: Path, target: Path) -> None:
    """Give the folder its name; whoever made one of that name meanwhile keeps theirs."""
    if target.exists():
        raise CaseFileError(reading.ALREADY_THERE(Location(file=str(target)), name=target.name))
    try:
        stage.rename(target)
    except OSError as error:
        raise cannot_write(target, error) from None


def _put(stage: Path, target: Path) -> None:
    """Put the files into a folder that is there; where that fails, those that were put are taken out again."""
    made = [each.relative_to(stage) for each in sorted(stage.rglob("*")) if each.is_file()]
    missing = [name for name in made if not (target / name).exists() or name.as_posix() not in _KEPT]
    for name in missing:
        if (target / name).exists():
            raise CaseFileError(reading.ALREADY_THERE(Location(file=str(target)), name=name.as_posix()))
    put: list[Path] = []
    try:
        for name in missing:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (stage / name).replace(target / name)
            put.append(target / name)
    except OSError as error:
        for path in put:
            with suppress(OSError):
                path.unlink()
        raise cannot_write(target, error) from None
