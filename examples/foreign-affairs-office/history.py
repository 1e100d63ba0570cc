"""What happened in the case fao-2023, told in the events of the library: `tell(folder)` writes the journal.

The days are in order, so that each call reads as an entry of the office's own diary. Every call is one batch:
all of it is recorded, or nothing. The journal that comes out is the example's `journal.jsonl`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import inspection_core as ic

LIAISON = "p-liaison"  # keeps the ledger, records everything
LEADING_GROUP = "b-leading-group"  # approves: the plan, extensions, close-out
RECTIFICATION_OFFICE = "b-rectification-office"  # verifies, looks back, and leads no measure
SECRETARY = "p-secretary"  # signs what is published

EXPECTED = {"approval": dt.date(2024, 3, 6), "follow-up": dt.date(2024, 6, 30)}
"""Recipes whose documents, as of a day, are kept in `expected/` beside the publications; see `retell.py`."""


def tell(folder: ic.Folder) -> None:
    """Record the whole history, from the plan of November 2023 to the end of June 2024."""
    plan_and_start(folder)
    first_results(folder)
    close_in_december(folder)
    january(folder)
    close_in_january(folder)
    february_batch(folder)
    late_winter(folder)
    publish(folder)
    spring(folder)
    summer(folder)


# --- the story --------------------------------------------------------------------------------------------------


def plan_and_start(folder: ic.Folder) -> None:
    """The plan is adopted 15 working days after the feedback; one entry is a mistake, voided the next day."""
    with working_copy(folder, plan_only):
        folder.adopt(
            on=dt.date(2023, 11, 2),
            recorded_by=LIAISON,
            decided_by=LEADING_GROUP,
            basis="整改领导小组会议纪要2023年第2号",
        )
    early = ("f01", "f02", "f03", "f04", "f05", "f06", "f07", "f08", "f10", "f14", "f15", "f16", "f17", "f20", "f24")
    folder.record(ic.Started(findings=early, on=dt.date(2023, 11, 3), recorded_by=LIAISON))
    mistaken = ic.Started(findings=("f12",), on=dt.date(2023, 11, 6), recorded_by=LIAISON)
    folder.record(mistaken)  # entry 3: f11 was meant
    folder.record(
        ic.Voided(targets=(3,), reason="应为第11项，误录为第12项", on=dt.date(2023, 11, 7), recorded_by=LIAISON),
        ic.Started(findings=("f11",), on=dt.date(2023, 11, 7), recorded_by=LIAISON),
    )
    folder.record(ic.Started(findings=("f09", "f13", "f18", "f19"), on=dt.date(2023, 11, 13), recorded_by=LIAISON))
    folder.record(ic.Started(findings=("f21", "f22", "f23"), on=dt.date(2023, 11, 20), recorded_by=LIAISON))


def first_results(folder: ic.Folder) -> None:
    """November and December: rules are made, the first findings are submitted."""
    day = dt.date(2023, 11, 24)
    file(folder, "08-1 对上争取工作例会纪要", day, "f08", "m08-2", "m08-3")
    file(folder, "24-1 中心组集体学习记录", day, "f24", "m24-1")
    done(folder, day, "m08-2", evidence=("e08-1",))
    done(folder, day, "m24-1", evidence=("e24-1",))

    day = dt.date(2023, 11, 30)
    file(folder, "09-1 友城结好登记", day, "f09", "m09-1")
    done(folder, day, "m09-1", evidence=("e09-1",))

    day = dt.date(2023, 12, 8)
    file(folder, "14-1 文风学习与文稿审核流程记录", day, "f14", "m14-1", "m14-2")
    done(folder, day, "m14-1", "m14-2", evidence=("e14-1",))
    submit(folder, dt.date(2023, 12, 11), "f14", evidence=("e14-1",))

    day = dt.date(2023, 12, 14)
    paper(folder, "01-2 专题授课通知和讲稿", day, "外办党〔2023〕31号", "党建办", "f01", "m01-2")
    paper(folder, "02-2 专办员培训签到表", day, "培训2023-05", "出国管理科", "f02", "m02-2")
    done(folder, day, "m01-2", evidence=("e01-2",))
    done(folder, day, "m02-2", evidence=("e02-2",))

    day = dt.date(2023, 12, 15)
    file(folder, "20-1 党员发展档案复核表", day, "f20", "m20-1", "m20-2")
    done(folder, day, "m20-1", "m20-2", evidence=("e20-1",))
    submit(folder, dt.date(2023, 12, 18), "f20", evidence=("e20-1",))

    day = dt.date(2023, 12, 20)
    file(folder, "05-1 外籍人士参访活动记录", day, "f05", "m05-1")
    paper(folder, "11-1 班子成员责任清单和调研报告", day, "外办党〔2023〕33号", "党建办", "f11", "m11-1", "m11-2")
    file(folder, "15-1 财务管理制度印发通知", day, "f15", "m15-1")
    file(folder, "15-2 三重一大执行规则印发通知", day, "f15", "m15-2")
    done(folder, day, "m05-1", evidence=("e05-1",))
    done(folder, day, "m11-1", "m11-2", evidence=("e11-1",))
    done(folder, day, "m15-1", evidence=("e15-1",))
    done(folder, day, "m15-2", evidence=("e15-2",))
    submit(folder, dt.date(2023, 12, 21), "f11", evidence=("e11-1",))


def close_in_december(folder: ic.Folder) -> None:
    """Three findings are closed before the end of the year; one of them will come back."""
    day = dt.date(2023, 12, 22)
    file(folder, "04-2 服务经济社会发展10条举措印发通知", day, "f04", "f07", "m04-2")
    done(folder, day, "m04-2", evidence=("e04-2",))

    verify(folder, dt.date(2023, 12, 26), "f11", "f14", "f20")
    day = dt.date(2023, 12, 27)
    file(folder, "06-1 外事数据目录", day, "f06", "m06-1", "m06-3")
    paper(
        folder, "13-1 外事礼品管理台账", day, "礼品账2023-04", "翻译接待科", "f13", "m13-1", "m13-2",
        audience=ic.Audience.RESTRICTED,
    )  # fmt: skip
    paper(folder, "21-1 年轻干部培养方案", day, "外办人〔2023〕12号", "人事科", "f21", "m21-1")
    done(folder, day, "m06-1", "m06-3", evidence=("e06-1",))
    done(folder, day, "m13-1", "m13-2", evidence=("e13-1",))
    done(folder, day, "m21-1", evidence=("e21-1",))

    day = dt.date(2023, 12, 28)
    paper(folder, "03-2 法治学习和述法会议材料", day, "外办法〔2023〕6号", "政研宣传科", "f03", "m03-2")
    done(folder, day, "m03-2", evidence=("e03-2",))
    submit(folder, day, "f15", evidence=("e15-1", "e15-2"))

    close(folder, dt.date(2023, 12, 29), "f11", "f14", "f20", basis="整改领导小组会议纪要2023年第5号")
    day = dt.date(2023, 12, 29)
    file(folder, "02-1 市委外事委全体会议纪要（摘要）", day, "f02", "m02-1")
    done(folder, day, "m02-1", evidence=("e02-1",))


def january(folder: ic.Folder) -> None:
    """The bulk of the work is submitted; one finding is sent back, one measure is given up."""
    submit(folder, dt.date(2024, 1, 5), "f02", evidence=("e02-1", "e02-2"))

    day = dt.date(2024, 1, 8)
    paper(folder, "18-1 法规学习和干部选任程序材料", day, "外办人〔2024〕1号", "人事科", "f18", "m18-1", "m18-2")
    done(folder, day, "m18-1", "m18-2", evidence=("e18-1",))
    submit(folder, dt.date(2024, 1, 10), "f18", evidence=("e18-1",))

    day = dt.date(2024, 1, 10)
    file(folder, "01-1 中心组学习与研讨登记", day, "f01", "m01-1", "m01-3")
    paper(folder, "04-1 因公出国服务流程说明", day, "流程2024-01", "出国管理科", "f04", "m04-1")
    done(folder, day, "m01-1", "m01-3", evidence=("e01-1",))
    done(folder, day, "m04-1", evidence=("e04-1",))
    submit(folder, dt.date(2024, 1, 12), "f01", evidence=("e01-1", "e01-2"))
    submit(folder, dt.date(2024, 1, 12), "f04", evidence=("e04-1", "e04-2"))

    day = dt.date(2024, 1, 12)
    file(folder, "10-1 领保宣传资料发放登记", day, "f10", "m10-1")
    file(folder, "10-2 境外安保线上巡查记录", day, "f10", "m10-2")
    file(folder, "12-1 年度党风廉政建设要点印发通知", day, "f12", "m12-1")
    done(folder, day, "m10-1", evidence=("e10-1",))
    done(folder, day, "m10-2", evidence=("e10-2",))
    done(folder, day, "m12-1", evidence=("e12-1",))
    submit(folder, dt.date(2024, 1, 15), "f10", evidence=("e10-1", "e10-2"))
    submit(folder, dt.date(2024, 1, 16), "f12", evidence=("e12-1",))

    day = dt.date(2024, 1, 16)
    paper(folder, "08-2 商务旅行卡白名单公布文件", day, "省外办函〔2024〕3号", "出国管理科", "f08", "m08-1")
    file(folder, "19-1 专题民主生活会方案与谈心记录", day, "f19", "m19-1", "m19-2")
    done(folder, day, "m08-1", evidence=("e08-2",))
    done(folder, day, "m08-3", evidence=("e08-1",))
    done(folder, day, "m19-1", "m19-2", evidence=("e19-1",))
    submit(folder, dt.date(2024, 1, 17), "f08", evidence=("e08-1", "e08-2"))
    submit(folder, dt.date(2024, 1, 17), "f13", evidence=("e13-1",))

    day = dt.date(2024, 1, 18)
    paper(folder, "05-2 座谈和媒体刊载清单", day, "宣传2024-02", "政研宣传科", "f05", "m05-2")
    done(folder, day, "m05-2", evidence=("e05-2",))

    reason = "发放登记只有汇总数，缺各点位签收单"
    send_back(folder, dt.date(2024, 1, 19), "f10", reason=reason)
    folder.record(
        ic.MeasureDropped(
            measures=("m05-3",), reason="友城展馆改造停用，巡展改入2025年计划", on=dt.date(2024, 1, 19),
            recorded_by=LIAISON, decided_by=LEADING_GROUP, basis="整改领导小组会议纪要2024年第1号",
        )
    )  # fmt: skip


def close_in_january(folder: ic.Folder) -> None:
    """More time is asked before the old day is over, and granted; seven findings are closed."""
    file(folder, "07-1 接待与邀请工作登记", dt.date(2024, 1, 22), "f07", "m07-1", "m07-2")
    done(folder, dt.date(2024, 1, 22), "m07-1", "m07-2", evidence=("e07-1",))
    submit(folder, dt.date(2024, 1, 22), "f05", evidence=("e05-1", "e05-2"))
    new_day = dt.date(2024, 4, 30)
    reason = "县市区友城工作指导办法须征求省委外办意见"
    folder.record(
        ic.ExtensionAsked(
            measures=("m09-3",), until=new_day, reason=reason, on=dt.date(2024, 1, 22),
            recorded_by=LIAISON, decided_by="b-cities",
        )
    )  # fmt: skip

    verify(folder, dt.date(2024, 1, 23), "f01", "f02", "f04", "f08", "f12", "f15", "f18")
    file(folder, "22-1 干部能力提升活动登记", dt.date(2024, 1, 24), "f22", "m22-1", "m22-2")
    done(folder, dt.date(2024, 1, 24), "m22-1", "m22-2", evidence=("e22-1",))
    paper(folder, "09-2 友城交流活动材料", dt.date(2024, 1, 25), "友城2024-01", "友城科", "f09", "m09-2")
    done(folder, dt.date(2024, 1, 25), "m09-2", evidence=("e09-2",))
    submit(folder, dt.date(2024, 1, 25), "f19", evidence=("e19-1",))

    minutes = "整改领导小组会议纪要2024年第2号"
    folder.record(
        ic.ExtensionGranted(
            measures=("m09-3",), until=new_day, on=dt.date(2024, 1, 26),
            recorded_by=LIAISON, decided_by=LEADING_GROUP, basis=minutes,
        )
    )  # fmt: skip
    close(folder, dt.date(2024, 1, 26), "f01", "f02", "f04", "f08", "f12", "f15", "f18", basis=minutes)
    folder.record(ic.ProgressReviewHeld(issue=1, on=dt.date(2024, 1, 26), recorded_by=LIAISON, basis=minutes))


def february_batch(folder: ic.Folder) -> None:
    """What was sent back comes again, with what was missing; five findings are closed, one is nearly done."""
    day = dt.date(2024, 1, 29)
    file(folder, "07-2 重点任务台账（第18期）", day, "f07", "m07-3")
    done(folder, day, "m07-3", evidence=("e07-2",))

    day = dt.date(2024, 1, 30)
    file(folder, "03-1 外事工作规划印发通知", day, "f03", "m03-1")
    file(folder, "17-1 往来款清理与函询登记", day, "f17", "m17-1", "m17-2")
    done(folder, day, "m03-1", evidence=("e03-1",))
    done(folder, day, "m17-1", evidence=("e17-1",))
    submit(folder, day, "f07", evidence=("e04-2", "e07-1", "e07-2"))

    day = dt.date(2024, 1, 31)
    paper(folder, "10-3 各点位宣传资料签收单", day, "领保2024-01", "领事科", "f10", "m10-1")
    submit(folder, dt.date(2024, 2, 1), "f10", evidence=("e10-1", "e10-2", "e10-3"))

    verify(folder, dt.date(2024, 2, 2), "f05", "f07", "f10", "f13", "f19")
    remaining = "6笔挂账款项的对方单位已经撤并，尚未处理"
    next_step = "查找承继单位，能收的收回，确实无法收回的报批核销"
    folder.record(
        ic.SubstantiallyDone(
            findings=("f17",), remaining=remaining, next_step=next_step, until=dt.date(2024, 6, 30),
            on=dt.date(2024, 2, 5), recorded_by=LIAISON, decided_by="b-finance",
        )
    )  # fmt: skip
    close(folder, dt.date(2024, 2, 6), "f05", "f07", "f10", "f13", "f19", basis="整改领导小组会议纪要2024年第3号")


def late_winter(folder: ic.Folder) -> None:
    """A follow-up looks at four closed findings: two hold, one does not, one has to wait for payments to look at."""
    planned = ic.FollowUpPlanned(
        findings=("f11", "f14", "f15", "f20"), follow_up="h1", until=dt.date(2024, 3, 31), on=dt.date(2024, 2, 19),
        text="12月销号的3项和支出审批，调阅原始记录，随机抽查", recorded_by=LIAISON, decided_by=LEADING_GROUP,
    )  # fmt: skip
    folder.record(planned)

    day = dt.date(2024, 2, 20)
    file(folder, "16-1 报销凭证复核记录", day, "f16", "m16-1")
    done(folder, day, "m16-1", evidence=("e16-1",))
    report = "整改“回头看”情况报告2024年第1号"
    look_back(folder, day, "f11", verdict=ic.Verdict.HOLDS, basis=report, text="责任清单逐月更新，规定动作均有记录")
    text = "抽查2024年文稿12份，核稿记录齐全，未见套用"
    look_back(folder, day, "f14", verdict=ic.Verdict.HOLDS, basis=report, text=text)
    look_back(
        folder, day, "f20", verdict=ic.Verdict.RELAPSED, basis=report,
        text="抽查新近发展党员档案，1份考察记录缺当月谈话签字",
        measures=("m20-1",), until=dt.date(2024, 5, 31),
    )  # fmt: skip

    notice = ic.NoticeSent(
        findings=("f06",), notice="supervision", to="b-policy", until=dt.date(2024, 2, 26), on=day,
        text="信息发布管理制度逾期未印发，请说明原因和完成日期", recorded_by=LIAISON, decided_by=RECTIFICATION_OFFICE,
    )  # fmt: skip
    sent = len(folder.record(notice).journal)

    day = dt.date(2024, 2, 21)
    file(folder, "23-1 翻译人才库情况表", day, "f23", "m23-1", "m23-2")
    done(folder, day, "m23-1", "m23-2", evidence=("e23-1",))
    submit(folder, dt.date(2024, 2, 22), "f16", evidence=("e15-1", "e16-1"))

    day = dt.date(2024, 2, 23)
    paper(folder, "03-3 友城高质量发展实施意见", day, "外办发〔2024〕5号", "友城科", "f03", "m03-3")
    done(folder, day, "m03-3", evidence=("e03-3",))
    submit(folder, dt.date(2024, 2, 26), "f03", evidence=("e03-1", "e03-2", "e03-3"))
    answer = "制度稿已会签，拟3月中旬印发"
    folder.record(ic.NoticeAnswered(sent=sent, text=answer, on=dt.date(2024, 2, 26), recorded_by=LIAISON))
    verify(folder, dt.date(2024, 2, 27), "f16")
    submit(folder, dt.date(2024, 2, 28), "f23", evidence=("e23-1",))
    with working_copy(folder, before_the_review):
        folder.adopt(on=dt.date(2024, 2, 28), recorded_by=LIAISON, note="补入整改情况文字稿")
    day = dt.date(2024, 2, 29)
    folder.record(ic.ProgressReviewHeld(issue=2, on=day, recorded_by=LIAISON))
    folder.record(ic.ReferralsCounted(received=2, answered=1, on=day, recorded_by=LIAISON))


def publish(folder: ic.Folder) -> None:
    """The bulletin is drafted, sent back because of one finding's wording, drafted again and published."""
    with working_copy(folder, before_the_review):
        day = dt.date(2024, 3, 4)
        draft(folder, day, as_of=dt.date(2024, 3, 1))
        folder.record(ic.PublicationSubmitted(publication="p1", on=day, recorded_by=LIAISON))
        day = dt.date(2024, 3, 5)
        approve(folder, day, "office", decided_by=RECTIFICATION_OFFICE)
        reason = "第20项照原文公开容易使人对号入座，改写后再报；并写明受理意见的起止日期"
        folder.record(
            ic.PublicationReturned(publication="p1", reason=reason, on=day, recorded_by=LIAISON, decided_by=SECRETARY)
        )

    day = dt.date(2024, 3, 6)
    note = "改定第20项公开口径；补入意见受理时间"
    folder.adopt(on=day, recorded_by=LIAISON, decided_by=LEADING_GROUP, note=note)
    draft(folder, day, as_of=day)
    folder.record(ic.PublicationSubmitted(publication="p1", on=day, recorded_by=LIAISON))
    day = dt.date(2024, 3, 7)
    approve(folder, day, "office", decided_by=RECTIFICATION_OFFICE)
    approve(folder, day, "secretary", decided_by=SECRETARY, basis="公开审核表2024年第1号")
    folder.record(
        ic.PublicationPublished(
            publication="p1", address="https://example.org/zhenggai/2024-03-08.html", until=dt.date(2024, 4, 8),
            on=dt.date(2024, 3, 8), recorded_by=LIAISON, decided_by=RECTIFICATION_OFFICE,
        )
    )  # fmt: skip


