"""The records of an old workbook (.xls): the same as of a worksheet, and what it would fetch from outside."""

from __future__ import annotations

import itertools
import struct
from collections import Counter
from collections.abc import Iterator

import inspection_core as ic

from . import rules
from ._compound import Compound, wrap
from ._marks import CHARACTERS, Marks, cell_name, require_area, require_near, require_text

_EOF, _FILEPASS, _SHEET, _STRINGS, _CONTINUE, _BOOK = 0x000A, 0x002F, 0x0085, 0x00FC, 0x003C, 0x01AE
_SIZE, _ROW, _FORMULA, _ERROR, _SHARED, _SEVERAL = 0x0200, 0x0208, 0x0006, 0x0205, 0x00FD, 0x00BD
_VALUES = {_FORMULA, _ERROR, _SHARED, _SEVERAL, 0x0203, 0x0204, 0x027E, 0x00D6}
_QUERIES = {0x00DC, 0x01AD}
_UNUSED = {0x0017, 0x0018, 0x00EB, 0x013D}
"""Names, links and pictures: no cell needs them, and an odd one would make the rest unreadable."""
_UNKNOWN = b"\xff\xff"
_OWN = (b"\x01\x04", b"\x01\x3a")
"""The workbook itself, and functions of add-ins, where another workbook could be named."""
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_LONGEST = 3 * 0xFFFF
"""What a string may have at most, in bytes of UTF-8."""

_DOC = ic.Text("an old Word document (.doc)", "旧版 Word 文档（.doc）")
_OTHER = ic.Text("another kind of file", "其他类型的文件")

_Record = tuple[int, int, int]
"""What kind it is, where its content begins, how long that is."""


def read_xls(data: bytes, file: str) -> tuple[list[Marks], bytes]:
    """What each sheet says of its cells, and the workbook with nothing else in it; CaseFileError for what may not be.

    That is macros, passwords, other files' data and cells far off. What is left out are names, formulas and sizes that
    the reader of the values would believe.
    """
    where = ic.Location(file=file)
    compound = Compound(data, file)
    names = compound.names()
    if "EncryptedPackage" in names:
        raise ic.CaseFileError(rules.ENCRYPTED(where))
    if "_VBA_PROJECT_CUR" in names:
        raise ic.CaseFileError(rules.MACROS(where, what="_VBA_PROJECT_CUR"))
    found = compound.stream("Workbook", "Book")
    if found is None:
        raise ic.CaseFileError(rules.NOT_A_WORKBOOK(where, what=_DOC if "WordDocument" in names else _OTHER))
    stream = bytearray(found)
    try:
        return _book_marks(stream, where), wrap(bytes(stream))
    except (struct.error, IndexError):
        raise _damaged(where, "parts of it are missing", "内容不完整") from None


def _book_marks(stream: bytearray, where: ic.Location) -> list[Marks]:
    """The first records are the book's own; they say where those of each sheet begin."""
    records = list(_records(stream, 0))
    _require_open(stream, records, where)
    for kind, at, _ in records:
        if kind in _UNUSED:
            stream[at - 4 : at - 2] = _UNKNOWN
    sheets = list(_sheets(stream, records, where))
    require_area(sum(sheet.rows * sheet.columns for sheet in sheets), where)
    times: Counter[int] = Counter()
    for sheet in sheets:
        times.update(sheet.shared)
    strings = _string_pieces(stream, records)
    _require_counted(strings, where)
    require_text(_amount(strings, times), where)
    return [sheet.marks() for sheet in sheets]


def _require_counted(strings: list[bytes], where: ic.Location) -> None:
    """Room is made for as many strings as are declared: no more than there are bytes for."""
    if strings and struct.unpack_from("<I", strings[0], 4)[0] * 3 > sum(map(len, strings)):
        raise _damaged(where, "it declares more texts than it has", "声明的文字条数多于实际")


def _damaged(where: ic.Location, en: str, zh: str) -> ic.CaseFileError:
    return ic.CaseFileError(rules.DAMAGED(where, why=ic.Text(en, zh)))


def _require_open(stream: bytearray, records: list[_Record], where: ic.Location) -> None:
    for kind, at, size in records:
        if kind == _FILEPASS:
            raise ic.CaseFileError(rules.ENCRYPTED(where))
        if kind == _BOOK and bytes(stream[at + 2 : at + 4]) not in _OWN:
            raise ic.CaseFileError(rules.EXTERNAL(where, what=_address(bytes(stream[at + 2 : at + size]))))


def _sheets(stream: bytearray, records: list[_Record], where: ic.Location) -> Iterator[_Sheet]:
    """The sheets, which share no record: else each of thousands could go through the whole file."""
    length = 0
    for start, place in _places(stream, records, where):
        sheet = _Sheet(stream, start, place)
        length += sheet.end - start
        if length > len(stream):
            raise _damaged(where, "its sheets overlap", "工作表相互重叠")
        yield sheet


def _places(stream: bytearray, records: list[_Record], where: ic.Location) -> list[tuple[int, ic.Location]]:
    """Where in the stream each sheet begins, and what it is called."""
    found = [
        (
            struct.unpack_from("<I", stream, at)[0],
            ic.Location(file=where.file, sheet=_text(bytes(stream[at + 7 : at + size]), stream[at + 6])),
        )
        for kind, at, size in records
        if kind == _SHEET
    ]
    if len({start for start, _ in found}) < len(found):
        raise _damaged(where, "two sheets stand in one place", "两个工作表位置相同")
    return found


