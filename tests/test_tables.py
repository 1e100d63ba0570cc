"""Tables that offices already have become cases: whatever their layout, with every doubt at its cell."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, strategies as st

import inspection_core as ic
from inspection_core.codec import encode
from inspection_core.lifecycle import faults_of
from inspection_core.proposals import Request, TableMapping
from inspection_core.tables import Book, Sheet, Value, column_of, draft_of, letters
from inspection_core.tables.cells import (
    DateWords,
    DeadlineWords,
    date_of,
    day_first_in,
    deadline_of,
    fold,
    names_in,
    number_in,
    text_of,
)
from inspection_core.testing import a_profile

from .data.cases import day

ZH, EN = a_profile("neutral-zh"), a_profile("neutral-en")
PLAN = ("序号", "反馈问题", "整改目标", "整改措施", "责任领导", "责任部门", "完成时限")
FEEDBACK = DateWords(since=dt.date(2023, 10, 12))


def a_sheet(*rows: Sequence[Value], name: str = "台账", **about: Any) -> Sheet:
    return Sheet(file="台账.xlsx", name=name, rows=rows, **about)


def draft(*sheets: Sheet, profile: ic.Profile = ZH, mappings: tuple[TableMapping, ...] = (), **asked: Any) -> ic.Draft:
    """The draft of a workbook."""
    return draft_of([Book(file="台账.xlsx", sheets=sheets)], Request(profile=profile, mappings=mappings), **asked)


def plan(made: ic.Draft) -> list[tuple[object, ...]]:
    """Each measure with the number and title of its finding, the names of its owners, and its last day or kind."""
    document = made.document
    names = {party.id: party.name for party in (*document.bodies, *document.people)}
    findings = {finding.id: finding for finding in document.findings}
    return [
        (
            findings[m.findings[0]].number,
            findings[m.findings[0]].title,
            m.text,
            tuple(names[owner.who] for owner in m.owners),
            limit(m.deadline),
        )
        for m in document.measures
    ]


def limit(deadline: ic.Deadline | None) -> object:
    """A time limit in short: its day, its period, or its kind; a mark behind it where it is to be sustained."""
    if deadline is None:
        return None
    said = deadline.date or deadline.period or deadline.kind
    return (said, "sustained") if deadline.sustained else said


def said(made: ic.Draft, language: str = "zh") -> list[str]:
    return [problem.say(language) for problem in made.problems]


def the(code: str, made: ic.Draft) -> tuple[str, str]:
    """The one problem of a code, in English and in Chinese."""
    (problem,) = (each for each in made.problems if each.code == code)
    return problem.say("en"), problem.say("zh")


# --- what a cell says ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (3.5, "3.5"),
        (True, "是"),
        (None, ""),
        ("　甲 \r\n 乙　\r", "甲\n 乙"),
        ("“１２”，原样", "“１２”，原样"),
        (day(3, 31), "2024-03-31"),
        (dt.datetime(2024, 3, 31), "2024-03-31"),
        (dt.datetime(2024, 3, 31, 9, 30), "2024-03-31 09:30"),
    ],
)
def test_a_cell_is_read_as_it_was_typed(value: Value, text: str) -> None:
    assert text == text_of(value)


DAYS = [
    "2024-03-31",
    "2024/3/31",
    "2024.3.31",
    "2024. 3. 31",
    "2024年3月31日",
    "2024 年 3 月 31 日",
    "20240331",
    "2024-03-31 00:00:00",
    "２０２４年３月３１日",
    "2024．3．31",
    "2024。3。31",
    "二〇二四年三月三十一日",
    "二○二四年三月卅一日".replace("卅", "三十"),
    "31 March 2024",
    "31st March, 2024",
    "March 31, 2024",
    "31-Mar-2024",
    "31/03/2024",
    "03/31/2024",
    "31.03.2024",
]


@pytest.mark.parametrize("value", [*DAYS, 20240331, day(3, 31), dt.datetime(2024, 3, 31)])
def test_a_day_is_read_in_any_of_its_spellings(value: Value) -> None:
    read = date_of(value)
    assert (day(3, 31), True, ()) == (read.value, read.exact, read.problems)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2024年6月底前", day(6, 30)),
        ("2024年6月", day(6, 30)),
        ("2024.06", day(6, 30)),
        ("2024年2月底", day(2, 29)),
        ("2024年6月中旬", day(6, 20)),
        ("2024年底前", day(12, 31)),
        ("2024年年底", day(12, 31)),
        ("2024年上半年", day(6, 30)),
        ("2024年第三季度", day(9, 30)),
        ("2024年三季度末", day(9, 30)),
        ("Q3 2024", day(9, 30)),
        ("June 2024", day(6, 30)),
        ("by the end of June 2024", day(6, 30)),
        ("end of 2024", day(12, 31)),
        ("2024年3月31日前", day(3, 31)),
        (2024.06, day(6, 30)),
    ],
)
def test_a_month_a_quarter_or_a_year_is_its_last_day(text: Value, last: dt.date) -> None:
    read = date_of(text)
    assert (last, False, ()) == (read.value, read.exact, read.problems)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("6月底前", day(6, 30)),
        ("年底前", dt.date(2023, 12, 31)),
        ("3月31日", day(3, 31)),
        ("三季度", day(9, 30)),
        ("31 March", day(3, 31)),
    ],
)
def test_a_day_without_a_year_is_the_first_since_the_feedback_or_none(text: str, first: dt.date) -> None:
    read = date_of(text, words=FEEDBACK)
    assert (first, ["IC053"]) == (read.value, [problem.code for problem in read.problems])
    assert (None, ["IC052"]) == (date_of(text).value, [problem.code for problem in date_of(text).problems])


@pytest.mark.parametrize("value", ["03/04/2024", "2024年6月前", "2024年前", 2024.1])
def test_what_may_be_two_days_is_neither(value: Value) -> None:
    read = date_of(value)
    assert (None, ["IC051"]) == (read.value, [problem.code for problem in read.problems])


def test_the_other_dates_of_a_column_tell_which_of_two_days_it_is() -> None:
    words = DateWords(day_first=day_first_in(["03/04/2024", "31/03/2024", None, day(1, 1)]))
    assert day(4, 3) == date_of("03/04/2024", words=words).value
    assert None is day_first_in(["03/31/2024", "31/03/2024"])


@pytest.mark.parametrize("value", ["2024-02-30", "甲", "2024", 3, True, "方案印发后", float("inf"), float("nan")])
def test_what_is_no_day_is_told(value: Value) -> None:
    read = date_of(value)
    assert (None, ["IC050"]) == (read.value, [problem.code for problem in read.problems])


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)))
def test_every_day_is_read_as_it_is_written(value: dt.date) -> None:
    forms = [
        value.isoformat(),
        f"{value.year}年{value.month}月{value.day}日",
        f"{value.year}/{value.month}/{value.day}",
        f"{value.day} {value:%B} {value.year}",
    ]
    assert [value] * len(forms) == [date_of(form).value for form in forms]


@given(st.text(max_size=20) | st.integers() | st.floats())
def test_no_cell_breaks_the_reading(value: Value) -> None:
    assert isinstance(text_of(value), str)
    assert deadline_of(value) == deadline_of(value)
    assert names_in(text_of(value)) == names_in(text_of(value))
    assert number_in(text_of(value)) == number_in(text_of(value))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("立行立改", ic.DeadlineKind.IMMEDIATE),
        ("立即整改", ic.DeadlineKind.IMMEDIATE),
        ("immediate", ic.DeadlineKind.IMMEDIATE),
        ("长期坚持", ic.DeadlineKind.CONTINUING),
        ("持续推进", ic.DeadlineKind.CONTINUING),
        ("Ongoing", ic.DeadlineKind.CONTINUING),
        ("即知即改、持续推进", (ic.DeadlineKind.IMMEDIATE, "sustained")),
        ("立行立改（2024年3月31日前）", day(3, 31)),
        ("立行立改，长期坚持", (ic.DeadlineKind.IMMEDIATE, "sustained")),
        ("2025年底前，并长期坚持", (dt.date(2025, 12, 31), "sustained")),
        ("2024年6月底前完成", day(6, 30)),
        ("2024年3月至6月", day(6, 30)),
        ("2024.3.1—2024.6.30", day(6, 30)),
        ("2024年3月31日（已延期至2024年6月30日）", day(6, 30)),
        ("2024-06-30（原2024-03-31，已延期）", day(6, 30)),
        ("2024-06-30（暂定）", day(6, 30)),
        ("2024-06-30 (provisional)", day(6, 30)),
        ("15个工作日", ic.Span(15, ic.Unit.WORKING_DAYS)),
        ("三个月内", ic.Span(3, ic.Unit.MONTHS)),
        ("反馈后半年内", ic.Span(6, ic.Unit.MONTHS)),
        ("within 3 months", ic.Span(3, ic.Unit.MONTHS)),
        ("两周内", ic.Span(14, ic.Unit.DAYS)),
        ("", None),
        ("无", None),
        ("未定", None),
    ],
)
def test_a_time_limit_is_what_its_words_mean(text: str, meant: object) -> None:
    read = deadline_of(text)
    assert (meant, ()) == (limit(read.value), read.problems)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024年3月31日", None),
        ("15个工作日", None),
        ("2024年6月底前", "2024年6月底前"),
        ("长期坚持", "长期坚持"),
        ("三个月内", "三个月内"),
    ],
)
def test_the_words_of_a_time_limit_are_kept_where_they_say_more(text: str, words: str | None) -> None:
    read = deadline_of(text)
    assert words == (read.value.words if read.value else "")


@pytest.mark.parametrize(
    ("text", "kind", "meant"),
    [
        ("", ic.DeadlineKind.IMMEDIATE, ic.DeadlineKind.IMMEDIATE),
        ("", ic.DeadlineKind.DATED, None),
        ("2024-03-31", ic.DeadlineKind.PHASED, day(3, 31)),
    ],
)
def test_another_column_may_say_the_kind_of_a_time_limit(text: str, kind: ic.DeadlineKind, meant: object) -> None:
    read = deadline_of(text, kind=kind)
    assert meant == limit(read.value)
    assert read.value is None or kind is read.value.kind


@pytest.mark.parametrize("text", ["1.2024年3月底前\n2.长期坚持", "方案印发后15个工作日内", "尽快"])
def test_a_time_limit_that_is_not_understood_is_told_and_not_guessed(text: str) -> None:
    read = deadline_of(text, words=DeadlineWords(dates=FEEDBACK))
    assert (None, ["IC050"]) == (read.value, [problem.code for problem in read.problems])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("综合科、财务科", ("综合科", "财务科")),
        ("张某；李某", ("张某", "李某")),
        ("综合科/财务科\n人事科，综合科", ("综合科", "财务科", "人事科")),
        ("张某（书记、主任），王　某", ("张某（书记、主任）", "王某")),
        ("A. Smith and B. Jones", ("A. Smith", "B. Jones")),
        ("无", ()),
    ],
)
def test_a_cell_lists_names(text: str, names: tuple[str, ...]) -> None:
    assert names == names_in(text)


def test_a_department_may_have_and_in_its_name() -> None:
    assert ("Finance and Administration",) == names_in("Finance and Administration", people=False)
    assert ("Finance", "HR", "Legal") == names_in("Finance, HR and Legal", people=False)
    kept = frozenset({fold("Head of Finance, IT")})
    assert ("Head of Finance, IT",) == names_in("Head of Finance, IT", known=kept)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("１", "1"),
        ("1.0", "1"),
        ("（一）", "1"),
        ("一、", "1"),
        ("1.", "1"),
        ("①", "1"),
        ("第12项", "12"),
        ("3(1)", "3（1）"),
        ("3.1", "3.1"),
        ("3-1", "3-1"),
        ("2023-01", "2023-01"),
        ("F-01", "F-01"),
        ("", None),
    ],
)
def test_a_number_is_kept_without_the_marks_around_it(text: str, plain: str | None) -> None:
    found = number_in(text)
    assert plain == (found.plain if found else None)


# --- whole tables -------------------------------------------------------------------------------------------------


def test_a_plan_table_becomes_a_case_with_all_measures_owners_and_time_limits() -> None:
    made = draft(
        a_sheet(
            ["××局党组巡察整改方案", *[None] * 6],
            PLAN,
            ["1", "理论学习不够深入", "学深悟透", "制定学习计划", "张某", "机关党委", "2024年3月底前"],
            [None, None, None, "每月组织研讨", "张某", "机关党委、综合科", "长期坚持"],
            ["2", "审批不严", "先批后支", "修订审批制度", "李某", "财务科", "立行立改"],
            merged=((0, 0, 0, 6), (2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 3, 2)),
        )
    )
    assert [
        ("1", "理论学习不够深入", "制定学习计划", ("张某", "机关党委"), day(3, 31)),
        ("1", "理论学习不够深入", "每月组织研讨", ("张某", "机关党委", "综合科"), ic.DeadlineKind.CONTINUING),
        ("2", "审批不严", "修订审批制度", ("李某", "财务科"), ic.DeadlineKind.IMMEDIATE),
    ] == plan(made)
    assert ["学深悟透", "先批后支"] == [finding.target for finding in made.document.findings]
    assert (["b-1", "b-2", "b-3"], ["p-1", "p-2"]) == (
        [body.id for body in made.document.bodies[2:]],
        [person.id for person in made.document.people],
    )
    assert ((), ["IC060"]) == (faults_of(made.document), [problem.code for problem in made.problems])


def at(**cells: Value) -> list[Value]:
    """A row of cells by the letters of their columns."""
    row: list[Value] = [None] * (max(map(column_of, cells)) + 1)
    for letter, value in cells.items():
        row[column_of(letter)] = value
    return row


def areas(text: str) -> tuple[tuple[int, int, int, int], ...]:
    """Merged areas such as `A2:A4 C2:D2`, as a sheet holds them."""
    ends = (re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", each) for each in text.split())
    return tuple((int(m[2]) - 1, column_of(m[1]), int(m[4]) - 1, column_of(m[3])) for m in ends if m)


LEDGER = a_sheet(
    at(A="市外办巡察反馈问题整改台账（截至2024年4月30日）"),
    at(
        A="序号",
        B="方面",
        C="反馈问题",
        E="整改要求",
        G="整改措施",
        H="责任分工",
        L="整改时限",
        M="整改进展",
        N="佐证材料",
        O="整改结果",
        Q="未完成原因",
        R="备注",
    ),
    at(C="问题", D="具体表现", E="整改类型", F="整改目标", H="领导", I="科室", K="责任人", O="完成状态", P="销号"),
    at(H="责任领导", I="牵头科室", J="配合科室"),
    at(A="一、政治建设方面（2个）"),
    at(
        A=1.0,
        B="学习",
        C="学习不深",
        D="发言偏少",
        E="限期整改",
        F="入脑入心",
        G="制定计划",
        H="张某",
        I="综合科",
        J="人事科",
        K="赵某",
        L=dt.datetime(2024, 3, 31),
        M="一是定了计划。\n二是开了会。",
        N="01-1",
        O="已销号",
        P="3月验收",
        Q="无",
    ),
    at(
        E="持续整改",
        G="常态研讨",
        H="张某",
        I="综合科",
        K="赵某",
        L="持续整改",
        M="每月一次。",
        N="01-2",
        R="见附件",
    ),
    at(
        A=2.0,
        C="会议不规范",
        D="缺记录",
        E="立行立改",
        F="记录齐全",
        G="补齐记录",
        H="李某",
        I="综合科",
        K="钱某",
        L="立行立改",
        M="已补齐。",
        O="整改中",
        Q="人少",
    ),
    at(A="小计", C="2个"),
    at(A="二、作风建设方面（1个）"),
    at(
        A=3.0,
        C="审批不严",
        D="后补手续",
        E="限期整改",
        F="先批后支",
        G="修订制度",
        H="李某",
        I="财务科",
        J="综合科",
        K="孙某",
        L="2024年6月底前",
    ),
    at(A="注：完成状态由整改办填写。"),
    merged=areas(
        "A1:R1 A2:A4 B2:B4 C2:D2 E2:F2 G2:G4 H2:K2 L2:L4 M2:M4 N2:N4 O2:P2 Q2:Q4 R2:R4 C3:C4 D3:D4 E3:E4 F3:F4 "
        "I3:J3 K3:K4 O3:O4 P3:P4 A5:R5 A6:A7 B6:B7 C6:C7 D6:D7 F6:F7 O6:O7 A10:R10 A12:R12"
    ),
)
"""Three rows of headings, merged cells, groups, a subtotal and a note, as offices make them."""


def test_a_ledger_of_18_columns_under_three_rows_becomes_a_case() -> None:
    made = draft(LEDGER)
    assert [
        ("1", "学习不深", "制定计划", ("张某", "综合科", "人事科", "赵某"), day(3, 31)),
        ("1", "学习不深", "常态研讨", ("张某", "综合科", "赵某"), ic.DeadlineKind.CONTINUING),
        ("2", "会议不规范", "补齐记录", ("李某", "综合科", "钱某"), ic.DeadlineKind.IMMEDIATE),
        ("3", "审批不严", "修订制度", ("李某", "财务科", "综合科", "孙某"), day(6, 30)),
    ] == plan(made)
    aspects = {aspect.id: aspect.title for aspect in made.document.aspects}
    assert ["学习", "学习", "作风建设方面（1个）"] == [aspects[f.aspect or ""] for f in made.document.findings]
    assert [("f01", ic.State.CLOSED, "已销号"), ("f02", ic.State.IN_PROGRESS, "整改中")] == [
        (opening.finding, opening.state, opening.printed) for opening in made.openings
    ]


def test_progress_becomes_accounts_as_of_the_day_that_the_table_names() -> None:
    accounts = draft(LEDGER).document.accounts
    assert [("f01", day(4, 30)), ("f02", day(4, 30))] == [(account.finding, account.as_of) for account in accounts]
    assert [("一是", "定了计划。", ("m01-1",)), ("二是", "开了会。", ("m01-1",)), (None, "每月一次。", ("m01-2",))] == [
        (paragraph.label, paragraph.text, paragraph.measures) for paragraph in accounts[0].paragraphs
    ]


def test_a_day_that_is_given_comes_before_the_one_that_the_table_names() -> None:
    assert {day(5, 1)} == {account.as_of for account in draft(LEDGER, as_of=day(5, 1)).document.accounts}


def test_nothing_of_a_ledger_is_left_out_without_a_word() -> None:
    assert [
        "台账.xlsx 台账 1: IC060：视为表名，不作为问题读取：'市外办巡察反馈问题整改台账（截至2024年4月30日）'",
        "台账.xlsx 台账 9: IC060：视为合计行，不作为问题读取：'小计 2个'",
        "台账.xlsx 台账 12: IC060：视为注释，不作为问题读取：'注：完成状态由整改办填写。'",
        "台账.xlsx 台账 N6: IC064：案卷文档没有“佐证材料”的位置，该列未导入（2 个单元格）：'01-1; 01-2'。"
        "发生的事项请用 inspection record 或 evidence 记录。",
        "台账.xlsx 台账 P6: IC064：案卷文档没有“销号”的位置，该列未导入（1 个单元格）：'3月验收'。"
        "发生的事项请用 inspection record 或 evidence 记录。",
        "台账.xlsx 台账 R7: IC064：案卷文档没有“备注”的位置，该列未导入（1 个单元格）：'见附件'。"
        "发生的事项请用 inspection record 或 evidence 记录。",
        "台账.xlsx 台账 Q8: IC064：案卷文档没有“未完成原因”的位置，该列未导入（1 个单元格）：'人少'。"
        "发生的事项请用 inspection record 或 evidence 记录。",
    ] == said(draft(LEDGER))


def test_an_english_action_plan_becomes_a_case() -> None:
    made = draft(
        a_sheet(
            ["Audit Action Plan", "", "", "", "", "", ""],
            ["Ref.", "Recommendation", "Description", "Action to be taken", "Responsible", "Department", "Target date"],
            [
                "1.1",
                "Segregate duties",
                "One clerk orders and pays.",
                "Split the roles",
                "J. Smith and A. Jones",
                "Finance and Administration",
                "31/03/2024",
            ],
            ["", "", "", "Review access rights", "A. Jones", "IT", "01/04/2024"],
            [
                "1.2",
                "Keep minutes",
                "No minutes of 3 meetings.",
                "Appoint a secretary",
                "J. Smith",
                "Secretariat",
                "Immediate",
            ],
        ),
        profile=EN,
    )
    assert [
        (
            "1.1",
            "Segregate duties",
            "Split the roles",
            ("J. Smith", "A. Jones", "Finance and Administration"),
            day(3, 31),
        ),
        ("1.1", "Segregate duties", "Review access rights", ("A. Jones", "IT"), day(4, 1)),
        ("1.2", "Keep minutes", "Appoint a secretary", ("J. Smith", "Secretariat"), ic.DeadlineKind.IMMEDIATE),
    ] == plan(made)
    assert ["IC060", "IC053"] == [problem.code for problem in made.problems]


def test_lists_of_one_plan_on_several_sheets_are_one_case() -> None:
    """问题清单, 任务清单, 责任清单: the same findings in each."""
    made = draft(
        a_sheet(
            ["序号", "反馈问题", "具体表现"], ["1", "学习不深", "发言少"], ["2", "审批不严", "后补"], name="问题清单"
        ),
        a_sheet(
            ["序号", "反馈问题", "整改措施", "完成时限"],
            ["1", "学习不深", "定计划", "2024-03-31"],
            ["2", "审批不严", "改制度", "立行立改"],
            name="任务清单",
        ),
        a_sheet(["序号", "整改措施", "责任领导"], ["1", "定计划", "张某"], ["2", "改制度", "李某"], name="责任清单"),
        a_sheet(["联系电话", "123"], name="说明"),
    )
    assert [
        ("1", "学习不深", "定计划", ("张某",), day(3, 31)),
        ("2", "审批不严", "改制度", ("李某",), ic.DeadlineKind.IMMEDIATE),
    ] == plan(made)
    assert ["发言少", "后补"] == [finding.text for finding in made.document.findings]
    assert ["台账.xlsx 说明 1: IC059：该工作表未读取：没有问题清单的表头"] == said(made)


def test_findings_below_others_are_nested() -> None:
    made = draft(
        a_sheet(
            ["序号", "反馈问题", "完成状态"],
            ["3", "甲", None],
            ["3（1）", "乙", "已销号"],
            ["3（2）", "丙", None],
            ["4.1", "丁", None],
        )
    )
    assert [("3", None), ("（1）", "f01"), ("（2）", "f01"), ("4.1", None)] == [
        (f.number, f.parent) for f in made.document.findings
    ]
    assert ["f02"] == [opening.finding for opening in made.openings]


def test_a_finding_without_a_measure_keeps_its_owners_and_time_limit() -> None:
    made = draft(a_sheet(["序号", "反馈问题", "责任部门", "完成时限"], ["1", "甲", "综合科", "2024-03-31"]))
    (finding,) = made.document.findings
    assert ([(ic.Role.LEAD_UNIT, "b-1")], day(3, 31)) == (
        [(o.role, o.who) for o in finding.owners],
        limit(finding.deadline),
    )


def test_a_cell_may_name_lead_and_supporting_units() -> None:
    made = draft(a_sheet(["序号", "反馈问题", "责任单位"], ["1", "甲", "牵头单位：综合科\n配合单位：财务科、人事科"]))
    assert [(ic.Role.LEAD_UNIT, "b-1"), (ic.Role.SUPPORTING_UNIT, "b-2"), (ic.Role.SUPPORTING_UNIT, "b-3")] == [
        (owner.role, owner.who) for owner in made.document.findings[0].owners
    ]


def test_a_person_with_a_title_in_brackets_is_the_same_without() -> None:
    made = draft(a_sheet(["反馈问题", "责任领导"], ["甲", "张某（副主任）"], ["乙", "张某"], ["丙", "张　某"]))
    assert [("p-1", "张某（副主任）")] == [(person.id, person.name) for person in made.document.people]


def test_the_header_printed_on_each_page_is_no_row() -> None:
    made = draft(
        a_sheet(
            PLAN,
            ["1", "甲", None, "做", "张某", "综合科", "立行立改"],
            PLAN,
            ["2", "乙", None, "做", "张某", "综合科", "立行立改"],
        )
    )
    assert (["1", "2"], []) == ([f.number for f in made.document.findings], said(made))


def test_a_finding_that_begins_like_a_total_is_one() -> None:
    made = draft(a_sheet(["序号", "反馈问题"], ["1", "合计金额与凭证不符"], [None, "总计划落实不力"]))
    assert ["合计金额与凭证不符", "总计划落实不力"] == [finding.title for finding in made.document.findings]


def test_a_heading_over_headings_is_told() -> None:
    made = draft(
        a_sheet(
            ["序号", "反馈问题"],
            ["一、总的方面", None],
            ["（一）学习方面", None],
            ["1", "甲"],
            ["（二）空的方面", None],
            merged=((1, 0, 1, 1), (2, 0, 2, 1), (4, 0, 4, 1)),
        )
    )
    assert ["学习方面"] == [aspect.title for aspect in made.document.aspects]
    assert [
        "台账.xlsx 台账 2: IC060：视为上级标题，不作为问题读取：'总的方面'",
        "台账.xlsx 台账 5: IC060：视为没有问题的标题，不作为问题读取：'空的方面'",
    ] == said(made)


def test_what_a_program_made_a_date_of_is_no_number() -> None:
    """Excel turns 3-1 into the first of March."""
    made = draft(a_sheet(["序号", "反馈问题"], [dt.datetime(2024, 3, 1), "甲"]))
    assert ["1"] == [finding.number for finding in made.document.findings]


def test_a_measure_that_is_none_leaves_owners_to_the_finding() -> None:
    made = draft(a_sheet(["序号", "反馈问题", "整改措施", "责任部门"], ["1", "甲", "无", "综合科"]))
    assert ((), ["b-1"]) == (made.document.measures, [owner.who for owner in made.document.findings[0].owners])


def test_states_of_several_rows_are_the_one_furthest_behind() -> None:
    made = draft(
        a_sheet(
            ["序号", "反馈问题", "整改措施", "完成状态"], ["1", "甲", "做一", "已完成"], [None, None, "做二", "整改中"]
        )
    )
    assert [(ic.State.IN_PROGRESS, "已完成、整改中")] == [(each.state, each.printed) for each in made.openings]
    assert ["台账.xlsx 台账 D2: IC062：该问题各行的状态不一（已完成、整改中），按 in_progress 读取。请核对。"] == said(
        made
    )


# --- mapping files ------------------------------------------------------------------------------------------------


def test_how_the_columns_were_taken_can_be_kept_and_changed() -> None:
    sheet = a_sheet(["台账", None, None], ["序号", "事由", "反馈问题"], ["1", "甲", "乙"])
    (shown,) = draft(sheet).mappings
    expected = TableMapping(
        file="台账.xlsx", sheet="台账", first_row=3, columns={"A": "number", "C": "title"}, unread={"B": "事由"}
    )
    assert expected == shown
    changed = TableMapping(first_row=3, columns={"A": "number", "B": "title", "C": "text"})
    (finding,) = draft(sheet, mappings=(changed,)).document.findings
    assert ("甲", "乙") == (finding.title, finding.text)


def test_under_a_mapping_columns_keep_the_headings_of_merged_cells() -> None:
    rows = (["序号", "事由", "批示"], [None, None, None], ["1", "甲", "阅"])
    sheet = Sheet(file="台账.xlsx", name="台账", rows=rows, merged=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2)))
    mapping = TableMapping(first_row=3, columns={"A": "number", "B": "title"})
    assert ["台账.xlsx 台账 C2: IC057：C 列“批示”无法识别，未读取（1 个单元格）"] == [
        each.split("。")[0] for each in said(draft(sheet, mappings=(mapping,))) if "IC057" in each
    ]


def test_a_mapping_is_for_its_file_and_sheet() -> None:
    sheets = (a_sheet(["甲", "1"], name="一"), a_sheet(["反馈问题"], ["乙"], name="二"))
    mapping = TableMapping(file="台账.xlsx", sheet="一", first_row=1, columns={"A": "title"})
    assert ["甲", "乙"] == [finding.title for finding in draft(*sheets, mappings=(mapping,)).document.findings]


# --- each problem, word for word ----------------------------------------------------------------------------------


def one(title: str, value: Value, *more: Value) -> ic.Draft:
    """The draft of a table with a finding and a further column."""
    column = [[f"问题{n}", each] for n, each in enumerate((value, *more))]
    return draft(a_sheet(["反馈问题", title], *column))


@pytest.mark.parametrize(
    ("code", "made", "en", "zh"),
    [
        (
            "IC050",
            one("完成时限", "尽快"),
            "台账.xlsx 台账 B2: IC050: 完成时限: '尽快' is no date or time limit that is understood. "
            "Write one date such as 2024-03-31, or a period such as 3 months.",
            "台账.xlsx 台账 B2: IC050：“完成时限”：看不懂时间 '尽快'。请写一个日期（如 2024-03-31）或期限（如 "
            "3个月）。",
        ),
        (
            "IC051",
            one("完成时限", "03/04/2024"),
            "台账.xlsx 台账 B2: IC051: 完成时限: '03/04/2024' may mean 2024-04-03 or 2024-03-04. Write it "
            "as 2024-03-31.",
            "台账.xlsx 台账 B2: IC051：“完成时限”：'03/04/2024' 可能是 2024-04-03或2024-03-04。请写成 2024-03-31 "
            "的样式。",
        ),
        (
            "IC052",
            one("完成时限", "6月底前"),
            "台账.xlsx 台账 B2: IC052: 完成时限: '6月底前' names no year. "
            "Write the year, or give the case its feedback_date to count from.",
            "台账.xlsx 台账 B2: IC052：“完成时限”：'6月底前' 没有年份。请写明年份，或在案卷中填写 feedback_date "
            "以便推定。",
        ),
        (
            "IC053",
            one("完成时限", 45382),
            "台账.xlsx 台账 B2: IC053: 完成时限: '45382' was taken for 2024-03-31: the cell holds Excel's "
            "number of a day. "
            "Look whether that is right.",
            "台账.xlsx 台账 B2: IC053：“完成时限”：'45382' 按 2024-03-31 读取：单元格里是 Excel 的日期序号。请核对。",
        ),
        (
            "IC054",
            draft(a_sheet(["甲"]), mappings=(TableMapping(first_row=1, columns={"A": "title", "B": "tilte"}),)),
            "台账.xlsx 台账 1: IC054: the mapping gives column B the key 'tilte': there is no such key. "
            "Did you mean 'title'?",
            "台账.xlsx 台账 1: IC054：列对照文件中 B 列的键 'tilte' 有误：没有这个键。是否想写 'title'？",
        ),
        (
            "IC055",
            one("完成时限", "已完成"),
            "台账.xlsx 台账 B2: IC055: 完成时限: '已完成' is no time limit; none was taken over",
            "台账.xlsx 台账 B2: IC055：“完成时限”：'已完成' 不是时限，未导入时限",
        ),
        (
            "IC056",
            one("完成状态", "差不多了", "差不多了"),
            "台账.xlsx 台账 B2: IC056: 完成状态: '差不多了' is none of the words for a state (cells: 2); "
            "it is kept as it is printed, and the state as unknown. Add the word to the profile's state_words.",
            "台账.xlsx 台账 B2: IC056：“完成状态”：'差不多了' 不是已知的状态用语（2 处）；照印记录，状态记为“"
            "状态不明”。"
            "请在方案的 state_words 中补充该用语。",
        ),
        (
            "IC057",
            one("金额（万元）", 5, 6),
            "台账.xlsx 台账 B1: IC057: column B «金额（万元）» is not known, and was not read (cells: 2). "
            "Give it a key in a mapping file, if it is wanted; --save-mapping makes one.",
            "台账.xlsx 台账 B1: IC057：B 列“金额（万元）”无法识别，未读取（2 个单元格）。"
            "如需读取，请在列对照文件中为其指定键；该文件可用 --save-mapping 生成。",
        ),
        (
            "IC058",
            one("主要问题", "甲"),
            "台账.xlsx 台账 B1: IC058: column B «主要问题» means the same as column A, and was not read (cells: 1). "
            "Say in a mapping file which of the two is meant.",
            "台账.xlsx 台账 B1: IC058：B 列“主要问题”与 A 列含义相同，未读取（1 个单元格）。"
            "请在列对照文件中指明用哪一列。",
        ),
        (
            "IC059",
            draft(a_sheet(["反馈问题"], ["甲"]), a_sheet(["反馈问题"], ["旧"], name="旧表", hidden=True)),
            "台账.xlsx 旧表 1: IC059: this sheet was not read: it is hidden",
            "台账.xlsx 旧表 1: IC059：该工作表未读取：已隐藏",
        ),
        (
            "IC060",
            draft(a_sheet(["序号", "反馈问题"], ["1", "甲"], ["合 计", "1个"])),
            "台账.xlsx 台账 3: IC060: taken for a total and not read as a finding: '合 计 1个'",
            "台账.xlsx 台账 3: IC060：视为合计行，不作为问题读取：'合 计 1个'",
        ),
        (
            "IC061",
            draft(a_sheet(["反馈问题"], ["甲"], ["乙"], ["丙"], [None], hidden_rows=frozenset({1, 2, 4}))),
            "台账.xlsx 台账 2: IC061: hidden rows were read, too: 2-3. Delete them if they are not meant.",
            "台账.xlsx 台账 2: IC061：隐藏行也已读取：第 2-3 行。如不需要，请先删除。",
        ),
        (
            "IC062",
            draft(a_sheet(["序号", "反馈问题", "具体表现"], ["1", "甲", "其一"], [None, None, "其二"])),
            "台账.xlsx 台账 C3: IC062: this text was added to that of finding 1, which the row goes on with. "
            "Look whether that is right.",
            "台账.xlsx 台账 C3: IC062：该行延续问题 1，文字并入其正文。请核对。",
        ),
        (
            "IC063",
            one("整改进展", "已办"),
            "台账.xlsx 台账 B2: IC063: 整改进展: '已办' was not taken over: the table names no day for it "
            "(such as 截至2024年3月31日); cells: 1",
            "台账.xlsx 台账 B2: IC063：“整改进展”：'已办' 未导入：表中没有写明截至日期（如“截至2024年3月31日”"
            "），共 1 个单元格",
        ),
        (
            "IC064",
            one("备注", "见附件"),
            "台账.xlsx 台账 B2: IC064: column «备注» has no place in the document of a case, and was not taken over "
            "(cells: 1): '见附件'. What happened is recorded with inspection record or evidence.",
            "台账.xlsx 台账 B2: IC064：案卷文档没有“备注”的位置，该列未导入（1 个单元格）：'见附件'。"
            "发生的事项请用 inspection record 或 evidence 记录。",
        ),
        (
            "IC065",
            one("责任部门", "综合科", "综和科"),
            "台账.xlsx 台账 B3: IC065: 责任部门: '综和科' is not known, but nearly '综合科'; it is added "
            "as another one. "
            "Did you mean '综合科'? Then correct the cell.",
            "台账.xlsx 台账 B3: IC065：“责任部门”：没有 '综和科'，但与 '综合科' 相近，暂按另一名称新增。"
            "如指 '综合科'，请更正该单元格。",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("IC") and len(value) == 5 else "",
)
def test_each_problem_says_what_is_wrong_where_and_what_to_do(code: str, made: ic.Draft, en: str, zh: str) -> None:
    assert (en, zh) == the(code, made)


@pytest.mark.parametrize(
    ("rows", "zh"),
    [
        (
            [["序号", "反馈问题", "整改措施", "责任部门"], ["1", "甲", "做一", "综合科"], [None, None, "做二", None]],
            "台账.xlsx 台账 3: IC062：第 3 行没有责任人和时限，取上一行的。请核对。",
        ),
        (
            [
                ["序号", "反馈问题", "整改措施", "完成时限"],
                ["1", "甲", "做一", "2024-03-31"],
                [None, None, "做一", "2024-06-30"],
            ],
            "台账.xlsx 台账 D3: IC063：“完成时限”：'2024-06-30' 未导入：该措施上文已有不同的时限",
        ),
        (
            [["序号", "反馈问题", "整改措施", "责任部门"], ["1", "甲", "做一", "综合科"], [None, None, None, "财务科"]],
            "台账.xlsx 台账 D3: IC063：“责任部门”：'财务科' 未导入：该行没有写明措施",
        ),
        (
            [["序号", "反馈问题", "完成状态"], ["3", "甲", "已销号"], ["3.1", "乙", None]],
            "台账.xlsx 台账 C2: IC063：“完成状态”：'已销号' 未导入：其状态由下级问题得出",
        ),
        (
            [["序号", "反馈问题", "整改类型", "完成时限"], ["1", "甲", "制度类", "2024-03-31"]],
            "台账.xlsx 台账 C2: IC056：“整改类型”：'制度类' 不是已知的整改类型用语（1 处）；未导入。请更正，"
            "或在列对照文件中不读该列。",
        ),
        (
            [["序号", "反馈问题", "整改措施"], ["1", "甲", "做"], ["2", None, "没有问题的措施"]],
            "台账.xlsx 台账 3: IC210：该行既无标题也无正文，未导入。请填写问题，或删除该行。",
        ),
    ],
)
def test_what_a_row_leaves_open_is_told(rows: list[list[Value]], zh: str) -> None:
    assert [zh] == said(draft(a_sheet(*rows)))


# --- any layout ---------------------------------------------------------------------------------------------------

HEADINGS = {
    "number": ("序号", "编号", "问题 序号", "Ｎｏ．"),
    "aspect": ("方面", "问题类别", "所属方面"),
    "title": ("反馈问题", "存在问题", "主要\n问题"),
    "text": ("具体表现", "问题描述*"),
    "measure": ("整改措施", "具体措施", "整改任务"),
    "officer": ("责任领导", "分管领导"),
    "unit": ("牵头科室", "责任部门", "责任单位"),
    "due": ("完成时限", "整改时限（含延期）", "整改期限(年月日)"),
}
ABOUT = ("number", "aspect", "title", "text")
WORDS = st.text("会议记录审批支出制度管理学习检查发现", min_size=3, max_size=10)
Task = tuple[str, str, str, dt.date]
Told = tuple[str, str, str, tuple[Task, ...]]


@st.composite
def findings(draw: st.DrawFn) -> list[Told]:
    """Findings by aspect, each with measures; what tells one from another stands at the end of its words."""
    told: list[Told] = []
    for aspect in range(draw(st.integers(1, 3))):
        for _ in range(draw(st.integers(1, 3))):
            at = len(told) + 1
            tasks = tuple(
                (
                    f"{draw(WORDS)}措施{at}之{n}",
                    f"领导{draw(st.sampled_from('甲乙丙'))}",
                    f"{draw(st.sampled_from('甲乙丙'))}处室",
                    draw(st.dates(day(1, 1), day(12, 31))),
                )
                for n in range(draw(st.integers(1, 3)))
            )
            told.append((f"第{aspect}项方面", f"{draw(WORDS)}{at}号", f"{draw(WORDS)}，表现{at}。", tasks))
    return told


@st.composite
def layouts(draw: st.DrawFn) -> tuple[tuple[str, ...], dict[str, str], str, int]:
    """An order of the columns, their headings, how further rows of a finding look, and rows above the header."""
    order = tuple(draw(st.permutations(tuple(HEADINGS))))
    names = {key: draw(st.sampled_from(HEADINGS[key])) for key in order}
    return order, names, draw(st.sampled_from(("merged", "blank", "repeated"))), draw(st.integers(0, 2))


def rendered(told: list[Told], layout: tuple[tuple[str, ...], dict[str, str], str, int]) -> Sheet:
    order, names, style, above = layout
    rows: list[list[Value]] = [["整改台账"] for _ in range(above)]
    rows.append([names[key] for key in order])
    merged: list[tuple[int, int, int, int]] = []
    for number, (aspect, title, text, tasks) in enumerate(told, start=1):
        merged += [
            (len(rows), order.index(key), len(rows) + len(tasks) - 1, order.index(key))
            for key in ABOUT
            if len(tasks) > 1
        ]
        for n, (measure, officer, unit, due) in enumerate(tasks):
            finding = (
                dict(zip(ABOUT, (str(number), aspect, title, text), strict=True))
                if n == 0 or style == "repeated"
                else {}
            )
            cells: dict[str, Value] = {**finding, "measure": measure, "officer": officer, "unit": unit, "due": due}
            rows.append([cells.get(key) for key in order])
    return a_sheet(*rows, merged=tuple(merged) if style == "merged" else ())


@given(findings(), layouts())
def test_a_table_reads_back_whatever_its_layout(
    told: list[Told], layout: tuple[tuple[str, ...], dict[str, str], str, int]
) -> None:
    made = draft(rendered(told, layout))
    aspects = {aspect.id: aspect.title for aspect in made.document.aspects}
    assert [(str(n), aspect, title, text) for n, (aspect, title, text, _) in enumerate(told, start=1)] == [
        (f.number, aspects[f.aspect or ""], f.title, f.text) for f in made.document.findings
    ]
    assert [
        (str(n), title, measure, {officer, unit}, due)
        for n, (_, title, _, tasks) in enumerate(told, start=1)
        for measure, officer, unit, due in tasks
    ] == [(number, title, measure, set(owners), due) for number, title, measure, owners, due in plan(made)]
    assert (() if layout[3] == 0 else ("IC060",)) == tuple(problem.code for problem in made.problems)


CELLS = (
    st.none()
    | st.text("一二（1）.、合计注：年月底前张某\n", max_size=6)
    | st.integers(0, 60000)
    | st.dates()
    | st.booleans()
)


@given(st.lists(st.lists(CELLS, max_size=7), max_size=8))
def test_no_table_breaks_the_reading(rows: list[list[Value]]) -> None:
    made = draft(a_sheet(PLAN, *rows))
    assert len(made.document.findings) <= len(rows)
    assert all(problem.say("zh") and problem.say("en") for problem in made.problems)


WHOLE = ("序号", "方面", *PLAN[1:], "整改进展", "完成状态", "备注", "金额")


@given(st.lists(st.lists(st.booleans(), min_size=len(WHOLE), max_size=len(WHOLE)), max_size=6))
def test_every_filled_cell_is_in_the_draft_or_its_cell_row_or_column_is_named(filled: list[list[bool]]) -> None:
    rows = [[f"词{r}之{c}" if full else None for c, full in enumerate(row)] for r, row in enumerate(filled, start=2)]
    made = draft(a_sheet(WHOLE, *rows), as_of=day(5, 1))
    taken = str(encode(made.document)) + "".join(opening.printed for opening in made.openings)
    named = {problem.where.cell for problem in made.problems} | {"", None}
    columns = {{"IC064": "K", "IC057": "L"}.get(problem.code) for problem in made.problems}
    lost = [
        f"{letters(c)}{r}"
        for r, row in enumerate(rows, start=2)
        for c, cell in enumerate(row)
        if cell is not None
        and cell not in taken
        and not {f"{letters(c)}{r}", str(r)} & named
        and letters(c) not in columns
    ]
    assert [] == lost
