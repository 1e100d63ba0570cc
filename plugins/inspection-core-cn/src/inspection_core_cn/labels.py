"""The labels that number headings and paragraphs: 一、 （一） 1. （1） ① 一是 第一， 其一，"""

from __future__ import annotations

import enum
import re
import unicodedata

from attrs import frozen

import inspection_core as ic

from ._signs import FIGURES
from .numerals import CIRCLED, read_numeral, write_circled, write_numeral


class LabelKind(enum.Enum):
    """A way to label; the value is how the first of its kind is written."""

    CHINESE = "一、"
    CHINESE_BRACKET = "（一）"
    ARABIC = "1."
    ARABIC_COMMA = "1、"
    BRACKET = "（1）"
    HALF_BRACKET = "1）"
    CIRCLE = "①"
    POINT = "一是"
    ORDINAL = "第一"
    EACH = "其一"


_CN = "[一二三四五六七八九十百零〇]{1,7}"
_NO = f"[{FIGURES}]{{1,3}}"
_GAP = "[ \u3000\xa0]{0,2}"
_FORMS = re.compile(
    rf"""
  [（(]{_GAP}(?:(?P<CHINESE_BRACKET>{_CN})|(?P<BRACKET>{_NO})){_GAP}[）)]
| (?P<ARABIC>{_NO}){_GAP}[.．](?![{FIGURES}](?![{FIGURES}]{{3}}{_GAP}年))
| (?P<ARABIC_COMMA>{_NO}){_GAP}、(?!{_NO}、)
| (?P<HALF_BRACKET>{_NO}){_GAP}[）)]
| (?P<CIRCLE>[{CIRCLED}])
| (?P<CHINESE>{_CN}){_GAP}(?:[.．]|、(?!{_CN}(?:、|季度|年级|等奖)))
| (?P<POINT>{_CN})(?:是|要)(?![否求])
| 第(?P<ORDINAL>{_CN})(?=[，,、：:]|\Z)
| 其(?P<EACH>{_CN})(?=[，,、：:]|\Z)
""",
    re.VERBOSE,
)
_SIGN = re.compile("[⑴-⒇⒈-⒛㈠-㈩]")
_INDENT = " \t\u3000\xa0"


@frozen
class Label:
    """A label as it stands at the start of a line; `printed` is without indent, and without the comma after 第一."""

    kind: LabelKind
    number: int
    printed: str


def read_label(text: str) -> Label | None:
    """The label that a line begins with, or None; 一、二季度 and 1.5 are none.

    >>> read_label("（三）制度执行不严")
    Label(kind=<LabelKind.CHINESE_BRACKET: '（一）'>, number=3, printed='（三）')
    """
    line = text.lstrip(_INDENT)
    sign = line[:1] if _SIGN.match(line) else ""
    match = _FORMS.match(unicodedata.normalize("NFKC", sign) + line[len(sign) :])
    if match is None or match.lastgroup is None:
        return None
    number = _number(match[match.lastgroup])
    return Label(LabelKind[match.lastgroup], number, sign or match[0]) if number else None


def _number(printed: str) -> int | None:
    try:
        return int(printed) if printed.isdecimal() else read_numeral(printed)
    except ValueError:
        return CIRCLED.find(printed) + 1


def write_label(kind: LabelKind, number: int) -> str:
    """A label in a kind of one's choice; ValueError for a number that the kind can't write.

    >>> write_label(LabelKind.BRACKET, 12), write_label(LabelKind.EACH, 2)
    ('（12）', '其二')
    """
    if number < 1:
        raise ValueError(ic.Text(f"labels count from 1, not from {number}", f"编号从1开始，没有{number}"))
    if kind is LabelKind.CIRCLE:
        return write_circled(number)
    first: str = kind.value
    return first.replace("一", write_numeral(number)).replace("1", str(number))
