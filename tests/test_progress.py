"""How far the work is: rates as the published cases have them, and tallies that add up."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import assume, given, strategies as st

import inspection_core as ic
from inspection_core import Audience, Resolution, State
from inspection_core.progress import Counted, progress, share
from inspection_core.testing import START, a_case, a_finding, a_measure, bring, cases, days_of

CLOSED = (State.CLOSED, Resolution.IMPLEMENTED)
IN_PROGRESS = (State.IN_PROGRESS, None)
SUBSTANTIALLY = (State.SUBSTANTIALLY_DONE, None)


def _some(count: int, standing: tuple[State, Resolution | None], first: int = 1) -> list[Counted]:
    state, resolution = standing
    return [Counted(id=f"f{n}", state=state, resolution=resolution, groups={}) for n in range(first, first + count)]


# --- published cases --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("closed", "countable", "expected"),
    [(688, 697, "98.71"), (19, 25, "76.00"), (453, 471, "96.18"), (1, 3, "33.33"), (2, 3, "66.67"), (0, 5, "0.00")],
)
def test_a_rate_is_in_per_cent_rounded_half_up(closed: int, countable: int, expected: str) -> None:
    assert expected == str(ic.rate(closed, countable))


@pytest.mark.parametrize(("closed", "countable"), [(1, 16000), (13, 160)])
def test_a_half_is_rounded_up_and_not_to_even(closed: int, countable: int) -> None:
    """0.00625 and 8.125: to even, the second would give 8.12."""
    assert {1: Decimal("0.01"), 13: Decimal("8.13")}[closed] == ic.rate(closed, countable)


def test_there_is_no_rate_of_nothing() -> None:
    assert None is ic.rate(0, 0)


def test_of_697_findings_688_are_closed_4_substantially_done_and_5_not() -> None:
    counted = [*_some(688, CLOSED), *_some(4, SUBSTANTIALLY, 689), *_some(5, IN_PROGRESS, 693)]
    told = progress(counted, {})
    assert (688, 697, Decimal("98.71")) == (told.closed.count, told.countable.count, told.rate)
    assert (4, 5) == (told.states["substantially_done"].count, told.states["in_progress"].count)


@pytest.mark.parametrize(("closed", "rest", "total"), [(41, 3, 44), (40, 10, 50)])
def test_what_is_closed_and_what_is_not_makes_the_whole(closed: int, rest: int, total: int) -> None:
    told = progress([*_some(closed, CLOSED), *_some(rest, IN_PROGRESS, closed + 1)], {})
    assert (closed, total) == (told.closed.count, told.findings.count)


def test_a_tally_knows_its_items() -> None:
    told = share([*_some(2, CLOSED), *_some(1, IN_PROGRESS, 3)])
    assert (("f1", "f2"), ("f1", "f2", "f3")) == (told.closed.items, told.countable.items)


# --- what counts ------------------------------------------------------------------------------------------------


def _rates(case: ic.Case) -> tuple[int, int]:
    told = ic.report(case, as_of=START).progress
    return told.closed.count, told.countable.count


def _two(first: ic.Finding | None = None) -> ic.Case:
    """Two findings with a measure each; the second is closed as implemented."""
    return bring(a_case(first or a_finding(), a_finding("f2"), a_measure("m1", "f1"), a_measure("m2", "f2")), "f2")


@pytest.mark.parametrize("resolution", ["superseded", "transferred"])
def test_what_went_elsewhere_leaves_the_denominator(resolution: str) -> None:
    case = ic.record(_two(), _closed_as(resolution))
    assert (1, 1) == _rates(case)


@pytest.mark.parametrize("resolution", ["risk_accepted", "not_implemented"])
def test_what_was_closed_undone_stays_in_the_denominator(resolution: str) -> None:
    case = ic.record(_two(), _closed_as(resolution))
    assert (1, 2) == _rates(case)


def test_what_is_unknown_stays_in_the_denominator() -> None:
    unknown = ic.Imported(findings=("f1",), on=START, state=State.UNKNOWN, printed="已见成效")
    assert (1, 2) == _rates(ic.record(_two(), unknown))


def test_what_does_not_count_is_in_no_rate_and_yet_a_finding() -> None:
    case = bring(_two(a_finding(counts=False)), "f1")
    assert ((1, 1), 2) == (_rates(case), ic.report(case, as_of=START).progress.findings.count)


def test_each_way_of_closing_is_tallied_apart() -> None:
    told = ic.report(ic.record(_two(), _closed_as("superseded")), as_of=START).progress
    assert {"implemented": ("f2",), "superseded": ("f1",)} == {
        name: tally.items for name, tally in told.resolutions.items() if tally.count
    }


def test_a_finding_that_was_reopened_is_not_closed() -> None:
    back = ic.Reopened(findings=("f2",), on=START, reason="Back", basis="Follow-up")
    assert (0, 2) == _rates(ic.record(_two(), back))


def test_only_leaves_count() -> None:
    case = a_case(a_finding(), a_finding("f2", parent="f1"), a_finding("f3", parent="f1"), a_measure("m1", "f1"))
    assert (1, 2) == _rates(bring(case, "f2"))


def _closed_as(resolution: str) -> ic.Closed:
    return ic.Closed(
        findings=("f1",), on=START, decided_by="b-group", resolution=Resolution(resolution), reason="Minutes 3"
    )


# --- groups -----------------------------------------------------------------------------------------------------


def _shares(groups: tuple[ic.Group, ...]) -> list[tuple[str, int, int]]:
    return [(group.key, group.closed.count, group.countable.count) for group in groups]


def test_an_aspect_has_its_own_rate() -> None:
    aspects = (ic.Aspect(id="a1", number="1", title="First"), ic.Aspect(id="a2", number="2", title="Second"))
    findings = (a_finding("f1", aspect="a1"), a_finding("f2", aspect="a1"), a_finding("f3", aspect="a2"))
    case = bring(a_case(*aspects, *findings, a_measure("m1", "f1")), "f1")
    assert [("a1", 1, 2), ("a2", 0, 1)] == _shares(ic.report(case, as_of=START).progress.by_aspect)


def test_findings_outside_any_aspect_are_a_group_of_their_own() -> None:
    case = a_case(ic.Aspect(id="a1", number="1", title="First"), a_finding("f1", aspect="a1"), a_finding("f2"))
    assert [("a1", 0, 1), ("", 0, 1)] == _shares(ic.report(case, as_of=START).progress.by_aspect)


def test_a_finding_of_two_lead_units_counts_for_both() -> None:
    other = (ic.Owner(role=ic.Role.LEAD_UNIT, who="b-section-2"),)
    case = a_case(a_finding(), a_measure("m1"), a_measure("m2", owners=other))
    assert [("b-section", 0, 1), ("b-section-2", 0, 1)] == _shares(ic.report(case, as_of=START).progress.by_owner)


def test_kinds_of_deadline_have_their_own_rates() -> None:
    at_once = ic.Deadline(kind=ic.DeadlineKind.IMMEDIATE)
    case = a_case(a_finding(deadline=at_once), a_finding("f2"), a_finding("f3"), a_measure("m2", "f2"))
    assert [("immediate", 0, 1), ("dated", 0, 1), ("", 0, 1)] == _shares(ic.report(case, as_of=START).progress.by_kind)


def test_an_owners_share_counts_what_is_withheld_from_the_reader() -> None:
    """As an aspect's does: else a restricted finding would make a section look better inside than it is."""
    secret = a_finding("f2", audience=Audience.RESTRICTED)
    case = a_case(a_finding(), secret, a_measure("m1", "f1", "f2"))
    assert [("b-section", 0, 2)] == _shares(ic.report(case, as_of=START).progress.by_owner)


