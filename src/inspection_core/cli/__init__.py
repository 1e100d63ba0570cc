"""The command `inspection`: each subcommand in a module of its own, imported when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from ..__about__ import __version__

COMMANDS = {
    "adopt": "_adopt",
    "build": "_export",
    "check": "_check",
    "close": "_record",
    "comments": "_comments",
    "deadline": "_deadline",
    "digest": "_digest",
    "evidence": "_evidence",
    "export": "_export",
    "follow-up": "_follow_up",
    "plugins": "_plugins",
    "publication": "_publication",
    "record": "_record",
    "referrals": "_referrals",
    "schema": "_schema",
    "start": "_start",
    "status": "_status",
    "verify": "_verify",
}


class _Commands(click.Group):
    """Finds a command's module by its name, so that `--version` and `--help` of one import no other."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f".{COMMANDS[cmd_name]}", __name__), cmd_name.replace("-", "_"))
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from ..codec import did_you_mean
            from ._common import asked_language

            language = asked_language(args)
            hint = did_you_mean(args[0], tuple(COMMANDS)).say(language)
            no_such = f"没有命令 {args[0]!r}。" if language == "zh" else f"No such command {args[0]!r}. "
            raise click.UsageError(no_such + hint, ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="inspection", message="%(prog)s %(version)s")
@click.pass_context
def inspection(ctx: click.Context) -> None:
    """Keep the case of an inspection, from feedback to close-out, and make its documents.

    CASE is the folder of a case and defaults to the one you are in; days default to today. Without a command,
    in the folder of a case, it says what could be done next.
    """
    if ctx.invoked_subcommand is None:
        from ._next import is_case, next_

        ctx.invoke(next_) if is_case() else click.echo(ctx.get_help())


def main() -> None:
    """Run the command: exit status 0, 1 for problems of the case, 2 for misuse."""
    _make_output_safe()
    inspection()


def _make_output_safe() -> None:
    """UTF-8 into files and pipes; on a console of another code page, what it can't show becomes a mark."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace") if stream.isatty() else reconfigure(encoding="utf-8", newline="\n")
