"""What changed between two reports of a case: for the progress review (调度)."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from ._report import Item, Report, StepView


@frozen(kw_only=True)
class Moved:
    """A finding whose state changed, with the steps that did it."""

    item: str
    number: str
    title: str
    before: str | None
    after: str
    before_word: str = ""
    after_word: str = ""
    steps: tuple[StepView, ...] = ()


@frozen(kw_only=True)
class Slipped:
    """A finding whose last day was moved."""

    item: str
    number: str
    title: str
    before: dt.date | None
    after: dt.date | None


@frozen(kw_only=True)
class Digest:
    """Two reports of one case, and what lies between them.

    `moved` holds every finding whose state or cycle changed; `closed` and `reopened` are parts of it.
    `became_late` are those late now and not before; `due_soon` those due within the profile's days.
    """

    before: Report
    after: Report
    moved: tuple[Moved, ...]
    slipped: tuple[Slipped, ...]
    became_late: tuple[Item, ...]

    @property
    def closed(self) -> tuple[Moved, ...]:
        return tuple(moved for moved in self.moved if moved.after == "closed")

    @property
    def reopened(self) -> tuple[Moved, ...]:
        """Findings closed before that are open again."""
        return tuple(moved for moved in self.moved if moved.before == "closed" and moved.after != "closed")

    @property
    def due_soon(self) -> tuple[Item, ...]:
        return self.after.due_soon

    @property
    def late(self) -> tuple[Item, ...]:
        return self.after.late


def digest(before: Report, after: Report) -> Digest:
    """What changed from one report to a later one of the same case, for the same audience."""
    old = {item.id: item for item in before.items}
    late = {item.id for item in before.late}
    return Digest(
        before=before,
        after=after,
        moved=tuple(moved for item in after.items if (moved := _moved(old.get(item.id), item)) is not None),
        slipped=tuple(
            Slipped(item=item.id, number=item.number, title=item.title, before=old[item.id].due, after=item.due)
            for item in after.items
            if item.id in old and old[item.id].due != item.due
        ),
        became_late=tuple(item for item in after.late if item.id not in late),
    )


def _moved(before: Item | None, after: Item) -> Moved | None:
    if before is not None and (before.state, before.cycle) == (after.state, after.cycle):
        return None
    known = {step.seq for step in before.steps} if before else set()
    return Moved(
        item=after.id,
        number=after.number,
        title=after.title,
        before=before.state if before else None,
        after=after.state,
        before_word=before.state_word if before else "",
        after_word=after.state_word,
        steps=tuple(step for step in after.steps if step.seq not in known),
    )
