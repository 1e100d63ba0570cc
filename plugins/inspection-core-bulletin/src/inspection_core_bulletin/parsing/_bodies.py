"""What stands below the heading of a finding: its fields, its state, its paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import frozen

from ..outline import Field, Paragraph
from ._labels import Point, points_of
from ._marks import FIELD_NAMES, FieldMark, field_at, mark_at
from ._text import Line, View

_INLINE_FIELD = re.compile(rf"(?<=[。；;])[ \u3000]?(?=[【\[]?(?:{FIELD_NAMES})[】\]]?[：:])")
_ACCOUNTS = re.compile(
    "措施|成效|成果|效果|整改.{0,6}(?:情况|进展|落实|完成)$|整改.{0,6}情况|(?:完成|落实|进展|办理)情况|下一步|结果|建议落实|采纳"
)
_STATES = re.compile("状态|进度|结果|成效|完成情况|是否完成|销号情况|整改情况|办理情况|落实情况|进展|整改类")
_STATE_WORDS = re.compile(
    "[^，,；;]{0,6}(?:完成|整改|销号|推进|办结|进行|坚持|落实|到位|办理|是|否|成效|达标)[^，,；;]{0,8}"
)
_STATED = re.compile(
    "(?:已经?|均已|全部|基本|尚未|暂未|未|正在?|持续|阶段性|长期)"
    "(?:完成整改|整改完成|整改到位|完成|整改|办结|销号|推进|坚持|落实到位)(?:到位|完毕|中|销号)?(?:[，,、]?(?:并|需)?长期坚持)?"
)
"""Words that are a state wherever a field begins with them, and nothing else."""
_BLANK = " \t\u3000\xa0*"


@frozen(kw_only=True)
class Body:
    """The parts of a finding below its heading, and the points of its lists as they were found."""

    paragraphs: tuple[Paragraph, ...] = ()
    fields: tuple[Field, ...] = ()
    state: str | None = None
    points: tuple[Point, ...] = ()


@frozen
class _Run:
    """Lines that belong to one field, or to none."""

    name: str | None
    start: int
    lines: list[Line]


def body_of(view: View, lines: Sequence[Line]) -> Body:
    """Read the lines below a heading."""
    paragraphs: list[Paragraph] = []
    fields: list[Field] = []
    points: list[Point] = []
    state: str | None = None
    for run in _runs(view.text, lines):
        word = _state(view.text, run)
        if word is not None:
            state = word
        if (word is not None and word == _value(view.text, run)) or not _tells(run.name):
            fields.append(_field(view, run))
            continue
        found = points_of(view.text, run.lines)
        points.extend(found)
        paragraphs.extend(_paragraphs(view, run, found))
    return Body(paragraphs=tuple(paragraphs), fields=tuple(fields), state=state, points=tuple(points))


def _tells(name: str | None) -> bool:
    """Whether what stands in a field is told to the reader as an account."""
    return name is None or _ACCOUNTS.search(name) is not None


def _runs(text: str, lines: Sequence[Line]) -> list[_Run]:
    runs: list[_Run] = []
    for line in lines:
        for start, end in _parts(text, line):
            found = field_at(text, start, end) or _numbered_field(text, start, end)
            if found is not None:
                runs.append(_Run(found.name, start, [Line(_skip(text, found.end, end), end)]))
            elif runs and _goes_on(text, runs[-1]):
                runs[-1].lines.append(Line(start, end))
            else:
                runs.append(_Run(None, start, [Line(start, end)]))
    return runs


def _goes_on(text: str, run: _Run) -> bool:
    """Whether a line without a name belongs to the field above it; a state in a word ends where its line does."""
    if run.name is None or not _said(run):
        return True
    return _tells(run.name) and _first_words(text, run, "\n") is None


def _numbered_field(text: str, start: int, end: int) -> FieldMark | None:
    """A field whose name is numbered like a heading: 二、整改目标."""
    mark = mark_at(text, start, min(end, start + 24)) if end - start < 24 else None
    found = None if mark is None else field_at(text, mark.end, end)
    return found if found and found.end >= end else None


def _said(run: _Run) -> bool:
    return any(line.end > line.start for line in run.lines)


def _parts(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """The parts of a line that fields inside it make."""
    start = line.start
    if text.find("：", line.start, line.end) >= 0 or text.find(":", line.start, line.end) >= 0:
        for match in _INLINE_FIELD.finditer(text, line.start, line.end):
            if match.end() > start:
                yield start, match.start()
                start = match.end()
    if line.end > start:
        yield start, line.end


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _BLANK:
        start += 1
    return start


def _state(text: str, run: _Run) -> str | None:
    """The word of a field of state, as printed; a longer text is an account."""
    if run.name is None or not _STATES.search(run.name):
        return None
    value = _value(text, run)
    if not 0 < len(value) <= 16 or "。" in value:
        return _first_words(text, run, "。.；;\n")
    return value if _STATE_WORDS.fullmatch(value) or "状态" in run.name else None


def _value(text: str, run: _Run) -> str:
    return "".join(text[line.start : line.end] for line in run.lines).strip(_BLANK + "。；;.")


def _first_words(text: str, run: _Run, stops: str) -> str | None:
    """The state that a field says before an account, or on a line of its own: 整改结果：已整改。…"""
    if run.name is None or not _STATES.search(run.name) or not _said(run):
        return None
    line = next(line for line in run.lines if line.end > line.start)
    words = re.split(f"[{stops}]", text[line.start : line.end])[0].strip(_BLANK + "。；;.")
    return words if _STATED.fullmatch(words) else None


def _field(view: View, run: _Run) -> Field:
    end = run.lines[-1].end
    value = "\n".join(view.text[line.start : line.end] for line in run.lines).strip(_BLANK)
    return Field(name=run.name or "", value=value, span=view.span(run.start, max(end, run.start + 1)))


def _paragraphs(view: View, run: _Run, points: Sequence[Point]) -> Iterator[Paragraph]:
    """The points with the prose before, between and after them."""
    heads = {point.label.mark.start: point for point in points}
    starts = sorted(heads)
    for line in run.lines:
        if line.end <= line.start:
            continue
        cuts = starts[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
        edges = cuts if cuts[:1] == [line.start] else [line.start, *cuts]
        for start, end in zip(edges, [*edges[1:], line.end], strict=True):
            yield from _paragraph(view, run.name, heads.get(start), start, end)


def _paragraph(view: View, name: str | None, point: Point | None, start: int, end: int) -> Iterator[Paragraph]:
    begin = start if point is None else point.label.mark.end
    text = view.text[begin:end].strip(_BLANK)
    if point is None and not text:
        return
    stop = start + len(view.text[start:end].rstrip(_BLANK))
    label = None if point is None else view.text[start:begin].strip(_BLANK)
    yield Paragraph(label=label, text=text, span=view.span(start, stop), under=name)
