"""What happened in the case linjiang-2024, told in the events of the library: `tell(folder)` writes the journal.

Work comes in batches, as such bodies do it: papers are put on file, measures reported done, findings handed in by
their lead units, looked at on the spot by the rectification office, and closed by the Party committee's minutes. A
bulletin is published in April 2025; in autumn some of what was closed is looked at again.
Every call of `record` is one batch: all of it is recorded, or nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import inspection_core as ic

LIAISON = "p-liaison"  # keeps the ledger, records everything
COMMITTEE = "b-party"  # approves: the plan, extensions, close-out
OFFICE = "b-rectification-office"  # verifies, looks back, and leads no measure

EXPECTED = {"approval": dt.date(2025, 4, 1), "follow-up": dt.date(2025, 10, 31)}
"""Recipes whose documents, as of a day, are kept in `expected/` beside the publications; see `retell.py`."""

SPRING = ("f02-3", "f04-4", "f06-4", "f07-1", "f11-1", "f11-4", "f12-1", "f12-2", "f14-5")
JULY = ("f01-1", "f02-1", "f02-2", "f05-3", "f08-1", "f09-1", "f12-3", "f13-1", "f14-3", "f17-2")
TERM_START = (
    "f02-4", "f04-3", "f05-1", "f05-2", "f08-2", "f08-3", "f09-3", "f11-2", "f12-4", "f14-1", "f14-6", "f16-2",
)  # fmt: skip
OCTOBER = (
    "f01-2", "f03-3", "f04-1", "f05-4", "f06-1", "f06-2", "f07-2", "f08-3", "f08-6", "f09-4", "f10-1", "f13-2",
    "f13-3", "f14-2", "f17-1",
)  # fmt: skip
NOVEMBER = ("f01-3", "f03-2", "f04-5", "f08-5", "f11-5", "f13-4", "f14-2", "f14-4", "f15-3", "f16-3")
WINTER = ("f01-4", "f09-2", "f10-2", "f11-1", "f14-7", "f15-2", "f16-1")
LOOKED_AT_AGAIN = ("f02-1", "f04-4", "f05-1", "f07-1", "f08-1", "f11-1", "f12-1", "f12-3", "f16-1")


def tell(folder: ic.Folder) -> None:
    """Record the whole history, from the plan of May 2024 to the follow-up of October 2025."""
    plan_and_start(folder)
    at_once(folder)
    before_the_holidays(folder)
    start_of_term(folder)
    concentrated_rectification(folder)
    after_the_report(folder)
    winter(folder)
    february(folder)
    march(folder)
    end_of_march(folder)
    publish(folder)
    spring(folder)
    what_was_left(folder)
    follow_up(folder)


# --- the story --------------------------------------------------------------------------------------------------


def plan_and_start(folder: ic.Folder) -> None:
    """The plan is adopted on the last working day of its month; work begins, and one entry is a mistake."""
    with only_until(folder, "\n  # 第2版补充的措施"):
        folder.adopt(
            on=dt.date(2024, 5, 17), recorded_by=LIAISON, decided_by=COMMITTEE, basis="党委常委会会议纪要2024年第11号"
        )
    late_starters = {"f03-1", "f04-2", "f05-4", "f08-5", "f09-5", "f10-1", "f10-2", "f13-4", "f13-5", "f15-1", "f15-2"}
    leaves = [leaf.id for leaf in folder.case.draft.leaves if leaf.id not in late_starters]
    at_once_begun = tuple(id for id in leaves if id in SPRING)
    folder.record(ic.Started(findings=at_once_begun, on=dt.date(2024, 5, 20), recorded_by=LIAISON))
    begun = tuple(id for id in leaves if id not in SPRING)
    folder.record(ic.Started(findings=begun, on=dt.date(2024, 5, 24), recorded_by=LIAISON))
    begun = tuple(sorted(late_starters - {"f15-1", "f15-2"}))
    folder.record(ic.Started(findings=begun, on=dt.date(2024, 6, 3), recorded_by=LIAISON))
    text = "领军人才引育计划经常委会审议通过，首批发布岗位12个"
    mistaken = len(folder.case.journal) + 1
    progressed(folder, dt.date(2024, 6, 11), "f15-2", text)  # f15-1 was meant
    folder.record(
        ic.Voided(
            targets=(mistaken,), reason="应为第15项（1），误记在（2）", on=dt.date(2024, 6, 12), recorded_by=LIAISON
        ),
        ic.Progressed(findings=("f15-1",), text=text, on=dt.date(2024, 6, 12), recorded_by=LIAISON),
    )


def at_once(folder: ic.Folder) -> None:
    """June 2024: what can be put right at once is, and the first findings are closed."""
    day = dt.date(2024, 6, 19)
    file(folder, "02-1 会议记录模板与复核说明", day, "m02-3")
    file(folder, "05-1 师德警示教育大会记录", day, "m05-5")
    file(folder, "11-1 食堂食材三方验收记录", day, "m11-1", "m11-2")
    file(folder, "12-1 公务接待票据复核表", day, "m12-1")
    papers(
        folder, day,
        """
        04-2 校领导讲课听课安排|党办〔2024〕18号|党办校办|m04-5
        06-2 奖助学金补发明细|学工〔2024〕9号|学工部|m06-4
        07-1 复试录音录像保存登记|研院〔2024〕6号|研究生院|m07-1
        08-3 科研经费宣讲签到和指南|科研〔2024〕11号|科研处|m08-9
        11-3 宿舍报修平台运行月报|后勤〔2024〕7号|后勤处|m11-6
        12-2 公务用车派遣和停放记录|党办〔2024〕20号|党办校办|m12-2
        12-3 端午期间明察暗访通报|纪〔2024〕5号|学校纪委|m12-5
        14-2 党费基数核定和补缴表|组〔2024〕14号|组织部|m14-5
        14-3 院系书记述职评议材料|组〔2024〕16号|组织部|m14-8
        """,
    )  # fmt: skip
    done(
        folder, day, "m02-3", "m04-5", "m05-5", "m06-4", "m07-1", "m08-9", "m11-1", "m11-2", "m11-6", "m12-1",
        "m12-2", "m12-5", "m14-5", "m14-8",
    )  # fmt: skip
    hand_in(folder, dt.date(2024, 6, 20), *SPRING)
    verify(folder, dt.date(2024, 6, 25), *SPRING)
    close(folder, dt.date(2024, 6, 28), *SPRING, basis="党委常委会会议纪要2024年第16号")


def before_the_holidays(folder: ic.Folder) -> None:
    """July 2024: rules of meetings, of money and of appointments."""
    day = dt.date(2024, 7, 1)
    file(folder, "01-1 理论学习中心组学习办法和学习安排", day, "m01-1")
    file(folder, "08-1 科研报销专项清查情况表", day, "m08-1")
    file(folder, "09-1 修缮项目年度打包计划", day, "m09-1")
    file(folder, "17-1 监督信息共享例会纪要", day, "m17-3")
    papers(
        folder, day,
        """
        01-2 干部读书班通知和签到表|组〔2024〕17号|组织部|m01-2
        02-2 常委会和校长办公会议事规则|党字〔2024〕26号|党办校办|m02-1
        02-3 重大议题会前审核单样式|党办〔2024〕23号|党办校办|m02-2
        05-4 新进教师考察材料补正清单|人字〔2024〕31号|人事处|m05-3
        08-4 科研经费开支负面清单|计财〔2024〕19号|计财处|m08-2
        12-4 精简会议文件的通知|党办〔2024〕24号|党办校办|m12-3
        13-2 中层干部选拔任用办法|党字〔2024〕28号|组织部|m13-1
        14-6 组织生活月度清单|组〔2024〕19号|组织部|m14-3
        17-3 校内巡察整改通报|巡办〔2024〕4号|巡察办|m17-2
        """,
    )  # fmt: skip
    done(
        folder, day, "m01-1", "m01-2", "m02-1", "m02-2", "m05-3", "m08-1", "m08-2", "m09-1", "m12-3", "m13-1",
        "m14-3", "m17-2", "m17-3",
    )  # fmt: skip
    hand_in(folder, dt.date(2024, 7, 2), *JULY)
    verify(folder, dt.date(2024, 7, 4), *JULY)
    close(folder, dt.date(2024, 7, 5), *JULY, basis="党委常委会会议纪要2024年第17号")
    progressed(folder, dt.date(2024, 7, 10), "f03-1", "两个平台的场地已交付，首席专家聘任到位", percent=40)
    progressed(folder, dt.date(2024, 7, 11), "f04-2", "首批招聘到岗6名", percent=33)


def start_of_term(folder: ic.Folder) -> None:
    """September 2024: twelve findings are handed in, one is sent back, and somebody takes over a job."""
    day = dt.date(2024, 8, 28)
    papers(
        folder, day,
        """
        02-4 议定事项督办台账|党办〔2024〕31号|党办校办|m02-4 m02-5
        04-4 教学大纲审定汇总表|教务〔2024〕40号|教务处|m04-4
        05-2 师德考核办法|人字〔2024〕38号|人事处|m05-1
        05-3 论文抄袭处理决定|人字〔2024〕40号|人事处|m05-2
        08-5 劳务费清退凭证|科研〔2024〕21号|科研处|m08-3
        08-6 外协经费管理办法和补验意见|科研〔2024〕22号|科研处|m08-4
        09-4 采购需求论证制度|采购〔2024〕9号|采购中心|m09-4
        11-4 平抑基金归还凭证和使用办法|后勤〔2024〕15号|后勤处|m11-3
        12-5 补贴清退和谈话记录|计财〔2024〕27号|计财处|m12-4
        14-4 院系党组织会议议事规则|组〔2024〕25号|组织部|m14-1
        14-8 离退休党支部联络和送学登记|组〔2024〕26号|组织部|m14-6
        16-3 整改验收细则|巡办〔2024〕7号|巡察办|m16-3
        """,
    )  # fmt: skip
    done(
        folder, day, "m02-4", "m02-5", "m04-4", "m05-1", "m05-2", "m08-3", "m08-4", "m09-4", "m11-3", "m12-4",
        "m14-1", "m14-6", "m16-3",
    )  # fmt: skip
    hand_in(folder, dt.date(2024, 8, 30), *TERM_START)
    send_back(folder, dt.date(2024, 9, 3), "f08-3", reason="两份合同的补验意见没有校外专家签字")
    held = tuple(id for id in TERM_START if id != "f08-3")
    verify(folder, dt.date(2024, 9, 3), *held)
    close(folder, dt.date(2024, 9, 6), *held, basis="党委常委会会议纪要2024年第21号")
    sent = notice(
        folder, dt.date(2024, 9, 9), "reminder", "f08-3", to="b-research", until=dt.date(2024, 9, 14),
        text="外协合同补验已超过时限，请说明进度",
    )  # fmt: skip
    folder.record(
        ic.HandedOver(
            measures=("m09-2", "m09-6"), role=ic.Role.HANDLER, giver="p-head-construction",
            taker="p-deputy-construction", on=dt.date(2024, 9, 10), recorded_by=LIAISON, basis="党字〔2024〕41号",
        )
    )  # fmt: skip
    answer(folder, dt.date(2024, 9, 13), sent, "校外专家已约定，国庆节前完成补验")
    folder.record(ic.Started(findings=("f15-2",), on=dt.date(2024, 9, 18), recorded_by=LIAISON))
    review(folder, dt.date(2024, 9, 27), 1, basis="整改调度会纪要2024年第1期")


def concentrated_rectification(folder: ic.Folder) -> None:
    """October 2024: the months of concentrated rectification end; the report is due on the 18th."""
    day = dt.date(2024, 10, 9)
    file(folder, "04-1 思政课实践教学大纲节选", day, "m04-1")
    file(folder, "06-1 心理健康教育专职教师到岗登记", day, "m06-2")
    papers(
        folder, day,
        """
        01-3 规划中期评估报告|规划〔2024〕8号|发展规划处|m01-3 m01-4
        03-3 学科专业优化方案和论证意见|规划〔2024〕9号|发展规划处|m03-4 m03-5
        04-3 示范课展示安排|马院〔2024〕12号|马院|m04-2
        05-5 教师校外兼职清查表|人字〔2024〕47号|人事处|m05-4
        06-3 辅导员职级评聘文件|学工〔2024〕22号|学工部|m06-1
        07-2 招生登记报告办法和评委抽取记录|招就〔2024〕15号|招生就业处|m07-2 m07-3
        08-8 科研诚信核查记录|科研〔2024〕26号|科研处|m08-8
        08-9 外协合同校外专家签字页|科研〔2024〕25号|科研处|m08-4
        09-5 履约验收办法|采购〔2024〕12号|采购中心|m09-5
        09-7 竣工决算责任规定|基建〔2024〕10号|基建处|m09-7
        11-7 经营用房公开招租办法|资产〔2024〕14号|资产处|m11-5
        13-3 干部考察材料撰写规范|组〔2024〕30号|组织部|m13-2
        13-4 社会兼职清理登记|组〔2024〕31号|组织部|m13-3
        14-5 双带头人支部工作立项表|组〔2024〕32号|组织部|m14-2
        17-2 审计建议挂牌督办台账|审计〔2024〕11号|审计处|m17-1
        """,
    )  # fmt: skip
    papers(
        folder, day, "10-1 对外投资核查报告|资产〔2024〕15号|资产处|m10-1", audience=ic.Audience.RESTRICTED
    )  # fmt: skip
    done(
        folder, day, "m01-3", "m01-4", "m03-4", "m03-5", "m04-1", "m04-2", "m05-4", "m06-1", "m06-2", "m07-2",
        "m07-3", "m08-8", "m09-5", "m09-7", "m10-1", "m11-5", "m13-2", "m13-3", "m14-2", "m17-1",
    )  # fmt: skip
    hand_in(folder, dt.date(2024, 10, 10), *OCTOBER)
    send_back(folder, dt.date(2024, 10, 15), "f14-2", reason="现场抽查三个支部，有一个只有立项表，没有开展活动的记录")
    held = tuple(id for id in OCTOBER if id != "f14-2")
    verify(folder, dt.date(2024, 10, 15), *held)
    close(folder, dt.date(2024, 10, 17), *held, basis="党委常委会会议纪要2024年第26号")
    progressed(folder, dt.date(2024, 10, 17), "f06-3", "2024届困难毕业生台账建成，落实去向163人", percent=70)
    progressed(folder, dt.date(2024, 10, 18), "f09-5", "4个项目结算审计完成", percent=60)
    sent = notice(
        folder, dt.date(2024, 10, 21), "reminder", "f14-2", to="b-organisation", until=dt.date(2024, 10, 26),
        text="特色工作没有做实，请逐个支部核对并限期补课",
    )  # fmt: skip
    answer(folder, dt.date(2024, 10, 25), sent, "已安排校领导联系点逐个检查，11月中旬重新报请验收")


def after_the_report(folder: ic.Folder) -> None:
    """November 2024: what needed half a year; what was sent back comes again."""
    day = dt.date(2024, 11, 14)
    file(folder, "08-2 仪器共享平台入网清单", day, "m08-7")
    file(folder, "13-1 年轻干部挂职岗位一览", day, "m13-4")
    papers(
        folder, day,
        """
        01-4 校企协议清理表和产业学院章程|科研〔2024〕30号|科研处|m01-5 m01-6
        03-2 本科专业动态调整办法|教务〔2024〕58号|教务处|m03-3
        04-5 马院建设经费和图书入藏清单|计财〔2024〕36号|计财处|m04-6
        11-6 分项计量验收单和用能定额|后勤〔2024〕24号|后勤处|m11-7
        14-7 高层次人才联系和入党申请登记|组〔2024〕37号|组织部|m14-4
        14-9 支部特色工作活动记录|组〔2024〕38号|组织部|m14-2
        15-2 职称评审办法|人字〔2024〕55号|人事处|m15-3
        16-4 上一轮承诺制度的印发文件|巡办〔2024〕11号|巡察办|m16-4
        """,
    )  # fmt: skip
    done(folder, day, "m01-5", "m01-6", "m03-3", "m04-6", "m08-7", "m11-7", "m13-4", "m14-4", "m15-3", "m16-4")
    hand_in(folder, dt.date(2024, 11, 18), *NOVEMBER)
    verify(folder, dt.date(2024, 11, 26), *NOVEMBER)
    close(folder, dt.date(2024, 11, 29), *NOVEMBER, basis="党委常委会会议纪要2024年第31号")


def winter(folder: ic.Folder) -> None:
    """December 2024 and January: more time is asked in good time; a check of our own finds one finding relapsed."""
    day = dt.date(2024, 12, 6)
    wishes = (
        ("m08-5", dt.date(2025, 6, 30), "9个项目的合作单位主张结余分成，须逐一协商", "b-finance"),
        ("m09-6", dt.date(2025, 6, 30), "两个项目的原施工单位进入破产程序，决算资料待管理人移交", "b-construction"),
        ("m11-4", dt.date(2025, 2, 28), "部分承租方尚在协商，已提起诉讼的须等待判决", "b-assets"),
        ("m14-7", dt.date(2025, 2, 28), "新校区活动场所改造推迟交付", "b-organisation"),
    )
    for measure, until, reason, unit in wishes:
        folder.record(
            ic.ExtensionAsked(
                measures=(measure,), until=until, reason=reason, on=day, recorded_by=LIAISON, decided_by=unit
            )
        )
    granted = [
        ic.ExtensionGranted(
            measures=(measure,), until=until, on=dt.date(2024, 12, 13), recorded_by=LIAISON, decided_by=COMMITTEE,
            basis="党委常委会会议纪要2024年第33号",
        )
        for measure, until, _, _ in wishes
    ]  # fmt: skip
    folder.record(*granted)
    folder.record(
        ic.Reopened(
            findings=("f11-1",), reason="自查发现一处食堂有4天没有检验合格证明，三方验收只有两方签字",
            measures=("m11-1",), until=dt.date(2025, 2, 28), on=dt.date(2024, 12, 16), recorded_by=LIAISON,
            decided_by="b-leading", basis="整改自查报告2024年第2号",
        )
    )  # fmt: skip

    day = dt.date(2024, 12, 20)
    file(folder, "16-1 固定资产清查报告摘要", day, "m16-1")
    papers(
        folder, day,
        """
        01-5 科技成果转化管理办法|科研〔2024〕35号|科研处|m01-7
        03-1 交叉学科培育基金管理办法|科研〔2024〕36号|科研处|m03-2
        08-7 科研结余资金管理办法|计财〔2024〕41号|计财处|m08-6
        09-3 图书馆修缮签证复核报告|审计〔2024〕16号|审计处|m09-3
        09-6 4个项目的财务决算批复和转固凭证|基建〔2024〕19号|基建处|m09-6
        11-5 经营用房收回和租金入账凭证|资产〔2024〕22号|资产处|m11-4
        """,
    )  # fmt: skip
    done(folder, day, "m01-7", "m03-2", "m08-6", "m09-3", "m16-1")
    remaining = "9个项目、46.7万元结余资金涉及合作单位，尚未处理"
    substantially_done(folder, day, "f08-4", remaining, "逐项签订处置协议，协商不成的依合同处理")
    remaining, day = "两个项目没有取得财务决算批复", dt.date(2024, 12, 27)
    substantially_done(folder, day, "f09-5", remaining, "取得破产管理人移交的资料后委托中介机构补审")
    progressed(folder, dt.date(2025, 1, 8), "f15-1", "引进学科带头人4名，调离预警访谈覆盖全部在聘人员", percent=40)
    progressed(folder, dt.date(2025, 1, 8), "f03-1", "第三个平台确定首席专家，专职人员开始招聘", percent=65)
    review(folder, dt.date(2025, 1, 10), 2, basis="整改调度会纪要2025年第1期")


def february(folder: ic.Folder) -> None:
    """February 2025: seven findings are closed, the reopened one among them; a second delay is refused."""
    day = dt.date(2025, 2, 17)
    file(folder, "11-2 食材三方验收补充记录", day, "m11-1")
    file(folder, "14-1 新校区党支部成立批复", day, "m14-7")
    papers(
        folder, day,
        """
        01-6 技术转移中心成果目录|科研〔2025〕3号|科研处|m01-8
        09-2 工程变更签证管理办法|基建〔2025〕2号|基建处|m09-2
        13-5 干部档案首轮复审汇总|组〔2025〕4号|组织部|m13-5
        15-1 引进人才聘期考核结果|人字〔2025〕5号|人事处|m15-2
        16-2 资产管理办法和年度盘点表|资产〔2025〕2号|资产处|m16-2
        """,
    )  # fmt: skip
    papers(
        folder, day, "10-2 兼职取酬追缴凭证|资产〔2025〕3号|资产处|m10-2", audience=ic.Audience.RESTRICTED
    )  # fmt: skip
    done(folder, day, "m01-8", "m09-2", "m10-2", "m11-1", "m13-5", "m14-7", "m15-2", "m16-2")
    hand_in(folder, dt.date(2025, 2, 19), *WINTER, "f13-5")
    folder.record(
        ic.ExtensionAsked(
            measures=("m11-4",), until=dt.date(2025, 6, 30), reason="3处用房的诉讼尚未开庭", on=dt.date(2025, 2, 24),
            recorded_by=LIAISON, decided_by="b-assets",
        )
    )  # fmt: skip
    verify(folder, dt.date(2025, 2, 25), *WINTER)
    folder.record(
        ic.ExtensionRefused(
            measures=("m11-4",), reason="立案拖到1月才办，不属于客观原因，按原时限督办", on=dt.date(2025, 2, 28),
            recorded_by=LIAISON, decided_by=COMMITTEE, basis="党委常委会会议纪要2025年第4号",
        )
    )  # fmt: skip
    close(folder, dt.date(2025, 2, 28), *WINTER, basis="党委常委会会议纪要2025年第4号")


def march(folder: ic.Folder) -> None:
    """March 2025: the ladder of notices is climbed; the second edition brings what is going to be published."""
    send_back(folder, dt.date(2025, 3, 3), "f13-5", reason="存疑档案只有初步意见，缺组织认定结论和本人签字")
    sent = notice(
        folder, dt.date(2025, 3, 3), "reminder", "f11-3", to="b-assets", until=dt.date(2025, 3, 8),
        text="经营用房清退逾期，请报送诉讼进度和收租计划",
    )  # fmt: skip
    answer(folder, dt.date(2025, 3, 7), sent, "3处均已立案，其中1处定于4月开庭")

    day = dt.date(2025, 3, 14)
    papers(folder, day, "07-3 招生信息平台上线和公示记录|招就〔2025〕4号|招生就业处|m07-4")
    done(folder, day, "m07-4")
    hand_in(folder, dt.date(2025, 3, 17), "f07-3")
    sent = notice(
        folder, dt.date(2025, 3, 17), "supervision", "f11-3", to="b-assets", until=dt.date(2025, 3, 22),
        text="欠租26.6万元没有收回，请分管校领导督促并每周报告",
    )  # fmt: skip
    progressed(folder, dt.date(2025, 3, 20), "f04-2", "累计到岗11名，2025年招聘计划已发布", percent=61)
    progressed(folder, dt.date(2025, 3, 20), "f06-3", "累计落实去向187人，2025届台账已建", percent=88)
    answer(folder, dt.date(2025, 3, 21), sent, "打印社同意分两期付清，餐饮店等待判决")

    folder.adopt(
        on=dt.date(2025, 3, 24), recorded_by=LIAISON, decided_by=COMMITTEE, basis="党委常委会会议纪要2025年第6号",
        note="补充两项措施；写入整改情况、组织情况、下一步打算和成效",
    )  # fmt: skip


def end_of_march(folder: ic.Folder) -> None:
    """The last days before publication: one finding comes again, another is found done and waits for approval."""
    day = dt.date(2025, 3, 25)
    papers(folder, day, "13-6 档案认定结论和签字页|组〔2025〕9号|组织部|m13-5")
    hand_in(folder, dt.date(2025, 3, 26), "f13-5")
    verify(folder, dt.date(2025, 3, 28), "f07-3")


def publish(folder: ic.Folder) -> None:
    """The bulletin goes through both steps and out; the same meeting closes two findings, and a talk is held."""
    minutes, day = "党委常委会会议纪要2025年第7号", dt.date(2025, 4, 1)
    outputs = ic.read_recipes(folder.path).recipes["publication"]
    title = "中共临江大学委员会关于巡视整改进展情况的通报"
    ic.draft_publication(
        folder, "p1", outputs, title=title, as_of=dt.date(2025, 3, 31), on=day, recorded_by=LIAISON
    )  # fmt: skip
    folder.record(ic.PublicationSubmitted(publication="p1", on=day, recorded_by=LIAISON))
    folder.record(
        ic.PublicationApproved(publication="p1", step="office", on=day, recorded_by=LIAISON, decided_by=OFFICE)
    )
    verify(folder, day, "f13-5")
    sent = notice(
        folder, day, "talk", "f11-3", to="b-assets", until=dt.date(2025, 4, 4),
        text="经营用房清退逾期已超过30天，请主要负责人当面说明，并拿出逐处收回的时间表",
    )  # fmt: skip

    day = dt.date(2025, 4, 2)
    folder.record(
        ic.PublicationApproved(
            publication="p1", step="party", on=day, recorded_by=LIAISON, decided_by=COMMITTEE, basis=minutes
        ),
        ic.PublicationPublished(
            publication="p1", address="https://example.edu/xszg/2025-04-02.html", until=dt.date(2025, 4, 22), on=day,
            recorded_by=LIAISON, decided_by=OFFICE,
        ),
    )  # fmt: skip
    close(folder, day, "f07-3", "f13-5", basis=minutes)
    answer(folder, dt.date(2025, 4, 3), sent, "主要负责人已当面说明：4月24日开庭，判决生效即申请执行，9月底前全部收回")


def spring(folder: ic.Folder) -> None:
    """Two comments come in: one is answered in time, the other a week late."""
    text = "报修平台说一般维修24小时内办结，可是周五晚上报的修，周一才有人上门。周末算不算在内？"
    folder.record(
        ic.CommentReceived(
            comment="c1", publication="p1", channel="电子邮件", findings=("f11-4",), text=text,
            on=dt.date(2025, 4, 9), recorded_by=LIAISON,
        )
    )  # fmt: skip
    text = "仪器共享平台上的热门设备常常约满，外院系的课题组排不上，建议公开每台设备的预约和使用记录。"
    folder.record(
        ic.CommentReceived(
            comment="c2", publication="p1", channel="来信", findings=("f08-5",), text=text,
            on=dt.date(2025, 4, 16), recorded_by=LIAISON,
        )
    )  # fmt: skip
    text = "24小时按自然时间计算，周末在内。后勤处已从4月19日起安排周末值班维修，超时的由平台自动督办。谢谢您的提醒。"
    folder.record(
        ic.CommentAnswered(comment="c1", text=text, on=dt.date(2025, 4, 18), recorded_by=LIAISON, decided_by=OFFICE)
    )
    text = "已核对94台设备的预约记录，其中7台对外开放机时不足，5月起按月公布机时和排队情况。答复晚了，请您谅解。"
    folder.record(
        ic.CommentAnswered(comment="c2", text=text, on=dt.date(2025, 5, 8), recorded_by=LIAISON, decided_by=OFFICE)
    )


def what_was_left(folder: ic.Folder) -> None:
    """Summer 2025: what was nearly done is closed within its new day, the late one in September; four go on."""
    day = dt.date(2025, 6, 20)
    papers(
        folder, day,
        """
        08-10 结余资金处置协议和入账凭证|计财〔2025〕18号|计财处|m08-5 m08-10
        09-8 其余两个项目的财务决算批复|基建〔2025〕11号|基建处|m09-6
        """,
    )  # fmt: skip
    done(folder, day, "m08-5", "m08-10", "m09-6")
    progressed(folder, day, "f11-3", "判决生效，打印社和一家餐饮店已腾退，累计收回欠租59.2万元", percent=88)
    hand_in(folder, dt.date(2025, 6, 23), "f08-4", "f09-5")
    verify(folder, dt.date(2025, 6, 25), "f08-4", "f09-5")
    close(folder, dt.date(2025, 6, 27), "f08-4", "f09-5", basis="党委常委会会议纪要2025年第15号")
    review(folder, dt.date(2025, 7, 4), 3, basis="整改调度会纪要2025年第2期")

    progressed(folder, dt.date(2025, 9, 3), "f04-2", "累计到岗15名，其余3名列入2026年招聘计划", percent=83)
    papers(folder, dt.date(2025, 9, 3), "11-8 法院执行笔录和欠租结清凭证|资产〔2025〕20号|资产处|m11-4")
    done(folder, dt.date(2025, 9, 3), "m11-4")
    hand_in(folder, dt.date(2025, 9, 4), "f11-3")
    verify(folder, dt.date(2025, 9, 9), "f11-3")
    close(folder, dt.date(2025, 9, 12), "f11-3", basis="党委常委会会议纪要2025年第21号")


def follow_up(folder: ic.Folder) -> None:
    """Autumn 2025: nine findings that have to be sustained are looked at again; in one the old habit is back."""
    folder.record(
        ic.FollowUpPlanned(
            findings=LOOKED_AT_AGAIN, follow_up="h1", until=dt.date(2025, 10, 31), on=dt.date(2025, 9, 15),
            text="长期坚持的9项，查2025年以来的原始记录，到现场随机抽查", recorded_by=LIAISON, decided_by=COMMITTEE,
            basis="党委常委会会议纪要2025年第21号",
        )
    )  # fmt: skip
    day = dt.date(2025, 10, 14)
    holds(folder, day, "f02-1", "抽查2025年常委会和校长办公会议题52个，决策范围没有交叉，大额支出均由常委会研究")
    holds(folder, day, "f04-4", "2025年春季学期讲课、听课安排全部完成，课堂记录和听课表可以核对")
    holds(folder, day, "f05-1", "2024年度考核等次有区分，抽查6个学院的评价表，量化依据齐全")
    holds(folder, day, "f07-1", "调看2025年复试录音录像30组，双机位完整，保存登记与考场一致")
    holds(folder, day, "f08-1", "抽查2025年1月至9月报销凭证300笔，系统提示的11笔均已退回，没有发现无关支出")
    day = dt.date(2025, 10, 22)
    holds(folder, day, "f11-1", "到3处食堂抽查2025年3月以来的进货记录40天，检验证明和三方签字齐全")
    holds(folder, day, "f12-1", "抽查2025年接待票据60张，均有公函，没有超标陪餐")
    holds(folder, day, "f16-1", "抽查4个单位的设备120台，账、卡、物一致；2025年度盘点已经部署")
    text = "2025年前三季度已召开全校性会议46次，超过2024年全年；抽查文件40份，又有9份整篇转发"
    look_back(
        folder, day, ic.Verdict.RELAPSED, "f12-3", text=text, measures=("m12-3",), until=dt.date(2025, 12, 31)
    )  # fmt: skip
    folder.record(ic.Started(findings=("f12-3",), on=dt.date(2025, 10, 27), recorded_by=LIAISON))


# --- the words of the diary -------------------------------------------------------------------------------------


@contextmanager
def only_until(folder: ic.Folder, mark: str) -> Iterator[None]:
    """For a while the working copy ends at a mark: in May 2024 nobody had written what the second edition adds."""
    path = folder.path / "case.yaml"
    whole = path.read_text(encoding="utf-8")
    then = re.sub("\n    period: .*# 第2版补入", "", whole[: whole.index(mark) + 1])
    path.write_text(then, encoding="utf-8", newline="\n")
    try:
        folder.reload()
        yield
    finally:
        path.write_text(whole, encoding="utf-8", newline="\n")
        folder.reload()


def file(folder: ic.Folder, name: str, on: dt.date, *supports: str) -> None:
    """Put a text file of `evidence/` on file: `01-1 名称` is its index number and its title."""
    index, title = name.split(" ", 1)
    folder.add_evidence(
        Path("evidence", index[:2], f"{name}.txt"),
        id=f"e{index}", index=index, title=title, supports=supports, on=on, recorded_by=LIAISON,
    )  # fmt: skip


def papers(folder: ic.Folder, on: dt.date, table: str, *, audience: ic.Audience | None = None) -> None:
    """Put references to paper on file, one per line: index and title, number, custodian, what it supports."""
    filed = []
    for line in table.strip().splitlines():
        name, number, custodian, supports = line.strip().split("|")
        index, title = name.split(" ", 1)
        reference = ic.PaperReference(number=number, custodian=custodian)
        filed.append(
            ic.Evidence(
                id=f"e{index}", index=index, title=title, supports=tuple(supports.split()), paper=reference,
                audience=audience,
            )
        )  # fmt: skip
    folder.record(ic.EvidenceAdded(evidence=tuple(filed), on=on, recorded_by=LIAISON))


def done(folder: ic.Folder, on: dt.date, *measures: str) -> None:
    """The units that lead them report measures as carried out; what is on file supports them."""
    folder.record(ic.MeasureDone(measures=measures, on=on, recorded_by=LIAISON))


def progressed(folder: ic.Folder, on: dt.date, finding: str, text: str, *, percent: int | None = None) -> None:
    """What was done so far about a finding."""
    folder.record(ic.Progressed(findings=(finding,), text=text, percent=percent, on=on, recorded_by=LIAISON))


def substantially_done(folder: ic.Folder, on: dt.date, finding: str, remaining: str, next_step: str) -> None:
    """All but a rest is done; the rest is due by the end of June 2025."""
    folder.record(
        ic.SubstantiallyDone(
            findings=(finding,), remaining=remaining, next_step=next_step, until=dt.date(2025, 6, 30), on=on,
            recorded_by=LIAISON, decided_by=OFFICE,
        )
    )  # fmt: skip


def hand_in(folder: ic.Folder, on: dt.date, *findings: str) -> None:
    """Each lead unit has checked its findings, signs for them and asks for close-out."""
    led: dict[str, list[str]] = {}
    for finding in findings:
        led.setdefault(lead_of(folder, finding), []).append(finding)
    for unit, ids in led.items():
        folder.record(
            ic.Submitted(findings=tuple(ids), on=on, recorded_by=LIAISON, decided_by=unit),
            ic.Approved(findings=tuple(ids), step="lead_unit", on=on, recorded_by=LIAISON, decided_by=unit),
        )


def lead_of(folder: ic.Folder, finding: str) -> str:
    """The unit that leads the first measure of a finding."""
    first = folder.case.draft.measures_of(finding)[0]
    return next(owner.who for owner in first.owners if owner.role is ic.Role.LEAD_UNIT)


def send_back(folder: ic.Folder, on: dt.date, finding: str, *, reason: str) -> None:
    """The rectification office is not satisfied."""
    folder.record(
        ic.Returned(findings=(finding,), reason=reason, on=on, recorded_by=LIAISON, decided_by=OFFICE)
    )  # fmt: skip


def verify(folder: ic.Folder, on: dt.date, *findings: str) -> None:
    """The rectification office was on the spot, and found the findings done."""
    folder.record(
        ic.Verified(findings=findings, on=on, recorded_by=LIAISON, decided_by=OFFICE),
        ic.Approved(findings=findings, step="office", on=on, recorded_by=LIAISON, decided_by=OFFICE),
    )


def close(folder: ic.Folder, on: dt.date, *findings: str, basis: str) -> None:
    """The Party committee approves and closes findings by its minutes."""
    folder.record(
        ic.Approved(findings=findings, step="party", on=on, recorded_by=LIAISON, decided_by=COMMITTEE, basis=basis),
        ic.Closed(findings=findings, on=on, recorded_by=LIAISON, decided_by=COMMITTEE, basis=basis),
    )


def notice(folder: ic.Folder, on: dt.date, kind: str, finding: str, *, to: str, until: dt.date, text: str) -> int:
    """Send a notice about a late finding; the position of its entry, for the answer."""
    sent = ic.NoticeSent(
        findings=(finding,), notice=kind, to=to, until=until, text=text, on=on, recorded_by=LIAISON, decided_by=OFFICE
    )
    return len(folder.record(sent).journal)


def answer(folder: ic.Folder, on: dt.date, sent: int, text: str) -> None:
    """The unit answers a notice."""
    folder.record(ic.NoticeAnswered(sent=sent, text=text, on=on, recorded_by=LIAISON))


def review(folder: ic.Folder, on: dt.date, issue: int, *, basis: str) -> None:
    """The ledger is gone through in a meeting."""
    folder.record(ic.ProgressReviewHeld(issue=issue, on=on, recorded_by=LIAISON, basis=basis))


def holds(folder: ic.Folder, on: dt.date, finding: str, text: str) -> None:
    """A follow-up finds that what was closed is still so."""
    look_back(folder, on, ic.Verdict.HOLDS, finding, text=text)


def look_back(
    folder: ic.Folder, on: dt.date, verdict: ic.Verdict, finding: str, *, text: str, measures: tuple[str, ...] = (),
    until: dt.date | None = None,
) -> None:  # fmt: skip
    """What the follow-up says of a finding; one that has relapsed is reopened."""
    folder.record(
        *ic.look_back(
            folder.case, "h1", (finding,), verdict, on=on, text=text, measures=measures, until=until,
            recorded_by=LIAISON, decided_by=OFFICE, basis="整改“回头看”情况报告2025年第1号",
        )
    )  # fmt: skip
