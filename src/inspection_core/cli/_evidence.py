"""`inspection evidence`: put whole folders of files on file, and list what is there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..diagnostics import Location, reading
from ..errors import CaseFileError, TransitionError
from ..folder import copy_in, open_folder, take_in
from ..lifecycle import examine
from ..model import EvidenceAdded
from ..views import EvidenceView, report
from ._common import (
    Day,
    Session,
    as_of_option,
    case_argument,
    case_option,
    json_option,
    print_json,
    print_problems,
    session,
    table,
)


@click.group()
def evidence() -> None:
    """Keep the evidence of a case."""


@evidence.command()
@click.argument("folder", metavar="FOLDER")
@case_option
@click.option("--on", type=Day(), default="today", help="The day they were put on file. [default: today]")
@click.option("--recorded-by", help="Who records it.")
@click.option("--dry-run", is_flag=True, help="Only show what would be put on file.")
@session
def add(session: Session, folder: str, case: str, on: dt.date, recorded_by: str | None, dry_run: bool) -> None:
    """Put the files of a folder on file by the numbers in their names: «03-2 minutes.pdf» proves finding 3."""
    source = Path(folder)
    if not source.is_dir():
        raise CaseFileError(reading.FILE_MISSING(Location(file=folder), name=source.name))
    with open_folder(case, plugins=session.plugins) as opened:
        plan, standing = opened.case.plan_on(on), opened.case.standing
        found = take_in(opened.path, source, plan, standing)
        if found.evidence and not dry_run:
            event = EvidenceAdded(on=on, evidence=found.evidence, recorded_by=recorded_by)
            refused = examine(opened.case, event)
            if refused:
                raise TransitionError(*refused)
            copy_in(found)
            opened.record(event)
    rows = [[e.index, e.title, " ".join(e.supports), e.file.path if e.file else ""] for e in found.evidence]
    if rows:
        click.echo(table(rows, indent=""))
    print_problems(found.problems, session.language, to_stderr=True)
    count = len(found.evidence)
    verb = session.say("would be put on file", "将归档") if dry_run else session.say("put on file", "已归档")
    click.echo(session.say(f"{count} {verb}", f"{verb} {count} 件"))


@evidence.command(name="list")
@case_argument
@as_of_option
@json_option
@session
def list_(session: Session, case: str, as_of: dt.date, as_json: bool) -> None:
    """List what is on file: index, title, what it proves, and where it is."""
    found = report(session.load(case), as_of=as_of).evidence
    if as_json:
        print_json(found)
    elif found:
        click.echo(table([[e.index, e.title, " ".join(e.supports), _place(e)] for e in found], indent=""))


def _place(evidence: EvidenceView) -> str:
    return evidence.path or " ".join(filter(None, [evidence.paper_number, evidence.custodian_name, evidence.place]))
