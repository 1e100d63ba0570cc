"""Dates: every form read and written, ranges that inherit, broken ones told with the reason, and places that hold."""

import datetime as dt

import pytest
from hypothesis import given, strategies as st
from inspection_core_cn.dates import (
    DateForm,
    find_dates,
    find_ranges,
    read_date,
    read_range,
    write_date,
    write_range,
)

import inspection_core as ic

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


def whole(day: dt.date) -> ic.PartialDate:
    return ic.PartialDate(day.year, day.month, day.day)


def partial(day: dt.date, parts: int) -> ic.PartialDate:
    return ic.PartialDate(*(day.year, day.month, day.day)[:parts])


PARTIAL = st.builds(partial, DAYS, st.integers(1, 3))


@st.composite
def periods(draw: st.DrawFn) -> ic.Period:
    start, end = sorted((draw(DAYS), draw(DAYS)))
    return ic.Period(start=partial(start, draw(st.integers(1, 3))), end=partial(end, draw(st.integers(1, 3))))


@pytest.mark.parametrize("form", DateForm)
def test_every_day_is_read_again(form: DateForm) -> None:
    days = [whole(dt.date(1999, 1, 1) + dt.timedelta(days=number)) for number in range(366 * 12)]
    assert days == [read_date(write_date(day, form)) for day in days]


@given(PARTIAL, st.sampled_from(DateForm))
def test_a_month_and_a_year_are_read_again(date: ic.PartialDate, form: DateForm) -> None:
    assert date == read_date(write_date(date, form))


@given(PARTIAL, st.sampled_from([DateForm.MARKED, DateForm.CHINESE]))
def test_full_width_and_spaces_inside_change_nothing(date: ic.PartialDate, form: DateForm) -> None:
    wide = str.maketrans(
        {**dict(zip("0123456789", "０１２３４５６７８９", strict=True)), "年": " 年 ", "月": "\u3000月 "}
    )
    assert date == read_date(write_date(date, form).translate(wide))


@given(periods(), st.sampled_from(DateForm))
def test_a_range_is_read_again(period: ic.Period, form: DateForm) -> None:
    whole_days = ic.Period(start=whole(period.start.first), end=whole(period.end.last))  # type: ignore[union-attr]
    period = period if form in (DateForm.MARKED, DateForm.CHINESE) else whole_days
    assert period == read_range(write_range(period, form))


@pytest.mark.parametrize(
    ("form", "written"),
    [
        (DateForm.MARKED, "2023年3月1日至31日"),
        (DateForm.CHINESE, "二〇二三年三月一日至三十一日"),
        (DateForm.DASHED, "2023-03-01至2023-03-31"),
        (DateForm.DOTTED, "2023.3.1至2023.3.31"),
        (DateForm.SLASHED, "2023/3/1至2023/3/31"),
    ],
)
def test_the_end_of_a_range_leaves_out_what_is_in_common(form: DateForm, written: str) -> None:
    period = ic.Period(start=ic.PartialDate(2023, 3, 1), end=ic.PartialDate(2023, 3, 31))
    assert written == write_range(period, form)


