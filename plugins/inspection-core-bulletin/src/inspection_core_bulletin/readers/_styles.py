"""What the styles of a Word document say of a paragraph that uses them: its list, whether it is hidden."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from ._package import MAIN

_W = f"{{{MAIN}}}"
_VAL = f"{_W}val"
_DEEPEST = 20
"""Styles based on one another; Word allows eleven, and a circle has no end."""


@frozen(kw_only=True)
class Style:
    """What one style says itself; None for what it leaves to the style that it is based on."""

    base: str | None = None
    number: str | None = None
    level: int | None = None
    is_hidden: bool | None = None


@frozen(kw_only=True)
class Styles:
    """The styles of a document by id; `default` is that of paragraphs that name none."""

    by_id: Mapping[str, Style] = field(factory=dict)
    default: str | None = None

    def numbers(self, style: str | None) -> tuple[str | None, int | None, str]:
        """The list and level of paragraphs of a style, and the style of the chain that names the list."""
        number = level = None
        named = ""
        for name, each in self._chain(style):
            level = each.level if level is None else level
            if each.number is not None:
                number, named = each.number, name
                break
        return number, level, named

    def is_hidden(self, style: str | None) -> bool:
        """Whether text of a style is hidden."""
        said = (each.is_hidden for _, each in self._chain(style) if each.is_hidden is not None)
        return next(said, False)

    def lists(self) -> dict[str, str]:
        """The list of each style that names one itself."""
        return {name: each.number for name, each in self.by_id.items() if each.number is not None}

    def _chain(self, style: str | None) -> list[tuple[str, Style]]:
        chain: list[tuple[str, Style]] = []
        name = style if style is not None else self.default
        while name is not None and name in self.by_id and len(chain) < _DEEPEST:
            chain.append((name, self.by_id[name]))
            name = chain[-1][1].base
        return chain


def read_styles(root: Any) -> Styles:
    """The styles of styles.xml."""
    found, default = {}, None
    for element in root.iterchildren(f"{_W}style"):
        name = element.get(f"{_W}styleId", "")
        found[name] = _style(element)
        if element.get(f"{_W}type") == "paragraph" and element.get(f"{_W}default") in ("1", "true", "on"):
            default = name
    return Styles(by_id=found, default=default)


def _style(element: Any) -> Style:
    base = element.find(f"{_W}basedOn")
    numbers = element.find(f"{_W}pPr/{_W}numPr")
    hidden = element.find(f"{_W}rPr/{_W}vanish")
    number, level = (None, None) if numbers is None else number_of(numbers)
    return Style(
        base=None if base is None else base.get(_VAL),
        number=number,
        level=level,
        is_hidden=None if hidden is None else hidden.get(_VAL) not in ("0", "false", "off"),
    )


def number_of(element: Any) -> tuple[str | None, int | None]:
    """The list and the level that a w:numPr names."""
    number = element.find(f"{_W}numId")
    level = element.find(f"{_W}ilvl")
    written = None if level is None else level.get(_VAL)
    at = int(written) if written is not None and written.isascii() and written.isdigit() and len(written) < 3 else None
    return (None if number is None else number.get(_VAL)), at
