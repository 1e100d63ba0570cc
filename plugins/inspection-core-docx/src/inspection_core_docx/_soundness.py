"""Whether a part gives XML whatever it is filled with: proved once for a template, where a proof is to be had."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

if TYPE_CHECKING:
    from jinja2 import nodes

_MARK = "\ue000"
"""Stands for whatever is filled in: a character that no text of a template has any business with."""
_TEXT = "w:t"
_IN_ATTRIBUTE = ""


def is_always_sound(tree: nodes.Template) -> bool:
    """Whether every branch and every turn of a loop is whole elements, and every value stands in a text.

    Values are escaped, and a break in one closes and opens `w:t`: so they can tear nothing there. False only says
    that it could not be shown; then each document has to be parsed.
    """
    return _is_whole(tree.body, None)


def _is_whole(body: Sequence[Any], inside: str | None) -> bool:
    """Whether a body, put into an element (or as a document), is whole, and so are those of its blocks."""
    filled = list(_filled(body))
    text = "".join(map(_shown, _children(body)))
    if text.count(_MARK) != len(filled):
        return False
    places = _places(text if inside is None else f"<{inside}>{text}</{inside}>")
    return len(places) == len(filled) and all(map(_fits, filled, places))


def _fits(node: Any, place: str) -> bool:
    """Whether what a node gives fits the element that it stands in."""
    if not _is_block(node):
        return place == _TEXT
    check = _is_plain if place == _IN_ATTRIBUTE else functools.partial(_is_whole, inside=place)
    return all(map(check, _bodies(node)))


def _is_plain(body: Sequence[Any]) -> bool:
    """Whether a body is text that may stand in an attribute as it is, in each of its branches."""
    return all(
        all(map(_is_plain, _bodies(node))) if _is_block(node) else not set(_shown(node)) & {*"<>&\"'", _MARK}
        for node in _children(body)
    )


def _is_block(node: Any) -> bool:
    return type(node).__name__ in ("If", "For")


def _bodies(block: Any) -> list[Sequence[Any]]:
    return [body for name in ("body", "elif_", "else_") if (body := getattr(block, name, None))]


def _children(body: Iterable[Any]) -> Iterator[Any]:
    for node in body:
        yield from node.nodes if type(node).__name__ == "Output" else (node,)


def _filled(body: Iterable[Any]) -> Iterator[Any]:
    return (node for node in _children(body) if type(node).__name__ != "TemplateData")


def _shown(node: Any) -> str:
    return str(node.data) if type(node).__name__ == "TemplateData" else _MARK


def _places(text: str) -> list[str]:
    """The innermost element around each mark in a text, or that it stands in an attribute; none where it is no XML."""
    places: list[str] = []
    above: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        places.extend(_IN_ATTRIBUTE for value in attributes.values() for _ in range(value.count(_MARK)))
        above.append(name)

    def words(data: str) -> None:
        places.extend(above[-1] for _ in range(data.count(_MARK)))

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.CharacterDataHandler = start, words
    parser.EndElementHandler = lambda _: above.pop()
    try:
        parser.Parse(text, True)
    except expat.ExpatError:
        return []
    return places
