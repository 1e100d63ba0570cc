"""`inspection digest`: what changed between two days."""

from __future__ import annotations

import datetime as dt

import click

from ..exporting import earlier, export
from ..views import Digest, Item, Moved, UnitDigest, digest as make_digest, report
from ._common import Day, Session, case_argument, json_option, print_json, session
from ._outputs import Changes, Move, NoticeDue, Slip, StepTaken, Unit


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


def digest_data(digest: Digest) -> Changes:
    """What changed, ids as references."""
    return Changes(
        from_=digest.before.as_of,
        to=digest.after.as_of,
        moved=tuple(_moved(moved) for moved in digest.moved),
        opened=tuple(moved.item for moved in digest.opened),
        closed=tuple(moved.item for moved in digest.closed),
        reopened=tuple(moved.item for moved in digest.reopened),
        slipped=tuple(Slip(item=e.item, before=e.before, after=e.after, extended=e.extended) for e in digest.slipped),
        became_late=_ids(digest.became_late),
        late=_ids(digest.late),
        due_soon=_ids(digest.due_soon),
        notices_due=tuple(NoticeDue(item=i.id, notice=i.notice_due or "") for i in digest.notices_due),
        by_unit=tuple(_unit(unit) for unit in digest.by_unit),
    )


def _moved(moved: Moved) -> Move:
    steps = tuple(StepTaken(entry=step.seq, on=step.on, kind=step.kind) for step in moved.steps)
    return Move(item=moved.item, before=moved.before, after=moved.after, steps=steps)


def _unit(unit: UnitDigest) -> Unit:
    return Unit(
        owner=unit.owner,
        name=unit.name,
        moved=unit.moved,
        closed=unit.closed,
        late=unit.late,
        due_soon=unit.due_soon,
    )


def _ids(items: tuple[Item, ...]) -> tuple[str, ...]:
    return tuple(item.id for item in items)
