"""What must not be in the repository, and what must."""

import re
from pathlib import Path

import pytest

from ._house import PLUGINS, ROOT, name_of, repository_files

# Written with brackets, so that this file doesn't name what it forbids.
FORBIDDEN = re.compile(
    r"p[y]pi\.o[r]g|p[y]thonhosted|r[e]gistry\.npm|d[e]b\.debian|/w[o]rk/[a-z.]|/r[o]ot/\.|/h[o]me/[a-z]|C:\\U[s]ers"
)
BINARY = {".docx", ".xlsx", ".pdf", ".png", ".jpg", ".gz", ".zip", ".ico", ".doc", ".xls", ".wps"}
NEVER_KEPT = {"uv.lock", "pylock.toml", ".python-version"}
FRAGMENT = re.compile(r"\d+\.(feature|change|fix|removal|doc)\.md")


def _texts() -> list[Path]:
    return [path for path in repository_files() if path.suffix.lower() not in BINARY]


def test_no_file_names_a_registry_or_a_path_of_some_machine() -> None:
    assert [] == [
        f"{name_of(path)}:{number}"
        for path in _texts()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if FORBIDDEN.search(line)
    ]


def test_no_lock_file_is_kept() -> None:
    assert [] == [name_of(path) for path in repository_files() if path.name in NEVER_KEPT]


def test_python_and_markdown_files_are_utf_8_with_plain_line_ends() -> None:
    wrong = []
    for path in _texts():
        if path.suffix in {".py", ".md", ".toml"}:
            data = path.read_bytes()
            data.decode("utf-8")
            if b"\r" in data or (data and not data.endswith(b"\n")):
                wrong.append(name_of(path))
    assert [] == wrong


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda plugin: plugin.name)
def test_a_plugin_has_its_readme_licence_and_type_marker(plugin: Path) -> None:
    folder = plugin.parents[1]
    assert (ROOT / "LICENSE").read_bytes() == (folder / "LICENSE").read_bytes()
    assert (folder / "README.md").read_text(encoding="utf-8").startswith(f"# {folder.name}\n")
    assert (plugin / "py.typed").is_file()


def test_news_fragments_are_named_as_their_readme_says() -> None:
    names = [path.name for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md"]
    assert [] == [name for name in names if not FRAGMENT.fullmatch(name)]
