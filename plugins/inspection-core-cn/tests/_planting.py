"""Defects of known kinds, planted into clean texts: each says what it did, where, and which codes tell of it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

import inspection_core as ic

CLEAN = Path(__file__).parent / "review" / "clean"
Change = tuple[int, int, str]
"""A stretch of a clean text, and what is put in its place."""
Sites = Callable[[str, random.Random], Sequence[Change]]


@frozen(kw_only=True)
class Kind:
    """A kind of defect: the places where it can be planted, and the codes of which one must tell of it."""

    title: str
    title_zh: str
    codes: tuple[str, ...]
    sites: Sites
    reach: int = 60
    """How far from the place the problem may be told."""


@frozen(kw_only=True)
class Planted:
    """A text with one defect."""

    text: str
    start: int
    end: int


def clean_texts() -> dict[str, str]:
    """The clean texts by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(CLEAN.glob("*.txt"))}


def planted(kind: Kind, count: int, seed: int = 0) -> Iterator[Planted]:
    """So many texts with one defect of a kind each, in turns over the clean texts that have a place for it."""
    chance = random.Random(f"{kind.title}-{seed}")
    texts = list(clean_texts().values())
    made, misses = 0, 0
    while made < count and misses < 400:
        text = texts[(made + misses) % len(texts)]
        changes = kind.sites(text, chance)
        if not changes:
            misses += 1
            continue
        start, end, words = chance.choice(changes)
        yield Planted(text=text[:start] + words + text[end:], start=start, end=start + len(words))
        made += 1


# --- ways to find places -----------------------------------------------------------------------------------------


def at(pattern: str, make: Callable[[re.Match[str], random.Random], str | None], flags: int = re.MULTILINE) -> Sites:
    """Every match of a pattern, with what is made of it; None leaves a match out."""

    def sites(text: str, chance: random.Random) -> list[Change]:
        made = ((match, make(match, chance)) for match in re.finditer(pattern, text, flags))
        return [(match.start(), match.end(), words) for match, words in made if words is not None]

    return sites


def added(*sentences: Callable[[random.Random], str]) -> Sites:
    """A sentence at the end of a paragraph of the body."""

    def sites(text: str, chance: random.Random) -> list[Change]:
        ends = [match.end() for match in re.finditer("。(?=\n)", text)][2:-4]
        return [(end, end, chance.choice(sentences)(chance)) for end in ends]

    return sites


def _swapped(words: str, old: Sequence[str], new: Callable[[str, random.Random], str]) -> Sites:
    def sites(text: str, chance: random.Random) -> list[Change]:
        found = [(text.find(each), each) for each in old if each in text]
        return [(start, start + len(each), new(each, chance)) for start, each in found]

    assert words
    return sites


def _other(number: str, chance: random.Random) -> str:
    """Another number with as many places."""
    places = len(number.partition(".")[2])
    off = chance.choice([-1, 1]) * chance.randint(3, 40) / (10 ** min(places, 1) if places else 1)
    value = float(number) + (off if places else chance.choice([-2, 2, 3]))
    return f"{abs(value):.{places}f}"


_CN = "零一二三四五六七八九十"


def _next(numeral: str, step: int) -> str | None:
    """A Chinese numeral up to ten, some steps on."""
    place = _CN.find(numeral) + step
    return _CN[place] if len(numeral) == 1 and 0 < place <= 10 else None


# --- the kinds ---------------------------------------------------------------------------------------------------


def _heading(step: int) -> Sites:
    def make(match: re.Match[str], _: random.Random) -> str | None:
        number = int(match[1])
        return f"{number + step}{match[2]}" if number + step > 0 and number > 1 else None

    return at(r"^(\d{1,2})([.．、])(?=[\u4e00-\u9fff“])", make)


def _bracket_heading(match: re.Match[str], _: random.Random) -> str | None:
    later = _next(match[1], 1)
    return f"（{later}）" if later and match[1] != "一" else None


def _label(step: int) -> Sites:
    def make(match: re.Match[str], _: random.Random) -> str | None:
        other = _next(match[2], step)
        return f"{match[1]}{other}是" if other else None

    return at("([。；：])([二三])是", make)


