"""Whether the figures of a sentence agree: totals and parts, rates of counts, shares of a whole, changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate

from attrs import frozen

import inspection_core as ic

from . import rules
from .telling import tell

NEAR_WHOLE = Decimal(5)
"""Shares that miss 100 by no more than this are meant to make it."""
REACH, NEAR = 400, 20
"""How far before a rate its whole may stand, and its part."""
_UNIT = (
    "万元|亿元|元|个|项|条|人次|人|名|件|次|份|户|家|处|起|篇|期|场|门|台|套|辆|单|艘次|艘|株|亩|平方米|公里|千米|吨|批次|批|宗|本|册"
    "|间|所|座|张|类|岗|例"
)
_QUANTITY = re.compile(rf"(?<![\d.．%〔\[第])(\d+(?:,\d{{3}})*(?:\.\d+)?)(?:余)?\s?({_UNIT})(?!次|以[上下内])")
_EACH = re.compile("平均[^，。；、\\d]{0,6}$|[人户年月日]均[^，。；、\\d]{0,4}$|每[人户年月日天][^，。；、\\d]{0,4}$")
"""Before a count that is one of many alike, and neither a part nor a whole."""
_PERCENT = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)[%％]")
_SENTENCE_END = "。！？!?\n"
_PARTS = re.compile("其中|包括|分别[为是]|[（(]其中")
_LEFT_OVER = re.compile("其余|剩余|余下|以及其他|等[，。；）]|部分")
_WHOLE = (
    re.compile("未|尚|正在|没有(?:完成|整改)|长期坚持|持续整改"),
    re.compile("(?:新建|新制定|新订|新出台).*(?:修订|修改|完善|废止)"),
    re.compile("男.*女|女.*男"),
    re.compile("立行立改.*(?:限期|长期|持续|分阶段)"),
)
_RATE = re.compile("(?:率|占比|比例|比重)(?:达到了?|达|为|是|约)?$|占[^，。；]{0,16}$")
_CHANGE_TO = re.compile("[增减提降升压缩扩][^，。；]{0,2}[到至为]$")
_CHANGED = re.compile("[到至升降增减]|提高")
_NAMED = re.compile("([\u4e00-\u9fff]{2})率")
_OF_ALL = re.compile("(?:完成|办结|整改|销号|落实)率|占[^，。；]{0,8}总数")
_SHARE_WORD = re.compile("占|其中|比例|比重|构成")
_NUMBER = r"(\d+(?:,\d{3})*(?:\.\d+)?)"
_RISE = re.compile(
    f"[由从]([^，。；\\d]{{0,6}}){_NUMBER}"
    "([^\\d，。；]{0,8}?)(增加|提高|上升|增长|提升|扩大|增|减少|下降|降低|缩短|压缩|压减|减|降)(?:到|至|为|了?到)([^，。；\\d]{0,3})"
    f"{_NUMBER}([%％]|[^\\d，。；、]{{0,4}})"
)
_UP = frozenset("增提上扩")
_BY = re.compile(
    "^[^。；\\d]{0,4}[，,]?[^。；\\d，]{0,4}(?:提高|增加|上升|提升|增长|减少|下降|降低|缩短|压缩)了?"
    f"{_NUMBER}(?=个百分点|[^\\d.,%％])"
)
_GROWN = re.compile(
    "[，,](?:净?(?:增|减|提|下|降|缩|压)[\u4e00-\u9fff]?了?[\\d.,]+[^\\d，。；%％]{1,3}[，,])?(?:同比)?"
    "(?:增长|增幅|降幅|增加|提高|减少|下降|降低|缩短|压缩|压减)(?:为|达|了)?(\\d+(?:\\.\\d+)?)[%％]"
)
"""By how many per cent a figure is said to have changed, right behind the two."""
_BEFORE = re.compile(
    "(?<![\\d.])(\\d+(?:\\.\\d+)?)%[^。；%\n率占]{0,12}?(?:[比较]|去年|上年|同期|此前|整改前)[^。；%\n率占]{0,12}?(?<![\\d.])"
    "(\\d+(?:\\.\\d+)?)%，?(?:提高|增加|上升|提升|增长|减少|下降|降低|回落)了?(\\d+(?:\\.\\d+)?)个百分点"
)
"""A rate, the one before, and their difference: 97.5%，较上年的95.8%提高1.7个百分点."""


@frozen
class _Count:
    """A number with its unit, and its place in the text."""

    value: Decimal
    unit: str
    start: int
    end: int


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Sentence by sentence, those that have figures to compare."""
    yield from _all_sums(look)
    yield from _all_rates(look)
    yield from _changes(look)
    yield from _twice_about(look)


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """The sentence that holds a place, up to 400 characters either way."""
    start = max(text.rfind(mark, max(0, at - 400), at) for mark in _SENTENCE_END) + 1
    ends = [end for mark in _SENTENCE_END if (end := text.find(mark, at, at + 400)) >= 0]
    return max(start, at - 400), min(ends, default=min(len(text), at + 400))


