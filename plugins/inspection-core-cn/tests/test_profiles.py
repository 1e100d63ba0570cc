"""The profiles: sound, neutral in nothing that they know, and each carries a case from the plan to the report."""

import csv
import datetime as dt
import io
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from inspection_core_cn.profiles import PROFILES, raw_profile
from jsonschema import Draft202012Validator

import inspection_core as ic

from ._cases import command, day, told, written

CHINESE = tuple(name for name in PROFILES if name.startswith("cn-"))
LIMITS = {
    "cn-party-2017": [("report", "2 months"), ("principal_report", "2 months"), ("referrals", "3 months")],
    "cn-party-2024": [("plan", "1 month"), ("report", "6 months")],
    "cn-enterprise": [("plan", "15 working days"), ("meeting", "1 month"), ("report", "3 months")],
    "cn-audit": [],
    "cn-environment": [],
    "uk-hmicfrs": [("response", "56 days")],
    "us-a50": [("resolution", "6 months")],
}
TITLES = {
    "cn-party-2017": "青溪县粮食局关于常规巡察集中整改进展情况的通报",
    "cn-party-2024": "青溪县粮食局关于常规巡察集中整改进展情况的通报",
    "cn-enterprise": "青溪县粮食局关于内部巡察集中整改进展情况的通报",
    "cn-audit": "青溪县粮食局关于审计查出问题整改情况的公告",
    "cn-environment": "青溪县粮食局关于生态环境保护督察反馈问题整改情况的公示",
    "uk-hmicfrs": "Response of 青溪县粮食局 to the inspection",
    "us-a50": "Corrective action of 青溪县粮食局 on the audit",
}
REPORTS = {
    "cn-party-2017": (
        "关于常规巡察集中整改进展情况的报告",
        "主要负责人组织落实常规巡察集中整改情况的报告",
        "常规巡察反馈问题销号审批表",
    ),
    "cn-party-2024": (
        "关于常规巡察集中整改进展情况的报告",
        "主要负责人组织落实常规巡察集中整改情况的报告",
        "常规巡察反馈问题销号审批表",
    ),
    "cn-enterprise": (
        "内部巡察集中整改进展情况报告",
        "主要负责人组织落实内部巡察整改情况报告",
        "内部巡察反馈问题销号审批表",
    ),
    "cn-audit": ("审计整改情况报告", "主要负责人组织落实审计整改情况报告", "审计查出问题整改认定表"),
    "cn-environment": (
        "生态环境保护督察反馈问题整改情况报告",
        "主要负责人组织落实生态环境保护督察整改情况报告",
        "生态环境保护督察反馈问题办结销号表",
    ),
    "uk-hmicfrs": (
        "Report of 青溪县粮食局 on its response to the inspection",
        "Report of the head of 青溪县粮食局 on the action after the inspection",
        "Discharge of causes of concern of the inspection",
    ),
    "us-a50": (
        "Report of 青溪县粮食局 on corrective action after the audit",
        "Report of the head of 青溪县粮食局 on the action after the audit",
        "Close-out of recommendations of the audit",
    ),
}
"""Of the report, of that of the principal, of the close-out sheet: what stands in them after the body's name."""
CLOSED = {
    "cn-party-2017": "已销号",
    "cn-party-2024": "已销号",
    "cn-enterprise": "已销号",
    "cn-audit": "已整改",
    "cn-environment": "已办结",
    "uk-hmicfrs": "discharged",
    "us-a50": "closed – implemented",
}


@cache
def profile(name: str) -> ic.Profile:
    return ic.Plugins.installed().profile(name)


@cache
def validator() -> Draft202012Validator:
    """The schema of profile files, as the command prints it."""
    return Draft202012Validator(json.loads(command("schema", "profile")))


