"""Record in case folders in children that are killed at random moments, and say what was lost.

    crash.py FOLDER ROUNDS append|adopt

Each round a forked child records in FOLDER and says each time that a call has returned; it is killed by SIGKILL, and
the folder is looked at. Prints one JSON object.
"""

from __future__ import annotations

import functools
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import inspection_core as ic
from inspection_core.folder import write_atomic

sys.path.insert(0, str(Path(__file__).parent))
from cases import day, paper, papers_of

BATCH = 3


def append(path: Path, tell: Callable[[int], None]) -> None:
    """Record batches of paper, with long notes, so that a kill may fall into a write."""
    start = len(papers_of(path))
    with ic.open(path) as folder:
        for number in range(start, start + 30 * BATCH, BATCH):
            notes = ("short", "long" * 20_000, "长" * 50_000)
            events = (paper(number + i) for i in range(BATCH))
            folder.record(*(_with_note(event, note) for event, note in zip(events, notes, strict=True)))
            tell(number + BATCH)


def adopt(path: Path, tell: Callable[[int], None]) -> None:
    """Save the document and adopt it, again and again."""
    with ic.open(path) as folder:
        for number in range(len(folder.case.editions) + 1, 40):
            lines = (path / "case.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
            at = next(index for index, line in enumerate(lines) if line.startswith("  title:"))
            lines[at] = f"  title: 第{number}版{'长' * 20_000}\n"
            write_atomic(path / "case.yaml", "".join(lines).encode())
            folder.reload()
            folder.adopt(on=day(1, 20))
            tell(number)


def count(path: Path) -> int:
    """How far a folder got, by what it holds: pieces of paper, or editions."""
    case = ic.load(path)
    return len(case.standing.evidence) or len(case.editions)


def one_round(path: Path, work: Callable[[Path, Callable[[int], None]], None], wait: float) -> tuple[int, bool]:
    """Run a child and kill it; what it acknowledged last, and whether the kill found it alive."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(path, functools.partial(say, writer))
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        first = told.readline()
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        numbers = [int(line) for line in [first, *told] if line.endswith("\n")]
    return max(numbers, default=0), os.WIFSIGNALED(status)


def say(writer: int, number: int) -> None:
    """Acknowledge a number at once."""
    os.write(writer, f"{number}\n".encode())


def _with_note(event: ic.EvidenceAdded, note: str) -> ic.EvidenceAdded:
    return ic.EvidenceAdded(on=event.on, evidence=event.evidence, note=note)


def main(original: Path, rounds: int, mode: str) -> dict[str, object]:
    """Kill so many children, on a fresh copy every fifth time, and look at the folder after each."""
    chance = random.Random(mode)
    work = {"append": append, "adopt": adopt}[mode]
    copy = original.with_name("copy")
    kills, torn = 0, 0
    lost, halved, problems = [], [], []
    for number in range(rounds):
        if number % 5 == 0:
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(original, copy)
        acknowledged, killed = one_round(copy, work, chance.uniform(0, 0.02))
        kills += killed
        found = ic.verify(copy).problems
        torn += any(problem.code == "IC022" for problem in found)
        problems += [str(problem) for problem in found if problem.code != "IC022"]
        have = count(copy)
        lost += [number] if have < acknowledged else []
        halved += [number] if mode == "append" and have % BATCH else []
    return {"killed": kills, "torn": torn, "lost": lost, "halved": halved, "problems": problems}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])))
