"""What the type hints of a context's classes say: attributes, elements, and what can be printed.

A hint is what `typing` knows: a class, `X | None`, `tuple[X, ...]`, `Mapping[str, X]`; of `Any` nothing is known.
"""

from __future__ import annotations

import datetime as dt
import enum
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, cached_property, reduce
from operator import or_
from typing import Any

import attrs

import inspection_core as ic

PRINTED = (str, int, float, Decimal, dt.date, ic.PartialDate)
"""What `{{ … }}` prints, but for yes and no, and for members of an enumeration, which are keys for programs."""

_WORDS: Mapping[object, ic.Text] = {
    str: ic.Text("text", "文字"),
    int: ic.Text("whole number", "整数"),
    bool: ic.Text("yes or no", "是或否"),
    float: ic.Text("number", "数"),
    Decimal: ic.Text("number", "数"),
    dt.date: ic.Text("day", "日期"),
    ic.PartialDate: ic.Text("day, month or year", "年、年月或日期"),
}


def parts(hint: Any) -> tuple[Any, ...]:
    """The alternatives of a hint, without None."""
    options = typing.get_args(hint) if _is_union(hint) else (hint,)
    return tuple(each for each in options if each is not type(None))


def is_optional(hint: Any) -> bool:
    """Whether it may be None."""
    return hint is type(None) or (_is_union(hint) and type(None) in typing.get_args(hint))


def joined(*hints: Any) -> Any:
    """The hint of what may be any of these."""
    if any(hint is Any for hint in hints):
        return Any
    return reduce(or_, dict.fromkeys(hints)) if hints else Any


@cache
def members(cls: type) -> Mapping[str, Any]:
    """The attributes of a class that a template may ask for, each with its hint: fields and properties."""
    hints = typing.get_type_hints(cls) if attrs.has(cls) else {}
    fields = attrs.fields(cls) if attrs.has(cls) else ()
    found = {field.name: hints[field.name] for field in fields if not field.name.startswith("_")}
    for each in reversed(cls.__mro__):
        for name, thing in vars(each).items():
            made = thing.fget if isinstance(thing, property) else _cached(thing)
            if made is not None and not name.startswith("_"):
                found[name] = typing.get_type_hints(made).get("return", Any)
    return found


def attribute(hint: Any, name: str) -> Any | None:
    """The hint of an attribute; None where nothing of that name can be there."""
    found = [each for part in parts(hint) if (each := _attribute(part, name)) is not None]
    return joined(*found) if found else None


def known(hint: Any) -> tuple[str, ...]:
    """The names of all attributes."""
    return tuple(dict.fromkeys(name for part in parts(hint) if attrs.has(_plain(part)) for name in members(part)))


def element(hint: Any) -> Any | None:
    """The hint of what `for` gives, one by one; None for what holds nothing to go through."""
    found = [each for part in parts(hint) if (each := _element(part)) is not None]
    return joined(*found) if found else None


def is_printable(hint: Any) -> bool:
    """Whether it is a text or plain value, or may be."""
    if hint is Any or not parts(hint):
        return True
    return any(part is Any or (isinstance(part, type) and is_printed(part)) for part in parts(hint))


def is_printed(cls: type) -> bool:
    """Whether values of a class are printed."""
    return issubclass(cls, PRINTED) and not issubclass(cls, (bool, enum.Enum))


def holds_parts(hint: Any) -> bool:
    """Whether some alternative is a class with attributes of its own."""
    return any(attrs.has(_plain(part)) and not _is_class(part, PRINTED) for part in parts(hint))


def in_words(hint: Any) -> ic.Text:
    """A hint as an office would say it."""
    said = [_in_words(part) for part in parts(hint)]
    if is_optional(hint):
        said.append(ic.Text("nothing", "空"))
    return ic.Text(" or ".join(each.en for each in said), "或".join(each.zh for each in said))


def _in_words(part: Any) -> ic.Text:
    inner = element(part)
    if typing.get_origin(part) is tuple and inner is not None:
        return ic.Text(f"list of {in_words(inner).en}", f"列表：{in_words(inner).zh}")
    if inner is not None and part is not Any:
        value = in_words(typing.get_args(part)[1])
        return ic.Text(f"{value.en} by key", f"按键取{value.zh}")
    name = getattr(part, "__name__", str(part))
    return _WORDS.get(part, ic.Text(name, name))


def _attribute(part: Any, name: str) -> Any | None:
    if part is Any:
        return Any
    if typing.get_origin(part) in _MAPPINGS:
        return typing.get_args(part)[1]
    plain = _plain(part)
    if attrs.has(plain):
        return members(plain).get(name)
    if issubclass(plain, enum.Enum):
        return str if name in ("name", "value") else None
    return int if plain is dt.date and name in ("year", "month", "day") else None


def _element(part: Any) -> Any | None:
    if part is Any:
        return Any
    origin, arguments = typing.get_origin(part), typing.get_args(part)
    if origin is tuple:
        return joined(*(each for each in arguments if each is not Ellipsis))
    return arguments[0] if origin in _MAPPINGS else None


_MAPPINGS = (Mapping, dict, types.MappingProxyType)


def is_mapping(hint: Any) -> bool:
    """Whether its attributes are keys, of which nobody knows which there are."""
    return any(typing.get_origin(part) in _MAPPINGS for part in parts(hint))


def _is_union(hint: Any) -> bool:
    return typing.get_origin(hint) in (typing.Union, types.UnionType)


def _is_class(part: Any, classes: tuple[type, ...]) -> bool:
    return isinstance(part, type) and issubclass(part, classes)


def _plain(part: Any) -> type:
    return part if isinstance(part, type) else type(None)


def _cached(thing: object) -> Any:
    return thing.func if isinstance(thing, cached_property) else None