def _string_pieces(stream: bytearray, records: list[_Record]) -> list[bytes]:
    """The record of the shared strings, and those in which it goes on."""
    first = next((index for index, record in enumerate(records) if record[0] == _STRINGS), len(records))
    following = itertools.takewhile(lambda record: record[0] == _CONTINUE, records[first + 1 :])
    return [bytes(stream[at : at + size]) for _, at, size in itertools.chain(records[first : first + 1], following)]


def _records(stream: bytearray, at: int) -> Iterator[_Record]:
    """The records from a place on, up to the first that is an end: where a chart stands in a sheet, that is its."""
    end = len(stream)
    unpack = struct.Struct("<HH").unpack_from
    while at + 4 <= end:
        kind, size = unpack(stream, at)
        if kind == _EOF:
            return
        yield kind, at + 4, size
        at += 4 + size


class _Sheet:
    """The records of a sheet, gone through once.

    `shared` are the numbers of the shared strings in its cells, `end` is where its last record stands.
    """

    def __init__(self, stream: bytearray, start: int, where: ic.Location) -> None:
        self.stream, self.where = stream, where
        self.end = start
        self.rows = self.columns = 0
        self.formulas: list[str] = []
        self.errors: list[tuple[str, str]] = []
        self.hidden: set[int] = set()
        self.shared: list[int] = []
        for kind, at, size in _records(stream, start):
            self.end = at
            if kind in _VALUES:
                self._take(kind, at, size)
            elif kind == _SIZE:
                stream[at : at + size] = bytes(size)
            elif kind == _ROW and stream[at + 12] & 0x20:
                self.hidden.add(struct.unpack_from("<H", stream, at)[0])
            elif kind in _QUERIES:
                raise ic.CaseFileError(rules.EXTERNAL(where, what=ic.Text("a query", "查询")))
        last = cell_name(max(0, self.rows - 1), max(0, self.columns - 1))
        require_near(self.rows, self.columns, where, wide=last, low=last)

    def marks(self) -> Marks:
        return Marks(formulas=self.formulas, errors=self.errors, hidden_rows=frozenset(self.hidden))

    def _take(self, kind: int, at: int, size: int) -> None:
        row, column = struct.unpack_from("<HH", self.stream, at)
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + ((size - 6) // 6 if kind == _SEVERAL else 1))
        if kind == _SHARED:
            self.shared += struct.unpack_from("<I", self.stream, at + 6)
        elif kind == _FORMULA:
            self.stream[at + 20 : at + size] = bytes(max(0, size - 20))
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
    """The bytes of all shared strings in all cells, or more; a string that isn't found counts as a long one."""
    size = sum(map(len, pieces))
    # Mostly it is little enough even if each string stood as often as the one that stands most often. None is missing
    # where there is room for as many: each takes three bytes or more.
    most = 3 * size * max(times.values(), default=0)
    if most <= CHARACTERS and max(times, default=0) * 3 < size:
        return most
    lengths = list(_Strings(pieces).lengths()) if pieces else []
    return sum(count * (lengths[at] if at < len(lengths) else _LONGEST) for at, count in times.items())


class _Strings:
    """The shared strings, which go on from one piece to the next, a text there with a new mark of its width."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.following = iter(pieces[1:])
        self.piece = pieces[0]
        self.at = 8

    def lengths(self) -> Iterator[int]:
        """At most how many bytes each has, up to the first that is damaged."""
        try:
            while True:
                if self.at >= len(self.piece):
                    self._turn()
                yield 3 * self._skip_string()
        except (struct.error, IndexError, StopIteration):
            return

    def _skip_string(self) -> int:
        count, flags = self._number("<H"), self._number("<B")
        runs = self._number("<H") if flags & 8 else 0
        extra = self._number("<I") if flags & 4 else 0
        left, width = count, 1 + (flags & 1)
        while left > (room := max(0, len(self.piece) - self.at) // width):
            left -= room
            self._turn()
            width, self.at = 1 + (self.piece[0] & 1), 1
        self.at += left * width
        self._skip(4 * runs + extra)
        return count

    def _skip(self, size: int) -> None:
        while size > (room := max(0, len(self.piece) - self.at)):
            size -= room
            self._turn()
        self.at += size

    def _turn(self) -> None:
        self.piece, self.at = next(self.following), 0

    def _number(self, kind: str) -> int:
        (number,) = struct.unpack_from(kind, self.piece, self.at)
        self.at += struct.calcsize(kind)
        return int(number)


def _text(data: bytes, count: int) -> str:
    """A text of so many characters; in front stands how wide they are."""
    wide = data[0] & 1
    return data[1 : 1 + count * (1 + wide)].decode("utf-16-le" if wide else "latin-1", errors="replace")


def _address(data: bytes) -> str:
    """The other workbook, in which marks stand for the parts of its path."""
    text = _text(data[2:], *struct.unpack_from("<H", data))
    return "".join(letter if letter.isprintable() else "/" for letter in text).strip("/") or "?"
