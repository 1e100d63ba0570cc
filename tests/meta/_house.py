"""Where the code stands, and how the house rules read it."""

import ast
import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
CORE = ROOT / "src" / "inspection_core"
PLUGINS = tuple(sorted(path.parent for path in ROOT.glob("plugins/*/src/*/__init__.py")))
EXAMPLES = ROOT / "examples"


def name_of(path: Path) -> str:
    """Where a file stands, as one would say it: relative to the repository, with slashes."""
    return path.relative_to(ROOT).as_posix()


def sources(*folders: Path) -> list[Path]:
    """The Python files of folders."""
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def modules() -> tuple[ModuleType, ...]:
    """Every module of the core and of the plugins of this repository, imported."""
    names = [
        module.name
        for package in (CORE, *PLUGINS)
        for module in [package, *pkgutil.walk_packages([str(package)], f"{package.name}.")]
        if not module.name.endswith("__main__")
    ]
    return tuple(importlib.import_module(name) for name in names)


class Import(NamedTuple):
    """One imported name: `import module` has no `name`, `from module import name` has both."""

    module: str
    name: str | None
    line: int

    @property
    def root(self) -> str:
        return self.module.partition(".")[0]


def imports(path: Path) -> Iterator[Import]:
    """All imports of a file, those inside functions too, with relative ones made absolute."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, None, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = ".".join(filter(None, [_package(path, node.level), node.module]))
            yield from (Import(module, alias.name, node.lineno) for alias in node.names)


def _package(path: Path, level: int) -> str:
    if level == 0:
        return ""
    top = path.parent
    for _ in range(level - 1):
        top = top.parent
    source = next((base for base in path.parents if base.name == "src"), path.parent)
    return ".".join(top.relative_to(source).parts)


def foreign(module: str) -> bool:
    """Whether a module is from outside: neither the standard library's nor ours."""
    root = module.partition(".")[0]
    return root not in sys.stdlib_module_names and root not in {CORE.name, *(plugin.name for plugin in PLUGINS)}


@cache
def repository_files() -> tuple[Path, ...]:
    """The files that are in git, or would be added."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(path for path in paths if path.is_file())
