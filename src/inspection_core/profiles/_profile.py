"""Profile: the rules and words of a body, which are data and never code."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from decimal import Decimal

from attrs import field, frozen

from ..model import Audience, Resolution, Span, State

PROFILE_FORMAT = "inspection-profile/1"
AUDIENCE_KINDS = (
    "account",
    "deadline",
    "evidence",
    "finding",
    "measure",
    "outcome",
    "owner",
    "referral",
    "response",
    "section",
)
"""Kinds of facts for which a profile says who may read them by default."""


class Policy(enum.Enum):
    """What happens when a guard is not met: refuse the event, warn and go on, or allow silently."""

    REFUSE = "refuse"
    WARN = "warn"
    ALLOW = "allow"


@frozen(kw_only=True)
class ApprovalStep:
    """A step of a chain of approvals (审批环节).

    A finding passes one before it is closed, a publication one before it goes out.
    """

    key: str
    title: str


@frozen(kw_only=True)
class NoticeRule:
    """A rung of the ladder of notices (督办阶梯): what it is called, and from how many days late it is due."""

    key: str
    title: str
    days_late: int
    answer_days: int | None = None


@frozen(kw_only=True)
class TimeLimit:
    """A time limit of the process itself (时限要求): what is due how long after the feedback, by which rule."""

    key: str
    title: str
    period: Span
    source: str | None = None


@frozen(kw_only=True)
class Condition:
    """A test of one named fact: among words, or against a number."""

    fact: str
    among: tuple[str, ...] = ()
    at_least: Decimal | None = None
    at_most: Decimal | None = None

    def holds(self, facts: Mapping[str, object]) -> bool:
        value = facts.get(self.fact)
        if self.among:
            return str(value) in self.among
        if not isinstance(value, int | Decimal):
            return False
        return (self.at_least is None or value >= self.at_least) and (self.at_most is None or value <= self.at_most)


@frozen(kw_only=True)
class Light:
    """A rule of the light table (亮灯规则): the first whose conditions all hold gives the light."""

    light: str
    when: tuple[Condition, ...] = ()


@frozen(kw_only=True)
class FollowUpRule:
    """What puts a closed finding on the list of the next follow-up (回头看规则): all conditions hold.

    Facts: `sustained`, `severity`, `kind`, `resolution`, `recurrence` (whether it came back from an earlier case),
    `cycle`, `days_since` (since it was closed, or last looked at), `days_past` (since the day by which an accepted
    risk is looked at again).
    """

    key: str
    title: str
    when: tuple[Condition, ...] = ()


@frozen(kw_only=True)
class AgeBand:
    """A band of ages in days (账龄区间), for what is open: up to so many days, or without an end."""

    key: str
    title: str
    at_most: int | None = None

    def holds(self, days: int) -> bool:
        return self.at_most is None or days <= self.at_most


@frozen(kw_only=True)
class CommentRules:
    """How comments on a publication are treated: within what time each gets its reply."""

    reply: Span | None = None


@frozen(kw_only=True)
class Column:
    """A column of the ledger (台账列): what fills it, its heading, and headings that mean the same.

    `key` names what fills it, or `path` does, from `item`, `measure` or `report` on (`item.response.by`); one that
    neither fills is empty, to be written in by hand. `heads` are headings above its own, which neighbours share.
    """

    key: str
    title: str
    width: int = 12
    synonyms: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    path: str | None = None


@frozen(kw_only=True)
class StateWord:
    """A word that ledgers print for a state (状态用语), and the state that is meant."""

    word: str
    state: State
    resolution: Resolution | None = None


class MetBy(enum.Enum):
    """What meets a deadline: that a finding is closed by then, or that its owners have submitted it."""

    CLOSED = "closed"
    SUBMITTED = "submitted"


@frozen(kw_only=True)
class DeadlineRules:
    """How time limits are counted: with which calendar, whether a last day rolls on, and what meets them."""

    calendar: str | None = None
    roll_on: bool = True
    due_soon_days: int = 10
    met_by: MetBy = MetBy.CLOSED


@frozen(kw_only=True)
class Profile:
    """The rules and words of a body, resolved: nothing here names another profile any more.

    `words` gives what is printed for a key such as `state.closed`; `phrases` the sentences of documents,
    with braces for facts. `tables` holds the columns of further tables beside the ledger. `guards` and `audiences`
    hold what differs from the defaults. With `renumber`, what is left of a list after some were withheld from the
    public is numbered without gaps.
    """

    format: str = PROFILE_FORMAT
    name: str
    language: str = "zh"
    title: str = ""
    source: str | None = None
    words: Mapping[str, str] = field(factory=dict)
    phrases: Mapping[str, str] = field(factory=dict)
    guards: Mapping[str, Policy] = field(factory=dict)
    approvals: tuple[ApprovalStep, ...] = ()
    publication_approvals: tuple[ApprovalStep, ...] = ()
    audiences: Mapping[str, Audience] = field(factory=dict)
    publication_reasons: Mapping[str, str] = field(factory=dict)
    renumber: bool = True
    comments: CommentRules = CommentRules()
    deadlines: DeadlineRules = DeadlineRules()
    limits: tuple[TimeLimit, ...] = ()
    notices: tuple[NoticeRule, ...] = ()
    lights: tuple[Light, ...] = ()
    follow_ups: tuple[FollowUpRule, ...] = ()
    ageing: tuple[AgeBand, ...] = ()
    ledger: tuple[Column, ...] = ()
    tables: Mapping[str, tuple[Column, ...]] = field(factory=dict)
    state_words: tuple[StateWord, ...] = ()

    def word(self, key: str) -> str:
        """What is printed for a key; the key's last part where neither the profile nor the neutral one has a word."""
        return self._said("words", key) or key.rpartition(".")[2].replace("_", " ")

    def phrase(self, key: str, **facts: object) -> str:
        """A sentence of a document with its facts filled in; empty where there is none."""
        return self._said("phrases", key).format_map(facts)

    def span(self, span: Span) -> str:
        """A length of time in words: 15个工作日, 3 months."""
        unit = str(span).partition(" ")[2].replace(" ", "_")
        return self.phrase(f"span_{unit}", count=span.count)

    def _said(self, part: str, key: str) -> str:
        """What the profile says, else the neutral one of its language.

        An edition keeps the profile as it was; documents that came later ask for words that it could not know.
        """
        said: str | None = getattr(self, part).get(key)
        if said is None:
            from ._resolve import neutral

            said = getattr(neutral(self.language), part).get(key, "")
        return said

    def policy(self, guard: str) -> Policy:
        """What this body does when a guard is not met: refuse, unless the profile says otherwise."""
        return self.guards.get(guard, Policy.REFUSE)

    def light(self, facts: Mapping[str, object]) -> str | None:
        """The light of the first rule that holds; None where none does."""
        for rule in self.lights:
            if all(condition.holds(facts) for condition in rule.when):
                return rule.light
        return None

    def columns(self, table: str) -> tuple[Column, ...]:
        """The columns of a table (`ledger`, `plan`, `owners`, `filling`); where it has none, those of the neutral one.

        KeyError for a table that there isn't.
        """
        mine = self.ledger if table == "ledger" else self.tables.get(table, ())
        if mine:
            return mine
        from ._resolve import neutral

        known = neutral(self.language)
        return known.ledger if table == "ledger" else known.tables[table]

    def age_band(self, days: int) -> AgeBand | None:
        """The first band that an age falls into; None where none does."""
        return next((band for band in self.ageing if band.holds(days)), None)
