"""What reports, briefs and plans have in common: the chapters of the bulletin, and tables of figures."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from decimal import Decimal

from attrs import evolve, frozen

import inspection_core as ic

from ._wording import heading_mark, tongue

TOTAL = {"zh": "合计", "en": "Total"}
NOTHING = "—"
"""Stands in a cell in which nothing can stand, so that it doesn't look forgotten."""

Blocks = tuple[ic.Block, ...]


@frozen(kw_only=True)
class Chapters:
    """The bulletin in its parts; `lead` lacks the sentence that says that it is a bulletin.

    `summary` is the heading over the findings and what is said of them all, `findings` the rest of that chapter.
    """

    lead: str
    organisation: Blocks
    summary: Blocks
    findings: Blocks
    other: Blocks
    next_steps: Blocks


@frozen(kw_only=True)
class AspectRow:
    """How far an aspect is, or all of them together; `rate` is empty of a number where nothing counts."""

    title: str
    countable: int
    closed: int
    rate: str


@frozen(kw_only=True)
class LateRow:
    """A finding past its last day."""

    number: str
    title: str
    owner: str
    due: str
    days: int


def chapters(report: ic.Report) -> Chapters:
    """The parts of the bulletin of a report, numbered as there."""
    lead, *rest = _chapters(ic.bulletin(report).blocks)
    before = sum(1 for each in report.sections if each.kind is ic.SectionKind.ORGANISATION)
    after = sum(1 for each in report.sections if each.kind is ic.SectionKind.NEXT_STEPS)
    middle = rest[before + 1 : len(rest) - after]
    told = rest[before]
    said = next((n for n, block in enumerate(told) if n and (block.level or block.finding)), len(told))
    return Chapters(
        lead=_lead(report, lead),
        organisation=tuple(block for each in rest[:before] for block in each),
        summary=told[:said],
        findings=told[said:],
        other=tuple(block for each in middle for block in each),
        next_steps=tuple(block for each in rest[len(rest) - after :] for block in each),
    )


def count(blocks: Blocks) -> int:
    """How many chapters some blocks are."""
    return sum(1 for block in blocks if block.level == 1)


def renumbered(report: ic.Report, blocks: Blocks, first: int) -> Blocks:
    """The blocks with their chapters numbered from another number on."""
    numbers = iter(range(first, first + len(blocks)))
    return tuple(evolve(b, number=heading_mark(report, 1, next(numbers))) if b.level == 1 else b for b in blocks)


def aspect_rows(report: ic.Report) -> tuple[AspectRow, ...]:
    """A row for each aspect, and one for all; none where there are no aspects to compare."""
    progress = report.progress
    groups = progress.by_aspect
    if len(groups) < 2:
        return ()
    rows = tuple(_aspect_row(group.title or NOTHING, group) for group in groups)
    return (*rows, _aspect_row(TOTAL[tongue(report)], progress))


def late_rows(items: Iterable[ic.Item]) -> tuple[LateRow, ...]:
    """Rows for the items that are late, in the order given."""
    return tuple(
        LateRow(
            number=item.full_number,
            title=item.title,
            owner=item.owner or NOTHING,
            due=item.limit.text,
            days=item.days_late,
        )
        for item in items
    )


def tells_deadlines(report: ic.Report) -> bool:
    """Whether the reader may know when things are due, so that «none is late» is no guess."""
    return any(item.limit.text for item in report.items)


def percent(rate: Decimal | None) -> str:
    """A rate as tables print it."""
    return NOTHING if rate is None else f"{rate}%"


def _aspect_row(title: str, share: ic.Share) -> AspectRow:
    return AspectRow(title=title, countable=share.countable.count, closed=share.closed.count, rate=percent(share.rate))


def _chapters(blocks: Blocks) -> Iterator[Blocks]:
    """The blocks before the first chapter, then each chapter."""
    starts = [0, *(n for n, block in enumerate(blocks) if block.level == 1), len(blocks)]
    for start, end in itertools.pairwise(starts):
        yield blocks[start:end]


def _lead(report: ic.Report, blocks: Blocks) -> str:
    about = report.inspection
    closing = report.profile.phrase(
        "lead_closing", inspecting=about.inspecting, inspected=about.inspected, kind=about.kind_word
    )
    return "".join(block.line for block in blocks).removesuffix(closing)
