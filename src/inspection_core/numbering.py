"""How headings and paragraphs are numbered in Chinese documents: 一、 （一） 1. （1） and 一是 …"""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
LEVELS = ("{chinese}、", "（{chinese}）", "{arabic}.", "（{arabic}）")


def to_chinese(number: int) -> str:
    """A whole number from 0 to 9999 in Chinese numerals: 12 is 十二, 105 is 一百零五.

    ValueError outside that range.
    """
    if not 0 <= number <= 9999:
        raise ValueError(f"only 0 to 9999 are written in Chinese numerals, not {number}")
    if number < 10:
        return _DIGITS[number]
    words, rest, gap = "", number, False
    for unit, word in _UNITS:
        digit, rest = divmod(rest, unit)
        if digit:
            words += ("零" if gap else "") + _DIGITS[digit] + word
        gap = bool(words) and not digit
    if rest:
        words += ("零" if gap else "") + _DIGITS[rest]
    return words[1:] if words.startswith("一十") else words


def from_chinese(text: str) -> int:
    """The number that Chinese numerals up to 9999 write; ValueError for anything else."""
    total, digit = 0, 0
    units = {word: unit for unit, word in _UNITS}
    for char in text:
        if char in units:
            total += (digit or 1) * units[char]
            digit = 0
        elif char in _DIGITS:
            digit = _DIGITS.index(char)
        else:
            raise ValueError(f"not a Chinese numeral: {text!r}")
    total += digit
    if not text or to_chinese(total) != text:
        raise ValueError(f"not a Chinese numeral: {text!r}")
    return total


def heading(level: int, number: int) -> str:
    """The number of a heading as printed: level 1 一、, 2 （一）, 3 1., 4 （1）; ValueError for any other level."""
    if not 1 <= level <= len(LEVELS):
        raise ValueError(f"headings have levels 1 to {len(LEVELS)}, not {level}")
    return LEVELS[level - 1].format(chinese=to_chinese(number) if level <= 2 else "", arabic=number)


def ordinal_label(number: int) -> str:
    """The label of a paragraph in a list of points: 一是, 二是 …"""
    return to_chinese(number) + "是"
