"""The command: what programs may rely on, what it says of bad input, in which language, and into what stream."""

import contextlib
import hashlib
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


def limit(key: str, title: str, due: str, period: str, days: int, left: str) -> dict[str, object]:
    told = {"key": key, "title": title, "due": due, "period": period, "text": due, "days_left": days, "left": left}
    return {**told, "provisional": False, "source": "本例约定"}


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
        "publications": [],
        "comments": [],
        "follow_up_due": [],
        "limits": [
            limit("plan", "整改方案", "2023-11-12", "1个月", -110, "已过110天"),
            limit("report", "集中整改报告", "2024-01-12", "3个月", -49, "已过49天"),
        ],
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


def test_status_names_the_edition_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "adopted").mkdir()
    cases = (small_case(tmp_path), adopted_case(tmp_path / "adopted"))
    heads = [run("status", case, "--as-of", "2024-02-20", lang=CHINESE).out.splitlines()[1] for case in cases]
    assert heads == [heads[0], f"{heads[0]} · 第1版"]
    assert not heads[0].endswith(("-", "·", " "))


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
            "ICN021",
            "finding 24 is met with study and training alone",
            "Add a measure that corrects what was found, or changes how things are done.",
            line_of("- id: f24"),
            "findings f24",
        ),
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
        "offers": {
            "exporters": ["mini"],
            "importers": [],
            "proposers": [],
            "readers": [],
            "checks": [],
            "text_rules": [],
            "profiles": [],
            "calendars": ["house"],
            "commands": [],
        },
        "problems": [],
    } == {**mine, "offers": {group: mine["offers"].get(group) for group in core["offers"]}}
    assert {"distribution": "inspection-core", "version": ic.__version__, "problems": []} == {
        key: value for key, value in core.items() if key != "offers"
    }
    assert {group: list(found) for group, found in ic.Plugins().groups.items()} == core["offers"]


def test_plugins_tells_a_problem_with_the_plugin_that_has_it(tmp_path: Path) -> None:
    clash = write_plugin(tmp_path, "clash.py")
    clash.write_text(clash.read_text(encoding="utf-8").replace('"mini"', '"csv-ledger"'), encoding="utf-8")
    told = {each["distribution"]: each for each in run("plugins", "--plugin", clash, "--json").data}
    assert ["IC402"] == [problem["code"] for problem in told["clash.py"]["problems"]]
    assert "csv-ledger" not in told["inspection-core"]["offers"]["exporters"]


def skipped(*days: tuple[str, str]) -> list[dict[str, str]]:
    return [{"day": day, "why": why} for day, why in days]


def test_deadline_gives_the_last_day_and_what_was_not_counted() -> None:
    weekends = (
        *(("2023-09-23", "Saturday"), ("2023-09-24", "Sunday"), ("2023-09-30", "Saturday")),
        *(("2023-10-01", "Sunday"), ("2023-10-07", "Saturday"), ("2023-10-08", "Sunday")),
    )
    assert {"due": "2023-10-13", "provisional": False, "skipped": skipped(*weekends)} == run(
        "deadline", "2023-09-22", "15 working days", "--calendar", "weekdays", "--json"
    ).data


def test_a_deadline_beyond_what_its_calendar_knows_is_provisional(tmp_path: Path) -> None:
    words = ("deadline", "2024-12-26", "3 working days", "--calendar", "house", "--plugin", write_plugin(tmp_path))
    days = (("2024-12-27", "馆庆日"), ("2024-12-28", "周末"), ("2024-12-29", "周末"))
    assert {"due": "2025-01-01", "provisional": True, "skipped": skipped(*days)} == run(
        *words, "--json", "--lang", "zh"
    ).data


@pytest.mark.parametrize(
    ("start", "period", "due"),
    [
        ("2024-01-31", "1 month", "2024-02-29"),
        ("2024年1月31日", "1个月", "2024-02-29"),
        ("2024-02-29", "30 days", "2024-04-01"),
        ("2024-02-29", "30天", "2024-04-01"),
        ("2024-03-01", "10 working days", "2024-03-15"),
        ("2024-03-01", "10个工作日", "2024-03-15"),
    ],
)
def test_a_period_may_be_written_in_both_languages(start: str, period: str, due: str) -> None:
    assert due == run("deadline", start, period, "--calendar", "weekdays", "--json").data["due"]


