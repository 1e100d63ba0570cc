"""How findings and measures move: the state table, written out here anew; cycles; and when things are due."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve, frozen

import inspection_core as ic
from inspection_core import Resolution, State
from inspection_core.calendars import Weekdays
from inspection_core.lifecycle import GUARDS, compute_due, finding_due, measure_due
from inspection_core.profiles import ApprovalStep, DeadlineRules
from inspection_core.testing import START, a_case, a_finding, a_measure, a_paper, a_profile, adopted, amended, bring

DAY = dt.timedelta(days=1)
LENIENT = a_profile(guards={guard.name: "allow" for guards in GUARDS.values() for guard in guards})
"""A body whose guards allow everything, so that the table alone decides."""

EVENTS: dict[str, ic.Event] = {
    "started": ic.Started(findings=("f1",), on=START),
    "progressed": ic.Progressed(findings=("f1",), on=START, text="Half of it"),
    "substantially done": ic.SubstantiallyDone(
        findings=("f1",), on=START, remaining="A rest", next_step="Do it", until=START + DAY
    ),
    "submitted": ic.Submitted(findings=("f1",), on=START),
    "returned": ic.Returned(findings=("f1",), on=START, reason="Too thin"),
    "verified": ic.Verified(findings=("f1",), on=START, decided_by="p-supervisor"),
    "approved": ic.Approved(findings=("f1",), on=START, step="office", decided_by="b-group"),
    "closed": ic.Closed(findings=("f1",), on=START, decided_by="b-group"),
    "reopened": ic.Reopened(findings=("f1",), on=START, reason="Back", basis="Follow-up"),
    "extension asked": ic.ExtensionAsked(findings=("f1",), on=START, until=START + DAY, reason="More time"),
    "extension granted": ic.ExtensionGranted(findings=("f1",), on=START, until=START + DAY, decided_by="b-group"),
    "notice sent": ic.NoticeSent(findings=("f1",), on=START, notice="reminder", to="b-section"),
    "imported": ic.Imported(findings=("f1",), on=START, state=State.IN_PROGRESS, printed="正在整改"),
    **{
        resolution.value: ic.Closed(
            findings=("f1",), on=START, decided_by="b-group", resolution=resolution, reason="Said in the minutes"
        )
        for resolution in Resolution
        if resolution is not Resolution.IMPLEMENTED
    },
}
ANY_OPEN = {
    "not_implemented": State.CLOSED,
    "superseded": State.CLOSED,
    "transferred": State.CLOSED,
    "risk_accepted": State.CLOSED,
    "extension asked": None,
    "extension granted": None,
    "notice sent": None,
}
UNDER_WAY = {"started": State.IN_PROGRESS, "progressed": State.IN_PROGRESS}
SUBMITTABLE = {"submitted": State.SUBMITTED}
EXPECTED: dict[State, dict[str, State | None]] = {
    State.REGISTERED: {**ANY_OPEN, **SUBMITTABLE, "imported": State.IN_PROGRESS},
    State.PLANNED: {
        **ANY_OPEN,
        **UNDER_WAY,
        **SUBMITTABLE,  # this and the next imply that work has started: small offices record little
        "substantially done": State.SUBSTANTIALLY_DONE,
        "imported": State.IN_PROGRESS,
    },
    State.IN_PROGRESS: {
        **ANY_OPEN,
        **SUBMITTABLE,
        "progressed": None,
        "substantially done": State.SUBSTANTIALLY_DONE,
    },
    State.SUBSTANTIALLY_DONE: {**ANY_OPEN, **SUBMITTABLE, "progressed": None},
    State.SUBMITTED: {**ANY_OPEN, "returned": State.IN_PROGRESS, "verified": State.VERIFIED, "approved": None},
    State.VERIFIED: {**ANY_OPEN, "returned": State.IN_PROGRESS, "closed": State.CLOSED, "approved": None},
    State.CLOSED: {"reopened": State.REGISTERED},
    State.UNKNOWN: {
        **ANY_OPEN,
        **UNDER_WAY,
        **SUBMITTABLE,
        "substantially done": State.SUBSTANTIALLY_DONE,
    },
}
"""What can happen to a finding in each state, and where it leads (None: it stays)."""


def _in(state: State) -> ic.Case:
    if state is State.REGISTERED:
        return a_case(a_finding(), profile=LENIENT)
    case = a_case(profile=LENIENT)
    if state is State.UNKNOWN:
        return ic.record(case, ic.Imported(findings=("f1",), on=START, state=state, printed="已见成效"))
    if state is State.SUBSTANTIALLY_DONE:
        return ic.record(bring(case, "f1", State.IN_PROGRESS), EVENTS["substantially done"])
    return bring(case, "f1", state)


def _codes(error: ic.InspectionError) -> list[str]:
    return [problem.code for problem in error.problems]


# --- the table --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", State, ids=lambda state: state.value)
def test_the_table_is_tested_from_where_it_says(state: State) -> None:
    assert state is _in(state).standing.finding("f1").state


@pytest.mark.parametrize(
    ("state", "event"), [(state, event) for state, row in EXPECTED.items() for event in row], ids=str
)
def test_what_the_table_has_leads_there(state: State, event: str) -> None:
    after = ic.record(_in(state), EVENTS[event])
    assert (EXPECTED[state][event] or state) is after.standing.finding("f1").state


@pytest.mark.parametrize(
    ("state", "event"),
    [(state, event) for state, row in EXPECTED.items() for event in EVENTS if event not in row],
    ids=str,
)
def test_what_the_table_does_not_have_is_refused(state: State, event: str) -> None:
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(_in(state), EVENTS[event])
    assert ["IC301"] == _codes(refused.value)


def test_a_refusal_names_what_is_possible_instead() -> None:
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(_in(State.SUBMITTED), EVENTS["started"])
    remedy = refused.value.problems[0].remedy
    assert "Possible now: returned, verified, approved, notice_sent, closed." == str(remedy)


@pytest.mark.parametrize("event", ["closed", "verified", "reopened"])
def test_examining_says_what_recording_would_refuse(event: str) -> None:
    """What the table refuses belongs to it: a form must not offer what can't be."""
    case = bring(a_case(profile=LENIENT), "f1", State.IN_PROGRESS)
    assert ["IC301"] == [problem.code for problem in ic.examine(case, EVENTS[event])]


