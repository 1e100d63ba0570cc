"""The guards: each refuses, lets pass what is right, warns, or allows, as the profile says."""

import datetime as dt
from collections.abc import Callable, Mapping

import pytest
from attrs import evolve, frozen

import inspection_core as ic
from inspection_core import State
from inspection_core.lifecycle import GUARDS
from inspection_core.profiles import ApprovalStep, CommentRules, NoticeRule, Policy
from inspection_core.testing import PEOPLE, START, a_case, a_finding, a_measure, a_paper, a_profile, adopted, bring

DAY = dt.timedelta(days=1)
DUE = START + 30 * DAY
PROFILE = a_profile(
    approvals=(ApprovalStep(key="office", title="Office"),),
    publication_approvals=(ApprovalStep(key="office", title="Office"),),
    notices=(NoticeRule(key="reminder", title="Reminder", days_late=1),),
)


@frozen
class Row:
    """A guard, its code, a case, an event that it minds there, and one that it doesn't."""

    guard: str
    code: str
    case: Callable[[ic.Profile], ic.Case]
    bad: ic.Event
    good: ic.Event
    before: ic.Event | None = None
    """What has to happen first, so that the good event is one."""
    files: Mapping[str, str] = {}
    """What is found of the files when the bad event is recorded."""


def _at(
    state: State, *items: ic.Finding | ic.Measure, also: tuple[ic.Event, ...] = ()
) -> Callable[[ic.Profile], ic.Case]:
    """A case in which f1 has come so far by the rules of its body, whatever the profile says of one guard."""

    def make(profile: ic.Profile) -> ic.Case:
        case = a_case(*items or (a_finding(), a_measure(deadline=DUE)), profile=profile)
        return ic.record(bring(case, "f1", state), *also)

    return make


def _closed(profile: ic.Profile) -> ic.Case:
    case = _at(State.VERIFIED)(profile)
    return ic.record(case, APPROVED, CLOSED)


def _filed(*supports: str) -> ic.EvidenceAdded:
    return ic.EvidenceAdded(evidence=(a_paper("e1", *supports),), on=START)


def _progress(percent: int) -> ic.Progressed:
    return ic.Progressed(findings=F1, on=START, text="So far", percent=percent)


def _review(issue: int) -> ic.ProgressReviewHeld:
    return ic.ProgressReviewHeld(issue=issue, on=START)


def _looked_at(profile: ic.Profile) -> ic.Case:
    return ic.record(_closed(profile), LOOKED)


def _looked_at_one(profile: ic.Profile) -> ic.Case:
    """Two closed findings; only the first is to be looked at again."""
    case = _at(State.PLANNED, a_finding(), a_finding("f2"), a_measure("m1", "f1", "f2"))(profile)
    return ic.record(case, evolve(SUPERSEDED, findings=("f1", "f2")), LOOKED)


def _two(profile: ic.Profile) -> ic.Case:
    """Two findings without a plan: only the second is to be settled at once."""
    at_once = a_finding("f2", deadline=ic.Deadline(kind=ic.DeadlineKind.IMMEDIATE))
    return ic.record(a_case(a_finding(), at_once, on=None, profile=profile), _filed("f1", "f2"))


def _public(*also: ic.Event) -> Callable[[ic.Profile], ic.Case]:
    """A case whose only finding is published as it is, and what happened to its publications."""

    def make(profile: ic.Profile) -> ic.Case:
        return ic.record(a_case(a_finding(public=AS_IT_IS), a_measure(deadline=DUE), profile=profile), *also)

    return make


def _decided_anew(*after: ic.Event, before: tuple[ic.Event, ...]) -> Callable[[ic.Profile], ic.Case]:
    """A case in which it was decided to withhold the finding, between what happened before that and after it."""

    def make(profile: ic.Profile) -> ic.Case:
        return ic.record(adopted(_public(*before)(profile), START, a_finding(public=WITHHELD)), *after)

    return make


def _uncountable(profile: ic.Profile) -> ic.Case:
    """Comments are to be answered within working days, but no calendar says which days those are."""
    reply = CommentRules(reply=ic.Span.parse("15 working days"))
    return _public(*TO_PUBLISHED)(evolve(profile, comments=reply))


