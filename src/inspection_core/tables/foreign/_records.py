"""Records: the rows of a table put together by finding, however its cells are merged, repeated or left blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from ...diagnostics import Diagnostic, Location, Text, document, tables as rules
from ..cells import Number, Sheet, fold, is_nothing, number_in, shown
from ._header import Header
from ._rows import Cell, Heading, Line, rows_of

ABOUT = ("number", "aspect", "title", "text")
"""Keys of the cells that say which finding a row is about."""


@frozen(kw_only=True)
class Record:
    """A finding as a table has it: its rows, and the heading of the group that it stands in."""

    lines: tuple[Line, ...]
    heading: str = ""
    aspect: str = ""

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def where(self) -> Location:
        return self.first.where

    def cells(self, key: str) -> tuple[Cell, ...]:
        """The filled cells of a column, each once, those that repeat another left out."""
        found: dict[str, Cell] = {}
        for line in self.lines:
            cell = line.cells.get(key)
            if cell is not None:
                found.setdefault(fold(cell.text), cell)
        return tuple(found.values())

    def text(self, key: str) -> str:
        """What the cells of a column say, one below the other."""
        return "\n".join(cell.text for cell in self.cells(key))

    @property
    def number(self) -> Number | None:
        """The finding's number; a date is none, but what a program made of one."""
        cell = next(iter(self.cells("number")), None)
        return number_in(cell.text) if cell is not None and not hasattr(cell.value, "year") else None


@frozen(kw_only=True)
class Records:
    """The records of a sheet, and what was left out or doubtful."""

    records: tuple[Record, ...]
    problems: tuple[Diagnostic, ...] = ()


def records_of(sheet: Sheet, header: Header) -> Records:
    """The records below a header; every row that ends up in none is told."""
    rows = rows_of(sheet, header)
    gathering = _Gathering(header=header)
    for item in rows.items:
        if isinstance(item, Heading):
            gathering.head(item, sheet)
        else:
            gathering.take(item)
    gathering.end(sheet)
    return Records(records=tuple(gathering.records), problems=(*rows.problems, *gathering.problems))


@frozen(kw_only=True)
class _Gathering:
    """The records found so far, and what a row that says less takes from above."""

    header: Header
    records: list[Record] = field(factory=list)
    places: dict[tuple[str, ...], int] = field(factory=dict)
    problems: list[Diagnostic] = field(factory=list)
    heads: list[Heading] = field(factory=list)
    state: dict[str, str] = field(factory=lambda: {"aspect": "", "heading": ""})
    current: list[int] = field(factory=list)

    def head(self, heading: Heading, sheet: Sheet) -> None:
        """A row that heads those below; one that nothing stands below is told."""
        self._unused(sheet, unless=heading)
        self.heads.append(heading)
        self.state.update(heading=heading.title, aspect="")
        self.current.clear()

    def end(self, sheet: Sheet) -> None:
        """The end of the table."""
        self._unused(sheet)

    def _unused(self, sheet: Sheet, unless: Heading | None = None) -> None:
        for head in self.heads:
            above = unless is not None and head.is_top and not unless.is_top
            what = Text("a heading over other headings", "上级标题") if above else _EMPTY_HEADING
            self.problems.append(rules.ROW_LEFT_OUT(sheet.where(head.row), quote=shown(head.title), what=what))
        self.heads.clear()

    def take(self, line: Line) -> None:
        """The next row: it goes on with a finding, begins one, or can't be told to belong anywhere."""
        at = self._continued(line)
        if at is not None:
            self._go_on(at, line)
        elif any(key in line.cells for key in ("title", "text")) or (
            "number" in line.cells and "measure" in line.cells
        ):
            self._begin(line)
        else:
            self.problems.append(document.ROW_SKIPPED(line.where, quote=line.quote))

    def _continued(self, line: Line) -> int | None:
        """The record that a row goes on with."""
        said = {key: cell for key in ABOUT if (cell := line.own(key)) is not None}
        if not said.keys() - {"aspect"}:
            return self._below(line, said.get("aspect"))
        if "number" in said or "number" not in self.header.columns:
            return self._repeated(line)
        return self._same_finding(line) if self.current else None

    def _below(self, line: Line, aspect: Cell | None) -> int | None:
        """The record above, for a row that names no finding but says something."""
        changed = aspect is not None and fold(aspect.text) != fold(self.state["aspect"])
        says = any(cell.row == line.row for key, cell in line.cells.items() if key not in ABOUT)
        return self.current[0] if self.current and says and not changed else None

    def _same_finding(self, line: Line) -> int | None:
        """The record above, for a row that has no number of its own, unless it names another finding."""
        known = self.records[self.current[0]]
        title = line.own("title")
        return self.current[0] if title is None or fold(title.text) == fold(known.text("title")) else None

    def _repeated(self, line: Line) -> int | None:
        """The record that a row names again, wherever it stands; without a measure it is another of the same name."""
        if "measure" not in self.header.columns and "number" not in line.cells:
            return None
        number = line.cells.get("number")
        if number is not None and not line.cells.keys() & {"title", "text"}:
            return self.places.get(self._number_key(number_in(number.text), self._aspect(line)))
        return self.places.get(self._identity(line))

    def _identity(self, line: Line) -> tuple[str, ...]:
        number, title = line.cells.get("number"), line.cells.get("title") or line.cells.get("text")
        plain = number_in(number.text) if number else None
        text = line.cells.get("text") if number is None else None
        parts = (fold(cell.text) if cell else "" for cell in (title, text))
        return (self.state["heading"], fold(self._aspect(line)), ".".join(plain.parts) if plain else "", *parts)

    def _aspect(self, line: Line) -> str:
        cell = line.cells.get("aspect")
        return cell.text if cell is not None else self.state["aspect"]

    def _go_on(self, at: int, line: Line) -> None:
        known = self.records[at]
        text = line.own("text")
        if text is not None and fold(text.text) not in {fold(cell.text) for cell in known.cells("text")}:
            self.problems.append(rules.TAKEN_SO(text.where, what=_joined(known)))
        if "measure" not in line.cells and not _adds(known, line):
            return
        self.records[at] = evolve(known, lines=(*known.lines, line))
        self.current[:] = [at]

    def _begin(self, line: Line) -> None:
        self.state["aspect"] = self._aspect(line)
        self.heads.clear()
        record = Record(lines=(line,), heading=self.state["heading"], aspect=self.state["aspect"])
        if self._number_is_taken(record):
            number = record.number.plain if record.number else ""
            self.problems.append(document.NUMBER_TWICE(line.where, number=number))
        self.places.setdefault(self._identity(line), len(self.records))
        self.current[:] = [len(self.records)]
        self.records.append(record)

    def _number_is_taken(self, record: Record) -> bool:
        if record.number is None:
            return False
        key = self._number_key(record.number, record.aspect)
        return self.places.setdefault(key, len(self.records)) != len(self.records)

    def _number_key(self, number: Number | None, aspect: str) -> tuple[str, ...]:
        return ("number", self.state["heading"], fold(aspect), *(number.parts if number else ()))


