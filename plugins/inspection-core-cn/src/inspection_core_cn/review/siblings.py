"""Whether the headings of a level look alike: same last words, same last mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import inspection_core as ic

from ..labels import LabelKind
from . import wording_rules as rules
from .page import Heading, Page, page_of
from .telling import tell

FEWEST = 3
LONGEST_ENDING = 12
_FORMULA = re.compile("方面|问题|情况|整改")
"""Other endings may be shared by chance."""
_MARKS = "：:。；;"
_PARTS = ("；", ";")


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Level by level, each heading beside the majority of its siblings."""
    page = page_of(look.text)
    for group in _groups(page):
        yield from _endings(look, group)
        yield from _last_marks(look, page, group)


def _groups(page: Page) -> list[list[Heading]]:
    """Headings of one kind below one heading of a higher level; a list that runs on through sections is one group.

    Where the sections of a text have few each, which tell no majority, those of all sections are one group.
    """
    groups: dict[LabelKind, list[list[Heading]]] = {}
    for heading in page.headings:
        mine = groups.setdefault(heading.kind, [])
        if heading.number == 1 or not mine:
            mine.append([])
        mine[-1].append(heading)
    short = [[each for group in kind for each in group if len(group) <= FEWEST] for kind in groups.values()]
    return [group for kind in groups.values() for group in kind if len(group) > FEWEST] + short


def _endings(look: ic.TextExamination, group: Sequence[Heading]) -> Iterator[ic.Diagnostic]:
    words = [_words(look.text, each) for each in group]
    ending = _common_ending(words)
    if not ending:
        return
    enough = len(group) > (FEWEST if _FORMULA.search(ending) else 2 * FEWEST)
    for heading, each in zip(group, words, strict=True):
        # The last section tells something else: the next steps, what was reached, what is left.
        is_closing = heading is group[-1] and heading.kind is LabelKind.CHINESE
        if not each.endswith(ending) and (_is_cut(each, ending) or (enough and not is_closing)):
            start = heading.title_start
            yield tell(
                look,
                rules.HEADING_STYLE,
                start,
                start + len(look.text[start : heading.title_end].rstrip()),
                ending=ending,
            )


def _words(text: str, heading: Heading) -> str:
    return text[heading.title_start : heading.title_end].strip().rstrip(_MARKS)


def _common_ending(words: Sequence[str]) -> str:
    """The longest ending that all but a few have: all but one of up to seven, else all but a seventh."""
    allowed = max(1, len(words) // 7)
    for length in range(LONGEST_ENDING, 1, -1):
        common = Counter(each[-length:] for each in words if len(each) >= length).most_common(1)
        ending, times = common[0] if common else ("", 0)
        if times >= max(FEWEST, len(words) - allowed):
            return ending if times < len(words) else ""
    return ""


def _is_cut(words: str, ending: str) -> bool:
    """Whether a heading ends in the first part of the ending, or in its last one."""
    return any(words.endswith(ending[:length]) for length in range(1, len(ending))) or any(
        words.endswith(ending[-length:]) for length in range(2, len(ending))
    )


def _last_marks(look: ic.TextExamination, page: Page, group: Sequence[Heading]) -> Iterator[ic.Diagnostic]:
    """A heading line that ends with another mark than all its siblings."""
    whole = [each for each in group if each.title_end == page.lines[each.line].end]
    if len(whole) < max(FEWEST, len(group)):
        return
    marks = [look.text[each.title_end - 1] if look.text[each.title_end - 1] in _MARKS else "" for each in whole]
    usual, times = Counter(marks).most_common(1)[0]
    is_one_sentence = usual in _PARTS and marks[-1] == "。"
    if times == len(marks) - 1 and times >= FEWEST and not is_one_sentence:
        odd = next(each for each, mark in zip(whole, marks, strict=True) if mark != usual)
        yield tell(look, rules.HEADING_MARK, max(odd.start, odd.title_end - 8), odd.title_end, usual=usual)
