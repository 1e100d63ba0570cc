"""How the pages look, as LibreOffice sets them: GB/T 9704-2012, and nothing of the text lost."""

import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import attrs
import pytest
from lxml import etree

import inspection_core as ic

from ._documents import W, export, paragraphs, parts, report_saying

MILLIMETRE = 72 / 25.4
WIDE = re.compile(r"[\u3001-\u9fff\uff01-\uff5e]+")


class Line(NamedTuple):
    top: float
    left: float
    right: float
    text: str


@pytest.fixture(scope="module")
def pages(program: Callable[[str], str]) -> Callable[[Path], list[list[Line]]]:
    """`pages(pdf)` gives the lines of each page from the top, the page number last."""
    pdftotext = program("pdftotext")

    def read(pdf: Path) -> list[list[Line]]:
        done = subprocess.run([pdftotext, "-bbox", str(pdf), "-"], capture_output=True, check=True)
        html = etree.fromstring(done.stdout, etree.HTMLParser(encoding="utf-8"))
        return [_lines(page) for page in html.iter("page")]

    return read


def _lines(page: etree._Element) -> list[Line]:
    rows: dict[int, list[Line]] = defaultdict(list)
    for word in page.iter("word"):
        top, left, right = (float(word.get(name)) for name in ("ymin", "xmin", "xmax"))
        rows[round((top + float(word.get("ymax"))) / 20)].append(Line(top, left, right, word.text))
    lines = [sorted(words, key=lambda word: word.left) for _, words in sorted(rows.items())]
    return [Line(ws[0].top, ws[0].left, max(w.right for w in ws), "".join(w.text for w in ws)) for ws in lines]


def _folded(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", ["public", "internal", "english"])
def test_every_paragraph_is_on_the_pages(
    name: str, pdfs: dict[str, Path], pages: Callable[[Path], list[list[Line]]], request: pytest.FixtureRequest
) -> None:
    printed = "".join(line.text for page in pages(pdfs[name]) for line in page[:-1])
    said = [_folded(text) for text in paragraphs(export(request.getfixturevalue(name)))]
    assert [] == [text for text in said if text not in _folded(printed)]


def test_a_page_has_22_lines_of_28_characters(
    public: ic.Report, to_pdf: Callable[..., dict[str, Path]], pages: Callable[[Path], list[list[Line]]]
) -> None:
    full = pages(to_pdf(full=export(report_saying(public, "整" * 28 * 22 * 4)))["full"])[2:5]
    assert [[28] * 22] * 3 == [[len(line.text) for line in page[:-1]] for page in full]
    tops = [line.top for line in full[0][:-1]]
    assert pytest.approx(28.95, abs=0.02) == (tops[-1] - tops[0]) / 21


def test_pages_are_full_unless_a_heading_moves_on(
    pdfs: dict[str, Path], pages: Callable[[Path], list[list[Line]]]
) -> None:
    lengths = Counter(len(page) - 1 for page in pages(pdfs["public"])[1:-1])
    assert 22 == max(lengths) == lengths.most_common(1)[0][0]


def test_a_full_line_has_28_characters(pdfs: dict[str, Path], pages: Callable[[Path], list[list[Line]]]) -> None:
    """Of those that reach the margin; some are wider set, as no line begins with a mark."""
    edge = 184 * MILLIMETRE
    lines = [line for page in pages(pdfs["public"]) for line in page[:-1] if WIDE.fullmatch(line.text)]
    lengths = Counter(len(line.text) for line in lines if line.left < 80 and edge - 2 < line.right < edge + 1)
    assert 28 == max(lengths) == lengths.most_common(1)[0][0]


def test_the_text_keeps_within_the_margins(pdfs: dict[str, Path], pages: Callable[[Path], list[list[Line]]]) -> None:
    text = [line for page in pages(pdfs["public"]) for line in page[:-1]]
    within = [line for line in text if not line.text.endswith(("，", "。", "；", "、", "：", "”"))]
    assert pytest.approx(28 * MILLIMETRE, abs=1) == min(line.left for line in text)
    assert pytest.approx(184 * MILLIMETRE, abs=1.5) == max(line.right for line in within)
    assert 37 * MILLIMETRE <= min(line.top for line in text)
    assert (297 - 35) * MILLIMETRE >= max(line.top for line in text) + 16


def test_page_numbers_stand_outside(pdfs: dict[str, Path], pages: Callable[[Path], list[list[Line]]]) -> None:
    numbers = [page[-1] for page in pages(pdfs["public"])]
    assert [f"—{number}—" for number in range(1, len(numbers) + 1)] == [line.text for line in numbers]
    assert [pytest.approx(184 * MILLIMETRE - 14, abs=1)] * len(numbers[::2]) == [n.right for n in numbers[::2]]
    assert [pytest.approx(28 * MILLIMETRE + 14, abs=1)] * len(numbers[1::2]) == [n.left for n in numbers[1::2]]


def test_the_signature_is_never_alone(
    public: ic.Report, to_pdf: Callable[..., dict[str, Path]], pages: Callable[[Path], list[list[Line]]]
) -> None:
    quiet = attrs.evolve(public, inspection=attrs.evolve(public.inspection, contact=None), aspects=(), sections=())
    section = public.sections[-1]
    ended = [
        attrs.evolve(
            quiet, sections=(attrs.evolve(section, lead=None, topics=(ic.TopicView(text="一" * 26),) * count),)
        )
        for count in range(5, 10)
    ]
    documents = {f"d{number}": export(report) for number, report in enumerate(ended)}
    last = [pages(pdf)[-1] for pdf in to_pdf(**documents).values()]
    assert {"一" * 26} == {page[-4].text for page in last if len(page) > 3}
    assert all(len(page) > 3 for page in last)
    assert {1, 2} == {int(page[-1].text.strip("—")) for page in last}


def test_settings_are_those_of_the_standard(public: ic.Report) -> None:
    made = parts(export(public))
    document, styles = (etree.fromstring(made[f"word/{name}.xml"]) for name in ("document", "styles"))
    page = {name.rpartition("}")[2]: value for name, value in document.find(f".//{W}pgMar").attrib.items()}
    grid = document.find(f".//{W}docGrid")
    normal = styles.find(f"{W}style[@{W}styleId='Normal']")
    spacing = normal.find(f"{W}pPr/{W}spacing")
    assert [37, 26, 35, 28] == [round(int(page[side]) / 1440 * 25.4) for side in ("top", "right", "bottom", "left")]
    assert ("lines", "579") == (grid.get(f"{W}type"), grid.get(f"{W}linePitch"))
    assert ("579", "exact") == (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule"))
    assert "-5" == normal.find(f"{W}rPr/{W}spacing").get(f"{W}val")
    assert "1" == normal.find(f"{W}pPr/{W}overflowPunct").get(f"{W}val")
    assert b"<w:evenAndOddHeaders/>" in made["word/settings.xml"]
    assert [] == [f for f in styles.iter(f"{W}rFonts") if f.get(f"{W}eastAsia") is None]


def test_marks_and_latin_letters_keep_the_lines(
    public: ic.Report, to_pdf: Callable[..., dict[str, Path]], pages: Callable[[Path], list[list[Line]]]
) -> None:
    """What LibreOffice lost at the ends of lines before punctuation was let hang."""
    text = "，".join(f"第{number}项ABC{number * 37}完成率{number}.5%" for number in range(40)) + "。"
    printed = "".join(
        line.text for page in pages(to_pdf(marks=export(report_saying(public, text)))["marks"]) for line in page[:-1]
    )
    assert text in _folded(printed)
