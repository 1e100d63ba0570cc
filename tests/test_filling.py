"""Tables to be filled in: what each cell that was filled in or changed becomes, and what is said of one that can't."""

import datetime as dt
from decimal import Decimal

import attrs
import pytest

import inspection_core as ic
from inspection_core.proposals import Edit, Proposals
from inspection_core.tables import Use, Value, filling, parts, read_origin
from inspection_core.testing import BODIES, a_case, a_finding, a_measure, a_paper, a_profile, adopted, amended, bring

from ._tables import Form, proposed, returned, said
from .test_returned import DAY, ROW, form

CELL = "台账.form 整改台账"
"""Where problems are said to be, before the name of a cell."""


def started(*items: object) -> ic.Case:
    """A case on which work has begun: of one finding with a measure, or of what is given."""
    case = a_case(*items)  # type: ignore[arg-type]
    for finding in case.draft.leaves:
        case = bring(case, finding.id, ic.State.IN_PROGRESS)
    return case


def fill(case: ic.Case, row: str = ROW, /, **cells: Value) -> tuple[Form, Proposals]:
    copy = form(case).put(row, **cells)
    return copy, returned(case, DAY, copy)


def events(found: Proposals) -> list[ic.Event]:
    return [event for each in found.proposals for event in each.events]


def bare(event: ic.Event) -> ic.Event:
    return attrs.evolve(event, note=None)


def edits(found: Proposals) -> list[Edit]:
    return [edit for each in found.proposals for edit in each.edits]


def refused(**cells: Value) -> list[str]:
    """What is said of some cells of the row of a case under way, without the place."""
    copy, found = fill(started(), **cells)
    assert {f"{CELL} {copy.cell(ROW, key)}" for key in cells} >= {str(each.where) for each in found.problems}
    return [line.split(": ", 1)[1] for line in said(found, "en")]


# --- what is given out ------------------------------------------------------------------------------------------


def test_a_table_rests_on_an_edition_so_that_it_can_be_made_again() -> None:
    draft = ic.report(a_case(), as_of=DAY, draft=True)
    with pytest.raises(ic.OptionsError, match="a copy to be filled in needs an adopted edition: inspection adopt"):
        filling(draft)


def test_only_known_tables_of_known_units_can_be_filled_in() -> None:
    report = ic.report(a_case(), as_of=DAY)
    with pytest.raises(ic.OptionsError, match=r"'owners' can't be filled in \(ledger, plan, publication-review can\)"):
        filling(report, "owners")
    with pytest.raises(ic.OptionsError, match="Finance"):
        filling(report, part="Finance")


def test_each_column_is_filled_in_proposed_about_or_left_alone() -> None:
    uses: dict[Use, list[str]] = {}
    for column in filling(ic.report(a_case(), as_of=DAY)).columns:
        uses.setdefault(column.use, []).append(column.key)
    assert ["measure", "responsible_officer", "lead_unit", "supporting_unit", "handler", "due"] == uses[Use.EDIT]
    assert ["new_progress", "percent", "asks", "until", "reason", "new_evidence"] == uses[Use.FILL]


def test_every_row_is_in_the_copy_of_each_of_its_lead_units() -> None:
    both = (_lead("b-section"), _lead("b-section-2"))
    case = a_case(
        *(a_finding(f"f{n}") for n in (1, 2, 3)),
        a_measure("m1", owners=both),
        a_measure("m2", "f2", owners=(_lead("b-group"),)),
    )
    report = ic.report(case, as_of=DAY)
    copies = {part: [row.key for row in filling(report, part=part).rows] for part in parts(report)}
    assert {
        "General Section": ["f1/m1"],
        "Finance Section": ["f1/m1"],
        "Leading Group": ["f2/m2"],
        "not set": ["f3"],
    } == copies


def _lead(who: str) -> ic.Owner:
    return ic.Owner(role=ic.Role.LEAD_UNIT, who=who)


def test_a_workbook_says_what_it_was_made_from() -> None:
    copy = form(a_case(), part="General Section")
    assert copy.filling.origin == read_origin(copy.about().rows)
    assert ("case-1", "ledger", "2024-02-20", 1, 1, "internal", "General Section") == tuple(
        getattr(copy.filling.origin, name)
        for name in ("case", "table", "as_of", "known", "edition", "audience", "part")
    )


# --- progress ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [60, 60.0, "60", "60%", "60 %", "６０％", 0.6, "60.0", Decimal("0.6")])
def test_progress_is_what_was_done_how_much_of_it_and_what_comes_next(value: Value) -> None:
    copy, found = fill(started(), new_progress="Met.\nWrote.", percent=value, reason="Rain")
    text = "Met.\nWrote.\nReason and next step: Rain"
    place = f"{CELL} {copy.cell(ROW, 'new_progress')}"
    assert [ic.Progressed(on=DAY, findings=("f1",), text=text, percent=60, note=place)] == events(found)
    assert tuple(copy.where(ROW, key) for key in ("new_progress", "percent", "reason")) == found.proposals[0].cells


