"""`inspection plugins`: which plugins are there, what each offers, and what is wrong with them."""

from __future__ import annotations

from typing import Any

import click

from ..plugins import Plugins
from ._common import Session, json_option, print_json, print_problems, problem_data, session, table


@click.command()
@json_option
@session
def plugins(session: Session, as_json: bool) -> None:
    """List the plugins and their offers."""
    if as_json:
        print_json(plugins_data(session.plugins, session.language))
        return
    for entry in plugins_data(session.plugins, session.language):
        click.secho(f"{entry['distribution']} {entry['version']}".rstrip(), bold=True)
        rows = [[group, ", ".join(names)] for group, names in entry["offers"].items() if names]
        if rows:
            click.echo(table(rows))
    print_problems(session.plugins.problems, session.language)


def plugins_data(plugins: Plugins, language: str) -> list[dict[str, Any]]:
    """The plugins as `--json` gives them; problems stand with the distribution that they name."""
    entries = []
    for source in plugins.sources:
        offers = {
            group: [name for name, offered in found.items() if offered.author == source.name]
            for group, found in plugins.groups.items()
        }
        problems = [problem_data(p, language) for p in plugins.problems if source.name in p.facts.values()]
        entries.append({"distribution": source.name, "version": source.version, "offers": offers, "problems": problems})
    known = {source.name for source in plugins.sources}
    for problem in plugins.problems:
        name = str(problem.facts.get("name", ""))
        if not known.intersection(map(str, problem.facts.values())):
            problems = [problem_data(problem, language)]
            entries.append({"distribution": name, "version": "", "offers": {}, "problems": problems})
    return entries
