"""From wheels alone: a plugin of another house adds its offers to the core without a change to it."""

import importlib.metadata
import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .data.cases import DATA, replace, small_case


def built(project: Path, out: Path) -> Path:
    """The wheel of a project, by the backend that its pyproject.toml names; nothing is fetched."""
    code = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    command = [sys.executable, "-c", code, str(out)]
    done = subprocess.run(command, cwd=project, check=True, capture_output=True, encoding="utf-8")
    return out / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def wheels(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The core's wheel and the plugin's."""
    out = tmp_path_factory.mktemp("dist")
    return [built(root, out), built(DATA / "house-plugin", out)]


def needed(distribution: str) -> Iterator[str]:
    """Names of what a distribution requires, and what that requires."""
    for text in importlib.metadata.requires(distribution) or ():
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)
            yield from needed(requirement.name)


def put_in(distribution: str, site: Path) -> None:
    """Copy an installed distribution into another environment: the same as installing its wheel, without a cache."""
    for file in importlib.metadata.files(distribution) or ():
        source, target = Path(str(file.locate())), site / file
        if ".." not in file.parts and source.is_file() and source.suffix != ".pyc":
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())


@pytest.fixture(scope="module")
def clean_python(wheels: list[Path], program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that holds the two wheels and what the core requires, and nothing else."""
    home = tmp_path_factory.mktemp("clean") / "venv"
    venv.create(home, symlinks=os.name == "posix")
    names = {"base": str(home), "platbase": str(home)}
    scripts, site = (Path(sysconfig.get_path(key, "venv", names)) for key in ("scripts", "purelib"))
    for distribution in set(needed("inspection-core")):
        put_in(distribution, site)
    python = scripts / Path(sys.executable).name
    uv = os.environ.get("UV") or program("uv")  # `uv run` says where it lies
    install = [uv, "pip", "install", "--quiet", "--offline", "--no-deps", "--python", str(python)]
    subprocess.run([*install, *map(str, wheels)], check=True, capture_output=True)
    return python


def clean_run(python: Path, *arguments: object) -> str:
    """What Python prints that is told of no other place to import from."""
    command = [str(python), "-I", "-W", "error", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert "" == done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def told(clean_python: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the plugin adds to a case that names its profile."""
    path = small_case(tmp_path_factory.mktemp("case"))
    replace(path / "case.yaml", "  feedback_date: 2024-01-08", "  feedback_date: 2024-01-08\n  profile: house")
    replace(path / "case.yaml", "    deadline: 2024-03-31", "    deadline: 8个工作日")
    made: dict[str, Any] = json.loads(clean_run(clean_python, DATA / "use_house.py", path))
    return made


def test_the_core_comes_from_its_wheel(told: dict[str, Any], clean_python: Path) -> None:
    assert Path(told["core"]).is_relative_to(clean_python.parents[1])


def test_an_installed_plugin_is_found_with_all_that_it_offers(told: dict[str, Any]) -> None:
    offers = [("calendars", "house-calendar"), ("checks", "house-titles"), ("exporters", "house-list")]
    expected = [[group, name, "3.1"] for group, name in [*offers, ("profiles", "house")]]
    assert (expected, []) == (told["house"], told["problems"])


def test_its_exporter_profile_and_calendar_are_used(told: dict[str, Any]) -> None:
    """Eight days of a week that ends on Thursday, from Monday 8 January: the last is Monday 22."""
    assert "- 1 会议记录不全 已立项 财务科 2024-01-22" == told["list"].splitlines()[0]


def test_its_check_runs_with_the_others(told: dict[str, Any]) -> None:
    (line,) = told["check"]
    assert line.startswith("case.yaml:")
    assert line.endswith("HS001 findings f02 › title: the title of finding 2 is longer than 6 characters. Shorten it.")


def test_the_built_in_offers_are_in_the_wheel_with_their_data(told: dict[str, Any]) -> None:
    assert "某局关于常规检查整改进展情况的内部通报" == told["ours"]


def test_the_core_imports_nothing_that_it_does_not_declare(clean_python: Path) -> None:
    """Its kit for authors of plugins may ask for pytest and hypothesis."""
    code = (
        "import importlib, pkgutil, inspection_core as ic\n"
        "for each in pkgutil.walk_packages(ic.__path__, 'inspection_core.'):\n"
        "    if not each.name.startswith('inspection_core.testing') and '__main__' not in each.name:\n"
        "        importlib.import_module(each.name)\n"
        "print(len(ic.__all__))"
    )
    import inspection_core

    assert f"{len(inspection_core.__all__)}\n" == clean_run(clean_python, "-c", code)


def test_the_wheel_of_the_core_holds_the_core_and_nothing_else(wheels: list[Path]) -> None:
    names = set(zipfile.ZipFile(wheels[0]).namelist())
    roots = {name.split("/")[0].removesuffix(".dist-info").partition("-")[0] for name in names}
    assert {"inspection_core"} == roots
    wanted = {"inspection_core/py.typed", "inspection_core/profiles/data/neutral-zh.yaml"}
    assert (set(), True) == (wanted - names, any(name.endswith("/licenses/LICENSE") for name in names))
