"""How Word writes the number of a paragraph, by the names that Open XML gives to its ways of counting."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping

import inspection_core as ic

_SERIES = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_SIMPLE = "零一二三四五六七八九"
_FINANCIAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_FINANCIAL_TRADITIONAL = str.maketrans("零一二三四五六七八九十百千", "零壹貳參肆伍陸柒捌玖拾佰仟")
_FINANCIAL_JAPANESE = str.maketrans("一二三十", "壱弐参拾")
_FULL_WIDTH = str.maketrans(string.digits, "０１２３４５６７８９")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"))
_SMALL_ROMAN = ((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def written(number: int, way: str) -> str:
    """A number as Word shows it; plain digits where the way has no sign for it, as beyond ⑳, or isn't known."""
    way = _ALIASES.get(way, way)
    if way in _SERIES:
        signs = _SERIES[way]
        return signs[number - 1] if 1 <= number <= len(signs) else str(number)
    write = _WAYS.get(way)
    return write(number) if write is not None and 0 <= number <= 9999 else str(number)


def is_known(way: str) -> bool:
    """Whether the way of counting is one of these."""
    return way in _SERIES or way in _WAYS or way in _ALIASES


def _chinese(number: int) -> str:
    """一百零一: the thousands that Word calls so."""
    return ic.to_chinese(number)


def _counting(number: int) -> str:
    """As above to 九十九; then digit by digit."""
    return ic.to_chinese(number) if number < 100 else _digits(number).replace("零", "○")


def _financial(number: int) -> str:
    """壹拾, not 拾: nothing can be put before it on a cheque."""
    return ("一" if 10 <= number < 20 else "") + ic.to_chinese(number)


def _digits(number: int) -> str:
    return "".join(_SIMPLE[int(digit)] for digit in str(number))


def _ideographs(number: int) -> str:
    return _digits(number).replace("零", "〇")


def _japanese(number: int) -> str:
    """百 and 千 without 一 before them, and no 零 between."""
    return ic.to_chinese(number).replace("零", "").replace("一百", "百").replace("一千", "千") if number else "〇"


def _letters(number: int) -> str:
    """a … z, aa, bb …"""
    times, letter = divmod(number - 1, 26)
    return string.ascii_lowercase[letter] * (times + 1) if number else ""


def _roman(number: int) -> str:
    words = ""
    for value, sign in _ROMAN + _SMALL_ROMAN:
        times, number = divmod(number, value)
        words += sign * times
    return words


def _sexagenary(number: int) -> str:
    stems, branches = _SERIES["ideographTraditional"], _SERIES["ideographZodiac"]
    return stems[(number - 1) % 10] + branches[(number - 1) % 12] if 1 <= number <= 60 else str(number)


def _ordinal(number: int) -> str:
    teens = number // 10 % 10 == 1
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_ALIASES = {
    "taiwaneseCounting": "chineseCounting",
    "taiwaneseCountingThousand": "chineseCountingThousand",
    "taiwaneseDigital": "ideographDigital",
    "japaneseDigitalTenThousand": "ideographDigital",
    "koreanDigital2": "ideographDigital",
    "decimalFullWidth2": "decimalFullWidth",
    "decimalHalfWidth": "decimal",
}
_WAYS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "numberInDash": "- {} -".format,
    "hex": "{:X}".format,
    "ordinal": _ordinal,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "chineseCounting": _counting,
    "chineseCountingThousand": _chinese,
    "chineseLegalSimplified": lambda number: _financial(number).translate(_FINANCIAL),
    "ideographLegalTraditional": lambda number: _financial(number).translate(_FINANCIAL_TRADITIONAL),
    "ideographDigital": _ideographs,
    "ideographZodiacTraditional": _sexagenary,
    "japaneseCounting": _japanese,
    "japaneseLegal": lambda number: _japanese(number).translate(_FINANCIAL_JAPANESE),
    "none": "".format,
    "bullet": "".format,
}
