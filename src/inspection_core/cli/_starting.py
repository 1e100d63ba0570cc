"""A case of a document and what stands beside it: the case, its first ledger, and a sheet to confirm what was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
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
from ._common import Session, now, print_problems
from ._made import head_of
from ._outline import show_doubts
from ._proposed import show_conflicts, show_mappings
from ._sheet import sheet_exporters, write_sheet


@frozen(kw_only=True)
class Around:
    """What a case is made of besides what was read: the document's file, the files beside it, how and when."""

    file: Path
    others: Sequence[Path]
    request: Request
    on: dt.date


@frozen(kw_only=True)
class _Started:
    """A case as it was made: what the files beside the document proposed, and what of that went in."""

    case: Case
    found: Proposals
    taken: Applied
    files: tuple[str, ...]


def start_from(session: Session, draft: Draft, place: str, around: Around) -> None:
    """Make the case of a draft with all that belongs to it, or nothing, and say what there is now; doubts first."""
    with staged(place) as stage:
        openings, head = draft.openings, head_of(session)
        new_case(stage, draft.document, openings=openings, on=around.on, head=head, plugins=session.plugins)
        case, found, taken = _brought(session, stage, around)
        files = tuple(_written(session, stage, case, draft, around))
    _tell(session, draft, place, _Started(case=case, found=found, taken=taken, files=files))


def _brought(session: Session, stage: Path, around: Around) -> tuple[Case, Proposals, Applied]:
    """The case with all of the files beside it that nothing speaks against."""
    with open_folder(stage, plugins=session.plugins) as folder:
        if not around.others:
            return folder.case, Proposals(), Applied(edits=(), recorded=0)
        profile, mappings = folder.case.draft.profile, around.request.mappings
        asked = CaseRequest(profile=profile, case=folder.case, as_of=around.on, mappings=mappings)
        found = propose(around.others, asked, plugins=session.plugins)
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


def _written(session: Session, stage: Path, case: Case, draft: Draft, around: Around) -> Iterator[str]:
    """Write the ledger as it is now, and the sheet of what was read, in Excel where that is installed."""
    exporters = session.plugins.exporters
    exporter = next(each for each in ("xlsx-ledger", "csv-ledger") if each in exporters)
    ledger = f"build/{session.say('ledger', '台账')}{exporters[exporter].suffix}"
    export(report(case, as_of=around.on, draft=True), exporter, to=stage / ledger, plugins=session.plugins)
    yield ledger
    if draft.readings:
        suffix = next(iter(sheet_exporters(session.plugins)))
        sheet = f"build/{session.say('confirmation', '核对表')}{suffix}"
        write_sheet(stage / sheet, draft, around.file.name, around.request.profile, session.plugins)
        yield sheet


def _tell(session: Session, draft: Draft, place: str, started: _Started) -> None:
    """The doubts, what was made, and what to do next."""
    found = started.found
    show_doubts(session, draft)
    print_problems(found.problems, session.language, to_stderr=True)
    show_mappings(session, found.mappings)
    show_conflicts(session, started.case, found)
    doubts = sum(each.severity is not Severity.HINT for each in (*draft.problems, *found.problems))
    click.secho(_summary(session, place, started.case), bold=True)
    for file in ("case.yaml", *started.files):
        click.echo(f"  {Path(place) / file}")
    edits, events, conflicts, held = (
        len(started.taken.edits),
        started.taken.recorded,
        len(found.conflicts),
        len(found.held),
    )
    if found != Proposals():
        click.echo(
            session.say(
                f"From the other files: edits {edits}, entries {events}; conflicts, written nowhere: {conflicts}; "
                f"rows left out: {held}.",
                f"由其他文件带入：修改 {edits} 处，记录 {events} 条；冲突 {conflicts} 处、未采纳 {held} 行，均未写入。",
            )
        )
    click.echo(session.say(f"In doubt: {doubts}.", f"存疑 {doubts} 处。"))
    _say_next(session, place, started)


def _summary(session: Session, place: str, case: Case) -> str:
    document = case.document
    aspects, findings, measures = len(document.aspects), len(document.findings), len(document.measures)
    return session.say(
        f"{place}: a case with aspects {aspects}, findings {findings}, measures {measures}.",
        f"{place}：新案卷，方面 {aspects}，问题 {findings}，措施 {measures}。",
    )


def _say_next(session: Session, place: str, started: _Started) -> None:
    """The next commands, as they can be typed."""
    case = f'"{place}"' if " " in place else place
    sheets = [file for file in started.files if "confirm" in file or "核对" in file]
    click.echo(session.say("Next:", "下一步："))
    for sheet in sheets:
        path = str(Path(place) / sheet)
        quoted = f'"{path}"' if " " in path else path
        what = session.say("correct what was misread on the sheet, then", "在核对表上改正读错之处，然后")
        click.echo(f"  {what}\n  inspection import {quoted} --case {case}")
    click.echo(f"  inspection check {case}\n  inspection adopt {case}")
