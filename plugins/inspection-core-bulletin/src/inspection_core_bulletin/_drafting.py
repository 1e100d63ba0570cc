"""From an outline to the draft of a case; what a document can't tell stays empty."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import evolve

import inspection_core as ic

from . import rules
from .outline import Finding, Genre, Heading, Outline, Paragraph, Section, SectionKind, Span, to_json

_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.．、])\s*")
NESTED = 2
"""How many headings above a finding become findings: three levels is what a case knows."""
UNKNOWN = "?"
"""Stands where a body has to be named and the document doesn't."""
_KINDS = {"常规": "regular", "专项": "special", "机动": "mobile", "审计": "audit", "回头看": "follow-up inspection"}
_SECTIONS = {
    SectionKind.ORGANISATION: ic.SectionKind.ORGANISATION,
    SectionKind.NEXT_STEPS: ic.SectionKind.NEXT_STEPS,
    SectionKind.REQUIREMENTS: ic.SectionKind.OTHER,
    SectionKind.OTHER: ic.SectionKind.OTHER,
}
_COUNTS = {"aspects": "aspects", "findings": "findings", "done": "closed", "closed": "closed", "measures": "measures"}


def draft_from(outline: Outline, source: ic.SourceText, request: ic.Request) -> ic.Draft:
    """The draft of a case that a document tells; its owners and time limits stay empty, because none is printed."""
    ids = tuple(f"f{n:02d}" for n in range(1, len(outline.findings) + 1))
    told = dict(zip(ids, outline.findings, strict=True))
    accounts, doubts = _accounts(told, outline, source)
    document = ic.Document(
        inspection=_inspection(outline, source, request),
        bodies=_bodies(outline),
        aspects=tuple(
            ic.Aspect(id=f"a{n}", number=each.number, title=each.title)
            for n, each in enumerate(outline.aspects, start=1)
        ),
        findings=tuple(_findings(told, ids, outline, source)),
        measures=tuple(_measures(told)),
        accounts=accounts,
        sections=tuple(_sections(outline, source)),
        stated_totals=tuple(
            ic.StatedTotal(counts=_COUNTS.get(name, name), value=Decimal(value), source=outline.title or source.file)
            for name, value in outline.stated_totals
        ),
    )
    return ic.Draft(
        document=document,
        problems=(*source.problems, *_placed(outline, source), *doubts),
        openings=tuple(_openings(told, request.profile)),
        preview=to_json(outline),
    )


def _inspection(outline: Outline, source: ic.SourceText, request: ic.Request) -> ic.Inspection:
    feedback = outline.feedback_date
    contact = outline.contact
    said = any((contact.phone, contact.email, contact.address))
    name = source.file.rpartition(".")[0] or source.file
    return ic.Inspection(
        id="".join(char if char.isalnum() or char in "-._" else "-" for char in name)[:40],
        title=outline.title or name,
        inspecting="b-inspecting",
        inspected="b-inspected",
        kind=next((kind for word, kind in _KINDS.items() if word in (outline.kind or "")), "regular"),
        period=outline.period if outline.period.start or outline.period.end else None,
        feedback_date=feedback.first if feedback is not None and feedback.day is not None else None,
        profile=request.profile.name,
        contact=ic.Contact(phone=contact.phone, email=contact.email, address=contact.address) if said else None,
    )


def _bodies(outline: Outline) -> tuple[ic.Body, ...]:
    return (
        ic.Body(id="b-inspecting", name=outline.inspecting or UNKNOWN, kind="inspecting"),
        ic.Body(id="b-inspected", name=outline.inspected or UNKNOWN, kind="inspected"),
    )


def _findings(
    told: Mapping[str, Finding], ids: tuple[str, ...], outline: Outline, source: ic.SourceText
) -> Iterator[ic.Finding]:
    """The findings, and before the first below it each heading that groups some, as a finding above them."""
    groups: dict[Heading, str] = {}
    for id, finding in told.items():
        above: str | None = None
        for heading in finding.groups[-NESTED:] if finding.parent is None else ():
            if heading not in groups:
                groups[heading] = f"g{len(groups) + 1:02d}"
                yield _group(groups[heading], heading, above, finding, source)
            above = groups[heading]
        parent = ids[finding.parent] if finding.parent is not None else above
        yield _finding(id, finding, parent, outline, source)


def _group(id: str, heading: Heading, above: str | None, finding: Finding, source: ic.SourceText) -> ic.Finding:
    return ic.Finding(
        id=id,
        number=heading.number,
        title=heading.title,
        text=heading.title,
        aspect=_aspect(finding) if above is None else None,
        parent=above,
        source=_source(heading.span, source),
    )


