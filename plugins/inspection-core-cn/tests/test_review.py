"""Each rule of the reviewer: what it tells and what it lets pass, in sentences of our own."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from inspection_core_cn.review import FAMILIES, slips, text_rules
from inspection_core_cn.review.lists import split_items
from inspection_core_cn.review.personal import is_card_number, is_identity_card

import inspection_core as ic
from inspection_core.testing import a_profile

from ._planting import clean_texts
from ._reviewing import DAY, ENDING, OPENING, fixed, quotes, review

CARD = "11010519491231002X"
"""The example of the standard GB 11643: nobody's."""
BANK = "6222021234567890128"

TOLD = "认真组织开展全县范围内的资产清查和盘点工作逐项登记造册并录入系统"

# code, a text that it tells of, what it quotes, a text nearby that is right
CASES = [
    ("ICN101", "一、做法\n（一）学。\n（三）改。\n", "（三）改。", "一、做法\n（一）学。\n（二）改。\n"),
    ("ICN101", "1.学。\n2.查。\n5.改。\n", "5.改。", "一、甲\n1.学。\n2.查。\n二、乙\n1.改。\n2.看。\n"),
    ("ICN102", "1.先学。\n2.再查。\n2.后改。\n", "2.后改。", "（一）甲事\n1.学。\n（二）乙事\n2.查。\n3.改。\n"),
    ("ICN102", "1.学。先学。\n1.查。再查。\n2.改。后改。\n", "1.查。", "一、甲\n1.学。\n二、乙\n1.查。\n2.改。\n"),
    ("ICN103", "一是抓学习。二是抓检查。四是抓整改。", "四是抓整改。", "一是抓学习。二是抓检查。三是抓整改。"),
    ("ICN103", "第一，学。第三，改。", "第三，改。", "第一，学。第二，改。第三季度完成。"),
    (
        "ICN104",
        "一是抓学习。二是抓检查。二是抓整改。",
        "二是抓整改。",
        "一是甲：一是学，二是查。二是乙：一是看，二是改。",
    ),
    ("ICN105", "一是学，二是查。三是改。", "，二是", "一是学，二是查，三是改。"),
    ("ICN106", "一、做法\n1.学。\n（一）查。\n2.改。\n", "（一）", "一、做法\n（一）查。\n1.学。\n2.改。\n"),
    ("ICN107", "（一）、学习\n", "、", "（一）学习、检查\n"),
    ("ICN107", "一，学习\n二、检查\n", "，", "一是，学习\n"),
    ("ICN108", "1.学。\n2.查。\n3、改。\n4.看。\n", "3、", "1.学。\n2.查。\n3.改。\n"),
    ("ICN121", "共12个，其中已完成8个，未完成3个。", "12个", "共12个，其中已完成8个，未完成4个。"),
    ("ICN121", "修订制度9项（其中新建4项、修订6项）。", "9项", "新建场地9个（其中县级3个），改造5个。"),
    (
        "ICN121",
        "共收回90万元，其中已上缴60万元，尚未上缴20万元。",
        "90万元",
        "共查9处，其中重点4处、一般5处，已改2处。",
    ),
    ("ICN122", "共40个问题，已完成30个，完成率80%。", "80%", "共40个问题，已完成30个，完成率75%。"),
    (
        "ICN122",
        "招聘五场；应安置53人，到岗50人，占89.1%。",
        "89.1%",
        "招聘五场；应安置53人，到岗50人，占94.3%。",
    ),
    ("ICN122", "697个问题已整改688个，整改率98.17%。", "98.17%", "697个问题已整改688个，整改率98.71%。"),
    (
        "ICN123",
        "其中男性占52.1%，女性占48.9%。",
        "52.1%，女性占48.9%",
        "其中英语82.1%，小语种17.9%，高校占67.3%，企业占32.7%。",
    ),
    (
        "ICN123",
        "来源中甲占33.3%，乙占33.3%，丙占34.3%。",
        "33.3%，乙占33.3%，丙占34.3%",
        "来源中甲占33.3%，乙占33.3%，丙占33.3%。",
    ),
    (
        "ICN124",
        "建成含英、日、韩、德4个语种以上的库。围绕学、查、改四个环节推进。",
        "学、查、改四个环节推进",
        "围绕学、查、改三个环节推进。",
    ),
    (
        "ICN124",
        "落实三张清单，即问题清单、任务清单。",
        "三张清单，即问题清单、任务清单",
        "落实三张清单，即问题清单、任务清单、责任清单。",
    ),
    (
        "ICN124",
        "印发《采购办法》《报销办法》3项制度。",
        "《采购办法》《报销办法》3项制度",
        "印发《采购办法》《报销办法》等3项制度。",
    ),
    ("ICN124", "由公安、民政、社保四部门核对。", "公安、民政、社保四部门核对", "由公安、民政、卫健、社保四部门核对。"),
    ("ICN124", "抓好三项工作：一是学。二是改。", "抓好三项工作：", "抓好三项工作：一是学。二是查。三是改。"),
    ("ICN125", "用时由5天增加到3天。", "由5天增加到3天", "用时由5天缩短到3小时。"),
    ("ICN126", "覆盖率由60%提高到72%，提高10个百分点。", "10", "覆盖率由60%提高到72%，提高12个百分点。"),
    ("ICN126", "库存由3,200米增加到5,600米，增加2,300米。", "2,300", "库存由3,200米增加到5,600米，增加2,400米。"),
    ("ICN126", "产值由50万元增加到60万元，增长25%。", "25%", "产值由50万元增加到60万元，成本下降25%。"),
    ("ICN126", "成功率97.5%，较上年的95.8%提高1.9个百分点。", "1.9", "成功率97.5%，较上年提高1.9个百分点。"),
    ("ICN127", "约30余人参加。", "约30余", "约30人参加，走访30余户。"),
    ("ICN131", "贯彻党的XX大精神。", "XX", "单位用XXS号工作服。"),
    ("ICN131", "于20××年印发。", "20××年", "面积为3×4米。"),
    ("ICN132", "（此处填写完成情况）", "此处填写", "已填写完成情况。"),
    ("ICN133", "由{{ office }}负责。", "{{ office }}", "由办公室负责。"),
    ("ICN134", "印发《 》。", "《 》", "印发《办法》。"),
    (
        "ICN141",
        "1.制度不健全问题\n修订三项制度。\n2.检查不到位问题\n3.管理不规范问题\n清查资产两次。\n",
        "2.检查不到位问题",
        "1.已制定制度。\n2.已检查两次。\n",
    ),
    ("ICN151", "于2024年2月30日召开会议。", "2024年2月30日", "于2024年2月29日召开会议。"),
    ("ICN152", "于202442日召开会议。", "202442日", "编号202442。"),
    ("ICN153", "2026年3月1日召开会议。", "2026年3月1日", "计划2026年3月1日前完成，合同期满（2027年1月31日）后收回。"),
    ("ICN153", "截至2026年9月1日，已完成12项。", "2026年9月1日", "截至2025年5月1日，已完成12项。"),
    (
        "ICN153",
        "2024年1月9日至2027年3月1日，巡察组开展了巡察。",
        "2027年3月1日",
        "培训自2025年1月9日至2027年3月1日。",
    ),
    ("ICN153", "完成时间：2028年9月30日。已完成。", "2028年9月30日", "完成时间：2024年9月30日。已完成。"),
    ("ICN154", "2023年6月16日至4月15日开展检查。", "2023年6月16日至4月15日", "2023年11月16日至次年4月15日开展检查。"),
    ("ICN156", "2024年3月15日（星期四）开会。", "2024年3月15日（星期四）", "2024年3月15日（星期五）开会。"),
    ("ICN157", "24年3月完成。", "24年3月", "2024年3月完成，历时24年。"),
    ("ICN158", "受理时间为8:75至12:00。", "8:75", "比例为8:75。"),
    ("ICN161", f"身份证号{CARD}。", CARD, "编号11010519491399。"),
    ("ICN162", "身份证号110105194912310021。", "110105194912310021", "编号990105194912310021。"),
    ("ICN163", "拨打13812345678。", "13812345678", "拨打0577-88661201。"),
    ("ICN164", f"转入{BANK}。", BANK, "转入6222021234567890120。"),
    ("ICN171", "认真学习,深入研究。", ",", "共1,200人参加。"),
    ("ICN171", "培训(含线上)三次。", "(含线上)", "培训（含线上）三次。"),
    ("ICN172", "认真学习，，深入研究。", "，，", "认真学习……深入研究——"),
    ("ICN173", "认真学习，。", "，。", "“认真学习。”"),
    ("ICN174", "学习、研究...等。", "...", "学习、研究……"),
    ("ICN175", "打造“一”、“二”。", "、", "打造“一”“二”。"),
    ("ICN176", "共１２项，完成12项。", "１２", "共12项。"),
    ("ICN177", "学习。\n，研究。\n", "，研究。", "学习。\n研究。\n"),
    ("ICN178", "学习制度，\n研究办法。\n", "学习制度，", "学习制度。\n研究办法。\n"),
    ("ICN181", "学习《办法，提高认识。", "《", "学习《办法》，提高认识。1）学。"),
    ("ICN182", "打造“一窗“服务。", "“", "打造“一‘窗’服务”。"),
    ("ICN183", '打造"一窗"服务。', '"一窗"', "打造“一窗”服务。"),
    ("ICN184", "认真 学习。", " ", "用 Word 学习，共 3 次。"),
    ("ICN185", "提升“内强 外树”行动，抓好落实。", " ", "学习《不良文风\u3000优良文风》，抓好落实。"),
    (
        "ICN186",
        "（一）学习方面问题\n（二）检查方面问题\n（三）整改方面\n（四）管理方面问题\n",
        "整改方面",
        "（一）学习\n（二）检查整改\n（三）管理方面\n",
    ),
    ("ICN187", "1.学习：\n2.检查：\n3.整改。\n4.管理：\n", "3.整改。", "1.学习：\n2.检查：\n3.整改：\n"),
    (
        "ICN191",
        "召开专题会议，研究部署整改工作，明确责任分工和时限。\n甲。\n一是召开专题会议，研究部署整改工作，明确责任分工和时限。\n",
        "一是召开专题会议，研究部署整改工作，明确责任分工和时限。",
        "已完成。\n甲。\n已完成。\n",
    ),
    (
        "ICN192",
        "1.资产管理制度不够健全\n修订。\n2.资产管理制度不够健全\n清查。\n",
        "资产管理制度不够健全",
        "1.资产管理\n修订。\n2.资产管理\n清查。\n",
    ),
    ("ICN193", f"甲。{TOLD}。乙。{TOLD}。", TOLD, "认真。认真。"),
    ("ICN194", "开展开展检查。", "开展开展", "一项一项检查，逐条逐条核对。"),
    ("ICN196", "见云财发[2024]07号。", "云财发[2024]07号", "见云财发〔2024〕7号和（2024）云01民初7号。"),
    ("ICN196", "见云财发〔2024〕第7号。", "云财发〔2024〕第7号", "见云信评报字〔2024〕第7号。"),
    ("ICN197", "自二0二四年起。", "二0二四年", "自二〇二四年起。"),
    ("ICN201", "认真布署，建立台帐。", "布署", "认真部署，建立台账。"),
    ("ICN202", "其它事项。", "其它", "其他事项。"),
]