def test_a_last_day_that_is_not_worked_may_be_left_where_it_is() -> None:
    words = ("deadline", "2024-02-29", "30 days", "--calendar", "weekdays", "--no-roll", "--json")
    assert {"due": "2024-03-30", "provisional": False, "skipped": []} == run(*words).data


def test_evidence_may_be_listed_for_programs(tmp_path: Path) -> None:
    path = told_case(tmp_path)
    raw = (path / MINUTES).read_bytes()
    assert [
        {
            **dict.fromkeys(
                ("document_number", "issuer", "date", "paper_number", "custodian", "place", "custodian_name")
            ),
            "id": "e01-1",
            "index": "01-1",
            "title": "会议纪要",
            "kind": "document",
            "supports": ["f01", "m01-1"],
            "path": MINUTES.as_posix(),
            "sha256": hashlib.sha256(raw).hexdigest(),
            "size": len(raw),
        }
    ] == run("evidence", "list", path, "--as-of", "2024-02-01", "--json").data


def test_data_for_programs_are_the_same_in_both_languages() -> None:
    words = ("status", FAO, "--as-of", "2024-03-01", "--json")
    assert run(*words).out == run(*words, lang=CHINESE).out


# --- what is not there --------------------------------------------------------------------------------------------

CASE_COMMANDS = (
    ("status",),
    ("check",),
    ("verify",),
    ("adopt",),
    ("digest", "--from", "2024-01-01"),
    ("evidence", "list"),
)


@pytest.mark.parametrize("words", CASE_COMMANDS, ids=lambda words: " ".join(words[:2]))
@pytest.mark.parametrize("kind", ["nothing", "empty folder", "file"])
def test_what_is_no_case_is_told_with_its_path_and_what_to_do(
    kind: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "案卷"
    if kind == "empty folder":
        path.mkdir()
    elif kind == "file":
        path.write_text("format: inspection-case/1", encoding="utf-8")
    said = run(*words[:2] if words[0] == "evidence" else words[:1], path, *words[1:] if words[0] == "digest" else ())
    assert (1, "", [f"{path}: IC002"]) == (said.status, said.out, places(said.err))
    assert "inspection start DIR" in said.err


def places(err: str) -> list[str]:
    """Place and code of each problem in a message, and the path within the document where one is given."""
    found = [re.match(r"((?:.+?: )?IC\d{3}[^:：]*)[:：]", line) for line in err.splitlines()]
    return [match[1] for match in found if match]


@pytest.mark.parametrize(
    ("words", "told", "remedy"),
    [
        (("statu",), "No such command 'statu'.", "Did you mean 'status'?"),
        (("record", "startd"), "No such command 'startd'.", "Did you mean 'started'?"),
        (("status", "--as-off", "2024-03-01"), "No such option '--as-off'.", "Did you mean '--as-of'?"),
        (("record", "started"), "Missing option '--findings'.", "inspection record started --help"),
        (("close",), "Missing argument 'ITEMS...'.", "inspection close --help"),
        (("digest", FAO), "Missing option '--from'.", "inspection digest --help"),
        (("export",), "Name the exporter", "inspection export [CASE] EXPORTER"),
        (("export", FAO, "text-bulletin", "more"), "Name the exporter", "inspection export [CASE] EXPORTER"),
        (("export", FAO, "text-bulletn"), "there is no exporter 'text-bulletn'", "Did you mean 'text-bulletin'?"),
        (
            ("build", FAO, "--recipe", "publish"),
            "there is no recipe 'publish'",
            "Known here: approval, close-out, follow-up, internal, plan, progress, publication.",
        ),
        (("start", "new", "--profile", "nobody"), "there is no profile 'nobody'", "neutral-en, neutral-zh"),
        (("deadline", "2024-01-01", "1 month", "--calendar", "moon"), "there is no calendar 'moon'", "weekdays"),
        (("schema", "cases"), "there is no schema 'cases'", "Did you mean 'case'?"),
        (("export", FAO, "markdown-findings", "--item", "f99"), "there is no finding 'f99'", "Did you mean 'f"),
        (("status", FAO, "--audience", "all"), "'all' is not one of", "'public', 'internal', 'restricted'"),
        (
            ("record", "closed", "--case", "x", "--findings", "f01", "--resolution", "wat"),
            "'wat' is not one of",
            "'implemented'",
        ),
        (("build", FAO, "--jobs", "0"), "0 is not in the range", "x>=1"),
        (("start", "new"), "--title, --inspecting, --inspected are missing", "--inspected are"),
        (("start", "new", "--title", "x", "--inspected", "y"), "--inspecting is missing", ": --inspecting is"),
        (("start", "new", "--findings", "findings.pages"), "nobody can make a case of a .pages file", ".csv"),
    ],
    ids=lambda value: " ".join(map(str, value))[-40:] if isinstance(value, tuple) else None,
)
def test_what_is_not_there_is_told_with_what_is(
    words: tuple[object, ...], told: str, remedy: str, tmp_path: Path
) -> None:
    said = run(*words, cwd=tmp_path)
    assert (2, "", True, True) == (said.status, said.out, told in said.err, remedy in said.err), said.err
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words",
    [
        ("status", FAO, "--as-of", "2024-02-30"),
        ("status", FAO, "--as-of", "31.12.2023"),
        ("digest", FAO, "--from", "2024-02-30"),
        ("digest", FAO, "--from", "2024-01-01", "--to", "2024-13-01"),
        ("export", FAO, "markdown-digest", "--since", "yesterday"),
        ("deadline", "2024-02-30", "3 months"),
        ("start", "new", "--feedback-date", "soon"),
    ],
    ids=lambda words: " ".join(map(str, words))[-40:],
)
def test_an_impossible_day_is_misuse_and_is_quoted(words: tuple[object, ...], tmp_path: Path) -> None:
    said = run(*words, cwd=tmp_path)
    (wrong,) = {str(word) for word in words} & {"2024-02-30", "31.12.2023", "2024-13-01", "yesterday", "soon"}
    assert (2, "", True, True) == (said.status, said.out, repr(wrong) in said.err, "2024-03-31" in said.err), said.err


