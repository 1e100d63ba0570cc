"""What reading a bulletin costs: per reader, per megabyte, beside one pass of the heading expression over the text.

The document is the public bulletin of an example, as text and as Word; the longer ones are that many times its
findings. CPU time, medians of runs in turns.
"""

from __future__ import annotations

import datetime as dt
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from inspection_core_bulletin import parse
from inspection_core_bulletin.readers import read_source

import inspection_core as ic

EXAMPLE = Path(__file__).parents[1] / "examples" / "foreign-affairs-office"
DAY = dt.date(2024, 3, 1)
_CHINESE = "[一二三四五六七八九十]+"
HEADING = re.compile(rf"^\s*(?:{_CHINESE}、|[（(]{_CHINESE}[)）]|\d+[.．、]|[（(]\d+[)）]|[①-⑳])", re.MULTILINE)
RUNS, TIMES = 15, (1, 50, 500)


def longer(text: str, times: int) -> str:
    """The text with the lines of its findings so many times."""
    lines = text.splitlines()
    first = next(at for at, line in enumerate(lines) if re.match(r"\s*（一）关于", line))
    last = max(at for at, line in enumerate(lines) if re.match(r"\s*\d+\.", line)) + 1
    return "\n".join([*lines[:first], *lines[first:last] * times, *lines[last:]])


def milliseconds(action: Callable[[], object], runs: int) -> float:
    """The median CPU time of an action."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


def main() -> int:
    """Print the table."""
    report = ic.report(ic.load(EXAMPLE), as_of=DAY, audience="public")
    text = ic.export(report, "text-bulletin").decode("utf-8-sig")
    print(f"Reading a bulletin (CPU, medians of {RUNS} runs; the document has {len(text.encode()) / 1000:.0f} kB)")
    for times in TIMES:
        body = longer(text, times)
        runs = max(3, RUNS // times)
        floor = milliseconds(lambda body=body: HEADING.findall(body), runs)
        ours = milliseconds(lambda body=body: parse(body), runs)
        size = len(body.encode()) / 1e6
        print(
            f"  parse {size:6.2f} MB  {ours:9.2f} ms  {size / ours * 1000:5.1f} MB/s  {ours / floor:6.0f} x the floor"
        )
    with tempfile.TemporaryDirectory() as folder:
        for exporter, suffix in (("text-bulletin", "txt"), ("docx-bulletin", "docx")):
            path = Path(folder) / f"bulletin.{suffix}"
            ic.export(report, exporter, to=path)
            print(f"  read {suffix:<5} {milliseconds(lambda path=path: read_source(path), RUNS):12.2f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
