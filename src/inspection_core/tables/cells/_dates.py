"""The days that cells name, in Chinese and English, in figures and words; what may mean two days is not guessed."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal

from attrs import evolve, frozen

from ...diagnostics import Location, Text, tables as rules
from ...numbering import from_chinese
from ._sheet import Value
from ._values import Reading, text_of

_EPOCH = dt.date(1899, 12, 30)
_SERIALS = range(20_000, 80_001)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_BY = r"(之?前|以前|止)?"
_ORDER = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")


@frozen(kw_only=True)
class DateWords:
    """What helps to read days: since when those without a year are counted, and whether 3/4 is the 3rd of April."""

    since: dt.date | None = None
    day_first: bool | None = None


@frozen
class _Found:
    """The days that a text may mean (one, if it is clear), and whether it says that day and nothing else."""

    days: tuple[dt.date, ...]
    exact: bool = False
    why: Text | None = None


def date_of(
    value: Value, where: Location | None = None, *, title: str = "", words: DateWords | None = None
) -> Reading[dt.date]:
    """The day that a cell names, or a problem at its place; an empty cell names none."""
    if isinstance(value, dt.datetime):
        return Reading(value=value.date(), exact=value.time() == dt.time())
    if isinstance(value, dt.date):
        return Reading(value=value)
    text = text_of(value)
    if not text:
        return Reading()
    facts = {"title": title, "quote": text}
    place, words = where or Location(), words or DateWords()
    found = _of_number(value) or _find(plain(text), words)
    if found is None and words.since is None and _find(plain(text), evolve(words, since=dt.date(2000, 1, 1))):
        return Reading(problems=(rules.NO_YEAR.at(place, facts),))
    if found is None:
        return Reading(problems=(rules.NOT_A_DATE.at(place, facts),))
    if len(found.days) > 1:
        return Reading(problems=(rules.AMBIGUOUS_DATE.at(place, {**facts, "choices": _either(found.days)}),))
    taken = (
        () if found.why is None else (rules.DATE_TAKEN.at(place, {**facts, "day": found.days[0], "why": found.why}),)
    )
    return Reading(value=found.days[0], exact=found.exact, problems=taken)


def day_first_in(values: Iterable[Value]) -> bool | None:
    """Whether the dates of a column put the day before the month, as 31/03/2024 shows; None where none shows it."""
    orders = set()
    for value in values:
        match = _ORDER.fullmatch(plain(value)) if isinstance(value, str) else None
        if match and (int(match[1]) > 12) != (int(match[3]) > 12):
            orders.add(int(match[1]) > 12)
    return orders.pop() if len(orders) == 1 else None


def plain(text: str) -> str:
    """A text in which dates are looked for: half-width, lower case, one kind of dash, figures for numerals."""
    text = unicodedata.normalize("NFKC", text).casefold().strip()
    text = re.sub("[‐‑‒–—―−]", "-", text).replace("。", ".").rstrip(".;,；，")
    text = re.sub(r"\s*([-/.年月日号])\s*", r"\1", text) if not re.search("[a-z]", text) else " ".join(text.split())
    text = re.sub("([〇零○一二三四五六七八九]{4})年", lambda m: _figures(m[1]) + "年", text).replace("元月", "1月")
    return re.sub("([一二三四五六七八九十廿]{1,3})(?=[月日号])", _numeral, text)


def _figures(year: str) -> str:
    return "".join(str("〇一二三四五六七八九".index(digit)) for digit in year.replace("零", "〇").replace("○", "〇"))


def _numeral(match: re.Match[str]) -> str:
    try:
        return str(from_chinese(match[1].replace("廿", "二十")))
    except ValueError:
        return match[0]


def _either(days: tuple[dt.date, ...]) -> Text:
    said = [day.isoformat() for day in days]
    return Text(" or ".join(said), "或".join(said))


def _of_number(value: Value) -> _Found | None:
    """A day from a bare number: a serial number of Excel, or a month that lost a nought (2024.1)."""
    if isinstance(value, str) and re.fullmatch(r"\d{5}(\.0+)?", value.strip()):
        value = float(value)
    if isinstance(value, int | float | Decimal) and _SERIALS.start <= value < _SERIALS.stop:
        return _Found((_EPOCH + dt.timedelta(int(value)),), exact=True, why=_SERIAL)
    if isinstance(value, float | Decimal) and re.fullmatch(r"\d{4}\.1", str(value)):
        return _Found((_month_end(int(value), 1), _month_end(int(value), 10)))
    return None


_SERIAL = Text("the cell holds Excel's number of a day", "单元格里是 Excel 的日期序号")
_AS_COLUMN = Text("in the order of the other dates of the column", "按本列其他日期的日、月顺序")
_YEAR_ADDED = Text("the first one since the feedback, as it names no year", "原文无年份，取反馈之后最近的一个")
_SHORT_YEAR = Text("the year has two figures", "年份只有两位")


def _find(text: str, words: DateWords) -> _Found | None:
    text = re.sub(r"^(?:by|until|no later than|due(?: by)?|on)\s+", "", text)
    try:
        return _whole(text, words) or (_completed(text, words.since) if words.since else None)
    except ValueError:  # a day that there isn't, such as 2024-02-30
        return None


def _whole(text: str, words: DateWords) -> _Found | None:
    """A day with its year, by the first form that fits."""
    for form, make in _FORMS:
        match = form.fullmatch(text)
        if match:
            return make(match)
    order = _ORDER.fullmatch(text)
    return _ordered(order, words.day_first) if order else None


def _completed(text: str, since: dt.date) -> _Found | None:
    """A day that names no year: the first one since the feedback."""
    for year in (since.year, since.year + 1, since.year + 4):
        for tried in (f"{year}年{text}", f"{text} {year}"):
            try:
                found = _whole(tried, DateWords())
            except ValueError:  # the 29th of February
                continue
            if found and len(found.days) == 1 and found.days[0] >= since and text[:1] != "年":
                return evolve(found, why=_YEAR_ADDED, exact=False)
    return _completed(text[1:], since) if re.match("年[底末内]", text) else None


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _day(match: re.Match[str]) -> _Found:
    day = dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
    return _Found((day,), exact=not (match.groupdict().get("more") or ""))


def _of_month(match: re.Match[str]) -> _Found | None:
    year, month, part, before = int(match[1]), int(match[2]), match[3] or "", match[4] or ""
    end = _month_end(year, month)
    ends = {"上旬": dt.date(year, month, 10), "中旬": dt.date(year, month, 20)}
    if before and not part:
        return _Found((dt.date(year, month, 1) - dt.timedelta(1), end))  # before the month, or in it at the latest
    return _Found((ends.get(part, end),))


def _of_year(match: re.Match[str]) -> _Found:
    year = int(match[1])
    if match[3] and not match[2]:
        return _Found((dt.date(year - 1, 12, 31), dt.date(year, 12, 31)))
    return _Found((dt.date(year, 12, 31),))


def _of_half(match: re.Match[str]) -> _Found:
    return _Found((_month_end(int(match[1]), 6 if match[2] == "上" else 12),))


def _of_quarter(match: re.Match[str]) -> _Found:
    quarter = match["q"]
    return _Found((_month_end(int(match["y"]), 3 * int(quarter if quarter.isdecimal() else from_chinese(quarter))),))


def _english_day(match: re.Match[str]) -> _Found:
    year = int(match["y"])
    day = dt.date(year if year > 99 else 2000 + year, _MONTHS.index(match["m"][:3]) + 1, int(match["d"]))
    return _Found((day,), exact=True, why=None if year > 99 else _SHORT_YEAR)


def _english_month(match: re.Match[str]) -> _Found:
    return _Found((_month_end(int(match[2]), _MONTHS.index(match[1][:3]) + 1),))


def _ordered(match: re.Match[str], day_first: bool | None) -> _Found | None:
    """31/03/2024 or 03/31/2024; where both orders give a day, the column has to say which it is."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if first > 12 or second > 12 or first == second:
        day, month = (first, second) if first > 12 or second <= 12 else (second, first)
        return _Found((dt.date(year, month, day),), exact=True)
    both = (dt.date(year, second, first), dt.date(year, first, second))
    if day_first is None:
        return _Found(both)
    return _Found((both[0] if day_first else both[1],), exact=True, why=_AS_COLUMN)


