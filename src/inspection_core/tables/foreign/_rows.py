"""The rows below a header: their cells, and which of them are no findings but headings, totals, notes."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Mapping, Sequence

from attrs import field, frozen

from ...diagnostics import Diagnostic, Location, Text, tables as rules
from ..cells import Sheet, Value, fold, shown, text_of
from ._header import Header

_TOTAL = re.compile(r"(?:合计|小计|总计|共计|(?:sub|grand )?-?total)s?[:：]?[\d\s个项条件类]*", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:备?注|说明|填[表报](?:说明|人|单位|日期|时间)|制表人?|审[核签]人?|联系人|联系电话|单位负责人"
    r"|notes?|prepared by|approved by)\s*(?:[:：.]|\d)",
    re.IGNORECASE,
)
_HAN = "[一二三四五六七八九十]+"
_HEADING = re.compile(
    rf"\s*(?:[（(]{_HAN}[）)]\s*[、.]?|{_HAN}\s*[、.．:：]|第{_HAN}(?:部分|类|方面)\s*[、:：]?|[IVX]+\.)\s*(?=\S)"
)
_TOP = re.compile(rf"\s*(?:{_HAN}\s*[、.．]|第{_HAN}部分)")


class Sort(enum.Enum):
    """What a row is."""

    EMPTY = "empty"
    DATA = "data"
    HEADING = "heading"
    TOTAL = "total"
    NOTE = "note"
    HEADER = "header"


@frozen(kw_only=True)
class Cell:
    """A filled cell of a table: the key and heading of its column, and where it stands.

    `row` is the one that holds the value, which for merged cells may be further up than where it was looked at.
    """

    sheet: Sheet = field(repr=False, eq=False)
    key: str
    title: str
    row: int
    column: int
    value: Value
    text: str

    @property
    def where(self) -> Location:
        return self.sheet.where(self.row, self.column)


@frozen(kw_only=True)
class Line:
    """A row of data with its filled cells by key, those that are merged from above among them."""

    sheet: Sheet = field(repr=False, eq=False)
    row: int
    cells: Mapping[str, Cell]

    def own(self, key: str) -> Cell | None:
        """A cell that begins in this row."""
        cell = self.cells.get(key)
        return cell if cell is not None and cell.row == self.row else None

    @property
    def where(self) -> Location:
        return self.sheet.where(self.row)

    @property
    def quote(self) -> str:
        """What the row says, for a message."""
        return shown(" ".join(cell.text for cell in self.cells.values()))

    @property
    def name(self) -> str:
        """What the row is called: its number, for a file of text that of its line."""
        return str(self.where.line or self.row + 1)


@frozen(kw_only=True)
class Heading:
    """A row that heads a group of findings, such as （一）思想建设方面."""

    row: int
    title: str
    is_top: bool


@frozen(kw_only=True)
class Rows:
    """What stands below a header, in order, and what was left out."""

    items: tuple[Line | Heading, ...]
    problems: tuple[Diagnostic, ...] = ()


def rows_of(sheet: Sheet, header: Header) -> Rows:
    """The rows below a header; each that is no finding is told, but for empty ones and headers printed again."""
    reader = _Reader(sheet, header)
    items: list[Line | Heading] = []
    problems: list[Diagnostic] = []
    hidden: list[int] = []
    for row in range(header.first_row, len(sheet.rows)):
        sort, said = reader.sort(row)
        if sort is Sort.DATA:
            items.append(reader.line(row))
        elif sort is Sort.HEADING:
            items.append(Heading(row=row, title=unnumbered(said), is_top=bool(_TOP.match(said))))
        elif sort in _WHAT:
            problems.append(rules.ROW_LEFT_OUT(sheet.where(row), quote=shown(said), what=_WHAT[sort]))
        if row in sheet.hidden_rows and sort not in (Sort.EMPTY, Sort.HEADER):
            hidden.append(row + 1)
    if hidden:
        problems.append(rules.HIDDEN_ROWS(sheet.where(hidden[0] - 1), rows=_ranges(hidden)))
    return Rows(items=tuple(items), problems=tuple(problems))


_WHAT = {Sort.TOTAL: Text("a total", "合计行"), Sort.NOTE: Text("a note", "注释")}


def unnumbered(title: str) -> str:
    """A heading without its number."""
    return _HEADING.sub("", " ".join(title.split()), count=1)


def _ranges(rows: Sequence[int]) -> str:
    """Rows in short: 3-5, 9."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and spans[-1][1] == row - 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)


