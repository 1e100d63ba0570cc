"""A whole case by the command: made of a table, planned, recorded, closed, told and built; and what refuses that."""

import csv
import io
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

import inspection_core as ic

from .data.cases import MINUTES, adopted_case, contents, day, replace, small_case
from .test_cli import CHINESE, FAO, Said, call, places, run, write_plugin

TABLE = """No.,Aspect,Finding,In detail
1,Money,Receipts are missing,Of ten receipts four are missing.
2,,Books are late,The books of May came in July.
3,,Cash is not counted,Nobody counts the cash.
4,People,No training,Nobody was trained.
5,,No holidays,Nobody was on leave.
6,,No plan,There is no plan for the staff.
7,House,The roof leaks,It leaks above the archive.
8,,The lift stands,It has stood since May.
9,,The door is open,It does not close.
"""
PROFILE = """format: inspection-profile/1
extends: neutral-en
name: mine
approvals:
  - {key: office, title: Office}
  - {key: group, title: Leading group}
"""
PARTIES = """  - {id: b-finance, name: Finance Section, parent: b-inspected}
  - {id: b-office, name: Rectification Office, parent: b-inspected}
people:
  - {id: p-head, name: Head, memberships: [{body: b-inspected}]}
  - {id: p-clerk, name: Clerk, memberships: [{body: b-office}]}
"""


def plan(numbers: range) -> str:
    """A measure against each finding, as somebody would write it below the findings."""
    return "measures:\n" + "".join(
        f"""  - id: m{n:02d}
    findings: [f{n:02d}]
    text: Settle matter {n}.
    owners:
      - {{role: lead_unit, who: b-finance}}
      - {{role: responsible_officer, who: p-head}}
    deadline: 2024-0{3 + n // 4}-28
"""
        for n in numbers
    )


def edited(path: Path) -> None:
    """The work in an editor: parties, a plan for eight of nine findings, and the body's own profile."""
    case = path / "case.yaml"
    replace(case, "profile: neutral-en", "profile: mine")
    replace(case, "aspects:\n", PARTIES + "aspects:\n")
    case.write_text(case.read_text(encoding="utf-8") + plan(range(1, 9)), encoding="utf-8", newline="\n")
    (path / "profile.yaml").write_text(PROFILE, encoding="utf-8")


def steps(base: Path) -> Mapping[str, Said]:
    """The life of a case, a call of the command after the other; each must do what it is asked for."""
    path, inbox = base / "audit", base / "inbox"
    (base / "findings.csv").write_text(TABLE, encoding="utf-8")
    for number in (1, 2, 3):
        (inbox / f"0{number}").mkdir(parents=True)
        (inbox / f"0{number}" / f"0{number}-1 Minutes {number}.txt").write_text(f"Minutes {number}\n", encoding="utf-8")
    told: dict[str, Said] = {}

    def step(name: str, *words: object) -> None:
        told[name] = run(*words, cwd=base)
        assert 0 == told[name].status, told[name]

    who = ("--recorded-by", "p-clerk")
    about = ("--title", "Audit 2024", "--inspecting", "Audit Office", "--inspected", "Town Hall")
    step("start", "start", "audit", *about, "--feedback-date", "2024-01-08", "--findings", "findings.csv")
    step("check empty", "check", "audit", "--as-of", "2024-01-10")
    edited(path)
    step("check", "check", "audit", "--as-of", "2024-01-10")
    step("adopt", "adopt", "audit", "--on", "2024-01-20", *who, "--decided-by", "p-head", "--basis", "M 1/2024")
    step("started", "record", "started", "--case", "audit", "--on", "2024-01-22", "--findings", "f01-f06,f08", *who)
    step("evidence", "evidence", "add", "inbox", "--case", "audit", "--on", "2024-02-01", *who)
    step(
        "done",
        "record",
        "measure-done",
        "--case",
        "audit",
        "--on",
        "2024-02-02",
        "--measures",
        "m01-m03",
        "--evidence",
        "e01-1,e02-1,e03-1",
        *who,
    )
    step("submitted", "record", "submitted", "--case", "audit", "--on", "2024-02-05", "--findings", "f01-f03", *who)
    step("review", "record", "progress-review-held", "--case", "audit", "--on", "2024-02-06", "--issue", "1", *who)
    decided = ("--decided-by", "p-head", "--verified-by", "b-office", "--basis", "M 7/2024")
    step("close", "close", "f01-f03", "--case", "audit", "--on", "2024-02-09", *decided, *who)
    step("status", "status", "audit", "--as-of", "2024-02-10")
    step("numbers", "status", "audit", "--as-of", "2024-02-10", "--json")
    step("digest", "digest", "audit", "--from", "last", "--to", "2024-02-10")
    step("ledger", "export", "audit", "csv-ledger", "--as-of", "2024-02-10")
    step("build", "build", "audit", "--as-of", "2024-02-10")
    step("verify", "verify", "audit")
    return told


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("audit")


