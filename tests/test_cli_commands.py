"""Commands of plugins: listed beside our own, loaded when called; one that can't be is one clear error."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import inspection_core as ic
from inspection_core.cli import COMMANDS

from .test_cli import call, environment, installed, run

SOURCE = """\
import click
import inspection_core as ic

@click.command()
@click.option("--name", default="you")
@click.option("--lang")
def hello(name, lang):
    \"\"\"Say hello.\"\"\"
    click.echo(f"hello {name}, {click.get_current_context().find_root().meta['inspection_core.language']}")

@click.group()
def tools():
    \"\"\"Some tools.\"\"\"

@tools.command()
@click.argument("what")
def fix(what):
    \"\"\"Fix it.\"\"\"
    click.echo(f"fixed {what}")

WRONG = ic.Rule("XX001", ic.Severity.ERROR, ic.Text("all is wrong", "全错了"), ic.Text("Stop.", "请停下。"))

@click.command()
@click.option("--lang")
@click.option("--misuse", is_flag=True)
def fail(lang, misuse):
    raise (ic.OptionsError if misuse else ic.CaseFileError)(WRONG())

NOT_A_COMMAND = 7

@ic.hookimpl
def inspection_commands():
    yield ic.Command(name="hello", target=f"{__name__}:hello", summary="say hello to somebody")
    yield ic.Command(name="tools", target=f"{__name__}:tools", summary="some tools")
    yield ic.Command(name="fail", target=f"{__name__}:fail")
    yield ic.Command(name="nowhere", target="no_such_module_anywhere:command")
    yield ic.Command(name="no-attribute", target=f"{__name__}:nothing")
    yield ic.Command(name="no-command", target=f"{__name__}:NOT_A_COMMAND")
    yield ic.Command(name="no-target", target="os")
    yield ic.Command(name="status", target=f"{__name__}:hello", summary="takes the place of ours")
"""


@pytest.fixture
def plugin(tmp_path: Path) -> Path:
    path = tmp_path / "mine.py"
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installed distribution of that plugin, whose commands stand in a module of their own."""
    folder = tmp_path / "site"
    info = folder / "mine-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "mine_commands.py").write_text(SOURCE, encoding="utf-8")
    (folder / "mine.py").write_text(
        "import inspection_core as ic\n"
        "@ic.hookimpl\n"
        "def inspection_commands():\n"
        "    yield ic.Command(name='hello', target='mine_commands:hello', summary='say hello to somebody')\n",
        encoding="utf-8",
    )
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: mine\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[inspection_core.plugins]\nmine = mine\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    yield folder
    for name in ("mine", "mine_commands"):
        sys.modules.pop(name, None)


def test_the_help_lists_the_commands_of_plugins_and_loads_none(site: Path) -> None:
    listed = run("--help").out.partition("Commands of plugins:\n")[2]
    assert ("  hello  say hello to somebody", False) == (
        next(line for line in listed.splitlines() if "hello" in line),
        "mine_commands" in sys.modules,
    )


def test_a_command_of_an_installed_plugin_is_called(site: Path) -> None:
    assert (0, "hello you, en\n") == (run("hello").status, run("hello").out)


def test_the_help_of_a_command_is_its_own(site: Path) -> None:
    assert "Usage: inspection hello [OPTIONS]\n\n  Say hello.\n" in run("hello", "--help").out


@pytest.mark.parametrize("words", [["--name", "x", "--plugin"], ["--plugin"]])
def test_a_command_of_a_plugin_file_is_called(words: list[str], plugin: Path) -> None:
    said = run("hello", *words, plugin)
    assert (0, f"hello {'x' if 'x' in words else 'you'}, en\n") == (said.status, said.out)


def test_a_group_of_a_plugin_has_commands_of_its_own(plugin: Path) -> None:
    assert "fixed it\n" == run("tools", "fix", "it", f"--plugin={plugin}").out


def test_what_stands_behind_two_dashes_is_for_the_command(plugin: Path) -> None:
    assert "fixed --plugin\n" == run("tools", f"--plugin={plugin}", "fix", "--", "--plugin").out


