"""An office's own ledger onto a case: every row finds its finding, what it says beyond the case is proposed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import inspection_core as ic
from inspection_core.builtin.importers import read_csv
from inspection_core.codec import decode_document, encode
from inspection_core.formats import Change, applied
from inspection_core.lifecycle import compute_due, faults_of
from inspection_core.proposals import CaseRequest, Proposal, Proposals
from inspection_core.tables import Book, Entry, Ground, Sheet, Value, likeness, match, propose_foreign
from inspection_core.testing import a_case, a_finding, a_measure, a_profile, adopted, bring

from .data.cases import day

OFFICE = Path(__file__).parents[1] / "examples" / "foreign-affairs-office"
WIDE = str.maketrans("0123456789，“”", '０１２３４５６７８９,""')
ZH = a_profile("neutral-zh")
TODAY = day(6, 1)


def a_sheet(*rows: Sequence[Value]) -> Sheet:
    return Sheet(file="台账.xlsx", name="台账", rows=rows)


def proposed(case: ic.Case, *sheets: Sheet, as_of: dt.date = TODAY) -> Proposals:
    """What a workbook proposes for a case."""
    request = CaseRequest(profile=case.draft.profile, case=case, as_of=as_of)
    return propose_foreign([Book(file="台账.xlsx", sheets=sheets)], request)


def said(found: Proposals, language: str = "zh") -> list[str]:
    return [problem.say(language) for problem in found.problems]


def the(code: str, found: Proposals) -> tuple[str, str]:
    """The one problem of a code, in English and in Chinese."""
    (problem,) = (each for each in found.problems if each.code == code)
    return problem.say("en"), problem.say("zh")


def after(case: ic.Case, found: Sequence[Proposal]) -> ic.Document:
    """The document of a case with all edits of some proposals made, each new item once."""
    data: Any = encode(case.document)
    for edit in list({repr(edit): edit for each in found for edit in each.edits}.values()):
        items = data.setdefault(edit.part, [])
        if edit.item is None:
            change = Change(keys=(edit.part, len(items)), value=edit.value)
        else:
            at = next(n for n, item in enumerate(items) if item["id"] == edit.item)
            change = Change(keys=(edit.part, at, edit.name or ""), value=edit.value)
        data = applied(data, [change])
    return decode_document(data)


# --- the 24 findings of an office ---------------------------------------------------------------------------------


def feedback_only() -> ic.Case:
    """The office's case as it was after the feedback: its findings, and nothing planned or recorded yet."""
    told = ic.load(OFFICE, plugins=ic.Plugins())
    findings = tuple(evolve(finding, owners=(), deadline=None, target=None) for finding in told.document.findings)
    document = evolve(told.document, findings=findings, measures=(), accounts=(), outcomes=(), stated_totals=())
    return with_document(told, document)


def with_document(case: ic.Case, document: ic.Document) -> ic.Case:
    """A case of another document, of which nothing was adopted or recorded."""
    due, faults = compute_due(document, case.draft.profile, case.calendars)
    return ic.Case(draft=evolve(case.draft, document=document, due=due), faults=faults, calendars=case.calendars)


HEADINGS = (
    "编号",
    "主要问题",
    "问题描述",
    "整改举措",
    "分管领导",
    "责任部门",
    "配合部门",
    "完成时限",
    "工作进展",
    "完成情况",
)


def office_ledger() -> Sheet:
    """The office's plan as its own staff would keep it: other punctuation and width, a few findings renumbered."""
    document = ic.load(OFFICE, plugins=ic.Plugins()).document
    names = {party.id: party.name for party in (*document.bodies, *document.people)}
    rows: list[list[Value]] = [["外事办整改台账（截至2023年12月31日）"], list(HEADINGS)]
    for finding in document.findings:
        mine = [measure for measure in document.measures if finding.id in measure.findings]
        number = {"7": "8", "8": "7", "20": "20-1"}.get(finding.number, finding.number.translate(WIDE))
        for n, measure in enumerate(mine):
            about = (number, finding.title.translate(WIDE), finding.text.translate(WIDE)) if n == 0 else (None,) * 3
            rows.append([*about, measure.text, *_owners(measure, names), _due(measure), f"已办{measure.id}", "整改中"])
    return a_sheet(*rows)


