"""Validity: what may be typed into the columns of a form, and what is said of anything else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import inspection_core as ic

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LISTS = 5
"""The column of the other sheet from which on lists stand that are too long for a rule; hidden there."""
_LONGEST = 255
_SAID = 255
_FIRST, _LAST = dt.date(1949, 1, 1), dt.date(2199, 12, 31)


def set_validity(
    sheet: Worksheet, fields: Sequence[ic.FillColumn], rows: tuple[int, int], profile: ic.Profile, about: str
) -> None:
    """Set the rules of all columns; they hold in every row alike, so that sorting moves none of them away."""
    for column, field in enumerate(fields):
        rule = _rule(field, profile, f"'{about.replace(chr(39), chr(39) * 2)}'!{_place(fields, column)}", rows[0])
        if rule:
            sheet.data_validation(rows[0], column, rows[1], column, rule)


def _rule(field: ic.FillColumn, profile: ic.Profile, place: str, first: int) -> dict[str, object]:
    if field.choices:
        source = list(field.choices) if is_short(field.choices) else f"={place}"
        return {"validate": "list", "source": source, **_said(profile, "filling_choice")}
    if field.use is ic.Use.LOCKED:
        # A number is given in the rows that take proposals, whose keys begin with a plus, wherever they are sorted to.
        valid = f'=LEFT($A{first + 1},1)="+"' if field.key == "number" else "=FALSE"
        return {"validate": "custom", "value": valid, **_said(profile, "filling_locked")}
    if field.kind is ic.Kind.DATE:
        # Who proposes another time limit may put it in words: «long-term».
        how = {"error_type": "warning"} if field.use is ic.Use.EDIT else {}
        between = {"criteria": "between", "minimum": _FIRST, "maximum": _LAST}
        return {"validate": "date", **between, **_said(profile, "filling_day"), **how}
    if field.kind is ic.Kind.NUMBER:
        between_numbers = {"criteria": "between", "minimum": 0, "maximum": 100}
        return {"validate": "integer", **between_numbers, **_said(profile, "filling_number")}
    return {}


def _said(profile: ic.Profile, key: str) -> dict[str, object]:
    return {"error_message": profile.phrase(key)[:_SAID]}


def is_short(choices: Sequence[str]) -> bool:
    """Whether a rule can hold a list itself: it is one text there, with commas between."""
    return len(",".join(choices)) <= _LONGEST and not any(
        "," in choice or '"' in choice or choice != choice.strip() for choice in choices
    )


def long_lists(fields: Sequence[ic.FillColumn]) -> dict[int, tuple[str, ...]]:
    """The lists that rules can't hold, by the column of the other sheet that they stand in."""
    long = [field.choices for field in fields if field.choices and not is_short(field.choices)]
    return dict(enumerate(long, start=LISTS))


def _place(fields: Sequence[ic.FillColumn], column: int) -> str:
    """The range of a column's list in the other sheet."""
    before = len(long_lists(fields[:column]))
    name = ic.letters(LISTS + before)
    return f"${name}$1:${name}${len(fields[column].choices)}"
