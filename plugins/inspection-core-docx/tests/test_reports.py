"""What is sent up: the plan, the report, the report of the principal, the brief."""

import datetime as dt
import re
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import attrs
import pytest
from lxml import etree

import inspection_core as ic

from ._documents import PLUGINS, W, paragraphs, parts, require_valid

EXAMPLES = {"foreign-affairs-office": "2024-03-01", "university": "2025-03-31", "audit-office-en": "2025-11-28"}
NAMES = ("plan", "report", "principal-report", "brief")
CASES = [(example, audience) for example in EXAMPLES for audience in ("internal", "public")]

Row = list[str]
Reports = Callable[..., ic.Report]


@pytest.fixture(scope="session")
def reports(root: Path) -> Reports:
    """`reports(example, audience)` gives the report of an example on its day."""

    @cache
    def made(example: str = "foreign-affairs-office", audience: str = "internal") -> ic.Report:
        day = dt.date.fromisoformat(EXAMPLES[example])
        return ic.report(ic.load(root / "examples" / example), as_of=day, audience=audience)

    return made


def written(report: ic.Report, name: str) -> bytes:
    return ic.export(report, f"docx-{name}", plugins=PLUGINS)


def tables(data: bytes) -> dict[str, list[Row]]:
    """The rows of each table by what stands above it; lines of a cell apart from each other by a slash."""
    body = etree.fromstring(parts(data)["word/document.xml"])[0]
    made, above = {}, ""
    for element in body:
        if element.tag == f"{W}tbl":
            made[above] = [[_text(cell) for cell in row.iter(f"{W}tc")] for row in element.iter(f"{W}tr")]
        else:
            above = _text(element) or above
    return made


def _text(element: etree._Element) -> str:
    return "".join("/" if e.tag == f"{W}br" else e.text or "" for e in element.iter(f"{W}t", f"{W}br"))


# --- the plan ---------------------------------------------------------------------------------------------------


def test_the_plan_lists_every_finding_under_its_aspect(reports: Reports) -> None:
    report = reports()
    head, *rows = tables(written(report, "plan"))["问题清单"]
    assert ["方面", "序号", "反馈问题", "具体表现", "整改目标、完成标准"] == head
    told = [[item.full_number, item.title, item.text, f"{item.target}/{item.standard}"] for item in report.items]
    assert told == [row[1:] for row in rows]
    assert [aspect.title for aspect in report.aspects] == [row[0] for row in rows if row[0]]


def test_the_plan_lists_every_measure_once_with_all_its_findings(reports: Reports) -> None:
    report = reports()
    head, *rows = tables(written(report, "plan"))["任务清单"]
    assert ["问题序号", "整改措施", "措施性质", "整改类型", "整改时限", "进展"] == head
    assert {m.text for item in report.items for m in item.measures} == {row[1] for row in rows}
    assert ["15、16、17"] == [row[0] for row in rows if "、" in row[0]][1:]
    extended = ["建立机制", "分阶段整改", "2024-04-30（原2024-01-31，已延期）", "未完成"]
    assert ["9", "帮助县市区结好，并制定县市区友城工作指导办法。", *extended] in rows
    assert ["未完成、逾期"] * 3 == [row[-1] for row in rows if row[-1].endswith("逾期")]


def test_a_measure_of_a_group_stands_before_those_of_its_parts(reports: Reports) -> None:
    rows = tables(written(reports("university"), "plan"))["任务清单"]
    numbers = [row[0] for row in rows]
    assert ["3", "3（1）"] == numbers[numbers.index("3") :][:2]


def test_the_plan_says_who_answers_in_the_words_of_the_profile(reports: Reports) -> None:
    head, first, *_, last = tables(written(reports(), "plan"))["责任清单"]
    assert ["序号", "反馈问题", "第一责任人", "责任领导", "牵头科室", "配合科室", "责任人"] == head
    assert ["1", "理论学习浮于表层、重形式轻转化", "—", "党组书记", "党建办", "综合科", "党建办主任"] == first
    assert ["24", "上轮反馈的事项出现反复", "党组书记", "党组书记", "党建办", "—", "—"] == last