# --- laws -------------------------------------------------------------------------------------------------------


@given(st.data())
def test_tallies_add_up(data: st.DataObject) -> None:
    case = data.draw(cases())
    report = ic.report(case, as_of=data.draw(days_of(case)), audience=data.draw(st.sampled_from(list(Audience))))
    told = report.progress
    assert told.findings.count == sum(tally.count for tally in told.states.values())
    assert told.states["closed"].count == sum(tally.count for tally in told.resolutions.values())
    assert told.countable.count == sum(group.countable.count for group in told.by_aspect)
    assert told.closed.count == sum(group.closed.count for group in told.by_aspect)


@given(st.data())
def test_what_is_seen_and_what_is_withheld_makes_all(data: st.DataObject) -> None:
    case = data.draw(cases())
    report = ic.report(case, as_of=data.draw(days_of(case)), audience=data.draw(st.sampled_from(list(Audience))))
    assert report.progress.findings.count == len(report.items) + report.withheld
    assert sorted(report.progress.findings.items) == sorted(item.id for item in report.items)
    assert report.withheld == sum(aspect.withheld for aspect in report.aspects)


@given(st.data())
def test_every_audience_is_told_the_same_numbers(data: st.DataObject) -> None:
    case = data.draw(cases())
    day = data.draw(days_of(case))
    told = [ic.report(case, as_of=day, audience=audience).progress for audience in Audience]
    counts = [
        (each.closed.count, each.countable.count, {state: tally.count for state, tally in each.states.items()})
        for each in told
    ]
    assert [counts[0]] * 3 == counts


@given(st.data())
def test_a_tally_names_what_the_items_say(data: st.DataObject) -> None:
    case = data.draw(cases())
    report = ic.report(case, as_of=data.draw(days_of(case)))
    assert Counter(item.state for item in report.items) == Counter(
        {state: len(tally.items) for state, tally in report.progress.states.items() if tally.items}
    )
    assert {item.id for item in report.items if item.late} == set(report.progress.late.items)


@given(closed=st.integers(0, 10**6), rest=st.integers(0, 10**6))
def test_a_rate_and_the_rate_of_the_rest_make_a_hundred(closed: int, rest: int) -> None:
    """But for the last place: both halves of a half are rounded up."""
    assume(closed + rest)
    done, undone = ic.rate(closed, closed + rest), ic.rate(rest, closed + rest)
    assert done is not None
    assert undone is not None
    assert Decimal(100) <= done + undone <= Decimal("100.01")


@given(st.data())
def test_every_grouping_accounts_for_every_finding(data: st.DataObject) -> None:
    """Aspects and kinds share the findings out; owners each name what they lead, and together all that are led."""
    case = data.draw(cases())
    report = ic.report(case, as_of=data.draw(days_of(case)))
    told = report.progress
    for groups in (told.by_aspect, told.by_kind):
        assert told.countable.count == sum(group.countable.count for group in groups)
        assert told.closed.count == sum(group.closed.count for group in groups)
    led = {id for group in told.by_owner for id in group.countable.items}
    assert led == {item.id for item in report.items if item.names("lead_unit")} & set(told.countable.items)
