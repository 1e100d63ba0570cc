"""案卷 yunxiu-hospital-2024 的经过，用本库的事件写成：`tell(folder)` 写出日志。"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import inspection_core as ic

CLERK = "p-clerk"  # 保管台账，负责全部记录
INTERNAL = "b-internal"  # 核实，不承担业务科室的措施
COUNCIL = "b-council"  # 通过方案，认定整改到位

EXPECTED = {"report": dt.date(2025, 3, 31)}
"""按截止日保存在 `expected/` 的成套输出，见 `retell.py`。"""


def tell(folder: ic.Folder) -> None:
    """从2024年9月印发方案到2025年3月底的催办。"""
    folder.adopt(on=day(2024, 9, 20), recorded_by=CLERK, decided_by=COUNCIL, basis="院长办公会纪要2024年第21号")
    begin(folder, day(2024, 9, 23), "f01", "f02", "f03", "f04", "f05", "f06")

    file(folder, "01-1 退费明细汇总", day(2024, 10, 8), "f01", "m01-1")
    paper(folder, "01-2 收费系统变更单", day(2024, 10, 21), "信息2024-66", "b-charges", "f01", "m01-2")
    done(folder, day(2024, 10, 21), "m01-1", "m01-2")
    submit(folder, day(2024, 10, 22), "f01")
    close(folder, day(2024, 10, 31), "f01", basis="院长办公会纪要2024年第25号")

    file(folder, "06-1 二级库耗材复盘表", day(2024, 10, 15), "f06", "m06-1")
    done(folder, day(2024, 10, 15), "m06-1")
    submit(folder, day(2024, 10, 16), "f06")
    folder.record(
        ic.Returned(
            findings=("f06",),
            reason="4件损失没有处理意见",
            on=day(2024, 10, 24),
            recorded_by=CLERK,
            decided_by=INTERNAL,
        )
    )
    paper(folder, "06-2 耗材损失赔偿单", day(2024, 11, 15), "财2024-311", "b-finance", "f06", "m06-1")
    submit(folder, day(2024, 11, 18), "f06")
    paper(folder, "03-2 谈话提醒记录", day(2024, 11, 22), "纪检2024-19", "b-discipline", "f03", "m03-2")
    done(folder, day(2024, 11, 22), "m03-2")
    paper(folder, "04-1 年度需求表和询价公告", day(2024, 11, 28), "供应2024-52", "b-supply", "f04", "m04-1")
    done(folder, day(2024, 11, 28), "m04-1")
    submit(folder, day(2024, 11, 29), "f04")
    close(folder, day(2024, 12, 6), "f04", "f06", basis="院长办公会纪要2024年第29号")

    paper(folder, "03-1 采购系统验收单", day(2024, 12, 17), "药2024-88", "b-pharmacy", "f03", "m03-1")
    done(folder, day(2024, 12, 17), "m03-1")
    submit(folder, day(2024, 12, 18), "f03")
    close(folder, day(2025, 1, 10), "f03", basis="院长办公会纪要2025年第1号")

    progress(folder, day(2024, 12, 30), "f02", "有凭据的28笔清理完毕，收回或转账112.7万元。", 60)
    progress(folder, day(2025, 2, 26), "f05", "改造完成七成，1台设备开箱安装。", 55)
    more_time(folder)
    reminder(folder)


def more_time(folder: ic.Folder) -> None:
    """无凭据的往来款要向外地单位函证，到期之前申请并获准延期。"""
    until, facts = day(2025, 6, 30), {"measures": ("m02-1",), "recorded_by": CLERK}
    folder.record(
        ic.ExtensionAsked(until=until, reason="11笔需向外地单位函证", on=day(2025, 3, 14), **facts),
        ic.ExtensionGranted(
            until=until, on=day(2025, 3, 21), decided_by=COUNCIL, basis="院长办公会纪要2025年第8号", **facts
        ),
    )


def reminder(folder: ic.Folder) -> None:
    """设备逾期未装完，发提醒函，装备科作了答复。"""
    sent = ic.NoticeSent(
        findings=("f05",), notice="reminder", to="b-equipment", until=day(2025, 3, 14), on=day(2025, 3, 6),
        text="康复设备应于2月28日前验收，请说明原因和完成日期。", recorded_by=CLERK, decided_by=INTERNAL,
    )  # fmt: skip
    number = len(folder.record(sent).journal)
    said = "电路增容4月中旬完工，随即安装第2台。"
    folder.record(ic.NoticeAnswered(sent=number, text=said, on=day(2025, 3, 12), recorded_by=CLERK))


# --- 常用记录 -----------------------------------------------------------------------------------------------------


def day(year: int, month: int, of_month: int) -> dt.date:
    """某年某月某日。"""
    return dt.date(year, month, of_month)


def begin(folder: ic.Folder, on: dt.date, *findings: str) -> None:
    """启动整改。"""
    folder.record(ic.Started(findings=findings, on=on, recorded_by=CLERK))


def progress(folder: ic.Folder, on: dt.date, finding: str, text: str, percent: int) -> None:
    """责任科室报告进展。"""
    folder.record(ic.Progressed(findings=(finding,), text=text, percent=percent, on=on, recorded_by=CLERK))


def file(folder: ic.Folder, name: str, on: dt.date, *supports: str) -> None:
    """`evidence/` 里的文本归档：名称前为材料编号。"""
    index, title = name.split(" ", 1)
    folder.add_evidence(
        Path("evidence", index[:2], f"{name}.txt"),
        id=f"e{index}", index=index, title=title, supports=supports, on=on, recorded_by=CLERK,
    )  # fmt: skip


def paper(folder: ic.Folder, name: str, on: dt.date, number: str, custodian: str, *supports: str) -> None:
    """纸质材料登记文号和保管科室。"""
    index, title = name.split(" ", 1)
    reference = ic.PaperReference(number=number, custodian=custodian)
    evidence = ic.Evidence(id=f"e{index}", index=index, title=title, supports=supports, paper=reference)
    folder.record(ic.EvidenceAdded(evidence=(evidence,), on=on, recorded_by=CLERK))


def done(folder: ic.Folder, on: dt.date, *measures: str) -> None:
    """措施完成。"""
    folder.record(ic.MeasureDone(measures=measures, on=on, recorded_by=CLERK))


def submit(folder: ic.Folder, on: dt.date, *findings: str) -> None:
    """责任科室报送整改结果。"""
    folder.record(ic.Submitted(findings=findings, on=on, recorded_by=CLERK))


def close(folder: ic.Folder, on: dt.date, *findings: str, basis: str) -> None:
    """内审科核实，院长办公会认定整改到位。"""
    folder.record(
        *ic.close_out(
            folder.case, findings, on=on, recorded_by=CLERK, verified_by=INTERNAL, decided_by=COUNCIL, basis=basis
        )
    )
