"""Word files: what Word shows is read, what it doesn't show is left out and said."""

import pytest
from inspection_core_bulletin.readers import read_data

import inspection_core as ic

from ._reader_files import (
    BEGIN,
    GO_ON,
    STRICT,
    W,
    abstract,
    cell,
    docx,
    level,
    numbered,
    paragraph,
    repacked,
    row,
    run,
    table,
    unpacked,
)


def read(*body: str, **parts: str) -> ic.SourceText:
    return read_data(docx(body, **parts), "a.docx")


def codes(source: ic.SourceText) -> list[str]:
    return [problem.code for problem in source.problems]


def test_each_paragraph_is_a_line_with_all_its_blanks() -> None:
    source = read(paragraph("　　甲 －—乙\u00a0"), paragraph(), paragraph("丙，,"))
    assert "　　甲 －—乙\u00a0\n\n丙，," == source.text
    assert [(1, 0, 8), (2, 9, 9), (3, 10, 13)] == [(each.paragraph, each.start, each.end) for each in source.paragraphs]


def test_a_place_is_told_by_its_paragraph() -> None:
    source = read(paragraph("甲"), paragraph("乙丙"))
    assert ic.Location(file="a.docx", paragraph=2, start=3, end=4) == source.where(3, 4)


def test_runs_are_one_text_and_a_soft_break_stays_within_its_paragraph() -> None:
    source = read(
        "<w:p><w:r><w:t>1.</w:t></w:r><w:r><w:t>题目</w:t><w:br/><w:t>下行</w:t><w:tab/><w:t>尾</w:t></w:r></w:p>"
    )
    assert ("1.题目\n下行\t尾", 1) == (source.text, len(source.paragraphs))


def test_a_page_break_before_a_heading_does_not_part_it_from_its_number() -> None:
    body = '<w:p><w:r><w:br w:type="page"/><w:t>题目</w:t></w:r></w:p>'
    assert "题目" == read(body).text


def test_blanks_at_the_edges_count_only_where_they_are_preserved() -> None:
    assert (
        "甲乙 丙"
        == read('<w:p><w:r><w:t> 甲 </w:t></w:r><w:r><w:t xml:space="preserve">乙 </w:t><w:t>丙</w:t></w:r></w:p>').text
    )


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    body = (
        f'<w:p>{run("保留")}<w:ins w:id="1" w:author="a">{run("新增")}</w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>删去</w:delText></w:r></w:del>'
        f'<w:moveFrom w:id="3" w:author="a">{run("移走")}</w:moveFrom>'
        f'<w:moveTo w:id="4" w:author="a">{run("移来")}</w:moveTo></w:p>'
    )
    source = read(body)
    assert ("保留新增移来", ["IB224"]) == (source.text, codes(source))
    assert {"kept": 2, "left": 2} == {name: source.problems[0].facts[name] for name in ("kept", "left")}


def test_a_deleted_end_of_paragraph_joins_two() -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    source = read(paragraph("前半", properties=mark), paragraph("后半"), paragraph("另段"))
    assert ("前半后半\n另段", [2, 3]) == (source.text, [place.paragraph for place in source.paragraphs])


def test_a_deleted_row_is_left_out() -> None:
    deleted = '<w:trPr><w:del w:id="1" w:author="a"/></w:trPr>'
    source = read(table(row(cell("甲"), cell("乙")), row(cell("丙"), cell("丁"), properties=deleted)))
    assert "甲\t乙" == source.text


def test_a_field_shows_its_result() -> None:
    body = (
        '<w:p><w:r><w:t>第</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>IF </w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>页</w:t></w:r>'
        '<w:fldSimple w:instr="DATE"><w:r><w:t>今日</w:t></w:r></w:fldSimple></w:p>'
    )
    assert "第3页今日" == read(body).text


def test_a_field_that_never_ends_swallows_no_other_paragraph() -> None:
    body = '<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    assert "甲\n乙" == read(body, paragraph("乙")).text


def test_a_table_of_contents_is_told_apart() -> None:
    first = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC \\o</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>一、目录</w:t></w:r></w:p>'
    )
    end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    source = read(first, end, paragraph("一、正文"))
    assert ["table of contents", "document", "document"] == [place.part for place in source.paragraphs]


BOX = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    body = (
        '<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>继续</w:t></w:r></w:p>"
    )
    source = read(body, paragraph("下段"))
    assert "正文继续\n框内\n下段" == source.text
    assert ["document", "text box", "document"] == [place.part for place in source.paragraphs]
    assert "text box" == source.where(5).part


def test_notes_stand_at_the_end_without_the_line_above_them() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote>'
    )
    endnotes = '<w:endnote w:id="1"><w:p><w:r><w:t>尾注</w:t></w:r></w:p></w:endnote>'
    body = '<w:p><w:r><w:t>问题</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>整改</w:t></w:r></w:p>'
    source = read(body, footnotes=notes, endnotes=endnotes)
    assert "问题整改\n脚注\n尾注" == source.text
    assert ["document", "footnote", "endnote"] == [place.part for place in source.paragraphs]


def test_headers_are_left_out_and_said_but_page_numbers_are_not_worth_it() -> None:
    source = read(paragraph("正文"), header1=paragraph("内部资料 注意保存"), footer1=paragraph("— 1 —"))
    assert ("正文", ["IB226"]) == (source.text, codes(source))
    assert "内部资料 注意保存" in source.problems[0].say("zh")


