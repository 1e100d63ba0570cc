"""Whether headings and labelled points are numbered without gaps, once each, and in the order of levels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

import inspection_core as ic

from ..labels import LabelKind, write_label
from ..numerals import read_number, write_numeral
from . import rules
from .page import Heading, Page, page_of
from .telling import in_table, mend, tell

FAR = 9
"""A number that is further ahead than this is not the next one of a list."""
_OF_SECTIONS = frozenset({LabelKind.CHINESE, LabelKind.CHINESE_BRACKET, LabelKind.ARABIC, LabelKind.ARABIC_COMMA})
NEAR = 800
"""A list that was interrupted by one inside it goes on within so many characters."""
_TWINS = {LabelKind.ARABIC: LabelKind.ARABIC_COMMA, LabelKind.ARABIC_COMMA: LabelKind.ARABIC}
_POINT = re.compile("([一二三四五六七八九十]{1,3})[是要](?![否求])|第([一二三四五六七八九十]{1,3})(?=[，、：])")
_HARD, _SOFT = "。；;：:！？!?”）)》\n", "，,"
_DOUBLED_MARK = re.compile(r"(?m)^[ \t\u3000\xa0]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳])([、.．，,])")
_WRONG_MARK = re.compile(r"(?m)^[ \t\u3000\xa0]*[一二三四五六七八九十]{1,3}([，,.．])(?![是要])")


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Gaps, repetitions, points after a comma, levels out of order, labels with the wrong mark."""
    page = page_of(look.text)
    yield from _Headings(look).read(page.headings)
    yield from _points(look, page)
    yield from _levels(look, page)
    yield from _forms(look)


@define
class _Headings:
    """Goes through the headings in order; numbers may run on through sections, or begin anew in each."""

    look: ic.TextExamination
    last: dict[LabelKind, int] = field(factory=dict)
    here: dict[LabelKind, int] = field(factory=dict)

    def read(self, headings: Sequence[Heading]) -> Iterator[ic.Diagnostic]:
        for heading in headings:
            self._leave(heading.kind)
            yield from self._one(heading)
            self.here[heading.kind] = heading.number

    def _leave(self, kind: LabelKind) -> None:
        """Forget what stood below the heading before, in the order in which kinds came first."""
        ranks = list(dict.fromkeys((*self.last, kind)))
        below = ranks[ranks.index(kind) + 1 :]
        self.here = {each: number for each, number in self.here.items() if each not in below}

    def _one(self, heading: Heading) -> Iterator[ic.Diagnostic]:
        kind = self._kind(heading)
        last, number = self.last.get(kind, 0), heading.number
        if last + 1 < number <= last + FAR:
            yield self._tell(rules.HEADING_GAP, heading, missing=_left_out(kind, last, number))
        elif number == last + 1 or (number == 1 and not self._is_again(heading)):
            if kind is not heading.kind:
                yield self._mixed(heading, kind)
        elif number <= last:
            yield self._tell(rules.HEADING_AGAIN, heading, expected=write_label(kind, last + 1))
        else:
            return
        self.last[kind] = number

    def _kind(self, heading: Heading) -> LabelKind:
        """The list that a heading goes on: 3、 after 2. is the third of one list."""
        twin = _TWINS.get(heading.kind)
        goes_on = self.last.get(heading.kind, 0) + 1 == heading.number
        if twin and not goes_on and heading.number > 1 and self.last.get(twin, 0) + 1 == heading.number:
            return twin
        return heading.kind

    def _is_again(self, heading: Heading) -> bool:
        """Whether a heading 1 follows a heading 1; short lists below other headings may have one point each."""
        return self.here.get(heading.kind) == 1 and heading.kind in _OF_SECTIONS

    def _tell(self, rule: ic.Rule, heading: Heading, **facts: object) -> ic.Diagnostic:
        end = min(heading.title_end, heading.title_start + 12)
        return tell(self.look, rule, heading.start, end, label=heading.printed, **facts)

    def _mixed(self, heading: Heading, kind: LabelKind) -> ic.Diagnostic:
        usual = write_label(kind, heading.number)
        return mend(self.look, rules.LABEL_MIXED, heading.start, heading.title_start, usual, usual=usual)


def _left_out(kind: LabelKind, last: int, number: int) -> tuple[str, ...]:
    return tuple(write_label(kind, each) for each in range(last + 1, number))


@frozen
class _Point:
    """A label 一是 or 第一 in its place; `hard` says that no comma stands before it."""

    start: int
    end: int
    number: int
    ordinal: bool
    hard: bool
    first: bool

    def word(self, number: int) -> str:
        return f"第{write_numeral(number)}" if self.ordinal else f"{write_numeral(number)}是"


def _points(look: ic.TextExamination, page: Page) -> Iterator[ic.Diagnostic]:
    found = [each for each in _labels(look.text) if not in_table(look, each.start)]
    for ordinal in (False, True):
        mine = [each for each in found if each.ordinal is ordinal]
        yield from _Points(look, page, mine).read()


def _labels(text: str) -> Iterator[_Point]:
    for match in _POINT.finditer(text):
        at = match.start()
        while at and text[at - 1] in " \t\u3000\xa0*":
            at -= 1
        before = text[at - 1] if at else "\n"
        if before in _HARD or before in _SOFT:
            number = read_number(match[1] or match[2])
            yield _Point(match.start(), match.end(), number, bool(match[2]), before not in _SOFT, before == "\n")


