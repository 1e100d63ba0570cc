"""What is signed: notices, close-out sheets and requests for more time."""

import datetime as dt
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from inspection_core_docx import ExtensionOptions, NoticeOptions

import inspection_core as ic

from ._documents import DAY, PLUGINS, paragraphs, parts, require_valid

SIGN = "签字（盖章）：　　　　　　　　　　　年　　月　　日"


@pytest.fixture(scope="module")
def university(root: Path) -> ic.Report:
    return ic.report(ic.load(root / "examples" / "university"), as_of=dt.date(2025, 3, 31))


@pytest.fixture(scope="module")
def audit(root: Path) -> ic.Report:
    return ic.report(ic.load(root / "examples" / "audit-office-en"), as_of=dt.date(2025, 11, 28))


def about(report: ic.Report, *ids: str) -> ic.Subject:
    return ic.Subject(report=report, items=tuple(report.item(id) for id in ids))


def made(report: ic.Report, document: str, *ids: str, **options: str) -> bytes:
    return ic.export(about(report, *ids), f"docx-{document}", options=options, plugins=PLUGINS)


def said(report: ic.Report, document: str, *ids: str, **options: str) -> str:
    return "\n".join(paragraphs(made(report, document, *ids, **options)))


# --- notices ----------------------------------------------------------------------------------------------------


def test_a_notice_says_what_is_late_since_when_and_what_is_asked(internal: ic.Report) -> None:
    text = said(internal, "notice", "f24", number="整改办〔2024〕5号")
    wanted = (
        "整改办〔2024〕5号", "常规巡察整改提醒函", "党建办：", "反馈的下列问题已超过整改时限", "上轮反馈的事项出现反复",
        "1. 各支部开展上一轮反馈事项的警示学习", "2024年2月23日", "7天", "请于2024年3月8日前", "将按督办程序发出督办函",
        "2024年3月1日",
    )  # fmt: skip
    assert [] == [words for words in wanted if words not in text]
    assert internal.item("f24").measures[0].text.rstrip("。") not in text


@pytest.mark.parametrize(
    ("ids", "title", "until"),
    [
        (("f24",), "提醒函", "请于2024年3月8日前"),
        (("f06",), "约谈通知", "请及时书面报"),
        (("f24", "f06"), "约谈通知", "请及时书面报"),
        (("f09",), "提醒函", "请于2024年3月8日前"),
    ],
)
def test_a_notice_is_the_rung_that_is_due(internal: ic.Report, ids: tuple[str, ...], title: str, until: str) -> None:
    """The highest of several; the first of the ladder where none is due."""
    lines = said(internal, "notice", *ids).split("\n")
    assert (f"常规巡察整改{title}", True) == (lines[0], any(until in line for line in lines))


def test_a_notice_can_be_another_rung_to_others_by_another_day(internal: ic.Report) -> None:
    options = {"notice": "supervision", "to": "各科室", "until": "2024-03-20", "signature": "整改工作办公室"}
    text = said(internal, "notice", "f24", **options)
    wanted = ("常规巡察整改督办函", "各科室：", "请于2024年3月20日前", "书面报整改工作办公室", "特此函告。")
    assert [] == [words for words in wanted if words not in text]


def test_a_notice_has_the_title_that_the_file_has(internal: ic.Report) -> None:
    core = parts(made(internal, "notice", "f24", notice="supervision"))["docProps/core.xml"].decode()
    assert "<dc:title>常规巡察整改督办函</dc:title>" in core


def test_a_notice_names_those_that_were_sent_since_the_last_day(internal: ic.Report, university: ic.Report) -> None:
    assert "此前已发出督办函（2024年2月20日，问题6）。" in said(internal, "notice", "f06", "f24")
    assert "此前已发出提醒单（2025年3月3日）、督办单（2025年3月17日）。" in said(university, "notice", "f11-3")


def test_a_summons_leaves_room_for_time_and_place(university: ic.Report) -> None:
    lines = said(university, "notice", "f11-3").split("\n")
    assert ["约谈时间", "约谈地点"] == [line.split("：")[0] for line in lines if line.startswith("约谈")]


def test_a_notice_leaves_out_what_is_closed(internal: ic.Report) -> None:
    assert internal.item("f01").title not in said(internal, "notice", "f01", "f24")


