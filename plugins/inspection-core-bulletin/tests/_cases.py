"""Random cases as offices keep them, in Chinese: what their bulletins print has to come back."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator

from attrs import frozen

import inspection_core as ic
from inspection_core.testing import a_case

DAY = dt.date(2024, 9, 30)
"""The day that the reports are of."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_TOPICS = _words(
    """
    理论学习 意识形态工作责任制落实 “三重一大”决策程序执行 粮食收储监管 民生项目推进 “一网通办”运行 巡河制度落实
    公务接待审批 发展党员程序 “两个清单”管理 医疗设备采购（含耗材） 档案管理 《财务管理办法》执行 固定资产盘点
    年轻干部培养 信访积案化解 第3期工程变更 2022年度预算执行 老旧小区改造 实验室安全 校企合作协议履行 谈心谈话
    党费收缴（2021至2023年） 12项惠企政策兑现 对下属单位监管 群众反映问题办理 在资金使用方面审批 推进作风建设
    落实“三会一课”制度 加强人才引进 “我为群众办实事”活动 安全生产检查 基层调研 外聘人员管理 驻村帮扶 会议费列支 支部活动
    """
)
_DEFECTS = _words(
    """
    不够深入 不到位 流于形式 存在短板 不够规范 不及时 不严格 有差距 滞后 力度不足 重部署、轻落实 针对性不强
    质量不高 底数不清 责任不明确 以会议落实会议 存在薄弱环节 监督缺位 多年未更新 未形成闭环 审核把关不严
    “一包了之” “重建轻管” 与“早发现、早处置。”的要求有差距 办法不多、效果不好 长期闲置（12处） 不按《条例》办理
    """
)
_HOW = ("在一定程度上", "个别单位", "部分科室", "对照“走在前、作表率”的要求，", "与1.5倍的目标相比，", "")
_DEEDS = _words(
    """
    修订管理办法3项 召开专题会议2次，听取汇报并逐项过堂 建立台账，实行销号管理 追回资金12.6万元
    组织“回头看”检查，发现并整改具体事项17个 开展培训（含网络培训）430人次 印发《工作细则》和配套流程图
    完成率由81.5%提高到98.2% 约谈责任人4名；对两个单位发出提醒函 邀请专家现场指导，形成报告1份
    把要求写入年度考核，占比10% 与3家单位建立会商机制，每月5日前通报情况 清理历史欠账1,280.5元
    """
)
_PROSE = _words(
    """
    召开专题会议研究整改措施，由分管负责同志牵头推进。 对照反馈意见逐条剖析原因，把整改要求融入日常管理。
    已全部清理完毕，并在单位公告栏公示。 目前正按计划推进，预计年底前完成。 联合有关部门开展核查，未发现同类情形。
    制定“一张清单”，明确“谁主管、谁负责。”的要求，逐级压实。 2024年3月，组织专题学习，参学56人次。
    12名干部完成轮岗，其余按期调整。 第三方机构已完成评估，结果报党组研究。 针对反馈问题，提出整改措施12条，全部落实。
    “回头看”发现的3个问题已全部整改。 关于制度建设，修订内部规定5项。 （含专项资金）已全额收回。
    1.2万元违规补贴已清退。 对未完成的事项，明确“时限、责任、标准”。 根据会议要求，逐项对账销号。
    """
)
_SAID = _words(
    """
    召开专题会议研究整改措施，由分管负责同志牵头推进。 对照反馈意见逐条剖析原因，把整改要求融入日常管理。
    制定“一张清单”，明确“谁主管、谁负责。”的要求，逐级压实。 党组书记负总责，班子成员按分工抓落实。
    """
)
_AHEAD = "下一步，将持续跟踪问效。"
_ASPECTS = _words(
    """
    贯彻落实上级决策部署有差距 推动高质量发展不够有力 全面从严治党责任压得不实，“一岗双责”落实不到位
    重点领域廉洁风险较高 基层党组织建设薄弱 选人用人（含职级晋升）不够规范 对巡察、审计等监督发现的问题整改不彻底
    履行“三定”职责有偏差 群众身边的不正之风整治不深入
    """
)
_HEADS = ("提高站位抓落实", "健全机制强责任", "细化任务定措施", "从严督办保成效", "“一把手”负总责")
_BODIES = ("青禾县水务局党组", "中共云岭市民政局党组", "临江大学党委", "白鹭区城市管理局党组（区综合执法局党组）")
_TEAMS = ("市委第三巡察组", "县委第十二巡察组", "省委第七巡视组")
_OTHERS = ("其他需要说明的事项", "上一轮整改事项办理情况说明", "群众意见办理情况")

