"""Case folders for tests: a small one, empty or with a short history, and what is compared of a folder."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import inspection_core as ic

DATA = Path(__file__).parent
MINUTES = Path("evidence/01/01-1 会议纪要.txt")


def day(month: int, number: int) -> dt.date:
    """A day of 2024."""
    return dt.date(2024, month, number)


def small_case(folder: Path) -> Path:
    """A copy of the small case, with nothing recorded in it."""
    return Path(shutil.copytree(DATA / "small", folder / "small"))


def adopted_case(folder: Path) -> Path:
    """The small case with its plan adopted."""
    path = small_case(folder)
    with ic.open(path) as opened:
        opened.adopt(on=day(1, 20), recorded_by="p-clerk")
    return path


def told_case(folder: Path) -> Path:
    """The small case with two editions and one finding closed on the proof of a file."""
    path = adopted_case(folder)
    with ic.open(path) as opened:
        opened.record(ic.Started(findings=("f01", "f02"), on=day(1, 22), recorded_by="p-clerk"))
        opened.add_evidence(
            MINUTES, on=day(2, 1), id="e01-1", index="01-1", title="会议纪要", supports=("f01", "m01-1")
        )
        opened.record(ic.MeasureDone(measures=("m01-1",), on=day(2, 1)), ic.Submitted(findings=("f01",), on=day(2, 2)))
        replace(path / "case.yaml", "记录已经补齐。", "三次会议的记录已经补齐。")
        opened.reload()
        opened.adopt(on=day(2, 5), recorded_by="p-clerk", note="整改情况\n改了一处")
        opened.record(
            ic.Verified(findings=("f01",), on=day(2, 8), decided_by="b-office"),
            ic.Closed(findings=("f01",), on=day(2, 9), decided_by="p-head"),
        )
    return path


def replace(file: Path, old: str, new: str) -> None:
    """Edit a file as somebody with an editor would: one place, once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but the lock, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "case.lock"
    }


def paper(number: int) -> ic.EvidenceAdded:
    """An event that can be recorded any number of times."""
    reference = ic.PaperReference(number=str(number), custodian="b-office")
    piece = ic.Evidence(id=f"e{number}", index=str(number), title="登记", paper=reference)
    return ic.EvidenceAdded(evidence=(piece,), on=day(2, 1))


def papers_of(path: Path) -> list[int]:
    """Numbers of the pieces of paper that a case has on file."""
    return sorted(int(id[1:]) for id in ic.load(path).standing.evidence)
