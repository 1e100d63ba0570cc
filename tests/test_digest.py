"""What changed between two days, by the command and by composition: no step is lost, none is told twice."""

import datetime as dt
import itertools
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

import inspection_core as ic
from inspection_core.testing import cases, days_of

from .data.cases import MINUTES, adopted_case, day, replace
from .test_cli import FAO, Said, run


def digest(case: Path, since: object, to: object, *words: str) -> Any:
    said = run("digest", case, "--from", since, "--to", to, *words, "--json")
    assert 0 == said.status, said.err
    return said.data


@pytest.fixture(scope="module")
def february() -> Any:
    """The example's February: a relapse, a batch closed, one nearly done."""
    return digest(FAO, "2024-01-31", "2024-02-29")


# --- what programs rely on ----------------------------------------------------------------------------------------


def test_the_digest_has_these_parts(february: Any) -> None:
    lists = ("moved", "opened", "closed", "reopened", "slipped", "became_late", "late", "due_soon", "notices_due")
    assert {"from", "to", *lists, "by_unit"} == set(february)
    assert ("2024-01-31", "2024-02-29") == (february["from"], february["to"])


def test_what_moved_is_told_with_the_entries_that_moved_it(february: Any) -> None:
    entries = {entry.seq: entry.event for entry in ic.load(FAO).journal}
    (moved,) = [moved for moved in february["moved"] if moved["item"] == "f10"]
    assert {"item", "before", "after", "steps"} == set(moved)
    assert ("in_progress", "closed") == (moved["before"], moved["after"])
    assert [("submitted", "2024-02-01"), ("verified", "2024-02-02"), ("closed", "2024-02-06")] == [
        (step["kind"], step["on"]) for step in moved["steps"]
    ]
    assert [(step["kind"], step["on"]) for step in moved["steps"]] == [
        (entries[step["entry"]].kind, str(entries[step["entry"]].on)) for step in moved["steps"]
    ]


def test_every_finding_that_stands_elsewhere_is_told(february: Any) -> None:
    assert {
        "f03": ("in_progress", "submitted"),
        "f05": ("submitted", "closed"),
        "f07": ("submitted", "closed"),
        "f10": ("in_progress", "closed"),
        "f13": ("submitted", "closed"),
        "f16": ("in_progress", "verified"),
        "f17": ("in_progress", "substantially_done"),
        "f19": ("submitted", "closed"),
        "f20": ("closed", "planned"),
        "f23": ("in_progress", "submitted"),
    } == {moved["item"]: (moved["before"], moved["after"]) for moved in february["moved"]}


def test_what_was_closed_and_reopened_is_listed_apart(february: Any) -> None:
    assert (["f05", "f07", "f10", "f13", "f19"], ["f20"], []) == (
        february["closed"],
        february["reopened"],
        february["opened"],
    )


def test_a_last_day_that_a_reopening_moved_is_no_extension(february: Any) -> None:
    assert [{"item": "f20", "before": "2023-12-31", "after": "2024-05-31", "extended": False}] == february["slipped"]


def test_a_last_day_that_was_extended_is_told_as_such() -> None:
    told = digest(FAO, "2023-12-31", "2024-01-31")["slipped"]
    assert [{"item": "f09", "before": "2024-01-31", "after": "2024-04-30", "extended": True}] == told


def test_what_became_late_what_is_late_and_what_is_due_soon(february: Any) -> None:
    assert (["f06", "f24"], ["f06", "f24"], ["f22"]) == (
        february["became_late"],
        february["late"],
        february["due_soon"],
    )


def test_what_was_late_before_does_not_become_late_again() -> None:
    told = digest(FAO, "2024-02-29", "2024-03-01")
    assert (["f22"], ["f06", "f24", "f22"]) == (told["became_late"], told["late"])


