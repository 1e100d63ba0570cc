"""The command: what programs may rely on, what it says of bad input, in which language, and into what stream."""

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import click
import pytest
from click.testing import CliRunner

import inspection_core as ic
from inspection_core.cli import COMMANDS, inspection

from .data.cases import MINUTES, adopted_case, contents, day, replace, small_case, told_case

FAO = Path(__file__).parents[1] / "examples" / "foreign-affairs-office"
ENGLISH, CHINESE = "en_US.UTF-8", "zh_CN.UTF-8"
UNSET = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANGUAGE", "FORCE_COLOR"))


@attrs.frozen(kw_only=True)
class Said:
    """What a call of the command gave."""

    status: int
    out: str
    err: str = ""

    @property
    def data(self) -> Any:
        return json.loads(self.out)


def run(*words: object, cwd: str | Path = ".", lang: str = ENGLISH) -> Said:
    """Call the command in this process; an exception that it lets through is one of the test."""
    with contextlib.chdir(cwd):
        made = CliRunner().invoke(
            inspection, [str(word) for word in words], env={**UNSET, "LANG": lang}, catch_exceptions=False
        )
    return Said(status=made.exit_code, out=made.stdout, err=made.stderr)


def installed() -> str:
    """The command as it is installed beside this Python."""
    return str(shutil.which("inspection", path=str(Path(sys.executable).parent)))


def environment(**more: str) -> dict[str, str]:
    """The environment of a user who speaks English."""
    return {**{name: value for name, value in os.environ.items() if name not in UNSET}, "LANG": ENGLISH, **more}


def call(*words: object, cwd: str | Path = ".", **env: str) -> subprocess.CompletedProcess[bytes]:
    """Call the installed command, with its output in pipes."""
    command = [installed(), *map(str, words)]
    return subprocess.run(command, cwd=cwd, env=environment(**env), capture_output=True, check=False)


def write_plugin(folder: Path, name: str = "mini.py") -> Path:
    """A plugin in a file, with an exporter and a calendar that knows one holiday and the days of 2024."""
    (folder / name).write_text(
        """import datetime as dt
import inspection_core as ic

class House:
    name, known_until = "house", dt.date(2024, 12, 31)
    def is_workday(self, day):
        return day.weekday() < 5 and day != dt.date(2024, 12, 27)
    def why_not(self, day):
        return ic.Text("day of the house", "馆庆日") if day.weekday() < 5 else ic.Text("weekend", "周末")

def render(report, options, out):
    out.write(f"{report.progress.closed.count} closed\\n".encode())

@ic.hookimpl
def inspection_exporters():
    yield ic.Exporter(name="mini", suffix=".txt", render=render)

@ic.hookimpl
def inspection_calendars():
    yield ic.CalendarOffer(name="house", make=House)
""",
        encoding="utf-8",
    )
    return folder / name


# --- what programs rely on ----------------------------------------------------------------------------------------


def share(key: str, id: str | None, title: str, closed: int, countable: int, rate: str) -> dict[str, object]:
    return {key: id, "title": title, "closed": closed, "countable": countable, "rate": rate}


def late(item: str, due: str, days: int) -> dict[str, object]:
    return {"item": item, "findings": [item], "due": due, "days": days}


def test_status_gives_these_numbers() -> None:
    titles = {aspect.id: aspect.title for aspect in ic.load(FAO).document.aspects}
    expected = {
        "as_of": "2024-03-01",
        "countable": 24,
        "closed": 14,
        "rate": "58.33",
        "states": {
            "registered": 0,
            "planned": 1,
            "in_progress": 5,
            "substantially_done": 1,
            "submitted": 2,
            "verified": 1,
            "closed": 14,
            "unknown": 0,
        },
        "late": [late("f06", "2024-01-31", 30), late("f24", "2024-02-23", 7), late("f22", "2024-02-29", 1)],
        "due_soon": [],
        "by_aspect": [
            share("aspect", "a1", titles["a1"], 7, 10, "70.00"),
            share("aspect", "a2", titles["a2"], 5, 7, "71.43"),
            share("aspect", "a3", titles["a3"], 2, 6, "33.33"),
            share("aspect", "a4", titles["a4"], 0, 1, "0.00"),
        ],
        "by_owner": [
            share("owner", "b-cities", "友城科", 1, 3, "33.33"),
            share("owner", "b-consular", "领事科", 1, 1, "100.00"),
            share("owner", "b-finance", "财务科", 1, 3, "33.33"),
            share("owner", "b-general", "综合科", 6, 7, "85.71"),
            share("owner", "b-party-affairs", "党建办", 4, 6, "66.67"),
            share("owner", "b-passport", "出国管理科", 4, 4, "100.00"),
            share("owner", "b-personnel", "人事科", 1, 2, "50.00"),
            share("owner", "b-policy", "政研宣传科", 2, 5, "40.00"),
            share("owner", "b-translation", "翻译接待科", 2, 4, "50.00"),
        ],
        "by_kind": [share("kind", "dated", "限期整改", 14, 24, "58.33")],
    }
    assert expected == run("status", FAO, "--as-of", "2024-03-01", "--json").data