def test_in_chinese_what_comes_next_follows_its_heading() -> None:
    case = bring(a_case(profile=a_profile("neutral-zh")), "f1", ic.State.IN_PROGRESS)
    _, found = fill(case, reason="等上级文件")
    assert [ic.Progressed(on=DAY, findings=("f1",), text="原因及下一步：等上级文件")] == [*map(bare, events(found))]


@pytest.mark.parametrize("value", [160, "约60", "1.5", 1.5, -60, "6-7", "over half", "0.6", 0.605])
def test_what_is_no_per_cent_is_told_and_not_guessed(value: Value) -> None:
    quote = str(value)
    expected = f"IC082: Per cent done: {quote!r} is no per cent from 0 to 100. Write a whole number such as 60."
    assert [expected] == refused(new_progress="Met", percent=value)


@pytest.mark.parametrize("value", [1, 1.0])
def test_a_bare_one_may_be_all_or_next_to_nothing(value: Value) -> None:
    """A cell in the format of per cents holds 1 for 100 %."""
    expected = "IC082: Per cent done: '1' is not clear: 1 % or 100 %. Write 100; for one per cent, 1% as text."
    assert [expected] == refused(new_progress="Met", percent=value)
    assert [1, 100] == [
        event.percent  # type: ignore[attr-defined]
        for said_so in ("1%", "100%")
        for event in events(fill(started(), new_progress="Met", percent=said_so)[1])
    ]


def test_a_per_cent_needs_words() -> None:
    assert ["IC085: Per cent done: say what was done, too"] == refused(percent=60)


def test_rows_of_one_finding_each_tell_their_own_progress() -> None:
    copy = form(started(a_finding(), a_measure(), a_measure("m2")))
    copy.put(ROW, new_progress="One").put("f1/m2", new_progress="Two")
    found = returned(started(a_finding(), a_measure(), a_measure("m2")), DAY, copy)
    assert ["One", "Two"] == [event.text for event in events(found)]  # type: ignore[attr-defined]


# --- where it stands --------------------------------------------------------------------------------------------


def test_work_that_is_under_way_is_begun_once() -> None:
    case = a_case(a_finding(), a_measure(), a_measure("m2"))
    copy = form(case).put(ROW, asks="under way").put("f1/m2", asks="under way")
    found = returned(case, DAY, copy)
    assert [ic.Started(on=DAY, findings=("f1",))] == [*map(bare, events(found))]
    hint = f"{CELL} {copy.cell('f1/m2', 'asks')}: IC086: Where it stands: 'under way' changes nothing: "
    assert [hint + "the work was begun already"] == said(found, "en")


def test_work_that_lacks_a_plan_is_not_called_begun() -> None:
    """Recording it is refused for its gaps; that it was begun already would be wrong."""
    case = a_case(a_finding())
    _, found = fill(case, "f1", asks="under way")
    assert ([ic.Started(on=DAY, findings=("f1",))], []) == ([*map(bare, events(found))], said(found))


def test_work_that_has_not_begun_is_taken_note_of() -> None:
    copy, found = fill(a_case(), asks="not started")
    hint = "IC086: Where it stands: 'not started' changes nothing: the work has not begun"
    assert [f"{CELL} {copy.cell(ROW, 'asks')}: {hint}"] == said(found, "en")
    assert ["IC085: Where it stands: the work was begun already"] == refused(asks="not started")


def test_what_is_none_of_the_choices_is_told() -> None:
    choices = "not started, under way, asks for close-out, asks for more time"
    expected = f"IC082: Where it stands: 'gone' is none of the choices. Choose one of: {choices}"
    assert [expected] == refused(asks="gone")


def test_a_choice_typed_by_hand_is_read() -> None:
    _, found = fill(started(), asks=" Asks for Close-Out")
    assert ["measure_done", "submitted"] == [event.kind for event in events(found)]


def test_with_its_last_measure_a_finding_asks_for_close_out() -> None:
    case = started(a_finding(), a_measure(), a_measure("m2"))
    first = ic.MeasureDone(on=DAY, measures=("m1",))
    second = ic.MeasureDone(on=DAY, measures=("m2",))
    whole = ic.Submitted(on=DAY, findings=("f1",))
    copy = form(case).put(ROW, asks="asks for close-out")
    assert [first] == [*map(bare, events(returned(case, DAY, copy)))]
    both = form(case).put(ROW, asks="asks for close-out").put("f1/m2", asks="asks for close-out")
    assert [first, second, whole] == [*map(bare, events(returned(case, DAY, both)))]


def test_a_finding_asks_for_close_out_with_the_evidence_of_all_rows_that_ask() -> None:
    case = started(a_finding(), a_measure(), a_measure("m2"))
    both = form(case).put(ROW, asks="asks for close-out", new_evidence="1-1 Minutes")
    found = events(returned(case, DAY, both.put("f1/m2", asks="asks for close-out", new_evidence="1-2 Rules")))
    whole = next(event for event in found if isinstance(event, ic.Submitted))
    assert ("e1-1", "e1-2") == whole.evidence


