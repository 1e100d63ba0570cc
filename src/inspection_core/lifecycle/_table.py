"""The state table, as data: which event takes a finding from where to where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from ..diagnostics import Text
from ..model import (
    Approved,
    Closed,
    Event,
    FindingEvent,
    FollowUpPlanned,
    FollowUpResult,
    Imported,
    NoticeSent,
    Progressed,
    Reopened,
    Resolution,
    Returned,
    Started,
    State,
    Submitted,
    SubstantiallyDone,
    Verified,
)

OPEN = frozenset(State) - {State.CLOSED}
WORKING = frozenset({State.PLANNED, State.IN_PROGRESS, State.SUBSTANTIALLY_DONE, State.UNKNOWN})


@frozen
class Move:
    """A row of the table: the states that an event starts from, and the one it leads to (None: it stays)."""

    sources: frozenset[State]
    to: State | None


TABLE: Mapping[type[FindingEvent], Move] = {
    Started: Move(frozenset({State.PLANNED, State.UNKNOWN}), State.IN_PROGRESS),
    Progressed: Move(WORKING, None),
    SubstantiallyDone: Move(frozenset({State.PLANNED, State.IN_PROGRESS, State.UNKNOWN}), State.SUBSTANTIALLY_DONE),
    Submitted: Move(WORKING | {State.REGISTERED}, State.SUBMITTED),
    Returned: Move(frozenset({State.SUBMITTED, State.VERIFIED}), State.IN_PROGRESS),
    Verified: Move(frozenset({State.SUBMITTED}), State.VERIFIED),
    Approved: Move(frozenset({State.SUBMITTED, State.VERIFIED}), None),
    Closed: Move(frozenset({State.VERIFIED}), State.CLOSED),
    Reopened: Move(frozenset({State.CLOSED}), State.REGISTERED),
    NoticeSent: Move(OPEN, None),
    FollowUpPlanned: Move(frozenset({State.CLOSED}), None),
    FollowUpResult: Move(frozenset({State.CLOSED}), None),
    Imported: Move(frozenset({State.REGISTERED, State.PLANNED}), None),
}
CLOSED_OTHERWISE = Move(OPEN, State.CLOSED)

PAST: Mapping[str, Text] = {
    "started": Text("started", "启动整改"),
    "substantially_done": Text("recorded as substantially done", "记为基本完成"),
    "submitted": Text("submitted", "申请销号"),
    "returned": Text("returned", "退回"),
    "verified": Text("verified", "验收"),
    "approved": Text("approved", "审批"),
    "closed": Text("closed", "销号"),
    "reopened": Text("reopened", "重新整改"),
    "imported": Text("imported: it has a history already", "导入（已有记录）"),
    "progressed": Text("moved on", "记录进展"),
    "notice_sent": Text("sent a notice about", "发通知"),
    "follow_up_planned": Text("looked at again", "安排回头看"),
    "follow_up_result": Text("looked at again", "记录回头看结果"),
    "extension_asked": Text("given more time", "申请延期"),
    "extension_granted": Text("given more time", "延期"),
    "measure_resumed": Text("resumed", "恢复"),
    "measure_done": Text("done", "记为完成"),
    "measure_dropped": Text("dropped", "取消"),
}


STATES: Mapping[str, Text] = {
    "registered": Text("registered", "已登记"),
    "planned": Text("planned", "已制定方案"),
    "in_progress": Text("in progress", "正在整改"),
    "substantially_done": Text("substantially done", "基本完成"),
    "submitted": Text("submitted", "待销号"),
    "verified": Text("verified", "已验收"),
    "closed": Text("closed", "已销号"),
    "unknown": Text("in an unknown state", "状态不明"),
    "open": Text("open", "未完成"),
    "done": Text("done", "已完成"),
    "dropped": Text("dropped", "已取消"),
}


def move_of(event: Event) -> Move | None:
    """The row of the table for an event; None for one that moves no finding."""
    if isinstance(event, Closed) and event.resolution is not Resolution.IMPLEMENTED:
        return CLOSED_OTHERWISE
    return TABLE.get(type(event)) if isinstance(event, FindingEvent) else None


def derived_state(leaves: Sequence[State]) -> State:
    """The state of a finding that others are below: theirs where they agree, else that of the one furthest behind.

    Once any of them has begun, it is under way at least.
    """
    if State.UNKNOWN in leaves:
        return State.UNKNOWN
    order = list(State)
    behind, ahead = (pick(leaves, key=order.index) for pick in (min, max))
    begun = order.index(ahead) > order.index(State.PLANNED)
    not_begun = order.index(behind) <= order.index(State.PLANNED)
    return State.IN_PROGRESS if begun and not_begun else behind


def events_from(state: State) -> tuple[str, ...]:
    """Kinds of the events that the table allows in a state."""
    kinds = tuple(kind.kind for kind, move in TABLE.items() if state in move.sources)
    otherwise = (Closed.kind,) if state in CLOSED_OTHERWISE.sources and Closed.kind not in kinds else ()
    return (*kinds, *otherwise)