def spring(folder: ic.Folder) -> None:
    """After the report of 1 March: the late ones come in, and the recurrence is sent back for want of a rule."""
    close(folder, dt.date(2024, 3, 8), "f16", basis="整改领导小组会议纪要2024年第4号")
    verify(folder, dt.date(2024, 3, 12), "f03", "f23")
    folder.record(
        ic.CommentReceived(
            comment="c1", publication="p1", channel="电子邮件", findings=("f04",), on=dt.date(2024, 3, 14),
            text="因公出国手续要交的材料，电话里和窗口上说法不完全一样，希望一次列全、在网上公布。",
            recorded_by=LIAISON,
        )
    )  # fmt: skip
    close(folder, dt.date(2024, 3, 15), "f03", "f23", basis="整改领导小组会议纪要2024年第5号")

    day = dt.date(2024, 3, 15)
    paper(folder, "24-2 各支部警示学习记录", day, "党建2024-03", "党建办", "f24", "m24-2")
    done(folder, day, "m24-2", evidence=("e24-2",))
    submit(folder, dt.date(2024, 3, 20), "f24", evidence=("e24-1", "e24-2"))

    day = dt.date(2024, 3, 20)
    paper(folder, "06-2 信息发布管理制度", day, "外办发〔2024〕8号", "政研宣传科", "f06", "m06-2")
    done(folder, day, "m06-2", evidence=("e06-2",))
    submit(folder, dt.date(2024, 3, 22), "f06", evidence=("e06-1", "e06-2"))

    day = dt.date(2024, 3, 25)
    paper(folder, "22-2 翻译能力提升年度安排", day, "外办发〔2024〕9号", "翻译接待科", "f22", "m22-3")
    done(folder, day, "m22-3", evidence=("e22-2",))
    submit(folder, dt.date(2024, 3, 27), "f22", evidence=("e22-1", "e22-2"))

    reply = "材料清单已核对统一，3月26日在门户网站公布，窗口按清单一次告知。感谢您的意见。"
    folder.record(
        ic.CommentAnswered(
            comment="c1", text=reply, on=dt.date(2024, 3, 27), recorded_by=LIAISON, decided_by=RECTIFICATION_OFFICE
        )
    )
    look_back(
        folder, dt.date(2024, 3, 28), "f15", verdict=ic.Verdict.HOLDS, basis="整改“回头看”情况报告2024年第2号",
        text="抽查1月至3月支出凭证40笔，审批日期均在支出之前，大额支出均有会议纪要",
    )  # fmt: skip
    reason = "只有学习，没有恢复年度执行检查的制度安排"
    send_back(folder, dt.date(2024, 3, 29), "f24", reason=reason)
    folder.record(
        ic.CommentReceived(
            comment="c2", publication="p1", channel="网站留言", findings=("f09",), on=dt.date(2024, 4, 3),
            text="友城交流机关参加得多，建议让学校和企业也有机会报名。", recorded_by=LIAISON,
        )
    )  # fmt: skip
    verify(folder, dt.date(2024, 4, 9), "f06", "f22")
    close(folder, dt.date(2024, 4, 12), "f06", "f22", basis="整改领导小组会议纪要2024年第6号")


