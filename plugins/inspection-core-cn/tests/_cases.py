"""Small case folders: one finding for each kind of deadline, under a profile of this plugin or one that extends it."""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib.metadata
import io
import sys
import unittest.mock
from pathlib import Path

import inspection_core as ic

FEEDBACK = dt.date(2024, 1, 8)
CLERK, GROUP, VERIFIER = "p-clerk", "b-group", "b-office"

DOCUMENT = """\
format: inspection-case/1
inspection:
  id: c1
  title: {title}
  inspecting: b-team
  inspected: b-body
  kind: regular
  period: {{start: 2023-10-09, end: 2023-11-24}}
  feedback_date: {feedback}
  profile: {profile}
bodies:
  - {{id: b-team, name: 检查组, kind: inspecting}}
  - {{id: b-body, name: 青溪县粮食局, kind: inspected}}
  - {{id: b-group, name: 领导小组, parent: b-body}}
  - {{id: b-office, name: 整改办, parent: b-body}}
  - {{id: b-store, name: 仓储科, parent: b-body}}
people:
  - {{id: p-clerk, name: 台账员}}
  - {{id: p-head, name: 副局长}}
aspects:
  - {{id: a1, number: 一, title: 仓储管理}}
findings:
  - {{id: f01, number: 1, aspect: a1, title: 出入库登记不全, text: 抽查的六份出入库单有两份没有登记。, amount: 3200.00}}
  - {{id: f02, number: 2, aspect: a1, title: 仓房检修不及时, text: 两间仓房的检修记录停在前年。}}
  - {{id: f03, number: 3, aspect: a1, title: 库存核对没有制度, text: 账实核对全凭各库自行安排。}}
measures:
  - id: m01
    findings: [f01]
    text: 补登两份出入库单。
    owners: @owners
    deadline: immediate
  - id: m02
    findings: [f02]
    text: 分两批检修仓房。
    owners: @owners
    deadline: {{date: 2024-03-29, kind: phased}}
  - id: m03
    findings: [f03]
    text: 制定按季核对办法。
    nature: mechanism
    owners: @owners
    deadline: {{period: {period}, sustained: 是}}
accounts:
  - finding: f01
    as_of: 2024-02-20
    audience: public
    paragraphs: [{{text: 两份单据已经补登，经手人已说明情况。, measures: [m01]}}]
"""
OWNERS = "[{role: lead_unit, who: b-store}, {role: responsible_officer, who: p-head}]"


def written(
    folder: Path, profile: str, *, feedback: dt.date = FEEDBACK, period: str = "3 months", own: str | None = None
) -> Path:
    """A case under a profile; `own` is the text of a profile.yaml beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    text = DOCUMENT.format(title="粮食局检查反馈整改", profile=profile, feedback=feedback, period=period)
    (folder / "case.yaml").write_text(text.replace("@owners", OWNERS), encoding="utf-8", newline="\n")
    if own is not None:
        (folder / "profile.yaml").write_text(own, encoding="utf-8", newline="\n")
    return folder


def told(folder: Path) -> Path:
    """The case from the plan to the close-out of one finding, with one late and one still under way."""
    with ic.open(folder) as opened:
        opened.adopt(on=day(1, 22), recorded_by=CLERK, decided_by=GROUP)
        paper = ic.PaperReference(number="2024-3", custodian="仓储科")
        proof = ic.Evidence(id="e01", index="01-1", title="出入库单", supports=("f01", "m01"), paper=paper)
        opened.record(
            ic.Started(findings=("f02", "f03"), on=day(1, 23), recorded_by=CLERK),
            ic.EvidenceAdded(evidence=(proof,), on=day(1, 24), recorded_by=CLERK),
            ic.MeasureDone(measures=("m01",), on=day(1, 24), recorded_by=CLERK),
            ic.Submitted(findings=("f01",), on=day(1, 25), recorded_by=CLERK),
            ic.Progressed(findings=("f02",), text="第一批已经检修。", percent=40, on=day(2, 1), recorded_by=CLERK),
        )
        closing = ic.close_out(
            opened.case,
            ("f01",),
            on=day(2, 5),
            recorded_by=CLERK,
            decided_by=GROUP,
            verified_by=VERIFIER,
            basis="纪要1号",
        )
        opened.record(*closing)
    return folder


def day(month: int, number: int) -> dt.date:
    """A day of 2024."""
    return dt.date(2024, month, number)


def command(*words: str) -> str:
    """What `inspection` prints to some words, run in this process."""
    [entry] = importlib.metadata.entry_points(group="console_scripts", name="inspection")
    out = io.StringIO()
    with (
        unittest.mock.patch.object(sys, "argv", ["inspection", *words]),
        contextlib.redirect_stdout(out),
        contextlib.suppress(SystemExit),
    ):
        entry.load()()
    return out.getvalue()
