"""The registers of a case: publications, comments, follow-ups, referrals, ages; what is told of them, when, to whom."""

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

import inspection_core as ic
from inspection_core import Audience, Decision, Resolution
from inspection_core.profiles import ApprovalStep, CommentRules
from inspection_core.testing import (
    START,
    a_case,
    a_finding,
    a_measure,
    a_paper,
    a_profile,
    adopted,
    bring,
    cases,
    days_of,
    grown,
)

PUBLIC, INTERNAL, RESTRICTED = Audience
DAY = dt.timedelta(days=1)
PUBLISH = ic.PublicWording(decision=Decision.PUBLISH)
REWORD = ic.PublicWording(decision=Decision.REWORD, title="Told 3", text="Outside 3")
WITHHOLD = ic.PublicWording(
    decision=Decision.WITHHOLD, reason="state_secret", statement="Not told", approved_by="b-group"
)
CHAIN = (ApprovalStep(key="office", title="Office"), ApprovalStep(key="group", title="Leading group"))


def on(days: int) -> dt.date:
    """A day after the plan was adopted."""
    return START + days * DAY


def rules(name: str = "neutral-en", **changes: Any) -> ic.Profile:
    return a_profile(
        name, publication_approvals=CHAIN, comments=CommentRules(reply=ic.Span(7, ic.Unit.DAYS)), **changes
    )


def four_findings(profile: ic.Profile | None = None, **inspection: Any) -> ic.Case:
    """Findings to publish, withheld, reworded, and undecided, each with its measure."""
    decisions = {1: PUBLISH, 2: WITHHOLD, 3: REWORD, 4: None}
    findings = (a_finding(f"f{n}", public=public) for n, public in decisions.items())
    measures = (a_measure(f"m{n}", f"f{n}") for n in decisions)
    return a_case(*findings, *measures, profile=profile or rules(), **inspection)


def draft(case: ic.Case, days: int = 10, id: str = "p1", audience: Audience = PUBLIC) -> ic.Case:
    made = ic.MadeDocument(exporter="text-bulletin", to="a.txt", made_by="inspection-core 1", digest="d" * 64)
    event = ic.PublicationDrafted(
        publication=id, title="Bulletin", as_of=on(days), on=on(days), audience=audience, documents=(made,)
    )
    return ic.record(case, event)


def decided(case: ic.Case) -> ic.Case:
    """The case with the undecided finding decided."""
    return adopted(case, on(5), evolve(case.document.findings[3], public=PUBLISH))


def published(case: ic.Case | None = None) -> ic.Case:
    """A publication drafted on day 10, submitted on 11, approved on 12 and 13, published on 14."""
    case = draft(decided(case or four_findings()))
    return ic.record(
        case,
        ic.PublicationSubmitted(publication="p1", on=on(11)),
        ic.PublicationApproved(publication="p1", step="office", on=on(12), decided_by="p-officer", basis="minutes 7"),
        ic.PublicationApproved(publication="p1", step="group", on=on(13), decided_by="b-group"),
        ic.PublicationPublished(
            publication="p1", address="https://x.example", until=on(44), on=on(14), decided_by="b-group"
        ),
    )


def commented(case: ic.Case | None = None) -> ic.Case:
    """Two comments of day 15, one of them answered on day 18."""
    return ic.record(
        case or published(),
        ic.CommentReceived(
            comment="c1", publication="p1", channel="letter", text="=1+1", findings=("f1", "f2"), on=on(15)
        ),
        ic.CommentReceived(comment="c2", publication="p1", channel="phone", text='Two, "three"', on=on(15)),
        ic.CommentAnswered(comment="c2", text="A reply", on=on(18)),
    )


def inside(case: ic.Case, days: int, **asked: Any) -> ic.Report:
    return ic.report(case, as_of=on(days), **asked)


# --- publications -----------------------------------------------------------------------------------------------


def test_a_publication_is_told_as_it_stands_on_the_day() -> None:
    case = published()
    told = [[each.state for each in inside(case, days).publications] for days in (9, 10, 11, 12, 13, 14)]
    assert [[], ["drafted"], ["submitted"], ["submitted"], ["approved"], ["published"]] == told


