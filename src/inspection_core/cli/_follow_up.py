"""`inspection follow-up`: what is to be looked at again, and what came of it."""

from __future__ import annotations

import datetime as dt

import click

from ..folder import open_folder
from ..lifecycle import look_back
from ..model import FollowUpPlanned, Verdict
from ..views import report
from ._common import (
    Day,
    Session,
    as_of_option,
    case_argument,
    case_option,
    commit,
    json_option,
    print_json,
    session,
    shorten,
    split_ids,
    table,
)
from ._events import event_command


@click.group("follow-up")
def follow_up() -> None:
    """Look again at what was closed."""


@follow_up.command()
@case_argument
@as_of_option
@json_option
@session
def due(session: Session, case: str, as_of: dt.date, as_json: bool) -> None:
    """List what the profile's rules choose for the next follow-up, and why.

    Plan it with `inspection follow-up plan`.
    """
    found = report(session.load(case), as_of=as_of).follow_up_due
    if as_json:
        print_json(found)
        return
    rows = [[each.item, each.number, shorten(each.title, 44), ", ".join(each.reasons)] for each in found]
    click.echo(table(rows) if rows else session.say("Nothing needs to be looked at again.", "没有需要回头看的问题。"))


@follow_up.command()
@click.argument("id")
@click.argument("items", nargs=-1, required=True)
@case_option
@click.option(
    "--verdict",
    type=click.Choice([verdict.value for verdict in Verdict]),
    required=True,
    help="What was found; what has relapsed is reopened.",
)
@click.option("--text", required=True, help="What was found.")
@click.option("--measures", default="", metavar="ID,ID…", help="The measures that the reopened findings resume.")
@click.option("--until", type=Day(), help="By when the reopened findings are due.")
@click.option("--on", type=Day(), default="today", help="The day of the verdict. [default: today]")
@click.option("--basis", help="On what basis: a report, minutes.")
@click.option("--decided-by", help="Who looked: the id of a person or body.")
@click.option("--recorded-by", help="Who records it.")
@session
def result(
    session: Session,
    id: str,
    items: tuple[str, ...],
    case: str,
    verdict: str,
    text: str,
    measures: str,
    until: dt.date | None,
    on: dt.date,
    basis: str | None,
    decided_by: str | None,
    recorded_by: str | None,
) -> None:
    """Record what follow-up ID found of some findings: f01-f06,f09."""
    with open_folder(case, plugins=session.plugins) as folder:
        plan = folder.case.plan_on(on)
        events = look_back(
            folder.case,
            id,
            split_ids(items, [leaf.id for leaf in plan.leaves]),
            Verdict(verdict),
            on=on,
            text=text,
            measures=split_ids([measures], list(plan.measures)),
            until=until,
            decided_by=decided_by,
            recorded_by=recorded_by,
            basis=basis,
        )
        commit(session, folder, events)


follow_up.add_command(event_command(FollowUpPlanned, "plan", arguments=("follow_up", "findings")))
