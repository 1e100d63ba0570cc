"""What a document says among its findings that belongs to none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

import inspection_core as ic

from ..outline import Outline, Section, SectionKind, Span
from ..parsing._checks import left_out
from . import drafting_rules as rules

_WORDS = re.compile(r"[^\W\d_]")
_END = re.compile(r"。|\n")
_NONE = re.compile(r"[^。]{0,8}(?:未|没有|无)[^。]{0,8}问题[。；;]?")
_MARKS = " \t\n*#。：:　\xa0"


def with_rest(outline: Outline, text: str) -> Outline:
    """The outline with such text in its remainder, and a doubt for each stretch of words that goes with no fact."""
    about = [section for section in outline.sections if section.kind is SectionKind.FINDINGS]
    if not about:
        return outline
    spans = tuple(_read(outline, about, text))
    rest = tuple(left_out(text, (*spans, *outline.remainder)))
    facts = [_sentence(fact.span, text) for fact in outline.facts]
    strange = (span for span in rest if not any(_meet(span, fact) for fact in facts) and _says(span, text))
    doubts = (_doubt(span, text) for span in strange)
    remainder = sorted((*outline.remainder, *rest), key=lambda each: each.start)
    return evolve(outline, remainder=tuple(remainder), problems=(*outline.problems, *doubts))


def _read(outline: Outline, about: Sequence[Section], text: str) -> Iterator[Span]:
    """The stretches of all items, and of the headings alone of the sections that hold findings."""
    yield from (finding.span for finding in outline.findings)
    yield from (group.span for finding in outline.findings for group in finding.groups)
    yield from (aspect.span for aspect in outline.aspects)
    yield from (fact.span for fact in outline.facts)
    yield from (section.span for section in outline.sections if section not in about)
    for section in about:
        at = text.find(section.title, section.span.start, section.span.end)
        end = at + len(section.title) if at >= 0 else _end_of_line(text, section.span)
        yield Span(section.span.start, end + len(text[end:]) - len(text[end:].lstrip(_MARKS)))


def _says(span: Span, text: str) -> bool:
    """Whether a stretch has words, and more than that an aspect has no finding."""
    return _WORDS.search(text, span.start, span.end) is not None and not _NONE.fullmatch(text, span.start, span.end)


def _sentence(span: Span, text: str) -> Span:
    """The sentence that a stretch stands in; a line ends one, too."""
    start = max(text.rfind("。", 0, span.start), text.rfind("\n", 0, span.start)) + 1
    end = _END.search(text, span.end)
    return Span(start, end.end() if end else len(text))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _end_of_line(text: str, span: Span) -> int:
    end = text.find("\n", span.start, span.end)
    return end if end >= 0 else span.end


def _doubt(span: Span, text: str) -> ic.Diagnostic:
    quote = " ".join(text[span.start : span.end].split())[:60]
    return rules.BETWEEN(ic.Location(start=span.start, end=span.end), quote=quote)