def test_adopting_a_complete_plan_makes_a_finding_planned() -> None:
    assert State.PLANNED is a_case().standing.finding("f1").state


@pytest.mark.parametrize(
    "measure",
    [
        a_measure(deadline=None),
        a_measure(owners=(ic.Owner(role=ic.Role.LEAD_UNIT, who="b-section"),)),
        a_measure(owners=(ic.Owner(role=ic.Role.RESPONSIBLE_OFFICER, who="p-officer"),)),
        a_measure("m1", "f2"),
    ],
    ids=["no deadline", "no officer", "no lead unit", "none of its own"],
)
def test_adopting_an_incomplete_plan_leaves_a_finding_registered(measure: ic.Measure) -> None:
    case = a_case(a_finding(), a_finding("f2"), measure)
    assert State.REGISTERED is case.standing.finding("f1").state


@pytest.mark.parametrize(
    ("slip", "words"),
    [
        ({"on": "2024-02-01"}, "on is '2024-02-01', not a datetime.date"),
        ({"on": dt.datetime(2024, 2, 1, 9)}, "on is datetime.datetime"),
        ({"on": None}, "on is None"),
        ({"findings": "f1"}, r"findings is 'f1'; write \('f1',\)"),
    ],
    ids=["a text", "a moment", "nothing", "one id"],
)
@pytest.mark.parametrize("call", [ic.record, ic.examine])
def test_what_no_event_can_be_of_is_an_argument_that_does_not_fit(
    call: Callable[..., object], slip: dict[str, object], words: str
) -> None:
    given: Any = {"on": START + dt.timedelta(days=1), "findings": ("f1",), "text": "Begun", **slip}
    with pytest.raises(ic.OptionsError, match=words):
        call(a_case(), ic.Progressed(**given))


def test_a_batch_moves_all_its_findings_or_none() -> None:
    case = bring(a_case(a_finding(), a_finding("f2"), a_measure("m1", "f1", "f2")), "f1", State.IN_PROGRESS)
    with pytest.raises(ic.TransitionError):
        ic.record(case, ic.Started(findings=("f2", "f1"), on=START))
    assert State.PLANNED is case.standing.finding("f2").state


def test_a_parent_is_not_moved_itself() -> None:
    case = a_case(a_finding(), a_finding("f2", parent="f1"), a_measure("m1", "f2"))
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, ic.Started(findings=("f1",), on=START))
    assert ("IC303", ("f2",)) == (refused.value.problems[0].code, refused.value.problems[0].facts["leaves"])


def test_more_time_is_not_given_to_a_parent_whose_leaves_it_would_not_reach() -> None:
    case = a_case(a_finding(), a_finding("f2", parent="f1"), a_measure("m1", "f2"))
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, ic.ExtensionAsked(findings=("f1",), on=START, until=START + 300 * DAY, reason="More time"))
    assert ["IC303"] == _codes(refused.value)


@pytest.mark.parametrize(
    "event",
    [
        ic.Started(findings=("f9",), on=START),
        ic.MeasureDone(measures=("m9",), on=START),
        ic.Submitted(findings=("f1",), on=START, evidence=("e9",)),
        ic.Started(findings=("f1",), on=START, recorded_by="p-nobody"),
        ic.Verified(findings=("f1",), on=START, decided_by="b-nobody"),
        ic.EvidenceAdded(evidence=(a_paper("e1", "f9"),), on=START),
        ic.HandedOver(measures=("m1",), on=START, role=ic.Role.LEAD_UNIT, giver="b-section", taker="b-nobody"),
    ],
    ids=["finding", "measure", "evidence", "recorder", "decider", "supported", "taker"],
)
def test_what_an_event_names_must_be_there(event: ic.Event) -> None:
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(a_case(profile=LENIENT), event)
    assert ["IC302"] == _codes(refused.value)


def test_a_measure_is_known_from_the_edition_that_brought_it() -> None:
    case = adopted(a_case(), START + 10 * DAY, a_measure("m2"))
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, ic.MeasureDone(measures=("m2",), on=START + 9 * DAY))
    assert ["IC302"] == _codes(refused.value)


def test_an_edition_is_not_recorded_as_an_event_but_adopted() -> None:
    """Nobody holds an edition 9: recording it must not leave a case that can't be read."""
    with pytest.raises(ic.TransitionError):
        ic.record(a_case(), ic.Adopted(on=START, edition=9, digest="0" * 64))


# --- editions ---------------------------------------------------------------------------------------------------


def test_an_edition_may_not_edit_verbatim_text() -> None:
    with pytest.raises(ic.InvalidCaseError) as refused:
        adopted(a_case(), START, a_finding(text="Softer words"))
    assert ["IC106"] == _codes(refused.value)