def test_a_command_is_told_the_language(plugin: Path) -> None:
    said = [run("hello", "--plugin", plugin, "--lang", "zh").out, run("hello", "--plugin", plugin, lang="zh_CN").out]
    assert ["hello you, zh\n"] * 2 == said


@pytest.mark.parametrize(("words", "status"), [((), 1), (("--misuse",), 2)])
def test_an_error_of_ours_that_a_command_raises_is_told_as_ours_are(
    words: tuple[str, ...], status: int, plugin: Path
) -> None:
    said = run("fail", *words, "--lang", "zh", "--plugin", plugin)
    assert (status, "", "XX001：全错了\n    请停下。\n") == (said.status, said.out, said.err)


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("nowhere", "IC401", "ModuleNotFoundError"),
        ("no-attribute", "IC401", "AttributeError"),
        ("no-command", "IC403", "plugin mine.py gave int where click.Command was asked for"),
        ("no-target", "IC403", "target='os'"),
    ],
)
def test_a_target_that_is_no_command_is_one_clear_error(name: str, code: str, words: str, plugin: Path) -> None:
    said = run(name, "--plugin", plugin)
    assert (1, "", True, True) == (said.status, said.out, said.err.startswith(code), words in said.err)


def test_our_own_commands_win_and_the_clash_is_told(plugin: Path) -> None:
    said = run("plugins", "--plugin", plugin)
    assert "IC418: plugin mine.py offers a command 'status', but that is one of our own\n" in said.out
    assert run("status", "--help").out == run("status", "--help", "--plugin", plugin).out


def test_a_clash_stands_in_the_data_with_its_plugin(plugin: Path) -> None:
    [mine] = [each for each in run("plugins", "--json", "--plugin", plugin).data if each["distribution"] == "mine.py"]
    assert ("status" in mine["offers"]["commands"], ["IC418"]) == (True, [each["code"] for each in mine["problems"]])


def test_a_name_of_nobody_is_told_with_the_one_that_was_meant(plugin: Path) -> None:
    said = run("helo", "--plugin", plugin)
    assert (2, True) == (said.status, "No such command 'helo'. Did you mean 'hello'?" in said.err)


def test_who_calls_a_command_of_a_broken_plugin_is_told_why_it_is_not_there(site: Path) -> None:
    (site / "mine.py").write_text("import no_such_module_anywhere\n", encoding="utf-8")
    said = run("hello")
    assert (2, True) == (said.status, "IC401: plugin mine failed" in said.err and "No such command 'hello'" in said.err)


def test_a_plugin_file_that_is_not_there_is_one_error() -> None:
    said = run("hello", "--plugin", "no.py")
    assert (1, True) == (said.status, "IC401" in said.err)


def test_no_traceback_reaches_who_calls_an_installed_command_wrongly(plugin: Path) -> None:
    done = call("no-command", "--plugin", plugin)
    assert (1, False) == (done.returncode, b"Traceback" in done.stderr)


def test_the_version_asks_no_plugin_and_imports_nothing_of_ours_but_the_command() -> None:
    code = "import sys; sys.argv = ['inspection', '--version']\nfrom inspection_core.cli import main\ntry: main()\n"
    code += "except SystemExit: print(*sorted(n for n in sys.modules if n.startswith(('inspection_core', 'pluggy'))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert f"inspection {ic.__version__}\n" == done.stdout.partition("inspection_core")[0]
    own = {"inspection_core", "inspection_core.__about__", "inspection_core.cli", "inspection_core.cli._language"}
    assert own == set(done.stdout.split()[2:])


def test_commands_are_offers_like_any_other(plugin: Path) -> None:
    plugins = ic.Plugins.installed(only=(), files=[plugin])
    offer: Any = plugins.commands["hello"]
    assert ("say hello to somebody", "mine.py") == (offer.summary, plugins.author("commands", "hello"))
    assert [] == [name for name in COMMANDS if name in ic.Plugins().commands]


def test_the_installed_command_finds_installed_plugins(site: Path) -> None:
    env = environment(PYTHONPATH=str(site))
    done = subprocess.run([installed(), "hello"], capture_output=True, check=True, env=env, encoding="utf-8")
    assert "hello you, en\n" == done.stdout