def summer(folder: ic.Folder) -> None:
    """The extended finding and the nearly done one are closed; three are still open at the end of June."""
    day = dt.date(2024, 4, 16)
    paper(folder, "09-3 县市区友城工作指导办法", day, "外办发〔2024〕11号", "友城科", "f09", "m09-3")
    done(folder, day, "m09-3", evidence=("e09-3",))
    submit(folder, dt.date(2024, 4, 17), "f09", evidence=("e09-1", "e09-2", "e09-3"))
    verify(folder, dt.date(2024, 4, 24), "f09")
    close(folder, dt.date(2024, 4, 26), "f09", basis="整改领导小组会议纪要2024年第7号")

    day = dt.date(2024, 6, 11)
    paper(folder, "17-2 往来款核销批复和凭证", day, "财务2024-06", "财务科", "f17", "m17-2")
    done(folder, day, "m17-2", evidence=("e17-1", "e17-2"))
    submit(folder, dt.date(2024, 6, 12), "f17", evidence=("e15-1", "e17-1", "e17-2"))
    verify(folder, dt.date(2024, 6, 18), "f17")
    close(folder, dt.date(2024, 6, 21), "f17", basis="整改领导小组会议纪要2024年第9号")

    day = dt.date(2024, 6, 26)
    paper(folder, "21-2 培训和挂职锻炼登记", day, "人事2024-06", "人事科", "f21", "m21-2", "m21-3")
    done(folder, day, "m21-2", "m21-3", evidence=("e21-2",))
    submit(folder, dt.date(2024, 6, 27), "f21", evidence=("e21-1", "e21-2"))
    folder.record(ic.ReferralsCounted(received=2, answered=2, on=dt.date(2024, 6, 27), recorded_by=LIAISON))


