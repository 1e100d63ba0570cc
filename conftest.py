"""What all tests share, those of the plugins and of the documentation too: fixtures, hypothesis, code in Markdown.

In README and docs, a `python` block is run (and compared where it is written with `>>>`). In a `console` block,
each `$ inspection …` line is run and what it prints is compared with what is written below it: a line `...` stands
for any number of lines, `...` within a line for any text. `$ cd`, `$ cat`, `$ cp` and `$ mkdir` are run too; other
commands are there to be read. All blocks of a page share one copy of `examples/` as their working directory.
"""

import contextlib
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

ROOT = Path(__file__).parent
NO_SKIP = os.environ.get("INSPECTION_NO_SKIP") == "1"

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


def _skip(reason: str, *, allowed: bool = False) -> None:
    if NO_SKIP and not allowed:
        pytest.fail(f"{reason}, and INSPECTION_NO_SKIP=1 allows no skip", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def material() -> Path:
    """Real bulletins with what is in them, kept outside the repository; the one thing that may be absent."""
    named = os.environ.get("INSPECTION_MATERIAL")
    folder = (ROOT / (named or "../shared")).resolve()
    if not (folder / "seed").is_dir():
        _skip(f"no material in {named or '../shared'} (INSPECTION_MATERIAL names its folder)", allowed=not named)
    return folder


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """`program("soffice")` gives the path of an installed program, or skips."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            _skip(f"{name} is not installed")
        return str(path)

    return find


# --- code in Markdown -------------------------------------------------------------------------------------------

_RUN = {"inspection", "cat", "cp", "mkdir"}


def _enter_sandbox(namespace: dict[str, Any]) -> None:
    stack = namespace["_sandbox"] = contextlib.ExitStack()
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="inspection-docs-"))).resolve()
    if (ROOT / "examples").is_dir():
        unwanted = shutil.ignore_patterns("build", "__pycache__", "*.lock")
        shutil.copytree(ROOT / "examples", folder / "examples", ignore=unwanted)
    stack.enter_context(contextlib.chdir(folder))


def _leave_sandbox(namespace: dict[str, Any]) -> None:
    namespace["_sandbox"].close()


def _commands(block: str) -> list[tuple[str, list[str]]]:
    """Split a console block into commands and the lines expected of each; a trailing backslash continues."""
    commands: list[tuple[str, list[str]]] = []
    for line in re.sub(r" *\\\n(?:> )? *", " ", block).splitlines():
        if line.startswith("$ "):
            commands.append((line[2:].strip(), []))
        elif commands:
            commands[-1][1].append(line)
    return commands


def _matches(expected: list[str], actual: str) -> bool:
    def pattern(line: str) -> str:
        if line.strip() == "...":
            return r"(?:[^\n]*\n)*?"
        return r"[^\n]*".join(re.escape(part) for part in line.rstrip().split("...")) + r"\n"

    return re.fullmatch("".join(map(pattern, expected)), actual) is not None


def _run(command: str, *, chinese: bool) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "LANGUAGE"}}
    language = "zh_CN.UTF-8" if chinese else "en_US.UTF-8"
    environment |= {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
        "LANG": language,
        "LC_ALL": language,
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        "COLUMNS": "120",
    }
    done = subprocess.run(
        command,
        shell=True,
        env=environment,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return "".join(f"{line.rstrip()}\n" for line in (done.stdout + done.stderr).splitlines())


def _evaluate_console(example: Example) -> str | None:
    for command, expected in _commands(example.parsed):
        word, _, rest = command.partition(" ")
        if word == "cd":
            os.chdir(rest.strip())
        elif word in _RUN:
            actual = _run(command, chinese=Path(example.path).stem.endswith(".zh"))
            while expected and not expected[-1].strip():
                expected.pop()
            if not _matches(expected, actual):
                difference = difflib.unified_diff(expected, actual.splitlines(), "written", "printed", lineterm="")
                return "\n".join([f"$ {command}", *difference])
    return None


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser(language="console", evaluator=_evaluate_console),
        SkipParser(),
    ],
    patterns=["README*.md", "docs/*.md", "docs/**/*.md", "plugins/*/README*.md"],
    path=str(ROOT),
    setup=_enter_sandbox,
    teardown=_leave_sandbox,
).pytest()
