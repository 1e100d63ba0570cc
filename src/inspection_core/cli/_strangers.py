"""Commands of plugins: listed with what their plugins say of them, loaded when they are called, clashes told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from importlib import import_module

import click

from ..diagnostics import Diagnostic, offers as rules
from ..errors import PluginContractError
from ..plugins import Plugins, plugin_edge
from ._language import asked_language

LANGUAGE = "inspection_core.language"
"""Where the context of a click command holds the language that was asked for."""


def without_plugin_files(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words of a command line, and the files that `--plugin` named among them; all after `--` are words."""
    rest: list[str] = []
    files: list[str] = []
    waiting = iter(words)
    for word in waiting:
        if word == "--":
            return [*rest, word, *waiting], files
        if word == "--plugin":
            files += [file] if (file := next(waiting, None)) is not None else []
        elif word.startswith("--plugin="):
            files.append(word.removeprefix("--plugin="))
        else:
            rest.append(word)
    return rest, files


def rows(plugins: Plugins, own: Collection[str], *, is_chinese: bool = False) -> list[tuple[str, str]]:
    """The commands of plugins with their summaries, for the help."""
    offers = ((name, offer) for name, offer in plugins.commands.items() if name not in own)
    return [
        (name, offer.chinese.get(offer.summary, offer.summary) if is_chinese else offer.summary)
        for name, offer in offers
    ]


def clashes(plugins: Plugins, own: Collection[str]) -> Iterator[Diagnostic]:
    """The commands of plugins that have the name of one of our own."""
    for name in plugins.commands:
        if name in own:
            yield rules.OWN_COMMAND(name=plugins.author("commands", name), command=name)


def loaded(plugins: Plugins, name: str) -> click.Command:
    """The command of a name that a plugin offers; PluginError for one that can't be loaded or is none."""
    offer, author = plugins.commands[name], plugins.author("commands", name)
    room, _, attribute = offer.target.partition(":")
    if not (room and attribute):
        raise PluginContractError(
            rules.NOT_AN_OFFER(name=author, found=f"target={offer.target!r}", expected="module:attribute")
        )
    with plugin_edge(author):
        found = getattr(import_module(room), attribute)
    if not isinstance(found, click.Command):
        raise PluginContractError(rules.NOT_AN_OFFER(name=author, found=type(found).__name__, expected="click.Command"))
    return found


def language_of(ctx: click.Context, words: Sequence[str]) -> str:
    """The language that the words ask for, kept where a plugin's command finds it."""
    ctx.meta[LANGUAGE] = asked_language(words)
    return str(ctx.meta[LANGUAGE])


def language_in(ctx: click.Context) -> str:
    """The language that was asked for."""
    return str(ctx.meta[LANGUAGE])