# --- editions ---------------------------------------------------------------------------------------------------


@contextmanager
def working_copy(folder: ic.Folder, as_it_was: Callable[[str], str]) -> Iterator[None]:
    """The document as it was earlier, while an edition or a publication of that time is made."""
    path = folder.path / "case.yaml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(as_it_was(whole), encoding="utf-8", newline="\n")
    folder.reload()
    yield
    path.write_text(whole, encoding="utf-8", newline="\n")
    folder.reload()


def before_the_review(text: str) -> str:
    """In February finding 20 was to be published as it stands, and no period for comments was set."""
    plan, _, rest = text.partition("    public:  # 第3版改定")
    plan = re.sub("\n    period: .*# 第3版补入", "", plan)
    return plan + "    public: {decision: publish}\n" + rest[rest.index("\n  - id: f21") :]


def plan_only(text: str) -> str:
    """In November nobody had written what was done."""
    plan, _, rest = before_the_review(text).partition("\naccounts:\n")
    return plan + "\n" + rest[rest.index("\nsections:") :]


# --- the words of the diary -------------------------------------------------------------------------------------


def file(folder: ic.Folder, name: str, on: dt.date, *supports: str) -> None:
    """Put a text file of `evidence/` on file: `01-1 名称` is its index number and its title."""
    index, title = name.split(" ", 1)
    folder.add_evidence(
        Path("evidence", index[:2], f"{name}.txt"),
        id=f"e{index}", index=index, title=title, supports=supports, on=on, recorded_by=LIAISON,
    )  # fmt: skip