_Make = Callable[[re.Match[str]], _Found | None]


def _form(pattern: str, make: _Make) -> tuple[re.Pattern[str], _Make]:
    return re.compile(pattern), make


_FORMS = (
    _form(r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?:[ t]0?0:00(?::00(?:\.0+)?)?)?", _day),
    _form(
        r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})日?(?P<more>[ t]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?|之?前|以前)",
        _day,
    ),
    _form(rf"(?P<y>\d{{4}})年(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})[日号]?(?P<more>{_BY})", _day),
    _form(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)", _day),
    _form(rf"(\d{{4}})年(\d{{1,2}})月份?(底|末|内|[上中下]旬)?{_BY}", _of_month),
    _form(rf"(\d{{4}})[-/.](\d{{1,2}})月?(底|末)?{_BY}", _of_month),
    _form(rf"(\d{{4}})年(年?[底末内]|度内)?{_BY}", _of_year),
    _form(rf"(\d{{4}})年([上下])半年[底末内]?{_BY}", _of_half),
    _form(rf"(?P<y>\d{{4}})年第?(?P<q>[1-4一二三四])季度[底末内]?{_BY}", _of_quarter),
    _form(r"(?P<y>\d{4}) ?q(?P<q>[1-4])", _of_quarter),
    _form(r"(?:end(?: of)? )?q(?P<q>[1-4])[ /]?(?P<y>\d{4})", _of_quarter),
    _form(r"(?P<q>[1-4])(?:st|nd|rd|th) quarter(?: of)? (?P<y>\d{4})", _of_quarter),
    _form(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[-. ]*(?:of )?(?P<m>{_MONTH})[-, ]*(?P<y>\d{{4}}|\d\d)", _english_day),
    _form(rf"(?P<m>{_MONTH}) ?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})", _english_day),
    _form(rf"(?:(?:the )?end(?: of)? )?{_MONTH}[-, ]*(\d{{4}})", _english_month),
    _form(r"(?:the )?(?:year[- ])?end(?: of)?(?: the year)? (\d{4})()()", _of_year),
)