def _counts(text: str, start: int, end: int) -> list[_Count]:
    return [
        _Count(Decimal(match[1].replace(",", "")), match[2], match.start(), match.end())
        for match in _QUANTITY.finditer(text, start, end)
        if not _EACH.search(text, max(start, match.start() - 7), match.start())
    ]


# --- totals ------------------------------------------------------------------------------------------------------


def _all_sums(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    for match in _PARTS.finditer(look.text):
        start, end = sentence_around(look.text, match.start())
        yield from _sum(look, start, match, end)


def _sum(look: ic.TextExamination, start: int, match: re.Match[str], end: int) -> Iterator[ic.Diagnostic]:
    """The nearest count before 其中 against the counts of its unit after it."""
    end = _part_end(look.text, match, end)
    before = _counts(look.text, max(start, match.start() - 60), match.start())
    parts = _counts(look.text, match.end(), end)
    if not before or len(parts) < 2:
        return
    total = before[-1]
    mine = [each for each in parts if each.unit == total.unit]
    if len(mine) < 2 or "%" in look.text[total.end : match.start()]:
        return
    given = sum((each.value for each in mine), Decimal(0))
    if given in _totals(before, total.unit) or _nested(mine, total):
        return
    words = look.text[match.start() : end]
    if given > total.value or _is_exhaustive(words):
        yield tell(look, rules.SUM_DIFFERS, total.start, total.end, parts=_added(mine), sum=given, total=total.value)


def _totals(before: Sequence[_Count], unit: str) -> Sequence[Decimal]:
    """The count right before the parts, and what it makes with those before it: 未完成4个、反弹2个，分别是."""
    values = [each.value for each in reversed(before) if each.unit == unit]
    return tuple(accumulate(values))


def _part_end(text: str, match: re.Match[str], end: int) -> int:
    """Where the parts end: with the bracket that 其中 stands in, else at ； or with the sentence."""
    if text[match.start()] in "（(" or text[match.start() - 1 : match.start()] in ("（", "("):
        close = [at for mark in "）)" if (at := text.find(mark, match.end(), end)) >= 0]
        return min(close, default=end)
    semicolons = [at for mark in "；;" if (at := text.find(mark, match.end(), end)) >= 0]
    return min(semicolons, default=end)


def _nested(parts: Sequence[_Count], total: _Count) -> bool:
    """Whether some leading parts make the whole, or one of them is parted again by those that follow it."""
    values = [each.value for each in parts]
    if any(sum(values[:stop]) == total.value for stop in range(1, len(values) + 1)):
        return True
    return any(
        sum(values[start + 1 : stop]) == values[start]
        for start in range(len(values))
        for stop in range(start + 3, len(values) + 1)
    )


def _is_exhaustive(words: str) -> bool:
    return not _LEFT_OVER.search(words) and any(each.search(words) for each in _WHOLE)


def _added(parts: Sequence[_Count]) -> str:
    return "+".join(f"{each.value:f}" for each in parts)


# --- rates and shares --------------------------------------------------------------------------------------------


def _all_rates(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    told, at = -1, look.text.find("%")
    percents = list(_PERCENT.finditer(look.text)) if at >= 0 or "％" in look.text else []
    for match in percents:
        if match.start() < told:
            continue
        start, told = sentence_around(look.text, match.start())
        mine = [each for each in percents if start <= each.start() < told]
        yield from _rates(look, start, told, mine)
        yield from _shares(look, start, told, mine)


def _rates(
    look: ic.TextExamination, start: int, end: int, percents: Sequence[re.Match[str]]
) -> Iterator[ic.Diagnostic]:
    """The first rate of a sentence is one count by another, where there are just two; or by one of its paragraph.

    So is the first one between two ；, of the counts there.
    """
    seen = -1
    for match in percents:
        first, stop = _clause(look.text, start, match.start(), end)
        words = look.text[max(first, match.start() - 20) : match.start()]
        if first > seen and Decimal(match[1]) < 100 and _RATE.search(words):
            pair = _pair(look.text, _counts(look.text, first, stop), match)
            if pair is None and match is percents[0]:
                pair = _pair(look.text, _counts(look.text, start, end), match) or _pair_of_paragraph(look.text, match)
            if pair is not None:
                yield _rate_differs(look, match, *pair)
        seen = first


def _clause(text: str, start: int, at: int, end: int) -> tuple[int, int]:
    """What stands between two ； of a sentence, around a place."""
    stop = text.find("；", at, end)
    return max(start, text.rfind("；", start, at) + 1), end if stop < 0 else stop


def _rate_differs(look: ic.TextExamination, match: re.Match[str], part: _Count, whole: _Count) -> ic.Diagnostic:
    facts = {"part": part.value, "whole": whole.value, "right": f"{_rate(part, whole, match[1])}%"}
    return tell(look, rules.RATE_DIFFERS, match.start(), match.end(), **facts)


def _pair(text: str, counts: Sequence[_Count], match: re.Match[str]) -> tuple[_Count, _Count] | None:
    """The two counts of a sentence that don't make the rate, where no other of their unit stands there.

    Counts that only 、 parts are of two things, unless the rate names the second one.
    """
    before = [each for each in counts if each.end <= match.start()]
    mine = [each for each in counts if before and each.unit == before[-1].unit]
    if len(mine) != 2 or mine[0].value == mine[1].value or _CHANGE_TO.search(text[mine[0].end : mine[1].start]):
        return None
    if text[mine[0].end : mine[0].end + 1] == "、" and not _is_of_part(text, mine[1], match):
        return None
    part, whole = sorted(mine, key=lambda each: each.value)
    return None if _is_rate(part, whole, match[1]) else (part, whole)


def _pair_of_paragraph(text: str, match: re.Match[str]) -> tuple[_Count, _Count] | None:
    """The count right before 完成率 or 占总数 and the largest of its unit before it, where none makes the rate."""
    start = max(text.rfind("\n", 0, match.start()), match.start() - REACH)
    counts = _counts(text, start + 1, match.start())
    if not counts or match.start() - counts[-1].end > NEAR or not _is_of_part(text, counts[-1], match):
        return None
    part = counts[-1]
    wholes = [each for each in counts if each.unit == part.unit and each.value > part.value]
    if not wholes or any(_is_rate(part, each, match[1]) for each in wholes):
        return None
    return part, max(wholes, key=lambda each: each.value)


def _is_of_part(text: str, part: _Count, match: re.Match[str]) -> bool:
    """Whether a rate says that it is of all, or is named as the part is: 合格229批次，合格率."""
    named = _NAMED.search(text, part.end, match.start())
    return bool(named and named[1] in text[max(0, part.start - NEAR) : part.start]) or bool(
        _OF_ALL.search(text, part.end, match.start())
    )


def _rate(part: _Count, whole: _Count, printed: str) -> Decimal:
    places = Decimal(1).scaleb(-len(printed.partition(".")[2]))
    return (part.value * 100 / whole.value).quantize(places, ROUND_HALF_UP)


def _is_rate(part: _Count, whole: _Count, printed: str) -> bool:
    """Rounded or cut off; the rest of the whole; or one of two parts that make the whole together."""
    step = Decimal(1).scaleb(-len(printed.partition(".")[2]))
    for exact in (part.value * 100 / whole.value, part.value * 100 / (part.value + whole.value)):
        if any(abs(each - Decimal(printed)) < step for each in (exact, 100 - exact)):
            return True
    return False


def _shares(
    look: ic.TextExamination, start: int, end: int, percents: Sequence[re.Match[str]]
) -> Iterator[ic.Diagnostic]:
    """Shares in a row that all but make 100."""
    if len(percents) < 2 or not _SHARE_WORD.search(look.text, start, end):
        return
    if any(look.text[max(start, each.start() - 6) : each.start()].rstrip("为达到").endswith("率") for each in percents):
        return
    run: list[re.Match[str]] = []
    for match in percents:
        if run and _CHANGED.search(look.text, run[-1].end(), match.start()):
            run = []
            continue
        run.append(match)
        total = sum((Decimal(each[1]) for each in run), Decimal(0))
        if len(run) > 1 and abs(total - 100) <= _slack(run):
            run = []
        elif len(run) > 1 and (abs(total - 100) <= NEAR_WHOLE and (match is percents[-1] or total > 100)):
            added = "+".join(each[1] for each in run)
            yield tell(look, rules.SHARES, run[0].start(), match.end(), added=added, sum=f"{total}%")
            run = []


def _slack(run: Sequence[re.Match[str]]) -> Decimal:
    """What rounding may leave over: nothing of two shares, half a step for each of more."""
    places = max(len(each[1].partition(".")[2]) for each in run)
    return Decimal(0) if len(run) == 2 else Decimal(len(run) // 2).scaleb(-places)


# --- changes and approximations ----------------------------------------------------------------------------------


def _changes(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """由 a 提高到 b: b is more; 提高 c 个百分点 is their difference, and 增长 d% what that is of a."""
    for match in _RISE.finditer(look.text):
        old, new, up = _decimal(match[2]), _decimal(match[6]), match[4][0] in _UP
        if _other_unit(match[3], match[7]):
            continue
        if (new <= old) if up else (new >= old):
            yield tell(look, rules.CHANGE_WAY, match.start(), match.end(), word=match[4])
            continue
        by = _BY.match(look.text[match.end() : match.end() + 30])
        if by and _decimal(by[1]) != abs(new - old) and _is_same_unit(look.text, match, by):
            start = match.end() + by.start(1)
            facts = {"old": old, "new": new, "right": abs(new - old)}
            yield tell(look, rules.CHANGE_AMOUNT, start, match.end() + by.end(1), **facts)
        yield from _grown(look, match, old, new)
    for match in _BEFORE.finditer(look.text):
        new, old, by_points = (Decimal(each) for each in match.groups())
        if by_points != abs(new - old):
            facts = {"old": old, "new": new, "right": abs(new - old)}
            yield tell(look, rules.CHANGE_AMOUNT, match.start(3), match.end(3), **facts)


def _decimal(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))


def _grown(look: ic.TextExamination, rise: re.Match[str], old: Decimal, new: Decimal) -> Iterator[ic.Diagnostic]:
    """The change in per cent of what was before; rounded or cut off."""
    match = _GROWN.match(look.text, rise.end())
    if match is None or not old or rise[7].startswith(("%", "％")):
        return
    step = Decimal(1).scaleb(-len(match[1].partition(".")[2]))
    exact = abs(new - old) * 100 / old
    if abs(exact - Decimal(match[1])) >= step:
        right = f"{exact.quantize(step, ROUND_HALF_UP)}%"
        yield tell(look, rules.CHANGE_AMOUNT, match.start(1), match.end(), old=old, new=new, right=right)


def _other_unit(a: str, b: str) -> bool:
    """Whether two figures can't be compared: 由5天缩短到2小时, 由3万增加到12."""
    first, second = a.strip()[:1], b.strip()[:1]
    return bool(first and second and first != second) or ("万" in a) != ("万" in b)


def _is_same_unit(text: str, match: re.Match[str], by: re.Match[str]) -> bool:
    """A difference in points for percentages; else in the unit of both."""
    after = text[match.end() + by.end(1) : match.end() + by.end(1) + 4]
    if match[7].strip().startswith(("%", "％")):
        return after.startswith("个百分点")
    return bool(match[7]) and after[:1] == match[7].strip()[:1]


_ABOUT = re.compile(
    "(?:大约|大概|近|约|将近|接近)(\\d[\\d,.]*)(?:余|多)?[个名人次项件家户份条万元亿天]{0,3}(?:左右|上下)|(?:大约|大概|近|约|将近|接近)\\d[\\d,.]*(?:余|多)|超过\\d[\\d,.]*[%％个名人次项件家户份条万元亿]{0,3}以上|\\d[\\d,.]*余[个名人次项件家户份条]{0,2}(?:左右|上下)"
)


def _twice_about(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """约30余人, 超过五成以上: one word too many."""
    for match in _ABOUT.finditer(look.text):
        yield tell(look, rules.ABOUT_TWICE, match.start(), match.end())
