"""Labels at the start of a line: read in both widths, written in any kind, and no label seen where none is."""

import pytest
from hypothesis import given, strategies as st
from inspection_core_cn.labels import Label, LabelKind, read_label, write_label

import inspection_core as ic

LAST = {LabelKind.CIRCLE: 50}


@given(st.sampled_from(LabelKind), st.integers(1, 999))
def test_a_label_is_read_again_before_text(kind: LabelKind, number: int) -> None:
    number = min(number, LAST.get(kind, 999))
    written = write_label(kind, number)
    comma = "，" if kind in (LabelKind.ORDINAL, LabelKind.EACH) else ""
    assert Label(kind, number, written) == read_label(f"　　{written}{comma}台账更新不及时")


def test_labels_of_headings_and_points_are_those_of_the_core() -> None:
    kinds = (LabelKind.CHINESE, LabelKind.CHINESE_BRACKET, LabelKind.ARABIC, LabelKind.BRACKET)
    numbers = range(1, 100)
    assert [[ic.heading(level, number) for number in numbers] for level in (1, 2, 3, 4)] == [
        [write_label(kind, number) for number in numbers] for kind in kinds
    ]
    assert [ic.ordinal_label(number) for number in numbers] == [
        write_label(LabelKind.POINT, number) for number in numbers
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("(一)采购", Label(LabelKind.CHINESE_BRACKET, 1, "(一)")),
        ("（ 十二 ）采购", Label(LabelKind.CHINESE_BRACKET, 12, "（ 十二 ）")),
        ("㈢采购", Label(LabelKind.CHINESE_BRACKET, 3, "㈢")),
        ("十二．采购", Label(LabelKind.CHINESE, 12, "十二．")),
        ("１２．采购", Label(LabelKind.ARABIC, 12, "１２．")),
        ("⒓采购", Label(LabelKind.ARABIC, 12, "⒓")),
        ("1.2024年3月底前完成", Label(LabelKind.ARABIC, 1, "1.")),
        ("２、采购", Label(LabelKind.ARABIC_COMMA, 2, "２、")),
        ("（１）采购", Label(LabelKind.BRACKET, 1, "（１）")),
        ("(1)采购", Label(LabelKind.BRACKET, 1, "(1)")),
        ("⑴采购", Label(LabelKind.BRACKET, 1, "⑴")),
        ("1)采购", Label(LabelKind.HALF_BRACKET, 1, "1)")),
        ("㉑采购", Label(LabelKind.CIRCLE, 21, "㉑")),
        ("二要公开结果", Label(LabelKind.POINT, 2, "二要")),
        ("第一：采购", Label(LabelKind.ORDINAL, 1, "第一")),
        ("其二", Label(LabelKind.EACH, 2, "其二")),
        ("一、一是修订办法", Label(LabelKind.CHINESE, 1, "一、")),
    ],
)
def test_other_prints_are_read(text: str, label: Label) -> None:
    assert label == read_label(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "采购",
        "一",
        "一二、采购",
        "百、采购",
        "〇、采购",
        "0.采购",
        "1.5亿元",
        "3.31前",
        "2024.采购",
        "（2024）采购",
        "一、二季度",
        "一、二、三等奖",
        "3、4、5号楼",
        "一是否公开",
        "要求",
        "第一书记",
        "其一生",
        "（一",
        "采购（一）",
    ],
)
def test_what_only_looks_like_a_label_is_none(text: str) -> None:
    assert None is read_label(text)


@pytest.mark.parametrize(("kind", "number"), [(LabelKind.CIRCLE, 51), (LabelKind.ARABIC, 0), (LabelKind.POINT, -1)])
def test_a_number_that_a_kind_can_not_write_is_refused(kind: LabelKind, number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        write_label(kind, number)
