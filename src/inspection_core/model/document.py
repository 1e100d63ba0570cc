"""The document of a case: what was first agreed, and what is said."""

from __future__ import annotations

from attrs import frozen

from .account import Account, Section
from .bodies import Body, Person
from .finding import Aspect, Finding
from .inspection import Inspection
from .measure import Measure
from .outcome import Outcome, StatedTotal
from .source import SourceFile

DOCUMENT_FORMAT = "inspection-case/1"


@frozen(kw_only=True)
class Document:
    """All that `case.yaml` says; what happened afterwards stands in the journal."""

    format: str = DOCUMENT_FORMAT
    inspection: Inspection
    bodies: tuple[Body, ...] = ()
    people: tuple[Person, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    findings: tuple[Finding, ...] = ()
    measures: tuple[Measure, ...] = ()
    accounts: tuple[Account, ...] = ()
    sections: tuple[Section, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    stated_totals: tuple[StatedTotal, ...] = ()
    sources: tuple[SourceFile, ...] = ()