def _comma(match: re.Match[str], _: random.Random) -> str | None:
    return f"，{match[1]}是"


def _comma_sites(text: str, chance: random.Random) -> Sequence[Change]:
    """Points of lists in one paragraph that have a third one."""
    every = at("[。；]([二三])是", _comma)(text, chance)
    return [each for each in every if "三是" in text[text.rfind("\n", 0, each[0]) : text.find("\n", each[0])]]


def _name_sites(text: str, chance: random.Random) -> list[Change]:
    """One character of the office's name left out, doubled or swapped, in the title or the signature."""
    title = text.partition("\n")[0]
    name = re.split("关于|落实", title)[0]
    last = text.rfind(name)
    if len(name) < 8 or last < 60:
        return []
    places = [0, last] if text.startswith(name) else [last]
    changes = []
    for place in places:
        inner = place + chance.randrange(3, len(name) - 3)
        two = text[inner : inner + 2]
        if two[0] != two[1]:
            changes += [(inner, inner + 2, two[0]), (inner, inner + 2, two[::-1])]
    return changes


def _sum(chance: random.Random) -> str:
    unit = chance.choice("个项件处户")
    a, b, c = (chance.randint(11, 90) for _ in range(3))
    total = a + b + c + chance.choice([-3, -2, -1, 1, 2, 5])
    return chance.choice(
        [
            f"此项工作共涉及{total}{unit}，其中已完成{a}{unit}，基本完成{b}{unit}，未完成{c}{unit}。",
            f"排查发现{total}{unit}，其中已整改{a}{unit}，正在整改{b}{unit}，尚未启动{c}{unit}。",
            f"清单列出{total}{unit}（其中立行立改{a}{unit}，限期整改{b}{unit}，长期坚持{c}{unit}）。",
        ]
    )


def _two_sum(chance: random.Random) -> str:
    a, b = chance.randint(5, 40), chance.randint(5, 40)
    total = a + b + chance.choice([-2, -1, 1, 2])
    return chance.choice(
        [
            f"出台各类制度{total}项，其中新建{a}项，修订{b}项。",
            f"培训学员{total}人，其中男{a}人、女{b}人。",
            f"梳理文件{total}件，其中新制定{a}件，废止{b}件。",
        ]
    )


RATES = (
    "占问题总数的87.30%", "完成率92.06%", "满意率96.87%", "合格率98.15%", "完成率为90%", "达标率92.07%",
    "成功率98.12%", "落实率为96.47%", "合格率99.57%", "完成率85.71%", "安装率97.5%", "总数176人的12.5%",
    "比例为96.4%", "的有2640名，占96%",
)  # fmt: skip


def _rate(words: str, chance: random.Random) -> str:
    match = re.search(r"([\d.]+)%", words)
    assert match
    value = float(match[1]) - chance.choice([0.6, 1.3, 2.1, 3.7, 5.2])
    return words[: match.start()] + f"{value:.{len(match[1].partition('.')[2])}f}%"


def _shares(chance: random.Random) -> str:
    a = chance.randint(200, 700) / 10
    b = 100 - a + chance.choice([-2, -1.1, -0.4, 0.3, 0.9, 1.8])
    c, d = chance.randint(20, 40), chance.randint(20, 40)
    e = 100 - c - d + chance.choice([-3, -2, 2, 3])
    return chance.choice(
        [
            f"参训人员中，男性占{a:.1f}%，女性占{b:.1f}%。",
            f"从构成看，财政资金占{a:.1f}%，自筹资金占{b:.1f}%。",
            f"问卷来源中，干部占{c}%，职工占{d}%，群众占{e}%。",
        ]
    )