def _owners(measure: ic.Measure, names: Mapping[str, str]) -> list[str]:
    roles = (ic.Role.RESPONSIBLE_OFFICER, ic.Role.LEAD_UNIT, ic.Role.SUPPORTING_UNIT)
    return ["、".join(names[owner.who] for owner in measure.owners if owner.role is role) for role in roles]


def _due(measure: ic.Measure) -> str:
    deadline = measure.deadline
    assert deadline is not None
    if deadline.date is not None:
        return f"{deadline.date.year}年{deadline.date.month}月{deadline.date.day}日"
    return str(deadline.period) if deadline.period else {"immediate": "立行立改"}.get(deadline.kind.value, "长期坚持")


def test_an_offices_ledger_matches_all_24_findings_and_changes_nothing() -> None:
    case = feedback_only()
    before = encode(case.document)
    found = proposed(case, office_ledger())
    assert 24 == len({each.finding for each in found.proposals})
    assert before == encode(case.document)
    assert {"IC060", "IC062", "IC067"} == {problem.code for problem in found.problems}
    doubts = [problem.facts["number"] for problem in found.problems if problem.code == "IC067"]
    assert ["7", "8", "20"] == doubts


def test_what_an_offices_ledger_proposes_is_its_plan() -> None:
    """Measures, owners and time limits are those that the table was made of; a measure of two findings stands twice."""
    case, told = feedback_only(), ic.load(OFFICE, plugins=ic.Plugins()).document
    document = after(case, proposed(case, office_ledger()).proposals)
    wanted = [
        (finding.id, measure.text, _plain(measure))
        for finding in told.findings
        for measure in told.measures
        if finding.id in measure.findings
    ]
    assert wanted == [(measure.findings[0], measure.text, _plain(measure)) for measure in document.measures]
    assert ((), case.document.bodies, case.document.people) == (faults_of(document), document.bodies, document.people)
    assert 24 == len(document.accounts)


def _plain(measure: ic.Measure) -> tuple[object, ...]:
    roles = (ic.Role.RESPONSIBLE_OFFICER, ic.Role.LEAD_UNIT, ic.Role.SUPPORTING_UNIT)
    owners = sorted((owner.role.value, owner.who) for owner in measure.owners if owner.role in roles)
    return owners, measure.deadline and (measure.deadline.date, measure.deadline.period)


def test_each_finding_gets_its_opening_state_as_it_was_printed() -> None:
    found = proposed(feedback_only(), office_ledger())
    events = [event for each in found.proposals for event in each.events]
    assert 24 == len(events)
    expected = ic.Imported(findings=("f01",), on=day(6, 1), state=ic.State.IN_PROGRESS, printed="整改中")
    assert expected == events[0]


def test_the_same_table_as_csv_proposes_the_same(tmp_path: Path) -> None:
    case, sheet = feedback_only(), office_ledger()
    lines = ["\t".join(str(cell or "") for cell in row) for row in sheet.rows]
    quoted = "\n".join(
        ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line.split("\t")) for line in lines
    )
    (tmp_path / "台账.csv").write_text(quoted, encoding="utf-8")
    request = CaseRequest(profile=case.draft.profile, case=case, as_of=day(6, 1))
    found = propose_foreign([read_csv(tmp_path / "台账.csv")], request)
    mine = [(each.what, each.finding, each.measure, each.after, each.edits, each.events) for each in found.proposals]
    theirs = proposed(case, sheet).proposals
    assert [(e.what, e.finding, e.measure, e.after, e.edits, e.events) for e in theirs] == mine
    assert ("台账.csv!!3", "台账.csv:3") == (found.proposals[0].row, str(found.proposals[0].where))


def test_once_taken_over_the_same_table_proposes_nothing_more() -> None:
    case = feedback_only()
    document = after(case, proposed(case, office_ledger()).proposals)
    taken = with_document(case, document)
    events = [event for each in proposed(case, office_ledger()).proposals for event in each.events]
    again = proposed(ic.record(taken, *events), office_ledger())
    assert ((), ()) == (again.proposals, again.conflicts)


# --- what a row proposes ------------------------------------------------------------------------------------------

HEAD = ("序号", "反馈问题", "整改措施", "责任领导", "责任部门", "完成时限", "整改进展", "完成状态")
FINDING = a_finding("f1", title="学习不深", text="发言偏少")


