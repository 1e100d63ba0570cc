"""A case of a document and what stands beside it: the case, its first ledger, and a sheet to confirm what was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import click
from attrs import frozen

from ..diagnostics import Severity
from ..errors import CaseFileError
from ..exporting import export
from ..folder import open_folder
from ..importing import Applied, apply_proposals, new_case, propose, staged
from ..lifecycle import Case
from ..proposals import CaseRequest, Draft, Proposals, Request
from ..views import report
from ._common import Session, now, print_problems, typed
from ._confirmation import sheet_exporters, write_sheet
from ._new_cases import head_of
from ._outline import show_doubts
from ._proposals import show_conflicts, show_mappings


@frozen(kw_only=True)
class Around:
    """What a case is made of besides what was read: the document's file, the files beside it, how and when."""

    file: Path
    others: Sequence[Path]
    request: Request
    on: dt.date


@frozen(kw_only=True)
class _Started:
    """A case as it was made: what the files beside the document proposed, what of that went in, and what was written.

    `sheet` is None for a document of which nothing is to be confirmed.
    """

    case: Case
    found: Proposals
    taken: Applied
    ledger: str
    sheet: str | None


def start_from(session: Session, draft: Draft, place: str, around: Around) -> None:
    """Make the case of a draft with all that belongs to it, or nothing, and say what there is now; doubts first."""
    with staged(place) as stage:
        openings, head = draft.openings, head_of(session)
        new_case(stage, draft.document, openings=openings, on=around.on, head=head, plugins=session.plugins)
        case, found, taken = _brought(session, stage, around)
        ledger, sheet = _ledger(session, stage, case, around), _sheet(session, stage, draft, around)
    _tell(session, draft, place, _Started(case=case, found=found, taken=taken, ledger=ledger, sheet=sheet))


def _brought(session: Session, stage: Path, around: Around) -> tuple[Case, Proposals, Applied]:
    """The case with all of the files beside it that nothing speaks against."""
    with open_folder(stage, plugins=session.plugins) as folder:
        if not around.others:
            return folder.case, Proposals(), Applied(edits=(), recorded=0)
        request = CaseRequest.of(folder.case, around.on, around.request.mappings)
        found = propose(around.others, request, plugins=session.plugins)
        _require_of_use(found, around.others)
        taken = apply_proposals(folder, found, recorded_at=now())
        return folder.case, found, taken


def _require_of_use(found: Proposals, files: Sequence[Path]) -> None:
    """CaseFileError for a file of which nothing could be brought in: with another one, all is done at once."""
    used = {each.where.file for each in found.proposals} | {each.where.file for each in found.conflicts}
    for file in files:
        errors = [each for each in found.problems if each.where.file == file.name and each.severity is Severity.ERROR]
        if errors and file.name not in used:
            raise CaseFileError(*errors)


def _ledger(session: Session, stage: Path, case: Case, around: Around) -> str:
    """Write the ledger as it is now, in Excel where that is installed; where it stands in the folder."""
    exporters = session.plugins.exporters
    exporter = next(each for each in ("xlsx-ledger", "csv-ledger") if each in exporters)
    ledger = f"build/{session.say('ledger', '台账')}{exporters[exporter].suffix}"
    export(report(case, as_of=around.on, draft=True), exporter, to=stage / ledger, plugins=session.plugins)
    return ledger


def _sheet(session: Session, stage: Path, draft: Draft, around: Around) -> str | None:
    """Write the sheet of what was read, in the same form; where it stands in the folder."""
    if not draft.readings:
        return None
    suffix = next(iter(sheet_exporters(session.plugins)))
    sheet = f"build/{session.say('confirmation', '核对表')}{suffix}"
    write_sheet(stage / sheet, draft, around.file.name, around.request.profile, session.plugins)
    return sheet


def _tell(session: Session, draft: Draft, place: str, started: _Started) -> None:
    """The doubts, what was made, and what to do next."""
    found = started.found
    show_doubts(session, draft)
    print_problems(found.problems, session.language, to_stderr=True)
    show_mappings(session, found.mappings)
    show_conflicts(session, started.case, found)
    click.secho(_summary(session, place, started.case), bold=True)
    for file in filter(None, ("case.yaml", started.ledger, started.sheet)):
        click.echo(f"  {Path(place) / file}")
    if found != Proposals():
        click.echo(_brought_in(session, started))
    doubts = sum(each.severity is not Severity.HINT for each in (*draft.problems, *found.problems))
    click.echo(session.say(f"In doubt: {doubts}.", f"存疑 {doubts} 处。"))
    _say_next(session, place, started)


def _summary(session: Session, place: str, case: Case) -> str:
    document = case.document
    aspects, findings, measures = len(document.aspects), len(document.findings), len(document.measures)
    return session.say(
        f"{place}: a case with aspects {aspects}, findings {findings}, measures {measures}.",
        f"{place}：新案卷，方面 {aspects}，问题 {findings}，措施 {measures}。",
    )


def _brought_in(session: Session, started: _Started) -> str:
    edits, events = len(started.taken.edits), started.taken.recorded
    conflicts, held = len(started.found.conflicts), len(started.found.held)
    return session.say(
        f"From the other files: edits {edits}, entries {events}; conflicts, written nowhere: {conflicts}; "
        f"rows left out: {held}.",
        f"由其他文件带入：修改 {edits} 处，记录 {events} 条；冲突 {conflicts} 处、未采纳 {held} 行，均未写入。",
    )


def _say_next(session: Session, place: str, started: _Started) -> None:
    """The next commands, as they can be typed."""
    case = typed(place)
    click.echo(session.say("Next:", "下一步："))
    if started.sheet is not None:
        what = session.say("correct what was misread on the sheet, then", "在核对表上改正读错之处，然后")
        click.echo(f"  {what}\n  inspection import {typed(Path(place) / started.sheet)} --case {case}")
    click.echo(f"  inspection check {case}\n  inspection adopt {case}")
