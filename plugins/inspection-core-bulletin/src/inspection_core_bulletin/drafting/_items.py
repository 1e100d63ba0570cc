"""The items of an outline as those of a case: findings and what is below them, accounts, sections, printed states."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import inspection_core as ic

from ..outline import Finding, Genre, Heading, Outline, Paragraph, Section, SectionKind
from ..parsing import rules
from . import drafting_rules
from ._passages import joined, passage

_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.．、])\s*")
NESTED = 2
"""How many headings above a finding become findings: three levels is what a case knows."""
_SECTIONS = {
    SectionKind.ORGANISATION: ic.SectionKind.ORGANISATION,
    SectionKind.NEXT_STEPS: ic.SectionKind.NEXT_STEPS,
    SectionKind.REQUIREMENTS: ic.SectionKind.OTHER,
    SectionKind.OTHER: ic.SectionKind.OTHER,
}
_COUNTS = {"aspects": "aspects", "findings": "findings", "done": "closed", "closed": "closed", "measures": "measures"}


def findings_told(outline: Outline) -> Mapping[str, Finding]:
    """The findings of an outline by the ids that they get."""
    return {f"f{n:02d}": finding for n, finding in enumerate(outline.findings, start=1)}


def aspects_of(outline: Outline, source: ic.SourceText) -> Iterator[ic.Aspect]:
    """The aspects, numbered in their order."""
    for n, each in enumerate(outline.aspects, start=1):
        yield ic.Aspect(id=f"a{n}", number=each.number, title=each.title, read_from=passage(each.span, source))


def findings_of(told: Mapping[str, Finding], genre: Genre, prose: str, source: ic.SourceText) -> Iterator[ic.Finding]:
    """The findings, and before the first below it each heading that groups some, as a finding above them.

    `prose` is the text of the document without the tables that are read apart.
    """
    ids = tuple(told)
    groups: dict[Heading, str] = {}
    for id, finding in told.items():
        above: str | None = None
        for heading in finding.groups[-NESTED:] if finding.parent is None else ():
            if heading not in groups:
                groups[heading] = f"g{len(groups) + 1:02d}"
                yield _group(groups[heading], heading, above, finding, source)
            above = groups[heading]
        parent = ids[finding.parent] if finding.parent is not None else above
        text = prose[finding.span.start : finding.span.end].strip() if genre is Genre.NOTICE else finding.title
        yield _finding(id, finding, parent, text, source)


def _group(id: str, heading: Heading, above: str | None, finding: Finding, source: ic.SourceText) -> ic.Finding:
    return ic.Finding(
        id=id,
        number=heading.number,
        title=heading.title,
        text=heading.title,
        aspect=_aspect(finding) if above is None else None,
        parent=above,
        read_from=passage(heading.span, source),
    )


def _finding(id: str, finding: Finding, parent: str | None, text: str, source: ic.SourceText) -> ic.Finding:
    """A finding; its text is verbatim where the document is the feedback itself, else its title."""
    aims = [each.text for each in finding.paragraphs if _is_aim(each)]
    return ic.Finding(
        id=id,
        number=finding.number,
        title=finding.title,
        text=text,
        aspect=_aspect(finding) if parent is None else None,
        parent=parent,
        target="\n".join(aims) or None,
        read_from=passage(finding.span, source),
    )


def _aspect(finding: Finding) -> str | None:
    return f"a{finding.aspect}" if finding.aspect is not None else None


def _is_aim(paragraph: Paragraph) -> bool:
    return "目标" in (paragraph.under or "")


def _is_plan(paragraph: Paragraph) -> bool:
    """Whether a paragraph says what is planned, and not what was done."""
    return any(word in (paragraph.under or "") for word in ("措施", "任务", "目标"))


def measures_of(told: Mapping[str, Finding], source: ic.SourceText) -> Iterator[ic.Measure]:
    """What stands under a field of measures."""
    for id, finding in told.items():
        planned = [each for each in finding.paragraphs if _is_plan(each) and not _is_aim(each)]
        for n, each in enumerate(planned, start=1):
            yield ic.Measure(id=f"m{id[1:]}-{n}", findings=(id,), text=each.text, read_from=passage(each.span, source))


def accounts_of(
    told: Mapping[str, Finding], outline: Outline, source: ic.SourceText
) -> tuple[tuple[ic.Account, ...], tuple[ic.Diagnostic, ...]]:
    """What was done about each finding, as of the day of issue; without any day, they are left out and told."""
    done = {
        id: tuple(each for each in finding.paragraphs if not _is_plan(each))
        for id, finding in told.items()
        if outline.genre is not Genre.NOTICE
    }
    done = {id: paragraphs for id, paragraphs in done.items() if paragraphs}
    day = day_of(outline)
    where = ic.Location(file=source.file)
    if day is None or not done:
        return (), (rules.NO_DAY(where, count=len(done)),) if done else ()
    accounts = tuple(_account(id, paragraphs, day, source) for id, paragraphs in done.items())
    return accounts, tuple(_doubts_of_day(outline, day, where))


def _account(id: str, paragraphs: Sequence[Paragraph], day: dt.date, source: ic.SourceText) -> ic.Account:
    return ic.Account(
        finding=id,
        as_of=day,
        paragraphs=tuple(ic.Paragraph(label=each.label, text=each.text) for each in paragraphs),
        read_from=passage(joined([each.span for each in paragraphs]), source),
    )


def _doubts_of_day(outline: Outline, day: dt.date, where: ic.Location) -> Iterator[ic.Diagnostic]:
    issued = outline.issue_date
    if issued is None:
        yield rules.DAY_TAKEN(where, day=day)
    elif issued.day is None:
        yield drafting_rules.DAY_PARTIAL(where, date=issued, day=day)


def day_of(outline: Outline) -> dt.date | None:
    """The day up to which a document tells: that of its issue, else the feedback, which came before it."""
    date = outline.issue_date or outline.feedback_date
    return date.last if date is not None else None


def sections_of(outline: Outline, prose: str, source: ic.SourceText) -> Iterator[ic.Section]:
    """The sections around the findings, each with its prose."""
    for section in outline.sections:
        if section.kind in _SECTIONS:
            yield _section(section, prose, source)


def _section(section: Section, prose: str, source: ic.SourceText) -> ic.Section:
    lines = prose[section.span.start : section.span.end].strip().splitlines()
    lead = "\n".join(line.strip() for line in lines[1:] if line.strip())
    title = _NUMBER.sub("", section.title)  # a document of ours numbers its sections itself
    read_from = passage(section.span, source)
    return ic.Section(kind=_SECTIONS[section.kind], title=title, lead=lead or None, read_from=read_from)


def totals_of(outline: Outline, source: ic.SourceText) -> Iterator[ic.StatedTotal]:
    """The totals that the document states, each with the words that do."""
    spans = {fact.name: fact.span for fact in outline.facts}
    for name, value in outline.stated_totals:
        yield ic.StatedTotal(
            counts=_COUNTS.get(name, name),
            value=Decimal(value),
            source=outline.title or source.file,
            read_from=passage(spans[name], source) if name in spans else None,
        )


def openings_of(told: Mapping[str, Finding], profile: ic.Profile) -> Iterator[ic.Opening]:
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
