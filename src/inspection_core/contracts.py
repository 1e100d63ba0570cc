"""Whether what a plugin yields is an offer as its class promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import attrs

from .diagnostics import Text
from .hooks import Hook


def breaches(offer: Any, hook: Hook) -> Iterator[tuple[str, Text | str]]:
    """What a plugin gave instead of an offer as its class promises, and what was asked for."""
    kind = hook.offers.__name__
    if not isinstance(offer, hook.offers):
        yield type(offer).__name__, kind
        return
    if not isinstance(offer.name, str) or not offer.name:  # type: ignore[attr-defined]
        yield f"{kind}(name={offer.name!r})", kind  # type: ignore[attr-defined]
    options = getattr(offer, "options", None)
    if options is not None and not (isinstance(options, type) and attrs.has(options)):
        yield f"options={options!r}", kind
    for part, is_so, expected in _PARTS:
        value = getattr(offer, part, None)
        if value is not None and not is_so(value):
            yield f"{kind}({part}={value!r})", expected


def _is_suffix(value: object) -> bool:
    """As files are looked up by it: with its dot, in small letters."""
    return isinstance(value, str) and value.startswith(".") and value == value.lower()


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_class(value: object) -> bool:
    return isinstance(value, type)


def _is_tuple_of(is_so: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, tuple) and all(map(is_so, value))


_FUNCTION = Text("a function", "函数")
_PARTS: tuple[tuple[str, Callable[[Any], bool], Text], ...] = (
    *((part, callable, _FUNCTION) for part in ("render", "read", "propose", "rewrite", "run", "raw", "make")),
    ("suffix", _is_suffix, Text("a suffix such as .txt", ".txt 形式的扩展名")),
    ("suffixes", _is_tuple_of(_is_suffix), Text('a tuple such as (".txt",)', '(".txt",) 形式的元组')),
    ("codes", _is_tuple_of(_is_text), Text('a tuple such as ("AB001",)', '("AB001",) 形式的元组')),
    ("view", _is_class, Text("a class", "类")),
)
