"""What leaves the house: how a publication moves, what keeps it back, and the comments that come of it."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

import inspection_core as ic
from inspection_core import PublicationState
from inspection_core.lifecycle import PUBLICATION_TABLE, Publication, outdated, pinned
from inspection_core.profiles import ApprovalStep, CommentRules, DeadlineRules
from inspection_core.testing import START, a_case, a_finding, a_measure, a_profile, adopted, amended, bring

DAY = dt.timedelta(days=1)
CHAIN = a_profile(
    publication_approvals=(ApprovalStep(key="office", title="Office"), ApprovalStep(key="group", title="Group"))
)
AS_IT_IS = ic.PublicWording(decision=ic.Decision.PUBLISH)
REWORDED = ic.PublicWording(decision=ic.Decision.REWORD, title="A matter of minutes")
WITHHELD = ic.PublicWording(
    decision=ic.Decision.WITHHOLD, reason="other_sensitive", statement="It names a person.", approved_by="b-group"
)
DRAFTED = ic.PublicationDrafted(publication="p1", on=START, title="January", as_of=START)
SUBMITTED = ic.PublicationSubmitted(publication="p1", on=START)
RETURNED = ic.PublicationReturned(publication="p1", on=START, reason="A dull title")
OFFICE = ic.PublicationApproved(publication="p1", on=START, step="office", decided_by="b-group")
GROUP = evolve(OFFICE, step="group")
PUBLISHED = ic.PublicationPublished(publication="p1", on=START, address="https://office.example", decided_by="b-group")
WITHDRAWN = ic.PublicationWithdrawn(publication="p1", on=START, reason="A wrong figure", decided_by="b-group")
COMMENT = ic.CommentReceived(comment="c1", publication="p1", on=START, channel="e-mail", text="Well done")
ANSWER = ic.CommentAnswered(comment="c1", on=START, text="Thank you")
MADE = ic.MadeDocument(exporter="json-report", to="january.json", made_by="inspection-core 0", digest="0" * 64)
VOID = ic.Voided(targets=(2,), on=START, reason="Mistake")

EVENTS: dict[str, ic.PublicationEvent] = {
    "draft": DRAFTED,
    "submit": SUBMITTED,
    "return": RETURNED,
    "approve": OFFICE,
    "publish": PUBLISHED,
    "withdraw": WITHDRAWN,
}
WAYS: dict[PublicationState | None, tuple[ic.Event, ...]] = {
    None: (),
    PublicationState.DRAFTED: (DRAFTED,),
    PublicationState.SUBMITTED: (DRAFTED, SUBMITTED),
    PublicationState.RETURNED: (DRAFTED, SUBMITTED, RETURNED),
    PublicationState.APPROVED: (DRAFTED, SUBMITTED, OFFICE, GROUP),
    PublicationState.PUBLISHED: (DRAFTED, SUBMITTED, OFFICE, GROUP, PUBLISHED),
    PublicationState.WITHDRAWN: (DRAFTED, WITHDRAWN),
}
"""How a publication comes to each state, with a chain of two approvals."""

EXPECTED: dict[PublicationState | None, dict[str, PublicationState]] = {
    None: {"draft": PublicationState.DRAFTED},
    PublicationState.DRAFTED: {
        "draft": PublicationState.DRAFTED,
        "submit": PublicationState.SUBMITTED,
        "withdraw": PublicationState.WITHDRAWN,
    },
    PublicationState.SUBMITTED: {
        "return": PublicationState.RETURNED,
        "approve": PublicationState.SUBMITTED,  # one step of two
        "withdraw": PublicationState.WITHDRAWN,
    },
    PublicationState.RETURNED: {"draft": PublicationState.DRAFTED, "withdraw": PublicationState.WITHDRAWN},
    PublicationState.APPROVED: {
        "return": PublicationState.RETURNED,
        "publish": PublicationState.PUBLISHED,
        "withdraw": PublicationState.WITHDRAWN,
    },
    PublicationState.PUBLISHED: {"withdraw": PublicationState.WITHDRAWN},
    PublicationState.WITHDRAWN: {},
}
"""What can happen to a publication in each state, and where it leads; what isn't here is refused."""

WORDS: dict[PublicationState | None, str] = {
    None: "not drafted yet",
    PublicationState.DRAFTED: "drafted",
    PublicationState.SUBMITTED: "submitted for approval",
    PublicationState.RETURNED: "returned",
    PublicationState.APPROVED: "approved",
    PublicationState.PUBLISHED: "published",
    PublicationState.WITHDRAWN: "withdrawn",
}
PAST = {
    "draft": "drafted",
    "submit": "submitted for approval",
    "return": "returned",
    "approve": "approved",
    "publish": "published",
    "withdraw": "withdrawn",
}


def _case(*events: ic.Event, profile: ic.Profile = CHAIN, public: ic.PublicWording | None = AS_IT_IS) -> ic.Case:
    """A case with one finding, of which it was decided what becomes of it in public, and what happened."""
    return ic.record(a_case(a_finding(public=public), a_measure(), profile=profile), *events)


