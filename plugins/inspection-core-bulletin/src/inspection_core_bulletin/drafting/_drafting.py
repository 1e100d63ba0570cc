"""From a document to the draft of a case; what it can't tell stays empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

import inspection_core as ic

from ..outline import Genre, Outline, to_json
from ..parsing import rules
from ..parsing._parser import parse
from . import drafting_rules
from ._fields import draft_of_fields
from ._items import (
    accounts_of,
    aspects_of,
    day_of,
    findings_of,
    findings_told,
    measures_of,
    openings_of,
    sections_of,
    totals_of,
)
from ._merging import Merging
from ._passages import source_file
from ._readings import readings_of
from ._remainder import with_rest
from ._tables import Tables, tables_of
from ._text_and_tables import with_tables

UNKNOWN = "?"
"""Stands where a body has to be named and the document doesn't."""
_KINDS = {"常规": "regular", "专项": "special", "机动": "mobile", "审计": "audit", "回头看": "follow-up inspection"}


def draft_of(source: ic.SourceText, request: ic.Request) -> ic.Draft:
    """The draft of a case that a document tells, by its text and by the tables of findings in it."""
    tables = tables_of(source, request)
    return draft_from(parse(tables.prose), source, request, tables)


def draft_from(outline: Outline, source: ic.SourceText, request: ic.Request, tables: Tables | None = None) -> ic.Draft:
    """The draft of an outline; owners and time limits are there as far as lines of a finding or a table print them."""
    tables = tables or Tables(source=source)
    outline = with_rest(outline, tables.prose)
    day = day_of(outline)
    read = with_tables(outline, _told(outline, tables.prose, source, request), tables, request, day)
    document = read.made.document
    problems = (*_owners_told(read.outline.problems, document, request.profile), *read.made.problems)
    return ic.Draft(
        document=document,
        problems=(*source.problems, *_placed(problems, source)),
        openings=read.made.openings,
        mappings=read.mappings,
        readings=readings_of(read.outline, document, source, request.profile),
        preview=to_json(read.outline),
    )


def _told(outline: Outline, prose: str, source: ic.SourceText, request: ic.Request) -> Merging:
    """What the text tells, with the owners and time limits that lines of its findings print."""
    told = findings_told(outline)
    accounts, doubts = accounts_of(told, outline, source)
    about = ic.Document(
        inspection=_inspection(outline, source, request),
        bodies=_bodies(outline),
        aspects=tuple(aspects_of(outline, source)),
        sections=tuple(sections_of(outline, prose, source)),
        stated_totals=tuple(totals_of(outline, source)),
        sources=(source_file(source),),
    )
    document = evolve(
        about,
        findings=tuple(findings_of(told, outline.genre, prose, source)),
        measures=tuple(measures_of(told, source)),
        accounts=accounts,
    )
    made = Merging(document=document, openings=tuple(openings_of(told, request.profile)))
    made.problems.extend((*_taken(outline, about.inspection), *doubts))
    lines = draft_of_fields(told, source, request, about, day_of(outline))
    if lines is not None:
        made.problems.extend(lines.problems)
        made = made.take(lines, {id: id for id in told})
    return made


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
        kind=_kind(outline) or "regular",
        period=outline.period if outline.period.start or outline.period.end else None,
        feedback_date=feedback.first if feedback is not None and feedback.day is not None else None,
        profile=request.profile.name,
        contact=ic.Contact(phone=contact.phone, email=contact.email, address=contact.address) if said else None,
    )


def _kind(outline: Outline) -> str | None:
    """The kind of inspection as far as the document says it; an audit report says it by what it is."""
    printed = next((kind for word, kind in _KINDS.items() if word in (outline.kind or "")), None)
    return printed or ("audit" if outline.genre is Genre.AUDIT and outline.kind is None else None)


def _bodies(outline: Outline) -> tuple[ic.Body, ...]:
    return (
        ic.Body(id="b-inspecting", name=outline.inspecting or UNKNOWN, kind="inspecting"),
        ic.Body(id="b-inspected", name=outline.inspected or UNKNOWN, kind="inspected"),
    )


def _taken(outline: Outline, about: ic.Inspection) -> Iterator[ic.Diagnostic]:
    """What had to be taken somehow, or left empty, because the document says less than a case needs."""
    if outline.genre is Genre.UNKNOWN:
        return  # that nothing was read is told already
    if _kind(outline) is None:
        yield drafting_rules.KIND_TAKEN(kind=about.kind)
    for name, what in ((outline.inspecting, drafting_rules.INSPECTING), (outline.inspected, drafting_rules.INSPECTED)):
        if not name:
            yield drafting_rules.BODY_UNKNOWN(what=what)
    if outline.feedback_date is not None and about.feedback_date is None:
        yield drafting_rules.FEEDBACK_PARTIAL(date=outline.feedback_date)


def _owners_told(
    problems: Sequence[ic.Diagnostic], document: ic.Document, profile: ic.Profile
) -> Iterator[ic.Diagnostic]:
    """The doubts, of which that on owners says which findings have neither owners nor a time limit in the end."""
    yield from (each for each in problems if each.code != rules.NO_OWNERS.code)
    plan = ic.Plan(document=document, profile=profile)
    bare = [leaf.id for leaf in plan.leaves if not _is_owned(plan, leaf.id)]
    if bare and len(bare) == len(plan.leaves):
        yield rules.NO_OWNERS()
    elif bare:
        yield drafting_rules.SOME_WITHOUT(numbers="、".join(plan.full_number(id) for id in bare))


def _is_owned(plan: ic.Plan, finding: str) -> bool:
    items: tuple[ic.Finding | ic.Measure, ...] = (
        *(plan.findings[id] for id in plan.lineage(finding)),
        *plan.measures_of(finding),
    )
    return any(each.owners or each.deadline for each in items)


def _placed(problems: Sequence[ic.Diagnostic], source: ic.SourceText) -> Iterator[ic.Diagnostic]:
    """The doubts at the places of the file: lines of a text, paragraphs of Word, pages; cells of tables keep theirs."""
    for problem in problems:
        start, where = problem.where.start, problem.where
        place = source.where(start, where.end) if start is not None else ic.Location(file=source.file)
        if where.cell is not None:
            place = evolve(place, paragraph=None, part=None)
        yield evolve(problem, where=evolve(place, sheet=where.sheet, cell=where.cell))
