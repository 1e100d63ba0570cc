"""What can be counted of a case, by the words that stated totals use."""

from __future__ import annotations

from ..model import Resolution, State
from ._plan import Plan
from ._standing import Standing


def count_of(plan: Plan, standing: Standing, what: str) -> int | None:
    """How many there are of something; None for a word that names nothing that the case counts.

    `problems` are the findings at the top, `findings` those that carry a state (of nested ones, the lowest),
    `closed` those closed as implemented.
    """
    if what == "closed":
        cycles = (standing.finding(leaf.id).cycle for leaf in plan.leaves)
        return sum(1 for c in cycles if c.state is State.CLOSED and c.resolution is Resolution.IMPLEMENTED)
    counted = {
        "aspects": plan.document.aspects,
        "problems": tuple(finding for finding in plan.document.findings if finding.parent is None),
        "findings": plan.leaves,
        "measures": plan.document.measures,
    }
    return len(counted[what]) if what in counted else None
