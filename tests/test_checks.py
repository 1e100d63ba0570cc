"""The built-in checks: each finds its fault, says where it stands in the file, and is silent on a clean case."""

import datetime as dt
from pathlib import Path

import pytest

import inspection_core as ic
from inspection_core import State
from inspection_core.builtin import checks
from inspection_core.testing import (
    PEOPLE,
    START,
    a_case,
    a_finding,
    a_measure,
    a_paper,
    a_profile,
    adopted,
    amended,
    bring,
)

DAY = dt.timedelta(days=1)
DAY_OF_TEXT = dt.date(2024, 5, 1)
TEXT = """\
format: inspection-case/1
inspection:
  id: case-1
  title: Inspection of the Office
  inspecting: b-group
  inspected: b-office
  feedback_date: 2024-01-01
  profile: neutral-en
bodies:
  - {id: b-group, name: Inspection Group}
  - {id: b-office, name: Office}
  - {id: b-section, name: General Section, parent: b-office}
people:
  - {id: p-head, name: Head}
findings:
  - id: f1
    number: "1"
    title: Minutes are missing
    text: Minutes are missing.
measures:
  - id: m1
    findings: [f1]
    text: Keep minutes
    owners:
      - {role: lead_unit, who: b-section}
      - {role: responsible_officer, who: p-head}
    deadline: 2024-06-30
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case on disk that no check minds."""
    (tmp_path / "case.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path


def _changed(folder: Path, old: str, new: str) -> Path:
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    assert 1 == text.count(old)
    (folder / "case.yaml").write_text(text.replace(old, new), encoding="utf-8")
    return folder


def _check(folder: Path, as_of: dt.date = DAY_OF_TEXT) -> list[ic.Diagnostic]:
    return list(ic.check(ic.load(folder), as_of=as_of))


def _places(problems: list[ic.Diagnostic]) -> list[str]:
    return [f"{problem.code} {problem.where}" for problem in problems]


def _codes(case: ic.Case, as_of: dt.date = START) -> list[str]:
    return [problem.code for problem in ic.check(case, as_of=as_of)]


# --- a clean case -----------------------------------------------------------------------------------------------


def test_nothing_is_wrong_with_a_clean_case(folder: Path) -> None:
    assert [] == _check(folder)


@pytest.mark.parametrize("name", [check.name for check in checks.CHECKS])
def test_a_check_is_silent_on_a_case_that_was_closed_by_the_rules(name: str) -> None:
    case = bring(a_case(), "f1")
    look = ic.Examination(case=case, as_of=START, plan=case.draft, standing=case.standing)
    assert [] == list(ic.Plugins.installed().checks[name].run(look))


# --- where it stands --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    findings: [f1]\n", "    findings: [f2]\n", "IC102 case.yaml:22:16"),
        ("      - {role: lead_unit, who: b-section}\n", "", "IC202 case.yaml:21:5"),
        ("      - {role: responsible_officer, who: p-head}\n", "", "IC203 case.yaml:21:5"),
        ("    deadline: 2024-06-30\n", "", "IC204 case.yaml:21:5"),
    ],
    ids=["finding that isn't there", "no lead unit", "no officer", "no deadline"],
)
def test_a_gap_of_a_measure_is_told_with_line_and_column(folder: Path, old: str, new: str, expected: str) -> None:
    assert [expected] == _places(_check(_changed(folder, old, new)))


def test_a_finding_without_a_measure_is_told_at_the_finding(folder: Path) -> None:
    (folder / "case.yaml").write_text(TEXT.partition("measures:")[0], encoding="utf-8")
    assert ["IC201 case.yaml:16:5"] == _places(_check(folder))


def test_what_is_late_is_told_at_the_finding_and_at_the_measures_deadline(folder: Path) -> None:
    late = _check(folder, dt.date(2024, 7, 10))
    assert ["IC205 case.yaml:16:5", "IC205 case.yaml:27:5"] == _places(late)


