"""Confirmation sheets (核对表): what was read from a document, to be looked at by a person, and what comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..codec import encode
from ..diagnostics import Location, returned as rules
from ..profiles import Column, Profile
from ..proposals import AsRead, CaseRequest, Confirmation, Conflict, Edit, Proposal, Proposals
from ._filling import ROW, FillColumn, Filling, FillRow, Use
from ._origin import Origin
from .cells import PLACEHOLDER, Book, Sheet, is_nothing, text_of
from .returned import Layout, layout_of

CONFIRMATION = "confirmation"
"""Key of the table's columns in a profile."""
_KEY = re.compile(r"(inspection)/([a-z_.]+)|(bodies|aspects|findings|sections)/([^/\s]+)/([a-z_.]+)")


def confirming(asked: Confirmation) -> Filling:
    """The table of what was read, in which a person writes what is right where it isn't."""
    columns = _columns(asked.profile)
    return _table(columns, tuple(_row(columns, each, asked.profile.language) for each in asked.readings))


def is_confirmation(book: Book) -> bool:
    """Whether a file holds such a table."""
    return any(map(_has_keys, book.sheets))


def propose_confirmed(books: Sequence[Book], request: CaseRequest) -> Proposals:
    """What confirmation sheets propose: an edit for each value that was corrected, and still is as it was read."""
    data = encode(request.case.document)
    found = Proposals(problems=tuple(problem for book in books for problem in book.problems))
    sheets = (sheet for book in books for sheet in book.sheets if _has_keys(sheet))
    return found.joined(*(_proposed(sheet, request.profile, data) for sheet in sheets))


def _proposed(sheet: Sheet, profile: Profile, data: object) -> Proposals:
    layout = layout_of(sheet, _table(_columns(profile), tuple(map(_bare, _keys(sheet)))))
    if layout is None:
        return Proposals(problems=(rules.NO_TABLE(sheet.where(0)),))
    return Proposals(problems=layout.problems).joined(*_said_in(sheet, layout, data))


def _said_in(sheet: Sheet, layout: Layout, data: object) -> Iterator[Proposals]:
    """What each row says in which something is corrected."""
    for row in range(layout.first_row, len(sheet.rows)):
        cells = {key: text_of(sheet.value(row, at)) for key, at in layout.columns.items()}
        if _KEY.fullmatch(cells[ROW]) and cells.get("correct_to"):
            yield _said(cells, data, sheet.where(row, layout.columns["correct_to"]))


def _columns(profile: Profile) -> tuple[FillColumn, ...]:
    key = FillColumn(column=Column(key=ROW, title=profile.word(f"column.{ROW}"), width=12))
    columns = profile.columns(CONFIRMATION)
    uses = (Use.FILL if column.key == "correct_to" else Use.LOCKED for column in columns)
    return (key, *(FillColumn(column=column, use=use) for column, use in zip(columns, uses, strict=True)))


def _table(columns: tuple[FillColumn, ...], rows: tuple[FillRow, ...]) -> Filling:
    """A table that rests on no report: what it was made of stands in its own cells."""
    origin = Origin(case="", table=CONFIRMATION, as_of="", known=0, edition=0, audience="internal")
    return Filling(origin=origin, columns=columns, rows=rows)


def _row(columns: Sequence[FillColumn], reading: AsRead, language: str) -> FillRow:
    key = "/".join(filter(None, (reading.part, reading.item, reading.name)))
    cells: Mapping[str, str] = {
        ROW: key,
        "place": str(reading.where),
        "what": reading.title,
        "quote": reading.quote,
        "as_read": reading.value,
        "doubt": "\n".join(dict.fromkeys(problem.message.say(language) for problem in reading.problems)),
    }
    return FillRow(key=key, finding=key, cells=tuple(cells.get(column.key, "") for column in columns))


def _bare(key: str) -> FillRow:
    return FillRow(key=key, finding=key)


def _keys(sheet: Sheet) -> Iterator[str]:
    """The keys of rows in a sheet, wherever they stand."""
    for row in sheet.rows:
        yield from (cell.strip() for cell in row if isinstance(cell, str) and _KEY.fullmatch(cell.strip()))


def _has_keys(sheet: Sheet) -> bool:
    return next(_keys(sheet), None) is not None


def _said(cells: Mapping[str, str], data: object, where: Location) -> Proposals:
    """What a row says: an edit, a conflict where the value is no longer as it was read, nothing where it is so now."""
    key = cells[ROW]
    part, item, name = _parts(key)
    holder = _item(data, part, item)
    if holder is None:
        return Proposals(problems=(rules.ITEM_GONE(where, id=item),))
    before, now = cells.get("as_read", ""), _text(_value(holder, name))
    now = "" if now == PLACEHOLDER else now
    after = "" if is_nothing(cells["correct_to"]) else cells["correct_to"]
    finding = item if part == "findings" else None
    if after == now:
        return Proposals()
    if before != now:
        conflict = Conflict(
            row=key, where=where, what="correct_to", title=cells.get("what", ""), finding=finding,
            exported=before, now=now, returned=after,
        )  # fmt: skip
        return Proposals(conflicts=(conflict,))
    edit = Edit(part=part, item=item, name=name, value=after or None)
    proposal = Proposal(
        row=key, where=where, what="correct_to", title=cells.get("what", ""), finding=finding,
        before=before, after=after, cells=(where,), edits=(edit,),
    )  # fmt: skip
    return Proposals(proposals=(proposal,))


def _parts(key: str) -> tuple[str, str | None, str]:
    part, *item, name = key.split("/")
    return part, item[0] if item else None, name


def _item(data: object, part: str, item: str | None) -> Mapping[str, object] | None:
    """The mapping that a value stands in; None where the document has it no more."""
    found = data.get(part) if isinstance(data, Mapping) else None
    if item is None:
        return found if isinstance(found, Mapping) else None
    listed = found if isinstance(found, list) else []
    return next((each for each in listed if isinstance(each, Mapping) and each.get("id") == item), None)


def _value(holder: Mapping[str, object], name: str) -> object:
    value: object = holder
    for key in name.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _text(value: object) -> str:
    return "" if value is None else str(value)