def bare(*items: Any, **parts: Any) -> ic.Case:
    """A case of one finding, not adopted."""
    return a_case(FINDING, *items, on=None, profile=ZH, **parts)


def row(**cells: Value) -> Sheet:
    """A table of one row."""
    names = dict(zip(("number", "title", "measure", "officer", "unit", "due", "progress", "state"), HEAD, strict=True))
    told = {"number": "1", "title": "学习不深", **cells}
    return a_sheet([names[key] for key in told], list(told.values()))


def test_a_measure_that_the_case_lacks_is_proposed_with_owners_and_time_limit() -> None:
    sheet = row(measure="定计划", officer="Deputy Head", unit="General Section", due="2024年6月底前")
    (found,) = proposed(bare(), sheet).proposals
    assert ("台账.xlsx!台账!2", "measure", "整改措施", "f1", "m1-1", "", "定计划", "edit") == (
        found.row,
        found.what,
        found.title,
        found.finding,
        found.measure,
        found.before,
        found.after,
        found.kind,
    )
    assert ["C2", "D2", "E2", "F2"] == [place.cell for place in found.cells]
    (measure,) = after(bare(), [found]).measures
    owners = (
        ic.Owner(role=ic.Role.RESPONSIBLE_OFFICER, who="p-officer"),
        ic.Owner(role=ic.Role.LEAD_UNIT, who="b-section"),
    )
    deadline = ic.Deadline(date=day(6, 30), words="2024年6月底前")
    assert ic.Measure(id="m1-1", findings=("f1",), text="定计划", owners=owners, deadline=deadline) == measure


def test_a_new_body_comes_with_each_row_that_needs_it() -> None:
    head, about = ["序号", "反馈问题", "整改措施", "责任部门"], ["1", "学习不深"]
    found = proposed(bare(), a_sheet(head, [*about, "做一", "宣传科"], [*about, "做二", "宣传科、General Section"]))
    new = {"id": "b-1", "name": "宣传科"}
    assert [new, new] == [edit.value for each in found.proposals for edit in each.edits if edit.part == "bodies"]
    assert [("b-1", "宣传科")] == [(b.id, b.name) for b in after(bare(), found.proposals).bodies if b.id == "b-1"]


def test_owners_and_time_limit_of_a_known_measure_are_proposed_where_they_differ() -> None:
    case = bare(a_measure("m1", text="定计划", deadline=day(3, 31)))
    sheet = row(measure="定计划。", officer="Clerk", unit="General Section", due="2024-06-30")
    owners, deadline = proposed(case, sheet).proposals
    assert ("responsible_officer", "Deputy Head", "Clerk") == (owners.what, owners.before, owners.after)
    assert ("due", "2024-03-31", "2024-06-30") == (deadline.what, deadline.before, deadline.after)
    (measure,) = after(case, [owners, deadline]).measures
    assert {(ic.Role.LEAD_UNIT, "b-section"), (ic.Role.RESPONSIBLE_OFFICER, "p-clerk")} == {
        (owner.role, owner.who) for owner in measure.owners
    }
    assert ic.Deadline(date=day(6, 30)) == measure.deadline


def test_a_row_that_says_what_the_case_says_proposes_nothing() -> None:
    case = bare(a_measure("m1", text="定计划", deadline=day(3, 31)))
    sheet = row(measure="定计划", officer="Deputy Head", unit="General Section", due="2024年3月31日")
    assert Proposals(mappings=proposed(case, sheet).mappings) == proposed(case, sheet)


def test_a_finding_without_measures_takes_owners_and_time_limit_itself() -> None:
    found = proposed(bare(), row(unit="General Section", due="2024-06-30")).proposals
    (finding,) = after(bare(), found).findings
    assert (("b-section",), day(6, 30)) == (
        tuple(o.who for o in finding.owners),
        finding.deadline and finding.deadline.date,
    )


def test_a_target_that_the_case_lacks_is_proposed() -> None:
    sheet = a_sheet(["序号", "反馈问题", "整改目标"], ["1", "学习不深", "学深悟透"])
    (found,) = proposed(bare(), sheet).proposals
    assert ic.Edit(part="findings", item="f1", name="target", value="学深悟透") == found.edits[0]


