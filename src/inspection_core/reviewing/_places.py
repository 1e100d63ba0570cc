"""Where the words of a rendered text stand in the case that it was made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from ..codec import KeyPath, encode
from ..diagnostics import Location
from ..lifecycle import Case
from ..model import Account
from ._running import Remark

_PROSE = frozenset(
    (
        "title",
        "text",
        "lead",
        "label",
        "statement",
        "reason",
        "name",
        "address",
        "standard",
        "target",
        "basis",
        "category",
        "unit",
        "post",
        "note",
        "promised",
    )
)
"""The keys of what is printed as it stands."""
_SHORT = 2


class Places:
    """Where the printed words of a working copy stand in it; accounts that newer ones replaced by a day don't count."""

    def __init__(self, case: Case, as_of: dt.date | None = None) -> None:
        data = encode(case.document) if case.raw is None else case.raw
        old = _replaced(case.document.accounts, as_of) if as_of is not None else frozenset()
        self._case = case
        self._values = {keys: text for keys, text in _values(data, ()) if keys[:2] not in old}
        self._lines: dict[str, tuple[tuple[int, int, KeyPath, int], ...]] = {}
        self.file = case.source.file if case.source is not None else "case.yaml"

    def placed(self, remark: Remark) -> Remark:
        """The remark with its problem placed in the case, where its words stand there once."""
        where = remark.problem.where
        if where.start is None:
            return remark
        size = (where.start if where.end is None else where.end) - where.start
        found = self._covering(remark.line, remark.at, remark.at + size)
        if found is None:
            return remark
        keys, start = found
        place = evolve(self._case.where(keys), start=start, end=start + size)
        fix = None if _is_verbatim(keys) else remark.problem.fix
        return evolve(remark, problem=evolve(remark.problem, where=place, fix=fix))

    def values(self) -> Mapping[Location, tuple[KeyPath, str]]:
        """Each value that is printed, by its place."""
        return {self._case.where(keys): (keys, text) for keys, text in self._values.items()}

    def _covering(self, line: str, start: int, end: int) -> tuple[KeyPath, int] | None:
        """The longest value in a line that holds a stretch of it, and the offset there; None for several such."""
        around = [each for each in self._within(line) if each[0] <= start and end <= each[1]]
        longest = max((last - first for first, last, _, _ in around), default=0)
        best = [(keys, at + start - first) for first, last, keys, at in around if last - first == longest]
        return best[0] if len(best) == 1 else None

    def _within(self, line: str) -> tuple[tuple[int, int, KeyPath, int], ...]:
        """The lines of values that stand in a line: from where to where, of which value, from which offset of it."""
        if line not in self._lines:
            self._lines[line] = tuple(
                (first, first + len(words), keys, at)
                for keys, text in self._values.items()
                for at, words in _lines(text)
                for first in _all(words, line)
            )
        return self._lines[line]


def _replaced(accounts: Sequence[Account], as_of: dt.date) -> frozenset[KeyPath]:
    """Where the accounts stand that are not told on a day, because a newer one is."""
    latest: dict[object, dt.date] = {}
    for each in accounts:
        if each.as_of <= as_of:
            key = (each.finding, each.audience)
            latest[key] = max(latest.get(key, each.as_of), each.as_of)
    told = [latest.get((each.finding, each.audience)) == each.as_of for each in accounts]
    return frozenset(("accounts", n) for n, is_told in enumerate(told) if not is_told)


def _values(data: object, keys: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """The texts of plain data that are printed as they stand, by their keys."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _values(value, (*keys, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from _values(value, (*keys, position))
    elif isinstance(data, str) and keys and keys[-1] in _PROSE and len(data) >= _SHORT:
        yield keys, data


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a value without the blanks around them, each with its offset."""
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        if len(words) >= _SHORT:
            yield at + line.index(words), words
        at += len(line) + 1


def _all(words: str, line: str) -> Iterator[int]:
    """Every place of some words in a line."""
    at = line.find(words)
    while at >= 0:
        yield at
        at = line.find(words, at + 1)


def _is_verbatim(keys: KeyPath) -> bool:
    """What the inspection wrote is quoted, and not put right by a program."""
    return len(keys) == len(("findings", 0, "text")) and (keys[0], keys[-1]) == ("findings", "text")