def test_content_controls_links_and_rubies_show_their_text() -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
        f"<w:p><w:hyperlink>{run('链接')}</w:hyperlink><w:sdt><w:sdtContent>{run('内嵌')}</w:sdtContent></w:sdt>"
        f"<w:r><w:ruby><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('汉')}</w:rubyBase></w:ruby></w:r></w:p>"
    )
    assert "控件\n链接内嵌汉" == read(body).text


def test_signs_are_read_and_comments_are_not() -> None:
    body = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>0537</w:t><w:noBreakHyphen/><w:t>1234</w:t>'
        '<w:softHyphen/></w:r><w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>"
    )
    assert "☑0537-1234x=1" == read(body).text


HIDING = '<w:style w:type="character" w:styleId="off"><w:rPr><w:vanish/></w:rPr></w:style>'


@pytest.mark.parametrize("properties", ["<w:vanish/>", '<w:rStyle w:val="off"/>'])
def test_hidden_text_is_left_out_and_said(properties: str) -> None:
    source = read(f"<w:p>{run('可见')}{run('隐藏', properties)}</w:p>", styles=HIDING)
    assert ("可见", ["IB225"]) == (source.text, codes(source))
    assert "隐藏" in source.problems[0].say("zh")


def test_a_run_may_say_that_it_is_not_hidden() -> None:
    assert "可见" == read(f'<w:p>{run("可见", """<w:vanish w:val="0"/>""")}</w:p>').text


def test_pictures_are_counted() -> None:
    source = read(f"<w:p>{run('图')}<w:r><w:drawing><wp:inline/></w:drawing></w:r></w:p>")
    assert ("图", ["IB227"]) == (source.text, codes(source))


def test_a_table_stands_in_the_text_and_as_a_sheet() -> None:
    body = table(
        row(cell("问题", merge=BEGIN), cell("整改情况", span=2)),
        row(cell("", merge=GO_ON), cell("措施", "时限"), cell("结果")),
        row(cell("甲"), cell("乙"), cell("丙")),
    )
    source = read(paragraph("前"), body, paragraph("后"))
    assert "前\n问题\t整改情况\t\n\t措施 时限\t结果\n甲\t乙\t丙\n后" == source.text
    (found,) = source.tables
    assert (("问题", "整改情况", None), (None, "措施\n时限", "结果"), ("甲", "乙", "丙")) == found.sheet.rows
    assert {(0, 0, 1, 0), (0, 1, 0, 2)} == set(found.sheet.merged)
    assert "问题\t整改情况\t\n\t措施 时限\t结果\n甲\t乙\t丙" == source.text[found.start : found.end]
    assert [1, 2, 4, 8, 11] == [place.paragraph for place in source.paragraphs]


def test_columns_left_out_at_the_left_of_a_row_are_empty() -> None:
    shifted = row(cell("乙"), properties='<w:trPr><w:gridBefore w:val="1"/></w:trPr>')
    source = read(table(row(cell("甲"), cell("一")), shifted, grid=2))
    assert (("甲", "一"), (None, "乙")) == source.tables[0].sheet.rows


def test_columns_that_only_set_widths_are_none() -> None:
    rows = [row(cell(one, span=3), cell(two, span=2), cell(three)) for one, two, three in ("甲乙丙", "一二三")]
    found = read(table(*rows, grid=6)).tables[0].sheet
    assert ((("甲", "乙", "丙"), ("一", "二", "三")), ()) == (found.rows, found.merged)


def test_a_frame_of_one_cell_is_no_table() -> None:
    source = read(table(row(cell("一、标题", "正文")), grid=1))
    assert ("一、标题\n正文", ()) == (source.text, source.tables)


def test_a_table_within_a_cell_is_read_in_its_line_and_as_a_sheet() -> None:
    inner = table(row(cell("一"), cell("二")), row(cell("三"), cell("四")), grid=2)
    source = read(table(row(cell("外"), cell(inner, "完")), grid=2))
    assert "外\t一 二 三 四 完" == source.text
    assert [(("外", "一 二\n三 四\n完"),), (("一", "二"), ("三", "四"))] == [each.sheet.rows for each in source.tables]


def test_strict_open_xml_and_utf_16_are_read_alike() -> None:
    whole = docx(paragraph("甲", list="1", level=0), numbering=abstract(0, level(0, "decimal", "%1.")) + numbered(1, 0))
    for change in (
        lambda data: data.replace(W.encode(), STRICT.encode()),
        lambda data: data.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
    ):
        changed = {name: change(unpacked(whole, name)) for name in ("word/document.xml", "word/numbering.xml")}
        assert "1.甲" == read_data(repacked(whole, changed), "a.docx").text


def test_the_main_part_may_have_any_name() -> None:
    whole = docx(paragraph("甲"))
    moved = {
        "word/document.xml": None,
        "word/document2.xml": unpacked(whole, "word/document.xml"),
        "_rels/.rels": unpacked(whole, "_rels/.rels").replace(b"document.xml", b"document2.xml"),
    }
    assert "甲" == read_data(repacked(whole, moved), "a.docx").text


def test_embedded_documents_are_said_not_to_be_read() -> None:
    assert ["IB228"] == codes(read(paragraph("甲"), '<w:altChunk r:id="r9"/>'))
