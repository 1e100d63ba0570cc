"""A case folder: what is recorded is there again, what is edited waits for its adoption, a refusal changes nothing."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import inspection_core as ic
from inspection_core.codec import encode
from inspection_core.folder import edition_path
from inspection_core.formats import write_json
from inspection_core.model import DOCUMENT_FORMAT

from .data.cases import MINUTES, adopted_case, contents, day, paper, papers_of, replace, small_case, told_case


def codes(error: ic.InspectionError) -> list[str]:
    return [problem.code for problem in error.problems]


# --- reading ----------------------------------------------------------------------------------------------------


def test_loading_writes_nothing(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    before = sorted(path.rglob("*"))
    ic.load(path)
    assert before == sorted(path.rglob("*"))


@pytest.mark.parametrize("name", ["案卷 一", "a.b", "case.yaml"])
def test_a_folder_may_have_any_name(name: str, tmp_path: Path) -> None:
    path = small_case(tmp_path).rename(tmp_path / name)
    with ic.open(path) as folder:
        folder.record(paper(1))
    assert "small" == ic.load(str(path)).id


def test_a_case_may_be_json(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    document = ic.load(path).document
    (path / "case.json").write_text(write_json({"format": DOCUMENT_FORMAT, **encode(document)}), encoding="utf-8")
    (path / "case.yaml").unlink()
    with ic.open(path) as folder:
        folder.adopt(on=day(1, 20))
    assert document == ic.load(path).plan_on(day(1, 20)).document


def test_a_problem_of_a_json_case_is_told_with_its_line(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    plain = {"format": DOCUMENT_FORMAT, **encode(ic.load(path).document)}
    (path / "case.yaml").unlink()
    (path / "case.json").write_text(write_json(plain).replace('"nature"', '"natrue"'), encoding="utf-8")
    with pytest.raises(ic.InvalidCaseError, match=r"case\.json:\d+:\d+: IC010 .*Did you mean 'nature'"):
        ic.load(path)


def test_line_ends_of_windows_make_no_difference(tmp_path: Path) -> None:
    path = told_case(tmp_path)
    before = ic.load(path)
    text = (path / "case.yaml").read_bytes()
    (path / "case.yaml").write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert (before.document, ()) == (ic.load(path).document, ic.draft_changes(ic.load(path)))


def test_doubts_about_the_text_are_told_by_check(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    replace(path / "case.yaml", "text: 补齐记录。", "text: 补齐 #3 号记录。")
    assert "IC018" in [problem.code for problem in ic.check(ic.load(path), as_of=day(1, 20))]


# --- recording --------------------------------------------------------------------------------------------------


def test_what_was_recorded_is_there_again(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        case = folder.record(ic.Started(findings=("f01",), on=day(1, 22), note="开会\n布置"))
    assert case.journal == ic.load(path).journal


def test_an_open_folder_sees_what_it_recorded(tmp_path: Path) -> None:
    with ic.open(adopted_case(tmp_path)) as folder:
        folder.record(ic.Started(findings=("f01",), on=day(1, 22)))
        assert ic.State.IN_PROGRESS is folder.case.standing.finding("f01").state


def test_a_batch_is_recorded_whole_or_not_at_all(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    before = contents(path)
    with ic.open(path) as folder, pytest.raises(ic.TransitionError) as raised:
        folder.record(
            ic.Started(findings=("f01",), on=day(1, 22)),
            ic.Started(findings=("f99",), on=day(1, 22)),
        )
    assert (["IC302"], before) == (codes(raised.value), contents(path))


def test_after_a_refusal_the_folder_goes_on(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        with pytest.raises(ic.TransitionError):
            folder.record(ic.Closed(findings=("f01",), on=day(1, 22)))
        folder.record(ic.Started(findings=("f01",), on=day(1, 22)))
    assert 2 == len(ic.load(path).journal)


def test_later_events_of_a_batch_build_on_the_earlier_ones(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        folder.add_evidence(MINUTES, on=day(2, 1), id="e1", index="1", title="纪要", supports=("m01-1",))
        folder.record(
            ic.MeasureDone(measures=("m01-1",), on=day(2, 1)),
            ic.Submitted(findings=("f01",), on=day(2, 1)),
            ic.Verified(findings=("f01",), on=day(2, 1), decided_by="b-office"),
            ic.Closed(findings=("f01",), on=day(2, 1), decided_by="p-head"),
        )
    assert ic.State.CLOSED is ic.load(path).standing.finding("f01").state


def test_recording_nothing_changes_nothing(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    before = contents(path)
    with ic.open(path) as folder:
        folder.record()
    assert ("small", before) == (ic.load(path).id, contents(path))


def test_an_event_with_half_a_character_is_refused_and_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    """A lone surrogate comes from a program that cuts text between two halves; UTF-8 can't hold it."""
    path = adopted_case(tmp_path)
    before = contents(path)
    with ic.open(path) as folder, pytest.raises(ic.InspectionError):
        folder.record(ic.Started(findings=("f01",), on=day(1, 22), note="\ud83d"))
    assert before == contents(path)


