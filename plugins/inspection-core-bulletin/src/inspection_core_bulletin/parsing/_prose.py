"""Findings that a notice gives in prose: split by 一是, by 有的, by ； or by 、."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from ._labels import points_of
from ._text import STOP, Line, View
from ._words import segment_like_problem

_SOME = re.compile("(?:有的|有些|个别|部分|少数|一些)")
_INTRO = re.compile(
    "(?:(?:存在|发现|指出|反馈|主要|突出|以下|一些|有|的)[^。：:]{0,24}问题(?:和不足|与不足)?(?:主要)?(?:如下|是|有|表现在|表现为|包括)?|问题(?:主要)?(?:是|有|表现在|表现为|包括))[：:。，,]"
)
_MORE = re.compile("(?:主要|具体|分别)?(?:是|有|表现为|表现在|包括|如下)[：:，,]?")
_LISTED = re.compile("存在([^。；;：:]{10,400}?)等?(?:方面)?(?:的)?(?:突出|主要)?问题")
_EDGE = " \t\n\u3000\xa0*。；;，,、：:"


@frozen(kw_only=True)
class Segment:
    """A finding in prose: where it stands, its title and number; `numbered` says that the number is printed."""

    number: str
    title: str
    start: int
    title_end: int
    end: int
    numbered: bool


def segments_of(view: View, lines: Sequence[Line], *, every: bool = False) -> list[Segment]:
    """The findings in some lines of prose, or none if it doesn't read like a list of them.

    `every` says that such a list is expected, so that labels are enough.
    """
    return labelled_segments(view, lines, every=every) or _split(view, lines)


def labelled_segments(view: View, lines: Sequence[Line], *, every: bool) -> list[Segment]:
    """The parts that labels begin in some lines; `every` says that they are findings whatever their words."""
    points = points_of(view.text, lines)
    if len(points) < 2:
        return []
    starts = [point.label.mark.start for point in points]
    segments = []
    for point, following in zip(points, [*starts[1:], lines[-1].end], strict=True):
        mark = point.label.mark
        end = min(following, lines[point.label.line].end)
        segments.append(_segment(view, mark.number, mark.start, mark.end, end, numbered=True))
    return segments if every or _wrong(segments) else []


def segments_after_intro(view: View, lines: Sequence[Line]) -> tuple[int, list[Segment]]:
    """The findings after words such as 发现以下问题：, and the line that announces them; -1 where none does."""
    for place, line in enumerate(lines):
        if view.text.find("问题", line.start, line.end) < 0:
            continue
        for match in _INTRO.finditer(view.text, line.start, min(line.end, line.start + 4000)):
            more = _MORE.match(view.text, match.end(), line.end)
            begin = more.end() if more else match.end()
            rest = [Line(begin, line.end)] if line.end > begin else []
            if line.end - begin < 12:
                rest = list(lines[place + 1 : place + 40])
            found = segments_of(view, rest)
            if found:
                return place, found
        listed = _listed(view, line)
        if listed:
            return place, listed
    return -1, []


def _split(view: View, lines: Sequence[Line]) -> list[Segment]:
    """By ； where each part names something wrong, or begins with 有的."""
    segments: list[Segment] = []
    for line in lines[:20]:
        more = [
            _segment(view, str(len(segments) + number), start, start, end, numbered=False)
            for number, (start, end) in enumerate(_pieces(view.text, line), start=1)
        ]
        if not _wrong(more):
            break
        segments.extend(more)
    return segments if 1 < len(segments) <= 80 else []


def _pieces(text: str, line: Line) -> list[tuple[int, int]]:
    pieces, start = [], line.start
    if not re.search("[；;]", text[line.start : line.end]):
        return [(line.start, line.end)] if line.end > line.start else []
    for match in re.finditer("[；;。]", text[line.start : line.end]):
        end = line.start + match.end()
        if text[start:end].strip(_EDGE):
            pieces.append((start, end))
        start = end
    if text[start : line.end].strip(_EDGE):
        pieces.append((start, line.end))
    return pieces


def _listed(view: View, line: Line) -> list[Segment]:
    """存在甲不到位、乙不规范、丙不深入等问题: every part names something wrong."""
    for match in _LISTED.finditer(view.text, line.start, min(line.end, line.start + 4000)):
        segments: list[Segment] = []
        start = match.start(1)
        for part in re.split("(?<=[、，,])", match[1]):
            number = str(len(segments) + 1)
            segments.append(_segment(view, number, start, start, start + len(part), numbered=False))
            start += len(part)
        if len(segments) > 1 and all(len(each.title) > 3 and segment_like_problem(each.title) for each in segments):
            return segments
    return []


def _segment(view: View, number: str, start: int, begin: int, end: int, *, numbered: bool) -> Segment:
    stop = STOP.search(view.text, begin, end)
    title_end = end if stop is None else stop.end()
    while start < end and view.text[start] in _EDGE:
        start += 1
    title = view.text[begin:title_end].strip(_EDGE)
    return Segment(number=number, title=title, start=start, title_end=title_end, end=end, numbered=numbered)


def _wrong(segments: Sequence[Segment]) -> bool:
    wrong = sum(bool(_SOME.match(segment.title)) or segment_like_problem(segment.title) for segment in segments)
    return bool(segments) and wrong >= len(segments) * 0.6
