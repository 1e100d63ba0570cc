"""The working days of China: public holidays, the days off beside them, and the weekends that are worked for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from attrs import field, frozen

import inspection_core as ic

from .rules import BEFORE

NAME = "cn"
_WEEKEND = ic.Weekdays()


@frozen(kw_only=True)
class ChineseCalendar:
    """The working days of China from `known_from` to `known_until`; later ones are counted Monday to Friday.

    A day before `known_from` is refused with an OptionsError: nothing tells whether it was worked.
    """

    name: str = NAME
    known_from: dt.date
    known_until: dt.date
    off: Mapping[dt.date, ic.Text] = field(repr=False, eq=False)
    worked: frozenset[dt.date] = field(repr=False, eq=False)

    def is_workday(self, day: dt.date) -> bool:
        if day < self.known_from:
            raise ic.OptionsError(BEFORE(first=self.known_from, day=day))
        return day in self.worked or (day.weekday() < 5 and day not in self.off)

    def why_not(self, day: dt.date) -> ic.Text:
        """The holiday's name, whether the day is one in lieu, or the weekday."""
        return self.off.get(day) or _WEEKEND.why_not(day)


def chinese_calendar() -> ChineseCalendar:
    """The calendar of the years that the installed package chinesecalendar knows.

    The last days of December wait for the announcement of the year after, which may make a weekend of them or work
    on one; they are known up to the earliest day that any announcement has moved so far.
    """
    from chinese_calendar import holidays, in_lieu_days, workdays

    first, last = (pick(holidays).year for pick in (min, max))
    moved = min(day.day for day in (*holidays, *workdays) if day.month == 12)
    return ChineseCalendar(
        known_from=dt.date(first, 1, 1),
        known_until=dt.date(last, 12, moved - 1),
        off={day: _reason(name, in_lieu=day in in_lieu_days) for day, name in holidays.items()},
        worked=frozenset(workdays),
    )


def _reason(name: str, *, in_lieu: bool) -> ic.Text:
    from chinese_calendar import Holiday

    chinese = Holiday(name).chinese
    return ic.Text(f"{name}, day in lieu", f"{chinese}调休放假") if in_lieu else ic.Text(name, chinese)