def test_what_a_publication_lacks_is_told_until_it_is_approved() -> None:
    case = published()
    told = [inside(case, days).publications[0].lacking for days in (10, 11, 12, 13, 14)]
    both = ("Office", "Leading group")
    assert [both, both, ("Leading group",), (), ()] == told


def test_after_a_return_the_whole_chain_is_lacking_again() -> None:
    case = draft(decided(four_findings()))
    case = ic.record(
        case,
        ic.PublicationSubmitted(publication="p1", on=on(11)),
        ic.PublicationApproved(publication="p1", step="office", on=on(12), decided_by="p-officer"),
        ic.PublicationReturned(publication="p1", reason="the title", on=on(13)),
    )
    told = inside(case, 13).publications[0]
    assert ("returned", ("Office", "Leading group")) == (told.state, told.lacking)


def test_how_a_publication_went_out_is_told() -> None:
    told = inside(published(), 14).publications[0]
    assert (on(14), "https://x.example", on(44), None) == (told.published_on, told.address, told.until, told.sha256)


def test_what_happened_to_a_publication_is_told_with_who_decided_and_on_what_basis() -> None:
    case = published()
    steps = inside(case, 12).publications[0].steps
    assert [
        ("publication_drafted", "drafted", "", None),
        ("publication_submitted", "submitted", "", None),
        ("publication_approved", "submitted", "Deputy Head", "minutes 7"),
    ] == [(step.kind, step.state, step.decided_by, step.basis) for step in steps]


def test_a_publication_tells_its_pin_and_its_documents() -> None:
    case = published()
    told = inside(case, 14).publications[0]
    document = ic.DocumentView(to="a.txt", exporter="text-bulletin", made_by="inspection-core 1", digest="d" * 64)
    assert (on(10), 2, (document,)) == (told.as_of, told.known, told.documents)


def test_the_redaction_log_tells_what_is_withheld_or_reworded_why_and_on_whose_word() -> None:
    told = inside(published(), 14).publications[0]
    assert [
        ("f2", "2", "Title f2", "withhold", None, "state secret", "Not told", "Leading Group"),
        ("f3", "3", "Title f3", "reword", "Told 3", None, None, ""),
    ] == [
        (r.item, r.number, r.title, r.decision, r.public_title, r.reason, r.statement, r.approved_by)
        for r in told.redactions
    ]
    assert 1 == told.withheld


def test_the_redaction_log_is_that_of_the_draft_whatever_is_decided_later() -> None:
    case = published()
    later = adopted(case, on(20), evolve(case.document.findings[0], public=WITHHOLD))
    assert inside(case, 30).publications[0].redactions == inside(later, 30).publications[0].redactions


def test_what_nobody_decided_is_told_with_the_publication() -> None:
    told = inside(draft(four_findings()), 10).publications[0]
    assert (("f4",), 1) == (told.undecided, told.withheld)


def test_an_internal_publication_has_no_redaction_log() -> None:
    told = inside(draft(four_findings(), audience=INTERNAL), 10).publications[0]
    assert ((), (), 0) == (told.redactions, told.undecided, told.withheld)


# --- comments ---------------------------------------------------------------------------------------------------


def test_a_comment_is_told_with_what_is_left_for_the_reply() -> None:
    case = commented()
    told = [
        [(each.id, each.state, each.days_left, each.late) for each in inside(case, days).comments]
        for days in (14, 15, 18, 23)
    ]
    assert [
        [],
        [("c1", "open", 7, False), ("c2", "open", 7, False)],
        [("c1", "open", 4, False), ("c2", "answered", None, False)],
        [("c1", "open", -1, True), ("c2", "answered", None, False)],
    ] == told


def test_a_reply_is_told_from_its_day_on() -> None:
    case = commented()
    told = [(each.reply, each.answered_on) for days in (17, 18) for each in inside(case, days).comments[1:]]
    assert [(None, None), ("A reply", on(18))] == told


def test_a_comment_names_the_findings_that_it_is_about() -> None:
    assert [("f1", "f2"), ()] == [each.findings for each in inside(commented(), 15).comments]


