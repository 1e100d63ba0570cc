"""The text as it is read: printed lines joined into logical ones, each place traceable to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from attrs import field, frozen

from ..outline import Span
from ._marks import breaks_line, mark_at

# White space, and the marks that plain text made from web pages leaves before and after a line.
_BLANK = " \t\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029\u3000\xa0\u2000\u2001\u2002\u2003\u2009\u200b\ufeff*#>_`"
_FURNITURE = re.compile(
    r"[-—–－―\s]{0,6}(?:第\s{0,2}\d{1,4}\s{0,2}页.{0,12}|[-—–－―]\s{0,2}\d{1,4}\s{0,2}[-—–－―]{1,2}|\d{1,3}\s{0,2}/\s{0,2}\d{1,3})"
)
_STOPS = "。！？；：!?;:…”"
STOP = re.compile(
    r"。|(?<=[\u4e00-\u9fff”\"）)])\.(?=[\u4e00-\u9fff“（(①]|$)"
)  # some documents print 。 as a half-width one
_ENDS_HEADING = re.compile('问题的?整改(?:落实|进展|完成)?(?:进展)?(?:情况)?$|[”"]的?问题$|方面的?问题$')
_GOES_ON = re.compile("[，,。：:、；]|(?!整改.{0,6}[：:])(?:的|问题|整改|进展|落实|完成|情况|方面)")
_TAIL = re.compile("(?!无|略|已|完成|整改|是|否)[\u4e00-\u9fff”]{1,2}[。；;.]")
_NEARLY = 0.8  # a line of at least this share of the longest one may have been broken by hand
_SLACK = 2  # a line may be this much shorter than the others where no punctuation may begin the next one


@frozen
class Line:
    """A logical line: where its text begins and ends in the view."""

    start: int
    end: int


@frozen
class View:
    """The text without the breaks inside paragraphs; `lines` are places in it, `span` leads back to the source."""

    text: str
    lines: tuple[Line, ...]
    source: str
    joined: int
    split: bool = field(default=False, kw_only=True)
    _starts: Sequence[int] = field(alias="starts")
    _sources: Sequence[int] = field(alias="sources")

    def offset(self, place: int) -> int:
        """The offset in the source of a place in the view."""
        piece = bisect_right(self._starts, place) - 1
        return self._sources[piece] + place - self._starts[piece]

    def is_joined(self, start: int, end: int) -> bool:
        """Whether a stretch of the view was printed in several lines."""
        return bisect_right(self._starts, start) != bisect_right(self._starts, end - 1)

    def span(self, start: int, end: int) -> Span:
        """The stretch of the source that a stretch of the view comes from."""
        if not self._starts or end <= start:
            return Span(0, 0)
        return Span(self.offset(start), self.offset(end - 1) + 1)


@frozen
class _Printed:
    """A printed line: where its text stands, how far it is set in, and how far it reaches by two measures."""

    start: int
    end: int
    indent: int
    furniture: bool
    characters: int
    columns: int

    def reach(self, wide: bool) -> int:
        return self.columns if wide else self.characters


@frozen
class _Width:
    """Where lines were broken by hand: a reach, in columns (a Chinese character is two wide) or in characters."""

    reach: int
    wide: bool
    slack: int
    full: int


def view_of(source: str) -> View:
    """Read the lines of a text; where most of them are of one length, they are taken as broken by hand."""
    printed = _printed(source)
    groups = _groups(source, printed, _width(source, printed))
    starts, sources, pieces, lines, place = [], [], [], [], 0
    for group in groups:
        begin = place
        for line in group:
            starts.append(place)
            sources.append(line.start)
            pieces.append(source[line.start : line.end])
            place += line.end - line.start
        lines.append(Line(begin, place))
        starts.append(place)  # the break after a line belongs to its end
        sources.append(group[-1].end)
        pieces.append("\n")
        place += 1
    joined = sum(len(group) - 1 for group in groups)
    return View("".join(pieces), tuple(lines), source, joined, starts, sources)


def _printed(source: str) -> list[_Printed]:
    lines, place = [], 0
    for raw in source.splitlines(keepends=True):
        right = len(raw.rstrip(_BLANK))
        left = min(right, len(raw) - len(raw.lstrip(_BLANK)))
        furniture = 2 < right - left < 24 and _FURNITURE.fullmatch(raw, left, right) is not None
        columns = (len(raw[:right].encode("utf-8", "replace")) + right) // 2 if right < 200 else 2 * right
        lines.append(_Printed(place + left, place + right, left, furniture, right, columns))
        place += len(raw)
    return lines


def _width(source: str, printed: Sequence[_Printed]) -> _Width | None:
    """The length at which lines were broken by hand, or None where each line is a paragraph."""
    lines = [line for line in printed if line.end > line.start and not line.furniture]
    if len(lines) < 4:
        return None
    found = [width for wide in (False, True) if (width := _measured(source, lines, wide))]
    return max(found, key=lambda width: width.full, default=None)


def _measured(source: str, lines: Sequence[_Printed], wide: bool) -> _Width | None:
    """By one measure: the reach that most lines have, or the longest one."""
    reaches = Counter(line.reach(wide) for line in lines)
    least, slack = (30, 2 * _SLACK + 1) if wide else (15, _SLACK)
    near = {
        reach: sum(reaches[reach - less] for less in range(slack + 1)) for reach in reaches if least <= reach <= 260
    }
    if not near:
        return None
    usual = max(near, key=lambda each: (near[each], each))
    for reach in dict.fromkeys((usual, max(reaches))):
        full = [line for line in lines if reach - slack <= line.reach(wide) <= reach + slack // 2]
        if reach in near and _is_edge(source, full, reach, reaches, slack):
            return _Width(reach, wide, slack, len(full))
    return None


def _is_edge(source: str, full: Sequence[_Printed], reach: int, reaches: Counter[int], slack: int) -> bool:
    """Whether lines of about one length are paragraphs broken there: many, or sharply cut; few end a sentence."""
    total, running = reaches.total(), sum(source[line.end - 1] not in _STOPS for line in full)
    longer = sum(count for each, count in reaches.items() if each > reach + slack // 2)
    many = len(full) >= max(3, total * 0.2) and running >= len(full) * 0.5
    sharp = reaches[reach] >= max(4, len(full) * 0.6) and running >= len(full) * 0.6 and reach == max(reaches)
    return (many or sharp) and longer <= total * 0.03


def _groups(source: str, printed: Sequence[_Printed], width: _Width | None) -> list[list[_Printed]]:
    """The printed lines of each logical line."""
    groups: list[list[_Printed]] = []
    last: _Printed | None = None
    gap = turned = False
    usual, longest = _usual_indent(printed), max((line.columns for line in printed), default=0)
    for line in printed:
        if line.end == line.start or line.furniture:
            gap, turned = gap or line.end == line.start, turned or line.furniture
            continue
        if last and (
            (width and (turned or not gap) and _runs_on(source, groups[-1], line, width, usual))
            or (not gap and last.columns >= longest * _NEARLY and _is_tail(source, groups[-1], line))
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
        last, gap, turned = line, False, False
    return groups


def _is_tail(source: str, group: Sequence[_Printed], line: _Printed) -> bool:
    """Whether a line is nothing but the last character or two of a heading: 不到 / 位。"""
    return _TAIL.fullmatch(source, line.start, line.end) is not None and _is_open_heading(source, group)


def _usual_indent(printed: Sequence[_Printed]) -> int:
    """How far the lines that go on a paragraph are set in: the least that is common."""
    indents = Counter(line.indent for line in printed if line.end > line.start and not line.furniture)
    total = indents.total()
    return min((indent for indent, count in indents.items() if count >= total * 0.2), default=0)


def _runs_on(source: str, group: Sequence[_Printed], line: _Printed, width: _Width, usual: int) -> bool:
    last = group[-1]
    if last.reach(width.wide) < width.reach - width.slack or line.indent > usual + 1:
        return False
    heading = _is_open_heading(source, group)
    if (
        heading
        and not _is_quoting(source, group)
        and _ENDS_HEADING.search(source, max(group[0].start, last.end - 16), last.end)
    ):
        more = _GOES_ON.match(source, line.start, line.end)
        return more is not None and (len(more[0]) == 1 or source[last.end - 2 : last.end] != "情况")
    return not breaks_line(source, line.start, line.end, before=source[last.end - 1], heading=heading)


def _is_quoting(source: str, group: Sequence[_Printed]) -> bool:
    """Whether a quotation goes on at the end of some lines."""
    opened = sum(source.count("“", line.start, line.end) for line in group)
    return opened > sum(source.count("”", line.start, line.end) for line in group)


def _is_open_heading(source: str, group: Sequence[_Printed]) -> bool:
    """Whether some lines are a heading that no stop has ended yet."""
    if len(group) > 4 or mark_at(source, group[0].start, group[0].end) is None:
        return False
    return not any(STOP.search(source, line.start, line.end) for line in group)
