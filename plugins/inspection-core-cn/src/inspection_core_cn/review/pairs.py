"""Whether quotes and brackets are paired within their paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

import inspection_core as ic

from . import wording_rules as rules
from .page import Line, page_of
from .telling import around, mend, tell

_PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "【": "】", "〔": "〕", "「": "」", "『": "』"}
_CLOSE = {right: left for left, right in _PAIRS.items()} | {"）": "（", ")": "（"}
_OPEN = {**_PAIRS, "（": "）", "(": "）"}
_SIGNS = re.compile("[“”‘’《》〈〉【】〔〕「」『』（）()]")
_ITEM = re.compile("(?:^|[\\s。；，、：])[0-9０-９一二三四五六七八九十a-zA-Z]{1,3}$")
_STRAIGHT = re.compile('"[^"\n]{0,80}[\u4e00-\u9fff][^"\n]{0,80}"')
_LONELY = re.compile('"')


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Signs without a partner, quotes inside the same kind of quotes, and straight quotes."""
    for block in page_of(look.text).blocks:
        yield from _block(look, block)
    yield from _straight(look)


def _block(look: ic.TextExamination, block: Line) -> Iterator[ic.Diagnostic]:
    text, waiting = look.text, list[tuple[str, int]]()
    for match in _SIGNS.finditer(text, block.start, block.end):
        sign, at = match[0], match.start()
        if sign in _OPEN:
            kind = "（" if sign == "(" else sign
            if kind in ("“", "《") and any(each == kind for each, _ in waiting):
                yield _tell(look, rules.QUOTE_IN_QUOTE if kind == "“" else rules.UNPAIRED, at)
                waiting = [each for each in waiting if each[0] != kind]
            waiting.append((kind, at))
        elif waiting and waiting[-1][0] == _CLOSE[sign]:
            waiting.pop()
        elif any(each == _CLOSE[sign] for each, _ in waiting):
            yield from _unclosed(look, waiting, _CLOSE[sign])
        elif not _is_item(text, block, at, sign):
            yield _tell(look, rules.UNPAIRED, at)
    for _, at in waiting:
        yield _tell(look, rules.UNPAIRED, at)


def _unclosed(look: ic.TextExamination, waiting: list[tuple[str, int]], kind: str) -> Iterator[ic.Diagnostic]:
    """Tell what stays open inside a pair that closes, and take all of it off."""
    while waiting:
        each, at = waiting.pop()
        if each == kind:
            return
        yield _tell(look, rules.UNPAIRED, at)


def _is_item(text: str, block: Line, at: int, sign: str) -> bool:
    """Whether ） belongs to a label such as 1） or （一) at the start of a paragraph or after a mark."""
    return sign in "）)" and bool(_ITEM.search(text[max(block.start, at - 4) : at]))


def _tell(look: ic.TextExamination, rule: ic.Rule, at: int) -> ic.Diagnostic:
    return tell(look, rule, at, at + 1, around=around(look.text, at, at + 1))


def _straight(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Straight quotes around Chinese words, where they come in pairs."""
    if '"' not in look.text:
        return
    for match in _STRAIGHT.finditer(look.text):
        fix = f"“{match[0][1:-1]}”"
        yield mend(look, rules.STRAIGHT_QUOTES, match.start(), match.end(), fix)
