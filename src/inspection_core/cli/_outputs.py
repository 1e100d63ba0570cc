"""What `--json` prints: one class per output, from which its published schema is made."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs
from attrs import frozen

from ..diagnostics import Diagnostic, Location, Severity
from ..model import PartialDate
from ..proposals import Conflict, Proposal, Proposals, TableMapping
from ..views import CommentView, EvidenceView, FollowUpDueView, LimitView, PublicationView


@frozen(kw_only=True)
class Problem:
    """A problem: `inspection check --json` and `inspection review --json` print a list of them."""

    code: str
    severity: Severity
    message: str
    where: Location
    quote: str | None = None
    remedy: str | None = None
    fix: str | None = None

    @classmethod
    def of(cls, problem: Diagnostic, language: str) -> Problem:
        """A diagnostic in the language of the call."""
        return cls(
            code=problem.code,
            severity=problem.severity,
            message=problem.message.say(language),
            where=problem.where,
            quote=problem.quote,
            remedy=problem.remedy.say(language) if problem.remedy else None,
            fix=problem.fix,
        )


@frozen(kw_only=True)
class Due:
    """Something late or due soon: its id, the findings that it concerns, its last day, and how many days off."""

    item: str
    findings: tuple[str, ...]
    due: dt.date | None
    days: int


@frozen(kw_only=True)
class AspectShare:
    """The share of an aspect; `aspect` is null for findings outside any."""

    aspect: str | None
    title: str
    countable: int
    closed: int
    rate: Decimal | None


@frozen(kw_only=True)
class OwnerShare:
    """The share of a lead unit."""

    owner: str
    title: str
    countable: int
    closed: int
    rate: Decimal | None


@frozen(kw_only=True)
class KindShare:
    """The share of a kind of deadline; `kind` is null where none is set."""

    kind: str | None
    title: str
    countable: int
    closed: int
    rate: Decimal | None


@frozen(kw_only=True)
class CommentDue:
    """A comment that waits for its reply."""

    comment: str
    publication: str
    until: dt.date | None
    late: bool


@frozen(kw_only=True)
class PublicationDue:
    """A publication that isn't out yet: where it stands, and what it lacks."""

    publication: str
    state: str
    lacking: tuple[str, ...]
    undecided: tuple[str, ...]


@frozen(kw_only=True)
class Status:
    """`inspection status --json`: the numbers of a report; `rate` is null where nothing counts."""

    as_of: dt.date
    countable: int
    closed: int
    rate: Decimal | None
    states: Mapping[str, int]
    late: tuple[Due, ...]
    due_soon: tuple[Due, ...]
    by_aspect: tuple[AspectShare, ...]
    by_owner: tuple[OwnerShare, ...]
    by_kind: tuple[KindShare, ...]
    comments: tuple[CommentDue, ...]
    publications: tuple[PublicationDue, ...]
    follow_up_due: tuple[str, ...]
    limits: tuple[LimitView, ...]


@frozen(kw_only=True)
class Verified:
    """`inspection verify --json`."""

    ok: bool
    events: int
    evidence: int
    problems: tuple[Problem, ...]


@frozen(kw_only=True)
class Plugin:
    """A distribution in `inspection plugins --json`, with the names of what it offers by group."""

    distribution: str
    version: str
    offers: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...]


@frozen(kw_only=True)
class Skip:
    """A day that a count passed over."""

    day: dt.date
    why: str


@frozen(kw_only=True)
class LastDay:
    """`inspection deadline --json`."""

    due: dt.date
    provisional: bool
    skipped: tuple[Skip, ...]


@frozen(kw_only=True)
class StepTaken:
    """An entry of the journal that moved a finding."""

    entry: int
    on: dt.date
    kind: str


@frozen(kw_only=True)
class Move:
    """A finding that changed its state."""

    item: str
    before: str | None
    after: str
    steps: tuple[StepTaken, ...]


@frozen(kw_only=True)
class Slip:
    """A finding whose last day was moved."""

    item: str
    before: dt.date | None
    after: dt.date | None
    extended: bool


@frozen(kw_only=True)
class NoticeDue:
    """A finding of which a notice should be sent."""

    item: str
    notice: str


@frozen(kw_only=True)
class Unit:
    """What a lead unit has in the digest."""

    owner: str
    name: str
    moved: tuple[str, ...]
    closed: tuple[str, ...]
    late: tuple[str, ...]
    due_soon: tuple[str, ...]