@pytest.mark.parametrize(("code", "wrong", "quote", "right"), CASES, ids=lambda value: str(value)[:24])
def test_a_rule_tells_its_defect_and_lets_what_is_right_pass(code: str, wrong: str, quote: str, right: str) -> None:
    assert quote in quotes(wrong, code)
    assert [] == quotes(right, code)


def test_a_problem_quotes_what_stands_in_its_place() -> None:
    for _, wrong, _, _ in CASES:
        for problem in review(wrong):
            assert problem.quote == wrong[problem.where.start : problem.where.end], problem.code


def test_every_rule_is_of_a_family_and_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in text_rules()]
    assert [f"cn-{family}" for family in FAMILIES] == names


def test_nothing_is_told_of_a_text_in_another_language() -> None:
    text = "1. What was found,and done\n3. What comes  next,, 13812345678\n" * 20
    assert [] == review(text)
    assert [] == review(text.replace("found", "found (巡察)"))


@pytest.mark.parametrize("text", ["", "\n", "整", "。", "一、", "（一）", "中共", "“"])
def test_short_texts_do_no_harm(text: str) -> None:
    assert [] == [problem for problem in review(text) if problem.severity is ic.Severity.ERROR]


# --- fixes --------------------------------------------------------------------------------------------------------

FIXES = [
    ("认真学习,深入研究；", "认真学习，深入研究；"),
    ("培训(含线上)三次。", "培训（含线上）三次。"),
    ("认真学习，，深入研究。", "认真学习，深入研究。"),
    ("一是学，二是查。三是改。", "一是学。二是查。三是改。"),
    ("（一）、学习\n（二）检查\n", "（一）学习\n（二）检查\n"),
    ("打造“一”、“二”。", "打造“一”“二”。"),
    ('打造"一窗"服务。', "打造“一窗”服务。"),
    ("认真 学习。", "认真学习。"),
    ("开展开展检查。", "开展检查。"),
    ("见云财发[2024]第07号。", "见云财发〔2024〕7号。"),
    ("自二0二四年起建立台帐。", "自二〇二四年起建立台账。"),
    ("学习、研究...。", "学习、研究……。"),
]