def test_without_a_rule_a_comment_has_no_last_day_but_the_one_it_was_given() -> None:
    case = published(four_findings(a_profile(publication_approvals=CHAIN)))
    about: dict[str, Any] = {"publication": "p1", "channel": "letter", "text": "x", "on": on(15)}
    case = ic.record(
        case, ic.CommentReceived(comment="c1", **about), ic.CommentReceived(comment="c2", until=on(20), **about)
    )
    told = [(each.until, each.days_left, each.late) for each in inside(case, 25).comments]
    assert [(None, None, False), (on(20), -5, True)] == told


def test_a_digest_tells_comments_that_came_in_or_were_answered_or_still_wait() -> None:
    case = commented()
    told = [
        [each.id for each in ic.digest(inside(case, first), inside(case, last)).comments]
        for first, last in ((14, 15), (15, 18), (18, 30))
    ]
    assert [["c1", "c2"], ["c1", "c2"], ["c1"]] == told


# --- follow-ups -------------------------------------------------------------------------------------------------


def closed_case() -> ic.Case:
    """Two findings closed on the first day, one of them to be sustained; a third of which the risk is accepted."""
    sustained = ic.Deadline(date=on(100), sustained=True)
    case = a_case(
        *(a_finding(f"f{n}", severity="high" if n == 2 else None) for n in (1, 2, 3)),
        a_measure("m1", "f1", deadline=sustained),
        a_measure("m2", "f2"),
        a_measure("m3", "f3"),
    )
    case = bring(bring(case, "f1"), "f2")
    accepted = ic.Closed(
        findings=("f3",), on=START, resolution=Resolution.RISK_ACCEPTED, reason="cost", until=on(200),
        decided_by="b-group",
    )  # fmt: skip
    return ic.record(ic.record(case, ic.Started(findings=("f3",), on=START)), accepted)


def test_what_to_look_at_again_is_told_with_its_reasons_as_the_days_go() -> None:
    case = closed_case()
    told = {days: {each.item: each.reasons for each in inside(case, days).follow_up_due} for days in (89, 90, 200, 365)}
    year = "closed for a year"
    assert {
        89: {},
        90: {"f1": ("to be sustained",), "f2": ("severe",)},
        200: {"f1": ("to be sustained",), "f2": ("severe",), "f3": ("accepted risk is due",)},
        365: {
            "f1": ("to be sustained", year),
            "f2": ("severe", year),
            "f3": ("accepted risk is due", year),
        },
    } == told


def followed_up() -> ic.Case:
    """A follow-up of two findings, planned on day 90: the first holds on day 95, the second relapsed on day 97."""
    case = ic.record(
        closed_case(),
        ic.FollowUpPlanned(findings=("f1", "f2"), follow_up="u1", until=on(120), text="On the spot", on=on(90)),
    )
    holds = ic.look_back(case, "u1", ("f1",), ic.Verdict.HOLDS, on=on(95), text="It holds", decided_by="p-supervisor")
    case = ic.record(case, *holds)
    relapsed = ic.look_back(
        case, "u1", ("f2",), ic.Verdict.RELAPSED, on=on(97), text="It came back", decided_by="p-supervisor",
        measures=("m2",), until=on(150),
    )  # fmt: skip
    return ic.record(case, *relapsed)


def test_a_follow_up_tells_its_results_as_they_come_in() -> None:
    case = followed_up()
    told = {
        days: [(r.item, r.verdict, r.on, r.looked_by) for each in inside(case, days).follow_ups for r in each.results]
        for days in (89, 90, 95, 97)
    }
    f1, f2 = ("f1", "holds", on(95), "Supervisor"), ("f2", "relapsed", on(97), "Supervisor")
    assert {
        89: [],
        90: [("f1", "open", None, ""), ("f2", "open", None, "")],
        95: [f1, ("f2", "open", None, "")],
        97: [f1, f2],
    } == told


def test_what_is_being_looked_at_is_not_due_again() -> None:
    case = followed_up()
    told = {days: [each.item for each in inside(case, days).follow_up_due] for days in (89, 90, 96, 184, 185)}
    assert {89: [], 90: [], 96: [], 184: [], 185: ["f1"]} == told