def test_progress_is_proposed_as_an_account_and_not_twice() -> None:
    sheet = row(measure="定计划", progress="一是已定。")
    account = proposed(bare(), sheet).proposals[1]
    assert {
        "finding": "f1",
        "as_of": "2024-06-01",
        "paragraphs": [{"text": "已定。", "label": "一是", "measures": ["m1-1"]}],
    } == account.edits[0].value
    known = ic.Account(finding="f1", as_of=day(5, 1), paragraphs=(ic.Paragraph(label="一是", text="已定"),))
    assert [] == [each for each in proposed(bare(known), sheet).proposals if each.what == "progress"]


def test_an_account_of_the_same_day_is_a_conflict() -> None:
    known = ic.Account(finding="f1", as_of=day(6, 1), paragraphs=(ic.Paragraph(text="已开会。"),))
    (conflict,) = proposed(bare(known), row(progress="已定计划。")).conflicts
    assert ("progress", "已开会。", "已定计划。") == (conflict.what, conflict.now, conflict.returned)


def test_an_account_stands_in_the_row_of_the_last_new_measure_that_it_names() -> None:
    """Rows are taken in one by one: an account must not come before what it rests on."""
    about = ["1", "学习不深"]
    head = ["序号", "反馈问题", "整改措施", "整改进展"]
    found = proposed(bare(), a_sheet(head, [*about, "做一", "已做一"], [*about, "做二", "已做二"])).proposals
    assert [("measure", "台账.xlsx!台账!2"), ("measure", "台账.xlsx!台账!3"), ("progress", "台账.xlsx!台账!3")] == [
        (each.what, each.row) for each in found
    ]


def test_an_unknown_state_is_kept_as_it_is_printed() -> None:
    found = proposed(bare(), row(state="差不多了"))
    (event,) = (event for each in found.proposals for event in each.events)
    assert ic.Imported(findings=("f1",), on=day(6, 1), state=ic.State.UNKNOWN, printed="差不多了") == event
    assert ["IC056"] == [problem.code for problem in found.problems]


@pytest.mark.parametrize("state", ["未启动", "已登记", "已制定方案", "无", None])
def test_a_finding_that_has_not_begun_needs_no_opening_state(state: str | None) -> None:
    assert () == proposed(bare(), row(state=state)).proposals


def test_a_time_limit_without_a_year_is_the_first_since_the_feedback() -> None:
    found = proposed(bare(), row(measure="定计划", due="6月底前"))
    assert {"date": "2024-06-30", "words": "6月底前"} == _value(found.proposals[0])["deadline"]
    assert (
        "台账.xlsx 台账 D2: IC053: 完成时限: '6月底前' was taken for 2024-06-30: the first one since the feedback, "
        "as it names no year. Look whether that is right."
    ) == the("IC053", found)[0]


def _value(found: Proposal) -> Any:
    return found.edits[-1].value


# --- what it doesn't change, word for word ------------------------------------------------------------------------


def test_a_row_that_fits_no_finding_names_the_nearest() -> None:
    found = proposed(
        bare(),
        row(number="9", title="食堂管理混乱"),
    )
    assert (
        "台账.xlsx 台账 2: IC066: this row fits no finding of the case: '食堂管理混乱'; no finding is like it. "
        "Correct its number or its text.",
        "台账.xlsx 台账 2: IC066：该行与案卷中的问题都不相符：'食堂管理混乱'；没有相近的问题。请更正序号或文字。",
    ) == the("IC066", found)
    assert () == found.proposals


def test_two_rows_are_never_one_finding() -> None:
    sheet = a_sheet(["序号", "反馈问题"], ["1", "学习不深"], ["2", "学习不深！"])
    assert (
        "台账.xlsx 台账 3: IC066：该行与案卷中的问题都不相符：'学习不深！'；"
        "最相近的是问题 1“学习不深”（100%），已由第 2 行对应。请更正序号或文字。"
    ) == the("IC066", proposed(bare(), sheet))[1]


def test_a_row_whose_number_is_another_is_matched_with_a_doubt() -> None:
    assert (
        "台账.xlsx 台账 2: IC067: this row was taken for finding 1: its text agrees (100 %), but its number is 4. "
        "Look whether that is right.",
        "台账.xlsx 台账 2: IC067：该行按问题 1 读取：文字相符（100%），但表中序号为 4。请核对。",
    ) == the("IC067", proposed(bare(), row(number="4")))


