"""Tables that come back filled in: exactly what was changed comes back, several copies are merged, nothing is lost."""

import datetime as dt
import functools
import random
from collections.abc import Callable
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, example as always, given, settings, strategies as st

import inspection_core as ic
from inspection_core.proposals import Answer, Conflict, Proposals, Request
from inspection_core.tables import Sheet, Value, draft_of, parts
from inspection_core.testing import a_case, a_finding, a_measure, adopted, amended, bring

from ._tables import EXAMPLES, NAME, TABLE, Form, places, proposed, returned, said

TABLES = ("ledger", "plan", "publication-review")
SENT = {
    "foreign-affairs-office": dt.date(2024, 3, 1),
    "audit-office-en": dt.date(2025, 11, 28),
    "university": dt.date(2025, 3, 31),
}
EARLY = {
    "foreign-affairs-office": dt.date(2023, 12, 15),
    "audit-office-en": dt.date(2025, 4, 30),
    "university": dt.date(2024, 9, 30),
}
DAY = dt.date(2024, 2, 20)
ROW = "f1/m1"


@functools.cache
def example(name: str) -> ic.Case:
    return ic.load(EXAMPLES / name)


@functools.cache
def report_of(name: str, day: dt.date, known: int | None = None) -> ic.Report:
    return ic.report(example(name), as_of=day, known=known)


def form(
    case: ic.Case, day: dt.date = DAY, table: str = "ledger", *, part: str | None = None, file: str = NAME
) -> Form:
    return Form(ic.report(case, as_of=day), table, part=part, file=file)


def fao(table: str = "ledger", *, part: str | None = None, file: str = NAME) -> Form:
    return Form(report_of("foreign-affairs-office", SENT["foreign-affairs-office"]), table, part=part, file=file)


def fao_back(*forms: Form) -> Proposals:
    return returned(example("foreign-affairs-office"), dt.date(2024, 3, 5), *forms)


NOTHING = Proposals()


def silent(found: Proposals) -> Proposals:
    """The proposals without the problems that are hints or say who is missing."""
    kept = tuple(problem for problem in found.problems if problem.code not in ("IC075", "IC088"))
    return attrs.evolve(found, problems=kept, missing=())


# --- what was sent out comes back unchanged ---------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("name", SENT)
def test_a_copy_that_comes_back_unchanged_proposes_nothing(name: str, table: str) -> None:
    made = report_of(name, SENT[name])
    assert NOTHING == returned(example(name), SENT[name] + dt.timedelta(4), Form(made, table))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("name", SENT)
def test_copies_of_all_lead_units_that_come_back_unchanged_propose_nothing(name: str, table: str) -> None:
    made = report_of(name, SENT[name])
    copies = [Form(made, table, part=part, file=f"{part}.form") for part in parts(made)]
    assert NOTHING == returned(example(name), SENT[name] + dt.timedelta(4), *copies)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("name", EARLY)
def test_what_was_recorded_and_adopted_in_between_is_no_change_of_the_copy(name: str, table: str) -> None:
    """Progress, extensions, hand-overs, closings and one or two editions are between the export and the return."""
    case = example(name)
    known = max(entry.seq for entry in case.journal if entry.event.on <= EARLY[name])
    since = {entry.event.kind for entry in case.journal[known:]}
    assert {"measure_done", "extension_granted", "closed", "adopted"} <= since
    assert NOTHING == returned(case, case.journal[-1].event.on, Form(report_of(name, EARLY[name], known), table))


def _as_floats(value: Value) -> Value:
    return float(value) if isinstance(value, int) else value


def _as_moments(value: Value) -> Value:
    return dt.datetime.combine(value, dt.time()) if isinstance(value, dt.date) else value


def _with_blanks(value: Value) -> Value:
    return value.replace("\n", " \r\n") + " 　" if isinstance(value, str) else value


def _as_text(value: Value) -> Value:
    return value if value is None else str(value)