def test_what_has_relapsed_is_open_again_from_that_day() -> None:
    case = followed_up()
    told = [(item.state, item.cycle, item.due) for days in (96, 97) for item in inside(case, days).items[1:2]]
    assert [("closed", 1), ("planned", 2)] == [each[:2] for each in told]
    assert on(150) == told[1][2]


# --- referrals --------------------------------------------------------------------------------------------------


def counted(profile: ic.Profile | None = None) -> ic.Case:
    case = a_case(profile=profile or a_profile())
    return ic.record(
        case,
        ic.ReferralsCounted(received=5, answered=2, on=on(10)),
        ic.ReferralsCounted(received=7, answered=6, on=on(20)),
    )


def test_referrals_are_told_as_they_were_counted_last() -> None:
    case = counted()
    told = [inside(case, days).referrals for days in (9, 10, 25)]
    first = ic.ReferralsView(on=on(10), received=5, answered=2)
    assert [None, first, ic.ReferralsView(on=on(20), received=7, answered=6)] == told
    assert 3 == first.waiting


def test_the_public_is_told_of_referrals_where_the_profile_opens_them() -> None:
    opened = a_profile(audiences={**a_profile().audiences, "referral": PUBLIC})
    told = [ic.report(counted(profile), as_of=on(30), audience="public").referrals for profile in (None, opened)]
    assert [None, ic.ReferralsView(on=on(20), received=7, answered=6)] == told


# --- ages and revised days ---------------------------------------------------------------------------------------


def test_what_is_open_is_told_by_age_from_the_day_it_was_found_or_fed_back() -> None:
    """The feedback was two weeks before the plan; what is closed or withheld from nobody here is not counted twice."""
    case = a_case(
        a_finding(found_on=on(-100)), a_finding("f2"), a_finding("f3"), a_measure("m1", "f1", "f2"),
        a_measure("m3", "f3", deadline=on(10)),
    )  # fmt: skip
    told = {
        days: [
            (band.key, band.open.items, band.overdue.items)
            for band in inside(bring(case, "f2", on=on(30)), days).ageing
        ]
        for days in (16, 41)
    }
    assert {
        16: [("30", ("f2", "f3"), ("f3",)), ("90", (), ()), ("180", ("f1",), ()), ("365", (), ()), ("more", (), ())],
        41: [("30", (), ()), ("90", ("f3",), ("f3",)), ("180", ("f1",), ()), ("365", (), ()), ("more", (), ())],
    } == told


def test_ages_count_what_may_not_be_named() -> None:
    case = a_case(a_finding(audience=RESTRICTED), a_finding("f2"), a_measure("m1", "f1", "f2"))
    band = inside(case, 1).ageing[0].open
    assert (2, ("f2",), 1) == (band.count, band.items, band.withheld)


def test_an_item_tells_its_age_inside_until_it_is_closed() -> None:
    case = bring(a_case(), "f1", on=on(20))
    told = [inside(case, days).items[0].age_days for days in (0, 19, 20)]
    assert [14, 33, None] == told
    assert None is ic.report(case, as_of=on(19), audience="public").items[0].age_days


def extended(case: ic.Case, day: int, until: int) -> ic.Case:
    asked = ic.ExtensionAsked(measures=("m1",), until=on(until), reason="more time", on=on(day))
    return ic.record(
        case, asked, ic.ExtensionGranted(measures=("m1",), until=on(until), on=on(day), decided_by="b-group")
    )


def test_how_often_a_day_was_moved_is_told_as_of_each_day() -> None:
    case = a_case(a_finding(), a_finding("f2"), a_measure(), a_measure("m2", "f2"))
    case = extended(extended(case, 10, 200), 20, 300)
    told = {days: [(each.times, each.findings.items) for each in inside(case, days).revised] for days in (9, 10, 20)}
    assert {9: [], 10: [(1, ("f1",))], 20: [(2, ("f1",))]} == told


# --- responses --------------------------------------------------------------------------------------------------

ANSWER = ic.Response(stance=ic.Stance.PARTLY, text="We agree with half", reason="The rest is dear", by="p-officer")


