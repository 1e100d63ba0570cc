"""Taking in proposals: what they edit into the working copy, what happened into the journal; all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from ..codec import did_you_mean
from ..diagnostics import document, returned as rules
from ..errors import InspectionError, InvalidCaseError, TransitionError
from ..folder import Folder, require_case, write_atomic
from ..formats import Change, edited_text, read_bytes, read_source
from ..proposals import Edit, Proposals


@frozen(kw_only=True)
class Applied:
    """What was taken in: the edits of the document, and how many entries the journal got."""

    edits: tuple[Edit, ...]
    recorded: int


def apply_proposals(
    folder: Folder,
    proposals: Proposals,
    *,
    recorded_by: str | None = None,
    decided_by: str | None = None,
    recorded_at: str | None = None,
) -> Applied:
    """Take in the proposals of all rows that are not held back: all of them, or nothing.

    What they edit goes into the working copy, for its next edition; what happened into the journal. CaseFileError where
    a file can't be written; TransitionError if the case has moved on since they were made, or knows nobody of the name
    of whoever takes them in.
    """
    taken = [each for each in proposals.proposals if each.row not in proposals.held]
    edits = distinct(edit for each in taken for edit in each.edits)
    events = [
        evolve(event, recorded_by=recorded_by, decided_by=decided_by, recorded_at=recorded_at)
        for each in taken
        for event in each.events
    ]
    _require_known(folder, (recorded_by, decided_by) if edits and not events else ())
    path, count = require_case(folder.path), len(folder.case.journal)
    before = read_bytes(path)
    try:
        if edits:
            _rewrite(folder, path, edits)
        recorded = len(folder.record(*events).journal) - count
    except InspectionError:
        if read_bytes(path) != before:
            write_atomic(path, before)
            folder.reload()
        raise
    return Applied(edits=edits, recorded=recorded)


def _require_known(folder: Folder, parties: Iterable[str | None]) -> None:
    """TransitionError for who is no party of the case: where something is recorded as well, recording sees to that."""
    case = folder.case
    known = {**(case.latest.parties if case.latest is not None else {}), **case.draft.parties}
    strangers = [id for id in parties if id and id not in known]
    if strangers:
        facts = [(id, did_you_mean(id, known)) for id in strangers]
        raise TransitionError(*(document.DANGLING(what=document.PARTY, id=id, hint=hint) for id, hint in facts))


def _rewrite(folder: Folder, path: Path, edits: Sequence[Edit]) -> None:
    """Edit the document in place."""
    data, _ = read_source(path)
    write_atomic(path, edited_text(read_bytes(path).decode(), path.name, changes_of(data, edits)).encode())
    folder.reload()


def distinct(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Each edit once: rows that need the same new body bring it each."""
    return tuple({repr(edit): edit for edit in edits}.values())


def changes_of(data: object, edits: Sequence[Edit]) -> tuple[Change, ...]:
    """Edits by id as changes by position; new items go behind those that are there."""
    assert isinstance(data, Mapping)
    places = {part: _places(data.get(part)) for part in {edit.part for edit in edits}}
    sizes = {part: len(data.get(part) or ()) for part in places}
    changes: list[Change] = []
    for edit in edits:
        if edit.item is None and edit.name is not None:
            path = (edit.part, *edit.name.split("."))
            changes.append(Change(keys=path, value=edit.value, remove=edit.value is None))
        elif edit.item is None:
            changes.append(Change(keys=(edit.part, sizes[edit.part]), value=edit.value))
            sizes[edit.part] += 1
        elif edit.item not in places[edit.part]:
            raise InvalidCaseError(rules.ITEM_GONE(id=edit.item))
        else:
            keys = (edit.part, places[edit.part][edit.item], edit.name or "")
            changes.append(Change(keys=keys, value=edit.value, remove=edit.value is None))
    return tuple(changes)


def _places(items: object) -> Mapping[str, int]:
    listed = items if isinstance(items, list) else []
    return {str(item["id"]): n for n, item in enumerate(listed) if isinstance(item, Mapping) and "id" in item}
