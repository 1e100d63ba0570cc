"""Which finding is meant: numbers and texts of one list paired with those of another, with how sure that is."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from .cells import fold, number_in

SAME = 0.8
"""From what likeness on two texts are taken for the same, whatever their numbers say."""
ALIKE = 0.45
"""From what likeness on they are taken for the same if their numbers agree."""
_CONTAINED = 0.9
_LOOKED_AT = 5


@frozen(kw_only=True)
class Entry:
    """An item of a list: its number as printed, the aspect that it stands under, its title and its text."""

    number: str = ""
    aspect: str = ""
    title: str = ""
    text: str = ""


class Ground(enum.Enum):
    """Why two entries belong together."""

    BOTH = "number and text"
    TEXT = "text"
    NUMBER = "number, and a text that is alike"
    NUMBER_ALONE = "number alone"


@frozen(kw_only=True)
class Match:
    """What an entry was matched with: the position of its partner, or None with the nearest one.

    `likeness` is that of the texts, from 0 to 1. `rival` is the position of the entry that has the nearest one already.
    `alike` are the positions of all whose texts could be meant, where the text alone says which.
    """

    partner: int | None = None
    ground: Ground | None = None
    likeness: float = 0.0
    nearest: int | None = None
    rival: int | None = None
    alike: tuple[int, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether number and text agree, or the text to the letter where there is no number."""
        return self.ground is Ground.BOTH