def test_status_tells_what_is_due_soon_with_the_days_that_are_left() -> None:
    assert [{"item": "f22", "findings": ["f22"], "due": "2024-02-29", "days": 4}] == run(
        "status", FAO, "--as-of", "2024-02-25", "--json"
    ).data["due_soon"]


def test_a_measure_that_alone_is_late_stands_in_the_list_with_its_finding(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    told = run("status", path, "--as-of", "2024-04-10", "--json").data["late"]
    assert [late("f01", "2024-03-31", 10), late("m02-2", "2024-04-08", 2) | {"findings": ["f02"]}] == told


def test_a_rate_of_nothing_is_null(tmp_path: Path) -> None:
    run("start", tmp_path / "new", "--title", "New", "--inspecting", "Group", "--inspected", "Office")
    told = run("status", tmp_path / "new", "--as-of", "2024-03-01", "--json").data
    assert (0, 0, None) == (told["countable"], told["closed"], told["rate"])


def test_status_may_be_asked_of_what_was_known_earlier() -> None:
    told = run("status", FAO, "--as-of", "2024-03-01", "--known", "2", "--json").data
    assert (0, 15) == (told["closed"], told["states"]["in_progress"])


WHERE = dict.fromkeys(("file", "line", "column", "sheet", "cell", "part", "paragraph", "path", "start", "end"))


def line_of(*texts: str) -> int:
    """The line of the example's document that holds the last of some texts, each looked for below the one before."""
    lines = (FAO / "case.yaml").read_text(encoding="utf-8").splitlines()
    at = -1
    for text in texts:
        at = next(n for n in range(at + 1, len(lines)) if text in lines[n])
    return at + 1


def warning(code: str, message: str, remedy: str, line: int, path: str) -> dict[str, object]:
    where = {**WHERE, "file": "case.yaml", "line": line, "column": 5, "path": path}
    return {
        "code": code,
        "severity": "warning",
        "message": message,
        "where": where,
        "quote": None,
        "remedy": remedy,
        "fix": None,
    }


def test_check_gives_a_list_of_problems_in_the_order_of_the_document() -> None:
    def is_late(what: str, id: str, number: str, due: str, days: int) -> dict[str, object]:
        line = line_of(f"- id: {id}") if what == "finding" else line_of(f"- id: {id}", "deadline:")
        path = f"findings {id}" if what == "finding" else f"measures {id} › deadline"
        remedy = "Record what was done, or ask for an extension."
        return warning("IC205", f"{what} {number} was due on {due} (days late: {days})", remedy, line, path)

    assert [
        is_late("finding", "f06", "6", "2024-01-31", 30),
        is_late("finding", "f22", "22", "2024-02-29", 1),
        is_late("finding", "f24", "24", "2024-02-23", 7),
        warning(
            "IC208",
            "finding 24 came back, and no measure changes how things are done",
            "Add a measure of the nature mechanism.",
            line_of("- id: f24", "recurrence_of:"),
            "findings f24 › recurrence_of",
        ),
        is_late("measure", "m06-2", "m06-2", "2024-01-31", 30),
        is_late("measure", "m22-3", "m22-3", "2024-02-29", 1),
        is_late("measure", "m24-2", "m24-2", "2024-02-23", 7),
    ] == run("check", FAO, "--as-of", "2024-03-01", "--json").data


def test_warnings_alone_do_not_make_check_fail() -> None:
    said = run("check", FAO, "--as-of", "2024-03-01", "--json")
    assert (0, {"warning"}) == (said.status, {problem["severity"] for problem in said.data})


def test_an_error_makes_check_fail(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    replace(path / "case.yaml", "    findings: [f01]", "    findings: [f10]")
    said = run("check", path, "--as-of", "2024-01-20", "--json")
    assert (1, [("IC102", "error")]) == (said.status, [(each["code"], each["severity"]) for each in said.data])


def test_a_sound_case_has_an_empty_list_of_problems(tmp_path: Path) -> None:
    assert [] == run("check", adopted_case(tmp_path), "--as-of", "2024-01-20", "--json").data


def test_verify_counts_what_it_looked_at() -> None:
    lines = [json.loads(line) for line in (FAO / "journal.jsonl").read_text(encoding="utf-8").splitlines()]
    evidence = sum(len(line["payload"]["evidence"]) for line in lines if line["kind"] == "evidence_added")
    assert {"ok": True, "events": len(lines), "evidence": evidence, "problems": []} == run("verify", FAO, "--json").data


def test_verify_fails_with_the_problems_that_it_found(tmp_path: Path) -> None:
    path = told_case(tmp_path)
    (path / MINUTES).write_bytes(b"other")
    said = run("verify", path, "--json")
    (problem,) = said.data.pop("problems")
    assert (1, "IC027", {**WHERE, "file": MINUTES.as_posix()}) == (said.status, problem["code"], problem["where"])
    assert (False, 1) == (said.data["ok"], said.data["evidence"])


def test_plugins_tells_what_each_distribution_offers(tmp_path: Path) -> None:
    told = run("plugins", "--plugin", write_plugin(tmp_path), "--json").data
    core, mine = told[0], told[-1]
    assert {
        "distribution": "mini.py",
        "version": "",
        "offers": {"exporters": ["mini"], "importers": [], "checks": [], "profiles": [], "calendars": ["house"]},
        "problems": [],
    } == {**mine, "offers": {group: mine["offers"].get(group) for group in core["offers"]}}
    assert {"distribution": "inspection-core", "version": ic.__version__, "problems": []} == {
        key: value for key, value in core.items() if key != "offers"
    }
    assert {group: list(found) for group, found in ic.Plugins.of().groups.items()} == core["offers"]


def test_plugins_tells_a_problem_with_the_plugin_that_has_it(tmp_path: Path) -> None:
    clash = write_plugin(tmp_path, "clash.py")
    clash.write_text(clash.read_text(encoding="utf-8").replace('"mini"', '"csv-ledger"'), encoding="utf-8")
    told = {each["distribution"]: each for each in run("plugins", "--plugin", clash, "--json").data}
    assert ["IC402"] == [problem["code"] for problem in told["clash.py"]["problems"]]
    assert "csv-ledger" not in told["inspection-core"]["offers"]["exporters"]


def skipped(*days: tuple[str, str]) -> list[dict[str, str]]:
    return [{"day": day, "why": why} for day, why in days]


def test_deadline_gives_the_last_day_and_what_was_not_counted() -> None:
    weekends = [(f"2023-{month}", ("Saturday", "Sunday")[n % 2]) for n, month in enumerate("""
        09-23 09-24 09-30 10-01 10-07 10-08""".split())]  # fmt: skip
    assert {"due": "2023-10-13", "provisional": False, "skipped": skipped(*weekends)} == run(
        "deadline", "2023-09-22", "15 working days", "--calendar", "weekdays", "--json"
    ).data


def test_a_deadline_beyond_what_its_calendar_knows_is_provisional(tmp_path: Path) -> None:
    words = ("deadline", "2024-12-26", "3 working days", "--calendar", "house", "--plugin", write_plugin(tmp_path))
    days = ("2024-12-27", "馆庆日"), ("2024-12-28", "周末"), ("2024-12-29", "周末"), ("2025-01-01", "周末")
    assert {"due": "2025-01-01", "provisional": True, "skipped": skipped(*days[:-1])} == run(
        *words, "--json", "--lang", "zh"
    ).data


@pytest.mark.parametrize(
    ("period", "due"),
    [
        ("3 months", "2024-05-31"),
        ("3个月", "2024-05-31"),
        ("30 days", "2024-04-01"),
        ("30天", "2024-04-01"),
        ("1 month", "2024-03-31"),
        ("10个工作日", "2024-03-15"),
    ],
)
def test_a_period_may_be_written_in_both_languages(period: str, due: str) -> None:
    said = run("deadline", "2024年3月1日" if "工" in period else "2024-02-29" if "month" not in period else "2024-02-29",
               period, "--calendar", "weekdays", "--no-roll", "--json")  # fmt: skip
    assert due == said.data["due"]
