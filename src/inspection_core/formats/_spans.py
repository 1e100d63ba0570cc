"""Where each value of a YAML text begins and ends, to the character, so that it can be replaced where it stands."""

from __future__ import annotations

import re

import yaml
from attrs import evolve, frozen

from . import _yaml

BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
HEADER = re.compile(r"[|>][0-9+-]*")
_COLON = re.compile(r"[ \t]*:")
_REMARK = re.compile(r"#[^\r\n\x85\u2028\u2029]*")


@frozen(kw_only=True, eq=False)
class Span:
    """A value in a text, from `start` to before `end`, without the remarks and blank lines behind it.

    `style` is the quote or the sign of a block of text, nothing for plain text. In mappings and lists, `starts` are
    the places of the keys, or of the dashes. `keeps` is where the blank lines end that belong to a text (`|+`).
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
    def leaf(self) -> Span:
        """What stands last in it."""
        return self.values[-1].leaf if self.is_block else self


def spans_of(text: str) -> Span | None:
    """The spans of a text that `read_yaml` has read; None where it holds no value."""
    node = yaml.compose(text, Loader=_yaml._Loader)
    return None if node is None else _Measure(text).span(node)


def colon_of(text: str, key: Span) -> int | None:
    """Where the colon behind a key ends, if one stands there."""
    match = _COLON.match(text, key.end)
    return match.end() if match else None


class _Measure:
    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, node: yaml.Node) -> Span:
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        return self.sequence(node) if isinstance(node, yaml.SequenceNode) else self.scalar(node)

    def scalar(self, node: yaml.Node) -> Span:
        start, end = node.start_mark.index, node.end_mark.index
        style = getattr(node, "style", None) or ""
        made = Span(kind="text", start=start, end=end, column=node.start_mark.column, text=node.value, style=style)
        return self.block_of_text(made) if style in ("|", ">") else made

    def block_of_text(self, span: Span) -> Span:
        """A block ends with its last line that is not empty; the parser counts the empty ones in."""
        header = HEADER.match(self.text, span.start)
        assert header is not None
        end = span.end
        while end > header.end() and BREAK.match(self.text[end - 1]):
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
            place = colon_of(self.text, key) or key.end
            return evolve(span, start=place, end=place)
        return span

    def sequence(self, node: yaml.SequenceNode) -> Span:
        values = tuple(map(self.span, node.value))
        made = self.collection("list", node, values)
        return evolve(made, starts=tuple(value.start for value in values) if made.flow else self.dashes(made))

    def collection(self, kind: str, node: yaml.CollectionNode, values: tuple[Span, ...]) -> Span:
        start, flow = node.start_mark.index, bool(node.flow_style)
        closed = flow and self.text[start] in "{["  # a pair in a list, as in [a: b], has no brackets
        end = node.end_mark.index if closed or not values else values[-1].end
        column = node.start_mark.column
        return Span(kind=kind, start=start, end=end, column=column, flow=flow, values=values)

    def is_explicit(self, span: Span, keys: tuple[Span, ...]) -> bool:
        """Whether a key stands behind a question mark, or a pair without brackets: written anew if it changes."""
        if not span.flow:
            return any(key.column != span.column for key in keys)
        if self.text[span.start] != "{":
            return True
        ends = (span.start, *(value.end for value in span.values))
        return any("?" in _REMARK.sub("", self.text[end : key.start]) for end, key in zip(ends, keys, strict=False))

    def dashes(self, span: Span) -> tuple[int, ...]:
        """The dashes of a list: all but the first begin a line."""
        places, sign = [span.start], " " * span.column + "-"
        for before, value in zip(span.values, span.values[1:], strict=False):
            lines = (match.end() for match in BREAK.finditer(self.text, before.end, value.start))
            places.append(next(line for line in lines if self.text.startswith(sign, line)) + span.column)
        return tuple(places)