@pytest.mark.parametrize(
    "words",
    [
        ("started", "--on", "2024-02-30"),
        ("extension-asked", "--reason", "x", "--until", "2024-02-30"),
        ("progressed", "--text", "x", "--percent", "half"),
        ("started", "--corrects", "the last"),
    ],
    ids=lambda words: " ".join(words[-2:]),
)
def test_an_option_of_an_event_that_is_no_day_or_number_is_misuse(words: tuple[str, ...], tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    before = contents(path)
    said = run("record", *words, "--case", path, "--findings", "f01")
    assert (2, before, True) == (said.status, contents(path), repr(words[-1]) in said.err), said.err


@pytest.mark.parametrize("period", ["fortnight", "15", "3 moons", ""])
def test_what_is_no_period_is_quoted_with_some_that_are(period: str) -> None:
    said = run("deadline", "2024-01-01", period)
    assert (2, f"IC411: {period!r} is no period such as 15 working days, 30 days or 3 months\n") == (
        said.status,
        said.err,
    )


def test_working_days_without_a_calendar_are_refused_with_those_there_are() -> None:
    said = run("deadline", "2024-01-01", "15 working days")
    assert (2, True) == (said.status, "--calendar: cn, weekdays" in said.err)


@pytest.mark.parametrize("period", ["9999 months", "9999 days", "9999 working days"])
def test_a_period_that_ends_after_all_calendars_is_told_as_such(period: str) -> None:
    said = run("deadline", "9990-01-01", period, "--calendar", "weekdays")
    assert (2, "") == (said.status, said.out)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("bom", "-o 'bom' is not of the form key=value"),
        ("bom=perhaps", "IC012 bom: expected yes or no (是/否), found 'perhaps'"),
        ("boom=no", "Did you mean 'bom'?"),
    ],
)
def test_an_option_that_the_exporter_does_not_take_is_told(option: str, told: str, tmp_path: Path) -> None:
    said = run("export", FAO, "csv-ledger", "-o", option, "--to", tmp_path / "out.csv")
    assert (2, "", True) == (said.status, said.out, told in said.err), said.err
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (("markdown-digest",), "--since DAY"),
        (("markdown-findings",), "--item ID"),
        (("text-bulletin", "--since", "last"), "Leave out --since"),
        (("text-bulletin", "--item", "f01"), "Leave out --since and --item"),
        (("text-bulletin", "--template", "my.docx"), "takes no options"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else None,
)
def test_what_an_exporter_needs_or_does_not_take_is_told(words: tuple[str, ...], remedy: str) -> None:
    said = run("export", FAO, *words, "--as-of", "2024-03-01")
    assert (2, "", True) == (said.status, said.out, remedy in said.err), said.err