def _in(state: PublicationState | None) -> ic.Case:
    return _case(*WAYS[state])


def _of(case: ic.Case, id: str = "p1") -> Publication:
    return case.standing.publications[id]


def _refused(case: ic.Case, *events: ic.Event) -> tuple[ic.Diagnostic, ...]:
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, *events)
    return refused.value.problems


def _codes(case: ic.Case, *events: ic.Event) -> list[str]:
    return [problem.code for problem in _refused(case, *events)]


# --- the table --------------------------------------------------------------------------------------------------


def test_the_table_is_the_one_written_here() -> None:
    written = {
        type(event): frozenset(state for state, possible in EXPECTED.items() if name in possible)
        for name, event in EVENTS.items()
    }
    assert written == {kind: move.sources for kind, move in PUBLICATION_TABLE.items()}


@pytest.mark.parametrize("state", PublicationState, ids=lambda state: state.value)
def test_the_table_is_tested_from_where_it_says(state: PublicationState) -> None:
    assert state is _of(_in(state)).state


@pytest.mark.parametrize(
    ("state", "event"), [(state, event) for state, row in EXPECTED.items() for event in row], ids=str
)
def test_what_the_table_has_leads_there(state: PublicationState | None, event: str) -> None:
    after = ic.record(_in(state), EVENTS[event])
    assert EXPECTED[state][event] is _of(after).state


@pytest.mark.parametrize(
    ("state", "event"),
    [(state, event) for state, row in EXPECTED.items() for event in EVENTS if event not in row],
    ids=str,
)
def test_what_the_table_does_not_have_is_refused_with_the_state_and_what_is_possible(
    state: PublicationState | None, event: str
) -> None:
    (problem,) = _refused(_in(state), EVENTS[event])
    possible = ", ".join(EXPECTED[state]) or "nothing"
    assert ("IC301", f"p1 is {WORDS[state]}: it can't be {PAST[event]}", f"Possible now: {possible}.") == (
        problem.code,
        str(problem.message),
        str(problem.remedy),
    )


def test_a_refusal_is_said_in_chinese_too() -> None:
    (problem,) = _refused(_in(PublicationState.RETURNED), PUBLISHED)
    assert problem.remedy is not None
    assert ("p1 现为“已退回”，不能公开", "现在可以：拟稿（draft）、撤回（withdraw）。") == (
        problem.message.zh,
        problem.remedy.zh,
    )


def test_examining_says_what_the_table_would_refuse() -> None:
    assert ["IC301"] == [problem.code for problem in ic.examine(_in(PublicationState.DRAFTED), PUBLISHED)]


def test_publications_move_each_for_itself() -> None:
    case = _case(DRAFTED, SUBMITTED, evolve(DRAFTED, publication="p2"))
    assert [PublicationState.SUBMITTED, PublicationState.DRAFTED] == [_of(case, id).state for id in ("p1", "p2")]


def test_a_publication_remembers_every_step_with_its_entry() -> None:
    steps = _of(_in(PublicationState.RETURNED)).steps
    assert [(2, PublicationState.DRAFTED), (3, PublicationState.SUBMITTED), (4, PublicationState.RETURNED)] == [
        (step.seq, step.state) for step in steps
    ]


def test_a_publication_stands_since_the_day_of_its_last_step() -> None:
    case = _case(DRAFTED, evolve(SUBMITTED, on=START + 2 * DAY))
    assert START + 2 * DAY == _of(case).since


# --- approvals --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("steps", [(OFFICE, GROUP), (GROUP, OFFICE)], ids=["in turn", "the other way round"])
def test_the_last_step_of_the_chain_approves(steps: tuple[ic.Event, ic.Event]) -> None:
    first = ic.record(_in(PublicationState.SUBMITTED), steps[0])
    assert [PublicationState.SUBMITTED, PublicationState.APPROVED] == [
        _of(case).state for case in (first, ic.record(first, steps[1]))
    ]


def test_the_approvals_that_were_given_are_told() -> None:
    assert ("office", "group") == _of(_in(PublicationState.APPROVED)).approvals


def test_a_step_that_is_given_twice_does_not_stand_for_another() -> None:
    assert PublicationState.SUBMITTED is _of(_case(DRAFTED, SUBMITTED, OFFICE, OFFICE)).state


def test_without_a_chain_what_is_submitted_is_approved() -> None:
    assert PublicationState.APPROVED is _of(_case(DRAFTED, SUBMITTED, profile=a_profile())).state


def test_what_is_returned_has_lost_its_approvals() -> None:
    case = ic.record(_in(PublicationState.SUBMITTED), OFFICE, RETURNED)
    assert () == _of(case).approvals


def test_after_a_return_every_step_approves_anew() -> None:
    case = ic.record(_in(PublicationState.APPROVED), RETURNED, DRAFTED, SUBMITTED, GROUP)
    assert (PublicationState.SUBMITTED, ("group",)) == (_of(case).state, _of(case).approvals)


