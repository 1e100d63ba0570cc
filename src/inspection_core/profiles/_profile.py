"""Profile: the rules and words of a body, which are data and never code."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from decimal import Decimal

from attrs import field, frozen

from ..model import Audience, Span

PROFILE_FORMAT = "inspection-profile/1"
AUDIENCE_KINDS = ("account", "deadline", "evidence", "finding", "measure", "outcome", "owner", "section")
"""Kinds of facts for which a profile says who may read them by default."""


class Policy(enum.Enum):
    """What happens when a guard is not met: refuse the event, warn and go on, or allow silently."""

    REFUSE = "refuse"
    WARN = "warn"
    ALLOW = "allow"


@frozen(kw_only=True)
class ApprovalStep:
    """A step of the chain that a finding passes before it may be closed (审批环节)."""

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
class Column:
    """A column of the ledger (台账列): what fills it, its heading, and headings that mean the same."""

    key: str
    title: str
    width: int = 12
    synonyms: tuple[str, ...] = ()


@frozen(kw_only=True)
class DeadlineRules:
    """How time limits are counted: with which calendar, and whether a last day rolls on."""

    calendar: str | None = None
    roll_on: bool = True
    due_soon_days: int = 10


@frozen(kw_only=True)
class Profile:
    """The rules and words of a body, resolved: nothing here names another profile any more.

    `words` gives what is printed for a key such as `state.closed`; `phrases` the sentences of documents,
    with braces for facts. `guards` and `audiences` hold what differs from the defaults.
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
    audiences: Mapping[str, Audience] = field(factory=dict)
    publication_reasons: Mapping[str, str] = field(factory=dict)
    deadlines: DeadlineRules = DeadlineRules()
    limits: tuple[TimeLimit, ...] = ()
    notices: tuple[NoticeRule, ...] = ()
    lights: tuple[Light, ...] = ()
    ledger: tuple[Column, ...] = ()

    def word(self, key: str) -> str:
        """What is printed for a key; the key's last part where the profile has no word for it."""
        return self.words.get(key, key.rpartition(".")[2].replace("_", " "))

    def phrase(self, key: str, **facts: object) -> str:
        """A sentence of a document with its facts filled in; empty where the profile has none."""
        return self.phrases.get(key, "").format_map(facts)

    def policy(self, guard: str) -> Policy:
        """What this body does when a guard is not met: refuse, unless the profile says otherwise."""
        return self.guards.get(guard, Policy.REFUSE)

    def light(self, facts: Mapping[str, object]) -> str | None:
        """The light of the first rule that holds; None where none does."""
        for rule in self.lights:
            if all(condition.holds(facts) for condition in rule.when):
                return rule.light
        return None