def test_two_sections_together_complete_a_finding() -> None:
    case = started(
        a_finding(), a_measure(owners=(_lead("b-section"),)), a_measure("m2", owners=(_lead("b-section-2"),))
    )
    one = form(case, part="General Section", file="1.form").put(ROW, asks="asks for close-out")
    two = form(case, part="Finance Section", file="2.form").put("f1/m2", asks="asks for close-out")
    found = returned(case, DAY, one, two)
    assert [("1.form", "measure_done"), ("2.form", "measure_done"), ("2.form", "submitted")] == [
        (each.where.file, event.kind) for each in found.proposals for event in each.events
    ]


def test_work_begun_and_done_in_one_copy_is_submitted() -> None:
    """A measure that was dropped is still in the table, and its row may say that work is under way."""
    case = a_case(a_finding(), a_measure(), a_measure("m2"))
    dropped = ic.MeasureDropped(measures=("m2",), on=DAY, reason="Moot", recorded_by="p-clerk", decided_by="b-group")
    case = ic.record(case, dropped)
    copy = form(case).put("f1/m2", asks="under way").put(ROW, asks="asks for close-out")
    assert {"started", "measure_done", "submitted"} == {event.kind for event in events(returned(case, DAY, copy))}


def test_a_finding_without_measures_is_submitted_alone() -> None:
    _, found = fill(a_case(a_finding()), "f1", asks="asks for close-out")
    assert [ic.Submitted(on=DAY, findings=("f1",))] == [*map(bare, events(found))]


def test_what_is_done_or_has_asked_already_is_told() -> None:
    case = bring(a_case(), "f1", ic.State.SUBMITTED)
    copy, found = fill(case, asks="asks for close-out")
    hint = "IC086: Where it stands: 'asks for close-out' changes nothing: it is done, or has asked already"
    assert [f"{CELL} {copy.cell(ROW, 'asks')}: {hint}"] == said(found, "en")


def test_a_measure_against_two_findings_is_done_once() -> None:
    case = started(a_finding(), a_finding("f2"), a_measure("m1", "f1", "f2"), a_measure("m2", "f2"))
    copy = form(case).put("f1/m1", asks="asks for close-out").put("f2/m1", asks="asks for close-out")
    found = returned(case, DAY, copy)
    assert ["measure_done", "submitted"] == [event.kind for event in events(found)]
    hint = "IC086: Where it stands: 'asks for close-out' changes nothing: it is done, or has asked already"
    assert [f"{CELL} {copy.cell('f2/m1', 'asks')}: {hint}"] == said(found, "en")


# --- more time --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("until", [dt.date(2024, 9, 1), "2024年9月1日", "1 September 2024", 45536.0])
def test_more_time_is_asked_for_with_a_day_and_a_reason(until: Value) -> None:
    copy, found = fill(started(), asks="asks for more time", until=until, reason="Rain")
    event = ic.ExtensionAsked(on=DAY, measures=("m1",), until=dt.date(2024, 9, 1), reason="Rain")
    assert [event] == [*map(bare, events(found))]
    assert tuple(copy.where(ROW, key) for key in ("asks", "until", "reason")) == found.proposals[0].cells


def test_a_finding_without_measures_asks_for_more_time_itself() -> None:
    _, found = fill(started(), asks="asks for more time", until=dt.date(2024, 9, 1), reason="Rain", new_progress="Met")
    assert ["progressed", "extension_asked"] == [event.kind for event in events(found)]
    _, found = fill(a_case(a_finding()), "f1", asks="asks for more time", until=dt.date(2024, 9, 1), reason="Rain")
    assert [("f1",)] == [event.findings for event in events(found)]  # type: ignore[attr-defined]


def test_what_is_missing_for_more_time_is_told_at_each_cell() -> None:
    asks = {"asks": "asks for more time"}
    assert ["IC085: Where it stands: say until when"] == refused(**asks)
    assert ["IC085: Where it stands: say until when", "IC085: Reason and next step: say until when"] == refused(
        **asks, reason="Rain"
    )
    assert ["IC085: Where it stands: say why", "IC085: More time until: say why"] == refused(
        **asks, until=dt.date(2024, 9, 1)
    )
    assert ["IC085: More time until: choose «asks for more time», too"] == refused(until=dt.date(2024, 9, 1))


def test_a_day_that_is_not_understood_is_told() -> None:
    said_so = refused(asks="asks for more time", until="next year", reason="Rain")
    assert [
        "IC050: More time until: 'next year' is no date or time limit that is understood. "
        "Write one date such as 2024-03-31, or a period such as 3 months.",
        "IC085: Where it stands: until when is not clear",
        "IC085: Reason and next step: until when is not clear",
    ] == said_so


# --- evidence ---------------------------------------------------------------------------------------------------


def filed(*pieces: ic.Evidence) -> ic.Case:
    return ic.record(started(), ic.EvidenceAdded(on=DAY, evidence=pieces, recorded_by="p-clerk"))


def test_evidence_on_file_is_named_by_its_number() -> None:
    case = filed(a_paper("e1", "m1", index="1-11"), a_paper("e2", "m1", index="11-1"))
    _, found = fill(case, asks="asks for close-out", new_evidence="１１－１")
    assert [("e2",), ("e2",)] == [event.evidence for event in events(found)]  # type: ignore[attr-defined]