@pytest.mark.parametrize(("wrong", "right"), FIXES)
def test_a_fix_stands_in_place_of_what_is_wrong(wrong: str, right: str) -> None:
    assert right == fixed(wrong)


@given(st.text(alphabet='一二三是（）()，,。.“”"、 \n的整改台帐布署1号[2024]〔〕《》…', max_size=60))
def test_what_was_fixed_is_not_told_again(text: str) -> None:
    for _ in range(4):
        text = fixed(text)
    assert fixed(text) == text


# --- a whole bulletin ---------------------------------------------------------------------------------------------

BODY = "2024年5月6日至7月5日，县委第一巡察组对中共临江县水务局党组开展了巡察。2024年8月2日反馈了意见。\n"


def codes(text: str, audience: ic.Audience = ic.Audience.PUBLIC) -> list[str]:
    return [problem.code for problem in review(text, audience=audience) if problem.severity is not ic.Severity.HINT]


def test_a_bulletin_that_is_whole_is_let_pass() -> None:
    assert [] == codes(OPENING + BODY + ENDING)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OPENING, OPENING.replace("水务局", "水局")),
        (BODY, BODY.replace("临江县", "临县")),
        (ENDING, ENDING.replace("水务局", "水利务局")),
        (ENDING, ENDING.replace("临江", "江临")),
    ],
    ids=["title", "lead", "signature", "two swapped"],
)
def test_the_name_that_differs_is_told_where_it_stands(old: str, new: str) -> None:
    text = (OPENING + BODY + ENDING).replace(old, new)
    (told,) = [problem for problem in review(text) if problem.code == "ICN111"]
    assert text.index(new) <= (told.where.start or 0) < text.index(new) + len(new)


