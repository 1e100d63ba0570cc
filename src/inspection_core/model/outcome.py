"""What was achieved, as numbers, and the totals that documents state."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from .audience import Audience
from .source import SourceRef


@frozen(kw_only=True)
class Outcome:
    """A result in numbers (整改成效), counted once: rules made, money recovered, meetings held …"""

    id: str
    kind: str
    title: str
    value: Decimal
    unit: str
    findings: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    audience: Audience | None = None


@frozen(kw_only=True)
class StatedTotal:
    """A number that a document states of the case (公布数), kept beside what is counted.

    `counts` says of what: aspects, findings, closed, measures, or any other word.
    """

    counts: str
    value: Decimal
    source: str
    unit: str | None = None
    read_from: SourceRef | None = None
