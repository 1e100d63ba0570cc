"""What the commands share: arguments, language, loading a case, and printing problems."""

from __future__ import annotations

import datetime as dt
import functools
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn, ParamSpec, TypeVar

import attrs
import click
from attrs import frozen

from .. import folder
from ..diagnostics import Diagnostic, Severity, Text, offers as rules
from ..errors import InspectionError, OptionsError, UnknownOfferError
from ..folder import Folder
from ..formats import write_json
from ..lifecycle import Case, draft_changes
from ..model import Event, EvidenceAdded, EvidenceWithdrawn, PartialDate, Voided, targets_of
from ..plugins import Plugins
from ._language import system_language
from ._outputs import data_of

P = ParamSpec("P")
R = TypeVar("R")
PROBLEMS, MISUSE = 1, 2
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


@frozen(kw_only=True)
class Session:
    """How one call of the command was asked to work: its language and its plugins."""

    language: str
    plugins: Plugins

    def say(self, en: str, zh: str) -> str:
        return zh if self.language == "zh" else en

    def load(self, case: str) -> Case:
        return folder.load(case, plugins=self.plugins)


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day as 2024-03-31, 2024.3.31, 2024/3/31, 2024年3月31日 or `today`."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            return read_day(str(value))
        except OptionsError as error:
            asked = ctx.params.get("lang") if ctx is not None else None
            language = asked if isinstance(asked, str) else system_language()
            self.fail(error.problems[0].message.say(language), param)


def read_day(text: str) -> dt.date:
    """A day that the user wrote; OptionsError for anything else."""
    if text == "today":
        return dt.date.today()
    try:
        read = PartialDate.parse(text)
    except ValueError:
        read = None
    if read is not None and read.month is not None and read.day is not None:
        return dt.date(read.year, read.month, read.day)
    what = Text(f"{text!r} is no day such as 2024-03-31", f"{text!r} 不是日期，应如 2024-03-31")
    raise OptionsError(rules.BAD_ARGUMENT(what=what))


def as_of_option(function: Callable[P, R]) -> Callable[P, R]:
    return click.option("--as-of", type=Day(), default="today", help="The day to look at. [default: today]")(function)


def case_argument(function: Callable[P, R]) -> Callable[P, R]:
    return click.argument("case", default=".", type=click.Path(file_okay=True))(function)


def case_option(function: Callable[P, R]) -> Callable[P, R]:
    """The case as an option, for commands whose arguments are something else."""
    help = "The folder of the case. [default: .]"
    return click.option("--case", "case", default=".", metavar="CASE", help=help)(function)


def json_option(function: Callable[P, R]) -> Callable[P, R]:
    return click.option("--json", "as_json", is_flag=True, help="Print data for programs.")(function)