def test_a_response_is_told_inside_with_who_gave_it() -> None:
    told = inside(a_case(a_finding(response=ANSWER)), 0).items[0].response
    expected = ic.ResponseView(
        stance="partly",
        stance_word="partly agreed",
        text="We agree with half",
        reason="The rest is dear",
        by="Deputy Head",
    )
    assert expected == told


def test_a_response_adopted_later_is_not_told_of_earlier_days() -> None:
    case = adopted(a_case(), on(10), a_finding(response=ANSWER))
    assert [True, False] == [inside(case, days).items[0].response is None for days in (9, 10)]


# --- what was known ---------------------------------------------------------------------------------------------

REGISTERS = ("publications", "comments", "follow_ups", "follow_up_due", "referrals", "ageing", "revised")


def registers(report: ic.Report) -> Mapping[str, object]:
    return {name: getattr(report, name) for name in REGISTERS} | {
        "responses": [(item.response, item.age_days, item.public) for item in report.items]
    }


@settings(max_examples=150)
@given(st.data())
def test_the_registers_of_what_was_known_depend_on_it_alone(data: st.DataObject) -> None:
    """Back-dated events, voids, corrections and editions come later and change nothing."""
    case = data.draw(cases(steps=12))
    known, day = data.draw(st.integers(1, len(case.journal))), data.draw(days_of(case))
    later = data.draw(grown(case))
    before, after = (registers(ic.report(each, as_of=day, known=known)) for each in (case, later))
    assert before == after


@settings(max_examples=150)
@given(st.data())
def test_a_public_report_has_no_register(data: st.DataObject) -> None:
    case = data.draw(cases(steps=12))
    report = ic.report(case, as_of=data.draw(days_of(case)), audience="public")
    told = {name: getattr(report, name) for name in REGISTERS if getattr(report, name)}
    assert ({}, set()) == (told, {item.response for item in report.items} - {None})


@settings(max_examples=100)
@given(st.data())
def test_every_open_finding_stands_in_one_band_of_age(data: st.DataObject) -> None:
    case = data.draw(cases())
    report = ic.report(case, as_of=data.draw(days_of(case)), audience="restricted")
    aged = [item.id for item in report.items if item.age_days is not None]
    assert sorted(aged) == sorted(id for band in report.ageing for id in band.open.items)


def test_a_voided_comment_is_known_until_it_is_voided() -> None:
    case = commented()
    seq = next(entry.seq for entry in case.journal if isinstance(entry.event, ic.CommentAnswered))
    case = ic.record(case, ic.Voided(targets=(seq,), reason="wrong", on=on(40)))
    told = [inside(case, 20, known=known).comments[1].state for known in (seq - 1, seq, seq + 1)]
    assert ["open", "answered", "open"] == told


# --- numbers for the public -------------------------------------------------------------------------------------


def public_numbers(case: ic.Case) -> Mapping[str, list[str]]:
    """The numbers of findings in what is made for the public, as a reader sees them."""
    report = ic.report(case, as_of=on(20), audience="public")
    text = ic.export(report, "text-bulletin").decode()
    book = list(csv.reader(io.StringIO(ic.export(report, "csv-ledger").decode("utf-8-sig"))))
    data = json.loads(ic.export(report, "json-report"))
    with zipfile.ZipFile(io.BytesIO(ic.export(report, "docx-bulletin"))) as package:
        word = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode().replace("</w:p>", "\n"))
    heading = re.compile(r"^\s*(\S+)\. (?:Title|Told)", re.MULTILINE)
    return {
        "text": heading.findall(text),
        "docx": heading.findall(word),
        "ledger": [row[0] for row in book[1:]],
        "json": [item["number"] for item in data["items"]],
    }


@pytest.mark.parametrize(("renumber", "numbers"), [(True, ["1", "2", "3"]), (False, ["1", "3", "4"])])
def test_every_document_for_the_public_has_the_same_numbers(renumber: bool, numbers: list[str]) -> None:
    case = four_findings(rules(renumber=renumber))
    assert dict.fromkeys(("text", "docx", "ledger", "json"), numbers) == public_numbers(case)


def test_inside_the_numbers_stay_and_the_public_ones_stand_beside() -> None:
    items = inside(four_findings(), 20).items
    assert [("1", "1"), ("2", None), ("3", "2")] == [
        (item.number, item.public and item.public.number) for item in items[:3]
    ]


