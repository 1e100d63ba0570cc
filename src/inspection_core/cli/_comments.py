"""`inspection comments`: the register of what people outside said, and what still waits for a reply."""

from __future__ import annotations

import datetime as dt

import click

from ..folder import read_restricted
from ..model import CommentAnswered, CommentReceived
from ..views import CommentView, report
from ._common import Session, as_of_option, case_argument, json_option, print_json, session, shorten, table
from ._events import event_command


@click.group()
def comments() -> None:
    """Keep the comments on what was published."""


@comments.command("list")
@case_argument
@as_of_option
@click.option("--who", is_flag=True, help="Name the commenters, from restricted.yaml.")
@json_option
@session
def list_(session: Session, case: str, as_of: dt.date, who: bool, as_json: bool) -> None:
    """List the comments: what waits for a reply first."""
    found = sorted(report(session.load(case), as_of=as_of).comments, key=lambda each: (each.state != "open", each.on))
    if as_json:
        print_json(found)
        return
    known = read_restricted(case) if who else None
    names = {each.comment: each.name for each in known.commenters} if known else {}
    rows = [[*_row(session, each), *([names.get(each.id, "-")] if who else [])] for each in found]
    click.echo(table(rows) if rows else session.say("No comments came in.", "尚无群众意见。"))


def _row(session: Session, each: CommentView) -> list[str]:
    due = str(each.until or "-")
    if each.late:
        due = click.style(session.say(f"{due} late", f"{due} 逾期"), fg="red")
    return [each.id, each.publication, str(each.on), each.channel, shorten(each.text, 40), each.state_word, due]


comments.add_command(event_command(CommentReceived, "receive", arguments=("comment",)))
comments.add_command(event_command(CommentAnswered, "answer", arguments=("comment",)))
