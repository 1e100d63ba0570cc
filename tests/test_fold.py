"""The laws of the journal: what was true of a day, as far as was known, stays true."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import assume, given, settings, strategies as st

import inspection_core as ic
from inspection_core.lifecycle import advance, effective, fold, voided
from inspection_core.model import targets_of
from inspection_core.testing import START, a_case, a_finding, a_measure, a_paper, adopted, bring, cases, days_of, grown

DAY = dt.timedelta(days=1)
AUDIENCES = st.sampled_from(list(ic.Audience))


def _timeless(report: ic.Report) -> ic.Report:
    """The report without the position up to which it knows, which later entries move on."""
    return evolve(report, known=0)


def _in_force(case: ic.Case, as_of: dt.date) -> bool:
    """Whether an edition was in force on a day: before the first one, whichever comes first is the plan."""
    return any(adoption.on <= as_of for adoption in case.standing_on(as_of).adoptions)


def _without(case: ic.Case, seq: int) -> tuple[ic.Entry, ...]:
    return tuple(entry for entry in case.journal if entry.seq != seq)


# --- two times --------------------------------------------------------------------------------------------------


@settings(max_examples=200)
@given(st.data())
def test_a_report_of_a_day_and_a_position_never_changes(data: st.DataObject) -> None:
    case = data.draw(cases())
    as_of, known = data.draw(days_of(case)), data.draw(st.integers(1, len(case.journal)))
    audience = data.draw(AUDIENCES)
    before = ic.report(case, as_of=as_of, known=known, audience=audience)
    assume(before.pinned)
    later = data.draw(grown(case))
    assert before == ic.report(later, as_of=as_of, known=known, audience=audience)


@given(st.data())
def test_what_takes_effect_after_a_day_leaves_its_report_alone(data: st.DataObject) -> None:
    case = data.draw(cases())
    as_of = data.draw(days_of(case))
    later = data.draw(grown(case))
    fresh = later.journal[len(case.journal) :]
    assume(all(entry.event.on > as_of and not isinstance(entry.event, ic.Voided) for entry in fresh))
    assume(all(entry.event.corrects is None for entry in fresh))
    assume(_in_force(case, as_of))
    before = ic.report(case, as_of=as_of)
    assert _timeless(before) == _timeless(ic.report(later, as_of=as_of))


@given(st.data())
def test_amending_the_plan_later_leaves_an_earlier_day_alone(data: st.DataObject) -> None:
    case = data.draw(cases())
    as_of = data.draw(days_of(case))
    assume(_in_force(case, as_of))
    before = ic.report(case, as_of=as_of)
    moved = tuple(evolve(m, deadline=ic.Deadline(date=as_of), text="Amended") for m in case.document.measures)
    extra = a_measure("m-9999", case.document.findings[0].id)
    amended = adopted(case, as_of + DAY, measures=(*moved, extra), accounts=(), sections=(), outcomes=())
    assert _timeless(before) == _timeless(ic.report(amended, as_of=as_of))


def test_a_back_dated_edition_does_not_reach_into_what_was_known_before() -> None:
    """A measure that was new in a cycle stays so in the reports of then, though an edition is back-dated before it."""
    case = bring(a_case(), "f1")
    case = ic.record(case, ic.Reopened(findings=("f1",), on=START + 20 * DAY, reason="Back", basis="Follow-up"))
    case = adopted(case, START + 30 * DAY, a_measure("m2", deadline=START + 50 * DAY))
    as_of, known = START + 40 * DAY, len(case.journal)
    before = ic.report(case, as_of=as_of, known=known)
    assert before == ic.report(adopted(case, START + 10 * DAY), as_of=as_of, known=known)


def test_a_back_dated_event_shows_on_its_day_once_it_is_known() -> None:
    case = bring(a_case(), "f1", ic.State.PLANNED)
    told = ic.record(
        case,
        ic.Started(findings=("f1",), on=START + 30 * DAY),
        ic.Progressed(findings=("f1",), on=START + 40 * DAY, text="Half", percent=50),
    )
    late = ic.record(told, ic.EvidenceAdded(evidence=(a_paper("e1", "f1"),), on=START + 5 * DAY))
    as_of = START + 10 * DAY
    assert () == ic.report(late, as_of=as_of, known=len(told.journal)).evidence
    assert ("e1",) == tuple(each.id for each in ic.report(late, as_of=as_of).evidence)


def test_within_a_day_entries_count_in_the_order_of_the_journal() -> None:
    case = bring(a_case(), "f1", ic.State.SUBMITTED)
    returned = ic.Returned(findings=("f1",), on=START, reason="Sheet is missing")
    case = ic.record(case, returned, ic.Submitted(findings=("f1",), on=START))
    assert ic.State.SUBMITTED is case.standing.finding("f1").state


def test_before_the_first_edition_its_day_the_first_edition_is_the_plan() -> None:
    case = adopted(a_case(on=START + DAY), START + 9 * DAY, a_measure("m2"))
    assert 1 == ic.report(case, as_of=START).edition


def test_a_position_before_any_edition_rests_on_the_working_copy() -> None:
    assert not ic.report(a_case(), as_of=START, known=0).pinned


@pytest.mark.parametrize("known", [-1, 2])
def test_a_position_that_the_journal_has_not_reached_is_a_mistake(known: int) -> None:
    """What would be reported of it today is not what will be reported of it tomorrow."""
    with pytest.raises(ic.OptionsError, match=str(known)):
        ic.report(a_case(), as_of=START, known=known)


# --- folding ----------------------------------------------------------------------------------------------------


@given(st.data())
def test_a_fold_goes_on_from_where_it_stopped(data: st.DataObject) -> None:
    case = data.draw(cases())
    order = effective(case.journal)
    split = data.draw(st.integers(0, len(order)))
    standing = fold(order[:split])
    for entry in order[split:]:
        standing = advance(standing, entry)
    assert fold(case.journal) == standing


@given(cases())
def test_recording_leads_where_folding_the_journal_leads(case: ic.Case) -> None:
    assert fold(case.journal) == case.standing


@given(st.data())
def test_what_is_recorded_later_does_not_reach_into_an_earlier_case(data: st.DataObject) -> None:
    case = data.draw(cases())
    data.draw(grown(case))
    assert fold(case.journal) == case.standing


def test_a_batch_that_fails_midway_leaves_the_case_as_it_was() -> None:
    case = bring(a_case(), "f1", ic.State.PLANNED)
    started = ic.Started(findings=("f1",), on=START)
    with pytest.raises(ic.TransitionError):
        ic.record(case, started, ic.Progressed(findings=("f1",), on=START, text="Half", percent=50), started)
    assert (fold(case.journal), ic.State.PLANNED) == (case.standing, case.standing.finding("f1").state)


@given(st.data())
def test_events_may_be_recorded_one_by_one_or_in_a_batch(data: st.DataObject) -> None:
    case = data.draw(cases())
    later = data.draw(grown(case))
    fresh = [entry.event for entry in later.journal[len(case.journal) :]]
    assume(fresh)
    assume(not any(isinstance(event, ic.Adopted) for event in fresh))
    assert later.journal == ic.record(case, *fresh).journal


# --- back-dating ------------------------------------------------------------------------------------------------


def test_an_insertion_that_breaks_a_later_entry_is_refused_and_names_it() -> None:
    case = bring(a_case(), "f1", ic.State.PLANNED)
    case = ic.record(case, ic.Started(findings=("f1",), on=START + 10 * DAY))
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, ic.Started(findings=("f1",), on=START + 5 * DAY))
    first = refused.value.problems[0]
    assert ("IC305", 2, START + 10 * DAY) == (first.code, first.facts["seq"], first.facts["day"])


def test_an_insertion_that_is_impossible_itself_is_not_blamed_on_a_later_entry() -> None:
    case = bring(a_case(), "f1", ic.State.PLANNED)
    case = ic.record(case, ic.Started(findings=("f1",), on=START + 10 * DAY))
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, ic.Returned(findings=("f1",), on=START + 5 * DAY, reason="Too thin"))
    assert ["IC301"] == [problem.code for problem in refused.value.problems]


def test_an_insertion_that_keeps_every_later_entry_possible_is_taken() -> None:
    case = bring(a_case(), "f1", ic.State.PLANNED)
    submission = ic.Submitted(findings=("f1",), on=START + 10 * DAY, evidence=("e1",))
    case = ic.record(
        case,
        ic.EvidenceAdded(evidence=(a_paper("e1", "m1"),), on=START + DAY),
        ic.MeasureDone(measures=("m1",), on=START + 9 * DAY, evidence=("e1",)),
        submission,
    )
    case = ic.record(case, ic.Started(findings=("f1",), on=START + 5 * DAY))
    assert ic.State.IN_PROGRESS is case.standing_on(START + 6 * DAY).finding("f1").state
    assert ic.State.SUBMITTED is case.standing.finding("f1").state


def test_an_event_meets_the_guards_of_its_own_day() -> None:
    case = adopted(a_case(), START + 20 * DAY, a_measure("m2"))
    proof = ic.EvidenceAdded(evidence=(a_paper("e1", "f1", "m1"),), on=START)
    done = ic.MeasureDone(measures=("m1",), on=START + DAY)
    case = ic.record(case, proof, done, ic.Submitted(findings=("f1",), on=START + 10 * DAY))
    assert ic.State.SUBMITTED is case.standing.finding("f1").state


def test_evidence_ids_are_unique_over_all_days() -> None:
    case = ic.record(a_case(), ic.EvidenceAdded(evidence=(a_paper("e1", "f1"),), on=START + 20 * DAY))
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, ic.EvidenceAdded(evidence=(a_paper("e1", "m1"),), on=START + 10 * DAY))
    assert ["IC305", "IC309"] == [problem.code for problem in refused.value.problems]


# --- voids ------------------------------------------------------------------------------------------------------


@settings(max_examples=200)
@given(st.data())
def test_a_void_leaves_what_would_stand_without_its_target(data: st.DataObject) -> None:
    case = data.draw(cases())
    alive = [entry.seq for entry in case.journal if entry.seq not in voided(case.journal)]
    target = data.draw(st.sampled_from(alive))
    void = ic.Voided(targets=(target,), on=case.journal[-1].event.on, reason="Mistake")
    try:
        expected = fold(_without(case, target))
    except ic.TransitionError:
        with pytest.raises(ic.TransitionError, match=r"IC30[45]"):
            ic.record(case, void)
        return
    if _orphans(case, target):
        with pytest.raises(ic.TransitionError, match="IC304"):
            ic.record(case, void)
    else:
        assert expected == ic.record(case, void).standing


def _orphans(case: ic.Case, seq: int) -> set[str]:
    """Items with events that no edition would know without an entry."""
    left = effective(_without(case, seq))
    adopted = [entry.event.edition for entry in left if isinstance(entry.event, ic.Adopted)]
    plan = case.editions[adopted[-1]] if adopted else case.draft
    return {id for entry in left for id in targets_of(entry.event)}.difference(plan.findings, plan.measures)


@given(st.data())
def test_a_void_that_is_voided_brings_everything_back(data: st.DataObject) -> None:
    case = data.draw(cases())
    day = case.journal[-1].event.on
    target = data.draw(st.sampled_from([e.seq for e in case.journal if e.seq not in voided(case.journal)]))
    try:
        void = ic.record(case, ic.Voided(targets=(target,), on=day, reason="Mistake"))
    except ic.TransitionError:
        assume(False)
    back = ic.record(void, ic.Voided(targets=(len(void.journal),), on=day, reason="It was right"))
    assert case.standing == back.standing
    assert _timeless(ic.report(case, as_of=day)) == _timeless(ic.report(back, as_of=day))


def test_a_void_that_breaks_a_later_entry_is_refused_and_names_it() -> None:
    case = bring(a_case(), "f1", ic.State.IN_PROGRESS)
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, ic.Voided(targets=(1,), on=START, reason="Wrong day"))
    assert ("IC305", 2) == (refused.value.problems[0].code, refused.value.problems[0].facts["seq"])


def test_a_voided_edition_is_not_in_force() -> None:
    case = adopted(a_case(), START + 5 * DAY, a_measure("m2"))
    case = ic.record(case, ic.Voided(targets=(2,), on=START + 6 * DAY, reason="Not signed"))
    assert 1 == case.plan_on(START + 30 * DAY).number


def test_an_edition_that_was_voided_can_be_adopted_again() -> None:
    """Adopted on the wrong day, voided, adopted on the right one: the plan is in force from then."""
    case = adopted(a_case(), START + 5 * DAY, sections=(_section(),))
    case = ic.record(case, ic.Voided(targets=(2,), on=START + 6 * DAY, reason="Wrong day"))
    case = adopted(case, START + 7 * DAY)
    assert (1, 3) == (case.plan_on(START + 6 * DAY).number, case.plan_on(START + 7 * DAY).number)


def test_after_its_edition_was_voided_a_change_is_not_adopted() -> None:
    case = adopted(a_case(), START + 5 * DAY, sections=(_section(),))
    assert () == ic.draft_changes(case)
    case = ic.record(case, ic.Voided(targets=(2,), on=START + 6 * DAY, reason="Not signed"))
    assert ("sections 1",) == ic.draft_changes(case)


def test_verbatim_text_that_only_a_voided_edition_had_may_be_put_right() -> None:
    case = a_case(a_finding(text="A typng error"), a_measure())
    case = ic.record(case, ic.Voided(targets=(1,), on=START, reason="Not as the feedback says"))
    case = adopted(case, START, a_finding(text="A typing error"))
    assert "A typing error" == ic.report(case, as_of=START).items[0].text


def test_voiding_an_edition_whose_items_have_events_is_refused() -> None:
    """As an edition may not drop an item that has events, neither may a void."""
    case = adopted(a_case(), START + 5 * DAY, a_measure("m2"))
    case = ic.record(case, ic.MeasureDropped(measures=("m2",), on=START + 9 * DAY, reason="Not needed"))
    with pytest.raises(ic.InvalidCaseError):
        ic.record(case, ic.Voided(targets=(2,), on=START + 10 * DAY, reason="Not signed"))


def test_a_measure_counts_from_the_edition_that_stands_not_from_a_voided_one() -> None:
    """A measure whose first edition was voided before the reopening, and adopted after it, is of the new cycle."""
    case = bring(a_case(), "f1", on=START + DAY)
    case = adopted(case, START + 2 * DAY, a_measure("m2"))
    case = ic.record(case, ic.Voided(targets=(len(case.journal),), on=START + 2 * DAY, reason="Not signed"))
    case = ic.record(case, ic.Reopened(findings=("f1",), on=START + 10 * DAY, reason="Back", basis="Follow-up"))
    case = adopted(case, START + 20 * DAY)
    on = START + 21 * DAY
    cycle = case.measures_in_cycle(case.plan_on(on), case.standing_on(on), "f1")
    assert ("m2",) == tuple(measure.id for measure in cycle)


def test_an_entry_is_not_voided_twice() -> None:
    case = bring(a_case(), "f1", ic.State.IN_PROGRESS)
    void = ic.Voided(targets=(2,), on=START, reason="Mistake")
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, void, void)
    assert ["IC304"] == [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize("target", [0, -1, 3, 4])
def test_only_an_entry_that_is_there_can_be_voided(target: int) -> None:
    case = bring(a_case(), "f1", ic.State.IN_PROGRESS)
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, ic.Voided(targets=(target,), on=START, reason="Mistake"))
    assert ["IC304"] == [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize(
    "empty",
    [
        ic.Voided(targets=(), on=START, reason="Mistake"),
        ic.EvidenceAdded(evidence=(), on=START),
        ic.EvidenceWithdrawn(evidence=(), on=START, reason="Mistake"),
        ic.Started(findings=(), on=START),
        ic.MeasureDone(measures=(), on=START),
        ic.ExtensionAsked(on=START, until=START, reason="More time"),
    ],
    ids=lambda event: event.kind,
)
def test_an_event_that_names_nothing_is_refused(empty: ic.Event) -> None:
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(a_case(), empty)
    assert ["IC324"] == [problem.code for problem in refused.value.problems]


# --- corrections ------------------------------------------------------------------------------------------------


def test_a_correction_stands_in_the_place_of_its_target() -> None:
    case = bring(a_case(), "f1", ic.State.IN_PROGRESS)
    corrected = ic.record(case, ic.Started(findings=("f1",), on=START + 3 * DAY, corrects=2))
    assert START + 3 * DAY == corrected.standing.finding("f1").cycle.since
    assert ic.State.PLANNED is corrected.standing_on(START).finding("f1").state


def test_a_correction_that_is_voided_restores_its_target() -> None:
    case = bring(a_case(), "f1", ic.State.IN_PROGRESS)
    corrected = ic.record(case, ic.Started(findings=("f1",), on=START + 3 * DAY, corrects=2))
    back = ic.record(corrected, ic.Voided(targets=(3,), on=START + 4 * DAY, reason="The first was right"))
    assert case.standing == back.standing


def test_of_a_chain_of_corrections_one_entry_counts_whatever_is_voided() -> None:
    """Entry 2 is corrected by 3, 3 by 4: with 3 void, 2 must not come back beside 4."""
    case = ic.record(a_case(), ic.Progressed(findings=("f1",), on=START, text="First"))
    case = ic.record(case, ic.Progressed(findings=("f1",), on=START, text="Second", corrects=2))
    case = ic.record(case, ic.Progressed(findings=("f1",), on=START, text="Third", corrects=3))
    case = ic.record(case, ic.Voided(targets=(3,), on=START, reason="Mistake"))
    told = [entry.event.text for entry in effective(case.journal) if isinstance(entry.event, ic.Progressed)]
    assert ["Third"] == told


def test_a_correction_is_of_the_kind_of_its_target() -> None:
    case = bring(a_case(), "f1", ic.State.IN_PROGRESS)
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, ic.Progressed(findings=("f1",), on=START, text="Half", corrects=2))
    assert ["IC308"] == [problem.code for problem in refused.value.problems]


def test_a_corrected_extension_stays_replaced_by_the_edition_that_superseded_it() -> None:
    case = ic.record(
        a_case(a_finding(), a_measure(deadline=START + 30 * DAY)),
        ic.ExtensionAsked(measures=("m1",), on=START, until=START + 60 * DAY, reason="More time"),
        ic.ExtensionGranted(measures=("m1",), on=START, until=START + 60 * DAY, decided_by="b-group"),
    )
    new = ic.Deadline(date=START + 45 * DAY, supersedes=3)
    case = adopted(case, START + DAY, a_measure(deadline=new))
    corrected = ic.ExtensionGranted(
        measures=("m1",), on=START, until=START + 61 * DAY, decided_by="b-group", note="61 days", corrects=3
    )
    case = ic.record(case, corrected)
    assert START + 45 * DAY == ic.report(case, as_of=START + DAY).items[0].due


# --- reopening --------------------------------------------------------------------------------------------------


@settings(max_examples=150)
@given(st.data())
def test_reopening_touches_only_what_it_names(data: st.DataObject) -> None:
    case = data.draw(cases())
    leaf = data.draw(st.sampled_from(case.draft.leaves)).id
    day = case.standing.last_day or START
    try:
        case = bring(case, leaf, on=day)
    except ic.InvalidCaseError:
        assume(False)
    assume(case.standing.finding(leaf).state is ic.State.CLOSED)
    theirs = [measure.id for measure in case.plan_on(day).measures_of(leaf)]
    resumed = tuple(data.draw(st.lists(st.sampled_from(theirs), unique=True))) if theirs else ()
    before = case.standing
    after = ic.record(
        case,
        ic.Reopened(findings=(leaf,), on=day, reason="Back", basis="Follow-up", measures=resumed, until=day + 9 * DAY),
    ).standing
    assert before.finding(leaf).cycles == after.finding(leaf).cycles[:-1]
    assert {**before.findings, leaf: None} == {**after.findings, leaf: None}
    kept = [m.id for m in case.plan_on(day).document.measures if m.id not in resumed]
    assert [(before.measure(id), before.new_days(id)) for id in kept] == [
        (after.measure(id), after.new_days(id)) for id in kept
    ]
    assert before.evidence == after.evidence


def _section() -> ic.Section:
    return ic.Section(kind=ic.SectionKind.NEXT_STEPS, title="Next steps", lead="More of the same")