def test_a_notice_is_due_by_the_ladder_unless_it_was_sent(february: Any) -> None:
    """f06 had its supervision notice on 20 February; from 30 days late on a talk is due."""
    assert [{"item": "f24", "notice": "reminder"}] == february["notices_due"]
    assert {"f06": "talk", "f24": "reminder", "f22": "reminder"} == {
        each["item"]: each["notice"] for each in digest(FAO, "2024-02-29", "2024-03-01")["notices_due"]
    }


def test_each_lead_unit_has_its_part(february: Any) -> None:
    (unit,) = [unit for unit in february["by_unit"] if unit["owner"] == "b-policy"]
    assert {
        "owner": "b-policy",
        "name": "政研宣传科",
        "moved": ["f03", "f05"],
        "closed": ["f05"],
        "late": ["f06"],
        "due_soon": ["f22"],
    } == unit


def test_the_parts_of_the_units_are_the_whole(february: Any) -> None:
    for part in ("moved", "closed", "late", "due_soon"):
        whole = {each["item"] if part == "moved" else each for each in february[part]}
        assert whole == {id for unit in february["by_unit"] for id in unit[part]}, part


def test_a_quiet_time_has_an_empty_digest() -> None:
    told = digest(FAO, "2024-02-13", "2024-02-14")
    assert [] == [*told["moved"], *told["slipped"], *told["became_late"]]


