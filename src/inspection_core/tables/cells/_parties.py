"""Names in cells to the bodies and persons of a case."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence

from ...diagnostics import Diagnostic, Location, Text, returned as rules
from ...lifecycle import Plan
from ...model import Body, Person
from ._values import fold, names_in


class Parties:
    """The parties of a plan by every name that they go by."""

    def __init__(self, plan: Plan) -> None:
        self._ids: dict[str, list[str]] = {}
        self._names: list[str] = []
        for id, party in plan.parties.items():
            for name in _names(party):
                self._ids.setdefault(fold(name), []).append(id)
                self._names.append(name)

    def ids(self, text: str, title: str, where: Location) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
        """The ids of the names in a cell, and what is wrong with the others."""
        known: Mapping[str, Sequence[str]] = self._ids
        found: list[str] = []
        problems: list[Diagnostic] = []
        for name in names_in(text, known=frozenset(self._ids)):
            ids = tuple(dict.fromkeys(known.get(fold(name), ())))
            if len(ids) == 1:
                found.append(ids[0])
            elif ids:
                problems.append(rules.SEVERAL_PARTIES(where, title=title, name=name, ids=ids))
            else:
                near = difflib.get_close_matches(name, self._names, n=1, cutoff=0.6)
                hint = Text(f"Is it {near[0]!r}? ", f"是否指 {near[0]!r}？") if near else ""
                problems.append(rules.UNKNOWN_PARTY(where, title=title, name=name, hint=hint))
        return tuple(found), tuple(problems)


def _names(party: Body | Person) -> Iterator[str]:
    yield party.name
    if isinstance(party, Body) and party.short_name:
        yield party.short_name
