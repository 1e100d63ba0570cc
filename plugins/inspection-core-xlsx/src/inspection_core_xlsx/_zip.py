"""The zip of a workbook: each part is unpacked here once, to the length and checksum that it declares.

Only then another program may unpack it too: what declares little and holds much was found out before.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping

from attrs import field, frozen

import inspection_core as ic

from . import rules

MEGABYTE = 1024 * 1024
LIMIT = 512 * MEGABYTE
"""All that a workbook may hold, unpacked: a filled ledger of 100,000 rows has less than half of it."""
RATIO = 400
"""What a part of more than `SMALL` may be packed to: real tables reach a hundredth, zeros a thousandth."""
SMALL = 8 * MEGABYTE
PARTS = 10_000

_END = b"PK\x05\x06"
"""The mark at the end of a zip, where its directory is to be found."""
_TAIL = 22 + 0xFFFF
"""How far from the end it can stand: its own length, and that of the longest comment."""
_OUTSIDE = re.compile(r"^/|[:\\\0]|(?:^|/)\.\.(?:/|\Z)")
_HEADER = struct.Struct("<4s22xHH")


@frozen(kw_only=True)
class Package:
    """A zip whose directory was found to be sound."""

    file: str
    members: Mapping[str, zipfile.ZipInfo]
    data: bytes = field(repr=False)

    def where(self, name: str) -> ic.Location:
        """The place of a part."""
        return ic.Location(file=self.file, part=name)

    def read(self, name: str) -> bytes:
        """A part unpacked; CaseFileError where it isn't exactly what the directory says."""
        member = self.members[name]
        try:
            unpacked = _unpacked(member, self._packed(member))
        except (zlib.error, struct.error):
            unpacked = None
        if unpacked is None or zlib.crc32(unpacked) != member.CRC:
            why = ic.Text("a part is not what the directory says of it", "部件内容与目录不符")
            raise ic.CaseFileError(rules.DAMAGED(self.where(name), why=why))
        return unpacked

    def _packed(self, member: zipfile.ZipInfo) -> memoryview:
        start = member.header_offset
        mark, name, extra = _HEADER.unpack_from(self.data, start)
        if mark != b"PK\x03\x04":
            raise struct.error("no header")
        start += _HEADER.size + name + extra
        return memoryview(self.data)[start : start + member.compress_size]


def open_package(data: bytes, file: str) -> Package:
    """The directory of a zip; CaseFileError for what is cut off, a zip bomb, or names a part twice or outside."""
    where = ic.Location(file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = [member for member in package.infolist() if not member.filename.endswith("/")]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as error:
        cut = ic.Text("its end is missing, as after a download that broke off", "文件不完整，可能下载中断")
        raise ic.CaseFileError(rules.DAMAGED(where, why=cut)) from error
    tail = data[-_TAIL:]
    if tail.find(_END) != tail.rfind(_END):
        raise ic.CaseFileError(rules.DAMAGED(where, why=ic.Text("it has two directories", "有两个目录")))
    _require_modest(members, where)
    _require_plain(members, where)
    return Package(file=file, data=data, members={member.filename: member for member in members})


def _unpacked(member: zipfile.ZipInfo, packed: memoryview) -> bytes | None:
    """The bytes of a part; None where there are more or fewer than declared, or packed in another way."""
    if member.compress_type == zipfile.ZIP_STORED:
        return bytes(packed) if len(packed) == member.file_size else None
    if member.compress_type != zipfile.ZIP_DEFLATED:
        return None
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    unpacked = stream.decompress(packed, member.file_size + 1)
    whole = stream.eof and not stream.unused_data and len(unpacked) == member.file_size
    return unpacked if whole else None


def _require_modest(members: list[zipfile.ZipInfo], where: ic.Location) -> None:
    """Sizes as declared; whether they are true is seen when a part is unpacked."""
    size = sum(member.file_size for member in members)
    dense = [each for each in members if each.file_size > max(SMALL, RATIO * each.compress_size)]
    what = None
    if size > LIMIT:
        what = ic.Text(f"it unpacks to {size // MEGABYTE} MB", f"解压后达 {size // MEGABYTE} MB")
    elif len(members) > PARTS:
        what = ic.Text(f"it has {len(members)} parts", f"有 {len(members)} 个部件")
    elif dense:
        name = dense[0].filename
        what = ic.Text(f"{name} unpacks to hundreds of times its size", f"{name} 解压后达原来的数百倍")
    if what is not None:
        raise ic.CaseFileError(rules.TOO_LARGE(where, what=what))


def _require_plain(members: list[zipfile.ZipInfo], where: ic.Location) -> None:
    """No password, no name twice (each reader would take another), none that leads out of a folder."""
    if any(member.flag_bits & 1 for member in members):
        raise ic.CaseFileError(rules.ENCRYPTED(where))
    times = Counter(member.filename.lower() for member in members)
    for member in members:
        name = member.orig_filename
        if _OUTSIDE.search(name):
            why = ic.Text(f"a part is called {name!r}", f"部件名为 {name!r}")
        elif times[member.filename.lower()] > 1:
            why = ic.Text(f"it holds the part {name!r} twice", f"部件 {name!r} 出现两次")
        else:
            continue
        raise ic.CaseFileError(rules.DAMAGED(where, why=why))
