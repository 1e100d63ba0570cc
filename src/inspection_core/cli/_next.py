"""Bare `inspection` in the folder of a case: where it stands, and what could be done next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

from ..folder import document_path
from ..lifecycle import Case, draft_changes
from ..views import Item, Report, report
from ._common import Session, session
from ._status import describe, on_the_way, open_comments


@click.command("next")
@session
def next_(session: Session) -> None:
    """Show what could be done next."""
    case = session.load(".")
    if case.contradictions:
        say(session, [_step(session, "mend the document", "改正文档", "inspection check")])
        return
    made = report(case, as_of=dt.date.today())
    click.echo(describe(session, made))
    say(session, list(next_steps(session, case, made)))


def is_case() -> bool:
    """Whether the current folder is a case."""
    return document_path(Path()) is not None


def say(session: Session, steps: list[str]) -> None:
    """List what could be done."""
    click.echo()
    click.secho(session.say("Next:", "下一步："), bold=True)
    for step in steps or [session.say("  nothing is waiting", "  没有待办事项")]:
        click.echo(step)


def next_steps(session: Session, case: Case, made: Report) -> Iterator[str]:
    """What waits for somebody, each with the command that does it."""
    if not case.editions:
        yield _step(session, "adopt the document: until then nothing is planned", "印发方案", "inspection adopt")
    elif count := len(draft_changes(case)):
        yield _step(session, f"adopt {count} changes", f"印发 {count} 处改动", "inspection adopt")
    waiting = [id for id in (*case.draft.findings, *case.draft.measures) if case.standing.open_request(id)]
    for ids, en, zh, command in (
        (_in(made, "registered"), "complete the plan of", "补全方案", "inspection check"),
        (
            _late(made),
            "late: record progress, or ask for more time for",
            "已逾期，请记录进展或申请延期",
            "inspection record",
        ),
        (waiting, "decide on the extension of", "待批延期", "inspection record extension-granted"),
        (_in(made, "submitted"), "verify and close", "待验收销号", "inspection close"),
        (_in(made, "verified"), "close", "待销号", "inspection close"),
        (_noticed(made), "send a notice about", "应发通知", "inspection record notice-sent"),
        *_outside(made),
    ):
        if ids:
            yield _step(session, f"{en} {', '.join(ids)}", f"{zh}：{'、'.join(ids)}", command)


def _outside(made: Report) -> Iterator[tuple[list[str], str, str, str]]:
    """What waits of publications, comments and follow-ups."""
    for state, en, zh, command in (
        ("drafted", "submit for approval", "送审", "inspection publication submit"),
        ("returned", "draft again", "重新拟稿", "inspection publication draft"),
        ("submitted", "have approved", "审签", "inspection publication approve"),
        ("approved", "publish", "公开", "inspection publication publish"),
    ):
        yield [each.id for each in on_the_way(made) if each.state == state], en, zh, command
    comments = [each.id for each in open_comments(made)]
    yield comments, "answer the comments", "答复意见", "inspection comments answer"
    looked = [id for each in made.follow_ups for id in each.waiting]
    yield looked, "look again at", "完成回头看", "inspection follow-up result"
    due = [each.item for each in made.follow_up_due]
    yield due, "plan a follow-up of", "安排回头看", "inspection follow-up plan"


def _step(session: Session, en: str, zh: str, command: str) -> str:
    return f"  {session.say(en, zh)}\n      {command}"


def _in(made: Report, state: str) -> list[str]:
    return [item.id for item in made.items if item.state == state]


def _late(made: Report) -> list[str]:
    return _ids(item for item in made.late if item.state not in ("submitted", "verified"))


def _noticed(made: Report) -> list[str]:
    return _ids(item for item in made.late if item.notice_due)


def _ids(items: Iterator[Item]) -> list[str]:
    return [item.id for item in items]