def session(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command its Session, and turn our errors into a message and an exit status."""

    @click.option(
        "--lang", is_eager=True, type=click.Choice(["zh", "en"]), help="Language of messages. [default: the system's]"
    )
    @click.option(
        "--plugin", "plugin_files", multiple=True, metavar="FILE.py", help="Load one more plugin from a file."
    )
    @functools.wraps(function)
    def run(*args: Any, lang: str | None, plugin_files: tuple[str, ...], **options: Any) -> None:
        language = lang or system_language()
        try:
            function(Session(language=language, plugins=Plugins.installed(files=plugin_files)), *args, **options)
        except InspectionError as error:
            tell(error, language)

    return run


def tell(error: InspectionError, language: str) -> NoReturn:
    """Print the problems of an error, and end with the exit status of its kind."""
    print_problems(error.problems, language, to_stderr=True)
    sys.exit(MISUSE if isinstance(error, OptionsError | UnknownOfferError) else PROBLEMS)


def print_problems(problems: Iterable[Diagnostic], language: str, *, to_stderr: bool = False) -> None:
    """A line for each problem, and what to do about it below."""
    for problem in problems:
        click.secho(problem.say(language, remedy=False), fg=COLOURS[problem.severity], err=to_stderr)
        if problem.remedy is not None:
            click.echo("    " + problem.remedy.say(language), err=to_stderr)


def print_json(value: Any) -> None:
    """Print an output class, or a list of them, as JSON."""
    click.echo(write_json(data_of(value)), nl=False)


def warn_of_draft(session: Session, case: Case, *, draft: bool) -> None:
    """Say on the error stream when a report doesn't show all that the working copy holds."""
    if draft:
        note(
            session,
            "Draft: made from the working copy, not from an adopted edition.",
            "草稿：取自工作稿，并非已印发版本。",
        )
    elif changed := draft_changes(case):
        count = len(changed)
        note(
            session, f"{count} changes not adopted (see --draft).", f"有 {count} 处改动尚未印发（可用 --draft 预览）。"
        )


def note(session: Session, en: str, zh: str) -> None:
    click.secho(session.say(en, zh), fg="yellow", err=True)


def table(rows: Sequence[Sequence[str]], *, indent: str = "  ") -> str:
    """Rows in aligned columns; a Chinese character takes two places."""
    widths = [max(width(row[i]) for row in rows) for i in range(len(rows[0]))] if rows else []
    lines = (
        indent + "  ".join(cell + " " * (w - width(cell)) for cell, w in zip(row, widths, strict=True)) for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def width(text: str) -> int:
    """How many places a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def shorten(text: str, places: int) -> str:
    """A text cut to so many places, with … where something is left out."""
    if width(text) <= places:
        return text
    kept = ""
    for char in text:
        if width(kept) + width(char) > places - 1:
            break
        kept += char
    return kept + "…"


def typed(path: str | Path) -> str:
    """A path as it can be typed in a command."""
    word = str(path)
    return f'"{word}"' if " " in word else word


def split_ids(words: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    """Ids from words such as `f01-f06,f09`: a range runs in the order of the document.

    Words that are no known id or range are kept, so that the library says what is wrong with them.
    """
    ids: list[str] = []
    for word in (part.strip() for each in words for part in each.replace("，", ",").split(",")):
        if word:
            ids.extend(_range(word, known))
    return tuple(dict.fromkeys(ids))


def _range(word: str, known: Sequence[str]) -> Sequence[str]:
    if word in known:
        return [word]
    for at, char in enumerate(word):
        first, last = word[:at], word[at + 1 :]
        if char == "-" and first in known and last in known:
            start, end = sorted((known.index(first), known.index(last)))
            return known[start : end + 1]
    return [word]


def now() -> str:
    """The time of recording, with its offset."""
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")


def commit(session: Session, folder: Folder, events: tuple[Event, ...]) -> None:
    """Record a batch and say what was recorded."""
    before = len(folder.case.journal)
    folder.record(*(attrs.evolve(event, recorded_at=now()) for event in events))
    say_recorded(session, folder, before)


def say_recorded(session: Session, folder: Folder, before: int) -> None:
    """Say what was recorded after so many entries, and which warnings were accepted with it."""
    for entry in folder.case.journal[before:]:
        click.echo(f"{entry.seq}  {entry.event.on}  {entry.event.kind}  {' '.join(_named(entry.event))}".rstrip())
        if entry.event.accepted:
            codes = ", ".join(entry.event.accepted)
            note(session, f"    accepted with warnings: {codes}", f"    带警告通过：{codes}")


def _named(event: Event) -> tuple[str, ...]:
    """What an event is about: what it has an id for, its findings and measures, its evidence, what it voids."""
    if isinstance(event, EvidenceAdded):
        return tuple(each.id for each in event.evidence)
    if isinstance(event, EvidenceWithdrawn):
        return event.evidence
    if isinstance(event, Voided):
        return tuple(map(str, event.targets))
    ids = (getattr(event, name, None) for name in ("publication", "comment", "follow_up"))
    return (*(id for id in ids if id), *targets_of(event))
