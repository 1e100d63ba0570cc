"""Workbooks as they come back: values, their places, and what there is to say of them."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, strategies as st

import inspection_core as ic

from ._books import MAIN, converted, read, replaced, rows, said, sheet, spreadsheet, table, written

DAY = dt.date(2024, 3, 1)
MOMENT = dt.datetime(2024, 3, 1, 10, 30)


def fill_everything(book: Any) -> None:
    day, moment = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    first = book.add_worksheet("台账")
    first.write_row(2, 1, ["序号", 3, 3.5, True])
    first.write_datetime(2, 5, DAY, day)
    first.write_datetime(2, 6, MOMENT, moment)
    first.write_datetime(2, 7, dt.datetime(2024, 3, 1), moment)
    first.write_formula(2, 8, "=1+1", None, 2)
    first.write_formula(2, 9, "=1/0", None, "#DIV/0!")
    first.merge_range("B4:C5", "合并")
    first.write("E4", "整改\n完成")
    first.set_row(5, None, None, {"hidden": True})
    first.write("A6", "隐藏")
    first.write_blank("Z40", None, day)
    other = book.add_worksheet("参数")
    other.hide()
    other.write("A1", "隐藏表")


FIRST = (None, "序号", 3, 3.5, True, DAY, MOMENT, DAY, 2)
EVERYTHING = [(), (), FIRST, (None, "合并", None, None, "整改\n完成"), (), ("隐藏",)]


def look(book: ic.Book) -> tuple[object, ...]:
    first, other = book.sheets
    facts = (first.name, first.merged, first.hidden_rows, first.hidden, other.name, other.hidden, other.rows)
    return [tuple(row) for row in first.rows], facts


FACTS = ("台账", ((3, 1, 4, 2),), frozenset({5}), False, "参数", True, (("隐藏表",),))


def test_values_come_with_their_types_at_their_places(tmp_path: Path) -> None:
    assert (EVERYTHING, FACTS) == look(read(tmp_path, written(fill_everything)))


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_other_formats_are_read_alike(program: Callable[[str], str], suffix: str, tmp_path: Path) -> None:
    """LibreOffice turns a truth value of Excel's into a formula, and in an .ods into 1."""
    data = converted(program("soffice"), tmp_path, written(fill_everything), suffix)
    book = read(tmp_path, data, f"台账.{suffix}")
    assert (EVERYTHING, FACTS) == look(book)
    assert [
        f"台账.{suffix} 台账 J3: XL010：单元格为错误值 #DIV/0!，按空白读取。请改填正确内容。",
        f"台账.{suffix} 台账 E3: XL012：单元格为公式，按上次保存的结果读取。请核对结果，或改为直接填写的数值。",
        f"台账.{suffix} 台账 I3: XL012：单元格为公式，按上次保存的结果读取。请核对结果，或改为直接填写的数值。",
    ] == [problem.say("zh") for problem in book.problems]


def test_the_content_says_what_a_file_is_and_not_its_name(tmp_path: Path) -> None:
    assert [("序号",)] == rows(tmp_path, table(("序号",)), "台账.xls")


def test_a_place_is_the_one_that_excel_shows(tmp_path: Path) -> None:
    [sheet] = read(tmp_path, written(lambda book: book.add_worksheet("台账").write("D7", "问题"))).sheets
    assert ("问题", "台账.xlsx 台账 D7") == (sheet.value(6, 3), str(sheet.where(6, 3)))


def test_a_formula_is_named_and_gives_its_last_result(tmp_path: Path) -> None:
    data = written(lambda book: book.add_worksheet("台账").write_formula("B2", "=SUM(A1:A9)", None, 24))
    assert [(), (None, 24)] == rows(tmp_path, data)
    assert [
        "台账.xlsx 台账 B2: XL012: the cell holds a formula; its value as last saved is read. "
        "Look whether it is right, or put the value in its place."
    ] == said(tmp_path, data, language="en")


def test_a_formula_may_result_in_an_empty_text(tmp_path: Path) -> None:
    book = read(tmp_path, sheet('<row r="1"><c r="A1" t="str"><f>B1&amp;""</f><v></v></c></row>'))
    assert ((), ["XL012"]) == (book.sheets[0].rows, [problem.code for problem in book.problems])


def test_a_formula_that_fills_many_cells_is_named_in_each(tmp_path: Path) -> None:
    cells = '<c r="A1"><f t="shared" ref="A1:B1" si="0">1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>2</v></c>'
    book = read(tmp_path, sheet(f'<row r="1">{cells}</row>'))
    assert [("A1", "XL012"), ("B1", "XL012")] == [(each.where.cell, each.code) for each in book.problems]


