"""What a profile says of documents: their titles, and the time limits of the process that stand in them."""

import datetime as dt
from pathlib import Path

import attrs
import pytest

import inspection_core as ic
from inspection_core.profiles import BUILT_IN
from inspection_core.testing import a_case, a_profile

from .test_cli import run, write_plugin
from .test_profiles import with_profile

DAY = dt.date(2024, 2, 1)
OWN = "{inspected} / {inspecting} / {kind} / {as_of}"
TITLED = {
    "text-bulletin": "bulletin_title_internal",
    "markdown-report": "markdown_report_title",
    "markdown-digest": "markdown_digest_title",
    "markdown-findings": "markdown_findings_title",
    "markdown-follow-up": "markdown_follow_up_title",
    "markdown-follow-up-sheet": "markdown_follow_up_sheet_title",
}
"""Each built-in exporter of a document with a title, and the phrase that says it."""


def view_of(exporter: str, profile: ic.Profile) -> ic.Report | ic.Digest | ic.Subject:
    """What an exporter is made from, of a small case under a profile."""
    report = ic.report(a_case(profile=profile), as_of=DAY)
    if ic.Plugins().exporter(exporter).view is ic.Digest:
        return ic.digest(report, report)
    return ic.Subject(report=report, items=report.items) if "find" in exporter or "sheet" in exporter else report


# --- titles -----------------------------------------------------------------------------------------------------


def test_every_built_in_document_that_people_read_has_a_title() -> None:
    read = {name for name, offer in ic.Plugins().exporters.items() if offer.suffix in (".md", ".txt")}
    assert read == set(TITLED)


@pytest.mark.parametrize("exporter", TITLED)
@pytest.mark.parametrize("name", BUILT_IN)
def test_a_document_has_the_title_that_the_profile_says(name: str, exporter: str) -> None:
    base = a_profile(name)
    view = view_of(exporter, attrs.evolve(base, phrases={**base.phrases, TITLED[exporter]: OWN}))
    first = ic.export(view, exporter, plugins=ic.Plugins()).decode().splitlines()[0]
    day = "2024年2月1日" if name == "neutral-zh" else "1 February 2024"
    assert f"Office / Inspection Group / {base.word('inspection.regular')} / {day}" == first.removeprefix("# ")


@pytest.mark.parametrize("exporter", [name for name in TITLED if name.startswith("markdown")])
def test_of_itself_a_document_for_version_control_has_the_title_of_the_inspection(exporter: str) -> None:
    first = ic.export(view_of(exporter, a_profile()), exporter, plugins=ic.Plugins()).decode().splitlines()[0]
    before = "Follow-up · " if exporter.endswith("sheet") else ""
    assert f"# {before}Inspection of the Office" == first


def test_a_profile_that_says_no_title_prints_that_of_the_neutral_one() -> None:
    """As the profile of an edition that was adopted before there was such a title."""
    report = ic.report(a_case(profile=a_profile(phrases={})), as_of=DAY)
    assert "Report of Office on the action after the inspection" == report.document_title("report_title")


def test_a_title_that_names_what_it_is_not_given_is_told_by_its_name(tmp_path: Path) -> None:
    path = with_profile(tmp_path, "phrases: {report_title: '{inspectd}整改报告'}")
    with pytest.raises(ic.InvalidCaseError, match=r"report_title.*inspectd.*inspected"):
        ic.report(ic.load(path), as_of=DAY)


# --- time limits ------------------------------------------------------------------------------------------------

RULES = """\
limits:
  - {key: plan, title: 整改方案, period: 15个工作日, source: 局内规定}
  - {key: report, title: 整改报告, period: 12 months}
deadlines: {calendar: house}
"""
"""Limits from 8 January 2024 on, by a calendar that knows the days of 2024 only."""


@pytest.fixture
def limited(tmp_path: Path) -> tuple[Path, Path]:
    """A case with limits of which the second is provisional, and the plugin of its calendar."""
    return with_profile(tmp_path, RULES), write_plugin(tmp_path)


def markdown(report: ic.Report) -> list[str]:
    return ic.export(report, "markdown-report", plugins=ic.Plugins()).decode().splitlines()


