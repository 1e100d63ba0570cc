"""The records of an old workbook (.xls): the same as of a worksheet, and what it would fetch from outside."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator

import inspection_core as ic

from . import rules
from ._compound import Compound
from ._marks import Marks, cell_name, require_near, require_text

_BOF, _EOF, _FILEPASS, _SHEET, _STRINGS, _CONTINUE, _BOOK = 0x0809, 0x000A, 0x002F, 0x0085, 0x00FC, 0x003C, 0x01AE
_ROW, _FORMULA, _ERROR, _SHARED, _SEVERAL = 0x0208, 0x0006, 0x0205, 0x00FD, 0x00BD
_VALUES = {_FORMULA, _ERROR, _SHARED, _SEVERAL, 0x0203, 0x0204, 0x027E, 0x00D6}
_QUERIES = {0x00DC, 0x01AD}
_OWN = (b"\x01\x04", b"\x01\x3a")
"""The workbook itself, and functions of add-ins, where another workbook could be named."""
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_LONGEST = 3 * 0xFFFF
"""What a string may have at most, in bytes of UTF-8."""

_Record = tuple[int, int, int]
"""What kind it is, where its content begins, how long that is."""


def xls_marks(data: bytes, file: str) -> list[Marks]:
    """What each sheet says of its cells; CaseFileError for macros, passwords, other files' data and far-off cells."""
    where = ic.Location(file=file)
    compound = Compound(data, file)
    names = compound.names()
    if "EncryptedPackage" in names:
        raise ic.CaseFileError(rules.ENCRYPTED(where))
    if "_VBA_PROJECT_CUR" in names:
        raise ic.CaseFileError(rules.MACROS(where, what="_VBA_PROJECT_CUR"))
    stream = compound.stream("Workbook", "Book")
    if stream is None:
        word = "WordDocument" in names
        what = ic.Text("an old Word document (.doc)", "旧版 Word 文档（.doc）") if word else None
        what = what or ic.Text("another kind of file", "其他类型的文件")
        raise ic.CaseFileError(rules.NOT_A_WORKBOOK(where, what=what))
    try:
        return _book_marks(stream, where)
    except (struct.error, IndexError):
        why = ic.Text("parts of it are missing", "内容不完整")
        raise ic.CaseFileError(rules.DAMAGED(where, why=why)) from None


def _book_marks(stream: bytes, where: ic.Location) -> list[Marks]:
    """The first records are the book's own; they say where those of each sheet begin."""
    starts: list[tuple[int, str]] = []
    pieces: list[bytes] = []
    for kind, at, size in _records(stream, 0):
        if kind == _FILEPASS:
            raise ic.CaseFileError(rules.ENCRYPTED(where))
        if kind == _BOOK and stream[at + 2 : at + 4] not in _OWN:
            raise ic.CaseFileError(rules.EXTERNAL(where, what=_address(stream[at + 4 : at + size])))
        if kind == _SHEET:
            (start,) = struct.unpack_from("<I", stream, at)
            starts.append((start, _text(stream[at + 6 : at + size])))
        if kind == _STRINGS or (kind == _CONTINUE and pieces):
            pieces.append(stream[at : at + size])
        elif pieces and pieces[-1]:
            pieces.append(b"")
    if len({start for start, _ in starts}) < len(starts):
        why = ic.Text("two sheets stand in one place", "两个工作表位置相同")
        raise ic.CaseFileError(rules.DAMAGED(where, why=why))
    sheets = [_Sheet(stream, start, ic.Location(file=where.file, sheet=name)) for start, name in starts]
    require_text(_amount(pieces, sum((sheet.shared for sheet in sheets), Counter())), where)
    return [sheet.marks() for sheet in sheets]