@pytest.mark.parametrize("known", ["-1", "-5"])
def test_a_number_of_entries_is_not_negative(known: str) -> None:
    said = run("status", FAO, "--as-of", "2024-03-01", "--known", known)
    assert (2, "") == (said.status, said.out)


def test_a_digest_does_not_run_backwards() -> None:
    said = run("digest", FAO, "--from", "2024-03-01", "--to", "2024-02-01")
    assert (2, "") == (said.status, said.out)


def test_the_last_review_is_refused_where_none_was_held() -> None:
    said = run("digest", FAO, "--from", "last", "--to", "2024-01-01")
    assert (2, "IC411: no progress review is on record\n") == (said.status, said.err)


# --- what is wrong in the files -----------------------------------------------------------------------------------


def text(old: str, new: str) -> Callable[[Path], None]:
    return lambda path: replace(path / "case.yaml", old, new)


def own_profile(content: str) -> Callable[[Path], None]:
    """A profile.yaml of its own, which the case names."""

    def write(path: Path) -> None:
        replace(path / "case.yaml", "  feedback_date: 2024-01-08", "  feedback_date: 2024-01-08\n  profile: mine")
        (path / "profile.yaml").write_text("format: inspection-profile/1\nname: mine\n" + content, encoding="utf-8")

    return write


BROKEN = {
    "no YAML": (text("  - id: f02", "  - id: f02\n bad"), ["case.yaml:28:2: IC004"], "Look at the line before"),
    "full-width colon": (text("  - id: f02", "  - id：f02"), ["case.yaml:28:11: IC004"], "a full-width ："),
    "a tab": (text("  - id: f02\n", "  - id: f02\n\tx: 1\n"), ["case.yaml:28:1: IC004"], "a wrong indent"),
    "an anchor": (text("title: 会议记录", "title: &a 会议记录"), ["case.yaml:24:12: IC006"], "Write the value out"),
    "a key twice": (text('    number: "2"', '    number: "2"\n    id: x'), ["case.yaml:29:5: IC005"], "in line 27"),
    "another type": (text('number: "2"', "number: [2]"), ["case.yaml:28:5: IC012 findings f02 › number"], "a text"),
    "an impossible date": (
        text("feedback_date: 2024-01-08", "feedback_date: 2024-02-30"),
        ["case.yaml:9:3: IC012 inspection › feedback_date"],
        "a date such as 2024-03-31",
    ),
    "an impossible deadline": (
        text("deadline: 2024-03-31", "deadline: 2024-03-32"),
        ["case.yaml:40:5: IC012 measures m01-1 › deadline"],
        "a date, a period, immediate or continuing",
    ),
    "an unknown key": (
        text("feedback_date", "feedbackdate"),
        ["case.yaml:9:3: IC010 inspection"],
        "Did you mean 'feedback_date'?",
    ),
    "a missing key": (text("    title: 会议记录不全\n", ""), ["case.yaml:22:5: IC011 findings f01"], "'title'"),
    "an unknown choice": (
        text("nature: mechanism", "nature: mechanic"),
        ["case.yaml:51:5: IC014 measures m02-2 › nature"],
        "Did you mean 'mechanism'?",
    ),
    "an id twice": (text("- id: m02-2", "- id: m02-1"), ["case.yaml:48:5: IC101 measures m02-1 › id"], "of its own"),
    "a dangling finding": (
        text("findings: [f01]", "findings: [f001]"),
        ["case.yaml:35:16: IC102 measures m01-1 › findings 1"],
        "Did you mean 'f01'?",
    ),
    "a number twice": (text('number: "2"', 'number: "1"'), ["case.yaml:28:5: IC104 findings f02 › number"], "unique"),
    "no calendar": (
        text("deadline: 3 months", "deadline: 15 working days"),
        ["case.yaml:55:5: IC111 measures m02-2 › deadline"],
        "profile.yaml",
    ),
    "a newer format": (text("case/1", "case/2"), ["case.yaml:2:1: IC015"], "Upgrade inspection-core."),
    "another format": (text("inspection-case/1", "wat"), ["case.yaml:2:1: IC016"], "«format: inspection-case/1»"),
    "an unknown key of the profile": (own_profile("wrods: {}\n"), ["profile.yaml:3:1: IC010"], "Did you mean 'words'?"),
    "no YAML in the profile": (own_profile("words: a: b\n"), ["profile.yaml:3:9: IC004"], "Look at the line before"),
    "several": (
        lambda path: (text("nature: mechanism", "nature: x")(path), text("title: 会议记录", "titel: 会议记录")(path)),
        ["case.yaml:22:5: IC011 findings f01", "case.yaml:24:5: IC010 findings f01", "case.yaml:51:5: IC014"],
        "Did you mean 'title'?",
    ),
}


