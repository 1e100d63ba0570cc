"""Origin: what a table was made from, written into it so that what was exported can be computed again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs
from attrs import frozen

from ..codec import decode, encode
from ..errors import InvalidCaseError
from ..views import Report
from .cells import Value

ORIGIN_FORMAT = "inspection-table/1"


@frozen(kw_only=True)
class Origin:
    """Which case, day, position in the journal and audience a table shows (出处); `part` is the lead unit it is for."""

    format: str = ORIGIN_FORMAT
    case: str
    table: str
    as_of: str
    known: int
    edition: int
    audience: str
    part: str | None = None


@frozen(kw_only=True)
class OriginRow:
    """A line of the sheet that says it: for people its label and value, for the program its key."""

    key: str
    label: str
    value: str


def origin_of(report: Report, table: str, part: str | None = None) -> Origin:
    """The origin of a table of a report that rests on an edition."""
    return Origin(
        case=report.case,
        table=table,
        as_of=report.as_of.isoformat(),
        known=report.known,
        edition=report.edition or 0,
        audience=report.audience.value,
        part=part,
    )


def origin_rows(report: Report, origin: Origin) -> tuple[OriginRow, ...]:
    """The lines that say where a table comes from, in the words of the report's profile."""
    return tuple(
        OriginRow(key=key, label=report.profile.word(f"origin.{key}"), value=str(value))
        for key, value in encode(origin).items()
    )


def read_origin(rows: Sequence[Sequence[Value]]) -> Origin | None:
    """The origin that a sheet names, wherever in it; None where it names none, or one of another format.

    A line is known by its key, which stands behind its value.
    """
    found = dict(_pairs(rows))
    if found.get("format") != ORIGIN_FORMAT:
        return None
    try:
        return decode(found, Origin)
    except InvalidCaseError:
        return None


def _pairs(rows: Sequence[Sequence[Value]]) -> Iterator[tuple[str, object]]:
    keys = {each.name for each in attrs.fields(Origin)}
    for row in rows:
        for value, key in pairwise(row):
            if isinstance(key, str) and key in keys and value not in (None, ""):
                yield key, str(int(value)) if isinstance(value, float) else str(value)