def match(entries: Sequence[Entry], known: Sequence[Entry]) -> tuple[Match, ...]:
    """The partner of each entry among those that are known; nobody is the partner of two.

    Those whose numbers and texts agree come first, then the same texts whatever their numbers, then numbers with
    texts that are alike, at last numbers without any text.
    """
    matching = _Matching(mine=[_read(each) for each in entries], theirs=[_read(each) for each in known])
    matching.by_number(SAME, Ground.BOTH)
    matching.by_text()
    matching.by_number(ALIKE, Ground.NUMBER)
    matching.by_number(-1.0, Ground.NUMBER_ALONE)
    return tuple(matching.outcome(at) for at in range(len(entries)))


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1, whatever their width and punctuation: shared pairs of characters."""
    return _like(_text(one), _text(other))


@frozen(kw_only=True)
class _Text:
    folded: str
    pairs: frozenset[str]


@frozen(kw_only=True)
class _Item:
    """An entry as it is compared."""

    number: tuple[str, ...]
    aspect: _Text
    texts: tuple[_Text, ...]


def _text(text: str) -> _Text:
    folded = fold(text)
    return _Text(folded=folded, pairs=frozenset(folded[at : at + 2] for at in range(max(len(folded) - 1, 1))))


def _read(entry: Entry) -> _Item:
    number = number_in(entry.number)
    texts = dict.fromkeys(text for text in (entry.title, entry.text) if text.strip())
    return _Item(number=number.parts if number else (), aspect=_text(entry.aspect), texts=tuple(map(_text, texts)))


def _like(one: _Text, other: _Text) -> float:
    if not one.folded or not other.folded:
        return 0.0
    if one.folded == other.folded:
        return 1.0
    dice = 2 * len(one.pairs & other.pairs) / (len(one.pairs) + len(other.pairs))
    short, long = sorted((one.folded, other.folded), key=len)
    return max(dice, _CONTAINED) if len(short) >= 8 and short in long else dice


def _likeness(one: _Item, other: _Item) -> float:
    return max((_like(mine, theirs) for mine in one.texts for theirs in other.texts), default=0.0)


@frozen(kw_only=True)
class _Matching:
    """Pairs found so far."""

    mine: Sequence[_Item]
    theirs: Sequence[_Item]
    found: dict[int, Match] = field(factory=dict)
    taken: dict[int, int] = field(factory=dict)

    def _take(self, at: int, partner: int, ground: Ground, like: float) -> None:
        self.found[at] = Match(partner=partner, ground=ground, likeness=like, nearest=partner)
        self.taken[partner] = at

    def _open(self) -> Iterator[int]:
        return (at for at in range(len(self.mine)) if at not in self.found)

    def by_number(self, least: float, ground: Ground) -> None:
        """Pairs of the same number, and aspect where both have one, whose texts are so much alike, the best first."""
        places: dict[tuple[str, ...], list[int]] = {}
        for at, item in enumerate(self.theirs):
            if item.number and at not in self.taken:
                places.setdefault(item.number, []).append(at)
        alone = ground is Ground.NUMBER_ALONE
        pairs = [
            (_likeness(self.mine[at], self.theirs[other]), at, other)
            for at in self._open()
            if not (alone and self.mine[at].texts)
            for other in places.get(self.mine[at].number, ())
            if _same_aspect(self.mine[at], self.theirs[other])
        ]
        self._settle(((like, at, other, ground) for like, at, other in pairs if like >= least))

    def by_text(self) -> None:
        """Pairs of the same text, the best first; sure where no number speaks against it."""
        index = _index(self.theirs, self.taken)
        pairs = []
        for at in self._open():
            for other in _nearest(self.mine[at], self.theirs, index):
                like = _likeness(self.mine[at], self.theirs[other])
                if like >= SAME:
                    agree = like == 1.0 and not (self.mine[at].number and self.theirs[other].number)
                    pairs.append((like, at, other, Ground.BOTH if agree else Ground.TEXT))
        self._settle(pairs)

    def _settle(self, pairs: Iterable[tuple[float, int, int, Ground]]) -> None:
        for like, at, other, ground in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            if at not in self.found and other not in self.taken:
                self._take(at, other, ground, like)

    def outcome(self, at: int) -> Match:
        """What came of an entry."""
        if at in self.found:
            found = self.found[at]
            return evolve(found, alike=self._alike(self.mine[at])) if found.ground is Ground.TEXT else found
        item = self.mine[at]
        near = (*_nearest(item, self.theirs, self.index), *self._numbered(item))
        best = max(near, key=lambda other: _likeness(item, self.theirs[other]), default=None)
        if best is None:
            return Match()
        return Match(nearest=best, likeness=_likeness(item, self.theirs[best]), rival=self.taken.get(best))

    def _alike(self, item: _Item) -> tuple[int, ...]:
        return tuple(at for at, other in enumerate(self.theirs) if _likeness(item, other) >= SAME)

    @cached_property
    def index(self) -> Mapping[str, Sequence[int]]:
        """Where each pair of characters stands among those that are known."""
        return _index(self.theirs, {})

    def _numbered(self, item: _Item) -> Iterator[int]:
        return (at for at, other in enumerate(self.theirs) if item.number and other.number == item.number)


def _same_aspect(one: _Item, other: _Item) -> bool:
    """Whether two entries stand under one aspect, as far as both say so."""
    return not (one.aspect.folded and other.aspect.folded) or _like(one.aspect, other.aspect) >= ALIKE


def _index(items: Sequence[_Item], without: Mapping[int, int]) -> Mapping[str, Sequence[int]]:
    """The items that hold each pair of characters."""
    index: dict[str, list[int]] = {}
    for at, item in enumerate(items):
        if at not in without:
            for pair in {pair for text in item.texts for pair in text.pairs}:
                index.setdefault(pair, []).append(at)
    return index


def _nearest(item: _Item, items: Sequence[_Item], index: Mapping[str, Sequence[int]]) -> tuple[int, ...]:
    """The few items that share most with one, as against their length."""
    shared: Counter[int] = Counter()
    for pair in {pair for text in item.texts for pair in text.pairs}:
        shared.update(index.get(pair, ()))
    size = {at: sum(len(text.pairs) for text in items[at].texts) for at in shared}
    order = sorted(shared, key=lambda at: (-shared[at] / (size[at] + 20), at))
    return tuple(order[:_LOOKED_AT])
