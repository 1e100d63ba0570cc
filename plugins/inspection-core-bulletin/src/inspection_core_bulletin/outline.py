"""What a document is read into: the classes of an outline, and its shape in JSON."""

from __future__ import annotations

import enum

from attrs import field, frozen

import inspection_core as ic


class Genre(enum.Enum):
    """What kind of document it is; nothing is read from an unknown one."""

    NOTICE = "feedback notice"
    BULLETIN = "bulletin"
    AUDIT = "audit report"
    CLOSE_OUT = "close-out notice"
    UNKNOWN = "unknown"


class SectionKind(enum.Enum):
    """What a section of a document is about."""

    FINDINGS = "findings"
    ORGANISATION = "organisation"
    NEXT_STEPS = "next steps"
    REQUIREMENTS = "requirements"
    OTHER = "other"


@frozen
class Span:
    """A stretch of the source text: offsets in characters, the end not included."""

    start: int
    end: int


@frozen(kw_only=True)
class Fact:
    """Something that a document says about the inspection, and the sentence that says it."""

    name: str
    text: str
    span: Span


@frozen(kw_only=True)
class Heading:
    """A heading: its number in Arabic figures, as it is printed, and the core of its title."""

    number: str
    printed: str
    title: str
    span: Span


@frozen(kw_only=True)
class Aspect(Heading):
    """A group of findings that the document numbers as one aspect."""


@frozen(kw_only=True)
class Paragraph:
    """A paragraph of a finding: its label as printed, and the name of the field that it stands under, if any."""

    label: str | None = None
    text: str
    span: Span
    under: str | None = None


@frozen(kw_only=True)
class Field:
    """A line of a finding that names what it says: 责任单位：…"""

    name: str
    value: str
    span: Span


@frozen(kw_only=True)
class Finding:
    """A finding as it is printed.

    `aspect` counts from 1; `groups` are the headings above it that are neither aspect nor section; `parent` is the
    place (from 0) among the findings of the one that it belongs to. `state` is the word of a field, never of prose.
    """

    number: str
    printed: str
    aspect: int | None = None
    title: str
    groups: tuple[Heading, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    fields: tuple[Field, ...] = ()
    state: str | None = None
    parent: int | None = None
    span: Span

    @property
    def path(self) -> tuple[str, ...]:
        """The titles of the headings above it that are neither aspect nor section."""
        return tuple(group.title for group in self.groups)


@frozen(kw_only=True)
class Section:
    """A section with its heading as printed; its span holds everything below it."""

    title: str
    kind: SectionKind
    span: Span


@frozen(kw_only=True)
class Contact:
    """Where comments go."""

    phone: str | None = None
    email: str | None = None
    address: str | None = None


@frozen(kw_only=True)
class Outline:
    """A document as read: what isn't in an item is in the remainder.

    `facts` are the sentences that title, bodies, days, totals, contact and signature come from; `inferred` says
    what isn't printed as it stands here.
    """

    genre: Genre
    title: str | None = None
    inspected: str | None = None
    inspecting: str | None = None
    kind: str | None = None
    period: ic.Period = field(factory=ic.Period)
    feedback_date: ic.PartialDate | None = None
    inferred: tuple[str, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    findings: tuple[Finding, ...] = ()
    sections: tuple[Section, ...] = ()
    stated_totals: tuple[tuple[str, int], ...] = ()
    contact: Contact = field(factory=Contact)
    issuer: str | None = None
    issue_date: ic.PartialDate | None = None
    facts: tuple[Fact, ...] = ()
    problems: tuple[ic.Diagnostic, ...] = ()
    remainder: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of every item; together with the remainder they cover the text but for white space."""
        groups = [group.span for finding in self.findings for group in finding.groups]
        told = [fact.span for fact in self.facts] + [section.span for section in self.sections]
        found = [aspect.span for aspect in self.aspects] + [finding.span for finding in self.findings]
        return (*told, *found, *groups)


def to_json(outline: Outline) -> dict[str, object]:
    """An outline in the shape that `inspection import --dry-run --json` prints."""
    period = outline.period
    return {
        "title": outline.title,
        "inspected": outline.inspected,
        "inspecting": outline.inspecting,
        "kind": outline.kind,
        "period": {"start": _day(period.start), "end": _day(period.end)},
        "feedback_date": _day(outline.feedback_date),
        "inferred": list(outline.inferred),
        "aspects": [{"number": each.number, "title": each.title} for each in outline.aspects],
        "findings": [_finding(each) for each in outline.findings],
        "sections": [{"title": each.title, "span": _span(each.span)} for each in outline.sections],
        "stated_totals": dict(outline.stated_totals),
        "contact": {name: getattr(outline.contact, name) for name in ("phone", "email", "address")},
        "issuer": outline.issuer,
        "issue_date": _day(outline.issue_date),
        "diagnostics": [each.flat() for each in outline.problems],
        "remainder": [_span(each) for each in outline.remainder],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "number": finding.number,
        "printed": finding.printed,
        "aspect": finding.aspect,
        "title": finding.title,
        "path": list(finding.path),
        "paragraphs": [
            {"label": each.label, "text": each.text, "span": _span(each.span)} for each in finding.paragraphs
        ],
        "state": finding.state,
        "span": _span(finding.span),
    }


def _day(date: ic.PartialDate | None) -> str | None:
    return None if date is None else str(date)


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
