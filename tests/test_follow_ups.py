"""Looking again at what was closed: what is chosen, what a verdict brings about, and that results count once."""

import datetime as dt
from decimal import Decimal

import pytest
from attrs import evolve

import inspection_core as ic
from inspection_core import Resolution, State, Verdict
from inspection_core.lifecycle import finding_due, follow_up_due
from inspection_core.profiles import Condition, FollowUpRule
from inspection_core.testing import START, a_case, a_finding, a_measure, a_paper, a_profile, adopted, bring

DAY = dt.timedelta(days=1)
QUARTER, YEAR = START + 90 * DAY, START + 365 * DAY
PLANNED = ic.FollowUpPlanned(follow_up="u1", findings=("f1",), on=START + 10 * DAY)
HOLDS = ic.FollowUpResult(
    follow_up="u1",
    findings=("f1",),
    on=START + 20 * DAY,
    verdict=Verdict.HOLDS,
    text="It lasts",
    decided_by="p-supervisor",
)
RELAPSED = evolve(HOLDS, verdict=Verdict.RELAPSED, text="It came back")
REOPENED = ic.Reopened(findings=("f1",), on=START + 20 * DAY, reason="It came back", basis="Minutes 7")
RISK = ic.Closed(
    findings=("f1",), on=START, decided_by="b-group", resolution=Resolution.RISK_ACCEPTED, reason="One office only"
)
EARLIER = ic.Reference(case="case-0", item="f3", title="The same")


def _closed(*items: ic.Finding | ic.Measure, profile: ic.Profile | None = None) -> ic.Case:
    """A case whose finding f1 was closed at the start."""
    return bring(a_case(*items or (a_finding(), a_measure()), profile=profile), "f1")


def _chosen(case: ic.Case, as_of: dt.date) -> dict[str, list[str]]:
    """Which findings are to be looked at again on a day, each with the rules that say so."""
    found = follow_up_due(case, case.plan_on(as_of), case.standing_on(as_of), as_of)
    return {each.finding: [rule.key for rule in each.rules] for each in found}


def _refused(case: ic.Case, *events: ic.Event) -> list[str]:
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, *events)
    return [problem.code for problem in refused.value.problems]


def _look_back(case: ic.Case, verdict: Verdict, *findings: str, until: dt.date | None = None) -> tuple[ic.Event, ...]:
    return ic.look_back(
        case,
        "u1",
        findings or ("f1",),
        verdict,
        on=START + 20 * DAY,
        text="It came back",
        until=until,
        decided_by="p-supervisor",
        recorded_by="p-clerk",
    )


# --- what is chosen ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "rule"),
    [
        ((a_finding(), a_measure(deadline=ic.Deadline(date=START, sustained=True))), "sustained"),
        ((a_finding(severity="high"), a_measure()), "severe"),
        ((a_finding(severity="严重"), a_measure()), "severe"),
        ((a_finding(recurrence_of=(EARLIER,)), a_measure()), "recurrence"),
    ],
    ids=["sustained", "severe", "in Chinese", "recurrence"],
)
def test_a_rule_chooses_what_it_is_about_once_three_months_have_passed(
    items: tuple[ic.Finding, ic.Measure], rule: str
) -> None:
    case = _closed(*items)
    assert ({}, {"f1": [rule]}) == (_chosen(case, QUARTER - DAY), _chosen(case, QUARTER))


def test_what_no_rule_is_about_is_chosen_after_a_year() -> None:
    case = _closed()
    assert ({}, {"f1": ["due"]}) == (_chosen(case, YEAR - DAY), _chosen(case, YEAR))


def test_every_rule_that_says_so_is_named() -> None:
    case = _closed(a_finding(severity="high", recurrence_of=(EARLIER,)), a_measure())
    assert {"f1": ["severe", "recurrence", "due"]} == _chosen(case, YEAR)


def test_a_severe_parent_makes_its_leaves_severe() -> None:
    case = a_case(a_finding(severity="high"), a_finding("f2", parent="f1"), a_measure())
    assert {"f2": ["severe"]} == _chosen(bring(case, "f2"), QUARTER)


def test_an_accepted_risk_is_chosen_from_its_day_on() -> None:
    case = ic.record(a_case(), evolve(RISK, until=START + 40 * DAY))
    assert ({}, {"f1": ["accepted"]}) == (_chosen(case, START + 39 * DAY), _chosen(case, START + 40 * DAY))


