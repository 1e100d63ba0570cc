"""Compare commands by the CPU time of whole fresh processes.

Runs are interleaved, so that a busy minute of the machine falls on all alike, and medians of ratios are printed:
figures differ from machine to machine, ratios hardly. Works on Linux and macOS (`os.wait4`).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A command; where `against` names another one, the ratio to it should stay within `target`."""

    name: str
    command: Sequence[str]
    against: str | None = None
    target: float | None = None


def python(code: str) -> list[str]:
    """The command that runs some code in this Python."""
    return [sys.executable, "-c", code]


def cpu_seconds(command: Sequence[str]) -> float:
    """User and system time of one run of a command and of what it started."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed with {process.returncode}:\n{said.decode(errors='replace')}")
    return usage.ru_utime + usage.ru_stime


def measure(cases: Sequence[Case], *, runs: int = 21, warm: int = 2) -> dict[str, list[float]]:
    """CPU seconds of each case, in turns; the first rounds warm the caches and don't count."""
    times: dict[str, list[float]] = {case.name: [] for case in cases}
    for turn in range(warm + runs):
        for case in cases:
            seconds = cpu_seconds(case.command)
            if turn >= warm:
                times[case.name].append(seconds)
    return times


def compare(title: str, cases: Sequence[Case], *, runs: int = 21) -> int:
    """Measure, print a table, and return how many targets were missed (for the exit status)."""
    times = measure(cases, runs=runs)
    missed = 0
    print(f"{title} (CPU of fresh processes, median of {runs} interleaved runs)")
    for case in cases:
        row = f"  {case.name:<34} {1000 * statistics.median(times[case.name]):8.1f} ms"
        if case.against is not None:
            ratio = statistics.median(
                ours / theirs for ours, theirs in zip(times[case.name], times[case.against], strict=True)
            )
            row += f"   {ratio:5.2f} x {case.against}"
            if case.target is not None:
                missed += ratio > case.target
                row += f" (target {case.target}: {'met' if ratio <= case.target else 'MISSED'})"
        print(row)
    return missed
