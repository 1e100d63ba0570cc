"""How a text becomes an outline: frame, ladder of headings, zones, findings, doubts, and what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

import inspection_core as ic

from ..outline import Genre, Outline, Section, SectionKind
from . import rules
from ._after import other_part
from ._checks import check_aspects, check_items, check_levels, check_numbers, check_rest, check_totals, fits, left_out
from ._collapsed import split_collapsed
from ._doubting import Doubts
from ._findings import Item, Reader, finding_in_prose
from ._frame import Frame, frame_of, title_end
from ._genres import genre_of
from ._ladder import Ladder, first_heading, ladder_of
from ._metadata import Metadata, metadata_of
from ._prose import segments_after_intro
from ._text import View, view_of
from ._totals import totals_of
from ._words import names_aspect
from ._zones import Zones, zones_of


@frozen(kw_only=True)
class ParseOptions:
    """How a text is read; `genre` overrides what its title and opening say it is."""

    genre: Genre | None = None


def parse(text: str, options: ParseOptions | None = None) -> Outline:
    """Read a published bulletin or a feedback notice; a text that is neither gives no finding and one error."""
    view = split_collapsed(view_of(text))
    ladder, frame = _frame(view)
    genre = (options.genre if options else None) or _genre(view, ladder, frame)
    if genre is Genre.UNKNOWN:
        return _refused(text)
    return _Reading(view, ladder, frame, genre, Doubts(view)).outline()


def _frame(view: View) -> tuple[Ladder, Frame]:
    """The ladder of headings below the title, and the frame around them."""
    body = title_end(view, first_heading(view))
    ladder = ladder_of(view, body)
    first = next((node.place for node in ladder.nodes), len(view.lines))
    last = max((node.place for node in ladder.nodes), default=-1)
    return ladder, frame_of(view, first, last)


_STRUCTURE = re.compile("问题的?整改(?:落实|进展|完成)?(?:进展)?情况|整改(?:落实|进展|完成)?情况[：:]")


def _genre(view: View, ladder: Ladder, frame: Frame) -> Genre:
    end = ladder.nodes[0].start if ladder.nodes else len(view.text)
    genre = genre_of(frame.title, view.text[frame.opening : max(end, frame.opening)] if end else view.text[:3000])
    if genre is Genre.UNKNOWN and frame.title is None and len(_STRUCTURE.findall(view.text[:20000])) >= 3:
        return Genre.BULLETIN
    return genre


def _refused(text: str) -> Outline:
    spans = tuple(left_out(text, ()))
    return Outline(genre=Genre.UNKNOWN, problems=(rules.NOT_ONE(ic.Location(line=1)),), remainder=spans)


@frozen
class _Reading:
    """One document being read."""

    view: View
    ladder: Ladder
    frame: Frame
    genre: Genre
    doubts: Doubts

    def outline(self) -> Outline:
        told = self.genre is not Genre.NOTICE
        zones = zones_of(self.ladder, told=told)
        after = other_part(self.ladder, zones, self.frame.stop, told=told)
        reader = Reader(self.ladder, zones, self.frame.stop if after is None else after, splits=self._splits(zones))
        reader = (reader if told else reader.with_lists()).with_split_aspects()
        items = reader.items() or ([] if reader.empty() else self._prose())
        aspects = reader.aspects()
        about = self._about()
        totals, stated = totals_of(self.view, self.frame.opening, self._first(items))
        outline = Outline(
            genre=self.genre,
            title=self.frame.title,
            inspected=about.inspected,
            inspecting=about.inspecting,
            kind=about.kind,
            period=about.period,
            feedback_date=about.feedback,
            inferred=about.inferred,
            aspects=aspects,
            findings=tuple(item.finding for item in items),
            sections=self._sections(zones, after),
            stated_totals=totals,
            contact=self.frame.contact,
            issuer=self.frame.issuer,
            issue_date=self.frame.issue_date,
            facts=(*self.frame.facts, *about.facts, *stated, *reader.silences()),
        )
        outline = evolve(outline, remainder=tuple(left_out(self.view.source, outline.spans)))
        self._doubt(outline, reader, items)
        return evolve(outline, problems=self.doubts.sorted())

    def _splits(self, zones: Zones) -> bool:
        """Whether the headings of a notice are aspects whose findings stand in prose."""
        titles = [self.ladder.printed(index) for index in zones.findings]
        named = sum(names_aspect(title) for title in titles)
        unlike = sum(not self.ladder.nodes[index].problem for index in zones.findings)
        return self.genre is Genre.NOTICE and (named + unlike) * 2 > len(titles)

    def _prose(self) -> list[Item]:
        lines = self.view.lines[self.frame.body : self.frame.stop]
        _, segments = segments_after_intro(self.view, lines)
        return [
            Item(finding=finding_in_prose(self.view, each), node=-1, doubt="prose", numbered=each.numbered)
            for each in segments
        ]

    def _sections(self, zones: Zones, after: int | None) -> tuple[Section, ...]:
        found = [self._section(index, kind) for index, kind in zones.sections]
        if after is not None:
            lines = self.view.lines[after : self.frame.stop]
            start, end = lines[0].start, lines[-1].end
            head = re.split("[，,：:。]", self.view.text[start : min(end, start + 40)])[0]
            found.append(Section(title=head, kind=SectionKind.OTHER, span=self.view.span(start, end)))
            self.doubts.at(rules.NO_SECTION_END, start, start + len(head))
        return tuple(found)

    def _section(self, index: int, kind: SectionKind) -> Section:
        node = self.ladder.nodes[index]
        stop = min(self.ladder.end(index), max(self.frame.stop, node.place + 1))
        printed = self.ladder.printed(index).strip(" *。：:　\xa0")
        return Section(title=printed, kind=kind, span=self.view.span(node.start, self.view.lines[stop - 1].end))

    def _about(self) -> Metadata:
        opening = self.frame.opening
        end = self.ladder.nodes[0].start if self.ladder.nodes else len(self.view.text)
        return metadata_of(self.view, opening, max(end, opening), self.frame.title, self.doubts)

    def _first(self, items: Sequence[Item]) -> int:
        """Where the first finding begins: totals are stated before it."""
        nodes = [self.ladder.nodes[item.node].start for item in items if item.node >= 0]
        return max(min(nodes, default=len(self.view.text)), self.frame.opening)

    def _doubt(self, outline: Outline, reader: Reader, items: Sequence[Item]) -> None:
        doubts = self.doubts
        check_items(items, self.view, doubts, self.genre)
        check_levels(self.ladder, reader.zones, items, doubts)
        check_numbers(outline.findings, dict(outline.stated_totals).get("withheld", 0), doubts)
        check_aspects(outline.findings, outline.aspects, reader.empty(), doubts)
        check_totals(outline.stated_totals, outline.findings, outline.aspects, doubts)
        check_rest(self.view, outline.remainder, doubts)
        fit = fits(outline.stated_totals, outline.findings)
        if not items and not fit:
            doubts.whole(rules.NO_FINDINGS)
        elif items and not any("责任" in field.name for item in items for field in item.finding.fields):
            doubts.whole(rules.NO_OWNERS)
        if len(items) == 1 and not fit and self.genre is not Genre.CLOSE_OUT:
            doubts.about(rules.FEW_FINDINGS, items[0].finding.span)
        self._doubt_lines()

    def _doubt_lines(self) -> None:
        if self.view.joined:
            self.doubts.whole(rules.JOINED, count=self.view.joined)
        if self.view.split:
            self.doubts.whole(rules.COLLAPSED)
