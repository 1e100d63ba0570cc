"""What the parser finds in documents: the seed, its layouts, documents of other bodies, and what is no document."""

import json
import random
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st
from inspection_core_bulletin import Genre, Outline, parse, to_json

import inspection_core as ic

from ._generator import document
from ._mutation import mutated

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.txt"))


def fold(text: str) -> str:
    """Without differences of width and of quotation marks."""
    quotes = str.maketrans(dict.fromkeys('“”‘’「」『』"', "'"))
    return unicodedata.normalize("NFKC", text).translate(quotes)


def labels(outline: Outline) -> list[int]:
    return [sum(each.label is not None for each in finding.paragraphs) for finding in outline.findings]


def shape(outline: Outline) -> list[tuple[str, int | None, str, int]]:
    """Number, aspect, title and count of labelled paragraphs of each finding."""
    pairs = zip(outline.findings, labels(outline), strict=True)
    return [(each.number, each.aspect, fold(each.title), count) for each, count in pairs]


def expected_shape(truth: Any) -> list[tuple[str, int | None, str, int]]:
    return [
        (each["number"], each["aspect"], fold(each["title"]), each["labelled_paragraphs"]) for each in truth["findings"]
    ]


def warned(outline: Outline) -> bool:
    """Whether something about the findings is in doubt."""
    metadata = {"IB007", "IB008"}
    return any(each.severity is not ic.Severity.HINT and each.code not in metadata for each in outline.problems)


def uncovered(text: str, outline: Outline) -> str:
    """What stands neither in an item nor in the remainder; `!` where both hold the same place."""
    marks = [0] * len(text)
    for span in outline.spans:
        for place in range(span.start, span.end):
            marks[place] = 1
    for span in outline.remainder:
        for place in range(span.start, span.end):
            marks[place] += 2
    lost = "".join(char for char, mark in zip(text, marks, strict=True) if not mark and not char.isspace())
    return lost + "!" * sum(mark == 3 for mark in marks)


# --- the seed ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def truth(material: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((material / "seed" / "truth.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def seed(material: Path) -> Outline:
    return parse((material / "seed" / "bulletin.txt").read_text("utf-8"))


@pytest.mark.parametrize(
    "name",
    [
        "title",
        "inspected",
        "inspecting",
        "kind",
        "period",
        "feedback_date",
        "inferred",
        "aspects",
        "stated_totals",
        "contact",
        "issuer",
        "issue_date",
    ],
)
def test_the_seed_says_what_its_truth_says(seed: Outline, truth: dict[str, object], name: str) -> None:
    assert truth[name] == to_json(seed)[name]


def test_the_seed_has_its_findings(seed: Outline, truth: dict[str, object]) -> None:
    expected = [
        (each["number"], each["aspect"], each["title"], each["labels"], each["leading_prose"])  # type: ignore[index]
        for each in truth["findings"]  # type: ignore[attr-defined]
    ]
    actual = [
        (
            each.number,
            each.aspect,
            each.title,
            [part.label for part in each.paragraphs if part.label],
            each.paragraphs[0].label is None,
        )
        for each in seed.findings
    ]
    assert expected == actual


def test_the_seed_has_its_sections(seed: Outline, truth: dict[str, object]) -> None:
    assert truth["sections"] == [each.title for each in seed.sections]


def test_the_missing_label_of_the_seed_is_reported(seed: Outline) -> None:
    (gap,) = [each for each in seed.problems if each.code == "IB003"]
    assert "finding 8: 三是 is missing before 四是" == str(gap.message)
    assert (27, "四是") == (gap.where.line, gap.quote)


# --- layouts and documents ---------------------------------------------------------------------------------------