def test_what_was_returned_is_published_in_the_end() -> None:
    case = ic.record(_in(PublicationState.RETURNED), DRAFTED, SUBMITTED, OFFICE, GROUP, PUBLISHED)
    assert PublicationState.PUBLISHED is _of(case).state


@pytest.mark.parametrize("claimed", [(), ("office",), ("section",)], ids=["none", "fewer", "another"])
def test_which_steps_are_to_be_passed_is_for_the_profile_to_say(claimed: tuple[str, ...]) -> None:
    case = ic.record(_in(PublicationState.DRAFTED), evolve(SUBMITTED, chain=claimed))
    assert ("office", "group") == _of(case).chain


def test_what_is_returned_has_no_chain_to_pass_until_it_is_submitted_again() -> None:
    case = ic.record(_in(PublicationState.SUBMITTED), RETURNED)
    assert () == _of(case).chain


def test_what_is_submitted_passes_the_chain_that_it_was_submitted_to() -> None:
    """A chain that is shortened while it waits takes no step from it."""
    shorter = evolve(CHAIN, publication_approvals=CHAIN.publication_approvals[:1])
    case = adopted(amended(_in(PublicationState.SUBMITTED), profile=shorter), START)
    by_one = ic.record(case, OFFICE)
    assert PublicationState.SUBMITTED is _of(by_one).state
    assert PublicationState.APPROVED is _of(ic.record(by_one, GROUP)).state


def test_the_chain_is_that_of_the_edition_in_force() -> None:
    """A chain that was shortened later does not reach back to a submission of before."""
    case = _case(DRAFTED)
    case = adopted(amended(case, profile=a_profile()), START + 10 * DAY)
    early, late = (ic.record(case, evolve(SUBMITTED, on=START + n * DAY)) for n in (5, 15))
    assert (PublicationState.SUBMITTED, PublicationState.APPROVED) == (_of(early).state, _of(late).state)


# --- drafts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("before", [(DRAFTED,), (DRAFTED, SUBMITTED, RETURNED)], ids=["draft", "return"])
def test_a_new_draft_takes_the_place_of_the_old_one(before: tuple[ic.Event, ...]) -> None:
    case = _case(*before, evolve(DRAFTED, title="January, anew", documents=(MADE,)))
    assert ("January, anew", (MADE,)) == (_of(case).draft.title, _of(case).draft.documents)


def test_a_draft_that_says_nothing_of_it_knows_the_journal_so_far() -> None:
    case = ic.record(bring(_case(), "f1", ic.State.IN_PROGRESS), DRAFTED)
    assert 2 == _of(case).draft.known


def test_a_draft_may_know_less_than_the_journal() -> None:
    case = ic.record(bring(_case(), "f1", ic.State.IN_PROGRESS), evolve(DRAFTED, known=1))
    assert 1 == _of(case).draft.known


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (evolve(DRAFTED, as_of=START + DAY), "2024-01-16 is after 2024-01-15"),
        (evolve(DRAFTED, known=2), "the journal has 1 entries, not 2"),
        (evolve(DRAFTED, known=-1), "the journal has 1 entries, not -1"),
    ],
    ids=["a later day", "entries to come", "less than none"],
)
def test_a_draft_that_could_not_be_made_again_is_refused(draft: ic.PublicationDrafted, why: str) -> None:
    (problem,) = _refused(_case(), draft)
    assert ("IC341", f"publication p1 can't be made again: {why}") == (problem.code, str(problem.message))


def test_without_an_edition_there_is_nothing_to_publish() -> None:
    case = a_case(a_finding(public=AS_IT_IS), a_measure(), on=None)
    (problem,) = _refused(case, DRAFTED)
    assert "publication p1 can't be made again: no edition was adopted by then" == str(problem.message)


def test_entries_before_the_first_edition_are_no_ground_to_publish_on() -> None:
    started = ic.ReferralsCounted(on=START, received=1, answered=0)
    case = adopted(ic.record(a_case(a_finding(public=AS_IT_IS), a_measure(), on=None), started), START)
    assert ["IC341"] == _codes(case, evolve(DRAFTED, known=1))


@pytest.mark.parametrize("path", ["../january.json", "/january.json", "a/../../january.json"])
def test_a_document_stays_in_the_folder_that_documents_are_written_to(path: str) -> None:
    assert ["IC414"] == _codes(_case(), evolve(DRAFTED, documents=(MADE, evolve(MADE, to=path))))


@pytest.mark.parametrize("id", ["", "p 1", "p/1", "p" * 41])
def test_what_is_no_id_names_no_publication(id: str) -> None:
    assert ["IC103"] == _codes(_case(), evolve(DRAFTED, publication=id))


# --- what keeps a publication back ------------------------------------------------------------------------------


