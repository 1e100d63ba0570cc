"""Dates of Chinese texts, found, read and written: 2024年3月31日, 二〇二四年三月三十一日, 2024-03-31, 2023年3—5月."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterator

from attrs import frozen

import inspection_core as ic

from ._date_forms import (
    DATE,
    FIGURE,
    FIGURE_FORMS,
    UNTIL,
    UNTIL_FIGURES,
    DateForm,
    Parts,
    follows_odd_year,
    parts_of,
    until,
)
from ._reasons import reason_of
from .numerals import write_digits, write_numeral

__all__ = [
    "DateForm",
    "DateMention",
    "RangeMention",
    "find_dates",
    "find_ranges",
    "read_date",
    "read_range",
    "write_date",
    "write_range",
]


@frozen(kw_only=True)
class DateMention:
    """A date in its place; `problem` says why a broken one is none. The end of a range has the year it takes over."""

    year: int | None
    month: int | None
    day: int | None
    form: DateForm
    start: int
    end: int
    printed: str
    problem: ic.Text | None = None

    @property
    def date(self) -> ic.PartialDate | None:
        """The date; None for a broken one, and for one without a year."""
        if self.problem is not None or self.year is None:
            return None
        return ic.PartialDate(self.year, self.month, self.day)


@frozen(kw_only=True)
class RangeMention:
    """Two dates with 至, 到 or a dash between; `problem` says why they are no range."""

    first: DateMention
    last: DateMention

    @property
    def problem(self) -> ic.Text | None:
        if self.first.problem or self.last.problem:
            return self.first.problem or self.last.problem
        try:
            ic.Period(start=self.first.date, end=self.last.date)
        except ValueError as error:
            return reason_of(error)
        return None

    @property
    def period(self) -> ic.Period | None:
        """The period; None for a broken one, and for one without a year."""
        if self.problem is not None or self.first.date is None or self.last.date is None:
            return None
        return ic.Period(start=self.first.date, end=self.last.date)


def find_dates(text: str) -> Iterator[DateMention]:
    """Every date of a text in order, broken ones too; the end of a range is a date of its own.

    >>> [str(each.date or each.problem) for each in find_dates("2023年3月1日至5月31日；2024年2月30日")]
    ['2023-03-01', '2023-05-31', '2024-02 has 29 days, and no day 30']
    """
    for first, last in _scan(text):
        yield first
        if last is not None:
            yield last


def find_ranges(text: str) -> Iterator[RangeMention]:
    """Every range of dates in a text, in order.

    >>> [str(each.period.end) for each in find_ranges("2023年11月至次年2月、2024年3—5月") if each.period]
    ['2024-02', '2024-05']
    """
    for first, last in _scan(text):
        if last is not None:
            yield RangeMention(first=first, last=last)


def read_date(text: str) -> ic.PartialDate:
    """The date that a text is, in any form; ValueError with the reason for anything else.

    >>> str(read_date("二〇二四年三月")), str(read_date("２０２４．３．３１"))
    ('2024-03', '2024-03-31')
    """
    inner = text.strip()
    found = next(_scan(inner), None)
    if found is not None and found[1] is None and len(found[0].printed) == len(inner):
        return _sound(found[0])
    try:
        return ic.PartialDate.parse(re.sub(r"\s", "", unicodedata.normalize("NFKC", inner)))
    except ValueError:
        raise ValueError(ic.Text(f"not a date: {text}", f"不是日期：{text}")) from None


def read_range(text: str) -> ic.Period:
    """The period that a text is, from one date to another; ValueError with the reason for anything else.

    >>> str(read_range("2023年3月1日至31日").end)
    '2023-03-31'
    """
    inner = text.strip()
    found = next(find_ranges(inner), None)
    if found is None or (found.first.start, found.last.end) != (0, len(inner)):
        raise ValueError(ic.Text(f"not a range of dates: {text}", f"不是起止日期：{text}"))
    if found.problem is not None:
        raise ValueError(found.problem)
    return ic.Period(start=_sound(found.first), end=_sound(found.last))


def write_date(date: ic.PartialDate, form: DateForm = DateForm.MARKED) -> str:
    """A date, or what is known of it, in a form.

    >>> write_date(ic.PartialDate(2024, 3, 31), DateForm.CHINESE), write_date(ic.PartialDate(2024, 3))
    ('二〇二四年三月三十一日', '2024年3月')
    """
    parts = [part for part in (date.year, date.month, date.day) if part is not None]
    match form:
        case DateForm.DASHED:
            return str(date)
        case DateForm.DOTTED | DateForm.SLASHED:
            return ("." if form is DateForm.DOTTED else "/").join(map(str, parts))
    return "".join(_figure(part, mark, form) + mark for part, mark in zip(parts, "年月日", strict=False))


def write_range(period: ic.Period, form: DateForm = DateForm.MARKED) -> str:
    """A period with both ends, the second without what it has in common with the first; ValueError for an open one.

    >>> write_range(ic.Period(start=ic.PartialDate(2023, 3, 1), end=ic.PartialDate(2023, 5, 31)))
    '2023年3月1日至5月31日'
    """
    if period.start is None or period.end is None:
        raise ValueError(ic.Text("a range is written with both its ends", "起止日期须齐全"))
    last = write_date(period.end, form)
    if form in (DateForm.MARKED, DateForm.CHINESE):
        last = "".join(re.findall("[^年月日]+[年月日]", last)[_in_common(period.start, period.end) :])
    return f"{write_date(period.start, form)}至{last}"


def _in_common(start: ic.PartialDate, end: ic.PartialDate) -> int:
    """How many parts the end of a range leaves out."""
    if start.year != end.year or start.month is None or end.month is None:
        return 0
    return 2 if start.month == end.month and start.day is not None and end.day is not None else 1


def _figure(part: int, mark: str, form: DateForm) -> str:
    if form is not DateForm.CHINESE:
        return str(part)
    return write_digits(part) if mark == "年" else write_numeral(part)


def _sound(mention: DateMention) -> ic.PartialDate:
    if mention.problem is not None:
        raise ValueError(mention.problem)
    if mention.date is None:
        raise ValueError(ic.Text(f"the year is missing: {mention.printed}", f"缺少年份：{mention.printed}"))
    return mention.date


def _scan(text: str) -> Iterator[tuple[DateMention, DateMention | None]]:
    place = 0
    while (match := DATE.search(text, place)) is not None:
        place = match.end()
        parts = parts_of(match)
        if parts is None:
            continue
        found, after = _end_of_range(match, parts)
        closed = match[0][-1] in "年月日号" or match["sep"]
        if found is not None or closed:
            yield _mention(match, parts), found
        place = after


def _end_of_range(match: re.Match[str], first: Parts) -> tuple[DateMention | None, int]:
    """The end of the range that a date begins, if it does, and where to go on."""
    forms = (UNTIL_FIGURES, UNTIL) if match["sep"] else (UNTIL,)
    for form in forms if first != Parts() else ():
        found = form.match(match.string, match.end())
        parts = until(found, first) if found else None
        if found is not None and parts is not None:
            named = next(found.start(name) for name in ("said", "year", "month", "day") if found.groupdict().get(name))
            return _dated(match.string, named, found.end(), parts, _form(match), None), found.end()
    return None, match.end()


def _mention(match: re.Match[str], parts: Parts) -> DateMention:
    flaw = _flaw(match, parts)
    return _dated(match.string, match.start(), match.end(), parts, _form(match), flaw)


def _dated(text: str, start: int, end: int, parts: Parts, form: DateForm, flaw: ic.Text | None) -> DateMention:
    return DateMention(
        year=parts.year,
        month=parts.month,
        day=parts.day,
        form=form,
        start=start,
        end=end,
        printed=text[start:end],
        problem=flaw or _impossible(parts),
    )


def _form(match: re.Match[str]) -> DateForm:
    if match["sep"]:
        return FIGURE_FORMS[unicodedata.normalize("NFKC", match["sep"])]
    return DateForm.MARKED if FIGURE.match(match[0]) else DateForm.CHINESE


def _flaw(match: re.Match[str], parts: Parts) -> ic.Text | None:
    """What is wrong with the marks of a date."""
    text, end, printed = match.string, match.end(), match[0]
    if match["run"] or match["lost"]:
        return ic.Text(f"a mark, 年 or 月, is missing: {printed}", f"缺少“年”或“月”：{printed}")
    if printed[-1] in "月日" and text[end : end + 1] == printed[-1] and not _is_word(text[end + 1 : end + 2]):
        return ic.Text(f"a mark stands twice: {printed}{printed[-1]}", f"“{printed[-1]}”字重复：{printed}{printed[-1]}")
    if parts.day is not None and follows_odd_year(match):
        return ic.Text(f"the year before it has not four figures: {printed}", f"前面的年份不是四位：{printed}")
    return None


def _is_word(char: str) -> bool:
    """月度 after 3月 is a word, a second 月 before a figure or a comma is not."""
    return "\u4e00" <= char <= "\u9fff"


def _impossible(parts: Parts) -> ic.Text | None:
    """Why there is no such day; a day without a year may be that of a leap year."""
    if parts.year == 0:
        return ic.Text("there is no year 0", "没有公元0年")
    if parts.month is None:
        return None
    if not 1 <= parts.month <= 12:
        return ic.Text(f"there is no month {parts.month}", f"没有{parts.month}月")
    days = calendar.monthrange(parts.year or 2024, parts.month)[1]
    if parts.day is None or 1 <= parts.day <= days:
        return None
    month = str(ic.PartialDate(parts.year, parts.month)) if parts.year else f"month {parts.month}"
    said = f"{parts.year}年{parts.month}月" if parts.year else f"{parts.month}月"
    return ic.Text(f"{month} has {days} days, and no day {parts.day}", f"{said}只有{days}天，没有{parts.day}日")
