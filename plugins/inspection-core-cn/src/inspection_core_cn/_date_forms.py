"""How dates are printed: the expressions that find them, and the parts that a print gives."""

from __future__ import annotations

import enum
import re

from attrs import evolve, frozen

from ._signs import FIGURES, GAP
from .numerals import read_number


class DateForm(enum.Enum):
    """A way to print a date; the value is the same day in each."""

    MARKED = "2024年3月31日"
    CHINESE = "二〇二四年三月三十一日"
    DASHED = "2024-03-31"
    DOTTED = "2024.3.31"
    SLASHED = "2024/3/31"


FIGURE_FORMS = {"-": DateForm.DASHED, ".": DateForm.DOTTED, "/": DateForm.SLASHED}


@frozen(kw_only=True)
class Parts:
    """The parts of a date as far as its print gives them."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


_D = FIGURES
_N = _D + "〇零○一二三四五六七八九十廿卅"
_S = GAP
_DASH = rf"{_S}(?:至|到|[-—–－―~～]{{1,2}}){_S}"
_SEP = "[-./－．／]"
_YEAR_MARK = rf"(?:年|(?={_DASH}[{_N}OＯ]{{4}}{_S}年))"
_MONTH_MARK = rf"(?:月|(?={_DASH}[{_N}]{{1,3}}{_S}月))"
_DAY_MARK = rf"(?:[日号]|(?={_DASH}[{_N}]{{1,3}}{_S}[日号]))"

# One set of characters begins it, which the engine skips to; what it begins is told apart behind that.
DATE = re.compile(
    rf"""
[{_N}元](?<![{_D}][{_D}])(?:
  (?P<year>[{_N}OＯ]{{3}}){_S}{_YEAR_MARK}
    (?: {_S}(?P<month>[{_N}]{{1,3}}+|元){_S}{_MONTH_MARK}(?:{_S}(?P<day>[{_N}]{{1,3}}+){_S}{_DAY_MARK})?
      | {_S}(?P<lost>[{_D}]{{1,4}}+){_S}日 )?
| (?P<only_month>(?<!元)[{_N}]{{0,2}}|(?<=元)){_S}{_MONTH_MARK}(?:{_S}(?P<only_day>[{_N}]{{1,3}}+){_S}{_DAY_MARK})?
| (?P<figures>[{_D}]{{3}})(?P<sep>{_SEP})(?P<n_month>[{_D}]{{1,2}})(?P=sep)(?P<n_day>[{_D}]{{1,2}})(?![{_D}])
| (?P<run>[{_D}]{{3,7}}+){_S}[日月]
)""",
    re.VERBOSE,
)
UNTIL = re.compile(
    rf"{_DASH}(?:(?P<said>次年|翌年|同年|当年)|(?P<year>[{_N}OＯ]{{4}}){_S}年)?"
    rf"{_S}(?:(?P<month>[{_N}]{{1,3}}+|元){_S}月)?(?:{_S}(?P<day>[{_N}]{{1,3}}+){_S}[日号])?"
)
UNTIL_FIGURES = re.compile(
    rf"{_DASH}(?:(?P<year>[{_D}]{{4}}){_SEP})?(?P<month>[{_D}]{{1,2}}){_SEP}(?P<day>[{_D}]{{1,2}})(?![{_D}])"
)
_ODD_YEAR = re.compile(rf"[{_D}]{_S}年{_S}\Z")
_ODD_YEAR_REACH = 6
FIGURE = re.compile(f"[{_D}]")


def parts_of(match: re.Match[str]) -> Parts | None:
    """What a match of DATE gives; None where its figures make no number, or more stands before or after them."""
    if _runs_on(match):
        return None
    try:
        return _parts(match)
    except ValueError:
        return None


def _parts(match: re.Match[str]) -> Parts | None:
    head = match[0][0]
    if match["figures"]:
        year = int(head + match["figures"])
        return Parts(year=year, month=int(match["n_month"]), day=int(match["n_day"])) if _is_recent(year) else None
    if match["run"]:
        return Parts() if _is_recent(int((head + match["run"])[:4])) else None
    if match["year"]:
        given = Parts(year=read_number(head + match["year"]), month=_month(match["month"]), day=_given(match["day"]))
        return given if given.month or match["lost"] or _is_a_year(match, given.year) else None
    given = Parts(month=_month(head + match["only_month"]), day=_given(match["only_day"]))
    return given if given.day is not None or _is_a_month(match, given.month) else None


def _runs_on(match: re.Match[str]) -> bool:
    """Whether the figures are part of longer ones, of 1.5月 or a version; before 1.2024年3月 stands a label."""
    text, start, end = match.string, match.start(), match.end()
    if start and not match["year"] and FIGURE.match(match[0]) and text[start - 1] in ".．,":
        return True
    sep = match["sep"] or "-"
    return sep not in "-－" and text[end : end + 1] == sep and FIGURE.match(text, end + 1) is not None


def follows_odd_year(match: re.Match[str]) -> bool:
    """Whether a year stands before a date that is none of four figures: 24年, or 3年 of a duration."""
    start = match.start()
    return not match["year"] and _ODD_YEAR.search(match.string, max(0, start - _ODD_YEAR_REACH), start) is not None


def _is_recent(year: int | None) -> bool:
    return year is not None and 1900 <= year <= 2100


def _is_a_year(match: re.Match[str], year: int | None) -> bool:
    """Years alone are taken where they can be meant: neither 1990年代 nor 3000年."""
    return _is_recent(year) and match.string[match.end() : match.end() + 1] not in ("代", "级")


def _is_a_month(match: re.Match[str], month: int | None) -> bool:
    """Months alone are taken where they can be meant: neither 万元月 nor 13月 nor 6月龄 nor 3年6月."""
    if month is None or not 1 <= month <= 12 or match[0][0] == "元":
        return False
    return match.string[match.end() : match.end() + 1] != "龄" and not follows_odd_year(match)


def until(match: re.Match[str], first: Parts) -> Parts | None:
    """The end of a range, with what it takes over from its beginning; None where it doesn't go together with that."""
    try:
        given = Parts(year=_given(match["year"]), month=_month(match["month"]), day=_given(match["day"]))
    except ValueError:
        return None
    if given == Parts():
        return None
    if given.year is None and given.month is None:
        return evolve(first, day=given.day) if first.day is not None else None
    if given.month is None:
        return given if given.day is None else None
    if given.year is not None:
        return given
    return evolve(given, year=_year_until(match, first)) if first.month is not None else None


def _year_until(match: re.Match[str], first: Parts) -> int | None:
    said = match["said"] if "said" in match.re.groupindex else None
    if first.year is None or said not in ("次年", "翌年"):
        return first.year
    return first.year + 1


def _month(text: str | None) -> int | None:
    return 1 if text == "元" else _given(text)


def _given(text: str | None) -> int | None:
    """The number of a part, if the print gives it."""
    return read_number(text) if text else None