def test_evidence_that_is_on_file_already_is_no_news() -> None:
    copy, found = fill(filed(a_paper("e1", "m1", index="1-1")), new_evidence="1-1")
    hint = "IC086: New evidence: '1-1' changes nothing: it is on file already"
    assert [f"{CELL} {copy.cell(ROW, 'new_evidence')}: {hint}"] == said(found, "en")


def test_new_evidence_is_filed_as_paper_that_a_section_keeps() -> None:
    copy, found = fill(started(), new_evidence="9-1 Minutes of May\n９-2　List")
    pieces = tuple(
        ic.Evidence(
            id=f"e{id}",
            index=index,
            title=title,
            supports=("m1",),
            paper=ic.PaperReference(number=index, custodian="General Section"),
        )
        for id, index, title in (("9-1", "9-1", "Minutes of May"), ("９-2", "９-2", "List"))
    )
    assert [ic.EvidenceAdded(on=DAY, evidence=pieces)] == [*map(bare, events(found))]
    assert (copy.where(ROW, "new_evidence"),) == found.proposals[0].cells


def test_new_evidence_comes_before_what_rests_on_it() -> None:
    _, found = fill(started(), asks="asks for close-out", new_evidence="9-1 Minutes")
    assert ["evidence_added", "measure_done", "submitted"] == [event.kind for event in events(found)]
    assert [("e9-1",), ("e9-1",)] == [event.evidence for event in events(found)[1:]]  # type: ignore[attr-defined]


def test_a_number_that_nobody_filed_needs_a_title() -> None:
    expected = "IC085: New evidence: no evidence '9-1' is on file; write its title behind it"
    assert [expected] == refused(new_evidence="9-1")


def test_a_piece_named_in_two_rows_is_filed_once() -> None:
    case = started(a_finding(), a_measure(), a_measure("m2"))
    copy = form(case).put(ROW, new_evidence="9-1 Minutes")
    copy.put("f1/m2", new_evidence="9-1 Minutes", asks="asks for close-out")
    found = returned(case, DAY, copy)
    assert ["evidence_added", "measure_done"] == [event.kind for event in events(found)]
    assert ("e9-1",) == events(found)[1].evidence  # type: ignore[attr-defined]


def test_a_number_that_is_taken_by_another_piece_is_told() -> None:
    copy, found = fill(filed(a_paper("e1", "m1", index="1-1", title="Minutes")), new_evidence="1-1 List")
    told = "IC085: New evidence: '1-1' is «Minutes»; give what is new another number"
    assert [f"{CELL} {copy.cell(ROW, 'new_evidence')}: {told}"] == said(found, "en")


# --- a copy that was taken in before ----------------------------------------------------------------------------


def test_what_the_journal_has_since_is_not_recorded_again() -> None:
    case = started()
    copy = form(case).put(ROW, new_progress="As planned", percent=40)
    case = ic.record(case, *events(returned(case, DAY, copy)))
    found = returned(case, DAY, copy)
    seq = len(case.journal)
    assert [
        f"{CELL} {copy.cell(ROW, key)}: IC087: {title}: the journal has this already, as entry {seq}"
        for key, title in (("new_progress", "Progress since"), ("percent", "Per cent done"))
    ] == said(found, "en")


def test_the_same_words_as_a_fortnight_before_are_new_progress() -> None:
    case = ic.record(started(), ic.Progressed(on=DAY, findings=("f1",), text="As planned", recorded_by="p-clerk"))
    _, found = fill(case, new_progress="As planned")
    assert ([(ROW, "new_progress", "", "As planned")], []) == (proposed(found), said(found))


def test_what_was_recorded_and_voided_since_can_be_recorded_again() -> None:
    case = started()
    copy = form(case).put(ROW, new_progress="As planned")
    case = ic.record(case, *events(returned(case, DAY, copy)))
    case = ic.record(case, ic.Voided(on=DAY, targets=(len(case.journal),), reason="Wrong case", recorded_by="p-clerk"))
    assert [(ROW, "new_progress", "", "As planned")] == proposed(returned(case, DAY, copy))


# --- changes of the plan ----------------------------------------------------------------------------------------


def owners(*pairs: tuple[str, str]) -> list[dict[str, object]]:
    return [{"role": role, "who": who} for role, who in pairs]


def test_owners_in_one_role_change_and_the_others_stay() -> None:
    copy, found = fill(a_case(), lead_unit="Finance Section、General Section", handler="Clerk")
    leads = ("lead_unit", "b-section-2"), ("lead_unit", "b-section")
    value = owners(("responsible_officer", "p-officer"), *leads, ("handler", "p-clerk"))
    edit = Edit(part="measures", item="m1", name="owners", value=value)
    assert [edit, edit] == edits(found)
    assert [(copy.where(ROW, "lead_unit"),), (copy.where(ROW, "handler"),)] == [each.cells for each in found.proposals]


