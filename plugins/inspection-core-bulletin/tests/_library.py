"""A feedback notice, its bulletin and its ledger, written for the tests; and the case of the notice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import inspection_core as ic

ZH = ic.Plugins().profile("neutral-zh")
ON = dt.date(2024, 12, 20)

NOTICE = """\
县委第二巡察组关于巡察县图书馆党支部情况的反馈

2024年8月5日至8月30日，县委第二巡察组对县图书馆党支部开展了常规巡察。2024年9月20日，县委第二巡察组向县图书馆党支部反馈了巡察意见。
一、巡察发现的主要问题
（一）公共服务职责履行有差距
1.基层服务点开放时间不足。
2.图书采购未征求读者意见。
（二）内部管理不严
1.固定资产台账与实物不符。
二、整改要求
请在收到本意见之日起两个月内报送整改进展情况。
"""
BULLETIN = """\
县图书馆党支部关于巡察整改进展情况的通报

2024年8月5日至8月30日，县委第二巡察组对县图书馆党支部开展了常规巡察。2024年9月20日，县委第二巡察组向县图书馆党支部反馈了巡察意见。现将整改进展情况予以公布。
一、整改工作组织情况
支部召开专题会议，逐条研究反馈问题，明确责任。
二、巡察反馈问题整改情况
（一）关于公共服务职责履行有差距方面
1.关于“基层服务点开放时间不足”问题的整改情况
整改状态：已完成
一是延长开放时间。各服务点周末开放。二是公示开放时间表。
2.关于“图书采购未征求读者意见”问题的整改情况
整改状态：正在整改
一是开设荐购渠道。二是每季度公布采购清单。
（二）关于内部管理不严方面
3.关于“固定资产台账与实物不符”问题的整改情况
整改状态：已完成
对全部固定资产逐件盘点，账实已经一致。
三、下一步工作打算
继续抓好制度落实。
联系电话：0500-5550101；电子邮箱：tsg@example.org。
县图书馆党支部
2024年12月20日
"""
LEDGER = """\
序号,反馈问题,整改措施,牵头科室,责任人,完成时限,完成状态
1,基层服务点开放时间不足,延长周末开放时间。,业务科,周明,2024-11-30,正在整改
2,图书采购未征求读者意见,开设荐购渠道。,采编科,吴芳,2024-12-31,已完成
3,固定资产台账与实物不符,逐件盘点。,办公室,郑强,2024-10-31,已完成
"""


def put(folder: Path, name: str, text: str, *changes: tuple[str, str]) -> Path:
    """A file of a text in which some words stand for others."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def library(folder: Path, *changes: tuple[str, str]) -> ic.Case:
    """The case of the notice, in a folder."""
    draft = ic.read_draft([put(folder, "反馈意见.txt", NOTICE, *changes)], ic.Request(profile=ZH))
    ic.new_case(folder / "case", draft.document)
    return ic.load(folder / "case")


def proposed(case: ic.Case, *files: Path, only: tuple[str, ...] = (), on: dt.date = ON) -> ic.Proposals:
    """What documents propose for a case."""
    return ic.propose(files, ic.CaseRequest(profile=case.draft.profile, case=case, as_of=on), only=only)


def taken(folder: Path, found: ic.Proposals) -> ic.Case:
    """The case after what holds was taken in."""
    with ic.open(folder / "case") as opened:
        ic.apply_proposals(opened, found, recorded_by="b-inspected")
    return ic.load(folder / "case")