def test_a_finding_of_a_later_edition_is_new(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    added = '  - id: f03\n    number: "3"\n    title: 新问题\n    text: 自查发现。\n'
    replace(path / "case.yaml", "\nmeasures:\n", f"{added}\nmeasures:\n")
    run("adopt", path, "--on", "2024-02-10")
    told = digest(path, "2024-02-09", "2024-02-10")
    assert (["f03"], [("f03", None, "registered")]) == (
        told["opened"],
        [(moved["item"], moved["before"], moved["after"]) for moved in told["moved"]],
    )


def test_a_finding_that_was_closed_and_reopened_in_between_has_moved(tmp_path: Path) -> None:
    """It stands where it stood, in another cycle."""
    path = closed_case(tmp_path)
    with ic.open(path) as folder:
        folder.record(ic.Reopened(findings=("f01",), reason="x", basis="1", on=day(2, 5)))
    told = digest(path, "2024-01-20", "2024-02-06")
    assert ["verified", "closed", "reopened"] == [step["kind"] for step in told["moved"][0]["steps"]][-3:]


def closed_case(folder: Path) -> Path:
    """The small case with its first finding closed on 4 February."""
    path = adopted_case(folder)
    with ic.open(path) as opened:
        opened.add_evidence(MINUTES, on=day(2, 1), id="e1", index="1", title="纪要", supports=("m01-1",))
        opened.record(
            ic.MeasureDone(measures=("m01-1",), on=day(2, 1)),
            ic.Submitted(findings=("f01",), on=day(2, 2)),
            ic.Verified(findings=("f01",), on=day(2, 3), decided_by="b-office"),
            ic.Closed(findings=("f01",), on=day(2, 4), decided_by="p-head"),
        )
    return path


# --- since the last review ----------------------------------------------------------------------------------------


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """A review on 10 February knew of one finding; on the day after somebody records what began on the 8th."""
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        folder.record(ic.Started(findings=("f01",), on=day(2, 5)))
        folder.record(ic.ProgressReviewHeld(issue=1, on=day(2, 10)))
        folder.record(ic.Started(findings=("f02",), on=day(2, 8)))
    return path


def test_since_the_last_review_means_since_what_it_knew(reviewed: Path) -> None:
    told = digest(reviewed, "last", "2024-02-20")
    assert ("2024-02-10", ["f02"]) == (told["from"], [moved["item"] for moved in told["moved"]])


def test_since_a_day_means_since_that_day_as_it_is_known_now(reviewed: Path) -> None:
    assert [] == digest(reviewed, "2024-02-10", "2024-02-20")["moved"]


def test_the_last_review_is_the_last_up_to_the_day(reviewed: Path) -> None:
    run("record", "progress-review-held", "--case", reviewed, "--issue", "2", "--on", "2024-02-25")
    assert ["2024-02-10", "2024-02-25"] == [digest(reviewed, "last", to)["from"] for to in ("2024-02-24", "2024-02-26")]


def test_a_review_sees_its_own_digest_whatever_is_recorded_later(reviewed: Path) -> None:
    """The digest of a review's day, as it was known then, can be made again."""
    before = run("export", reviewed, "markdown-digest", "--as-of", "2024-02-20", "--since", "last", "--known", "4")
    run("record", "voided", "--case", reviewed, "--targets", "4", "--reason", "x", "--on", "2024-02-21")
    after = run("export", reviewed, "markdown-digest", "--as-of", "2024-02-20", "--since", "last", "--known", "4")
    assert (0, before.out) == (after.status, after.out)


def test_a_review_on_the_day_of_the_digest_leaves_what_was_recorded_after_it(reviewed: Path) -> None:
    assert ["f02"] == [moved["item"] for moved in digest(reviewed, "last", "2024-02-10")["moved"]]


# --- as people read it --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page() -> Said:
    return run("digest", FAO, "--from", "2024-01-31", "--to", "2024-02-29")


def test_the_page_says_which_days_lie_between(page: Said) -> None:
    assert ["# 市外事办公室党组巡察反馈问题整改", "", "2024年1月31日至2024年2月29日"] == page.out.splitlines()[:3]


def test_the_page_has_a_part_for_each_thing_that_changed(page: Said) -> None:
    assert ["状态变化", "时限调整", "已逾期", "即将到期", "应发通知", "按牵头单位"] == [
        line.removeprefix("## ") for line in page.out.splitlines() if line.startswith("## ")
    ]


def test_the_page_tells_a_move_with_who_decided_and_on_what_basis(page: Said) -> None:
    head = "- 5 本地文化资源挖掘运用不足，对“三孔”“两孟”等优势用得不够: 待销号 → **已销号**"
    lines = page.out.splitlines()
    assert [
        "    - 2024-02-02 验收 · 整改办",
        "    - 2024-02-06 销号 · 整改领导小组 · 整改领导小组会议纪要2024年第3号",
    ] == lines[lines.index(head) + 1 :][:2]


def test_the_page_leaves_out_what_is_empty() -> None:
    said = run("digest", FAO, "--from", "2024-02-13", "--to", "2024-02-14")
    assert "状态变化\n" not in said.out


# --- composition --------------------------------------------------------------------------------------------------

ENDS = (dt.date(2023, 10, 31), dt.date(2023, 11, 30), dt.date(2023, 12, 31), *(
    dt.date(2024, month, last) for month, last in ((1, 31), (2, 29), (3, 31), (4, 30), (5, 31), (6, 30))
))  # fmt: skip
PAIRS, TRIPLES = (tuple(itertools.combinations(ENDS, size)) for size in (2, 3))


@cache
def report(as_of: dt.date) -> ic.Report:
    return ic.report(_case(), as_of=as_of)


@cache
def _case() -> ic.Case:
    return ic.load(FAO)


@cache
def between(first: dt.date, last: dt.date) -> ic.Digest:
    return ic.digest(report(first), report(last))


def place(as_of: dt.date, item: str) -> tuple[str, int]:
    """Where a finding stands on a day, and in which cycle."""
    found = report(as_of).item(item)
    return found.state, found.cycle


def moves(digest: ic.Digest) -> Mapping[str, tuple[str | None, str]]:
    return {moved.item: (moved.before, moved.after) for moved in digest.moved}


@pytest.mark.parametrize(("a", "b", "c"), TRIPLES, ids=lambda end: f"{end:%y-%m}")
def test_what_moved_in_two_spans_is_what_moved_in_both_together(a: dt.date, b: dt.date, c: dt.date) -> None:
    first, second = moves(between(a, b)), moves(between(b, c))
    chained = {
        item: (first.get(item, second.get(item, ("", "")))[0], second.get(item, first.get(item, ("", "")))[1])
        for item in (*first, *second)
        if place(a, item) != place(c, item)  # there and back again is no move
    }
    assert chained == moves(between(a, c))


@pytest.mark.parametrize(("a", "c"), PAIRS, ids=lambda end: f"{end:%y-%m}")
def test_the_steps_of_a_move_are_those_of_its_days(a: dt.date, c: dt.date) -> None:
    told = {moved.item: [step.seq for step in moved.steps] for moved in between(a, c).moved}
    happened = {item: [step.seq for step in report(c).item(item).steps if a < step.on <= c] for item in told}
    assert happened == told


@pytest.mark.parametrize(("a", "c"), PAIRS, ids=lambda end: f"{end:%y-%m}")
def test_what_did_not_move_stands_where_it_stood(a: dt.date, c: dt.date) -> None:
    moved = moves(between(a, c))
    assert [] == [
        item.id for item in report(c).items if (place(a, item.id) != place(c, item.id)) is not (item.id in moved)
    ]


@pytest.mark.parametrize(("a", "b", "c"), TRIPLES, ids=lambda end: f"{end:%y-%m}")
def test_last_days_that_slipped_in_two_spans_slipped_in_both_together(a: dt.date, b: dt.date, c: dt.date) -> None:
    def slips(first: dt.date, last: dt.date) -> dict[str, tuple[dt.date | None, dt.date | None]]:
        return {each.item: (each.before, each.after) for each in between(first, last).slipped}

    first, second = slips(a, b), slips(b, c)
    chained = {
        item: (first.get(item, second.get(item, (None, None)))[0], second.get(item, first.get(item, (None, None)))[1])
        for item in (*first, *second)
    }
    assert {item: days for item, days in chained.items() if days[0] != days[1]} == slips(a, c)


@pytest.mark.parametrize("end", ENDS, ids=lambda end: f"{end:%y-%m}")
def test_from_a_day_to_itself_nothing_changes(end: dt.date) -> None:
    made = between(end, end)
    assert ((), (), (), ()) == (made.moved, made.slipped, made.became_late, made.closed)


def test_the_command_tells_what_the_library_does() -> None:
    told = digest(FAO, "2023-10-31", "2024-06-30")
    made = between(ENDS[0], ENDS[-1])
    assert [(m.item, m.before, m.after, [s.seq for s in m.steps]) for m in made.moved] == [
        (m["item"], m["before"], m["after"], [step["entry"] for step in m["steps"]]) for m in told["moved"]
    ]


@settings(max_examples=200)
@given(st.data())
def test_two_digests_on_end_are_the_digest_of_the_whole(data: st.DataObject) -> None:
    """On any case: what moved from a to b and then to c, with the steps that did it, is what moved from a to c."""
    case = data.draw(cases())
    first, middle, last = sorted(data.draw(days_of(case)) for _ in range(3))
    reports = [ic.report(case, as_of=day) for day in (first, middle, last)]
    parts = (ic.digest(reports[0], reports[1]), ic.digest(reports[1], reports[2]))
    ends: dict[str, tuple[str | None, str]] = {}
    steps: dict[str, list[int]] = {}
    for moved in (*parts[0].moved, *parts[1].moved):
        ends[moved.item] = (ends.get(moved.item, (moved.before, ""))[0], moved.after)
        steps.setdefault(moved.item, []).extend(step.seq for step in moved.steps)
    whole = {moved.item: moved for moved in ic.digest(reports[0], reports[2]).moved}
    assert {id: (moved.before, moved.after) for id, moved in whole.items()} == {id: ends[id] for id in whole}
    assert [] == [id for id, (before, after) in ends.items() if id not in whole and before != after]
    assert all(set(steps[id]) <= {step.seq for step in moved.steps} for id, moved in whole.items())