def test_a_role_that_was_emptied_has_nobody() -> None:
    _, found = fill(a_case(), lead_unit=None)
    value = owners(("responsible_officer", "p-officer"))
    assert [Edit(part="measures", item="m1", name="owners", value=value)] == edits(found)


def test_a_body_may_have_and_or_a_comma_in_its_name() -> None:
    names = ("Planning and Finance", "Roads, Bridges and Parks", "党委办公室、校长办公室")
    bodies = (*BODIES, *(ic.Body(id=f"b-{n}", name=name) for n, name in enumerate(names)))
    case = a_case(a_finding(), a_measure(), bodies=bodies)
    for n, name in enumerate(names):
        _, found = fill(case, lead_unit=name)
        value = owners(("responsible_officer", "p-officer"), ("lead_unit", f"b-{n}"))
        assert ([Edit(part="measures", item="m1", name="owners", value=value)], []) == (edits(found), said(found))


def test_a_name_that_nobody_has_is_told_with_the_nearest_one() -> None:
    copy, found = fill(a_case(), lead_unit="Finance Secton", handler="Clerk")
    place = f"{CELL} {copy.cell(ROW, 'lead_unit')}"
    assert [
        f"{place}: IC083: Lead unit: the case knows no 'Finance Secton'. Is it 'Finance Section'? "
        "Bodies and people are listed in case.yaml; add it there first."
    ] == said(found, "en")
    assert [
        f"{place}: IC083：“Lead unit”：案卷里没有 'Finance Secton'。是否指 'Finance Section'？"
        "机构和人员以 case.yaml 为准，请先在其中补充。"
    ] == said(found)
    assert ["handler"] == [each.what for each in found.proposals]


def test_a_name_that_two_have_is_told() -> None:
    people = tuple(ic.Person(id=f"p-{n}", name="Kim") for n in (1, 2))
    case = a_case(a_finding(), a_measure())
    case = amended(case, people=(*case.document.people, *people))
    copy, found = fill(case, handler="Kim")
    assert [
        f"{CELL} {copy.cell(ROW, 'handler')}: IC084: Handler: 'Kim' may be any of p-1, p-2. Write the full name."
    ] == said(found, "en")


def test_owners_that_are_changed_after_a_hand_over_name_it() -> None:
    case = ic.record(
        a_case(),
        ic.HandedOver(
            on=DAY,
            measures=("m1",),
            role=ic.Role.LEAD_UNIT,
            giver="b-section",
            taker="b-section-2",
            recorded_by="p-clerk",
        ),
    )
    _, found = fill(case, lead_unit="General Section")
    value = [
        {"role": "responsible_officer", "who": "p-officer"},
        {"role": "lead_unit", "who": "b-section", "supersedes": len(case.journal)},
    ]
    assert [Edit(part="measures", item="m1", name="owners", value=value)] == edits(found)


def test_a_day_is_moved_and_what_else_was_agreed_stays() -> None:
    kept = ic.Deadline(date=dt.date(2024, 6, 30), sustained=True, kind=ic.DeadlineKind.PHASED)
    case = a_case(a_finding(), a_measure(deadline=kept))
    _, found = fill(case, due=dt.date(2024, 9, 30))
    value = {"kind": "phased", "date": "2024-09-30", "sustained": True}
    assert [Edit(part="measures", item="m1", name="deadline", value=value)] == edits(found)


def test_a_day_that_is_changed_after_an_extension_names_it() -> None:
    case = started()
    for event in (
        ic.ExtensionAsked(on=DAY, measures=("m1",), until=dt.date(2024, 8, 31), reason="Rain", recorded_by="p-clerk"),
        ic.ExtensionGranted(
            on=DAY, measures=("m1",), until=dt.date(2024, 8, 31), decided_by="b-group", basis="Minutes"
        ),
    ):
        case = ic.record(case, event)
    _, found = fill(case, due=dt.date(2024, 9, 30))
    value = {"date": "2024-09-30", "supersedes": len(case.journal)}
    assert ([("f1/m1", "due", "2024-08-31", "2024-09-30")], [value]) == (
        proposed(found),
        [edit.value for edit in edits(found)],
    )


def test_a_day_that_is_changed_again_does_not_bring_the_extension_back() -> None:
    case = started()
    asked = ic.ExtensionAsked(on=DAY, measures=("m1",), until=dt.date(2024, 8, 31), reason="Rain")
    granted = ic.ExtensionGranted(on=DAY, measures=("m1",), until=dt.date(2024, 8, 31), decided_by="b-group")
    case = ic.record(case, asked, attrs.evolve(granted, basis="Minutes"))
    moved = ic.Deadline(date=dt.date(2024, 9, 30), supersedes=len(case.journal))
    case = adopted(case, DAY, a_measure(deadline=moved))
    _, found = fill(case, due=dt.date(2024, 10, 31))
    assert [{"date": "2024-10-31", "supersedes": moved.supersedes}] == [edit.value for edit in edits(found)]