def test_a_column_that_nobody_stands_in_is_left_out(reports: Reports) -> None:
    head, *_ = tables(written(reports("audit-office-en"), "plan"))["List of owners"]
    assert ["No.", "Finding", "Responsible officer", "Action owner", "Supporting department", "Contact"] == head


def test_a_plan_of_which_nothing_was_begun_has_no_states(root: Path) -> None:
    case = ic.load(root / "examples" / "foreign-affairs-office")
    report = ic.report(case, as_of=dt.date(2023, 11, 2))
    head, *_ = tables(written(report, "plan"))["任务清单"]
    assert ["问题序号", "整改措施", "措施性质", "整改类型", "整改时限"] == head


def test_the_plan_counts_its_measures_by_kind(reports: Reports) -> None:
    said = paragraphs(written(reports(), "plan"))
    kinds = "限期整改46项、持续整改5项、立行立改3项、分阶段整改1项"
    assert f"反馈意见共梳理列出问题24个，制定整改措施55项，其中{kinds}。" in "".join(said).split("各项")[0]


def test_the_lists_lie_on_their_side_behind_the_signature(reports: Reports) -> None:
    document = etree.fromstring(parts(written(reports(), "plan"))["word/document.xml"])
    assert [None, "landscape"] == [page.get(f"{W}orient") for page in document.iter(f"{W}pgSz")]
    ended = next(document.iter(f"{W}sectPr")).getparent().getparent()
    assert "2024年3月1日" == _text(ended)


def test_a_public_plan_has_neither_measures_nor_owners(reports: Reports) -> None:
    inside, outside = reports(), written(reports(audience="public"), "plan")
    assert ["问题清单"] == [*tables(outside)]
    said = "\n".join(paragraphs(outside))
    assert "附件：问题清单" in said
    measures = {measure.text for item in inside.items for measure in item.measures}
    owners = {owner.name for item in inside.items for owner in item.owners}
    targets = {item.target for item in inside.items if item.target}
    assert set() == {text for text in measures | owners | targets if text in said}


# --- the report -------------------------------------------------------------------------------------------------


def test_the_report_says_all_that_the_internal_bulletin_says(reports: Reports) -> None:
    report = reports()
    said = [text.replace("\n", "") for text in paragraphs(written(report, "report"))]
    blocks = [block.line for block in ic.bulletin(report).blocks[1:]]
    assert blocks == [text for text in said if text in set(blocks)]
    assert said[1].endswith("现将整改情况报告如下。")
    assert not any("通报" in text for text in said[:3])


def test_the_report_compares_the_aspects(reports: Reports) -> None:
    head, *rows, last = tables(written(reports(), "report"))["分方面整改进度"]
    assert ["方面", "问题数", "已销号", "完成率"] == head
    assert [["10", "7", "70.00%"], ["7", "5", "71.43%"], ["6", "2", "33.33%"], ["1", "0", "0.00%"]] == [
        row[1:] for row in rows
    ]
    assert ["合计", "24", "14", "58.33%"] == last


def test_the_report_lists_what_is_late(reports: Reports) -> None:
    head, *rows = tables(written(reports(), "report"))["逾期问题"]
    assert ["序号", "反馈问题", "责任单位", "整改时限", "逾期天数"] == head
    assert ["6", "借助外事渠道服务“双招双引”的办法不多", "综合科、政研宣传科", "2024-01-31，并长期坚持", "30"] == rows[
        0
    ]
    assert ["6", "24", "22"] == [row[0] for row in rows]


def test_the_report_tells_the_outcomes_in_numbers(reports: Reports) -> None:
    head, first, *_ = tables(written(reports("audit-office-en"), "report"))["Outcomes"]
    assert [["What", "Number", "Unit"], ["Supplementary bills paid by large customers", "371,940.00", "crowns"]] == [
        head,
        first,
    ]


def test_a_public_report_says_nothing_of_time_limits_and_owners(reports: Reports) -> None:
    inside, data = reports(), written(reports(audience="public"), "report")
    assert ["分方面整改进度", "整改成效"] == [*tables(data)]
    withheld = inside.item("f13")
    said = "\n".join(paragraphs(data))
    assert [] == [text for text in (withheld.title, withheld.text, "逾期", "政研宣传科、") if text in said]


