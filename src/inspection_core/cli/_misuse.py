"""What a command line has wrong, in Chinese: the library that parses it speaks English alone."""

from __future__ import annotations

import re
from typing import IO, Any

import click

_SAID = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"^Invalid value for (.+?): ", r"\1 的值有误："),
        (r"^Missing (?:argument|option|parameter) (.+?)\.(?= Choose|$)", r"缺少 \1。"),
        (r" Choose from:", "可用："),
        (r"No such option '?([^\s']+?)'?\.(?= |$)", r"没有选项 \1。"),
        (r"No such command '?([^\s']+?)'?\.(?= |$)", r"没有命令 \1。"),
        (r" ?\(Did you mean one of: (.+)\?\)$", r"是否为其中之一：\1？"),
        (r" ?\(?(?:Did you mean|Possible options:) ([^?]+?)\??\)?$", r"是否为 \1？"),
        (r"^Option (.+) requires (?:an argument|\d+ arguments)\.$", r"选项 \1 后面须写明内容。"),
        (r"^Option (.+) does not take a value\.$", r"选项 \1 后面不写内容。"),
        (r"^Got unexpected extra arguments? \((.*)\)$", r"多写了：\1"),
        (r"('[^']*') is not one of (.+)\.$", r"没有 \1，可用：\2。"),
        (r"('[^']*') is not a valid integer(?: range)?\.$", r"\1 不是整数。"),
        (r"(-?\d+) is not in the range (.+)\.$", r"\1 不在范围 \2 之内。"),
    )
)
"""The library's sentences; one that is none of these is shown as it is."""


def told_in_chinese(error: click.UsageError) -> click.UsageError:
    """The same misuse, told in Chinese when it is shown."""
    return _Misuse(error)


class _Misuse(click.UsageError):
    """A misuse of the command that is told in Chinese, with the same usage and exit status."""

    def __init__(self, error: click.UsageError) -> None:
        super().__init__(misuse_in_chinese(error.format_message()), error.ctx)

    def show(self, file: IO[Any] | None = None) -> None:
        if self.ctx is not None:
            click.echo(f"{self.ctx.get_usage()}\n查看用法：{self.ctx.command_path} --help\n", file=file, err=True)
        click.echo(f"错误：{self.format_message()}", file=file, err=True)


def misuse_in_chinese(message: str) -> str:
    """A sentence of the library in Chinese.

    >>> misuse_in_chinese("Invalid value for '--jobs': 0 is not in the range x>=1.")
    "'--jobs' 的值有误：0 不在范围 x>=1 之内。"
    """
    for pattern, said in _SAID:
        message = pattern.sub(said, message)
    return message