@pytest.mark.parametrize("day", [20, 25], ids=["on its day", "after it"])
def test_an_accepted_risk_that_was_looked_at_from_its_day_on_waits_like_the_rest(day: int) -> None:
    looked = evolve(HOLDS, on=START + day * DAY)
    case = ic.record(a_case(), evolve(RISK, until=START + 20 * DAY), PLANNED, looked)
    year = YEAR + day * DAY
    assert [{}, {}, {"f1": ["due"]}] == [_chosen(case, on) for on in (looked.on + DAY, year - DAY, year)]


def test_an_accepted_risk_that_was_looked_at_before_its_day_is_looked_at_on_it_again() -> None:
    case = ic.record(a_case(), evolve(RISK, until=START + 21 * DAY), PLANNED, HOLDS)
    assert [{}, {"f1": ["accepted"]}] == [_chosen(case, START + n * DAY) for n in (20, 21)]


def test_an_accepted_risk_that_was_looked_at_later_was_chosen_until_then() -> None:
    planned, looked = (evolve(event, on=START + 30 * DAY) for event in (PLANNED, HOLDS))
    case = ic.record(a_case(), evolve(RISK, until=START + 15 * DAY), planned, looked)
    assert [{"f1": ["accepted"]}, {}] == [_chosen(case, START + n * DAY) for n in (29, 30)]


def test_a_risk_that_is_accepted_for_good_waits_like_the_rest() -> None:
    case = ic.record(a_case(), RISK)
    assert ({}, {"f1": ["due"]}) == (_chosen(case, YEAR - DAY), _chosen(case, YEAR))


def test_what_is_open_is_not_chosen() -> None:
    case = ic.record(_closed(a_finding(severity="high"), a_measure()), REOPENED)
    assert {} == _chosen(case, YEAR + 20 * DAY)


def test_what_was_not_closed_yet_on_the_day_is_not_chosen() -> None:
    case = bring(a_case(), "f1", on=START + 400 * DAY)
    assert {} == _chosen(case, START + 399 * DAY)


def test_what_a_follow_up_is_looking_at_is_left_out() -> None:
    case = ic.record(_closed(), PLANNED)
    assert {} == _chosen(case, YEAR)


def test_what_the_other_findings_of_a_follow_up_wait_for_is_left_out_alone() -> None:
    case = bring(bring(a_case(a_finding(), a_finding("f2"), a_measure("m1", "f1", "f2")), "f1"), "f2")
    case = ic.record(case, evolve(PLANNED, findings=("f1", "f2")), HOLDS)
    assert {"f1": ["due"]} == _chosen(case, YEAR + 20 * DAY)


def test_the_days_count_from_when_it_was_looked_at_last() -> None:
    case = ic.record(_closed(a_finding(severity="high"), a_measure()), PLANNED, HOLDS)
    assert ({}, {"f1": ["severe"]}) == (_chosen(case, QUARTER + 19 * DAY), _chosen(case, QUARTER + 20 * DAY))


def test_what_came_back_and_was_closed_again_counts_from_its_new_close_out() -> None:
    case = adopted(ic.record(_closed(), REOPENED), START + 30 * DAY, a_measure("m2"))
    case = bring(case, "f1", on=START + 50 * DAY)
    assert ({}, {"f1": ["due"]}) == (_chosen(case, YEAR + 49 * DAY), _chosen(case, YEAR + 50 * DAY))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition(fact="cycle", at_most=Decimal(1)), ["f1", "f2"]),
        (Condition(fact="kind", among=("recommendation",)), ["f2"]),
        (Condition(fact="resolution", among=("risk_accepted",)), ["f2"]),
        (Condition(fact="severity", among=("low",)), []),
    ],
    ids=lambda value: value.fact if isinstance(value, Condition) else "",
)
def test_a_body_has_rules_of_its_own(condition: Condition, expected: list[str]) -> None:
    profile = a_profile(follow_ups=(FollowUpRule(key="ours", title="Ours", when=(condition,)),))
    case = a_case(a_finding(), a_finding("f2", kind="recommendation"), a_measure("m1", "f1", "f2"), profile=profile)
    case = ic.record(bring(case, "f1"), evolve(RISK, findings=("f2",)))
    assert expected == list(_chosen(case, START))


def test_the_list_is_in_printed_order() -> None:
    case = bring(bring(a_case(a_finding("f2"), a_finding("f1"), a_measure("m1", "f1", "f2")), "f1"), "f2")
    assert ["f2", "f1"] == list(_chosen(case, YEAR))


