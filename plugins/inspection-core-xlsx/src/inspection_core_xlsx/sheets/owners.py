"""The owners' list (责任清单): who answers for what, and how much of it is open, by owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import inspection_core as ic

from .._columns import columns_of
from .._copies import printed
from .._options import Paper, XlsxOptions
from .._page import page_of
from .._table import Line, Table
from .._titles import summary_of, title_of
from .._writing import Part


def title(report: ic.Report) -> str:
    """The profile's title of the list."""
    return title_of(report, "owners")


def parts(report: ic.Report, options: XlsxOptions) -> tuple[Part, ...]:
    """The list, a row per measure, and a sheet with a row per owner."""
    paper = options.paper or Paper.A4
    return (printed(report, "owners", paper), _by_owner(report, paper))


def _by_owner(report: ic.Report, paper: Paper) -> Table:
    return Table(
        name=report.profile.word("sheet.by_owner"),
        title=title(report),
        note=summary_of(report),
        columns=columns_of(
            report, ("name", 30), ("role", 20), ("count", 12), ("measures", 12), ("open", 12), ("late", 12)
        ),
        rows=tuple(_lines(report)),
        page=page_of(report, title(report), paper),
        filters=True,
    )


def _lines(report: ic.Report) -> Iterator[Line]:
    """A row per owner and role, in the order in which the findings name them."""
    named: dict[_Role, ic.OwnerView] = {}
    theirs: dict[_Role, list[ic.Item]] = {}
    for item in report.items:
        owners = _by_role(item.owners)
        named |= owners
        for key in owners:
            theirs.setdefault(key, []).append(item)
    for key, items in theirs.items():
        measures = {measure.id for item in items for measure in item.measures if key in _by_role(measure.owners)}
        yield Line(
            cells=(
                named[key].name,
                named[key].role_word,
                len(items),
                len(measures),
                sum(item.state != "closed" for item in items),
                sum(item.late for item in items),
            )
        )


_Role = tuple[str, str]
"""An owner's id, and the role."""


def _by_role(owners: Iterable[ic.OwnerView]) -> dict[_Role, ic.OwnerView]:
    return {(owner.id, owner.role): owner for owner in owners}
