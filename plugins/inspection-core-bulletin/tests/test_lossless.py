"""Nothing invented, all kept: every character is in an item, a section, a fact or the reported rest."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from inspection_core_bulletin import Genre, Outline, SectionKind, parse
from inspection_core_bulletin.drafting.drafting_rules import BODY_UNKNOWN, FEEDBACK_PARTIAL, KIND_TAKEN
from inspection_core_bulletin.parsing.rules import BODY_INFERRED, NO_DAY, NO_OWNERS, YEAR_INFERRED

import inspection_core as ic

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.txt"))
ZH = ic.Plugins().profile("neutral-zh")
every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)


@functools.cache
def draft(path: Path) -> ic.Draft:
    return ic.read_draft([path], ic.Request(profile=ZH))


@functools.cache
def text_of(path: Path) -> str:
    return ic.read_text(path).text


@functools.cache
def outline_of(path: Path) -> Outline:
    return parse(text_of(path))


def passages(document: ic.Document) -> Iterator[ic.SourceRef | None]:
    """Where each item was read."""
    items: tuple[ic.Aspect | ic.Finding | ic.Measure | ic.Account | ic.Section | ic.StatedTotal, ...] = (
        *document.aspects,
        *document.findings,
        *document.measures,
        *document.accounts,
        *document.sections,
        *document.stated_totals,
    )
    return (each.read_from for each in items)


def unread(made: ic.Draft, outline: Outline, text: str) -> str:
    """The characters that are nowhere: a section of findings has its heading alone."""
    assert made.preview is not None
    rest = made.preview["remainder"]
    assert isinstance(rest, list)
    spans = [(ref.start, ref.end) for ref in passages(made.document) if ref is not None]
    spans += [(start, end) for start, end in rest]
    spans += [(fact.span.start, fact.span.end) for fact in outline.facts]
    headings = (each for each in outline.sections if each.kind is SectionKind.FINDINGS)
    spans += [(each.span.start, text.index(each.title, each.span.start) + len(each.title)) for each in headings]
    kept = bytearray(len(text))
    for start, end in spans:
        kept[start:end] = b"\1" * (end - start)
    return "".join(char for char, known in zip(text, kept, strict=True) if not known).strip(
        " \t\r\n\u3000\xa0\u200b*:：#。"
    )


def is_kept(path: Path) -> tuple[str, list[bool]]:
    """What is nowhere, and whether each quote stands at its place."""
    made, text = draft(path), text_of(path)
    read_from = [ref is not None and ref.stands_in(text) for ref in passages(made.document)]
    return "".join(unread(made, outline_of(path), text).split()), read_from


@every_document
def test_every_character_is_somewhere_and_every_quote_at_its_place(path: Path) -> None:
    lost, quotes = is_kept(path)
    assert ("", {True}) == (lost, set(quotes))


def test_the_real_documents_are_kept_as_well(material: Path, tmp_path: Path) -> None:
    lost: dict[str, tuple[str, set[bool]]] = {}
    for path in (material / "seed" / "bulletin.txt", *sorted((material / "layouts").glob("*.txt"))):
        rest, quotes = is_kept(Path(shutil.copy(path, tmp_path / path.name)))
        if rest or set(quotes) != {True}:
            lost[path.name] = rest, set(quotes)
    assert {} == lost


def told(document: ic.Document) -> Iterator[str]:
    """The paragraphs that the items hold."""
    yield from (paragraph.text for account in document.accounts for paragraph in account.paragraphs)
    yield from (measure.text for measure in document.measures)
    yield from (line for finding in document.findings for line in (finding.target or "").split("\n"))


@every_document
def test_every_paragraph_of_a_finding_is_in_the_case_or_said_to_be_missing(path: Path) -> None:
    made, outline = draft(path), outline_of(path)
    paragraphs = {each.text for finding in outline.findings for each in finding.paragraphs}
    missing = paragraphs - set(told(made.document))
    dateless = any(each.code == NO_DAY.code for each in made.problems)
    assert set() == missing or dateless or outline.genre is Genre.NOTICE


@every_document
def test_owners_and_limits_stay_empty_where_none_is_printed(path: Path) -> None:
    made, outline = draft(path), outline_of(path)
    items: tuple[ic.Finding | ic.Measure, ...] = (*made.document.findings, *made.document.measures)
    printed = any("责任" in field.name for finding in outline.findings for field in finding.fields)
    owned = any(each.owners or each.deadline for each in items)
    said = NO_OWNERS.code in {each.code for each in made.problems}
    assert (printed, bool(outline.findings) and not printed) == (owned, said)


@every_document
def test_what_is_inferred_is_marked_and_told(path: Path) -> None:
    made, outline = draft(path), outline_of(path)
    codes = {each.code for each in made.problems}
    about = {"inspected": BODY_INFERRED, "feedback_date": YEAR_INFERRED, "period.end": YEAR_INFERRED}
    assert set() == {about[each.partition(":")[0]].code for each in outline.inferred} - codes
    assert (YEAR_INFERRED.code in codes) == any("year" in each for each in outline.inferred)
    assert (BODY_INFERRED.code in codes) == any("title" in each for each in outline.inferred)


@every_document
def test_what_has_to_be_filled_in_is_told(path: Path) -> None:
    """A body without a name, a kind that nobody wrote, a feedback of which the day is missing."""
    made, outline = draft(path), outline_of(path)
    codes = {each.code for each in made.problems}
    assert ("?" in {body.name for body in made.document.bodies}) == (BODY_UNKNOWN.code in codes)
    unsaid = made.document.inspection.kind == "regular" and "常规" not in (outline.kind or "")
    assert (unsaid and outline.genre is not Genre.UNKNOWN) == (KIND_TAKEN.code in codes)
    partial = outline.feedback_date is not None and outline.feedback_date.day is None
    assert partial == (FEEDBACK_PARTIAL.code in codes)


@every_document
def test_printed_states_become_openings(path: Path) -> None:
    outline = outline_of(path)
    parents = {finding.parent for finding in outline.findings}
    printed = [each.state for n, each in enumerate(outline.findings) if each.state and n not in parents]
    assert printed == [opening.printed for opening in draft(path).openings]


def test_a_document_is_named_with_its_hash(tmp_path: Path) -> None:
    path = Path(shutil.copy(DOCUMENTS[0], tmp_path / "反馈意见.txt"))
    [source] = draft(path).document.sources
    assert ("s1", "反馈意见.txt", ic.read_text(path).digest) == (source.id, source.file, source.sha256)


def test_the_clause_of_the_feedback_is_left_for_people() -> None:
    assert {None} == {finding.source for finding in draft(DOCUMENTS[0]).document.findings}
