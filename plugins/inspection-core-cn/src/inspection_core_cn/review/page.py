"""A light look at a text: its lines, headings, paragraphs, title, lead and end matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from attrs import frozen

from ..labels import Label, LabelKind, read_label

_BLANKS = " \t\u3000\xa0"
_INDENT = re.compile(r"[ \t\u3000\xa0#*]*")
_LABEL_START = frozenset("（(一二三四五六七八九十百0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_NOT_HEADINGS = frozenset({LabelKind.POINT, LabelKind.ORDINAL, LabelKind.EACH})
_TITLE_END = re.compile(
    "(?:通报|公告|公示|公开|报告|通知|说明|反馈意见|意见|情况|总结|方案|函)(?:[（(][^）)]{1,14}[）)])?$"
)
_STOPS = '。！？；：…”’）》】!?;:)"|'
_TIGHT = re.compile(r"(\d{1,2})[.．](?=\d{1,3}[\u4e00-\u9fff])")
"""What may be a number with places as well as a label: 1.6辆 is six vehicles under 1. where 2. follows."""
_ATTACHED = re.compile("附[件表录]?[：:]")
_HARD = "。：:！？!?"
_HAN, _LATIN = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Za-z]")
_OPEN, _CLOSE = "“‘（(《〔【", "”’）)》〕】"
_WRAPPED_LENGTH = 20
_LEAD = 3000
LONG_HEADING = 120
SAMPLE = 4000
_CLOSING = 14


@frozen
class Line:
    """A line without its indent and trailing blanks."""

    start: int
    end: int


@frozen
class Heading:
    """A line that begins with a label: where it stands, and where its title begins and ends.

    `line` is its index among the lines; what follows the title in the same line belongs to the text below.
    """

    kind: LabelKind
    number: int
    printed: str
    line: int
    start: int
    title_start: int
    title_end: int


@frozen(kw_only=True, slots=False)
class Page:
    """A text as a reader sees it at first sight."""

    text: str

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(_lines(self.text))

    @cached_property
    def is_wrapped(self) -> bool:
        """Whether lines were broken by their width, as in text taken from a PDF."""
        long = [line for line in self.lines if line.end - line.start >= _WRAPPED_LENGTH]
        loose = sum(1 for line in long if self.text[line.end - 1] not in _STOPS)
        return len(long) >= 8 and loose * 2 > len(long)

    @cached_property
    def is_chinese(self) -> bool:
        """Whether a fair share of the letters of the first pages is Chinese."""
        sample = self.text[:SAMPLE]
        chinese = len(_HAN.findall(sample))
        return chinese > 0 and chinese * 4 >= len(_LATIN.findall(sample))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(_headings(self.text, self.lines))

    @cached_property
    def blocks(self) -> tuple[Line, ...]:
        """Paragraphs: each line, or what was wrapped joined up to the next blank line or label."""
        return tuple(_joined(self)) if self.is_wrapped else tuple(each for each in self.lines if each.end > each.start)

    @cached_property
    def title(self) -> Line | None:
        """The lines of the title, as one stretch."""
        return _title(self)

    @cached_property
    def lead(self) -> Line:
        """What stands between the title and the first heading."""
        start = self.title.end if self.title else 0
        stop = self.headings[0].start if self.headings else len(self.text)
        return Line(start, max(start, min(stop, start + _LEAD)))

    @cached_property
    def closing(self) -> tuple[Line, ...]:
        """The last lines, first to last, that hold something."""
        return tuple(each for each in self.lines[-4 * _CLOSING :] if each.end > each.start)[-_CLOSING:]

    def words(self, line: Line) -> str:
        return self.text[line.start : line.end]

    def body_of(self, index: int) -> str:
        """What stands below a heading, up to the next one of any kind."""
        here = self.headings[index]
        later = self.headings[index + 1 : index + 2]
        return self.text[here.title_end : later[0].start if later else len(self.text)]


@lru_cache(maxsize=1)
def page_of(text: str) -> Page:
    """The page of a text; kept while the families look at the same one."""
    return Page(text=text)


def bare(words: str) -> str:
    """Words without any blanks and breaks."""
    return "".join(words.split())


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for line in text.split("\n"):
        indent = _INDENT.match(line)
        start = indent.end() if indent else 0
        end = max(start, len(line.rstrip(_BLANKS + "*\r")))
        yield Line(at + start, at + end)
        at += len(line) + 1


def _headings(text: str, lines: tuple[Line, ...]) -> Iterator[Heading]:
    attached = frozenset(_attached(text, lines))
    found = [
        (index, label)
        for index, line in enumerate(lines)
        if index not in attached and (label := _label(text, line)) is not None
    ]
    tight = frozenset(_false_tight(text, lines, found))
    for index, label in found:
        if index not in tight:
            line = lines[index]
            title = line.start + len(label.printed)
            stop = title_end(text, title, line.end)
            yield Heading(label.kind, label.number, label.printed, index, line.start, title, stop)


def _label(text: str, line: Line) -> Label | None:
    """The label that makes a line a heading, or may do so."""
    if line.end - line.start < 3 or text[line.start] not in _LABEL_START:
        return None
    words = text[line.start : min(line.end, line.start + 200)]
    if "\t" in words:
        return None
    label = read_label(words)
    if label is None and (match := _TIGHT.match(words)):
        return Label(LabelKind.ARABIC, int(match[1]), match[0])
    return None if label is None or label.kind in _NOT_HEADINGS else label


def _false_tight(text: str, lines: tuple[Line, ...], found: Sequence[tuple[int, Label]]) -> Iterator[int]:
    """The lines that begin with a number with places: none that goes on a list, or begins one that goes on.

    Only behind a line that is at its end can a label be meant, and 1.1 next to 1.2 are labels of another kind.
    """
    mine = [(index, label.number) for index, label in found if label.kind is LabelKind.ARABIC]
    tight = {index: number for index, number in mine if _TIGHT.match(text, lines[index].start)}
    last = 0
    for before, (index, number), after in zip([(-1, 0), *mine], mine, [*mine[1:], (-1, 0)], strict=False):
        goes_on = after[1] == 2 if number == 1 else number == last + 1
        is_nested = number in (tight.get(before[0]), tight.get(after[0]))
        if index in tight and (is_nested or not goes_on or not _is_ended(text, lines, index)):
            yield index
        else:
            last = number


def _is_ended(text: str, lines: tuple[Line, ...], index: int) -> bool:
    """Whether the line before ends in a mark, or is short as headings are."""
    before = next((each for each in reversed(lines[max(0, index - 3) : index]) if each.end > each.start), None)
    return before is None or text[before.end - 1] in _STOPS or before.end - before.start < _WRAPPED_LENGTH


def _attached(text: str, lines: tuple[Line, ...]) -> Iterator[int]:
    """The lines of a list of attachments, which has numbers of its own: from 附件： to a line without a label."""
    is_open = False
    for index, line in enumerate(lines):
        words = text[line.start : line.start + 12]
        is_open = bool(_ATTACHED.match(words)) or (is_open and line.end > line.start and words[0] in _LABEL_START)
        if is_open:
            yield index


def title_end(text: str, start: int, stop: int) -> int:
    """Where a heading ends: after its first 。 or ： outside quotes and brackets, or with its line."""
    depth = 0
    for at in range(start, min(stop, start + 2 * LONG_HEADING)):
        char = text[at]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth -= 1
        elif depth <= 0 and char in _HARD:
            return at + 1
    return stop


def _joined(page: Page) -> Iterator[Line]:
    labelled = {each.line for each in page.headings}
    start, end = -1, -1
    for index, line in enumerate(page.lines):
        is_new = index in labelled or line.end == line.start
        if start >= 0 and is_new:
            yield Line(start, end)
            start = -1
        if line.end > line.start:
            start = line.start if start < 0 else start
            end = line.end
    if start >= 0:
        yield Line(start, end)


def _title(page: Page) -> Line | None:
    taken: list[Line] = []
    stop = min(page.headings[0].line if page.headings else 8, 8)
    for line, later in zip(page.lines[:stop], (*page.lines[1:stop], None), strict=False):
        words = page.words(line)
        if not words:
            continue
        if len(words) > 90 or any(char in words for char in "。；，"):
            return None
        taken.append(line)
        if _TITLE_END.search(words) and len(taken) <= 4 and not (later and _TITLE_END.search(page.words(later))):
            return Line(taken[0].start, line.end)
    return None
