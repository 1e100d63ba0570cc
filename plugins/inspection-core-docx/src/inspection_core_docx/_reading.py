"""Expressions of templates read against the types of their names: what is missing, misused, or may be empty."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Generator, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

import inspection_core as ic

from . import rules
from ._aliases import ALIASES, WORDS
from ._expressions import did_you_mean, dotted
from ._types import (
    attribute,
    element,
    holds_parts,
    in_words,
    is_optional,
    is_printable,
    joined,
    known,
    parts,
)

if TYPE_CHECKING:
    from jinja2 import nodes

LOOP: Mapping[str, Any] = {
    **dict.fromkeys(("index", "index0", "revindex", "revindex0", "length", "depth", "depth0"), int),
    **dict.fromkeys(("first", "last"), bool),
    **dict.fromkeys(("previtem", "nextitem"), Any),
}
"""What a template may ask of `loop`."""


@frozen(kw_only=True)
class Fault:
    """A rule that is broken, with its facts; its place is that of the tag."""

    rule: ic.Rule
    facts: Mapping[str, object]


@frozen(kw_only=True)
class Scope:
    """The names that an expression knows, with their types, and what an `if` around it made sure is there."""

    names: Mapping[str, Any]
    sure: frozenset[str] = frozenset()


Reading = Generator[Fault, None, Any]
"""Yields what is wrong, returns the type of the expression."""


def read_expression(node: nodes.Node, scope: Scope) -> Reading:
    """The type of an expression, and what is wrong with it."""
    read = _READERS.get(type(node).__name__, _read_parts)
    hint = yield from read(node, scope)
    return hint


def read_printed(node: nodes.Node, scope: Scope) -> Generator[Fault, None, None]:
    """What is wrong with `{{ … }}`."""
    hint = yield from read_expression(node, scope)
    if not is_printable(hint):
        yield Fault(rule=rules.NOT_TEXT, facts={"kind": in_words(hint)})


def read_loop(node: nodes.For, scope: Scope) -> Generator[Fault, None, Scope]:
    """The scope inside `for`, and what is wrong with the tag."""
    given = yield from _read_list(node.iter, scope)
    inside = Scope(names={**scope.names, **dict(_bound(node.target, given)), "loop": LoopType}, sure=scope.sure)
    if node.test is None:
        return inside
    yield from read_expression(node.test, inside)
    return Scope(names=inside.names, sure=inside.sure | assured(node.test, truth=True))


def assured(node: nodes.Node, *, truth: bool) -> frozenset[str]:
    """What certainly is not empty where a condition holds, or where it doesn't."""
    kind = type(node).__name__
    if kind == "Not":
        return assured(node.node, truth=not truth)  # type: ignore[attr-defined]
    if kind == ("And" if truth else "Or"):
        return assured(node.left, truth=truth) | assured(node.right, truth=truth)  # type: ignore[attr-defined]
    if kind == "Test" and node.name == "none":  # type: ignore[attr-defined]
        return frozenset() if truth else _prefixes(node.node)  # type: ignore[attr-defined]
    if kind == "Filter":
        return assured(node.node, truth=truth)  # type: ignore[attr-defined]
    return _prefixes(node) if truth and kind in ("Name", "Getattr", "Getitem") else frozenset()


class LoopType:
    """Stands for the type of `loop` among the types of names."""


def _read_name(node: nodes.Name, scope: Scope) -> Reading:
    if node.name in scope.names:
        return scope.names[node.name]
    yield _missing(node, node.name, tuple(scope.names))
    return Any


def _read_attribute(node: nodes.Getattr | nodes.Getitem, scope: Scope) -> Reading:
    hint = yield from read_expression(node.node, scope)
    name = node.attr if hasattr(node, "attr") else getattr(node.arg, "value", None)
    if hint is LoopType:
        if name not in LOOP:
            yield _missing(node, str(name), tuple(LOOP))
        return LOOP.get(str(name), Any)
    if isinstance(name, int):
        return (yield from _element_of(node.node, hint))
    if is_optional(hint) and holds_parts(hint) and dotted(node.node) not in scope.sure:
        yield Fault(rule=rules.MAY_BE_EMPTY, facts={"expression": dotted(node.node), "name": name})
    found = attribute(hint, str(name))
    if found is None:
        yield _missing(node, str(name), known(hint))
    return Any if found is None else found


def _read_filter(node: nodes.Filter, scope: Scope) -> Reading:
    for argument in node.args:
        yield from read_expression(argument, scope)
    if node.node is None:
        return Any
    if node.name == "default":
        hint = yield from _leniently(node.node, scope)
        others = [type(each.value) for each in node.args[:1] if hasattr(each, "value")]
        return joined(hint, *others)
    if node.name in ("first", "last", "join"):
        given = yield from _read_list(node.node, scope)
        return str if node.name == "join" else given
    hint = yield from read_expression(node.node, scope)
    if node.name == "date" and not _is_day(hint):
        yield Fault(rule=rules.NOT_A_DAY, facts={"expression": dotted(node.node), "kind": in_words(hint)})
    return int if node.name == "length" else str


