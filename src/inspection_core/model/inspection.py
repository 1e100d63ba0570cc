"""The inspection itself: who looked at whom, when, in which round."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from .dates import Period


@frozen(kw_only=True)
class Round:
    """The round that an inspection belongs to (届次、轮次): term, year, number, group."""

    term: str | None = None
    year: int | None = None
    number: int | None = None
    group: str | None = None


@frozen(kw_only=True)
class Contact:
    """Where comments go while a publication is open for them (联系方式)."""

    phone: str | None = None
    email: str | None = None
    address: str | None = None
    period: Period | None = None


@frozen(kw_only=True)
class Reference:
    """An item of another case: its case, its id there, and both their titles copied, so that it reads alone."""

    case: str
    item: str
    title: str
    case_title: str | None = None
    promised: str | None = None


@frozen(kw_only=True)
class Inspection:
    """One inspection of one body (巡察、审计、检查).

    `kind` is an open vocabulary: regular, special, mobile, follow-up inspection, audit, environmental …
    `profile` names the rules and words of the body; it may be of an installed plugin or of the case.
    """

    id: str
    title: str
    inspecting: str
    inspected: str
    kind: str = "regular"
    round: Round | None = None
    period: Period | None = None
    feedback_date: dt.date | None = None
    profile: str = "neutral-zh"
    contact: Contact | None = None
    earlier: tuple[Reference, ...] = ()