def test_every_layout_is_read(material: Path) -> None:
    for path in sorted((material / "layouts").glob("*.txt")):
        truth = json.loads(path.with_suffix(".json").read_text("utf-8"))
        outline = parse(path.read_text("utf-8"))
        assert expected_shape(truth) == shape(outline), path.name
        assert [fold(each) for each in truth["aspects"]] == [fold(each.title) for each in outline.aspects], path.name


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_documents_of_other_bodies_are_read(path: Path) -> None:
    truth = json.loads(path.with_suffix(".json").read_text("utf-8"))
    outline = parse(path.read_text("utf-8"))
    assert expected_shape(truth) == shape(outline)
    assert [fold(each) for each in truth["aspects"]] == [fold(each.title) for each in outline.aspects]
    assert [each["state"] for each in truth["findings"]] == [each.state for each in outline.findings]
    paths = [[fold(title) for title in each.path] for each in outline.findings]
    assert [[fold(title) for title in each["path"]] for each in truth["findings"]] == paths
    assert bool(truth["about"].get("doubtful")) <= bool(outline.problems)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_documents_say_who_inspected_whom_and_when(path: Path) -> None:
    about = json.loads(path.with_suffix(".json").read_text("utf-8"))["about"]
    outline = parse(path.read_text("utf-8"))
    found = to_json(outline)
    period, contact = outline.period, outline.contact
    known = {
        **{name: found[name] for name in ("inspected", "inspecting", "kind", "feedback_date", "issuer", "issue_date")},
        "genre": outline.genre.value,
        "start": period.start and str(period.start),
        "end": period.end and str(period.end),
        "phone": contact.phone,
        "email": contact.email,
        "address": contact.address,
        "sections": len(outline.sections),
        "totals": {name: dict(outline.stated_totals).get(name) for name in about.get("totals", ())},
    }
    expected = {name: value for name, value in about.items() if name != "doubtful"}
    assert expected == {name: known[name] for name in expected}


def test_mixtures_of_layouts_are_read_or_doubted() -> None:
    perfect = 0
    for number in range(400):
        text, truth = document(number)
        outline = parse(text)
        expected = [(each[0], each[1], fold(each[2]), each[3]) for each in truth.findings]
        read = expected == shape(outline) and list(truth.aspects) == [each.title for each in outline.aspects]
        assert read or warned(outline), (number, truth.options)
        perfect += read
    assert perfect >= 0.92 * 400


# --- what is no such document ------------------------------------------------------------------------------------

OTHER_TEXTS = {
    "news": "市卫生局召开巡察整改推进会\n本报讯（记者 某某）7月3日，市卫生局召开巡察整改推进会。\n"
    "会议强调，一是逐条销号，二是举一反三，三是建章立制。",
    "event": "节水宣传走进社区\n5月15日，水务局在广场举办宣传活动。\n一是讲解知识；二是展示器具；三是有奖问答。",
    "minutes": "局长办公会纪要\n会议研究了以下事项：\n"
    "一、关于办公楼漏水问题\n由办公室负责。\n二、关于培训经费不足问题\n同意追加预算。",
    "law": "节约用水条例\n第一条 为了节约用水，制定本条例。\n第二条 本市用水活动适用本条例。\n"
    "第三条 有下列情形之一的，责令整改：\n（一）未安装计量设施的；\n（二）拒不接受检查的。",
    "speech": "在巡察工作会议上的讲话\n同志们：\n"
    "一、提高认识\n当前还存在一些问题：一是力度不够；二是深度不足。\n二、加强领导",
    "essay": "论基层治理中的形式主义\n一、存在的主要问题\n（一）制度不健全\n（二）执行不到位\n二、对策建议",
    "announcement": "巡察组进驻某局公告\n"
    "2024年3月5日至5月20日，第三巡察组对某局开展巡察，受理来信来电来访。\n值班电话：0500-5550000",
    "english": "A report on inspection.\n1. Findings\n2. Next steps\n",
    "empty": "",
    "blank": " \n\n\t\u3000\n",
    "one character": "一" * 1_000_000,
    "noise": "".join(random.Random(3).choices("!@#$%^&*()_+abcdef0123456789\n", k=20_000)),
    "random Chinese": "".join(map(chr, random.Random(4).choices(range(0x4E00, 0x9FA5), k=50_000))),
}


@pytest.mark.parametrize("name", OTHER_TEXTS)
def test_other_texts_give_one_clear_error_and_no_finding(name: str) -> None:
    outline = parse(OTHER_TEXTS[name])
    found = (outline.genre, outline.findings, [each.code for each in outline.problems])
    assert (Genre.UNKNOWN, (), ["IB001"]) == found
    assert "" == uncovered(OTHER_TEXTS[name], outline)


# --- laws --------------------------------------------------------------------------------------------------------


def test_nothing_is_lost_and_nothing_raises(material: Path) -> None:
    texts = [path.read_text("utf-8") for path in [*sorted((material / "layouts").glob("*.txt")), *DOCUMENTS]]
    for number in range(300):
        text = mutated(random.Random(number).choice(texts), random.Random(number))
        assert "" == uncovered(text, parse(text)), number


@given(st.integers(min_value=0, max_value=2**32))
def test_nothing_of_a_document_is_lost(number: int) -> None:
    text, _ = document(number)
    assert "" == uncovered(text, parse(text))


@given(st.text(alphabet="一二三、（）1.2①是问题整改情况关于方面：。；，“”\n 　年月日—", max_size=300))
def test_any_text_below_a_title_is_read(text: str) -> None:
    text = "某局关于巡察整改情况的通报\n" + text
    assert "" == uncovered(text, parse(text))