def test_a_day_that_is_changed_after_a_reopening_names_it() -> None:
    case = bring(a_case(), "f1")
    again = ic.Reopened(
        on=DAY, findings=("f1",), measures=("m1",), reason="Relapse", until=dt.date(2024, 8, 31), recorded_by="p-clerk"
    )
    case = ic.record(case, attrs.evolve(again, basis="Minutes"))
    _, found = fill(case, due=dt.date(2024, 9, 30))
    assert [{"date": "2024-09-30", "supersedes": len(case.journal)}] == [edit.value for edit in edits(found)]


def extended(case: ic.Case, until: dt.date = dt.date(2024, 8, 31)) -> ic.Case:
    asked = ic.ExtensionAsked(on=DAY, measures=("m1",), until=until, reason="Rain", recorded_by="p-clerk")
    granted = ic.ExtensionGranted(on=DAY, measures=("m1",), until=until, decided_by="b-group", basis="Minutes")
    return ic.record(case, asked, granted)


def test_a_day_that_is_taken_out_under_an_extension_would_change_nothing_and_is_told() -> None:
    case = extended(started())
    seq = len(case.journal)
    copy, found = fill(case, due=None)
    place = f"{CELL} {copy.cell(ROW, 'due')}"
    assert () == found.proposals
    assert [
        f"{place}: IC349: Due: without a day, the extension until 2024-08-31 holds (entry {seq}). "
        "Write the day that is to hold, or words such as ongoing; a wrong entry is voided: inspection record voided"
    ] == said(found, "en")
    assert [
        f"{place}: IC349：“Due”清空后，延期至 2024-08-31 仍有效（日志第 {seq} 条）。"
        "请写明新的时限，或填“长期坚持”等；该条有误的，请作废：inspection record voided"
    ] == said(found)


def test_a_day_that_is_taken_out_after_it_replaced_an_extension_would_bring_that_back_and_is_told() -> None:
    case = extended(started())
    moved = ic.Deadline(date=dt.date(2024, 9, 30), supersedes=len(case.journal))
    _, found = fill(adopted(case, DAY, a_measure(deadline=moved)), due=None)
    assert (["IC349"], ()) == ([problem.code for problem in found.problems], found.proposals)


def test_a_day_that_is_taken_out_after_a_reopening_would_change_nothing_and_is_told() -> None:
    case = bring(a_case(), "f1")
    again = ic.Reopened(
        on=DAY, findings=("f1",), measures=("m1",), reason="Relapse", until=dt.date(2024, 8, 31), recorded_by="p-clerk"
    )
    case = ic.record(case, attrs.evolve(again, basis="Minutes"))
    _, found = fill(case, due=None)
    told = f"Due: without a day, the day 2024-08-31 holds that was set with the reopening (entry {len(case.journal)})."
    (line,) = said(found, "en")
    assert ((), True) == (found.proposals, told in line)


def test_words_instead_of_a_day_end_an_extension() -> None:
    case = extended(started())
    _, found = fill(case, due="ongoing")
    assert ([len(case.journal)], []) == ([edit.value["supersedes"] for edit in edits(found)], said(found))  # type: ignore[index]


def test_a_role_that_was_handed_over_and_is_emptied_has_nobody_in_force() -> None:
    handed = ic.HandedOver(
        on=DAY, measures=("m1",), role=ic.Role.LEAD_UNIT, giver="b-section", taker="b-section-2", recorded_by="p-clerk"
    )
    case = ic.record(a_case(), handed)
    _, found = fill(case, lead_unit=None)
    value = owners(("responsible_officer", "p-officer"))
    assert [Edit(part="measures", item="m1", name="owners", value=value)] == edits(found)
    kept = (ic.Owner(role=ic.Role.RESPONSIBLE_OFFICER, who="p-officer"),)
    after = ic.report(adopted(case, DAY, a_measure(owners=kept)), as_of=DAY).item("f1")
    assert ((), ("Deputy Head",)) == (after.names("lead_unit"), after.names("responsible_officer"))


@pytest.mark.parametrize(
    ("said_so", "value"),
    [
        ("2024/9/30", "2024-09-30"),
        ("2024年9月底前", {"date": "2024-09-30", "words": "2024年9月底前"}),
        ("立行立改", {"kind": "immediate", "words": "立行立改"}),
        ("3 months", {"period": "3 months"}),
        (None, None),
    ],
)
def test_a_time_limit_may_be_written_in_many_ways(said_so: Value, value: object) -> None:
    assert [Edit(part="measures", item="m1", name="deadline", value=value)] == edits(fill(a_case(), due=said_so)[1])


def test_a_time_limit_that_is_not_understood_is_told() -> None:
    remedy = "Write one date such as 2024-03-31, or a period such as 3 months."
    assert [f"IC050: Due: 'soon' is no date or time limit that is understood. {remedy}"] == refused(due="soon")


def test_the_words_of_a_measure_change() -> None:
    _, found = fill(a_case(), measure="Write\nit down")
    assert [Edit(part="measures", item="m1", name="text", value="Write\nit down")] == edits(found)
    assert ["IC085: Measure: a measure can't be emptied; drop it with a reason"] == refused(measure=None)


