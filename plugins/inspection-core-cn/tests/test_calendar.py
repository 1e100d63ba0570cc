"""The calendar cn: each day as chinesecalendar knows it, why a day is passed over, and years that are not announced."""

import datetime as dt
import json

import chinese_calendar as source
import pytest
from hypothesis import given, settings, strategies as st
from inspection_core_cn.calendar import ChineseCalendar, chinese_calendar

import inspection_core as ic

from ._cases import command

DAY = dt.timedelta(days=1)
CN = chinese_calendar()
DAYS = [dt.date(2004, 1, 1) + n * DAY for n in range((dt.date(2026, 12, 31) - dt.date(2004, 1, 1)).days + 1)]
WORKED = frozenset(day for day in DAYS if source.is_workday(day))
"""Each day of the years 2004 to 2026 that is worked, as the package says it."""


def last(period: str, start: str, *, roll_on: bool = True) -> ic.DueDay:
    return ic.due_day(ic.Span.parse(period), dt.date.fromisoformat(start), CN, roll_on=roll_on)


# --- days ---------------------------------------------------------------------------------------------------------


def test_every_day_is_what_the_package_says() -> None:
    assert WORKED == {day for day in DAYS if CN.is_workday(day)}


def test_it_is_a_calendar() -> None:
    made: ic.Calendar = CN
    offered = ic.Plugins.installed().calendars["cn"]
    assert (made.name, made.known_until) == (offered.name, offered.known_until)


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        ("2023-09-29", "Mid-autumn Festival", "中秋"),
        ("2023-10-02", "National Day", "国庆节"),
        ("2023-10-06", "National Day, day in lieu", "国庆节调休放假"),
        ("2023-10-14", "Saturday", "星期六"),
        ("2023-10-15", "Sunday", "星期日"),
        ("2015-09-03", "Anti-Fascist 70th Day", "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日"),
        ("2027-10-02", "Saturday", "星期六"),
    ],
)
def test_why_a_day_is_not_worked_is_told_in_both_languages(day: str, english: str, chinese: str) -> None:
    assert ic.Text(english, chinese) == CN.why_not(dt.date.fromisoformat(day))


def test_every_day_that_is_not_worked_has_a_reason_in_chinese() -> None:
    reasons = {CN.why_not(day).zh for day in DAYS if not CN.is_workday(day)}
    assert {"春节", "春节调休放假", "劳动节", "端午", "清明", "元旦", "星期六"} <= reasons
    assert [] == [
        reason for reason in reasons if not all("\u4e00" <= sign <= "\u9fff" or sign.isdigit() for sign in reason)
    ]


@pytest.mark.parametrize("day", ["2023-10-07", "2023-10-08", "2024-02-04"])
def test_a_weekend_that_makes_up_for_a_holiday_is_worked(day: str) -> None:
    assert CN.is_workday(dt.date.fromisoformat(day))


# --- deadlines ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "start", "expected"),
    [
        ("15个工作日", "2023-10-12", "2023-11-02"),
        ("15 working days", "2023-09-22", "2023-10-19"),
        ("1 working day", "2023-09-28", "2023-10-07"),
        ("2 months", "2023-12-10", "2024-02-18"),  # the 10th begins the Spring Festival, the 18th is a Sunday worked
        ("7 days", "2024-09-29", "2024-10-08"),
    ],
)
def test_a_limit_ends_on_the_day_that_the_announcements_make_of_it(period: str, start: str, expected: str) -> None:
    assert dt.date.fromisoformat(expected) == last(period, start).day


def test_a_last_day_on_a_holiday_may_stay_where_it_is() -> None:
    assert dt.date(2024, 2, 10) == last("2 months", "2023-12-10", roll_on=False).day


@settings(max_examples=2_000)
@given(start=st.dates(CN.known_from, CN.known_until), count=st.integers(1, 90))
def test_a_deadline_is_what_counting_one_day_after_another_gives(start: dt.date, count: int) -> None:
    left, day = count, start
    while left:
        day += DAY
        left -= day in WORKED if day.year <= 2026 else day.weekday() < 5
    due = ic.due_day(ic.Span(count, ic.Unit.WORKING_DAYS), start, CN)
    assert (day, day > CN.known_until) == (due.day, due.provisional)
    passed = {each.day for each in due.skipped}
    assert (day - start).days == count + len(passed)


# --- what is not known --------------------------------------------------------------------------------------------


def test_the_last_days_of_december_wait_for_the_year_after() -> None:
    """Announcements of a new year have moved days from 29 December on: in 2007 and in 2018."""
    assert (dt.date(2004, 1, 1), dt.date(2026, 12, 28)) == (CN.known_from, CN.known_until)


@pytest.mark.parametrize(("start", "provisional"), [("2026-12-23", False), ("2026-12-24", True), ("2027-03-01", True)])
def test_a_deadline_beyond_the_announcements_is_provisional(start: str, provisional: bool) -> None:
    assert provisional == last("3 working days", start).provisional


def test_after_the_announcements_monday_to_friday_are_counted() -> None:
    days = [dt.date(2027, 1, 1) + n * DAY for n in range(730)]
    assert [day.weekday() < 5 for day in days] == [CN.is_workday(day) for day in days]


def test_a_day_before_all_announcements_is_refused_and_not_guessed() -> None:
    with pytest.raises(ic.OptionsError) as raised:
        last("15 working days", "2003-12-01")
    assert ["ICN001"] == [problem.code for problem in raised.value.problems]
    assert "日历 cn 自 2004-01-01 起才有放假安排" in raised.value.say("zh")


def test_a_count_that_begins_on_the_last_day_of_2003_needs_no_day_of_it() -> None:
    assert dt.date(2004, 1, 2) == last("1 working day", "2003-12-31").day


# --- the command --------------------------------------------------------------------------------------------------


def test_the_command_counts_with_the_calendar() -> None:
    said = json.loads(command("deadline", "2023-10-12", "15 working days", "--calendar", "cn", "--json"))
    assert ("2023-11-02", False) == (said["due"], said["provisional"])
    assert ["2023-10-14", "2023-10-15", "2023-10-21", "2023-10-22", "2023-10-28", "2023-10-29"] == [
        each["day"] for each in said["skipped"]
    ]
    assert {"day", "why"} == set(said["skipped"][0])


def test_an_older_calendar_knows_what_it_knew() -> None:
    old = ChineseCalendar(known_from=dt.date(2004, 1, 1), known_until=dt.date(2022, 12, 28), off={}, worked=frozenset())
    due = ic.due_day(ic.Span.parse("15 working days"), dt.date(2023, 9, 22), old)
    assert (dt.date(2023, 10, 13), True, dt.date(2022, 12, 28)) == (due.day, due.provisional, due.known_until)
