"""Names in tables to bodies and persons: those that a case knows, and new ones with ids of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import field, frozen

from ...diagnostics import Diagnostic, Text, tables as rules
from ...model import Body, Document, Owner, Person
from ..cells import bracketless, fold
from ._listed import UNITS, Named

Party = Body | Person
_TELLING = re.compile("[0-9一二三四五六七八九十甲乙丙丁某副正东南西北]")
"""Characters by which names are told apart on purpose."""


@frozen(kw_only=True)
class Roster:
    """Who goes by which name: ids by folded name; `added` are the parties that were not known, by id."""

    taken: set[str]
    ids: dict[str, list[str]] = field(factory=dict)
    names: dict[str, str] = field(factory=dict)
    added: dict[str, Party] = field(factory=dict)
    problems: list[Diagnostic] = field(factory=list)

    def owners(self, several: Sequence[Named]) -> tuple[Owner, ...]:
        """The owners that some names are; a name that may be two parties is told and left out."""
        found = ((named.role, self.party(named)) for named in several)
        return tuple(dict.fromkeys(Owner(role=role, who=id) for role, id in found if id is not None))

    def party(self, named: Named) -> str | None:
        """The id of a name, which is added where nobody has it; None where it is not clear whose it is."""
        ids = self.ids.get(fold(named.name)) or self._untitled(named.name)
        if len(ids) == 1:
            return ids[0]
        if ids:
            why = Text(f"{named.name} may be any of {', '.join(ids)}", f"{named.name} 可能是 {'、'.join(ids)}")
            cell = named.cell
            self.problems.append(rules.CELL_LEFT_OUT(cell.where, title=cell.title, quote=named.name, why=why))
            return None
        return self._add(named)

    def _untitled(self, name: str) -> list[str]:
        """The party of a name without its title in brackets, unless they have different ones."""
        ids = self.ids.get(fold(bracketless(name)), [])
        titled = fold(bracketless(name)) != fold(name)
        return [id for id in ids if not (titled and bracketless(self.names[id]) != self.names[id])]

    def _add(self, named: Named) -> str:
        near = next(self._near(named), None)
        if near is not None:
            cell = named.cell
            self.problems.append(rules.NEARLY_KNOWN(cell.where, title=cell.title, name=named.name, near=near))
        is_unit = named.role in UNITS
        id = self._new_id("b" if is_unit else "p")
        self.added[id] = Body(id=id, name=named.name) if is_unit else Person(id=id, name=named.name)
        self.know(id, named.name)
        return id

    def _new_id(self, stem: str) -> str:
        number = 1
        while f"{stem}-{number}" in self.taken:
            number += 1
        self.taken.add(f"{stem}-{number}")
        return f"{stem}-{number}"

    def know(self, id: str, *names: str) -> None:
        """A party by its names; a person also without the title that stands in brackets."""
        self.names.setdefault(id, names[0])
        for name in dict.fromkeys(fold(each) for full in names for each in (full, bracketless(full))):
            ids = self.ids.setdefault(name, [])
            if id not in ids:
                ids.append(id)

    def _near(self, named: Named) -> Iterator[str]:
        """Known names that are nearly this one: one character apart, or one within the other."""
        mine = fold(bracketless(named.name))
        is_unit = named.role in UNITS
        for known, ids in self.ids.items():
            alike = _is_apart(mine, known) or (is_unit and _is_within(mine, known))
            if alike and known != mine:
                yield self.names[ids[0]]


def roster_of(document: Document) -> Roster:
    """The parties of a document."""
    parts = (
        document.bodies,
        document.people,
        document.aspects,
        document.findings,
        document.measures,
        document.outcomes,
    )
    roster = Roster(taken={item.id for items in parts for item in items})
    for body in document.bodies:
        roster.know(body.id, body.name, *([body.short_name] if body.short_name else []))
    for person in document.people:
        roster.know(person.id, person.name)
    return roster


def _is_within(mine: str, known: str) -> bool:
    """Whether one name is the end or the beginning of the other: 综合科 and 市外办综合科."""
    short, long = sorted((mine, known), key=len)
    return len(short) >= 3 and len(short) < len(long) and (long.endswith(short) or long.startswith(short))


def _is_apart(mine: str, known: str) -> bool:
    """Whether two names differ in one character behind the first, and not on purpose."""
    short, long = sorted((mine, known), key=len)
    if len(short) < 3 or len(long) - len(short) > 1 or short[0] != long[0]:
        return False
    at = next((at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    if at == len(long) or _TELLING.match(long[at]) or _TELLING.match(short[at : at + 1]):
        return False
    if at == len(long) - 1 and long[at].isascii():
        return False  # Unit A and Unit B
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
