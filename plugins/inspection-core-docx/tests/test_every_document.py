"""Whatever document the package offers, of whichever example: valid, whole, and the same each time."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from ._documents import paragraphs, parts, require_valid
from ._every import DAYS, MADE, exported, made, report

every = pytest.mark.parametrize(("example", "name"), MADE, ids=[" ".join(each) for each in MADE])


@every
def test_it_is_valid(example: str, name: str, material: Path) -> None:
    require_valid(made(example, name), material)


@every
def test_it_has_the_same_bytes_twice(example: str, name: str) -> None:
    assert made(example, name) == exported(example, name)


@every
def test_no_tag_is_left_in_it(example: str, name: str) -> None:
    said = b"\n".join(data for part, data in parts(made(example, name)).items() if part.endswith(".xml"))
    assert [] == re.findall(rb"\{[{%#][^<]*|[}%#]\}", said)


@every
def test_it_says_what_it_is(example: str, name: str) -> None:
    core = etree.fromstring(parts(made(example, name))["docProps/core.xml"])
    said = {etree.QName(element).localname: element.text for element in core}
    about = report(example)
    assert said.pop("title")
    assert {
        "creator": about.inspection.inspected,
        "created": f"{DAYS[example]}T00:00:00Z",
        "modified": f"{DAYS[example]}T00:00:00Z",
        "language": "zh-CN" if about.language == "zh" else "en",
    } == said


@pytest.fixture(scope="module")
def printed(
    to_pdf: Callable[..., dict[str, Path]], program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, str], str]:
    """`printed(example, name)` gives the text of the pages, in the order in which it was set, without white space."""
    pdfs = to_pdf(**{f"{example}-{name}": made(example, name) for example, name in MADE})
    pdftotext = program("pdftotext")

    def read(example: str, name: str) -> str:
        done = subprocess.run([pdftotext, "-raw", str(pdfs[f"{example}-{name}"]), "-"], capture_output=True, check=True)
        return _folded(done.stdout.decode())

    return read


def _folded(text: str) -> str:
    """Without white space, page numbers, and boxes, which come from another font and so at another time."""
    return re.sub(r"\s|\xad|—\s*\d+\s*—|[☐☑☒□■]", "", text)


def _pieces(said: str, text: str) -> int:
    """In how many pieces a paragraph is in a text: those of a cell over several pages have other cells between."""
    count = 0
    while said and count < 9:
        longest = next((n for n in range(len(said), 0, -1) if said[:n] in text), 0)
        said, count = said[longest:], count + 1 if longest else 9
    return count


@every
def test_every_paragraph_is_on_the_pages(example: str, name: str, printed: Callable[[str, str], str]) -> None:
    text = printed(example, name)
    assert [] == [said for said in paragraphs(made(example, name)) if _pieces(_folded(said), text) > 3]
