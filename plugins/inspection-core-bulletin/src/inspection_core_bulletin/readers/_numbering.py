"""Automatic numbers of Word: what a document's numbering.xml defines, and what is shown before each paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import evolve, field, frozen

from ._counting import is_known, written
from ._package import MAIN
from ._symbols import readable

_W = f"{{{MAIN}}}"
_VAL = f"{_W}val"
_SPACES = {"tab": "\t", "space": " ", "nothing": ""}
_PLACE = re.compile("%([1-9])")
_LEVELS = 9


@frozen(kw_only=True)
class Level:
    """How paragraphs of one level are numbered. `restart` is the level (from 1) whose numbers begin it anew, 0 none."""

    start: int = 0
    way: str = "decimal"
    zeros: int = 0
    text: str = ""
    suffix: str = "\t"
    is_legal: bool = False
    restart: int | None = None
    style: str | None = None

    def write(self, number: int, *, legal: bool) -> str:
        """A number of this level; legal ones are all digits."""
        if self.zeros:
            return str(number).zfill(self.zeros)
        return written(number, "decimal" if legal and self.way not in ("none", "bullet") else self.way)


@frozen(kw_only=True)
class List:
    """A list as paragraphs name it: whose numbers it goes on with, its levels, where it begins anew."""

    counted: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int] = field(factory=dict)


@frozen(kw_only=True)
class Numbering:
    """The lists of a document, by number."""

    lists: Mapping[str, List] = field(factory=dict)

    def level_of_style(self, number: str, style: str) -> int:
        """The level that a list links to a style; the first where none is."""
        found = self.lists.get(number)
        levels = found.levels.items() if found else ()
        return next((at for at, level in levels if level.style == style), 0)

    def unknown(self) -> tuple[str, ...]:
        """Ways of counting that can't be written here."""
        ways = {level.way for each in self.lists.values() for level in each.levels.values() if not level.zeros}
        return tuple(sorted(way for way in ways if not is_known(way)))


class Counters:
    """The numbers that a document has reached, paragraph by paragraph."""

    __slots__ = ("_begun", "_numbering", "_reached", "used")

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._reached: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self.used: set[str] = set()

    def label(self, number: str, at: int) -> str:
        """Count a paragraph, and give what is shown before it."""
        found = self._numbering.lists.get(number)
        level = found.levels.get(at) if found else None
        if found is None or level is None:
            return ""
        self._count(number, found, at)
        reached = self._reached[found.counted]
        self.used.add(level.way)

        def fill(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            shown = found.levels.get(other)
            if shown is None:
                return ""
            return shown.write(reached.get(other, shown.start), legal=level.is_legal)

        text = _PLACE.sub(fill, level.text)
        return text + level.suffix if text else ""

    def _count(self, number: str, found: List, at: int) -> None:
        reached = self._reached.setdefault(found.counted, {})
        for above in range(at):
            # A level that was passed over counts as begun: 1.1 may come first.
            if above not in reached and above in found.levels:
                self._begin(number, found, above, reached)
        if at not in reached or (at in found.starts and (number, at) not in self._begun):
            self._begin(number, found, at, reached)
        else:
            reached[at] += 1
        for below in [each for each in reached if each > at]:
            if _restarts(found.levels.get(below), below, at):
                del reached[below]

    def _begin(self, number: str, found: List, at: int, reached: dict[int, int]) -> None:
        self._begun.add((number, at))
        reached[at] = found.starts.get(at, found.levels[at].start)


def _restarts(level: Level | None, below: int, at: int) -> bool:
    """Whether a number of the level `at` begins a deeper level anew."""
    if level is None or level.restart is None or level.restart > below:
        return True
    return at < level.restart


def read_numbering(root: Any, linked: Mapping[str, str]) -> Numbering:
    """The lists of numbering.xml; `linked` gives the list of a style, for definitions that point to one."""
    definitions = {each.get(f"{_W}abstractNumId", ""): each for each in root.iterchildren(f"{_W}abstractNum")}
    numbers = {
        each.get(f"{_W}numId", ""): (_value(each, "abstractNumId") or "", each)
        for each in root.iterchildren(f"{_W}num")
    }
    levels: dict[str, dict[int, Level]] = {name: _levels(each) for name, each in definitions.items()}
    lists = {}
    for number, (name, each) in numbers.items():
        style = _value(definitions[name], "numStyleLink") if name in definitions else None
        target = numbers.get(linked.get(style or "", ""), ("", None))[0]
        name = target if style and target in levels else name
        lists[number] = _list(name, levels.get(name, {}), each)
    return Numbering(lists=lists)


def _list(name: str, levels: Mapping[int, Level], element: Any) -> List:
    """A list with what it overrides of its definition."""
    own = dict(levels)
    starts = {}
    for override in element.iterchildren(f"{_W}lvlOverride"):
        at = _whole(override.get(f"{_W}ilvl"), -1)
        for level in override.iterchildren(f"{_W}lvl"):
            own[at] = _level(level)
        start = _value(override, "startOverride")
        if start is not None:
            starts[at] = _whole(start, 0)
            own[at] = evolve(own.get(at, Level()), start=starts[at])
    return List(counted=name, levels=own, starts=starts)


def _levels(definition: Any) -> dict[int, Level]:
    found = {}
    for level in definition.iterchildren(f"{_W}lvl"):
        at = _whole(level.get(f"{_W}ilvl"), -1)
        if 0 <= at < _LEVELS:
            found[at] = _level(level)
    return found


def _level(element: Any) -> Level:
    way, zeros = _way(element)
    restart = _value(element, "lvlRestart")
    return Level(
        start=_whole(_value(element, "start"), 0),
        way=way,
        zeros=zeros,
        text=readable(_value(element, "lvlText") or ""),
        suffix=_SPACES.get(_value(element, "suff") or "tab", "\t"),
        is_legal=_is_on(element.find(f"{_W}isLgl")),
        restart=None if restart is None else _whole(restart, 0),
        style=_value(element, "pStyle"),
    )


def _way(element: Any) -> tuple[str, int]:
    """The way of counting, and to how many digits zeros are put before it; newer Words write 001, 002 as a choice."""
    found = element.find(f"{_W}numFmt")
    if found is None:
        found = next(element.iter(f"{_W}numFmt"), None)
    if found is None:
        return "decimal", 0
    pattern = (found.get(f"{_W}format") or "").partition(",")[0].strip()
    zeros = len(pattern) if pattern.isdigit() and len(pattern) < _LEVELS else 0
    return found.get(_VAL) or "decimal", zeros


def _value(element: Any, name: str) -> str | None:
    found = element.find(_W + name)
    value = None if found is None else found.get(_VAL)
    return None if value is None else str(value)


def _whole(text: str | None, default: int) -> int:
    """A number as written, within what any document counts to."""
    plain = (text or "").strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < _LEVELS else default


def _is_on(element: Any) -> bool:
    return element is not None and element.get(_VAL) not in ("0", "false", "off")