_EARLIER = ic.Reference(case="2019年巡察", item="f-9", title="台账登记不全", promised="每季度核对一次")

_Numbers = Callable[[int], str]
_LEVELS: dict[str, tuple[_Numbers, ...]] = {
    "plain": (str, lambda n: f"（{n}）", lambda n: chr(ord("①") + n - 1)),
    "closing": (str, lambda n: f"{n}）", lambda n: chr(ord("①") + n - 1)),
    "bracket": (lambda n: f"（{n}）", lambda n: f"{n}）", lambda n: chr(ord("①") + n - 1)),
    "comma": (lambda n: f"{n}、", lambda n: f"（{n}）", lambda n: chr(ord("①") + n - 1)),
}
_BARE_LEVELS: dict[str, tuple[_Numbers, ...]] = {
    **_LEVELS,
    "chinese": (lambda n: f"（{ic.to_chinese(n)}）", str, lambda n: f"（{n}）"),
}
_LABELS: dict[str, _Numbers] = {
    "points": lambda n: ic.to_chinese(n) + "是",
    "wants": lambda n: ic.to_chinese(n) + "要",
    "ordinals": lambda n: f"第{ic.to_chinese(n)}，",
    "circles": lambda n: chr(ord("①") + n - 1),
}


@frozen(kw_only=True)
class _Style:
    """How the numbers and labels of one case look, and how deep and how regular it is."""

    levels: tuple[_Numbers, ...]
    label: _Numbers
    depth: int
    restart: bool
    nests: float
    tells: float