def _undecided(profile: ic.Profile) -> ic.Case:
    """A finding of which nobody said what becomes of it; the second publication is for readers inside."""
    return ic.record(a_case(profile=profile), DRAFTED, evolve(OTHER, audience=ic.Audience.INTERNAL))


AS_IT_IS = ic.PublicWording(decision=ic.Decision.PUBLISH)
WITHHELD = ic.PublicWording(
    decision=ic.Decision.WITHHOLD, reason="other_sensitive", statement="It names a person.", approved_by="b-group"
)
DRAFTED = ic.PublicationDrafted(publication="p1", on=START, title="January", as_of=START)
OTHER = evolve(DRAFTED, publication="p2")
SENT_UP = ic.PublicationSubmitted(publication="p1", on=START)
SENT_BACK = ic.PublicationReturned(publication="p1", on=START, reason="A dull title")
SIGNED = ic.PublicationApproved(publication="p1", on=START, step="office", decided_by="b-group")
PUBLISHED = ic.PublicationPublished(publication="p1", on=START, address="https://office.example", decided_by="b-group")
TAKEN_BACK = ic.PublicationWithdrawn(publication="p1", on=START, reason="A wrong figure", decided_by="b-group")
COMMENT = ic.CommentReceived(comment="c1", publication="p1", on=START, channel="e-mail", text="Well done")
TO_PUBLISHED = (DRAFTED, SENT_UP, SIGNED, PUBLISHED)
ALSO_SENT_UP = (OTHER, evolve(SENT_UP, publication="p2"))
ALSO_SIGNED = (*ALSO_SENT_UP, evolve(SIGNED, publication="p2"))

F1 = ("f1",)
LOOKED = ic.FollowUpPlanned(follow_up="u1", findings=F1, on=START)
HOLDS = ic.FollowUpResult(
    follow_up="u1", findings=F1, on=START, verdict=ic.Verdict.HOLDS, text="It lasts", decided_by="p-supervisor"
)
COUNTED = ic.ReferralsCounted(on=START, received=3, answered=3)
APPROVED = ic.Approved(findings=F1, on=START, step="office", decided_by="b-group")
CLOSED = ic.Closed(findings=F1, on=START, decided_by="b-group")
SUBMITTED = ic.Submitted(findings=F1, on=START)
VERIFIED = ic.Verified(findings=F1, on=START, decided_by="p-supervisor")
RETURNED = ic.Returned(findings=F1, on=START, reason="Too thin")
SUPERSEDED = ic.Closed(
    findings=F1, on=START, decided_by="b-group", resolution=ic.Resolution.SUPERSEDED, reason="See finding 2"
)
RISKY = evolve(SUPERSEDED, resolution=ic.Resolution.RISK_ACCEPTED)
REST = ic.SubstantiallyDone(findings=F1, on=START, remaining="A rest", next_step="Do it", until=START + DAY)
REOPENED = ic.Reopened(findings=F1, on=START, reason="It came back", basis="Follow-up 2024")
DONE = ic.MeasureDone(measures=("m1",), on=START)
DROPPED = ic.MeasureDropped(measures=("m1",), on=START, reason="Not needed any more")
ASKED = ic.ExtensionAsked(measures=("m1",), on=START, until=DUE + 30 * DAY, reason="The tender takes longer")
GRANTED = ic.ExtensionGranted(measures=("m1",), on=START, until=DUE + 30 * DAY, decided_by="b-group")
REFUSED = ic.ExtensionRefused(measures=("m1",), on=START, reason="There was time enough", decided_by="b-group")
RESUMED = ic.MeasureResumed(measures=("m1",), on=START, reason="It did not last")
VOID = ic.Voided(targets=(1,), reason="Mistake", on=START)
WITHDRAWN = ic.EvidenceWithdrawn(evidence=("e1",), on=START, reason="Of another case")
PASSED = ic.HandedOver(measures=("m1",), on=START, role=ic.Role.LEAD_UNIT, giver="b-section", taker="b-section-2")
NOTICE = ic.NoticeSent(findings=F1, on=START, notice="reminder", to="b-section")
SOUND = ic.EvidenceAdded(evidence=(a_paper("e1", "f1", "m1"),), on=START)

ALL_CHANGED = {f"e-{n:04d}": "changed" for n in range(20)}
ALL_MISSING = {f"e-{n:04d}": "missing" for n in range(20)}

