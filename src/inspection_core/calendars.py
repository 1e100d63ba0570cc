"""Which days count, and the last day of a time limit, with an explanation of each day that was skipped."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Protocol

from attrs import frozen

from .diagnostics import Text
from .model import Deadline, Span, Unit

_DAY = dt.timedelta(days=1)


class Calendar(Protocol):
    """What a calendar plugin offers: whether a day is worked, why not, and up to when that is known."""

    @property
    def name(self) -> str: ...

    @property
    def known_until(self) -> dt.date | None:
        """The last day whose holidays are announced; None where the rule holds for ever."""

    def is_workday(self, day: dt.date) -> bool: ...

    def why_not(self, day: dt.date) -> Text:
        """Why a day is not worked, as people say it: the holiday's name, or the weekday."""


@frozen
class Weekdays:
    """Monday to Friday, with no holidays: for bodies without a calendar of their own, and never a default."""

    name: str = "weekdays"
    known_until: dt.date | None = None

    def is_workday(self, day: dt.date) -> bool:
        return day.weekday() < 5

    def why_not(self, day: dt.date) -> Text:
        return Text("Saturday", "星期六") if day.weekday() == 5 else Text("Sunday", "星期日")


@frozen
class Skipped:
    """A day that a count passed over, and why."""

    day: dt.date
    why: Text


@frozen(kw_only=True)
class DueDay:
    """The last day of a time limit, and how it was found.

    `provisional` says that it lies beyond what the calendar knows for sure.
    """

    day: dt.date
    provisional: bool = False
    skipped: tuple[Skipped, ...] = ()
    calendar: str | None = None
    known_until: dt.date | None = None


def due_day(span: Span, start: dt.date, working: Calendar | None, *, roll_on: bool = True) -> DueDay:
    """The last day of a span that begins on `start`, which is not counted.

    Months end on the same day of the month, or on the month's last. Where a calendar is given and `roll_on`
    is true, a last day that is not worked moves to the next that is. Working days need a calendar:
    LookupError without one.
    """
    skipped: list[Skipped] = []
    if span.unit is Unit.WORKING_DAYS:
        if working is None:
            raise LookupError("working days need a calendar")
        day = _count(start, span.count, working, skipped)
    else:
        day = add_months(start, span.count) if span.unit is Unit.MONTHS else start + span.count * _DAY
        if working is not None and roll_on:
            day = _next_workday(day, working, skipped)
    known = working.known_until if working else None
    return DueDay(
        day=day,
        provisional=known is not None and day > known,
        skipped=tuple(skipped),
        calendar=working.name if working else None,
        known_until=known,
    )


def needs_calendar(deadline: Deadline) -> bool:
    """Whether the last day of a deadline can't be told without a calendar."""
    return deadline.period is not None and deadline.period.unit is Unit.WORKING_DAYS


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _count(day: dt.date, count: int, working: Calendar, skipped: list[Skipped]) -> dt.date:
    while count:
        day += _DAY
        if working.is_workday(day):
            count -= 1
        else:
            skipped.append(Skipped(day, working.why_not(day)))
    return day


def _next_workday(day: dt.date, working: Calendar, skipped: list[Skipped]) -> dt.date:
    while not working.is_workday(day):
        skipped.append(Skipped(day, working.why_not(day)))
        day += _DAY
    return day
