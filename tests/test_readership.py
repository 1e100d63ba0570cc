"""Which numbers readers outside are given: what is left of each list is counted without gaps, in the list's own way."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given, strategies as st

import inspection_core as ic
from inspection_core.lifecycle import Plan, Readership
from inspection_core.testing import a_case, a_finding, a_profile, documents

PUBLIC, INTERNAL = ic.Audience.PUBLIC, ic.Audience.INTERNAL
WITHHELD = ic.PublicWording(
    decision=ic.Decision.WITHHOLD, reason="other_sensitive", statement="It names a person.", approved_by="b-group"
)
HAN = "一二三四五六七八九十"
STYLES: Mapping[str, Callable[[int], str]] = {
    "1": str,
    "（1）": lambda n: f"（{n}）",
    "一": lambda n: HAN[n - 1],
    "A-1": lambda n: f"A-{n}",
}


def _numbered(document: ic.Document, *, restarting: bool, dotted: bool, style: str) -> ic.Document:
    """A document with its findings numbered anew: from one in each aspect or through, those below as 3.2 or bare."""
    numbers: dict[str, str] = {}
    taken: dict[object, int] = {}
    for finding in document.findings:
        scope = ("below", finding.parent) if finding.parent else ("aspect", finding.aspect if restarting else None)
        taken[scope] = taken.get(scope, 0) + 1
        bare = STYLES[style](taken[scope])
        numbers[finding.id] = f"{numbers[finding.parent]}.{taken[scope]}" if dotted and finding.parent else bare
    return evolve(document, findings=tuple(evolve(f, number=numbers[f.id]) for f in document.findings))


NUMBERED = st.builds(
    _numbered,
    documents(findings=9),
    restarting=st.booleans(),
    dotted=st.booleans(),
    style=st.sampled_from(tuple(STYLES)),
)


def _read(document: ic.Document, audience: ic.Audience = PUBLIC, *, renumber: bool = True) -> Readership:
    plan = Plan(document=document, profile=a_profile(renumber=renumber))
    return Readership(plan=plan, latest=plan, audience=audience)


def _printed(*findings: ic.Finding, renumber: bool = True, **parts: Any) -> dict[str, str]:
    """The numbers of what readers outside are told of some findings."""
    readership = _read(a_case(*findings, on=None, **parts).document, renumber=renumber)
    return {id: number for id, number in readership.numbers.items() if id not in readership.hidden}


def _kept(document: ic.Document) -> dict[str, str]:
    return {finding.id: finding.number for finding in document.findings}


def _lists(document: ic.Document) -> list[list[ic.Finding]]:
    """The findings as they are counted: below each other one, and at the top through the case or in each aspect."""
    roots = [finding.number for finding in document.findings if finding.parent is None]
    through = len(set(roots)) == len(roots)
    lists: dict[object, list[ic.Finding]] = {}
    for finding in document.findings:
        scope = (finding.parent, None if finding.parent or through else finding.aspect)
        lists.setdefault(scope, []).append(finding)
    return list(lists.values())


# --- laws -------------------------------------------------------------------------------------------------------


@given(NUMBERED)
def test_where_nothing_is_withheld_every_number_stays(document: ic.Document) -> None:
    open_ = evolve(document, findings=tuple(evolve(f, public=None, audience=None) for f in document.findings))
    assert _kept(document) == _read(open_).numbers


@given(NUMBERED, st.sampled_from([INTERNAL, ic.Audience.RESTRICTED]))
def test_readers_inside_are_given_the_numbers_of_the_feedback(document: ic.Document, audience: ic.Audience) -> None:
    assert _kept(document) == _read(document, audience).numbers


@given(NUMBERED)
def test_a_body_may_keep_the_gaps(document: ic.Document) -> None:
    assert _kept(document) == _read(document, renumber=False).numbers


@given(NUMBERED)
def test_what_is_left_of_a_list_takes_its_first_numbers_in_order(document: ic.Document) -> None:
    readership = _read(document)
    for siblings in _lists(document):
        told = [finding for finding in siblings if finding.id not in readership.hidden]
        above = siblings[0].parent
        before, now = (numbers[above] if above else "" for numbers in (_kept(document), readership.numbers))
        first = [finding.number for finding in siblings[: len(told)]]
        if before and first and first[0].startswith(f"{before}."):
            first = [now + number.removeprefix(before) for number in first]
        assert first == [readership.numbers[finding.id] for finding in told]


@given(NUMBERED)
def test_no_two_of_a_list_are_given_the_same_number(document: ic.Document) -> None:
    readership = _read(document)
    for siblings in _lists(document):
        told = [readership.numbers[finding.id] for finding in siblings if finding.id not in readership.hidden]
        assert sorted(set(told)) == sorted(told)


@given(documents(findings=9), st.data())
def test_no_two_of_a_list_are_given_the_same_number_however_odd_they_are(
    document: ic.Document, data: st.DataObject
) -> None:
    odd = ("1", "2", "3", "1.1", "2.1", "3.1", "1.1.1", "2.1.1", "1-1", "2-1", "11")
    numbers: dict[str, str] = {}
    for siblings in _lists(document):
        shuffled = data.draw(st.permutations(odd))
        numbers |= {finding.id: number for finding, number in zip(siblings, shuffled, strict=False)}
    document = evolve(document, findings=tuple(evolve(f, number=numbers[f.id]) for f in document.findings))
    readership = _read(document)
    for siblings in _lists(document):
        told = [readership.numbers[finding.id] for finding in siblings if finding.id not in readership.hidden]
        assert sorted(set(told)) == sorted(told)


@given(NUMBERED)
def test_what_was_counted_through_is_counted_through_without_gaps(document: ic.Document) -> None:
    through = _numbered(document, restarting=False, dotted=True, style="1")
    readership = _read(through)
    roots = [f.id for f in document.findings if f.parent is None and f.id not in readership.hidden]
    assert [str(n) for n in range(1, len(roots) + 1)] == [readership.numbers[id] for id in roots]


@given(NUMBERED)
def test_a_number_with_points_follows_that_of_the_finding_above(document: ic.Document) -> None:
    dotted = _numbered(document, restarting=True, dotted=True, style="1")
    readership = _read(dotted)
    told = [f for f in dotted.findings if f.parent is not None and f.id not in readership.hidden]
    assume(told)
    assert [readership.numbers[f.parent or ""] for f in told] == [
        readership.numbers[f.id].rpartition(".")[0] for f in told
    ]


@given(NUMBERED)
def test_what_is_counted_without_gaps_has_none_to_close(document: ic.Document) -> None:
    """The findings that are told, taken as a document of their own, keep the numbers that they were given."""
    readership = _read(document)
    left = tuple(
        evolve(finding, number=readership.numbers[finding.id], public=None, audience=None)
        for finding in document.findings
        if finding.id not in readership.hidden
    )
    assert {f.id: f.number for f in left} == _read(evolve(document, findings=left)).numbers


# --- examples ---------------------------------------------------------------------------------------------------


def test_a_gap_is_closed() -> None:
    assert {"f1": "1", "f3": "2"} == _printed(a_finding("f1"), a_finding("f2", public=WITHHELD), a_finding("f3"))


def test_a_gap_at_the_front_is_closed() -> None:
    assert {"f2": "1", "f3": "2"} == _printed(a_finding("f1", public=WITHHELD), a_finding("f2"), a_finding("f3"))


def test_a_gap_at_the_end_changes_nothing() -> None:
    assert {"f1": "1", "f2": "2"} == _printed(a_finding("f1"), a_finding("f2"), a_finding("f3", public=WITHHELD))


def test_numbers_below_follow_the_finding_above() -> None:
    assert {"f3": "2", "f31": "2.1", "f32": "2.2"} == _printed(
        a_finding("f2", number="2", public=WITHHELD),
        a_finding("f3", number="3"),
        a_finding("f31", number="3.1", parent="f3"),
        a_finding("f32", number="3.2", parent="f3"),
    )


def test_a_gap_below_is_closed_while_the_finding_above_moves() -> None:
    assert {"f3": "2", "f32": "2.1", "f321": "2.1.1"} == _printed(
        a_finding("f2", number="2", public=WITHHELD),
        a_finding("f3", number="3"),
        a_finding("f31", number="3.1", parent="f3", public=WITHHELD),
        a_finding("f32", number="3.2", parent="f3"),
        a_finding("f321", number="3.2.1", parent="f32"),
    )


def test_numbers_below_stay_where_following_would_give_one_twice() -> None:
    """2.1 would follow its finding, now 1, and become the 1.1 that stands beside it."""
    assert {"f2": "1", "f21": "2.1", "f22": "1.1"} == _printed(
        a_finding("f1", number="1", public=WITHHELD),
        a_finding("f2", number="2"),
        a_finding("f21", number="2.1", parent="f2"),
        a_finding("f22", number="1.1", parent="f2"),
    )


def test_what_is_withheld_below_keeps_no_number_from_following() -> None:
    assert {"f2": "1", "f21": "1.1"} == _printed(
        a_finding("f1", number="1", public=WITHHELD),
        a_finding("f2", number="2"),
        a_finding("f21", number="2.1", parent="f2"),
        a_finding("f22", number="1.1", parent="f2", public=WITHHELD),
    )


def test_a_number_that_only_begins_alike_does_not_follow() -> None:
    """12 stands below 1, but is no 1.2."""
    assert {"f2": "1", "f21": "21"} == _printed(
        a_finding("f1", number="1", public=WITHHELD),
        a_finding("f2", number="2"),
        a_finding("f21", number="21", parent="f2"),
    )


def test_each_aspect_counts_for_itself_where_it_did() -> None:
    aspects = (ic.Aspect(id="a1", number="I", title="Money"), ic.Aspect(id="a2", number="II", title="Works"))
    assert {"f2": "1", "f3": "1", "f4": "2"} == _printed(
        a_finding("f1", number="1", aspect="a1", public=WITHHELD),
        a_finding("f2", number="2", aspect="a1"),
        a_finding("f3", number="1", aspect="a2"),
        a_finding("f4", number="2", aspect="a2"),
        aspects=aspects,
    )


def test_a_count_through_all_aspects_goes_on() -> None:
    aspects = (ic.Aspect(id="a1", number="I", title="Money"), ic.Aspect(id="a2", number="II", title="Works"))
    assert {"f2": "1", "f3": "2", "f4": "3"} == _printed(
        a_finding("f1", number="1", aspect="a1", public=WITHHELD),
        a_finding("f2", number="2", aspect="a1"),
        a_finding("f3", number="3", aspect="a2"),
        a_finding("f4", number="4", aspect="a2"),
        aspects=aspects,
    )


def test_what_is_left_below_takes_the_first_numbers_though_its_parent_stays() -> None:
    assert {"f1": "1", "f1b": "(1)"} == _printed(
        a_finding("f1", number="1"),
        a_finding("f1a", number="(1)", parent="f1", public=WITHHELD),
        a_finding("f1b", number="(2)", parent="f1"),
    )


@pytest.mark.parametrize("renumber", [True, False])
def test_a_finding_of_which_all_below_are_withheld_leaves_its_number_to_the_next(renumber: bool) -> None:
    expected = {"f2": "1" if renumber else "2"}
    assert expected == _printed(
        a_finding("f1", number="1"),
        a_finding("f1a", number="1.1", parent="f1", public=WITHHELD),
        a_finding("f2", number="2"),
        renumber=renumber,
    )


def test_a_decision_of_today_counts_for_the_numbers_of_an_earlier_plan() -> None:
    plan = Plan(document=a_case(a_finding("f1"), a_finding("f2"), on=None).document, profile=a_profile())
    latest = evolve(plan, document=a_case(a_finding("f1", public=WITHHELD), a_finding("f2"), on=None).document)
    assert "1" == Readership(plan=plan, latest=latest, audience=PUBLIC).numbers["f2"]
