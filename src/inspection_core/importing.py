"""Taking files in: a draft of a new case, or proposals for one that there is, and applying those that hold."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from attrs import evolve, frozen

from .codec import decode_document, decode_file, encode
from .diagnostics import Diagnostic, Location, Rule, Severity, reading, returned as rules
from .errors import CaseFileError, InspectionError, InvalidCaseError, UnknownOfferError
from .folder import Folder, document_path, open_folder, require_case, write_atomic
from .formats import Change, applied, edited, edited_json, read_bytes, read_source, write_yaml
from .hooks import Importer, Proposer
from .lifecycle import Case, Fault, compute_due, faults_of, record
from .model import Document, Event, Imported, Resolution, State
from .plugins import Plugins, plugin_edge
from .proposals import (
    MAPPING_FORMAT,
    CaseRequest,
    Draft,
    Edit,
    Mappings,
    Opening,
    Proposal,
    Proposals,
    Request,
    TableMapping,
)

T = TypeVar("T")
OfferT = TypeVar("OfferT", Importer, Proposer)
Row = tuple[str, tuple[Proposal, ...]]


def read_draft(files: Sequence[str | Path], request: Request, *, plugins: Plugins | None = None) -> Draft:
    """The draft of a new case that an importer makes of files, chosen by the suffix of the first.

    UnknownOfferError where nobody reads such files; CaseFileError for one that can't be read.
    """
    paths, offers = [Path(file) for file in files], plugins or Plugins.installed()
    importer = _chosen(offers.importers, paths[0], rules.NO_IMPORTER)
    with plugin_edge(importer.name, Location(file=str(paths[0]))):
        return importer.read(paths, request)


def new_case(
    folder: str | Path,
    document: Document,
    *,
    openings: Sequence[Opening] = (),
    on: dt.date | None = None,
    head: str = "",
    plugins: Plugins | None = None,
) -> None:
    """Make the folder of a new case: its document under a comment, recipes, and the states that a file printed.

    Those are recorded as imported on a day (`on`), with the printed word. CaseFileError where a case is there already.
    """
    require_new(folder)
    target = Path(folder)
    write_atomic(target / "case.yaml", (head + write_yaml(encode(document))).encode())
    if not (target / "build.yaml").exists():
        write_atomic(target / "build.yaml", _RECIPES.encode())
    if not (target / ".gitattributes").exists():  # Git on Windows would change line ends, and with them every hash
        write_atomic(target / ".gitattributes", b"* -text\n")
    if openings and on is not None:
        with open_folder(target, plugins=plugins) as opened:
            opened.record(*_imported(openings, on))


def require_new(folder: str | Path) -> None:
    """CaseFileError where a folder holds a case already."""
    there = document_path(Path(folder))
    if there is not None:
        name = f"{Path(folder).name}/{there.name}"
        raise CaseFileError(reading.ALREADY_THERE(Location(file=str(folder)), name=name))


_RECIPES = """format: inspection-build/1
recipes:
  review:
    - {exporter: csv-ledger, to: ledger.csv}
    - {exporter: markdown-report, to: report.md}
  publication:
    - {exporter: text-bulletin, to: bulletin.txt, audience: public}
"""


def _imported(openings: Sequence[Opening], on: dt.date) -> Iterator[Event]:
    """An event for each printed word, with all its findings."""
    groups: dict[tuple[State, Resolution | None, str], list[str]] = {}
    for each in openings:
        groups.setdefault((each.state, each.resolution, each.printed), []).append(each.finding)
    for (state, resolution, printed), findings in groups.items():
        yield Imported(on=on, findings=tuple(findings), state=state, resolution=resolution, printed=printed)


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
        proposer = _chosen(offers.proposers, path, rules.NO_PROPOSER)
        groups.setdefault(proposer.name, (proposer, []))[1].append(path)
    found = Proposals()
    for proposer, paths in groups.values():
        with plugin_edge(proposer.name, Location(file=str(paths[0]))):
            found = found.joined(proposer.propose(paths, request))
    return _rehearsed(request.case, _wanted(found, only))


def _wanted(found: Proposals, only: Collection[str]) -> Proposals:
    """The proposals of the kinds and items that were asked for."""
    if not only:
        return found
    words = {word.rstrip("s") if word in ("events", "edits") else word for word in only}
    kept = (each for each in found.proposals if words.intersection((each.kind, each.row, each.finding, each.measure)))
    return evolve(found, proposals=tuple(kept))


def _chosen(offers: Mapping[str, OfferT], path: Path, rule: Rule) -> OfferT:
    suffix = path.suffix.lower()
    for offer in offers.values():
        if suffix in offer.suffixes:
            return offer
    known = tuple(sorted({each for offer in offers.values() for each in offer.suffixes}))
    raise UnknownOfferError(rule(Location(file=str(path)), suffix=suffix or "?", known=known))


def read_mappings(path: str | Path) -> tuple[TableMapping, ...]:
    """The mappings of a mapping file; CaseFileError or InvalidCaseError with the place of what is wrong."""
    data, source = read_source(Path(path))
    return decode_file(data, Mappings, MAPPING_FORMAT, source.locate).tables


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
    a file can't be written; TransitionError if the case has moved on since they were made.
    """
    taken = [each for each in proposals.proposals if each.row not in proposals.held]
    edits = _distinct(edit for each in taken for edit in each.edits)
    events = [
        evolve(event, recorded_by=recorded_by, decided_by=decided_by, recorded_at=recorded_at)
        for each in taken
        for event in each.events
    ]
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


def _rewrite(folder: Folder, path: Path, edits: Sequence[Edit]) -> None:
    """Edit the document in place."""
    data, _ = read_source(path)
    edit = edited_json if path.suffix == ".json" else edited
    write_atomic(path, edit(read_bytes(path).decode(), path.name, _changes(data, edits)).encode())
    folder.reload()


def _distinct(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Each edit once: rows that need the same new body bring it each."""
    return tuple({repr(edit): edit for edit in edits}.values())


def _changes(data: object, edits: Sequence[Edit]) -> tuple[Change, ...]:
    """Edits by id as changes by position; new items go behind those that are there."""
    assert isinstance(data, Mapping)
    places = {part: _places(data.get(part)) for part in {edit.part for edit in edits}}
    sizes = {part: len(data.get(part) or ()) for part in places}
    changes: list[Change] = []
    for edit in edits:
        if edit.item is None:
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


def _rehearsed(case: Case, proposals: Proposals) -> Proposals:
    """The proposals with the rows that can't be applied held back: those in doubt, and those that the case refuses."""
    opposed = tuple(_opposed(proposals))
    proposals = evolve(proposals, problems=(*proposals.problems, *opposed))
    doubtful = {conflict.row for conflict in proposals.conflicts} | set(_wrong(proposals))
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
            if edit.item is not None:
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
    all_edits = _distinct((*so_far.edits, *(edit for _, several in rows for each in several for edit in each.edits)))
    edits = all_edits[len(so_far.edits) :]
    if not edits:
        return so_far
    made = applied(so_far.data, _changes(so_far.data, edits))
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