def test_the_findings_that_nobody_decided_on_are_named() -> None:
    case = a_case(a_finding(public=AS_IT_IS), a_finding("f2"), a_finding("f3"), profile=CHAIN)
    (problem,) = _refused(case, DRAFTED, SUBMITTED)
    assert ("IC342", ("f2", "f3")) == (problem.code, problem.facts["findings"])


def test_a_finding_below_a_decided_one_is_decided_with_it() -> None:
    case = a_case(a_finding(public=AS_IT_IS), a_finding("f2", parent="f1"), profile=CHAIN)
    assert PublicationState.SUBMITTED is _of(ic.record(case, DRAFTED, SUBMITTED)).state


def test_for_readers_inside_nothing_needs_to_be_decided() -> None:
    case = _case(evolve(DRAFTED, audience=ic.Audience.INTERNAL), SUBMITTED, public=None)
    assert PublicationState.SUBMITTED is _of(case).state


def test_a_draft_of_before_the_decision_is_drafted_again() -> None:
    """What it tells was undecided when it was made: deciding afterwards makes another document of it."""
    case = adopted(_case(DRAFTED, public=None), START, a_finding(public=REWORDED))
    assert ["IC342", "IC343"] == _codes(case, SUBMITTED)
    assert PublicationState.SUBMITTED is _of(ic.record(case, DRAFTED, SUBMITTED)).state


@pytest.mark.parametrize(
    "public", [WITHHELD, REWORDED, evolve(REWORDED, title="Another matter")], ids=["withheld", "reworded", "otherwise"]
)
def test_what_was_decided_otherwise_since_the_draft_is_named(public: ic.PublicWording) -> None:
    before = REWORDED if public.title == "Another matter" else AS_IT_IS
    case = adopted(_case(DRAFTED, public=before), START, a_finding(public=public))
    (problem,) = _refused(case, SUBMITTED)
    assert ("IC343", ("f1",)) == (problem.code, problem.facts["items"])


@pytest.mark.parametrize(
    ("so_far", "event"),
    [((), SUBMITTED), ((SUBMITTED,), OFFICE), ((SUBMITTED, OFFICE, GROUP), PUBLISHED)],
    ids=["submit", "approve", "publish"],
)
def test_at_each_step_what_was_decided_last_counts(so_far: tuple[ic.Event, ...], event: ic.Event) -> None:
    case = adopted(_case(DRAFTED, *so_far), START, a_finding(public=WITHHELD))
    assert ["IC343"] == _codes(case, event)


def test_a_publication_that_is_no_longer_right_can_be_returned_and_drafted_again() -> None:
    case = adopted(_in(PublicationState.SUBMITTED), START, a_finding(public=WITHHELD))
    case = ic.record(case, RETURNED, DRAFTED, SUBMITTED, OFFICE, GROUP, PUBLISHED)
    assert PublicationState.PUBLISHED is _of(case).state


def test_what_is_decided_after_it_went_out_does_not_undo_that() -> None:
    case = adopted(_in(PublicationState.PUBLISHED), START, a_finding(public=WITHHELD))
    assert PublicationState.PUBLISHED is _of(case).state


def test_what_the_working_copy_withholds_does_not_go_out_meanwhile() -> None:
    case = amended(_in(PublicationState.APPROVED), a_finding(public=WITHHELD))
    (problem,) = _refused(case, PUBLISHED)
    assert ("IC343", ("f1",)) == (problem.code, problem.facts["items"])


def test_other_words_in_the_working_copy_wait_for_their_adoption() -> None:
    case = amended(_in(PublicationState.APPROVED), a_finding(public=REWORDED))
    assert PublicationState.PUBLISHED is _of(ic.record(case, PUBLISHED)).state


def test_a_later_account_changes_nothing_of_what_was_decided() -> None:
    told = ic.Account(finding="f1", as_of=START, paragraphs=(ic.Paragraph(text="More"),))
    case = adopted(_in(PublicationState.APPROVED), START, told)
    assert PublicationState.PUBLISHED is _of(ic.record(case, PUBLISHED)).state


@pytest.mark.parametrize("adopting", [True, False], ids=["adopted", "in the working copy"])
def test_a_measure_that_is_closed_to_readers_outside_keeps_a_publication_back(adopting: bool) -> None:
    case = a_case(a_finding(public=AS_IT_IS), a_measure(audience=ic.Audience.PUBLIC), profile=CHAIN)
    case = amended(ic.record(case, DRAFTED), a_measure(audience=ic.Audience.RESTRICTED))
    case = adopted(case, START) if adopting else case
    (problem,) = _refused(case, SUBMITTED)
    assert ("IC343", ("m1",)) == (problem.code, problem.facts["items"])


ACCOUNT = ic.Account(finding="f1", as_of=START, paragraphs=(ic.Paragraph(text="Told"),))
SECTION = ic.Section(kind=ic.SectionKind.NEXT_STEPS, title="Next steps", lead="More of the same")
OUTCOME = ic.Outcome(id="o1", kind="money", title="Recovered", value=Decimal(1), unit="EUR")