def paper(
    folder: ic.Folder, name: str, on: dt.date, number: str, custodian: str, *supports: str,
    audience: ic.Audience | None = None,
) -> None:  # fmt: skip
    """Put a reference to paper on file: its number, and the section that keeps it."""
    index, title = name.split(" ", 1)
    reference = ic.PaperReference(number=number, custodian=custodian)
    evidence = ic.Evidence(
        id=f"e{index}", index=index, title=title, supports=supports, paper=reference, audience=audience
    )
    folder.record(ic.EvidenceAdded(evidence=(evidence,), on=on, recorded_by=LIAISON))


def done(folder: ic.Folder, on: dt.date, *measures: str, evidence: tuple[str, ...]) -> None:
    """The section that leads them reports measures as carried out."""
    folder.record(ic.MeasureDone(measures=measures, evidence=evidence, on=on, recorded_by=LIAISON))


def submit(folder: ic.Folder, on: dt.date, finding: str, *, evidence: tuple[str, ...]) -> None:
    """The owners ask for close-out of a finding."""
    folder.record(ic.Submitted(findings=(finding,), evidence=evidence, on=on, recorded_by=LIAISON))


def send_back(folder: ic.Folder, on: dt.date, finding: str, *, reason: str) -> None:
    """The rectification office is not satisfied."""
    folder.record(
        ic.Returned(findings=(finding,), reason=reason, on=on, recorded_by=LIAISON, decided_by=RECTIFICATION_OFFICE)
    )


