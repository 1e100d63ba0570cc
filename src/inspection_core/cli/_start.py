"""`inspection start`: a new case from a few answers, or from a table of findings."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click
from attrs import evolve

from ..diagnostics import Text, offers as rules
from ..errors import OptionsError
from ..importing import new_case, read_draft, read_mappings, require_new
from ..model import Body, Document, Inspection
from ..proposals import Request
from ._common import Day, Session, print_problems, session


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--title", help="What the case is called.")
@click.option("--inspecting", help="Who inspected.")
@click.option("--inspected", help="Who was inspected.")
@click.option("--feedback-date", type=Day(), help="The day on which the findings were given.")
@click.option("--kind", default="regular", show_default=True, help="The kind of inspection.")
@click.option("--profile", help="The rules and words to use. [default: neutral-zh or neutral-en]")
@click.option(
    "--findings", "files", multiple=True, metavar="FILE", help="Take the findings from a file, such as a CSV."
)
@click.option("--mapping", metavar="FILE", help="How the columns of that file are to be read.")
@click.option("--on", type=Day(), default="today", help="The day of the states in that file. [default: today]")
@session
def start(
    session: Session,
    folder: str,
    title: str | None,
    inspecting: str | None,
    inspected: str | None,
    feedback_date: dt.date | None,
    kind: str,
    profile: str | None,
    files: tuple[str, ...],
    mapping: str | None,
    on: dt.date,
) -> None:
    """Make a new case folder."""
    require_new(folder)
    name = profile or ("neutral-zh" if session.language == "zh" else "neutral-en")
    words = session.plugins.profile(name)  # refuses an unknown one before anything is written
    if len(files) > 1:
        what = Text("give one file of findings; put the others into it", "请只给一个问题清单文件，可先合并")
        raise OptionsError(rules.BAD_ARGUMENT(what=what))
    request = Request(profile=words, mappings=read_mappings(mapping) if mapping else ())
    draft = read_draft(files, request, plugins=session.plugins) if files else None
    inspection = Inspection(
        id=Path(folder).resolve().name.replace(" ", "-")[:40],
        title=_ask(session, title, "--title", "Title of the case", "案卷名称"),
        inspecting="b-inspecting",
        inspected="b-inspected",
        kind=kind,
        feedback_date=feedback_date,
        profile=name,
    )
    bodies = (
        Body(
            id="b-inspecting",
            name=_ask(session, inspecting, "--inspecting", "Who inspected", "检查单位"),
            kind="inspecting",
        ),
        Body(
            id="b-inspected",
            name=_ask(session, inspected, "--inspected", "Who was inspected", "被检查单位"),
            kind="inspected",
        ),
    )
    document = Document(inspection=inspection, bodies=bodies)
    if draft is not None:
        document = evolve(draft.document, inspection=inspection, bodies=_with_bodies(draft.document, bodies))
    openings = draft.openings if draft else ()
    new_case(folder, document, openings=openings, on=on, head=head_of(session), plugins=session.plugins)
    print_problems(draft.problems if draft else (), session.language, to_stderr=True)
    say_next(session, folder, document)


def _ask(session: Session, given: str | None, option: str, en: str, zh: str) -> str:
    """An answer from the option, or asked for on a terminal; OptionsError where neither is possible."""
    if given:
        return given
    if sys.stdin.isatty():
        return str(click.prompt(session.say(en, zh)))
    raise OptionsError(rules.BAD_ARGUMENT(what=Text(f"{option} is missing", f"缺少 {option}")))


def _with_bodies(document: Document, bodies: tuple[Body, ...]) -> tuple[Body, ...]:
    named = {body.id for body in bodies}
    return (*bodies, *(body for body in document.bodies if body.id not in named))


def head_of(session: Session) -> str:
    """The comment at the head of a new document."""
    return session.say(
        "# The document of the case: what was agreed and what is said. What happens goes into the journal.\n",
        "# 案卷文档：写明商定了什么、对外怎么说；发生了什么记入日志。\n",
    )


def say_next(session: Session, folder: str, document: Document) -> None:
    """Say what there is now, and what to do next."""
    place, findings = f'"{folder}"' if " " in folder else folder, len(document.findings)
    add = (
        session.say("add measures", "填写整改措施") if not document.measures else session.say("look at it", "核对内容")
    )
    click.echo(
        session.say(
            f"{folder}: a case with {findings} findings. Next: {add} in case.yaml, then\n"
            f"  inspection check {place}\n  inspection adopt {place}",
            f"{folder}：新案卷，{findings} 个问题。下一步：在 case.yaml 里{add}，然后\n"
            f"  inspection check {place}\n  inspection adopt {place}",
        )
    )
