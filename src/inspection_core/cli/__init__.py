"""The command `inspection`: each subcommand in a module of its own, imported when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from keyword import iskeyword
from typing import Any

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
    "import": "_import",
    "plugins": "_plugins",
    "publication": "_publication",
    "record": "_record",
    "referrals": "_referrals",
    "review": "_review",
    "schema": "_schema",
    "start": "_start",
    "status": "_status",
    "verify": "_verify",
}


class _Commands(click.Group):
    """Finds a command's module by its name, so that `--version` and `--help` of one import no other.

    Plugins are asked for theirs only where all are listed, and for a name that is none of ours.
    """

    is_chinese = False
    """Whether the help of all commands is in Chinese."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """A context of the command in the language that the words ask for."""
        from ._language import asked_language

        if self.is_chinese or asked_language(args) != "zh":
            return super().make_context(info_name, args, parent, **extra)
        from ._help import in_chinese
        from ._misuse import told_in_chinese

        said = in_chinese(self)
        vars(said)["is_chinese"] = True
        try:
            return said.make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            raise told_in_chinese(error) from None

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        attribute = cmd_name.replace("-", "_") + ("_" if iskeyword(cmd_name) else "")
        command: click.Command = getattr(import_module(f".{COMMANDS[cmd_name]}", __name__), attribute)
        if getattr(ctx.command, "is_chinese", False):
            from ._help import in_chinese

            return in_chinese(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_commands(ctx, formatter)
        from ..plugins import Plugins
        from ._strangers import rows

        found = rows(Plugins.installed(), COMMANDS, is_chinese=self.is_chinese)
        if found:
            with formatter.section("Commands of plugins"):
                formatter.write_dl(found)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            return self._strange(ctx, args)
        return super().resolve_command(ctx, args)

    def _strange(self, ctx: click.Context, args: list[str]) -> tuple[str, click.Command, list[str]]:
        """A command of a plugin, with the words that are left for it."""
        from ..codec import did_you_mean
        from ..plugins import Plugins
        from ._common import print_problems
        from ._strangers import language_of, loaded, without_plugin_files

        name, language = args[0], language_of(ctx, args)
        rest, files = without_plugin_files(args[1:])
        plugins = Plugins.installed(files=files)
        if name in plugins.commands:
            command = loaded(plugins, name)
            if getattr(ctx.command, "is_chinese", False):
                from ._help import in_chinese

                command = in_chinese(command, plugins.commands[name].chinese)
            return name, command, rest
        print_problems(plugins.problems, language, to_stderr=True)
        hint = did_you_mean(name, (*COMMANDS, *plugins.commands)).say(language)
        no_such = f"没有命令 {name!r}。" if language == "zh" else f"No such command {name!r}. "
        raise click.UsageError(no_such + hint, ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Our own commands tell their problems themselves; those of plugins leave that to us."""
        from ..errors import InspectionError

        try:
            return super().invoke(ctx)
        except InspectionError as error:
            from ._common import tell
            from ._strangers import language_in

            tell(error, language_in(ctx))
        except click.UsageError as error:
            if not getattr(ctx.command, "is_chinese", False) or isinstance(error, click.exceptions.NoArgsIsHelpError):
                raise
            from ._misuse import told_in_chinese

            raise told_in_chinese(error) from None


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
