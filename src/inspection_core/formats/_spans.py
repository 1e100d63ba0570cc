"""Where each value of a YAML text begins and ends, to the character, so that it can be replaced where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right

import yaml
from attrs import evolve, frozen

from . import _yaml

HEADER = re.compile(r"[|>][0-9+-]*")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_COLON = re.compile(r"[ \t]*:")
_END = "(?>\r\n|[\n\r\x85\u2028\u2029])"
_COMMENT = "#[^\n\r\x85\u2028\u2029]*"
_COMMENT_LINE = re.compile(f"(?:{_END}[ \t]*)*{_END}( *){_COMMENT}")
_COMMENTS = re.compile(_COMMENT)
_COMMA = re.compile(f"(?:\\s|{_COMMENT})*,")
_DOCUMENT_END = re.compile(r"^\.\.\.(?=\s|$)", re.MULTILINE)
_BLANK_LINE = re.compile(f"{_END}[ \t]*{_END}")
_BLANK_LINES = re.compile(f"(?:[ \t]*{_END})*")


class Page:
    """A text and its lines, as YAML counts them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in _BREAK.finditer(text))]
        first = _BREAK.search(text)
        self.newline = first[0] if first else "\n"

    def ends_line(self, index: int) -> bool:
        """Whether a line end stands before a character."""
        return index > 0 and _BREAK.match(self.text[index - 1]) is not None

    def begins_line(self, index: int) -> bool:
        """Whether nothing but blanks stands before a character in its line."""
        return not self.text[self.line_start(index) : index].strip(" ")

    def line_start(self, index: int) -> int:
        return self.starts[bisect_right(self.starts, index) - 1]

    def line_end(self, index: int) -> int:
        found = _BREAK.search(self.text, index)
        return found.start() if found else len(self.text)

    def line_before(self, start: int) -> int:
        """The end of the line before one that begins here."""
        return start - 2 if self.text[max(start - 2, 0) : start] == "\r\n" else max(start - 1, 0)

    def next_line(self, index: int) -> int:
        found = _BREAK.search(self.text, index)
        return found.end() if found else len(self.text)

    def past_blank_lines(self, index: int) -> int:
        """The first line from one on in which something stands."""
        match = _BLANK_LINES.match(self.text, index)
        return match.end() if match else index

    def document_end(self) -> int:
        """Where the document ends, by its mark (`...`) or with the text."""
        mark = _DOCUMENT_END.search(self.text)
        return mark.start() if mark else len(self.text)

    def comment_below(self, line_end: int) -> tuple[int, int] | None:
        """How far in the comment stands, and where it ends, that comes next below a line."""
        match = _COMMENT_LINE.match(self.text, line_end)
        return (len(match[1]), match.end()) if match else None

    def colon(self, key: Span) -> int | None:
        """Where the colon behind a key ends, if there is one."""
        match = _COLON.match(self.text, key.end)
        return match.end() if match else None

    def comma(self, index: int) -> int | None:
        """Where the comma stands that comes next between brackets, if there is one."""
        match = _COMMA.match(self.text, index)
        return match.end() - 1 if match else None

    def has_blank_line(self, start: int, end: int) -> bool:
        return _BLANK_LINE.search(self.text, start, end) is not None

    def line_starts(self, start: int, end: int) -> list[int]:
        """The beginnings of the lines that end in a part of the text."""
        return [match.end() for match in _BREAK.finditer(self.text, start, end)]


