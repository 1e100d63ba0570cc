"""`inspection digest`: what changed between two days."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from ..codec import encode
from ..exporting import earlier, export
from ..views import Digest, Item, Moved, digest as make_digest, report
from ._common import Day, Session, case_argument, json_option, print_json, session


@click.command()
@case_argument
@click.option("--from", "since", metavar="DAY|last", required=True, help="The day to start from, or the last review.")
@click.option("--to", "end", type=Day(), default="today", help="The last day. [default: today]")
@json_option
@session
def digest(session: Session, case: str, since: str, end: dt.date, as_json: bool) -> None:
    """Show what changed: moved, closed, reopened, slipped, late, due soon."""
    loaded = session.load(case)
    after = report(loaded, as_of=end)
    made = make_digest(earlier(loaded, after, since), after)
    if as_json:
        print_json(digest_data(made))
    else:
        click.echo(export(made, "markdown-digest", plugins=session.plugins).decode(), nl=False)


def digest_data(digest: Digest) -> dict[str, Any]:
    """The digest as `--json` gives it: ids as references."""
    return {
        "from": digest.before.as_of.isoformat(),
        "to": digest.after.as_of.isoformat(),
        "moved": [_moved(moved) for moved in digest.moved],
        "opened": [moved.item for moved in digest.opened],
        "closed": [moved.item for moved in digest.closed],
        "reopened": [moved.item for moved in digest.reopened],
        "slipped": [
            {"item": e.item, "before": _day(e.before), "after": _day(e.after), "extended": e.extended}
            for e in digest.slipped
        ],
        "became_late": _ids(digest.became_late),
        "late": _ids(digest.late),
        "due_soon": _ids(digest.due_soon),
        "notices_due": [{"item": item.id, "notice": item.notice_due} for item in digest.notices_due],
        "by_unit": [encode(unit) for unit in digest.by_unit],
    }


def _moved(moved: Moved) -> dict[str, Any]:
    steps = [{"entry": step.seq, "on": step.on.isoformat(), "kind": step.kind} for step in moved.steps]
    return {"item": moved.item, "before": moved.before, "after": moved.after, "steps": steps}


def _ids(items: tuple[Item, ...]) -> list[str]:
    return [item.id for item in items]


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