OUTSIDE = (
    Row("reason_given", "IC317", _public(DRAFTED, SENT_UP), evolve(SENT_BACK, reason=" "), SENT_BACK),
    Row("reason_given", "IC317", _public(*TO_PUBLISHED), evolve(TAKEN_BACK, reason=""), TAKEN_BACK),
    Row("decider_named", "IC314", _public(DRAFTED, SENT_UP), evolve(SIGNED, decided_by=None), SIGNED),
    Row("decider_named", "IC314", _public(DRAFTED, SENT_UP, SIGNED), evolve(PUBLISHED, decided_by=None), PUBLISHED),
    Row("decider_named", "IC314", _public(*TO_PUBLISHED), evolve(TAKEN_BACK, decided_by=None), TAKEN_BACK),
    Row("decider_named", "IC314", _looked_at, evolve(HOLDS, decided_by=None), HOLDS),
    Row("publication_pinned", "IC341", _public(), evolve(DRAFTED, as_of=START + DAY), DRAFTED),
    Row("publication_pinned", "IC341", _public(), evolve(DRAFTED, known=2), evolve(DRAFTED, known=1)),
    Row("publication_pinned", "IC341", _public(), evolve(DRAFTED, known=-1), DRAFTED),
    Row("items_decided", "IC342", _undecided, SENT_UP, evolve(SENT_UP, publication="p2")),
    Row(
        "publication_current",
        "IC343",
        _decided_anew(OTHER, before=(DRAFTED,)),
        SENT_UP,
        evolve(SENT_UP, publication="p2"),
    ),
    Row(
        "publication_current",
        "IC343",
        _decided_anew(*ALSO_SENT_UP, before=(DRAFTED, SENT_UP)),
        SIGNED,
        evolve(SIGNED, publication="p2"),
    ),
    Row(
        "publication_current",
        "IC343",
        _decided_anew(*ALSO_SIGNED, before=(DRAFTED, SENT_UP, SIGNED)),
        PUBLISHED,
        evolve(PUBLISHED, publication="p2"),
    ),
    Row("step_known", "IC323", _public(DRAFTED, SENT_UP), evolve(SIGNED, step="ofice"), SIGNED),
    Row("outlet_named", "IC344", _public(DRAFTED, SENT_UP, SIGNED), evolve(PUBLISHED, address=None), PUBLISHED),
    Row(
        "outlet_named",
        "IC344",
        _public(DRAFTED, SENT_UP, SIGNED),
        evolve(PUBLISHED, address=""),
        evolve(PUBLISHED, address=None, sha256="0" * 64),
    ),
    Row(
        "until_ahead",
        "IC348",
        _public(DRAFTED, SENT_UP, SIGNED),
        evolve(PUBLISHED, until=START - DAY),
        evolve(PUBLISHED, until=START),
    ),
    Row(
        "until_ahead",
        "IC348",
        _public(*TO_PUBLISHED),
        evolve(COMMENT, until=START - DAY),
        evolve(COMMENT, until=START),
    ),
    Row("until_ahead", "IC348", _closed, evolve(LOOKED, until=START - DAY), evolve(LOOKED, until=START)),
    Row("publication_out", "IC345", _public(DRAFTED, SENT_UP, SIGNED), COMMENT, COMMENT, PUBLISHED),
    Row("verifier_independent", "IC313", _looked_at, evolve(HOLDS, decided_by="p-clerk"), HOLDS),
    Row("in_follow_up", "IC346", _looked_at_one, evolve(HOLDS, findings=("f2",)), HOLDS),
    Row("reply_countable", "IC111", _uncountable, COMMENT, evolve(COMMENT, until=START)),
    Row("counts_sound", "IC347", _public(), evolve(COUNTED, answered=4), COUNTED),
    Row("counts_sound", "IC347", _public(), evolve(COUNTED, answered=-1), evolve(COUNTED, answered=0)),
)
"""What leaves the house, and what comes after."""

