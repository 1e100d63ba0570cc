"""Who answers for what, in which role."""

from __future__ import annotations

import datetime as dt
import enum

from attrs import frozen


class Role(enum.StrEnum):
    """The part that an owner has in a measure or finding (责任角色)."""

    FIRST_RESPONSIBLE = "first_responsible"
    RESPONSIBLE_OFFICER = "responsible_officer"
    LEAD_UNIT = "lead_unit"
    SUPPORTING_UNIT = "supporting_unit"
    HANDLER = "handler"
    SUPERVISOR = "supervisor"


@frozen(kw_only=True)
class Owner:
    """A role given to a body or a person (责任分工); `who` is the id of either.

    `supersedes` names the journal's entry whose hand-over this one replaces.
    """

    role: Role
    who: str
    start: dt.date | None = None
    end: dt.date | None = None
    supersedes: int | None = None