SPELLINGS: dict[str, Callable[[Value], Value]] = {
    "numbers as fractions": _as_floats,
    "days with an hour": _as_moments,
    "blanks and other line ends": _with_blanks,
    "everything as text": _as_text,
    "nothing as an empty text": lambda value: "" if value is None else value,
    **{
        f"days as {pattern}": lambda value, pattern=pattern: (  # type: ignore[misc]
            value.strftime(pattern) if isinstance(value, dt.date) else value
        )
        for pattern in ("%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d", "%d %B %Y")
    },
    "days without noughts": lambda value: (
        f"{value.year}/{value.month}/{value.day}" if isinstance(value, dt.date) else value
    ),
    "days in wide figures": lambda value: (
        f"{value.year}年{value.month}月{value.day}日".translate({ord("0") + n: ord("０") + n for n in range(10)})
        if isinstance(value, dt.date)
        else value
    ),
    "days as numbers": lambda value: (
        float((value - dt.date(1899, 12, 30)).days) if isinstance(value, dt.date) else value
    ),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_values_that_a_program_writes_in_another_way_are_no_change(spelling: str) -> None:
    copy = fao()
    copy.rows = [[SPELLINGS[spelling](value) for value in row] for row in copy.rows]
    assert NOTHING == fao_back(copy)


def test_sorted_rows_and_moved_columns_are_no_change() -> None:
    copy = fao()
    random.Random(6).shuffle(copy.rows)
    copy.order(random.Random(7).sample(copy.keys, len(copy.keys)))
    assert NOTHING == fao_back(copy)


def test_filtered_rows_are_read_as_the_others() -> None:
    copy = fao().put("f03/m03-1", new_progress="已召开会议")
    sheet = attrs.evolve(copy.sheet(), hidden_rows=frozenset(range(5, 40)))
    book = attrs.evolve(copy.book(), sheets=(sheet, copy.about()))
    assert [("f03/m03-1", "new_progress", "", "已召开会议")] == proposed(
        returned(example("foreign-affairs-office"), SENT["foreign-affairs-office"], book)
    )


@pytest.mark.parametrize("table", TABLES)
def test_without_the_row_of_keys_the_headings_tell_the_columns(table: str) -> None:
    copy = fao(table)
    del copy.top[0]
    assert NOTHING == fao_back(copy)


@pytest.mark.parametrize("keys", [True, False])
def test_a_row_put_above_the_headings_moves_nothing(keys: bool) -> None:
    copy = fao()
    copy.top.insert(1, ["各科室：", None, "请于周五前交回"])
    if not keys:
        del copy.top[0]
    assert NOTHING == fao_back(copy)


def test_headings_that_were_changed_are_told_and_read_as_before() -> None:
    copy = fao().put("f03/m03-1", new_progress="已召开会议", percent=60)
    copy.top[4][copy.keys.index("new_progress")] = "3月进展"
    copy.top[3][copy.keys.index("due")] = "时限"
    found = fao_back(copy)
    assert [("f03/m03-1", "new_progress", "", "已召开会议")] == proposed(found)
    assert [
        "台账.form 整改台账 M4: IC075：列“整改时限（含延期）”的表头改成了“时限”，仍按原列读取",
        "台账.form 整改台账 T5: IC075：列“本期进展”的表头改成了“3月进展”，仍按原列读取",
    ] == said(found)


def test_headings_that_were_all_changed_are_no_data() -> None:
    copy = fao()
    for row in copy.top[3:]:
        row[:] = [f"甲{n}" if value else None for n, value in enumerate(row)]
    found = fao_back(copy)
    assert ({"IC075"}, ()) == ({problem.code for problem in found.problems}, found.proposals)


def test_data_that_say_the_same_as_a_heading_are_no_headings() -> None:
    copy = fao().put("f01/m01-1", new_progress="备注", new_evidence="佐证材料编号 目录")
    assert {("f01/m01-1", "new_progress"), ("f01/m01-1", "new_evidence")} == {
        (row, what) for row, what, _, _ in proposed(fao_back(copy))
    }


def test_equal_cells_that_were_merged_are_no_change() -> None:
    copy = fao()
    rows = [n for n, row in enumerate(copy.rows) if str(row[0]).startswith("f03/")]
    top, bottom = len(copy.top) + rows[0], len(copy.top) + rows[-1]
    merged = [copy.keys.index(key) for key in ("title", "aspect", "text", "number", "target")]
    for column in merged:
        for row in rows[1:]:
            copy.rows[row][column] = None
    areas = tuple((top, column, bottom, column) for column in merged)
    sheet = attrs.evolve(copy.sheet(), merged=areas)
    book = attrs.evolve(copy.book(), sheets=(sheet, copy.about()))
    case = example("foreign-affairs-office")
    assert NOTHING == returned(case, SENT["foreign-affairs-office"], book)


# --- exactly what was changed comes back ------------------------------------------------------------------------

VALUES: dict[str, st.SearchStrategy[Value]] = {
    "due": st.one_of(
        st.dates(dt.date(2024, 1, 1), dt.date(2026, 1, 1)),
        st.sampled_from(["2024年6月底前", "立行立改", "长期坚持", "尽快", "3个月", "", "15个工作日内", "2025/3/1"]),
    ),
    "until": st.one_of(st.dates(dt.date(2024, 6, 1), dt.date(2026, 1, 1)), st.sampled_from(["明年", "2025年6月"])),
    "percent": st.one_of(st.integers(0, 160), st.floats(0, 1), st.sampled_from(["60%", "过半", "1.5", "６０"])),
    "asks": st.sampled_from(["未启动", "整改中", "申请销号", "申请延期", "快了"]),
    "new_evidence": st.sampled_from(["01-1", "88-1 会议纪要", "88-2", "88-3 通知\n88-4 台账", "88-1 别的"]),
    "measure": st.sampled_from(["", "改了的措施", "另一项措施"]),
    "number": st.sampled_from([7, "二十四"]),
    **dict.fromkeys(
        ("responsible_officer", "lead_unit", "supporting_unit", "handler"),
        st.sampled_from(["", "综合科", "综合科、财务科", "无此科", "人事科，无此人", "综合科科长"]),
    ),
}
WORDS = st.sampled_from(["已完成", "正在推进", "=1+1", "-", "改一改"])


@st.composite
def edits(draw: st.DrawFn) -> dict[tuple[str, str], Value]:
    """Values for some cells of the ledger, other than what stands there."""
    copy = fao()
    rows = st.integers(0, len(copy.rows) - 4)
    columns = st.sampled_from(copy.keys[1:])
    changed: dict[tuple[str, str], Value] = {}
    for _ in range(draw(st.integers(1, 40))):
        row, key = copy.rows[draw(rows)], draw(columns)
        value = draw(VALUES.get(key, WORDS))
        if _told(value) != _told(row[copy.keys.index(key)]):
            changed[str(row[0]), key] = value
    return changed


def _told(value: Value) -> str:
    return "" if value is None else str(value).strip()


def _edited(changed: dict[tuple[str, str], Value]) -> tuple[Form, set[ic.Location]]:
    copy = fao()
    for (row, key), value in changed.items():
        copy.put(row, **{key: value})
    return copy, {copy.where(row, key) for row, key in changed}


@given(edits())
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_exactly_the_cells_that_were_changed_come_back(changed: dict[tuple[str, str], Value]) -> None:
    copy, expected = _edited(changed)
    assert expected == places(fao_back(copy))


def test_of_five_hundred_random_changes_all_come_back_and_nothing_else() -> None:
    chance, copy = random.Random(500), fao()
    cells = [(str(row[0]), key) for row in copy.rows[:-3] for key in copy.keys[1:]]
    values = _values(chance)
    changed = {(row, key): values[key]() for row, key in chance.sample(cells, 560)}
    before = {(str(row[0]), key): _told(row[copy.keys.index(key)]) for row in copy.rows for key in copy.keys}
    changed = {at: value for at, value in changed.items() if _told(value) != before[at]}
    copy, expected = _edited(changed)
    assert len(expected) >= 500
    assert expected == places(fao_back(copy))


def _values(chance: random.Random) -> dict[str, Callable[[], Value]]:
    """What may be written into each column: sense and nonsense."""
    days = [dt.date(2024, 5, 1) + dt.timedelta(n) for n in range(400)]
    names: list[Value] = ["", "综合科", "综合科、财务科", "无此科", "综合科科长", "分管综合工作负责人"]
    some: dict[str, list[Value]] = {
        "due": [*days, "立行立改", "尽快", "2024年底前"],
        "until": [*days, "明年"],
        "percent": [*range(2, 120), 0.6, "过半"],
        "asks": ["未启动", "整改中", "申请销号", "申请延期", "快了"],
        "new_evidence": ["01-1", "88-2", *(f"77-{n} 材料{n}" for n in range(900))],
        **dict.fromkeys(("responsible_officer", "lead_unit", "supporting_unit", "handler"), names),
    }
    texts: list[Value] = [f"第{n}句" for n in range(1000)]
    return {key: functools.partial(chance.choice, some.get(key, texts)) for key in fao().keys[1:]}


# --- exported, now, returned ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("now", "back"), list(product("abc", "abc")))
def test_a_cell_is_a_change_only_where_the_case_still_says_what_was_exported(now: str, back: str) -> None:
    """Exported is always `a`: where the case says something else by now, nothing is written over."""
    case = a_case(a_finding(), a_measure(text="a"))
    copy = form(case).put(ROW, measure=back)
    found = returned(amended(case, a_measure(text=now)), DAY, copy)
    conflict = Conflict(
        row=ROW,
        where=copy.where(ROW, "measure"),
        what="measure",
        title="Measure",
        finding="f1",
        measure="m1",
        exported="a",
        now=now,
        returned=back,
    )
    changed = back != "a"
    assert ([(ROW, "measure", "a", back)] if changed and now == "a" else []) == proposed(found)
    assert ((conflict,) if changed and now not in ("a", back) else ()) == found.conflicts
    hint = f"台账.form 整改台账 {copy.cell(ROW, 'measure')}: IC086: Measure: {back!r} changes nothing: "
    hints = [hint + "the case says so by now"] if changed and now == back else []
    assert hints == said(found, "en")


def test_days_are_compared_as_days() -> None:
    case = a_case(a_finding(), a_measure(deadline=dt.date(2024, 6, 30)))
    moved = amended(case, a_measure(deadline=dt.date(2024, 9, 30)))
    assert () == returned(moved, DAY, form(case).put(ROW, due="30 September 2024")).conflicts
    assert "2024-10-31" == returned(moved, DAY, form(case).put(ROW, due="2024/10/31")).conflicts[0].returned


def test_a_measure_that_the_case_has_no_more_is_a_conflict_in_what_was_changed() -> None:
    case = a_case(a_finding(), a_measure(), a_measure("m2"))
    without = attrs.evolve(case.document, measures=case.document.measures[:1])
    gone = adopted(case, DAY, measures=without.measures)
    found = returned(gone, DAY, form(case).put("f1/m2", measure="Other words"))
    assert ("Measure m2", "", "Other words") == tuple(
        getattr(found.conflicts[0], name) for name in ("exported", "now", "returned")
    )


def test_a_row_whose_finding_or_measure_is_gone_is_not_taken_over() -> None:
    case = a_case(a_finding(), a_measure(), a_finding("f2"), a_measure("m2", "f2", deadline=None))
    gone = amended(case, findings=case.document.findings[:1], measures=case.document.measures[:1])
    copy = form(case).put("f2/m2", new_progress="Met", handler="Clerk")
    found = returned(gone, DAY, copy)
    assert [
        f"台账.form 整改台账 {copy.cell('f2/m2', key)}: IC090: the case has no f2 any more; the row is not taken over"
        for key in ("handler", "new_progress")
    ] == sorted(said(found, "en"))
    kept = amended(case, measures=case.document.measures[:1])
    copy = form(case).put("f2/m2", handler="Clerk")
    assert [f"台账.form 整改台账 {copy.cell('f2/m2', 'handler')}: IC090：案卷里已没有 m2，该行不采纳"] == said(
        returned(kept, DAY, copy)
    )


# --- several copies ---------------------------------------------------------------------------------------------


def answers(found: Proposals) -> list[tuple[str, list[str]]]:
    """Each conflict in short: what came back first, and what else."""
    return [(each.returned, [other.returned for other in each.others]) for each in found.conflicts]


@pytest.mark.parametrize("words", list(product([None, "a", "b"], repeat=3)))
def test_copies_of_one_row_merge_and_whoever_disagrees_is_shown(words: tuple[str | None, ...]) -> None:
    case = a_case()
    copies = [form(case, file=f"{n}.form").put(ROW, new_progress=word) for n, word in enumerate(words)]
    found = returned(case, DAY, *copies)
    filled = [word for word in words if word]
    alike = len(set(filled)) == 1
    assert ([(ROW, "new_progress", "", filled[0])] if alike else []) == proposed(found)
    assert ([(filled[0], filled[1:])] if len(set(filled)) > 1 else []) == answers(found)
    assert {copy.where(ROW, "new_progress") for copy, word in zip(copies, words, strict=True) if word} == places(found)


def test_copies_that_agree_against_the_case_are_all_shown() -> None:
    case = a_case()
    copies = [form(case, file=f"{n}.form").put(ROW, measure="Theirs") for n in range(2)]
    found = returned(amended(case, a_measure(text="Ours")), DAY, *copies)
    other = Answer(where=copies[1].where(ROW, "measure"), returned="Theirs")
    assert ("Ours", "Theirs", (other,)) == tuple(
        getattr(found.conflicts[0], name) for name in ("now", "returned", "others")
    )


@always(
    [
        {("f01/m01-2", "new_evidence"): "88-1 会议纪要", ("f01/m01-2", "measure"): ""},
        {("f01/m01-1", "new_evidence"): "88-1 会议纪要", ("f01/m01-2", "measure"): "改了的措施"},
    ]
)
@given(st.lists(edits(), min_size=2, max_size=4))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_of_what_several_sections_changed_nothing_is_lost(several: list[dict[tuple[str, str], Value]]) -> None:
    copies, expected = [], set()
    for n, changed in enumerate(several):
        copy = fao(file=f"{n}科.form")
        for (row, key), value in changed.items():
            copy.put(row, **{key: value})
            expected.add(copy.where(row, key))
        copies.append(copy)
    assert expected == places(fao_back(*copies))


def test_columns_that_two_copies_filled_belong_to_one_event() -> None:
    case = bring(a_case(), "f1", ic.State.IN_PROGRESS)
    one = form(case, file="1.form").put(ROW, new_progress="Met twice")
    two = form(case, file="2.form").put(ROW, percent=40)
    found = returned(case, DAY, one, two)
    assert [("Met twice", 40)] == [(e.text, e.percent) for p in found.proposals for e in p.events]  # type: ignore[attr-defined]
    assert (one.where(ROW, "new_progress"), two.where(ROW, "percent")) == found.proposals[0].cells


@pytest.mark.parametrize(
    ("filled", "disputed"),
    [
        ({"percent": 40}, "new_progress"),
        ({"asks": "asks for more time", "reason": "Rain"}, "until"),
        ({"asks": "asks for more time", "until": dt.date(2024, 9, 1)}, "reason"),
        ({"until": dt.date(2024, 9, 1)}, "asks"),
    ],
)
def test_what_copies_disagree_about_is_not_called_missing(filled: dict[str, Value], disputed: str) -> None:
    """Both copies say until when, but not the same day: that is a conflict, and nobody forgot to say it."""
    case = a_case()
    words = {"until": ("2024-09-01", "2024-10-01"), "asks": ("under way", "asks for more time")}
    said_by = words.get(disputed, ("One", "Other"))
    copies = [form(case, file=f"{word}.form").put(ROW, **{**filled, disputed: word}) for word in said_by]
    found = returned(case, DAY, *copies)
    assert [(said_by[0], [said_by[1]])] == answers(found)
    told = {line.rpartition(": ")[2] for line in said(found, "en") if "IC085" in line}
    assert {"settle first what the copies disagree about in this row"} == told
    cells = {copy.where(ROW, key) for copy in copies for key in (*filled, disputed)}
    assert cells == places(found)


def test_a_measure_against_two_findings_says_one_thing_about_itself() -> None:
    case = a_case(a_finding(), a_finding("f2"), a_measure("m1", "f1", "f2"))
    copy = form(case).put("f1/m1", measure="One", due="2024-07-31").put("f2/m1", measure="Other", due="2024-07-31")
    found = returned(case, DAY, copy)
    assert [("One", ["Other"])] == answers(found)
    assert [("f1/m1", "due", "2024-06-30", "2024-07-31")] == proposed(found)
    assert {copy.where(row, key) for row in ("f1/m1", "f2/m1") for key in ("measure", "due")} == places(found)


def test_copies_of_one_name_are_told_apart() -> None:
    case = a_case()
    one, two = (form(case).put("+1", number=1, measure=f"Measure of {who}") for who in ("one", "two"))
    found = returned(case, DAY, one, two)
    assert [("台账.form!整改台账!7", "m1-1"), ("台账.form (2)!整改台账!7", "m1-2")] == [
        (each.row, each.measure) for each in found.proposals
    ]


def test_who_has_not_returned_a_copy_is_named() -> None:
    case = a_case(
        *(a_finding(f"f{n}") for n in (1, 2, 3)),
        a_measure("m1", "f1", owners=(_lead("b-section"),)),
        a_measure("m2", "f2", owners=(_lead("b-section-2"),)),
        a_measure("m3", "f3", owners=(_lead("b-group"),)),
    )
    later = bring(case, "f3", ic.State.IN_PROGRESS)
    one, two = form(case, part="General Section", file="1.form"), form(case, part="Finance Section", file="2.form")
    again = form(later, part="Finance Section", file="3.form")
    found = returned(later, DAY, one, two, again)
    assert ("Leading Group",) == found.missing
    told = "no copy came back, neither among these files nor in any taken in since they were sent out: Leading Group"
    assert [f"IC088: {told}"] == said(found, "en")
    assert ["IC088：本次未交回填报表，发出以来也没有采纳过：Leading Group"] == said(found)
    whole = form(case, file="4.form")
    assert () == returned(later, DAY, one, whole).missing


def three_units() -> ic.Case:
    """Work on four findings: of the first one unit leads the measure, of the second another, of the third both."""
    officer = ic.Owner(role=ic.Role.RESPONSIBLE_OFFICER, who="p-officer")
    led = [("f1", "b-section"), ("f2", "b-section-2"), ("f3", "b-section"), ("f3", "b-section-2"), ("f4", "b-group")]
    measures = (a_measure(f"m{n}", of, owners=(_lead(who), officer)) for n, (of, who) in enumerate(led, start=1))
    case = a_case(*(a_finding(f"f{n}") for n in (1, 2, 3, 4)), *measures)
    for finding in case.draft.leaves:
        case = bring(case, finding.id, ic.State.IN_PROGRESS)
    return case


def taken_in(case: ic.Case, *copies: Form) -> ic.Case:
    return ic.record(case, *(event for each in returned(case, DAY, *copies).proposals for event in each.events))


def missing(case: ic.Case, later: ic.Case, of: str = "General Section") -> tuple[str, ...]:
    """Who is missing when one copy comes back, which was made of the case as it was before."""
    return returned(later, DAY, form(case, part=of, file="other.form")).missing


def test_a_unit_whose_copy_was_taken_in_before_is_not_missing() -> None:
    case = three_units()
    assert ("Finance Section", "Leading Group") == missing(case, case)
    copy = form(case, part="Finance Section", file="back.form").put("f2/m2", new_progress="Met")
    assert ("Leading Group",) == missing(case, taken_in(case, copy))


def test_evidence_that_was_taken_in_tells_who_returned_a_copy_too() -> None:
    case = three_units()
    copy = form(case, part="Leading Group", file="back.form").put("f4/m5", new_evidence="4-1 Minutes")
    assert ("Finance Section",) == missing(case, taken_in(case, copy))


def test_progress_of_a_finding_that_several_lead_tells_of_none_of_them() -> None:
    case = three_units()
    copy = form(case, part="General Section", file="back.form").put("f3/m3", new_progress="Met")
    assert ("General Section", "Finance Section") == missing(case, taken_in(case, copy), of="Leading Group")


def test_a_copy_under_the_name_that_it_was_sent_out_with_tells_whose_it_was() -> None:
    case = three_units()
    copy = form(case, part="General Section", file="General Section.form").put("f3/m3", new_progress="Met")
    assert ("Finance Section",) == missing(case, taken_in(case, copy), of="Leading Group")


def test_what_the_office_recorded_itself_or_voided_is_no_copy_that_came_back() -> None:
    case = three_units()
    own = ic.Progressed(on=DAY, findings=("f2",), text="Met", note="Told by phone", recorded_by="p-clerk")
    assert ("Finance Section", "Leading Group") == missing(case, ic.record(case, own))
    copy = form(case, part="Finance Section", file="back.form").put("f2/m2", new_progress="Met")
    later = taken_in(case, copy)
    void = ic.Voided(on=DAY, targets=(len(later.journal),), reason="Wrong", recorded_by="p-clerk")
    assert ("Finance Section", "Leading Group") == missing(case, ic.record(later, void))


def test_what_was_taken_in_before_the_copies_were_made_is_of_other_copies() -> None:
    case = three_units()
    before = taken_in(case, form(case, part="Finance Section", file="back.form").put("f2/m2", new_progress="Met"))
    assert ("Finance Section", "Leading Group") == missing(before, before)


def _lead(who: str) -> ic.Owner:
    return ic.Owner(role=ic.Role.LEAD_UNIT, who=who)


def test_tables_of_two_kinds_come_back_together() -> None:
    case = a_case()
    ledger = form(case, file="1.form").put("+1", number=1, measure="New")
    plan = form(case, table="plan", file="2.form").put("+1", number=1, measure="Newer")
    review = form(case, table="publication-review", file="3.form").put("f1", public_title="Told")
    found = returned(case, DAY, ledger, plan, review)
    assert ["m1-1", "m1-2", None] == [each.measure for each in found.proposals]


# --- what became of rows and columns ----------------------------------------------------------------------------


def test_a_deleted_row_is_told_and_nothing_is_made_of_it() -> None:
    copy = fao()
    del copy.rows[copy.at("f03/m03-1")]
    found = fao_back(copy)
    assert () == found.proposals
    what = "编制全市外事工作中长期规划，征求部门和县区意见后印发。"
    told = f"缺少行 f03/m03-1：{what}；不作任何处理。取消措施须说明理由。"
    assert [f"台账.form 整改台账 5: IC077：{told}"] == said(found)


def test_a_row_without_its_key_is_known_by_its_words() -> None:
    case = a_case(a_finding(), a_measure(), a_measure("m2"))
    copy = form(case).put(ROW, new_progress="Met")
    place = copy.where(ROW, "row")
    copy.put(ROW, row=None)
    found = returned(case, DAY, copy)
    assert [(ROW, "new_progress", "", "Met")] == proposed(found)
    assert [
        f"{place}: IC079: the key of this row is gone; by its number and measure it is taken for f1/m1. "
        "Look whether that is right."
    ] == said(found, "en")


def test_a_key_that_was_never_given_out_is_told() -> None:
    copy = fao()
    place = copy.where("f03/m03-1", "row")
    copy.put("f03/m03-1", row="f03/m03-x", new_progress="甲")
    told = "IC078：'f03/m03-x' 不是发出的行号，该行未读取。请恢复原行号；新增措施请写在表末空行。"
    found = fao_back(copy)
    assert (f"{place}: {told}", "IC077", ()) == (said(found)[0], found.problems[1].code, found.proposals)


def test_a_row_that_was_copied_to_write_a_new_measure_is_not_taken_for_a_change_of_the_old_one() -> None:
    case = a_case()
    copy = form(case)
    copy.rows.insert(1, list(copy.rows[0]))
    assert NOTHING == returned(case, DAY, copy)
    copy.rows[1][copy.keys.index("measure")] = "A new measure"
    found = returned(case, DAY, copy)
    assert [
        f"台账.form 整改台账 A{row}: IC093: row f1/m1 is there twice, with different words. "
        "Keep one of the two; write a new measure into one of the empty rows at the end."
        for row in (6, 7)
    ] == said(found, "en")


def test_a_sheet_that_was_copied_is_read_as_another_copy() -> None:
    case = a_case()
    copy, spare = form(case).put(ROW, new_progress="Met"), form(case).sheet()
    book = copy.book(attrs.evolve(spare, name="台账 (2)"))
    assert [(ROW, "new_progress", "", "Met")] == proposed(returned(case, DAY, book))


def test_rows_on_a_sheet_without_headings_are_told() -> None:
    copy = fao()
    rows = copy.rows[:4]
    del copy.rows[:4]
    pasted = Sheet(file=copy.file, name="Sheet2", rows=rows)
    found = returned(example("foreign-affairs-office"), DAY, copy.book(pasted))
    told = [line for line in said(found) if "IC080" in line]
    assert ["台账.form Sheet2 1: IC080：有 4 行被粘贴到没有表头的工作表，未读取。请移回原表。"] == told


def test_columns_that_are_gone_new_or_there_twice_are_told() -> None:
    case = a_case()
    copy = form(case).put(ROW, percent=40, new_progress="Met").drop("percent").drop("remark")
    for row in (*copy.top, *copy.rows):
        row += [None] * (len(copy.keys) - len(row))
    copy.top[0] += [None, "until"]
    copy.top[3] += ["Phone", "More time until"]
    copy.rows[0] += ["555", "2024-09-01"]
    found = returned(case, DAY, copy)
    assert [(ROW, "new_progress", "", "Met")] == proposed(found)
    end = len(copy.keys)
    cells = [ic.Location(file=NAME, sheet=TABLE, cell=f"{letter}4") for letter in _letters(end, end + 2)]
    assert [
        f"{cells[1]}: IC076: column 'More time until' is there twice; this one is not read. Keep one of the two.",
        "台账.form 整改台账 4: IC073: column 'Per cent done' is missing; nothing is read of it",
        f"{cells[0]}: IC074: column 'Phone' was added; the case has no place for it, and 1 filled cells are not taken "
        "over. Write it into one of the columns to be filled in.",
        f"{cells[1]}: IC074: column 'More time until' was added; the case has no place for it, and 1 filled cells are "
        "not taken over. Write it into one of the columns to be filled in.",
    ] == said(found, "en")  # fmt: skip


def _letters(first: int, end: int) -> list[str]:
    from inspection_core.tables import letters

    return [letters(n) for n in range(first, end)]


def test_a_cell_that_is_not_to_be_filled_in_is_told_and_left() -> None:
    copy = fao().put("f03/m03-1", state="已销号")
    before = report_of("foreign-affairs-office", SENT["foreign-affairs-office"])
    word = next(item.state_word for item in before.items if item.id == "f03")
    found = fao_back(copy)
    assert () == found.proposals
    line = said(found)[0]
    assert line.startswith(
        f"台账.form 整改台账 {copy.cell('f03/m03-1', 'state')}: IC081：“完成状态”不供填报，'已销号' 不采纳"
    )
    assert word in line


# --- which workbook it is ---------------------------------------------------------------------------------------


def origin(copy: Form, **changes: Any) -> Form:
    """The copy with something else in the sheet that says where it comes from."""
    made = attrs.evolve(copy.filling.origin, **changes)
    copy.about = lambda _=None: Form.about(copy, made)  # type: ignore[method-assign,assignment]
    return copy


def test_a_table_of_another_case_is_refused() -> None:
    found = fao_back(origin(fao().put("f03/m03-1", new_progress="甲"), case="other"))
    assert () == found.proposals
    assert [
        "台账.form 说明 1: IC070：此表来自案卷 'other'，不是 'fao-2023'。请用 --case 指明它所属的案卷。"
    ] == said(found)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "known", "edition"),
    [
        ({"known": 999}, 999, 2),
        ({"edition": 1}, 164, 1),
        ({"known": -1}, -1, 2),
        ({"as_of": "2024-02-30"}, 164, 2),
        ({"audience": "friends"}, 164, 2),
    ],
)
def test_a_table_of_a_journal_that_the_case_has_not_is_refused(
    changes: dict[str, Any], known: int, edition: int
) -> None:
    found = fao_back(origin(fao().put("f03/m03-1", new_progress="甲"), **changes))
    assert () == found.proposals
    assert [
        f"台账.form 说明 1: IC071：此表称依据日志第 {known} 条、方案第 {edition} 版生成，而案卷里没有。"
        "请使用导出时的案卷，且不要改动“说明”页。"
    ] == said(found)