@pytest.mark.parametrize("command", ["check", "adopt"])
@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_wrong_in_a_file_is_told_with_place_and_remedy_and_nothing_is_changed(
    kind: str, command: str, tmp_path: Path
) -> None:
    harm, expected, remedy = BROKEN[kind]
    path = small_case(tmp_path)
    harm(path)
    before = contents(path)
    said = run(command, path)
    told = said.err or said.out  # check prints what it found, adopt what it was refused for
    assert (1, expected) == (said.status, [p[: len(e)] for p, e in zip(places(told), expected, strict=True)]), told
    assert (True, before) == (remedy in told, contents(path)), told


@pytest.mark.parametrize(
    ("harm", "place"),
    [
        (text("  feedback_date: 2024-01-08", "  profile: nobody"), "case.yaml:9:3: IC404"),
        (own_profile("extends: nobody\n"), "profile.yaml:3:1: IC404"),
    ],
    ids=["the case", "its profile"],
)
def test_an_unknown_profile_is_a_problem_of_the_file_that_names_it(
    harm: Callable[[Path], None], place: str, tmp_path: Path
) -> None:
    path = small_case(tmp_path)
    harm(path)
    said = run("check", path)
    assert (1, True, "neutral-zh" in said.err) == (said.status, said.err.startswith(place), True), said.err


def recipes(path: Path, *outputs: str) -> Path:
    lines = "".join(f"    - {{{output}}}\n" for output in outputs)
    (path / "build.yaml").write_text(f"format: inspection-build/1\nrecipes:\n  all:\n{lines}", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("output", "place", "remedy"),
    [
        ("exporter: text-bulletin", "build.yaml:4:7: IC011 recipes › all 1", "'to'"),
        ("exporter: text-bulletin, to: a.txt, for: me", "build.yaml:4:44: IC010 recipes › all 1", "Known here"),
        ("exporter: text-bulletin, to: ../a.txt", "build.yaml:4:33: IC414", "'../a.txt'"),
        ("exporter: text-buletin, to: a.txt", "build.yaml:4:8: IC404", "Did you mean 'text-bulletin'?"),
        ("exporter: markdown-digest, to: a.md", "build.yaml:4:7: IC405", "since"),
    ],
)
def test_a_recipe_that_cannot_be_made_is_told_with_its_place_before_anything_is_written(
    output: str, place: str, remedy: str, tmp_path: Path
) -> None:
    path = recipes(small_case(tmp_path), "exporter: text-bulletin, to: first.txt", output)
    place = place.replace(":4:", ":5:").replace("all 1", "all 2")
    before = contents(path)
    said = run("build", path, "--as-of", "2024-03-01")
    assert (1, True, before) == (said.status, remedy in said.err, contents(path)), said.err
    assert place == said.err[: len(place)]


@pytest.mark.parametrize(("found", "code"), [("inspection-build/9", "IC015"), ("recipes", "IC016")])
def test_a_file_with_recipes_of_another_format_is_told_as_such(found: str, code: str, tmp_path: Path) -> None:
    """Before anything else that is wrong with it."""
    path = small_case(tmp_path)
    (path / "build.yaml").write_text(f"format: {found}\nreports: {{}}\n", encoding="utf-8")
    assert [f"build.yaml:1:1: {code}"] == places(run("build", path).err)


