"""The headings of a document and how they nest, inferred from the document itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from ..outline import SectionKind
from ._marks import FIELD_TITLE, LABELS, Family, Mark, field_at, mark_at
from ._text import Line, View
from ._titles import core, heading_end
from ._words import reads_like_problem, section_scores

_PLAIN = re.compile("(?:关于|针对)[^。]{4,150}问题(?:的?整改(?:落实|进展|完成)?(?:进展|落实)?情况)?[。：:]?")
_CERTAIN = 4  # a line without a number is a heading only where its words leave no doubt


@frozen(kw_only=True)
class Node:
    """A heading in its line: `title_end` is where the heading ends, `end` where its line does.

    `place` is the number of its line, `parent` that of the heading above it among all headings.
    """

    family: Family
    ordinal: int
    number: str
    start: int
    title_start: int
    title_end: int
    end: int
    place: int
    title: str
    problem: bool
    parent: int | None = None
    numbered: bool = True

    @property
    def alone(self) -> bool:
        """Whether nothing but the heading stands in its line."""
        return self.title_end >= self.end


@frozen
class Ladder:
    """Headings in the order of print, with the ones below each."""

    view: View
    nodes: tuple[Node, ...]
    children: Mapping[int | None, tuple[int, ...]]

    def below(self, index: int) -> Iterator[int]:
        """Every heading below one, in the order of print."""
        pending = list(reversed(self.children.get(index, ())))
        while pending:
            current = pending.pop()
            yield current
            pending.extend(reversed(self.children.get(current, ())))

    def above(self, index: int) -> list[int]:
        """The headings above one, highest first."""
        chain: list[int] = []
        parent = self.nodes[index].parent
        while parent is not None:
            chain.append(parent)
            parent = self.nodes[parent].parent
        return chain[::-1]

    def end(self, index: int) -> int:
        """The number of the line after everything below a heading."""
        for later in range(index + 1, len(self.nodes)):
            parent = self.nodes[later].parent
            if parent is None or parent < index:
                return self.nodes[later].place
        return len(self.view.lines)

    def printed(self, index: int) -> str:
        """A heading as it is printed, with its number."""
        node = self.nodes[index]
        return self.view.text[node.start : node.title_end]


def first_heading(view: View) -> int:
    """The line of the first heading with a number, or of one that its words make one."""
    for place, line in enumerate(view.lines):
        mark = mark_at(view.text, line.start, line.end)
        if (mark and mark.family not in LABELS) or _is_plain(view.text, line):
            return place
    return len(view.lines)


def ladder_of(view: View, first: int = 0) -> Ladder:
    """Find the headings from a line on, and nest them by the order of families that the document shows."""
    nodes = _merged(_found(view, first))
    ranks = _ranks(nodes)
    placed: list[Node] = []
    open_: list[int] = []
    for node in nodes:
        while open_ and ranks[placed[open_[-1]].family] >= ranks[node.family]:
            open_.pop()
        placed.append(evolve(node, parent=open_[-1] if open_ else None))
        open_.append(len(placed) - 1)
    return with_children(view, placed)


def with_children(view: View, nodes: Sequence[Node]) -> Ladder:
    """A ladder of headings that know their parents."""
    children: dict[int | None, list[int]] = defaultdict(list)
    for index, node in enumerate(nodes):
        children[node.parent].append(index)
    return Ladder(view, tuple(nodes), {parent: tuple(below) for parent, below in children.items()})


def _found(view: View, first: int) -> list[Node]:
    marked = [node for place in range(first, len(view.lines)) if (node := _node(view, place, view.lines[place]))]
    marked = _undotted(view, marked)
    plain = list(_plain_lines(view, first))
    tasks = _tasks(view, first)
    found = [
        *_without_points(view, _without_forms(view, marked), tasks),
        *(plain if len(plain) > 1 else ()),
        *tasks,
        *_section_lines(view, first),
    ]
    return sorted(found, key=lambda node: node.start)


_COUNTED = re.compile("[项个名家条件次处起户人年月期批份类]")


def _undotted(view: View, nodes: list[Node]) -> list[Node]:
    """5.12项政策 is the fifth heading and begins with a figure, where no 5.11 stands before and others are 4. and 6."""
    if not any(node.family is Family.ARABIC for node in nodes):
        return nodes
    known = {node.number for node in nodes if node.family is Family.DOTTED}
    return [_plain_number(view, node) if _is_figure(view, node, known) else node for node in nodes]


def _is_figure(view: View, node: Node, known: set[str]) -> bool:
    above, _, last = node.number.rpartition(".")
    if node.family is not Family.DOTTED or "." in above or f"{above}.{int(last) - 1}" in known or int(last) < 2:
        return False
    return view.text[node.title_start - 1].isdecimal() and _COUNTED.match(view.text, node.title_start) is not None


def _plain_number(view: View, node: Node) -> Node:
    """The heading with the first part of its number alone."""
    number = re.compile(r"\d{1,2}[．.]").match(view.text, node.start)
    end = node.title_start if number is None else number.end()
    mark = Mark(Family.ARABIC, int(node.number.partition(".")[0]), node.number.partition(".")[0], node.start, end)
    return node_of(view, node.place, view.lines[node.place], mark)


def _without_forms(view: View, nodes: list[Node]) -> list[Node]:
    """A form for each finding (一、整改任务 二、整改目标 三、…): the task is a heading, its other fields are none."""
    named = {}
    for index, node in enumerate(nodes):
        printed = view.text[node.title_start : node.title_end].strip(" *。：:")
        if node.alone and len(printed) < 12 and FIELD_TITLE.fullmatch(printed):
            named[index] = printed
    if len(set(named.values())) < 3 or not _TASKS & set(named.values()):
        return nodes
    kept = [node for index, node in enumerate(nodes) if index not in named]
    tasks = [nodes[index] for index, name in named.items() if name in _TASKS]
    return kept + [
        _task(view, node, count) for count, node in enumerate(tasks, start=1) if node.place + 1 < len(view.lines)
    ]


def _without_points(view: View, nodes: list[Node], tasks: Sequence[Node]) -> list[Node]:
    """Numbers below the fields of a task (整改措施： on a line of its own) are points of the field, and no headings."""
    if not tasks:
        return nodes
    fields = {place for place, line in enumerate(view.lines) if _names_field(view, line)}
    heads = [node.place for node in (*nodes, *tasks) if node.family.value <= Family.TASK.value]
    begins = sorted({-1, *fields, *heads})
    return [
        node
        for node in nodes
        if node.family.value <= Family.TASK.value or begins[bisect_left(begins, node.place) - 1] not in fields
    ]


def _names_field(view: View, line: Line) -> bool:
    """Whether nothing but the name of a field stands in a line."""
    found = field_at(view.text, line.start, line.end)
    return found is not None and found.end >= line.end


def _task(view: View, node: Node, count: int) -> Node:
    """The heading of a form: its title is the first sentence on the next line."""
    line = view.lines[node.place + 1]
    mark = Mark(Family.TASK, count, str(count), line.start, line.start)
    return evolve(node_of(view, node.place + 1, line, mark, numbered=False), start=node.start)


def _section_lines(view: View, first: int) -> Iterator[Node]:
    """Lines without a number that are the title of a section by their words: 反馈问题整改情况, 下一步打算."""
    for place in range(max(first, 1), len(view.lines)):
        line = view.lines[place]
        if not 4 <= line.end - line.start <= 24 or view.text[line.end - 1] in "。；，：:;,.”）)":
            continue
        if mark_at(view.text, line.start, line.end) or _repeated_field(view, line):
            continue
        if _speaks_for_section(view.text[line.start : line.end]):
            mark = Mark(Family.SECTION, 1, "1", line.start, line.start)
            yield node_of(view, place, line, mark, numbered=False)


def _speaks_for_section(printed: str) -> bool:
    """Whether the words of a line leave no doubt that it is the title of a section."""
    scores = section_scores(printed)
    told = [score for kind, score in scores.items() if kind is not SectionKind.OTHER]
    return max(told, default=0) >= _CERTAIN and not re.search("[：:，,；;]", printed)


def _repeated_field(view: View, line: Line) -> bool:
    """Whether a line is the name of a field; 下一步工作打算 is one where several findings have it."""
    name = field_at(view.text, line.start, line.end)
    if name is None:
        return False
    return not name.name.startswith("下一步") or view.text.count("\n" + name.name) > 1


def _node(view: View, place: int, line: Line) -> Node | None:
    mark = mark_at(view.text, line.start, line.end)
    if mark is None or mark.family in LABELS or _lists(view, line, mark):
        return None
    return node_of(view, place, line, mark)


_LISTS = {
    Family.CIRCLE: lambda ordinal: chr(ord("①") + ordinal),
    Family.BRACKET: lambda ordinal: f"{ordinal + 1}）",
    Family.HALF_BRACKET: lambda ordinal: f"{ordinal + 1}）",
}


def _lists(view: View, line: Line, mark: Mark) -> bool:
    """Whether a line holds several points, and so is a paragraph rather than a heading."""
    if mark.family not in _LISTS or mark.ordinal != 1:
        return False
    return view.text.find(_LISTS[mark.family](mark.ordinal), mark.end, min(line.end, mark.end + 2000)) >= 0


def node_of(view: View, place: int, line: Line, mark: Mark, *, numbered: bool = True) -> Node:
    """The heading that a mark begins in its line."""
    stop = heading_end(view.text, mark.end, line.end)
    printed = view.text[mark.end : stop]
    return Node(
        family=mark.family,
        ordinal=mark.ordinal,
        number=mark.number,
        start=line.start,
        title_start=mark.end,
        title_end=stop,
        end=line.end,
        place=place,
        title=core(printed),
        problem=reads_like_problem(printed),
        numbered=numbered,
    )


def _plain_lines(view: View, first: int) -> Iterator[Node]:
    """Lines that are headings by their words alone: 关于“…”问题的整改情况."""
    count = 0
    for place in range(first, len(view.lines)):
        line = view.lines[place]
        if _is_plain(view.text, line):
            count += 1
            mark = Mark(Family.PLAIN, count, str(count), line.start, line.start)
            yield node_of(view, place, line, mark, numbered=False)


def _is_plain(text: str, line: Line) -> bool:
    if line.end - line.start > 160 or text[line.start : line.start + 2] not in {"关于", "针对"}:
        return False
    return _PLAIN.fullmatch(text, line.start, line.end) is not None


_TASKS = frozenset(
    {"整改任务", "反馈问题", "督察反馈问题", "整改事项", "任务内容", "问题描述", "整改问题", "反馈意见", "存在问题"}
)


def _tasks(view: View, first: int) -> list[Node]:
    """Fields that begin a finding of their own, as close-out notices have them: 整改任务：…"""
    found: list[Node] = []
    for place in range(first, len(view.lines)):
        line = view.lines[place]
        name = field_at(view.text, line.start, line.end)
        if name is None or name.name not in _TASKS or name.end >= line.end:
            continue
        above = view.lines[place - 1] if place else None
        if above and mark_at(view.text, above.start, above.end):
            continue  # the field of a heading that stands right above
        mark = Mark(Family.TASK, len(found) + 1, str(len(found) + 1), line.start, name.end)
        found.append(node_of(view, place, line, mark, numbered=False))
    return found


def _merged(nodes: list[Node]) -> list[Node]:
    """1. and 1、 are one family, unless one of them counts anew between two of the other."""
    pair = (Family.ARABIC, Family.ARABIC_COMMA)
    if not all(any(node.family is family for node in nodes) for family in pair):
        return nodes
    if any(_inside(nodes, inner, outer) for inner, outer in (pair, pair[::-1])):
        return nodes
    return [evolve(node, family=Family.ARABIC) if node.family is pair[1] else node for node in nodes]


def _ranks(nodes: Sequence[Node]) -> dict[Family, float]:
    """The usual order of the families, but one that counts anew between two of another stands below it."""
    ranks = {family: float(family.value) for family in Family}
    present = sorted({node.family for node in nodes}, key=lambda family: family.value)
    for low in present:
        for high in present:
            if ranks[high] < ranks[low] and _inside(nodes, high, low) >= 2 and not _inside(nodes, low, high):
                ranks[high] = ranks[low] + 0.5
    return ranks


def _inside(nodes: Sequence[Node], inner: Family, outer: Family) -> int:
    """How often a family counts from one between two consecutive numbers of another."""
    count, last, anew = 0, None, False
    for node in nodes:
        if node.family is outer:
            count += anew and last is not None and node.ordinal == last + 1
            last, anew = node.ordinal, False
        elif node.family is inner and node.ordinal == 1:
            anew = True
        elif node.family.value < min(inner.value, outer.value):
            last, anew = None, False
    return count
