"""PDFs: the lines of each page, without what is printed at the edge of all of them."""

import pytest
from inspection_core_bulletin.readers import _pdf_safety, read_data
from inspection_core_bulletin.readers._pages import Page, without_furniture
from inspection_core_bulletin.readers._radicals import ideographs

import inspection_core as ic

from ._reader_files import pdf, pdf_of

pytest.importorskip("pypdfium2")


def codes(source: ic.SourceText) -> list[str]:
    return [problem.code for problem in source.problems]


def refused(data: bytes) -> ic.Diagnostic:
    with pytest.raises(ic.CaseFileError) as caught:
        read_data(data, "a.pdf")
    return caught.value.problems[0]


def test_lines_stay_lines_and_nothing_is_certain() -> None:
    source = read_data(pdf(["First line", "second line"], ["third"]), "a.pdf")
    assert ("First line\nsecond line\nthird", False, ["IB230"]) == (source.text, source.is_certain, codes(source))


def test_a_place_is_told_by_its_page() -> None:
    source = read_data(pdf(["First"], ["third"]), "a.pdf")
    assert ic.Location(file="a.pdf", part="p. 2", start=6, end=11) == source.where(6, 11)
    assert [(1, 1), (2, 2)] == [(place.paragraph, place.page) for place in source.paragraphs]


def test_page_numbers_and_running_headers_are_left_out_and_said() -> None:
    pages = [["Annual report", f"text of page {word}", f"- {at} -"] for at, word in enumerate("abc", start=1)]
    source = read_data(pdf(*pages), "a.pdf")
    assert ("text of page a\ntext of page b\ntext of page c", ["IB230", "IB231"]) == (source.text, codes(source))
    assert 6 == source.problems[1].facts["count"]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([["甲", "— 1 —"]], [["甲"]]),
        ([["甲", "第1页 共2页"], ["乙", "第2页 共2页"]], [["甲"], ["乙"]]),
        ([["甲", "3"], ["乙", "4"]], [["甲"], ["乙"]]),
        ([["甲", "1"]], [["甲"]]),
        ([["甲", "2023"]], [["甲", "2023"]]),
        ([["甲", "12"], ["乙", "7"]], [["甲", "12"], ["乙", "7"]]),
        ([["眉", "甲"], ["眉", "乙"]], [["眉", "甲"], ["眉", "乙"]]),
        ([["眉", "甲"], ["眉", "乙"], ["眉", "丙"]], [["甲"], ["乙"], ["丙"]]),
    ],
)
def test_what_is_furniture_and_what_is_not(pages: list[list[str]], expected: list[list[str]]) -> None:
    kept, _ = without_furniture(tuple(Page(lines=tuple(lines)) for lines in pages))
    assert expected == [list(page.lines) for page in kept]


def test_radicals_are_the_characters_that_they_look_like() -> None:
    assert "一、人民⺈立行" == ideographs("⼀、⼈⺠⺈⽴行")[0]


def test_a_scan_is_refused() -> None:
    assert "IB209" == refused(pdf([], [])).code


def test_a_page_without_text_among_others_is_said() -> None:
    source = read_data(pdf(["text"], [], ["more"]), "a.pdf")
    assert ("text\nmore", ("2",)) == (source.text, source.problems[1].facts["pages"])


def test_a_damaged_pdf_is_refused() -> None:
    assert "IB205" == refused(b"%PDF-1.4\nnothing").code


def test_drawings_within_drawings_end_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pdf_safety, "PDF_SECONDS", 2)
    levels, font = 12, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    size, drawing = "/MediaBox [0 0 595 842]", "/Resources << /XObject << /F 5 0 R >> >>"
    page = f"<< /Type /Page /Parent 2 0 R {size} /Contents 4 0 R {drawing} >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page]
    objects.append("<< /Length 5 >>\nstream\n/F Do\nendstream")
    for at in range(levels):
        is_last = at == levels - 1
        drawn = "BT /F1 12 Tf (x) Tj ET" if is_last else "q /F Do Q " * 10
        used = f"/Font << /F1 {font} >>" if is_last else f"/XObject << /F {6 + at} 0 R >>"
        head = f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {used} >> /Length {len(drawn)} >>"
        objects.append(f"{head}\nstream\n{drawn}\nendstream")
    assert "IB204" == refused(pdf_of(objects)).code


def test_a_pdf_that_unpacks_to_much_is_read_apart() -> None:
    source = read_data(pdf(["text"], extra="0 0 m " * 1_000_000), "a.pdf")
    assert "text" == source.text
