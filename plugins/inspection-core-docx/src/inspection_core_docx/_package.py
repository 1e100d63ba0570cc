"""The zip of a Word document: checked before anything else reads it, written with the same bytes every time.

It is written here and not by `zipfile`, because the parts that never change are compressed once for many documents.
"""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import IO, Any

from attrs import frozen

import inspection_core as ic

from . import rules
from ._options import Compression

MEGABYTE = 1024 * 1024
LIMIT = 64 * MEGABYTE
"""All that a template may hold, unpacked; Word's own files of hundreds of pages are far below."""
PARTS = 2000

_OLE = b"\xd0\xcf\x11\xe0"
Moment = tuple[int, int, int, int, int, int]
"""Year, month, day, hour, minute and second, as a zip says when a part was written."""
BEFORE_TIME: Moment = (1980, 1, 1, 0, 0, 0)
_FIRST = {"[Content_Types].xml": 0, "_rels/.rels": 1}


def read_package(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name; OptionsError for what is no zip, holds a part twice or is a zip bomb."""
    if data.startswith(_OLE):
        what = ic.Text("the old .doc format, or protected by a password", "旧的 .doc 格式或加密文档")
        raise ic.OptionsError(rules.NOT_DOCX(what=what))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = [member for member in package.infolist() if not member.filename.endswith("/")]
            _require_modest(members)
            _require_distinct(members)
            _require_inside(members)
            return {member.filename: package.read(member) for member in members}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, zlib.error) as error:
        if not zipfile.is_zipfile(io.BytesIO(data)):
            raise ic.OptionsError(rules.NOT_DOCX(what=ic.Text("another kind of file", "其他类型的文件"))) from error
        raise ic.OptionsError(rules.DAMAGED(why=str(error))) from error


@frozen(kw_only=True)
class Packed:
    """A part as it stands in the zip: its bytes as compressed, the size and checksum of what they hold."""

    name: str
    method: int
    size: int
    checksum: int
    data: bytes


def pack(name: str, pieces: Iterable[bytes], compression: Compression) -> Packed:
    """A part compressed piece by piece, so that it never stands whole in memory."""
    made, size, checksum = [], 0, 0
    compressor = _compressor(compression)
    for piece in pieces:
        size, checksum = size + len(piece), zlib.crc32(piece, checksum)
        made.append(compressor.compress(piece) if compressor else piece)
    if compressor:
        made.append(compressor.flush())
    method = zipfile.ZIP_DEFLATED if compressor else zipfile.ZIP_STORED
    return Packed(name=name, method=method, size=size, checksum=checksum, data=b"".join(made))


def write_packed(parts: Iterable[Packed], out: IO[bytes], moment: Moment = BEFORE_TIME) -> None:
    """Write parts as a package: content types first, then by name, all from one moment, from no system."""
    directory, at, count = [], 0, 0
    for part in sorted(parts, key=lambda part: (_FIRST.get(part.name, 2), part.name)):
        name = part.name.encode()
        about = _about(part, name, moment)
        out.write(b"PK\x03\x04" + about + struct.pack("<HH", len(name), 0) + name)
        out.write(part.data)
        directory.append(b"PK\x01\x02\x14\x00" + about + struct.pack("<HHHHHLL", len(name), 0, 0, 0, 0, 0, at) + name)
        at, count = at + 30 + len(name) + len(part.data), count + 1
    index = b"".join(directory)
    out.write(index)
    out.write(b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, count, count, len(index), at, 0))


def moment(epoch: int | None) -> Moment:
    """The moment of some seconds since 1970; OptionsError for one that a zip can't say."""
    if epoch is None:
        return BEFORE_TIME
    try:
        at = dt.datetime.fromtimestamp(epoch, dt.UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise ic.OptionsError(rules.BAD_EPOCH(epoch=epoch)) from error
    if not 1980 <= at.year <= 2107:
        raise ic.OptionsError(rules.BAD_EPOCH(epoch=epoch))
    return at.year, at.month, at.day, at.hour, at.minute, at.second


def _about(part: Packed, name: bytes, moment: Moment) -> bytes:
    """What both the header of a part and its entry in the directory say."""
    year, month, day, hour, minute, second = moment
    date, time = (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2
    marks = 0 if name.isascii() else 0x800
    return struct.pack("<HHHHHLLL", 20, marks, part.method, time, date, part.checksum, len(part.data), part.size)


def _compressor(compression: Compression) -> Any:
    """What makes a part small; None where it is stored as it is."""
    if compression is Compression.STORED:
        return None
    if compression is Compression.ISAL:
        try:
            from isal import isal_zlib
        except ImportError as error:
            raise ic.OptionsError(rules.NO_ISAL()) from error
        return isal_zlib.compressobj(1, isal_zlib.DEFLATED, -15)
    return zlib.compressobj(int(compression.value), zlib.DEFLATED, -15)


def _require_modest(members: list[zipfile.ZipInfo]) -> None:
    """Sizes as declared: reading stops there, and a member that declared too little fails its checksum."""
    size = sum(member.file_size for member in members)
    if size > LIMIT:
        what = ic.Text(f"it unpacks to {size // MEGABYTE} MB", f"解压后达 {size // MEGABYTE} MB")
        raise ic.OptionsError(rules.TOO_LARGE(what=what))
    if len(members) > PARTS:
        what = ic.Text(f"it has {len(members)} parts", f"有 {len(members)} 个部件")
        raise ic.OptionsError(rules.TOO_LARGE(what=what))


def _require_distinct(members: Iterable[zipfile.ZipInfo]) -> None:
    """Names of parts are the same whatever their case, and each reader would take another of two."""
    seen: set[str] = set()
    for member in members:
        name = member.filename.lower()
        if name in seen:
            raise ic.OptionsError(rules.TWICE(name=member.filename))
        seen.add(name)


def _require_inside(members: Iterable[zipfile.ZipInfo]) -> None:
    """No name that leads out of the folder into which somebody unpacks the document."""
    for member in members:
        name = member.filename
        if name.startswith("/") or ":" in name or "\\" in name or ".." in name.split("/"):
            raise ic.OptionsError(rules.DAMAGED(why=ic.Text(f"a part is called {name!r}", f"部件名为 {name!r}")))