LISTS = (
    "综合、业务、财务三个小组", "双井、大坪、竹山3个村", "漏损治理、水价改革、智慧水务、安全生产四个专题",
    "姓名、面积、标准、金额四项", "采购、基建、人员招聘三个环节", "茶叶、蜂蜜、黑山羊三个主导产业",
    "工业转型、居民增收、人口变化三个主题", "医疗、物业、劳动、旅游4个行业", "立行立改、分阶段整改、持续整改三类",
    "师资队伍、学科布局、治理体系三个重点", "延时服务、上门服务、帮代办服务”三项举措", "电话、网站、服务号三种",
    "案卷评查、模拟执法、知识竞赛三项活动",
)  # fmt: skip


def _list(words: str, chance: random.Random) -> str:
    """The number is another one, or the list lacks an item."""
    match = re.search("([三四34])(?=[个项类种])", words)
    assert match
    if chance.random() < 0.5:
        other = {"三": "四", "四": "五", "3": "4", "4": "5"}[match[1]]
        return words[: match.start()] + other + words[match.end() :]
    first, second = (at.start() for at in list(re.finditer("、", words))[:2])
    return words[:first] + words[second:]


def _direction(match: re.Match[str], _: random.Random) -> str | None:
    old, new = float(match[2]), float(match[4])
    has_other_unit = match[3][0] not in "增提缩下上降压减" and match[3][0] != match.string[match.end()]
    return None if old == new or has_other_unit else f"{match[1]}{match[4]}{match[3]}{match[2]}"


def _points(match: re.Match[str], chance: random.Random) -> str | None:
    return f"，{match[1]}{_other(match[2], chance)}个百分点"


def _hole(match: re.Match[str], chance: random.Random) -> str | None:
    return chance.choice(["XX", "××", "xx", "＿＿＿", "___"]) + match[1]


PROMPTS = ("（此处填写完成情况）", "【填写单位名称】", "请根据实际情况填写。", "（待补充）", "【请插入数据】")
TAGS = ("{{ office }}", "${完成数}", "{% if 完成 %}", "«单位全称»", "{{整改情况}}")


def _account_sites(text: str, _: random.Random) -> list[Change]:
    """The text below a numbered finding taken away, whether it stands in the same line or in the next."""
    changes = []
    for match in re.finditer(
        r"^\d{1,2}[.．、]([^。：\n]{8,60})(?:。([^\n]{20,})|\n((?!\d)[^\n]{20,}\n))", text, re.MULTILINE
    ):
        after = text[match.end() :].lstrip("\n")
        if re.search("不|缺|弱|偏|漏洞|混乱|问题", match[1]) and re.match(
            r"\d{1,2}[.．、]|（[二三四五]）|[二三]、", after
        ):
            group = 2 if match[2] else 3
            changes.append((match.start(group), match.end(group), ""))
    return changes


def _date_sites(text: str, _: random.Random) -> list[Change]:
    match = re.search(r"\n\d{4}年\d{1,2}月\d{1,2}日(?:（星期.）)?\s*\Z", text)
    return [(match.start(), match.end(), "\n")] if match else []


def _contact_sites(text: str, _: random.Random) -> list[Change]:
    if not re.search("通报|公告|公示|公开", text.partition("\n")[0]):
        return []
    at = text.find("\n", len(text) - 320) + 1
    kept = "".join(
        line
        for line in text[at:].splitlines(keepends=True)
        if not re.search(r"\d{4}-\d{7}|@|地址：|信箱：|来信|热线", line)
    )
    return [(at, len(text), kept)] if kept != text[at:] else []


def _impossible(match: re.Match[str], chance: random.Random) -> str | None:
    wrong = chance.choice([("2", "30"), ("4", "31"), ("6", "31"), ("13", "5"), ("9", "31"), ("11", "32")])
    return f"{match[1]}年{wrong[0]}月{wrong[1]}日"


def _damaged(match: re.Match[str], chance: random.Random) -> str | None:
    return chance.choice([f"{match[1]}{match[2]}月{match[3]}日", f"{match[1]}年{match[2]}{match[3].zfill(2)}日"])


def _later(match: re.Match[str], _: random.Random) -> str | None:
    return f"{int(match[1]) + 3}年{match[2]}月{match[3]}日"


def _reversed(match: re.Match[str], _: random.Random) -> str | None:
    year, a, b, c, d = match.groups()
    return None if a == c else f"{year}年{c}月{d}日至{a}月{b}日"


