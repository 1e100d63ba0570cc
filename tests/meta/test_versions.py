"""One version, written in one place."""

import importlib.metadata
import tomllib
from pathlib import Path

import pytest

import inspection_core
from inspection_core.__about__ import __version__

from ._house import CORE, PLUGINS, ROOT

DISTRIBUTIONS = ["inspection-core", *(plugin.parents[1].name for plugin in PLUGINS)]


@pytest.mark.parametrize("distribution", DISTRIBUTIONS)
def test_every_distribution_has_the_one_version(distribution: str) -> None:
    assert __version__ == importlib.metadata.version(distribution)


def test_the_package_says_its_version() -> None:
    assert __version__ == inspection_core.__version__


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda plugin: plugin.name)
def test_a_plugin_reads_its_version_from_the_core(plugin: Path) -> None:
    folder = plugin.parents[1]
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    assert CORE / "__about__.py" == (folder / project["tool"]["hatch"]["version"]["path"]).resolve()


def test_the_changelog_begins_with_this_version_or_what_is_to_come() -> None:
    titles = [
        line for line in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines() if line.startswith("## ")
    ]
    assert not titles or titles[0].removeprefix("## ").split()[0] == __version__
