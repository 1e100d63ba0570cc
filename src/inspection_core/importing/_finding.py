"""Which files of some folders are documents that a case can be made of, and what each is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from ..diagnostics import Location, os_reason, reading
from ..errors import CaseFileError
from ..folder import DOCUMENTS, document_path
from ..hooks import Reader
from ..plugins import Plugins


@frozen(kw_only=True)
class Documents:
    """The documents that were found, each with the name of its case, and the files that nobody reads."""

    names: Mapping[Path, str]
    passed_over: tuple[Path, ...] = ()


def find_documents(paths: Sequence[str | Path], *, plugins: Plugins | None = None) -> Documents:
    """The files that are named, and those below the folders that are: all that an importer reads, but case files.

    A case is called after its file, with the folders above it below the one that was named. Hidden files and folders,
    those of Office that are open, and the folders of cases are left out. CaseFileError for a path that isn't there.
    """
    read = (plugins or Plugins.installed()).suffixes("importers")
    suffixes = set(read) - {Path(name).suffix for name in DOCUMENTS}
    names: dict[Path, str] = {}
    passed_over: list[Path] = []
    for path in map(Path, paths):
        if not path.exists():
            raise CaseFileError(reading.FILE_MISSING(Location(file=str(path)), name=path.name))
        if not path.is_dir():
            names.setdefault(path, path.stem)
            continue
        for file in _below(path):
            if file.suffix.lower() in suffixes:
                names.setdefault(file, file.relative_to(path).with_suffix("").as_posix())
            else:
                passed_over.append(file)
    return Documents(names=names, passed_over=tuple(passed_over))


def _below(folder: Path) -> Iterator[Path]:
    """The files below a folder, sorted, those of a folder before those of the folders in it."""
    try:
        inside = sorted(each for each in folder.iterdir() if not each.name.startswith((".", "~$")))
    except OSError as error:
        why = os_reason(error)
        raise CaseFileError(reading.CANNOT_READ(Location(file=str(folder)), name=folder.name, why=why)) from None
    yield from (each for each in inside if each.is_file())
    for each in inside:
        if each.is_dir() and not each.is_symlink() and document_path(each) is None:
            yield from _below(each)


def first_and_others(files: Sequence[Path], plugins: Plugins) -> tuple[list[Path], list[Path]]:
    """The files that make the case, and those that are brought onto it.

    That is one document, the first, or where there is none all tables, which are read as one.
    """
    documents = [file for file in files if is_document(file, plugins)]
    first = documents[:1] or list(files)
    return first, [file for file in files if file not in first]


def is_document(file: Path, plugins: Plugins) -> bool:
    """Whether a file is read as text, and not as a table."""
    return plugins.taker("readers", Reader, file) is not None
