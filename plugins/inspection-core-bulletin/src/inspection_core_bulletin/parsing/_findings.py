"""The findings of a document, each with what stands below its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from ..outline import Aspect, Fact, Finding, Heading, Paragraph
from ._bodies import Body, body_of
from ._labels import points_of
from ._ladder import Ladder
from ._marks import Family, mark_at
from ._prose import Segment, labelled_segments, segments_of
from ._text import Line, View
from ._titles import core, heading_end
from ._words import names_aspect, reads_like_problem
from ._zones import Zones

_NOTHING = re.compile("(?:本方面)?(?:暂)?(?:未|没有|无)(?:反馈|发现|指出|涉及)?(?:具体)?.{0,6}问题")


@frozen(kw_only=True)
class Item:
    """A finding with what doubts about it need to know.

    `doubt` says what it may be instead; that of a heading which is one because of the text below it is `group`.
    """

    finding: Finding
    node: int
    body: Body = field(factory=Body)
    doubt: str | None = None
    numbered: bool = True


@frozen
class Reader:
    """Makes the findings of a ladder; `stop` is the line where the end matter begins."""

    ladder: Ladder
    zones: Zones
    stop: int
    splits: bool = False
    every: bool = False
    lists: frozenset[int] = frozenset()
    _places: Mapping[int, int] = field(init=False)
    _sections: frozenset[int] = field(init=False)
    _found: frozenset[int] = field(init=False)

    @_places.default
    def _number_aspects(self) -> Mapping[int, int]:
        return {index: place for place, index in enumerate(self.zones.aspects, start=1)}

    @_sections.default
    def _gather_sections(self) -> frozenset[int]:
        return frozenset(section for section, _ in self.zones.sections)

    @_found.default
    def _gather_findings(self) -> frozenset[int]:
        return frozenset(self.zones.findings) | self.zones.leaves

    @property
    def view(self) -> View:
        return self.ladder.view

    def aspects(self) -> tuple[Aspect, ...]:
        """The aspects, in the order of print."""
        return tuple(_as_aspect(self._heading(index)) for index in self.zones.aspects)

    def items(self) -> list[Item]:
        """The findings, in the order of print."""
        groups = self._told_groups()
        items: list[Item] = []
        places: dict[int, int] = {}
        for index in sorted(self._found | groups):
            above = next((places[each] for each in reversed(self.ladder.above(index)) if each in places), None)
            if index in groups:
                places[index] = len(items)
                items.append(_below(self._item(index, self._own_lines(index), doubt="group"), above))
            else:
                base = len(items)
                read = self._read(index)
                items.extend(_below(item, above if item.finding.parent is None else base) for item in read)
        return items

    def _told_groups(self) -> frozenset[int]:
        """Headings above findings that have text of their own and so are findings, with those between."""
        if self.splits:
            return frozenset()
        ends = {*self._sections, *self._places, *self.zones.findings}
        chains = {tuple(each for each in self.ladder.above(index) if each not in ends) for index in self._found}
        told = {each for chain in chains for each in chain if self._own_lines(each)}
        return frozenset(each for chain in chains for n, each in enumerate(chain) if told & set(chain[: n + 1]))

    def empty(self) -> frozenset[int]:
        """The aspects, counted from 1, of which the document says that there is no finding."""
        return frozenset(place for index, place in self._places.items() if self._says_nothing(index))

    def silences(self) -> tuple[Fact, ...]:
        """What such aspects say."""
        lines = [self._lines(index)[0] for index in self._places if self._says_nothing(index)]
        return tuple(
            Fact(name="empty", text=self.view.text[line.start : line.end], span=self.view.span(line.start, line.end))
            for line in lines
        )

    def _says_nothing(self, index: int) -> bool:
        lines = self._lines(index)
        return bool(lines) and _NOTHING.match(self.view.text, lines[0].start, lines[0].end) is not None

    def with_split_aspects(self) -> Reader:
        """The same, with headings whose prose is split into findings as aspects, where nothing above them is one."""
        if self.lists:
            return evolve(self, zones=evolve(self.zones, aspects=tuple(sorted(self.lists))))
        above = set(self.zones.aspects)
        free = [index for index in sorted(self._found) if not above & {index, *self.ladder.above(index)}]
        new = [index for index in free if self._segments(index)]
        every = len(new) * 2 >= len(self.zones.findings) > 1
        if every:
            new = [index for index in free if index not in self.zones.leaves]
        zones = evolve(self.zones, aspects=tuple(sorted({*above, *new, *self._silent(free)})))
        return evolve(self, zones=zones, every=every)

    def with_lists(self) -> Reader:
        """The same, with headings that list problems by label as the aspects, where most do and there are none."""
        wrong = self._listing(every=False)
        if self.zones.aspects or len(wrong) * 2 <= len(self._found) or len(wrong) < 2:
            return self
        return evolve(self, lists=self._listing(every=True))

    def _listing(self, *, every: bool) -> frozenset[int]:
        """The headings with labels below them; those of problems unless `every` is set."""
        return frozenset(each for each in self._found if labelled_segments(self.view, self._lines(each), every=every))

    def _silent(self, indices: Sequence[int]) -> list[int]:
        """The headings among some that call themselves aspects and say that nothing was found."""
        return [each for each in indices if names_aspect(self._words(each)) and self._says_nothing(each)]

    def _words(self, index: int) -> str:
        node = self.ladder.nodes[index]
        return self.view.text[node.title_start : node.title_end]

    def _segments(self, index: int) -> list[Segment]:
        """The findings in the prose below a heading that is an aspect."""
        if index in self.lists:
            return labelled_segments(self.view, self._lines(index), every=True)
        node = self.ladder.nodes[index]
        named = names_aspect(self._words(index))
        if (named and (self.splits or index in self.zones.leaves)) or (self.splits and not node.problem):
            return segments_of(self.view, self._lines(index), every=self.every)
        return []

    def _read(self, index: int) -> Iterator[Item]:
        lines = self._lines(index)
        leaf = index in self.zones.leaves
        if (leaf or index in self._places) and self._says_nothing(index):
            return
        found = self._segments(index)
        if found:
            yield from self._split(index, found)
            return
        subs = _sub_findings(self.view, lines)
        if subs:
            yield from self._nested(index, lines, subs)
            return
        yield self._item(index, lines, doubt="leaf" if leaf and index not in self.zones.sure else None)

    def _item(self, index: int, lines: Sequence[Line], doubt: str | None = None) -> Item:
        node, body = self.ladder.nodes[index], body_of(self.view, lines)
        finding = _made(self._heading(index), body, self._aspect(index), self._groups(index))
        if lines:
            finding = evolve(finding, span=self.view.span(node.start, lines[-1].end))
        return Item(finding=finding, node=index, body=body, doubt=doubt, numbered=node.numbered)

    def _split(self, index: int, found: Sequence[Segment]) -> Iterator[Item]:
        """Findings that an aspect gives in its prose."""
        aspect, groups = self._aspect(index), self._groups(index, itself=True)
        for segment in found:
            finding = evolve(finding_in_prose(self.view, segment), aspect=aspect, groups=groups)
            yield Item(finding=finding, node=index, doubt="prose", numbered=segment.numbered)

    def _nested(self, index: int, lines: Sequence[Line], subs: Sequence[int]) -> Iterator[Item]:
        """A finding whose points are findings on lines of their own."""
        before = lines[: subs[0]]
        yield self._item(index, before, doubt="nested")
        groups = (*self._groups(index), self._heading(index))
        for start, end in zip(subs, [*subs[1:], len(lines)], strict=True):
            yield self._sub(index, lines[start:end], groups)

    def _sub(self, index: int, lines: Sequence[Line], groups: tuple[Heading, ...]) -> Item:
        first = lines[0]
        mark = mark_at(self.view.text, first.start, first.end)
        assert mark is not None
        body = body_of(self.view, lines[1:])
        heading = Heading(
            number=mark.number,
            printed=self.view.text[first.start : first.end],
            title=core(self.view.text[mark.end : first.end]),
            span=self.view.span(first.start, lines[-1].end),
        )
        finding = evolve(_made(heading, body, self._aspect(index), groups), parent=0)
        return Item(finding=finding, node=index, body=body)

    def _lines(self, index: int) -> list[Line]:
        """The lines below a heading; what follows it in its own line is the first."""
        node = self.ladder.nodes[index]
        own = [] if node.alone else [_trimmed(self.view.text, node.title_end, node.end)]
        end = min(self.ladder.end(index), max(self.stop, node.place + 1))
        return [line for line in own if line.end > line.start] + list(self.view.lines[node.place + 1 : end])

    def _own_lines(self, index: int) -> list[Line]:
        """The lines between a heading and the first finding below it, or the heading of its group."""
        first = next((each for each in self.ladder.below(index) if each in self._found), None)
        if first is None:
            return []
        chain = [*self.ladder.above(first), first]
        stop = self.ladder.nodes[chain[chain.index(index) + 1]].start
        return [line for line in self._lines(index) if line.start < stop]

    def _heading(self, index: int) -> Heading:
        node = self.ladder.nodes[index]
        stop = _right(self.view.text, node.start, node.title_end)
        return Heading(
            number=node.number,
            printed=self.view.text[node.start : stop],
            title=node.title,
            span=self.view.span(node.start, stop),
        )

    def _aspect(self, index: int) -> int | None:
        chain = [*self.ladder.above(index), index]
        return next((self._places[each] for each in chain if each in self._places), None)

    def _groups(self, index: int, *, itself: bool = False) -> tuple[Heading, ...]:
        chain = self.ladder.above(index) + ([index] if itself else [])
        between = [each for each in chain if each not in self._sections and each not in self._places]
        return tuple(self._heading(each) for each in between)


def finding_in_prose(view: View, segment: Segment) -> Finding:
    """The finding that a stretch of prose is."""
    rest = _trimmed(view.text, segment.title_end, segment.end)
    more = Paragraph(text=view.text[rest.start : rest.end], span=view.span(rest.start, rest.end))
    return Finding(
        number=segment.number,
        printed=view.text[segment.start : segment.title_end],
        title=core(segment.title),
        paragraphs=(more,) if rest.end > rest.start else (),
        span=view.span(segment.start, segment.end),
    )


def _as_aspect(heading: Heading) -> Aspect:
    return Aspect(number=heading.number, printed=heading.printed, title=heading.title, span=heading.span)


def _made(heading: Heading, body: Body, aspect: int | None, groups: tuple[Heading, ...]) -> Finding:
    return Finding(
        number=heading.number,
        printed=heading.printed,
        title=heading.title,
        span=heading.span,
        aspect=aspect,
        groups=groups,
        paragraphs=body.paragraphs,
        fields=body.fields,
        state=body.state,
    )


def _below(item: Item, above: int | None) -> Item:
    """A finding with the place of the one that it belongs to."""
    return item if item.finding.parent == above else evolve(item, finding=evolve(item.finding, parent=above))


def _sub_findings(view: View, lines: Sequence[Line]) -> list[int]:
    """The lines that are findings below a finding: 一是 and something wrong, with text on the line below."""
    heads = []
    for place, line in enumerate(lines):
        mark = mark_at(view.text, line.start, line.end)
        if mark is None or mark.family is not Family.POINT:
            continue
        if line.end - mark.end > 70 or heading_end(view.text, mark.end, line.end) < line.end:
            return []
        follows = place + 1 < len(lines) and _family(view, lines[place + 1]) is not Family.POINT
        if not follows or not reads_like_problem(view.text[mark.end : line.end]):
            return []
        heads.append(place)
    return heads if len(heads) > 1 and points_of(view.text, [lines[each] for each in heads]) else []


def _family(view: View, line: Line) -> Family | None:
    mark = mark_at(view.text, line.start, line.end)
    return None if mark is None else mark.family


def _trimmed(text: str, start: int, end: int) -> Line:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(" \t\n\u3000\xa0*"))
    return Line(start + left, max(start + left, start + len(piece.rstrip(" \t\n\u3000\xa0*"))))


def _right(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" \t\u3000\xa0*"))
