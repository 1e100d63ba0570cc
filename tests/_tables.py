"""Tables to be filled in as they come back from a spreadsheet, without one: rows of values that tests fill in."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import inspection_core as ic
from inspection_core.hooks import Proposer, hookimpl
from inspection_core.proposals import CaseRequest, Proposals
from inspection_core.tables import Book, Filling, Origin, Sheet, Value, filling, letters, origin_rows
from inspection_core.tables.returned import propose_returned

EXAMPLES = Path(__file__).parents[1] / "examples"
NAME = "台账.form"
TABLE, ABOUT = "整改台账", "说明"


class Form:
    """A copy of a table that was sent out: its rows can be filled in, moved and spoilt before it comes back.

    Laid out as a workbook is: the keys of the columns, a title, a note, a header of as many rows as it needs in which
    what reaches down stands in the uppermost, the rows, and some empty ones at the end.
    """

    def __init__(
        self, report: ic.Report, table: str = "ledger", *, part: str | None = None, file: str = NAME, blank: int = 3
    ) -> None:
        self.report, self.file = report, file
        self.filling: Filling = filling(report, table, part=part)
        self.keys = [column.key for column in self.filling.columns]
        self.top: list[list[Value]] = [list(self.keys), ["标题"], ["说明"], *_header(self.filling)]
        self.rows: list[list[Value]] = [_typed(row.cells, self.keys) for row in self.filling.rows]
        self.rows += [[f"+{n}", *[None] * (len(self.keys) - 1)] for n in range(1, blank + 1)]

    def put(self, key: str, /, **cells: Value) -> Form:
        """Fill in some cells of the row of a key."""
        row = self.rows[self.at(key)]
        for column, value in cells.items():
            row[self.keys.index(column)] = value
        return self

    def at(self, row: str) -> int:
        """Where among the rows the one of a key stands."""
        return next(n for n, cells in enumerate(self.rows) if cells[self.keys.index("row")] == row)

    def cell(self, row: str, column: str) -> str:
        """The name of a cell: `M11`."""
        return f"{letters(self.keys.index(column))}{len(self.top) + self.at(row) + 1}"

    def where(self, row: str, column: str) -> ic.Location:
        """The place of a cell in its file."""
        return ic.Location(file=self.file, sheet=TABLE, cell=self.cell(row, column))

    def drop(self, column: str) -> Form:
        """Delete a column."""
        at = self.keys.index(column)
        for row in (*self.top, *self.rows):
            del row[at : at + 1]
        del self.keys[at]
        return self

    def order(self, columns: Sequence[str]) -> Form:
        """Move the columns into another order."""
        places = [self.keys.index(key) for key in columns]
        for rows in (self.top, self.rows):
            rows[:] = [[row[at] if at < len(row) else None for at in places] for row in rows]
        self.top[1:3] = [["标题"], ["说明"]]
        self.keys = list(columns)
        return self

    def sheet(self) -> Sheet:
        """The sheet of the table as it is read."""
        return Sheet(file=self.file, name=TABLE, rows=[*map(tuple, self.top), *map(tuple, self.rows)])

    def about(self, origin: Origin | None = None) -> Sheet:
        """The sheet that says what the table was made from."""
        rows = [(each.label, each.value, each.key) for each in origin_rows(self.report, origin or self.filling.origin)]
        return Sheet(file=self.file, name=ABOUT, rows=rows)

    def book(self, *more: Sheet) -> Book:
        """The workbook as it is read."""
        return Book(file=self.file, sheets=(self.sheet(), *more, self.about()))

    def save(self, folder: Path) -> Path:
        """Write the workbook to a file that the proposer below reads, with days as text."""
        sheets = [{"name": sheet.name, "rows": [list(row) for row in sheet.rows]} for sheet in self.book().sheets]
        path = folder / self.file
        path.write_text(json.dumps(sheets, default=str, ensure_ascii=False), encoding="utf-8")
        return path


def read_saved(path: Path) -> Book:
    """The workbook that a form was saved to."""
    sheets = json.loads(path.read_text(encoding="utf-8"))
    made = (Sheet(file=path.name, name=sheet["name"], rows=tuple(map(tuple, sheet["rows"]))) for sheet in sheets)
    return Book(file=path.name, sheets=tuple(made))


@hookimpl
def inspection_proposers() -> Iterator[Proposer]:
    """This module is a plugin, too: it brings saved forms in."""

    def read(files: Sequence[Path], request: CaseRequest) -> Proposals:
        return propose_returned([read_saved(path) for path in files], request)

    yield Proposer(name="saved-forms", suffixes=(".form",), propose=read)


def _header(table: Filling) -> Iterator[list[Value]]:
    """The headings: a head that neighbours share stands above the first one, a title as high as it reaches."""
    columns = [column.column for column in table.columns]
    depth = 1 + max(len(column.heads) for column in columns)
    for level in range(depth):
        cells: list[Value] = []
        for n, column in enumerate(columns):
            shared = n and columns[n - 1].heads[: level + 1] == column.heads[: level + 1]
            if len(column.heads) == level:
                cells.append(column.title)
            else:
                cells.append(column.heads[level] if len(column.heads) > level and not shared else None)
        yield cells


def _typed(cells: Sequence[Value], keys: Sequence[str]) -> list[Value]:
    """Values as a workbook holds them: numbers of findings as numbers, nothing for an empty text."""
    return [
        int(cell) if key == "number" and isinstance(cell, str) and cell.isdecimal() else cell or None
        for key, cell in zip(keys, cells, strict=True)
    ]


def request(case: ic.Case, as_of: dt.date) -> CaseRequest:
    return CaseRequest(profile=case.draft.profile, case=case, as_of=as_of)


def returned(case: ic.Case, as_of: dt.date, *forms: Form | Book) -> Proposals:
    """What copies propose when they come back together, before it is tried whether it can be applied."""
    return propose_returned([form.book() if isinstance(form, Form) else form for form in forms], request(case, as_of))


def places(found: Proposals) -> set[ic.Location]:
    """Every cell that comes back: in a proposal, a conflict, or as the place of a problem."""
    proposed = {where for each in found.proposals for where in each.cells}
    disputed = {where for each in found.conflicts for where in (each.where, *(other.where for other in each.others))}
    return proposed | disputed | {each.where for each in found.problems}


def proposed(found: Proposals) -> list[tuple[str, str, str, str]]:
    """Proposals in short: row, column, from what, to what."""
    return [(each.row, each.what, each.before, each.after) for each in found.proposals]


def said(found: Proposals, language: str = "zh") -> list[str]:
    """The problems as a user reads them."""
    return [problem.say(language) for problem in found.problems]