def test_owners_and_days_of_a_finding_without_measures_are_its_own() -> None:
    _, found = fill(a_case(a_finding()), "f1", lead_unit="General Section", due=dt.date(2024, 9, 30))
    assert [
        Edit(part="findings", item="f1", name="owners", value=owners(("lead_unit", "b-section"))),
        Edit(part="findings", item="f1", name="deadline", value="2024-09-30"),
    ] == edits(found)


def test_a_row_without_a_measure_may_be_given_one() -> None:
    copy, found = fill(a_case(a_finding()), "f1", measure="Meet", lead_unit="General Section", due="2024/9/30")
    value = {
        "id": "m1-1",
        "findings": ["f1"],
        "text": "Meet",
        "owners": owners(("lead_unit", "b-section")),
        "deadline": "2024-09-30",
    }
    assert [Edit(part="measures", value=value)] == edits(found)
    assert {copy.where("f1", key) for key in ("measure", "lead_unit", "due")} == set(found.proposals[0].cells)


def test_what_a_row_shows_of_its_finding_holds_for_the_measure_that_it_is_given() -> None:
    led = (ic.Owner(role=ic.Role.LEAD_UNIT, who="b-section"), ic.Owner(role=ic.Role.FIRST_RESPONSIBLE, who="p-officer"))
    finding = a_finding(owners=led, deadline=ic.Deadline(date=dt.date(2024, 5, 31)))
    _, found = fill(a_case(finding), "f1", measure="Meet")
    value = {
        "id": "m1-1",
        "findings": ["f1"],
        "text": "Meet",
        "owners": owners(("lead_unit", "b-section")),
        "deadline": {"date": "2024-05-31"},
    }
    assert [Edit(part="measures", value=value)] == edits(found)


# --- new measures -----------------------------------------------------------------------------------------------


def parents() -> ic.Case:
    """Findings 3（1）, 3（2） and 31."""
    return a_case(
        a_finding("f3", number="3"),
        a_finding("f3-1", number="（1）", parent="f3"),
        a_finding("f3-2", number="（2）", parent="f3"),
        a_finding("f31", number="31"),
        a_measure("m31", "f31"),
    )


@pytest.mark.parametrize(
    ("number", "finding"),
    [
        ("3（1）", "f3-1"),
        ("3(1)", "f3-1"),
        ("3.1", "f3-1"),
        (3.2, "f3-2"),
        ("31", "f31"),
        (31.0, "f31"),
        ("３１", "f31"),
    ],
)
def test_a_new_measure_goes_to_the_finding_of_its_number(number: Value, finding: str) -> None:
    copy, found = fill(parents(), "+1", number=number, measure="Meet", lead_unit="General Section", due="2024-09-30")
    row = f"台账.form!整改台账!{copy.cell('+1', 'row')[1:]}"
    assert [(row, finding)] == [(each.row, each.finding) for each in found.proposals]
    assert {copy.where("+1", key) for key in ("number", "measure", "lead_unit", "due")} == set(found.proposals[0].cells)
    id = {"f3-1": "m3-1-1", "f3-2": "m3-2-1", "f31": "m31-1"}[finding]
    value = {
        "id": id,
        "findings": [finding],
        "text": "Meet",
        "owners": owners(("lead_unit", "b-section")),
        "deadline": "2024-09-30",
    }
    assert ([Edit(part="measures", value=value)], []) == (edits(found), said(found))


def test_new_measures_get_ids_that_nothing_has() -> None:
    case = a_case(a_finding(), a_measure("m1-1"), a_measure("m1-3"))
    copy = form(case).put("+1", number=1, measure="One").put("+2", number=1, measure="Two")
    assert ["m1-2", "m1-4"] == [each.measure for each in returned(case, DAY, copy).proposals]


def of_new_row(case: ic.Case, **cells: Value) -> list[tuple[str, str]]:
    """What is said of a new row: the column and the message."""
    copy, found = fill(case, "+1", **cells)
    columns = {str(copy.where("+1", key)): key for key in copy.keys}
    return [(columns[place], text) for place, text in (line.split(": ", 1) for line in said(found, "en"))]


def test_a_new_row_needs_a_number_and_a_measure() -> None:
    lost = "give the number of a finding, so that the measure has its place"
    assert [("measure", f"IC085: Measure: {lost}")] == of_new_row(parents(), measure="Meet")
    assert [("number", f"IC085: No.: {lost}")] == of_new_row(parents(), number=7, measure="Meet")
    assert [("number", f"IC085: No.: {lost}")] == of_new_row(parents(), number=3, measure="Meet")
    assert [("number", "IC085: No.: a new row needs its measure")] == of_new_row(parents(), number=31)


def test_a_number_that_two_findings_have_is_told() -> None:
    aspects = (ic.Aspect(id="a1", number="A", title="One"), ic.Aspect(id="a2", number="B", title="Two"))
    case = a_case(
        *aspects,
        a_finding("f1", aspect="a1", number="1"),
        a_finding("f2", aspect="a2", number="1"),
    )
    assert [("number", "IC085: No.: 2 findings have this number")] == of_new_row(case, number=1, measure="Meet")


