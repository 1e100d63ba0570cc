"""A case folder: loading it, and recording in it under one lock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import evolve
from filelock import FileLock, Timeout

from .. import lifecycle
from ..codec import decode_document
from ..diagnostics import Diagnostic, Location, reading, recording
from ..errors import CaseFileError, InvalidCaseError, TransitionError, UnknownOfferError
from ..formats import SourceMap, read_source
from ..lifecycle import Case, EvidenceState, Plan, compute_due, draft_changes, fold, next_edition, relied_on
from ..model import Closed, Document, Event, Evidence, EvidenceAdded
from ..plugins import Plugins
from ..profiles import Profile, resolve
from ._editions import digest_of, edition_bytes, edition_path, read_editions
from ._evidence import evidence_states, file_reference
from ._files import cannot_write, write_atomic
from ._journal import JournalFile, append, read_journal, set_torn_aside, torn_problem, was_cut

DOCUMENTS = ("case.yaml", "case.json")
LOCK = "case.lock"
LOCK_SECONDS = 10.0


def load(path: str | Path, *, plugins: Plugins | None = None) -> Case:
    """The case of a folder: its document, editions and journal.

    CaseFileError for what can't be read or was damaged, InvalidCaseError for what doesn't fit the model,
    with the place of a profile that neither a plugin nor an edition knows.
    """
    folder = Path(path)
    return _load(folder, read_journal(require_case(folder).parent), plugins)


@contextmanager
def open_folder(path: str | Path, *, plugins: Plugins | None = None, timeout: float = LOCK_SECONDS) -> Iterator[Folder]:
    """A case folder to record in, under one lock: `with ic.open("my-case") as folder:`.

    CaseFileError if somebody else holds the lock for longer than `timeout` seconds.
    """
    folder = Path(path)
    require_case(folder)
    lock = FileLock(folder / LOCK, timeout=timeout)
    try:
        lock.acquire()
    except Timeout:
        raise CaseFileError(reading.LOCKED(Location(file=str(folder)), name=folder.name)) from None
    except OSError as error:
        raise cannot_write(folder / LOCK, error) from None
    try:
        journal = read_journal(folder)
        set_torn_aside(folder, journal)
        yield Folder(folder, evolve(journal, torn=b""), plugins or Plugins.installed())
    finally:
        lock.release()


class Folder:
    """An open case folder; what a method records is durable when it returns, all of it or nothing."""

    def __init__(self, path: Path, journal: JournalFile, plugins: Plugins) -> None:
        self.path = path
        self.case = _load(path, journal, plugins)
        self._journal = journal
        self._plugins = plugins

    def record(self, *events: Event) -> Case:
        """Record events as one batch; TransitionError with everything that is unmet."""
        if not events:
            return self.case
        return self._commit(lifecycle.record(self.case, *events, evidence=self._evidence(events)))

    def adopt(
        self,
        *,
        on: dt.date,
        recorded_by: str | None = None,
        decided_by: str | None = None,
        basis: str | None = None,
        note: str | None = None,
    ) -> Case:
        """Adopt the working copy as the next edition; TransitionError if there is nothing to adopt."""
        made = edition_bytes(next_edition(self.case))
        case = lifecycle.adopt(
            self.case,
            on=on,
            digest=digest_of(made),
            recorded_by=recorded_by,
            decided_by=decided_by,
            basis=basis,
            note=note,
        )
        number = max(case.editions)
        event = case.journal[-1].event
        if self.case.latest is not None and not draft_changes(self.case) and not getattr(event, "planned", ()):
            raise TransitionError(recording.NOTHING_TO_ADOPT(edition=number - 1))
        path = self.path / edition_path(number)
        write_atomic(path, made)
        try:
            return self._commit(case)
        except CaseFileError:
            if was_cut(self.path, self._journal):  # then no entry names the edition, and nothing was adopted
                path.unlink(missing_ok=True)
            raise

    def add_evidence(
        self,
        path: str | Path,
        *,
        on: dt.date,
        id: str,
        index: str,
        title: str,
        recorded_by: str | None = None,
        **facts: Any,
    ) -> Case:
        """Put a file below the folder on file as evidence; `facts` are further fields of Evidence."""
        file = file_reference(self.path, Path(path))
        evidence = Evidence(id=id, index=index, title=title, file=file, **facts)
        return self.record(EvidenceAdded(on=on, evidence=(evidence,), recorded_by=recorded_by))

    def reload(self) -> Case:
        """Read the working copy again, after it was edited while the folder is open."""
        self.case = _load(self.path, self._journal, self._plugins)
        return self.case

    def _commit(self, case: Case) -> Case:
        fresh = [entry.event for entry in case.journal[len(self.case.journal) :]]
        self._journal = append(self.path, self._journal, fresh)
        self.case = case
        return case

    def _evidence(self, events: tuple[Event, ...]) -> EvidenceState:
        """Only closing asks whether files are intact, and only about those of its findings."""
        standing = self.case.standing
        wanted = {
            proof
            for event in events
            if isinstance(event, Closed)
            for finding in event.findings
            for proof in relied_on(self.case, self.case.plan_on(event.on), standing, finding)
        }
        return evidence_states(self.path, standing, wanted) if wanted else {}


def document_path(folder: Path) -> Path | None:
    """The document of a case folder, or None where there is none."""
    return next((folder / name for name in DOCUMENTS if (folder / name).is_file()), None)


def require_case(folder: Path) -> Path:
    """The document of a case folder; CaseFileError where there is none."""
    path = document_path(folder)
    if path is None:
        raise CaseFileError(reading.NOT_A_CASE(Location(file=str(folder))))
    return path


def _load(folder: Path, journal: JournalFile, plugins: Plugins | None) -> Case:
    asked = plugins or Plugins.installed()
    raw, source = read_source(require_case(folder))
    document = decode_document(raw, source.locate)
    editions = read_editions(folder, journal.entries)
    standing = fold(journal.entries)
    last = editions[standing.adoptions[-1].edition] if standing.adoptions else None
    profile, doubts = _profile(folder, document, last, asked, source)
    due, faults = compute_due(document, profile, asked.calendars, last)
    torn = (torn_problem(journal),) if journal.torn else ()
    return Case(
        draft=Plan(document=document, profile=profile, due=due),
        editions=editions,
        journal=journal.entries,
        folded=(journal.entries, standing),
        faults=faults,
        calendars=asked.calendars,
        source=source,
        raw=raw,
        notes=(*source.notes, *torn, *doubts),
    )


def _profile(
    folder: Path, document: Document, last: Plan | None, plugins: Plugins, source: SourceMap
) -> tuple[Profile, tuple[Diagnostic, ...]]:
    """The profile that the document names, and doubts about it.

    It is the case's own or an installed one; where it, or what it extends, is not installed any more, the last
    edition's snapshot serves, and that is said.
    """
    name = document.inspection.profile
    own = folder / "profile.yaml"
    raw, own_source = read_source(own) if own.is_file() else (None, source)
    is_own = isinstance(raw, Mapping) and raw.get("name") == name
    try:
        if is_own:
            return resolve(raw, plugins.raw_profile, own_source.locate), ()
        return plugins.profile(name), _unused(raw, name, own_source)
    except UnknownOfferError as error:
        if last is not None and last.inspection.profile == name:
            why = error.problems[0].message
            return last.profile, (reading.PROFILE_FROM_EDITION(name=name, edition=last.number, why=why),)
        where = own_source.locate(("extends",)) if is_own else source.locate(("inspection", "profile"))
        raise InvalidCaseError(*(evolve(problem, where=where) for problem in error.problems)) from None


def _unused(raw: object, name: str, source: SourceMap) -> tuple[Diagnostic, ...]:
    """A profile.yaml that the document doesn't name is told: somebody wrote it to be used."""
    if raw is None:
        return ()
    found = raw.get("name") if isinstance(raw, Mapping) else None
    return (reading.PROFILE_NOT_USED(source.locate(("name",)), found=found, name=name),)
