"""Tables in documents: rows tell owners, limits, measures and states of the text's findings, or are the findings."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import inspection_core as ic

from ._reader_files import BEGIN, GO_ON, cell, docx, paragraph, row, table

ZH = ic.Plugins().profile("neutral-zh")
ABOUT = (
    "2024年3月4日至4月12日，县委第二巡察组对县水务局党组开展了常规巡察。2024年5月20日，巡察组向县水务局党组反馈了意见。"
)
NOTICE = (
    "县委第二巡察组关于巡察县水务局党组的反馈意见",
    ABOUT,
    "一、发现的主要问题",
    "1.管网漏损率居高不下，巡查制度流于形式。",
    "2.工程变更审批把关不严，先施工后报批。",
    "3.机关差旅费报销不规范，附件不全。",
)


def line(*texts: str) -> str:
    """A row without merged cells."""
    return row(*map(cell, texts))


OWNERS = (
    line("序号", "反馈问题", "整改措施", "牵头部门", "完成时间", "整改状态"),
    row(
        cell("1", merge=BEGIN),
        cell("管网漏损率居高不下，巡查制度流于形式", merge=BEGIN),
        cell("更换老旧管网12公里"),
        cell("供水股"),
        cell("2024年12月底前"),
        cell("整改中", merge=BEGIN),
    ),
    row(
        cell("", merge=GO_ON),
        cell("", merge=GO_ON),
        cell("修订巡查办法"),
        cell("办公室"),
        cell("立行立改"),
        cell("", merge=GO_ON),
    ),
    line("2", "工程变更审批把关不严，先施工后报批", "建立变更台账", "建设股", "2024年9月30日", "已完成"),
    line("合计", "2", "3", "", "", ""),
)


def read(tmp_path: Path, data: bytes, name: str = "文件.docx") -> ic.Draft:
    path = tmp_path / name
    path.write_bytes(data)
    return ic.read_draft([path], ic.Request(profile=ZH))


def notice(tmp_path: Path, *rows: str, more: tuple[str, ...] = ()) -> ic.Draft:
    """A notice with a table below its findings."""
    body = [*map(paragraph, NOTICE), table(*rows, grid=6), *map(paragraph, more)]
    return read(tmp_path, docx(body))


def codes(draft: ic.Draft) -> set[str]:
    return {problem.code for problem in draft.problems}


def test_rows_bring_measures_to_the_findings_of_the_text(tmp_path: Path) -> None:
    document = notice(tmp_path, *OWNERS).document
    assert [
        ("m01-1", ("f01",), "更换老旧管网12公里", dt.date(2024, 12, 31)),
        ("m01-2", ("f01",), "修订巡查办法", None),
        ("m02-1", ("f02",), "建立变更台账", dt.date(2024, 9, 30)),
    ] == [(each.id, each.findings, each.text, each.deadline and each.deadline.date) for each in document.measures]
    names = {body.id: body.name for body in document.bodies}
    assert [["供水股"], ["办公室"], ["建设股"]] == [
        [names[owner.who] for owner in measure.owners] for measure in document.measures
    ]


def test_the_words_of_the_text_stay(tmp_path: Path) -> None:
    document = notice(tmp_path, *OWNERS).document
    assert [line[2:].rstrip("。") for line in NOTICE[3:]] == [each.title for each in document.findings]
    assert "工程变更审批把关不严，先施工后报批" in document.findings[1].text
    assert "建设股" not in "".join(each.text for each in document.findings)


def test_a_row_says_where_it_stands(tmp_path: Path) -> None:
    draft = notice(tmp_path, *OWNERS)
    refs = [each.read_from for each in draft.document.measures]
    quotes = [ref.quote for ref in refs if ref]
    assert [
        "1 管网漏损率居高不下，巡查制度流于形式 更换老旧管网12公里 供水股 2024",
        "修订巡查办法 办公室 立行立改",
        "2 工程变更审批把关不严，先施工后报批 建立变更台账 建设股 2024年9月30",
    ] == quotes


def test_printed_states_of_rows_become_openings(tmp_path: Path) -> None:
    assert [("f01", "整改中"), ("f02", "已完成")] == [
        (each.finding, each.printed) for each in notice(tmp_path, *OWNERS).openings
    ]


def test_a_finding_without_a_row_is_named(tmp_path: Path) -> None:
    problems = notice(tmp_path, *OWNERS).problems
    assert ["表中没有下列问题：3"] == [each.message.zh for each in problems if each.code == "IB041"]
    assert ["文中没有下列问题的责任单位和时限，相应内容留空：3"] == [
        each.message.zh for each in problems if each.code == "IB045"
    ]


def test_a_row_that_fits_no_finding_is_told_with_its_place_and_left_out(tmp_path: Path) -> None:
    stranger = line("9", "食堂管理混乱", "公开招标", "后勤股", "立行立改", "")
    draft = notice(tmp_path, *OWNERS[:1], stranger)
    [problem] = [each for each in draft.problems if each.code == "IB039"]
    assert (13, ()) == (problem.where.paragraph, draft.document.measures)
    assert ["b-inspecting", "b-inspected"] == [body.id for body in draft.document.bodies]
    assert problem.where.start in {start for start, _ in spans(draft)}


def test_a_row_taken_by_its_text_alone_is_a_doubt(tmp_path: Path) -> None:
    moved = line("7", "机关差旅费报销不规范，附件不全", "清退票据", "财务股", "立行立改")
    draft = notice(tmp_path, OWNERS[0], moved)
    assert [("f03",)] == [each.findings for each in draft.document.measures]
    assert ["IB040"] == [each.code for each in draft.problems if each.code == "IB040"]


def test_what_stands_below_a_table_is_still_read(tmp_path: Path) -> None:
    draft = notice(tmp_path, *OWNERS, more=("4.水费收缴台账不清。",))
    assert ["1", "2", "3", "4"] == [each.number for each in draft.document.findings]


REPORT = (
    "县审计局关于县水务局2023年度预算执行审计查出问题整改情况的报告",
    "2024年3月4日至4月12日，县审计局对县水务局进行了预算执行审计。现将整改情况报告如下。",
)
RECTIFIED = (
    row(cell("序号"), cell("问题"), cell("整改落实情况"), cell("责任分工", span=2), cell("时限"), cell("整改结果")),
    line("", "", "", "责任单位", "责任人", "", ""),
    row(cell("（一）预算管理方面", span=7)),
    line("1", "预算编制不细", "一是细化科目。", "财务股", "甲某", "立行立改", "已完成"),
    line("2", "往来款长期挂账", "清理12笔。", "财务股", "甲某", "2024-12-31", "整改中"),
    row(cell("（二）资产管理方面", span=7)),
    line("3", "资产账实不符", "完成盘点。", "办公室", "乙某", "2024-09-30", "已完成"),
)
SIGNED = ("县水务局", "2024年6月28日")


@pytest.fixture
def report(tmp_path: Path) -> ic.Draft:
    return read(tmp_path, docx([*map(paragraph, REPORT), table(*RECTIFIED, grid=7), *map(paragraph, SIGNED)]))


def spans(draft: ic.Draft) -> list[tuple[int, int]]:
    """The remainder that is reported."""
    assert draft.preview is not None
    rest = draft.preview["remainder"]
    assert isinstance(rest, list)
    return [(start, end) for start, end in rest]


def test_a_table_is_the_draft_where_the_text_names_no_finding(report: ic.Draft) -> None:
    document = report.document
    assert [("1", "预算编制不细", "a1"), ("2", "往来款长期挂账", "a1"), ("3", "资产账实不符", "a2")] == [
        (each.number, each.title, each.aspect) for each in document.findings
    ]
    assert ["预算管理方面", "资产管理方面"] == [each.title for each in document.aspects]
    assert [dt.date(2024, 6, 28)] * 3 == [each.as_of for each in document.accounts]
    assert [ic.State.CLOSED, ic.State.CLOSED] == [each.state for each in report.openings if each.printed == "已完成"]


def test_doubts_about_the_text_alone_are_gone(report: ic.Draft) -> None:
    assert set() == {"IB001", "IB002", "IB021", "IB045"} & codes(report)


def test_programs_see_the_findings_of_the_table(report: ic.Draft) -> None:
    assert report.preview is not None
    findings = report.preview["findings"]
    assert isinstance(findings, list)
    assert [("1", 1, "已完成"), ("2", 1, "整改中"), ("3", 2, "已完成")] == [
        (each["number"], each["aspect"], each["state"]) for each in findings
    ]


def quote(passage: ic.SourceRef | None) -> str | None:
    return passage and passage.quote


def test_each_item_of_a_table_says_where_it_stands(report: ic.Draft) -> None:
    document = report.document
    assert ["（一）预算管理方面", "（二）资产管理方面"] == [quote(each.read_from) for each in document.aspects]
    told = [each.read_from for each in document.accounts]
    assert (told, 3) == ([each.read_from for each in document.findings], len(told) - told.count(None))


def test_a_page_of_the_web_is_read_the_same(tmp_path: Path, report: ic.Draft) -> None:
    rows = (
        "<tr><th rowspan=2>序号<th rowspan=2>问题<th rowspan=2>整改落实情况"
        "<th colspan=2>责任分工<th rowspan=2>时限<th rowspan=2>整改结果</tr>"
        "<tr><th>责任单位<th>责任人</tr><tr><td colspan=7>（一）预算管理方面</tr>"
        "<tr><td>1<td>预算编制不细<td>一是细化科目。<td>财务股<td>甲某<td>立行立改<td>已完成</tr>"
        "<tr><td>2<td>往来款长期挂账<td>清理12笔。<td>财务股<td>甲某<td>2024-12-31<td>整改中</tr>"
        "<tr><td colspan=7>（二）资产管理方面</tr>"
        "<tr><td>3<td>资产账实不符<td>完成盘点。<td>办公室<td>乙某<td>2024-09-30<td>已完成</tr>"
    )
    text = [f"<p>{line}</p>" for line in (*REPORT, f"<table>{rows}</table>", *SIGNED)]
    page = f"<html><head><meta charset=utf-8></head><body>{''.join(text)}</body></html>".replace(
        "<p><table>", "<table>"
    )
    draft = read(tmp_path, page.encode(), "页面.html")

    def told(document: ic.Document) -> list[object]:
        return [(each.title, each.owners, each.deadline, each.aspect) for each in document.findings]

    assert told(report.document) == told(draft.document)


def test_a_table_of_another_kind_is_left_alone_and_said(tmp_path: Path) -> None:
    contacts = (line("单位", "联系人", "电话"), line("办公室", "甲某", "5550100"))
    counts = (line("类别", "问题", "已完成"), line("党建", "6", "5"))
    body = [*map(paragraph, NOTICE), table(*contacts), table(*counts)]
    draft = read(tmp_path, docx(body))
    assert ["table 1", "table 2"] == [each.where.sheet for each in draft.problems if each.code == "IB038"]
    assert (3, ()) == (len(draft.document.findings), draft.document.measures)


def test_a_ledger_in_word_that_is_neither_notice_nor_bulletin(tmp_path: Path) -> None:
    draft = read(tmp_path, docx([paragraph("附件2"), table(*OWNERS, grid=6)]))
    assert (2, True) == (len(draft.document.findings), "IB044" in codes(draft))
    assert "IB001" not in codes(draft)


def test_owners_that_lines_below_a_finding_print_are_taken(tmp_path: Path) -> None:
    lines = (
        "1.台账更新不及时。",
        "整改措施：建立月度核对制度。",
        "责任单位：财务股",
        "完成时限：2024年9月30日",
        "督导领导：乙某",
    )
    text = "\n".join(("县委巡察县水务局反馈问题整改情况的通报", ABOUT, "一、反馈问题整改情况", *lines))
    draft = read(tmp_path, text.encode(), "通报.txt")
    [finding] = draft.document.findings
    names = {body.id: body.name for body in draft.document.bodies}
    assert (["财务股"], dt.date(2024, 9, 30)) == (
        [names[owner.who] for owner in finding.owners],
        finding.deadline and finding.deadline.date,
    )
    [unread] = [each for each in draft.problems if each.code == "IC057"]
    assert "督导领导" in unread.message.zh


BULLETIN = (
    "关于县委巡察县水务局党组反馈问题整改情况的通报",
    ABOUT,
    "一、反馈问题整改情况",
    "1.台账更新不及时问题。",
    "整改措施：建立月度核对制度。",
    "整改情况：已核对台账3次。",
    "整改状态：整改中",
    "完成时限：2024年9月30日",
    "2.档案管理混乱问题。",
    "整改情况：已整理档案40卷。",
)
HEAD = line("序号", "反馈问题", "整改目标", "整改措施", "责任单位", "完成时限", "整改进展", "状态")


def bulletin(tmp_path: Path, *rows: str) -> ic.Draft:
    body = [*map(paragraph, BULLETIN), table(HEAD, *rows, grid=8), *map(paragraph, SIGNED)]
    return read(tmp_path, docx(body))


def test_a_measure_that_the_text_has_gains_what_the_table_says(tmp_path: Path) -> None:
    same = line("1", "台账更新不及时", "", "建立月度核对制度", "供水股", "2024年9月30日", "", "")
    [measure] = bulletin(tmp_path, same).document.measures
    assert ("建立月度核对制度。", 1, dt.date(2024, 9, 30)) == (
        measure.text,
        len(measure.owners),
        measure.deadline and measure.deadline.date,
    )


def test_where_text_and_table_differ_the_text_stays_and_it_is_told(tmp_path: Path) -> None:
    other = line("1", "台账更新不及时", "账实相符", "", "供水股", "2024年12月31日", "正在核对", "已完成")
    draft = bulletin(tmp_path, other)
    finding = draft.document.findings[0]
    assert (dt.date(2024, 9, 30), "账实相符", ["整改中"]) == (
        finding.deadline and finding.deadline.date,
        finding.target,
        [each.printed for each in draft.openings],
    )
    told = [each.message.zh for each in draft.problems if each.code == "IB042"]
    assert ["问题1：表中的时限与正文不同，以正文为准", "问题1：表中的整改进展与正文不同，以正文为准"] == told[:2]
    assert ["问题1：表中的状态“已完成”与正文不同，以正文为准"] == told[2:]


def test_progress_that_the_text_does_not_tell_is_taken_with_its_measure(tmp_path: Path) -> None:
    body = [*map(paragraph, BULLETIN[:-1]), table(HEAD, MESS, grid=8), *map(paragraph, SIGNED)]
    document = read(tmp_path, docx(body)).document
    account = next(each for each in document.accounts if each.finding == "f02")
    assert [("一是", "清理库房。", ("m02-1",)), ("二是", "编目上架。", ("m02-1",))] == [
        (each.label, each.text, each.measures) for each in account.paragraphs
    ]


MESS = line("2", "档案管理混乱", "", "整理档案", "办公室", "立行立改", "", "").replace(
    line("").removeprefix("<w:tr>").removesuffix("</w:tr>"), cell("一是清理库房。", "二是编目上架。"), 2
)


def test_tables_of_several_aspects_are_one_list(tmp_path: Path) -> None:
    head = line("序号", "反馈问题", "整改措施", "责任单位", "完成时限")
    one = table(head, line("1", "台账更新不及时", "核对台账", "供水股", "立行立改"), grid=5)
    two = table(head, line("1", "档案管理混乱", "整理档案", "办公室", "长期坚持"), grid=5)
    heads = [paragraph("（一）台账管理方面"), paragraph("（二）档案管理方面")]
    draft = read(tmp_path, docx([*map(paragraph, REPORT), heads[0], one, heads[1], two, *map(paragraph, SIGNED)]))
    document = draft.document
    assert ["台账管理", "档案管理"] == [each.title for each in document.aspects]
    assert [("1", "a1"), ("1", "a2")] == [(each.number, each.aspect) for each in document.findings]
    assert set() == {"IC211", "IB039"} & codes(draft)
    assert ["1 台账更新不及时 核对台账 供水股 立行立改", "1 档案管理混乱 整理档案 办公室 长期坚持"] == [
        quote(each.read_from) for each in document.measures
    ]


def test_a_table_within_a_cell_is_read_where_it_stands(tmp_path: Path) -> None:
    inner = table(line("序号", "反馈问题", "责任单位"), line("1", "台账更新不及时", "供水股"))
    outer = table(row(cell("附表", inner)), row(cell("完")), grid=1)
    draft = read(tmp_path, docx([*map(paragraph, REPORT), outer, *map(paragraph, SIGNED)]))
    [finding] = draft.document.findings
    assert ("台账更新不及时", True) == (finding.title, finding.read_from is not None)


def test_a_printed_total_is_held_against_the_rows(tmp_path: Path) -> None:
    stated = (*REPORT, "审计共发现5个问题。")
    draft = read(tmp_path, docx([*map(paragraph, stated), table(*RECTIFIED, grid=7), *map(paragraph, SIGNED)]))
    assert ["原文称有5个问题，实际找到3个"] == [each.message.zh for each in draft.problems if each.code == "IB015"]


def test_every_character_of_a_document_with_a_table_is_somewhere(tmp_path: Path) -> None:
    """Rows that were read are told; the total and the row of a stranger are in the rest."""
    stranger = line("9", "食堂管理混乱", "公开招标", "后勤股", "立行立改", "")
    draft = notice(tmp_path, *OWNERS, stranger)
    text = ic.read_text(tmp_path / "文件.docx").text
    assert ["合计 2 3", "9 食堂管理混乱 公开招标 后勤股 立行立改"] == [
        " ".join(text[start:end].split()) for start, end in spans(draft)
    ]


def test_the_only_finding_of_a_text_is_no_heading_of_the_table_that_tells_of_it(tmp_path: Path) -> None:
    body = [*map(paragraph, NOTICE[:4]), table(*OWNERS[:1], OWNERS[1], OWNERS[2], grid=6)]
    document = read(tmp_path, docx(body)).document
    assert ([("f01", None)], 2) == ([(each.id, each.aspect) for each in document.findings], len(document.measures))