class _Reader:
    """Looks at the rows of a sheet below its header."""

    def __init__(self, sheet: Sheet, header: Header) -> None:
        self.sheet, self.header = sheet, header
        self._columns = tuple(header.columns.items())
        self._above: dict[tuple[int, int], int] = {}
        self._wide: dict[int, int] = {}
        for top, left, bottom, right in sheet.merged:
            if top >= header.first_row:
                rows = range(top + 1, min(bottom + 1, len(sheet.rows)))
                self._above.update(((row, left), top) for row in rows)
                self._wide[top] = max(self._wide.get(top, 0), right - left + 1)
        texts = (text_of(value) for row in header.rows if row < len(sheet.rows) for value in sheet.rows[row])
        self._headings = {fold(text) for text in texts} - {""}

    def line(self, row: int) -> Line:
        """The cells of a row of data."""
        cells = (self._cell(row, key, column) for key, column in self._columns)
        return Line(sheet=self.sheet, row=row, cells={cell.key: cell for cell in cells if cell is not None})

    def _cell(self, row: int, key: str, column: int) -> Cell | None:
        at = self._above.get((row, column), row)
        value = self.sheet.value(at, column)
        text = text_of(value)
        if not text:
            return None
        title = self.header.titles.get(key) or key
        return Cell(sheet=self.sheet, key=key, title=title, row=at, column=column, value=value, text=text)

    def sort(self, row: int) -> tuple[Sort, str]:
        """What a row is, and what it says if that is short."""
        texts = {at: text for at, value in enumerate(self.sheet.rows[row]) if (text := text_of(value))}
        if not texts:
            return Sort.EMPTY, ""
        first = next(iter(texts.values()))
        if _is_total(texts):
            return Sort.TOTAL, " ".join(texts.values())
        if _NOTE.match(first):
            return Sort.NOTE, " ".join(texts.values())
        if len(texts) > 1 and {fold(text) for text in texts.values()} <= self._headings:
            return Sort.HEADER, ""
        if len(texts) == 1 and self._is_heading(row, *texts.items()):
            return Sort.HEADING, first
        return Sort.DATA, ""

    def _is_heading(self, row: int, cell: tuple[int, str]) -> bool:
        """Whether the only text of a row heads those below: it is merged across, or stands where numbers do."""
        column, text = cell
        if any((row, at) in self._above for at in self.header.columns.values()):
            return False  # the row goes on with what is merged from above
        if self._wide.get(row, 1) > max(len(self._columns) // 2, 1):
            return True
        number = self.header.columns.get("number")
        if column == number:
            return bool(_HEADING.match(text) or re.search(r"[\u3400-\u9fff]{4}|\w \w", text))
        own = {self.header.columns.get(key) for key in ("title", "text", "measure", "aspect")}
        return column not in own and bool(_HEADING.match(text)) and column == 0


def _is_total(texts: Mapping[int, str]) -> bool:
    """Whether a row sums up: it begins with the word for it, and has nothing but figures beside."""
    said = [re.sub(r"\s", "", unicodedata.normalize("NFKC", text)) for text in texts.values()]
    return bool(_TOTAL.fullmatch(said[0])) and _counts(said)


def _counts(said: Sequence[str]) -> bool:
    return all(re.fullmatch(r"[\d.,%]*\D{0,6}|\D{0,8}[\d.,%]+\D{0,4}", text) for text in said[1:])
