"""Problems of texts as a person reads them: the line with its words marked, and what may stand there instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import click
from attrs import frozen

from ..diagnostics import Diagnostic, Location, Severity
from ..reviewing import Remark
from ._common import COLOURS, Session, width

_SEVERITIES = {
    Severity.ERROR: ("error", "错误"),
    Severity.WARNING: ("warning", "警告"),
    Severity.HINT: ("hint", "提示"),
}
_PLACES = 72
"""How wide a line may be shown; what is left of the marked words gets at most half of it."""


def print_remarks(session: Session, remarks: Iterable[Remark]) -> None:
    """The remarks below the name of their file."""
    for file, several in groupby(remarks, key=lambda each: each.problem.where.file or ""):
        click.secho(file, bold=True)
        for remark in several:
            _print_remark(session, remark)


def print_summary(session: Session, problems: Sequence[Diagnostic]) -> None:
    """How many there are of each severity, and how many a program may fix."""
    counts = [sum(problem.severity is severity for problem in problems) for severity in Severity]
    fixable = sum(problem.fix is not None for problem in problems)
    error, warning, hint = counts
    text = session.say(
        f"{error} errors, {warning} warnings, {hint} hints", f"错误 {error}，警告 {warning}，提示 {hint}"
    )
    more = session.say(f"; to be fixed with --fix: {fixable}", f"；可用 --fix 自动修改 {fixable} 处") if fixable else ""
    click.echo(text + more)


def _print_remark(session: Session, remark: Remark) -> None:
    problem, language = remark.problem, session.language
    colour = COLOURS[problem.severity]
    head = " ".join(filter(None, [_place(problem.where), session.say(*_SEVERITIES[problem.severity]), problem.code]))
    colon = session.say(": ", "：")
    click.echo("  " + click.style(head, fg=colour) + colon + problem.message.say(language))
    if remark.line and problem.where.start is not None:
        _print_line(_shown(remark), colour)
    if problem.fix is not None:
        fix = problem.fix.replace("\n", "⏎") or session.say("(nothing)", "（删去）")
        click.echo("      " + session.say("fix: ", "改为：") + fix)
    if problem.remedy is not None:
        click.echo("      " + problem.remedy.say(language))


def _place(where: Location) -> str:
    """A place within its file: line and column, paragraph or page, and in a case which value it is."""
    numbers = ":".join(str(number) for number in (where.line, where.column) if number is not None)
    paragraph = f"¶{where.paragraph}" if where.paragraph is not None else ""
    return " ".join(filter(None, [numbers, where.part, paragraph, where.path]))


@frozen(kw_only=True)
class _Shown:
    """A line cut to what is shown of it, in three: the words that are meant, and what stands around them."""

    before: str
    words: str
    after: str


def _shown(remark: Remark) -> _Shown:
    where = remark.problem.where
    start, end = where.start or 0, where.end
    size = 0 if end is None else end - start
    line = remark.line.replace("\t", " ")
    words = _cut(line[remark.at : remark.at + size], _PLACES // 2)
    before = _cut(line[: remark.at].lstrip()[::-1], _PLACES // 2)[::-1]
    after = _cut(line[remark.at + size :].rstrip(), _PLACES - width(before) - width(words))
    return _Shown(before=before, words=words, after=after)


def _cut(text: str, places: int) -> str:
    """A text cut to so many places, with … where something is left out; long ones are not looked at whole."""
    kept = text[:places]
    while width(kept) > places:
        kept = kept[:-1]
    return kept if len(kept) == len(text) else kept[:-1] + "…"


def _print_line(shown: _Shown, colour: str) -> None:
    """The line, and below it marks under the words, which show without colours, too."""
    click.echo("      " + shown.before + click.style(shown.words, fg=colour, bold=True) + shown.after)
    click.echo("      " + " " * width(shown.before) + click.style("^" * max(1, width(shown.words)), fg=colour))