@pytest.mark.parametrize("name", ["临江县水务局党组", "中国共产党临江县水务局党组", "县水务局党组"])
def test_customary_short_names_are_let_pass(name: str) -> None:
    assert [] == codes(OPENING + BODY.replace("中共临江县水务局党组", name) + ENDING)


def test_a_number_that_begins_an_item_announces_no_list() -> None:
    assert [] == quotes("内容有单位名称、巡察时间、反馈日期、五个方面的问题。", "ICN124")


def test_a_date_and_a_contact_are_missed_in_a_bulletin() -> None:
    assert ["ICN143"] == codes(OPENING + BODY + ENDING.replace("2025年3月4日\n", ""))
    assert ["ICN144"] == codes(OPENING + BODY + ENDING.replace("联系电话：0577-8866120\n", ""))
    assert [] == codes(OPENING + BODY + ENDING.replace("联系电话：0577-8866120\n", ""), ic.Audience.INTERNAL)


def test_a_note_that_is_no_bulletin_needs_neither() -> None:
    assert [] == codes("今天的工作安排\n学习文件，整理材料。\n")


def test_what_was_done_before_the_inspection_is_told() -> None:
    done = "一、情况\n2023年3月1日召开会议研究制度。\n"
    assert ["ICN155"] == codes(OPENING + BODY + done + ENDING)
    assert [] == codes(OPENING + BODY + done.replace("2023年3月1日召开", "针对2023年3月1日的通知，召开") + ENDING)


