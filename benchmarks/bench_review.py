"""What the review of a Chinese draft costs: per family of rules, 100 kB and 1 MB, beside one bare pass over the text.

The text is that of the clean texts of the reviewer's tests, one behind the other; longer ones repeat them with other
words, so that no paragraph is told twice. CPU time, medians of runs in turns.
"""

from __future__ import annotations

import datetime as dt
import re
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from inspection_core_cn.review import FAMILIES, text_rules
from inspection_core_cn.review.page import page_of

import inspection_core as ic
from inspection_core.testing import a_profile

CLEAN = Path(__file__).parents[1] / "plugins" / "inspection-core-cn" / "tests" / "review" / "clean"
DAY = dt.date(2025, 6, 30)
FLOOR = re.compile(r"\d+")
SIZES, RUNS, TARGET = (100_000, 1_000_000), 5, 1.5
SWAPPED = "市县区镇州省"


def text_of(size: int) -> str:
    """The clean texts, as often as makes so many bytes."""
    base = "\n".join(path.read_text(encoding="utf-8") for path in sorted(CLEAN.glob("*.txt")))
    parts, length, turn = list[str](), 0, 0
    while length < size:
        names = {ord(char): SWAPPED[(place + turn) % len(SWAPPED)] for place, char in enumerate(SWAPPED)}
        part = re.sub("，(?=.)", f"，第{turn}批", base) if turn else base
        parts.append(part.translate(names))
        length += len(parts[-1].encode())
        turn += 1
    return "\n".join(parts).encode()[:size].decode(errors="ignore")


def milliseconds(action: Callable[[], object]) -> float:
    """The median CPU time of an action."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


def look_at(text: str) -> ic.TextExamination:
    """What the rules are given."""
    source = ic.SourceText.of(text)
    return ic.TextExamination(source=source, as_of=DAY, audience=ic.Audience.PUBLIC, profile=a_profile())


def run(rule: ic.TextRule, look: ic.TextExamination) -> int:
    """One family; the page is at hand."""
    return sum(1 for _ in rule.run(look))


def whole(look: ic.TextExamination) -> int:
    """All families, the page made anew."""
    page_of.cache_clear()
    return sum(1 for rule in text_rules() for _ in rule.run(look))


def main() -> int:
    """Print the table; the exit status tells whether the growth is within its target."""
    looks = [look_at(text_of(size)) for size in SIZES]
    floor = milliseconds(partial(FLOOR.findall, looks[1].text))
    print(f"Review of a draft (CPU, medians of {RUNS} runs; growth: share of ten times the time)")
    print(f"  {'family':<12} {'100 kB':>10} {'1 MB':>11} {'growth':>7}   1 MB beside one pass of \\d+")
    for family, rule in zip(FAMILIES, text_rules(), strict=True):
        small, large = (milliseconds(partial(run, rule, look)) for look in looks)
        print(f"  {family:<12} {small:7.1f} ms {large:8.1f} ms {large / small / 10:7.2f}   {large / floor:6.1f} x")
    small, large = (milliseconds(partial(whole, look)) for look in looks)
    growth = large / small / 10
    print(f"  {'all':<12} {small:7.1f} ms {large:8.1f} ms {growth:7.2f}   {large / floor:6.1f} x")
    met = growth <= TARGET
    print(f"  growth {growth:.2f} (target {TARGET}: {'met' if met else 'MISSED'}); {whole(looks[1])} problems in 1 MB")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