def test_an_edition_may_not_drop_an_item_with_events() -> None:
    case = ic.record(a_case(), ic.MeasureDropped(measures=("m1",), on=START, reason="Not needed"))
    with pytest.raises(ic.InvalidCaseError) as refused:
        adopted(case, START, measures=())
    assert ["IC107"] == _codes(refused.value)


def test_an_item_whose_only_events_are_void_may_be_dropped() -> None:
    case = ic.record(
        a_case(),
        ic.MeasureDropped(measures=("m1",), on=START, reason="Not needed"),
        ic.Voided(targets=(2,), on=START, reason="It was another"),
    )
    assert () == adopted(case, START, measures=()).plan_on(START).document.measures


def test_an_item_that_evidence_on_file_supports_may_not_be_dropped() -> None:
    case = ic.record(a_case(), ic.EvidenceAdded(evidence=(a_paper("e1", "m1"),), on=START))
    with pytest.raises(ic.InvalidCaseError) as refused:
        adopted(case, START, measures=())
    assert ["IC107"] == _codes(refused.value)


def test_a_finding_with_events_may_not_become_a_parent() -> None:
    """Its state would be nobody's any more: closed work would vanish from every number."""
    case = bring(a_case(), "f1")
    with pytest.raises(ic.InvalidCaseError):
        adopted(case, START, a_finding("f2", parent="f1"))


def test_a_stranger_adopts_nothing() -> None:
    with pytest.raises(ic.TransitionError) as refused:
        ic.adopt(a_case(), on=START, digest="0" * 64, decided_by="b-nobody")
    assert ["IC302"] == _codes(refused.value)


# --- what follows from events -----------------------------------------------------------------------------------


def test_a_measure_that_is_done_starts_its_findings() -> None:
    case = a_case(a_finding(), a_finding("f2"), a_finding("f3"), a_measure("m1", "f1", "f2"), a_measure("m2", "f3"))
    done = ic.record(case, ic.MeasureDone(measures=("m1",), on=START)).standing
    assert [State.IN_PROGRESS, State.IN_PROGRESS, State.PLANNED] == [done.finding(f"f{n}").state for n in (1, 2, 3)]


def test_a_parents_measure_that_is_done_starts_all_its_leaves() -> None:
    case = a_case(a_finding(), a_finding("f2", parent="f1"), a_finding("f3", parent="f1"), a_measure("m1", "f1"))
    done = ic.record(case, ic.MeasureDone(measures=("m1",), on=START)).standing
    assert [State.IN_PROGRESS, State.IN_PROGRESS] == [done.finding(f"f{n}").state for n in (2, 3)]


def test_a_measure_that_is_done_starts_nothing_that_is_further_on() -> None:
    case = a_case(a_finding(), a_finding("f2"), a_measure("m1", "f1"), a_measure("m2", "f1", "f2"), profile=LENIENT)
    case = bring(case, "f1", State.IN_PROGRESS)
    case = ic.record(case, ic.Submitted(findings=("f1",), on=START), ic.MeasureDone(measures=("m2",), on=START))
    assert State.SUBMITTED is case.standing.finding("f1").state


@pytest.mark.parametrize(
    "again",
    [
        ic.MeasureDone(measures=("m1",), on=START),
        ic.MeasureDropped(measures=("m1",), on=START, reason="Not needed"),
    ],
    ids=["done", "dropped"],
)
def test_a_measure_is_done_or_dropped_once(again: ic.Event) -> None:
    case = ic.record(a_case(), ic.MeasureDone(measures=("m1",), on=START))
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, again)
    assert ["IC301"] == _codes(refused.value)


def test_a_measure_that_was_done_can_be_resumed() -> None:
    case = ic.record(
        a_case(),
        ic.MeasureDone(measures=("m1",), on=START),
        ic.MeasureResumed(measures=("m1",), on=START + DAY, reason="It did not last"),
    )
    assert ic.MeasureState.OPEN is case.standing.measure("m1").state


def test_an_open_measure_can_not_be_resumed() -> None:
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(a_case(), ic.MeasureResumed(measures=("m1",), on=START, reason="It did not last"))
    assert ["IC301"] == _codes(refused.value)


@pytest.mark.parametrize("state", [State.SUBMITTED, State.VERIFIED], ids=lambda state: state.value)
def test_a_measure_of_a_submitted_finding_is_not_resumed_under_it(state: State) -> None:
    """It would be closed with an open measure; it has to be returned first."""
    case = bring(a_case(), "f1", state)
    with pytest.raises(ic.TransitionError):
        ic.record(case, ic.MeasureResumed(measures=("m1",), on=START, reason="It did not last"))


def test_returning_takes_the_approvals_back() -> None:
    chain = a_profile(approvals=(ApprovalStep(key="office", title="Office"),))
    case = bring(a_case(profile=chain), "f1", State.VERIFIED)
    case = ic.record(case, EVENTS["approved"], EVENTS["returned"])
    assert () == case.standing.finding("f1").cycle.approvals


def test_how_long_a_state_lasts_counts_from_the_event_that_led_to_it() -> None:
    case = ic.record(
        bring(a_case(), "f1", State.IN_PROGRESS), ic.Progressed(findings=("f1",), on=START + DAY, text="…")
    )
    assert START == case.standing.finding("f1").cycle.since


# --- opening balances -------------------------------------------------------------------------------------------


