"""Chinese numerals of every kind: written, read again, and refused where nobody would write them."""

import pytest
from hypothesis import given, strategies as st
from inspection_core_cn.numerals import (
    CIRCLED,
    LIMIT,
    read_circled,
    read_digits,
    read_number,
    read_numeral,
    write_capitals,
    write_circled,
    write_digits,
    write_numeral,
)

import inspection_core as ic

KNOWN = {
    0: "零",
    10: "十",
    9999: "九千九百九十九",
    10_000: "一万",
    10_001: "一万零一",
    10_010: "一万零一十",
    10_500: "一万零五百",
    15_000: "一万五千",
    100_000: "十万",
    205_000: "二十万五千",
    1_000_500: "一百万零五百",
    100_000_000: "一亿",
    100_500_000: "一亿零五十万",
    1_000_000_000: "十亿",
    1_200_000_003: "十二亿零三",
    1_0000_0000_0000: "一万亿",
    1_0001_0000_0000: "一万零一亿",
    LIMIT - 1: "九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九",
}
NUMBERS = st.integers(0, LIMIT - 1) | st.builds(
    lambda digit, power, rest: min(digit * 10**power + rest, LIMIT - 1),
    st.integers(1, 9),
    st.integers(0, 15),
    st.sampled_from([0, 1, 10, 12, 5000, 10_000, 100_010, 10**8]),
)


@pytest.mark.parametrize(("number", "written"), KNOWN.items())
def test_a_number_is_written_as_one_says_it(number: int, written: str) -> None:
    assert written == write_numeral(number)


def test_the_core_writes_small_numbers_the_same_way() -> None:
    assert [ic.to_chinese(number) for number in range(10_000)] == [write_numeral(number) for number in range(10_000)]


@given(NUMBERS)
def test_numerals_are_read_again(number: int) -> None:
    assert number == read_numeral(write_numeral(number))


@given(NUMBERS)
def test_capitals_are_read_again(number: int) -> None:
    assert number == read_numeral(write_capitals(number))


@given(st.integers(0, 10**40))
def test_digits_are_read_again(number: int) -> None:
    assert number == read_digits(write_digits(number))


def test_circles_are_read_again() -> None:
    assert list(range(1, 51)) == [read_circled(write_circled(number)) for number in range(1, 51)]


def test_circles_are_those_of_unicode() -> None:
    import unicodedata

    assert [str(number) for number in range(1, 51)] == [unicodedata.normalize("NFKC", char) for char in CIRCLED]


@given(NUMBERS)
def test_capitals_have_no_plain_figure(number: int) -> None:
    assert set() == set(write_capitals(number)) & set("一二三四五六七八九十百千")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("两", 2),
        ("两百", 200),
        ("两万两千", 22_000),
        ("二千零二十四", 2024),
        ("一千〇五", 1005),
        ("廿", 20),
        ("廿三", 23),
        ("卅一", 31),
        ("一百廿", 120),
        ("一千零十二", 1012),
        ("二十万零五千", 205_000),
        ("壹拾贰", 12),
        ("拾贰", 12),
        ("貳佰參拾萬陸仟", 2_306_000),
        ("壹佰零伍", 105),
    ],
)
def test_other_ways_to_write_are_read(text: str, number: int) -> None:
    assert number == read_numeral(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "十十",
        "一十",
        "一十二",
        "一二",
        "百",
        "万",
        "亿",
        "一万万",
        "一亿二亿",
        "万亿",
        "一百一",
        "一万五百",
        "一百零十",
        "一百零",
        "零一",
        "零十",
        "一万零",
        "一零万",
        "两十",
        "十两",
        "二百两十",
        "12",
        "甲",
        "壹一",
        "万" * 5000,
        "一" * 5000,
    ],
)
def test_what_nobody_would_write_is_no_numeral(text: str) -> None:
    with pytest.raises(ValueError, match="not a Chinese numeral"):
        read_numeral(text)


@given(st.text("零一二三四五六七八九十百千万亿", max_size=9))
def test_what_is_read_is_written_almost_the_same_way(text: str) -> None:
    """Up to 零 and 一 that may stand or not, each number has one numeral."""
    try:
        number = read_numeral(text)
    except ValueError:
        return
    without = str.maketrans("", "", "零一")
    assert text.translate(without) == write_numeral(number).translate(without)


@pytest.mark.parametrize("number", [-1, LIMIT])
def test_numbers_out_of_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=r"from 0 to 10\*\*16"):
        write_numeral(number)
    with pytest.raises(ValueError, match=r"from 0 to 10\*\*16"):
        write_capitals(number)


@pytest.mark.parametrize("number", [0, 51])
def test_there_is_no_circle_beyond_fifty(number: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 50"):
        write_circled(number)


@pytest.mark.parametrize("text", ["", "1", "①②", "⑴"])
def test_what_is_not_in_a_circle_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a Chinese numeral"):
        read_circled(text)


def test_digits_below_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="below 0: -1"):
        write_digits(-1)


@pytest.mark.parametrize("text", ["二〇二四", "二○二四", "二零二四", "二O二四", "二0二四", "二０二四"])
def test_a_zero_has_many_looks(text: str) -> None:
    assert 2024 == read_digits(text)


@pytest.mark.parametrize("text", ["", "2024", "OO", "0", "二十", "二〇2四", "一" * 49])
def test_what_is_not_digit_by_digit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a Chinese numeral"):
        read_digits(text)


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("１２", 12), ("十二", 12), ("壹拾贰", 12), ("一二", 12), ("⑫", 12), ("㊿", 50)]
)
def test_a_number_is_read_in_any_way(text: str, number: int) -> None:
    assert number == read_number(text)


@pytest.mark.parametrize("text", ["", "①②", "12a", "-1", "1.5", "٣", "9" * 5000])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a Chinese numeral"):
        read_number(text)


def test_the_reason_is_said_in_both_languages() -> None:
    with pytest.raises(ValueError, match="not a Chinese numeral: 一十") as caught:
        read_numeral("一十")
    assert (ic.Text("not a Chinese numeral: 一十", "不是中文数字：一十"),) == caught.value.args
