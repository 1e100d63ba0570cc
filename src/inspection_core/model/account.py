"""What was done, as it will be printed: accounts of findings, and the prose around them."""

from __future__ import annotations

import datetime as dt
import enum

from attrs import frozen

from .audience import Audience
from .source import SourceRef


@frozen(kw_only=True)
class Paragraph:
    """A paragraph with its label as printed (一是 …), and the measures and evidence that it rests on."""

    text: str
    label: str | None = None
    measures: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@frozen(kw_only=True)
class Account:
    """What was done about a finding (整改情况), for an audience, as of a day.

    One per (finding, audience, day): a report takes the latest up to its own day.
    """

    finding: str
    as_of: dt.date
    paragraphs: tuple[Paragraph, ...]
    audience: Audience | None = None
    read_from: SourceRef | None = None


class SectionKind(enum.StrEnum):
    """Where a section of prose stands in a report."""

    ORGANISATION = "organisation"
    NEXT_STEPS = "next_steps"
    OTHER = "other"


@frozen(kw_only=True)
class Topic:
    """A part of a section under a heading of its own."""

    text: str
    title: str | None = None
    label: str | None = None


@frozen(kw_only=True)
class Section:
    """Prose of the case itself (综述): how the work was organised, what comes next."""

    kind: SectionKind
    title: str
    lead: str | None = None
    topics: tuple[Topic, ...] = ()
    audience: Audience | None = None
    read_from: SourceRef | None = None
