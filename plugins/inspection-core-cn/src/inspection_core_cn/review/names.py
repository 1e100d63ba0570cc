"""Whether the office has one name in title, lead and signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from attrs import frozen

import inspection_core as ic

from . import rules
from .page import Line, Page, page_of
from .telling import tell

ALIKE = 0.8
"""Names at least so much alike are meant to be one; others are short forms or other offices."""
LONGEST_DIFFERENCE = 3
SHORTEST = 6
_END = (
    "党组|党委|委员会|办公室|党总支|党支部|总支部|支部|局|厅|署|院|学校|中学|小学|大学|医院|公司|中心|集团|政府|纪委|工委"
    "|工作委员会|所|站|馆|台|社|行|联合会|协会|委"
)
_SIGNED = re.compile(rf"[\u4e00-\u9fff（）()·]{{4,50}}(?:{_END})(?:[（(][^）)]{{1,20}}[）)])?")
SIGNED_AND_DATED = re.compile(
    rf"[（(]?(?P<name>[\u4e00-\u9fff（）()·]{{3,50}}(?:{_END}|部|处|科|室|组))[ \u3000]+"
    r"(?P<day>[12二][^，。（）()]{6,24})[）)]?"
)
"""The office and the day in one line, as below news and notices."""
_TITLE = re.compile("^(?P<name>.{4,60}?)关于|^(?P<short>.{4,60}?)(?:落实|整改)")
_IN_LEAD = re.compile(
    rf"(?:对|向)(?P<name>[\u4e00-\u9fff（）()·]{{4,50}}?(?:{_END}))"
    "(?=(?:开展|进行|反馈|通报|实施|组织|领导班子|及|的)|[（(]以下简称)"
)
_WHICH = re.compile("第[一二三四五六七八九十]{1,3}(?=巡[察视]|检查|督[察导])")
_LINE = re.compile("[\u4e00-\u9fff（）()·]{6,50}")
_DAY = re.compile("[12二][^，。]{6,24}[日)）]$")
_SHORT = (
    ("中国共产党", ""),
    ("中共", ""),
    ("委员会", "委"),
    ("人民政府", "政府"),
    ("总支部委", "总支"),
    ("支部委", "支部"),
    ("党总支", "总支"),
    ("党支部", "支部"),
    ("党委", "委"),
)


@frozen
class _Name:
    """The name of an office as it stands in one place of a text."""

    start: int
    end: int
    words: str

    @property
    def core(self) -> str:
        """The name with customary short forms made alike."""
        words = _WHICH.sub("", self.words)
        for long, short in _SHORT:
            words = words.replace(long, short)
        return words


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """The name that differs from another one a little: a character too many, too few, or another one."""
    page = page_of(look.text)
    signed = _signature(page)
    told = [_title(page), *_in_lead(page), signed]
    names = [each for each in told if each is not None]
    for name in names:
        others = [each for each in names if each is not name and _differs(each, name)]
        if others and _is_odd(name, names, signed):
            yield tell(look, rules.NAME_DIFFERS, name.start, name.end, other=others[-1].words)


def _is_odd(name: _Name, names: Sequence[_Name], signed: _Name | None) -> bool:
    """Whether a name is the one to look at: fewer places have it, or as few and it is not the signature's."""
    mine = sum(1 for each in names if each.core == name.core)
    theirs = sum(1 for each in names if _differs(each, name))
    return mine < theirs or (mine == theirs and (signed is None or name.core != signed.core))


def _differs(a: _Name, b: _Name) -> bool:
    """Whether two names are nearly the same, but not quite."""
    one, other = a.core, b.core
    if one == other or min(len(a.words), len(b.words)) < SHORTEST or abs(len(one) - len(other)) > LONGEST_DIFFERENCE:
        return False
    if one.endswith(other) or other.endswith(one) or one.startswith(other) or other.startswith(one):
        return False  # 市局 and 省市局, 党组 beside the office itself
    pairs = ((one, other), (a.words, b.words))
    return any(SequenceMatcher(None, *pair, autojunk=False).ratio() >= ALIKE for pair in pairs)


def _title(page: Page) -> _Name | None:
    if page.title is None:
        return None
    words = page.words(page.title)
    match = _TITLE.match("".join(words.splitlines()))
    if match is None:
        return None
    name = (match["name"] or match["short"]).strip()
    return None if "关于" in name or name not in words else _at(page.title.start + words.index(name), name)


def _in_lead(page: Page) -> list[_Name]:
    words = page.words(page.lead)
    return [_at(page.lead.start + match.start("name"), match["name"]) for match in _IN_LEAD.finditer(words)]


def _signature(page: Page) -> _Name | None:
    """The office below the text: a short line of its own near the end."""
    for line in reversed(page.closing[-6:]):
        words = page.words(line)
        if _SIGNED.fullmatch(words):
            return _at(line.start, words)
    return _before_date(page) or _above_date(page)


def _before_date(page: Page) -> _Name | None:
    """The office that stands in one line with the date."""
    for line in reversed(page.closing[-2:]):
        if match := SIGNED_AND_DATED.fullmatch(page.words(line)):
            return _at(line.start + match.start("name"), match["name"])
    return None


def _above_date(page: Page) -> _Name | None:
    """The line above the date, whatever it ends in."""
    if len(page.closing) < 2 or not _DAY.match(page.words(page.closing[-1])):
        return None
    above = page.closing[-2]
    words = page.words(above)
    return _Name(above.start, above.end, words) if _LINE.fullmatch(words) else None


def signature(page: Page) -> Line | None:
    """Where the signature stands."""
    found = _signature(page)
    return Line(found.start, found.end) if found else None


def _at(start: int, words: str) -> _Name:
    return _Name(start, start + len(words), words)