@pytest.mark.parametrize("adopting", [True, False], ids=["adopted", "in the working copy"])
@pytest.mark.parametrize(
    ("part", "item", "named"),
    [
        ("accounts", ACCOUNT, "f1 2024-01-15"),
        ("sections", SECTION, "Next steps"),
        ("outcomes", OUTCOME, "o1"),
    ],
    ids=["account", "section", "outcome"],
)
def test_whatever_is_closed_to_readers_outside_keeps_a_publication_back(
    part: str, item: Any, named: str, adopting: bool
) -> None:
    case = ic.record(a_case(a_finding(public=AS_IT_IS), a_measure(), item, profile=CHAIN), DRAFTED)
    closed: dict[str, Any] = {part: (evolve(item, audience=ic.Audience.INTERNAL),)}
    case = amended(case, **closed)
    case = adopted(case, START) if adopting else case
    (problem,) = _refused(case, SUBMITTED)
    assert ("IC343", (named,)) == (problem.code, problem.facts["items"])


def test_a_profile_that_closes_a_kind_of_facts_keeps_a_publication_back() -> None:
    case = ic.record(a_case(a_finding(public=AS_IT_IS), a_measure(), OUTCOME, profile=CHAIN), DRAFTED)
    strict = evolve(CHAIN, audiences={**CHAIN.audiences, "outcome": ic.Audience.INTERNAL})
    case = adopted(amended(case, profile=strict), START)
    assert ("o1",) == outdated(case, _of(case).draft)


def test_what_keeps_it_back_is_asked_of_a_publication_for_readers_inside_too() -> None:
    case = _case(evolve(DRAFTED, audience=ic.Audience.INTERNAL))
    case = adopted(case, START, a_finding(public=AS_IT_IS, audience=ic.Audience.RESTRICTED))
    assert ("f1", "m1") == outdated(case, _of(case).draft)


def test_a_publication_tells_what_was_known_when_it_was_drafted() -> None:
    case = adopted(_case(DRAFTED), START, a_finding(public=WITHHELD))
    assert frozenset() == pinned(case, _of(case).draft).hidden


def test_an_approval_names_a_step_of_the_chain_of_publications() -> None:
    (problem,) = _refused(_in(PublicationState.SUBMITTED), evolve(OFFICE, step="ofice"))
    assert ("IC323", "Did you mean 'office'?") == (problem.code, str(problem.remedy))


def test_a_step_of_the_chain_of_findings_is_none_of_publications() -> None:
    profile = evolve(CHAIN, approvals=(ApprovalStep(key="section", title="Section"),))
    assert ["IC323"] == _codes(_case(DRAFTED, SUBMITTED, profile=profile), evolve(OFFICE, step="section"))


@pytest.mark.parametrize(
    "published",
    [evolve(PUBLISHED, address="Notice board"), evolve(PUBLISHED, address=None, sha256="0" * 64)],
    ids=["where", "what"],
)
def test_it_is_said_where_or_what_went_out(published: ic.PublicationPublished) -> None:
    assert published == _of(ic.record(_in(PublicationState.APPROVED), published)).published


def test_everything_that_is_unmet_is_said_at_once() -> None:
    case = amended(_in(PublicationState.APPROVED), a_finding(public=WITHHELD))
    wrong = evolve(PUBLISHED, address=None, decided_by=None, until=START - DAY)
    assert ["IC314", "IC344", "IC343", "IC348"] == _codes(case, wrong)


# --- comments ---------------------------------------------------------------------------------------------------


def _rule(text: str, calendar: str | None = "weekdays") -> ic.Profile:
    """The profile of a body that answers comments within a time."""
    return evolve(CHAIN, comments=CommentRules(reply=ic.Span.parse(text)), deadlines=DeadlineRules(calendar=calendar))


def _published(profile: ic.Profile = CHAIN) -> ic.Case:
    return _case(*WAYS[PublicationState.PUBLISHED], profile=profile)


def _reply_due(case: ic.Case) -> dt.date | None:
    return case.standing.comments["c1"].event.until


@pytest.mark.parametrize(
    ("span", "expected"),
    [("10 days", dt.date(2024, 1, 25)), ("15 working days", dt.date(2024, 2, 5)), ("1 month", dt.date(2024, 2, 15))],
)
def test_the_reply_is_due_as_the_profile_counts(span: str, expected: dt.date) -> None:
    assert expected == _reply_due(ic.record(_published(_rule(span)), COMMENT))


def test_a_day_that_is_not_worked_rolls_on() -> None:
    """START is a Monday; five days later is a Saturday."""
    assert START + 7 * DAY == _reply_due(ic.record(_published(_rule("5 days")), COMMENT))


def test_without_a_rule_a_comment_has_no_day() -> None:
    assert _reply_due(ic.record(_published(), COMMENT)) is None


def test_a_day_that_is_given_goes_before_the_rule() -> None:
    given = evolve(COMMENT, until=START + 2 * DAY)
    assert START + 2 * DAY == _reply_due(ic.record(_published(_rule("15 working days")), given))


