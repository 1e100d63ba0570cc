"""The XML of a worksheet (.xlsx): where its formulas and errors stand, which rows are hidden, how far it goes.

To parse it would take ten times as long as to search its bytes, for one thing at a time. The patterns know a worksheet
as nearly all programs write it; one that is written otherwise is put into that form before (`_canonical`).

A worksheet may have hundreds of megabytes, and mostly there is nothing to be found in it. So the cheapest search comes
first, and the others only where that one finds something. What a megabyte takes: to look for a single byte, a hundredth
of a millisecond; for several bytes from the end (`rfind`), a tenth; for several bytes from the beginning (`find`), or
for a pattern, three or four tenths.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

import inspection_core as ic

from . import rules
from ._canonical import PREFIXED, SECOND_NAME, canonical, extent
from ._marks import Marks, cell_at, column_number, require_near

_ODD_ROW = re.compile(rb'<row(?! r="\d{1,7}+"[\s/>])[\s/>]')
"""A row that isn't named first in its tag."""
_UNNAMED = re.compile(rb'<c(?! r="[A-Z])[\s/>]')
"""A cell that isn't named first in its tag."""
_BEYOND = re.compile(rb'<c(?! r="A?[A-Z](?:\d{1,5}+|1\d{5})"[\s/>])[\s/>]')
"""A cell beyond AZ199999, or one that isn't named first in its tag. Up to there a sheet is small enough to be read."""

_KINDS = bytes(
    65 if chr(each).isalpha() else 48 if chr(each).isdigit() else 34 if each in b"'\"" else 46 for each in range(128)
).ljust(256, b".")
"""What stands for each byte where only its kind matters: A for a letter, 0 for a digit, " for a quote, . for others."""
_FAR = re.compile(rb'"(?:AA++0|A0{6}|0{8})')
"""In such kinds, what may be the name of a cell beyond Z99999, or of a row with a higher number than Excel has."""
_PIECE = 1 << 16
"""So many bytes are put into kinds at once: they stay in the processor's cache, and take little memory."""

_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"')
_FILLED = re.compile(
    rb"""<c r="([A-Z]+)(\d+)"(?!(?:[^<>"'/]++|"[^<>"]*+"|'[^<>']*+')*+(?:/>|>(?:<v></v>|<v/>)?+</c>))"""
)
"""A cell that holds something, and not only a format."""

_FORMULA = rb"<f(?:\s[^<>]*)?(?:/>|>[^<]*+</f>)\s*+"
_WITH_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^<>]*+)>\s*+' + _FORMULA + rb"(?:<v[^<>]*+>([^<]*+)</v>)?")
_WITH_ERROR = re.compile(
    rb'<c r="([A-Z]+\d+)"(?>[^<>]*?\st="e")[^<>]*+>\s*+(?:' + _FORMULA + rb")?<v[^<>]*+>([^<]*+)</v>"
)
_HIDDEN_ROW = re.compile(rb"""<row r="(\d+)"[^<]*?\shidden\s*+=\s*+["'](?:1["']|tr)""")
_HIDDEN_REACH = 20
"""So many bytes from the word `hidden` on say whether it is so."""