def _read_test(node: nodes.Test, scope: Scope) -> Reading:
    lenient = node.name in ("defined", "undefined")
    yield from (_leniently if lenient else read_expression)(node.node, scope)
    return bool


def _read_choice(node: nodes.CondExpr, scope: Scope) -> Reading:
    yield from read_expression(node.test, scope)
    one = yield from read_expression(node.expr1, _surer(scope, node.test, truth=True))
    if node.expr2 is None:
        return joined(one, str)
    other = yield from read_expression(node.expr2, _surer(scope, node.test, truth=False))
    return joined(one, other)


def _read_either(node: nodes.And | nodes.Or, scope: Scope) -> Reading:
    left = yield from read_expression(node.left, scope)
    right = yield from read_expression(node.right, _surer(scope, node.left, truth=type(node).__name__ == "And"))
    return joined(left, right)


def _read_constant(node: nodes.Const, _scope: Scope) -> Reading:
    yield from ()
    return type(node.value)


def _read_truth(node: nodes.Node, scope: Scope) -> Reading:
    yield from _read_parts(node, scope)
    return bool


def _read_list_of(node: nodes.Tuple | nodes.List, scope: Scope) -> Reading:
    hint: Any = type(None)
    for each in node.items:
        hint = joined(hint, (yield from read_expression(each, scope)))
    return types.GenericAlias(tuple, (hint, ...))


def _read_parts(node: nodes.Node, scope: Scope) -> Reading:
    for child in node.iter_child_nodes():
        yield from read_expression(child, scope)
    return Any


def _read_list(node: nodes.Node, scope: Scope) -> Reading:
    """What a list holds."""
    hint = yield from read_expression(node, scope)
    return (yield from _element_of(node, hint))


def _element_of(node: nodes.Node, hint: Any) -> Reading:
    found = element(hint)
    if found is None:
        yield Fault(rule=rules.NOT_A_LIST, facts={"expression": dotted(node), "kind": in_words(hint)})
    return Any if found is None else found


def _leniently(node: nodes.Node, scope: Scope) -> Reading:
    """Where a missing name is no error, it still is probably none that was meant."""
    reading = read_expression(node, scope)
    while True:
        try:
            fault = next(reading)
        except StopIteration as done:
            return done.value
        if fault.rule is rules.MISSING:
            yield Fault(rule=rules.DEFAULTED, facts=fault.facts)
        elif fault.rule is not rules.MAY_BE_EMPTY:
            yield fault


def _surer(scope: Scope, node: nodes.Node, *, truth: bool) -> Scope:
    return Scope(names=scope.names, sure=scope.sure | assured(node, truth=truth))


def _missing(node: nodes.Node, name: str, others: tuple[str, ...]) -> Fault:
    """A name that isn't there; who writes Chinese is told the nearest Chinese word."""
    words = tuple(word for other in others for word in WORDS.get(other, ()))
    hint = did_you_mean(name, others if name.isascii() else (words or tuple(ALIASES)))
    return Fault(rule=rules.MISSING, facts={"expression": dotted(node), "name": name, "hint": hint})


def _bound(target: nodes.Node, hint: Any) -> Iterator[tuple[str, Any]]:
    """The variables of a loop; several take what each turn gives apart."""
    if type(target).__name__ == "Name":
        yield str(target.name), hint  # type: ignore[attr-defined]
    else:
        inner = element(hint)
        for each in target.iter_child_nodes():
            yield from _bound(each, Any if inner is None else inner)


def _prefixes(node: nodes.Node) -> frozenset[str]:
    """An expression and all that it hangs on: of `a.b.c` also `a.b` and `a`."""
    inner = getattr(node, "node", None)
    return frozenset({dotted(node)}) | (_prefixes(inner) if inner is not None else frozenset())


def _is_day(hint: Any) -> bool:
    return hint is Any or not parts(hint) or any(part in (dt.date, ic.PartialDate, Any) for part in parts(hint))


_READERS: Mapping[str, Any] = {
    "Name": _read_name,
    "Getattr": _read_attribute,
    "Getitem": _read_attribute,
    "Filter": _read_filter,
    "Test": _read_test,
    "CondExpr": _read_choice,
    "And": _read_either,
    "Or": _read_either,
    "Not": _read_truth,
    "Compare": _read_truth,
    "Const": _read_constant,
    "Tuple": _read_list_of,
    "List": _read_list_of,
}