# --- the report of the principal --------------------------------------------------------------------------------


def test_the_principal_reports_on_the_findings_of_his_own(reports: Reports) -> None:
    made = tables(written(reports(), "principal-report"))
    assert ["24", "上轮反馈的事项出现反复", "1/2", "2024-02-23", "正在整改、逾期"] == made[
        "二、主要负责人牵头整改的问题"
    ][1]


def test_the_principal_reports_the_states_and_what_is_late(reports: Reports) -> None:
    made = tables(written(reports(), "principal-report"))
    rows = made["未完成的问题中，3个已逾期。各类状态如下表。"]
    assert [["基本完成", "1"], ["待销号", "2"], ["已验收", "1"], ["已销号", "14"]] == rows[3:]


def test_the_principal_says_why_findings_are_open(reports: Reports) -> None:
    head, *rows = tables(written(reports(), "principal-report"))["四、尚未完成整改的问题及原因"]
    assert ["序号", "反馈问题", "状态", "未完成原因", "下一步及时限"] == head
    said = {row[0]: row[2:] for row in rows}
    assert ["待销号", "措施均已完成，待验收销号。", "2024-03-31"] == said["3"]
    reasons = "县市区友城工作指导办法须征求省委外办意见/尚未完成：帮助县市区结好，并制定县市区友城工作指导办法。"
    assert reasons == said["9"][1]
    assert "6笔挂账款项的对方单位已经撤并，尚未处理" == said["17"][1]
    assert "查找承继单位，能收的收回，确实无法收回的报批核销/2024年6月30日" == said["17"][2]
    assert said["20"][1].startswith("抽查新近发展党员档案，1份考察记录缺当月谈话签字/")


def test_the_only_first_responsible_person_signs(reports: Reports) -> None:
    assert ["主要负责人：党组书记", "2024年3月1日"] == paragraphs(written(reports(), "principal-report"))[-2:]


def test_where_nobody_is_first_responsible_the_post_signs(reports: Reports) -> None:
    said = paragraphs(written(reports("audit-office-en"), "principal-report"))
    assert ["Ostrey Water Authority", "Accountable executive", "28 November 2025"] == said[-3:]
    assert "2. Where the work is" in said


def test_chapters_are_numbered_without_a_gap(reports: Reports) -> None:
    for audience, count in (("internal", 5), ("public", 4)):
        said = paragraphs(written(reports(audience=audience), "principal-report"))
        numbers = [match[1] for text in said if (match := re.match("([一二三四五六])、", text))]
        assert list("一二三四五六"[:count]) == numbers


def test_a_public_report_of_the_principal_gives_no_reasons(reports: Reports) -> None:
    data = written(reports(audience="public"), "principal-report")
    head, *_ = tables(data)["三、尚未完成整改的问题"]
    assert ["序号", "反馈问题", "状态"] == head
    said = "\n".join(paragraphs(data))
    assert [] == [text for text in ("党组书记", "挂账款项", "逾期", "牵头整改") if text in said]


# --- the brief --------------------------------------------------------------------------------------------------


def test_the_brief_has_the_numbers_in_one_row(reports: Reports) -> None:
    rows = next(iter(tables(written(reports("university"), "brief")).values()))
    assert ["问题数", "完成整改", "完成率", "逾期", "即将到期", "曾退回", "重新整改"] == rows[0]
    assert [["69", "60", "86.96%", "1", "2", "3", "1"]] == rows[1:]


def test_the_brief_names_what_is_late_and_what_is_due(reports: Reports) -> None:
    made = tables(written(reports("university"), "brief"))
    assert [["11（3）", "校内经营用房清理不力", "资产处", "2025-02-28", "31"]] == made["逾期问题"][1:]
    assert ["7（3）", "招生信息公开不及时", "招生就业处", "2025-03-31", "0"] == made["即将到期的问题"][1]


def test_the_brief_says_what_comes_next(reports: Reports) -> None:
    said = paragraphs(written(reports(), "brief"))
    assert ["下一步安排", "一是压实主体责任；二是持续用力整改；三是写好后续文章。"] == said[-2:]
    english = paragraphs(written(reports("audit-office-en"), "brief"))
    assert english[-2].startswith("Open recommendations. The Audit Committee goes through")