ROWS = (
    Row("reason_given", "IC317", _at(State.PLANNED), evolve(DROPPED, reason=" "), DROPPED),
    Row("reason_given", "IC317", _at(State.PLANNED, also=(DONE,)), evolve(RESUMED, reason=" "), RESUMED),
    Row("reason_given", "IC317", _at(State.SUBMITTED), evolve(RETURNED, reason=""), RETURNED),
    Row("reason_given", "IC317", _at(State.PLANNED), evolve(SUPERSEDED, reason=None), SUPERSEDED),
    Row("reason_given", "IC317", _closed, evolve(REOPENED, reason=""), REOPENED),
    Row("reason_given", "IC317", _at(State.PLANNED), evolve(ASKED, reason=""), ASKED),
    Row("reason_given", "IC317", _at(State.PLANNED, also=(ASKED,)), evolve(REFUSED, reason=""), REFUSED),
    Row("reason_given", "IC317", _at(State.PLANNED, also=(_filed(),)), evolve(WITHDRAWN, reason=""), WITHDRAWN),
    Row("reason_given", "IC317", _at(State.PLANNED), evolve(VOID, reason=" "), VOID),
    Row("decider_named", "IC314", _at(State.SUBMITTED), evolve(VERIFIED, decided_by=None), VERIFIED),
    Row("decider_named", "IC314", _at(State.SUBMITTED), evolve(APPROVED, decided_by=None), APPROVED),
    Row("decider_named", "IC314", _at(State.VERIFIED, also=(APPROVED,)), evolve(CLOSED, decided_by=None), CLOSED),
    Row("decider_named", "IC314", _at(State.PLANNED), evolve(SUPERSEDED, decided_by=None), SUPERSEDED),
    Row("decider_named", "IC314", _at(State.PLANNED, also=(ASKED,)), evolve(GRANTED, decided_by=None), GRANTED),
    Row("decider_named", "IC314", _at(State.PLANNED, also=(ASKED,)), evolve(REFUSED, decided_by=None), REFUSED),
    Row("remainder_said", "IC322", _at(State.IN_PROGRESS), evolve(REST, remaining=" "), REST),
    Row("remainder_said", "IC322", _at(State.IN_PROGRESS), evolve(REST, next_step=""), REST),
    Row("remainder_said", "IC322", _at(State.IN_PROGRESS), evolve(REST, until=START - DAY), REST),
    Row(
        "immediate_only",
        "IC310",
        _two,
        SUBMITTED,
        evolve(SUBMITTED, findings=("f2",)),
    ),
    Row("measures_done", "IC311", _at(State.IN_PROGRESS, also=(SOUND,)), SUBMITTED, SUBMITTED, DONE),
    Row("evidence_present", "IC312", _at(State.IN_PROGRESS, also=(DONE,)), SUBMITTED, SUBMITTED, SOUND),
    Row(
        "verifier_independent",
        "IC313",
        _at(State.SUBMITTED),
        evolve(VERIFIED, decided_by="b-section"),
        VERIFIED,
    ),
    Row("verifier_independent", "IC313", _at(State.SUBMITTED), evolve(VERIFIED, decided_by="p-clerk"), VERIFIED),
    Row("step_known", "IC323", _at(State.SUBMITTED), evolve(APPROVED, step="ofice"), APPROVED),
    Row("approvals_complete", "IC315", _at(State.VERIFIED), CLOSED, CLOSED, APPROVED),
    Row("evidence_intact", "IC316", _at(State.VERIFIED, also=(APPROVED,)), CLOSED, CLOSED, files=ALL_CHANGED),
    Row("evidence_intact", "IC316", _at(State.VERIFIED, also=(APPROVED,)), CLOSED, CLOSED, files=ALL_MISSING),
    Row("basis_given", "IC318", _closed, evolve(REOPENED, basis=None), REOPENED),
    Row(
        "until_ahead", "IC348", _closed, evolve(REOPENED, until=REOPENED.on - DAY), evolve(REOPENED, until=REOPENED.on)
    ),
    Row("until_ahead", "IC348", _at(State.PLANNED), evolve(RISKY, until=START - DAY), evolve(RISKY, until=START)),
    Row("extension_before_due", "IC320", _at(State.PLANNED), evolve(ASKED, on=DUE + DAY), evolve(ASKED, on=DUE)),
    Row("extension_later", "IC321", _at(State.PLANNED), evolve(ASKED, until=DUE), evolve(ASKED, until=DUE + DAY)),
    Row(
        "extension_later",
        "IC321",
        _at(State.PLANNED, also=(ASKED,)),
        evolve(GRANTED, until=DUE),
        evolve(GRANTED, until=DUE + DAY),
    ),
    Row("extension_asked", "IC319", _at(State.PLANNED), GRANTED, GRANTED, ASKED),
    Row("request_open", "IC330", _at(State.PLANNED), REFUSED, REFUSED, ASKED),
    Row("percent_sound", "IC331", _at(State.IN_PROGRESS), _progress(101), _progress(100)),
    Row("percent_sound", "IC331", _at(State.IN_PROGRESS), _progress(-1), _progress(0)),
    Row("finding_open", "IC332", _closed, RESUMED, RESUMED, REOPENED),
    Row("holder_named", "IC326", _at(State.PLANNED), evolve(PASSED, giver="b-section-2"), PASSED),
    Row("notice_known", "IC327", _at(State.PLANNED), evolve(NOTICE, notice="warning"), NOTICE),
    Row("issue_in_order", "IC328", _at(State.PLANNED), _review(2), _review(1)),
    Row("still_proved", "IC329", _at(State.IN_PROGRESS, also=(SOUND, DONE, SUBMITTED)), WITHDRAWN, WITHDRAWN, RETURNED),
    *OUTSIDE,
)


