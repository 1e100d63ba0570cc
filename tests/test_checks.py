"""The built-in checks: each finds its fault, says where it stands in the file, and is silent on a clean case."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

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


# --- what is cited, and what is stated --------------------------------------------------------------------------

CITING = """\
accounts:
  - finding: f1
    as_of: 2024-04-01
    paragraphs:
      - text: They are kept.
      - {text: Minutes are kept., evidence: [e1, e2]}
"""
ACHIEVED = """\
outcomes:
  - {id: o1, kind: rules, title: Rules made, value: 1, unit: pieces, evidence: [e1]}
"""


def _with(folder: Path, more: str) -> Path:
    (folder / "case.yaml").write_text(TEXT + more, encoding="utf-8")
    return folder


def _filing(*ids: str) -> ic.EvidenceAdded:
    return ic.EvidenceAdded(evidence=tuple(a_paper(id) for id in ids), on=START)


def _happened(folder: Path, *events: ic.Event) -> Path:
    """A case on disk that was adopted, and then so much happened."""
    with ic.open(folder) as opened:
        opened.adopt(on=START)
        opened.record(*events)
    return folder


def test_what_an_account_cites_and_nobody_filed_is_told_where_it_is_cited(folder: Path) -> None:
    assert ["IC219 case.yaml:33:46", "IC219 case.yaml:33:50"] == _places(_check(_with(folder, CITING)))


def test_what_an_outcome_cites_and_nobody_filed_is_told_where_it_is_cited(folder: Path) -> None:
    assert ["IC219 case.yaml:29:81"] == _places(_check(_with(folder, ACHIEVED)))


@pytest.mark.parametrize("more", [CITING, ACHIEVED], ids=["account", "outcome"])
def test_what_is_cited_and_on_file_is_in_order(folder: Path, more: str) -> None:
    assert [] == _check(_happened(_with(folder, more), _filing("e1", "e2")))


def test_the_nearest_evidence_on_file_is_suggested(folder: Path) -> None:
    (problem,) = _check(_happened(_with(folder, CITING), _filing("e1", "e-2")))
    assert ("e2", "Put it on file, or correct the id. Did you mean 'e-2'?") == (
        problem.facts["id"],
        str(problem.remedy),
    )


@pytest.mark.parametrize(("day", "expected"), [(31, []), (1, ["IC219", "IC219"])], ids=["the day before", "its day"])
def test_an_account_cites_from_its_day_on(folder: Path, day: int, expected: list[str]) -> None:
    as_of = dt.date(2024, 3 if day == 31 else 4, day)
    assert expected == [problem.code for problem in _check(_with(folder, CITING), as_of)]


def test_what_is_cited_may_have_been_filed_later() -> None:
    told = ic.Account(finding="f1", as_of=START, paragraphs=(ic.Paragraph(text="Done", evidence=("e1",)),))
    case = a_case(a_finding(), a_measure(), told)
    later = ic.EvidenceAdded(evidence=(a_paper("e1"),), on=START + 5 * DAY)
    assert [["IC219"], []] == [_codes(each) for each in (case, ic.record(case, later))]


def test_what_is_cited_and_was_withdrawn_is_told() -> None:
    told = ic.Account(finding="f1", as_of=START, paragraphs=(ic.Paragraph(text="Done", evidence=("e1",)),))
    gone = ic.EvidenceWithdrawn(evidence=("e1",), on=START, reason="Of another case")
    assert ["IC219"] == _codes(ic.record(a_case(a_finding(), a_measure(), told), _filing("e1"), gone))


def _stated(counts: str, value: int) -> str:
    return f"stated_totals:\n  - {{counts: {counts}, value: {value}, source: Notice 3}}\n"


def test_a_stated_total_that_is_not_what_is_counted_is_told_at_its_number(folder: Path) -> None:
    (problem,) = _check(_with(folder, _stated("findings", 2)))
    assert ("IC218 case.yaml:29:24", "the stated total of findings is 2, but the case holds 1") == (
        f"{problem.code} {problem.where}",
        str(problem.message),
    )


@pytest.mark.parametrize(
    ("counts", "value"),
    [("findings", 1), ("problems", 1), ("measures", 1), ("aspects", 0), ("closed", 0), ("meetings", 12)],
    ids=lambda value: str(value),
)
def test_a_stated_total_that_agrees_or_is_not_counted_here_is_in_order(folder: Path, counts: str, value: int) -> None:
    assert [] == _check(_with(folder, _stated(counts, value)))


@pytest.mark.parametrize(("counts", "value"), [("problems", 2), ("findings", 3)])
def test_problems_stand_at_the_top_and_findings_carry_a_state(counts: str, value: int) -> None:
    findings = (a_finding(), a_finding("f2", parent="f1"), a_finding("f3", parent="f1"), a_finding("f4", number="4"))
    stated = ic.StatedTotal(counts=counts, value=Decimal(value), source="Notice 3")
    case = a_case(*findings, a_measure("m1", "f1", "f4"), stated_totals=(stated,))
    assert [] == _codes(case)


def test_a_total_of_what_is_closed_counts_as_of_the_day() -> None:
    stated = ic.StatedTotal(counts="closed", value=Decimal(1), source="Notice 3")
    case = bring(a_case(a_finding(), a_measure(), stated_totals=(stated,)), "f1", on=START + 5 * DAY)
    assert [["IC218"], []] == [_codes(case, START + n * DAY) for n in (4, 5)]


# --- what left the house, and what came after -------------------------------------------------------------------

DRAFTED = ic.PublicationDrafted(publication="p1", on=START, title="January", as_of=START)
SUBMITTED = ic.PublicationSubmitted(publication="p1", on=START)
RETURNED = ic.PublicationReturned(publication="p1", on=START, reason="A dull title")
PUBLISHED = ic.PublicationPublished(publication="p1", on=START, address="https://office.example", decided_by="b-group")
TAKEN_BACK = ic.PublicationWithdrawn(publication="p1", on=START, reason="A wrong figure", decided_by="b-group")
OUT = (DRAFTED, SUBMITTED, PUBLISHED)
UNTIL = START + 10 * DAY
COMMENT = ic.CommentReceived(
    comment="c1", publication="p1", on=START, channel="e-mail", text="And the minutes?", until=UNTIL
)
ANSWER = ic.CommentAnswered(comment="c1", on=UNTIL, text="They are kept")
PUBLIC = "    text: Minutes are missing.\n    public: {decision: publish}\n"
ACCEPTED = ic.Closed(
    findings=("f1",),
    on=START,
    decided_by="b-group",
    resolution=ic.Resolution.RISK_ACCEPTED,
    reason="One office only",
    until=UNTIL,
)
PLANNED = ic.FollowUpPlanned(follow_up="u1", findings=("f1",), on=START)
RELAPSED = ic.FollowUpResult(
    follow_up="u1",
    findings=("f1",),
    on=START,
    verdict=ic.Verdict.RELAPSED,
    text="It came back",
    decided_by="b-group",
)
REOPENED = ic.Reopened(findings=("f1",), on=START, reason="It came back", basis="Follow-up u1", until=START + 99 * DAY)
FOR_GOOD = evolve(ACCEPTED, until=None)


@pytest.fixture
def public(folder: Path) -> Path:
    """The case on disk, its finding to be published as it is."""
    return _changed(folder, "    text: Minutes are missing.\n", PUBLIC)


def test_a_comment_without_a_reply_is_told_after_its_day(public: Path) -> None:
    path = _happened(public, *OUT, COMMENT)
    (problem,) = _check(path, UNTIL + 3 * DAY)
    assert ("IC214 case.yaml:1:1", "c1", UNTIL, 3) == (
        f"{problem.code} {problem.where}",
        problem.facts["comment"],
        problem.facts["due"],
        problem.facts["days"],
    )


@pytest.mark.parametrize(
    ("events", "days"),
    [
        ((COMMENT,), 0),
        ((evolve(COMMENT, until=None),), 99),
        ((COMMENT, ANSWER), 99),
        ((COMMENT, evolve(ANSWER, on=UNTIL + 5 * DAY)), 5),
    ],
    ids=["on its last day", "without a day", "answered", "answered late"],
)
def test_a_comment_that_has_its_reply_or_time_left_is_in_order(
    public: Path, events: tuple[ic.Event, ...], days: int
) -> None:
    assert [] == _check(_happened(public, *OUT, *events), min(UNTIL + days * DAY, dt.date(2024, 4, 1)))


@pytest.mark.parametrize("events", [(DRAFTED,), (DRAFTED, SUBMITTED), OUT], ids=["drafted", "approved", "published"])
def test_a_publication_that_tells_what_was_decided_otherwise_since_is_told(
    public: Path, events: tuple[ic.Event, ...]
) -> None:
    path = _happened(public, *events)
    _changed(path, "{decision: publish}", "{decision: reword, title: A matter of minutes}")
    with ic.open(path) as opened:
        opened.adopt(on=START + DAY)
    (problem,) = _check(path, START + DAY)
    assert ("IC215 case.yaml:1:1", "p1", ("f1",)) == (
        f"{problem.code} {problem.where}",
        problem.facts["publication"],
        problem.facts["items"],
    )


def test_a_publication_is_measured_by_what_was_decided_on_the_day(public: Path) -> None:
    path = _happened(public, *OUT)
    _changed(path, "{decision: publish}", "{decision: reword, title: A matter of minutes}")
    with ic.open(path) as opened:
        opened.adopt(on=START + 5 * DAY)
    assert [[], ["IC215"]] == [[problem.code for problem in _check(path, START + n * DAY)] for n in (4, 5)]


@pytest.mark.parametrize("last", [RETURNED, TAKEN_BACK], ids=["returned", "withdrawn"])
def test_a_publication_that_is_not_out_any_more_may_tell_anything(public: Path, last: ic.Event) -> None:
    path = _happened(public, DRAFTED, SUBMITTED, last)
    _changed(path, "{decision: publish}", "{decision: reword, title: A matter of minutes}")
    with ic.open(path) as opened:
        opened.adopt(on=START + DAY)
    assert [] == _check(path, START + DAY)


def test_a_publication_that_tells_what_is_decided_is_in_order(public: Path) -> None:
    assert [] == _check(_happened(public, *OUT), START + DAY)


def test_what_has_relapsed_and_is_still_closed_is_told_at_the_finding(folder: Path) -> None:
    (problem,) = _check(_happened(folder, FOR_GOOD, PLANNED, RELAPSED))
    assert ("IC216 case.yaml:16:5", "1", "u1") == (
        f"{problem.code} {problem.where}",
        problem.facts["number"],
        problem.facts["follow_up"],
    )


@pytest.mark.parametrize(
    "events",
    [(evolve(RELAPSED, verdict=ic.Verdict.HOLDS),), (RELAPSED, REOPENED), (RELAPSED, REOPENED, FOR_GOOD)],
    ids=["it holds", "reopened", "reopened and closed again"],
)
def test_what_holds_or_was_reopened_is_in_order(events: tuple[ic.Event, ...]) -> None:
    case = ic.record(a_case(), FOR_GOOD, PLANNED, *events)
    assert [] == [code for code in _codes(case) if code == "IC216"]


def test_a_relapse_is_told_from_its_day_to_that_of_the_reopening() -> None:
    case = ic.record(
        a_case(), FOR_GOOD, PLANNED, evolve(RELAPSED, on=START + 5 * DAY), evolve(REOPENED, on=START + 9 * DAY)
    )
    assert [False, True, True, False] == ["IC216" in _codes(case, START + n * DAY) for n in (4, 5, 8, 9)]


def test_a_risk_whose_day_has_passed_is_told_at_the_finding(folder: Path) -> None:
    path = _happened(folder, ACCEPTED)
    (problem,) = _check(path, UNTIL + DAY)
    assert ("IC217 case.yaml:16:5", UNTIL) == (f"{problem.code} {problem.where}", problem.facts["until"])


@pytest.mark.parametrize(
    ("events", "days"),
    [
        ((ACCEPTED,), 0),
        ((FOR_GOOD,), 99),
        ((ACCEPTED, evolve(REOPENED, on=UNTIL)), 1),
        ((ACCEPTED, PLANNED, evolve(RELAPSED, verdict=ic.Verdict.HOLDS, on=UNTIL)), 1),
    ],
    ids=["on its day", "accepted for good", "reopened", "looked at on its day"],
)
def test_a_risk_that_is_accepted_still_or_no_more_is_in_order(events: tuple[ic.Event, ...], days: int) -> None:
    case = ic.record(a_case(), *events)
    assert [] == [code for code in _codes(case, UNTIL + days * DAY) if code == "IC217"]


# --- checks of others -------------------------------------------------------------------------------------------


def test_a_check_that_fails_says_so_and_leaves_the_others_running() -> None:
    class Plugin:
        @ic.hookimpl
        def inspection_checks(self) -> list[ic.Check]:
            return [ic.Check(name="broken", run=lambda _look: 1 // 0)]  # type: ignore[arg-type, return-value]

    case = a_case(a_finding())
    found = ic.check(case, as_of=START, plugins=ic.Plugins(Plugin()))
    assert ["IC201", "IC412"] == sorted(problem.code for problem in found)
