"""The XML of a worksheet (.xlsx): where its formulas and errors stand, which rows are hidden, how far it goes.

It is searched as bytes, each time for one thing: that costs a tenth of what parsing it costs. The searches know a
worksheet as all programs write it, the name of a cell first in its tag; one that is written otherwise is put into that
form before.

Mostly there is nothing to find in all its megabytes. In each of them, to look for one byte takes a hundredth of a
millisecond, for several bytes from behind a tenth, for several from the front, or for a pattern, three or four tenths.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NoReturn

import inspection_core as ic

from . import rules
from ._marks import Marks, column_name, column_number, require_near

_PREFIXED = re.compile(rb":(?:c|row|v)[\s/>]")
_ODD_ROW = re.compile(rb'<row(?! r="\d{1,7}+"[\s/>])[\s/>]')
_ODD = re.compile(rb'<(?:c(?! r="[A-Z]{1,3}\d{1,7}"[\s/>])|row(?! r="\d{1,7}"[\s/>]))[\s/>]')
_BEYOND = re.compile(rb'<c(?! r="A?[A-Z](?:\d{1,5}+|1\d{5})"[\s/>])[\s/>]')
"""A cell outside of AZ199999, or named otherwise: up to there any sheet is small enough, and none need be counted."""
_OUTSIDE = re.compile(rb'<c(?! r="[A-Z]\d{1,5}+"[\s/>])[\s/>]')
"""A cell outside of Z99999, or named otherwise: most sheets have none, and it is found in four fifths of the time."""
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"')
_FILLED = re.compile(rb'<c r="([A-Z]+)(\d+)"[^<>]*+(?<!/)>(?!</c>|<v></v>|<v/>)')

_FORMULA = rb"<f(?:\s[^<>]*)?(?:/>|>[^<]*+</f>)\s*+"
_WITH_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^<>]*+)>\s*+' + _FORMULA + rb"(?:<v[^<>]*+>([^<]*+)</v>)?")
_WITH_ERROR = re.compile(
    rb'<c r="([A-Z]+\d+)"(?>[^<>]*?\st="e")[^<>]*+>\s*+(?:' + _FORMULA + rb")?<v[^<>]*+>([^<]*+)</v>"
)
_HIDDEN = re.compile(rb'<row r="(\d+)"[^<]*?\shidden="(?:1"|tr)')
_TEXT = re.compile(rb"""<c(?>\s[^<>]*?(?<=\s)t\s*+=\s*+["']s["'])[^<>]*+>\s*+<v[^<>]*+>\s*+(\d{1,9})\s*+</v>""")
_SHARED = re.compile(rb"<(?:[\w.-]+:)?si[\s/>]")

_ERRORS = {b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"}
_PREFIX = re.compile(rb"<(/?)[\w.-]+:")
_TAG = re.compile(rb"<(row|c)((?=[\s/>])(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>")
_ATTRIBUTE = re.compile(rb"""(?<![\w:.-])([\w:.-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_NAME = re.compile(rb"([A-Za-z]{1,6})(\d{1,9})")


def worksheet_marks(data: bytes, where: ic.Location) -> Marks:
    """What a worksheet says of its cells; CaseFileError where it goes farther than can be read."""
    if _goes_far(data) or _ODD_ROW.search(data) or _PREFIXED.search(data):
        data = canonical(data, where)
        _require_near(data, where)
    cells = data.find(b"sheetData"), data.rfind(b"sheetData")
    formulas = _WITH_FORMULA.findall(data) if data.find(b"f", *cells) >= 0 and data.rfind(b"<f", *cells) >= 0 else []
    errors = _WITH_ERROR.findall(data) if data.find(b"#", *cells) >= 0 and data.rfind(b't="e"', *cells) >= 0 else []
    wrong = {cell for cell, _ in errors}
    unsaved = {cell for cell, about, value in formulas if not value and b't="str"' not in about}
    _require_known(errors, where)
    return Marks(
        formulas=[cell.decode() for cell, _, _ in formulas if cell not in unsaved | wrong],
        unsaved=[cell.decode() for cell, _, _ in formulas if cell in unsaved - wrong],
        errors=[(cell.decode(), html.unescape(value.decode(errors="replace"))) for cell, value in errors],
        hidden_rows=frozenset(_hidden(data)),
    )


def _goes_far(data: bytes) -> bool:
    """Whether there may be a cell that is far off, or one that isn't named in front of its tag."""
    first = _OUTSIDE.search(data)
    return first is not None and _BEYOND.search(data, first.start()) is not None


def _hidden(data: bytes) -> Iterator[int]:
    """The hidden rows, counted from 0: few rows are, so that the word is looked for, and then the tag that it is in."""
    at = data.rfind(b' hidden="')
    while at >= 0:
        tag = max(0, data.rfind(b"<", 0, at))
        row = _HIDDEN.match(data, tag)
        if row is not None:
            yield int(row[1]) - 1
        at = data.rfind(b' hidden="', 0, tag)  # not from where it was found: a long text may be full of it


def canonical(data: bytes, where: ic.Location) -> bytes:
    """The same worksheet with each row and cell named in front, in tags without a prefix; mostly it is so already.

    CaseFileError for a name that is none.
    """
    if _PREFIXED.search(data):
        data = _PREFIX.sub(rb"<\1", data)
    return _Naming(where).named(data) if _ODD.search(data) else data


def _require_known(errors: Iterable[tuple[bytes, bytes]], where: ic.Location) -> None:
    """The reader of the values gives up at an error that it doesn't know, without saying where."""
    for cell, value in errors:
        if value and value not in _ERRORS:
            place = ic.Location(file=where.file, sheet=where.sheet, cell=cell.decode())
            raise ic.CaseFileError(rules.UNKNOWN_ERROR(place, value=value.decode(errors="replace")))


class _Naming:
    """Rows and cells counted as their reader counts them: one without a name follows the one before it."""

    def __init__(self, where: ic.Location) -> None:
        self.where = where
        self.row = self.column = 0

    def named(self, data: bytes) -> bytes:
        return _TAG.sub(self._tag, data)

    def _tag(self, tag: re.Match[bytes]) -> bytes:
        about = {key: first or second for key, first, second in _ATTRIBUTE.findall(tag[2])}
        given = about.pop(b"r", None)
        name = self._row(given) if tag[1] == b"row" else self._cell(given)
        rest = b"".join(b' %b="%b"' % (key, _quoted(value)) for key, value in about.items())
        end = b"/>" if tag[2].endswith(b"/") else b">"
        return b'<%b r="%b"%b%b' % (tag[1], name, rest, end)

    def _row(self, given: bytes | None) -> bytes:
        found = re.fullmatch(rb"\d{1,9}", given or b"%d" % (self.row + 1)) or self._refuse(given)
        self.row, self.column = int(found[0]), 0
        return found[0]

    def _cell(self, given: bytes | None) -> bytes:
        here = f"{column_name(self.column)}{max(1, self.row)}".encode()
        found = _NAME.fullmatch(given or here) or self._refuse(given)
        self.column = column_number(found[1].decode().upper())
        self.row = max(self.row, int(found[2]))
        return found[0].upper()

    def _refuse(self, given: bytes | None) -> NoReturn:
        name = (given or b"").decode(errors="replace")
        why = ic.Text(f"a cell or row is called {name!r}", f"单元格或行名为 {name!r}")
        raise ic.CaseFileError(rules.DAMAGED(self.where, why=why))


def _quoted(value: bytes) -> bytes:
    return value.replace(b'"', b"&quot;").replace(b">", b"&gt;")


def _require_near(data: bytes, where: ic.Location) -> None:
    """Formatted cells without a value count only where the others can't be read with them."""
    try:
        _require_ends_near(_CELL.finditer(data), where)
    except ic.CaseFileError:
        _require_ends_near(_FILLED.finditer(data), where)


def _require_ends_near(cells: Iterable[re.Match[bytes]], where: ic.Location) -> None:
    columns: dict[bytes, bytes] = {b"A": b"1"}
    last, below = 1, b"A"
    for cell in cells:
        letters, digits = cell[1], cell[2]
        columns.setdefault(letters, digits)
        if int(digits) > last:
            last, below = int(digits), letters
    number, letters = max((column_number(letters.decode()), letters) for letters in columns)
    wide, low = letters + columns[letters], b"%b%d" % (below, last)
    require_near(last, number, where, wide=wide.decode(), low=low.decode())


def texts(data: bytes) -> int:
    """How many cells of a worksheet may hold a shared string."""
    return data.count(b'"s"') + data.count(b"'s'")


def has_longer(strings: bytes, limit: int) -> bool:
    """Whether a shared string may have more bytes than this; those in CDATA can't be told apart, and may."""
    if _has_sections(strings):
        return True
    at, end = 0, len(strings)
    while end - at > limit:
        following = strings.rfind(b"<si", at + 1, at + limit)
        if following < 0:
            return True
        at = following
    return False


def _has_sections(strings: bytes) -> bool:
    return b"[" in strings and b"<![CDATA[" in strings


def text_amount(strings: bytes, sheets: Iterable[bytes]) -> int:
    """The bytes of all shared strings in all canonical worksheets, each as often as it stands there."""
    whole = _has_sections(strings)
    lengths = [len(strings)] if whole else [len(each) for each in _SHARED.split(strings)] or [0]
    longest, cells = max(lengths), 0
    times: Counter[bytes] = Counter()
    for sheet in sheets:
        times.update([] if whole else _TEXT.findall(sheet))
        cells += texts(sheet)
    known = sum(lengths[int(at) + 1] * count for at, count in times.items() if int(at) + 1 < len(lengths))
    return known + longest * (cells - times.total())
