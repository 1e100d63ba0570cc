"""Text whose line breaks were lost: where its headings begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import define, evolve, field

from ._marks import LABELS, Family, Mark, mark_at
from ._text import Line, View
from ._words import reads_like_problem

_CANDIDATE = re.compile(
    r"[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、是要]|第[一二三四五六七八九十]{1,2}(?:部分|[，,])"
    r"|(?:问题|任务)[一二三四五六七八九十\d]{1,3}[：:]|(?<![\d.．])\d{1,3}[.．、](?!\d)|[（(]\d{1,3}[）)]|(?<!\d)\d{1,2}[）)]|①"
    r"|整改(?:落实|进展|完成)?(?:情况|措施|成效|状态)[：:]"
)
_STOPS = frozenset("。；;！!？?：:”）)》 \u3000")
_HEAD_ENDS = re.compile("(?:情况|打算|安排|问题|方面|要求|建议|工作|计划|措施|如下|意见)$")
_HIGH = frozenset({Family.CHINESE, Family.PART})
_INNER = LABELS | {Family.CIRCLE}
_TITLE = re.compile("[^。：:，,；;（(“]{2,30}?(?:情况|打算|安排|要求|建议|计划|措施|问题)(?=[^的，。：:,、和及整])")
_TAIL = re.compile(
    r"(?:联系(?:电话|方式|人|地址)|监督电话|电子邮箱|电子邮件|邮箱|通[信讯]地址|邮政信箱|来信地址|举报电话)(?:及\w{2,4})?[：:]"
    r"|欢迎(?:广大|社会|干部|各界)|(?<=。)中共.{4,30}(?:党组|委员会|党委|总支部?|支部)(?=\s|$|\d)"
)
_TAIL_SIZE = 1500
_LONGEST_HEADING = 200


def split_collapsed(view: View) -> View:
    """The view with lines split before headings, where a text has far too few lines for its length."""
    size = sum(line.end - line.start for line in view.lines)
    if size < 150 or (size < 500 * len(view.lines) and (len(view.lines) > 2 or size < 200 * len(view.lines))):
        return view
    lines = [part for line in view.lines for part in _split(view.text, line)]
    return evolve(view, lines=tuple(lines), split=len(lines) > len(view.lines))


def _split(text: str, line: Line) -> list[Line]:
    cuts = _Cuts(text, line.end, [line.start])
    for match in _CANDIDATE.finditer(text, line.start, line.end):
        cuts.consider(match.start())
    after = max(cuts.places[-1], line.end - _TAIL_SIZE)
    places = {*cuts.places, *(match.start() for match in _TAIL.finditer(text, after, line.end))}
    starts = sorted(place for place in places if place < line.end)
    return [_trimmed(text, start, end) for start, end in zip(starts, [*starts[1:], line.end], strict=True)]


@define
class _Cuts:
    """The places where lines begin, found from left to right."""

    text: str
    limit: int
    places: list[int]
    opened: int | None = None
    expected: dict[Family, int] = field(factory=dict)

    def consider(self, place: int) -> None:
        mark = mark_at(self.text, place, self.limit)
        if mark is None:
            if self._ends_heading(place) and self.text[place - 1] not in "的题":
                self._cut(place, None)
        elif mark.family in _INNER:
            if mark.ordinal == 1 and self._ends_heading(place):
                self._cut(place, None)
        elif self._begins(place, mark):
            self._cut(place, mark)

    def _cut(self, place: int, mark: Mark | None) -> None:
        self.places.append(place)
        self.opened = None if mark is None else mark.end
        if mark is not None:
            self.expected[mark.family] = mark.ordinal + 1
            self.places.extend(self._titles(mark))

    def _titles(self, mark: Mark) -> Iterator[int]:
        """Where the title of a section ends, though nothing stands after it."""
        title = _TITLE.match(self.text, mark.end, self.limit) if mark.family in _HIGH else None
        if title and not reads_like_problem(title[0].removesuffix("问题")):
            self.opened = None
            yield title.end()

    def _begins(self, place: int, mark: Mark) -> bool:
        """Whether a heading may begin at a place: after a stop, or where the last one ended without."""
        expected = self.expected.get(mark.family)
        if place == self.places[-1]:
            return mark.ordinal in (1, expected)
        if self.text[place - 1] in _STOPS and not (self.opened and self.text[place - 1] in "”）)》"):
            return mark.ordinal == 1 or expected is None or mark.ordinal in (expected, expected + 1)
        return mark.ordinal in (1, expected) and self._ends_heading(place)

    def _ends_heading(self, place: int) -> bool:
        """Whether what stands before a place is a heading that no stop has ended."""
        start = self.opened
        if start is None or not 1 < place - start < _LONGEST_HEADING:
            return False
        title = self.text[start:place]
        if "。" in title or "：" in title or ":" in title:
            return False
        return _HEAD_ENDS.search(title) is not None or reads_like_problem(title)


def _trimmed(text: str, start: int, end: int) -> Line:
    piece = text[start:end]
    if not piece.strip():
        return Line(start, end)
    return Line(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
