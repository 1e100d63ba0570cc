"""Looking back at what was closed: does it hold?"""

from __future__ import annotations

import datetime as dt
import enum
from typing import ClassVar

from attrs import frozen

from .events import FindingEvent


class Verdict(enum.StrEnum):
    """What a follow-up found of a closed finding (回头看结论): it holds, or it has relapsed."""

    HOLDS = "holds"
    RELAPSED = "relapsed"


@frozen(kw_only=True)
class FollowUpPlanned(FindingEvent):
    """Closed findings were chosen to be looked at again (回头看安排): by when, and how."""

    kind: ClassVar[str] = "follow_up_planned"

    follow_up: str
    until: dt.date | None = None
    text: str | None = None


@frozen(kw_only=True)
class FollowUpResult(FindingEvent):
    """A follow-up came to its verdict on some findings (回头看结果); `decided_by` is who looked.

    One that has relapsed is reopened by an event of its own, so that the new cycle has its reason and its basis.
    """

    kind: ClassVar[str] = "follow_up_result"

    follow_up: str
    verdict: Verdict
    text: str
