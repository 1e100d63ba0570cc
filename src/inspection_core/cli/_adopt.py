"""`inspection adopt`: the working copy comes into force as the next edition."""

from __future__ import annotations

import datetime as dt

import click

from ..folder import open_folder
from ..lifecycle import draft_changes, plan_gaps
from ..model import Adopted
from ._common import Day, Session, case_argument, print_problems, session


@click.command()
@case_argument
@click.option("--on", type=Day(), default="today", help="The day from which it is in force. [default: today]")
@click.option("--recorded-by", help="Who records it: the id of a person or body.")
@click.option("--decided-by", help="Who decided it; needed in practice where the plan changed, not for prose.")
@click.option("--basis", help="On what basis: minutes, a document number.")
@click.option("--note", help="A remark.")
@session
def adopt(
    session: Session,
    case: str,
    on: dt.date,
    recorded_by: str | None,
    decided_by: str | None,
    basis: str | None,
    note: str | None,
) -> None:
    """Adopt the working copy as the next edition."""
    with open_folder(case, plugins=session.plugins) as folder:
        changed = draft_changes(folder.case)
        made = folder.adopt(on=on, recorded_by=recorded_by, decided_by=decided_by, basis=basis, note=note)
    event = made.journal[-1].event
    assert isinstance(event, Adopted)
    count, planned = event.edition, len(event.planned)
    what = session.say(f"{len(changed)} changes, ", f"改动 {len(changed)} 处，") if changed else ""
    click.echo(
        session.say(
            f"Edition {count} adopted: {what}{planned} findings planned.",
            f"第 {count} 版已印发：{what}{planned} 个问题进入“已制定方案”。",
        )
    )
    plan = made.editions[count]
    waiting = [f.id for f in plan.leaves if made.standing.finding(f.id).state.value == "registered"]
    print_problems((gap for id in waiting for gap in plan_gaps(made, plan, made.standing, id)), session.language)
