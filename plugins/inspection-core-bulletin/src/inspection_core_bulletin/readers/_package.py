"""The zip of a Word file: only the parts that are asked for are unpacked, to the length that they declare."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen

import inspection_core as ic

from . import reading_rules as rules
from ._limits import DENSE, MEGABYTE, PART, RATIO, TAGS, TAGS_PER_BYTE, refuse

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_HEADER = struct.Struct("<4s22xHH")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")


@frozen(kw_only=True)
class Package:
    """A zip whose directory was found to be sound."""

    file: str
    members: Mapping[str, zipfile.ZipInfo] = field(repr=False)
    data: bytes = field(repr=False)

    def read(self, name: str) -> bytes:
        """A part unpacked; CaseFileError where it isn't exactly what the directory says."""
        member = self.members[name]
        self._require_modest(member)
        try:
            unpacked = _unpacked(member, self._packed(member))
        except (zlib.error, struct.error):
            unpacked = None
        if unpacked is None or zlib.crc32(unpacked) != member.CRC:
            raise self.damaged(ic.Text(f"{name} is not what the directory says of it", f"{name} 与目录不符"), name)
        return unpacked

    def tree(self, name: str) -> Any:
        """The root of a part, nothing resolved or fetched, and in the names of Word's own files."""
        from lxml import etree

        data = _transitional(self.read(name))
        if b"<!DOCTYPE" in data:
            raise ic.CaseFileError(rules.DOCTYPE(ic.Location(file=self.file, part=name)))
        if data.count(b"<") > TAGS + TAGS_PER_BYTE * len(self.data):
            refuse(self.file, f"{name} has {data.count(b'<'):,} tags", f"{name} 有 {data.count(b'<'):,} 个标记")
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged(ic.Text(f"{name} is no XML ({error})", f"{name} 不是 XML（{error}）"), name) from None
        if root.getroottree().docinfo.doctype:
            raise ic.CaseFileError(rules.DOCTYPE(ic.Location(file=self.file, part=name)))
        return root

    def relations(self, name: str) -> Iterator[tuple[str, str, str]]:
        """Id, kind and part of all that a part (the package itself for "") is related to within the package."""
        folder, _, base = name.rpartition("/")
        part = f"{folder}/_rels/{base}.rels".lstrip("/")
        if part not in self.members:
            return
        for each in self.tree(part).iterchildren("{*}Relationship"):
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
                yield each.get("Id", ""), each.get("Type", "").rpartition("/")[2], target

    def damaged(self, why: ic.Text, part: str | None = None) -> ic.CaseFileError:
        """The error for a package that doesn't hold together."""
        return ic.CaseFileError(rules.DAMAGED(ic.Location(file=self.file, part=part), why=why))

    def _packed(self, member: zipfile.ZipInfo) -> memoryview:
        start = member.header_offset
        mark, name, extra = _HEADER.unpack_from(self.data, start)
        if mark != b"PK\x03\x04":
            raise struct.error("no header")
        start += _HEADER.size + name + extra
        return memoryview(self.data)[start : start + member.compress_size]

    def _require_modest(self, member: zipfile.ZipInfo) -> None:
        name, size = member.filename, member.file_size
        if size > PART:
            refuse(self.file, f"{name} unpacks to {size // MEGABYTE} MB", f"{name} 解压后达 {size // MEGABYTE} MB")
        if size > max(DENSE, RATIO * member.compress_size):
            refuse(self.file, f"{name} unpacks to hundreds of times its size", f"{name} 解压后达原来的数百倍")
        if member.flag_bits & 1:
            raise ic.CaseFileError(rules.ENCRYPTED(ic.Location(file=self.file)))


def open_package(data: bytes, file: str) -> Package:
    """The directory of a zip; CaseFileError for what is cut off or names a part twice."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as directory:
            members = [member for member in directory.infolist() if not member.filename.endswith("/")]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, struct.error) as error:
        why = ic.Text("its end is missing, as after a download that broke off", "文件不完整，可能下载中断")
        raise ic.CaseFileError(rules.DAMAGED(ic.Location(file=file), why=why)) from error
    package = Package(file=file, data=data, members={member.filename: member for member in members})
    if len({member.filename.lower() for member in members}) < len(members):
        # Each program would take another of the two: what is read here might not be what Word shows.
        raise package.damaged(ic.Text("it holds a part twice", "同名部件出现两次"))
    return package


def _unpacked(member: zipfile.ZipInfo, packed: memoryview) -> bytes | None:
    """The bytes of a part; None where there are more or fewer than declared, or packed in another way."""
    if member.compress_type == zipfile.ZIP_STORED:
        return bytes(packed) if len(packed) == member.file_size else None
    if member.compress_type != zipfile.ZIP_DEFLATED:
        return None
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    unpacked = stream.decompress(packed, member.file_size + 1)
    return unpacked if stream.eof and len(unpacked) == member.file_size else None


def _transitional(data: bytes) -> bytes:
    """UTF-8, and Word's usual namespace in place of that of Strict Open XML."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = _DECLARED.sub("", data.decode("utf-16", "replace")).encode("utf-8", "replace")
    return data.replace(_STRICT, MAIN.encode()) if _STRICT in data[:_HEAD] else data


_HEAD = 8192
"""Where a root says its namespaces."""