def test_it_is_said_how_many_days_late_something_is(folder: Path) -> None:
    assert {10} == {problem.facts["days"] for problem in _check(folder, dt.date(2024, 7, 10))}


def test_nothing_is_late_on_its_last_day(folder: Path) -> None:
    assert [] == _check(folder, dt.date(2024, 6, 30))


def test_a_recurrence_without_a_mechanism_is_told_at_its_reference(folder: Path) -> None:
    again = "    recurrence_of:\n      - {case: case-0, item: f7, title: Minutes}\n"
    _changed(folder, "    text: Minutes are missing.\n", "    text: Minutes are missing.\n" + again)
    assert ["IC208 case.yaml:20:5"] == _places(_check(folder))


def test_a_mechanism_measure_answers_a_recurrence(folder: Path) -> None:
    again = "    recurrence_of:\n      - {case: case-0, item: f7, title: Minutes}\n"
    _changed(folder, "    text: Minutes are missing.\n", "    text: Minutes are missing.\n" + again)
    _changed(folder, "    text: Keep minutes\n", "    text: Keep minutes\n    nature: mechanism\n")
    assert [] == _check(folder)


def test_problems_stand_in_the_order_of_the_file(folder: Path) -> None:
    _changed(folder, "    owners:\n", "    owners:\n      - {role: handler, who: p-nobody}\n")
    _changed(folder, "inspected: b-office", "inspected: b-ofice")
    assert ["IC102 case.yaml:6:3", "IC102 case.yaml:25:25"] == _places(_check(folder))


def test_a_problem_says_its_path_in_words(folder: Path) -> None:
    _changed(folder, "{role: lead_unit, who: b-section}", "{role: lead_unit, who: b-sektion}")
    assert "measures m1 › owners 1 › who" == _check(folder)[0].where.path


def test_the_nearest_known_id_is_suggested(folder: Path) -> None:
    _changed(folder, "{role: lead_unit, who: b-section}", "{role: lead_unit, who: b-sektion}")
    assert "Did you mean 'b-section'?" == str(_check(folder)[0].remedy)


def test_a_working_copy_that_contradicts_itself_is_checked_for_that_alone(folder: Path) -> None:
    _changed(folder, "    findings: [f1]\n", "    findings: [f2]\n")
    assert ["IC102"] == [problem.code for problem in _check(folder, dt.date(2025, 1, 1))]


def test_what_was_not_adopted_is_told_until_it_is(folder: Path) -> None:
    with ic.open(folder) as opened:
        opened.adopt(on=START)
    _changed(folder, "text: Keep minutes", "text: Keep the minutes")
    told = _check(folder)
    with ic.open(folder) as opened:
        opened.adopt(on=START)
    assert (["IC209"], []) == ([problem.code for problem in told], _check(folder))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: m1", "id: f1", "IC101"),
        ("id: m1", "id: m 1", "IC103"),
        ("    text: Minutes are missing.\n", "    text: Minutes are missing.\n    parent: f1\n", "IC105"),
        ("    text: Minutes are missing.\n", f"    text: Minutes are missing.\n    sha256: {'0' * 64}\n", "IC108"),
    ],
    ids=["id used twice", "no id", "circle", "broken seal"],
)
def test_a_document_that_contradicts_itself_is_told(folder: Path, old: str, new: str, code: str) -> None:
    assert code in [problem.code for problem in _check(_changed(folder, old, new))]


def test_a_number_stands_once_under_its_heading() -> None:
    assert ["IC104"] == _codes(a_case(a_finding(), a_finding("f2", number="1"), a_measure("m1", "f1", "f2"), on=None))


def test_a_number_may_stand_again_under_another_heading() -> None:
    aspects = (ic.Aspect(id="a1", number="1", title="First"), ic.Aspect(id="a2", number="2", title="Second"))
    findings = (a_finding("f1", aspect="a1"), a_finding("f2", aspect="a2", number="1"))
    assert [] == _codes(a_case(*aspects, *findings, a_measure("m1", "f1", "f2")))


