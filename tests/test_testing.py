"""The kit for authors: what its builders promise, and that its strategies reach what can happen."""

import subprocess
import sys

import pytest
from hypothesis import given, settings

import inspection_core as ic
from inspection_core import State
from inspection_core.model import EVENT_CLASSES
from inspection_core.testing import START, a_case, a_finding, a_measure, adopted, amended, bring, cases, documents

DAY_AFTER = START.replace(day=START.day + 1)


def test_a_case_without_any_word_is_planned() -> None:
    case = a_case()
    assert (["f1"], ["m1"]) == ([f.id for f in case.document.findings], [m.id for m in case.document.measures])
    assert State.PLANNED is case.standing.finding("f1").state


@pytest.mark.parametrize(
    "state", [state for state in State if state not in (State.UNKNOWN, State.SUBSTANTIALLY_DONE)], ids=str
)
def test_a_finding_is_brought_to_any_state_on_the_way(state: State) -> None:
    assert state is bring(a_case(), "f1", state).standing.finding("f1").state


def test_a_closed_finding_can_be_closed_again_after_it_was_reopened() -> None:
    case = bring(bring(a_case(), "f1"), "f1", State.REGISTERED, on=DAY_AFTER)
    case = bring(adopted(case, DAY_AFTER, a_measure("m2")), "f1", on=DAY_AFTER)
    assert (State.CLOSED, 2) == (case.standing.finding("f1").state, case.standing.finding("f1").cycle.number)


def test_what_is_amended_is_not_adopted() -> None:
    case = amended(a_case(), a_measure("m1", text="More"), a_finding("f2"))
    assert (1, ("f2", "m1")) == (len(case.journal), tuple(sorted(ic.draft_changes(case))))


def test_the_builders_need_no_hypothesis() -> None:
    code = "import sys; sys.modules['hypothesis'] = None; from inspection_core.testing import a_case; a_case()"
    subprocess.run([sys.executable, "-c", code], check=True)


@given(documents())
def test_a_document_is_sound(document: ic.Document) -> None:
    case = a_case(
        on=None, **{part: getattr(document, part) for part in ("aspects", "findings", "measures", "accounts")}
    )
    assert [] == [problem.code for problem in case.contradictions if problem.code != "IC111"]


def test_every_kind_of_event_and_every_state_is_reached() -> None:
    kinds: set[type[ic.Event]] = set()
    shapes: set[object] = set()

    @settings(max_examples=1500, derandomize=True, database=None)
    @given(cases())
    def look(case: ic.Case) -> None:
        kinds.update(type(entry.event) for entry in case.journal)
        shapes.update(case.standing.finding(leaf.id).state for leaf in case.draft.leaves)
        shapes.update(f"{len(case.draft.lineage(leaf.id))} deep" for leaf in case.draft.leaves)
        shapes.update("shared" for measure in case.document.measures if len(measure.findings) > 1)
        shapes.update("cycles" for finding in case.standing.findings.values() if len(finding.cycles) > 1)
        shapes.update(each.state for each in case.standing.publications.values())
        shapes.update("answered" for each in case.standing.comments.values() if each.reply is not None)
        shapes.update("looked at" for each in case.standing.follow_ups.values() if each.results)
        shapes.update("editions" for number in case.editions if number > 1)
        days = [entry.event.on for entry in case.journal]
        shapes.add("in order" if days == sorted(days) else "back-dated")

    look()
    assert set() == set(EVENT_CLASSES) - kinds
    wanted = {*State, "1 deep", "2 deep", "3 deep", "shared", "cycles", "editions", "in order", "back-dated"}
    assert set() == {*wanted, *ic.PublicationState, "answered", "looked at"} - shapes
