"""Whether blanks stand between Chinese characters, where no text has any."""

from __future__ import annotations

import re
from collections.abc import Iterator

import inspection_core as ic

from . import wording_rules as rules
from .page import Line, page_of
from .telling import around, mend

_SIDE = "\u4e00-\u9fff，。；：、！？“”‘’《》（）"
_BLANK = re.compile(f"(?<=[{_SIDE}])[ \u3000\xa0]{{1,2}}(?=[{_SIDE}])")
_BEFORE_MARK = re.compile("(?<=[0-9A-Za-z%])[ \u3000\xa0]+(?=[，。；：、！？）》”])")
_SENTENCE = re.compile("[，。；！？]")
_OPEN, _CLOSE = "“《‘", "”》’"
_BYLINE = re.compile("(?<=记者) | (?=通讯员|记者|供稿|摄影|责编)|(?<=通讯员) |(?<=摄影) |(?<=责编) ")
_CUE = re.compile("(?:[^，。；：]{0,10}讯|[^，。；：]{0,10}[日社]电|编者按)")
"""What opens a piece of news: 本报讯, 又讯, 编者按."""
DENSE = 6
"""A line with more blanks than that is laid out with them."""


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Blanks within sentences; inside quotes or 《》 they part a slogan or a title, perhaps on purpose."""
    if " " not in look.text and "\u3000" not in look.text and "\xa0" not in look.text:
        return
    for line in page_of(look.text).lines:
        words = look.text[line.start : line.end]
        if _SENTENCE.search(words) and "\t" not in words and "   " not in words:
            yield from _line(look, line)


def _line(look: ic.TextExamination, line: Line) -> Iterator[ic.Diagnostic]:
    found = [*_BLANK.finditer(look.text, line.start, line.end), *_BEFORE_MARK.finditer(look.text, line.start, line.end)]
    if len(found) > DENSE:
        return
    for match in found:
        quoted = _is_quoted(look.text, line.start, match.start())
        if quoted and ("\u3000" in match[0] or look.text[match.start() - 1] == "　"):
            continue
        rule = rules.BLANK_QUOTED if quoted else rules.BLANK
        if _is_after_label(look.text, line, match) or _BYLINE.match(look.text, match.start()):
            continue
        shown = around(look.text, match.start(), match.end())
        fix = None if quoted else ""
        yield mend(look, rule, match.start(), match.end(), fix, around=shown)


def _is_quoted(text: str, start: int, at: int) -> bool:
    opened = max(text.rfind(sign, start, at) for sign in _OPEN)
    return opened >= 0 and all(text.find(sign, opened, at) < 0 for sign in _CLOSE)


def _is_after_label(text: str, line: Line, match: re.Match[str]) -> bool:
    """Whether the blank stands behind the label of a heading, behind a heading in the same line, or behind 又讯."""
    head = text[line.start : match.start()]
    if _CUE.fullmatch(head):
        return True
    return (len(head) <= 5 and head[-1:] in "、）)．.：") or ("\u3000" in match[0] and head.endswith(("。", "：")))
