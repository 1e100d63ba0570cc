"""The header of a table: which row it ends in, and which column holds what, by its headings or by a mapping file."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from attrs import field, frozen

from ...codec import decode, did_you_mean
from ...diagnostics import Diagnostic, Text, tables as rules
from ...profiles import BUILT_IN, Column, Profile, built_in
from ...proposals import TableMapping
from ..cells import Sheet, Value, bracketless, column_of, date_of, fold, letters, shown, text_of

TABLES = ("ledger", "plan", "owners")
"""The tables of a profile whose columns are looked for."""
FINDING = frozenset({"title", "text", "measure"})
"""A table without any of these says nothing about findings."""
LOOKED_AT = 40
DEEPEST = 3
_GENERIC = frozenset(map(fold, ("内容", "具体内容", "名称", "描述", "情况", "description", "details", "text")))
_AS_OF = re.compile(
    r"(?:截[至止]到?|填报(?:日期|时间)[:：]?|as (?:of|at)|date:)\s*(.+?)\s*(?:[)）,，;；]|$)", re.IGNORECASE
)


@frozen(kw_only=True)
class Header:
    """Where a table begins and which column holds what, all counted from 0.

    `titles` are the headings of the columns that are read, by key; `unread` those of the others, by column. `as_of` is
    the day that the headings or what stands above them name. `rows` are the header's own, from the first on.
    """

    rows: range
    first_row: int
    columns: Mapping[str, int]
    titles: Mapping[str, str] = field(factory=dict)
    unread: Mapping[int, str] = field(factory=dict)
    as_of: dt.date | None = None
    problems: tuple[Diagnostic, ...] = ()


@frozen
class _Known:
    """What a heading means, and how good it is to be called that: a title is better than a synonym."""

    key: str
    rank: int


Headings = Mapping[str, _Known]


def headings_of(profile: Profile) -> Headings:
    """All headings that are known: the profile's own titles, its synonyms, then those of the neutral ones."""
    found: dict[str, _Known] = {}
    for level, each in enumerate((profile, *neutral_profiles())):
        for column in readable_columns(each):
            for name, rank in _names(column):
                known = _Known(column.key, 10 * level + rank)
                if known.rank < found.get(fold(name), _Known("", 100)).rank:
                    found[fold(name)] = known
    return found


def readable_columns(profile: Profile) -> tuple[Column, ...]:
    """The columns of a profile's tables that tables of others are read by."""
    return tuple(column for table in TABLES for column in profile.columns(table) if not column.path)


def _names(column: Column) -> Iterator[tuple[str, int]]:
    yield "".join((*column.heads, column.title)), 0
    yield column.title, 1
    for synonym in column.synonyms:
        yield synonym, 2
    yield column.key, 3


@functools.cache
def neutral_profiles() -> tuple[Profile, ...]:
    """The neutral profiles, whose headings and words are known everywhere."""
    return tuple(decode(built_in(name), Profile) for name in BUILT_IN)


def known_headings(profile: Profile) -> tuple[str, ...]:
    """The headings of a profile's ledger, for a message."""
    return tuple(column.title for column in profile.columns("ledger"))


def find_header(sheet: Sheet, profile: Profile, mappings: Sequence[TableMapping] = ()) -> Header | None:
    """The header of a sheet: as a mapping says, else where most headings are known; None where none is.

    A mapping that gives no key yet says nothing.
    """
    mapping = next((each for each in mappings if each.columns and _is_for(each, sheet)), None)
    if mapping is not None:
        return _mapped(sheet, profile, mapping)
    known, grid = headings_of(profile), _Grid(sheet)
    best: tuple[tuple[int, int], Mapping[int, _Known], range] | None = None
    for rows in _candidates(grid):
        found = {at: key for at in grid.filled(rows) if (key := _meaning(grid.parts(rows, at), known)) is not None}
        count = len({each.key for each in found.values()})
        if _is_header(grid, rows, found, count) and (best is None or (count, -len(rows)) > best[0]):
            best = (count, -len(rows)), found, rows
    return _header(sheet, grid, best[1], best[2]) if best else None


def likely_header(sheet: Sheet) -> Header | None:
    """The row that heads most columns, where none of its headings is known: a mapping to be filled in begins there."""
    grid = _Grid(sheet)
    width = {row: _headings_in(grid, row) for row in range(min(LOOKED_AT, len(sheet.rows)))}
    first = max(width, key=lambda row: width[row], default=0)  # the upper one of two, as rows of data are as wide
    return _header(sheet, grid, {}, range(first, first + 1)) if width.get(first, 0) > 1 else None


def _headings_in(grid: _Grid, row: int) -> int:
    """How many different texts a row holds, numbers and days apart."""
    found = {grid.text(row, at) for at in grid.filled(range(row, row + 1)) if isinstance(grid.value(row, at), str)}
    return len(found)