def _imported(state: State, *, on: dt.date = START, resolution: Resolution | None = None) -> ic.Case:
    printed = ic.Imported(findings=("f1",), on=on, state=state, printed="已整改", resolution=resolution)
    return ic.record(a_case(profile=LENIENT), printed)


def test_an_imported_state_lasts_since_the_day_of_the_import() -> None:
    cycle = _imported(State.IN_PROGRESS, on=START + 5 * DAY).standing.finding("f1").cycle
    assert START + 5 * DAY == cycle.since


def test_an_imported_finding_shows_the_printed_word() -> None:
    assert "已整改" == ic.report(_imported(State.IN_PROGRESS), as_of=START).items[0].state_word


def test_a_printed_word_is_dropped_once_the_finding_moves() -> None:
    case = bring(_imported(State.IN_PROGRESS), "f1")
    assert "closed" == ic.report(case, as_of=START).items[0].state_word


def test_what_has_a_history_is_not_imported() -> None:
    case = bring(a_case(), "f1", State.IN_PROGRESS)
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, EVENTS["imported"])
    assert ["IC301"] == _codes(refused.value)


def test_nothing_is_imported_twice() -> None:
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(_imported(State.PLANNED), EVENTS["imported"])
    assert ["IC301"] == _codes(refused.value)


def test_an_imported_close_out_says_how_it_was_closed() -> None:
    """Closed, but not as implemented nor in any other way: it would count as done in one number and not in another."""
    with pytest.raises(ic.InvalidCaseError):
        _imported(State.CLOSED)


def test_an_open_finding_has_no_resolution() -> None:
    """Else an open finding, imported as superseded, would leave the denominator."""
    with pytest.raises(ic.InvalidCaseError):
        _imported(State.IN_PROGRESS, resolution=Resolution.SUPERSEDED)


# --- cycles -----------------------------------------------------------------------------------------------------

REOPENING = ic.Reopened(findings=("f1",), on=START + 10 * DAY, reason="Back", basis="Follow-up")


def test_reopening_begins_a_cycle_and_freezes_the_old_one() -> None:
    case = bring(a_case(), "f1")
    cycles = ic.record(case, REOPENING).standing.finding("f1").cycles
    assert (State.CLOSED, Resolution.IMPLEMENTED, 1) == (cycles[0].state, cycles[0].resolution, cycles[0].number)
    assert (State.REGISTERED, None, 2) == (cycles[1].state, cycles[1].resolution, cycles[1].number)


def test_reopening_leaves_a_shared_measure_as_it_is() -> None:
    case = a_case(a_finding(), a_finding("f2"), a_measure("m1", "f1", "f2"))
    after = ic.record(bring(case, "f1"), REOPENING)
    assert ic.MeasureState.DONE is after.standing.measure("m1").state


def test_reopening_resumes_the_measures_that_it_names() -> None:
    case = bring(a_case(a_finding(), a_measure("m1"), a_measure("m2")), "f1")
    after = ic.record(case, evolve(REOPENING, measures=("m1",)))
    assert [ic.MeasureState.OPEN, ic.MeasureState.DONE] == [after.standing.measure(id).state for id in ("m1", "m2")]


def test_reopening_resumes_only_measures_of_its_findings() -> None:
    case = bring(a_case(a_finding(), a_finding("f2"), a_measure("m1"), a_measure("m2", "f2")), "f1")
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, evolve(REOPENING, measures=("m2",)))
    assert ["IC302"] == _codes(refused.value)


def test_a_new_cycle_has_the_measures_resumed_or_added_since() -> None:
    case = bring(a_case(a_finding(), a_measure("m1"), a_measure("m2")), "f1")
    case = adopted(ic.record(case, evolve(REOPENING, measures=("m1",))), START + 20 * DAY, a_measure("m3"))
    assert ("m1", "m3") == _cycle_measures(case, START + 20 * DAY)


def test_a_measure_added_between_close_out_and_reopening_is_not_of_the_new_cycle() -> None:
    case = adopted(bring(a_case(), "f1"), START + 5 * DAY, a_measure("m2"))
    assert () == _cycle_measures(ic.record(case, REOPENING), START + 10 * DAY)


def test_on_the_day_of_the_reopening_the_order_of_the_journal_decides() -> None:
    case = ic.record(bring(a_case(), "f1"), evolve(REOPENING, on=START))
    assert () == _cycle_measures(case, START)
    assert ("m2",) == _cycle_measures(adopted(case, START, a_measure("m2")), START)


def test_a_new_cycle_is_planned_by_measures_of_its_own() -> None:
    """Nothing resumed and nothing added: an edition does not make it planned."""
    case = adopted(ic.record(bring(a_case(), "f1"), REOPENING), START + 20 * DAY)
    assert State.REGISTERED is case.standing.finding("f1").state


def test_a_reopened_finding_is_planned_by_an_edition_after_that() -> None:
    case = ic.record(bring(a_case(), "f1"), REOPENING)
    assert State.PLANNED is adopted(case, START + 20 * DAY, a_measure("m2")).standing.finding("f1").state


@pytest.mark.parametrize(
    ("deadline", "expected"), [("", State.PLANNED), (None, State.REGISTERED)], ids=["complete", "without a day"]
)
def test_a_reopening_plans_what_it_resumes_whole(deadline: str | None, expected: State) -> None:
    """A measure that lacked its day is resumed without one; the finding has to be planned first."""
    of_its_own = ic.Deadline(date=START)
    case = a_case(a_finding(deadline=of_its_own), a_measure(deadline=deadline))
    case = bring(case, "f1")
    if deadline is None:
        case = adopted(case, START, a_finding())
    assert expected is ic.record(case, evolve(REOPENING, measures=("m1",))).standing.finding("f1").state


