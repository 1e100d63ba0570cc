"""The help of the command in Chinese: commands with their texts said in it, and lines broken where Chinese is wide."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Mapping
from copy import copy
from importlib.resources import files

import click

from ._common import width

_WIDE, _OPEN, _CLOSE = r"\u3000-\u9fff\uff00-\uffef", "（“‘《「『", "，。；：、！？）”’》」』…"
_PIECE = re.compile(rf"[{_OPEN}]*+(?:[{_WIDE}]|[^\s{_WIDE}{_OPEN}{_CLOSE}]++)?[{_CLOSE}]*+\s*+")
"""What may not be broken: a Chinese character or another word, with the marks that no line may end or begin with."""
_GAP = 2


@functools.cache
def words(part: str) -> Mapping[str, str]:
    """What is said in Chinese by what it is in English: `help`, `headings`, or `marks` that the library adds."""
    said: Mapping[str, Mapping[str, str]] = json.loads(
        files(__package__).joinpath("help.zh.json").read_text(encoding="utf-8")
    )
    return said[part]


def in_chinese(command: click.Command, known: Mapping[str, str] | None = None) -> click.Command:
    """The same command with its help in Chinese, in the words of a plugin or our own; what has none stays as it is."""
    known = {**words("help"), **known} if known else words("help")
    said = copy(command)
    said.context_class = _Context
    said.help = _said(command.help, known)
    said.short_help = _said(command.short_help, known) or _summary(said.help)
    said.params = [_parameter(each, known) for each in command.params]
    if isinstance(said, click.Group):
        said.commands = {name: in_chinese(each, known) for name, each in said.commands.items()}
    return said


def _summary(help: str | None) -> str | None:
    """What a list of commands says of one; the library looks for its end by blanks."""
    return help.partition("\n\n")[0] if help else None


def _parameter(param: click.Parameter, known: Mapping[str, str]) -> click.Parameter:
    if not isinstance(param, click.Option):
        return param
    said = copy(param)
    said.help = _said(param.help, known)
    return said


def _said(text: str | None, known: Mapping[str, str]) -> str | None:
    return None if text is None else known.get(" ".join(text.split()), text)


class _Formatter(click.HelpFormatter):
    """Headings in Chinese; lines broken by how wide their characters are."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, words("headings")["Usage"] if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{words('headings').get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
        lines = (_wrapped(part, self.width - self.current_indent) for part in paragraphs)
        self.write("\n\n".join("\n".join(indent + line for line in several) for several in lines) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = _GAP) -> None:
        """Terms with what they mean beside them, or below where they are long."""
        rows, indent = list(rows), " " * self.current_indent
        first = min(max((width(term) for term, _ in rows), default=0), col_max) + col_spacing
        for term, text in rows:
            lines = _wrapped(_marked(text), max(self.width - first - self.current_indent, 20))
            beside = width(term) <= first - col_spacing
            head = term + " " * (first - width(term)) + (lines[0] if lines else "") if beside else term
            below = lines[1:] if beside else lines
            self.write("".join(f"{indent}{line}".rstrip() + "\n" for line in (head, *(" " * first + x for x in below))))


def _marked(text: str) -> str:
    """What the library puts behind a text, such as that an option is required."""
    for en, zh in words("marks").items():
        text = text.replace(en, zh)
    return text


def _wrapped(text: str, places: int) -> list[str]:
    """Lines of at most so many places: broken between Chinese characters, and at blanks between others."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and width(lines[-1]) + width(piece.rstrip()) > places:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines if line]


class _Context(click.Context):
    """A context whose help is laid out for Chinese."""

    formatter_class = _Formatter