def test_building_what_is_no_case_says_so(tmp_path: Path) -> None:
    said = run("build", tmp_path / "nowhere", cwd=tmp_path)
    assert (1, [f"{tmp_path / 'nowhere'}: IC002"]) == (said.status, places(said.err))


def test_a_case_without_recipes_says_what_to_do(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    said = run("build", path)
    assert (1, [f"{path / 'build.yaml'}: IC001"]) == (said.status, places(said.err))


CHANGED = "journal.jsonl:3: IC020"


@pytest.mark.parametrize(
    "words", [*CASE_COMMANDS[:4], ("export", "text-bulletin"), ("build",)], ids=lambda words: words[0]
)
def test_a_line_of_the_journal_that_was_changed_by_hand_stops_every_command(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    path = recipes(told_case(tmp_path), "exporter: text-bulletin, to: first.txt")
    raw = (path / "journal.jsonl").read_bytes()
    (path / "journal.jsonl").write_bytes(raw.replace('会议纪要"'.encode(), '会议记录"'.encode()))
    before = contents(path)
    said = run(words[0], path, *words[1:])
    assert (1, [CHANGED], before) == (said.status, places(said.err or said.out), contents(path))
    assert "Restore journal.jsonl from a copy" in (said.err or said.out)


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_bytes(b"other")], ids=["missing", "changed"])
def test_evidence_that_is_not_as_it_was_keeps_a_finding_from_being_closed(
    change: Callable[[Path], object], tmp_path: Path
) -> None:
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        folder.add_evidence(MINUTES, on=day(2, 1), id="e01-1", index="01-1", title="纪要", supports=("m01-1",))
        folder.record(ic.MeasureDone(measures=("m01-1",), on=day(2, 1)), ic.Submitted(findings=("f01",), on=day(2, 2)))
    change(path / MINUTES)
    before = contents(path)
    said = run("close", "f01", "--case", path, "--on", "2024-02-14", "--decided-by", "p-head", "--verified-by",
               "b-office")  # fmt: skip
    assert (1, ["IC316"], before) == (said.status, places(said.err), contents(path)), said.err


# --- language and streams -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["option", "environment"])
def test_messages_are_chinese_where_that_is_asked_for(by: str, tmp_path: Path) -> None:
    said = (
        run("status", tmp_path / "无", "--lang", "zh")
        if by == "option"
        else run("status", tmp_path / "无", lang=CHINESE)
    )
    assert (
        f"{tmp_path / '无'}: IC002：不是案卷：没有 case.yaml，也没有 case.json\n"
        "    请指明案卷文件夹，或新建：inspection start DIR\n"
    ) == said.err


def test_an_option_outweighs_the_environment(tmp_path: Path) -> None:
    said = run("verify", told_case(tmp_path), "--lang", "en", lang=CHINESE)
    assert "sound: 8 entries, 1 pieces of evidence\n" == said.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("statu",), "是否想写 'status'"),
        (("export",), "导出器"),
        (("status", FAO, "--as-of", "2024-02-30"), "不是日期，应如 2024-03-31"),
        (("digest", FAO, "--from", "2024-02-30"), "日期，如 2024-03-31"),
    ],
    ids=lambda words: " ".join(map(str, words))[-20:] if isinstance(words, tuple) else None,
)
def test_what_the_library_itself_says_of_misuse_is_chinese_too(words: tuple[object, ...], told: str) -> None:
    assert told in run(*words, lang=CHINESE).err


def test_a_misspelt_command_is_told_in_the_language_of_the_option_and_of_no_other_word() -> None:
    told = [run("statu", *words, lang=lang).err for words, lang in ((("--lang", "en"), CHINESE), (("zh",), ENGLISH))]
    assert [True, True] == ["Did you mean 'status'?" in each for each in told]


def test_misuse_is_told_in_the_language_of_the_option() -> None:
    assert "不是日期" in run("status", FAO, "--as-of", "2024-02-30", "--lang", "zh").err


def test_a_chinese_message_names_states_in_chinese(tmp_path: Path) -> None:
    words = ("record", "started", "--case", adopted_case(tmp_path), "--findings", "f01", "--on", "2024-02-01")
    run(*words)
    said = run(*words, "--lang", "zh")
    assert (1, False) == (said.status, "in_progress" in said.err.splitlines()[0]), said.err


