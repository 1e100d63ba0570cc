"""What is kept apart from the case, in `restricted.yaml`: referrals, and who commented. Only counts ever leave it."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from attrs import frozen

from .events import Event

RESTRICTED_FORMAT = "inspection-restricted/1"


@frozen(kw_only=True)
class Referral:
    """A matter that the inspection handed over to be looked into (问题线索)."""

    id: str
    received: dt.date
    subject: str
    about: str | None = None
    source: str | None = None
    findings: tuple[str, ...] = ()
    handler: str | None = None
    due: dt.date | None = None
    answered: dt.date | None = None
    result: str | None = None
    note: str | None = None


@frozen(kw_only=True)
class Commenter:
    """Who made a comment (意见人), and how to reach them."""

    comment: str
    name: str
    phone: str | None = None
    email: str | None = None
    address: str | None = None


@frozen(kw_only=True)
class Restricted:
    """All that `restricted.yaml` says. No report, export or event holds any of it."""

    format: str = RESTRICTED_FORMAT
    referrals: tuple[Referral, ...] = ()
    commenters: tuple[Commenter, ...] = ()


@frozen(kw_only=True)
class ReferralsCounted(Event):
    """The referrals were counted (线索统计): how many were received up to the day, and how many of them answered."""

    kind: ClassVar[str] = "referrals_counted"

    received: int
    answered: int