def test_a_workbook_that_lost_its_table_is_told() -> None:
    copy = fao()
    book = attrs.evolve(copy.book(), sheets=(Sheet(file=NAME, name=TABLE, rows=[["甲", "乙"]]), copy.about()))
    found = returned(example("foreign-affairs-office"), DAY, book)
    assert [
        "台账.form 整改台账 1: IC072：各工作表中找不到发出的填报表。需要首行（隐藏）或表头。请在发出的填报表上填写。"
    ] == said(found)


def test_a_workbook_without_any_other_sheet_is_told() -> None:
    copy = fao()
    book = attrs.evolve(copy.book(), sheets=(copy.about(),))
    found = returned(example("foreign-affairs-office"), DAY, book)
    assert ["IC072"] == [problem.code for problem in found.problems]


def test_copies_for_two_audiences_are_each_held_beside_their_own() -> None:
    """In what the public is told there are no measures, so that its rows are others."""
    case, day = example("foreign-affairs-office"), SENT["foreign-affairs-office"]
    made = [ic.report(case, as_of=day, audience=audience) for audience in ("public", "internal", "restricted")]
    copies = [Form(report, file=f"{n}.form") for n, report in enumerate(made)]
    assert NOTHING == returned(case, day, *copies)
    for copy in copies[1:]:
        copy.put("f03/m03-1", measure="改了的措施")
    found = returned(case, day, *copies)
    assert ([("f03/m03-1", "measure")], ()) == ([each[:2] for each in proposed(found)], found.conflicts)
    assert {copy.where("f03/m03-1", "measure") for copy in copies[1:]} == places(found)


def test_of_a_copy_no_other_case_is_made() -> None:
    copy = fao()
    with pytest.raises(ic.CaseFileError) as raised:
        draft_of([copy.book()], Request(profile=copy.report.profile))
    assert ["台账.form: IC099: this copy was sent out from case 'fao-2023'; no other case is made of it"] == [
        each.say("en", remedy=False) for each in raised.value.problems
    ]