def test_what_a_reopening_plans_is_not_for_the_caller_to_write() -> None:
    case = ic.record(bring(a_case(), "f1"), evolve(REOPENING, planned=("f1",)))
    assert State.REGISTERED is case.standing.finding("f1").state


def test_evidence_of_the_old_cycle_proves_nothing_in_the_new_one() -> None:
    case = ic.record(bring(a_case(), "f1"), evolve(REOPENING, measures=("m1",)))
    case = ic.record(adopted(case, START + 20 * DAY), ic.MeasureDone(measures=("m1",), on=START + 21 * DAY))
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, ic.Submitted(findings=("f1",), on=START + 22 * DAY))
    assert ["IC312"] == _codes(refused.value)


def test_an_open_measure_of_an_old_cycle_is_not_late_in_the_new_one() -> None:
    case = a_case(a_finding(), a_measure(deadline=START + DAY))
    case = ic.record(
        case,
        ic.Closed(
            findings=("f1",), on=START, decided_by="b-group", resolution=Resolution.NOT_IMPLEMENTED, reason="Minutes 3"
        ),
        REOPENING,
    )
    assert () == ic.report(case, as_of=START + 20 * DAY).late_measures


# --- when things are due ----------------------------------------------------------------------------------------


def _due(case: ic.Case, finding: str = "f1", on: dt.date = START + 200 * DAY) -> dt.date | None:
    return finding_due(case, case.plan_on(on), case.standing_on(on), finding).day


def _extended(
    case: ic.Case,
    until: dt.date,
    *,
    on: dt.date = START,
    findings: tuple[str, ...] = (),
    measures: tuple[str, ...] = (),
) -> ic.Case:
    return ic.record(
        case,
        ic.ExtensionAsked(on=on, until=until, reason="More time", findings=findings, measures=measures),
        ic.ExtensionGranted(on=on, until=until, decided_by="b-group", findings=findings, measures=measures),
    )


def test_a_finding_is_due_with_the_latest_of_its_measures() -> None:
    measures = (a_measure("m1", deadline=START + 40 * DAY), a_measure("m2", deadline=START + 30 * DAY))
    assert START + 40 * DAY == _due(a_case(a_finding(), *measures))


def test_a_findings_own_day_goes_before_those_of_its_measures() -> None:
    own = a_finding(deadline=ic.Deadline(date=START + 20 * DAY))
    assert START + 20 * DAY == _due(a_case(own, a_measure(deadline=START + 40 * DAY)))


def test_a_parents_measure_makes_its_leaves_due() -> None:
    case = a_case(a_finding(), a_finding("f2", parent="f1"), a_measure("m1", "f1", deadline=START + 30 * DAY))
    assert START + 30 * DAY == _due(case, "f2")


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("immediate", "immediate"), "immediate"),
        (("immediate", "continuing"), "dated"),
        (("phased", "dated"), "dated"),
        (("continuing",), "continuing"),
        ((), None),
    ],
)
def test_mixed_kinds_of_deadline_count_as_dated(kinds: tuple[str, ...], expected: str | None) -> None:
    measures = [
        a_measure(f"m{n}", deadline=ic.Deadline(date=START + DAY, kind=ic.DeadlineKind(kind)))
        for n, kind in enumerate(kinds, 1)
    ]
    assert expected == ic.report(a_case(a_finding(), *measures), as_of=START).items[0].limit.kind


def test_an_extension_moves_the_day_and_keeps_the_first() -> None:
    case = _extended(a_case(a_finding(), a_measure(deadline=START + 30 * DAY)), START + 60 * DAY, measures=("m1",))
    limit = ic.report(case, as_of=START + DAY).items[0].limit
    assert (START + 60 * DAY, START + 30 * DAY, True) == (limit.day, limit.first, limit.extended)


def test_a_second_extension_keeps_the_very_first_day() -> None:
    case = _extended(a_case(a_finding(), a_measure(deadline=START + 30 * DAY)), START + 60 * DAY, measures=("m1",))
    case = _extended(case, START + 90 * DAY, on=START + 50 * DAY, measures=("m1",))
    limit = ic.report(case, as_of=START + 50 * DAY).items[0].limit
    assert (START + 90 * DAY, START + 30 * DAY) == (limit.day, limit.first)


def test_before_an_extension_was_granted_the_old_day_holds() -> None:
    case = a_case(a_finding(), a_measure(deadline=START + 30 * DAY))
    case = _extended(case, START + 60 * DAY, on=START + 20 * DAY, measures=("m1",))
    assert START + 30 * DAY == _due(case, on=START + 19 * DAY)


def test_a_voided_extension_gives_no_time() -> None:
    case = _extended(a_case(a_finding(), a_measure(deadline=START + 30 * DAY)), START + 60 * DAY, measures=("m1",))
    case = ic.record(case, ic.Voided(targets=(3,), on=START + DAY, reason="Not signed"))
    assert START + 30 * DAY == _due(case)


def test_an_extension_of_the_finding_gives_it_a_day_of_its_own() -> None:
    case = _extended(a_case(a_finding(), a_measure(deadline=START + 30 * DAY)), START + 60 * DAY, findings=("f1",))
    assert START + 60 * DAY == _due(case)