def test_a_row_whose_text_is_only_alike_is_matched_with_a_doubt_and_the_words_stay() -> None:
    found = proposed(bare(), row(title="学习不深入扎实"))
    assert ("台账.xlsx 台账 2: IC067：该行按问题 1 读取：序号相符，文字仅 67% 相近（“学习不深”）。请核对。") == the(
        "IC067", found
    )[1]
    assert (
        "台账.xlsx 台账 B2: IC069: 反馈问题 of 1 differs: the case has '学习不深', the table '学习不深入扎实'; "
        "the feedback's words stay",
        "台账.xlsx 台账 B2: IC069：1 的“反馈问题”不一致：案卷为 '学习不深'，表中为 '学习不深入扎实'；以反馈原文为准",
    ) == the("IC069", found)
    assert () == found.proposals


def test_a_row_with_a_number_alone_is_matched_with_a_doubt() -> None:
    sheet = a_sheet(["序号", "整改措施"], ["1", "定计划"])
    assert (
        "台账.xlsx 台账 2: IC067：该行按问题 1 读取：仅凭序号（“学习不深”）。请核对。"
        == the("IC067", proposed(bare(), sheet))[1]
    )


def test_other_punctuation_of_the_feedbacks_words_is_told_once() -> None:
    sheet = a_sheet(["序号", "反馈问题"], ["1", "学习，不深"])
    assert ["台账.xlsx 台账 2: IC062：下列问题的文字与反馈仅标点或全半角不同，以反馈原文为准：1。请核对。"] == said(
        proposed(bare(), sheet)
    )


def test_findings_that_no_row_names_are_listed() -> None:
    case = a_case(FINDING, a_finding("f2", title="审批不严"), a_finding("f3", title="作风不实"), on=None, profile=ZH)
    assert (
        "IC068: no row names these findings of the case: 2, 3",
        "IC068：表中没有案卷的下列问题：2、3",
    ) == the("IC068", proposed(case, row()))


def test_a_name_that_is_nearly_a_known_one_is_doubted() -> None:
    bodies = (
        ic.Body(id="b-inspecting", name="组"),
        ic.Body(id="b-inspected", name="局"),
        ic.Body(id="b-g", name="综合管理科"),
    )
    found = proposed(bare(bodies=bodies), row(measure="做", unit="综合管里科"))
    assert (
        "台账.xlsx 台账 D2: IC065：“责任部门”：没有 '综合管里科'，但与 '综合管理科' 相近，暂按另一名称新增。"
        "如指 '综合管理科'，请更正该单元格。"
    ) == the("IC065", found)[1]


def test_a_name_that_two_have_is_left_out() -> None:
    people = (ic.Person(id="p-1", name="张某"), ic.Person(id="p-2", name="张某"))
    found = proposed(bare(people=people), row(measure="做", officer="张某"))
    assert "台账.xlsx 台账 D2: IC063：“责任领导”：'张某' 未导入：张某 可能是 p-1、p-2" == the("IC063", found)[1]


def test_a_state_of_a_finding_with_a_history_is_only_told() -> None:
    case = bring(adopted(bare(a_measure("m1", text="定计划")), day(1, 15)), "f1", ic.State.IN_PROGRESS, on=day(2, 1))
    found = proposed(case, row(state="已销号"))
    assert () == found.proposals
    assert (
        "台账.xlsx 台账 C2: IC069：1 的“完成状态”不一致：案卷为 '正在整改'，表中为 '已销号'；以日志状态为准"
    ) == the("IC069", found)[1]


def test_what_the_journal_changed_stays() -> None:
    case = adopted(bare(a_measure("m1", text="定计划", deadline=day(3, 31))), day(1, 15))
    about = {"measures": ("m1",), "recorded_by": "p-clerk", "decided_by": "b-group"}
    case = ic.record(
        case,
        ic.ExtensionAsked(on=day(2, 1), until=day(5, 31), reason="人手不足", **about),
        ic.ExtensionGranted(on=day(2, 1), until=day(5, 31), **about),
        ic.HandedOver(on=day(2, 1), role=ic.Role.LEAD_UNIT, giver="b-section", taker="b-section-2", **about),
    )
    found = proposed(case, row(measure="定计划", unit="General Section", due="2024-03-31"))
    assert () == found.proposals
    assert [
        "台账.xlsx 台账 D2: IC069：m1 的“责任部门”不一致：案卷为 'Finance Section'，表中为 'General Section'；"
        "以日志中的责任交接为准",
        "台账.xlsx 台账 E2: IC069：m1 的“完成时限”不一致：案卷为 '2024-05-31'，表中为 '2024-03-31'；以日志中的延期为准",
    ] == said(found)