def test_a_new_row_reports_nothing_yet() -> None:
    told = [("new_progress", "IC085: Progress since: a new measure has nothing to report yet")]
    assert told == of_new_row(parents(), number=31, measure="Meet", new_progress="Met")


def test_a_new_measure_that_two_sections_propose_is_one() -> None:
    case = a_case()
    cells: dict[str, Value] = {"number": 1, "measure": "Meet", "lead_unit": "General Section"}
    one, two = (form(case, file=f"{n}.form").put("+1", **cells) for n in (1, 2))
    found = returned(case, DAY, one, two)
    assert {copy.where("+1", key) for copy in (one, two) for key in cells} == set(found.proposals[0].cells)
    assert 1 == len(found.proposals)


def test_a_new_measure_that_two_sections_propose_otherwise_is_told() -> None:
    case = a_case()
    one, two = (form(case, file=f"{n}.form").put("+1", number=1, measure="Meet") for n in (1, 2))
    two.put("+1", due="2024-09-30")
    found = returned(case, DAY, one, two)
    told = f"{one.where('+1', 'measure')} has this measure, too, with something else beside it"
    assert [f"{two.where('+1', 'measure')}: IC085: Measure: {told}"] == said(found, "en")
    assert [one.where("+1", "number"), one.where("+1", "measure")] == [*found.proposals[0].cells]


def test_a_row_that_was_put_in_between_is_a_new_one() -> None:
    case = a_case()
    copy = form(case)
    copy.rows.insert(0, [None] * len(copy.keys))
    copy.rows[0][copy.keys.index("number")] = 1
    copy.rows[0][copy.keys.index("measure")] = "Meet"
    assert [("台账.form!整改台账!6", "measure", "", "Meet")] == proposed(returned(case, DAY, copy))


# --- what is told outside ---------------------------------------------------------------------------------------


def reviewed(case: ic.Case, /, **cells: Value) -> tuple[Form, Proposals]:
    copy = form(case, table="publication-review").put("f1", **cells)
    return copy, returned(case, DAY, copy)


def publics(found: Proposals) -> list[object]:
    assert {("findings", "f1", "public")} >= {(edit.part, edit.item, edit.name) for edit in edits(found)}
    return list({repr(edit): edit.value for edit in edits(found)}.values())


def test_a_finding_is_told_in_other_words() -> None:
    _, found = reviewed(a_case(), decision="reword", public_title="Told", public_text="So", approved_by="Leading Group")
    assert [{"decision": "reword", "title": "Told", "text": "So", "approved_by": "b-group"}] == publics(found)
    assert ["decision", "public_title", "public_text", "approved_by"] == [each.what for each in found.proposals]


def test_a_finding_is_withheld_for_a_reason() -> None:
    _, found = reviewed(a_case(), decision="withhold", withheld_for="State secret ", statement="Not yet")
    assert [{"decision": "withhold", "reason": "state_secret", "statement": "Not yet"}] == publics(found)


def test_what_is_told_can_be_changed_and_taken_back() -> None:
    public = ic.PublicWording(decision=ic.Decision.REWORD, title="Told", text="So", approved_by="b-group")
    case = a_case(a_finding(public=public), a_measure())
    _, found = reviewed(case, public_text="Otherwise")
    assert [{"decision": "reword", "title": "Told", "text": "Otherwise", "approved_by": "b-group"}] == publics(found)
    _, found = reviewed(case, decision=None, public_title=None, public_text=None, approved_by=None)
    assert [None] == publics(found)


def test_what_the_review_sheet_can_not_hold_is_told() -> None:
    reasons = (
        "state secret, case not announced yet, risk of malicious publicity, risk to public order, otherwise sensitive"
    )
    for cells, told in (
        ({"withheld_for": "because"}, "IC089: Withheld for: the case holds no 'because' among the reasons for "
                                      f"withholding. Choose one of: {reasons}"),
        ({"decision": "maybe"}, "IC082: Decision: 'maybe' is none of the choices. "
                                "Choose one of: publish, reword, withhold"),
        ({"approved_by": "Nobody"}, "IC083: Approved by: the case knows no 'Nobody'. "
                                    "Bodies and people are listed in case.yaml; add it there first."),
        ({"approved_by": "Clerk, Supervisor"}, "IC085: Approved by: give one of them alone"),
    ):  # fmt: skip
        copy, found = reviewed(a_case(), **cells, public_title="Told")
        assert [f"{copy.where('f1', next(iter(cells)))}: {told}"] == said(found, "en")
        assert ["public_title"] == [each.what for each in found.proposals]


def test_a_reason_that_there_is_not_is_told_in_chinese() -> None:
    case = a_case(profile=a_profile("neutral-zh"))
    copy, found = reviewed(case, withheld_for="不便公开")
    assert [
        f"{copy.where('f1', 'withheld_for')}: IC089：“不公开理由”：'不便公开' 不在不公开理由之列。"
        "请选择：涉及国家秘密、案件尚未公布、可能被恶意炒作、可能引发群体上访、其他敏感事项"
    ] == said(found)