def _weekday(match: re.Match[str], chance: random.Random) -> str | None:
    import datetime as dt

    right = dt.date(*map(int, match.groups()[:3])).weekday()
    wrong = "一二三四五六日"[(right + chance.randint(1, 6)) % 7]
    return f"{match[0]}（星期{wrong}）"


def _short_year(match: re.Match[str], _: random.Random) -> str | None:
    return f"{match[1][2:]}年{match[2]}月"


def _early_feedback(match: re.Match[str], _: random.Random) -> str | None:
    return f"{int(match[1]) - 1}年{match[2]}月{match[3]}日"


def _card(chance: random.Random) -> str:
    birthday = f"19{chance.randint(55, 99)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    figures = f"37{chance.randint(1000, 1799)}{birthday}{chance.randint(0, 999):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(figure) * weight for figure, weight in zip(figures, weights, strict=True))
    return figures + "10X98765432"[total % 11]


def _bank(chance: random.Random) -> str:
    figures = "6222" + "".join(str(chance.randint(0, 9)) for _ in range(chance.choice([11, 14])))
    total = sum(
        (int(figure) * 2 - 9 * (int(figure) > 4)) if place % 2 == 0 else int(figure)
        for place, figure in enumerate(reversed(figures))
    )
    return figures + str(-total % 10)


def _mobile(chance: random.Random) -> str:
    figures = f"1{chance.choice('3578')}{chance.randint(10**8, 10**9 - 1)}"
    return chance.choice(
        [figures, f"{figures[:3]}-{figures[3:7]}-{figures[7:]}", f"{figures[:3]} {figures[3:7]} {figures[7:]}"]
    )


HALF = {"，": ",", "；": ";", "：": ":"}


def _drop_pair(match: re.Match[str], _: random.Random) -> str | None:
    return ""


def _heading_style(text: str, _: random.Random) -> list[Change]:
    """The last words of a heading taken off, where all its siblings end in them."""
    changes = []
    for ending in ("方面的问题", "的问题", "方面", "的整改情况", "问题的整改", "问题"):
        pattern = rf"^（[一二三四五六七八九十]）[^。：\n]*{ending}$"
        found = list(re.finditer(pattern, text, re.MULTILINE))
        every = list(re.finditer("^（[一二三四五六七八九十]）", text, re.MULTILINE))
        if len(found) == len(every) >= 4:
            changes += [(each.end() - 2, each.end(), "") for each in found]
    return changes


def _copied(text: str, chance: random.Random) -> list[Change]:
    """The account of one finding copied below another."""
    found = list(re.finditer(r"^(?:整改情况：|整改措施：)[^\n]{40,}$", text, re.MULTILINE))
    found = found or list(re.finditer(r"^[^\d（(一二三四五六七八九十①-⑳问][^\n]{60,}。$", text, re.MULTILINE))[1:-1]
    if len(found) < 2:
        return []
    one, other = chance.sample(found, 2)
    first, second = sorted((one, other), key=lambda match: match.start())
    return [(second.start(), second.end(), first[0])]


WORDS = ("制度", "组织", "建立", "开展", "检查", "管理", "培训", "服务", "问题", "群众", "工作")


def _word(match: re.Match[str], _: random.Random) -> str | None:
    return match[0] * 2


def _paper(chance: random.Random) -> str:
    year, number = chance.randint(2021, 2024), chance.randint(1, 90)
    wrong = chance.choice(
        [
            f"[{year}]{number}号",
            f"（{year}）{number}号",
            f"〔{year}〕第{number}号",
            f"【{year}】{number}号",
            f"〔{year}〕0{number}号",
        ]
    )
    return f"具体要求见《关于加强资产管理的通知》（云财资{wrong}）。"


