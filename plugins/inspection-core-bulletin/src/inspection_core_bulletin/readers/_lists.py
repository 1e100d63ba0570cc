"""The numbers that a browser shows before the items of lists."""

from __future__ import annotations

import re
from typing import Any

from ._counting import written

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand",
    "cjk-decimal": "ideographDigital",
    "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
    "none": "",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:([^;]*)", re.IGNORECASE)
_IDEOGRAPHIC = frozenset(("chineseCountingThousand", "ideographDigital", "ideographTraditional", "ideographZodiac"))


class _List:
    """A list that is being read; one without numbers has no way of counting."""

    __slots__ = ("next", "step", "way")

    def __init__(self, element: Any) -> None:
        is_reversed = element.get("reversed") is not None
        first = sum(1 for _ in element.iterchildren("li")) if is_reversed else 1
        self.next = _whole(element.get("start"), first)
        self.step = -1 if is_reversed else 1
        self.way = _way(element, "decimal" if element.tag == "ol" else "")


class Lists:
    """The lists around a place on a page, and the number that still waits for the text of its item."""

    __slots__ = ("_lists", "_mark")

    def __init__(self) -> None:
        self._lists: list[_List] = []
        self._mark = ""

    def begin(self, element: Any) -> None:
        """A block begins, which may be a list or an item."""
        if element.tag in ("ol", "ul", "menu", "dir"):
            self._lists.append(_List(element))
        elif element.tag == "li" and self._lists:
            self._mark = self._count(self._lists[-1], element)

    def finish(self, element: Any) -> None:
        """A block ends; the number of an item without any text goes with it."""
        if element.tag in ("ol", "ul", "menu", "dir"):
            self._lists.pop()
        elif element.tag == "li":
            self._mark = ""

    def take_mark(self) -> str:
        """What stands before the first text of an item."""
        mark, self._mark = self._mark, ""
        return mark

    @staticmethod
    def _count(items: _List, element: Any) -> str:
        number = _whole(element.get("value"), items.next)
        items.next = number + items.step
        way = _way(element, items.way)
        if not way:
            return ""
        return written(number, way) + ("、" if way in _IDEOGRAPHIC else ". ")


def _way(element: Any, default: str) -> str:
    found = _STYLE.search(element.get("style") or "")
    for word in found[1].lower().split() if found else ():
        if word in _STYLES:
            return _STYLES[word]
    return _TYPES.get(element.get("type") or "", default)


def _whole(text: str | None, default: int) -> int:
    plain = (text or "").strip()
    return int(plain) if re.fullmatch(r"-?[0-9]{1,6}", plain) else default
