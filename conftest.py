"""What all tests share, those of the plugins and of the documentation too: fixtures, hypothesis, code in Markdown.

In README and docs, a `python` block is run (and compared where it is written with `>>>`). In a `console` block,
each `$ inspection …` line is run and what it prints is compared with what is written below it: a line `...` stands
for any number of lines, `...` within a line for any text. `$ cd`, `$ cat`, `$ cp` and `$ mkdir` are run too; other
commands are there to be read. A block of any language with `title="some/file"` is written to that file, with
`title="some/file, at the end"` (`，末尾`) put at its end. All blocks of a page share one copy of `examples/` as their
working directory.
"""

import contextlib
import difflib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest.mock
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer

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


def commands_of(block: str) -> list[tuple[str, list[str]]]:
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
    """What a command prints; `inspection` runs in this process, which is ten times faster than one of its own."""
    language = "zh_CN.UTF-8" if chinese else "en_US.UTF-8"
    said = {"LANG": language, "LC_ALL": language, "PYTHONUTF8": "1", "NO_COLOR": "1", "COLUMNS": "120"}
    environment = {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "LANGUAGE"}} | said
    if command.startswith("inspection "):
        printed = _inspect(_words(command), environment)
    else:
        done = subprocess.run(
            command,
            shell=True,
            env=environment,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        printed = done.stdout + done.stderr
    return "".join(f"{line.rstrip()}\n" for line in printed.splitlines())


def _words(command: str) -> list[str]:
    """The words of a command as a shell gives them: `copies/*.xlsx` is what is there."""
    found = ((word, sorted(map(str, Path().glob(word))) if "*" in word else []) for word in shlex.split(command))
    return [each for word, paths in found for each in paths or [word]]


def _inspect(words: list[str], environment: dict[str, str]) -> str:
    from inspection_core.cli import main

    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        unittest.mock.patch.dict(os.environ, environment, clear=True),
        unittest.mock.patch.object(sys, "argv", words),
        unittest.mock.patch.object(sys, "stdin", io.StringIO()),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        contextlib.suppress(SystemExit),
    ):
        main()
    return "".join(stream.buffer.getvalue().decode() for stream in (out, err))


def run_command(command: str, *, chinese: bool) -> str | None:
    """What a line of a console block prints; None for one that prints nothing or is only there to be read."""
    word, _, rest = command.partition(" ")
    if word == "cd":
        os.chdir(rest.strip())
    return _run(command, chinese=chinese) if word in _RUN else None


def evaluate_console(example: Example) -> str | None:
    """What a console block prints other than is written; None where they agree."""
    for command, expected in commands_of(example.parsed):
        actual = run_command(command, chinese=Path(example.path).stem.endswith(".zh"))
        while expected and not expected[-1].strip():
            expected.pop()
        if actual is not None and not _matches(expected, actual):
            difference = difflib.unified_diff(expected, actual.splitlines(), "written", "printed", lineterm="")
            return "\n".join([f"$ {command}", *difference])
    return None


_FILE_BLOCK = re.compile(r'\w+ title="(?P<name>[^",，]+)(?P<end>(?:, at the end|，末尾)?)"$\n', re.MULTILINE)


def _file_blocks(document: Document) -> Iterator[Region]:
    for region in RawFencedCodeBlockLexer(_FILE_BLOCK)(document):
        lines = document.text[region.start : region.end].splitlines(keepends=True)
        region.parsed, region.evaluator = "".join(lines[1:-1]), _write_file  # with its indent, unlike the lexeme
        yield region


def _write_file(example: Example) -> None:
    path = Path(example.region.lexemes["name"])
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a" if example.region.lexemes["end"] else "w", encoding="utf-8", newline="\n") as file:
        file.write(example.parsed)


MARKDOWN = Sybil(
    parsers=[
        _file_blocks,
        PythonCodeBlockParser(),
        CodeBlockParser(language="console", evaluator=evaluate_console),
        SkipParser(),
    ],
    patterns=["README*.md", "docs/*.md", "docs/**/*.md", "plugins/*/README*.md"],
    path=str(ROOT),
    setup=_enter_sandbox,
    teardown=_leave_sandbox,
)
pytest_collect_file = MARKDOWN.pytest()