def _name(row: Row) -> str:
    return f"{row.guard}-{row.bad.kind}"


def _profile(row: Row, policy: str) -> ic.Profile:
    return evolve(PROFILE, guards={row.guard: Policy(policy)})


def _codes(case: ic.Case, event: ic.Event) -> list[str]:
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, event)
    return [problem.code for problem in refused.value.problems]


def test_every_guard_is_tested() -> None:
    assert {guard.name for guards in GUARDS.values() for guard in guards} == {row.guard for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_a_guard_refuses(row: Row) -> None:
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(row.case(PROFILE), row.bad, evidence=row.files)
    assert [row.code] == [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_a_guard_lets_pass_what_is_right(row: Row) -> None:
    before = () if row.before is None else (row.before,)
    case = ic.record(row.case(PROFILE), *before, row.good)
    assert () == case.journal[-1].event.accepted


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_a_guard_that_only_warns_leaves_its_code_in_the_event(row: Row) -> None:
    case = ic.record(row.case(_profile(row, "warn")), row.bad, evidence=row.files)
    assert (row.code,) == case.journal[-1].event.accepted


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_a_guard_that_allows_says_nothing(row: Row) -> None:
    case = ic.record(row.case(_profile(row, "allow")), row.bad, evidence=row.files)
    assert () == case.journal[-1].event.accepted


@pytest.mark.parametrize("policy", ["refuse", "warn", "allow"])
def test_examining_tells_beforehand_what_a_guard_will_do(policy: str) -> None:
    row = next(row for row in ROWS if row.guard == "issue_in_order")
    told = ic.examine(row.case(_profile(row, policy)), row.bad)
    expected = {"refuse": [ic.Severity.ERROR], "warn": [ic.Severity.WARNING], "allow": []}
    assert expected[policy] == [problem.severity for problem in told]


def test_everything_that_is_unmet_is_said_at_once() -> None:
    case = _at(State.VERIFIED)(PROFILE)
    assert ["IC314", "IC315"] == _codes(case, evolve(CLOSED, decided_by=None))


def test_each_finding_of_a_batch_is_judged() -> None:
    case = a_case(a_finding(), a_finding("f2"), a_measure("m1", "f1"), a_measure("m2", "f2"))
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, ic.Submitted(findings=("f1", "f2"), on=START))
    assert ["f1", "f2"] == [problem.facts["finding"] for problem in refused.value.problems]


def test_a_voided_mistake_needs_a_reason_too() -> None:
    assert ["IC317"] == _codes(bring(a_case(), "f1", State.IN_PROGRESS), ic.Voided(targets=(2,), on=START, reason=" "))


def test_what_a_warning_accepted_is_not_for_the_caller_to_write() -> None:
    case = ic.record(a_case(), ic.Started(findings=F1, on=START, accepted=("IC999",)))
    assert () == case.journal[-1].event.accepted


# --- measures and evidence --------------------------------------------------------------------------------------


def test_a_dropped_measure_needs_neither_work_nor_evidence() -> None:
    case = a_case(a_finding(), a_measure("m1"), a_measure("m2"))
    done = ic.MeasureDone(measures=("m2",), on=START, evidence=("e1",))
    case = ic.record(case, _filed("m2"), DROPPED, done, SUBMITTED)
    assert State.SUBMITTED is case.standing.finding("f1").state


def test_evidence_is_wanted_for_each_measure_that_is_done() -> None:
    case = a_case(a_finding(), a_measure("m1"), a_measure("m2"))
    case = ic.record(case, _filed("m1"), ic.MeasureDone(measures=("m1", "m2"), on=START))
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, SUBMITTED)
    assert ("m2",) == refused.value.problems[0].facts["items"]


