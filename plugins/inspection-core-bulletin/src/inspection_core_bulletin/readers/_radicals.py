"""Radicals that PDFs hold in place of the characters that look like them."""

from __future__ import annotations

import re
import unicodedata

_RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def ideographs(text: str) -> tuple[str, int]:
    """The text with characters in place of radicals, one for one, and how many they were."""
    return _RADICAL.subn(_ideograph, text)


def _ideograph(match: re.Match[str]) -> str:
    """Some radicals have no character of their own (⺈); they stay."""
    sign = match[0]
    plain = _SUPPLEMENT.get(sign) or unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign


_SUPPLEMENT = {
    "⺠": "民", "⺟": "母", "⻓": "长", "⻔": "门", "⻅": "见", "⻋": "车", "⻜": "飞", "⻢": "马",
    "⻥": "鱼", "⻦": "鸟", "⻩": "黄", "⻬": "齐", "⻮": "齿", "⻰": "龙", "⻚": "页", "⻛": "风",
    "⻝": "食", "⻄": "西", "⻘": "青", "⻙": "韦", "⻉": "贝", "⻣": "骨", "⻤": "鬼", "⻨": "麦",
    "⻳": "龟", "⺩": "王", "⺬": "示", "⺼": "月", "⻁": "虎", "⻆": "角", "⻎": "辶", "⻖": "阝",
    "⻏": "阝", "⺮": "竹", "⺯": "糸", "⺰": "纟", "⺾": "艹", "⻌": "辶", "⻍": "辶", "⻪": "黾",
}  # fmt: skip
"""Of the supplement, those that are characters, which Unicode does not say."""