def test_with_one_withheld_the_counts_stay_and_the_numbers_have_no_gap() -> None:
    case = bring(bring(four_findings(), "f2"), "f1")
    report = ic.report(case, as_of=on(20), audience="public")
    progress = report.progress
    assert (4, 2, "50.00", 1) == (progress.countable.count, progress.closed.count, str(progress.rate), report.withheld)
    assert ["1", "2", "3"] == [item.number for item in report.items]


def test_the_public_bulletin_says_how_many_are_not_told() -> None:
    text = ic.export(ic.report(four_findings(), as_of=on(20), audience="public"), "text-bulletin").decode()
    assert "0 of 4 findings are closed (0.00 %)." in text
    assert "1 of them may not be published; they are counted all the same." in text


# --- exporters --------------------------------------------------------------------------------------------------


def table(made: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def test_the_review_sheet_tells_every_finding_inside_and_outside() -> None:
    case = four_findings()
    rows = table(ic.export(inside(case, 20), "csv-publication-review"))
    columns = ("No.", "Decision", "Public no.", "Public title", "Public wording", "Reason", "Statement", "Approved by")
    assert [
        ("1", "publish", "1", "", "", "", "", ""),
        ("2", "withhold", "", "", "", "state secret", "Not told", "Leading Group"),
        ("3", "reword", "2", "Told 3", "Outside 3", "", "", ""),
        ("4", "undecided", "", "", "", "", "", ""),
    ] == [tuple(row[column] for column in columns) for row in rows]
    assert ["Title f1", "Verbatim f1"] == [rows[0][column] for column in ("Finding", "In detail")]


def test_the_review_sheet_of_nested_findings_has_a_row_for_each_and_decides_below_with_those_above() -> None:
    case = a_case(
        a_finding(public=WITHHOLD), a_finding("f2", parent="f1"), a_finding("f3"), a_finding("f4", parent="f3")
    )
    rows, above = table(ic.export(inside(case, 0), "csv-publication-review")), "as the finding above"
    assert [("1", "withhold"), ("2", above), ("3", "undecided"), ("4", above)] == [
        (row["No."].rpartition(".")[2], row["Decision"]) for row in rows
    ]


def test_the_review_sheet_in_chinese_has_chinese_columns() -> None:
    made = ic.export(inside(four_findings(rules("neutral-zh")), 0), "csv-publication-review")
    assert ["序号", "反馈问题"] == list(table(made)[0])[:2]
    assert ["公开", "不公开", "改写公开"] == [row["公开意见"] for row in table(made)][:3]


def test_the_register_of_comments_reads_back_as_it_was_said() -> None:
    rows = table(ic.export(inside(commented(), 18), "csv-comments"))
    assert [
        ["c1", "Bulletin", str(on(15)), "letter", "'=1+1", "1, 2", str(on(22)), "", "", "to be answered"],
        ["c2", "Bulletin", str(on(15)), "phone", 'Two, "three"', "", str(on(22)), str(on(18)), "A reply", "answered"],
    ] == [list(row.values()) for row in rows]


def test_tables_are_written_without_the_mark_where_that_is_asked() -> None:
    made = [ic.export(inside(commented(), 18), "csv-comments", options={"bom": bom}) for bom in ("yes", "no")]
    assert (b"\xef\xbb\xbf" + made[1]) == made[0]


def lines(made: bytes) -> list[str]:
    return [line for line in made.decode().splitlines() if line]


def test_the_list_of_the_next_follow_up_has_its_reasons() -> None:
    made = lines(ic.export(inside(closed_case(), 365), "markdown-follow-up"))
    assert "- 2 Title f2 · On the list because: severe, closed for a year" in made


def test_a_follow_up_without_anything_due_says_so() -> None:
    assert "Nothing needs to be looked at again." in lines(ic.export(inside(a_case(), 0), "markdown-follow-up"))


def test_the_report_of_a_follow_up_tells_each_result() -> None:
    made = lines(ic.export(inside(followed_up(), 97), "markdown-follow-up"))
    assert [
        "## Follow-up u1",
        "Planned on 14 April 2024, to be done by 14 May 2024 · On the spot",
        "- 1 Title f1 · holds · 19 April 2024 · Supervisor · It holds",
        "- 2 Title f2 · relapsed · 21 April 2024 · Supervisor · It came back · planned · 2024-06-13",
    ] == made[made.index("## Follow-up u1") :]


BEFORE = ic.Reference(case="case-0", item="x1", title="Found in 2019", promised="To mend it")


def test_a_follow_up_sheet_tells_what_was_done_what_proves_it_and_leaves_room_for_the_verdict() -> None:
    told = ic.Account(finding="f1", as_of=START, paragraphs=(ic.Paragraph(label="First, ", text="it was mended."),))
    case = bring(a_case(a_finding(recurrence_of=(BEFORE,)), a_measure(), told), "f1")
    report = inside(case, 1)
    made = lines(ic.export(ic.Subject(report=report, items=report.items), "markdown-follow-up-sheet"))
    assert [
        "# Follow-up · Inspection of the Office",
        "## 1 Title f1",
        "Verbatim f1",
        "> Found before in case-0: Found in 2019. Promised then: To mend it.",
        "**What was done**",
        "- Measure m1 (done)",
        "- First, it was mended.",
        "**Evidence**",
        f"- {report.items[0].evidence[0].index} {report.items[0].evidence[0].title}",
        "Verdict (holds / relapsed):",
        "Looked at by, on:",
    ] == made


def test_the_report_tells_ages_revisions_responses_and_what_was_promised_before() -> None:
    finding = a_finding(response=ANSWER, recurrence_of=(BEFORE,))
    case = extended(a_case(finding, a_measure(deadline=on(50))), 10, 60)
    made = ic.export(inside(case, 100), "markdown-report").decode().splitlines()
    assert [] == [
        line
        for line in (
            "| 91 to 180 days | 1 | 0 |",
            "| 31 to 90 days | 0 | 1 |",
            "Deadlines revised: 1× (1)",
            "**Management response** partly agreed · We agree with half · The rest is dear",
            "> Found before in case-0: Found in 2019. Promised then: To mend it.",
        )
        if line not in made
    ]


def test_the_public_report_tells_none_of_that() -> None:
    finding = a_finding(response=ANSWER, recurrence_of=(BEFORE,))
    case = extended(a_case(finding, a_measure(deadline=on(50))), 10, 60)
    made = ic.export(ic.report(case, as_of=on(100), audience="public"), "markdown-report").decode()
    words = ("days", "revised", "response", "Found before", "Promised")
    assert [] == [word for word in words if word in made]


def test_a_digest_prints_comments() -> None:
    case = commented()
    made = lines(ic.export(ic.digest(inside(case, 14), inside(case, 18)), "markdown-digest"))
    assert [
        "## Comments",
        f"- c1 · {on(15)} · letter · =1+1 · to be answered · {on(22)}",
        f'- c2 · {on(15)} · phone · Two, "three" · answered · {on(22)}',
    ] == made[made.index("## Comments") :][:3]


def test_the_whole_report_as_data_holds_every_register() -> None:
    cases = (inside(commented(), 18), inside(followed_up(), 97), inside(closed_case(), 200), inside(counted(), 20))
    moved = inside(extended(a_case(), 10, 200), 20)
    held = {name for report in (*cases, moved) for name in json.loads(ic.export(report, "json-report"))}
    assert set() == set(REGISTERS) - held


def test_registers_as_data_name_what_they_are_about_by_id() -> None:
    data = json.loads(ic.export(inside(commented(), 18), "json-report"))
    assert (["p1"], ["f2", "f3"], ["c1", "c2"]) == (
        [each["id"] for each in data["publications"]],
        [each["item"] for each in data["publications"][0]["redactions"]],
        [each["id"] for each in data["comments"]],
    )


def test_evidence_of_paper_is_in_the_sheet_of_the_finding_it_proves() -> None:
    case = ic.record(a_case(), ic.EvidenceAdded(evidence=(a_paper("e1", "f1"),), on=START))
    report = inside(case, 1)
    made = lines(ic.export(ic.Subject(report=report, items=report.items), "markdown-follow-up-sheet"))
    assert "- e1 Evidence e1" in made