def test_a_later_edition_does_not_undo_an_extension() -> None:
    case = _extended(a_case(a_finding(), a_measure(deadline=START + 30 * DAY)), START + 60 * DAY, measures=("m1",))
    case = adopted(case, START + 10 * DAY, a_measure(deadline=START + 45 * DAY))
    assert START + 60 * DAY == _due(case)


def test_a_later_edition_replaces_the_extension_that_it_names() -> None:
    case = _extended(a_case(a_finding(), a_measure(deadline=START + 30 * DAY)), START + 60 * DAY, measures=("m1",))
    replacing = ic.Deadline(date=START + 45 * DAY, supersedes=3)
    case = adopted(case, START + 10 * DAY, a_measure(deadline=replacing))
    assert START + 45 * DAY == _due(case)


def test_an_extension_after_the_edition_that_replaced_another_is_in_force() -> None:
    case = _extended(a_case(a_finding(), a_measure(deadline=START + 30 * DAY)), START + 60 * DAY, measures=("m1",))
    replacing = ic.Deadline(date=START + 45 * DAY, supersedes=3)
    case = adopted(case, START + 10 * DAY, a_measure(deadline=replacing))
    case = _extended(case, START + 90 * DAY, on=START + 20 * DAY, measures=("m1",))
    assert START + 90 * DAY == _due(case)


def test_a_deadline_can_not_replace_what_has_not_happened() -> None:
    """A slip of the pen (supersedes: 33) would make every later extension count for nothing."""
    case = a_case(a_finding(), a_measure(deadline=START + 30 * DAY))
    future = ic.Deadline(date=START + 45 * DAY, supersedes=33)
    with pytest.raises(ic.InvalidCaseError):
        adopted(case, START + 10 * DAY, a_measure(deadline=future))


def test_a_reopening_sets_the_day_of_the_new_cycle_and_of_what_it_resumes() -> None:
    case = bring(a_case(a_finding(), a_measure(deadline=START + 5 * DAY)), "f1")
    until = START + 100 * DAY
    case = ic.record(case, evolve(REOPENING, measures=("m1",), until=until))
    plan, standing = case.plan_on(), case.standing
    assert (until, until) == (_due(case), measure_due(case, plan, standing, plan.measures["m1"]).day)


def test_a_reopening_is_no_extension() -> None:
    case = bring(a_case(a_finding(), a_measure(deadline=START + 5 * DAY)), "f1")
    case = ic.record(case, evolve(REOPENING, until=START + 100 * DAY))
    assert not ic.report(case, as_of=START + 10 * DAY).items[0].limit.extended


def test_a_new_cycle_is_due_with_its_own_measures_alone() -> None:
    case = bring(a_case(a_finding(), a_measure(deadline=START + 300 * DAY)), "f1")
    case = adopted(ic.record(case, REOPENING), START + 20 * DAY, a_measure("m2", deadline=START + 60 * DAY))
    assert START + 60 * DAY == _due(case)


def test_an_extension_of_the_old_cycle_does_not_bind_the_new_one() -> None:
    case = _extended(a_case(), START + 200 * DAY, findings=("f1",))
    case = ic.record(bring(case, "f1"), REOPENING)
    case = adopted(case, START + 20 * DAY, a_measure("m2", deadline=START + 300 * DAY))
    assert START + 300 * DAY == _due(case)


# --- how often a day was moved ----------------------------------------------------------------------------------


def _moved(case: ic.Case, finding: str = "f1", on: dt.date = START + 200 * DAY) -> tuple[dt.date | None, int]:
    """The first day of a finding, and how often it was moved since."""
    due = finding_due(case, case.plan_on(on), case.standing_on(on), finding)
    return due.first, due.revised


FIRST = START + 30 * DAY


@pytest.mark.parametrize(
    "items",
    [(a_finding(), a_measure(deadline=FIRST)), (a_finding(deadline=ic.Deadline(date=FIRST)), a_measure())],
    ids=["of its measure", "of its own"],
)
def test_a_day_that_was_never_moved_is_the_first_one(items: tuple[ic.Finding, ic.Measure]) -> None:
    assert (FIRST, 0) == _moved(a_case(*items))


def test_each_extension_counts() -> None:
    case = _extended(a_case(a_finding(), a_measure(deadline=FIRST)), START + 60 * DAY, measures=("m1",))
    case = _extended(case, START + 90 * DAY, on=START + 50 * DAY, measures=("m1",))
    assert (FIRST, 2) == _moved(case)


def test_an_extension_counts_from_its_day_on() -> None:
    case = a_case(a_finding(), a_measure(deadline=FIRST))
    case = _extended(case, START + 60 * DAY, on=START + 20 * DAY, measures=("m1",))
    assert [0, 1] == [_moved(case, on=START + n * DAY)[1] for n in (19, 20)]


def test_extensions_of_a_finding_and_of_its_measure_both_count() -> None:
    case = _extended(a_case(a_finding(), a_measure(deadline=FIRST)), START + 60 * DAY, measures=("m1",))
    case = _extended(case, START + 90 * DAY, findings=("f1",))
    assert (FIRST, 2) == _moved(case)


def test_more_time_for_two_measures_at_once_is_one_extension() -> None:
    case = a_case(a_finding(), a_measure("m1", deadline=FIRST), a_measure("m2", deadline=FIRST))
    assert (FIRST, 1) == _moved(_extended(case, START + 60 * DAY, measures=("m1", "m2")))