# --- planning ---------------------------------------------------------------------------------------------------


def test_a_follow_up_waits_for_its_findings() -> None:
    assert ("f1",) == ic.record(_closed(), PLANNED).standing.follow_ups["u1"].waiting


def test_planning_and_looking_leave_a_finding_closed() -> None:
    case = ic.record(_closed(), PLANNED, HOLDS)
    assert (State.CLOSED, 1) == (case.standing.finding("f1").state, len(case.standing.finding("f1").cycles))


@pytest.mark.parametrize("state", [state for state in State if state is not State.CLOSED], ids=lambda s: s.value)
def test_only_what_is_closed_is_looked_at_again(state: State) -> None:
    case = bring(a_case(on=None if state is State.REGISTERED else START), "f1", state)
    if state in (State.UNKNOWN, State.SUBSTANTIALLY_DONE):
        imported = ic.Imported(findings=("f1",), on=START, state=state, printed="Nearly")
        case = ic.record(a_case(), imported)
    assert ["IC301"] == _refused(case, PLANNED)


def test_the_id_of_a_follow_up_is_given_once() -> None:
    assert ["IC338"] == _refused(ic.record(_closed(), PLANNED), evolve(PLANNED, on=START + 11 * DAY))


@pytest.mark.parametrize("id", ["", "u 1", "u/1"])
def test_what_is_no_id_names_no_follow_up(id: str) -> None:
    assert ["IC103"] == _refused(_closed(), evolve(PLANNED, follow_up=id))


def test_a_follow_up_looks_at_something() -> None:
    assert ["IC324"] == _refused(_closed(), evolve(PLANNED, findings=()))


# --- results ----------------------------------------------------------------------------------------------------


def test_a_result_belongs_to_a_follow_up_that_was_planned() -> None:
    assert ["IC340"] == _refused(_closed(), HOLDS)


def test_a_result_is_about_a_finding_of_its_follow_up() -> None:
    case = bring(bring(a_case(a_finding(), a_finding("f2"), a_measure("m1", "f1", "f2")), "f1"), "f2")
    assert ["IC346"] == _refused(ic.record(case, PLANNED), evolve(HOLDS, findings=("f2",)))


def test_a_result_counts_once() -> None:
    assert ["IC346"] == _refused(ic.record(_closed(), PLANNED, HOLDS), evolve(RELAPSED, on=START + 30 * DAY))


@pytest.mark.parametrize("policy", ["warn", "allow"])
def test_a_result_counts_once_whatever_the_profile_allows(policy: str) -> None:
    lenient = a_profile(guards={"in_follow_up": policy})
    case = ic.record(_closed(profile=lenient), PLANNED, HOLDS)
    assert ["IC346"] == _refused(case, evolve(RELAPSED, on=START + 30 * DAY))


def test_a_result_told_late_does_not_take_the_place_of_the_one_that_is_there() -> None:
    case = ic.record(_closed(), PLANNED, HOLDS)
    assert ["IC305", "IC346"] == _refused(case, evolve(RELAPSED, on=START + 15 * DAY))


def test_a_second_result_names_its_finding_and_follow_up() -> None:
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(_closed(), PLANNED, HOLDS, RELAPSED)
    (problem,) = refused.value.problems
    assert ("f1", "u1") == (problem.facts["finding"], problem.facts["follow_up"])


@pytest.mark.parametrize(
    ("so_far", "event", "code"),
    [
        ((), HOLDS, "IC340"),
        ((PLANNED,), evolve(PLANNED, on=START + 11 * DAY), "IC338"),
        ((PLANNED, HOLDS), evolve(RELAPSED, on=START + 30 * DAY), "IC346"),
        ((PLANNED,), evolve(HOLDS, on=PLANNED.on - DAY), "IC340"),
    ],
    ids=["none of that id", "an id that is taken", "judged already", "before it was planned"],
)
def test_examining_a_follow_up_says_what_recording_it_would(
    so_far: tuple[ic.Event, ...], event: ic.Event, code: str
) -> None:
    case = ic.record(_closed(), *so_far)
    assert [[code], [code]] == [[problem.code for problem in ic.examine(case, event)], _refused(case, event)]


def test_results_come_in_one_after_the_other() -> None:
    case = bring(bring(a_case(a_finding(), a_finding("f2"), a_measure("m1", "f1", "f2")), "f1"), "f2")
    second = evolve(RELAPSED, findings=("f2",))
    case = ic.record(case, evolve(PLANNED, findings=("f1", "f2")), HOLDS, second)
    assert {"f1": HOLDS, "f2": second} == case.standing.follow_ups["u1"].results