SLIPS = {
    "部署": "布署",
    "台账": "台帐",
    "截至2": "截止2",
    "账目": "帐目",
    "薄弱": "簿弱",
    "纪律": "纪率",
    "即知即改": "既知即改",
    "规划": "规化",
    "已经": "己经",
    "坚持不懈": "坚持不泄",
    "部分": "部份",
    "统筹": "统畴",
    "措施": "措失",
    "建立健全": "建立建全",
    "健全": "建全",
    "贯彻": "惯彻",
    "整改落实": "整改落时",
    "账户": "帐户",
    "审计": "审记",
    "反映问题": "反应问题",
    "人才": "人材",
    "举一反三": "举一返三",
    "亟待": "急待",
    "计划": "计画",
    "各负其责": "各负其则",
    "销号": "消号",
}


def _slip(match: re.Match[str], _: random.Random) -> str | None:
    return SLIPS[match[0]]


def _about(match: re.Match[str], _: random.Random) -> str | None:
    return f"约{match[1]}余"


def _zero(chance: random.Random) -> str:
    year = chance.choice(["二0二四", "二O二三", "二○二四", "二零二二"])
    return f"这项制度自{year}年起试行。"


def _before(chance: random.Random) -> str:
    day = f"{chance.randint(2017, 2021)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
    return (
        f"{day}{chance.choice(['召开', '组织'])}{chance.choice(['专题会议', '集体学习', '业务培训'])}，明确有关要求。"
    )


def _before_sites(text: str, chance: random.Random) -> Sequence[Change]:
    """In texts whose opening tells when the inspection was."""
    period = re.search(r"\d日至[^。]{3,12}日，?[^。]{0,40}(?:巡[察视]|审计|督察)", text[:500])
    return added(_before)(text, chance) if period else []


def _time(chance: random.Random) -> str:
    wrong = chance.choice(["25:00", "8:75", "17:60", "26:30"])
    return f"窗口受理时间为上午8:30至{wrong}。"


def _heading_twice(text: str, chance: random.Random) -> list[Change]:
    """The title of one finding over another."""
    found = list(re.finditer(r"^\d{1,2}[.．、]([^。：\n]{10,40})(?=[。\n])", text, re.MULTILINE))
    if len(found) < 3:
        return []
    first, second = sorted(chance.sample(found, 2), key=lambda match: match.start())
    return [(second.start(1), second.end(1), first[1])]


def _ending(match: re.Match[str], chance: random.Random) -> str | None:
    return chance.choice("，、")


