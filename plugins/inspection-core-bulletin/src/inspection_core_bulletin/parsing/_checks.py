"""The doubts that a reading leaves: gaps, jumps, totals that don't fit, headings that may be something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import inspection_core as ic

from ..outline import Aspect, Finding, Genre, Span
from . import rules
from ._doubting import Doubts
from ._findings import Item
from ._labels import Point, printed_label
from ._ladder import Ladder
from ._marks import Family, Mark
from ._text import View
from ._words import runs_on, segment_like_problem
from ._zones import Zones

_INSIDE = re.compile(
    r"问题的?整改(?:落实|进展|完成)(?:进展)?情况[：:。]|(?<=[。；])\s?(?:\d{1,3}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)(?:关于|针对)|(?<=[。；])(?:关于|针对)[“\"]"
)
_LIKE_NUMBER = re.compile(
    r"\d{1,2}[.．]\d{1,2}[.．、\s]?[^\d\s%％万亿元]|(?:第[一二三四五六七八九十]{1,3}|问题[一二三四五六七八九十\d]{1,3})[\s，、：:]"
)


def check_items(items: Sequence[Item], view: View, doubts: Doubts, genre: Genre) -> None:
    """Doubts about each finding by itself."""
    for item in items:
        _check_labels(item, view, doubts)
        _check_item(item, doubts, genre)
        _check_inside(item, doubts)
    if genre is Genre.NOTICE:
        _check_examples(items, doubts)
    prose = [item for item in items if item.doubt == "prose"]
    if prose:
        doubts.about(rules.FROM_PROSE, prose[0].finding.span, count=len(prose))
    counted = [item for item in items if not item.numbered]
    if counted:
        doubts.about(rules.COUNTED, counted[0].finding.span, count=len(counted))


def _check_labels(item: Item, view: View, doubts: Doubts) -> None:
    number = item.finding.number
    for point in item.body.points:
        mark = point.label.mark
        if not (point.missing or point.anew or point.label.soft):
            continue
        label = printed_label(view.text, mark)
        if point.missing:
            missing = tuple(_like(label, mark, each) for each in point.missing)
            doubts.at(rules.LABEL_GAP, mark.start, mark.end, number=number, missing=missing, label=label)
        if point.anew:
            doubts.at(rules.LIST_ANEW, mark.start, mark.end, number=number, label=label)
        if point.label.soft:
            doubts.at(rules.AFTER_COMMA, mark.start, mark.end, number=number, label=label)
    _check_lone(item, view, doubts)
    if _wrong(item.body.points, item.finding):
        doubts.about(rules.MAYBE_NESTED, item.finding.span, number=number)


def _check_lone(item: Item, view: View, doubts: Doubts) -> None:
    """A list of one point."""
    points = item.body.points
    for place, point in enumerate(points):
        ends = place + 1 == len(points) or points[place + 1].anew or points[place + 1].label.ordinal == 1
        if point.label.ordinal == 1 and ends:
            mark = point.label.mark
            label = printed_label(view.text, mark)
            doubts.at(rules.LONE_LABEL, mark.start, mark.end, number=item.finding.number, label=label)


def _like(label: str, mark: Mark, other: int) -> str:
    """Another label of the same kind: 三是 like 四是."""
    if mark.family is Family.CIRCLE:
        return chr(ord("①") + other - 1)
    if mark.family is Family.POINT:
        return ic.to_chinese(other) + label[-1]
    for printed, like in ((mark.number, str(other)), (ic.to_chinese(mark.ordinal), ic.to_chinese(other))):
        if printed in label:
            return label.replace(printed, like, 1)
    return str(other)


def _wrong(points: Sequence[Point], finding: Finding) -> bool:
    """Whether most of the labelled paragraphs read like problems."""
    labelled = [each.text for each in finding.paragraphs if each.label]
    wrong = sum(segment_like_problem(text) for text in labelled)
    return len(points) > 1 and wrong > len(labelled) * 0.5


def _check_item(item: Item, doubts: Doubts, genre: Genre) -> None:
    finding = item.finding
    if item.doubt == "leaf":
        doubts.about(rules.GROUP_OR_FINDING, finding.span, number=finding.number)
    if item.doubt == "nested":
        doubts.about(rules.NESTED, finding.span, number=finding.number)
    if genre is Genre.NOTICE and item.doubt is None and _several(finding):
        doubts.about(rules.MAYBE_NESTED, finding.span, number=finding.number)
    told = finding.paragraphs or finding.state or item.doubt in {"nested", "group"}
    if not told and genre is not Genre.NOTICE:
        doubts.about(rules.NO_ACCOUNT, finding.span, number=finding.number)


def _several(finding: Finding) -> bool:
    """Whether the text below a finding of a notice lists problems, other than as examples (有的…)."""
    parts = [part for each in finding.paragraphs for part in re.split("[；;]", each.text) if part.strip()]
    return (
        len(parts) > 2
        and sum(not part.startswith((*_EXAMPLE, "如")) and segment_like_problem(part) for part in parts) > 2
    )


_EXAMPLE = ("有的", "有些", "个别", "部分", "少数", "一些")


def _check_examples(items: Sequence[Item], doubts: Doubts) -> None:
    """Examples (有的…；有的…) below most findings of a document without aspects: it may count these as findings."""
    if len(items) < 2 or any(item.finding.aspect or item.doubt for item in items):
        return
    listing = [item.finding for item in items if _examples(item.finding) > 1]
    for finding in listing if len(listing) * 2 > len(items) else ():
        doubts.about(rules.MAYBE_NESTED, finding.span, number=finding.number)


def _examples(finding: Finding) -> int:
    parts = (part for each in finding.paragraphs for part in re.split("[；;。]", each.text))
    return sum(part.startswith(_EXAMPLE) for part in parts)


def _check_inside(item: Item, doubts: Doubts) -> None:
    for paragraph in item.finding.paragraphs:
        match = _LIKE_NUMBER.match(paragraph.text) if paragraph.label is None else None
        if match is None and ("问题" in paragraph.text or "关于" in paragraph.text):
            match = _INSIDE.search(paragraph.text)
        if match:
            start = paragraph.span.start
            span = Span(start, min(paragraph.span.end, start + match.end()))
            doubts.about(rules.HEADING_INSIDE, span, number=item.finding.number)


def check_levels(ladder: Ladder, zones: Zones, items: Sequence[Item], doubts: Doubts) -> None:
    """Doubts about which headings are findings."""
    if zones.guessed and items:
        doubts.about(rules.LEVEL_GUESSED, items[0].finding.span)
    for top in zones.faint:
        node = ladder.nodes[top]
        doubts.at(rules.FAINT_SECTION, node.start, node.title_end, title=node.title)
    for top in zones.passed:
        node = ladder.nodes[top]
        doubts.at(rules.NONE_INSIDE, node.start, node.title_end, title=node.title)
    if not zones.guessed:
        _check_titles(ladder, zones, items, doubts)
    _check_stops(ladder, zones, doubts)
    found = set(zones.findings) | zones.leaves
    numbers = {item.node: item.finding.number for item in items}
    for index in sorted(found):
        _check_below(ladder, index, numbers.get(index, ""), found, doubts)


def _check_titles(ladder: Ladder, zones: Zones, items: Sequence[Item], doubts: Doubts) -> None:
    findings = frozenset(zones.findings) | zones.sure
    for item in items:
        if item.doubt is not None or item.node not in findings:
            continue
        node = ladder.nodes[item.node]
        if not node.problem or runs_on(ladder.printed(item.node), node.title):
            doubts.at(rules.NOT_WRONG, node.start, node.title_end, number=item.finding.number)


_STOPPED = frozenset("。：:；;.．，,")


def _check_stops(ladder: Ladder, zones: Zones, doubts: Doubts) -> None:
    """Headings that end without a stop where nearly all of the others have one, or with one where those have none."""
    ends = {index: ladder.printed(index).rstrip(" *\u3000\xa0")[-1:] in _STOPPED for index in zones.findings}
    few = max(1, len(ends) * 0.25) if len(ends) > 2 else 0
    bare = [index for index, stopped in ends.items() if not stopped and ladder.nodes[index].alone]
    stopped = [index for index in ends if ends[index]]
    joined = [index for index in stopped if ladder.view.is_joined(*_place(ladder, index))]
    for index in sorted({*(bare if len(bare) <= few else ()), *(joined if len(stopped) <= few else ())}):
        doubts.at(rules.NO_STOP, *_place(ladder, index), number=ladder.nodes[index].number)


def _place(ladder: Ladder, index: int) -> tuple[int, int]:
    return ladder.nodes[index].start, ladder.nodes[index].title_end


def _check_below(ladder: Ladder, index: int, number: str, found: set[int], doubts: Doubts) -> None:
    below = [each for each in ladder.children.get(index, ()) if each not in found]
    wrong = [each for each in below if ladder.nodes[each].problem and ladder.nodes[each].alone]
    for each in wrong[:3]:
        node = ladder.nodes[each]
        doubts.at(rules.ODD_ONE, node.start, node.title_end, number=number)


def check_numbers(findings: Sequence[Finding], withheld: int, doubts: Doubts) -> None:
    """Jumps in the numbers of findings, unless the document says that as many as are missing are withheld."""
    jumps = [(last, finding, jump) for last, finding in pairwise(findings) if (jump := _jump(last, finding)) != 0]
    first = _first_jump(findings)
    if 0 < first + sum(jump or 0 for _, _, jump in jumps) <= withheld and all(jump for _, _, jump in jumps):
        return
    for last, finding, _ in jumps:
        doubts.about(rules.NUMBER_GAP, finding.span, number=finding.number, last=last.number)
    if first:
        doubts.about(rules.NUMBER_GAP, findings[0].span, number=findings[0].number, last="0")


def _first_jump(findings: Sequence[Finding]) -> int:
    if not findings or findings[0].number in {"1", "1.1", "1.1.1"}:
        return 0
    return max(1, int(findings[0].number.split(".")[-1]) - 1)


def check_aspects(
    findings: Sequence[Finding], aspects: Sequence[Aspect], empty: frozenset[int], doubts: Doubts
) -> None:
    """Jumps in the numbers of aspects, and aspects without findings; `empty` are those that say so."""
    for before, aspect in pairwise(aspects):
        if int(aspect.number.split(".")[-1]) != int(before.number.split(".")[-1]) + 1:
            doubts.about(rules.ASPECT_GAP, aspect.span, number=aspect.number, last=before.number)
    taken = {finding.aspect for finding in findings} | empty
    for place, aspect in enumerate(aspects, start=1):
        if place not in taken:
            doubts.about(rules.ASPECT_EMPTY, aspect.span, number=aspect.number)


def _jump(last: Finding, finding: Finding) -> int | None:
    """How many numbers are missing before a finding; None where it stands out of order.

    It may follow the last one or a heading above that, or be the first of a group.
    """
    number, level = finding.number.split("."), len(finding.groups)
    beside = last.groups[level : level + 1] if last.groups[:level] == finding.groups else ()
    followed = [each.split(".") for each in (last.number, *(group.number for group in beside))]
    before = [int(each[-1]) for each in followed if each[:-1] == number[:-1]]
    if (last.aspect, last.path) != (finding.aspect, finding.path) or number[:-1] != followed[0][:-1]:
        before.append(0)
    return min((jump for each in before if (jump := int(number[-1]) - each - 1) >= 0), default=None)


_TOTALS = {"findings": ic.Text("findings", "问题"), "aspects": ic.Text("aspects", "方面")}


def check_totals(
    totals: Sequence[tuple[str, int]], findings: Sequence[Finding], aspects: Sequence[Aspect], doubts: Doubts
) -> None:
    """Stated totals against what was found."""
    counts = {"findings": len(findings), "aspects": len(aspects)}
    for name, stated in totals:
        if name == "findings" and not fits(totals, findings):
            doubts.whole(rules.TOTAL_DIFFERS, stated=stated, what=_TOTALS[name], found=counts[name])
        if name == "aspects" and aspects and stated != counts[name]:
            doubts.whole(rules.TOTAL_DIFFERS, stated=stated, what=_TOTALS[name], found=counts[name])


def fits(totals: Sequence[tuple[str, int]], findings: Sequence[Finding]) -> bool:
    """Whether the stated total is what was found, counted at one level or another, with what is withheld."""
    stated, withheld = dict(totals).get("findings"), dict(totals).get("withheld", 0)
    return stated is not None and any(0 <= stated - found <= withheld for found in _levels(findings))


def _levels(findings: Sequence[Finding]) -> set[int]:
    """How many findings there are: with and without those that have others below, and of each level and above."""
    chains = [
        (*((each.number, each.span.start) for each in finding.groups), (finding.number, finding.span.start))
        for finding in findings
    ]
    deepest = max(map(len, chains), default=0)
    levels = {len({chain[:level] for chain in chains}) for level in range(1, deepest + 1)}
    above = {finding.parent for finding in findings} - {None}
    return {*levels, len(findings), len(findings) - len(above)}


def check_rest(view: View, remainder: Sequence[Span], doubts: Doubts) -> None:
    """Whether much of the text was not read."""
    left = sum(span.end - span.start for span in remainder)
    whole = sum(line.end - line.start for line in view.lines)
    if whole and left > 80 and left * 100 > whole * 15:
        doubts.about(
            rules.MUCH_LEFT, max(remainder, key=lambda span: span.end - span.start), percent=left * 100 // whole
        )


def left_out(source: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The stretches of the source that no span covers, without the white space around them."""
    place = 0
    for span in sorted(spans, key=lambda each: each.start):
        if span.start > place:
            yield from _strip(source, place, span.start)
        place = max(place, span.end)
    yield from _strip(source, place, len(source))


def _strip(source: str, start: int, end: int) -> Iterator[Span]:
    piece = source[start:end]
    if piece.strip():
        yield Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
