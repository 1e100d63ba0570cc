"""`inspection publication`: draft what leaves the house, see where it stands, publish it, make it again."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import click

from ..codec import did_you_mean
from ..diagnostics import Severity, offers as rules
from ..errors import OptionsError
from ..exporting import Output, read_recipes
from ..folder import open_folder
from ..formats import content_digest, read_bytes
from ..lifecycle import Case, outdated
from ..model import (
    Audience,
    PublicationApproved,
    PublicationPublished,
    PublicationReturned,
    PublicationSubmitted,
    PublicationWithdrawn,
)
from ..publishing import draft_publication, rebuild_publication
from ..reviewing import known_codes, look_at_case, read_waivers, silenced
from ..views import PublicationStepView, PublicationView, RedactionView, report
from ._common import (
    Day,
    Session,
    as_of_option,
    case_argument,
    case_option,
    commit,
    json_option,
    note,
    now,
    print_json,
    say_recorded,
    session,
    shorten,
    table,
    typed,
)
from ._events import event_command


@click.group()
def publication() -> None:
    """Publish what was done: draft, have approved, publish, make again."""


@publication.command()
@click.argument("id")
@case_option
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
        drafted = folder.case
    for document in drafted.standing.publications[id].draft.documents:
        click.echo(target / document.to)
    _say_remarks(session, case, drafted, as_of)


def _say_remarks(session: Session, folder: str, case: Case, as_of: dt.date) -> None:
    """How much a review of what is to go out finds; what it is, `inspection review` tells."""
    found = look_at_case(case, as_of=as_of, audience=Audience.PUBLIC, plugins=session.plugins)
    kept, _ = silenced(found.remarks, read_waivers(folder), known_codes(session.plugins), found.files)
    count = sum(each.problem.severity is not Severity.HINT for each in kept)
    if count:
        note(
            session,
            f"The text has {count} problems; look at them before it goes out: inspection review {typed(folder)}",
            f"文稿有 {count} 处问题，公开前请核对：inspection review {typed(folder)}",
        )


def _outputs(session: Session, case: str, recipe: str) -> tuple[Output, ...]:
    recipes = read_recipes(case, session.plugins).recipes
    if recipe not in recipes:
        raise OptionsError(rules.BAD_RECIPE(name=recipe, hint=did_you_mean(recipe, recipes)))
    return recipes[recipe]


@publication.command()
@click.argument("id")
@case_option
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
    data = read_bytes(Path(file)) if file else None
    with open_folder(case, plugins=session.plugins) as folder:
        event = PublicationPublished(
            publication=id,
            address=address,
            sha256=hashlib.sha256(data).hexdigest() if data is not None else None,
            until=until,
            on=on,
            decided_by=decided_by,
            recorded_by=recorded_by,
        )
        commit(session, folder, (event,))
        if data is not None:
            _warn_of_another(session, folder.case, id, data)


def _warn_of_another(session: Session, case: Case, id: str, data: bytes) -> None:
    """Say when what went out is none of the drafted documents, as a scan or a PDF is not: nobody can make it again."""
    if content_digest(data) not in {made.digest for made in case.standing.publications[id].draft.documents}:
        note(
            session,
            "This file is none of the drafted documents; its SHA-256 is recorded.",
            "该文件不是拟稿时生成的文书；已记录其哈希值。",
        )


@publication.command()
@click.argument("id")
@case_option
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
    loaded = session.load(case)
    found = report(loaded, as_of=as_of, audience=Audience.RESTRICTED).publications
    if as_json:
        print_json(found)
        return
    rows = [_row(session, loaded, each) for each in found]
    click.echo(table(rows) if rows else session.say("Nothing was drafted yet.", "尚无公开文书。"))


def _row(session: Session, case: Case, each: PublicationView) -> list[str]:
    waits = [*each.lacking]
    if each.undecided:
        ids = ", ".join(each.undecided)
        waits.append(session.say(f"undecided: {ids}", f"未定公开意见：{ids}"))
    changed = outdated(case, case.standing.publications[each.id].draft) if each.id in case.standing.publications else ()
    if changed and each.state not in ("returned", "withdrawn"):
        ids = ", ".join(changed)
        waits.append(session.say(f"decided otherwise since: {ids}", f"公开意见已改变：{ids}"))
    return [each.id, shorten(each.title, 40), each.audience_word, each.state_word, str(each.since), ", ".join(waits)]


@publication.command()
@click.argument("id")
@case_option
@as_of_option
@json_option
@session
def show(session: Session, id: str, case: str, as_of: dt.date, as_json: bool) -> None:
    """Show one publication whole: its documents, what happened to it, and its redaction log."""
    every = report(session.load(case), as_of=as_of, audience=Audience.RESTRICTED).publications
    found = {each.id: each for each in every}
    if id not in found:
        raise OptionsError(rules.NO_PUBLICATION(publication=id, hint=did_you_mean(id, found)))
    if as_json:
        print_json(found[id])
        return
    click.echo(_describe(session, found[id]))


def _describe(session: Session, each: PublicationView) -> str:
    pin = session.say(f"as of {each.as_of}, entries known: {each.known}", f"截至{each.as_of}，已知日志 {each.known} 条")
    lines = [click.style(each.title, bold=True), f"{each.id} · {each.state_word} · {pin}", ""]
    lines += [f"  {document.to}  {document.made_by}  {document.digest}" for document in each.documents]
    where = (
        (session.say("published at", "公开地址"), each.address),
        (session.say("SHA-256 of the file", "公开文件哈希值"), each.sha256),
    )
    lines += [f"  {title}  {value}" for title, value in where if value]
    lines += ["", table([_step(step) for step in each.steps])]
    if each.redactions or each.withheld:
        title = session.say(
            f"Redaction log (withheld, of the findings that carry a state: {each.withheld})",
            f"不公开登记（不公开的具体问题共{each.withheld}个）",
        )
        lines += ["", title, table([_redacted(redaction) for redaction in each.redactions])]
    return "\n".join(lines)


def _step(step: PublicationStepView) -> list[str]:
    return [str(step.seq), str(step.on), step.word, step.detail, step.decided_by, step.reason or step.basis or ""]


def _redacted(each: RedactionView) -> list[str]:
    said = (each.public_title, each.reason, each.statement, each.approved_by)
    return [each.number, shorten(each.title, 36), each.decision_word, " · ".join(word for word in said if word)]


for _name, _cls in {
    "submit": PublicationSubmitted,
    "return": PublicationReturned,
    "approve": PublicationApproved,
    "withdraw": PublicationWithdrawn,
}.items():
    publication.add_command(event_command(_cls, _name, arguments=("publication",)))