def _candidates(grid: _Grid) -> Iterator[range]:
    """One to three rows near the top, none of which is the lower part of merged cells."""
    last = len(grid.sheet.rows)
    for first in range(min(LOOKED_AT, last)):
        if not grid.is_covered(first):
            yield from (range(first, first + depth) for depth in range(1, DEEPEST + 1) if first + depth <= last)


def mapping_of(sheet: Sheet, header: Header) -> TableMapping:
    """How the columns of a sheet were taken, to be shown or kept as a file."""
    return TableMapping(
        file=PurePath(sheet.file).name,
        sheet=sheet.name,
        first_row=header.first_row + 1,
        columns={letters(at): key for key, at in sorted(header.columns.items(), key=lambda each: each[1])},
        unread={letters(at): title for at, title in sorted(header.unread.items())},
    )


class _Grid:
    """The cells of a sheet as headings: a merged one speaks for all the columns and rows that it covers."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._merged: dict[tuple[int, int], tuple[int, int]] = {}
        self.last: dict[tuple[int, int], int] = {}
        for top, left, bottom, right in sheet.merged:
            if top < LOOKED_AT:
                self.last[top, left] = bottom
                cells = ((r, c) for r in range(top, min(bottom, top + LOOKED_AT) + 1) for c in range(left, right + 1))
                self._merged.update(dict.fromkeys(cells, (top, left)))

    def value(self, row: int, column: int) -> Value:
        """What a cell holds, or the merged one that covers it."""
        return self.sheet.value(*self._merged.get((row, column), (row, column)))

    def text(self, row: int, column: int) -> str:
        """The text of a cell, or of the merged one that covers it."""
        return text_of(self.value(row, column))

    def is_covered(self, row: int) -> bool:
        """Whether a merged cell that begins further up reaches into a row."""
        return any(
            top < row for at in range(len(self.sheet.rows[row])) for top, _ in [self._merged.get((row, at), (row, 0))]
        )

    def filled(self, rows: range) -> tuple[int, ...]:
        """The columns in which any of some rows holds a text."""
        width = max((len(self.sheet.rows[row]) for row in rows), default=0)
        return tuple(at for at in range(width) if any(self.text(row, at) for row in rows))

    def parts(self, rows: range, column: int) -> tuple[str, ...]:
        """The heading of a column, from the top; what stands over several columns belongs to each."""
        found: list[str] = []
        for row in rows:
            text = self.text(row, column)
            if not text and not self.sheet.merged and any(self.text(below, column) for below in rows if below > row):
                text = self._spanning(row, column, rows)
            if text and (not found or found[-1] != text):
                found.append(text)
        return tuple(found)

    def _spanning(self, row: int, column: int, rows: range) -> str:
        """The head to the left that a file without merged cells leaves blank over further columns."""
        left = next((at for at in range(column - 1, -1, -1) if self.text(row, at)), None)
        if left is None or not any(self.text(below, left) for below in rows if below > row):
            return ""
        return self.text(row, left)

    def is_title(self, row: int) -> bool:
        """Whether a row holds one text alone, as the title of a table does."""
        return len({self.text(row, at) for at in range(len(self.sheet.rows[row]))} - {""}) == 1


def _is_header(grid: _Grid, rows: range, found: Mapping[int, _Known], count: int) -> bool:
    """Whether enough is known: two columns of which one is about findings, or one that stands alone at the top."""
    if not any(each.key in FINDING for each in found.values()) or any(not grid.filled(range(r, r + 1)) for r in rows):
        return False
    if grid.is_title(rows[0]) and len(rows) > 1:
        return False  # the title of the table, not a head
    above = any(grid.filled(range(row, row + 1)) for row in range(rows[0]))
    return count > 1 or (len(rows) == 1 and not above)


def _meaning(parts: Sequence[str], known: Headings) -> _Known | None:
    """What a heading means: with what stands above it or without, with what stands in brackets or without."""
    said = [" ".join(parts[at:]) for at in range(len(parts))]
    if len(parts) > 1 and fold(parts[-1]) in _GENERIC:
        said.append(parts[-2])
    tried = (fold(text) for each in said for text in (each, bracketless(each)))
    found = [known[each] for each in tried if each in known]
    return min(found, key=lambda each: each.rank, default=None)


def _header(sheet: Sheet, grid: _Grid, found: Mapping[int, _Known], rows: range) -> Header:
    tops = [grid.last.get((row, at), row) for row in rows for at in grid.filled(rows)]
    last = max(rows[-1], *(bottom for bottom in tops if bottom < rows[0] + DEEPEST + 2))
    rows = range(rows[0], last + 1)
    chosen: dict[str, int] = {}
    for at in sorted(found, key=lambda at: (found[at].rank, at)):
        chosen.setdefault(found[at].key, at)
    titles = {at: " ".join("".join(grid.parts(rows, at)[-1:]).split()) for at in range(_width(sheet))}
    others = {at: title for at, title in titles.items() if at not in chosen.values()}
    return Header(
        rows=rows,
        first_row=last + 1,
        columns=dict(sorted(chosen.items(), key=lambda each: each[1])),
        titles={key: titles[at] for key, at in chosen.items()},
        unread={at: title for at, title in others.items() if title},
        as_of=_as_of(sheet, range(last + 1)),
        problems=(*_above(sheet, grid, rows[0]), *_unread(sheet, others, last + 1, found, chosen)),
    )


def _width(sheet: Sheet) -> int:
    return max(map(len, sheet.rows), default=0)


def _above(sheet: Sheet, grid: _Grid, first: int) -> Iterator[Diagnostic]:
    """What stands above the table, in one line."""
    texts = [grid.text(row, at) for row in range(first) for at in range(len(sheet.rows[row]))]
    said = " ".join(dict.fromkeys(filter(None, texts)))
    if said:
        yield rules.ROW_LEFT_OUT(sheet.where(0), quote=shown(said), what=Text("the title of the table", "表名"))


def _unread(
    sheet: Sheet, others: Mapping[int, str], first: int, found: Mapping[int, _Known], chosen: Mapping[str, int]
) -> Iterator[Diagnostic]:
    """The columns that hold something and are not read."""
    for at, title in others.items():
        count = sum(1 for row in sheet.rows[first:] if at < len(row) and text_of(row[at]))
        where, facts = (
            sheet.where(max(first - 1, 0), at),
            {"column": letters(at), "title": shown(title), "count": count},
        )
        if at in found and count:
            yield rules.COLUMN_TWICE.at(where, {**facts, "other": letters(chosen[found[at].key])})
        elif count and not _merged_into(sheet, at, first):
            yield rules.COLUMN_UNREAD.at(where, facts)


def _merged_into(sheet: Sheet, column: int, first: int) -> bool:
    """Whether all that a column holds below the header is what merged cells cover."""
    covered = {
        row for top, left, bottom, right in sheet.merged if left < column <= right for row in range(top, bottom + 1)
    }
    filled = {at for at in range(first, len(sheet.rows)) if text_of(sheet.value(at, column))}
    return bool(filled) and filled <= covered


def _as_of(sheet: Sheet, rows: range) -> dt.date | None:
    """The day that the headings or what is above them name: 截至2024年3月31日."""
    for row in rows:
        for value in sheet.rows[row]:
            match = _AS_OF.search(value) if isinstance(value, str) else None
            day = date_of(match[1]).value if match else None
            if day is not None:
                return day
    return None


def _is_for(mapping: TableMapping, sheet: Sheet) -> bool:
    file = mapping.file in ("", sheet.file, PurePath(sheet.file).name)
    return file and mapping.sheet in ("", sheet.name)


def _mapped(sheet: Sheet, profile: Profile, mapping: TableMapping) -> Header:
    """The header that a mapping gives; what it says wrongly is told and left out."""
    known = {each.key for each in headings_of(profile).values()}
    columns: dict[str, int] = {}
    problems: list[Diagnostic] = []
    first = max(mapping.first_row - 1, 0)
    for letter, key in mapping.columns.items():
        why = _fault(letter, key, known, columns)
        if why is None:
            columns[key] = column_of(letter)
        else:
            hint = did_you_mean(key, sorted(known)) if key not in known else Text("Correct the mapping.", "请更正。")
            problems.append(rules.BAD_MAPPING(sheet.where(0), column=letter, key=key, why=why, hint=hint))
    grid = _Grid(sheet)
    titles = {at: grid.text(first - 1, at) if first else "" for at in range(_width(sheet))}
    others = {at: title for at, title in titles.items() if at not in columns.values()}
    return Header(
        rows=range(first),
        first_row=first,
        columns=columns,
        titles={key: titles.get(at, "") or key for key, at in columns.items()},
        unread={at: title for at, title in others.items() if title},
        as_of=_as_of(sheet, range(min(first, len(sheet.rows)))),
        problems=(*problems, *_unread(sheet, others, first, {}, {})),
    )


def _fault(letter: str, key: str, known: set[str], columns: Mapping[str, int]) -> Text | None:
    """What is wrong with an entry of a mapping."""
    if not re.fullmatch("[A-Za-z]{1,3}", letter):
        return Text("columns are named by letters", "列须用字母表示")
    if key not in known:
        return Text("there is no such key", "没有这个键")
    return Text("another column has it already", "已有另一列使用") if key in columns else None
