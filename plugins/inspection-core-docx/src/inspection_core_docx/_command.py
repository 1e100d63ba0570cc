"""`inspection docx`: begin a template of one's own, look up its names, and have it checked."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import attrs
import click

import inspection_core as ic

from . import rules
from ._source import beginning

if TYPE_CHECKING:
    from ._fields import Field

P = ParamSpec("P")
R = TypeVar("R")
_COLOURS = {ic.Severity.ERROR: "red", ic.Severity.WARNING: "yellow", ic.Severity.HINT: "cyan"}


def lang_option(function: Callable[P, R]) -> Callable[P, R]:
    help = "Language of messages, and of the template. [default: the system's]"
    return click.option("--lang", type=click.Choice(["zh", "en"]), help=help)(function)


def document_option(function: Callable[P, R]) -> Callable[P, R]:
    help = "The document that the template is of."
    return click.option("--document", default="bulletin", show_default=True, metavar="NAME", help=help)(function)


def json_option(function: Callable[P, R]) -> Callable[P, R]:
    return click.option("--json", "as_json", is_flag=True, help="Print data for programs.")(function)


@click.group()
def docx() -> None:
    """Make and check Word templates of your own."""


@docx.command()
@click.argument("file", type=click.Path(path_type=Path))
@document_option
@lang_option
def new(file: Path, document: str, lang: str | None) -> None:
    """Write a copy of our template, to be changed in Word."""
    from ._names import document_of

    language, name = _language(lang), document_of(document)
    ours = files(__package__).joinpath("templates", f"{name}.docx" if language == "zh" else f"{name}.{language}.docx")
    target = file if file.suffix else file.with_suffix(".docx")
    try:
        with target.open("xb") as out:
            out.write(ours.read_bytes())
    except FileExistsError as error:
        raise ic.OptionsError(rules.EXISTS(name=str(target))) from error
    except OSError as error:
        raise ic.OptionsError(rules.CANNOT_WRITE(name=str(target), why=ic.os_reason(error))) from error
    click.echo(str(target))


@docx.command()
@click.argument("exporter", default="bulletin")
@json_option
@lang_option
def fields(exporter: str, as_json: bool, lang: str | None) -> None:
    """List every name that the template of a document knows: the bulletin's, or EXPORTER's."""
    from ._fields import fields
    from ._names import document_of

    language = _language(lang)
    found = fields(document_of(exporter), language)
    if as_json:
        _print_json([_field_data(field) for field in found])
        return
    click.echo(_table([_HEAD[language], *(_row(field, language) for field in found)]))


@docx.command()
@click.argument("file", type=click.Path(path_type=Path))
@document_option
@json_option
@lang_option
def lint(file: Path, document: str, as_json: bool, lang: str | None) -> None:
    """Check a template; exit status 1 if an error is found."""
    from ._lint import lint
    from ._names import document_of

    language = _language(lang)
    problems = lint(file, document_of(document))
    if as_json:
        _print_json([_problem_data(problem, language) for problem in problems])
    else:
        _print_problems(problems, language)
        if not problems:
            click.echo("没有发现问题。" if language == "zh" else "No problems found.")
    if any(problem.severity is ic.Severity.ERROR for problem in problems):
        sys.exit(1)


_HEAD = {
    "zh": ("路径", "中文名", "类型", "含义", "示例"),
    "en": ("path", "in Chinese", "type", "meaning", "example"),
}


def _language(asked: str | None) -> str:
    """The language asked for here, else that of the command as a whole."""
    root = click.get_current_context().find_root()
    return asked or str(root.meta.get("inspection_core.language", "en"))


def _row(field: Field, language: str) -> tuple[str, ...]:
    sample = f"→ {field.like}" if field.like else beginning(field.sample, 20)
    meaning = field.meaning.say(language) if field.meaning else ""
    return field.path, " ".join(field.words), field.type.say(language), meaning, sample


def _field_data(field: Field) -> dict[str, object]:
    """`type` and `meaning` in both languages, `alias` the words that may be written in the name's place."""
    return {
        "path": field.path,
        "alias": list(field.words),
        "type": attrs.asdict(field.type),
        "meaning": attrs.asdict(field.meaning) if field.meaning else None,
        "sample": field.sample or None,
        "like": field.like or None,
    }


def _problem_data(problem: ic.Diagnostic, language: str) -> dict[str, object]:
    """A problem as `inspection check --json` prints it."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message.say(language),
        "where": attrs.asdict(problem.where),
        "quote": problem.quote,
        "remedy": problem.remedy.say(language) if problem.remedy else None,
        "fix": problem.fix,
    }


def _print_json(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _print_problems(problems: Iterable[ic.Diagnostic], language: str) -> None:
    for problem in problems:
        click.secho(problem.say(language, remedy=False), fg=_COLOURS[problem.severity])
        if problem.remedy is not None:
            click.echo("    " + problem.remedy.say(language))


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Rows in aligned columns; a Chinese character takes two places."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
