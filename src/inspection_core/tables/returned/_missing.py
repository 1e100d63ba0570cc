"""Who returned no copy: of the units that tables were split by, those that none is from, now or before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from ...formats import safe_name
from ...lifecycle import Case, effective
from ...model import Entry, EvidenceAdded, targets_of
from ...views import Report
from .._filling import parts, units_of
from .._origin import Origin

_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d*$")
"""How the note of an entry ends that was taken in from a table: with its cell."""


def missing_units(origins: Sequence[Origin], report_of: Callable[[Origin], Report], case: Case) -> tuple[str, ...]:
    """The units of which no copy came back, and none was taken in since they were sent out; none where one has all."""
    if any(origin.part is None for origin in origins):
        return ()
    back = {origin.part for origin in origins}
    found: dict[str, None] = {}
    for origin in {(each.as_of, each.known): each for each in origins}.values():
        made = report_of(origin)
        leads = _leads(made)
        heard = {unit for entry in _taken_in(case, origin) for unit in _senders(entry, leads)}
        found.update(dict.fromkeys(unit for unit in parts(made) if unit not in back and unit not in heard))
    return tuple(found)


def _taken_in(case: Case, origin: Origin) -> Iterator[Entry]:
    """The entries that came from tables since a copy was made."""
    for entry in effective(case.journal):
        if entry.seq > origin.known and _CELL.search(entry.event.note or ""):
            yield entry


def _senders(entry: Entry, leads: Mapping[str, set[str]]) -> Iterator[str]:
    """The units whose copy an entry came from: those that alone lead what it is about, or that its file is named after.

    What several lead may have come from any of them.
    """
    event, note = entry.event, entry.event.note or ""
    yield from (unit for unit in set().union(*leads.values()) if note.startswith(f"{safe_name(unit)}."))
    pieces = event.evidence if isinstance(event, EvidenceAdded) else ()
    for id in {*targets_of(event), *(item for piece in pieces for item in piece.supports)}:
        if len(leads.get(id, ())) == 1:
            yield from leads[id]


def _leads(made: Report) -> Mapping[str, set[str]]:
    """The units that lead each measure, and each finding with all its measures."""
    leads: dict[str, set[str]] = {}
    for item in made.items:
        if not item.measures:
            leads[item.id] = set(units_of(made, item, None))
        for measure in item.measures:
            units = units_of(made, item, measure.id)
            leads.setdefault(item.id, set()).update(units)
            leads.setdefault(measure.id, set()).update(units)
    return leads
