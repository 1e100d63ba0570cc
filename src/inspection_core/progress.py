"""How far the work is: tallies that know their items, and rates with numerator and denominator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from attrs import frozen

from .model import Resolution, State

NOT_COUNTED = frozenset({Resolution.SUPERSEDED, Resolution.TRANSFERRED})
"""Resolutions that take a finding out of the denominator."""


@frozen
class Tally:
    """A number and the items behind it; `withheld` ones are counted without being named."""

    items: tuple[str, ...] = ()
    withheld: int = 0

    @property
    def count(self) -> int:
        return len(self.items) + self.withheld


@frozen(kw_only=True)
class Counted:
    """A finding as it counts: where it stands, and the groups that it belongs to."""

    id: str
    state: State
    resolution: Resolution | None = None
    counts: bool = True
    late: bool = False
    visible: bool = True
    groups: Mapping[str, tuple[str, ...]]


@frozen(kw_only=True)
class Share:
    """How many of some findings are closed."""

    countable: Tally
    closed: Tally

    @property
    def rate(self) -> Decimal | None:
        """Per cent, rounded half up to two places; None where nothing counts."""
        return rate(self.closed.count, self.countable.count)


@frozen(kw_only=True)
class Group(Share):
    """The share of one aspect, owner or kind of deadline."""

    key: str
    title: str


@frozen(kw_only=True)
class Progress(Share):
    """All tallies of a report.

    `states` and `resolutions` cover every finding; `countable` leaves out what is superseded,
    transferred, or doesn't count.
    """

    findings: Tally
    states: Mapping[str, Tally]
    resolutions: Mapping[str, Tally]
    late: Tally
    by_aspect: tuple[Group, ...] = ()
    by_owner: tuple[Group, ...] = ()
    by_kind: tuple[Group, ...] = ()


def rate(closed: int, countable: int) -> Decimal | None:
    """`closed` in per cent of `countable`, rounded half up to two places; None at zero.

    >>> rate(688, 697)
    Decimal('98.71')
    """
    if countable == 0:
        return None
    return (Decimal(100) * closed / countable).quantize(Decimal("0.01"), ROUND_HALF_UP)


def tally(counted: Iterable[Counted]) -> Tally:
    """Count findings, naming those that may be named."""
    named: list[str] = []
    withheld = 0
    for finding in counted:
        if finding.visible:
            named.append(finding.id)
        else:
            withheld += 1
    return Tally(tuple(named), withheld)


def share(counted: Sequence[Counted]) -> Share:
    """How many of the findings that count are closed as implemented."""
    countable = [each for each in counted if is_countable(each)]
    closed = [each for each in countable if is_implemented(each)]
    return Share(countable=tally(countable), closed=tally(closed))


def is_countable(finding: Counted) -> bool:
    """Whether a finding belongs into the denominator."""
    return finding.counts and finding.resolution not in NOT_COUNTED


def is_implemented(finding: Counted) -> bool:
    """Whether a finding belongs into the numerator."""
    return finding.state is State.CLOSED and finding.resolution is Resolution.IMPLEMENTED


def group(counted: Sequence[Counted], by: str, titles: Mapping[str, str]) -> tuple[Group, ...]:
    """The share of each key of a grouping, in the order of `titles`; a finding may be in several."""
    groups = []
    for key, title in titles.items():
        part = share([each for each in counted if key in each.groups.get(by, ())])
        groups.append(Group(key=key, title=title, countable=part.countable, closed=part.closed))
    return tuple(groups)


def progress(counted: Sequence[Counted], titles: Mapping[str, Mapping[str, str]]) -> Progress:
    """All tallies over some findings; `titles` names the groups of each grouping in their order."""
    total = share(counted)
    return Progress(
        countable=total.countable,
        closed=total.closed,
        findings=tally(counted),
        states={state.value: tally(each for each in counted if each.state is state) for state in State},
        resolutions={
            resolution.value: tally(each for each in counted if each.resolution is resolution)
            for resolution in Resolution
        },
        late=tally(each for each in counted if each.late),
        by_aspect=group(counted, "aspect", titles.get("aspect", {})),
        by_owner=group(counted, "owner", titles.get("owner", {})),
        by_kind=group(counted, "kind", titles.get("kind", {})),
    )