def test_a_feedback_before_the_end_of_the_inspection_is_told() -> None:
    assert ["ICN159"] == codes(OPENING + BODY.replace("2024年8月2日", "2024年6月2日") + ENDING)


def test_a_day_after_that_of_issue_is_ahead() -> None:
    done = "一、情况\n2025年4月1日召开会议研究制度。\n"
    assert ["ICN153"] == codes(OPENING + BODY + done + ENDING)


def test_personal_data_is_an_error_for_the_public_and_a_warning_within() -> None:
    text = "联系13812345678。"
    severities = [
        problem.severity
        for audience in (ic.Audience.PUBLIC, ic.Audience.INTERNAL)
        for problem in review(text, audience=audience)
    ]
    assert [ic.Severity.ERROR, ic.Severity.WARNING] == severities


@pytest.mark.parametrize(
    "text",
    ["电话0577-88661201转8001", "邮箱zhk13812345678@x.example.cn", "统一社会信用代码91110105MA12345678", "热线12345"],
)
def test_office_numbers_are_let_pass(text: str) -> None:
    assert [] == [problem for problem in review(text) if problem.code.startswith("ICN16")]


def test_half_width_marks_are_let_pass_where_they_are_the_habit() -> None:
    text = "认真学习,深入研究,逐项落实,抓好整改,全面完成。"
    assert [] == quotes(text, "ICN171")


def test_wrapped_lines_are_no_paragraphs() -> None:
    line = "认真学习有关文件精神，深入研究贯彻落实的具体办法和措施，确保各项整改任务按照时间\n"
    assert [] == [problem.code for problem in review(line * 12) if problem.code in ("ICN177", "ICN178", "ICN179")]


# --- the lexicon --------------------------------------------------------------------------------------------------


def test_the_list_of_slips_is_long_and_no_entry_is_its_own_right_form() -> None:
    entries = slips.lexicon({})
    assert len(entries) >= 150
    assert [] == [each.wrong for each in entries if each.wrong == each.right]
    assert [] == [each.wrong for each in entries if each.sure and each.wrong in each.right]


def test_no_right_form_holds_another_slip() -> None:
    entries = [each for each in slips.lexicon({}) if each.sure]
    held = [(one.right, other.wrong) for one in entries for other in entries if list(other.places(one.right))]
    assert [] == held


def test_a_profile_adds_to_the_list_and_takes_from_it() -> None:
    words = {"slip.县水利局": "县水务局", "slip.布署": ""}
    found = [(problem.quote, problem.fix) for problem in review("县水利局布署工作，建立台帐。", words=words)]
    assert [("县水利局", "县水务局"), ("台帐", "台账")] == found