def test_days_count_without_a_calendar() -> None:
    assert START + 5 * DAY == _reply_due(ic.record(_published(_rule("5 days", calendar=None)), COMMENT))


@pytest.mark.parametrize(
    ("calendar", "why"),
    [(None, "names no calendar"), ("lunar", "no calendar 'lunar' is installed (there are: weekdays)")],
    ids=["none named", "one that is not installed"],
)
def test_working_days_without_their_calendar_are_refused_clearly(calendar: str | None, why: str) -> None:
    case = _published(_rule("15 working days", calendar=calendar))
    (problem,) = _refused(case, COMMENT)
    assert ("IC111", True) == (problem.code, why in str(problem))


def test_a_calendar_that_is_not_installed_is_named_in_chinese_too() -> None:
    (problem,) = _refused(_published(_rule("15 working days", calendar="lunar")), COMMENT)
    assert "未安装日历 'lunar'（现有：weekdays）" in problem.message.zh


def test_a_day_that_is_given_needs_no_calendar() -> None:
    case = _published(_rule("15 working days", calendar=None))
    assert START == _reply_due(ic.record(case, evolve(COMMENT, until=START)))


def test_a_reply_that_was_due_before_its_comment_came_is_told_with_both_days() -> None:
    (problem,) = _refused(_published(), evolve(COMMENT, until=START - DAY))
    assert ("IC348", "the day 2024-01-14 lies before 2024-01-15, the day of this entry") == (
        problem.code,
        str(problem.message),
    )


def test_a_reply_on_the_day_of_its_comment_may_be_asked_for() -> None:
    assert START == _reply_due(ic.record(_published(), evolve(COMMENT, until=START)))


@pytest.mark.parametrize(
    ("so_far", "event", "code"),
    [
        ((COMMENT,), COMMENT, "IC338"),
        ((), ANSWER, "IC339"),
        ((COMMENT, ANSWER), evolve(ANSWER, text="Again"), "IC339"),
        ((COMMENT,), evolve(ANSWER, on=START - DAY), "IC339"),
    ],
    ids=["an id that is taken", "none of that id", "answered already", "before it came"],
)
def test_examining_a_comment_says_what_recording_it_would(
    so_far: tuple[ic.Event, ...], event: ic.Event, code: str
) -> None:
    case = ic.record(_published(), *so_far)
    assert [[code], [code]] == [[problem.code for problem in ic.examine(case, event)], _codes(case, event)]


def test_examining_says_that_a_reply_can_not_be_counted() -> None:
    case = _published(_rule("15 working days", calendar="lunar"))
    assert ["IC111"] == [problem.code for problem in ic.examine(case, COMMENT)]


@pytest.mark.parametrize(
    ("answered", "as_of", "expected"),
    [(None, 2, False), (None, 3, True), (2, 9, False), (3, 3, True), (3, 9, True)],
    ids=["waits", "waits too long", "in time", "late, on its day", "late, long ago"],
)
def test_a_reply_that_came_late_stays_late(answered: int | None, as_of: int, expected: bool) -> None:
    case = ic.record(_published(), evolve(COMMENT, until=START + 2 * DAY))
    if answered is not None:
        case = ic.record(case, evolve(ANSWER, on=START + answered * DAY))
    (comment,) = ic.report(case, as_of=START + as_of * DAY).comments
    assert expected is comment.late


def test_a_comment_waits_until_it_is_answered() -> None:
    case = ic.record(_published(), COMMENT)
    replies = [each.standing.comments["c1"].reply for each in (case, ic.record(case, ANSWER))]
    assert [None, ANSWER] == replies


def test_a_comment_is_answered_once() -> None:
    (problem,) = _refused(ic.record(_published(), COMMENT, ANSWER), evolve(ANSWER, text="Again"))
    assert ("IC339", "c1") == (problem.code, problem.facts["comment"])


def test_a_comment_that_never_came_is_not_answered() -> None:
    assert ["IC339"] == _codes(_published(), ANSWER)


def test_the_id_of_a_comment_is_given_once() -> None:
    (problem,) = _refused(ic.record(_published(), COMMENT), COMMENT)
    assert ("IC338", "c1") == (problem.code, problem.facts["id"])


@pytest.mark.parametrize("id", ["", "c 1", "c/1"])
def test_what_is_no_id_names_no_comment(id: str) -> None:
    assert ["IC103"] == _codes(_published(), evolve(COMMENT, comment=id))


def test_a_comment_is_on_a_publication_that_is_there() -> None:
    (problem,) = _refused(_published(), evolve(COMMENT, publication="p2"))
    assert ("IC302", "p2") == (problem.code, problem.facts["id"])


def test_a_comment_names_findings_that_are_there() -> None:
    (problem,) = _refused(_published(), evolve(COMMENT, findings=("f9",)))
    assert ("IC302", "f9") == (problem.code, problem.facts["id"])


