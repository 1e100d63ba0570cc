"""案卷 wanghu-2024 的经过，用本库的事件写成：`tell(folder)` 写出日志。"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import inspection_core as ic

CLERK = "p-clerk"  # 保管台账，负责全部记录
OFFICE = "b-office"  # 现场核验，不承担整改措施
GROUP = "b-group"  # 通过方案，批准办结销号

EXPECTED = {"report": dt.date(2025, 1, 31)}
"""按截止日保存在 `expected/` 的成套输出，见 `retell.py`。"""


def tell(folder: ic.Folder) -> None:
    """从2024年6月印发方案到2025年1月底的督办。"""
    folder.adopt(on=day(2024, 6, 7), recorded_by=CLERK, decided_by=GROUP, basis="领导小组会议纪要2024年第2号")
    folder.record(ic.Started(findings=("f01", "f02", "f03", "f04", "f05"), on=day(2024, 6, 11), recorded_by=CLERK))

    paper(folder, "03-1 工地复查照片和停工通知", day(2024, 6, 13), "建执2024-41", "b-housing", "f03", "m03-1")
    done(folder, day(2024, 6, 13), "m03-1")
    submit(folder, day(2024, 6, 14), "f03")
    close(folder, day(2024, 6, 28), "f03", basis="领导小组会议纪要2024年第3号")

    file(folder, "02-1 复养塘口清退核验记录", day(2024, 6, 20), "f02", "m02-1")
    done(folder, day(2024, 6, 20), "m02-1")
    paper(folder, "02-2 无人机核查报告（三季度）", day(2024, 9, 24), "农核2024-07", "b-farming", "f02", "m02-2")
    done(folder, day(2024, 9, 24), "m02-2")
    submit(folder, day(2024, 9, 25), "f02")
    close(folder, day(2024, 10, 11), "f02", basis="领导小组会议纪要2024年第6号")

    more_time(folder)
    late_dump(folder)
    collection_points(folder)


def more_time(folder: ic.Folder) -> None:
    """最后一段管线要过铁路涵，到期之前申请并获准延期。"""
    progress(folder, day(2024, 11, 20), "f01", "改造2.9公里，剩余0.3公里待铁路部门给出施工窗口。", 90)
    until, facts = day(2025, 5, 31), {"measures": ("m01-1",), "recorded_by": CLERK}
    folder.record(
        ic.ExtensionAsked(until=until, reason="涵洞施工窗口在2025年4月", on=day(2024, 12, 10), **facts),
        ic.ExtensionGranted(
            until=until, on=day(2024, 12, 18), decided_by=GROUP, basis="领导小组会议纪要2024年第9号", **facts
        ),
    )


def late_dump(folder: ic.Folder) -> None:
    """堆场清运滞后，先提醒，后督办。"""
    progress(folder, day(2024, 11, 28), "f04", "清运4.2万立方米。", 50)
    for on, notice, until, said in (
        (day(2024, 12, 4), "reminder", day(2024, 12, 11), "运距由9公里改为23公里，运力不足。"),
        (day(2024, 12, 18), "supervision", day(2024, 12, 25), "增加2家运输单位，每周清运不少于5000立方米。"),
    ):
        sent = ic.NoticeSent(
            findings=("f04",), notice=notice, to="b-city", until=until, on=on, recorded_by=CLERK, decided_by=GROUP,
            text="东坝堆场应于11月30日前清运完毕，请书面说明原因和清运计划。",
        )  # fmt: skip
        number = len(folder.record(sent).journal)
        folder.record(ic.NoticeAnswered(sent=number, text=said, on=until, recorded_by=CLERK))
    progress(folder, day(2025, 1, 22), "f04", "清运5.1万立方米。", 60)


def collection_points(folder: ic.Folder) -> None:
    """农膜回收点：12月申请验收，1月现场核验后等待领导小组批准。"""
    paper(folder, "05-1 回收合同和收储台账", day(2024, 12, 16), "农环2024-33", "b-farming", "f05", "m05-1")
    done(folder, day(2024, 12, 16), "m05-1")
    submit(folder, day(2024, 12, 17), "f05")
    folder.record(ic.Verified(findings=("f05",), on=day(2025, 1, 24), recorded_by=CLERK, decided_by=OFFICE))


# --- 常用记录 -----------------------------------------------------------------------------------------------------


def day(year: int, month: int, of_month: int) -> dt.date:
    """某年某月某日。"""
    return dt.date(year, month, of_month)


def progress(folder: ic.Folder, on: dt.date, finding: str, text: str, percent: int) -> None:
    """责任单位报告进展。"""
    folder.record(ic.Progressed(findings=(finding,), text=text, percent=percent, on=on, recorded_by=CLERK))


def file(folder: ic.Folder, name: str, on: dt.date, *supports: str) -> None:
    """`evidence/` 里的文本归档：名称前为材料编号。"""
    index, title = name.split(" ", 1)
    folder.add_evidence(
        Path("evidence", index[:2], f"{name}.txt"),
        id=f"e{index}", index=index, title=title, supports=supports, on=on, recorded_by=CLERK,
    )  # fmt: skip


def paper(folder: ic.Folder, name: str, on: dt.date, number: str, custodian: str, *supports: str) -> None:
    """纸质材料登记文号和保管单位。"""
    index, title = name.split(" ", 1)
    reference = ic.PaperReference(number=number, custodian=custodian)
    evidence = ic.Evidence(id=f"e{index}", index=index, title=title, supports=supports, paper=reference)
    folder.record(ic.EvidenceAdded(evidence=(evidence,), on=on, recorded_by=CLERK))


def done(folder: ic.Folder, on: dt.date, *measures: str) -> None:
    """措施完成。"""
    folder.record(ic.MeasureDone(measures=measures, on=on, recorded_by=CLERK))


def submit(folder: ic.Folder, on: dt.date, *findings: str) -> None:
    """责任单位申请验收。"""
    folder.record(ic.Submitted(findings=findings, on=on, recorded_by=CLERK))


def close(folder: ic.Folder, on: dt.date, *findings: str, basis: str) -> None:
    """整改办现场核验，领导小组批准办结。"""
    folder.record(
        *ic.close_out(
            folder.case, findings, on=on, recorded_by=CLERK, verified_by=OFFICE, decided_by=GROUP, basis=basis
        )
    )