def test_a_finding_has_one_account_per_audience_and_day() -> None:
    told = ic.Account(finding="f1", as_of=START, paragraphs=(ic.Paragraph(text="Done"),))
    case = a_case(a_finding(), a_measure(), on=None, accounts=(told, told))
    assert ["IC109"] == _codes(case)


# --- what is said once ------------------------------------------------------------------------------------------


def test_a_shared_measures_gap_is_said_once() -> None:
    case = a_case(a_finding(), a_finding("f2"), a_measure("m1", "f1", "f2", deadline=None))
    assert ["IC204"] == _codes(case)


def test_a_findings_own_deadline_is_deadline_enough_for_its_measures() -> None:
    own = ic.Deadline(date=START + 30 * DAY)
    assert [] == _codes(a_case(a_finding(deadline=own), a_measure(deadline=None)))


def test_the_plan_of_a_closed_finding_is_let_be() -> None:
    closed = ic.Closed(
        findings=("f1",), on=START, decided_by="b-group", resolution=ic.Resolution.TRANSFERRED, reason="To the court"
    )
    assert [] == _codes(ic.record(a_case(a_finding()), closed))


def test_the_measure_of_a_closed_finding_is_not_late() -> None:
    closed = ic.Closed(
        findings=("f1",), on=START, decided_by="b-group", resolution=ic.Resolution.SUPERSEDED, reason="See finding 2"
    )
    assert [] == _codes(ic.record(a_case(), closed), START + 400 * DAY)


def test_a_measure_of_an_old_cycle_is_not_late_in_the_new_one() -> None:
    closed = ic.Closed(
        findings=("f1",), on=START, decided_by="b-group", resolution=ic.Resolution.NOT_IMPLEMENTED, reason="Minutes 3"
    )
    back = ic.Reopened(findings=("f1",), on=START + DAY, reason="Back", basis="Follow-up", until=START + 900 * DAY)
    late = [p for p in ic.check(ic.record(a_case(), closed, back), as_of=START + 400 * DAY) if p.code == "IC205"]
    assert [] == late


# --- proof ------------------------------------------------------------------------------------------------------


def test_what_is_done_without_evidence_is_told() -> None:
    assert ["IC206"] == _codes(ic.record(a_case(), ic.MeasureDone(measures=("m1",), on=START)))


@pytest.mark.parametrize("supports", [("m1",), ()], ids=["that supports it", "that the event names"])
def test_evidence_proves_a_measure(supports: tuple[str, ...]) -> None:
    filed = ic.EvidenceAdded(evidence=(a_paper("e1", *supports),), on=START)
    done = ic.MeasureDone(measures=("m1",), on=START, evidence=() if supports else ("e1",))
    assert [] == _codes(ic.record(a_case(), filed, done))


def test_evidence_filed_later_proves_nothing_yet() -> None:
    case = ic.record(
        a_case(),
        ic.MeasureDone(measures=("m1",), on=START),
        ic.EvidenceAdded(evidence=(a_paper("e1", "m1"),), on=START + 5 * DAY),
    )
    assert [["IC206"], []] == [_codes(case, START), _codes(case, START + 5 * DAY)]


@pytest.mark.parametrize(
    "gone",
    [
        ic.Voided(targets=(2,), on=START, reason="Of another case"),
        ic.EvidenceWithdrawn(evidence=("e1",), on=START, reason="Of another case"),
    ],
    ids=["voided", "withdrawn"],
)
def test_evidence_that_is_gone_proves_nothing(gone: ic.Event) -> None:
    filed = ic.EvidenceAdded(evidence=(a_paper("e1"),), on=START)
    done = ic.MeasureDone(measures=("m1",), on=START, evidence=("e1",))
    assert ["IC206"] == _codes(ic.record(a_case(), filed, done, gone))