# --- the files ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_is_what_its_schema_asks_for(name: str) -> None:
    assert [] == [error.message for error in validator().iter_errors(raw_profile(name))]


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_names_itself_and_its_source(name: str) -> None:
    assert (name, True, True) == (profile(name).name, bool(profile(name).title), bool(profile(name).source))


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_rests_on_the_neutral_one_of_its_language(name: str) -> None:
    raw, seen = raw_profile(name), [name]
    while raw["extends"] in PROFILES:
        seen.append(str(raw["extends"]))
        raw = raw_profile(seen[-1])
    assert ("neutral-zh" if name in CHINESE else "neutral-en") == raw["extends"]


@pytest.mark.parametrize("name", PROFILES)
def test_every_limit_has_its_source_and_counts_as_it_is_written_there(name: str) -> None:
    limits = profile(name).limits
    assert LIMITS[name] == [(limit.key, str(limit.period)) for limit in limits]
    assert all(limit.source for limit in limits)


@pytest.mark.parametrize("name", CHINESE)
def test_a_chinese_profile_counts_chinese_days_and_knows_the_five_reasons(name: str) -> None:
    assert ("cn", 5) == (profile(name).deadlines.calendar, len(profile(name).publication_reasons))


@pytest.mark.parametrize("name", PROFILES)
def test_every_word_and_phrase_of_a_profile_is_one_that_is_asked_for(name: str) -> None:
    """A key that is misspelt would print nothing: but for kinds of inspections, which are anybody's, all are known."""
    neutral = {part: set(getattr(profile(base), part)) for base in ("neutral-zh", "neutral-en") for part in ("words",)}
    neutral["words"] = set(profile("neutral-zh").words) | set(profile("neutral-en").words)
    neutral["phrases"] = set(profile("neutral-zh").phrases)
    raw = raw_profile(name)
    words, phrases = raw.get("words", {}), raw.get("phrases", {})
    assert isinstance(words, dict)
    assert isinstance(phrases, dict)
    own = {key for key in words if not key.startswith(("inspection.", "light."))}
    assert (set(), set()) == (own - neutral["words"], set(phrases) - neutral["phrases"])


def test_second_hand_limits_say_so() -> None:
    second = profile("cn-party-2024")
    assert "二手资料" in second.title
    assert all("二手资料" in (limit.source or "") for limit in second.limits)


def test_the_plan_of_a_company_has_the_columns_of_its_manual() -> None:
    assert ["序号", "反馈问题", "整改目标", "整改措施", "责任领导", "责任部门", "完成时限"] == [
        column.title for column in profile("cn-enterprise").columns("plan")
    ]


