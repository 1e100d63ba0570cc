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
from ..diagnostics import Location, reading, recording
from ..errors import CaseFileError, TransitionError, UnknownOfferError
from ..formats import read_source
from ..lifecycle import Case, EvidenceState, Plan, compute_due, draft_changes, next_edition
from ..model import Closed, Document, Event, Evidence, EvidenceAdded
from ..plugins import Plugins
from ..profiles import Profile, resolve
from ._editions import digest_of, edition_bytes, edition_path, read_editions
from ._evidence import evidence_states, file_reference
from ._files import cannot_write, write_atomic
from ._journal import JournalFile, append, read_journal, set_torn_aside, torn_problem

DOCUMENTS = ("case.yaml", "case.json")
LOCK = "case.lock"
LOCK_SECONDS = 10.0


def load(path: str | Path, *, plugins: Plugins | None = None) -> Case:
    """The case of a folder: its document, editions and journal.

    CaseFileError for what can't be read or was damaged, InvalidCaseError for what doesn't fit the model,
    UnknownOfferError for a profile that neither a plugin nor an edition knows.
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
        yield Folder(folder, evolve(journal, torn=b""), _load(folder, journal, plugins))
    finally:
        lock.release()


class Folder:
    """An open case folder; what a method records is durable when it returns, all of it or nothing."""

    def __init__(self, path: Path, journal: JournalFile, case: Case) -> None:
        self.path = path
        self.case = case
        self._journal = journal

    def record(self, *events: Event) -> Case:
        """Record events as one batch; TransitionError with everything that is unmet."""
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
        if self.case.editions and not draft_changes(self.case) and not getattr(event, "planned", ()):
            raise TransitionError(recording.NOTHING_TO_ADOPT(edition=number - 1))
        write_atomic(self.path / edition_path(number), made)
        return self._commit(case)

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
        self.case = _load(self.path, self._journal, None)
        return self.case

    def _commit(self, case: Case) -> Case:
        fresh = [entry.event for entry in case.journal[len(self.case.journal) :]]
        self._journal = append(self.path, self._journal, fresh)
        self.case = case
        return case

    def _evidence(self, events: tuple[Event, ...]) -> EvidenceState:
        """Only closing asks whether files are intact, and only about those of its findings."""
        items: set[str] = set()
        for event in events:
            if isinstance(event, Closed):
                plan = self.case.plan_on(event.on)
                items.update(id for f in event.findings if f in plan.findings for id in _supported(plan, f))
        return evidence_states(self.path, self.case.standing, items) if items else {}


def _supported(plan: Plan, finding: str) -> tuple[str, ...]:
    return (finding, *(measure.id for measure in plan.measures_of(finding)))


def document_path(folder: Path) -> Path | None:
    """The document of a case folder, or None where there is none."""
    return next((folder / name for name in DOCUMENTS if (folder / name).is_file()), None)


def require_case(folder: Path) -> Path:
    path = document_path(folder)
    if path is None:
        raise CaseFileError(reading.NOT_A_CASE(Location(file=str(folder))))
    return path


def _load(folder: Path, journal: JournalFile, plugins: Plugins | None) -> Case:
    asked = plugins or Plugins.installed()
    raw, source = read_source(require_case(folder))
    document = decode_document(raw, source.locate)
    editions = read_editions(folder, journal.entries)
    last = editions[max(editions)] if editions else None
    profile = _profile(folder, document, last, asked)
    due, faults = compute_due(document, profile, asked.calendars, last)
    notes = (*source.notes, *((torn_problem(journal),) if journal.torn else ()))
    return Case(
        draft=Plan(document=document, profile=profile, due=due),
        editions=editions,
        journal=journal.entries,
        faults=faults,
        calendars=asked.calendars,
        source=source,
        raw=raw,
        notes=notes,
    )


def _profile(folder: Path, document: Document, last: Plan | None, plugins: Plugins) -> Profile:
    """The profile that the document names: the case's own, an installed one, or the last edition's snapshot."""
    name = document.inspection.profile
    own = folder / "profile.yaml"
    if own.is_file():
        raw, source = read_source(own)
        if isinstance(raw, Mapping) and raw.get("name") == name:
            return resolve(raw, plugins.raw_profile, source.locate)
    try:
        return plugins.profile(name)
    except UnknownOfferError:
        if last is not None and last.inspection.profile == name:
            return last.profile
        raise