@pytest.mark.parametrize("refused", [True, False], ids=["refused", "waiting"])
def test_a_request_moves_nothing(refused: bool) -> None:
    case = a_case(a_finding(), a_measure(deadline=FIRST))
    asked = ic.ExtensionAsked(measures=("m1",), on=START, until=START + 60 * DAY, reason="More time")
    no = ic.ExtensionRefused(measures=("m1",), on=START, decided_by="b-group", reason="There was time enough")
    assert (FIRST, 0) == _moved(ic.record(case, asked, *((no,) if refused else ())))


def test_each_edition_that_moves_the_day_counts() -> None:
    case = a_case(a_finding(), a_measure(deadline=FIRST))
    for n in (1, 2):
        case = adopted(case, START + n * DAY, a_measure(deadline=FIRST + n * DAY))
    assert (FIRST, 2) == _moved(case)


def test_a_day_that_is_brought_forward_was_moved_too() -> None:
    case = adopted(a_case(a_finding(), a_measure(deadline=FIRST)), START, a_measure(deadline=FIRST - DAY))
    assert (FIRST, 1) == _moved(case)


def test_an_edition_counts_from_its_day_on() -> None:
    case = a_case(a_finding(), a_measure(deadline=FIRST))
    case = adopted(case, START + 20 * DAY, a_measure(deadline=START + 60 * DAY))
    assert [0, 1] == [_moved(case, on=START + n * DAY)[1] for n in (19, 20)]


def test_an_edition_that_moves_no_day_does_not_count() -> None:
    case = a_case(a_finding(), a_measure(deadline=FIRST))
    assert (FIRST, 0) == _moved(adopted(case, START + DAY, a_measure(deadline=FIRST, text="In other words")))


def test_an_edition_that_only_confirms_an_extension_does_not_count_again() -> None:
    until = START + 60 * DAY
    case = _extended(a_case(a_finding(), a_measure(deadline=FIRST)), until, measures=("m1",))
    confirmed = ic.Deadline(date=until, supersedes=3)
    assert (FIRST, 1) == _moved(adopted(case, START + 10 * DAY, a_measure(deadline=confirmed)))


def test_an_edition_that_replaces_an_extension_by_another_day_counts() -> None:
    case = _extended(a_case(a_finding(), a_measure(deadline=FIRST)), START + 60 * DAY, measures=("m1",))
    replacing = ic.Deadline(date=START + 45 * DAY, supersedes=3)
    assert (FIRST, 2) == _moved(adopted(case, START + 10 * DAY, a_measure(deadline=replacing)))


def test_a_measure_that_is_added_later_and_due_later_moves_the_day_of_its_finding() -> None:
    case = adopted(a_case(a_finding(), a_measure(deadline=FIRST)), START, a_measure("m2", deadline=FIRST + DAY))
    assert (FIRST, 1) == _moved(case)


def test_a_measure_that_is_not_the_last_one_moves_no_day_of_its_finding() -> None:
    case = a_case(a_finding(), a_measure("m1", deadline=FIRST), a_measure("m2", deadline=FIRST + 30 * DAY))
    assert (FIRST + 30 * DAY, 0) == _moved(adopted(case, START, a_measure("m1", deadline=FIRST + DAY)))


def test_a_voided_extension_moved_nothing() -> None:
    case = _extended(a_case(a_finding(), a_measure(deadline=FIRST)), START + 60 * DAY, measures=("m1",))
    case = ic.record(case, ic.Voided(targets=(3,), on=START, reason="Not signed"))
    assert (FIRST, 0) == _moved(case)


def test_a_voided_edition_moved_nothing() -> None:
    case = adopted(a_case(a_finding(), a_measure(deadline=FIRST)), START, a_measure(deadline=FIRST + DAY))
    case = ic.record(case, ic.Voided(targets=(2,), on=START, reason="Not signed"))
    assert (FIRST, 0) == _moved(case)


def test_more_time_for_a_measure_that_is_not_the_last_moves_no_day_of_its_finding() -> None:
    case = a_case(a_finding(), a_measure("m1", deadline=FIRST), a_measure("m2", deadline=FIRST + 30 * DAY))
    assert (FIRST + 30 * DAY, 0) == _moved(_extended(case, FIRST + 5 * DAY, measures=("m1",)))


def test_more_time_for_a_measure_that_becomes_the_last_moves_the_day_of_its_finding() -> None:
    case = a_case(a_finding(), a_measure("m1", deadline=FIRST), a_measure("m2", deadline=FIRST + 30 * DAY))
    assert (FIRST + 30 * DAY, 1) == _moved(_extended(case, FIRST + 40 * DAY, measures=("m1",)))


def test_more_time_moves_the_day_of_its_own_measure_though_not_of_the_finding() -> None:
    case = a_case(a_finding(), a_measure("m1", deadline=FIRST), a_measure("m2", deadline=FIRST + 30 * DAY))
    case = _extended(case, FIRST + 5 * DAY, measures=("m1",))
    due = measure_due(case, case.plan_on(), case.standing, case.plan_on().measures["m1"])
    assert (FIRST, FIRST + 5 * DAY, 1) == (due.first, due.day, due.revised)


def test_an_edition_below_an_extension_that_it_does_not_name_moves_nothing() -> None:
    case = _extended(a_case(a_finding(), a_measure(deadline=FIRST)), START + 60 * DAY, measures=("m1",))
    case = adopted(case, START + DAY, a_measure(deadline=FIRST + DAY))
    assert ((FIRST, 1), START + 60 * DAY) == (_moved(case), _due(case))