def test_limits_have_their_period_their_last_day_and_what_is_left_of_them_in_words(limited: tuple[Path, Path]) -> None:
    path, plugin = limited
    plugins = ic.Plugins.installed(files=(plugin,))
    told = ic.report(ic.load(path, plugins=plugins), as_of=DAY, draft=True).limits
    assert [
        ("15个工作日", "2024-01-29", -3, "已过3天"),
        ("12个月", "2025-01-08（暂定）", 342, "剩342天"),
    ] == [(each.period, each.text, each.days_left, each.left) for each in told]


@pytest.mark.parametrize(
    ("period", "words"),
    [("1 working day", "1 working day"), ("2 months", "2 months"), ("1 month", "1 month"), ("56 days", "56 days")],
)
def test_a_period_is_told_in_the_words_of_the_profile(period: str, words: str) -> None:
    assert words == a_profile().span(ic.Span.parse(period))


def test_the_markdown_report_lists_the_limits(limited: tuple[Path, Path]) -> None:
    path, plugin = limited
    case = ic.load(path, plugins=ic.Plugins.installed(files=(plugin,)))
    lines = markdown(ic.report(case, as_of=DAY, draft=True))
    first = lines.index("**流程时限（自2024年1月8日反馈起）**")
    assert [
        "",
        "| 事项 | 期限 | 最后一日 | 剩余时间 | 依据 |",
        "|---|---|---|---|---|",
        "| 整改方案 | 15个工作日 | 2024-01-29 | 已过3天 | 局内规定 |",
        "| 整改报告 | 12个月 | 2025-01-08（暂定） | 剩342天 |  |",
        "",
        "暂定：含放假安排尚未公布的日期，公布后重新计算。",
    ] == lines[first + 1 : first + 8]


def test_status_lists_the_limits_and_says_what_a_provisional_day_rests_on(limited: tuple[Path, Path]) -> None:
    path, plugin = limited
    said = run("status", path, "--as-of", "2024-02-01", "--draft", "--plugin", plugin).out.splitlines()
    first = said.index("流程时限（自2024年1月8日反馈起）")
    assert [
        "  整改方案  15个工作日  2024-01-29          已过3天  局内规定",
        "  整改报告  12个月      2025-01-08（暂定）  剩342天",
        "  暂定：含放假安排尚未公布的日期，公布后重新计算。",
    ] == said[first + 1 : first + 4]


PLAN = ic.TimeLimit(key="plan", title="Plan", period=ic.Span(20, ic.Unit.DAYS))


@pytest.mark.parametrize(
    ("limits", "feedback", "told"),
    [((), dt.date(2024, 1, 1), False), ((PLAN,), None, False), ((PLAN,), dt.date(2024, 1, 1), True)],
    ids=["no limits", "no feedback", "both"],
)
def test_without_limits_or_feedback_nothing_is_told_of_them(
    limits: tuple[ic.TimeLimit, ...], feedback: dt.date | None, told: bool
) -> None:
    case = a_case(profile=a_profile(limits=limits), feedback_date=feedback)
    lines = markdown(ic.report(case, as_of=DAY))
    assert told == any("Time limits" in line for line in lines)
    assert not any("Provisional" in line for line in lines)


def test_the_public_is_told_nothing_of_limits() -> None:
    case = a_case(profile=a_profile(limits=(PLAN,)))
    assert () == ic.report(case, as_of=DAY, audience="public").limits


@pytest.mark.parametrize(("case", "listed"), [("foreign-affairs-office", True), ("hospital-audit", False)])
def test_status_lists_limits_only_where_the_profile_has_some(case: str, listed: bool, root: Path) -> None:
    said = run("status", root / "examples" / case, "--as-of", "2024-03-01")
    assert listed == ("流程时限" in said.out)


def test_a_day_that_rests_on_what_is_not_announced_says_so(tmp_path: Path) -> None:
    words = ("deadline", "2024-12-20", "15 working days", "--calendar", "house", "--plugin", write_plugin(tmp_path))
    assert run(*words).out.endswith("provisional: rests on days not announced yet; house knows days up to 2024-12-31\n")
