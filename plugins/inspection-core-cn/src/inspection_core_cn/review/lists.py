"""Whether a list has as many items as the number beside it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

import inspection_core as ic

from ..numerals import read_number
from . import rules
from .page import Page, page_of
from .telling import tell

_NO = r"(?:[2-9]|1\d|[二两三四五六七八九十]|十[一二三四五六七八九])"
_MEASURE = (
    "(?:个(?!月|工作日|小时|星期|百分点|学期|季度|自然日|交易日)|项|种|类|大|条|份|门|家|所|本|张|款|部门|栏"
    "|级(?=管|响|联|分|预|标)|色(?=管|标|预))"
)
_ETC = re.compile(rf"(?<![\d.])({_NO}){_MEASURE}(?:[\u4e00-\u9fff]{{1,6}}|(?=[，。；、]))")
_AFTER = re.compile(
    rf"(?<![\d.第])({_NO}){_MEASURE}[\u4e00-\u9fff“”]{{1,8}}?"
    "(?:，|,|——|（|\\()?(?:即|分别是|分别为|包括|就是|分别)(?:：|:)?([^。；;\n）)]{4,200})"
)
_INTRODUCED = re.compile(
    r"(?:围绕|聚焦|包括|包含|涵盖|涉及|从|含|由|在|按照|分为|形成|通过|建立|制定|印发|抓好|突出|对|为|有|和|及)(?=[^、，]{0,24}、)"
)
_VERB = re.compile(
    "开展|组织|完成|制定|建立|出台|举办|召开|新建|设立|增设|签订|开设|推出|实施|查处|发现|收集|解决|增加|建成|形成|培训|整改|成立|编制|印发|配备|选派|完善|修订|新增|清理|梳理|提出"
)
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "‘": "’", "〈": "〉", "【": "】"}
_BOOK = re.compile("《[^《》]{1,60}》")
_COUNTED = re.compile(r"\d[余多]?[\u4e00-\u9fff]{1,2}$")
"""An item that ends in a count of its own: A级21家."""
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
    if text[end - 1 : end] == "”":  # the list as a whole stands in quotes
        end -= 1
    start = _list_start(text, end)
    if start is None or text[end - 1] == "、":  # the number begins an item of the list itself
        return
    items, number = split_items(text[start:end]), read_number(match[1])
    if len(items) < 2 or any(len(each) > _SHORT for each in items) or _says_more(text, end, has_etc):
        return
    if not has_etc and any(_COUNTED.search(each) for each in items[:-1]):  # so has the last one: the number is its
        return
    off = len(items) - number
    one_short = off == -1 and not has_etc and not _is_loose(items)
    if off > 0 or one_short:
        yield tell(look, rules.LIST_LENGTH, start, match.end(), count=len(items), number=match[1])


def _says_more(text: str, end: int, has_etc: bool) -> bool:
    """Whether the number belongs to the last item alone: 学院、后勤处3个单位 is a list, 通报、开展3项活动 none."""
    return not has_etc and text[end - 1 : end] not in "”》）" and "、" not in text[max(0, end - 9) : end]


def _is_loose(items: list[str]) -> bool:
    """Whether what stands before the number is no list: its last piece says that something was done."""
    return bool(_VERB.match(items[-1]))


def _list_start(text: str, end: int) -> int | None:
    """Where the list before a place begins: after the word that introduces it, within its clause."""
    start = max(text.rfind(mark, max(0, end - 160), end) for mark in "。；;：:！？\n，,") + 1
    start = max(start, end - 160)
    quote = text.rfind("“", start, end)
    if quote >= 0 and text.find("”", quote, end) < 0:
        return quote + 1 if "、" in text[quote:end] else None
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
    fits = len(items) > 1 and all(len(each) <= _SHORT for each in items)
    if fits and len(items) != number and "等" not in words[: stop + 1] and not words.startswith("、"):
        yield tell(look, rules.LIST_LENGTH, match.start(), match.start(2) + stop, count=len(items), number=match[1])


_ANNOUNCED = re.compile(
    rf"(?:以下|如下|下列|从|抓好|做好|围绕)({_NO})(?:个方面|方面|项工作|点|项措施|项举措|条措施)[^。；\n一]{{0,10}}[：:。]?\s*(?=一是)"
)
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


_COUNTED_BOOKS = re.compile(
    rf"((?:《[^《》\n]{{1,60}}》[、和及]?){{2,12}})(等)?({_NO})(?:项|个|份|部|本)(?:制度|办法|文件|规定|规章|规范|方案|清单|细则)"
)


def _books(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """《a》《b》2项制度; with 等 there may be fewer."""
    if "》" not in look.text:
        return
    for match in _COUNTED_BOOKS.finditer(look.text):
        count, number = len(_BOOK.findall(match[1])), read_number(match[3])
        if count > number or (count < number and not match[2]):
            yield tell(look, rules.LIST_LENGTH, match.start(), match.end(), count=count, number=match[3])


_ASPECT_COUNT = re.compile(rf"反馈的?[^。；\n]{{0,12}}?({_NO})个方面")


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