@define
class _Points:
    """Goes through the points in order; a list may stand inside a point of another."""

    look: ic.TextExamination
    page: Page
    points: Sequence[_Point]
    open: list[list[_Point]] = field(factory=list)

    def read(self) -> Iterator[ic.Diagnostic]:
        for index, point in enumerate(self.points):
            yield from self._one(index, point)
        for each in self.open:
            yield from self._commas(each)

    def _one(self, index: int, point: _Point) -> Iterator[ic.Diagnostic]:
        last = self.open[-1][-1].number if self.open else 0
        if point.number == last + 1:
            self.open[-1].append(point) if self.open else self.open.append([point])
        elif point.number == 1:
            yield from self._begin(index, point)
        elif self._resumes(point):
            while self.open[-1][-1].number + 1 != point.number:
                yield from self._commas(self.open.pop())
            self.open[-1].append(point)
        elif point.hard and point.number <= last + FAR:
            yield from self._break(point, last)

    def _begin(self, index: int, point: _Point) -> Iterator[ic.Diagnostic]:
        if self._is_again(index, point):
            yield self._tell(rules.LABEL_AGAIN, point, expected=point.word(2))
            return
        if not self.open or point.first or self._between(self.open[-1][-1], point):
            for each in self.open:
                yield from self._commas(each)
            self.open.clear()
        self.open.append([point])

    def _is_again(self, index: int, point: _Point) -> bool:
        """Whether 一是 stands where 二是 should: right after 一是, and no 二是 follows in its paragraph."""
        last = self.open[-1][-1] if self.open else None
        if last is None or last.number != 1 or self._between(last, point):
            return False
        stop = self.look.text.find("\n", point.start)
        rest = [each.number for each in self.points[index + 1 : index + 12] if stop < 0 or each.start < stop]
        return not rest.count(2)

    def _between(self, last: _Point, point: _Point) -> bool:
        """Whether a new paragraph began between two points."""
        return self.look.text.find("\n", last.start, point.start) >= 0 and not self.page.is_wrapped

    def _resumes(self, point: _Point) -> bool:
        near = [each for each in self.open[:-1] if point.start - each[-1].start <= NEAR]
        return point.hard and any(each[-1].number + 1 == point.number for each in near)

    def _break(self, point: _Point, last: int) -> Iterator[ic.Diagnostic]:
        if point.number > last + 1:
            missing = tuple(point.word(each) for each in range(last + 1, point.number))
            yield self._tell(rules.LABEL_GAP, point, missing=missing)
            if self.open:
                self.open[-1].append(point)
            else:
                self.open.append([point])
        elif point.number == last or self.open[-1][-1].first == point.first:
            yield self._tell(rules.LABEL_AGAIN, point, expected=point.word(last + 1))

    def _commas(self, points: Sequence[_Point]) -> Iterator[ic.Diagnostic]:
        """Points after a comma where others of the list begin a sentence."""
        hard = [each for each in points[1:] if each.hard]
        for point in points[1:]:
            if not point.hard and hard:
                yield self._after_comma(point, hard[0])

    def _after_comma(self, point: _Point, other: _Point) -> ic.Diagnostic:
        text = self.look.text
        comma = max(text.rfind("，", 0, point.start), text.rfind(",", 0, point.start))
        mark = "；" if text[: other.start].rstrip()[-1:] in "；;" else "。"
        fix = mark + text[comma + 1 : point.end]
        return mend(self.look, rules.LABEL_AFTER_COMMA, comma, point.end, fix, mark=mark)

    def _tell(self, rule: ic.Rule, point: _Point, **facts: object) -> ic.Diagnostic:
        stop = min(point.end + 6, len(self.look.text))
        line = self.look.text.find("\n", point.start, stop)
        end = line if line >= 0 else stop
        return tell(self.look, rule, point.start, end, label=self.look.text[point.start : point.end], **facts)


def _levels(look: ic.TextExamination, page: Page) -> Iterator[ic.Diagnostic]:
    """（一） inside a list of 1. 2. that stands right below 一、."""
    open_kind: LabelKind | None = None
    has_brackets = False
    for index, heading in enumerate(page.headings):
        if heading.kind is LabelKind.CHINESE:
            open_kind, has_brackets = None, False
        elif heading.kind is LabelKind.CHINESE_BRACKET:
            if open_kind and not has_brackets and heading.number == 1 and _goes_on(page, index, open_kind):
                yield tell(look, rules.LEVEL_ORDER, heading.start, heading.title_start, outer=open_kind.value)
            has_brackets = True
        elif heading.kind in _TWINS and not has_brackets:
            open_kind = heading.kind


def _goes_on(page: Page, index: int, kind: LabelKind) -> bool:
    """Whether a list that was interrupted goes on before the next 一、."""
    for heading in page.headings[index + 1 :]:
        if heading.kind is LabelKind.CHINESE:
            return False
        if heading.kind is kind:
            return heading.number > 1
    return False


def _forms(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    for match in _DOUBLED_MARK.finditer(look.text):
        yield mend(look, rules.LABEL_FORM, match.start(1), match.end(1), "", usual="（一） ①")
    for match in _WRONG_MARK.finditer(look.text):
        yield mend(look, rules.LABEL_FORM, match.start(1), match.end(1), "、", usual="一、")
