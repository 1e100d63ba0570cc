"""What documents ask of findings: all of them in order, and how many of their measures are done."""

from __future__ import annotations

from collections.abc import Iterator

import inspection_core as ic


def every(report: ic.Report) -> Iterator[ic.Item]:
    """Every finding in printed order, those that group others above them."""
    for aspect in report.aspects:
        for root in aspect.items:
            yield from _down(root)


def _down(item: ic.Item) -> Iterator[ic.Item]:
    yield item
    for child in item.children:
        yield from _down(child)


def measures_done(item: ic.Item) -> tuple[int, int]:
    """How many measures of a finding are done, and how many it has without those that were dropped."""
    kept = [measure for measure in item.measures if measure.state != "dropped"]
    return sum(1 for measure in kept if measure.state == "done"), len(kept)
