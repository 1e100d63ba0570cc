"""Chinese numerals, and the numbers and labels made of them."""

import pytest
from hypothesis import given, strategies as st

from inspection_core import from_chinese, heading, ordinal_label, to_chinese

KNOWN = {
    0: "零",
    1: "一",
    9: "九",
    10: "十",
    11: "十一",
    12: "十二",
    20: "二十",
    21: "二十一",
    99: "九十九",
    100: "一百",
    101: "一百零一",
    110: "一百一十",
    111: "一百一十一",
    200: "二百",
    697: "六百九十七",
    1000: "一千",
    1001: "一千零一",
    1010: "一千零一十",
    1100: "一千一百",
    2024: "二千零二十四",
    9999: "九千九百九十九",
}


@pytest.mark.parametrize(("number", "written"), KNOWN.items())
def test_a_number_is_written_as_one_says_it(number: int, written: str) -> None:
    assert written == to_chinese(number)


def test_what_is_written_is_read_again() -> None:
    assert list(range(10000)) == [from_chinese(to_chinese(number)) for number in range(10000)]


@pytest.mark.parametrize("number", [-1, 10000])
def test_only_four_digits_are_written(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        to_chinese(number)


@pytest.mark.parametrize(
    "text", ["", "一十", "十十", "一二", "零零", "百", "一百一", "一千十", "12", "甲", "一百零", "零一"]
)
def test_what_nobody_would_write_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match="not a Chinese numeral"):
        from_chinese(text)


@given(st.text(alphabet="零一二三四五六七八九十百千", max_size=8))
def test_what_is_read_is_written_the_same_way(text: str) -> None:
    try:
        number = from_chinese(text)
    except ValueError:
        return
    assert text == to_chinese(number)


@pytest.mark.parametrize(("level", "printed"), [(1, "十二、"), (2, "（十二）"), (3, "12."), (4, "（12）")])
def test_each_level_of_heading_has_its_own_number(level: int, printed: str) -> None:
    assert printed == heading(level, 12)


@pytest.mark.parametrize("level", [0, 5, -1])
def test_there_are_four_levels_of_headings(level: int) -> None:
    with pytest.raises(ValueError, match=str(level)):
        heading(level, 1)


def test_a_paragraph_in_a_list_of_points_has_its_label() -> None:
    assert ["一是", "二是", "十是", "十一是"] == [ordinal_label(number) for number in (1, 2, 10, 11)]
