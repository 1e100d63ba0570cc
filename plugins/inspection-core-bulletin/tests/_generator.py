"""Random documents: a mixture of layouts around random content, and the truth about each."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from attrs import define, evolve, field, frozen

import inspection_core as ic


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_TOPICS = _words(
    """
    理论学习 意识形态工作责任制 重大决策部署 为民服务宗旨 营商环境建设 生态保护责任 安全生产监管
    乡村道路管护 养老服务供给 数据资源归集 档案管理 项目前期工作 资金使用 国有资产管理 政府采购
    合同管理 差旅审批 公务用车管理 固定资产盘点 支部组织生活 发展党员程序 党费收缴 干部考核 轮岗交流
    人才培养 班子议事决策 谈心谈话 廉政教育 监督执纪 巡察问题整改 信访办理 窗口服务 科研管理 教学督导
    临床路径管理 设备维护 应急预案演练 网络安全防护 “放管服”改革 “三会一课” 《工作规则》执行
    图书采编 水质监测 工程变更审批 招商项目服务 基层调研
    """
)
_DEFECTS = _words(
    """
    不够深入 不到位 流于形式 存在短板 不够规范 不及时 不严格 有差距 不健全 缺乏统筹 存在漏洞 滞后
    力度不足 重部署轻落实 未形成长效机制 弱化 审核把关不严 针对性不强 覆盖面不广 质量不高 底数不清
    责任不明确 主动性不强 以文件落实文件 存在薄弱环节 执行走样 监督缺位 进展缓慢 多年未更新 制度缺失
    """
)
_ASPECTS = _words(
    """
    贯彻落实上级决策部署有差距 推动高质量发展不够有力 全面从严治党责任压得不实 重点领域廉洁风险较高
    基层党组织建设薄弱 干部队伍建设缺乏规划 领导班子引领作用发挥不充分 落实监督发现问题整改不彻底
    履行核心职能不到位 群众身边的腐败和作风问题依然存在
    """
)
_VERBS = ("修订", "印发", "完善", "制定", "建立", "健全", "出台", "梳理", "优化")
_OBJECTS = _words(
    """
    管理办法 工作细则 责任清单 操作规程 会商机制 台账制度 考核方案 培训计划 督办流程 公开目录
    """
)
_RESULTS = _words(
    """
    累计开展检查{}次 组织培训{}人次 追回资金{}万元 整改具体事项{}个 覆盖{}个科室 办结群众诉求{}件
    形成调研报告{}篇 新增示范点{}处 约谈责任人{}名 完成率达到{}%
    """
)
_PROSE = _words(
    """
    召开专题会议研究整改措施 对照反馈意见逐条剖析原因 由分管负责同志牵头推进 结合年度工作统筹安排
    邀请专家现场指导 定期通报进展情况 把整改要求融入日常管理 压实科室责任 对同类情况全面起底
    联合有关部门协同推进
    """
)
_PLACES = ("云岭", "青禾", "海川", "临江", "北屏", "白鹭", "松原湾", "金桥", "滨河", "柳叶河")
_BODIES = _words(
    """
    市水务局党组 县民政局党组 大学党委 市第一人民医院党委 水务集团党委 县审计局党组 区生态环境分局党组
    市图书馆党支部 职业技术学院党委 区城市管理局党组
    """
)


@frozen(kw_only=True)
class Truth:
    """What a reader should find."""

    aspects: tuple[str, ...]
    findings: tuple[tuple[str, int | None, str, int], ...]
    options: dict[str, object]


@define
class Maker:
    """Makes one document; every choice is kept in `options`."""

    chance: random.Random
    options: dict[str, object] = field(factory=dict)
    used: set[str] = field(factory=set)

    def pick(self, name: str, *choices: object) -> object:
        self.options[name] = chosen = self.chance.choice(choices)
        return chosen

    def fresh(self, make: Callable[[], str]) -> str:
        while (text := make()) in self.used:
            pass
        self.used.add(text)
        return text

    def title(self) -> str:
        def make() -> str:
            first = self.chance.choice(_TOPICS) + self.chance.choice(_DEFECTS)
            return (
                first
                if self.chance.random() < 0.7
                else first + "，" + self.chance.choice(_TOPICS) + self.chance.choice(_DEFECTS)
            )

        return self.fresh(make)

    def sentence(self) -> str:
        chance = self.chance
        parts = [
            chance.choice(_VERBS)
            + "《" * (quoted := chance.random() < 0.3)
            + chance.choice(_TOPICS).strip("“”《》")
            + chance.choice(_OBJECTS)
            + "》" * quoted
        ]
        parts += [chance.choice(_PROSE)] * (chance.random() < 0.5)
        parts.append(chance.choice(_RESULTS).format(chance.randint(2, 980)))
        return "，".join(parts)

    def prose(self) -> str:
        return (
            self.chance.choice(_PROSE)
            + "，"
            + "。".join(self.sentence() for _ in range(self.chance.randint(1, 3)))
            + "。"
        )


_NUMBERS: dict[str, Callable[[int], str]] = {
    "dot": lambda n: f"{n}.",
    "comma": lambda n: f"{n}、",
    "wide": lambda n: f"{n}．",
    "space": lambda n: f"{n}. ",
    "bracket": lambda n: f"（{n}）",
    "half bracket": lambda n: f"({n})",
    "closing": lambda n: f"{n}）",
    "issue": lambda n: f"问题{n}：",
    "issue chinese": lambda n: f"问题{ic.to_chinese(n)}：",
    "chinese bracket": lambda n: f"（{ic.to_chinese(n)}）",
    "chinese": lambda n: f"{ic.to_chinese(n)}、",
    "part": lambda n: f"第{ic.to_chinese(n)}部分　",
}
_FORMS: dict[str, Callable[[str], str]] = {
    "bare": lambda title: title,
    "bare stop": lambda title: title + "。",
    "progress": lambda title: title + "问题的整改进展情况：",
    "about": lambda title: f"关于“{title.replace('“', '‘').replace('”', '’')}”问题的整改情况",
    "about stop": lambda title: f"关于{title}的问题。",
    "towards": lambda title: f"针对“{title.replace('“', '‘').replace('”', '’')}”问题：",
    "issue": lambda title: title + "问题。",
}
_ASPECT_FORMS: dict[str, Callable[[str], str]] = {
    "about": lambda title: f"关于{title}方面问题",
    "about of": lambda title: f"关于{title}方面的问题",
    "side": lambda title: title + "方面",
    "bare": lambda title: title,
    "issue": lambda title: f"关于{title}问题",
}
_LABELS: dict[str, Callable[[int], str]] = {
    "points": lambda n: ic.to_chinese(n) + "是",
    "circles": lambda n: chr(ord("①") + n - 1),
    "brackets": lambda n: f"（{n}）",
    "ordinals": lambda n: f"第{ic.to_chinese(n)}，",
}


def document(seed: int) -> tuple[str, Truth]:
    """One random document and the truth about it."""
    maker = Maker(random.Random(seed))
    return _notice(maker) if maker.pick("genre", *["bulletin"] * 4, "notice") == "notice" else _bulletin(maker)


def _bulletin(maker: Maker) -> tuple[str, Truth]:
    lines = [*_opening(maker, "整改")]
    layout = str(
        maker.pick("layout", "sections", "sections", "sections", "no aspects", "flat", "top", "parts", "groups")
    )
    sections = layout in {"sections", "no aspects", "parts", "groups"}
    count = 0
    if sections:
        count += 1
        lines += _organisation(maker, "part" if layout == "parts" else "chinese", count)
    body, truth, top = _body(maker, layout, count + 1)
    lines += body
    if maker.pick("next", True, True, False):
        lines += _next(maker, "part" if layout == "parts" else "chinese", top + 1)
    lines += _closing(maker)
    return _printed(maker, lines), truth


def _opening(maker: Maker, what: str) -> list[str]:
    body = maker.chance.choice(_PLACES) + maker.chance.choice(_BODIES)
    team = maker.chance.choice(("市委", "县委", "区委")) + f"第{ic.to_chinese(maker.chance.randint(1, 12))}巡察组"
    year, month = maker.chance.randint(2021, 2025), maker.chance.randint(1, 6)
    dash = maker.pick("dash", "至", "—", "-")
    period = f"{year}年{month}月{maker.chance.randint(1, 28)}日{dash}{month + 2}月{maker.chance.randint(1, 28)}日"
    lead = f"根据统一部署，{period}，{team}对{body}开展了常规巡察。"
    if what == "整改":
        progress, form = maker.chance.choice(("进展", "落实", "")), maker.chance.choice(("通报", "公示", "报告"))
        title = f"{body}关于巡察整改{progress}情况的{form}"
        lead += f"{year}年{month + 4}月{maker.chance.randint(1, 28)}日，{team}反馈了巡察意见。现将整改情况予以公布。"
    else:
        title = f"关于巡察{body}的反馈意见"
        lead += "现将巡察情况反馈如下。"
    where = maker.pick("title", "whole", "whole", "broken", "absent")
    cut = title.index("关于") + 4 if what == "整改" else len(title) - 5
    titles = {"whole": [title], "broken": [title[:cut], title[cut:]], "absent": []}[str(where)]
    return [*titles, lead]


def _organisation(maker: Maker, kind: str, number: int) -> list[str]:
    if not maker.pick("organisation", True, True, False):
        return []
    title = maker.chance.choice(("整改工作基本情况", "整改工作组织推进情况", "整改责任落实情况", "组织领导情况"))
    lines = [_NUMBERS[kind](number) + title]
    if maker.chance.random() < 0.5:
        heads = ("提高思想认识。", "加强组织领导。", "明确目标责任。", "严格督促检查。")
        lines += [_NUMBERS["chinese bracket"](n) + head + maker.prose() for n, head in enumerate(heads, start=1)]
    else:
        lines.append(f"一是{maker.sentence()}。二是{maker.sentence()}。")
    return lines


def _next(maker: Maker, kind: str, number: int) -> list[str]:
    title = maker.chance.choice(("下一步工作打算", "今后整改工作安排", "后续整改工作计划"))
    return [
        _NUMBERS[kind](number) + title,
        f"一是{maker.sentence()}。",
        f"二是{maker.sentence()}。三是{maker.sentence()}。",
    ]


def _closing(maker: Maker) -> list[str]:
    lines = []
    if maker.pick("contact", True, True, False):
        lines = ["欢迎干部群众对整改落实情况进行监督。", "联系电话：0500-5550199", "电子邮箱：zg@example.org"]
    if maker.pick("signature", True, True, False):
        lines += ["", "中共某某委员会", "2025年11月3日"]
    return lines


@frozen
class _Style:
    aspect_number: str
    aspect_form: str
    number: str
    form: str
    restart: bool
    inline: bool
    account: str
    label: str
    own_lines: bool


def _style(maker: Maker, layout: str) -> _Style:
    aspect = {
        "sections": "chinese bracket",
        "groups": "chinese bracket",
        "parts": "chinese bracket",
        "flat": "chinese",
    }.get(layout, "")
    numbers = {
        "top": ["chinese"],
        "no aspects": ["dot", "comma", "wide", "chinese bracket", "issue", "issue chinese"],
        "flat": ["dot", "comma", "space", "chinese bracket", "issue", "bracket"],
        "groups": ["bracket", "half bracket", "closing"],
    }.get(layout, ["dot", "comma", "wide", "space", "bracket", "half bracket", "closing", "issue", "issue chinese"])
    number = str(maker.pick("number", *numbers))
    form = str(maker.pick("form", *_FORMS))
    account = str(maker.pick("account", "", "", "整改情况：", "整改落实情况：", "整改措施："))
    inline = bool(maker.pick("inline", True, False)) and form in {
        "bare stop",
        "progress",
        "about stop",
        "towards",
        "issue",
    }
    labels = [
        name
        for name in _LABELS
        if not (name == "brackets" and "bracket" in number) and not (name == "brackets" and number == "closing")
    ]
    return _Style(
        aspect,
        str(maker.pick("aspect form", *_ASPECT_FORMS)),
        number,
        form,
        bool(maker.pick("restart", True, False)) or layout == "groups",
        inline and not account,
        account,
        str(maker.pick("label", *labels)),
        bool(maker.pick("own lines", True, False)),
    )


def _body(maker: Maker, layout: str, top: int) -> tuple[list[str], Truth, int]:
    style = _style(maker, layout)
    lines: list[str] = []
    if layout in {"sections", "no aspects", "parts", "groups"}:
        title = maker.chance.choice(
            (
                "巡察反馈意见整改进展情况",
                "反馈问题整改落实情况",
                "巡察反馈问题整改情况",
                "市委巡察组反馈意见整改落实情况",
                "具体问题整改情况",
            )
        )
        lines.append(_NUMBERS["part" if layout == "parts" else "chinese"](top) + title)
    aspects: list[str] = []
    findings: list[tuple[str, int | None, str, int]] = []
    number = 0
    mixed = layout == "groups" and maker.pick("mixed", True, False)
    grouped = layout in {"sections", "parts", "flat", "groups"}
    size = maker.chance.randint(2, 4) if grouped else 1
    for aspect in range(1, size + 1):
        if grouped:
            title = maker.fresh(lambda: maker.chance.choice(_ASPECTS))
            aspects.append(title)
            mark = _NUMBERS[style.aspect_number](aspect)
            lines.append(mark + _ASPECT_FORMS[style.aspect_form](title))
        number = 0 if style.restart else number
        for group in range(1, 3 if layout == "groups" else 2):
            if layout == "groups" and mixed and maker.chance.random() < 0.4:
                more, found = _finding(maker, evolve(style, number="dot"), group)
                lines += more
                findings.append((str(group), aspect, *found))
                continue
            if layout == "groups":
                title = maker.title()
                lines.append(f"{group}.{_FORMS[style.form](title) if mixed else title}")
                number = 0
            for _ in range(maker.chance.randint(2, 5)):
                number += 1
                more, found = _finding(maker, style, number)
                lines += more
                findings.append((str(number), aspect if grouped else None, *found))
    last = top if layout in {"sections", "no aspects", "parts", "groups"} else size if layout == "flat" else number
    return lines, Truth(aspects=tuple(aspects), findings=tuple(findings), options=maker.options), last


def _finding(maker: Maker, style: _Style, number: int) -> tuple[list[str], tuple[str, int]]:
    title = maker.title()
    heading = _NUMBERS[style.number](number) + _FORMS[style.form](title)
    account, count = _account(maker, style)
    if style.inline:
        return [heading + account[0], *account[1:]], (title, count)
    if style.account:
        return [heading, style.account + account[0], *account[1:]], (title, count)
    return [heading, *account], (title, count)


def _account(maker: Maker, style: _Style) -> tuple[list[str], int]:
    if maker.chance.random() < 0.35:
        return [maker.prose()], 0
    count = maker.chance.randint(2, 5)
    stop = "；" if maker.chance.random() < 0.3 else "。"
    points = [_LABELS[style.label](n) + maker.sentence() + (stop if n < count else "。") for n in range(1, count + 1)]
    leading = [maker.prose()] if maker.chance.random() < 0.3 else []
    if style.own_lines:
        return [*leading, *points], count
    return ["".join([*leading, *points])], count


# --- notices -----------------------------------------------------------------------------------------------------


def _notice(maker: Maker) -> tuple[str, Truth]:
    lines = _opening(maker, "反馈")
    layout = maker.pick("notice", "aspects", "numbered", "points", "aspect points", "sentence", "issue")
    lines.append("一、巡察发现的主要问题" if layout not in {"points", "sentence"} else "巡察发现的主要问题：")
    aspects: list[str] = []
    findings: list[tuple[str, int | None, str, int]] = []
    if layout in {"aspects", "aspect points"}:
        number, form = 0, str(maker.pick("aspect form", "bare", "side", "about"))
        form = "side" if layout == "aspect points" else form
        restart = maker.pick("restart", True, False)
        for aspect in range(1, maker.chance.randint(3, 4)):
            title = maker.fresh(lambda: maker.chance.choice(_ASPECTS))
            aspects.append(title)
            number = 0 if restart or layout == "aspect points" else number
            head = _NUMBERS["chinese bracket"](aspect) + _ASPECT_FORMS[form](title)
            titles = [maker.title() for _ in range(maker.chance.randint(2, 4))]
            if layout == "aspects":
                lines.append(head)
                lines += [f"{number + n}.{each}。{_detail(maker)}" for n, each in enumerate(titles, start=1)]
            else:
                lines.append(
                    head
                    + "。"
                    + "；".join(f"{ic.to_chinese(n)}是{each}" for n, each in enumerate(titles, start=1))
                    + "。"
                )
            findings += [(str(number + n), aspect, each, 0) for n, each in enumerate(titles, start=1)]
            number += len(titles)
    else:
        titles = [maker.title() for _ in range(maker.chance.randint(3, 7))]
        findings = [(str(n), None, each, 0) for n, each in enumerate(titles, start=1)]
        if layout == "numbered":
            kind = str(maker.pick("number", "dot", "comma", "chinese bracket"))
            lines += [_NUMBERS[kind](n) + each + "。" + _detail(maker) for n, each in enumerate(titles, start=1)]
        elif layout == "issue":
            lines += [_NUMBERS["issue"](n) + each + "。" for n, each in enumerate(titles, start=1)]
        elif layout == "points":
            lines.append("；".join(f"{ic.to_chinese(n)}是{each}" for n, each in enumerate(titles, start=1)) + "。")
        else:
            lines.append("；".join(titles) + "。")
    if layout not in {"points", "sentence"}:
        lines += ["二、整改要求", "（一）提高政治站位，扛牢整改责任。", "（二）建立长效机制，巩固整改成果。"]
    return _printed(maker, lines), Truth(aspects=tuple(aspects), findings=tuple(findings), options=maker.options)


def _detail(maker: Maker) -> str:
    if maker.chance.random() < 0.5:
        return ""
    some = [f"有的{maker.chance.choice(_TOPICS)}{maker.chance.choice(_DEFECTS)}" for _ in range(2)]
    return "；".join(some) + "。"


# --- print -------------------------------------------------------------------------------------------------------


def _printed(maker: Maker, lines: list[str]) -> str:
    """The lines as a file holds them: widths of punctuation, indents, breaks."""
    text = "\n".join(lines)
    width = maker.pick("punctuation", "full", "full", "full", "half", "wide digits")
    if width == "half":
        text = text.translate(str.maketrans("，；：（）", ",;:()"))
    elif width == "wide digits":
        text = text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    shape = maker.pick(
        "shape",
        "plain",
        "plain",
        "plain",
        "indented",
        "nbsp",
        "blank lines",
        "bold",
        "broken",
        "broken columns",
        "pages",
        "collapsed",
    )
    lines = text.split("\n")
    if shape in {"indented", "nbsp"}:
        space = "\u3000\u3000" if shape == "indented" else "\xa0" * 4
        lines = [space + line if line else line for line in lines]
    elif shape == "blank lines":
        lines = [part for line in lines for part in (line, "")]
    elif shape == "bold":
        lines = [
            f"**{line}**" if re.match("[一二三四五六七八九十]、|[（(][一二三]", line) and len(line) < 60 else line
            for line in lines
        ]
    elif shape in {"broken", "broken columns", "pages"}:
        lines = _broken(lines, maker.chance.randint(26, 42), columns=shape == "broken columns", pages=shape == "pages")
    elif shape == "collapsed":
        return "".join(line for line in lines if line)
    return "\n".join(lines) + "\n"


def _broken(lines: list[str], width: int, *, columns: bool, pages: bool) -> list[str]:
    broken: list[str] = []
    for line in lines:
        while line:
            cut = _cut(line, width, columns=columns)
            broken.append(line[:cut])
            line = line[cut:]
            if pages and len(broken) % 22 == 21:
                broken.append(f"— {len(broken) // 22 + 1} —")
    return broken


def _cut(line: str, width: int, *, columns: bool) -> int:
    if not columns:
        return width
    taken = 0
    for place, char in enumerate(line):
        taken += 1 if ord(char) < 256 else 2
        if taken > 2 * width:
            return place
    return len(line)