@frozen(kw_only=True, eq=False)
class Span:
    """A value in a text, from `start` to before `end`, without the comments and empty lines behind it.

    `style` is the quote or the sign of a block of text, nothing for plain text. `starts` are the places of the keys of
    a mapping, of the dashes of a list. `explicit` ones have keys with question marks, or pairs without brackets.
    `keeps` is where the empty lines end that belong to a text (`|+`).
    """

    kind: str
    start: int
    end: int
    column: int
    text: str = ""
    style: str = ""
    flow: bool = False
    keys: tuple[Span, ...] = ()
    values: tuple[Span, ...] = ()
    starts: tuple[int, ...] = ()
    explicit: bool = False
    keeps: int | None = None

    @property
    def is_block(self) -> bool:
        """Whether it is a mapping or list without brackets."""
        return self.kind != "text" and not self.flow

    @property
    def is_literal(self) -> bool:
        """Whether it is a block of text."""
        return self.style in ("|", ">")

    @property
    def leaf(self) -> Span:
        """What stands last in it."""
        return self.values[-1].leaf if self.is_block else self


def spans_of(page: Page) -> Span | None:
    """The spans of a text that `read_yaml` has read; None where it holds no value."""
    node = yaml.compose(page.text, Loader=_yaml._Loader)
    return None if node is None else _Measure(page).span(node)


class _Measure:
    """Turns the parser's nodes into spans, and its marks into true ends: it counts what stands behind a value in."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def span(self, node: yaml.Node) -> Span:
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        return self.sequence(node) if isinstance(node, yaml.SequenceNode) else self.scalar(node)

    def scalar(self, node: yaml.Node) -> Span:
        start, end = node.start_mark.index, node.end_mark.index
        style = getattr(node, "style", None) or ""
        made = Span(kind="text", start=start, end=end, column=node.start_mark.column, text=node.value, style=style)
        return self.literal(made) if made.is_literal else made

    def literal(self, span: Span) -> Span:
        """A block of text ends with its last line that is not empty."""
        header = HEADER.match(self.page.text, span.start)
        assert header is not None
        end = span.end
        while end > header.end() and self.page.ends_line(end):
            end -= 1
        return evolve(span, end=end, keeps=span.end if "+" in header[0] else None)

    def mapping(self, node: yaml.MappingNode) -> Span:
        keys = tuple(self.span(key) for key, _ in node.value)
        values = tuple(self.value(key, value) for key, (_, value) in zip(keys, node.value, strict=True))
        made = self.collection("mapping", node, values)
        return evolve(made, keys=keys, starts=tuple(key.start for key in keys), explicit=self.is_explicit(made, keys))

    def value(self, key: Span, node: yaml.Node) -> Span:
        """The value of a key; where nothing is written, it stands behind the colon, whatever the parser says."""
        span = self.span(node)
        if span.kind == "text" and not span.style and span.start == span.end:
            place = self.page.colon(key) or key.end
            return evolve(span, start=place, end=place)
        return span

    def sequence(self, node: yaml.SequenceNode) -> Span:
        values = tuple(map(self.span, node.value))
        made = self.collection("list", node, values)
        return evolve(made, starts=tuple(value.start for value in values) if made.flow else self.dashes(made))

    def collection(self, kind: str, node: yaml.CollectionNode, values: tuple[Span, ...]) -> Span:
        start, flow = node.start_mark.index, bool(node.flow_style)
        closed = flow and self.page.text[start] in "{["
        end = node.end_mark.index if closed or not values else values[-1].end
        column = node.start_mark.column
        return Span(kind=kind, start=start, end=end, column=column, flow=flow, values=values)

    def is_explicit(self, span: Span, keys: tuple[Span, ...]) -> bool:
        if not span.flow:
            return any(key.column != span.column for key in keys)
        if self.page.text[span.start] != "{":
            return True
        ends = (span.start, *(value.end for value in span.values))
        gaps = (self.page.text[end : key.start] for end, key in zip(ends, keys, strict=False))
        return any("?" in _COMMENTS.sub("", gap) for gap in gaps)

    def dashes(self, span: Span) -> tuple[int, ...]:
        """The dashes of a list: all but the first begin a line."""
        places, sign = [span.start], " " * span.column + "-"
        for before, value in zip(span.values, span.values[1:], strict=False):
            lines = self.page.line_starts(before.end, value.start)
            places.append(next(line for line in lines if self.page.text.startswith(sign, line)) + span.column)
        return tuple(places)