@pytest.mark.parametrize("page", ["docs/how-to/profiles.md", "plugins/inspection-core-cn/README.md"])
@pytest.mark.parametrize("name", PROFILES)
def test_the_table_of_profiles_gives_every_limit(name: str, page: str, root: Path) -> None:
    (row,) = (line for line in (root / page).read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{name}`"))
    assert [] == [str(limit.period) for limit in profile(name).limits if str(limit.period) not in row]


# --- rules --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "facts", "expected"),
    [
        ("cn-enterprise", {"state": "planned", "days_left": 21}, None),
        ("cn-enterprise", {"state": "planned", "days_left": 20}, "green"),
        ("cn-enterprise", {"state": "planned", "days_left": 10}, "yellow"),
        ("cn-enterprise", {"state": "submitted", "days_left": -1}, "red"),
        ("cn-environment", {"state": "closed", "sustained": "false", "days_left": -9}, "green"),
        ("cn-environment", {"state": "closed", "sustained": "true"}, "blue"),
        ("cn-environment", {"state": "in_progress", "sustained": "false", "days_left": 0}, "yellow"),
        ("cn-environment", {"state": "submitted", "sustained": "false", "days_left": -5}, "yellow"),
        ("cn-environment", {"state": "planned", "sustained": "false", "days_left": -1}, "red"),
        ("cn-environment", {"state": "in_progress", "sustained": "true", "days_left": -1}, "red"),
        ("cn-environment", {"state": "in_progress", "sustained": "true", "days_left": None}, "blue"),
        ("uk-hmicfrs", {"state": "in_progress", "percent": 25, "days_left": 9}, "red"),
        ("uk-hmicfrs", {"state": "in_progress", "percent": 26, "days_left": 9}, "yellow"),
        ("uk-hmicfrs", {"state": "in_progress", "percent": 75, "days_left": 9}, "yellow"),
        ("uk-hmicfrs", {"state": "in_progress", "percent": 76, "days_left": 9}, "green"),
        ("uk-hmicfrs", {"state": "in_progress", "percent": 49, "days_left": -1}, "red"),
        ("uk-hmicfrs", {"state": "in_progress", "percent": 50, "days_left": -1}, "yellow"),
        ("uk-hmicfrs", {"state": "planned", "percent": None, "days_left": 9}, None),
    ],
)
def test_lights(name: str, facts: dict[str, Any], expected: str | None) -> None:
    assert expected == profile(name).light(facts)


@pytest.mark.parametrize("name", CHINESE)
def test_a_stage_that_is_done_keeps_its_printed_word(name: str) -> None:
    """阶段性完成 is not 基本完成: no profile guesses what is meant."""
    known = {each.word for base in (name, "neutral-zh") for each in profile(base).state_words}
    assert ("基本完成" in known, "阶段性完成" in known) == (True, False)


@pytest.mark.parametrize(
    ("name", "heading", "words", "states"),
    [
        (
            "us-a50",
            "No.,Recommendation,As reported,Status",
            ["unresolved", "resolved", "closed – implemented", "closed-not implemented"],
            ["registered", "planned", "closed", "closed"],
        ),
        ("uk-hmicfrs", "No.,Cause of concern,As reported,Status", ["open", "discharged"], ["in_progress", "closed"]),
        (
            "cn-audit",
            "序号,审计发现问题,问题描述,整改状态",
            ["未整改", "正在整改", "已整改"],
            ["registered", "in_progress", "closed"],
        ),
        ("cn-environment", "序号,反馈问题,具体表现,办理状态", ["正在办理", "已办结"], ["in_progress", "closed"]),
        ("cn-enterprise", "序号,反馈问题,具体表现,完成状态", ["阶段性完成", "申请延期"], ["unknown", "in_progress"]),
    ],
)
def test_a_ledger_is_read_in_the_words_of_its_profile(
    name: str, heading: str, words: list[str], states: list[str], tmp_path: Path
) -> None:
    rows = [f"{n},问题{n},表现{n},{word}" for n, word in enumerate(words, start=1)]
    ledger = tmp_path / "ledger.csv"
    ledger.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8", newline="\n")
    about = ("--title", "整改", "--inspecting", "甲", "--inspected", "乙", "--feedback-date", "2024-01-08")
    command("start", str(tmp_path / "case"), "--findings", str(ledger), *about, "--profile", name, "--on", "2024-03-01")
    report = ic.report(ic.load(tmp_path / "case"), as_of=day(3, 2))
    assert states == [item.state for item in report.items]


# --- a case from the plan to the report ---------------------------------------------------------------------------


@pytest.fixture(scope="module", params=PROFILES)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ic.Case:
    """A case that was told under a profile."""
    return ic.load(told(written(tmp_path_factory.mktemp("case") / "case", request.param)))


def name_of(case: ic.Case) -> str:
    return case.draft.profile.name


def public(case: ic.Case) -> ic.Report:
    return ic.report(case, as_of=day(4, 2), audience="public")


def test_a_case_is_closed_by_the_chain_of_its_profile(case: ic.Case) -> None:
    report = ic.report(case, as_of=day(4, 2))
    closed = [item for item in report.items if item.state == "closed"]
    approved = [step.kind for item in closed for step in item.steps].count("approved")
    assert (["f01"], len(profile(name_of(case)).approvals)) == ([item.id for item in closed], approved)


def test_what_is_late_and_what_is_sustained_is_told(case: ic.Case) -> None:
    report = ic.report(case, as_of=day(4, 2))
    assert (["f02"], ["f03"]) == (
        [item.id for item in report.late],
        [item.id for item in report.items if item.limit.sustained],
    )


def test_the_limits_of_the_process_have_their_days(case: ic.Case) -> None:
    days = {
        "cn-party-2017": ["2024-03-08", "2024-03-08", "2024-04-08"],
        "cn-party-2024": ["2024-02-08", "2024-07-08"],
        "cn-enterprise": ["2024-01-29", "2024-02-08", "2024-04-08"],
        "uk-hmicfrs": ["2024-03-04"],
        "us-a50": ["2024-07-08"],
    }
    limits = ic.report(case, as_of=day(4, 2)).limits
    assert days.get(name_of(case), []) == [limit.due.isoformat() for limit in limits]


def test_the_bulletin_has_the_title_and_the_figures_in_the_words_of_the_profile(case: ic.Case) -> None:
    made = ic.bulletin(public(case))
    lines = ic.export(public(case), "text-bulletin").decode("utf-8-sig").splitlines()
    assert (TITLES[name_of(case)], TITLES[name_of(case)]) == (made.title, lines[0].strip())
    assert any("33.33" in line for line in lines)


def test_reports_and_sheets_have_the_titles_of_the_profile(case: ic.Case) -> None:
    report = ic.report(case, as_of=day(4, 2))
    documents = ("docx-report", "docx-principal-report", "docx-closure")
    views = (report, report, ic.Subject(report=report, items=report.items[:1]))
    made = tuple(core_title(ic.export(view, to)) for view, to in zip(views, documents, strict=True))
    assert REPORTS[name_of(case)] == tuple(title.removeprefix("青溪县粮食局") for title in made)


def core_title(document: bytes) -> str:
    """The title in the properties of a Word document."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        core = ElementTree.fromstring(package.read("docProps/core.xml"))
    return core.findtext("{http://purl.org/dc/elements/1.1/}title") or ""


def test_the_ledger_has_the_columns_and_states_of_the_profile(case: ic.Case) -> None:
    made = ic.export(ic.report(case, as_of=day(4, 2)), "csv-ledger").decode("utf-8-sig")
    heading, first, *_ = csv.reader(io.StringIO(made))
    columns = profile(name_of(case)).ledger
    assert [column.title for column in columns] == heading
    state = [column.key for column in columns].index("state")
    assert CLOSED[name_of(case)] == first[state]


@pytest.mark.parametrize("exporter", ["docx-plan", "docx-bulletin", "xlsx-ledger", "markdown-report"])
def test_documents_are_made_and_are_the_same_each_time(exporter: str, case: ic.Case) -> None:
    first, second = (ic.export(ic.report(case, as_of=day(4, 2)), exporter) for _ in range(2))
    assert (first, True) == (second, len(first) > 400)


def test_a_check_finds_nothing_but_what_is_late(case: ic.Case) -> None:
    assert {"IC205"} == {problem.code for problem in ic.check(case, as_of=day(4, 2))}


# --- a profile of one's own ---------------------------------------------------------------------------------------

OWN = """\
format: inspection-profile/1
extends: cn-party-2017
name: qingxi-grain
title: 青溪县粮食局整改规则
words: {inspection.regular: 常规巡视}
limits:
  - {key: plan, title: 整改方案, period: 10个工作日, source: 局内规定}
approvals:
  - {key: head, title: 局长审批}
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> ic.Case:
    return ic.load(told(written(tmp_path_factory.mktemp("own") / "case", "qingxi-grain", own=OWN)))


def test_a_profile_of_ones_own_says_only_what_differs(own: ic.Case) -> None:
    report = ic.report(own, as_of=day(4, 2))
    assert ("青溪县粮食局关于常规巡视集中整改进展情况的通报", [("整改方案", dt.date(2024, 1, 22))]) == (
        ic.bulletin(public(own)).title,
        [(limit.title, limit.due) for limit in report.limits],
    )


def test_a_profile_of_ones_own_closes_by_its_own_chain(own: ic.Case) -> None:
    (closed,) = (item for item in ic.report(own, as_of=day(4, 2)).items if item.state == "closed")
    assert ["approved"] == [step.kind for step in closed.steps if step.kind == "approved"]