@frozen(kw_only=True)
class Changes:
    """`inspection digest --json`; `from` and `to` are its two days."""

    from_: dt.date
    to: dt.date
    moved: tuple[Move, ...]
    opened: tuple[str, ...]
    closed: tuple[str, ...]
    reopened: tuple[str, ...]
    slipped: tuple[Slip, ...]
    became_late: tuple[str, ...]
    late: tuple[str, ...]
    due_soon: tuple[str, ...]
    notices_due: tuple[NoticeDue, ...]
    by_unit: tuple[Unit, ...]


@frozen(kw_only=True)
class ReferralLine:
    """A referral in `inspection referrals list --json`: its days, and nothing of its subject."""

    referral: str
    received: dt.date
    due: dt.date | None
    answered: dt.date | None
    late: bool


@frozen(kw_only=True)
class Place:
    """A cell of a file."""

    file: str | None
    sheet: str | None
    cell: str | None


@frozen(kw_only=True)
class Proposed:
    """A proposal of `inspection import --json`: the cell that makes it, for which item, from what to what."""

    file: str | None
    sheet: str | None
    cell: str | None
    cells: tuple[Place, ...]
    row: str
    finding: str | None
    measure: str | None
    kind: str
    what: str
    title: str
    from_: str
    to: str
    held: bool


@frozen(kw_only=True)
class Answered:
    """What another copy says in the place of a conflict."""

    file: str | None
    sheet: str | None
    cell: str | None
    returned: str


@frozen(kw_only=True)
class Disputed:
    """A conflict of `inspection import --json`: what was exported, what the case says now, and what came back."""

    file: str | None
    sheet: str | None
    cell: str | None
    finding: str | None
    measure: str | None
    what: str
    exported: str
    now: str
    returned: str
    others: tuple[Answered, ...]


@frozen(kw_only=True)
class Imports:
    """`inspection import --json`: what files propose, and what speaks against it."""

    proposals: tuple[Proposed, ...]
    conflicts: tuple[Disputed, ...]
    errors: tuple[Problem, ...]
    missing: tuple[str, ...]
    mappings: tuple[TableMapping, ...]

    @classmethod
    def of(cls, found: Proposals, language: str) -> Imports:
        """Proposals in the language of the call."""
        return cls(
            proposals=tuple(_proposed(each, held=each.row in found.held) for each in found.proposals),
            conflicts=tuple(map(_disputed, found.conflicts)),
            errors=tuple(Problem.of(each, language) for each in found.problems),
            missing=found.missing,
            mappings=found.mappings,
        )


def _proposed(each: Proposal, *, held: bool) -> Proposed:
    return Proposed(
        file=each.where.file,
        sheet=each.where.sheet,
        cell=each.where.cell,
        cells=tuple(Place(file=where.file, sheet=where.sheet, cell=where.cell) for where in each.cells),
        row=each.row,
        finding=each.finding,
        measure=each.measure,
        kind=each.kind,
        what=each.what,
        title=each.title,
        from_=each.before,
        to=each.after,
        held=held,
    )


def _disputed(each: Conflict) -> Disputed:
    return Disputed(
        file=each.where.file,
        sheet=each.where.sheet,
        cell=each.where.cell,
        finding=each.finding,
        measure=each.measure,
        what=each.what,
        exported=each.exported,
        now=each.now,
        returned=each.returned,
        others=tuple(
            Answered(file=o.where.file, sheet=o.where.sheet, cell=o.where.cell, returned=o.returned)
            for o in each.others
        ),
    )


OUTPUTS: Mapping[str, type] = {
    "check": Problem,
    "comments list": CommentView,
    "deadline": LastDay,
    "digest": Changes,
    "evidence list": EvidenceView,
    "follow-up due": FollowUpDueView,
    "import": Imports,
    "plugins": Plugin,
    "publication list": PublicationView,
    "publication show": PublicationView,
    "referrals list": ReferralLine,
    "review": Problem,
    "status": Status,
    "verify": Verified,
}
"""The class behind each command's `--json`; those in `LISTS` print lists of theirs."""

LISTS = (
    "check",
    "comments list",
    "evidence list",
    "follow-up due",
    "plugins",
    "publication list",
    "referrals list",
    "review",
)


def data_of(value: Any) -> Any:
    """Plain data for JSON, every field written out."""
    if isinstance(value, Decimal | PartialDate):
        return str(value)
    if attrs.has(type(value)):
        return {field.name.rstrip("_"): data_of(getattr(value, field.name)) for field in attrs.fields(type(value))}
    if isinstance(value, Mapping):
        return {key: data_of(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [data_of(each) for each in value]
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    return value