def test_each_measure_tells_its_unit_where_the_finding_has_several(internal: ic.Report) -> None:
    assert "制定信息发布管理制度（政研宣传科）" in said(internal, "notice", "f06")


def test_who_signs_is_the_last_sender_what_the_profile_says_or_the_inspected_body(internal: ic.Report) -> None:
    never = attrs.evolve(internal, items=tuple(attrs.evolve(item, steps=()) for item in internal.items))
    phrases = {**internal.profile.phrases, "notice_signature": "巡察整改工作领导小组办公室"}
    named = attrs.evolve(internal, profile=attrs.evolve(internal.profile, phrases=phrases))
    signed = [said(report, "notice", "f24").split("\n")[-2] for report in (internal, named, never)]
    assert ["整改办", "巡察整改工作领导小组办公室", internal.inspection.inspected] == signed


def test_a_profile_words_the_request_for_all_rungs_or_for_one(internal: ic.Report) -> None:
    phrases = {**internal.profile.phrases, "notice_request": "请办理。", "notice_request.talk": "请面谈。"}
    report = attrs.evolve(internal, profile=attrs.evolve(internal.profile, phrases=phrases))
    assert ["请办理。", "请面谈。"] == [
        next(line for line in said(report, "notice", id).split("\n") if line in ("请办理。", "请面谈。"))
        for id in ("f24", "f06")
    ]


def test_a_profile_without_a_ladder_still_has_a_notice(internal: ic.Report) -> None:
    report = attrs.evolve(internal, profile=attrs.evolve(internal.profile, notices=()))
    assert "常规巡察整改通知" == said(report, "notice", "f24").split("\n")[0]


def test_a_notice_in_english(audit: ic.Report) -> None:
    text = said(audit, "notice", "f05-2", notice="escalation")
    wanted = (
        "Escalation to the Audit Committee on the performance and compliance audit", "To: Information Systems",
        "Sent before: Reminder to the action owner (7 October 2025)", "59 days", "by 8 December 2025",
        "the next step: Hearing before the Audit Committee",
    )  # fmt: skip
    assert [] == [words for words in wanted if words not in text]


def test_an_unknown_notice_is_refused(internal: ic.Report) -> None:
    with pytest.raises(ic.OptionsError) as caught:
        made(internal, "notice", "f24", notice="supervison")
    [problem] = caught.value.problems
    assert ("DX020", "是否想写 'supervision'？") == (problem.code, problem.remedy.say("zh"))
    assert "the profile's ladder has no notice 'supervison'" in str(problem)


def test_an_answer_is_not_asked_for_before_the_notice(internal: ic.Report) -> None:
    with pytest.raises(ic.OptionsError) as caught:
        made(internal, "notice", "f24", until="2023-03-08")
    assert ["DX021"] == [problem.code for problem in caught.value.problems]


def test_options_of_another_document_are_refused(internal: ic.Report) -> None:
    with pytest.raises(ic.OptionsError):
        made(internal, "closure", "f24", notice="reminder")
    options = NoticeOptions(notice="talk", until=DAY)
    data = ic.export(about(internal, "f24"), "docx-notice", options=options, plugins=PLUGINS)
    assert made(internal, "notice", "f24", notice="talk", until=str(DAY)) == data


# --- close-out --------------------------------------------------------------------------------------------------


def test_a_closed_finding_is_told_with_all_that_led_to_it(internal: ic.Report) -> None:
    item, text = internal.item("f01"), said(internal, "closure", "f01")
    wanted = (
        item.title, item.text, f"整改目标：{item.target}", f"完成标准：{item.standard}", "党组书记", "2024年1月12日",
        "（已完成，2024年1月10日，佐证01-1）", item.account[0].text, "01-2 专题授课通知和讲稿", "整改办　2024年1月23日",
        "已销号。\n依据：整改领导小组会议纪要2024年第2号。", "整改领导小组　2024年1月26日",
    )  # fmt: skip
    assert [] == [words for words in wanted if words not in text]
    assert SIGN not in text


def boxes(report: ic.Report, id: str) -> list[str]:
    """The labels of the boxes to be signed, and what is said in each."""
    lines = said(report, "closure", id).split("\n验收意见\n")[1]
    return f"验收意见\n{lines}".rstrip("\n").split("\n")


