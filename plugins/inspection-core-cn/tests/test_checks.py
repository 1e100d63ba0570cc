"""What the check tells of years whose holidays are not announced."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import inspection_core_cn
import pytest
from inspection_core_cn.calendar import ChineseCalendar

import inspection_core as ic

from ._cases import written

FEEDBACK = dt.date(2026, 10, 20)


def problems(folder: Path, code: str = "ICN002") -> list[ic.Diagnostic]:
    return [problem for problem in ic.check(ic.load(folder), as_of=dt.date(2026, 11, 2)) if problem.code == code]


def test_a_year_that_is_not_announced_is_told_with_the_deadlines_that_need_it(tmp_path: Path) -> None:
    (told,) = problems(written(tmp_path / "case", "cn-party-2017", feedback=FEEDBACK, period="60 working days"))
    assert (
        "日历 cn 尚无 2027 年放假安排（只到 2026-12-28），以下时限为暂定：措施m03、流程时限“移交事项办理情况反馈”"
        == told.message.zh
    )
    assert (ic.Severity.WARNING, "case.yaml", 2027) == (told.severity, told.where.file, told.facts["year"])


def test_each_year_is_told_once(tmp_path: Path) -> None:
    told = problems(written(tmp_path / "case", "cn-party-2024", feedback=FEEDBACK, period="24 months"))
    assert [2027, 2028] == [problem.facts["year"] for problem in told]


@pytest.mark.parametrize(("profile", "feedback"), [("cn-party-2017", dt.date(2025, 1, 8)), ("uk-hmicfrs", FEEDBACK)])
def test_nothing_is_told_of_years_that_are_known_or_of_other_calendars(
    profile: str, feedback: dt.date, tmp_path: Path
) -> None:
    assert [] == problems(written(tmp_path / "case", profile, feedback=feedback))


def test_a_deadline_from_before_all_announcements_is_told_in_chinese(tmp_path: Path) -> None:
    path = written(tmp_path / "case", "cn-audit", feedback=dt.date(2003, 3, 3), period="10 working days")
    (told,) = problems(path, "IC111")
    assert "日历 cn 自 2004-01-01 起才有放假安排" in told.message.zh


# --- once a year is announced -------------------------------------------------------------------------------------


@pytest.fixture
def provisional(tmp_path: Path) -> Path:
    """A case adopted when the holidays of its year were not announced yet."""
    path = written(tmp_path / "case", "cn-audit", feedback=dt.date(2023, 9, 22), period="15 working days")
    with ic.open(path, plugins=ic.Plugins(as_of_2022())) as opened:
        opened.adopt(on=dt.date(2023, 9, 25), recorded_by="p-clerk")
    return path


def as_of_2022() -> ModuleType:
    """The plugin with the calendar as it was before 2023 was announced."""
    known = ChineseCalendar(
        known_from=dt.date(2004, 1, 1), known_until=dt.date(2022, 12, 28), off={}, worked=frozenset()
    )

    @ic.hookimpl
    def inspection_calendars() -> Iterator[ic.CalendarOffer]:
        yield ic.CalendarOffer(name="cn", make=lambda: known)

    module = ModuleType("before_2023")
    vars(module).update(
        inspection_calendars=inspection_calendars, inspection_profiles=inspection_core_cn.inspection_profiles
    )
    return module


def last_day(path: Path) -> tuple[str, bool]:
    latest = ic.load(path).latest
    assert latest is not None
    return latest.due["m03"].day.isoformat(), latest.due["m03"].provisional


def test_a_provisional_day_stays_as_it_was_adopted_until_it_is_adopted_anew(provisional: Path) -> None:
    assert ("2023-10-13", True) == last_day(provisional)
    with ic.open(provisional) as opened:
        opened.adopt(on=dt.date(2023, 9, 26), recorded_by="p-clerk")
    assert ("2023-10-19", False) == last_day(provisional)


def test_a_day_that_is_known_by_now_waits_to_be_adopted(provisional: Path) -> None:
    assert ("m03",) == ic.draft_changes(ic.load(provisional))
    assert ["IC209"] == [problem.code for problem in ic.check(ic.load(provisional), as_of=dt.date(2023, 9, 26))]
