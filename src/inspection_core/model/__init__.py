"""The nouns of the domain: frozen value classes that know no file, no clock and no rule of any body."""

from .account import Account, Paragraph, Section, SectionKind, Topic
from .audience import Audience
from .bodies import Body, Membership, Person
from .dates import PartialDate, Period
from .deadline import Deadline, DeadlineKind, Span, Unit
from .document import DOCUMENT_FORMAT, Document
from .events import (
    EVENT_CLASSES,
    Adopted,
    Approved,
    Closed,
    Entry,
    Event,
    EvidenceAdded,
    ExtensionAsked,
    ExtensionGranted,
    FindingEvent,
    Imported,
    MeasureDone,
    MeasureDropped,
    MeasureEvent,
    Reopened,
    Returned,
    Started,
    Submitted,
    SubstantiallyDone,
    Verified,
    Voided,
    targets_of,
)
from .evidence import Evidence, FileReference, PaperReference
from .finding import Aspect, Decision, Finding, PublicWording, text_digest
from .homes import FACTS, Facts, Home
from .inspection import Contact, Inspection, Reference, Round
from .measure import Action, Measure, Milestone, Nature
from .outcome import Outcome, StatedTotal
from .owner import Owner, Role
from .state import MeasureState, Resolution, State

__all__ = [
    "DOCUMENT_FORMAT",
    "EVENT_CLASSES",
    "FACTS",
    "Account",
    "Action",
    "Adopted",
    "Approved",
    "Aspect",
    "Audience",
    "Body",
    "Closed",
    "Contact",
    "Deadline",
    "DeadlineKind",
    "Decision",
    "Document",
    "Entry",
    "Event",
    "Evidence",
    "EvidenceAdded",
    "ExtensionAsked",
    "ExtensionGranted",
    "Facts",
    "FileReference",
    "Finding",
    "FindingEvent",
    "Home",
    "Imported",
    "Inspection",
    "Measure",
    "MeasureDone",
    "MeasureDropped",
    "MeasureEvent",
    "MeasureState",
    "Membership",
    "Milestone",
    "Nature",
    "Outcome",
    "Owner",
    "PaperReference",
    "Paragraph",
    "PartialDate",
    "Period",
    "Person",
    "PublicWording",
    "Reference",
    "Reopened",
    "Resolution",
    "Returned",
    "Role",
    "Round",
    "Section",
    "SectionKind",
    "Span",
    "Started",
    "State",
    "StatedTotal",
    "Submitted",
    "SubstantiallyDone",
    "Topic",
    "Unit",
    "Verified",
    "Voided",
    "targets_of",
    "text_digest",
]
