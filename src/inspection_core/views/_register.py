"""What is kept in lists beside the findings: limits, notices, reviews, publications, comments, follow-ups."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from ..progress import Tally


@frozen(kw_only=True)
class LimitView:
    """A time limit of the process: what is due how long after the feedback, by which rule.

    `text` is the last day as printed, which says where it is provisional; `left` how many days are left, or how long it
    has passed. Whether it was kept is not told: no entry of the journal says so.
    """

    key: str
    title: str
    due: dt.date
    provisional: bool = False
    source: str | None = None
    period: str = ""
    text: str = ""
    days_left: int = 0
    left: str = ""


@frozen(kw_only=True)
class NoticeView:
    """A notice that was sent about findings, and whether it was answered."""

    seq: int
    on: dt.date
    notice: str
    title: str
    findings: tuple[str, ...]
    to: str
    until: dt.date | None = None
    text: str | None = None
    answered: bool = False


@frozen(kw_only=True)
class ReviewView:
    """A progress review that was held: its issue, its day, and up to which entry of the journal it looked."""

    issue: int
    on: dt.date
    known: int


@frozen(kw_only=True)
class RedactionView:
    """A line of the redaction log: a finding that is not told as it is, what is done with it, why, on whose word."""

    item: str
    number: str
    title: str
    decision: str
    decision_word: str
    public_title: str | None = None
    reason: str | None = None
    statement: str | None = None
    approved_by: str = ""


@frozen(kw_only=True)
class PublicationStepView:
    """Something that happened to a publication: which entry of the journal, when, on whose word.

    `detail` is the title of the step that was approved.
    """

    seq: int
    on: dt.date
    kind: str
    word: str
    state: str
    detail: str = ""
    decided_by: str = ""
    basis: str | None = None
    reason: str | None = None


@frozen(kw_only=True)
class DocumentView:
    """A document of a publication: its file name, what made it, and the digest of its content."""

    to: str
    exporter: str
    made_by: str
    digest: str


@frozen(kw_only=True)
class PublicationView:
    """A publication: what it shows (`as_of`, `known`), where it stands, what it holds back, and how it went out.

    `lacking` names the steps of the chain that it still needs; `redactions` is its redaction log, `withheld` how many
    findings it counts without telling them.
    """

    id: str
    title: str
    audience: str
    audience_word: str = ""
    state: str
    state_word: str
    since: dt.date
    as_of: dt.date
    known: int
    documents: tuple[DocumentView, ...] = ()
    lacking: tuple[str, ...] = ()
    redactions: tuple[RedactionView, ...] = ()
    withheld: int = 0
    undecided: tuple[str, ...] = ()
    published_on: dt.date | None = None
    address: str | None = None
    sha256: str | None = None
    until: dt.date | None = None
    steps: tuple[PublicationStepView, ...] = ()


@frozen(kw_only=True)
class CommentView:
    """A comment on a publication, and its reply; who made it is not here. `late` stays with a reply that came late."""

    id: str
    publication: str
    on: dt.date
    channel: str
    text: str
    findings: tuple[str, ...] = ()
    until: dt.date | None = None
    days_left: int | None = None
    state: str = "open"
    state_word: str = ""
    late: bool = False
    answered_on: dt.date | None = None
    reply: str | None = None


@frozen(kw_only=True)
class FollowUpResultView:
    """What a follow-up found of one finding; `verdict` is open until it was looked at."""

    item: str
    number: str
    title: str
    verdict: str = "open"
    verdict_word: str = ""
    on: dt.date | None = None
    text: str | None = None
    looked_by: str = ""


@frozen(kw_only=True)
class FollowUpView:
    """A follow-up: when it was planned, until when it runs, and what it found so far."""

    id: str
    on: dt.date
    until: dt.date | None = None
    text: str | None = None
    results: tuple[FollowUpResultView, ...] = ()

    @property
    def waiting(self) -> tuple[str, ...]:
        """Ids of the findings that are still to be looked at."""
        return tuple(result.item for result in self.results if result.verdict == "open")


@frozen(kw_only=True)
class FollowUpDueView:
    """A closed finding for the list of the next follow-up, and why it is on it."""

    item: str
    number: str
    title: str
    reasons: tuple[str, ...]


@frozen(kw_only=True)
class ReferralsView:
    """How many referrals were received up to a day, and how many of them answered: all that is ever told of them."""

    on: dt.date
    received: int
    answered: int

    @property
    def waiting(self) -> int:
        return self.received - self.answered


@frozen(kw_only=True)
class AgeView:
    """A band of ages: the open findings of that age, and those that are late by so many days."""

    key: str
    title: str
    open: Tally
    overdue: Tally


@frozen(kw_only=True)
class RevisedView:
    """The findings whose last day was moved so many times."""

    times: int
    findings: Tally
