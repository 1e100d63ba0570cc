"""Hypothesis strategies for every class of the model, from its type hints; values that a class refuses stay out."""

from __future__ import annotations

import datetime as dt
import enum
import functools
import types
import typing
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import strategies as st

from inspection_core import model

ALPHABET = "".join(chr(c) for c in range(32, 127)) + "是否整改：，。#—“”、\u3000\t\n\U00020bb7é"
TEXT = st.text(ALPHABET, max_size=6)
SCALARS: Mapping[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(10**6), 10**6),
    bool: st.booleans(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    dt.date: st.dates(),
    object: st.none(),
}
SPECIAL: Mapping[str, st.SearchStrategy[Any]] = {
    "PartialDate": st.one_of(
        st.builds(model.PartialDate, st.integers(1, 9999)),
        st.builds(model.PartialDate, st.integers(1, 9999), st.integers(1, 12)),
        st.builds(model.PartialDate, st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28)),
    ),
    "Span": st.builds(model.Span, st.integers(0, 9999), st.sampled_from(model.Unit)),
    "SourceRef": st.builds(
        lambda start, length, text: model.SourceRef.of("s1", " " * start + text, start, start + length),
        st.integers(0, 99),
        st.integers(0, 99),
        st.text(ALPHABET, max_size=90),
    ),
}


@functools.cache
def of(cls: type, depth: int = 3) -> st.SearchStrategy[Any]:
    """Objects of a class, nested at most so deep."""
    if cls.__name__ in SPECIAL:
        return SPECIAL[cls.__name__]
    hints = typing.get_type_hints(cls)
    fields = {field.name: hinted(hints[field.name], depth - 1) for field in attrs.fields(cls)}
    return st.fixed_dictionaries(fields).map(_attempt(cls)).filter(lambda made: made is not None)


@functools.cache
def hinted(hint: Any, depth: int) -> st.SearchStrategy[Any]:
    """Values of a type hint as the model writes them."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if hint in SCALARS:
        return SCALARS[hint]
    if origin is types.UnionType:
        kept = [part for part in parts if part is not type(None)]
        return (
            st.none() if depth <= 0 and attrs.has(kept[0]) else st.one_of(st.none(), *(hinted(p, depth) for p in kept))
        )
    if origin is Mapping:
        return st.dictionaries(hinted(parts[0], depth), hinted(parts[1], depth), max_size=2)
    if origin is tuple:
        return st.just(()) if depth <= 0 else st.lists(hinted(parts[0], depth), max_size=2).map(tuple)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return st.sampled_from(hint)
    return of(hint, depth)


def _attempt(cls: type) -> Callable[[dict[str, Any]], Any]:
    """Make an object; None where the class refuses the values together, as an end before its start."""

    def make(values: dict[str, Any]) -> Any:
        try:
            return cls(**values)
        except ValueError:
            return None

    return make