_ERRORS = {b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"}


def worksheet_marks(data: bytes, where: ic.Location) -> Marks:
    """What a worksheet says of its cells; CaseFileError where it goes farther than can be read."""
    if PREFIXED.search(data) or any(map(_ODD_ROW.match, _tags_up_to_hidden(data))) or not _named_near(data):
        data = canonical(data, where)
        _require_cells_near(data, where)
    formulas = _WITH_FORMULA.findall(data) if _has(data, b"f", b"<f") else []
    errors = _WITH_ERROR.findall(data) if _has(data, b"#", b't="e"') else []
    wrong = {cell for cell, _ in errors}
    unsaved = {cell for cell, about, value in formulas if not value and b't="str"' not in about}
    _require_known(errors, where)
    return Marks(
        formulas=[cell.decode() for cell, _, _ in formulas if cell not in unsaved | wrong],
        unsaved=[cell.decode() for cell, _, _ in formulas if cell in unsaved - wrong],
        errors=[(cell.decode(), html.unescape(value.decode(errors="replace"))) for cell, value in errors],
        hidden_rows=frozenset(int(row[1]) - 1 for row in map(_HIDDEN_ROW.match, _tags_up_to_hidden(data)) if row),
    )


def _has(data: bytes, byte: bytes, word: bytes) -> bool:
    """Whether a word stands among the cells, and a byte that always comes with it, which is looked for first."""
    cells = extent(data)
    return data.find(byte, *cells) >= 0 and data.rfind(word, *cells) >= 0


def _named_near(data: bytes) -> bool:
    """Whether each cell is named first in its tag, and no name is that of a cell far off.

    Mostly nothing in quotes looks like such a name. Then it doesn't matter what is a name and what isn't, so that
    neither rows nor second names have to be looked for.
    """
    if any(map(_may_name_far, _pieces(data))):
        return not (SECOND_NAME.search(data, *extent(data)) or _BEYOND.search(data) or _ODD_ROW.search(data))
    return not _UNNAMED.search(data)


def _may_name_far(piece: bytes) -> bool:
    kinds = piece.translate(_KINDS)
    # Each way to match _FAR has one of these in it.
    looks = kinds.rfind(b"AA0") >= 0 or kinds.rfind(b"A000000") >= 0 or kinds.rfind(b"00000000") >= 0
    return looks and _FAR.search(kinds) is not None


def _pieces(data: bytes) -> Iterator[bytes]:
    """All cells in small pieces; each but the first begins with a <, so that no name is cut in two."""
    at, end = extent(data)
    while at < end:
        to = data.rfind(b"<", at + 1, at + _PIECE) if at + _PIECE < end else end
        if to < 0:  # a text longer than a piece
            to = data.find(b"<", at + _PIECE)
        to = to if to >= 0 else end
        yield data[at:to]
        at = to


def _tags_up_to_hidden(data: bytes) -> Iterator[bytes]:
    """Each tag with the word `hidden` in it, from its < on to what is said of the word; the last tag comes first.

    Few tags have it: so the word is looked for, and then the beginning of its tag, and not the other way round.
    """
    at = data.rfind(b"hidden")
    while at >= 0:
        tag = max(0, data.rfind(b"<", 0, at))
        yield data[tag : at + _HIDDEN_REACH]
        # On from the tag, and not from the word: a text may hold a million of them, each of which would be traced back.
        at = data.rfind(b"hidden", 0, tag)


def _require_known(errors: Iterable[tuple[bytes, bytes]], where: ic.Location) -> None:
    """The reader of the values gives up at an error that it doesn't know, without saying where."""
    for cell, value in errors:
        if value and value not in _ERRORS:
            raise ic.CaseFileError(
                rules.UNKNOWN_ERROR(cell_at(where, cell.decode()), value=value.decode(errors="replace"))
            )


def _require_cells_near(data: bytes, where: ic.Location) -> None:
    """CaseFileError where the sheet goes too far; if it does with cells that hold nothing, only the others count."""
    try:
        _require_ends_near(_CELL.finditer(data), where)
    except ic.CaseFileError:
        _require_ends_near(_FILLED.finditer(data), where)


def _require_ends_near(cells: Iterable[re.Match[bytes]], where: ic.Location) -> None:
    first_row: dict[bytes, bytes] = {b"A": b"1"}
    last, below = 1, b"A"
    for cell in cells:
        letters, digits = cell[1], cell[2]
        first_row.setdefault(letters, digits)
        if int(digits) > last:
            last, below = int(digits), letters
    number, letters = max((column_number(letters.decode()), letters) for letters in first_row)
    wide, low = letters + first_row[letters], b"%b%d" % (below, last)
    require_near(last, number, where, wide=wide.decode(), low=low.decode())
