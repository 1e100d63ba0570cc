"""The findings of a case as entries of a list, to be matched with those of another list."""

from __future__ import annotations

from collections.abc import Sequence

from ..lifecycle import Plan
from ._matching import Entry


def entries_of(plan: Plan) -> Sequence[Entry]:
    """The findings of a plan as they are compared: by number, aspect, title and text."""
    return [_entry(plan, id) for id in plan.findings]


def _entry(plan: Plan, id: str) -> Entry:
    finding, aspect = plan.findings[id], plan.aspect_of(id)
    title = aspect.title if aspect else ""
    return Entry(number=plan.full_number(id), aspect=title, title=finding.title, text=finding.text)
