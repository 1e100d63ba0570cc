"""Who may import what, beyond the order of rooms that import-linter holds."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ._house import CORE, EXAMPLES, PLUGINS, ROOT, foreign, imports, name_of, parsed, sources

CORE_REQUIREMENTS = {"attrs", "cattrs", "click", "filelock", "pluggy", "yaml"}
DISTRIBUTION_OF = {"yaml": "pyyaml"}
AUTHOR_KIT = {"inspection_core.testing": {"hypothesis", "pytest"}}  # needed only by who tests a plugin
PUBLIC_ROOMS = {"inspection_core", "inspection_core.testing"}

OUTSIDE_THE_CORE = sources(*PLUGINS, *(plugin.parents[1] / "tests" for plugin in PLUGINS), EXAMPLES)


def _project(folder: Path) -> dict[str, object]:
    return tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _names(requirements: object) -> set[str]:
    assert isinstance(requirements, list)
    return {re.split(r"[^\w-]", text)[0].lower() for text in requirements}


@pytest.mark.parametrize("path", sources(CORE), ids=name_of)
def test_the_core_imports_only_its_few_requirements(path: Path) -> None:
    room = ".".join(path.relative_to(CORE.parent).with_suffix("").parts[:2])
    allowed = CORE_REQUIREMENTS | AUTHOR_KIT.get(room, set())
    assert [] == [
        f"{name_of(path)}:{i.line} {i.module}" for i in imports(path) if foreign(i.module) and i.root not in allowed
    ]


def test_the_requirements_of_the_core_are_those_that_it_may_import() -> None:
    assert {DISTRIBUTION_OF.get(name, name) for name in CORE_REQUIREMENTS} == _names(_project(ROOT)["dependencies"])


def test_every_requirement_has_a_lower_bound() -> None:
    for folder in (ROOT, *(plugin.parents[1] for plugin in PLUGINS)):
        requirements = _project(folder)["dependencies"]
        assert isinstance(requirements, list)
        assert [] == [text for text in requirements if ">=" not in text]


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, inspection_core; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    heavy = {"cattrs", "click", "docx", "docxtpl", "filelock", "jinja2", "lxml", "rich", "xlsxwriter", "yaml"}
    assert set() == heavy & set(done.stdout.split())


@pytest.mark.parametrize("path", OUTSIDE_THE_CORE, ids=name_of)
def test_plugins_and_examples_use_only_public_names(path: Path) -> None:
    assert [] == [f"{name_of(path)}:{line} {name}" for line, name in _used(path) if not _is_public(name)]


def _is_public(name: str) -> bool:
    import inspection_core

    room, _, last = name.rpartition(".")
    if name in PUBLIC_ROOMS:
        return True
    if room == "inspection_core":
        return last in inspection_core.__all__
    return room in PUBLIC_ROOMS and not last.startswith("_")


def _used(path: Path) -> Iterator[tuple[int, str]]:
    """What a file takes from the core: `from inspection_core import x`, and `ic.x` where ic is the core."""
    aliases = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            aliases |= {alias.asname or alias.name for alias in node.names if alias.name == "inspection_core"}
    for i in imports(path):
        if i.root == "inspection_core":
            yield i.line, f"{i.module}.{i.name}" if i.name else i.module
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in aliases:
            yield node.lineno, f"inspection_core.{node.attr}"


def test_import_linter_and_the_developers_know_every_plugin() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    linter = settings["tool"]["importlinter"]
    contracts = {contract["id"]: contract for contract in linter["contracts"]}
    packages = {plugin.name for plugin in PLUGINS}
    distributions = {plugin.parents[1].name for plugin in PLUGINS}
    assert packages | {"inspection_core"} == set(linter["root_packages"])
    assert packages == set(contracts["plugins"]["modules"])
    assert packages <= set(contracts["documents"]["forbidden_modules"])
    assert distributions == set(settings["tool"]["uv"]["sources"])
    assert distributions <= _names([text for text in settings["dependency-groups"]["dev"] if isinstance(text, str)])
    assert distributions == _names(
        [text for texts in _project(ROOT)["optional-dependencies"].values() for text in texts]
    )
