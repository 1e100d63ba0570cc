"""Totals that a document states: 反馈的4个方面24个问题, 已完成整改20个."""

from __future__ import annotations

import re

import inspection_core as ic

from ..outline import Fact
from ._text import View

_N = r"(\d{1,5}|[一二三四五六七八九十百]{1,4})\s?"
_LONGEST = 6000
_UNIT = "(?:个|项|条|类|大)"
_CONTEXT = re.compile("反馈|反映|揭示|发现|指出|查出|梳理|归纳|细化|分解|梳理出|移交|列入|整改|涉及|问题")
_KEPT = "[^，。；]{0,16}(?:不予|暂不|不宜|未)公开"
_FORMS = (
    ("aspects", re.compile(f"{_N}(?:个|大)?方面")),
    (
        "findings",
        re.compile(
            f"(?<!公开的){_N}{_UNIT}?(?:主要|具体|突出|重点|方面|反馈|整改)?(?:的)?(?:问题|整改问题|整改事项|整改任务)(?!{_KEPT})"
        ),
    ),
    (
        "withheld",
        re.compile(f"(?:不予|暂不|不宜|未)公开的{_N}{_UNIT}(?:具体)?问题|{_N}{_UNIT}(?:具体)?问题{_KEPT}"),
    ),
    ("measures", re.compile(f"(?:措施|举措){_N}{_UNIT}|{_N}{_UNIT}(?:整改|具体)?(?:措施|举措)")),
    (
        "done",
        re.compile(
            f"(?:已|均已|全部)(?:全部)?(?:完成|整改到位|整改完成|销号|办结)(?:整改|销号)?(?:到位|完成|问题)?{_N}{_UNIT}|{_N}{_UNIT}(?:问题)?(?:已|均已)(?:完成整改|完成|整改到位|整改完成|销号|办结)(?!整?改?\\s?\\d)"
        ),
    ),
    (
        "substantially_done",
        re.compile(
            f"(?:基本完成|阶段性完成|取得阶段性)(?:整改|成效)?(?:的)?{_N}{_UNIT}|{_N}{_UNIT}(?:问题)?(?:已)?(?:基本完成|阶段性完成)"
        ),
    ),
    (
        "not_done",
        re.compile(
            f"(?:未完成|正在整改|正在推进|尚未完成|持续推进|长期坚持|正在办理)(?:整改)?(?:的)?{_N}{_UNIT}|{_N}{_UNIT}(?:问题)?(?:未完成|正在整改|正在推进|尚未完成|正在办理)"
        ),
    ),
)


def totals_of(view: View, start: int, end: int) -> tuple[tuple[tuple[str, int], ...], tuple[Fact, ...]]:
    """The totals that a stretch of the view states, each the first time, and the words that state them."""
    totals: dict[str, int] = {}
    facts: list[Fact] = []
    end = min(end, start + _LONGEST)
    for name, form in _FORMS:
        for match in form.finditer(view.text, start, end):
            number = _number(next(filter(None, match.groups())))
            if number is not None and _CONTEXT.search(view.text, max(start, match.start() - 30), match.start()):
                totals[name] = number
                facts.append(Fact(name=name, text=match[0], span=view.span(match.start(), match.end())))
                break
    return tuple(totals.items()), tuple(facts)


def _number(text: str) -> int | None:
    try:
        return int(text) if text.isdecimal() else ic.from_chinese(text)
    except ValueError:
        return None
