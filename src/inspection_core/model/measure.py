"""What was planned against the findings."""

from __future__ import annotations

import enum

from attrs import frozen

from .audience import Audience
from .deadline import Deadline
from .owner import Owner
from .source import SourceRef


class Nature(enum.StrEnum):
    """What a measure works on (措施性质): only some natures keep a problem from coming back."""

    CORRECTION = "correction"
    MECHANISM = "mechanism"
    ACCOUNTABILITY = "accountability"
    RECOVERY = "recovery"
    EDUCATION = "education"
    OTHER = "other"


@frozen(kw_only=True)
class Milestone:
    """A stage on the way, with its own time limit (阶段目标)."""

    title: str
    deadline: Deadline


@frozen(kw_only=True)
class Action:
    """A step of a measure (具体举措); steps may nest."""

    text: str
    actions: tuple[Action, ...] = ()


@frozen(kw_only=True)
class Measure:
    """A measure against one or more findings (整改措施); under several it stays one measure."""

    id: str
    findings: tuple[str, ...]
    text: str
    nature: Nature = Nature.CORRECTION
    owners: tuple[Owner, ...] = ()
    deadline: Deadline | None = None
    milestones: tuple[Milestone, ...] = ()
    actions: tuple[Action, ...] = ()
    audience: Audience | None = None
    read_from: SourceRef | None = None
