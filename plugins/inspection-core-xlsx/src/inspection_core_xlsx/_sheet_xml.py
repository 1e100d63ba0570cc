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
_UNNAMED = re.compile(rb'<c(?! r="[A-Z])[\s/>]')
_AGAIN = re.compile(rb"r(?<!<c r)(?<!<row r)\s*+=")
"""What may be a second name: of two names of a cell their reader takes the last."""
_KINDS = bytes(
    65 if chr(each).isalpha() else 48 if chr(each).isdigit() else 34 if each in b"'\"" else 46 for each in range(128)
).ljust(256, b".")
"""Each letter as A, each digit as 0, each quote as the double one, and all else as a point."""
_FAR = re.compile(rb'"(?:AA++0|A0{6}|0{8})')
"""What may be the name of a cell outside of Z99999, or of a row that no sheet has, in kinds of bytes."""
_PIECE = 1 << 16
"""A copy of so many bytes stays in the cache of the processor; a copy of all would take as much memory again."""

_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"')
_FILLED = re.compile(
    rb"""<c r="([A-Z]+)(\d+)"(?!(?:[^<>"'/]++|"[^<>"]*+"|'[^<>']*+')*+(?:/>|>(?:<v></v>|<v/>)?+</c>))"""
)

_FORMULA = rb"<f(?:\s[^<>]*)?(?:/>|>[^<]*+</f>)\s*+"
_WITH_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^<>]*+)>\s*+' + _FORMULA + rb"(?:<v[^<>]*+>([^<]*+)</v>)?")
_WITH_ERROR = re.compile(
    rb'<c r="([A-Z]+\d+)"(?>[^<>]*?\st="e")[^<>]*+>\s*+(?:' + _FORMULA + rb")?<v[^<>]*+>([^<]*+)</v>"
)
_HIDDEN = re.compile(rb"""<row r="(\d+)"[^<]*?\shidden\s*+=\s*+["'](?:1["']|tr)""")
_TEXT = re.compile(rb"""<c(?>\s[^<>]*?(?<=\s)t\s*+=\s*+["']s["'])[^<>]*+>\s*+<v[^<>]*+>\s*+(\d{1,9})\s*+</v>\s*+</c>""")
_SHARED = re.compile(rb"<(?:[\w.-]+:)?si[\s/>]")

_ERRORS = {b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"}
_PREFIX = re.compile(rb"<(/?)[\w.-]+:")
_ATTRIBUTE = re.compile(rb"""[ \t\r\n]++([^\s<>/="']++)[ \t\r\n]*+=[ \t\r\n]*+(?:"([^"<]*+)"|'([^'<]*+)')""")
_TOKEN = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    rb"""|<(/?)(?![!?])([^\s<>/=:"']*+:)?([^\s<>/="']++)((?:"""
    + re.sub(rb"\((?!\?)", b"(?:", _ATTRIBUTE.pattern)
    + rb")*+)[ \t\r\n]*+(/?)>|<",
    re.DOTALL,
)
"""Whatever begins with <; a tag with its prefix, its name and its attributes."""
_NAME = re.compile(rb"([A-Za-z]{1,6})(\d{1,9})")


def worksheet_marks(data: bytes, where: ic.Location) -> Marks:
    """What a worksheet says of its cells; CaseFileError where it goes farther than can be read."""
    if _PREFIXED.search(data) or any(map(_ODD_ROW.match, _hidden(data))) or not _named_near(data):
        data = canonical(data, where)
        _require_near(data, where)
    cells = _cells(data)
    formulas = _WITH_FORMULA.findall(data) if data.find(b"f", *cells) >= 0 and data.rfind(b"<f", *cells) >= 0 else []
    errors = _WITH_ERROR.findall(data) if data.find(b"#", *cells) >= 0 and data.rfind(b't="e"', *cells) >= 0 else []
    wrong = {cell for cell, _ in errors}
    unsaved = {cell for cell, about, value in formulas if not value and b't="str"' not in about}
    _require_known(errors, where)
    return Marks(
        formulas=[cell.decode() for cell, _, _ in formulas if cell not in unsaved | wrong],
        unsaved=[cell.decode() for cell, _, _ in formulas if cell in unsaved - wrong],
        errors=[(cell.decode(), html.unescape(value.decode(errors="replace"))) for cell, value in errors],
        hidden_rows=frozenset(int(row[1]) - 1 for row in map(_HIDDEN.match, _hidden(data)) if row),
    )


def _named_near(data: bytes) -> bool:
    """Whether each cell is named in front of its tag, and none is called by what is far off.

    Mostly nothing in quotes looks like a far name, whatever it is: that is seen sooner than where each cell is.
    """
    if any(map(_may_name_far, _pieces(data))):
        return not (_AGAIN.search(data, *_cells(data)) or _BEYOND.search(data) or _ODD_ROW.search(data))
    return not _UNNAMED.search(data)


def _may_name_far(piece: bytes) -> bool:
    kinds = piece.translate(_KINDS)
    looks = kinds.rfind(b"AA0") >= 0 or kinds.rfind(b"A000000") >= 0 or kinds.rfind(b"00000000") >= 0
    return looks and _FAR.search(kinds) is not None