@given(st.integers(min_value=0, max_value=2**32))
def test_paragraphs_stand_in_their_findings(number: int) -> None:
    text, _ = document(number)
    for finding in parse(text).findings:
        for paragraph in finding.paragraphs:
            assert finding.span.start <= paragraph.span.start < paragraph.span.end <= finding.span.end


def test_a_reading_is_repeatable() -> None:
    text, _ = document(7)
    assert to_json(parse(text)) == to_json(parse(text))


# --- details that a reader would miss ----------------------------------------------------------------------------

LEAD = (
    "某局党组关于巡察整改情况的通报\n2024年3月1日至5月6日，市委第一巡察组对某局党组进行了常规巡察。{}\n"
    "一、反馈问题整改情况\n"
)


def bulletin(body: str, lead: str = "7月2日，巡察组反馈了意见。") -> str:
    return LEAD.format(lead) + body


def codes(outline: Outline) -> set[str]:
    return {each.code for each in outline.problems}


def test_joined_lines_lead_back_to_the_source() -> None:
    text = bulletin("1.学习不深入问题\n一是建立制度，\n每月通报。\n")
    (paragraph,) = [each for each in parse(text).findings[0].paragraphs if each.label]
    assert text[paragraph.span.start : paragraph.span.end].startswith("一是建立制度")


def test_a_year_that_is_not_printed_is_inferred_and_said() -> None:
    outline = parse(bulletin("1.学习不深入问题\n已建立制度。\n"))
    assert "2024-07-02" == str(outline.feedback_date)
    assert ("feedback_date: printed without a year",) == outline.inferred
    assert "IB006" in codes(outline)


def test_a_feedback_before_the_month_of_the_inspection_is_of_the_next_year() -> None:
    outline = parse(bulletin("1.学习不深入问题\n已建立制度。\n", "1月9日，巡察组反馈了意见。"))
    assert "2025-01-09" == str(outline.feedback_date)


def test_a_damaged_date_is_reported_and_left_out() -> None:
    outline = parse(bulletin("1.学习不深入问题\n已建立制度。\n", "202472日，巡察组反馈了意见。"))
    assert outline.feedback_date is None
    assert "IB007" in codes(outline)


def test_a_vague_date_is_not_guessed() -> None:
    outline = parse(bulletin("1.学习不深入问题\n已建立制度。\n", "7月中旬，巡察组反馈了意见。"))
    assert outline.feedback_date is None


def test_a_body_that_calls_itself_we_is_named_by_the_title() -> None:
    text = (
        "青禾县水务局党组关于巡察整改情况的通报\n2024年3月1日至5月6日，县委第一巡察组对我局党组进行了常规巡察。\n"
        "1.管网漏损率偏高问题\n已改造。\n"
    )
    outline = parse(text)
    assert "青禾县水务局党组" == outline.inspected
    assert ("inspected: from the title, printed as 我局党组",) == outline.inferred


def test_jumps_in_numbers_are_reported() -> None:
    outline = parse(bulletin("1.学习不深入问题\n已建立制度。\n3.作风不实问题\n已整改。\n"))
    assert ["1", "3"] == [each.number for each in outline.findings]
    assert "IB004" in codes(outline)


def test_totals_that_do_not_fit_are_reported() -> None:
    outline = parse(bulletin("1.学习不深入问题\n已建立制度。\n2.作风不实问题\n已整改。\n", "巡察共反馈12个问题。"))
    assert ("findings", 12) in outline.stated_totals
    assert "IB015" in codes(outline)


def test_findings_that_are_withheld_explain_a_total_and_a_gap() -> None:
    told = "截至6月底，反馈的3个问题已销号2个。其中1个问题按规定不予公开。\n{}"
    numbers = "1.学习不深入问题：\n已建立制度。\n3.作风不实问题：\n已整改。\n"
    outline = parse(bulletin(told.format(numbers)))
    assert {"findings": 3, "withheld": 1, "done": 2} == dict(outline.stated_totals)
    assert not {"IB004", "IB015"} & codes(outline)
    assert {"IB004", "IB015"} <= codes(
        parse(bulletin(told.format(numbers.replace("3.作风", "4.作风")).replace("3个", "5个")))
    )


def test_a_single_finding_is_not_doubted_where_the_text_states_one() -> None:
    told = "1.学习不深入问题\n已建立制度。\n"
    assert "IB026" in codes(parse(bulletin(told)))
    assert "IB026" not in codes(parse(bulletin(told, "巡察共反馈1个问题。")))


