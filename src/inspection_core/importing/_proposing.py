"""What files propose for a case, rehearsed on it: rows that it would refuse are held back, each with why."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from attrs import evolve, frozen

from ..codec import decode_document, encode
from ..diagnostics import Diagnostic, Location, Severity, returned as rules
from ..errors import InspectionError, InvalidCaseError
from ..formats import applied
from ..hooks import Proposer
from ..lifecycle import Case, Fault, compute_due, faults_of, record
from ..model import Document, Event
from ..plugins import Plugins
from ..proposals import CaseRequest, Edit, Proposal, Proposals
from ._applying import changes_of, distinct
from ._choosing import proposer_for

T = TypeVar("T")
Row = tuple[str, tuple[Proposal, ...]]


def propose(
    files: Sequence[str | Path],
    request: CaseRequest,
    *,
    only: Collection[str] = (),
    plugins: Plugins | None = None,
) -> Proposals:
    """What files propose for a case, with what speaks against it; nothing is changed.

    `only` are kinds of proposals (`events`, `edits`) and ids of findings, measures and rows, for all others to be left
    out: what then remains must hold by itself. UnknownOfferError where nobody reads such files; CaseFileError for one
    that can't be read.
    """
    offers = plugins or Plugins.installed()
    groups: dict[str, tuple[Proposer, list[Path]]] = {}
    for path in map(Path, files):
        proposer = proposer_for(path, offers)
        groups.setdefault(proposer.name, (proposer, []))[1].append(path)
    found = Proposals()
    for proposer, paths in groups.values():
        with offers.edge("proposers", proposer.name, Location(file=str(paths[0]))):
            more: object = proposer.propose(paths, request)
        found = found.joined(offers.require("proposers", proposer.name, more, Proposals))
    return _rehearsed(request.case, _wanted(found, only))


def _wanted(found: Proposals, only: Collection[str]) -> Proposals:
    """The proposals of the kinds and items that were asked for; who names a finding has settled the doubt about it."""
    if not only:
        return found
    words = {word.rstrip("s") if word in ("events", "edits") else word for word in only}
    kept = [each for each in found.proposals if words.intersection((each.kind, each.row, each.finding, each.measure))]
    in_doubt = {each.row for each in kept if each.finding not in words}
    held = tuple(row for row in found.held if row in in_doubt)
    return evolve(found, proposals=tuple(kept), held=held)


def _rehearsed(case: Case, proposals: Proposals) -> Proposals:
    """The proposals with the rows that can't be applied held back: those in doubt, and those that the case refuses."""
    opposed = tuple(_opposed(proposals))
    proposals = evolve(proposals, problems=(*proposals.problems, *opposed))
    doubtful = dict.fromkeys((*proposals.held, *(conflict.row for conflict in proposals.conflicts), *_wrong(proposals)))
    clear = [(row, several) for row, several in proposals.rows() if row not in doubtful]
    known = _fault_keys(case, case.document)
    start = _Edited(data=encode(case.document) if case.raw is None else case.raw)
    good, refused = _tried(clear, start, partial(_edit_all, case, known))
    _, unmet = _tried(good, case, _record_all)
    held = (*doubtful, *(row for row, _, _ in (*refused, *unmet)))
    problems = (evolve(each, where=where) for _, where, found in (*refused, *unmet) for each in found)
    return evolve(proposals, held=tuple(dict.fromkeys(held)), problems=(*proposals.problems, *problems))


def _opposed(proposals: Proposals) -> Iterator[Diagnostic]:
    """Proposals that want the same field of an item to be different things: whichever came last would win."""
    wanted: dict[tuple[object, ...], dict[str, Proposal]] = {}
    for each in proposals.proposals:
        for edit in each.edits:
            if edit.name is not None:
                wanted.setdefault((edit.part, edit.item, edit.name), {}).setdefault(repr(edit.value), each)
    for several in wanted.values():
        for value, each in several.items():
            others = tuple(str(other.where) for said, other in several.items() if said != value)
            if others:
                yield rules.OPPOSED(each.where, title=each.title, others=others)


def _wrong(proposals: Proposals) -> Iterator[str]:
    """The rows with an error in one of their cells."""
    errors = {_line(each.where) for each in proposals.problems if each.severity is Severity.ERROR} - {None}
    for row, several in proposals.rows():
        if any(_line(where) in errors for each in several for where in each.cells):
            yield row


def _line(where: Location) -> tuple[object, ...] | None:
    """A table's row, for two cells to be compared by."""
    number = re.search(r"\d+$", where.cell or "")
    if number is None and where.line is None:
        return None
    return (where.file, where.sheet, number[0] if number else where.line)


Refusal = tuple[str, Location, tuple[Diagnostic, ...]]


def _tried(rows: Sequence[Row], start: T, step: Callable[[T, Sequence[Row]], T]) -> tuple[list[Row], list[Refusal]]:
    """The rows that can be applied, one after the other, and those that are refused, each with why.

    `step` applies rows to what those before them made of the start. All are tried together; only where that fails
    halves are, so that few tries find the few that are wrong.
    """
    good: list[Row] = []
    refused: list[Refusal] = []
    waiting = [list(rows)] if rows else []
    while waiting:
        batch = waiting.pop()
        try:
            start = step(start, batch)
            good += batch
        except InspectionError as error:
            half = len(batch) // 2
            if half:
                waiting += [batch[half:], batch[:half]]
            else:
                row, several = batch[0]
                refused.append((row, several[0].where, error.problems))
    return good, refused


def _record_all(case: Case, rows: Sequence[Row]) -> Case:
    events: list[Event] = [event for _, several in rows for each in several for event in each.events]
    return record(case, *events) if events else case


@frozen(kw_only=True)
class _Edited:
    """A document as plain data, and the edits that are made in it."""

    data: object
    edits: tuple[Edit, ...] = ()


def _edit_all(case: Case, known: Container[object], so_far: _Edited, rows: Sequence[Row]) -> _Edited:
    """The document with edits; InvalidCaseError if it would not fit, or contradict itself as it doesn't yet."""
    all_edits = distinct((*so_far.edits, *(edit for _, several in rows for each in several for edit in each.edits)))
    edits = all_edits[len(so_far.edits) :]
    if not edits:
        return so_far
    made = applied(so_far.data, changes_of(so_far.data, edits))
    fresh = [fault for fault in _faults(case, decode_document(made)) if _fault_key(fault) not in known]
    if fresh:
        raise InvalidCaseError(*(fault.rule.at(Location(), fault.facts) for fault in fresh))
    return _Edited(data=made, edits=all_edits)


def _fault_keys(case: Case, document: Document) -> frozenset[object]:
    return frozenset(map(_fault_key, _faults(case, document)))


def _fault_key(fault: Fault) -> object:
    return (fault.rule.code, str(fault.facts))


def _faults(case: Case, document: Document) -> tuple[Fault, ...]:
    _, uncounted = compute_due(document, case.draft.profile, case.calendars, case.latest)
    return (*faults_of(document, len(case.journal)), *uncounted)
