"""Plain data as pieces of YAML that fit into a file that people wrote: short ones on a line, quoted as the file is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import yaml
from attrs import evolve, frozen
from yaml.resolver import Resolver

from ._reading import to_utf8
from ._spans import Span
from ._yaml import _Dumper

WIDTH = 100
_TAG = "tag:yaml.org,2002:"
_TEXT = f"{_TAG}str"
_DATE = f"{_TAG}timestamp"
_GUESSED = (_DATE, *(f"{_TAG}{name}" for name in ("bool", "float", "int")))
_WORD = re.compile(r"[\w.+-]+", re.ASCII)
_BREAKS = re.compile("[\n\r\x85\u2028\u2029]")
_ODD = re.compile("[\t\r\x85\u2028\u2029]")


class Bare(str):
    """A number, or true or false, as text: written without quotes."""

    __slots__ = ()


def as_read(value: object) -> object:
    """Plain data as `read_yaml` gives it back: text, lists and mappings alone."""
    if isinstance(value, dict):
        return {str(key): as_read(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_read(inner) for inner in value]
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return Bare("true" if value else "false")
    return Bare(f"{value:f}" if isinstance(value, Decimal) else str(value))


@frozen(kw_only=True)
class Form:
    """How a value is to be written: under which key, from where in a line, in which columns if it takes several.

    `like` is the text in whose place it comes: its quotes are kept. Between brackets (`is_flow`) all stands in one
    line; `is_block` asks for lines, and text with line breaks needs `literal` to be written as it is.
    """

    name: str = ""
    start: int = 0
    column: int = 0
    like: Span | None = None
    is_flow: bool = False
    is_block: bool = False
    literal: bool = True

    def under(self, key: str) -> Form:
        """The form of the value of a key."""
        inner = evolve(self, name=key, start=self.column + len(key) + 2, column=self.column + 2)
        return evolve(inner, like=None, is_block=False)

    def item(self) -> Form:
        """The form of an item of a list."""
        return evolve(self, start=self.column + 2, column=self.column + 2, like=None, is_block=False)


class Writer:
    """Writes values as a file does: dates without quotes where the file's dates have none.

    Where it has no example, it writes as `write_yaml` does.
    """

    def __init__(self, root: Span | None, *, ends_line: bool) -> None:
        self.resolver = Resolver()
        self.ends_line = ends_line
        self.seen: dict[tuple[str, str], str] = {}
        for name, span in _texts(root, "") if root else ():
            self.learn(name, span)

    def learn(self, name: str, span: Span) -> None:
        """Remember how a text is written that other readers of YAML would take for a number or date."""
        tag = self.tag(span.text)
        if tag in _GUESSED and span.style in ("", "'", '"'):
            self.seen[name, tag] = span.style
            if tag == _DATE and not span.style:
                self.seen["", tag] = ""  # one date is as good as another, be it under a new key

    def flat(self, value: object, form: Form) -> str:
        """A value in one line, as it may stand between brackets."""
        return _dumped(self.node(value, evolve(form, is_flow=True)), flow=True)[1:-2]

    def lines(self, value: object, form: Form) -> list[str]:
        """A value in as many lines as it takes, those after the first in the column that the first begins in."""
        text = _dumped(self.node(value, form), flow=False)
        return [line[2:] for line in text.removesuffix("\n").split("\n")]

    def node(self, value: object, form: Form) -> yaml.Node:
        if value is None:
            return yaml.ScalarNode(f"{_TAG}null", "null")
        if not isinstance(value, dict | list):
            return self.scalar(value if isinstance(value, str) else str(value), form)
        flow = form.is_flow or (not (form.is_block and value) and self.fits(value, form))
        form = evolve(form, is_flow=flow)
        if isinstance(value, list):
            items = [self.node(each, form.item()) for each in value]
            return yaml.SequenceNode(f"{_TAG}seq", items, flow_style=flow)
        pairs = [
            (self.scalar(key, Form(is_flow=True)), self.node(each, form.under(key))) for key, each in value.items()
        ]
        return yaml.MappingNode(f"{_TAG}map", pairs, flow_style=flow)

    def fits(self, value: object, form: Form) -> bool:
        return not value or form.start + len(self.flat(value, form)) < WIDTH

    def scalar(self, text: str, form: Form) -> yaml.Node:
        """Text in the shortest style that reads back the same, or in the one that the file has for its like."""
        to_utf8(text)  # half a character has none, and some parsers refuse it even as an escape
        if _BREAKS.search(text):
            literal = form.literal and not form.is_flow and self.may_be_literal(text)
            return yaml.ScalarNode(_TEXT, text, style="|" if literal else '"')
        tag = self.tag(text)
        style = self.quotes(text, tag, form)
        return yaml.ScalarNode(tag if style == "" else _TEXT, text, style=style or None)

    def quotes(self, text: str, tag: str, form: Form) -> str | None:
        """The quotes of a text; nothing for none, and None for those that it needs."""
        old = form.like
        if isinstance(text, Bare):
            return ""
        if old is not None and old.style in ("'", '"'):
            return old.style
        if tag not in _GUESSED or not _WORD.fullmatch(text):
            return None
        is_like = old is not None and old.kind == "text" and tag == self.tag(old.text)
        return "" if is_like else self.seen.get((form.name, tag), self.seen.get(("", tag)))

    def may_be_literal(self, text: str) -> bool:
        """Whether a block of text (`|`) gives back the text in any place, without signs of its own."""
        lines = text.removesuffix("\n").split("\n")
        whole = not text.startswith((" ", "\n")) and not any(line.endswith(" ") for line in lines)
        ends = self.ends_line if text.endswith("\n") else True
        return whole and ends and lines[-1] != "" and not _ODD.search(text)

    def tag(self, text: str) -> str:
        """What other readers of YAML would take a text without quotes for."""
        tag: object = self.resolver.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
        return str(tag)


def _texts(span: Span, name: str) -> Iterator[tuple[str, Span]]:
    """Every text that is a value, with the key that it stands under."""
    if span.kind == "text":
        yield name, span
    names = [key.text for key in span.keys] or [name] * len(span.values)
    for each, value in zip(names, span.values, strict=True):
        yield from _texts(value, each)


def _dumped(node: yaml.Node, *, flow: bool) -> str:
    """A node as the one item of a list: alone, plain text would get a mark of the document's end."""
    listed = yaml.SequenceNode(f"{_TAG}seq", [node], flow_style=flow)
    return str(yaml.serialize(listed, Dumper=_Dumper, allow_unicode=True, width=10**6))
