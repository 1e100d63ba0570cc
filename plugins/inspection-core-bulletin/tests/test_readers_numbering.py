"""Automatic numbers of Word: beside each paragraph stands what Word shows before it."""

import pytest
from inspection_core_bulletin.readers import read_data

from ._reader_files import abstract, cell, docx, level, numbered, paragraph, row, table

LADDER = abstract(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)
DECIMAL = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'


def shown(items: list[tuple[str, int]], numbering: str) -> list[str]:
    """The numbers before paragraphs, each given as its list and level."""
    body = [paragraph("|", list=list, level=level) for list, level in items]
    return [line.partition("|")[0] for line in read_data(docx(body, numbering=numbering), "a.docx").text.split("\n")]


def test_a_ladder_of_headings_is_numbered_and_begins_anew_below_each() -> None:
    levels = [0, 1, 2, 2, 3, 1, 2, 0, 2]
    expected = ["一、", "（一）", "1.", "2.", "（1）", "（二）", "1.", "二、", "1."]
    assert expected == shown([("1", each) for each in levels], LADDER + numbered(1, 0))


def test_a_level_passed_over_counts_as_begun() -> None:
    expected = ["1.1", "1.2", "2.", "2.1", "3.", "3.1.1"]
    assert expected == shown([("1", each) for each in (1, 1, 0, 1, 0, 2)], DECIMAL + numbered(1, 0))


def test_two_lists_of_one_definition_go_on_with_each_other() -> None:
    numbering = DECIMAL + numbered(1, 0) + numbered(2, 0)
    assert ["1.", "2.", "3.", "4."] == shown([("1", 0), ("1", 0), ("2", 0), ("1", 0)], numbering)


def test_a_list_with_a_start_of_its_own_begins_there_once() -> None:
    numbering = DECIMAL + numbered(1, 0) + numbered(2, 0, RESTART.format(5))
    expected = ["1.", "2.", "5.", "6.", "7."]
    assert expected == shown([("1", 0), ("1", 0), ("2", 0), ("2", 0), ("1", 0)], numbering)


def test_a_level_may_go_on_through_all_that_stands_above() -> None:
    levels = abstract(
        0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>')
    )
    expected = ["一、", "1.", "2.", "二、", "3."]
    assert expected == shown([("1", each) for each in (0, 1, 1, 0, 1)], levels + numbered(1, 0))


def test_a_level_may_begin_anew_only_below_the_highest() -> None:
    levels = abstract(
        0,
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3.", more='<w:lvlRestart w:val="1"/>'),
    )
    expected = ["一、", "（一）", "1.", "（二）", "2.", "二、", "1."]
    assert expected == shown([("1", each) for each in (0, 1, 2, 1, 2, 0, 2)], levels + numbered(1, 0))


def test_legal_numbers_are_all_digits() -> None:
    levels = abstract(
        0,
        level(0, "chineseCounting", "第%1章", suffix="space"),
        level(1, "decimal", "%1.%2", more="<w:isLgl/>", suffix="tab"),
    )
    assert ["第一章 ", "1.1\t", "第二章 ", "2.1\t"] == shown([("1", e) for e in (0, 1, 0, 1)], levels + numbered(1, 0))


def test_an_override_may_define_a_level_anew() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "ideographTraditional", "%1）", start=2)}</w:lvlOverride>'
    assert ["乙）", "丙）"] == shown([("1", 0), ("1", 0)], DECIMAL + numbered(1, 0, override))


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("decimal", ["1", "2", "10", "11", "21"]),
        ("decimalZero", ["01", "02", "10", "11", "21"]),
        ("decimalFullWidth", ["１", "２", "１０", "１１", "２１"]),
        ("decimalEnclosedCircle", ["①", "②", "⑩", "⑪", "21"]),
        ("decimalEnclosedCircleChinese", ["①", "②", "⑩", "⑪", "21"]),
        ("decimalEnclosedParen", ["⑴", "⑵", "⑽", "⑾", "21"]),
        ("decimalEnclosedFullstop", ["⒈", "⒉", "⒑", "⒒", "21"]),
        ("chineseCounting", ["一", "二", "十", "十一", "二十一"]),
        ("chineseCountingThousand", ["一", "二", "十", "十一", "二十一"]),
        ("taiwaneseCountingThousand", ["一", "二", "十", "十一", "二十一"]),
        ("japaneseCounting", ["一", "二", "十", "十一", "二十一"]),
        ("ideographDigital", ["一", "二", "一〇", "一一", "二一"]),
        ("chineseLegalSimplified", ["壹", "贰", "壹拾", "壹拾壹", "贰拾壹"]),
        ("ideographTraditional", ["甲", "乙", "癸", "11", "21"]),
        ("ideographZodiac", ["子", "丑", "酉", "戌", "21"]),
        ("ideographZodiacTraditional", ["甲子", "乙丑", "癸酉", "甲戌", "甲申"]),
        ("lowerLetter", ["a", "b", "j", "k", "u"]),
        ("upperLetter", ["A", "B", "J", "K", "U"]),
        ("lowerRoman", ["i", "ii", "x", "xi", "xxi"]),
        ("upperRoman", ["I", "II", "X", "XI", "XXI"]),
        ("ordinal", ["1st", "2nd", "10th", "11th", "21st"]),
        ("numberInDash", ["- 1 -", "- 2 -", "- 10 -", "- 11 -", "- 21 -"]),
    ],
)
def test_each_way_of_counting(way: str, expected: list[str]) -> None:
    definitions = "".join(abstract(at, level(0, way, "%1", start=at)) for at in (1, 2, 10, 11, 21))
    numbering = definitions + "".join(numbered(at, at) for at in (1, 2, 10, 11, 21))
    assert expected == shown([(str(at), 0) for at in (1, 2, 10, 11, 21)], numbering)