@pytest.mark.parametrize("title", ["2022年度预算执行不严", "12项惠企政策兑现不及时", "3个项目进展缓慢"])
def test_a_title_may_begin_with_a_figure(title: str) -> None:
    outline = parse(bulletin(f"1.学习不深入问题：\n已改。\n2.{title}问题：\n已改。\n3.作风不实问题：\n已改。\n"))
    assert [("1", "学习不深入"), ("2", title), ("3", "作风不实")] == [
        (each.number, each.title) for each in outline.findings
    ]
    assert not warned(outline)


def test_findings_with_dotted_numbers_stay_so() -> None:
    told = "1.学习不深入\n1.1项目管理不规范问题：\n已改。\n1.2项目验收不严问题：\n已改。\n"
    assert ["1.1", "1.2"] == [each.number for each in parse(bulletin(told)).findings]


GROUPED = (
    "（一）关于责任落实方面的问题\n1.学习不深入问题：\n{}（1）计划不细问题：\n已改。\n（2）研讨不多问题：\n已改。\n{}"
)


def test_a_finding_beside_one_with_others_below_is_not_doubted_where_its_words_are_theirs() -> None:
    outline = parse(bulletin(GROUPED.format("", "2.作风不实问题：\n已整改。\n")))
    assert [("1", ("学习不深入",)), ("2", ("学习不深入",)), ("2", ())] == [
        (each.number, each.path) for each in outline.findings
    ]
    assert not warned(outline)
    assert "IB009" in codes(parse(bulletin(GROUPED.format("", "2.作风\n已整改。\n"))))


def test_findings_that_group_others_are_no_aspects() -> None:
    told = GROUPED.format("", "2.作风不实问题：\n已整改。\n").partition("\n")[2]
    outline = parse(bulletin(told))
    assert ((), [("学习不深入",), ("学习不深入",), ()]) == (outline.aspects, [each.path for each in outline.findings])


def test_a_finding_with_an_account_of_its_own_has_those_below_it() -> None:
    outline = parse(bulletin(GROUPED.format("一是全面部署。\n二是逐项落实。\n", "2.作风不实问题：\n已整改。\n")))
    assert [("学习不深入", None, 2), ("计划不细", 0, 0), ("研讨不多", 0, 0), ("作风不实", None, 0)] == [
        (each.title, each.parent, count) for each, count in zip(outline.findings, labels(outline), strict=True)
    ]
    assert not warned(outline)


def test_labels_are_kept_as_they_are_printed() -> None:
    outline = parse(bulletin("1.学习不深入问题\n第一，建立制度。\n第二，每月通报。\n2.作风不实问题\n①甲。②乙。\n"))
    assert [["第一，", "第二，"], ["①", "②"]] == [[part.label for part in each.paragraphs] for each in outline.findings]


def test_what_is_done_on_the_last_finding_is_no_part_of_its_own() -> None:
    told = "1.学习不深入问题\n已建立制度。\n2.作风不实问题\n对照反馈意见逐条剖析，把整改要求落到实处。\n"
    outline = parse(bulletin(told))
    assert ["一、反馈问题整改情况"] == [each.title for each in outline.sections]
    assert 1 == len(outline.findings[1].paragraphs)


def test_the_only_aspect_may_say_that_it_has_no_finding() -> None:
    outline = parse(bulletin("（一）作风建设方面\n本方面未反馈具体问题。\n"))
    assert (["作风建设"], ()) == ([each.title for each in outline.aspects], outline.findings)


def test_a_heading_that_runs_into_its_account_is_doubted() -> None:
    """Lines broken by hand at a width that one of the headings fills, so that nothing shows where it ends."""
    full = "2.资金拨付不及时，项目建设进度缓慢，监督检查流于形式"
    account = "召开专题会议研究整改措施，由分管负责同志牵头推进，全年累计开展检查47次，逐项对账销号。"
    told = f"1.学习不深入\n{account}\n{full}\n{account}\n3.作风不实\n{account}\n"
    width = len(full)
    lines = [line[at : at + width] for line in bulletin(told).split("\n") for at in range(0, len(line), width)]
    outline = parse("\n".join(lines))
    assert [full.removeprefix("2.")] != [outline.findings[1].title]
    assert "IB033" in codes(outline)


def test_a_state_is_the_word_of_a_field_and_never_of_prose() -> None:
    told = "1.学习不深入问题\n整改状态：已完成\n整改情况：已建立制度。\n2.作风不实问题\n该问题已完成整改。\n"
    outline = parse(bulletin(told))
    assert ["已完成", None] == [each.state for each in outline.findings]


