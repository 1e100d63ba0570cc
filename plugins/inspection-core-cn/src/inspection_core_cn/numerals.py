"""Chinese numerals of every kind, and the whole numbers they write: 十二亿, 壹仟, 二〇二四, ㉑, １２."""

from __future__ import annotations

import re

import inspection_core as ic

from ._signs import FIGURES

LIMIT = 10**16
"""Numerals are written below this number: 九千九百九十九万九千九百九十九亿… is the longest."""

_LONGEST = 48
_GROUPS = ((10**8, "亿"), (10**4, "万"))
_PLAIN = "零一二三四五六七八九十百千"
_CAPITAL = "零壹贰叁肆伍陆柒捌玖拾佰仟"
_TO_CAPITALS = str.maketrans(_PLAIN, _CAPITAL)
_FOLD = {
    ord(printed): plain
    for printed, plain in [
        *zip(_CAPITAL + "〇○貳參叄陸萬億两兩", _PLAIN + "零零二三三六万亿二二", strict=True),
        ("廿", "二十"),
        ("卅", "三十"),
    ]
}
_MISPLACED_PAIR = re.compile("[两兩](?![百千万亿佰仟萬億])")
_SPARE_ZERO = re.compile("(?:(?<=[十百千]万)|(?<=[十百千]亿)(?=[^万]*万))零(?=[一二三四五六七八九]千)")

_DIGITS = "〇一二三四五六七八九"
_FROM_DIGITS = str.maketrans(_DIGITS + "零○OＯ", "01234567890000")
_BY_DIGITS = re.compile(f"(?=[0０OＯ]*[{_DIGITS}零○])[{_DIGITS}零○0０OＯ]{{1,{_LONGEST}}}")
_FIGURES = re.compile(f"[{FIGURES}]{{1,{_LONGEST}}}")

CIRCLED = "".join(map(chr, [*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)]))
"""The circled numbers that there are, from 1 to 50."""


def write_numeral(number: int) -> str:
    """A whole number below 10**16 in Chinese numerals; ValueError outside.

    >>> write_numeral(1_0050_0000), write_numeral(10500), write_numeral(12)
    ('一亿零五十万', '一万零五百', '十二')
    """
    words = _full(number)
    return words[1:] if words.startswith("一十") else words


def write_capitals(number: int) -> str:
    """A whole number below 10**16 in the capitals of accounting; ValueError outside.

    >>> write_capitals(12345), write_capitals(10)
    ('壹万贰仟叁佰肆拾伍', '壹拾')
    """
    return _full(number).translate(_TO_CAPITALS)


def read_numeral(text: str) -> int:
    """The number that Chinese numerals, plain or capital, write; ValueError for what nobody would write.

    两 stands for 二 before 百, 千, 万, 亿 and alone, 廿 and 卅 for 二十 and 三十. A 零 that may stand or not is read
    both ways: 二十万五千, 二十万零五千.

    >>> read_numeral("两万零五百"), read_numeral("壹佰贰拾"), read_numeral("廿三")
    (20500, 120, 23)
    """
    folded = text.translate(_FOLD) if len(text) <= _LONGEST else ""
    folded = _SPARE_ZERO.sub("", folded).replace("零十", "零一十")
    full = "一" + folded if folded.startswith("十") else folded
    try:
        number = _value(full)
    except ValueError:
        raise _not_a_numeral(text) from None
    if full != _full(number) or _is_never_said(text):
        raise _not_a_numeral(text)
    return number


def write_digits(number: int) -> str:
    """A whole number digit by digit, as years are written; ValueError below 0.

    >>> write_digits(2024)
    '二〇二四'
    """
    if number < 0:
        raise ValueError(ic.Text(f"no digits for a number below 0: {number}", f"负数不能逐位书写：{number}"))
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def read_digits(text: str) -> int:
    """The number that is written digit by digit; 零 and ○, 0 and the letter O, common misprints, stand for 〇.

    >>> read_digits("二〇二四"), read_digits("二0二四"), read_digits("一二三")
    (2024, 2024, 123)
    """
    if not _BY_DIGITS.fullmatch(text):
        raise _not_a_numeral(text)
    return int(text.translate(_FROM_DIGITS))


def write_circled(number: int) -> str:
    """A number from 1 to 50 in a circle; ValueError outside.

    >>> write_circled(1), write_circled(21), write_circled(50)
    ('①', '㉑', '㊿')
    """
    if not 1 <= number <= len(CIRCLED):
        raise ValueError(
            ic.Text(f"circles go from 1 to {len(CIRCLED)}, not to {number}", f"圈码只有1至{len(CIRCLED)}，没有{number}")
        )
    return CIRCLED[number - 1]


def read_circled(text: str) -> int:
    """The number in a circle; ValueError for anything else."""
    if len(text) != 1 or text not in CIRCLED:
        raise _not_a_numeral(text)
    return CIRCLED.index(text) + 1


def read_number(text: str) -> int:
    """The whole number that a text writes in any way: figures of either width, numerals, digit by digit, in a circle.

    >>> [read_number(text) for text in ("１２", "十二", "壹拾贰", "一二", "⑫")]
    [12, 12, 12, 12, 12]
    """
    if _FIGURES.fullmatch(text):
        return int(text)
    if len(text) == 1 and text in CIRCLED:
        return read_circled(text)
    try:
        return read_numeral(text)
    except ValueError:
        return read_digits(text)


def _full(number: int) -> str:
    """The numeral with the 一 of 一十 that speech leaves out at the beginning."""
    if not 0 <= number < LIMIT:
        raise ValueError(
            ic.Text(f"numerals are written from 0 to 10**16 - 1, not {number}", f"超出可写的范围：{number}")
        )
    for unit, word in _GROUPS:
        high, low = divmod(number, unit)
        if high:
            gap = "零" if low < unit // 10 else ""
            return _full(high) + word + (gap + _full(low) if low else "")
    words = ic.to_chinese(number)
    return "一" + words if words.startswith("十") else words


def _value(numeral: str) -> int:
    """The number of a full numeral, read generously: the caller compares with how it is written."""
    for unit, word in _GROUPS:
        high, found, low = numeral.partition(word)
        if found:
            return _value(high) * unit + (_value(low.removeprefix("零")) if low else 0)
    return ic.from_chinese(numeral.removeprefix("一") if numeral.startswith("一十") else numeral)


def _is_never_said(text: str) -> bool:
    """十二 is said and 壹拾贰 written on a cheque, 一十二 is neither; nor are 两十 and 十两 a number."""
    return text.startswith("一十") or (text not in ("两", "兩") and _MISPLACED_PAIR.search(text) is not None)


def _not_a_numeral(text: str) -> ValueError:
    return ValueError(ic.Text(f"not a Chinese numeral: {text}", f"不是中文数字：{text}"))
