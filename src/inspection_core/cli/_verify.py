"""`inspection verify`: is everything on disk as it was recorded?"""

from __future__ import annotations

import sys

import click

from ..folder import verify as run
from ._common import PROBLEMS, Session, case_argument, json_option, print_json, print_problems, session
from ._outputs import Problem, Verified


@click.command()
@case_argument
@json_option
@session
def verify(session: Session, case: str, as_json: bool) -> None:
    """Check every hash of journal, editions and evidence."""
    found = run(case)
    if as_json:
        problems = tuple(Problem.of(problem, session.language) for problem in found.problems)
        print_json(Verified(ok=found.ok, events=found.events, evidence=found.evidence, problems=problems))
    else:
        print_problems(found.problems, session.language)
        word = session.say("sound", "完好") if found.ok else session.say("damaged", "有损坏")
        entries = session.say(f"{found.events} entries", f"日志 {found.events} 条")
        evidence = session.say(f"{found.evidence} pieces of evidence", f"佐证 {found.evidence} 件")
        click.echo(session.say(f"{word}: {entries}, {evidence}", f"{word}：{entries}，{evidence}"))
    if not found.ok:
        sys.exit(PROBLEMS)
