"""Whether a part gives XML whatever it is filled with: proved once for a template, where a proof is to be had."""

from __future__ import annotations

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
    if type(node).__name__ not in ("If", "For"):
        return place == _TEXT
    bodies = [getattr(node, name) for name in ("body", "elif_", "else_") if getattr(node, name, None)]
    if place == _IN_ATTRIBUTE:
        return all(map(_is_plain, bodies))
    return all(_is_whole(body, place) for body in bodies)


def _is_plain(body: Sequence[Any]) -> bool:
    """Whether a body is text that may stand in an attribute as it is, in each of its branches."""
    rest = [getattr(node, name) for node in _filled(body) for name in ("body", "elif_", "else_") if hasattr(node, name)]
    text = "".join(map(_shown, _children(body)))
    values = [node for node in _filled(body) if type(node).__name__ not in ("If", "For")]
    return not values and not set(text) & set("<>&\"'") and all(map(_is_plain, rest))


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