@pytest.mark.parametrize("state", [PublicationState.DRAFTED, PublicationState.APPROVED], ids=lambda state: state.value)
def test_nobody_outside_comments_on_what_is_not_out(state: PublicationState) -> None:
    assert ["IC345"] == _codes(_in(state), COMMENT)


def test_what_went_out_and_was_taken_back_is_still_commented_on() -> None:
    case = ic.record(_published(), WITHDRAWN, COMMENT)
    assert ("c1",) == tuple(case.standing.comments)


def test_a_finding_that_a_comment_names_stays_in_the_document() -> None:
    case = ic.record(_published(), evolve(COMMENT, findings=("f1",)))
    with pytest.raises(ic.InvalidCaseError) as refused:
        adopted(case, START + DAY, findings=(a_finding("f2"),), measures=())
    assert ["IC107"] == [problem.code for problem in refused.value.problems]


# --- voids, corrections, back-dating ----------------------------------------------------------------------------


def test_a_draft_is_not_voided_while_it_is_submitted() -> None:
    problems = _refused(_in(PublicationState.SUBMITTED), VOID)
    assert [("IC305", 3), ("IC301", 3)] == [(problem.code, problem.facts["seq"]) for problem in problems]


def test_a_voided_draft_leaves_no_publication() -> None:
    assert {} == ic.record(_in(PublicationState.DRAFTED), VOID).standing.publications


def test_a_voided_draft_brings_back_the_one_before_it() -> None:
    case = _case(DRAFTED, evolve(DRAFTED, title="January, anew"))
    assert "January" == _of(ic.record(case, evolve(VOID, targets=(3,)))).draft.title


@pytest.mark.parametrize(
    ("state", "before"),
    [
        (PublicationState.SUBMITTED, PublicationState.DRAFTED),
        (PublicationState.RETURNED, PublicationState.SUBMITTED),
        (PublicationState.APPROVED, PublicationState.SUBMITTED),
        (PublicationState.PUBLISHED, PublicationState.APPROVED),
        (PublicationState.WITHDRAWN, PublicationState.DRAFTED),
    ],
    ids=lambda state: state.value,
)
def test_voiding_the_last_step_leads_back_to_the_state_before(
    state: PublicationState, before: PublicationState
) -> None:
    case = _in(state)
    assert before is _of(ic.record(case, evolve(VOID, targets=(len(case.journal),)))).state


def test_a_voided_return_gives_the_approvals_back() -> None:
    case = ic.record(_in(PublicationState.APPROVED), RETURNED)
    back = ic.record(case, evolve(VOID, targets=(len(case.journal),)))
    assert (PublicationState.APPROVED, ("office", "group")) == (_of(back).state, _of(back).approvals)


def test_a_voided_approval_is_lacking_again() -> None:
    case = ic.record(_in(PublicationState.APPROVED), evolve(VOID, targets=(4,)))
    assert (PublicationState.SUBMITTED, ("group",)) == (_of(case).state, _of(case).approvals)


def test_what_lost_an_approval_is_not_published() -> None:
    case = ic.record(_in(PublicationState.APPROVED), evolve(VOID, targets=(4,)))
    assert ["IC301"] == _codes(case, PUBLISHED)


def test_an_approval_that_was_lost_can_be_given_again() -> None:
    case = ic.record(_in(PublicationState.APPROVED), evolve(VOID, targets=(4,)), OFFICE)
    assert PublicationState.APPROVED is _of(case).state


def test_an_approval_is_not_voided_once_it_went_out() -> None:
    assert ["IC305", "IC301"] == _codes(_published(), evolve(VOID, targets=(4,)))


def test_a_corrected_approval_counts_as_the_step_that_it_really_was() -> None:
    case = ic.record(_in(PublicationState.APPROVED), evolve(GROUP, corrects=4))
    assert (PublicationState.SUBMITTED, ("group", "group")) == (_of(case).state, _of(case).approvals)


def test_a_corrected_approval_may_complete_the_chain() -> None:
    case = ic.record(_in(PublicationState.SUBMITTED), OFFICE, OFFICE)
    assert PublicationState.APPROVED is _of(ic.record(case, evolve(GROUP, corrects=5))).state


def test_a_back_dated_approval_completes_the_chain() -> None:
    case = _case(DRAFTED, SUBMITTED, evolve(GROUP, on=START + 5 * DAY))
    case = ic.record(case, evolve(OFFICE, on=START + 3 * DAY))
    assert (PublicationState.APPROVED, ("office", "group")) == (_of(case).state, _of(case).approvals)


def test_what_a_back_dated_approval_completes_is_approved_from_the_last_of_them_on() -> None:
    case = _case(DRAFTED, SUBMITTED, evolve(GROUP, on=START + 5 * DAY))
    case = ic.record(case, evolve(OFFICE, on=START + 3 * DAY))
    states = [case.standing_on(START + n * DAY).publications["p1"].state for n in (4, 5)]
    assert [PublicationState.SUBMITTED, PublicationState.APPROVED] == states


