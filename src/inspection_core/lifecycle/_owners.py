"""Who answers for what in force: the owners of the document, and the hand-overs since."""

from __future__ import annotations

from attrs import evolve

from ..model import Finding, Measure, Owner, Role
from ._standing import Handover, Standing


def owners_of(standing: Standing, item: Finding | Measure) -> tuple[Owner, ...]:
    """The owners of an item in force: each role with its latest holder, unless the document names the hand-over."""
    owners = item.owners
    for handover in standing.handovers.get(item.id, ()):
        owners = tuple(_after(owner, handover, standing) for owner in owners)
    return owners


def holders_of(standing: Standing, item: Finding | Measure, role: Role) -> tuple[str, ...]:
    """Ids of all who hold or held a role in an item: a hand-over makes nobody a stranger to the work."""
    handed = [each for each in standing.handovers.get(item.id, ()) if each.role is role]
    named = (owner.who for owner in item.owners if owner.role is role)
    return tuple(dict.fromkeys((*named, *(who for each in handed for who in (each.giver, each.taker)))))


def _after(owner: Owner, handover: Handover, standing: Standing) -> Owner:
    superseded = handover.place <= standing.place(owner.supersedes or 0)
    if owner.role is not handover.role or owner.who != handover.giver or superseded:
        return owner
    return evolve(owner, who=handover.taker, start=handover.on, end=None)
