"""The help of the command in Chinese: every text is said, and no line is wider than the terminal."""

from collections.abc import Iterator, Mapping

import click
import pytest
from click.testing import CliRunner

from inspection_core.cli import inspection
from inspection_core.cli._common import width
from inspection_core.cli._help import words

PLACES = 80


def _commands(command: click.Command, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """A command and all below it, each with its words."""
    yield path, command
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            below = command.get_command(ctx, name)
            assert below is not None
            yield from _commands(below, *path, name)


COMMANDS: Mapping[tuple[str, ...], click.Command] = dict(_commands(inspection))


def _texts(command: click.Command) -> Iterator[str]:
    for text in (command.help, *(each.help for each in command.params if isinstance(each, click.Option))):
        if text:
            yield " ".join(text.split())


def test_every_text_of_the_help_is_said_in_chinese_and_none_that_is_gone() -> None:
    said = {text for command in COMMANDS.values() for text in _texts(command)}
    assert (set(), set()) == (said - set(words("help")), set(words("help")) - said)


def _help(*path: str) -> str:
    runner = CliRunner(env={"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"})
    result = runner.invoke(inspection, [*path, "--help"], terminal_width=PLACES, catch_exceptions=False)
    assert 0 == result.exit_code
    return result.output


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_the_help_of_a_command_is_in_chinese_and_fits_the_terminal(path: tuple[str, ...]) -> None:
    shown = _help(*path)
    wide = [line for line in shown.splitlines() if width(line) > PLACES and "|" not in line]
    assert ([], True, False) == (wide, shown.startswith("用法："), "Options:" in shown)


def test_each_command_is_listed_with_what_it_does() -> None:
    shown = _help()
    assert [] == [name for name in inspection.list_commands(click.Context(inspection)) if f"\n  {name} " not in shown]
    assert "检查案卷；有错误时退出状态为 1。" in shown


def test_help_stays_english_where_english_is_asked_for() -> None:
    runner = CliRunner(env={"LANG": "en_GB.UTF-8", "LC_ALL": "en_GB.UTF-8"})
    assert runner.invoke(inspection, ["check", "--help"]).output.startswith("Usage: ")
