"""Which items of a list are which of another: by their id, or by what they say; what changed is paired by its place."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import zip_longest

from ._json import compact_json

Pair = tuple[int | None, int | None]


def aligned(old: list[object], new: list[object]) -> list[Pair]:
    """The places of each item in both lists, None where it is missing in one; both in order."""
    names, new_names = _names(old), _names(new)
    anchors = _anchors(names, new_names)
    if sum(name == other for name, other in zip(names, new_names, strict=False)) >= len(anchors):
        anchors = []  # nothing moved
    pairs: list[Pair] = []
    i = j = 0
    for next_i, next_j in [*anchors, (len(old), len(new))]:
        pairs += zip_longest(range(i, next_i), range(j, next_j))
        pairs.append((next_i, next_j))
        i, j = next_i + 1, next_j + 1
    return pairs[:-1]


def _anchors(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The longest row of items that stand in both lists in the same order."""
    places = {name: i for i, name in enumerate(_numbered(old))}
    both = [(places[name], j) for j, name in enumerate(_numbered(new)) if name in places]
    ends: list[int] = []  # of the rows of each length, the lowest place in `old` that one ends with
    rows: list[int] = []  # for each pair, the length of the row that it ends
    for i, _ in both:
        rows.append(bisect_left(ends, i))
        ends[rows[-1] : rows[-1] + 1] = [i]
    found: list[tuple[int, int]] = []
    for pair, row in zip(reversed(both), reversed(rows), strict=True):
        if row == len(ends) - len(found) - 1 and (not found or pair[0] < found[-1][0]):
            found.append(pair)
    return found[::-1]


def _names(items: list[object]) -> list[str]:
    """What makes each item known: its id, else all of it."""
    ids = (item.get("id") if isinstance(item, dict) else None for item in items)
    return [f"id {id}" if isinstance(id, str) else compact_json(item) for id, item in zip(ids, items, strict=True)]


def _numbered(names: list[str]) -> list[tuple[str, int]]:
    """Of several alike, the first, the second …"""
    seen: Counter[str] = Counter()
    numbered = []
    for name in names:
        seen[name] += 1
        numbered.append((name, seen[name]))
    return numbered