# --- independence -----------------------------------------------------------------------------------------------


def _closed_after(*verifiers: str) -> ic.Case:
    case = bring(a_case(profile=a_profile(guards={"verifier_independent": "warn"})), "f1", State.SUBMITTED)
    for n, verifier in enumerate(verifiers):
        if n:
            again = ic.Returned(findings=("f1",), on=START, reason="Look again")
            case = bring(ic.record(case, again), "f1", State.SUBMITTED)
        case = ic.record(case, ic.Verified(findings=("f1",), on=START, decided_by=verifier))
    return bring(case, "f1")


def test_a_finding_that_its_own_unit_verified_is_told() -> None:
    assert ["IC207"] == _codes(_closed_after("p-clerk"))


def test_the_last_look_decides_whether_a_finding_was_verified_from_outside() -> None:
    """Returned after an independent look, it was closed on the word of its own unit."""
    assert ["IC207"] == _codes(_closed_after("p-supervisor", "p-clerk"))


def test_an_independent_look_at_last_is_enough() -> None:
    assert [] == _codes(_closed_after("p-clerk", "p-supervisor"))


def test_a_finding_is_not_judged_before_it_is_closed() -> None:
    case = bring(a_case(profile=a_profile(guards={"verifier_independent": "warn"})), "f1", State.SUBMITTED)
    verified = ic.record(case, ic.Verified(findings=("f1",), on=START, decided_by="p-clerk"))
    assert [] == _codes(verified)


def test_who_joined_the_unit_later_was_independent_then() -> None:
    later = ic.Person(id="p-late", name="Late", memberships=(ic.Membership(body="b-section", start=START + DAY),))
    case = bring(a_case(a_finding(), a_measure(), people=(*PEOPLE, later)), "f1", State.SUBMITTED)
    case = bring(ic.record(case, ic.Verified(findings=("f1",), on=START, decided_by="p-late")), "f1")
    assert [] == _codes(case, START + 10 * DAY)


# --- editions ---------------------------------------------------------------------------------------------------


def _extended() -> ic.Case:
    until = START + 300 * DAY
    return ic.record(
        a_case(),
        ic.ExtensionAsked(measures=("m1",), on=START, until=until, reason="More time"),
        ic.ExtensionGranted(measures=("m1",), on=START, until=until, decided_by="b-group"),
    )


def test_a_new_deadline_that_an_extension_overrides_is_told() -> None:
    changed = amended(_extended(), a_measure(deadline=START + 200 * DAY))
    assert ["IC112", "IC209"] == sorted(_codes(changed))


def test_it_is_told_also_after_that_deadline_was_adopted() -> None:
    """Adopting it does not put it into force: the document still says a day that does not hold."""
    case = adopted(_extended(), START + DAY, a_measure(deadline=START + 200 * DAY))
    assert ["IC112"] == _codes(case, START + DAY)


def test_a_new_deadline_that_names_the_extension_is_in_order() -> None:
    replacing = ic.Deadline(date=START + 200 * DAY, supersedes=3)
    assert ["IC209"] == _codes(amended(_extended(), a_measure(deadline=replacing)))


def test_a_deadline_that_was_left_as_it_was_is_in_order() -> None:
    assert [] == _codes(_extended())


# --- checks of others -------------------------------------------------------------------------------------------


def test_a_check_that_fails_says_so_and_leaves_the_others_running() -> None:
    class Plugin:
        @ic.hookimpl
        def inspection_checks(self) -> list[ic.Check]:
            return [ic.Check(name="broken", run=lambda _look: 1 // 0)]  # type: ignore[arg-type, return-value]

    case = a_case(a_finding())
    found = ic.check(case, as_of=START, plugins=ic.Plugins(Plugin()))
    assert ["IC201", "IC412"] == sorted(problem.code for problem in found)
