"""The last day of a time limit: months, days and working days, and why a day was passed over."""

import calendar
import datetime as dt

import pytest
from attrs import frozen
from hypothesis import given, settings, strategies as st

import inspection_core as ic
from inspection_core import Span, Text, Unit
from inspection_core.calendars import add_months
from inspection_core.profiles import DeadlineRules
from inspection_core.testing import START, a_case, a_finding, a_measure, a_profile, amended

DAY = dt.timedelta(days=1)
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))
WEEKDAYS = ic.Weekdays()


@frozen
class Closed:
    """A calendar of one's own: Monday to Friday, but for some holidays, and some Saturdays that are worked."""

    holidays: frozenset[dt.date] = frozenset()
    worked: frozenset[dt.date] = frozenset()
    known_until: dt.date | None = None
    name: str = "own"

    def is_workday(self, day: dt.date) -> bool:
        return day in self.worked or (day.weekday() < 5 and day not in self.holidays)

    def why_not(self, day: dt.date) -> Text:
        return Text("holiday", "假日") if day in self.holidays else WEEKDAYS.why_not(day)


CALENDARS = st.builds(
    Closed, st.frozensets(DAYS, max_size=60), st.frozensets(DAYS.filter(lambda day: day.weekday() == 5), max_size=20)
)
NATIONAL_DAY = Closed(
    holidays=frozenset(dt.date(2023, 9, 29) + n * DAY for n in range(8)),
    worked=frozenset({dt.date(2023, 10, 7), dt.date(2023, 10, 8)}),
)
"""The autumn of 2023 in China: eight days off, the weekend after them worked."""


def _last(period: str, start: dt.date, working: ic.Calendar | None = None, *, roll_on: bool = True) -> dt.date:
    return ic.due_day(Span.parse(period), start, working, roll_on=roll_on).day


# --- months and days --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-01-30", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 1, "2024-03-29"),
        ("2023-12-15", 1, "2024-01-15"),
        ("2023-10-31", 4, "2024-02-29"),
        ("2024-05-31", 0, "2024-05-31"),
        ("2024-11-30", 13, "2025-12-30"),
    ],
)
def test_months_end_on_the_same_day_or_the_months_last(start: str, months: int, expected: str) -> None:
    assert dt.date.fromisoformat(expected) == _last(f"{months} months", dt.date.fromisoformat(start))


@settings(max_examples=2_000)
@given(DAYS, st.integers(0, 240))
def test_months_lead_into_the_right_month_and_never_past_the_day(day: dt.date, months: int) -> None:
    later = add_months(day, months)
    assert months == (later.year - day.year) * 12 + later.month - day.month
    assert min(day.day, calendar.monthrange(later.year, later.month)[1]) == later.day


def test_the_first_day_is_not_counted() -> None:
    assert dt.date(2024, 1, 11) == _last("10 days", dt.date(2024, 1, 1))


# --- working days -----------------------------------------------------------------------------------------------


@settings(max_examples=2_000)
@given(DAYS, st.integers(1, 60), CALENDARS)
def test_working_days_are_as_many_as_a_count_by_hand(start: dt.date, count: int, working: Closed) -> None:
    last = ic.due_day(Span(count, Unit.WORKING_DAYS), start, working).day
    worked = [start + n * DAY for n in range(1, (last - start).days + 1) if working.is_workday(start + n * DAY)]
    assert (count, last) == (len(worked), worked[-1])


@given(DAYS, st.integers(1, 30), CALENDARS)
def test_every_day_that_was_passed_over_is_explained(start: dt.date, count: int, working: Closed) -> None:
    found = ic.due_day(Span(count, Unit.WORKING_DAYS), start, working)
    between = [start + n * DAY for n in range(1, (found.day - start).days + 1)]
    assert [(day, working.why_not(day)) for day in between if not working.is_workday(day)] == [
        (skipped.day, skipped.why) for skipped in found.skipped
    ]


def test_fifteen_working_days_over_the_national_day() -> None:
    """2023-09-22 and 15 working days end on 10-19; Monday to Friday alone would say 10-13."""
    start = dt.date(2023, 9, 22)
    lasts = [_last("15个工作日", start, working) for working in (NATIONAL_DAY, WEEKDAYS)]
    assert [dt.date(2023, 10, 19), dt.date(2023, 10, 13)] == lasts


def test_each_day_that_does_not_count_is_named_with_its_reason() -> None:
    """The same fifteen days, day by day: every one that the calendar closes, in order, each with a reason."""
    found = ic.due_day(Span(15, Unit.WORKING_DAYS), dt.date(2023, 9, 22), NATIONAL_DAY)
    told = [(skipped.day.isoformat()[5:], str(skipped.why)) for skipped in found.skipped]
    assert [day for day, _ in told] == [
        (dt.date(2023, 9, 22) + n * DAY).isoformat()[5:]
        for n in range(1, 28)
        if not NATIONAL_DAY.is_workday(dt.date(2023, 9, 22) + n * DAY)
    ]
    assert all(why for _, why in told)