def _cells(data: bytes) -> tuple[int, int]:
    """Where the cells stand: what is written before and behind them looks like them, and is none."""
    return data.find(b"sheetData"), data.rfind(b"sheetData")


def _pieces(data: bytes) -> Iterator[bytes]:
    """All that may hold cells, in small pieces, which are gone through sooner; each but the first begins with a <."""
    at, end = _cells(data)
    while at < end:
        to = data.rfind(b"<", at + 1, at + _PIECE) if at + _PIECE < end else end
        to = to if to >= 0 else data.find(b"<", at + _PIECE)  # the last sheetData follows one, or is in a long text
        yield data[at : to if to >= 0 else end]
        at = to if to >= 0 else end


def _hidden(data: bytes) -> Iterator[bytes]:
    """The tags, as far as to the word; few have it, so that it is looked for, and then the tag that it is in."""
    at = data.rfind(b"hidden")
    while at >= 0:
        tag = max(0, data.rfind(b"<", 0, at))
        yield data[tag : at + 20]
        at = data.rfind(b"hidden", 0, tag)  # not from where it was found: a long text may be full of it


def canonical(data: bytes, where: ic.Location) -> bytes:
    """The same worksheet with each row and cell named in front, in tags without a prefix; mostly it is so already.

    CaseFileError for a name that is none; and for what is no XML, where there is more to do than to take off prefixes.
    """
    plain = _PREFIX.sub(rb"<\1", data) if _PREFIXED.search(data) else data
    odd = _ODD.search(plain) or _PREFIXED.search(plain) or _AGAIN.search(plain, *_cells(plain))
    return _Naming(where).named(data) if odd else plain


def _require_known(errors: Iterable[tuple[bytes, bytes]], where: ic.Location) -> None:
    """The reader of the values gives up at an error that it doesn't know, without saying where."""
    for cell, value in errors:
        if value and value not in _ERRORS:
            place = ic.Location(file=where.file, sheet=where.sheet, cell=cell.decode())
            raise ic.CaseFileError(rules.UNKNOWN_ERROR(place, value=value.decode(errors="replace")))


class _Naming:
    """Rows and cells counted as their reader counts them: one without a name follows the one before it.

    CaseFileError for what is no XML: the reader makes something of it, and not always the same.
    """

    def __init__(self, where: ic.Location) -> None:
        self.where = where
        self.row = self.column = 1
        self.open: list[bytes] = []
        self.within = False

    def named(self, data: bytes) -> bytes:
        return _TOKEN.sub(self._token, data)

    def _token(self, token: re.Match[bytes]) -> bytes:
        close, prefix, name, about, empty = token.groups(b"")
        if not name:
            return b"" if len(token[0]) > 1 else self._refuse_xml()
        if close and (about or empty or not self.open or self.open.pop() != prefix + name):
            self._refuse_xml()
        if not close and not empty:
            self.open.append(prefix + name)
        if name not in (b"row", b"c"):
            return b"<%b%b%b%b>" % (close, name, about, empty)
        if self.within and close + name != b"/c":
            self._refuse_xml()
        return self._end(name) if close else self._start(name, about, empty)

    def _start(self, tag: bytes, about: bytes, empty: bytes) -> bytes:
        attributes = _ATTRIBUTE.findall(about)
        said = {key: first or second for key, first, second in attributes}
        if len(said) < len(attributes):
            self._refuse_xml()
        given = said.pop(b"r", None)
        name = self._row(given) if tag == b"row" else self._cell(given)
        rest = b"".join(b' %b="%b"' % (key, _quoted(value)) for key, value in said.items())
        self.within = tag == b"c"
        if empty:
            self._end(tag)
        return b'<%b r="%b"%b%b>' % (tag, name, rest, empty)

    def _end(self, tag: bytes) -> bytes:
        self.within = False
        if tag == b"row":
            self.row, self.column = self.row + 1, 1
        return b"</%b>" % tag

    def _row(self, given: bytes | None) -> bytes:
        name = b"%d" % self.row if given is None else given
        self.row = int(name) if re.fullmatch(rb"\d{1,9}", name) else self._refuse(name)
        return name

    def _cell(self, given: bytes | None) -> bytes:
        name = f"{column_name(self.column - 1)}{self.row}".encode() if given is None else given.upper()
        found = _NAME.fullmatch(name) or self._refuse(given)
        self.column = column_number(found[1].decode()) + 1
        return name

    def _refuse(self, given: bytes | None) -> NoReturn:
        name = (given or b"").decode(errors="replace")
        why = ic.Text(f"a cell or row is called {name!r}", f"单元格或行名为 {name!r}")
        raise ic.CaseFileError(rules.DAMAGED(self.where, why=why))

    def _refuse_xml(self) -> NoReturn:
        raise ic.CaseFileError(rules.DAMAGED(self.where, why=ic.Text("a part is no XML", "部件不是 XML")))


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
