"""The marks that number headings and paragraphs: 第一部分 一、 （一） 问题1： 1. 1.1 （1） 1） ① 一是 第一，"""

from __future__ import annotations

import enum
import re

from attrs import frozen

import inspection_core as ic


class Family(enum.Enum):
    """A way to number. The value is its usual place in a ladder of headings; labels never are headings."""

    SECTION = -1
    PART = 0
    CHINESE = 1
    CHINESE_BRACKET = 2
    ISSUE = 3
    TASK = 4
    PLAIN = 5
    ARABIC = 6
    ARABIC_COMMA = 7
    DOTTED = 8
    BRACKET = 9
    HALF_BRACKET = 10
    CIRCLE = 11
    ORDINAL = 12
    POINT = 13


LABELS = frozenset({Family.ORDINAL, Family.POINT})

_CN = "[一二三四五六七八九十百]{1,5}"
_SPACE = "[ \u3000\xa0]{0,3}"
_FORMS = rf"""
  第(?P<PART>{_CN}|\d{{1,2}})(?:部分|篇|章)[、，：:．.]?
| (?:反馈|存在|具体|整改|督察)?(?:问题|任务|事项){_SPACE}(?:[（(]?(?P<ISSUE>{_CN}|\d{{1,3}})[）)]?){_SPACE}[：:、．.]
| [（(]{_SPACE}(?P<CHINESE_BRACKET>{_CN}){_SPACE}[）)]{_SPACE}[、，．.]?
| (?P<CHINESE>{_CN})(?:{_SPACE}[、．]|\.(?!\d))
| (?P<DOTTED>\d{{1,2}}(?:[．.]\d{{1,2}}){{1,3}})[．.、]?(?={_SPACE}[“‘《（(\u4e00-\u9fff])
| (?P<ARABIC>\d{{1,3}}){_SPACE}[．.](?:(?![\d．.])|(?=\d{{4}}年))
| (?P<ARABIC_COMMA>\d{{1,3}}){_SPACE}[、]
| [（(]{_SPACE}(?P<BRACKET>\d{{1,3}}){_SPACE}[）)]{_SPACE}[、，．.]?
| (?P<SIGN>[⑴-⒇])
| (?P<HALF_BRACKET>\d{{1,3}})[）)]
| (?P<CIRCLE>[①-⑳])[、．.]?
| (?:第|其)(?P<ORDINAL>{_CN})[，,、：:](?!第)
| (?P<POINT>{_CN})(?:是|要)(?![否求])
"""
_MARK = re.compile(_FORMS, re.VERBOSE)
_FIRST = frozenset("第反存具整督问任事（(其①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇一二三四五六七八九十百")
_MEASURED = re.compile("亿|万|千|百|元|倍|米|吨|公里|公顷|公斤|平方|个百分点|个月|%|％|℃|度")


@frozen
class Mark:
    """A mark: its family, its number as an int and in Arabic figures, and where its text begins."""

    family: Family
    ordinal: int
    number: str
    start: int
    end: int


def mark_at(text: str, place: int, limit: int) -> Mark | None:
    """The mark that stands at a place, or None; `limit` is where its line ends."""
    if place >= limit or not (text[place] in _FIRST or text[place].isdigit()):
        return None
    match = _MARK.match(text, place, limit)
    if match is None or match.lastgroup is None or match.end() >= limit:
        return None
    end = match.end()
    while end < limit and text[end] in " \u3000\xa0*":
        end += 1
    return _mark(match.lastgroup, match[match.lastgroup], text, place, end)


def _mark(name: str, printed: str, text: str, start: int, end: int) -> Mark | None:
    if name in {"CIRCLE", "SIGN"}:
        number = ord(printed) - ord("①" if name == "CIRCLE" else "⑴") + 1
        return Mark(Family.CIRCLE if name == "CIRCLE" else Family.BRACKET, number, str(number), start, end)
    if name == "DOTTED":
        parts = [str(int(part)) for part in re.split("[．.]", printed)]
        return None if _MEASURED.match(text, end) else Mark(Family.DOTTED, int(parts[-1]), ".".join(parts), start, end)
    ordinal = _ordinal(printed)
    return None if ordinal is None else Mark(Family[name], ordinal, str(ordinal), start, end)


def _ordinal(printed: str) -> int | None:
    try:
        return int(printed) if printed.isdecimal() else ic.from_chinese(printed)
    except ValueError:
        return None


FIELD_NAMES = (
    r"(?:存在的?|反馈的?|巡察反馈|督察反馈|具体|整改|对应)?问题(?:表述|描述|内容|表现|概述|情况|摘要)?|问题\d{1,3}"
    r"|反馈意见|(?:反馈)?(?:整改)?(?:任务|事项)(?:内容|描述)?|(?:整改)?(?:工作)?目标(?:任务)?|整改要求"
    r"|(?:主要)?(?:整改)?(?:具体)?措施(?:及成效|和成效|落实情况|完成情况|推进情况)?"
    r"|整改(?:落实|进展|完成|工作|推进|任务完成|任务落实)?(?:进展|落实|完成)?情况(?:说明)?|整改(?:落实|完成|推进)|整改(?:成效|成果|效果|结果|进度|状态|进展|时限|期限|时间|类型|类别)"
    r"|(?:任务)?(?:完成|落实|进展|办理)(?:情况|进度|状态|结果)|(?:是否)?完成(?:整改)?(?:时限|时间|期限)?|销号(?:情况|状态|时间|意见)|目前状态|状态"
    r"|(?:责任|牵头|配合|主责|督导|验收|整改)(?:责任)?(?:单位|部门|科室|处室|领导|人|主体)|牵头(?:校|院|局)?领导|分管领导"
    r"|下一步(?:工作)?(?:打算|安排|计划|措施|整改措施)|(?:审计|处理)?(?:建议|意见)(?:落实情况)?|采纳情况"
)
_FIELD = re.compile(rf"[【\[]?({FIELD_NAMES})(?:[】\]][：:]?|{_SPACE}[：:])")
_FIELD_LINE = re.compile(rf"[【\[]?({FIELD_NAMES})[】\]]?")
FIELD_TITLE = re.compile(FIELD_NAMES)
_FIELD_FIRST = frozenset("【[存反巡督具整对问任事工目主措完落进办是销状责牵配验分下审处建意采")


@frozen
class FieldMark:
    """The name of a field that stands at a place, and where its value begins."""

    name: str
    start: int
    end: int


def field_at(text: str, place: int, limit: int) -> FieldMark | None:
    """The field that begins at a place: 整改措施：…, or its name alone on a line."""
    if place >= limit or text[place] not in _FIELD_FIRST:
        return None
    match = _FIELD.match(text, place, min(limit, place + 40))
    if match is None and limit - place <= 14:
        match = _FIELD_LINE.fullmatch(text, place, limit)
    if match is None:
        return None
    return FieldMark(match[1], place, match.end())


def breaks_line(text: str, place: int, limit: int, *, before: str, heading: bool) -> bool:
    """Whether a line begins anew in text that is broken by hand.

    `before` is the last character of the line before, `heading` says that this line is a heading without a stop.
    """
    if before in "（(“《，,、〔" or (before.isdecimal() and text[place].isdecimal()):
        return False
    mark = mark_at(text, place, limit)
    if mark is None:
        return before not in '的”"' and field_at(text, place, limit) is not None
    if mark.family in {Family.CIRCLE, Family.POINT, Family.ORDINAL}:
        return before in "。！？；：!?;:…”" or (heading and mark.ordinal == 1)
    return True
