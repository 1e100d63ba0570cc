"""Which deadlines of a case lie beyond the announced holidays."""

from __future__ import annotations

from collections.abc import Iterator

import inspection_core as ic

from . import rules
from .calendar import NAME


def holidays_known(look: ic.Examination) -> Iterator[ic.Diagnostic]:
    """Every year on which a deadline depends is announced; one that is not is told once, with the deadlines."""
    waiting: dict[int, list[str]] = {}
    until = ""
    for id, due in look.plan.due.items():
        if due.provisional and due.calendar == NAME and due.known_until is not None:
            until = due.known_until.isoformat()
            for year in range(due.known_until.year + 1, max(due.day.year, due.known_until.year + 1) + 1):
                waiting.setdefault(year, []).append(id)
    for year, ids in sorted(waiting.items()):
        items = tuple(_named(look.plan, id) for id in ids)
        yield rules.YEAR_MISSING(look.where("inspection", "profile"), year=year, known_until=until, items=items)


def _named(plan: ic.Plan, id: str) -> ic.Text:
    """A deadline as people call it: the finding, the measure, or the time limit of the process."""
    titles = {f"limit:{limit.key}": limit.title for limit in plan.profile.limits}
    if id in titles:
        return rules.LIMIT.format({"title": titles[id]})
    if id in plan.findings:
        return rules.FINDING.format({"number": plan.full_number(id)})
    return rules.MEASURE.format({"number": id})
