"""Where each fact has its one home, what may change it later, and which of its fields the public may see.

Default-deny: a field that isn't named under `public` is internal at most, whatever the item's own audience.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping

from attrs import field, frozen

from .account import Account, Paragraph, Section, Topic
from .bodies import Body, Membership, Person
from .dates import Period
from .deadline import Deadline
from .document import Document
from .evidence import Evidence, FileReference, PaperReference
from .finding import Aspect, Finding, PublicWording, Response
from .inspection import Contact, Inspection, Reference, Round
from .kinds import EVENT_CLASSES
from .measure import Action, Measure, Milestone
from .outcome import Outcome, StatedTotal
from .owner import Owner
from .publication import MadeDocument
from .restricted import Commenter, Referral, Restricted
from .source import SourceFile


class Home(enum.Enum):
    """The place where a fact is written: what was agreed and is said, what happened, or what is kept apart."""

    DOCUMENT = "document"
    JOURNAL = "journal"
    RESTRICTED = "restricted"


@frozen(kw_only=True)
class Facts:
    """The home of a class's fields, the ones that the public may see, and the events that override some."""

    home: Home = Home.DOCUMENT
    public: tuple[str, ...] = ()
    changed_by: Mapping[str, tuple[str, ...]] = field(factory=dict)


FACTS: Mapping[type, Facts] = {
    Document: Facts(
        public=(
            "format",
            "inspection",
            "bodies",
            "aspects",
            "findings",
            "measures",
            "accounts",
            "sections",
            "outcomes",
            "stated_totals",
        )
    ),
    Inspection: Facts(
        public=("id", "title", "inspecting", "inspected", "kind", "round", "period", "feedback_date", "contact")
    ),
    Round: Facts(public=("term", "year", "number", "group")),
    Period: Facts(public=("start", "end")),
    Contact: Facts(public=("phone", "email", "address", "period")),
    Reference: Facts(),
    Body: Facts(public=("id", "name", "short_name", "kind", "parent")),
    Person: Facts(),
    Membership: Facts(),
    Aspect: Facts(public=("id", "number", "title")),
    Finding: Facts(
        public=("id", "number", "title", "text", "aspect", "parent", "kind", "severity", "counts", "response"),
        changed_by={"deadline": ("extension_granted", "reopened"), "owners": ("handed_over",)},
    ),
    PublicWording: Facts(public=("title", "text")),
    Response: Facts(public=("stance", "text", "reason")),
    Measure: Facts(
        public=("id", "findings", "text", "nature", "owners", "deadline"),
        changed_by={"deadline": ("extension_granted", "reopened"), "owners": ("handed_over",)},
    ),
    Milestone: Facts(public=("title", "deadline")),
    Action: Facts(public=("text", "actions")),
    Owner: Facts(public=("role", "who", "start", "end")),
    Deadline: Facts(public=("date", "period", "anchor", "kind", "sustained", "words")),
    Account: Facts(public=("finding", "as_of", "paragraphs")),
    Paragraph: Facts(public=("label", "text")),
    Section: Facts(public=("kind", "title", "lead", "topics")),
    Topic: Facts(public=("label", "title", "text")),
    Outcome: Facts(public=("id", "kind", "title", "value", "unit")),
    StatedTotal: Facts(public=("counts", "value", "unit", "source")),
    SourceFile: Facts(),
    Evidence: Facts(home=Home.JOURNAL, public=("id", "index", "title", "kind", "date", "file")),
    FileReference: Facts(home=Home.JOURNAL, public=("path", "sha256", "size")),
    PaperReference: Facts(home=Home.JOURNAL),
    MadeDocument: Facts(home=Home.JOURNAL),
    **dict.fromkeys(EVENT_CLASSES, Facts(home=Home.JOURNAL)),
    Restricted: Facts(home=Home.RESTRICTED),
    Referral: Facts(home=Home.RESTRICTED),
    Commenter: Facts(home=Home.RESTRICTED),
}
"""Measures, owners, deadlines, responses and evidence are public only where the profile's `audiences` open them."""
