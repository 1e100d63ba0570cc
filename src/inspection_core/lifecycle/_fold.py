"""From events to states: the fold over (effective day, sequence)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from ..model import Adopted, Entry, Voided
from ._builder import Builder
from ._standing import Standing

Placed = tuple[int, Entry]
"""An entry with the place where it stands in the journal's order."""


def fold(entries: Sequence[Entry], *, as_of: dt.date | None = None, known: int | None = None) -> Standing:
    """Where everything stands on a day, as far as the first `known` entries tell.

    TransitionError where an event isn't possible in the state that it meets.
    """
    return fold_in_order(in_order(entries, as_of=as_of, known=known))


def fold_in_order(entries: Iterable[Placed]) -> Standing:
    """Where everything stands after entries that are in the order in which they took effect."""
    builder = Builder(Standing())
    for place, entry in entries:
        builder.take(entry, place)
    return builder.standing()


def advance(standing: Standing, entry: Entry) -> Standing:
    """The standing after one more event, which must not lie before the others; the old one stays as it is."""
    builder = Builder(standing)
    corrects = entry.event.corrects
    builder.take(entry, entry.seq if corrects is None else standing.place(corrects))
    return builder.standing()


def effective(entries: Sequence[Entry], *, as_of: dt.date | None = None, known: int | None = None) -> tuple[Entry, ...]:
    """The entries that count on a day, in the order in which they took effect."""
    return tuple(entry for _, entry in in_order(entries, as_of=as_of, known=known))


def in_order(entries: Sequence[Entry], *, as_of: dt.date | None = None, known: int | None = None) -> Sequence[Placed]:
    """The entries that count on a day, by day and, within a day, by place.

    Of an entry and those that correct it, one after the other, the last that is not void counts, in the place of
    the first.
    """
    seen = entries if known is None else entries[:known]
    void = voided(seen)
    places: dict[int, int] = {}
    counting: dict[int, Entry] = {}
    for entry in seen:
        corrects = entry.event.corrects
        place = entry.seq if corrects is None else places.get(corrects, corrects)
        places[entry.seq] = place
        if entry.seq not in void and not isinstance(entry.event, Voided):
            counting[place] = entry
    on_time = (pair for pair in counting.items() if as_of is None or pair[1].event.on <= as_of)
    return sorted(on_time, key=lambda pair: (pair[1].event.on, pair[0]))


def adopted(entries: Sequence[Entry]) -> tuple[Adopted, ...]:
    """The adoptions that count, in the order in which they took effect: found without folding all the rest."""
    adoptions = [entry for entry in entries if isinstance(entry.event, Adopted)]
    void = voided(entries) if adoptions else frozenset()
    kept = sorted((e for e in adoptions if e.seq not in void), key=lambda entry: (entry.event.on, entry.seq))
    return tuple(entry.event for entry in kept if isinstance(entry.event, Adopted))


def voided(entries: Iterable[Entry]) -> frozenset[int]:
    """Positions of the entries that were voided; a void that was voided itself restores its targets."""
    void: set[int] = set()
    for entry in reversed(tuple(entries)):
        if isinstance(entry.event, Voided) and entry.seq not in void:
            void.update(entry.event.targets)
    return frozenset(void)