def test_a_comment_is_not_voided_while_its_reply_stands() -> None:
    case = ic.record(_published(), COMMENT, ANSWER)
    problems = _refused(case, evolve(VOID, targets=(len(case.journal) - 1,)))
    assert ["IC305", "IC339"] == [problem.code for problem in problems]


def test_a_comment_waits_again_when_its_reply_is_voided() -> None:
    case = ic.record(_published(), COMMENT, ANSWER)
    case = ic.record(case, evolve(VOID, targets=(len(case.journal),)))
    assert case.standing.comments["c1"].reply is None


def test_the_id_of_a_voided_comment_is_free() -> None:
    case = ic.record(_published(), COMMENT)
    case = ic.record(case, evolve(VOID, targets=(len(case.journal),)), evolve(COMMENT, text="Anew"))
    assert "Anew" == case.standing.comments["c1"].event.text


@pytest.mark.parametrize(
    "state",
    [PublicationState.DRAFTED, PublicationState.APPROVED, PublicationState.PUBLISHED],
    ids=lambda state: state.value,
)
def test_a_draft_is_not_corrected(state: PublicationState) -> None:
    """What was submitted, approved and published is the draft that was there then, and no other."""
    (problem,) = _refused(_in(state), evolve(DRAFTED, title="The title was mistyped", known=1, corrects=2))
    assert ("IC308", "entry 2 can't be corrected by this one: a draft is drafted again") == (
        problem.code,
        str(problem.message),
    )


def test_a_draft_is_drafted_again_instead() -> None:
    case = ic.record(_in(PublicationState.DRAFTED), evolve(DRAFTED, title="The title as it should be"))
    assert "The title as it should be" == _of(case).draft.title


def test_what_was_withheld_since_does_not_go_out_by_a_corrected_draft() -> None:
    case = adopted(_in(PublicationState.APPROVED), START, a_finding(public=WITHHELD))
    assert [["IC308"], ["IC343"]] == [_codes(case, event) for event in (evolve(DRAFTED, corrects=2), PUBLISHED)]


def test_a_corrected_publication_says_where_it_really_went_out() -> None:
    case = _published()
    case = ic.record(case, evolve(PUBLISHED, address="Notice board", corrects=len(case.journal)))
    published = _of(case).published
    assert published is not None
    assert "Notice board" == published.address


def test_a_corrected_comment_keeps_its_reply() -> None:
    case = ic.record(_published(), COMMENT, ANSWER)
    case = ic.record(case, evolve(COMMENT, text="Well done, really", corrects=len(case.journal) - 1))
    comment = case.standing.comments["c1"]
    assert ("Well done, really", ANSWER) == (comment.event.text, comment.reply)


def test_a_corrected_comment_is_counted_anew() -> None:
    case = ic.record(_published(_rule("10 days")), COMMENT)
    moved = evolve(COMMENT, on=START + DAY, corrects=len(case.journal))
    assert START + 11 * DAY == _reply_due(ic.record(case, moved))


def test_what_is_told_late_stands_on_its_day() -> None:
    late = START + 10 * DAY
    case = _case(DRAFTED, SUBMITTED, evolve(OFFICE, on=START + DAY), evolve(GROUP, on=late))
    told = ic.record(case, evolve(RETURNED, on=START + 11 * DAY))
    assert PublicationState.APPROVED is told.standing_on(late).publications["p1"].state


def test_a_back_dated_draft_does_not_break_what_came_after_it() -> None:
    case = _case(DRAFTED, evolve(SUBMITTED, on=START + 5 * DAY))
    told = ic.record(case, evolve(DRAFTED, on=START + DAY, title="January, anew"))
    assert ("January, anew", PublicationState.SUBMITTED) == (_of(told).draft.title, _of(told).state)


def test_a_back_dated_return_that_breaks_an_approval_is_refused() -> None:
    case = _case(DRAFTED, SUBMITTED, evolve(OFFICE, on=START + 5 * DAY))
    problems = _refused(case, evolve(RETURNED, on=START + DAY))
    assert [("IC305", 4), ("IC301", 4)] == [(problem.code, problem.facts["seq"]) for problem in problems]


def test_a_back_dated_reply_comes_after_its_comment() -> None:
    case = ic.record(_published(), evolve(COMMENT, on=START + 5 * DAY))
    assert ["IC339"] == _codes(case, evolve(ANSWER, on=START + 4 * DAY))


def test_a_publication_of_a_later_day_is_not_there_yet() -> None:
    case = _case(evolve(DRAFTED, on=START + 5 * DAY))
    assert {} == case.standing_on(START + 4 * DAY).publications


def test_a_draft_that_is_told_late_knows_all_that_was_recorded_by_then() -> None:
    """It was made when it was recorded: what it knows is a position in the journal, not a day."""
    case = bring(_case(), "f1", ic.State.IN_PROGRESS, on=START + 10 * DAY)
    told = ic.record(case, evolve(DRAFTED, on=START + 5 * DAY))
    assert 2 == _of(told).draft.known
