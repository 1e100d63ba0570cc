"""What a heading says: where it ends in its line, and the core of its title."""

from __future__ import annotations

import re

_LONGEST = 300
_PLACES = re.compile(
    '[“”‘’「」『』《》（）()〔〕【】。：:！!?？]|(?<=[\u4e00-\u9fff”"）)])\\.(?=[\u4e00-\u9fff“（(①]|$)'
)
_CLOSED = re.compile("问题的?整改(?:落实|进展|完成)?(?:进展)?情况(?=[^的，,。：:、；;和及如并\\s*])")
_SIDE = re.compile("(?:在|从|聚焦|围绕|对照?)[^，,。：:；;]{2,40}方面[，,]")
_OPEN = frozenset("“‘「『《（(〔【")
_CLOSE = frozenset("”’」』》）)〕】")
_LABEL = re.compile(
    "(?:(?:问题|任务|事项)[一二三四五六七八九十\\d]{1,3}|(?:巡察|巡视|审计|督察)?(?:组)?(?:反馈|存在|发现|查出|具体|整改)?的?问题(?:表述|描述|内容)?|整改(?:任务|事项)|反馈意见)[：:]"
)
_REMEDY = "(?:落实|进展|完成|推进|工作|任务)?(?:进展|落实|完成|推进|工作)?(?:情况|措施|成效|结果)?(?:的?报告|如下)?"
_SUFFIXES = (
    re.compile(f"(?:方面(?:存在)?)?的?问题的?(?:巡察|巡视|审计)?(?:整改|办理){_REMEDY}$"),
    re.compile(f"的(?:整改|办理){_REMEDY}$"),
    re.compile("整改(?:落实|进展|完成|推进)(?:进展)?情况$"),
    re.compile("方面(?:存在)?(?:的)?(?:主要|突出|具体)?问题$"),
    re.compile("方面$"),
    re.compile("的?问题$"),
)
_PREFIX = re.compile(
    '(?:关于|针对)(?:(?:巡察|巡视|审计|督察)(?:组)?(?:反馈|指出|提出)的?)?(?=[“"「])|关于对(?=[“"「])|关于|针对(?!性)'
)
_SAYS_WHOSE = re.compile("(?:审计|巡察|巡视|督察|检查)(?:查出|发现|指出|揭示|反映|反馈)$")
_EDGE = " \t\n\u3000\xa0*。．.：:；;，,、_#"
_MARKS = _EDGE + '“”"「」‘’【】'
_PAIRS = {"“": "”", '"': '"', "「": "」", "‘": "’", "【": "】"}


def heading_end(text: str, start: int, limit: int) -> int:
    """Where the heading that begins at `start` ends: after the first 。 or ： outside quotes and brackets."""
    label = _LABEL.match(text, start, min(limit, start + 20))
    begin = label.end() if label and label.end() < limit else start
    side = _SIDE.match(text, begin, limit)
    if side:
        return side.end()
    stop = _ended(text, begin, min(limit, begin + _LONGEST))
    depth, plain = 0, 0
    for match in _PLACES.finditer(text, begin, stop):
        char = match[0]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth:
            return match.end()
        elif char in "。：:" and not plain:
            plain = match.end()  # kept for a quote that never closes
    if depth and plain:
        return plain
    return stop


def _ended(text: str, start: int, limit: int) -> int:
    """The end of a heading that closes with its own words, though nothing parts it from what follows."""
    if text.find("整改", start, limit) < 0:
        return limit
    match = _CLOSED.search(text, start, limit)
    return match.end() if match else limit


def core(printed: str) -> str:
    """The title without what offices print around it.

    >>> core("关于“制度执行不严”问题的整改情况：")
    '制度执行不严'
    """
    title = printed.strip(_EDGE)
    label = _LABEL.match(title)
    if label and label.end() < len(title):
        title = title[label.end() :].strip(_EDGE)
    shorter = _unsuffixed(_bare(title))
    if _REMEDIED.search(title) and not _REMEDIED.search(shorter):
        shorter = _unsuffixed(_bare(shorter))  # “甲问题”的整改情况
    title = _bare(shorter)
    return title or printed.strip(_EDGE)


def form_of(printed: str) -> str:
    """The words that a heading prints around the core of its title; empty where it prints none.

    >>> form_of("关于“制度执行不严”问题的整改情况：")
    '关于…问题的整改情况'
    """
    title = core(printed)
    if not title:
        return ""
    before, _, after = printed.strip(_EDGE).partition(title)
    form = f"{before.strip(_MARKS)}…{after.strip(_MARKS)}"
    return form if len(form) > 1 else ""


_REMEDIED = re.compile(f"(?:整改|办理){_REMEDY}$")


def _bare(title: str) -> str:
    """Without 关于 and quotes around the whole."""
    last = ""
    while title and title != last:
        last = title
        title = _unquoted(_unprefixed(title)).strip(_EDGE)
    return title


def _unsuffixed(title: str) -> str:
    for suffix in _SUFFIXES:
        match = suffix.search(title)
        if match and match.start():
            shorter = title[: match.start()]
            if _SAYS_WHOSE.search(shorter) and "问题" in match[0]:
                return title[: title.index("问题", match.start()) + 2]
            inside = match[0].startswith("方面") and shorter.startswith("在") and len(shorter) > 2
            return (shorter[1:] if inside else shorter).strip(_EDGE)
    return title


def _unprefixed(title: str) -> str:
    match = _PREFIX.match(title)
    return title[match.end() :] if match and match.end() < len(title) else title


def _unquoted(title: str) -> str:
    """Without quotes around the whole; two quotes side by side stay."""
    close = _PAIRS.get(title[:1])
    if close is None or len(title) < 3 or not title.endswith(close):
        return title
    inner = title[1:-1]
    if title[0] == '"':
        return inner if '"' not in inner else title
    depth = 0
    for char in inner:
        depth += (char == title[0]) - (char == close)
        if depth < 0:
            return title
    return inner if not depth else title
