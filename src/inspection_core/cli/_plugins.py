"""`inspection plugins`: which plugins are there, what each offers, and what is wrong with them."""

from __future__ import annotations

import click

from ..diagnostics import Diagnostic
from ..plugins import Plugins
from . import COMMANDS
from ._common import Session, json_option, print_json, print_problems, session, table
from ._outputs import Plugin, Problem
from ._strangers import clashes


@click.command()
@json_option
@session
def plugins(session: Session, as_json: bool) -> None:
    """List the plugins and their offers."""
    problems = (*session.plugins.problems, *clashes(session.plugins, COMMANDS))
    listed = plugins_data(session.plugins, problems, session.language)
    if as_json:
        print_json(listed)
        return
    for entry in listed:
        click.secho(f"{entry.distribution} {entry.version}".rstrip(), bold=True)
        rows = [[group, ", ".join(names)] for group, names in entry.offers.items() if names]
        if rows:
            click.echo(table(rows))
    print_problems(problems, session.language)


def plugins_data(plugins: Plugins, problems: tuple[Diagnostic, ...], language: str) -> tuple[Plugin, ...]:
    """The plugins with their offers; a problem stands with the plugin that it names, which may have no offer."""
    names = dict.fromkeys(source.name for source in plugins.sources)
    versions = {source.name: source.version for source in plugins.sources}
    by_name = {name: [p for p in problems if _names(p, name)] for name in names}
    for problem in problems:
        if not any(_names(problem, name) for name in names):
            by_name.setdefault(str(problem.facts.get("name", "")), []).append(problem)
    return tuple(
        Plugin(
            distribution=name,
            version=versions.get(name, ""),
            offers=_offers(plugins, name),
            problems=tuple(Problem.of(problem, language) for problem in found),
        )
        for name, found in by_name.items()
    )


def _names(problem: Diagnostic, name: str) -> bool:
    return name in problem.facts.values()


def _offers(plugins: Plugins, author: str) -> dict[str, tuple[str, ...]]:
    return {
        group: tuple(name for name, offered in found.items() if offered.author == author)
        for group, found in plugins.groups.items()
    }