@pytest.fixture(scope="module")
def told(base: Path) -> Mapping[str, Said]:
    return steps(base)


@pytest.fixture
def audit(told: Mapping[str, Said], base: Path, tmp_path: Path) -> Path:
    """A copy of the case at the end of its life."""
    return Path(shutil.copytree(base / "audit", tmp_path / "audit"))


# --- the life of a case -------------------------------------------------------------------------------------------


def test_start_says_what_comes_next(told: Mapping[str, Said]) -> None:
    assert (
        "audit: a case with 9 findings. Next: add measures in case.yaml, then\n"
        "  inspection check audit\n  inspection adopt audit\n"
    ) == told["start"].out


def test_start_takes_findings_over_word_for_word(told: Mapping[str, Said], base: Path) -> None:
    found = ic.load(base / "audit").document.findings
    rows = list(csv.reader(io.StringIO(TABLE)))[1:]
    assert [(row[0], row[2], row[3]) for row in rows] == [(each.number, each.title, each.text) for each in found]


def test_an_aspect_is_that_of_the_row_above_where_the_cell_is_empty(told: Mapping[str, Said], base: Path) -> None:
    document = ic.load(base / "audit").document
    titles = {aspect.id: aspect.title for aspect in document.aspects}
    assert ["Money"] * 3 + ["People"] * 3 + ["House"] * 3 == [titles[f.aspect or ""] for f in document.findings]


def test_a_new_case_lacks_its_measures(told: Mapping[str, Said]) -> None:
    assert "0 errors, 9 warnings, 0 hints" == told["check empty"].out.splitlines()[-1]


def test_check_says_what_is_still_missing(told: Mapping[str, Said]) -> None:
    assert (["case.yaml:73:5: IC201 findings f09"], "0 errors, 1 warnings, 0 hints") == (
        places(told["check"].out),
        told["check"].out.splitlines()[-1],
    )


def test_adopt_says_what_stays_registered(told: Mapping[str, Said]) -> None:
    lines = ["Edition 1 adopted: 8 findings planned.", "IC201: finding 9 has no measure"]
    assert lines == told["adopt"].out.splitlines()[:2]


def test_a_range_runs_in_the_order_of_the_document(told: Mapping[str, Said]) -> None:
    assert "2  2024-01-22  started  f01 f02 f03 f04 f05 f06 f08\n" == told["started"].out


def test_evidence_is_put_on_file_by_its_numbers(told: Mapping[str, Said]) -> None:
    assert [
        ["01-1", "Minutes", "1", "f01", "evidence/01/01-1", "Minutes", "1.txt"],
        ["02-1", "Minutes", "2", "f02", "evidence/02/02-1", "Minutes", "2.txt"],
        ["03-1", "Minutes", "3", "f03", "evidence/03/03-1", "Minutes", "3.txt"],
        ["3", "put", "on", "file"],
    ] == [line.split() for line in told["evidence"].out.splitlines()]


def test_close_records_all_that_the_chain_of_approvals_needs(told: Mapping[str, Said]) -> None:
    assert [
        "7  2024-02-09  verified  f01 f02 f03",
        "8  2024-02-09  approved  f01 f02 f03",
        "9  2024-02-09  approved  f01 f02 f03",
        "10  2024-02-09  closed  f01 f02 f03",
    ] == told["close"].out.splitlines()


def test_who_verified_and_who_decided_is_kept(told: Mapping[str, Said], base: Path) -> None:
    events = [entry.event for entry in ic.load(base / "audit").journal[-4:]]
    assert [("verified", "b-office"), ("approved", "p-head"), ("approved", "p-head"), ("closed", "p-head")] == [
        (event.kind, event.decided_by) for event in events
    ]
    assert {("p-clerk", "M 7/2024")} == {(event.recorded_by, event.basis) for event in events}


