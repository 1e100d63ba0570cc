"""Evidence that returned copies name: new pieces are filed for all rows naming them, those on file support more."""

import datetime as dt

import attrs
import pytest

import inspection_core as ic
from inspection_core.importing import _proposing
from inspection_core.proposals import Proposals
from inspection_core.testing import a_case, a_finding, a_measure, a_paper, adopted, amended, bring

from ._tables import Form, proposed, returned, said
from .test_filling import CELL, bare, events, started
from .test_returned import DAY, ROW, form

OTHER = "f1/m2"


def two(*pieces: ic.Evidence, on: dt.date = DAY) -> ic.Case:
    """A case on which work has begun: a finding with two measures, and evidence that was filed together."""
    case = started(a_finding(), a_measure(), a_measure("m2"))
    return filed(case, *pieces, on=on) if pieces else case


def filed(case: ic.Case, *pieces: ic.Evidence, on: dt.date = DAY) -> ic.Case:
    return ic.record(case, ic.EvidenceAdded(on=on, evidence=pieces, recorded_by="p-clerk"))


def taken(case: ic.Case, *forms: Form) -> ic.Case:
    """The case after an import of copies: what is not held back is recorded."""
    found = rehearsed(case, *forms)
    return ic.record(case, *(e for p in found.proposals if p.row not in found.held for e in p.events))


def rehearsed(case: ic.Case, *forms: Form) -> Proposals:
    return _proposing._rehearsed(case, returned(case, DAY, *forms))


def supports(case: ic.Case) -> dict[str, tuple[str, ...]]:
    return {id: each.evidence.supports for id, each in case.standing.evidence.items()}


def test_what_is_on_file_for_another_measure_supports_this_one_too() -> None:
    case = two(a_paper("e1", "m1", index="1-1"))
    copy = form(case).put(OTHER, new_evidence="1-1")
    found = returned(case, DAY, copy)
    seq = len(case.journal)
    piece = a_paper("e1", "m1", "m2", index="1-1")
    assert [ic.EvidenceAdded(on=DAY, evidence=(piece,), corrects=seq, recorded_by="p-clerk")] == [
        *map(bare, events(found))
    ]
    assert ([(OTHER, "new_evidence", "", "1-1")], [copy.where(OTHER, "new_evidence")], []) == (
        proposed(found),
        list(found.proposals[0].cells),
        said(found),
    )
    assert {"e1": ("m1", "m2")} == supports(taken(case, copy))


def test_a_piece_that_supports_a_measure_already_is_no_news_when_it_comes_again() -> None:
    case = two(a_paper("e1", "m1", index="1-1"))
    copy = form(case).put(OTHER, new_evidence="1-1")
    case = taken(case, copy)
    hint = "IC086: New evidence: '1-1' changes nothing: it is on file already"
    assert [f"{CELL} {copy.cell(OTHER, 'new_evidence')}: {hint}"] == said(returned(case, DAY, copy), "en")


def test_pieces_that_were_filed_together_come_to_support_several_rows_in_one_correction() -> None:
    case = two(*(a_paper(f"e{n}", index=f"1-{n}") for n in (1, 2, 3)))
    copy = form(case).put(ROW, new_evidence="1-1\n1-2").put(OTHER, new_evidence="1-2")
    found = returned(case, DAY, copy)
    assert [("f1/m1, f1/m2", None)] == [(each.row, each.measure) for each in found.proposals]
    assert {copy.where(row, "new_evidence") for row in (ROW, OTHER)} == set(found.proposals[0].cells)
    assert {"e1": ("m1",), "e2": ("m1", "m2"), "e3": ()} == supports(taken(case, copy))


def test_pieces_that_were_filed_apart_are_corrected_apart() -> None:
    case = filed(two(a_paper("e1", "m1", index="1-1")), a_paper("e2", "m1", index="1-2"))
    copy = form(case).put(OTHER, new_evidence="1-1\n1-2")
    last = len(case.journal)
    assert [last - 1, last] == [event.corrects for event in events(returned(case, DAY, copy))]
    assert {"e1": ("m1", "m2"), "e2": ("m1", "m2")} == supports(taken(case, copy))


def test_a_new_piece_that_several_rows_name_is_filed_for_all_of_them() -> None:
    case = two()
    copy = form(case).put(ROW, new_evidence="9-1 Minutes").put(OTHER, new_evidence="9-1")
    found = returned(case, DAY, copy)
    assert ["evidence_added"] == [event.kind for event in events(found)]
    assert {copy.where(row, "new_evidence") for row in (ROW, OTHER)} == set(found.proposals[0].cells)
    assert ({"e9-1": ("m1", "m2")}, []) == (supports(taken(case, copy)), said(found))


def test_a_row_that_names_several_new_pieces_of_another_is_one_cell_of_it() -> None:
    copy = form(two()).put(ROW, new_evidence="9-1 Minutes；9-2 List").put(OTHER, new_evidence="9-1；9-2")
    found = returned(two(), DAY, copy)
    assert tuple(copy.where(row, "new_evidence") for row in (ROW, OTHER)) == found.proposals[0].cells