def test_letters_after_z_are_doubled() -> None:
    numbering = abstract(0, level(0, "lowerLetter", "%1", start=26)) + numbered(1, 0)
    assert ["z", "aa", "bb"] == shown([("1", 0)] * 3, numbering)


def test_an_unknown_way_of_counting_is_read_as_digits_and_said() -> None:
    numbering = abstract(0, level(0, "thaiCounting", "%1.")) + numbered(1, 0)
    source = read_data(docx(paragraph("x", list="1", level=0), numbering=numbering), "a.docx")
    assert ("1.x", ["IB229"]) == (source.text, [problem.code for problem in source.problems])


def test_a_format_of_ones_own_fills_up_with_zeros() -> None:
    custom = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    own = f'<w:lvl w:ilvl="0"><w:start w:val="7"/>{custom}<w:suff w:val="nothing"/><w:lvlText w:val="%1号"/></w:lvl>'
    assert ["007号", "008号"] == shown([("1", 0), ("1", 0)], abstract(0, own) + numbered(1, 0))


def test_signs_of_symbol_fonts_are_the_characters_that_they_look_like() -> None:
    assert ["•\t"] == shown([("1", 0)], abstract(0, level(0, "bullet", "\uf0b7", suffix="tab")) + numbered(1, 0))


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="normal"/>'
    '<w:style w:type="paragraph" w:styleId="top"><w:basedOn w:val="normal"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="second"><w:basedOn w:val="top"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="third"><w:basedOn w:val="second"/></w:style>'
)


def test_styles_carry_lists_and_their_heirs_too() -> None:
    body = [paragraph("甲", style="top"), paragraph("乙", style="second"), paragraph("丙", style="third")]
    source = read_data(docx(body, numbering=LADDER + numbered(1, 0), styles=STYLES), "a.docx")
    assert "一、甲\n（一）乙\n（二）丙" == source.text


def test_a_list_may_say_which_style_belongs_to_which_of_its_levels() -> None:
    linked = abstract(
        0,
        level(0, "chineseCounting", "%1、", more='<w:pStyle w:val="h1"/>'),
        level(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="h2"/>'),
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for name in ("h1", "h2")
    )
    body = [paragraph("甲", style="h1"), paragraph("乙", style="h2")]
    source = read_data(docx(body, numbering=linked + numbered(1, 0), styles=styles), "a.docx")
    assert "一、甲\n（一）乙" == source.text


def test_a_definition_may_point_to_the_list_of_a_style() -> None:
    numbering = (
        abstract(0, level(0, "chineseCounting", "%1、"), more='<w:styleLink w:val="mine"/>')
        + abstract(7, more='<w:numStyleLink w:val="mine"/>')
        + numbered(1, 0)
        + numbered(2, 7)
    )
    numbers = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="numbering" w:styleId="mine">{numbers}</w:style>'
    source = read_data(docx([paragraph("甲", list="2", level=0)], numbering=numbering, styles=styles), "a.docx")
    assert "一、甲" == source.text


def test_list_0_takes_the_number_of_a_style_off() -> None:
    body = [paragraph("甲", style="top"), paragraph("题外", style="top", list="0"), paragraph("乙", style="top")]
    source = read_data(docx(body, numbering=LADDER + numbered(1, 0), styles=STYLES), "a.docx")
    assert "一、甲\n题外\n二、乙" == source.text


def test_paragraphs_in_cells_are_counted_too() -> None:
    rows = [row(cell(paragraph("", list="1", level=0)), cell(text)) for text in ("甲", "乙")]
    body = [table(*rows), paragraph("丙", list="1", level=0)]
    source = read_data(docx(body, numbering=LADDER + numbered(1, 0)), "a.docx")
    assert "一、\t甲\n二、\t乙\n三、丙" == source.text


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    assert [""] == shown([("9", 0)], LADDER + numbered(1, 0))