@pytest.mark.parametrize(
    "text",
    [
        "常规化管理，自己完成，取消号码，随份子。",
        "书记要带头，登记要及时。",
        "建立完善长效机制，改善长者食堂。",
        "依法依规化解矛盾，查处违规化工企业。",
        "搭建帐篷20顶，转入帐篷12顶。",
        "发布署名文章，公布署名单位。",
        "专注消除隐患，关注消防安全。",
        "严峻工作形势，首批露营地，酒精采购。",
        "补充份额，完成份数，当月份内办结，股份量化到户。",
        "新建全民健身中心，控制渡口客流，举措失当。",
        "信用统计画像，应急反应问题。",
    ],
)
def test_a_slip_within_another_word_is_let_pass(text: str) -> None:
    assert [] == quotes(text, "ICN201")


# --- what was told of texts that are right -----------------------------------------------------------------------

PASSED = [
    ("ICN124", "约定分4期、每期间隔3个月付清。受理、审核、办结共需5个工作日。"),
    ("ICN124", "联合公安、市场监管、住建等4个部门检查。"),
    ("ICN121", "整改不到位的4个、反弹的2个，分别是：房产证、集资款、林界、账外资产4个旧问题，公车、接待2个新问题。"),
    ("ICN122", "更新展品96件，占总数的24%，平均每年仅更新12件。"),
    ("ICN122", "设立服务窗口90个、便民站点60个，群众满意的比例为97.5%。"),
    ("ICN132", "【公示说明】\n公示五天。\n【整改内容】\n修订制度。\n"),
    (
        "ICN141",
        "一、结果\n（一）采购问题，均整改；\n（二）资产问题，均整改；\n二、措施\n（一）采购问题\n修订制度两项。\n（二）资产问题\n清查资产两次。\n（三）接待问题\n退回费用三次。\n",
    ),
    ("ICN142", "1.设备老化问题\n争取资金三百万元，更换设备。\n2.检查不严问题\n修订办法两项。\n"),
    ("ICN153", "工程2026年3月1日开工，预计2026年9月完工。"),
    ("ICN184", "本报讯（记者 通讯员）清晨，薄雾还没散尽，坡道上传来轮椅声。"),
    ("ICN186", "一、学习方面问题\n二、检查方面问题\n三、资产方面问题\n四、下一步打算\n"),
    ("ICN186", "1.食堂管理。\n2.宿舍管理。\n3.资助管理。\n4.心理健康。\n"),
    ("ICN187", "（一）学习2个；\n（二）检查3个；\n（三）资产4个；\n（四）接待1个。\n"),
    ("ICN101", "做法：\n1.两辆车装定位。\n2.9月起核对油卡。\n3.24小时有人值班。\n4.清点库房。\n"),
    ("ICN102", "做法：\n1.6辆车装定位。\n2.核对油卡。\n办法：\n1.6间库房清点。\n2.核对账目。\n"),
    ("ICN102", "1.1目的\n1.2依据\n1.3范围\n"),
    ("ICN122", "持证人员由498人增加到561人，占在编人员的88.5%。"),
    ("ICN122", "甲类查12处，乙类查30处；应到53人，实到50人，占94.3%。"),
    ("ICN124", "评为A级21家、B级44家、C级13家、D级5家，5家D级单位退出。"),
    ("ICN124", "县级、乡级、村级三级联动。"),
    ("ICN126", "产值由50万元增加到60万元，增加10万元，增长20%。"),
    ("ICN126", "成功率97.5%，较上年的95.8%提高1.7个百分点。"),
    ("ICN126", "满意率97.5%，投诉率较上年的5.8%下降2.7个百分点。"),
    (
        "ICN141",
        "一、整改情况\n1.资产不清问题\n清查资产两次。\n2.账目混乱问题\n核对账目三次。\n3.合同缺失问题\n补签合同两份。\n二、仍存在的困难\n1.库房不够用。\n2.人手紧缺。\n",
    ),
    ("ICN142", "1.设备闲置问题\n将大型仪器接入平台。\n2.检查不严问题\n修订办法两项。\n"),
    ("ICN153", "完成时间：2026年9月30日。基本完成。"),
    ("ICN153", "若2026年6月30日仍未付清，依法申请执行。"),
    ("ICN184", "又讯 自即日起受理群众来信，欢迎监督。"),
    ("ICN196", "出具报告（景信专审字〔2025〕第108号）。"),
]
"""The code that was told of a text that is right."""


