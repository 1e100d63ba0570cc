"""What can happen to a case: one class per kind of event, appended to the journal and never changed."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from attrs import frozen

from .evidence import Evidence
from .owner import Role
from .state import Resolution, State


@frozen(kw_only=True)
class Event:
    """What all events have: the effective day, who recorded and who decided it, and on what basis.

    `basis` is a scan, a minutes number, a document number. `corrects` names an earlier entry of the same kind,
    in whose place this one then counts. `accepted` lists the codes of the warnings that whoever recorded the
    event went ahead with. `recorded_at` is given by the caller, never read from a clock.
    """

    kind: ClassVar[str]

    on: dt.date
    recorded_by: str | None = None
    decided_by: str | None = None
    basis: str | None = None
    note: str | None = None
    recorded_at: str | None = None
    corrects: int | None = None
    accepted: tuple[str, ...] = ()


@frozen(kw_only=True)
class FindingEvent(Event):
    """An event that moves findings, many in one call."""

    findings: tuple[str, ...]


@frozen(kw_only=True)
class MeasureEvent(Event):
    """An event that moves measures, many in one call."""

    measures: tuple[str, ...]


@frozen(kw_only=True)
class Adopted(Event):
    """An edition of the document came into force (方案印发).

    `digest` is the SHA-256 of the edition's file; `planned` names the findings whose plan was complete.
    """

    kind: ClassVar[str] = "adopted"

    edition: int
    digest: str
    planned: tuple[str, ...] = ()


@frozen(kw_only=True)
class Started(FindingEvent):
    """Work on findings began (启动整改)."""

    kind: ClassVar[str] = "started"


@frozen(kw_only=True)
class Progressed(FindingEvent):
    """Work on findings went on (整改进展): what was done, and how much of it, in per cent."""

    kind: ClassVar[str] = "progressed"

    text: str
    percent: int | None = None


@frozen(kw_only=True)
class MeasureDone(MeasureEvent):
    """Measures were carried out (措施完成); `started` are findings on which work began by that.

    `started` is filled in when the event is recorded, so that the fold needs no document.
    """

    kind: ClassVar[str] = "measure_done"

    evidence: tuple[str, ...] = ()
    started: tuple[str, ...] = ()


@frozen(kw_only=True)
class MeasureDropped(MeasureEvent):
    """Measures were given up, for a reason (措施取消)."""

    kind: ClassVar[str] = "measure_dropped"

    reason: str


@frozen(kw_only=True)
class MeasureResumed(MeasureEvent):
    """Measures that were done or dropped are taken up again, for a reason (措施恢复)."""

    kind: ClassVar[str] = "measure_resumed"

    reason: str


@frozen(kw_only=True)
class SubstantiallyDone(FindingEvent):
    """Findings are done but for a rest (基本完成): what remains, the next step, and by when."""

    kind: ClassVar[str] = "substantially_done"

    remaining: str
    next_step: str
    until: dt.date


@frozen(kw_only=True)
class Submitted(FindingEvent):
    """The owners hold findings done and ask for close-out (申请销号)."""

    kind: ClassVar[str] = "submitted"

    evidence: tuple[str, ...] = ()


@frozen(kw_only=True)
class Returned(FindingEvent):
    """Submitted findings were sent back, for a reason (退回)."""

    kind: ClassVar[str] = "returned"

    reason: str


@frozen(kw_only=True)
class Verified(FindingEvent):
    """Somebody outside the lead units looked and found findings done (验收); `decided_by` is the verifier."""

    kind: ClassVar[str] = "verified"


@frozen(kw_only=True)
class Approved(FindingEvent):
    """A step of the profile's chain of approvals was given (审批)."""

    kind: ClassVar[str] = "approved"

    step: str


