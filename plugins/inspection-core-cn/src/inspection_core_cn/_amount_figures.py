"""The figures of an amount as an exact Decimal: 1,234.56, 12万3千, 三点五亿, 壹万贰仟, 九十八点七一."""

from __future__ import annotations

import decimal
import functools
import re
from collections.abc import Iterable
from decimal import Decimal

import inspection_core as ic

from ._signs import FIGURES
from .numerals import read_digits, read_numeral

SCALE = "[十百千拾佰仟]?[万萬]?[亿億]|[十百千拾佰仟]?[万萬]|[十百千拾佰仟]"
"""The scales between figures and a unit, longest first, as an expression."""

_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "拾": 1, "佰": 2, "仟": 3, "萬": 4, "億": 8}
_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_PART = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_FIGURES = re.compile(rf"({_PART})(?:({SCALE})(?:({_PART})({SCALE}))?({_PART})?)?")
_POINTED = re.compile(rf"(.+)点(.+?)({SCALE})?")
_LAST_SCALE = re.compile(rf"(?<=[{FIGURES}])(?:{SCALE})\Z|[万萬亿億]\Z")


def power_of(scale: str) -> int:
    """The power of ten that a scale stands for: 6 for 百万."""
    return sum(_POWERS[char] for char in scale)


def last_scale(text: str) -> str:
    """The scale at the end of figures, which the lower figure of 3-5万 shares."""
    match = _LAST_SCALE.search(text)
    return match[0] if match else ""


def shifted(value: Decimal, power: int) -> Decimal:
    """A value times a power of ten, exactly, and without an exponent."""
    sign, digits, exponent = value.as_tuple()
    return Decimal(format(Decimal((sign, digits, int(exponent) + power)), "f"))


def exact_sum(values: Iterable[Decimal]) -> Decimal:
    """A sum that nothing is rounded in, whatever context the caller works in."""
    return functools.reduce(decimal.Context(prec=128).add, values)


def read_figures(text: str) -> Decimal:
    """The value of the figures before a unit; ValueError where they make none."""
    if re.search("[0-9].*，|，.*[0-9]", text):
        raise ValueError(ic.Text(f"one amount, or two? {text} has a full-width comma", f"数字中有全角逗号：{text}"))
    folded = text.translate(_WIDTH)
    if re.search("[0-9]", folded) is None:
        return _in_numerals(folded)
    match = _FIGURES.fullmatch(folded)
    if match is None:
        raise _no_amount(text)
    first, scale, second, second_scale, rest = (group or "" for group in match.groups())
    return _total(text, [(first, scale), (second, second_scale), (rest, "")])


def _in_numerals(text: str) -> Decimal:
    match = _POINTED.fullmatch(text)
    if match is None:
        return Decimal(read_numeral(text))
    figures = "".join(str(read_digits(digit)) for digit in match[2])
    return shifted(Decimal(f"{read_numeral(match[1])}.{figures}"), power_of(match[3] or ""))


def _total(text: str, parts: list[tuple[str, str]]) -> Decimal:
    """12万3千 is the sum of its parts, each of which is less than the scale of the one before."""
    given = [(Decimal(figures.replace(",", "")), power_of(scale)) for figures, scale in parts if figures]
    values = [shifted(value, power) for value, power in given]
    if any(value >= Decimal(10) ** power for value, (_, power) in zip(values[1:], given, strict=False)):
        raise _no_amount(text)
    return exact_sum(values)


def _no_amount(text: str) -> ValueError:
    return ValueError(ic.Text(f"these figures make no amount: {text}", f"不成金额的数字：{text}"))
