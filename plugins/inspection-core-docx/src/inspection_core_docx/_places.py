"""Where in a view a text stands: asked only once something is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

import inspection_core as ic

from ._expressions import is_printable


def place_of(text: str, view: object) -> ic.Location | None:
    """The place of the first text of a view that is part of `text` and shares what Word can't hold."""
    first = getattr(view, "items", ())
    for path, found in (*_texts(first, ("items",)), *_texts(view, ())):
        if found and found in text and not is_printable(found):
            return ic.Location(path=" › ".join(path))
    return None


def _texts(thing: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(thing, str):
        yield path, thing
    elif isinstance(thing, tuple):
        for number, each in enumerate(thing, start=1):
            yield from _texts(each, (*path[:-1], f"{path[-1]} {getattr(each, 'id', None) or number}"))
    elif isinstance(thing, Mapping):
        for key, each in thing.items():
            yield from _texts(each, (*path, str(key)))
    elif attrs.has(kind := type(thing)):
        for field in attrs.fields(kind):
            yield from _texts(getattr(thing, field.name), (*path, field.name))
