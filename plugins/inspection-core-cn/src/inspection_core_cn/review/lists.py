"""Whether a list has as many items as the number beside it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

import inspection_core as ic

from ..numerals import read_number
from . import rules
from .page import Page, page_of
from .telling import tell

_NO = r"(?:[2-9]|1\d|[二两三四五六七八九十]|十[一二三四五六七八九])"
_NOUN = (
    "方面|语种|领域|环节|专题|主题|步骤|阶段|板块|部分|维度|层面|机制|制度|清单|台账|能力|重点|要素|项目|类别|单位|部门"
    "|科室|乡镇|街道|社区|村|县|区|市|问题|课题|岗位|学院|系统|平台|工程|行动|举措|办法|文件|工作组|专班|小组"
)
_MEASURE = "(?:个|项|种|类|大|条|份|门|家|所|本|张)"
_BEFORE = re.compile(rf"([^。；;：:！？\n]*)(等)?({_NO}){_MEASURE}(?:重点|主要|具体|关键)?({_NOUN})")
_ETC = re.compile(rf"(?<![\d.])({_NO}){_MEASURE}(?:重点|主要|具体|关键|方面|不同)?[\u4e00-\u9fff]{{1,6}}")
_AFTER = re.compile(
    rf"(?<![\d.第])({_NO}){_MEASURE}[\u4e00-\u9fff“”]{{1,8}}?"
    "(?:，|,|——|（|\\()?(?:即|分别是|分别为|包括|就是|分别)(?:：|:)?([^。；;\n）)]{4,200})"
)
_INTRODUCED = re.compile(r"(?:围绕|聚焦|包括|包含|涵盖|涉及|从|含|由|在|按照|分为|形成|通过|建立|制定|印发|抓好|突出|对|为|有|和|及)(?=[^、，]{0,24}、)")
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "‘": "’", "〈": "〉", "【": "】"}
_BOOK = re.compile("《[^《》]{1,60}》")
_SHORT = 14
"""A longer piece between two 、 is a clause, and what holds it no plain list."""


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Lists before their number (a、b、c等3个语种), after it (三个一，即a、b、c), and points after 以下三个方面."""
    page = page_of(look.text)
    for match in _ETC.finditer(look.text):
        yield from _before(look, match)
    for match in _AFTER.finditer(look.text):
        yield from _after(look, match)
    yield from _points(look)
    yield from _books(look)
    yield from _aspects(look, page)


def _before(look: ic.TextExamination, match: re.Match[str]) -> Iterator[ic.Diagnostic]:
    """A list that ends right before its number; with 等 it may be shorter than that, never longer."""
    text, end = look.text, match.start()
    has_etc = text[end - 1 : end] == "等"
    end -= has_etc
    start = _list_start(text, end)
    if start is None:
        return
    items, number = split_items(text[start:end]), read_number(match[1])
    if len(items) < 2 or any(len(each) > _SHORT for each in items) or _says_more(text, end, has_etc):
        return
    off = len(items) - number
    if off > 0 or (off == -1 and not _is_loose(items)):
        rule = rules.LIST_LENGTH if not has_etc or off > 0 or len(items) >= 3 else None
        if rule:
            yield tell(look, rule, start, match.end(), count=len(items), number=match[1])


def _says_more(text: str, end: int, has_etc: bool) -> bool:
    """Whether the number belongs to the last item alone: 学院、后勤处3个单位 is a list, 通报、开展3项活动 none."""
    return not has_etc and text[end - 1 : end] not in "”》）" and "、" not in text[max(0, end - 9) : end]


def _is_loose(items: list[str]) -> bool:
    """Two items beside a 3 say rather that 等 leaves some out."""
    return len(items) < 3


def _list_start(text: str, end: int) -> int | None:
    """Where the list before a place begins: after the word that introduces it, within its clause."""
    start = max(text.rfind(mark, max(0, end - 160), end) for mark in "。；;：:！？\n，,") + 1
    start = max(start, end - 160)
    inner = [match.end() for match in _INTRODUCED.finditer(text, start, end) if _outside(text, start, match.end())]
    start = inner[-1] if inner else start
    return start if "、" in text[start:end] else None


