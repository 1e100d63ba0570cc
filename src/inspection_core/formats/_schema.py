"""JSON Schema of attrs classes: closed objects, titles in Chinese and English, for editors and other programs."""

from __future__ import annotations

import datetime as dt
import enum
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from ..diagnostics import Text
from ..model import Deadline, PartialDate, SourceRef, Span

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_MONTH, _DAY = "(0?[1-9]|1[0-2])", "(0?[1-9]|[12]\\d|3[01])"
_DATE = rf"^\d{{4}}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$|^\d{{4}}年{_MONTH}月{_DAY}日$"
_SPAN = r"^\s*\d{1,4}\s*个?\s*(working days?|workdays?|工作日|days?|天|日|months?|月)\s*$"
_SHORT_DEADLINE = rf"{_DATE}|{_SPAN}|^(immediate|continuing)$"
_BOOLEAN = {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": "^([Tt]rue|[Ff]alse|[Yy]es|[Nn]o|是|否)$"}]}
_NUMBER = r"^[+-]?(\d+|\d{1,3}([,，]\d{3})+)(\.\d+)?$"
_SOURCE_REF = r"^\s*\S{1,40} \d{1,9}-\d{1,9}( \S.*)?\s*$"
_PARTIAL = r"^\d{4}([-./]\d{1,2}([-./]\d{1,2})?)?$|^\d{4}年(\d{1,2}月(\d{1,2}日)?)?$"


def schema_of(cls: type, titles: Mapping[str, Text], *, written: bool = True) -> dict[str, Any]:
    """The schema of a class and of all that it holds.

    `titles` names the fields in both languages. With `written` it is for what people write, where a number may
    stand for a text and a date may be 2024年3月31日; without, for what the library puts out.
    """
    maker = _Maker(titles, written=written)
    root = maker.of(cls)
    return {"$schema": DRAFT, **root, "$defs": dict(sorted(maker.classes.items()))}


def both(text: Text) -> str:
    """A title in both languages: `序号 · number`."""
    return f"{text.zh} · {text.en}"


class _Maker:
    def __init__(self, titles: Mapping[str, Text], *, written: bool) -> None:
        self.titles, self.written = titles, written
        self.classes: dict[str, Any] = {}

    def of(self, kind: Any) -> dict[str, Any]:
        """The schema of a type as a field declares it."""
        if isinstance(kind, types.UnionType):
            return {"anyOf": [self.of(part) for part in typing.get_args(kind)]}
        origin, args = typing.get_origin(kind), typing.get_args(kind)
        if origin is tuple:
            return {"type": ["array", "null"] if self.written else "array", "items": self.of(args[0])}
        if origin is Mapping or origin is dict:
            return {"type": "object", "additionalProperties": self.of(args[1])}
        if kind in _SIMPLE:
            return dict(_SIMPLE[kind] if self.written else _PUT_OUT.get(kind, _SIMPLE[kind]))
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return {"enum": [member.value for member in kind]}
        if attrs.has(kind):
            return self.reference(kind)
        return {}

    def reference(self, cls: type) -> dict[str, Any]:
        if cls.__name__ not in self.classes:
            self.classes[cls.__name__] = {}  # holds the place while a class that holds itself is described
            self.classes[cls.__name__] = self.described(cls)
        here = {"$ref": f"#/$defs/{cls.__name__}"}
        if cls is Deadline and self.written:
            return {"anyOf": [{"type": "string", "pattern": _SHORT_DEADLINE}, here]}
        return here

    def described(self, cls: type) -> dict[str, Any]:
        hints = typing.get_type_hints(cls)
        fields = [field for field in attrs.fields(cls) if field.init]
        return {
            "type": "object",
            "description": (cls.__doc__ or "").partition("\n\n")[0],
            "properties": {_key(f.name): self.of_field(f, hints[f.name]) for f in fields},
            "required": [_key(f.name) for f in fields if not self.written or _must_be_written(f)],
            "additionalProperties": False,
        }

    def of_field(self, field: Any, kind: Any) -> dict[str, Any]:
        """A field with its title; the format of a file is the one that this release reads."""
        titled = self.titled(_key(field.name))
        return {**titled, "const": field.default} if field.name == "format" else {**titled, **self.of(kind)}

    def titled(self, name: str) -> dict[str, str]:
        title = self.titles.get(name)
        return {"title": both(title)} if title is not None else {}


def _must_be_written(field: Any) -> bool:
    return field.default is attrs.NOTHING or field.name == "format"


def _key(name: str) -> str:
    """The key of a field: a trailing underline keeps it off a word of Python."""
    return name.rstrip("_")


_SIMPLE: Mapping[Any, dict[str, Any]] = {
    str: {"type": ["string", "number"]},
    int: {"type": ["integer", "string"], "pattern": r"^[+-]?\d+$"},
    bool: _BOOLEAN,
    Decimal: {"type": ["number", "string"], "pattern": _NUMBER},
    dt.date: {"type": "string", "pattern": _DATE},
    PartialDate: {"type": ["string", "integer"], "pattern": _PARTIAL},
    Span: {"type": "string", "pattern": _SPAN},
    SourceRef: {"type": "string", "pattern": _SOURCE_REF},
    Path: {"type": "string"},
    type(None): {"type": "null"},
    Any: {},
}

_PUT_OUT: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "string"},
    dt.date: {"type": "string", "format": "date"},
    PartialDate: {"type": "string", "pattern": _PARTIAL},
}
