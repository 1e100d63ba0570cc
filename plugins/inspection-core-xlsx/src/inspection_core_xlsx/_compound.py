"""The compound file (OLE) around an old workbook (.xls): the names in its directory, and its streams put together."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator

from attrs import frozen

import inspection_core as ic

from . import rules

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NONE = 0xFFFFFFFA
"""From here on the number of a sector says that there is none."""
_STREAM, _ROOT = 2, 5
_TABLE, _END, _NOTHING = 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF
_LARGE = 4096
_SMALL = 4096
"""Streams below this size stand in the small sectors of the root's own stream."""


@frozen(kw_only=True)
class _Entry:
    """A name in the directory, and where its stream begins."""

    name: str
    kind: int
    start: int
    size: int


class Compound:
    """A compound file; CaseFileError where its sectors lead nowhere, or in a circle."""

    def __init__(self, data: bytes, file: str) -> None:
        self.data = data
        self.where = ic.Location(file=file)
        try:
            shift, self.small_shift, directory, small = struct.unpack_from("<HH14xI8xI", data, 30)
            self.size = 1 << min(shift, 12)
            self.table = self._read_table()
            self.small_table = _numbers(self._chain(small))
            self.entries = list(_entries(self._chain(directory)))
        except (struct.error, IndexError):
            raise self._damaged() from None

    def names(self) -> set[str]:
        """The names of all streams and folders."""
        return {entry.name for entry in self.entries}

    def stream(self, *names: str) -> bytes | None:
        """The first stream with one of these names."""
        found = next((each for each in self.entries if each.kind == _STREAM and each.name in names), None)
        if found is None:
            return None
        try:
            whole = self._small(found.start) if found.size < _SMALL else self._chain(found.start)
        except IndexError:
            raise self._damaged() from None
        return whole[: found.size]

    def _read_table(self) -> array[int]:
        """Which sector follows which: what says so is listed in the header, and goes on in sectors of its own."""
        following, count = struct.unpack_from("<II", self.data, 68)
        sectors = list(struct.unpack_from("<109I", self.data, 76))
        for _ in range(min(count, len(self.data) // self.size)):
            if following >= _NONE:
                break
            *more, following = _numbers(self._sector(following))
            sectors += more
        return _numbers(b"".join(self._sector(each) for each in sectors if each < _NONE))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        if start >= len(self.data):
            raise IndexError(number)
        return self.data[start : start + self.size]

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(each) for each in self._following(start, self.table))

    def _small(self, start: int) -> bytes:
        root = next((each for each in self.entries if each.kind == _ROOT), None)
        whole, size = self._chain(root.start) if root else b"", 1 << min(self.small_shift, 12)
        return b"".join(whole[at * size : (at + 1) * size] for at in self._following(start, self.small_table))

    def _following(self, start: int, table: array[int]) -> Iterator[int]:
        at, left = start, len(table)
        while at < _NONE:
            if left == 0:
                raise self._damaged()
            yield at
            at, left = table[at], left - 1

    def _damaged(self) -> ic.CaseFileError:
        why = ic.Text("parts of it are missing", "内容不完整")
        return ic.CaseFileError(rules.DAMAGED(self.where, why=why))


def wrap(stream: bytes) -> bytes:
    """A compound file with nothing but a workbook's stream, in order; it has room for 400 MB."""
    stream = stream.ljust(_SMALL, b"\0")
    sectors = -(-len(stream) // _LARGE)
    tables = -(-(sectors + 2) // (_LARGE // 4 - 1))
    first = tables + 1
    table = [_TABLE] * tables + [_END, *range(first + 1, first + sectors), _END]
    table += [_NOTHING] * (tables * _LARGE // 4 - len(table))
    listed = [*range(tables), *[_NOTHING] * (109 - tables)]
    counts = struct.pack("<IIIIIIIIII", 1, tables, tables, 0, _SMALL, _END, 0, _END, 0, listed[0])
    header = MAGIC + bytes(16) + struct.pack("<HHHHH6x", 62, 4, 0xFFFE, 12, 6) + counts
    header += struct.pack("<108I", *listed[1:])
    directory = _written("Root Entry", _ROOT, tables, 0) + _written("Workbook", _STREAM, first, len(stream))
    parts = [struct.pack(f"<{len(table)}I", *table), directory, stream]
    return b"".join(part + bytes(-len(part) % _LARGE) for part in (header, *parts))


def _written(name: str, kind: int, start: int, size: int) -> bytes:
    """An entry of the directory; those after the root stand below it."""
    below = 1 if kind == _ROOT else _NOTHING
    about = struct.pack("<HBBIII", 2 * len(name) + 2, kind, 1, _NOTHING, _NOTHING, below)
    return name.encode("utf-16-le").ljust(64, b"\0") + about + bytes(36) + struct.pack("<IQ", start, size)


def _entries(directory: bytes) -> Iterator[_Entry]:
    for at in range(0, len(directory) - 127, 128):
        length, kind, start, size = struct.unpack_from("<HB49xII", directory, at + 64)
        name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
        yield _Entry(name=name, kind=kind, start=start, size=size)


def _numbers(data: bytes) -> array[int]:
    numbers = array("I", data[: len(data) // 4 * 4])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
