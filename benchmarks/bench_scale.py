"""How the work grows with the case: 1,000 findings, then 10,000, each with 3 measures and 6 events.

Each size runs in a fresh process, so that memory is its own. `one record` is one event in an open folder beside
`one append`, the bare durable write of a line and of the head: what remains is the copy of the standing.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import inspection_core as ic

SIZES = (1_000, 10_000)
PLANNED, DONE, LOOK = dt.date(2024, 1, 10), dt.date(2024, 1, 11), dt.date(2024, 7, 1)
FOUND, PLAN = "What was found. " * 5, "What to do. " * 5
OWNERS = [{"role": "lead_unit", "who": "b1"}, {"role": "responsible_officer", "who": "p1"}]


def write_case(folder: Path, count: int) -> None:
    """A case.json of so many findings."""
    numbers = range(count)
    document = {
        "format": "inspection-case/1",
        "inspection": {
            "id": "scale",
            "title": "scale",
            "inspecting": "b0",
            "inspected": "b1",
            "feedback_date": "2024-01-01",
        },
        "bodies": [{"id": "b0", "name": "Inspectors"}, {"id": "b1", "name": "Inspected"}],
        "people": [{"id": "p1", "name": "Officer"}],
        "aspects": [{"id": f"a{n}", "number": str(n), "title": f"Aspect {n}"} for n in range(10)],
        "findings": [
            {"id": f"f{n}", "number": str(n), "title": f"Finding {n}", "text": FOUND, "aspect": f"a{n % 10}"}
            for n in numbers
        ],
        "measures": [
            {"id": f"m{n}-{k}", "findings": [f"f{n}"], "text": PLAN, "owners": OWNERS, "deadline": "2024-06-01"}
            for n in numbers
            for k in range(3)
        ],
    }
    (folder / "case.json").write_text(json.dumps(document), encoding="utf-8")


def history(count: int) -> list[ic.Event]:
    """Six events for each finding: evidence, three measures done, submitted, returned."""
    events: list[ic.Event] = []
    for n in range(count):
        measures = tuple(f"m{n}-{k}" for k in range(3))
        paper = ic.PaperReference(number=str(n), custodian="Archive")
        proof = ic.Evidence(id=f"e{n}", index=str(n), title="Proof", supports=measures, paper=paper)
        events.append(ic.EvidenceAdded(on=DONE, evidence=(proof,)))
        events += [ic.MeasureDone(on=DONE, measures=(measure,)) for measure in measures]
        events.append(ic.Submitted(on=DONE, findings=(f"f{n}",)))
        events.append(ic.Returned(on=DONE, findings=(f"f{n}",), reason="Look again"))
    return events


def run(count: int) -> dict[str, float]:
    """CPU seconds of each step at one size, the wall time of one record and one append, and peak memory."""
    figures: dict[str, float] = {}

    def step(name: str, do: Callable[[], Any]) -> Any:
        start = time.process_time()
        made = do()
        figures[name] = time.process_time() - start
        return made

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_case(folder, count)
        with ic.open(folder) as opened:
            opened.adopt(on=PLANNED)
            events = history(count)
            step("record all", lambda: opened.record(*events))
        case = step("load", lambda: ic.load(folder))
        report = step("report", lambda: ic.report(case, as_of=LOOK))
        step("check", lambda: ic.check(case, as_of=LOOK))
        step("JSON", lambda: ic.export(report, "json-report"))
        figures["peak MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        with ic.open(folder) as opened:
            opened.record(ic.Progressed(on=LOOK, findings=("f1",), text="on"))  # the first one folds the journal
            event = ic.Progressed(on=LOOK, findings=("f0",), text="on")
            figures["one record"] = _each(50, lambda: opened.record(event))
        figures["one append"] = _each(50, lambda: _append(folder))
    return figures


def _each(times: int, do: Callable[[], object]) -> float:
    start = time.perf_counter()
    for _ in range(times):
        do()
    return (time.perf_counter() - start) / times


def _append(folder: Path) -> None:
    """What any durable append costs here: a line, then a small file replaced, each synced."""
    with (folder / "plain.jsonl").open("ab") as out:
        out.write(b"x" * 300 + b"\n")
        out.flush()
        os.fsync(out.fileno())
    beside = folder / "plain.tmp"
    with beside.open("wb") as out:
        out.write(b"x" * 80)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(folder / "plain.head")
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def main() -> None:
    """Print both sizes side by side, and how much more the larger takes."""
    found = [
        json.loads(subprocess.run([sys.executable, __file__, str(size)], check=True, capture_output=True).stdout)
        for size in SIZES
    ]
    print(f"Growth with the case ({SIZES[0]:,} and {SIZES[1]:,} findings; seconds, but for the last line)")
    for name in found[0]:
        small, large = (each[name] for each in found)
        print(f"  {name:<12} {small:10.4f} {large:10.4f}   x {large / small:5.1f}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(run(int(sys.argv[1]))))
    else:
        main()