def test_what_was_approved_is_told_and_what_wasnt_is_a_line_to_sign(university: ic.Report) -> None:
    assert [
        "验收意见", "经验收，整改任务已完成。", "整改办　2025年3月28日",
        "牵头单位自查", "同意。", "招生就业处　2025年3月17日",
        "整改办审核", "同意。", "整改办　2025年3月28日",
        "党委审定", "", SIGN,
        "销号决定", "□同意销号　　　□退回整改", SIGN,
    ] == boxes(university, "f07-3")  # fmt: skip


def test_what_was_approved_before_a_return_counts_no_more(university: ic.Report) -> None:
    """f13-5 was approved by its unit on 19 February, sent back on 3 March, and approved anew on the 26th."""
    assert ("组织部　2025年3月26日", 4) == (boxes(university, "f13-5")[5], boxes(university, "f13-5").count(SIGN))


def test_a_finding_without_an_account_is_told_by_what_the_one_above_says_of_its_measures(university: ic.Report) -> None:
    above, item = university.above("f13-5")[-1], university.item("f13-5")
    mine = {measure.id for measure in item.measures}
    told = [each.text for each in above.account if mine.intersection(each.measures)] or [above.account[0].text]
    assert ((), True) == (item.account, all(text in said(university, "closure", "f13-5") for text in told))


def test_a_risk_that_was_accepted_needs_no_verification(audit: ic.Report) -> None:
    text = said(audit, "closure", "f09-2")
    wanted = ("Closed – risk accepted.", "To be looked at again by 30 September 2026.", "Basis: minutes 2025/6.")
    assert [] == [words for words in wanted if words not in text]
    assert [] == [words for words in ("Verification", "Signature:") if words in text]


def test_a_sheet_in_english(audit: ic.Report) -> None:
    text = said(audit, "closure", "f01-1")
    wanted = ("Test: Internal Audit finds", "(completed, 28 April 2025, evidence 01-1)", "Chief Executive, 9 June 2025")
    assert [] == [words for words in wanted if words not in text]


def test_several_findings_have_a_list_first(internal: ic.Report) -> None:
    one, three = (said(internal, "closure", *ids) for ids in (("f01",), ("f01", "f03", "f24")))
    assert (False, True) == tuple("提请审批的问题共3个" in text and "主持人签字" in text for text in (one, three))
    rows = three.split("\n填报单位")[0]
    wanted = ("党建办", "3/3", "1/2", "01-1\n01-2", "整改办\n2024年1月23日", "待销号", "正在整改")
    assert [] == [words for words in wanted if words not in rows]
    assert [1, 4] == [text.count("常规巡察反馈问题销号审批表") for text in (one, three)]


# --- more time --------------------------------------------------------------------------------------------------


def rows(text: str) -> list[str]:
    """The cells of the measures, below the heads of their columns."""
    return text.split("申请延至\n")[1].split("\n延期理由")[0].split("\n")


def test_a_request_that_was_granted_is_told_with_its_decision(internal: ic.Report) -> None:
    text = said(internal, "extension", "f09")
    measure = next(m.text for m in internal.item("f09").measures if m.id == "m09-3")
    assert [measure, "2024年1月31日", "2024年1月31日", "0", "2024年4月30日"] == rows(text)
    wanted = (
        "县市区友城工作指导办法须征求省委外办意见", "友城科于2024年1月22日提出", "整改措施3项，已完成2项。",
        "同意延期至2024年4月30日。\n依据：整改领导小组会议纪要2024年第2号。", "整改领导小组　2024年1月26日",
    )  # fmt: skip
    assert [] == [words for words in wanted if words not in text]
    assert 2 == text.count(SIGN)


def test_a_second_request_tells_the_day_in_force_and_how_often_it_was_moved(university: ic.Report) -> None:
    text = said(university, "extension", "f11-3")
    assert ["2024年12月31日", "2025年2月28日", "1", "2025年6月30日"] == rows(text)[1:]
    assert "不予延期。\n依据：党委常委会会议纪要2025年第4号。\n理由：立案拖到1月才办" in text