def test_an_open_period_is_not_written() -> None:
    with pytest.raises(ValueError, match="both its ends"):
        write_range(ic.Period(start=ic.PartialDate(2023)))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024年3月31日", "2024-03-31"),
        ("2024年3月31号", "2024-03-31"),
        ("2024年03月", "2024-03"),
        ("2024年元月5日", "2024-01-05"),
        ("二〇二四年十二月三十一日", "2024-12-31"),
        ("二○二四年元月", "2024-01"),
        ("二零二四年", "2024"),
        ("2024年三月廿一日", "2024-03-21"),
        ("2024-3-1", "2024-03-01"),
        ("２０２４．３．１", "2024-03-01"),
        ("2024/03", "2024-03"),
        ("2024", "2024"),
        (" 2024 年 3 月 1 日 ", "2024-03-01"),
        ("2024年2月29日", "2024-02-29"),
    ],
)
def test_a_date_is_read_in_any_form(text: str, date: str) -> None:
    assert date == str(read_date(text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024年2月30日", ic.Text("2024-02 has 29 days, and no day 30", "2024年2月只有29天，没有30日")),
        ("2023-02-29", ic.Text("2023-02 has 28 days, and no day 29", "2023年2月只有28天，没有29日")),
        ("二〇二四年四月三十一日", ic.Text("2024-04 has 30 days, and no day 31", "2024年4月只有30天，没有31日")),
        ("2024年13月", ic.Text("there is no month 13", "没有13月")),
        ("2024.0.1", ic.Text("there is no month 0", "没有0月")),
        ("0000年3月", ic.Text("there is no year 0", "没有公元0年")),
        ("202442日", ic.Text("a mark, 年 or 月, is missing: 202442日", "缺少“年”或“月”：202442日")),
        ("2024年331日", ic.Text("a mark, 年 or 月, is missing: 2024年331日", "缺少“年”或“月”：2024年331日")),
        ("3月31日", ic.Text("the year is missing: 3月31日", "缺少年份：3月31日")),
        ("明天", ic.Text("not a date: 明天", "不是日期：明天")),
        ("2024年3月前", ic.Text("not a date: 2024年3月前", "不是日期：2024年3月前")),
        ("", ic.Text("not a date: ", "不是日期：")),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(text: str, reason: ic.Text) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        read_date(text)
    assert (reason,) == caught.value.args


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023年3月1日至5月31日", "2023-03-01", "2023-05-31"),
        ("2023年3月1日—31日", "2023-03-01", "2023-03-31"),
        ("2023年3月1—5日", "2023-03-01", "2023-03-05"),
        ("2023年3月到2024年5月", "2023-03", "2024-05"),
        ("2023年3-5月", "2023-03", "2023-05"),
        ("2021—2023年", "2021", "2023"),
        ("2021年至2023年", "2021", "2023"),
        ("2023年11月至次年2月", "2023-11", "2024-02"),
        ("2023年3月至当年5月", "2023-03", "2023-05"),
        ("二〇二三年三月至五月", "2023-03", "2023-05"),
        ("2023.3.1-5.31", "2023-03-01", "2023-05-31"),
        ("2023-03-01——2023-05-31", "2023-03-01", "2023-05-31"),
        ("2023年3月1日 ～ 5月31日", "2023-03-01", "2023-05-31"),
    ],
)
def test_the_end_of_a_range_inherits(text: str, start: str, end: str) -> None:
    period = read_range(text)
    assert (start, end) == (str(period.start), str(period.end))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024年5月至3月", "it ends"),
        ("2024年2月1日至30日", "no day 30"),
        ("2024年13月至14月", "no month 13"),
        ("3月至5月", "the year is missing: 3月"),
        ("2024年3月", "not a range"),
        ("2024年3月至今", "not a range"),
        ("2024年至5月", "not a range"),
        ("2024年3月至31日", "not a range"),
        ("2024年3月至2025年8日", "not a range"),
    ],
)
def test_what_is_no_range_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_range(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("自2023年3月1日至5月31日，5月底前", ["2023年3月1日=2023-03-01", "5月31日=2023-05-31", "5月=None"]),
        ("1.2024年3月31日前完成", ["2024年3月31日=2024-03-31"]),
        ("第一2024年3月", ["2024年3月=2024-03"]),
        ("2024年3月5家企业", ["2024年3月=2024-03"]),
        ("3月1日至5家企业", ["3月1日=None"]),
        ("3—5月", ["3=None", "5月=None"]),
        ("2024年度", ["2024年=2024"]),
        ("万元月报，收费100元月初", []),
        ("1990年代、3000年、12024年3月", []),
        ("6月龄、满13月、3.5月、为期3年6月", []),
        ("v2.2024.3.31和2024.3.31.5", []),
        ("电话0000-2345678，共2024-2025号", []),
        ("3个月", []),
        ("3至十十月", []),
        ("2024年3月至十十月", ["2024年3月=2024-03"]),
    ],
)
def test_the_dates_of_a_text_are_found(text: str, found: list[str]) -> None:
    assert found == [f"{mention.printed}={mention.date}" for mention in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "printed", "reason"),
    [
        ("于202442日完成", "202442日", "a mark, 年 or 月, is missing"),
        ("于202403月完成", "202403月", "a mark, 年 or 月, is missing"),
        ("于2024年13月完成", "2024年13月", "no month 13"),
        ("于2024年2月30日完成", "2024年2月30日", "no day 30"),
        ("于2月30日完成", "2月30日", "month 2 has 29 days, and no day 30"),
        ("于2024-02-30完成", "2024-02-30", "no day 30"),
        ("于2024年3月月，", "2024年3月", "a mark stands twice"),
        ("于24年3月5日完成", "3月5日", "not four figures"),
        ("于12024年3月5日完成", "3月5日", "not four figures"),
        ("2024年3月1日至32日", "32日", "no day 32"),
    ],
)
def test_broken_dates_are_marked(text: str, printed: str, reason: str) -> None:
    (broken,) = [mention for mention in find_dates(text) if mention.problem]
    assert (printed, None) == (text[broken.start : broken.end], broken.date)
    assert reason in str(broken.problem)


def test_a_mark_that_stands_twice_is_quoted() -> None:
    (broken,) = find_dates("于2024年3月月，")
    assert ic.Text("a mark stands twice: 2024年3月月", "“月”字重复：2024年3月月") == broken.problem


@pytest.mark.parametrize("text", ["2024年3月月度例会", "3月31日日常检查", "2月29日", "2024年2月29日"])
def test_sound_dates_are_not_marked(text: str) -> None:
    assert [None] == [mention.problem for mention in find_dates(text)]


@given(st.lists(st.tuples(DAYS.map(whole), st.sampled_from(DateForm)), max_size=6))
def test_each_date_is_found_in_its_place_and_form(given_: list[tuple[ic.PartialDate, DateForm]]) -> None:
    text = "。".join(f"请在{write_date(day, form)}前办结" for day, form in given_)
    found = list(find_dates(text))
    assert given_ == [(mention.date, mention.form) for mention in found]
    assert [mention.printed for mention in found] == [text[mention.start : mention.end] for mention in found]


@given(st.text("0123456789２年月日号-—至.／/ 二〇十元初次", max_size=40))
def test_any_text_is_gone_through_in_order(text: str) -> None:
    found = list(find_dates(text))
    places = [place for mention in found for place in (mention.start, mention.end)]
    assert sorted(places) == places
    assert [True] * len(found) == [mention.start < mention.end for mention in found]
    assert [mention.printed for mention in found] == [text[mention.start : mention.end] for mention in found]
    ranges = [mention for each in find_ranges(text) for mention in (each.first, each.last)]
    assert ranges == [mention for mention in found if mention in ranges]


def test_a_range_is_found_with_its_period() -> None:
    (found,) = find_ranges("于2023年3月1日至5月31日开展检查")
    assert ic.Period(start=ic.PartialDate(2023, 3, 1), end=ic.PartialDate(2023, 5, 31)) == found.period


def test_a_range_without_a_year_is_no_period_and_no_problem() -> None:
    (found,) = find_ranges("11月至次年2月")
    assert (None, None) == (found.period, found.problem)
