"""The states of a finding and of a measure, and the ways a finding can be closed."""

from __future__ import annotations

import enum


class State(enum.StrEnum):
    """Where a finding stands in its present cycle (状态); only events move it."""

    REGISTERED = "registered"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    SUBSTANTIALLY_DONE = "substantially_done"
    SUBMITTED = "submitted"
    VERIFIED = "verified"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Resolution(enum.StrEnum):
    """How a finding was closed (销号方式): implemented is the plain one."""

    IMPLEMENTED = "implemented"
    NOT_IMPLEMENTED = "not_implemented"
    SUPERSEDED = "superseded"
    TRANSFERRED = "transferred"
    RISK_ACCEPTED = "risk_accepted"


class MeasureState(enum.StrEnum):
    """Where a measure stands: open, done, or dropped with a reason."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