def test_a_third_request_in_english_says_that_it_came_late(audit: ic.Report) -> None:
    text = said(audit, "extension", "f04-3")
    cells = text.split("Asked until\n")[1].split("\nReasons")[0].split("\n")
    assert ["30 May 2025", "31 October 2025", "2", "27 February 2026"] == cells[1:]
    wanted = ("4 November 2025 (4 days after the last day)", "77 % of the work is done.", "Granted until")
    assert [] == [words for words in wanted if words not in text]


def test_a_form_without_a_request_is_to_be_filled_in(internal: ic.Report) -> None:
    text = said(internal, "extension", "f24")
    assert ["2024年2月23日", "2024年2月23日", "（已逾期7天）", "0", "　　年　月　日"] == rows(text)[1:]
    assert (3, True) == (text.count(SIGN), "\n延期理由\n\n申请人、日期\n\n目前进展\n" in text)


def test_a_fresh_form_asks_once_more(internal: ic.Report) -> None:
    text = said(internal, "extension", "f09", fresh="yes")
    assert ["2024年1月31日", "2024年4月30日", "1", "　　年　月　日"] == rows(text)[1:]
    options = ExtensionOptions(fresh=True)
    data = ic.export(about(internal, "f09"), "docx-extension", options=options, plugins=PLUGINS)
    assert text == "\n".join(paragraphs(data))


def test_what_was_granted_until_a_day_that_passed_has_to_be_asked_anew(root: Path) -> None:
    report = ic.report(ic.load(root / "examples" / "audit-office-en"), as_of=dt.date(2025, 11, 3))
    text = said(report, "extension", "f04-3")
    assert ("(3 days overdue)" in text, "Granted" in text) == (True, False)


# --- all of them ------------------------------------------------------------------------------------------------

DOCUMENTS = (
    ("notice", {"number": "整改办〔2024〕5号"}), ("closure", {}), ("extension", {}), ("extension", {"fresh": "yes"}),
)  # fmt: skip


@pytest.mark.parametrize("language", ["internal", "english"])
@pytest.mark.parametrize(("document", "options"), DOCUMENTS)
@pytest.mark.parametrize("ids", [(), ("f06",), ("f01", "f09", "f24")])
def test_every_part_is_valid(
    document: str, options: dict[str, str], ids: tuple[str, ...], language: str, internal: ic.Report, material: Path
) -> None:
    spoken = PLUGINS.profile("neutral-en") if language == "english" else internal.profile
    require_valid(made(attrs.evolve(internal, profile=spoken), document, *ids, **options), material)


@pytest.mark.parametrize("document", ["notice", "closure", "extension"])
def test_the_public_is_told_nothing_that_is_withheld(public: ic.Report, internal: ic.Report, document: str) -> None:
    data = made(public, document, *(item.id for item in public.items))
    withheld = internal.item("f13")
    assert [] == [words for words in (withheld.title, withheld.text) if words in "\n".join(paragraphs(data))]


def test_every_form_is_a_page(
    internal: ic.Report,
    university: ic.Report,
    audit: ic.Report,
    to_pdf: Callable[..., dict[str, Path]],
    program: Callable[[str], str],
) -> None:
    """Those of the examples; before several close-out sheets stands a page with their list."""
    documents = {
        "closure": made(internal, "closure", "f01"),
        "closures": made(internal, "closure", "f01", "f03", "f05", "f16"),
        "university": made(university, "closure", "f07-3", "f13-5"),
        "audit": made(audit, "closure", "f01-1", "f03-2", "f09-2"),
        "extensions": made(internal, "extension", "f09", "f24"),
        "extension": made(audit, "extension", "f04-3"),
        "notice": made(internal, "notice", "f06", number="整改办〔2024〕5号"),
    }
    pdfs = to_pdf(**documents)
    counted = {}
    for name, pdf in pdfs.items():
        done = subprocess.run([program("pdfinfo"), str(pdf)], capture_output=True, check=True, encoding="utf-8")
        counted[name] = int(re.search(r"Pages:\s+(\d+)", done.stdout)[1])
    expected = {"closure": 1, "closures": 5, "university": 3, "audit": 4, "extensions": 2, "extension": 1, "notice": 1}
    assert expected == counted
