"""The numbers of findings as tables print them: 1, １, （一）, 一、, 3（1）, 3.1, F-01."""

from __future__ import annotations

import re
import unicodedata

from attrs import frozen

from ...numbering import from_chinese
from ._values import fold

_PART = r"(?:\d+|[零一二三四五六七八九十百]+)"
_NUMBER = re.compile(rf"(?:第|问题|no\.?|#)?((?:\(?{_PART}\)?[.、,\-_]?)+)(?:项|条|个|号|:)?", re.IGNORECASE)
_PARTS = re.compile(_PART)


@frozen
class Number:
    """A number part by part, so that 3（1） and 3.1 are the same, and as it is kept: without the marks around it."""

    parts: tuple[str, ...]
    plain: str

    @property
    def own(self) -> str:
        """What is printed below a finding of the number before: `3.1` of 3.1, `（1）` of 3（1）, `1` of 3-1."""
        if "-" in self.plain:
            return self.parts[-1]
        return self.plain[self.plain.rindex("（") :] if "（" in self.plain else self.plain


def number_in(text: str) -> Number | None:
    """The number that a cell holds; None for an empty one. What is no number is kept as it is.

    >>> number_in("（十二）、").plain, number_in("3(1)").plain, number_in("３.１").parts, number_in("F-01").plain
    ('12', '3（1）', ('3', '1'), 'F-01')
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    if not plain:
        return None
    match = _NUMBER.fullmatch(plain)
    try:
        parts = tuple(_arabic(part) for part in _PARTS.findall(match[1])) if match else ()
    except ValueError:
        parts = ()
    if not parts:
        return Number((fold(text),), " ".join(text.split()))
    if parts[1:] == ("0",) and "." in plain:
        parts = parts[:1]  # a whole number that a program wrote as 1.0
    if len(parts) > 1 and re.fullmatch(r"[\d-]+", match[1] if match else ""):
        return Number(parts, plain)  # 2023-01 is a name as well
    return Number(parts, _plain(parts, bracketed=plain.rstrip("、.,").endswith(")") and not plain.startswith("(")))


def _arabic(part: str) -> str:
    return str(int(part)) if part.isdecimal() else str(from_chinese(part))


def _plain(parts: tuple[str, ...], *, bracketed: bool) -> str:
    if len(parts) == 1 or not bracketed:
        return ".".join(parts)
    return f"{'.'.join(parts[:-1])}（{parts[-1]}）"