@pytest.mark.parametrize("supports", [("m1",), ()], ids=["by what it supports", "by what the event names"])
def test_evidence_that_was_voided_proves_nothing(supports: tuple[str, ...]) -> None:
    done = evolve(DONE, evidence=("e1",))
    case = ic.record(a_case(), _filed(*supports), done, ic.Voided(targets=(2,), on=START, reason="Of another case"))
    assert ["IC312"] == _codes(case, SUBMITTED)


def test_evidence_that_was_withdrawn_proves_nothing() -> None:
    case = ic.record(a_case(), _filed("m1"), DONE, WITHDRAWN)
    assert ["IC312"] == _codes(case, SUBMITTED)


def test_evidence_that_alone_proves_a_submitted_finding_is_not_withdrawn() -> None:
    case = ic.record(_two(a_profile()), ic.Submitted(findings=("f2",), on=START))
    assert ["IC329"] == _codes(case, WITHDRAWN)


def test_evidence_is_withdrawn_where_other_evidence_stays() -> None:
    other = ic.EvidenceAdded(evidence=(a_paper("e2", "m1"),), on=START)
    case = ic.record(a_case(), _filed("m1"), other, DONE, SUBMITTED, WITHDRAWN)
    assert ("e2",) == tuple(case.standing.evidence)


@pytest.mark.parametrize("supports", [("f1",), ("m1",), ()], ids=["finding", "measure", "named only"])
def test_a_finding_is_not_closed_on_a_file_that_changed(supports: tuple[str, ...]) -> None:
    """However the evidence is tied to it: by what it supports, or because the submission named it."""
    case = ic.record(a_case(), _filed(*supports), DONE, evolve(SUBMITTED, evidence=("e1",)), VERIFIED)
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, CLOSED, evidence={"e1": "changed"})
    assert ["IC316"] == [problem.code for problem in refused.value.problems]


def test_files_of_other_findings_do_not_keep_one_open() -> None:
    case = ic.record(_at(State.VERIFIED)(PROFILE), APPROVED, _filed())
    assert State.CLOSED is ic.record(case, CLOSED, evidence={"e1": "changed"}).standing.finding("f1").state


def test_closing_in_another_way_asks_for_reason_and_authority_alone() -> None:
    case = ic.record(a_case(), _filed("f1"))
    closed = ic.record(case, SUPERSEDED, evidence={"e1": "missing"})
    assert ic.Resolution.SUPERSEDED is closed.standing.finding("f1").resolution


# --- independence -----------------------------------------------------------------------------------------------


def _verified_by(case: ic.Case, who: str, on: dt.date = START) -> ic.Case:
    return ic.record(case, evolve(VERIFIED, decided_by=who, on=on))


def test_a_body_that_led_before_a_hand_over_is_no_stranger() -> None:
    case = ic.record(a_case(), PASSED)
    case = bring(case, "f1", State.SUBMITTED)
    for who in ("b-section", "b-section-2"):
        assert ["IC313"] == _codes(case, evolve(VERIFIED, decided_by=who))


def test_who_left_the_lead_unit_may_verify() -> None:
    left = ic.Person(id="p-former", name="Former", memberships=(ic.Membership(body="b-section", end=START - DAY),))
    case = bring(a_case(a_finding(), a_measure(), people=(*PEOPLE, left)), "f1", State.SUBMITTED)
    assert State.VERIFIED is _verified_by(case, "p-former").standing.finding("f1").state