def test_owners_and_deadlines_are_fields_and_no_account() -> None:
    outline = parse(bulletin("1.学习不深入问题\n整改情况：已建立制度。\n责任单位：办公室\n完成时限：2024年底\n"))
    (finding,) = outline.findings
    assert [("责任单位", "办公室"), ("完成时限", "2024年底")] == [(each.name, each.value) for each in finding.fields]
    assert ["已建立制度。"] == [each.text for each in finding.paragraphs]


def test_a_list_inside_a_point_stays_inside_it() -> None:
    outline = parse(bulletin("1.学习不深入问题\n一是抓制度。（1）修订两项；（2）新建一项。二是抓落实。三是抓考核。\n"))
    assert ["一是", "二是", "三是"] == [each.label for each in outline.findings[0].paragraphs]


def test_an_aspect_that_says_it_has_no_finding_has_none() -> None:
    body = "（一）关于学习不深入方面\n1.计划不细问题\n已细化。\n（二）关于作风不实方面\n本方面未反馈具体问题。\n"
    outline = parse(bulletin(body))
    assert (2, 1) == (len(outline.aspects), len(outline.findings))
    assert not {"IB009", "IB030"} & codes(outline)


def test_next_steps_without_a_heading_are_a_section_of_their_own() -> None:
    told = "1.学习不深入问题\n已建立制度。\n2.作风不实问题\n已整改。\n下一步，我局将一是抓学习，二是抓作风。\n"
    outline = parse(bulletin(told))
    assert ["一、反馈问题整改情况", "下一步"] == [each.title for each in outline.sections]
    assert [0, 0] == labels(outline)


def test_problems_name_line_column_and_offsets() -> None:
    text = bulletin("1.学习不深入问题\n一是甲。三是丙。\n2.作风不实问题\n已整改。\n")
    (gap,) = [each for each in parse(text).problems if each.code == "IB003"]
    start = text.index("三是")
    assert (5, 5, start, start + 2) == (gap.where.line, gap.where.column, gap.where.start, gap.where.end)


def test_every_doubt_is_said_in_both_languages() -> None:
    for number in range(60):
        for each in parse(document(number)[0]).problems:
            assert each.say("en")
            assert any("\u4e00" <= char <= "\u9fff" for char in each.message.zh)


def test_the_shape_in_json() -> None:
    found = to_json(parse(bulletin("1.学习不深入问题\n一是甲。\n二是乙。\n")))
    (finding,) = found["findings"]  # type: ignore[misc]
    assert ["number", "printed", "aspect", "title", "path", "paragraphs", "state", "span"] == list(finding)
    assert {"label", "text", "span"} == set(finding["paragraphs"][0])
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize("size", [20, 200])
def test_time_grows_with_length_alone(size: int) -> None:
    text = bulletin("".join(f"{n}.关于学习不深入问题。一是建立制度。二是每月通报。\n" for n in range(1, size * 50)))
    begin = time.process_time()
    parse(text)
    assert time.process_time() - begin < len(text) / 100_000 + 2


BROKEN = """关于巡察县水务局党组的反馈意见
根据县委统一部署，2023年9月1日至11月1日，县委第一巡察组对县水务局党组开展了常规巡察。12月26日，县委第一巡察组向县水务局党组作了反馈。
一、主要问题
1.会议记录不全。会议记录缺页。
2.报销凭证缺附件。有三笔没有附件。
3.印章管理不严。
4.车辆台账不清。
5.合同归档不及时。
6.值班记录缺失。
7.培训流于形式。
8.公开栏长期不更新。
"""


def about(outline: Outline) -> tuple[object, ...]:
    period = (str(outline.period.start), str(outline.period.end))
    return outline.kind, outline.inspecting, outline.inspected, period, str(outline.feedback_date)


@pytest.mark.parametrize("words", ["常规|巡察", "县水|务局党组开展", "11月1|日，", "县委第一|巡察组向", "12月|26日"])
def test_a_line_that_its_page_broke_in_a_sentence_hides_nothing_of_the_inspection(words: str) -> None:
    broken = BROKEN.replace(words.replace("|", ""), words.replace("|", "\n"))
    expected = ("常规巡察", "县委第一巡察组", "县水务局党组", ("2023-09-01", "2023-11-01"), "2023-12-26")
    assert (expected, expected) == (about(parse(BROKEN)), about(parse(broken)))


def test_the_doubt_about_a_day_behind_such_a_break_stands_at_its_words() -> None:
    outline = parse(BROKEN.replace("常规巡察", "常规\n巡察"))
    assert ["12月26日"] == [each.quote for each in outline.problems if "2023-12-26" in str(each.message)]