_DATE = r"(20\d\d)年(\d{1,2})月(\d{1,2})日"
KINDS: Mapping[str, Kind] = {
    kind.title: kind
    for kind in (
        Kind(title="number of a heading skipped", title_zh="标题编号跳号", codes=("ICN101",), sites=_heading(1)),
        Kind(title="number of a heading repeated", title_zh="标题编号重复", codes=("ICN102",), sites=_heading(-1)),
        Kind(
            title="（二） made （三）",
            title_zh="（二）误为（三）",
            codes=("ICN101",),
            sites=at("^（([二三四])）", _bracket_heading),
        ),
        Kind(title="point skipped", title_zh="“三是”缺漏", codes=("ICN103",), sites=_label(1)),
        Kind(title="point repeated", title_zh="“二是”重复", codes=("ICN104", "ICN103"), sites=_label(-1)),
        Kind(title="point after a comma", title_zh="逗号后接“二是”", codes=("ICN105",), sites=_comma_sites),
        Kind(
            title="mark behind （一）",
            title_zh="（一）后加顿号",
            codes=("ICN107",),
            sites=at("^（[一二三四五]）", lambda m, _: m[0] + "、"),
        ),
        Kind(title="name of the office", title_zh="单位名称不一", codes=("ICN111",), sites=_name_sites, reach=10_000),
        Kind(title="total of three parts", title_zh="三个分项与总数不符", codes=("ICN121",), sites=added(_sum)),
        Kind(title="total of two parts", title_zh="两个分项与总数不符", codes=("ICN121",), sites=added(_two_sum)),
        Kind(
            title="rate of counts", title_zh="比例与数量不符", codes=("ICN122",), sites=_swapped("rate", RATES, _rate)
        ),
        Kind(title="shares that make no 100", title_zh="占比之和不是100%", codes=("ICN123",), sites=added(_shares)),
        Kind(
            title="length of a list", title_zh="列举项数不符", codes=("ICN124",), sites=_swapped("list", LISTS, _list)
        ),
        Kind(
            title="direction of a change",
            title_zh="增减方向相反",
            codes=("ICN125",),
            sites=at(
                r"([由从][^，。\d]{0,8})([\d.]+)((?:[^\d，。]{0,6}?)(?:增加|提高|缩短|下降|上升|降低|压缩|减少)到)([\d.]+)",
                _direction,
            ),
        ),
        Kind(
            title="amount of a change",
            title_zh="增减幅度不符",
            codes=("ICN126",),
            sites=at(r"(?<=%)，(提高|下降)([\d.]+)个百分点", _points),
        ),
        Kind(
            title="placeholder",
            title_zh="空位未填",
            codes=("ICN131",),
            sites=at(r"(?<=[\u4e00-\u9fff])\d{2,4}([个项名次人])", _hole),
        ),
        Kind(
            title="prompt of a template",
            title_zh="提示语未删",
            codes=("ICN132",),
            sites=added(lambda chance: chance.choice(PROMPTS)),
        ),
        Kind(
            title="tag of a template",
            title_zh="模板标记未替换",
            codes=("ICN133",),
            sites=added(lambda chance: f"由{chance.choice(TAGS)}负责落实。"),
        ),
        Kind(
            title="finding without account",
            title_zh="有问题无整改情况",
            codes=("ICN141",),
            sites=_account_sites,
            reach=120,
        ),
        Kind(title="no date of issue", title_zh="无成文日期", codes=("ICN143",), sites=_date_sites),
        Kind(title="no contact", title_zh="无联系方式", codes=("ICN144",), sites=_contact_sites, reach=400),
        Kind(title="impossible date", title_zh="日期不存在", codes=("ICN151",), sites=at(_DATE, _impossible)),
        Kind(title="damaged date", title_zh="日期残缺", codes=("ICN151", "ICN152"), sites=at(_DATE, _damaged)),
        Kind(
            title="date in the future",
            title_zh="日期晚于成文日",
            codes=("ICN153",),
            sites=at(rf"{_DATE}(?=，|向|收到|[^日]{{0,3}}召开)", _later),
        ),
        Kind(
            title="period reversed",
            title_zh="起止颠倒",
            codes=("ICN154",),
            sites=at(rf"{_DATE}至(\d{{1,2}})月(\d{{1,2}})日", _reversed),
        ),
        Kind(title="weekday", title_zh="星期不符", codes=("ICN156",), sites=at(rf"{_DATE}(?![（起至前底])", _weekday)),
        Kind(
            title="year of two figures",
            title_zh="年份不全",
            codes=("ICN157", "ICN152"),
            sites=at(r"(20\d\d)年(\d{1,2})月", _short_year),
        ),
        Kind(title="measure before the inspection", title_zh="整改早于巡察", codes=("ICN155",), sites=_before_sites),
        Kind(
            title="feedback before the end",
            title_zh="反馈早于结束",
            codes=("ICN159",),
            sites=at(rf"{_DATE}(?=，[^，。]{{2,8}}(?:向[^，。]{{2,20}})?反馈)", _early_feedback),
        ),
        Kind(title="impossible time", title_zh="时刻不存在", codes=("ICN158",), sites=added(_time)),
        Kind(
            title="identity card",
            title_zh="身份证号",
            codes=("ICN161",),
            sites=added(lambda chance: f"联系人身份证号{_card(chance)}。"),
        ),
        Kind(
            title="mobile number",
            title_zh="手机号",
            codes=("ICN163",),
            sites=added(lambda chance: f"可拨打{_mobile(chance)}咨询。"),
        ),
        Kind(
            title="bank card",
            title_zh="银行卡号",
            codes=("ICN164",),
            sites=added(lambda chance: f"退款转入{_bank(chance)}账户。"),
        ),
        Kind(
            title="half-width mark",
            title_zh="半角标点",
            codes=("ICN171",),
            sites=at("(?<=[\u4e00-\u9fff])[，；：](?=[\u4e00-\u9fff“《])", lambda m, _: HALF[m[0]]),
        ),
        Kind(
            title="mark twice",
            title_zh="标点重复",
            codes=("ICN172",),
            sites=at("[，。；、](?=[\u4e00-\u9fff])", lambda m, _: m[0] * 2),
        ),
        Kind(
            title="marks that clash",
            title_zh="标点相连",
            codes=("ICN173",),
            sites=at("[，；](?=[\u4e00-\u9fff])", lambda m, chance: m[0] + chance.choice("。、")),
        ),
        Kind(
            title="sign without partner",
            title_zh="引号括号不成对",
            codes=("ICN181", "ICN182"),
            sites=at(
                "[“”《》]|（(?![一二三四五六七八九十0-9]{1,2}）)|(?<![一二三四五六七八九十0-9])）", lambda _m, _: ""
            ),
            reach=200,
        ),
        Kind(
            title="straight quotes",
            title_zh="直引号",
            codes=("ICN183",),
            sites=at("“([^”\n]+)”", lambda m, _: f'"{m[1]}"'),
        ),
        Kind(
            title="blank",
            title_zh="多余空格",
            codes=("ICN184", "ICN185"),
            sites=at("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff]{2,}[，。；])", lambda _m, _: " "),
        ),
        Kind(title="paragraph ends in a comma", title_zh="段末逗号", codes=("ICN178",), sites=at("。$", _ending)),
        Kind(
            title="three dots",
            title_zh="省略号不规范",
            codes=("ICN174",),
            sites=added(lambda chance: f"还包括用水、用电、用气{chance.choice(['...', '。。。', '....'])}等方面。"),
        ),
        Kind(title="style of headings", title_zh="同级标题写法不一", codes=("ICN186",), sites=_heading_style),
        Kind(title="account told twice", title_zh="整改情况雷同", codes=("ICN191",), sites=_copied),
        Kind(title="heading told twice", title_zh="标题重复", codes=("ICN192",), sites=_heading_twice),
        Kind(title="word twice", title_zh="词语重复", codes=("ICN194",), sites=at("|".join(WORDS), _word)),
        Kind(title="number of a paper", title_zh="发文字号不规范", codes=("ICN196",), sites=added(_paper)),
        Kind(title="zero in a numeral", title_zh="汉字年份用零", codes=("ICN197",), sites=added(_zero)),
        Kind(
            title="figure inexact twice",
            title_zh="约数重复",
            codes=("ICN127",),
            sites=at(r"(?<![\d.])(\d{2,4})余?(?=[个名次人件])", _about),
        ),
        Kind(
            title="slip of the pen", title_zh="常见误写", codes=("ICN201", "ICN202"), sites=at("|".join(SLIPS), _slip)
        ),
    )
}
"""All kinds by their title."""


# --- how many are found ------------------------------------------------------------------------------------------

COUNT = 40
"""So many defects of each kind are planted."""


def is_found(kind: Kind, defect: Planted, problems: Sequence[ic.Diagnostic]) -> bool:
    """Whether one of the kind's codes tells of a place within its reach."""
    first, last = defect.start - kind.reach, defect.end + kind.reach
    return any(
        problem.code in kind.codes and (problem.where.start or 0) <= last and (problem.where.end or 0) >= first
        for problem in problems
    )


def rates(look: Callable[[str], Sequence[ic.Diagnostic]]) -> dict[str, tuple[int, int]]:
    """For each kind by its title, how many defects were found and how many planted."""
    found = dict[str, tuple[int, int]]()
    for kind in KINDS.values():
        defects = list(planted(kind, COUNT))
        found[kind.title] = sum(is_found(kind, each, look(each.text)) for each in defects), len(defects)
    return found


def row(kind: Kind, rate: tuple[int, int], language: str) -> str:
    """A kind as a row of the table in the documentation."""
    title = kind.title_zh if language == "zh" else kind.title
    return f"| {title} | {' '.join(f'`{code}`' for code in kind.codes)} | {rate[0]}/{rate[1]} |"
