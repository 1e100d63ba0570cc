"""`inspection publication`: draft what leaves the house, see where it stands, publish it, make it again."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import click

from ..codec import did_you_mean
from ..diagnostics import offers as rules
from ..errors import OptionsError
from ..exporting import Output, read_recipes
from ..folder import open_folder
from ..formats import read_bytes
from ..model import PublicationPublished
from ..publishing import draft_publication, rebuild_publication
from ..views import PublicationView, RedactionView, report
from ._common import (
    Day,
    Session,
    as_of_option,
    case_argument,
    commit,
    json_option,
    now,
    print_json,
    say_recorded,
    session,
    shorten,
    table,
)

_case = click.option("--case", "case", default=".", metavar="CASE", help="The folder of the case. [default: .]")


@click.group()
def publication() -> None:
    """Publish what was done: draft, have approved, publish, make again."""


@publication.command()
@click.argument("id")
@_case
@click.option("--recipe", default="publication", show_default=True, help="The recipe of build.yaml to make.")
@click.option("--title", help="What it is called. [default: the inspection's title]")
@as_of_option
@click.option("--on", type=Day(), default="today", help="The day it was drafted. [default: today]")
@click.option("--to", metavar="DIR", help="The folder to write the documents to. [default: CASE/publications/ID]")
@click.option("--recorded-by", help="Who records it.")
@session
def draft(
    session: Session,
    id: str,
    case: str,
    recipe: str,
    title: str | None,
    as_of: dt.date,
    on: dt.date,
    to: str | None,
    recorded_by: str | None,
) -> None:
    """Make the documents of a publication from an adopted edition, and record them as its draft."""
    outputs = _outputs(session, case, recipe)
    target = Path(to) if to else Path(case) / "publications" / id
    with open_folder(case, plugins=session.plugins) as folder:
        before = len(folder.case.journal)
        draft_publication(
            folder,
            id,
            outputs,
            title=title or folder.case.plan_on(as_of).inspection.title,
            as_of=as_of,
            on=on,
            to=target,
            recorded_by=recorded_by,
            recorded_at=now(),
            plugins=session.plugins,
        )
        say_recorded(session, folder, before)
    for output in outputs:
        click.echo(target / output.to)


def _outputs(session: Session, case: str, recipe: str) -> tuple[Output, ...]:
    recipes = read_recipes(case, session.plugins).recipes
    if recipe not in recipes:
        raise OptionsError(rules.BAD_RECIPE(name=recipe, hint=did_you_mean(recipe, recipes)))
    return recipes[recipe]


@publication.command()
@click.argument("id")
@_case
@click.option("--address", help="Where it can be read: a web address, a notice board.")
@click.option("--file", metavar="FILE", help="The file that went out; its SHA-256 is recorded.")
@click.option("--until", type=Day(), help="The last day on which comments are taken.")
@click.option("--on", type=Day(), default="today", help="The day it went out. [default: today]")
@click.option("--decided-by", help="Who decided: the id of a person or body.")
@click.option("--recorded-by", help="Who records it.")
@session
def publish(
    session: Session,
    id: str,
    case: str,
    address: str | None,
    file: str | None,
    until: dt.date | None,
    on: dt.date,
    decided_by: str | None,
    recorded_by: str | None,
) -> None:
    """Record that an approved publication went out, and what exactly."""
    with open_folder(case, plugins=session.plugins) as folder:
        event = PublicationPublished(
            publication=id,
            address=address,
            sha256=hashlib.sha256(read_bytes(Path(file))).hexdigest() if file else None,
            until=until,
            on=on,
            decided_by=decided_by,
            recorded_by=recorded_by,
        )
        commit(session, folder, (event,))


@publication.command()
@click.argument("id")
@_case
@click.option("--to", metavar="DIR", required=True, help="The folder to write the documents to.")
@session
def rebuild(session: Session, id: str, case: str, to: str) -> None:
    """Make the documents of a publication again, as they were made; fails if one comes out otherwise."""
    for name in rebuild_publication(case, id, to=to, plugins=session.plugins):
        click.echo(Path(to) / name)


@publication.command("list")
@case_argument
@as_of_option
@json_option
@session
def list_(session: Session, case: str, as_of: dt.date, as_json: bool) -> None:
    """List the publications of a case: where each stands, and what it still needs."""
    found = report(session.load(case), as_of=as_of).publications
    if as_json:
        print_json(found)
        return
    click.echo(table([_row(session, each) for each in found]))


def _row(session: Session, each: PublicationView) -> list[str]:
    waits = [*each.lacking]
    if each.undecided:
        count = len(each.undecided)
        waits.append(session.say(f"{count} findings undecided", f"{count} 个问题未定公开意见"))
    return [each.id, shorten(each.title, 40), each.audience, each.state_word, str(each.since), ", ".join(waits)]


@publication.command()
@click.argument("id")
@_case
@as_of_option
@session
def show(session: Session, id: str, case: str, as_of: dt.date) -> None:
    """Show one publication whole: its documents, what happened to it, and its redaction log."""
    found = {each.id: each for each in report(session.load(case), as_of=as_of).publications}
    if id not in found:
        raise OptionsError(rules.NO_PUBLICATION(publication=id, hint=did_you_mean(id, found)))
    click.echo(_describe(session, found[id]))


def _describe(session: Session, each: PublicationView) -> str:
    pin = session.say(f"as of {each.as_of}, entries known: {each.known}", f"截至{each.as_of}，已知日志 {each.known} 条")
    lines = [click.style(each.title, bold=True), f"{each.id} · {each.state_word} · {pin}", ""]
    lines += [f"  {document.to}  {document.made_by}  {document.digest}" for document in each.documents]
    lines += [f"  {word}" for word in (each.address, each.sha256) if word]
    lines += ["", table([[str(s.seq), str(s.on), s.word, s.decided_by, s.reason or ""] for s in each.steps])]
    if each.redactions or each.withheld:
        title = session.say(f"Redaction log: {each.withheld} withheld", f"不公开登记：不公开 {each.withheld} 个")
        lines += ["", title, table([_redacted(redaction) for redaction in each.redactions])]
    return "\n".join(lines)


def _redacted(each: RedactionView) -> list[str]:
    said = each.public_title or " · ".join(word for word in (each.reason, each.statement, each.approved_by) if word)
    return [each.number, shorten(each.title, 36), each.decision_word, said]
