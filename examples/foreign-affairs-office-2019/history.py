"""What happened in the case fao-2019, told in the events of the library: `tell(folder)` writes the journal."""

from __future__ import annotations

import datetime as dt

import inspection_core as ic

CLERK = "p-clerk"
PARTY_GROUP = "b-party-group"


def tell(folder: ic.Folder) -> None:
    """Record the whole history: four findings, all closed by the end of 2019."""
    folder.adopt(on=dt.date(2019, 7, 5), recorded_by=CLERK, decided_by=PARTY_GROUP, basis="党组会议纪要2019年第11号")
    folder.record(ic.Started(findings=("f01", "f02", "f03", "f04"), on=dt.date(2019, 7, 8), recorded_by=CLERK))

    day = dt.date(2019, 9, 20)
    paper(folder, "01-1 团组报告登记簿", day, "登记2019-01", "对外交流科", "f01", "m01-1")
    paper(folder, "03-1 修订后的议事规则", day, "外办党〔2019〕18号", "综合科", "f03", "m03-1")
    done(folder, day, "m01-1", evidence=("e01-1",))
    done(folder, day, "m03-1", evidence=("e03-1",))

    day = dt.date(2019, 10, 25)
    paper(folder, "02-1 资产清查报告和管理员名单", day, "财务2019-07", "财务科", "f02", "m02-1", "m02-2")
    done(folder, day, "m02-1", "m02-2", evidence=("e02-1",))

    submit(folder, dt.date(2019, 11, 4), "f01", evidence=("e01-1",))
    submit(folder, dt.date(2019, 11, 4), "f02", evidence=("e02-1",))
    close(folder, dt.date(2019, 11, 15), "f01", "f02", basis="党组会议纪要2019年第17号")

    day = dt.date(2019, 12, 6)
    paper(folder, "03-2 议事规则执行检查记录", day, "综合2019-12", "综合科", "f03", "m03-2")
    paper(folder, "04-1 年度调研报告", day, "调研2019-02", "综合科", "f04", "m04-1")
    done(folder, day, "m03-2", evidence=("e03-2",))
    done(folder, day, "m04-1", evidence=("e04-1",))
    submit(folder, dt.date(2019, 12, 9), "f03", evidence=("e03-1", "e03-2"))
    submit(folder, dt.date(2019, 12, 9), "f04", evidence=("e04-1",))
    close(folder, dt.date(2019, 12, 20), "f03", "f04", basis="党组会议纪要2019年第20号")


def paper(folder: ic.Folder, name: str, on: dt.date, number: str, custodian: str, *supports: str) -> None:
    """Put a reference to paper on file: its number, and the section that keeps it."""
    index, title = name.split(" ", 1)
    reference = ic.PaperReference(number=number, custodian=custodian)
    evidence = ic.Evidence(id=f"e{index}", index=index, title=title, supports=supports, paper=reference)
    folder.record(ic.EvidenceAdded(evidence=(evidence,), on=on, recorded_by=CLERK))


def done(folder: ic.Folder, on: dt.date, *measures: str, evidence: tuple[str, ...]) -> None:
    """Measures were carried out."""
    folder.record(ic.MeasureDone(measures=measures, evidence=evidence, on=on, recorded_by=CLERK))


def submit(folder: ic.Folder, on: dt.date, finding: str, *, evidence: tuple[str, ...]) -> None:
    """The owners ask for close-out of a finding."""
    folder.record(ic.Submitted(findings=(finding,), evidence=evidence, on=on, recorded_by=CLERK))


def close(folder: ic.Folder, on: dt.date, *findings: str, basis: str) -> None:
    """The discipline inspectors verify, and the party group closes by its minutes: one batch."""
    folder.record(
        ic.Verified(findings=findings, on=on, recorded_by=CLERK, decided_by="b-supervision"),
        ic.Closed(findings=findings, on=on, recorded_by=CLERK, decided_by=PARTY_GROUP, basis=basis),
    )
