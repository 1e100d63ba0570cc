"""`inspection check`: what is wrong with the working copy and with the way things stand."""

from __future__ import annotations

import datetime as dt
import sys

import click

from ..checking import check as run_checks
from ..diagnostics import Severity, worst
from ._common import (
    PROBLEMS,
    Session,
    as_of_option,
    case_argument,
    json_option,
    print_json,
    print_problems,
    session,
)
from ._outputs import Problem


@click.command()
@case_argument
@as_of_option
@json_option
@session
def check(session: Session, case: str, as_of: dt.date, as_json: bool) -> None:
    """Check a case; exit status 1 if an error is found."""
    problems = run_checks(session.load(case), as_of=as_of, plugins=session.plugins)
    if as_json:
        print_json([Problem.of(problem, session.language) for problem in problems])
    else:
        print_problems(problems, session.language)
        counts = {severity: sum(p.severity is severity for p in problems) for severity in Severity}
        click.echo(
            session.say(
                f"{counts[Severity.ERROR]} errors, {counts[Severity.WARNING]} warnings, {counts[Severity.HINT]} hints",
                f"错误 {counts[Severity.ERROR]}，警告 {counts[Severity.WARNING]}，提示 {counts[Severity.HINT]}",
            )
        )
    if worst(problems) is Severity.ERROR:
        sys.exit(PROBLEMS)