@pytest.mark.parametrize(("code", "text"), PASSED)
def test_what_is_right_is_let_pass(code: str, text: str) -> None:
    assert [] == quotes(text, code)


def test_a_heading_is_compared_with_those_of_other_sections_where_each_has_few() -> None:
    text = "一、甲\n（一）学习的问题\n（二）检查的问题\n二、乙\n（一）资产的问题\n（二）接待的\n"
    assert ["接待的"] == quotes(text, "ICN186")


@pytest.mark.parametrize("head", ["附件：1.清单\n", "附件：\n1.清单\n", "附：1.清单\n"])
def test_attachments_have_numbers_of_their_own(head: str) -> None:
    text = f"1.学习。\n2.检查。\n3.整改。\n\n{head}　　　2.目录\n\n4.回访。\n6.销号。\n"
    told = [(problem.code, problem.quote) for problem in review(text)]
    assert [("ICN101", "6.销号。")] == told


@pytest.mark.parametrize(
    "contact",
    ["请拨打服务热线0789-96123。\n", "可登录网站（https://www.example.cn）留言。\n", "电话（0439）6230188。\n"],
)
def test_a_contact_may_stand_in_a_sentence(contact: str) -> None:
    assert [] == codes(OPENING + BODY + ENDING.replace("联系电话：0577-8866120\n", contact))


def test_feedback_needs_a_date_and_no_contact() -> None:
    title = "关于巡察临江县水务局党组的反馈意见\n\n"
    ending = ENDING.replace("联系电话：0577-8866120\n", "")
    assert [] == codes(title + BODY + ending)
    assert ["ICN143"] == codes(title + BODY + ending.replace("2025年3月4日\n", ""))


def test_counts_in_a_row_are_compared_where_the_rate_names_the_second() -> None:
    assert ["97.5%"] == quotes("抽检饮用水样90份、合格60份，合格率97.5%。", "ICN122")


@pytest.mark.parametrize("signed", ["（中共临江县水务局党组 2025年3月4日）\n", "临江县水务局办公室　2025年3月4日\n"])
def test_the_office_and_the_day_may_stand_in_one_line(signed: str) -> None:
    text = OPENING + BODY + "\n联系电话：0577-8866120\n\n"
    told = [(problem.code, problem.severity) for problem in review(text + signed)]
    assert [] == told
    assert ["ICN143"] == codes(text + signed.replace("2025年3月4日", "（印）"))


def test_what_is_called_open_to_all_needs_a_date_and_a_contact() -> None:
    title = OPENING.replace("的通报", "的公开")
    assert [] == codes(title + BODY + ENDING)
    assert ["ICN143"] == codes(title + BODY + ENDING.replace("2025年3月4日\n", ""))
    assert ["ICN144"] == codes(title + BODY + ENDING.replace("联系电话：0577-8866120\n", ""))


def test_a_number_with_places_is_a_label_where_it_goes_on_a_list() -> None:
    assert ["2.清点。"] == quotes("1.装定位。\n2.9月起核对。\n2.清点。\n", "ICN102")


