"""Labelled paragraphs: which 一是, ①, （1） of a text begin a point of its list, and which stand inside one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from ._marks import Family, Mark, mark_at
from ._text import Line

_INLINE = re.compile(
    "[一二三四五六七八九十]{1,3}[是要]|[①-⑳⑴-⒇]|[（(][0-9０-９]{1,2}[）)]|[（(][一二三四五六七八九十]{1,3}[）)]|[第其][一二三四五六七八九十]{1,2}[，,、：:]"
    "|(?<![0-9０-９.．])[0-9０-９]{1,2}[.．、](?![0-9０-９])"
)
_STOPS = frozenset("。；;：:！!？?.")
_COMMAS = frozenset("，,、” \u3000\xa0）)》")
_FREE = frozenset({Family.CIRCLE})


@frozen
class Label:
    """A label in its place; `soft` says that only a comma stands before it."""

    mark: Mark
    first: bool
    line: int
    soft: bool

    @property
    def ordinal(self) -> int:
        return self.mark.ordinal

    @property
    def family(self) -> Family:
        return self.mark.family


@frozen
class Point:
    """A point of a list, from its label to the next one; `missing` are the numbers left out before it."""

    label: Label
    missing: tuple[int, ...] = ()
    anew: bool = False


@define
class _Reader:
    """Goes through the labels in order, and keeps those of the outermost list."""

    labels: Sequence[Label]
    points: list[Point] = field(factory=list)
    family: Family | None = None
    last: int = 0
    inner: int = 0

    def read(self) -> list[Point]:
        for place, label in enumerate(self.labels):
            self._take(place, label)
        return self.points

    def _take(self, place: int, label: Label) -> None:
        if self.family is None:
            self._begin(place, label)
        elif label.family is not self.family:
            self._other(label)
        elif label.ordinal == self.last + 1 and not (self.inner == self.last and not label.first and self.inner):
            self._add(label)
        elif label.ordinal == 1 and not label.soft:
            self._again(place, label)
        elif self.inner and label.ordinal == self.inner + 1:
            self.inner = label.ordinal
        elif self.last + 1 < label.ordinal <= self.last + 4 and not label.soft:
            self._add(label)

    def _begin(self, place: int, label: Label) -> None:
        if label.ordinal == 1:
            taken = not label.soft or self._follows(place, label, 2)
        else:
            taken = (
                label.ordinal <= 9
                and (label.first or not label.soft)
                and self._follows(place, label, label.ordinal + 1)
            )
        if taken:
            self._start(label)

    def _start(self, label: Label, *, anew: bool = False) -> None:
        self.family, self.last, self.inner = label.family, 0, 0
        self._add(label, anew=anew)

    def _add(self, label: Label, *, anew: bool = False) -> None:
        missing = tuple(range(self.last + 1, label.ordinal))
        self.points.append(Point(label, missing, anew))
        self.last, self.inner = label.ordinal, 0

    def _other(self, label: Label) -> None:
        """Another family stands inside the list, unless it begins a line after a list that ran in one."""
        opener = self.points[-1].label
        ran_in_one = not opener.first and opener.line < label.line
        if label.first and label.ordinal == 1 and (ran_in_one or self._lone(opener)):
            self._start(label, anew=True)

    def _lone(self, opener: Label) -> bool:
        return opener.ordinal == 1 and not any(
            each.family is opener.family and each.ordinal == 2 for each in self.labels[:200]
        )

    def _again(self, place: int, label: Label) -> None:
        """一是 a second time: a list inside a point, where the outer one goes on after it; else a new list."""
        if self._nested(place, label):
            self.inner = 1
        else:
            self._start(label, anew=True)

    def _nested(self, place: int, label: Label) -> bool:
        outer = self.points[-1].label
        if outer.first and label.first:
            return False
        expected, resumed = 2, self.last + 1
        for later in self.labels[place + 1 : place + 60]:
            if later.family is not self.family:
                continue
            if later.ordinal == resumed and (later.first or later.ordinal != expected):
                return True
            if later.ordinal != expected or (later.line != label.line and not outer.first):
                return False
            expected += 1
        return outer.first and not label.first

    def _follows(self, place: int, label: Label, ordinal: int) -> bool:
        return any(
            later.family is label.family and later.ordinal == ordinal for later in self.labels[place + 1 : place + 60]
        )


def points_of(text: str, lines: Sequence[Line]) -> list[Point]:
    """The points of the list that a text holds; none where there is no list."""
    return _Reader(list(_labels(text, lines))).read()


def _labels(text: str, lines: Sequence[Line]) -> Iterator[Label]:
    for number, line in enumerate(lines):
        if line.end <= line.start:
            continue
        mark = mark_at(text, line.start, line.end)
        if mark is not None:
            yield Label(mark, True, number, False)
        for match in _INLINE.finditer(text, line.start + 1, line.end):
            found = _inline(text, match.start(), line, number)
            if found is not None:
                yield found


def _inline(text: str, place: int, line: Line, number: int) -> Label | None:
    before = text[place - 1]
    soft = before not in _STOPS
    if soft and before not in _COMMAS and text[place] not in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return None
    if before in " \u3000\xa0）)”" and text[line.start : place].rstrip(" \u3000\xa0）)”")[-1:] in _STOPS:
        soft = False
    mark = mark_at(text, place, line.end)
    if mark is None or (soft and mark.family not in {Family.POINT, Family.CIRCLE, Family.ORDINAL}):
        return None
    return Label(mark, False, number, soft and mark.family not in _FREE)


def printed_label(text: str, mark: Mark) -> str:
    """A label as printed, without the comma after it."""
    printed = text[mark.start : mark.end].strip(" \u3000\xa0*")
    return printed.rstrip("，,、：:") if mark.family in {Family.ORDINAL, Family.CIRCLE, Family.BRACKET} else printed
