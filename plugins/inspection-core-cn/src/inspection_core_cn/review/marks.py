"""Whether marks are those of Chinese texts, stand once, and stand where a mark may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

import inspection_core as ic

from . import wording_rules as rules
from .page import Line, Page, page_of
from .telling import around, mend, tell

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
_HAN = "\u4e00-\u9fff"
_BEFORE = _HAN + '》”’）〉】"%％'
_AFTER = _HAN + '《“‘（〈【"'
_NARROW = re.compile(f"(?<=[{_BEFORE}])[,;:?!](?=[{_AFTER}])|(?<=[{_BEFORE}])[,;?!.](?=\\s*$)", re.MULTILINE)
_NEAR_FIGURES = re.compile(f"(?<=[{_HAN}])[,;](?=[0-9A-Za-z])|(?<=[0-9A-Za-z])[,;](?=[{_HAN}《“])")
_BRACKETS = re.compile(f"(?<=[{_HAN}])\\(([^()\n]{{0,80}}?[{_HAN}][^()\n]{{0,80}})\\)")
_ANY_NARROW = re.compile(f"(?<=[{_HAN}])[,;:?!]")
_ANY_WIDE = re.compile(f"(?<=[{_HAN}])[，；：？！]")
_SAME = re.compile("([，。；：、,;:？])\\1+")
_CLASH = re.compile("[，、；：](?=[，。、；：])|。(?=[，、；：])|。(?=”。)|[,;](?=[，。；、])|(?<=[，。；、])[,;]")
_DOTS = re.compile(r"(?<!\.)\.{3,}(?!\.)|。{3,}|(?<!…)…(?!…)|、、、+|·{3,}")
_STARTS = frozenset("，。、；：,;!！?？）》”’")
_LOOSE_DASH = re.compile(f"(?<=[{_HAN}])--(?=[{_HAN}])|(?<=[{_HAN}])－－(?=[{_HAN}])")
_BETWEEN = re.compile("(?<=[”》])、(?=[“《])")
_WIDE_FIGURES = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
_ENDS = '。！？；：…”’）》】!?;:.)"|'
LONG = 40
"""A paragraph of at least so many characters ends with a mark."""


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Half-width marks where full-width ones are the rule, doubled and clashing ones, stray ends of paragraphs."""
    page = page_of(look.text)
    if not prefers_narrow(look.text):
        yield from _narrow(look)
    yield from _doubled(look)
    for pattern, fix in ((_DOTS, "……"), (_LOOSE_DASH, "——")):
        for match in pattern.finditer(look.text):
            yield mend(look, rules.LONG_MARK, match.start(), match.end(), fix, right=fix)
    for match in _BETWEEN.finditer(look.text):
        yield mend(look, rules.MARK_BETWEEN, match.start(), match.end(), "")
    yield from _wide_figures(look)
    if not page.is_wrapped:
        yield from _paragraphs(look, page)


def prefers_narrow(text: str) -> bool:
    """Whether a text has at least half of its marks after Chinese characters in half width: its habit, then."""
    narrow = len(_ANY_NARROW.findall(text))
    return narrow >= 3 and narrow >= len(_ANY_WIDE.findall(text))


def _narrow(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    for pattern in (_NARROW, _NEAR_FIGURES):
        for match in pattern.finditer(look.text):
            fix = _WIDE[match[0]]
            shown = around(look.text, match.start(), match.end())
            yield mend(look, rules.NARROW, match.start(), match.end(), fix, around=shown, right=fix)
    if "(" in look.text:
        for match in _BRACKETS.finditer(look.text):
            right = f"（{match[1]}）"
            shown = around(look.text, match.start(), match.end())
            yield mend(look, rules.NARROW, match.start(), match.end(), right, around=shown, right="（）")


def _doubled(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    for match in _SAME.finditer(look.text):
        if match[0] not in ("。。。", "、、、") and len(match[0]) < 4:
            yield mend(look, rules.MARK_TWICE, match.start(), match.end(), match[1], around=_near(look, match))
    for match in _CLASH.finditer(look.text):
        start, end = match.start(), match.end() + 1
        if look.text[match.start() - 1 : match.start()] in tuple("，。；、") and match[0] in ",;":
            start, end = match.start() - 1, match.end()
        if len(set(look.text[start:end])) > 1:
            yield tell(look, rules.MARKS_CLASH, start, end, around=around(look.text, start, end))


def _near(look: ic.TextExamination, match: re.Match[str]) -> str:
    return around(look.text, match.start(), match.end())


def _wide_figures(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Full-width figures in a text that has half-width ones elsewhere; one hint tells the first."""
    found = list(_WIDE_FIGURES.finditer(look.text))
    if found and len(found) <= 5:
        for match in found:
            fix = match[0].translate({each: each - 0xFEE0 for each in range(0xFF10, 0xFF5B)})
            yield mend(look, rules.WIDE_FIGURE, match.start(), match.end(), fix, right=fix)


def _paragraphs(look: ic.TextExamination, page: Page) -> Iterator[ic.Diagnostic]:
    lines = [each for each in page.lines if each.end > each.start]
    headings = {each.line for each in page.headings}
    long = [each for each in lines if each.end - each.start >= LONG]
    loose = sum(1 for each in long if look.text[each.end - 1] not in _ENDS)
    for index, line in enumerate(page.lines):
        if line.end == line.start or "\t" in page.words(line) or (page.title and line.end <= page.title.end):
            continue
        first, last = look.text[line.start], look.text[line.end - 1]
        if first in _STARTS:
            yield tell(look, rules.MARK_FIRST, line.start, min(line.end, line.start + 8))
        if last in "，、,":
            yield tell(look, rules.ENDS_OPEN, max(line.start, line.end - 8), line.end)
        elif _lacks_stop(line, last, is_heading=index in headings) and loose * 5 <= len(long):
            yield tell(look, rules.STOP_MISSING, max(line.start, line.end - 8), line.end)


def _lacks_stop(line: Line, last: str, *, is_heading: bool) -> bool:
    return line.end - line.start >= LONG and last not in _ENDS and not is_heading and not last.isascii()