def test_the_steps_of_the_chain_are_approved_in_their_order(told: Mapping[str, Said], base: Path) -> None:
    events = [entry.event for entry in ic.load(base / "audit").journal]
    assert ["office", "group"] == [event.step for event in events if isinstance(event, ic.Approved)]


def test_status_is_as_people_read_it(told: Mapping[str, Said]) -> None:
    assert (
        """Audit 2024
Progress as of 10 February 2024 · edition 1

closed 3/9  ██████░░░░░░░░░░░░░░ 33.33%
registered 1 · planned 1 · in progress 4 · closed 3

  Money   3/3  ████████████████████ 100.00%
  People  0/3  ░░░░░░░░░░░░░░░░░░░░ 0.00%
  House   0/3  ░░░░░░░░░░░░░░░░░░░░ 0.00%
"""
        == told["status"].out
    )


def test_status_and_its_numbers_agree(told: Mapping[str, Said]) -> None:
    data = told["numbers"].data
    assert ("3/9", "33.33") == (f"{data['closed']}/{data['countable']}", data["rate"])


def test_the_digest_since_the_last_review_tells_the_close_out(told: Mapping[str, Said]) -> None:
    lines = told["digest"].out.splitlines()
    assert "6 February 2024 to 10 February 2024" == lines[2]
    assert "- 1 Receipts are missing: submitted for close-out → **closed**" in lines


def test_an_export_without_a_file_goes_to_the_standard_output(told: Mapping[str, Said], base: Path) -> None:
    report = ic.report(ic.load(base / "audit"), as_of=day(2, 10))
    assert ic.export(report, "csv-ledger").decode().replace("\r\n", "\n") == told["ledger"].out


def test_build_makes_what_a_new_case_asks_for(told: Mapping[str, Said], base: Path) -> None:
    assert ["audit/build/bulletin.txt", "audit/build/ledger.csv", "audit/build/report.md"] == told[
        "build"
    ].out.splitlines()
    assert {"bulletin.txt", "ledger.csv", "report.md"} == set(contents(base / "audit" / "build"))


def test_at_the_end_everything_is_as_it_was_recorded(told: Mapping[str, Said]) -> None:
    assert "sound: 10 entries, 3 pieces of evidence\n" == told["verify"].out


# --- recording ----------------------------------------------------------------------------------------------------


def refused(path: Path, *words: object) -> Said:
    """A call that records nothing: the folder stays as it is."""
    before = contents(path)
    said = run(*words)
    assert (1, "", before) == (said.status, said.out, contents(path)), said
    return said


@pytest.mark.parametrize(
    ("words", "code", "remedy"),
    [
        (("started", "--findings", "f01"), "IC301", "Possible now: reopened, follow_up_planned, follow_up_result."),
        (("started", "--findings", "f10"), "IC302", "Did you mean 'f09'?"),
        (("started", "--findings", "f07", "--recorded-by", "p-clark"), "IC302", "Did you mean 'p-clerk'?"),
        (("submitted", "--findings", "f04"), "IC311", "Record them as done, or drop them with a reason."),
        (("reopened", "--findings", "f01", "--reason", "again"), "IC318", "in basis"),
        (("voided", "--targets", "99", "--reason", "wrong"), "IC304", "there is no such entry"),
        (("voided", "--targets", "1", "--reason", "wrong"), "IC305", "Void that entry first."),
        (("extension-asked", "--findings", "f04", "--until", "2024-03-01", "--reason", "x"), "IC321", "2024-04-28"),
        (
            ("extension-granted", "--findings", "f04", "--until", "2024-06-01", "--decided-by", "p-head"),
            "IC319",
            "asked",
        ),
        (("progressed", "--findings", "f04", "--text", "x", "--percent", "150"), "IC331", "0 to 100"),
        (("progress-review-held", "--issue", "7"), "IC328", "issue 2"),
        (("notice-sent", "--findings", "f04", "--notice", "remind", "--to", "b-finance"), "IC327", "'reminder'"),
        (("notice-answered", "--sent", "2", "--text", "yes"), "IC306", "entry 2"),
        (("evidence-withdrawn", "--evidence", "e01-1,e02-1,e03-1", "--reason", "x"), "IC329", "Add other"),
        (
            ("handed-over", "--measures", "m04", "--role", "lead_unit", "--giver", "b-office", "--taker", "b-finance"),
            "IC326",
            "It is held by: b-finance.",
        ),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, tuple) else None,
)
def test_what_is_refused_says_why_and_what_to_do(words: tuple[str, ...], code: str, remedy: str, audit: Path) -> None:
    said = refused(audit, "record", words[0], "--case", audit, "--on", "2024-02-20", *words[1:])
    assert ([code], True) == (places(said.err)[:1], remedy in said.err), said.err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("f04", "--decided-by", "p-head", "--verified-by", "b-office"), "IC301", "f04 is in"),
        (("f11", "--decided-by", "p-head", "--verified-by", "b-office"), "IC302", "Did you mean 'f01'?"),
        (("f04-f99", "--decided-by", "p-head", "--verified-by", "b-office"), "IC302", "there is no finding 'f04-f99'"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else None,
)
def test_close_refuses_what_is_not_submitted(words: tuple[str, ...], code: str, told: str, audit: Path) -> None:
    said = refused(audit, "close", *words, "--case", audit, "--on", "2024-02-20")
    assert ([code], True) == (places(said.err), told in said.err), said.err


