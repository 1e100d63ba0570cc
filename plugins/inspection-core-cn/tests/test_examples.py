"""The examples that carry a profile of this plugin: they stand where their README says, and their recipes build."""

import datetime as dt
from collections import defaultdict
from pathlib import Path

import pytest

import inspection_core as ic

HOSPITAL, LAKE, SCHOOL = "hospital-audit", "lake-district", "wexcombe-school"
DAYS = {HOSPITAL: dt.date(2025, 3, 31), LAKE: dt.date(2025, 1, 31), SCHOOL: dt.date(2026, 1, 9)}
STATES = {
    HOSPITAL: {"已整改": "1346", "正在整改": "25"},
    LAKE: {"已办结": "23", "正在办理": "14", "已验收": "5"},
    SCHOOL: {"met": "134", "in progress": "25"},
}
LIGHTS = {
    HOSPITAL: {"绿灯": "12346", "红灯": "5"},
    LAKE: {"蓝灯": "2", "绿灯": "3", "黄灯": "15", "红灯": "4"},
    SCHOOL: {"green": "134", "amber": "2", "red": "5"},
}
LATE = {HOSPITAL: [("5", 31)], LAKE: [("4", 62)], SCHOOL: [("5", 42)]}
EXTENDED = {
    HOSPITAL: ("2", dt.date(2025, 6, 30)),
    LAKE: ("1", dt.date(2025, 5, 31)),
    SCHOOL: ("2", dt.date(2026, 3, 27)),
}
RATES = {HOSPITAL: "66.67", LAKE: "40.00", SCHOOL: "60.00"}
TITLES = {
    HOSPITAL: "云岫县人民医院关于审计查出问题整改情况的公告",
    LAKE: "岚川市望湖区人民政府关于生态环境保护督察反馈问题整改情况的公示",
    SCHOOL: "Response of Wexcombe Mere School to the school inspection",
}


@pytest.fixture(scope="module", params=DAYS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def path(name: str, root: Path) -> Path:
    return root / "examples" / name


@pytest.fixture(scope="module")
def report(name: str, path: Path) -> ic.Report:
    return ic.report(ic.load(path), as_of=DAYS[name])


def by(report: ic.Report, word: str) -> dict[str, str]:
    """Numbers of the findings by a word of theirs."""
    found: dict[str, str] = defaultdict(str)
    for item in report.items:
        found[getattr(item, word)] += item.number
    return dict(found)


def test_each_finding_stands_where_the_readme_says(name: str, report: ic.Report) -> None:
    assert STATES[name] == by(report, "state_word")


def test_each_light_is_that_of_the_profile(name: str, report: ic.Report) -> None:
    assert LIGHTS[name] == by(report, "light_word")


def test_one_finding_is_late_and_was_reminded_of(name: str, report: ic.Report) -> None:
    assert LATE[name] == [(item.number, item.days_late) for item in report.late]
    reminded = {finding for notice in report.notices for finding in notice.findings if notice.answered}
    assert {item.id for item in report.late} == reminded


def test_one_finding_was_given_more_time(name: str, report: ic.Report) -> None:
    extended = [(item.number, item.limit.day) for item in report.items if item.limit.extended]
    assert [EXTENDED[name]] == extended


def test_the_rate_and_the_title_are_in_the_public_report(name: str, path: Path) -> None:
    public = ic.report(ic.load(path), as_of=DAYS[name], audience="public")
    assert (TITLES[name], RATES[name]) == (ic.bulletin(public).title, str(public.progress.rate))


def test_what_is_closed_was_closed_by_the_chain(report: ic.Report) -> None:
    steps = len(report.profile.approvals)
    closed = [[step.kind for step in item.steps] for item in report.items if item.state == "closed"]
    assert [(1, steps, 1)] * len(closed) == [
        tuple(kinds.count(kind) for kind in ("verified", "approved", "closed")) for kinds in closed
    ]


def test_a_check_tells_what_is_late_and_nothing_else(name: str, path: Path) -> None:
    assert {"IC205"} == {problem.code for problem in ic.check(ic.load(path), as_of=DAYS[name])}


def test_every_recipe_builds_and_gives_the_same_each_time(name: str, path: Path, tmp_path: Path) -> None:
    made = []
    for folder in ("first", "second"):
        jobs = ic.jobs(path, as_of=DAYS[name], to=tmp_path / folder)
        made.append({Path(file).name: Path(file).read_bytes() for file in ic.build(jobs)})
    outputs = sum(len(each) for each in ic.read_recipes(path).recipes.values())
    assert (made[0], outputs) == (made[1], len(made[0]))


def test_thirty_working_days_of_the_hospital_leave_out_two_holidays(root: Path) -> None:
    report = ic.report(ic.load(root / "examples" / HOSPITAL), as_of=DAYS[HOSPITAL])
    (measure,) = (each for item in report.items for each in item.measures if each.id == "m06-1")
    assert dt.date(2024, 10, 18) == measure.due.day


def test_the_school_adds_a_time_limit_to_that_of_its_profile(root: Path) -> None:
    report = ic.report(ic.load(root / "examples" / SCHOOL), as_of=DAYS[SCHOOL])
    assert [("response", dt.date(2025, 5, 5)), ("visit", dt.date(2026, 3, 10))] == [
        (limit.key, limit.due) for limit in report.limits
    ]