@frozen(kw_only=True)
class Closed(FindingEvent):
    """Findings were closed (销号); any resolution but implemented needs a reason and who decided.

    `until` is the day by which an accepted risk is looked at again.
    """

    kind: ClassVar[str] = "closed"

    resolution: Resolution = Resolution.IMPLEMENTED
    reason: str | None = None
    until: dt.date | None = None


@frozen(kw_only=True)
class Reopened(FindingEvent):
    """Closed findings came up again (重新整改): a new cycle begins, the old one is frozen.

    `measures` are the ones that it resumes; `until` is the day by which the new cycle is due. `planned` names the
    findings whose plan is complete with that, and is filled in when the event is recorded.
    """

    kind: ClassVar[str] = "reopened"

    reason: str
    measures: tuple[str, ...] = ()
    until: dt.date | None = None
    planned: tuple[str, ...] = ()


@frozen(kw_only=True)
class ItemEvent(Event):
    """An event about findings, measures or both."""

    findings: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()


@frozen(kw_only=True)
class ExtensionAsked(ItemEvent):
    """More time was asked for findings or measures (申请延期)."""

    kind: ClassVar[str] = "extension_asked"

    until: dt.date
    reason: str


@frozen(kw_only=True)
class ExtensionGranted(ItemEvent):
    """More time was given (批准延期); the first deadline is never lost."""

    kind: ClassVar[str] = "extension_granted"

    until: dt.date


@frozen(kw_only=True)
class ExtensionRefused(ItemEvent):
    """More time was asked for and not given, for a reason (不予延期)."""

    kind: ClassVar[str] = "extension_refused"

    reason: str


@frozen(kw_only=True)
class HandedOver(ItemEvent):
    """A role in findings or measures passed from one party to another (责任交接)."""

    kind: ClassVar[str] = "handed_over"

    role: Role
    giver: str
    taker: str


@frozen(kw_only=True)
class NoticeSent(FindingEvent):
    """A notice about findings went out (督办、提醒、约谈): which of the profile's, to whom, to be answered when."""

    kind: ClassVar[str] = "notice_sent"

    notice: str
    to: str
    until: dt.date | None = None
    text: str | None = None


@frozen(kw_only=True)
class NoticeAnswered(Event):
    """A notice was answered (督办回复); `sent` is the entry that sent it."""

    kind: ClassVar[str] = "notice_answered"

    sent: int
    text: str


@frozen(kw_only=True)
class ProgressReviewHeld(Event):
    """The ledger was gone through in a meeting (调度): which issue, and up to which entry of the journal.

    `known` is filled in when the event is recorded, so that the review can be made again.
    """

    kind: ClassVar[str] = "progress_review_held"

    issue: int
    known: int = 0


@frozen(kw_only=True)
class EvidenceAdded(Event):
    """Evidence was put on file (佐证归档)."""

    kind: ClassVar[str] = "evidence_added"

    evidence: tuple[Evidence, ...]


@frozen(kw_only=True)
class EvidenceWithdrawn(Event):
    """Evidence was taken off the file, for a reason (撤回佐证); the file itself stays where it is."""

    kind: ClassVar[str] = "evidence_withdrawn"

    evidence: tuple[str, ...]
    reason: str


@frozen(kw_only=True)
class Imported(FindingEvent):
    """An opening balance (期初): findings taken over in a state that another ledger printed, unverified."""

    kind: ClassVar[str] = "imported"

    state: State
    printed: str
    resolution: Resolution | None = None


@frozen(kw_only=True)
class Voided(Event):
    """Entries recorded by mistake count no more (作废); it acts where its targets stand, not where it stands."""

    kind: ClassVar[str] = "voided"

    targets: tuple[int, ...]
    reason: str


@frozen
class Entry:
    """An event with its position in the journal, counted from 1."""

    seq: int
    event: Event


def targets_of(event: Event) -> tuple[str, ...]:
    """Ids of the findings and measures that an event names."""
    return (*getattr(event, "findings", ()), *getattr(event, "measures", ()))
