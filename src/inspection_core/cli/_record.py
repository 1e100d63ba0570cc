"""`inspection record` and `inspection close`: events from the command line, their options made from their classes."""

from __future__ import annotations

import datetime as dt

import click

from ..diagnostics import Text, offers as rules, recording
from ..errors import OptionsError, TransitionError
from ..folder import file_reference, open_folder
from ..lifecycle import Case, close_out
from ..model import (
    EVENT_CLASSES,
    Adopted,
    Audience,
    Evidence,
    EvidenceAdded,
    PaperReference,
    PublicationDrafted,
    State,
)
from ._common import Day, Session, case_option, commit, session, split_ids
from ._events import event_command


@click.group()
def record() -> None:
    """Record what happened. Items may be given as f01-f06,f09."""


@click.command()
@click.argument("items", nargs=-1, required=True)
@case_option
@click.option("--on", type=Day(), default="today", help="The day it took effect. [default: today]")
@click.option("--basis", help="On what basis: minutes, a document number.")
@click.option("--decided-by", help="Who decided: the id of a person or body.")
@click.option("--verified-by", help="Who verified, from outside the lead units.")
@click.option("--recorded-by", help="Who records it.")
@session
def close(
    session: Session,
    items: tuple[str, ...],
    case: str,
    on: dt.date,
    basis: str | None,
    decided_by: str | None,
    verified_by: str | None,
    recorded_by: str | None,
) -> None:
    """Close submitted findings, with all that the profile's chain of approvals needs: f01-f06,f09."""
    with open_folder(case, plugins=session.plugins) as folder:
        findings = split_ids(items, [leaf.id for leaf in folder.case.plan_on(on).leaves])
        _require_verifier(folder.case, findings, on, verified_by)
        events = close_out(
            folder.case,
            findings,
            on=on,
            decided_by=decided_by,
            verified_by=verified_by,
            recorded_by=recorded_by,
            basis=basis,
        )
        commit(session, folder, events)


def _require_verifier(case: Case, findings: tuple[str, ...], on: dt.date, verified_by: str | None) -> None:
    """What is only submitted is verified on the way, and somebody must have done that."""
    standing = case.standing_on(on)
    waiting = tuple(id for id in findings if standing.finding(id).state is State.SUBMITTED)
    if waiting and not verified_by:
        raise TransitionError(recording.NOT_VERIFIED(findings=waiting))


@click.command("evidence-added")
@case_option
@click.option("--id", required=True, help="Its id, used nowhere else.")
@click.option("--index", required=True, help="Its index number, such as 03-2.")
@click.option("--title", required=True, help="What it is called.")
@click.option("--supports", default="", metavar="ID,ID…", help="The findings and measures that it proves.")
@click.option("--file", help="Its file, below the folder of the case.")
@click.option("--paper-number", help="For paper: its number.")
@click.option("--custodian", help="For paper: who keeps it.")
@click.option("--audience", type=click.Choice([a.value for a in Audience]), help="Who may see it at most.")
@click.option("--on", type=Day(), default="today", help="The day it was put on file. [default: today]")
@click.option("--recorded-by", help="Who records it.")
@session
def evidence_added(
    session: Session,
    case: str,
    id: str,
    index: str,
    title: str,
    supports: str,
    file: str | None,
    paper_number: str | None,
    custodian: str | None,
    audience: str | None,
    on: dt.date,
    recorded_by: str | None,
) -> None:
    """Put evidence on file: a file of the case folder, or a reference to paper."""
    from pathlib import Path

    if (file is None) == (paper_number is None or custodian is None):
        what = Text(
            "give --file, or --paper-number and --custodian", "请写 --file，或同时写 --paper-number 和 --custodian"
        )
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    with open_folder(case, plugins=session.plugins) as folder:
        plan = folder.case.plan_on(on)
        evidence = Evidence(
            id=id,
            index=index,
            title=title,
            supports=split_ids([supports], [*plan.findings, *plan.measures]),
            file=file_reference(folder.path, Path(file)) if file else None,
            audience=Audience(audience) if audience else None,
            paper=PaperReference(number=paper_number, custodian=custodian) if paper_number and custodian else None,
        )
        commit(session, folder, (EvidenceAdded(on=on, evidence=(evidence,), recorded_by=recorded_by),))


record.add_command(evidence_added)
for _cls in EVENT_CLASSES:
    if _cls not in (Adopted, EvidenceAdded, PublicationDrafted):
        record.add_command(event_command(_cls))
