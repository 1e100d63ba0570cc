"""Web pages: the blocks that a browser shows, without what stands around the article."""

import pytest
from inspection_core_bulletin.readers import read_data

import inspection_core as ic


def read(page: str, *, encoding: str = "utf-8", name: str = "a.html") -> ic.SourceText:
    return read_data(page.encode(encoding), name)


def body(inside: str) -> str:
    return read(f"<html><body>{inside}</body></html>").text


def codes(source: ic.SourceText) -> list[str]:
    return [problem.code for problem in source.problems]


def test_blocks_are_lines_and_what_is_inline_joins() -> None:
    page = "<h1>通报</h1><div>前言<p><strong>1.</strong><span>理论学习</span>问题</p>后语</div><p>甲<br>乙</p>"
    assert "通报\n前言\n1.理论学习问题\n后语\n甲\n乙" == body(page)


def test_a_line_break_within_a_paragraph_is_no_end_of_it() -> None:
    assert 1 == len(read("<p>甲<br>乙</p>").paragraphs)


def test_blanks_of_the_source_are_none_of_the_page_but_its_own_stay() -> None:
    assert "　　整改工作\u00a0有序 推进" == body("<p>　　整改\n   工作&nbsp;有序   推进 </p>")


def test_entities_are_characters() -> None:
    assert "“甲”&乙<丙—①" == body("<p>&ldquo;甲&rdquo;&amp;乙&lt;丙&mdash;&#9312;</p>")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ol><li>甲<li>乙</ol>", "1. 甲\n2. 乙"),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", "3. 甲\n7. 乙\n8. 丙"),
        ("<ol reversed><li>甲<li>乙</ol>", "2. 甲\n1. 乙"),
        ("<ol type=A><li>甲<ol type=i><li>乙<li>丙</ol><li>丁</ol>", "A. 甲\ni. 乙\nii. 丙\nB. 丁"),
        ("<ol style='list-style-type:cjk-ideographic'><li><p>甲</p><p>续</p><li>乙</ol>", "一、甲\n续\n二、乙"),
        ("<ol style='list-style:none'><li>一、甲</ol>", "一、甲"),
        ("<ul><li>甲<li>乙</ul>", "甲\n乙"),
        ("<ol><li><li>乙</ol>", "2. 乙"),
    ],
)
def test_lists_show_their_numbers(page: str, expected: str) -> None:
    assert expected == body(page)


def test_preformatted_text_keeps_its_lines_and_blanks() -> None:
    assert "一、  甲\n乙" == body("<pre>一、  甲\n乙\n</pre>")


def test_what_stands_around_the_article_is_left_out_and_said() -> None:
    source = read(
        "<html><head><title>网站</title><style>p{}</style></head><body><script>var a;</script><nav>首页 &gt; 公开</nav>"
        "<header><a>站名</a></header><header><h1>通报</h1></header><div class='crumb'>当前位置</div><p>正文</p>"
        "<p style='display: none'>不可见</p><footer>版权所有</footer></body></html>"
    )
    assert ("通报\n正文", ["IB235"]) == (source.text, codes(source))
    assert "首页 > 公开" in source.problems[0].say("zh")


def test_an_article_is_no_furniture_whatever_it_is_called() -> None:
    assert 3000 == len(body(f"<div class='footer'>{'整改' * 1500}</div>"))


def test_a_table_with_cells_over_rows_and_columns() -> None:
    page = (
        "<p>前</p><table><caption>台账</caption><tr><th rowspan=2>问题<th colspan=2>整改</tr>"
        "<tr><td>措施<br>二<td>时限</tr><tr><td>甲<td>乙<td>丙</tr></table><p>后</p>"
    )
    source = read(page)
    assert "前\n台账\n问题\t整改\t\n\t措施 二\t时限\n甲\t乙\t丙\n后" == source.text
    (found,) = source.tables
    assert (("问题", "整改", None), (None, "措施\n二", "时限"), ("甲", "乙", "丙")) == found.sheet.rows
    assert {(0, 0, 1, 0), (0, 1, 0, 2)} == set(found.sheet.merged)
    assert "问题\t整改" == source.text[found.start : found.end][:5]


def test_a_table_that_lays_out_the_page_is_none() -> None:
    page = "<table><tr><td>左栏<td><p>一、标题</p><table><tr><td>甲<td>乙</table></table>"
    source = read(page)
    assert "左栏\n一、标题\n甲\t乙" == source.text
    assert [(("甲", "乙"),)] == [each.sheet.rows for each in source.tables]


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030", ""])
def test_a_page_in_gb18030_whatever_it_calls_it(declared: str) -> None:
    source = read(f"<html><meta charset='{declared}'><p>整改进展㐀情况</p>", encoding="gb18030")
    assert ("整改进展㐀情况", ["IB220"]) == (source.text, codes(source))


def test_a_page_that_wrongly_says_gb2312_is_read_as_the_utf_8_that_it_is() -> None:
    assert "整改进展" == read("<html><meta charset=gb2312><p>整改进展</p>").text


def test_a_page_in_big5_says_so() -> None:
    assert "整改進展情況" == read("<html><meta charset=big5><p>整改進展情況</p>", encoding="big5").text


def test_utf_16_pages_are_read() -> None:
    assert "整改" == read("<!DOCTYPE html><html><p>整改</p>", encoding="utf-16").text


def test_places_are_lines_and_columns_of_the_text() -> None:
    source = read("<p>甲</p><p>乙丙</p>")
    assert ic.Location(file="a.html", line=2, column=2, start=3, end=4) == source.where(3, 4)


def test_a_saved_page_in_one_file() -> None:
    page = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=gbk\n"
        "Content-Transfer-Encoding: quoted-printable\n\n<p>=D5=FB=B8=C4</p>\n--b--\n"
    )
    assert "整改" == read(page, name="a.mht").text


def test_a_page_that_is_called_a_word_document() -> None:
    source = read("<html><body><p>整改</p></body></html>", name="a.doc")
    assert ("html", "整改", ["IB223"]) == (source.kind, source.text, codes(source))
