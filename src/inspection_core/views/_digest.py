"""What changed between two reports of a case: for the progress review (调度)."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from ..diagnostics import Text, offers as rules
from ..errors import OptionsError
from ..model import Role
from ._item import (
    Item,
    OwnerView,
    StepView,
)
from ._register import CommentView
from ._report import (
    Report,
)


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
    """A finding whose last day was moved; `extended` where an extension did it."""

    item: str
    number: str
    title: str
    before: dt.date | None
    after: dt.date | None
    extended: bool = False


@frozen(kw_only=True)
class UnitDigest:
    """What changed, and what is late or due, for the findings that one lead unit answers for."""

    owner: str
    name: str
    moved: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    due_soon: tuple[str, ...] = ()


@frozen(kw_only=True)
class Digest:
    """Two reports of one case, and what lies between them.

    `moved` holds every finding whose state or cycle changed; `opened`, `closed` and `reopened` are parts of it.
    `became_late` are those late now and not before; `due_soon` those due within the profile's days.
    """

    before: Report
    after: Report
    moved: tuple[Moved, ...]
    slipped: tuple[Slipped, ...]
    became_late: tuple[Item, ...]

    @property
    def comments(self) -> tuple[CommentView, ...]:
        """Comments that came in or were answered in between, and those still to be answered."""
        old = {comment.id: comment.state for comment in self.before.comments}
        return tuple(each for each in self.after.comments if each.state == "open" or old.get(each.id) != each.state)

    @property
    def opened(self) -> tuple[Moved, ...]:
        """Findings that the earlier report doesn't have."""
        return tuple(moved for moved in self.moved if moved.before is None)

    @property
    def extended(self) -> tuple[Slipped, ...]:
        return tuple(slipped for slipped in self.slipped if slipped.extended)

    @property
    def notices_due(self) -> tuple[Item, ...]:
        """Findings of which the profile's ladder wants a notice sent."""
        return tuple(item for item in self.after.late if item.notice_due)

    @property
    def by_unit(self) -> tuple[UnitDigest, ...]:
        """The same, by lead unit; a finding of several units stands under each."""
        units = {owner.id: owner.name for item in self.after.items for owner in _leads(item)}
        return tuple(self._of_unit(id, name) for id, name in sorted(units.items()))

    def _of_unit(self, owner: str, name: str) -> UnitDigest:
        theirs = {item.id for item in self.after.items if any(lead.id == owner for lead in _leads(item))}
        return UnitDigest(
            owner=owner,
            name=name,
            moved=tuple(each.item for each in self.moved if each.item in theirs),
            closed=tuple(each.item for each in self.closed if each.item in theirs),
            late=tuple(item.id for item in self.late if item.id in theirs),
            due_soon=tuple(item.id for item in self.due_soon if item.id in theirs),
        )

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
    """What changed from one report to a later one of the same case, for the same audience; else OptionsError."""
    _require_pair(before, after)
    old = {item.id: item for item in before.items}
    late = {item.id for item in before.late}
    return Digest(
        before=before,
        after=after,
        moved=tuple(moved for item in after.items if (moved := _moved(old.get(item.id), item)) is not None),
        slipped=tuple(
            Slipped(
                item=item.id,
                number=item.full_number,
                title=item.title,
                before=old[item.id].due,
                after=item.due,
                extended=item.limit.extended,
            )
            for item in after.items
            if item.id in old and old[item.id].due != item.due
        ),
        became_late=tuple(item for item in after.late if item.id not in late),
    )


def _require_pair(before: Report, after: Report) -> None:
    if before.as_of > after.as_of:
        what = Text(f"{before.as_of} is after {after.as_of}", f"{before.as_of} 晚于 {after.as_of}")
    elif before.audience is not after.audience or before.inspection.id != after.inspection.id:
        what = Text("the reports are of two cases or for two audiences", "两份报告的案卷或知悉范围不同")
    else:
        return
    raise OptionsError(rules.BAD_ARGUMENT(what=what))


def _leads(item: Item) -> tuple[OwnerView, ...]:
    return tuple(owner for owner in item.owners if owner.role == Role.LEAD_UNIT.value)


def _moved(before: Item | None, after: Item) -> Moved | None:
    if before is not None and (before.state, before.cycle) == (after.state, after.cycle):
        return None
    known = {step.seq for step in before.steps} if before else set()
    return Moved(
        item=after.id,
        number=after.full_number,
        title=after.title,
        before=before.state if before else None,
        after=after.state,
        before_word=before.state_word if before else "",
        after_word=after.state_word,
        steps=tuple(step for step in after.steps if step.seq not in known),
    )