def test_who_led_the_work_does_not_judge_whether_it_lasts() -> None:
    assert ["IC313"] == _refused(ic.record(_closed(), PLANNED), evolve(HOLDS, decided_by="b-section"))


def test_a_finding_may_be_looked_at_in_a_second_follow_up() -> None:
    second = evolve(PLANNED, follow_up="u2", on=START + 30 * DAY)
    case = ic.record(_closed(), PLANNED, HOLDS, second, evolve(HOLDS, follow_up="u2", on=START + 40 * DAY))
    assert [(), ()] == [case.standing.follow_ups[id].waiting for id in ("u1", "u2")]


# --- a verdict and what follows from it -------------------------------------------------------------------------


def test_what_holds_stays_closed() -> None:
    case = ic.record(_closed(), PLANNED)
    events = _look_back(case, Verdict.HOLDS)
    assert (["follow_up_result"], State.CLOSED) == (
        [event.kind for event in events],
        ic.record(case, *events).standing.finding("f1").state,
    )


def test_what_has_relapsed_is_reopened_with_the_follow_up_as_its_basis() -> None:
    case = ic.record(_closed(), PLANNED)
    reopened = _look_back(case, Verdict.RELAPSED)[1]
    assert isinstance(reopened, ic.Reopened)
    assert ("It came back", "Follow-up u1") == (reopened.reason, reopened.basis)


def test_a_basis_that_is_given_goes_before_the_follow_up() -> None:
    events = ic.look_back(_closed(), "u1", ("f1",), Verdict.RELAPSED, on=START, text="It came back", basis="Minutes 7")
    assert ["Minutes 7", "Minutes 7"] == [event.basis for event in events]


def test_a_relapse_begins_a_new_cycle() -> None:
    case = ic.record(_closed(), PLANNED)
    cycle = ic.record(case, *_look_back(case, Verdict.RELAPSED)).standing.finding("f1").cycle
    assert (2, State.REGISTERED, None) == (cycle.number, cycle.state, cycle.resolution)


def test_a_relapse_leaves_the_old_cycle_as_it_was_when_it_was_judged() -> None:
    case = ic.record(_closed(), PLANNED)
    judged = ic.record(case, _look_back(case, Verdict.RELAPSED)[0])
    after = ic.record(case, *_look_back(case, Verdict.RELAPSED))
    assert judged.standing.finding("f1").cycles == after.standing.finding("f1").cycles[:1]


def test_the_result_stands_in_the_cycle_that_it_judges() -> None:
    case = ic.record(_closed(), PLANNED)
    cycles = ic.record(case, *_look_back(case, Verdict.RELAPSED)).standing.finding("f1").cycles
    last = [cycle.steps[-1].event.kind for cycle in cycles]
    assert ["follow_up_result", "reopened"] == last


def test_the_new_cycle_is_due_on_the_day_that_is_given() -> None:
    case = ic.record(_closed(), PLANNED)
    until = START + 100 * DAY
    case = ic.record(case, *_look_back(case, Verdict.RELAPSED, until=until))
    assert until == finding_due(case, case.plan_on(), case.standing, "f1").day


def test_a_relapse_resumes_the_measures_that_are_named() -> None:
    case = ic.record(_closed(), PLANNED)
    events = ic.look_back(
        case,
        "u1",
        ("f1",),
        Verdict.RELAPSED,
        on=START + 20 * DAY,
        text="It came back",
        measures=("m1",),
        decided_by="p-supervisor",
    )
    assert ic.MeasureState.OPEN is ic.record(case, *events).standing.measure("m1").state


def test_of_several_findings_each_that_has_relapsed_is_reopened() -> None:
    case = bring(bring(a_case(a_finding(), a_finding("f2"), a_measure("m1", "f1", "f2")), "f1"), "f2")
    case = ic.record(case, evolve(PLANNED, findings=("f1", "f2")))
    case = ic.record(case, *_look_back(case, Verdict.RELAPSED, "f1", "f2"))
    assert [2, 2] == [case.standing.finding(id).cycle.number for id in ("f1", "f2")]


def test_a_verdict_that_is_refused_reopens_nothing() -> None:
    case = ic.record(_closed(), PLANNED)
    refused = [evolve(event, decided_by="p-clerk") for event in _look_back(case, Verdict.RELAPSED)]
    assert ["IC313"] == _refused(case, *refused)
    assert State.CLOSED is case.standing.finding("f1").state


