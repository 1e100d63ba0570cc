"""The help of `inspection docx` in Chinese: every text is said, and none that is gone."""

import contextlib
import importlib.metadata
import io
import os
import sys
import unittest.mock
from collections.abc import Iterator

import click
import pytest
from inspection_core_docx._chinese import HELP
from inspection_core_docx._command import docx

OURS = {"Print data for programs."}
"""What the core says in Chinese itself."""


def _texts(command: click.Command) -> Iterator[str]:
    options = (each.help for each in command.params if isinstance(each, click.Option))
    yield from (" ".join(text.split()) for text in (command.help, *options) if text)
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from _texts(below)


def _help(language: str, *words: str) -> str:
    """What the command says of itself."""
    [command] = importlib.metadata.entry_points(group="console_scripts", name="inspection")
    out = io.StringIO()
    with (
        unittest.mock.patch.dict(os.environ, {"LC_ALL": language}),
        unittest.mock.patch.object(sys, "argv", ["inspection", *words, "--help"]),
        contextlib.redirect_stdout(out),
        pytest.raises(SystemExit) as end,
    ):
        command.load()()
    assert 0 == end.value.code
    return out.getvalue()


def test_every_text_is_said_in_chinese_and_none_that_is_gone() -> None:
    assert set(_texts(docx)) == {*HELP, *OURS}


@pytest.mark.parametrize("words", [["docx"], *(["docx", name] for name in docx.commands)], ids=" ".join)
def test_the_help_is_in_chinese_where_that_is_asked_for(words: list[str]) -> None:
    shown = _help("zh_CN.UTF-8", *words)
    assert (True, []) == (
        shown.startswith("用法："),
        [text for text in (*HELP, *OURS) if text in " ".join(shown.split())],
    )


def test_the_help_stays_english_elsewhere() -> None:
    assert "Check a template; exit status 1 if an error is found." in _help("en_GB.UTF-8", "docx", "lint")


def test_the_list_of_commands_says_in_chinese_what_it_is_for() -> None:
    assert "  docx  制作和检查本单位的 Word 模板。" in _help("zh_CN.UTF-8").splitlines()