def test_a_formula_that_a_program_wrote_has_no_result(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "台账"
    page["B2"] = "=1+1"
    book.save(tmp_path / "x.xlsx")
    data = (tmp_path / "x.xlsx").read_bytes()
    assert [] == rows(tmp_path, data)
    assert [
        "台账.xlsx 台账 B2: XL011: the cell holds a formula without its result; it is read as empty. "
        "Open it in Excel or LibreOffice and save it, so that the value is in it."
    ] == said(tmp_path, data, language="en")
    assert [
        "台账.xlsx 台账 B2: XL011：单元格为公式但没有保存结果，按空白读取。"
        "请在 Excel 或 LibreOffice 中打开并保存，使结果存入文件。"
    ] == said(tmp_path, data)


def test_an_error_is_named_and_read_as_empty(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("台账")
        sheet.write_formula("B2", "=1/0", None, "#DIV/0!")
        sheet.write("C2", "x")

    data = written(fill)
    assert [(), (None, None, "x")] == rows(tmp_path, data)
    assert [
        "台账.xlsx 台账 B2: XL010: the cell holds the error #DIV/0!; it is read as empty. "
        "Put the value there that is meant."
    ] == said(tmp_path, data, language="en")


def test_an_error_that_has_no_formula_is_named_too(tmp_path: Path) -> None:
    data = sheet('<row r="3"><c r="A3" s="1" t="e"><v>#REF!</v></c></row>')
    assert ["台账.xlsx 台账 A3: XL010：单元格为错误值 #REF!，按空白读取。请改填正确内容。"] == said(tmp_path, data)


def test_of_many_formulas_the_first_are_named(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("台账")
        for row in range(25):
            sheet.write_formula(row, 1, "=1+1", None, 2)

    found = said(tmp_path, written(fill))
    assert 21 == len(found)
    assert "台账.xlsx 台账: XL013：本工作表另有 5 个单元格为公式" == found[-1]
    assert (
        "台账.xlsx 台账: XL013: 5 more cells of this sheet hold a formula"
        == said(tmp_path, written(fill), language="en")[-1]
    )


TEXTS = {
    "rich text": ("<si><r><t>整改</t></r><r><rPr><b/></rPr><t>完成</t></r></si>", "整改完成"),
    "how it is pronounced": ('<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>', "東京"),
    "an escaped character": ("<si><t>a_x000A_b_x005F_x000A_</t></si>", "a\nb_x000A_"),
    "a control character": ("<si><t>a_x0001_b</t></si>", "a\x01b"),
    "blanks around it": ('<si><t xml:space="preserve"> 问题 </t></si>', " 问题 "),
    "entities": ("<si><t>&lt;a&gt; &amp; &#x4E00;</t></si>", "<a> & 一"),
    "CDATA": ("<si><t><![CDATA[<si>a & b]]></t></si>", "<si>a & b"),
    "an ideograph beyond the first plane": ("<si><t>𠀀</t></si>", "𠀀"),
    "full-width blanks": ("<si><t>\u3000问题\u3000</t></si>", "\u3000问题\u3000"),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_text_is_what_is_seen(kind: str, tmp_path: Path) -> None:
    strings, expected = TEXTS[kind]
    assert [(expected,)] == rows(tmp_path, sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings))


def test_text_within_a_cell_is_read(tmp_path: Path) -> None:
    cell = '<c r="A1" t="inlineStr"><is><r><t>整</t></r><r><t>改</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>'
    assert [("整改",)] == rows(tmp_path, sheet(f'<row r="1">{cell}</row>'))


NUMBERS = {
    "a whole one": ("3", 3),
    "a whole one with a point": ("3.0", 3),
    "minus nothing": ("-0", 0),
    "a fraction": ("0.1", 0.1),
    "more digits than Excel has": ("1E+16", 1e16),
    "none": ("NaN", "nan"),
    "an infinite one": ("INF", "inf"),
}


@pytest.mark.parametrize("kind", NUMBERS)
def test_a_number_is_whole_where_it_is(kind: str, tmp_path: Path) -> None:
    written, expected = NUMBERS[kind]
    [[value]] = rows(tmp_path, sheet(f'<row r="1"><c r="A1"><v>{written}</v></c></row>'))
    assert (expected, type(expected)) == (value, type(value))


def test_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        book.add_worksheet().write_datetime("A1", DAY, book.add_format({"num_format": "yyyy/m/d"}))

    data = written(fill)
    old = replaced("xl/workbook.xml", b"<workbookPr", b'<workbookPr date1904="1"', data)
    assert [DAY, DAY.replace(year=2028, day=2)] == [rows(tmp_path, each)[0][0] for each in (data, old)]


WRITINGS = {
    "cells without a name": '<row><c t="e"><v>#REF!</v></c><c><v>2</v></c></row>'
    '<row r="4"><c><f>1</f><v>3</v></c></row>',
    "a prefix": '<x:row xmlns:x="{0}" r="1"><x:c r="A1" t="e"><x:v>#REF!</x:v></x:c><x:c r="B1"><x:v>2</x:v></x:c>'
    '</x:row><x:row xmlns:x="{0}" r="4"><x:c r="A4"><x:f>1</x:f><x:v>3</x:v></x:c></x:row>',
    "single quotes": "<row r='1'><c r='A1' t='e'><v>#REF!</v></c><c r='B1'><v>2</v></c></row>"
    "<row r='4'><c r='A4'><f>1</f><v>3</v></c></row>",
    "names behind": '<row spans="1:2" r="1"><c t="e" r="A1"><v>#REF!</v></c><c s="0" r="B1"><v>2</v></c></row>'
    '<row spans="1:2" r="4"><c s="0" r="A4"><f>1</f><v>3</v></c></row>',
    "small letters": '<row r="1"><c r="a1" t="e"><v>#REF!</v></c><c r="b1"><v>2</v></c></row>'
    '<row r="4"><c r="a4"><f>1</f><v>3</v></c></row>',
    "a > in a tag": '<row r="1"><c x=">" r="A1" t="e"><v>#REF!</v></c><c r="B1"><v>2</v></c></row>'
    '<row r="4"><c r="A4"><f>1</f><v>3</v></c></row>',
    "line breaks": '<row\nr="1"><c\nr="A1"\nt="e">\n<v>#REF!</v>\n</c>\n<c\nr="B1">\n<v>2</v></c></row>'
    '\n<row\nr="4"><c\nr="A4">\n<f>1</f>\n<v>3</v>\n</c></row>',
}


@pytest.mark.parametrize("kind", WRITINGS)
def test_a_worksheet_may_be_written_in_another_way(kind: str, tmp_path: Path) -> None:
    book = read(tmp_path, sheet(WRITINGS[kind].format(MAIN)))
    assert [(None, 2), (), (), (3,)] == [tuple(row) for row in book.sheets[0].rows]
    assert [("A1", "XL010"), ("A4", "XL012")] == [(each.where.cell, each.code) for each in book.problems]


@pytest.mark.parametrize(
    "tag",
    [
        '<row r="3" hidden="1">',
        '<row r="3" hidden = "1">',
        "<row r=\"3\"\thidden='1'>",
        "<row hidden='true' r='3'>",
        '<row\nr="3" hidden="true"\n>',
    ],
)
def test_a_hidden_row_is_read_and_said(tag: str, tmp_path: Path) -> None:
    [page] = read(tmp_path, sheet(f'{tag}<c r="A3"><v>1</v></c></row>')).sheets
    assert (frozenset({2}), ((), (), (1,))) == (page.hidden_rows, page.rows)


def test_all_hidden_rows_are_said_whatever_else_has_the_word(tmp_path: Path) -> None:
    rows = (
        '<row r="2" hidden="1"/><row r="3" hidden="0"/><row r="4" hidden="1" x=\' hidden="0"\'/>'
        '<row r="5"><c r="A5" t="inlineStr"><is><t>x hidden="1" hidden="1"</t></is></c></row><row r="6" hidden="true"/>'
    )
    [page] = read(tmp_path, sheet(rows)).sheets
    assert (frozenset({1, 3, 5}), 'x hidden="1" hidden="1"') == (page.hidden_rows, page.value(4, 0))


def test_only_what_stands_in_the_cells_is_a_formula(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><v>1</v></c></row>'
    rule = '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>A1</formula></cfRule>'
    book = read(tmp_path, sheet(cells, after=rule + "</conditionalFormatting>"))
    assert [("A1", "XL012")] == [(each.where.cell, each.code) for each in book.problems]


def test_rows_of_any_length_end_with_their_last_filled_cell(tmp_path: Path) -> None:
    """A false one and a nothing are filled."""
    expected = [(1,), (1, 0), (1, False), (), (None, None, "x"), (1,), (None, 0), ("a", None, "b")]
    assert expected == rows(tmp_path, table(*expected))


def test_what_stands_beyond_a_merged_area_is_read(tmp_path: Path) -> None:
    cells = "".join(f'<row r="{at}"><c r="B{at}"><v>{at}</v></c><c r="C{at}"><v>0</v></c></row>' for at in range(2, 7))
    data = sheet(cells, after='<mergeCells count="1"><mergeCell ref="B3:C4"/></mergeCells>')
    assert [(), (None, 2, 0), (None, 3), (), (None, 5, 0), (None, 6, 0)] == rows(tmp_path, data)


def test_what_stands_below_a_merged_area_is_not_read(tmp_path: Path) -> None:
    """Nobody sees it: it is left there where a format is copied onto filled cells."""
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>'
    data = sheet(cells, after='<mergeCells count="1"><mergeCell ref="A1:XFD2"/></mergeCells>')
    [page] = read(tmp_path, data).sheets
    assert (((1,),), ((0, 0, 1, 16383),)) == (page.rows, page.merged)


def test_a_sheet_without_cells_is_left_out(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("台账").write("A1", 1)
        book.add_chartsheet("图").set_chart(chart := book.add_chart({"type": "bar"}))
        chart.add_series({"values": "=台账!$A$1:$A$1"})
        book.add_worksheet("参数")

    assert [("台账", ((1,),)), ("参数", ())] == [(s.name, s.rows) for s in read(tmp_path, written(fill)).sheets]


def test_links_to_pages_and_pictures_are_no_harm(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        page = book.add_worksheet("台账")
        page.write_url("A1", "https://example.org", string="网页")
        page.write_comment("A1", "批注")
        page.data_validation("B1", {"validate": "list", "source": ["是", "否"]})

    assert [("网页",)] == rows(tmp_path, written(fill))


def test_a_million_formatted_rows_are_no_rows(tmp_path: Path) -> None:
    filled = '<row r="1"><c r="A1"><v>1</v></c></row>'
    empty = "".join(f'<row r="{at}" s="1" customFormat="1"><c r="C{at}" s="1"/></row>' for at in range(2, 1_048_577))
    assert [(1,)] == rows(tmp_path, sheet(filled + empty))


def test_a_formatted_cell_far_off_is_no_cell(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFC1048576" s="1"/><c r="XFD1048576" s="1"></c></row>'
    assert [(1,)] == rows(tmp_path, sheet('<row r="1"><c r="A1"><v>1</v></c></row>' + far))


def test_a_long_text_in_some_cells_is_read(tmp_path: Path) -> None:
    long = "长" * 32_000
    data = sheet('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>', f"<si><t>{long}</t></si>")
    assert [(long, long)] == rows(tmp_path, data)


def test_the_file_can_be_replaced_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    book = read(tmp_path, table(("问题",)))
    path.write_bytes(table(("别的",)))
    path.replace(tmp_path / "旧.xlsx")
    assert (("问题",),) == book.sheets[0].rows


ODS = {
    "a cell that stands for several": (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"'
        ' office:value-type="float" office:value="7"/></table:table-row>',
        [(7, 7), (7, 7)],
    ),
    "an empty rest": (
        '<table:table-row><table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
        [(True,)],
    ),
    "a day with a time that is none": (
        '<table:table-row><table:table-cell office:value-type="date" office:date-value="2024-03-01T00:00:00"/>'
        "</table:table-row>",
        [(DAY,)],
    ),
}


@pytest.mark.parametrize("kind", ODS)
def test_an_ods_is_read_cell_by_cell(kind: str, tmp_path: Path) -> None:
    written, expected = ODS[kind]
    assert expected == rows(tmp_path, spreadsheet(written), "台账.ods")


def test_an_ods_names_formulas_without_result_and_hidden_rows(tmp_path: Path) -> None:
    book = read(
        tmp_path,
        spreadsheet(
            '<table:table-row table:visibility="filter" table:number-rows-repeated="2">'
            '<table:table-cell table:formula="of:=1+1"/>'
            '<table:table-cell office:value-type="float" office:value="7"/></table:table-row>'
            '<table:table-row table:visibility="collapse" table:number-rows-repeated="1048574"><table:table-cell/>'
            "</table:table-row>"
        ),
        "台账.ods",
    )
    assert frozenset({0, 1}) == book.sheets[0].hidden_rows
    assert [("A1", "XL011")] == [(each.where.cell, each.code) for each in book.problems]


VALUES = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=40),
    st.integers(-(10**14), 10**14),
    st.floats(-1e9, 1e9).map(lambda number: float(f"{number:.6g}")),
    st.booleans(),
    st.dates(dt.date(1900, 3, 1), dt.date(2200, 1, 1)),
)


@given(st.lists(st.lists(VALUES, max_size=8), max_size=8))
def test_any_table_comes_back(tmp_path_factory: pytest.TempPathFactory, cells: list[list[Any]]) -> None:
    def fill(book: Any) -> None:
        page, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        for row, values in enumerate(cells):
            for column, value in enumerate(values):
                write = {str: page.write_string, dt.date: page.write_datetime}.get(type(value), page.write)
                write(row, column, value, *([day] if isinstance(value, dt.date) else []))

    expected = [_cut(row) for row in cells]
    while expected and not expected[-1]:
        expected.pop()
    assert expected == rows(tmp_path_factory.mktemp("any"), written(fill))


def _cut(row: list[Any]) -> tuple[Any, ...]:
    return _cut(row[:-1]) if row and row[-1] is None else tuple(row)