def _records(stream: bytes, at: int) -> Iterator[_Record]:
    """The records of one part of the stream, from its beginning to its end; others may stand within it."""
    depth, end = 0, len(stream)
    unpack = struct.Struct("<HH").unpack_from
    while at + 4 <= end:
        kind, size = unpack(stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, at + 4, size
        at += 4 + size


class _Sheet:
    """The records of a sheet, gone through once; `shared` says how often each shared string stands there."""

    def __init__(self, stream: bytes, start: int, where: ic.Location) -> None:
        self.stream, self.where = stream, where
        self.rows = self.columns = 0
        self.formulas: list[str] = []
        self.errors: list[tuple[str, str]] = []
        self.hidden: set[int] = set()
        self.shared: Counter[int] = Counter()
        for kind, at, size in _records(stream, start):
            if kind in _VALUES:
                self._take(kind, at, size)
            elif kind == _ROW and stream[at + 12] & 0x20:
                self.hidden.add(struct.unpack_from("<H", stream, at)[0])
            elif kind in _QUERIES:
                raise ic.CaseFileError(rules.EXTERNAL(where, what=ic.Text("a query", "查询")))
        last = cell_name(max(0, self.rows - 1), max(0, self.columns - 1))
        require_near((self.rows, self.columns), (last,), where)

    def marks(self) -> Marks:
        return Marks(formulas=self.formulas, errors=self.errors, hidden_rows=frozenset(self.hidden))

    def _take(self, kind: int, at: int, size: int) -> None:
        row, column = struct.unpack_from("<HH", self.stream, at)
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + ((size - 6) // 6 if kind == _SEVERAL else 1))
        if kind == _SHARED:
            self.shared[struct.unpack_from("<I", self.stream, at + 6)[0]] += 1
        elif kind == _FORMULA:
            result = self.stream[at + 6 : at + 14]
            if result[6:] == b"\xff\xff" and result[0] == 2:
                self._take_error(row, column, result[2])
            else:
                self.formulas.append(cell_name(row, column))
        elif kind == _ERROR and self.stream[at + 7] == 1:
            self._take_error(row, column, self.stream[at + 6])

    def _take_error(self, row: int, column: int, code: int) -> None:
        self.errors.append((cell_name(row, column), _ERRORS.get(code, f"#{code}")))


def _amount(pieces: list[bytes], times: Counter[int]) -> int:
    """The bytes of all shared strings, each as often as it stands in a cell; one that isn't found is a long one."""
    try:
        lengths = _lengths([piece for piece in pieces if piece])
    except (struct.error, IndexError):
        lengths = []
    return sum(count * (lengths[at] if at < len(lengths) else _LONGEST) for at, count in times.items())


def _lengths(pieces: list[bytes]) -> list[int]:
    """At most how many bytes each shared string has; strings go on from one piece to the next."""
    if not pieces:
        return []
    lengths: list[int] = []
    piece, at, following = pieces[0], 8, iter(pieces[1:])
    for _ in range(min(struct.unpack_from("<I", piece, 4)[0], sum(map(len, pieces)) // 3)):
        if at >= len(piece):
            piece, at = next(following, b""), 0
        count, flags = struct.unpack_from("<HB", piece, at)
        at += 3
        after = 0
        if flags & 8:
            after, at = after + 4 * struct.unpack_from("<H", piece, at)[0], at + 2
        if flags & 4:
            after, at = after + struct.unpack_from("<I", piece, at)[0], at + 4
        lengths.append(3 * count)
        left, width = count, 1 + (flags & 1)
        while left > (len(piece) - at) // width:
            left -= (len(piece) - at) // width
            piece, at = next(following, b""), 1
            width = 1 + (piece[0] & 1)
        at += left * width
        while at + after > len(piece) and after:
            after -= len(piece) - at
            piece, at = next(following, b""), 0
            piece[0]
        at += after
    return lengths


def _text(data: bytes) -> str:
    """A short text: how long it is, how wide its characters are, and they."""
    wide = len(data) > 1 and data[1] & 1
    return data[2:].decode("utf-16-le" if wide else "latin-1", errors="replace")


def _address(data: bytes) -> str:
    """The other workbook, in which marks stand for the parts of its path."""
    text = _text(data[:1] + data[2:]) if len(data) > 2 else ""
    return "".join(letter if letter.isprintable() else "/" for letter in text).strip("/") or "?"