_EMPTY_HEADING = Text("a heading without findings", "没有问题的标题")


def _joined(record: Record) -> Text:
    number = record.number.plain if record.number else shown(record.text("title"), 20)
    return Text(
        f"this text was added to that of finding {number}, which the row goes on with",
        f"该行延续问题 {number}，文字并入其正文",
    )


def _adds(record: Record, line: Line) -> bool:
    """Whether a row says anything that its record doesn't."""
    return any(
        fold(cell.text) not in {fold(known.text) for known in record.cells(key)} for key, cell in line.cells.items()
    )


def merged_records(several: Sequence[Record]) -> tuple[Record, ...]:
    """The records of several sheets, those that are the same finding put together.

    They have the same number and the same title or text; where one of them has the number alone, that is enough.
    """
    found: list[Record] = []
    places: dict[tuple[str, ...], list[int]] = {}
    for record in several:
        at = next((at for at in _candidates(record, places) if _is_same(record, found[at])), None)
        if at is None:
            for key in _keys(record):
                places.setdefault(key, []).append(len(found))
            found.append(record)
        else:
            found[at] = evolve(found[at], lines=(*found[at].lines, *record.lines))
    return tuple(found)


def _keys(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts = record.number.parts if record.number else ()
    return (*parts, fold(record.text("title") or record.text("text"))), parts


def _candidates(record: Record, places: Mapping[tuple[str, ...], Sequence[int]]) -> Sequence[int]:
    full, number = _keys(record)
    if not number:
        return ()
    return (*places.get(full, ()), *places.get((*number, ""), ())) if full[-1] else places.get(number, ())


def _is_same(record: Record, known: Record) -> bool:
    """Whether a record of another sheet is of the same aspect; within a sheet they have been told apart."""
    aspects = {fold(each.aspect or each.heading) for each in (record, known)} - {""}
    return len(aspects) < 2 and all(line.sheet is not record.first.sheet for line in known.lines)


def left_out(records: Sequence[Record], kept: frozenset[str]) -> Iterator[Diagnostic]:
    """The columns that are known and have no place in a case: each once, with what it says first."""
    cells: dict[tuple[int, str], list[Cell]] = {}
    for record in records:
        for line in record.lines:
            for key, cell in line.cells.items():
                if key not in kept and cell.row == line.row and not is_nothing(cell.text):
                    cells.setdefault((id(line.sheet), key), []).append(cell)
    for several in cells.values():
        facts: Mapping[str, object] = {"title": several[0].title, "count": len(several), "quote": _quoted(several)}
        yield rules.COLUMN_LEFT_OUT.at(several[0].where, facts)


def _quoted(cells: Sequence[Cell]) -> str:
    said = dict.fromkeys(shown(cell.text, 30) for cell in cells)
    return shown("; ".join(said), 120)
