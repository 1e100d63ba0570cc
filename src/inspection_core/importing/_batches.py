"""Many files, each a draft or a case of its own, here or by an executor."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path

from attrs import evolve, field, frozen

from ..diagnostics import Location, reading, returned as rules
from ..errors import CaseFileError, InspectionError
from ..plugins import Plugins, Spec
from ..proposals import Draft, Request
from ._drafts import new_case, read_draft

Outcome = tuple[Path, Draft | InspectionError]

_BATCH = 32
"""How many files another process is given at once, at most: what it costs to start on some is then not felt."""
_SHARES = 16
"""Into how many batches files are split at least, so that several processes have something to do."""


@frozen(kw_only=True)
class _Work:
    """Files to be read, as plain data that another process can be given.

    Each comes with the folder of the case that it becomes; None where it is only read.
    """

    files: tuple[tuple[Path, Path | None], ...]
    request: Request
    on: dt.date | None = None
    head: str = ""
    plugins: Spec = field(factory=Spec)


def read_drafts(
    files: Sequence[str | Path], request: Request, *, executor: Executor | None = None, plugins: Plugins | None = None
) -> Iterator[Outcome]:
    """Each file as a draft of its own, or with the error of one that can't be read, which stops no other.

    They come in the order of the files, read here or by any executor of `concurrent.futures`.
    """
    work = _Work(files=tuple((Path(file), None) for file in files), request=request)
    return _outcomes(work, executor, plugins or Plugins.installed())


def new_cases(
    names: Mapping[Path, str],
    to: str | Path,
    request: Request,
    *,
    on: dt.date | None = None,
    head: str = "",
    executor: Executor | None = None,
    plugins: Plugins | None = None,
) -> Iterator[Outcome]:
    """A case of each file, in a folder of its own of the name that is given, below `to`; yields as `read_drafts` does.

    A file in which there is nothing but an error makes none, nor does one whose folder another file or case has.
    `on` and `head` are those of `new_case`.
    """
    firsts: dict[str, Path] = {}
    for file, name in names.items():
        firsts.setdefault(name.casefold(), file)
    clear = tuple((file, Path(to) / names[file]) for file in firsts.values())
    work, offers = _Work(files=clear, request=request, on=on, head=head), plugins or Plugins.installed()
    made = _outcomes(work, executor, offers)
    takers: dict[str, Path] = {}
    for file, name in names.items():
        key = name.casefold()
        if key in takers:
            yield file, _clash(file, takers[key], name)
            continue
        came = next(made)[1] if firsts[key] is file else _outcome(work, file, Path(to) / name, offers)
        if _has_case(came):
            takers[key] = file
        yield file, came


def _has_case(came: Draft | InspectionError) -> bool:
    """Whether a file has the name of its case for itself: it made one, or there is one already."""
    if isinstance(came, InspectionError):
        return any(problem.code == reading.ALREADY_THERE.code for problem in came.problems)
    return not came.is_empty


def _clash(file: Path, first: Path, name: str) -> CaseFileError:
    return CaseFileError(rules.SAME_FOLDER(Location(file=str(file)), name=name, first=first.name))


def _outcomes(work: _Work, executor: Executor | None, plugins: Plugins) -> Iterator[Outcome]:
    """What comes of each file, in order."""
    if executor is None:
        for file, folder in work.files:
            yield file, _outcome(work, file, folder, plugins)
        return
    size = max(1, min(_BATCH, len(work.files) // _SHARES))
    parts = (work.files[at : at + size] for at in range(0, len(work.files), size))
    asked = evolve(work, plugins=plugins.spec or Spec())
    waiting = deque(executor.submit(run_work, evolve(asked, files=part)) for part in parts)
    try:
        while waiting:
            yield from waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def run_work(work: _Work) -> tuple[Outcome, ...]:
    """What comes of some files; what another process runs."""
    plugins = Plugins.from_spec(work.plugins)
    return tuple((file, _outcome(work, file, folder, plugins)) for file, folder in work.files)


def _outcome(work: _Work, file: Path, folder: Path | None, plugins: Plugins) -> Draft | InspectionError:
    try:
        draft = draft_under([file], work.request, plugins)
        if folder is not None and not draft.is_empty:
            new_case(folder, draft.document, openings=draft.openings, on=work.on, head=work.head, plugins=plugins)
    except InspectionError as error:
        return error
    return draft


def draft_under(files: Sequence[str | Path], request: Request, plugins: Plugins) -> Draft:
    """The draft of files as a case under the profile that they are read by."""
    draft = read_draft(files, request, plugins=plugins)
    inspection = evolve(draft.document.inspection, profile=request.profile.name)
    return evolve(draft, document=evolve(draft.document, inspection=inspection))
