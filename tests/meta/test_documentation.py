"""The pages hang together: each stands in the navigation, has its twin in Chinese, and links to what is there."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from ._house import ROOT, name_of, repository_files

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
ENGLISH = [path for path in [ROOT / "README.md", *PAGES] if not path.stem.endswith(".zh")]
BOTH = [path for path in ENGLISH if path.parent.name != "reference" or path.stem == "index"]
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w+)([^\n]*)\n.*?^```$", re.MULTILINE | re.DOTALL)


def _listed(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        yield from (page for part in nav.values() for page in _listed(part))
    elif isinstance(nav, list):
        yield from (page for part in nav for page in _listed(part))


def _twin(path: Path) -> Path:
    return path.with_name(f"{path.stem}.zh.md")


def _shape(path: Path) -> list[tuple[str, str]]:
    """Headings by level and code blocks by language, in their order."""
    text = path.read_text(encoding="utf-8")
    blocks = [(match.start(), "code", match[1]) for match in FENCE.finditer(text)]
    prose = FENCE.sub(lambda match: " " * len(match[0]), text)
    blocks += [(match.start(), "heading", match[1]) for match in re.finditer(r"^(#+) ", prose, re.MULTILINE)]
    return [(kind, what) for _, kind, what in sorted(blocks)]


def test_every_page_stands_in_the_navigation_once() -> None:
    listed = _listed(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"])
    assert Counter(path.relative_to(DOCS).as_posix() for path in PAGES) == Counter(listed)


@pytest.mark.parametrize("path", BOTH, ids=name_of)
def test_a_page_that_users_read_has_a_twin_in_chinese(path: Path) -> None:
    assert _twin(path).is_file()
    assert _twin(path).name in path.read_text(encoding="utf-8")
    assert path.name in _twin(path).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [path for path in BOTH if path.parent.name != "reference"], ids=name_of)
def test_twins_have_the_same_parts(path: Path) -> None:
    assert _shape(path) == _shape(_twin(path))


@pytest.mark.parametrize(
    "path", [path for path in repository_files() if path.suffix == ".md" and "tests" not in path.parts], ids=name_of
)
def test_links_lead_to_files(path: Path) -> None:
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    links = (unquote(link.partition("#")[0]) for link in LINK.findall(text) if not re.match(r"\w+:", link))
    assert [] == [link for link in links if link and not (path.parent / link).exists()]