@pytest.fixture
def waiting(tmp_path: Path) -> Path:
    """The small case, with its first finding submitted."""
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        folder.add_evidence(MINUTES, on=day(2, 1), id="e01-1", index="01-1", title="纪要", supports=("m01-1",))
        folder.record(ic.MeasureDone(measures=("m01-1",), on=day(2, 1)), ic.Submitted(findings=("f01",), on=day(2, 2)))
    return path


CLOSE = ("close", "f01", "--on", "2024-02-20")


def test_close_refuses_a_verifier_of_the_lead_unit(waiting: Path) -> None:
    said = refused(waiting, *CLOSE, "--case", waiting, "--decided-by", "p-head", "--verified-by", "b-finance")
    assert "IC313: b-finance belongs to a lead unit of f01: b-finance" == said.err.splitlines()[0]


def test_close_says_that_nobody_decided(waiting: Path) -> None:
    said = refused(waiting, *CLOSE, "--case", waiting, "--verified-by", "b-office")
    assert ["IC314"] == places(said.err)


def test_close_says_that_nobody_verified_and_how_to_name_them(waiting: Path) -> None:
    said = refused(waiting, *CLOSE, "--case", waiting, "--decided-by", "p-head")
    assert "verif" in said.err, said.err


def test_an_event_that_names_nothing_says_what_to_name(waiting: Path) -> None:
    said = run("record", "extension-asked", "--case", waiting, "--until", "2024-12-01", "--reason", "x")
    assert ("--findings" in said.err, "--measures" in said.err) == (True, True), said.err


