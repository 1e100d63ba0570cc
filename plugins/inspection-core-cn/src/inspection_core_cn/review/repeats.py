"""Whether something is told twice: an account, a heading, a sentence, a word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import inspection_core as ic

from . import wording_rules as rules
from .page import bare, page_of
from .telling import in_table, mend, tell

LONG_PARAGRAPH = 24
LONG_SENTENCE = 30
LONGEST_HEADING = 80
_LABEL = re.compile(
    "^(?:[一二三四五六七八九十]{1,3}[是要]|第[一二三四五六七八九十]{1,3}[，、]|[①-⑳]"
    "|[（(][一二三四五六七八九十\\d]{1,3}[）)]|[一二三四五六七八九十\\d]{1,3}[、.．）)]|(?:整改|落实)[^：:\n]{0,8}[：:])"
)
_SENTENCE = re.compile("[^。；！？\n]{30,}")
_WORD_TWICE = re.compile("([\u4e00-\u9fff]{2,6})\\1")
_ONE_BY_ONE = frozenset("一逐各边很再时常多越两三又")
_FUNCTION_TWICE = re.compile("(?<![目标有])的的|(?<!参)与与(?!会)|被被|将将(?!士|领)|等等等|，的(?=[\u4e00-\u9fff]{2})")


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Paragraphs and headings that are the same but for their labels, sentences, doubled words."""
    again = list(_paragraphs(look))
    yield from again
    yield from _headings(look)
    told = {place for each in again for place in (each.where.start, each.where.end) if place is not None}
    yield from _sentences(look, sorted(told))
    yield from _words(look)


def _paragraphs(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    seen = dict[str, int]()
    for block in page_of(look.text).blocks:
        words = _LABEL.sub("", bare(look.text[block.start : block.end]))
        if len(words) < LONG_PARAGRAPH or words[-1] in "：:":
            continue
        first = seen.setdefault(words, block.start)
        if first != block.start:
            yield tell(look, rules.TOLD_TWICE, block.start, block.end, first=str(look.where(first)))


def _headings(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    seen = dict[str, int]()
    for heading in page_of(look.text).headings:
        words = bare(look.text[heading.title_start : heading.title_end])
        if 10 <= len(words) <= LONGEST_HEADING:
            first = seen.setdefault(words, heading.start)
            if first != heading.start:
                where = str(look.where(first))
                yield tell(look, rules.HEADING_TWICE, heading.title_start, heading.title_end, first=where)


def _sentences(look: ic.TextExamination, told: Sequence[int]) -> Iterator[ic.Diagnostic]:
    """Long sentences, but for those of a paragraph that was told as a whole; `told` are its ends."""
    seen = dict[str, int]()
    for match in _SENTENCE.finditer(look.text):
        words = _LABEL.sub("", bare(match[0]))
        first = seen.setdefault(words, match.start()) if len(words) >= LONG_SENTENCE else match.start()
        is_told = bisect_right(told, match.start()) % 2 == 1
        if first != match.start() and not is_told and not in_table(look, match.start()):
            yield tell(look, rules.SENTENCE_TWICE, match.start(), match.end(), first=str(look.where(first)))


def _words(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    for match in _WORD_TWICE.finditer(look.text):
        if match[1][0] not in _ONE_BY_ONE and len(set(match[1])) > 1:
            yield mend(look, rules.WORD_TWICE, match.start(), match.end(), match[1], word=match[1])
    for match in _FUNCTION_TWICE.finditer(look.text):
        fix = match[0][0] if match[0][0] == match[0][1] else None
        yield mend(look, rules.WORD_TWICE, match.start(), match.end(), fix, word=match[0][0])