def _outside(text: str, start: int, at: int) -> bool:
    """Whether a place stands outside quotes and brackets, and before the first item ends."""
    words = text[start:at]
    return all(words.count(left) == words.count(right) for left, right in _PAIRS.items()) and "、" not in words


def split_items(words: str) -> list[str]:
    """The items of a list; a 、 inside quotes or brackets parts none, 和 and 以及 part the last two."""
    items, depth, last = [], 0, 0
    for at, char in enumerate(words):
        if char in _PAIRS:
            depth += 1
        elif char in _PAIRS.values():
            depth -= 1
        elif char == "、" and depth <= 0:
            items.append(words[last:at])
            last = at + 1
    tail = words[last:]
    parts = re.split("以及|[和及与](?!谐|平|解|时|格)", tail) if not any(each in tail for each in _PAIRS) else [tail]
    return [*items, *(part for part in parts if part)]


def _after(look: ic.TextExamination, match: re.Match[str]) -> Iterator[ic.Diagnostic]:
    """A list that follows its number: 三张清单，即问题清单、任务清单、责任清单."""
    words = match[2]
    stop = next((at for at, char in enumerate(words) if char in "，,：:"), len(words))
    items = split_items(words[:stop])
    number = read_number(match[1])
    fits = 1 < len(items) and all(len(each) <= _SHORT for each in items)
    if fits and len(items) != number and "等" not in words[: stop + 1] and not words.startswith("、"):
        yield tell(look, rules.LIST_LENGTH, match.start(), match.start(2) + stop, count=len(items), number=match[1])


_ANNOUNCED = re.compile(rf"(?:以下|如下|下列|从|抓好|做好|围绕)({_NO})(?:个方面|方面|项工作|点|项措施|项举措|条措施)[^。；\n一]{{0,10}}[：:。]?\s*(?=一是)")
_POINT = re.compile("(?:^|(?<=[。；;，,：:\\s]))([一二三四五六七八九十]{1,2})是", re.MULTILINE)


def _points(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """From 三个方面：一是 on there are three points."""
    for match in _ANNOUNCED.finditer(look.text):
        stop = look.text.find("\n", match.end())
        stop = len(look.text) if stop < 0 else stop
        last = 0
        for point in _POINT.finditer(look.text, match.end(), stop):
            last = last + 1 if read_number(point[1]) == last + 1 else last
        if last and last != read_number(match[1]):
            yield tell(look, rules.LIST_LENGTH, match.start(), match.end(), count=last, number=match[1])


_COUNTED_BOOKS = re.compile(rf"((?:《[^《》\n]{{1,60}}》[、和及]?){{2,12}})(等)?({_NO})(?:项|个|份|部|本)(?:制度|办法|文件|规定|规章|规范|方案|清单|细则)")


def _books(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """《a》《b》2项制度; with 等 there may be fewer."""
    if "》" not in look.text:
        return
    for match in _COUNTED_BOOKS.finditer(look.text):
        count, number = len(_BOOK.findall(match[1])), read_number(match[3])
        if count > number or (count < number and not match[2]):
            yield tell(look, rules.LIST_LENGTH, match.start(), match.end(), count=count, number=match[3])


_ASPECT_COUNT = re.compile(rf"反馈的?[^。；\n]{{0,12}}?({_NO})个方面")


@frozen
class _Section:
    """Headings of one kind that end in 方面 or 方面问题, in a row."""

    count: int


def _aspects(look: ic.TextExamination, page: Page) -> Iterator[ic.Diagnostic]:
    """The 4个方面 that the opening names are as many headings below."""
    match = _ASPECT_COUNT.search(look.text, 0, 6000)
    if match is None:
        return
    titles = [each for each in page.headings if "方面" in look.text[each.title_start : each.title_end][-12:]]
    kinds = {each.kind for each in titles}
    count = len(titles)
    if count >= 2 and len(kinds) == 1 and titles[-1].number == count != read_number(match[1]):
        yield tell(look, rules.LIST_LENGTH, match.start(1), match.end(), count=count, number=match[1])