def test_an_error_of_the_caller_keeps_what_was_recorded_and_lets_go_of_the_lock(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)

    def record_and_stop() -> None:
        with ic.open(path) as folder:
            folder.record(paper(1))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record_and_stop()
    with ic.open(path, timeout=0) as folder:
        folder.record(paper(2))
    assert [1, 2] == papers_of(path)


def test_guards_that_only_warn_leave_their_codes_in_the_event(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    own = "format: inspection-profile/1\nextends: neutral-zh\nname: mine\nguards: {evidence_present: warn}\n"
    (path / "profile.yaml").write_text(own, encoding="utf-8")
    replace(path / "case.yaml", "  feedback_date: 2024-01-08", "  feedback_date: 2024-01-08\n  profile: mine")
    with ic.open(path) as folder:
        folder.adopt(on=day(1, 20))
        folder.record(ic.MeasureDone(measures=("m01-1",), on=day(2, 1)), ic.Submitted(findings=("f01",), on=day(2, 1)))
    assert ("IC312",) == ic.load(path).journal[-1].event.accepted


# --- editions ---------------------------------------------------------------------------------------------------


def test_editions_are_read_back_as_they_were_adopted(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    with ic.open(path) as folder:
        adopted = folder.adopt(on=day(1, 20), decided_by="p-head", basis="纪要1号").editions
    assert adopted == ic.load(path).editions


def test_an_edited_document_waits_for_its_adoption(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    replace(path / "case.yaml", "title: 会议记录不全", "title: 会议记录缺失")
    case = ic.load(path)
    titles = {draft: ic.report(case, as_of=day(2, 1), draft=draft).item("f01").title for draft in (False, True)}
    assert {False: "会议记录不全", True: "会议记录缺失"} == titles


def test_a_later_edition_leaves_the_report_of_an_earlier_day_as_it_was(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    before = ic.export(ic.report(ic.load(path), as_of=day(2, 1), known=1), "json-report")
    replace(path / "case.yaml", "deadline: 2024-03-31", "deadline: 2024-02-15")
    with ic.open(path) as folder:
        folder.adopt(on=day(2, 2))
    case = ic.load(path)
    assert before == ic.export(ic.report(case, as_of=day(2, 1), known=1), "json-report")
    assert day(2, 15) == ic.report(case, as_of=day(2, 2)).item("f01").due


def test_a_document_without_any_edition_is_the_plan(tmp_path: Path) -> None:
    report = ic.report(ic.load(small_case(tmp_path)), as_of=day(2, 1))
    assert (None, False, "会议记录不全") == (report.edition, report.pinned, report.item("f01").title)


def test_a_finding_that_is_not_planned_to_the_end_stays_registered(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    replace(path / "case.yaml", "    deadline: 2024-03-31\n", "")
    with ic.open(path) as folder:
        case = folder.adopt(on=day(1, 20))
    states = [case.standing.finding(id).state for id in ("f01", "f02")]
    assert [ic.State.REGISTERED, ic.State.PLANNED] == states


def refused_adoption(path: Path) -> ic.InspectionError:
    """Why the working copy is not adopted, with the folder as it was."""
    before = contents(path)
    with ic.open(path) as folder, pytest.raises(ic.InspectionError) as raised:
        folder.adopt(on=day(3, 1))
    assert before == contents(path)
    return raised.value


def test_verbatim_text_is_not_adopted_with_other_words(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    replace(path / "case.yaml", "两次没有记录", "个别没有记录")
    error = refused_adoption(path)
    assert (["IC106"], "findings f01 › text") == (codes(error), error.where.path)


def test_verbatim_text_is_not_adopted_by_way_of_an_edition_in_between(tmp_path: Path) -> None:
    """Taking a finding out and bringing it back with other words is the same edit in two steps."""
    path = adopted_case(tmp_path)
    whole = (path / "case.yaml").read_text(encoding="utf-8")
    start, end = whole.index("  - id: f02"), whole.index("\nmeasures:")
    first, last = whole.index("  - id: m02-1"), whole.index("\naccounts:")
    (path / "case.yaml").write_text(whole[:start] + whole[end:first] + whole[last:], encoding="utf-8", newline="\n")
    with ic.open(path) as folder:
        folder.adopt(on=day(2, 1))
    (path / "case.yaml").write_text(whole.replace("四张缺附件", "个别缺附件"), encoding="utf-8", newline="\n")
    assert ["IC106"] == codes(refused_adoption(path))


def test_an_item_with_events_is_not_adopted_away(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        folder.record(ic.MeasureDone(measures=("m02-2",), on=day(2, 1)))
    text = (path / "case.yaml").read_text(encoding="utf-8")
    start, end = text.index("  - id: m02-2"), text.index("\naccounts:")
    (path / "case.yaml").write_text(text[:start] + text[end:], encoding="utf-8", newline="\n")
    error = refused_adoption(path)
    assert (["IC107"], True) == (codes(error), "m02-2" in str(error))


def test_an_item_that_evidence_supports_is_not_adopted_away(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        folder.add_evidence(MINUTES, on=day(2, 1), id="e1", index="1", title="纪要", supports=("m02-2",))
    text = (path / "case.yaml").read_text(encoding="utf-8")
    start, end = text.index("  - id: m02-2"), text.index("\naccounts:")
    (path / "case.yaml").write_text(text[:start] + text[end:], encoding="utf-8", newline="\n")
    assert ["IC107"] == codes(refused_adoption(path))


def test_a_measure_without_events_may_be_taken_out(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    text = (path / "case.yaml").read_text(encoding="utf-8")
    start, end = text.index("  - id: m02-2"), text.index("\naccounts:")
    (path / "case.yaml").write_text(text[:start] + text[end:], encoding="utf-8", newline="\n")
    with ic.open(path) as folder:
        assert "m02-2" not in folder.adopt(on=day(2, 1)).plan_on(day(2, 1)).measures


def test_what_was_adopted_is_not_adopted_again(tmp_path: Path) -> None:
    assert ["IC325"] == codes(refused_adoption(adopted_case(tmp_path)))


def test_a_document_that_contradicts_itself_is_not_adopted(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    replace(path / "case.yaml", "    findings: [f01]", "    findings: [f10]")
    error = refused_adoption(path)
    assert (["IC102"], "measures m01-1 › findings 1") == (codes(error), error.where.path)


def test_a_working_copy_that_cannot_be_read_does_not_touch_what_was_adopted(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    before = contents(path / "editions")
    (path / "case.yaml").write_text("format: inspection-case/1\n\tinspection:", encoding="utf-8")
    with pytest.raises(ic.CaseFileError, match=r"case\.yaml:2:"):
        ic.load(path)
    assert (True, before) == (ic.verify(path).ok, contents(path / "editions"))


def test_reloading_an_open_folder_reads_the_document_again(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        replace(path / "case.yaml", "title: 会议记录不全", "title: 会议记录缺失")
        assert "会议记录缺失" == folder.reload().document.findings[0].title
        folder.adopt(on=day(2, 1))
    assert "会议记录缺失" == ic.load(path).plan_on(day(2, 1)).findings["f01"].title


# --- loading needs no plugin ------------------------------------------------------------------------------------


class FiveDayWeek:
    """A calendar that knows one holiday."""

    name = "house-calendar"
    known_until = dt.date(2024, 12, 31)

    def is_workday(self, on: dt.date) -> bool:
        return on.weekday() < 5 and on != day(4, 8)

    def why_not(self, on: dt.date) -> ic.Text:
        return ic.Text("day of the house", "馆庆日") if on == day(4, 8) else ic.Text("weekend", "周末")


class House:
    """A plugin with a profile and a calendar, as another body would install it."""

    @ic.hookimpl
    def inspection_profiles(self) -> Iterator[ic.ProfileOffer]:
        raw = {
            "format": "inspection-profile/1",
            "name": "house",
            "extends": "neutral-zh",
            "words": {"state.planned": "已立项"},
            "deadlines": {"calendar": "house-calendar"},
        }
        yield ic.ProfileOffer(name="house", raw=lambda: raw)

    @ic.hookimpl
    def inspection_calendars(self) -> Iterator[ic.CalendarOffer]:
        yield ic.CalendarOffer(name="house-calendar", make=FiveDayWeek)


def house_case(folder: Path, *, own: bool = False) -> Path:
    """The small case adopted under a profile of a plugin, or under one of its own that extends it."""
    path = small_case(folder)
    name = "mine" if own else "house"
    replace(path / "case.yaml", "  feedback_date: 2024-01-08", f"  feedback_date: 2024-01-08\n  profile: {name}")
    if own:
        text = "format: inspection-profile/1\nextends: house\nname: mine\ntitle: 本单位\n"
        (path / "profile.yaml").write_text(text, encoding="utf-8")
    with ic.open(path, plugins=ic.Plugins(House())) as opened:
        opened.adopt(on=day(1, 20))
    return path


@pytest.mark.parametrize("own", [False, True], ids=["its profile", "a profile that extends it"])
def test_an_adopted_case_loads_without_the_plugin_whose_profile_it_uses(own: bool, tmp_path: Path) -> None:
    path = house_case(tmp_path, own=own)
    case = ic.load(path, plugins=ic.Plugins())
    assert "已立项" == ic.report(case, as_of=day(1, 20)).item("f01").state_word


def test_a_missing_calendar_changes_no_day_that_was_computed(tmp_path: Path) -> None:
    """Three months after 8 January is 8 April, which only this calendar knows for a holiday."""
    case = ic.load(house_case(tmp_path), plugins=ic.Plugins())
    due = case.plan_on(day(1, 20)).due["m02-2"]
    assert (day(4, 9), "house-calendar", FiveDayWeek.known_until) == (due.day, due.calendar, due.known_until)
    assert ((), ()) == (ic.draft_changes(case), case.faults)


def test_a_missing_calendar_is_an_error_for_a_new_deadline_and_never_monday_to_friday(tmp_path: Path) -> None:
    path = house_case(tmp_path)
    replace(path / "case.yaml", "    deadline: 2024-04-30", "    deadline: 15个工作日")
    problems = ic.check(ic.load(path, plugins=ic.Plugins()), as_of=day(1, 20), plugins=ic.Plugins())
    told = [(each.code, each.where.path) for each in problems]
    assert [("IC037", None), ("IC111", "measures m02-1 › deadline")] == told


def test_a_profile_that_neither_a_plugin_nor_an_edition_knows_is_told(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    replace(path / "case.yaml", "  feedback_date: 2024-01-08", "  feedback_date: 2024-01-08\n  profile: neutral-cn")
    with pytest.raises(ic.InvalidCaseError, match=r"no profile 'neutral-cn'\. Did you mean 'neutral-"):
        ic.load(path)


def test_reloading_keeps_to_the_plugins_that_the_folder_was_opened_with(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    replace(path / "case.yaml", "  feedback_date: 2024-01-08", "  feedback_date: 2024-01-08\n  profile: house")
    with ic.open(path, plugins=ic.Plugins(House())) as folder:
        assert "已立项" == folder.reload().draft.profile.word("state.planned")


# --- evidence ---------------------------------------------------------------------------------------------------


def test_evidence_is_put_on_file_with_its_path_hash_and_size(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        folder.add_evidence(MINUTES, on=day(2, 1), id="e1", index="1", title="纪要", audience=ic.Audience.RESTRICTED)
    file = ic.load(path).standing.evidence["e1"].evidence.file
    assert file == ic.FileReference(
        path="evidence/01/01-1 会议纪要.txt",
        sha256=ic.text_digest("会议纪要：补记三次会议。\n"),
        size=len("会议纪要：补记三次会议。\n".encode()),
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../outside.txt", "IC032"),
        ("evidence/../../outside.txt", "IC032"),
        ("{outside}", "IC032"),
        ("evidence/link.txt", "IC032"),
        ("evidence/no.txt", "IC001"),
        ("evidence", "IC001"),
        ("", "IC001"),
    ],
)
def test_a_file_that_is_not_below_the_folder_is_no_evidence(name: str, code: str, tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    outside = tmp_path / "outside.txt"
    outside.write_text("elsewhere", encoding="utf-8")
    (path / "evidence/link.txt").symlink_to(outside)
    before = contents(path)
    with ic.open(path) as folder, pytest.raises(ic.CaseFileError) as raised:
        folder.add_evidence(name.format(outside=outside), on=day(2, 1), id="e1", index="1", title="t")
    assert ([code], before) == (codes(raised.value), contents(path))


def test_evidence_may_be_named_by_its_whole_path(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        case = folder.add_evidence((path / MINUTES).resolve(), on=day(2, 1), id="e1", index="1", title="纪要")
    file = case.standing.evidence["e1"].evidence.file
    assert MINUTES.as_posix() == (file and file.path)


def test_evidence_is_found_when_the_folder_is_named_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = adopted_case(tmp_path)
    monkeypatch.chdir(path / "evidence")
    with ic.open(os.pardir) as folder:
        folder.add_evidence(MINUTES, on=day(2, 1), id="e1", index="1", title="纪要")
    assert ic.verify(os.pardir).ok


def test_a_piece_of_evidence_has_an_id_of_its_own(tmp_path: Path) -> None:
    with ic.open(told_case(tmp_path)) as folder, pytest.raises(ic.TransitionError) as raised:
        folder.add_evidence(MINUTES, on=day(2, 9), id="e01-1", index="2", title="again")
    assert ["IC309"] == codes(raised.value)


@pytest.mark.parametrize("harm", ["change", "remove"])
def test_a_finding_is_not_closed_on_evidence_that_is_no_longer_what_was_filed(harm: str, tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        folder.add_evidence(MINUTES, on=day(2, 1), id="e1", index="1", title="纪要", supports=("m01-1",))
        folder.record(
            ic.MeasureDone(measures=("m01-1",), on=day(2, 1)),
            ic.Submitted(findings=("f01",), on=day(2, 1)),
            ic.Verified(findings=("f01",), on=day(2, 1), decided_by="b-office"),
        )
        if harm == "change":
            (path / MINUTES).write_text("别的内容", encoding="utf-8")
        else:
            (path / MINUTES).unlink()
        with pytest.raises(ic.TransitionError) as raised:
            folder.record(ic.Closed(findings=("f01",), on=day(2, 2), decided_by="p-head"))
    assert ["IC316"] == codes(raised.value)


def test_evidence_named_in_a_submission_must_be_intact_at_closing_too(tmp_path: Path) -> None:
    """It proves the finding as much as what says so itself by `supports`."""
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        folder.add_evidence(MINUTES, on=day(2, 1), id="e1", index="1", title="纪要")
        folder.record(
            ic.MeasureDone(measures=("m01-1",), on=day(2, 1)),
            ic.Submitted(findings=("f01",), on=day(2, 1), evidence=("e1",)),
            ic.Verified(findings=("f01",), on=day(2, 1), decided_by="b-office"),
        )
        (path / MINUTES).write_text("别的内容", encoding="utf-8")
        with pytest.raises(ic.TransitionError) as raised:
            folder.record(ic.Closed(findings=("f01",), on=day(2, 2), decided_by="p-head"))
    assert ["IC316"] == codes(raised.value)


def test_the_file_of_an_edition_has_four_digits() -> None:
    assert ["editions/0001.json", "editions/0012.json"] == [edition_path(n).as_posix() for n in (1, 12)]


def test_an_event_that_could_not_be_read_again_is_refused_before_it_is_written(tmp_path: Path) -> None:
    """A number where a text belongs would be sealed into the chain, and no later load could read it."""
    path = adopted_case(tmp_path)
    before = contents(path)
    wrong: Any = 7
    with ic.open(path) as folder, pytest.raises(ic.InvalidCaseError, match="IC012"):
        folder.record(ic.Progressed(findings=("f01",), on=day(1, 22), text="x", basis=wrong))
    assert before == contents(path)


def test_a_first_record_whose_head_was_not_written_any_more_is_read(tmp_path: Path) -> None:
    """The writer died between the line and the head: what is there is whole, only not acknowledged."""
    path = adopted_case(tmp_path)
    origin = '{"hash":"' + "0" * 64 + '","seq":0}\n'
    (path / "journal.head").write_bytes(origin.encode())
    assert (1, ()) == (len(ic.load(path).journal), ic.verify(path).problems)


def test_a_profile_file_that_the_case_does_not_name_is_told(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    (path / "profile.yaml").write_text("format: inspection-profile/1\nextends: neutral-zh\nname: ours\n", "utf-8")
    assert ["IC043"] == [problem.code for problem in ic.load(path).notes]
