"""The nouns are frozen, slotted, keyword-only values, and hold nothing that can be changed."""

import typing

import attrs
import pytest

import inspection_core.model
from inspection_core import diagnostics

from ._house import modules

SMALL = {"PartialDate", "SourceRef", "Span", "Entry"}  # values so small that their fields are given in order


def _classes(*rooms: str) -> list[type]:
    return sorted(
        {
            thing
            for module in modules()
            if any(f"{module.__name__}.".startswith(f"inspection_core.{room}.") for room in rooms)
            for thing in vars(module).values()
            if isinstance(thing, type) and attrs.has(thing) and thing.__module__ == module.__name__
        },
        key=lambda cls: cls.__qualname__,
    )


NOUNS = _classes("model")
VALUES = _classes("model", "diagnostics", "views")


@pytest.mark.parametrize("cls", VALUES, ids=lambda cls: cls.__name__)
def test_a_value_is_frozen_and_slotted(cls: type) -> None:
    props = attrs.inspect(cls)
    assert (True, True) == (props.is_frozen, props.is_slotted)


@pytest.mark.parametrize("cls", [cls for cls in NOUNS if cls.__name__ not in SMALL], ids=lambda cls: cls.__name__)
def test_a_noun_is_keyword_only(cls: type) -> None:
    assert attrs.inspect(cls).kw_only is not attrs.ClassProps.KeywordOnly.NO


@pytest.mark.parametrize("cls", NOUNS, ids=lambda cls: cls.__name__)
def test_a_noun_holds_nothing_that_can_be_changed(cls: type) -> None:
    changeable = {list, dict, set, bytearray}
    hints = typing.get_type_hints(cls)
    assert [] == [field.name for field in attrs.fields(cls) if changeable & set(_parts(hints[field.name]))]


@pytest.mark.parametrize("cls", NOUNS, ids=lambda cls: cls.__name__)
def test_a_noun_is_named_by_its_room(cls: type) -> None:
    assert cls.__name__ in inspection_core.model.__all__


def test_the_parts_of_a_problem_are_values_too() -> None:
    for cls in (diagnostics.Text, diagnostics.Location, diagnostics.Diagnostic, diagnostics.Rule):
        assert cls in VALUES


def _parts(hint: object) -> typing.Iterator[object]:
    yield typing.get_origin(hint) or hint
    for part in typing.get_args(hint):
        yield from _parts(part)