def test_what_has_relapsed_is_closed_and_looked_at_once_more() -> None:
    case = ic.record(_closed(), PLANNED)
    case = ic.record(case, *_look_back(case, Verdict.RELAPSED))
    case = bring(adopted(case, START + 30 * DAY, a_measure("m2")), "f1", on=START + 50 * DAY)
    again = evolve(PLANNED, follow_up="u2", on=START + 60 * DAY)
    case = ic.record(case, again, evolve(HOLDS, follow_up="u2", on=START + 61 * DAY))
    results = [case.standing.follow_ups[id].results["f1"].verdict for id in ("u1", "u2")]
    assert [Verdict.RELAPSED, Verdict.HOLDS] == results


# --- voids, corrections, back-dating ----------------------------------------------------------------------------


def test_a_plan_is_not_voided_while_it_has_results() -> None:
    case = ic.record(_closed(), PLANNED, HOLDS)
    seq = len(case.journal)
    assert ["IC305", "IC340"] == _refused(case, ic.Voided(targets=(seq - 1,), on=HOLDS.on, reason="Mistake"))


def test_a_voided_result_makes_the_finding_wait_again() -> None:
    case = ic.record(_closed(), PLANNED, HOLDS)
    case = ic.record(case, ic.Voided(targets=(len(case.journal),), on=HOLDS.on, reason="Mistake"))
    assert ("f1",) == case.standing.follow_ups["u1"].waiting


def test_a_voided_plan_gives_its_id_back() -> None:
    case = ic.record(_closed(), PLANNED)
    void = ic.Voided(targets=(len(case.journal),), on=PLANNED.on, reason="Mistake")
    case = ic.record(case, void, evolve(PLANNED, text="By visits"))
    assert "By visits" == case.standing.follow_ups["u1"].event.text


def test_a_corrected_result_takes_the_place_of_the_wrong_one() -> None:
    case = ic.record(_closed(), PLANNED, HOLDS)
    right = evolve(HOLDS, text="It lasts, on the whole", corrects=len(case.journal))
    assert {"f1": right} == ic.record(case, right).standing.follow_ups["u1"].results


def test_a_close_out_is_not_voided_under_the_follow_up_that_looks_at_it() -> None:
    case = ic.record(_closed(), PLANNED)
    closing = next(entry.seq for entry in case.journal if isinstance(entry.event, ic.Closed))
    assert ["IC305", "IC301"] == _refused(case, ic.Voided(targets=(closing,), on=PLANNED.on, reason="Mistake"))


def test_a_reopening_told_late_does_not_come_before_the_result_that_found_it_closed() -> None:
    case = ic.record(_closed(), PLANNED, HOLDS)
    assert ["IC305", "IC301"] == _refused(case, evolve(REOPENED, on=START + 15 * DAY))


def test_a_follow_up_of_a_later_day_is_not_there_yet() -> None:
    case = ic.record(_closed(), PLANNED)
    assert {} == case.standing_on(PLANNED.on - DAY).follow_ups


def test_evidence_may_support_what_a_follow_up_saw() -> None:
    photo = ic.EvidenceAdded(evidence=(a_paper("e9", "f1"),), on=HOLDS.on)
    assert "e9" in ic.record(_closed(), PLANNED, photo, HOLDS).standing.evidence


# --- referrals --------------------------------------------------------------------------------------------------

COUNTED = ic.ReferralsCounted(on=START, received=3, answered=1)


def test_the_latest_count_of_referrals_stands() -> None:
    later = evolve(COUNTED, on=START + 10 * DAY, answered=2)
    assert later == ic.record(a_case(), COUNTED, later).standing.referrals


def test_a_count_told_late_does_not_replace_a_later_one() -> None:
    later = evolve(COUNTED, on=START + 10 * DAY, answered=2)
    assert later == ic.record(a_case(), later, COUNTED).standing.referrals


def test_on_an_earlier_day_the_earlier_count_stands() -> None:
    later = evolve(COUNTED, on=START + 10 * DAY, answered=2)
    assert COUNTED == ic.record(a_case(), COUNTED, later).standing_on(START + 9 * DAY).referrals


def test_a_voided_count_brings_back_the_one_before_it() -> None:
    case = ic.record(a_case(), COUNTED, evolve(COUNTED, answered=2))
    void = ic.Voided(targets=(3,), on=START, reason="Mistake")
    assert COUNTED == ic.record(case, void).standing.referrals