def test_a_new_cycle_has_no_extension_yet() -> None:
    case = bring(_extended(a_case(), START + 300 * DAY, measures=("m1",)), "f1")
    case = ic.record(case, evolve(REOPENING, until=START + 100 * DAY))
    assert 0 == _moved(case)[1]


def _counted(case: ic.Case, known_until: dt.date | None, on: dt.date) -> ic.Case:
    """The working copy adopted once more, by a calendar that is certain up to a day and has one more holiday."""
    settled = case.latest
    calendars = {"house": OneHoliday("house", known_until, LIMIT if settled else None)}
    due, faults = compute_due(case.document, case.draft.profile, calendars, settled)
    return adopted(evolve(case, draft=evolve(case.draft, due=due), faults=faults, calendars=calendars), on)


@frozen
class OneHoliday(Weekdays):
    """Monday to Friday, with one holiday."""

    holiday: dt.date | None = None

    def is_workday(self, day: dt.date) -> bool:
        return day != self.holiday and super().is_workday(day)


LIMIT = dt.date(2024, 6, 3)  # a Monday; five months after the feedback end on the Saturday before it


@pytest.mark.parametrize(
    ("known_until", "expected"),
    [(LIMIT - 9 * DAY, (LIMIT + DAY, 0)), (LIMIT, (LIMIT, 0))],
    ids=["provisional", "certain"],
)
def test_a_provisional_day_that_is_counted_anew_was_not_moved(
    known_until: dt.date, expected: tuple[dt.date, int]
) -> None:
    """Once the holidays of the year are announced the day becomes another one, but nobody asked for it."""
    rolling = a_profile(deadlines=DeadlineRules(calendar="house"))
    case = a_case(a_finding(), a_measure(deadline="5 months"), on=None, profile=rolling)
    case = _counted(_counted(case, known_until, START), None, START + DAY)
    assert expected == _moved(case)


def test_a_provisional_day_that_an_edition_moves_on_purpose_was_moved() -> None:
    rolling = a_profile(deadlines=DeadlineRules(calendar="house"))
    case = a_case(a_finding(), a_measure(deadline="5 months"), on=None, profile=rolling)
    case = _counted(case, LIMIT - 9 * DAY, START)
    assert (LIMIT, 1) == _moved(adopted(case, START + DAY, a_measure(deadline=LIMIT + 60 * DAY)))


def test_a_provisional_day_that_was_extended_is_no_more_counted_anew() -> None:
    rolling = a_profile(deadlines=DeadlineRules(calendar="house"))
    case = a_case(a_finding(), a_measure(deadline="5 months"), on=None, profile=rolling)
    case = _extended(_counted(case, LIMIT - 9 * DAY, START), LIMIT + 60 * DAY, measures=("m1",))
    assert (LIMIT, 1) == _moved(_counted(case, None, START + DAY))


def test_a_day_that_is_moved_after_it_was_certain_counts() -> None:
    rolling = a_profile(deadlines=DeadlineRules(calendar="house"))
    case = _counted(a_case(a_finding(), a_measure(deadline="5 months"), on=None, profile=rolling), None, START)
    assert (LIMIT, 1) == _moved(adopted(case, START + DAY, a_measure(deadline=LIMIT + 9 * DAY)))


# --- what else is said of a day ---------------------------------------------------------------------------------


def test_what_is_to_be_sustained_says_so_beside_its_day() -> None:
    lasting = ic.Deadline(date=dt.date(2024, 6, 30), sustained=True)
    item = ic.report(a_case(a_finding(), a_measure(deadline=lasting)), as_of=START).items[0]
    assert "2024-06-30, and to be sustained" == item.limit.text


def test_a_changed_rule_counts_the_days_anew_in_the_next_edition() -> None:
    """Five months end on a Saturday: it rolled on until the profile said that last days stay where they are."""
    rolling = a_profile(deadlines=DeadlineRules(calendar="weekdays"))
    case = a_case(a_finding(), a_measure(deadline="5 months"), profile=rolling)
    case = adopted(amended(case, profile=a_profile(deadlines=DeadlineRules(roll_on=False))), START + 5 * DAY)
    assert dt.date(2024, 6, 1) == _due(case)


def test_an_immediate_finding_needs_no_plan_to_be_submitted() -> None:
    case = a_case(a_finding(deadline=ic.Deadline(kind=ic.DeadlineKind.IMMEDIATE)), on=None)
    case = ic.record(
        case,
        ic.EvidenceAdded(evidence=(a_paper("e1", "f1"),), on=START),
        ic.Submitted(findings=("f1",), on=START),
    )
    assert State.SUBMITTED is case.standing.finding("f1").state


def _cycle_measures(case: ic.Case, on: dt.date) -> tuple[str, ...]:
    return tuple(m.id for m in case.measures_in_cycle(case.plan_on(on), case.standing_on(on), "f1"))


@pytest.mark.parametrize(
    ("known_until", "expected"),
    [(LIMIT - 9 * DAY, "2024-06-03 (provisional)"), (LIMIT, "2024-06-03")],
    ids=["provisional", "certain"],
)
def test_a_time_limit_that_rests_on_days_not_announced_yet_says_so(known_until: dt.date, expected: str) -> None:
    rolling = a_profile(deadlines=DeadlineRules(calendar="house"))
    case = a_case(a_finding(), a_measure(deadline="5 months"), on=None, profile=rolling)
    told = ic.report(_counted(case, known_until, START), as_of=START + DAY)
    at = [column.key for column in told.profile.columns("ledger")].index("due")
    assert [expected] == [row.cells[at] for row in ic.ledger(told).rows]
