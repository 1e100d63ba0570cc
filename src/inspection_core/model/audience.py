"""Who may read: three audiences, each seeing what the one before it sees, and more."""

from __future__ import annotations

import enum


class Audience(enum.StrEnum):
    """For whom a view is made, and up to whom a fact may go (知悉范围)."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"

    def may_read(self, fact: Audience) -> bool:
        """Whether a reader of this audience may see a fact that is for `fact`."""
        order = list(Audience)
        return order.index(fact) <= order.index(self)