def test_a_section_is_not_outside_the_body_that_it_is_part_of() -> None:
    led = ic.Owner(role=ic.Role.LEAD_UNIT, who="b-inspected")
    officer = ic.Owner(role=ic.Role.RESPONSIBLE_OFFICER, who="p-officer")
    case = bring(a_case(a_finding(), a_measure(owners=(led, officer))), "f1", State.SUBMITTED)
    assert ["IC313"] == _codes(case, evolve(VERIFIED, decided_by="p-clerk"))


def test_the_lead_unit_of_a_finding_without_measures_does_not_verify_it() -> None:
    at_once = ic.Deadline(kind=ic.DeadlineKind.IMMEDIATE)
    case = a_case(a_finding(deadline=at_once, owners=(ic.Owner(role=ic.Role.LEAD_UNIT, who="b-section"),)))
    case = ic.record(case, _filed("f1"), SUBMITTED)
    assert ["IC313"] == _codes(case, evolve(VERIFIED, decided_by="b-section"))


def test_the_lead_unit_of_an_old_cycles_measure_may_verify_the_new_one() -> None:
    other = (
        ic.Owner(role=ic.Role.LEAD_UNIT, who="b-section-2"),
        ic.Owner(role=ic.Role.RESPONSIBLE_OFFICER, who="p-officer"),
    )
    case = bring(a_case(a_finding(), a_measure("m1"), a_measure("m2", owners=other)), "f1")
    case = ic.record(case, evolve(REOPENED, on=START + DAY, measures=("m2",)))
    case = bring(case, "f1", State.SUBMITTED, on=START + DAY)
    after = _verified_by(case, "b-section", START + DAY)
    assert State.VERIFIED is after.standing.finding("f1").state


# --- more time --------------------------------------------------------------------------------------------------


def test_each_extension_is_asked_for() -> None:
    """What was asked for the first extension does not do for the second."""
    case = ic.record(_at(State.PLANNED)(PROFILE), ASKED, GRANTED)
    assert ["IC319"] == _codes(case, evolve(GRANTED, on=START + DAY, until=DUE + 60 * DAY))


def test_what_was_refused_is_not_granted_without_being_asked_again() -> None:
    case = ic.record(_at(State.PLANNED)(PROFILE), ASKED, REFUSED)
    assert ["IC319"] == _codes(case, evolve(GRANTED, on=START + DAY))


def test_what_was_asked_in_time_may_be_granted_later() -> None:
    case = ic.record(_at(State.PLANNED)(PROFILE), evolve(ASKED, on=DUE), evolve(GRANTED, on=DUE + 5 * DAY))
    assert DUE + 30 * DAY == ic.report(case, as_of=DUE + 5 * DAY).items[0].due


def test_a_new_cycle_is_not_due_before_it_begins() -> None:
    with pytest.raises(ic.TransitionError):
        ic.record(_closed(PROFILE), evolve(REOPENED, until=START - DAY))


# --- approvals --------------------------------------------------------------------------------------------------

CHAIN = a_profile(approvals=(ApprovalStep(key="section", title="Section"), ApprovalStep(key="office", title="Office")))


def test_a_finding_is_closed_when_every_step_approved() -> None:
    case = _at(State.VERIFIED)(CHAIN)
    steps = [evolve(APPROVED, step=step) for step in ("section", "office")]
    assert State.CLOSED is ic.record(case, *steps, CLOSED).standing.finding("f1").state


def test_the_steps_that_are_lacking_are_named() -> None:
    case = ic.record(_at(State.VERIFIED)(CHAIN), evolve(APPROVED, step="section"))
    with pytest.raises(ic.TransitionError) as refused:
        ic.record(case, CLOSED)
    assert ("office",) == refused.value.problems[0].facts["steps"]


def test_after_a_return_every_step_approves_anew() -> None:
    case = ic.record(_at(State.VERIFIED)(PROFILE), APPROVED, RETURNED)
    case = bring(case, "f1", State.VERIFIED)
    assert ["IC315"] == _codes(case, CLOSED)


def test_a_close_out_in_one_call_verifies_approves_and_closes() -> None:
    case = _at(State.SUBMITTED)(CHAIN)
    events = ic.close_out(case, F1, on=START, decided_by="b-group", verified_by="p-supervisor")
    assert ["verified", "approved", "approved", "closed"] == [event.kind for event in events]
    assert State.CLOSED is ic.record(case, *events).standing.finding("f1").state