def test_a_public_brief_does_not_say_that_nothing_is_late(reports: Reports) -> None:
    said = paragraphs(written(reports(audience="public"), "brief"))
    assert [] == [text for text in said if re.search("逾期|到期|退回|重新", text)]


def busy(report: ic.Report) -> ic.Report:
    """The report with everything late or due, each with a title that is too long and many owners."""
    long = "题目很长" * 20 if report.language == "zh" else "A very long title of a finding " * 6
    owner = "、".join(["综合科"] * 9)
    items = tuple(attrs.evolve(item, title=long, owner=owner) for item in report.items)
    late = tuple(attrs.evolve(i, late=True, limit=attrs.evolve(i.limit, days_left=-400)) for i in items)
    return attrs.evolve(report, items=items, late=late, due_soon=items)


def test_what_does_not_fit_the_brief_is_counted(reports: Reports) -> None:
    report = busy(reports())
    made = tables(written(report, "brief"))
    assert (4, 3) == (len(made["逾期问题"]), len(made["即将到期的问题"]))
    said = paragraphs(written(report, "brief"))
    assert ["另有21项。", "另有22项。"] == [text for text in said if text.startswith("另有")]
    english = paragraphs(written(busy(reports("audit-office-en")), "brief"))
    assert ["and 15 more", "and 16 more"] == [text for text in english if text.startswith("and ")]


def test_the_brief_is_one_page(
    reports: Reports, to_pdf: Callable[..., dict[str, Path]], program: Callable[[str], str]
) -> None:
    pdfinfo = program("pdfinfo")
    made = {f"{audience}-{example}": written(reports(example, audience), "brief") for example, audience in CASES}
    made |= {f"busy-{example}": written(busy(reports(example)), "brief") for example in EXAMPLES}
    told = {
        name: subprocess.run([pdfinfo, str(pdf)], capture_output=True, check=True, encoding="utf-8").stdout
        for name, pdf in to_pdf(**made).items()
    }
    assert dict.fromkeys(made, "1") == {name: re.findall(r"Pages:\s+(\d+)", text)[0] for name, text in told.items()}


# --- all of them ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("example", "audience"), CASES)
def test_every_part_is_valid(name: str, example: str, audience: str, reports: Reports, material: Path) -> None:
    require_valid(written(reports(example, audience), name), material)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_withheld_is_told_outside(name: str, reports: Reports) -> None:
    for example in EXAMPLES:
        inside, outside = reports(example), reports(example, "public")
        told = {item.id for item in outside.items}
        hidden = {text for item in inside.items if item.id not in told for text in (item.title, item.text)}
        said = b"\0".join(parts(written(outside, name)).values()).decode()
        assert (True, []) == (bool(hidden), [text for text in hidden if text in said])


@pytest.mark.parametrize("name", NAMES)
def test_a_report_without_findings_makes_a_document(name: str, reports: Reports) -> None:
    empty = attrs.evolve(reports(), aspects=(), items=(), late=(), due_soon=(), sections=(), outcomes=())
    assert written(empty, name).startswith(b"PK")


@pytest.mark.parametrize("name", NAMES)
def test_an_english_profile_gets_an_english_document(name: str, reports: Reports) -> None:
    said = "\n".join(paragraphs(written(reports("audit-office-en"), name)))
    assert [] == re.findall(r"[\u4e00-\u9fff]+", said)


def test_no_page_is_empty_and_no_signature_alone(
    reports: Reports, to_pdf: Callable[..., dict[str, Path]], program: Callable[[str], str]
) -> None:
    pdftotext = program("pdftotext")
    made = {
        f"{name}-{example}": written(reports(example), name)
        for name in ("plan", "report", "principal-report")
        for example in EXAMPLES
    }
    lines = {}
    for name, pdf in to_pdf(**made).items():
        done = subprocess.run([pdftotext, "-layout", str(pdf), "-"], capture_output=True, check=True)
        lines[name] = [len(page.split("\n")) for page in done.stdout.decode().split("\f")[:-1]]
    assert {} == {name: counts for name, counts in lines.items() if min(counts) < 5}