def test_a_circular_to_named_offices_needs_no_contact() -> None:
    ending = ENDING.replace("联系电话：0577-8866120\n", "")
    assert [] == codes(OPENING + "局属各单位，机关各科室：\n" + BODY + ending)
    assert ["ICN144"] == codes(OPENING + "现将有关情况通报如下：\n" + BODY + ending)
    assert ["ICN144"] == codes(OPENING + "全体党员、各位父老乡亲：\n" + BODY + ending)


def test_a_title_may_go_on_after_a_line_that_could_end_it() -> None:
    title = "临江县水务局党组关于县委巡察反馈意见\n整改情况的通报\n\n"
    assert ["ICN144"] == codes(title + BODY + ENDING.replace("联系电话：0577-8866120\n", ""))


def test_a_date_of_a_paper_that_was_to_be_revised_is_no_measure() -> None:
    old = "一、情况\n2023年3月修订的办法已不适用。\n"
    assert [] == codes(OPENING + BODY + old + ENDING)


def in_a_table(text: str) -> list[str]:
    """The codes that are told of a text that is a table as a whole."""
    source = ic.SourceText.of(text, "draft.docx")
    table = ic.TextTable(sheet=ic.Sheet(file="draft.docx", rows=()), start=0, end=len(text))
    look = ic.TextExamination(
        source=evolve(source, tables=(table,)), as_of=DAY, audience=ic.Audience.PUBLIC, profile=a_profile("neutral-zh")
    )
    return [problem.code for rule in text_rules() for problem in rule.run(look)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ICN193", f"甲。{TOLD}。\t乙。{TOLD}。\n"),
        ("ICN153", "制度\t2027年3月1日完成\n"),
        ("ICN103", "措施：一是学习。\t三是检查。\n"),
        ("ICN104", "措施：一是学习。二是查。\t二是检查。\n"),
    ],
)
def test_what_is_said_of_sentences_is_not_said_of_tables(code: str, text: str) -> None:
    assert [code] == [each.code for each in review(text) if each.code == code]
    assert code not in in_a_table(text)


# --- small parts --------------------------------------------------------------------------------------------------


def test_the_check_digit_of_identity_cards() -> None:
    assert (True, False, False) == (
        is_identity_card(CARD),
        is_identity_card(CARD[:-1] + "1"),
        is_identity_card("1" * 18),
    )


def test_the_luhn_check_of_bank_cards() -> None:
    assert (True, False, False) == (is_card_number(BANK), is_card_number(BANK[:-1] + "1"), is_card_number("0" * 16))


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("学、查、改", ["学", "查", "改"]),
        ("学、查和改", ["学", "查", "改"]),
        ("“学、查”、改", ["“学、查”", "改"]),
        ("学", ["学"]),
    ],
)
def test_items_of_a_list(words: str, items: list[str]) -> None:
    assert items == split_items(words)


def test_the_order_of_problems_does_not_depend_on_what_was_looked_at_before() -> None:
    first, second = list(clean_texts().values())[:2]
    before = review(first)
    review(second)
    assert before == review(first)


def test_the_day_of_the_look_counts() -> None:
    text = "2024年5月1日召开会议。"
    told = [len(review(text, as_of=day)) for day in (dt.date(2024, 4, 1), DAY)]
    assert [1, 0] == told


def test_a_problem_has_a_line_and_a_column() -> None:
    (told,) = [evolve(problem) for problem in review("学习。\n认真布署。\n")]
    assert (2, 3, "draft.txt") == (told.where.line, told.where.column, told.where.file)


@pytest.mark.parametrize(
    "unit", ["1", "一是", "“", "（", "其中1个", "、a", "由5次提高到6次", "2024年", "的的", "\n1.", "3项制度、"]
)
def test_long_nonsense_is_looked_at_to_its_end(unit: str) -> None:
    text = "市局党组已完成整改工作，" + unit * (20_000 // len(unit))
    assert [] == [problem.code for problem in review(text) if problem.where.end is None]