def test_what_goes_into_a_pipe_is_utf_8_with_line_feeds_whatever_the_console_is() -> None:
    words = ("check", FAO, "--as-of", "2024-03-01", "--lang", "zh")
    done = call(*words, PYTHONIOENCODING="cp936", PYTHONUTF8="0")
    assert run(*words).out.encode() == done.stdout


def test_errors_go_into_a_pipe_as_utf_8_too(tmp_path: Path) -> None:
    done = call("status", tmp_path / "无", "--lang", "zh", PYTHONIOENCODING="cp936", PYTHONUTF8="0")
    assert (1, b"", run("status", tmp_path / "无", "--lang", "zh").err.encode()) == (
        done.returncode,
        done.stdout,
        done.stderr,
    )


def test_a_document_goes_into_a_pipe_as_it_is_to_the_byte() -> None:
    words = ("export", FAO, "csv-ledger", "--as-of", "2024-03-01")
    made = ic.export(ic.report(ic.load(FAO), as_of=day(3, 1)), "csv-ledger")
    assert made == call(*words, PYTHONIOENCODING="cp936").stdout


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of POSIX")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("status", FAO, "--as-of", "2024-03-01"), "已制定方案 1 · 正在整改 5"),
        (("digest", FAO, "--from", "2024-02-28", "--to", "2024-02-29"), "- 友城科: 状态变化 0"),
        (("export", FAO, "text-bulletin", "--as-of", "2024-03-01"), "　　一、整改工作组织情况"),
    ],
    ids=lambda words: words[0] if isinstance(words, tuple) else None,
)
def test_a_console_of_another_code_page_shows_its_own_characters(words: tuple[object, ...], expected: str) -> None:
    import pty

    ours, theirs = pty.openpty()
    with contextlib.closing(os.fdopen(ours, "rb", buffering=0)) as screen:
        command = [installed(), *map(str, words)]
        env = environment(PYTHONIOENCODING="cp936", PYTHONUTF8="0")
        with subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs) as running:
            os.close(theirs)
            shown = b""
            with contextlib.suppress(OSError):  # how Linux says that nobody writes any more
                while part := screen.read(65536):
                    shown += part
        assert 0 == running.returncode
    assert expected in shown.decode("cp936", errors="replace").replace("\r\n", "\n")


def test_what_is_no_text_is_not_written_to_a_terminal_but_into_a_pipe() -> None:
    assert b"PK" == call("export", FAO, "evidence-pack", "--as-of", "2024-03-01").stdout[:2]


def test_no_traceback_reaches_the_user_of_the_installed_command(tmp_path: Path) -> None:
    done = call("build", tmp_path, cwd=tmp_path)
    assert (1, b"", False) == (done.returncode, done.stdout, b"Traceback" in done.stderr)


# --- help ---------------------------------------------------------------------------------------------------------


def commands(group: click.Group = inspection, *above: str) -> list[tuple[str, click.Command]]:
    """Every command with what is typed for it."""
    found: list[tuple[str, click.Command]] = []
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found += commands(command, *above, name) if isinstance(command, click.Group) else [
            (" ".join((*above, name)), command)
        ]  # fmt: skip
    return found


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_has_help(name: str) -> None:
    said = run(*name.split(), "--help")
    assert (0, f"Usage: inspection {name} ") == (said.status, said.out[: len(f"Usage: inspection {name} ")])


def test_every_option_says_what_it_is_for() -> None:
    assert [] == [
        f"{name} {option.opts[0]}"
        for name, command in commands()
        for option in command.params
        if isinstance(option, click.Option) and not option.help
    ]


def test_outside_a_case_the_bare_command_prints_its_help(tmp_path: Path) -> None:
    said = run(cwd=tmp_path)
    assert (0, run("--help").out) == (said.status, said.out)


def test_the_help_names_every_command() -> None:
    listed = re.findall(
        r"^  ([a-z-]+)  +\S", run("--help").out.partition("Commands:\n")[2].partition("\n\n")[0], re.MULTILINE
    )
    assert sorted(COMMANDS) == listed


def test_the_version_is_that_of_the_distribution() -> None:
    assert f"inspection {ic.__version__}\n" == run("--version").out