def test_working_days_without_a_calendar_are_not_guessed() -> None:
    with pytest.raises(LookupError):
        _last("15 working days", START)


# --- rolling on -------------------------------------------------------------------------------------------------


@settings(max_examples=2_000)
@given(DAYS, st.integers(1, 400), CALENDARS)
def test_a_last_day_that_is_not_worked_rolls_on_to_the_next(start: dt.date, days: int, working: Closed) -> None:
    plain = start + days * DAY
    last = _last(f"{days} days", start, working)
    assert working.is_workday(last)
    assert [] == [day for day in (plain + n * DAY for n in range((last - plain).days)) if working.is_workday(day)]


@given(DAYS, st.integers(1, 400), CALENDARS)
def test_a_last_day_stays_where_the_body_does_not_roll_on(start: dt.date, days: int, working: Closed) -> None:
    assert start + days * DAY == _last(f"{days} days", start, working, roll_on=False)


def test_a_last_day_does_not_roll_on_without_a_calendar() -> None:
    assert dt.date(2024, 6, 1) == _last("5 months", dt.date(2024, 1, 1))


# --- what is not announced yet ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "provisional"), [(30, False), (31, True)])
def test_a_day_beyond_what_is_announced_is_provisional(days: int, provisional: bool) -> None:
    known = Closed(known_until=dt.date(2024, 1, 31))
    found = ic.due_day(Span(days, Unit.DAYS), dt.date(2024, 1, 1), known, roll_on=False)
    assert provisional is found.provisional


def test_a_day_says_by_which_calendar_it_was_found() -> None:
    known = Closed(known_until=dt.date(2026, 12, 31))
    found = ic.due_day(Span(15, Unit.WORKING_DAYS), START, known)
    assert ("own", dt.date(2026, 12, 31)) == (found.calendar, found.known_until)


# --- deadlines of a case ----------------------------------------------------------------------------------------


def _first_day(case: ic.Case) -> dt.date | None:
    return ic.report(case, as_of=START, draft=True).items[0].due


def test_a_period_counts_from_the_feedback() -> None:
    case = a_case(a_finding(), a_measure(deadline="10 days"), feedback_date=dt.date(2024, 3, 1))
    assert dt.date(2024, 3, 11) == _first_day(case)


def test_a_period_counts_from_its_own_anchor_where_it_has_one() -> None:
    anchored = ic.Deadline(period=Span(10, Unit.DAYS), anchor=dt.date(2024, 4, 1))
    assert dt.date(2024, 4, 11) == _first_day(a_case(a_finding(), a_measure(deadline=anchored)))


def _faults(case: ic.Case) -> list[str]:
    return [problem.code for problem in case.contradictions]


def test_a_period_without_a_day_to_count_from_is_a_fault() -> None:
    assert ["IC110"] == _faults(a_case(a_finding(), a_measure(deadline="10 days"), feedback_date=None, on=None))


def test_working_days_are_a_fault_where_the_profile_names_no_calendar() -> None:
    assert ["IC111"] == _faults(a_case(a_finding(), a_measure(deadline="15 working days"), on=None))


@pytest.mark.parametrize("period", ["15 working days", "3 months"])
def test_a_calendar_that_is_not_installed_is_a_fault_and_never_monday_to_friday(period: str) -> None:
    chinese = a_profile(deadlines=DeadlineRules(calendar="cn"))
    assert ["IC111"] == _faults(a_case(a_finding(), a_measure(deadline=period), profile=chinese, on=None))


def test_a_missing_calendar_does_not_take_a_day_back_that_was_adopted() -> None:
    counted = a_profile(deadlines=DeadlineRules(calendar="weekdays"))
    case = a_case(a_finding(), a_measure(deadline="15 working days"), profile=counted)
    uninstalled = amended(case, profile=a_profile(deadlines=DeadlineRules(calendar="cn")))
    assert ([], _first_day(case)) == (_faults(uninstalled), _first_day(uninstalled))


def test_a_profile_may_keep_its_last_days_from_rolling_on() -> None:
    days = [
        _first_day(a_case(a_finding(), a_measure(deadline="5 months"), profile=a_profile(deadlines=rules)))
        for rules in (DeadlineRules(calendar="weekdays"), DeadlineRules(calendar="weekdays", roll_on=False))
    ]
    assert [dt.date(2024, 6, 3), dt.date(2024, 6, 1)] == days