def verify(folder: ic.Folder, on: dt.date, *findings: str) -> None:
    """The rectification office has looked, and found the findings done."""
    folder.record(ic.Verified(findings=findings, on=on, recorded_by=LIAISON, decided_by=RECTIFICATION_OFFICE))


def close(folder: ic.Folder, on: dt.date, *findings: str, basis: str) -> None:
    """The leading group closes findings by its minutes."""
    folder.record(ic.Closed(findings=findings, on=on, recorded_by=LIAISON, decided_by=LEADING_GROUP, basis=basis))


def look_back(
    folder: ic.Folder, on: dt.date, *findings: str, verdict: ic.Verdict, text: str, basis: str,
    measures: tuple[str, ...] = (), until: dt.date | None = None,
) -> None:  # fmt: skip
    """The rectification office says of closed findings whether they hold; one that has relapsed is reopened."""
    folder.record(
        *ic.look_back(
            folder.case, "h1", findings, verdict, on=on, text=text, measures=measures, until=until,
            recorded_by=LIAISON, decided_by=RECTIFICATION_OFFICE, basis=basis,
        )
    )  # fmt: skip


def draft(folder: ic.Folder, on: dt.date, *, as_of: dt.date) -> None:
    """The public bulletin is made, in text and in Word, and recorded with the digest of each."""
    outputs = ic.read_recipes(folder.path).recipes["publication"]
    title = "市外办党组关于巡察整改进展情况的通报"
    ic.draft_publication(folder, "p1", outputs, title=title, as_of=as_of, on=on, recorded_by=LIAISON)


def approve(folder: ic.Folder, on: dt.date, step: str, *, decided_by: str, basis: str | None = None) -> None:
    """A step of the chain through which a publication goes."""
    folder.record(
        ic.PublicationApproved(
            publication="p1", step=step, on=on, recorded_by=LIAISON, decided_by=decided_by, basis=basis
        )
    )
