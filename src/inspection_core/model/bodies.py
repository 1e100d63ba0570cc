"""Who takes part: bodies, persons, and the posts that persons hold in bodies."""

from __future__ import annotations

import datetime as dt

from attrs import frozen


@frozen(kw_only=True)
class Body:
    """An organisation or a part of one (单位、机构、科室).

    `kind` is an open vocabulary: inspecting, inspected, office, section, coordinating office, supervisor.
    """

    id: str
    name: str
    short_name: str | None = None
    kind: str = "section"
    parent: str | None = None


@frozen(kw_only=True)
class Membership:
    """A post that a person holds in a body (任职), from a day to a day, both included."""

    body: str
    post: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@frozen(kw_only=True)
class Person:
    """A person who answers for something or records it (人员)."""

    id: str
    name: str
    memberships: tuple[Membership, ...] = ()

    def bodies_on(self, day: dt.date) -> tuple[str, ...]:
        """Ids of the bodies that the person belongs to on a day."""
        return tuple(membership.body for membership in self.memberships if membership.covers(day))