def test_warnings_that_were_accepted_are_told(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    replace(path / "case.yaml", "  feedback_date: 2024-01-08", "  feedback_date: 2024-01-08\n  profile: mine")
    (path / "profile.yaml").write_text(
        "format: inspection-profile/1\nname: mine\nextends: neutral-en\nguards: {evidence_present: warn}\n"
    )
    run("adopt", path, "--on", "2024-01-20")
    run("record", "measure-done", "--case", path, "--measures", "m01-1", "--on", "2024-02-01")
    said = run("record", "submitted", "--case", path, "--findings", "f01", "--on", "2024-02-01")
    assert (0, "    accepted with warnings: IC312\n") == (said.status, said.err)


def test_evidence_that_the_submission_names_proves_what_was_done(tmp_path: Path) -> None:
    """Guard and check agree: what was enough to submit is enough afterwards."""
    path = adopted_case(tmp_path)
    run("evidence", "add", path / "evidence", "--case", path, "--on", "2024-02-01")
    run("record", "measure-done", "--case", path, "--measures", "m01-1", "--on", "2024-02-01")
    said = run("record", "submitted", "--case", path, "--findings", "f01", "--evidence", "e01-1", "--on", "2024-02-02")
    assert (0, "0 errors, 0 warnings, 0 hints\n") == (said.status, run("check", path, "--as-of", "2024-02-03").out)


def test_what_is_recorded_of_evidence_names_it(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    paper = ("--id", "e7", "--index", "7", "--title", "List", "--paper-number", "7", "--custodian", "Archive")
    added = run("record", "evidence-added", "--case", path, *paper, "--supports", "f01-f02", "--on", "2024-02-01")
    gone = run(
        "record", "evidence-withdrawn", "--case", path, "--evidence", "e7", "--reason", "x", "--on", "2024-02-02"
    )
    assert ("2  2024-02-01  evidence_added  e7\n", "3  2024-02-02  evidence_withdrawn  e7\n") == (added.out, gone.out)


@pytest.mark.parametrize(
    ("given", "status", "told"),
    [
        ((), 2, "give --file, or --paper-number and --custodian"),
        (("--file", MINUTES, "--paper-number", "1", "--custodian", "A"), 2, "give --file, or --paper-number"),
        (("--paper-number", "1"), 2, "give --file, or --paper-number and --custodian"),
        (("--file", "evidence/none.txt"), 1, "evidence/none.txt: IC001"),
        (("--file", "../elsewhere.txt"), 1, "Copy the file under evidence/"),
        (("--file", "case.yaml", "--supports", "f03"), 1, "Did you mean 'f02'?"),
        (("--file", "case.yaml", "--supports", "m02-3"), 1, "Did you mean 'm02-2'?"),
    ],
    ids=lambda value: " ".join(map(str, value)) if isinstance(value, tuple) else None,
)
def test_evidence_that_is_not_there_is_not_recorded(
    given: tuple[object, ...], status: int, told: str, tmp_path: Path
) -> None:
    path = adopted_case(tmp_path)
    (tmp_path / "elsewhere.txt").write_text("x")
    before = contents(path)
    said = run("record", "evidence-added", "--case", path, "--id", "e7", "--index", "7", "--title", "List", *given)
    assert (status, True, before) == (said.status, told in said.err, contents(path)), said.err


def test_a_mistake_is_voided_and_told_right(audit: Path) -> None:
    run("record", "started", "--case", audit, "--findings", "f07", "--on", "2024-02-12")
    said = run(
        "record", "voided", "--case", audit, "--targets", "11", "--reason", "f08 was meant", "--on", "2024-02-13"
    )
    state = ic.load(audit).standing.finding("f07").state
    assert ("12  2024-02-13  voided  11\n", ic.State.PLANNED) == (said.out, state)


def test_an_entry_may_be_corrected(audit: Path) -> None:
    words = ("record", "started", "--case", audit, "--on", "2024-02-12")
    run(*words, "--findings", "f07", "--basis", "M 8")
    said = run(*words, "--findings", "f07", "--basis", "M 9", "--corrects", "11")
    steps = [step.event.basis for step in ic.load(audit).standing.finding("f07").cycle.steps]
    assert (0, ["M 1/2024", "M 9"]) == (said.status, steps), said


def test_ids_may_be_separated_as_in_chinese(audit: Path) -> None:
    run("adopt", audit, "--on", "2024-02-12")
    said = run("record", "progressed", "--case", audit, "--findings", "f04，f05", "--text", "x", "--on", "2024-02-12")
    assert "11  2024-02-12  progressed  f04 f05\n" == said.out


def test_what_recording_fills_in_is_not_asked_for(audit: Path) -> None:
    """`known` is the position in the journal: a number that is typed would be passed over silently."""
    said = run("record", "progress-review-held", "--case", audit, "--issue", "2", "--known", "3", "--on", "2024-02-20")
    assert 2 == said.status, said.out


def test_recording_says_when_it_happened_and_the_clock_says_when_it_was_written(audit: Path) -> None:
    run("record", "started", "--case", audit, "--findings", "f07", "--on", "2024-02-12")
    event = ic.load(audit).journal[-1].event
    assert (day(2, 12), True) == (event.on, (event.recorded_at or "").startswith("20"))


def test_adopting_again_says_what_changed(audit: Path) -> None:
    replace(audit / "case.yaml", "text: Settle matter 4.", "text: Settle matter 4 for good.")
    assert "Edition 2 adopted: 1 changes, 0 findings planned.\n" == (run("adopt", audit, "--on", "2024-02-12").out[:50])


def test_what_was_adopted_is_not_adopted_again(audit: Path) -> None:
    said = refused(audit, "adopt", audit, "--on", "2024-02-12")
    assert "IC325: the document is as it was in edition 1\n    There is nothing to adopt.\n" == said.err


# --- the working copy ---------------------------------------------------------------------------------------------


@pytest.fixture
def changed(audit: Path) -> Path:
    """The case with a title that was edited since it was adopted."""
    replace(audit / "case.yaml", "title: No training", "title: Too little training")
    return audit


def test_a_report_of_the_edition_says_how_much_was_edited_since(changed: Path) -> None:
    said = run("export", changed, "text-bulletin", "--as-of", "2024-02-10")
    assert (True, "1 changes not adopted (see --draft).\n") == ("No training" in said.out, said.err)


def test_a_draft_shows_the_working_copy_and_says_so(changed: Path) -> None:
    said = run("export", changed, "text-bulletin", "--as-of", "2024-02-10", "--draft")
    note = "Draft: made from the working copy, not from an adopted edition.\n"
    assert (True, note) == ("Too little training" in said.out, said.err)


@pytest.mark.parametrize("words", [("status",), ("build",)], ids=lambda words: words[0])
def test_a_draft_is_marked_by_every_command(words: tuple[str, ...], changed: Path) -> None:
    said = run(*words, changed, "--as-of", "2024-02-10", "--draft")
    assert (0, True) == (said.status, said.err.startswith("Draft: ")), said


def test_a_public_document_says_how_much_is_undecided(audit: Path) -> None:
    said = run("export", audit, "text-bulletin", "--as-of", "2024-02-10", "--audience", "public")
    names = ", ".join(f"f0{n}" for n in range(1, 10))
    told = f"9 findings have no decision on publication yet; they are shown as they are: {names}\n"
    assert told == said.err


# --- documents ----------------------------------------------------------------------------------------------------


def test_export_with_one_word_takes_the_case_that_one_is_in(audit: Path) -> None:
    words = ("text-bulletin", "--as-of", "2024-02-10")
    assert run("export", audit, *words).out == run("export", *words, cwd=audit).out


def test_export_into_a_file_names_it(audit: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "bulletin.txt"
    said = run("export", audit, "text-bulletin", "--as-of", "2024-02-10", "--to", target)
    printed = run("export", audit, "text-bulletin", "--as-of", "2024-02-10").out
    assert (f"{target}\n", printed) == (said.out, target.read_text(encoding="utf-8"))


def test_a_document_about_findings_takes_ranges(audit: Path) -> None:
    said = run("export", audit, "markdown-findings", "--as-of", "2024-02-10", "--item", "f01-f02,f09", "--item", "f04")
    heads = [line for line in said.out.splitlines() if line.startswith("### ")]
    assert [
        "### 1. Receipts are missing",
        "### 2. Books are late",
        "### 9. The door is open",
        "### 4. No training",
    ] == (heads)


def test_an_option_reaches_its_exporter(audit: Path) -> None:
    words = ("export", audit, "csv-ledger", "--as-of", "2024-02-10")
    assert run(*words).out.removeprefix("\ufeff") == run(*words, "-o", "bom=no").out


def test_a_digest_as_a_document_is_the_one_of_the_command(audit: Path) -> None:
    exported = run("export", audit, "markdown-digest", "--as-of", "2024-02-10", "--since", "2024-02-01")
    assert run("digest", audit, "--from", "2024-02-01", "--to", "2024-02-10").out == exported.out


def test_other_processes_build_the_same_bytes(tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        done = call("build", FAO, "--as-of", "2024-03-01", "--to", tmp_path / jobs, "--jobs", jobs)
        assert (0, b"") == (done.returncode, done.stderr)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
    assert len(contents(tmp_path / "1")) > 3


def test_a_recipe_builds_its_documents_alone(audit: Path, tmp_path: Path) -> None:
    said = run("build", audit, "--as-of", "2024-02-10", "--recipe", "publication", "--to", tmp_path / "out")
    assert (f"{tmp_path / 'out' / 'bulletin.txt'}\n", {"bulletin.txt"}) == (said.out, set(contents(tmp_path / "out")))


def test_several_cases_build_into_a_folder_each(audit: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(audit, tmp_path / "other"))
    said = run("build", audit, other, "--as-of", "2024-02-10", "--recipe", "publication", "--to", tmp_path / "out")
    assert (0, {"audit/bulletin.txt", "other/bulletin.txt"}) == (said.status, set(contents(tmp_path / "out")))


def test_several_cases_build_into_their_own_folders(audit: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(audit, tmp_path / "other"))
    run("build", audit, other, "--as-of", "2024-02-10", "--recipe", "publication")
    assert (True, True) == tuple((path / "build" / "bulletin.txt").is_file() for path in (audit, other))


def test_cases_in_folders_of_one_name_do_not_overwrite_each_other(audit: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(audit, tmp_path / "2025" / "audit"))
    said = run("build", audit, other, "--as-of", "2024-02-10", "--recipe", "publication", "--to", tmp_path / "out")
    made = len(contents(tmp_path / "out")) if (tmp_path / "out").exists() else 0
    assert (0, 2) == (said.status, made) or (2, 0) == (said.status, made), said


def test_a_plugin_in_a_file_makes_its_document(audit: Path, tmp_path: Path) -> None:
    plugin = write_plugin(tmp_path)
    assert "3 closed\n" == run("export", audit, "mini", "--as-of", "2024-02-10", "--plugin", plugin).out


def test_a_plugin_in_a_file_builds_in_other_processes(audit: Path, tmp_path: Path) -> None:
    (audit / "build.yaml").write_text(
        "format: inspection-build/1\nrecipes:\n  all:\n    - {exporter: mini, to: mini.txt}\n", encoding="utf-8"
    )
    words = ("--as-of", "2024-02-10", "--jobs", "2", "--plugin", write_plugin(tmp_path))
    done = call("build", audit, *words)
    assert (0, "3 closed\n") == (done.returncode, (audit / "build" / "mini.txt").read_text()), done.stderr


@pytest.mark.parametrize(
    ("content", "code"),
    [("x = 1\n", "IC408"), ("1 / 0\n", "IC401"), (None, "IC401"), ("def f(:\n", "IC401")],
    ids=["no hook", "fails", "missing", "no Python"],
)
def test_a_plugin_file_that_is_none_is_told_with_its_path(content: str | None, code: str, tmp_path: Path) -> None:
    plugin = tmp_path / "mine.py"
    if content is not None:
        plugin.write_text(content)
    said = run("status", FAO, "--plugin", plugin)
    assert (1, "", [f"{plugin}: {code}"]) == (said.status, said.out, places(said.err)), said.err


def test_an_exporter_that_fails_leaves_no_file(audit: Path, tmp_path: Path) -> None:
    plugin = write_plugin(tmp_path)
    plugin.write_text(plugin.read_text(encoding="utf-8").replace("out.write", "report.nothing"), encoding="utf-8")
    said = run("export", audit, "mini", "--as-of", "2024-02-10", "--plugin", plugin, "--to", tmp_path / "out.txt")
    assert (1, ["IC407"], False) == (said.status, places(said.err), (tmp_path / "out.txt").exists()), said.err


# --- what could be done next --------------------------------------------------------------------------------------


def next_steps(path: Path, lang: str = "en_US.UTF-8") -> list[str]:
    """What the bare command lists in a folder, without the commands that do it."""
    said = run(cwd=path, lang=lang)
    assert (0, "") == (said.status, said.err), said
    lines = said.out.split("Next:\n" if "Next:\n" in said.out else "下一步：\n")[1].splitlines()
    return [line.strip() for line in lines[::2]]


def test_first_the_document_is_to_be_adopted(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    replace(path / "case.yaml", "deadline: 2024-03-31", "deadline: 2999-03-31")
    assert "adopt the document: until then nothing is planned" == next_steps(path)[0]


def test_what_waits_is_told_by_what_is_to_be_done(audit: Path) -> None:
    replace(audit / "case.yaml", "title: No training", "title: Too little training")
    run("record", "measure-done", "--case", audit, "--measures", "m04", "--on", "2024-02-12")
    run("record", "evidence-added", "--case", audit, "--id", "e4", "--index", "4", "--title", "List", "--paper-number",
        "7", "--custodian", "Archive", "--supports", "f04,m04", "--on", "2024-02-12")  # fmt: skip
    run("record", "submitted", "--case", audit, "--findings", "f04", "--on", "2024-02-12")
    run("record", "extension-asked", "--case", audit, "--findings", "f06", "--until", "2999-01-01", "--reason", "x",
        "--on", "2024-02-12")  # fmt: skip
    steps = next_steps(audit)
    assert ["adopt 1 changes", "complete the plan of f09"] == steps[:2]
    assert {"decide on the extension of f06", "verify and close f04"} <= set(steps)


def test_each_step_names_the_command_that_does_it(tmp_path: Path) -> None:
    assert (
        "  adopt the document: until then nothing is planned\n      inspection adopt\n"
        in run(cwd=small_case(tmp_path)).out
    )


def test_what_could_be_done_next_is_told_in_chinese(tmp_path: Path) -> None:
    assert "印发方案" == next_steps(small_case(tmp_path), CHINESE)[0]


def test_a_document_that_contradicts_itself_is_to_be_mended(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    replace(path / "case.yaml", "findings: [f01]", "findings: [f10]")
    assert ["mend the document"] == next_steps(path)


# --- start --------------------------------------------------------------------------------------------------------

ABOUT = ("--title", "New", "--inspecting", "Group", "--inspected", "Office")


def test_a_new_case_is_one_that_can_be_read(tmp_path: Path) -> None:
    run("start", tmp_path / "新 案卷", *ABOUT, "--lang", "zh")
    assert ("新-案卷", "neutral-zh") == (
        (case := ic.load(tmp_path / "新 案卷")).id,
        case.draft.profile.name,
    )


def test_a_case_is_not_overwritten(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    said = refused(path, "start", path, *ABOUT)
    assert [f"{path}: IC031"] == places(said.err)


def test_what_else_is_in_the_folder_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "build.yaml").write_text("mine")
    run("start", tmp_path, *ABOUT)
    assert "mine" == (tmp_path / "build.yaml").read_text()


def test_the_findings_of_several_files_are_all_taken_or_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("No.,Finding\n1,A\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("No.,Finding\n2,B\n", encoding="utf-8")
    files = ("--findings", tmp_path / "a.csv", "--findings", tmp_path / "b.csv")
    said = run("start", tmp_path / "new", *ABOUT, *files)
    titles = [finding.title for finding in ic.load(tmp_path / "new").document.findings] if said.status == 0 else []
    assert titles in (["A", "B"], []), said


def test_a_row_without_a_finding_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("No.,Finding\n1,A\nx,\n,\n2,B\n", encoding="utf-8")
    said = run("start", tmp_path / "new", *ABOUT, "--findings", tmp_path / "a.csv")
    assert (0, ["a.csv:3: IC210"]) == (said.status, places(said.err))


@pytest.mark.parametrize(
    ("raw", "place", "remedy"),
    [
        (b"A,B\n1,2\n", "a.csv:1: IC033", "Name the columns in the first row"),
        (b"", "a.csv:1: IC033", "Name the columns in the first row"),
        ("序号,反馈问题\n1,甲\n".encode("utf-16"), "a.csv:1: IC003", "Save the file as UTF-8."),
        (None, "a.csv: IC001", "Check the path."),
    ],
    ids=["no heading", "empty", "another encoding", "missing"],
)
def test_a_table_that_cannot_be_read_leaves_no_folder(
    raw: bytes | None, place: str, remedy: str, tmp_path: Path
) -> None:
    if raw is not None:
        (tmp_path / "a.csv").write_bytes(raw)
    said = run("start", "new", *ABOUT, "--findings", "a.csv", cwd=tmp_path)
    assert (1, [place], True) == (said.status, places(said.err), remedy in said.err), said.err
    assert not (tmp_path / "new").exists()


def test_what_start_says_next_can_be_typed_as_it_stands(tmp_path: Path) -> None:
    """A folder with a blank in its name needs quotation marks."""
    said = run("start", "a b", *ABOUT, cwd=tmp_path)
    assert 'inspection check "a b"' in said.out or "inspection check 'a b'" in said.out, said.out


def test_a_case_can_be_made_in_the_folder_one_is_in(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    run("start", ".", *ABOUT, cwd=tmp_path / "here")
    assert "here" == ic.load(tmp_path / "here").id


# --- the installed command ----------------------------------------------------------------------------------------


def test_the_installed_command_records_and_tells(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    recorded = call("record", "started", "--case", path, "--findings", "f01-f02", "--on", "2024-01-22")
    told = call("status", path, "--as-of", "2024-01-22", "--json")
    assert b"2  2024-01-22  started  f01 f02\n" == recorded.stdout, recorded.stderr
    assert b' "states": {\n  "closed": 0,\n  "in_progress": 2,' in told.stdout
