"""Days as prose prints them: whole, in part, without a year, as a range, or damaged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

import inspection_core as ic

_YEAR = r"(?:(?P<{0}y>\d{{4}}|[二][〇零○O0一二三四五六七八九]{{3}})\s{{0,2}}年)?\s{{0,2}}"
_MONTH = r"(?:(?P<{0}m>\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|元)\s{{0,2}}月)"
_DAY = (
    r"(?:份)?(?:\s{{0,2}}(?P<{0}d>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s{{0,2}}[日号]"
    r"|(?P<{0}x>[上中下]旬|[初末底]))?"
)
_ONE = _YEAR + _MONTH + _DAY
_ONLY_DAY = r"(?P<{0}o>\d{{1,2}})\s{{0,2}}[日号]"
_DASHES = r"\s{0,2}(?:至|到|[-—–－―~～]{1,2})\s{0,2}"
_NUMERIC = r"(?P<{0}Y>\d{{4}})[-./](?P<{0}M>\d{{1,2}})[-./](?P<{0}D>\d{{1,2}})(?!\d)"
_PROSE = re.compile(
    f"(?:{_ONE.format('a')}|{_NUMERIC.format('a')})(?:{_DASHES}(?:{_ONE.format('b')}|{_NUMERIC.format('b')}|{_ONLY_DAY.format('b')}))?"
)
_DAMAGED = re.compile(r"\d{5,8}\s?[日号]|\d{4}年\s?[月日]|\d{4}年\d{3,4}日|\d{4}月|年\d{1,2}日|月月|日日(?!益|常)")
_FIGURES = "〇一二三四五六七八九"


@frozen(kw_only=True)
class Day:
    """A date as printed: its parts as far as they are given."""

    year: int | None
    month: int
    day: int | None = None
    vague: bool = False

    def date(self, year: int) -> ic.PartialDate | None:
        """The date in a year; None where there is no such day."""
        try:
            return ic.PartialDate(year, self.month, self.day)
        except ValueError:
            return None


@frozen
class Mention:
    """One date or a range of them, in its place."""

    first: Day
    last: Day | None
    start: int
    end: int


def dates_in(text: str) -> Iterator[Mention]:
    """The dates of a text, in the order of print."""
    if "月" not in text and not re.search(r"\d{4}[-./]\d", text):
        return
    for match in _PROSE.finditer(text):
        first = _day(match, "a")
        if first is None:
            continue
        last = _day(match, "b") or _same_month(match, first)
        yield Mention(first, last, match.start(), match.end())


def damaged_in(text: str) -> list[tuple[int, int]]:
    """The places where a date lost its marks: 202442日."""
    found = [match.span() for match in _DAMAGED.finditer(text)] if re.search("[日月号]", text) else []
    for match in _PROSE.finditer(text) if "月" in text else ():
        for side in "ab":
            day = _day(match, side)
            if day is not None and (day.date(day.year or 2024) is None):
                found.append(match.span())
    return sorted(set(found))


def _day(match: re.Match[str], side: str) -> Day | None:
    if match[side + "Y"]:
        return Day(year=int(match[side + "Y"]), month=int(match[side + "M"]), day=int(match[side + "D"]))
    month = match[side + "m"]
    if month is None:
        return None
    year, day = match[side + "y"], match[side + "d"]
    number = 1 if month == "元" else _number(month)
    if number is None:
        return None
    return Day(
        year=_year(year) if year else None,
        month=number,
        day=_number(day) if day else None,
        vague=match[side + "x"] is not None,
    )


def _same_month(match: re.Match[str], first: Day) -> Day | None:
    only = match["bo"]
    return Day(year=first.year, month=first.month, day=int(only)) if only and first.day else None


def _year(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    figures = re.sub("[零○O0]", "〇", text)
    return int("".join(str(_FIGURES.index(char)) for char in figures))


def _number(text: str) -> int | None:
    try:
        return int(text) if text.isdecimal() else ic.from_chinese(text)
    except ValueError:
        return None
