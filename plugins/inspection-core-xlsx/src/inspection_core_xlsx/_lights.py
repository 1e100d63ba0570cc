"""Lights: the colours that a profile's lights give to cells, by rules of the sheet itself, which a change keeps up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

import inspection_core as ic

from ._styles import LIGHTS, Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

COLOURED = ("due", "state", "light")
"""Keys of the columns that take the colour of their row's light."""


@frozen(kw_only=True)
class Lighting:
    """The column that says each row's light, the columns that take its colour, and the word of each light."""

    column: int
    coloured: tuple[int, ...]
    words: Mapping[str, str]


def lighting_of(report: ic.Report, columns: Sequence[ic.Column]) -> Lighting | None:
    """What is coloured in a table of some columns; None where no finding has a light, or no column says it."""
    column = next((n for n, each in enumerate(columns) if each.key == "light" and not each.path), None)
    words = {item.light: item.light_word for item in report.items if item.light}
    if column is None or not words:
        return None
    coloured = tuple(n for n, each in enumerate(columns) if each.key in COLOURED and not each.path)
    return Lighting(column=column, coloured=coloured, words=dict(sorted(words.items())))


def light_up(sheet: Worksheet, lighting: Lighting, rows: tuple[int, int], styles: Styles) -> None:
    """Set a rule for each light that has a colour."""
    first, last = rows
    areas = [f"{ic.letters(n)}{first + 1}:{ic.letters(n)}{last + 1}" for n in lighting.coloured]
    for light, word in lighting.words.items():
        if light in LIGHTS:
            said = word.replace('"', '""')
            rule = {
                "type": "formula",
                "criteria": f'=${ic.letters(lighting.column)}{first + 1}="{said}"',
                "format": styles.colour(LIGHTS[light]),
                "multi_range": " ".join(areas),
            }
            sheet.conditional_format(first, lighting.coloured[0], last, lighting.coloured[0], rule)