def test_owners_of_a_finding_with_measures_are_told_where_the_row_names_none() -> None:
    found = proposed(bare(a_measure("m1", text="定计划")), row(unit="Finance Section", due="2024-08-31"))
    assert () == found.proposals
    assert [
        "台账.xlsx 台账 C2: IC063：“责任部门”：'Finance Section' 未导入：该问题已有措施，而该行未写明措施",
        "台账.xlsx 台账 D2: IC063：“完成时限”：'2024-08-31' 未导入：该问题已有措施，而该行未写明措施",
    ] == said(found)


def test_a_measure_in_nearly_the_same_words_is_proposed_with_a_warning() -> None:
    case = bare(a_measure("m1", text="制定党组理论学习年度计划"))
    found = proposed(case, row(measure="制定党组理论学习年度计划表"))
    assert ["m1-1"] == [each.measure for each in found.proposals]
    assert (
        "台账.xlsx 台账 C2: IC069：m1 的“整改措施”不一致：案卷为 '制定党组理论学习年度计划'，"
        "表中为 '制定党组理论学习年度计划表'；作为另一条措施提出"
    ) == the("IC069", found)[1]


def test_a_file_without_a_table_is_an_error_among_the_others() -> None:
    found = proposed(bare(), a_sheet(["电话"], ["123"]))
    assert ["IC033"] == [problem.code for problem in found.problems]


# --- matching -----------------------------------------------------------------------------------------------------


def entry(number: str, title: str, aspect: str = "") -> Entry:
    return Entry(number=number, title=title, aspect=aspect)


def test_numbers_count_within_their_aspect() -> None:
    known = [entry("1", "会议记录缺失", "学习"), entry("1", "会议记录缺页", "作风")]
    found = match([entry("1", "会议记录缺页", "作风方面"), entry("1", "会议记录缺失", "学习方面")], known)
    assert [(1, Ground.BOTH), (0, Ground.BOTH)] == [(each.partner, each.ground) for each in found]


def test_a_text_counts_more_than_a_number() -> None:
    """The office has renumbered: 2 and 3 have changed places."""
    known = [entry("1", "理论学习不深入"), entry("2", "财务审批不严格"), entry("3", "会议制度不落实")]
    found = match([entry("1", "理论学习不深入"), entry("3", "财务审批不严格"), entry("2", "会议制度不落实")], known)
    assert [0, 1, 2] == [each.partner for each in found]
    assert [True, False, False] == [each.is_sure for each in found]


def test_a_text_without_a_number_is_sure_if_it_is_the_same() -> None:
    known = [entry("1", "理论学习不深入")]
    assert [Ground.BOTH] == [each.ground for each in match([entry("", "理论学习，不深入")], known)]


TITLES = st.lists(
    st.text("会议记录审批支出制度管理学习检查发现问题", min_size=4, max_size=12), min_size=1, max_size=8, unique=True
)


@given(TITLES, st.randoms(use_true_random=False))
def test_a_list_matches_itself_in_any_order(titles: list[str], random: Any) -> None:
    known = [entry(str(n), title) for n, title in enumerate(titles, start=1)]
    order = random.sample(range(len(known)), len(known))
    found = match([known[at] for at in order], known)
    assert order == [each.partner for each in found]
    assert all(each.is_sure and each.likeness == 1.0 for each in found)


@given(TITLES, TITLES)
def test_nobody_is_the_partner_of_two(mine: list[str], theirs: list[str]) -> None:
    found = match([entry(str(n), t) for n, t in enumerate(mine)], [entry(str(n), t) for n, t in enumerate(theirs, 2)])
    partners = [each.partner for each in found if each.partner is not None]
    assert sorted(set(partners)) == sorted(partners)


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
