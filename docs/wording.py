"""How generated pages say what they find: fields, their types, terms and messages."""

from __future__ import annotations

import datetime as dt
import enum
import inspect
import re
import typing
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

import attrs

WRITTEN: Mapping[object, str] = {
    str: "text",
    int: "whole number",
    bool: "yes or no",
    Decimal: "number",
    dt.date: "day",
    type(None): "",
}
"""What a field holds, as somebody who writes the file would call it."""

PRINTED: Mapping[object, str] = {
    **WRITTEN,
    bool: "true or false",
    Decimal: "number as text",
    dt.date: "day as text",
    type(None): "null",
}
"""What a field of a `--json` output holds."""

_TEXTS = {"PartialDate": "day, month or year", "SourceRef": "source, characters, quote", "Span": "period"}


def table(cls: type, fields: Iterable[typing.Any], linked: Collection[type] = ()) -> list[str]:
    """A table of fields: name, what it holds, default."""
    lines = ["| Field 字段 | Holds 内容 | Default 默认 |", "|---|---|---|"]
    return lines + [f"| {name_of(field)} | {holds(cls, field, linked)} | {default_of(field)} |" for field in fields]


def name_of(field: typing.Any) -> str:
    """A field's name, bold where it must be given, and what it is called in Chinese."""
    from inspection_core.model import FIELD_TITLES

    name = field.name.rstrip("_")
    title = FIELD_TITLES.get(name)
    written = f"**`{name}`**" if field.default is attrs.NOTHING else f"`{name}`"
    return f"{written} {title.zh}" if title else written


def default_of(field: typing.Any) -> str:
    """The default of a field; nothing where it must be given or is empty anyway."""
    value = field.default
    if value in (attrs.NOTHING, None, (), "") or attrs.has(type(value)) or hasattr(value, "factory"):
        return ""
    return f"`{value.value if isinstance(value, enum.Enum) else getattr(value, '__name__', value)}`"


def holds(cls: type, field: typing.Any, linked: Collection[type] = (), words: Mapping[object, str] = WRITTEN) -> str:
    """What a field holds; classes in `linked` have a section of their own on the page."""
    return _kind(typing.get_type_hints(cls)[field.name], linked, words)


def _kind(hint: typing.Any, linked: Collection[type], words: Mapping[object, str]) -> str:
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return f"list of {_plural(_kind(parts[0], linked, words))}"
    if origin is Mapping:
        return f"mapping to {_kind(parts[1], linked, words)}"
    if parts:
        return " or ".join(word for part in parts if (word := _kind(part, linked, words)))
    if hint in words:
        return words[hint]
    if inspect.isclass(hint) and issubclass(hint, enum.Enum):
        return " · ".join(f"`{member.value}`" for member in hint)
    name = hint.__name__
    return f"[{name}](#{name.lower()})" if hint in linked else _TEXTS.get(name, f"`{name}`")


def _plural(word: str) -> str:
    return f"{word}s" if re.fullmatch(r"[a-z ]+", word) else word


def heading_of(cls: type, level: int = 2) -> str:
    """The heading of a class's section, with its Chinese term and an anchor."""
    term = term_of(cls)
    return f"{'#' * level} {cls.__name__}{f' · {term}' if term else ''} {{ #{cls.__name__.lower()} }}"


def term_of(cls: type) -> str:
    """The Chinese term that a class's docstring gives in brackets."""
    found = re.search(r"[（(]([\u4e00-\u9fff、]+)[）)]", first_sentence(cls.__doc__))
    return found[1] if found else ""


def prose(doc: str | None) -> str:
    """A docstring as a paragraph, without its examples."""
    text = re.sub(r"\n\s*>>>.*", "", inspect.cleandoc(doc or ""), flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", " ", text).strip()


def first_sentence(text: str | None) -> str:
    """The first sentence of a docstring, without its full stop."""
    return re.split(r"(?<=\.)\s|\n\n", (text or "").strip())[0].replace("\n", " ").rstrip(".:")


def english(name: str) -> str:
    """A class's name as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def codes(names: Iterable[str]) -> str:
    """Names in a row, each as code."""
    return ", ".join(f"`{name}`" for name in names)


def message(text: str) -> str:
    """A message as a reader sees it, with the name of each fact where the fact will be."""
    return re.sub(r"\{(\w+)[^{}]*\}", r"‹\1›", text).replace("<", "&lt;")