class _Maker:
    """Makes one case; no title stands in it twice."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.used: set[str] = set()
        self.findings: list[ic.Finding] = []
        self.accounts: list[ic.Account] = []
        self.sections = tuple(_sections(chance))

    def title(self) -> str:
        """A finding in the words of an office: one to four clauses, up to about 120 characters."""
        while True:
            clauses = self.chance.choice((1, 1, 1, 1, 2, 2, 3, 4, 6))
            title = "，".join(
                self.chance.choice(_TOPICS) + self.chance.choice(_HOW) * (n > 0) + self.chance.choice(_DEFECTS)
                for n in range(clauses)
            ).replace("，，", "，")
            if title not in self.used:
                self.used.add(title)
                return title

    def paragraphs(self, style: _Style) -> tuple[ic.Paragraph, ...]:
        """An account: prose, or points with or without prose before them."""
        ahead = (_AHEAD,) if any(each.kind is ic.SectionKind.NEXT_STEPS for each in self.sections) else ()
        prose = tuple(
            ic.Paragraph(text=self.chance.choice((*_PROSE, *ahead))) for _ in range(self.chance.randint(1, 2))
        )
        if self.chance.random() < 0.3:
            return prose
        count = self.chance.randint(2, 6)
        points = tuple(
            ic.Paragraph(label=style.label(n), text=self.chance.choice(_DEEDS) + self.chance.choice("。；"))
            for n in range(1, count + 1)
        )
        return (*(prose if self.chance.random() < 0.25 else ()), *points)

    def add(self, style: _Style, number: int, aspect: str | None, parent: str | None, depth: int) -> None:
        """A finding, what was done about it, and some findings below it."""
        id = f"f-{len(self.findings) + 1:03d}"
        self.findings.append(
            ic.Finding(
                id=id,
                number=style.levels[depth - 1](number),
                title=self.title(),
                text="原文",
                aspect=aspect,
                parent=parent,
                public=self.wording(),
                recurrence_of=(_EARLIER,) if self.chance.random() < 0.05 else (),
            )
        )
        below = self.chance.randint(2, 4) if depth < style.depth and self.chance.random() < style.nests else 0
        if self.chance.random() < (0.15 if below else style.tells):
            told = self.paragraphs(style)
            self.accounts.append(ic.Account(finding=id, as_of=DAY, paragraphs=told))
        for n in range(1, below + 1):
            self.add(style, n, None, id, depth + 1)

    def wording(self) -> ic.PublicWording | None:
        """Now and then another title for the public, or nothing at all."""
        fate = self.chance.random()
        if fate < 0.06:
            return ic.PublicWording(decision=ic.Decision.REWORD, title=self.title())
        if fate < 0.1:
            return ic.PublicWording(
                decision=ic.Decision.WITHHOLD, reason="other_sensitive", statement="不宜公开", approved_by="b-group"
            )
        return None


def case(seed: int, profile: ic.Profile) -> ic.Case:
    """A case of 1 to about 30 findings below aspects or without, up to three deep, with what was done about them."""
    chance = random.Random(seed)
    maker = _Maker(chance)
    grouped = chance.random() < 0.6
    style = _style(chance, grouped)
    aspects = tuple(
        ic.Aspect(id=f"a-{n}", number=str(n), title=title)
        for n, title in enumerate(chance.sample(_ASPECTS, chance.randint(1, 5) if grouped else 0), start=1)
    )
    number = 0
    most = chance.choice((1, 3, 8, 16, 26))
    while len(maker.findings) < most:
        for aspect in aspects or (None,):
            number = 0 if style.restart and aspect else number
            for _ in range(chance.randint(0 if aspect else 1, 4)):
                number += 1
                maker.add(style, number, aspect.id if aspect else None, None, 1)
        if aspects:
            break
    if not maker.findings:
        maker.add(style, 1, aspects[0].id, None, 1)
    return _case(maker, aspects, profile)


def _style(chance: random.Random, grouped: bool) -> _Style:
    levels = _LEVELS if grouped else _BARE_LEVELS
    depth = chance.choice((1, 1, 2, 2, 3))
    labels = [name for name in _LABELS if name != "circles" or depth < 3]
    return _Style(
        levels=levels[chance.choice(sorted(levels))],
        label=_LABELS[chance.choice(labels)],
        depth=depth,
        restart=chance.random() < 0.4,
        nests=chance.choice((0.1, 0.4, 0.8)),
        tells=chance.choice((0.5, 0.9, 1.0)),
    )


def _case(maker: _Maker, aspects: tuple[ic.Aspect, ...], profile: ic.Profile) -> ic.Case:
    chance = maker.chance
    start = dt.date(chance.randint(2021, 2023), chance.randint(1, 12), chance.randint(1, 28))
    end = start + dt.timedelta(days=chance.randint(20, 90))
    bodies = (
        ic.Body(id="b-inspecting", name=chance.choice(_TEAMS), kind="inspecting"),
        ic.Body(id="b-inspected", name=chance.choice(_BODIES), kind="inspected"),
        ic.Body(id="b-group", name="整改领导小组", kind="leading group", parent="b-inspected"),
    )
    return a_case(
        *aspects,
        *maker.findings,
        *maker.accounts,
        *maker.sections,
        profile=profile,
        bodies=bodies,
        people=(),
        title="巡察整改",
        kind=chance.choice(("regular", "special")),
        period=ic.Period(
            start=ic.PartialDate(start.year, start.month, start.day), end=ic.PartialDate(end.year, end.month, end.day)
        )
        if chance.random() < 0.8
        else None,
        feedback_date=end + dt.timedelta(days=chance.randint(5, 60)) if chance.random() < 0.9 else None,
        contact=_contact(chance),
        earlier=(_EARLIER,),
        on=None,
    )


def _sections(chance: random.Random) -> Iterator[ic.Section]:
    def points() -> tuple[ic.Topic, ...]:
        return tuple(
            ic.Topic(label=ic.to_chinese(n) + "是", text=chance.choice(_DEEDS) + "。")
            for n in range(1, chance.randint(2, 4))
        )

    if chance.random() < 0.7:
        heads = tuple(
            ic.Topic(label=f"（{ic.to_chinese(n)}）", title=title, text=chance.choice(_SAID))
            for n, title in enumerate(chance.sample(_HEADS, 3), start=1)
        )
        lead = chance.choice(_SAID) if chance.random() < 0.4 else None
        topics = chance.choice((heads, points(), ()))
        title = chance.choice(("整改工作组织情况", "整改工作总体情况", "整改责任落实情况"))
        yield ic.Section(
            kind=ic.SectionKind.ORGANISATION, title=title, lead=lead or None if topics else _SAID[0], topics=topics
        )
    if chance.random() < 0.2:
        yield ic.Section(kind=ic.SectionKind.OTHER, title=chance.choice(_OTHERS), lead=chance.choice(_SAID))
    if chance.random() < 0.7:
        title = chance.choice(("下一步工作打算", "下一步安排", "后续整改工作计划"))
        yield ic.Section(kind=ic.SectionKind.NEXT_STEPS, title=title, lead=chance.choice(_SAID), topics=points())


def _contact(chance: random.Random) -> ic.Contact | None:
    if chance.random() < 0.25:
        return None
    return ic.Contact(
        phone=chance.choice(("0500-5550147", "5550199", None)),
        email=chance.choice(("zhenggai@example.org", None)),
        address=chance.choice(("滨河路1号水务局办公室", "云岭市人民路28号（市民中心3楼）305室", None)),
        period=chance.choice((ic.Period(start=ic.PartialDate(2024, 10, 8), end=ic.PartialDate(2024, 10, 28)), None)),
    )