def _finding(id: str, finding: Finding, parent: str | None, outline: Outline, source: ic.SourceText) -> ic.Finding:
    """A finding; its text is verbatim where the document is the feedback itself, else its title."""
    verbatim = source.text[finding.span.start : finding.span.end].strip()
    return ic.Finding(
        id=id,
        number=finding.number,
        title=finding.title,
        text=verbatim if outline.genre is Genre.NOTICE else finding.title,
        aspect=_aspect(finding) if parent is None else None,
        parent=parent,
        source=_source(finding.span, source),
    )


def _aspect(finding: Finding) -> str | None:
    return f"a{finding.aspect}" if finding.aspect is not None else None


def _source(span: Span, source: ic.SourceText) -> str:
    """Where it stands in the document, by characters."""
    return f"{source.file} {span.start}–{span.end}"


def _is_plan(paragraph: Paragraph) -> bool:
    """Whether a paragraph says what is planned, and not what was done."""
    return any(word in (paragraph.under or "") for word in ("措施", "任务", "目标"))


def _measures(told: Mapping[str, Finding]) -> Iterator[ic.Measure]:
    for id, finding in told.items():
        planned = [each for each in finding.paragraphs if _is_plan(each) and "目标" not in (each.under or "")]
        for n, each in enumerate(planned, start=1):
            yield ic.Measure(id=f"m{id[1:]}-{n}", findings=(id,), text=each.text)


def _accounts(
    told: Mapping[str, Finding], outline: Outline, source: ic.SourceText
) -> tuple[tuple[ic.Account, ...], tuple[ic.Diagnostic, ...]]:
    """What was done about each finding, as of the day of issue; without any day, they are left out and told."""
    done = {
        id: tuple(ic.Paragraph(label=each.label, text=each.text) for each in finding.paragraphs if not _is_plan(each))
        for id, finding in told.items()
        if outline.genre is not Genre.NOTICE
    }
    done = {id: paragraphs for id, paragraphs in done.items() if paragraphs}
    day = _day_of(outline)
    where = ic.Location(file=source.file)
    if done and day is None:
        return (), (rules.NO_DAY(where, count=len(done)),)
    if day is None:
        return (), ()
    doubts = () if outline.issue_date is not None or not done else (rules.DAY_TAKEN(where, day=day),)
    accounts = (ic.Account(finding=id, as_of=day, paragraphs=paragraphs) for id, paragraphs in done.items())
    return tuple(accounts), doubts


def _day_of(outline: Outline) -> dt.date | None:
    """The day up to which a document tells: that of its issue, else the feedback, which came before it."""
    date = outline.issue_date or outline.feedback_date
    return date.last if date is not None else None


def _sections(outline: Outline, source: ic.SourceText) -> Iterator[ic.Section]:
    for section in outline.sections:
        if section.kind in _SECTIONS:
            yield _section(section, source)


def _section(section: Section, source: ic.SourceText) -> ic.Section:
    lines = source.text[section.span.start : section.span.end].strip().splitlines()
    prose = "\n".join(line.strip() for line in lines[1:] if line.strip())
    title = _NUMBER.sub("", section.title)  # a document of ours numbers its sections itself
    return ic.Section(kind=_SECTIONS[section.kind], title=title, lead=prose or None)


def _openings(told: Mapping[str, Finding], profile: ic.Profile) -> Iterator[ic.Opening]:
    """The states that fields print; a word that the profile doesn't know is kept, and means nothing."""
    known = {each.word: each for each in profile.state_words}
    parents = {finding.parent for finding in told.values()}
    for n, (id, finding) in enumerate(told.items()):
        if finding.state and n not in parents:
            word = known.get(finding.state)
            state = word.state if word else ic.State.UNKNOWN
            implemented = ic.Resolution.IMPLEMENTED if state is ic.State.CLOSED else None
            resolution = word.resolution or implemented if word else None
            yield ic.Opening(finding=id, state=state, printed=finding.state, resolution=resolution)


def _placed(outline: Outline, source: ic.SourceText) -> Iterator[ic.Diagnostic]:
    """The doubts of the parser at the places of the file: lines of a text, paragraphs of Word, pages."""
    for problem in outline.problems:
        start = problem.where.start
        where = source.where(start, problem.where.end) if start is not None else ic.Location(file=source.file)
        yield evolve(problem, where=where)
