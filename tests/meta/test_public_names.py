"""The public face: `__all__` is what a reader of the file sees, what `dir` lists, and what can be had."""

import ast
import typing

import pytest

import inspection_core

from ._house import CORE, parsed


def _written() -> set[str]:
    """The public names that `__init__.py` imports (for type checkers too) or defines, read from its text."""
    names: set[str] = set()
    for node in ast.walk(parsed(CORE / "__init__.py")):
        if isinstance(node, ast.ImportFrom) and node.level > 0:
            names |= {alias.asname or alias.name for alias in node.names}
    for node in parsed(CORE / "__init__.py").body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
    return {name for name in names if not name.startswith("_") or name == "__version__"}


def test_all_is_what_is_written() -> None:
    assert sorted(_written()) == sorted(inspection_core.__all__)


def test_all_names_nothing_twice() -> None:
    assert sorted(set(inspection_core.__all__)) == sorted(inspection_core.__all__)


def test_dir_lists_all() -> None:
    assert set() == set(inspection_core.__all__) - set(dir(inspection_core))


@pytest.mark.parametrize("name", getattr(inspection_core, "__all__", ()))
def test_every_public_name_can_be_had_and_says_what_it_is(name: str) -> None:
    thing = getattr(inspection_core, name)
    is_alias = typing.get_origin(thing) is not None  # a name for a type; it can't say more than its type
    assert is_alias or not callable(thing) or (thing.__doc__ or "").strip()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = inspection_core.no_such_name  # type: ignore[attr-defined]