def test_a_row_that_takes_a_number_for_another_piece_is_not_supported_by_it() -> None:
    case = two()
    copy = form(case).put(ROW, new_evidence="9-1 Minutes").put(OTHER, new_evidence="9-1 List")
    found = returned(case, DAY, copy)
    assert [("m1",)] == [each.supports for e in events(found) for each in e.evidence]  # type: ignore[attr-defined]
    told = "IC085: New evidence: '9-1' is «Minutes»; give what is new another number"
    assert [f"{CELL} {copy.cell(OTHER, 'new_evidence')}: {told}"] == said(found, "en")


def test_a_row_without_a_measure_is_supported_as_its_finding() -> None:
    case = filed(a_case(a_finding(), a_finding("f2"), a_measure("m2", "f2")), a_paper("e1", "m2", index="1-1"))
    assert {"e1": ("m2", "f1")} == supports(taken(case, form(case).put("f1", new_evidence="1-1")))


def test_evidence_that_proved_what_it_was_named_with_goes_on_to_prove_it() -> None:
    """A piece without `supports` proves whatever names it; once it supports something, only that."""
    case = started(a_finding(), a_measure(), a_finding("f2"), a_measure("m2", "f2"))
    case = filed(case, a_paper("e1", index="1-1"))
    done = ic.MeasureDone(on=DAY, measures=("m2",), recorded_by="p-clerk")
    asked = ic.Submitted(on=DAY, findings=("f2",), evidence=("e1",), recorded_by="p-clerk")
    case = ic.record(case, done, asked)
    assert {"e1": ("f2", "m1")} == supports(taken(case, form(case).put(ROW, new_evidence="1-1")))


def test_a_row_that_asks_for_close_out_names_its_evidence_with_that_and_corrects_nothing() -> None:
    case = two(a_paper("e1", "m1", index="1-1"))
    copy = form(case).put(OTHER, new_evidence="1-1", asks="asks for close-out")
    assert ["measure_done"] == [event.kind for event in events(returned(case, DAY, copy))]


def test_a_measure_that_the_plan_lacked_when_the_evidence_was_filed_is_told() -> None:
    case = filed(started(), a_paper("e1", "m1", index="1-1"))
    later = DAY + dt.timedelta(7)
    case = adopted(case, later, a_measure(), a_measure("m2"))
    copy = Form(ic.report(case, as_of=later)).put(OTHER, new_evidence="1-1")
    found = returned(case, later, copy)
    place = f"{CELL} {copy.cell(OTHER, 'new_evidence')}"
    assert [
        f"{place}: IC085: New evidence: '1-1' was put on file on 2024-02-20, before the plan had m2; "
        "name it when close-out is asked for"
    ] == said(found, "en")
    assert [
        f"{place}: IC085：“New evidence”列：'1-1' 于 2024-02-20 归档，当时方案中尚无 m2；请在申请销号时填写"
    ] == said(found)
    assert () == found.proposals


def test_a_correction_keeps_the_day_and_the_words_of_its_entry() -> None:
    day = DAY - dt.timedelta(5)
    case = started(a_finding(), a_measure(), a_measure("m2"))
    assert case.standing.last_day is not None
    entry = ic.EvidenceAdded(on=day, evidence=(a_paper("e1", index="1-1"),), note="From the archive", basis="List 3")
    case = ic.record(case, attrs.evolve(entry, recorded_by="p-clerk"))
    copy = form(case).put(OTHER, new_evidence="1-1")
    (event,) = events(returned(case, DAY, copy))
    note = f"From the archive; 台账.form 整改台账 {copy.cell(OTHER, 'new_evidence')}"
    assert (day, "List 3", note) == (event.on, event.basis, event.note)


def test_a_row_that_copies_disagree_about_is_not_supported_with_the_others() -> None:
    case = two(a_paper("e1", index="1-1"))
    one = form(case, file="1.form").put(ROW, new_evidence="1-1")
    one.put(OTHER, new_evidence="1-1", new_progress="Met")
    found = rehearsed(case, one, form(case, file="2.form").put(OTHER, new_progress="Not met"))
    assert [(ROW, False), (OTHER, True)] == [(each.row, each.row in found.held) for each in found.proposals]
    assert {"e1": ("m1",)} == supports(taken(case, one, form(case, file="2.form").put(OTHER, new_progress="Not met")))


def test_a_row_whose_measure_is_gone_adds_nothing() -> None:
    case = filed(started(a_finding(), a_measure(), a_measure("m2")), a_paper("e1", index="1-1"))
    copy = form(case).put(ROW, new_evidence="1-1").put(OTHER, new_evidence="1-1")
    case = amended(case, measures=case.document.measures[:1])
    found = returned(case, DAY, copy)
    assert [ROW] == [each.row for each in found.proposals]
    assert ["IC090"] == [problem.code for problem in found.problems]


@pytest.mark.parametrize("state", [ic.State.SUBMITTED, ic.State.CLOSED])
def test_evidence_of_a_closed_finding_can_support_another(state: ic.State) -> None:
    case = bring(a_case(a_finding(), a_measure(), a_finding("f2"), a_measure("m2", "f2")), "f1", state)
    piece = next(iter(case.standing.evidence.values())).evidence
    copy = form(case).put("f2/m2", new_evidence=piece.index)
    assert (*piece.supports, "m2") == supports(taken(case, copy))[piece.id]
