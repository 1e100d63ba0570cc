"""The zip of a Word document: checked before anything else reads it, written with the same bytes every time."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import IO

import inspection_core as ic

from . import rules
from ._options import Compression

MEGABYTE = 1024 * 1024
LIMIT = 64 * MEGABYTE
"""All that a template may hold, unpacked; Word's own files of hundreds of pages are far below."""
PARTS = 2000

_OLE = b"\xd0\xcf\x11\xe0"
_BEFORE_TIME = (1980, 1, 1, 0, 0, 0)
_FIRST = {"[Content_Types].xml": 0, "_rels/.rels": 1}


def read_package(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name; OptionsError for what is no zip, holds a part twice or is a zip bomb."""
    if data.startswith(_OLE):
        what = ic.Text("the old .doc format, or protected by a password", "旧的 .doc 格式或加密文档")
        raise ic.OptionsError(rules.NOT_DOCX(what=what))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = [member for member in package.infolist() if not member.is_dir()]
            _require_modest(members)
            _require_distinct(members)
            return {member.filename: package.read(member) for member in members}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        if not zipfile.is_zipfile(io.BytesIO(data)):
            raise ic.OptionsError(rules.NOT_DOCX(what=ic.Text("another kind of file", "其他类型的文件"))) from error
        raise ic.OptionsError(rules.DAMAGED(why=str(error))) from error


def write_package(parts: Mapping[str, bytes], out: IO[bytes], compression: Compression) -> None:
    """Write parts as a package: content types first, then by name, all from the same moment of 1980."""
    stored = compression is Compression.STORED
    method, level = (zipfile.ZIP_STORED, None) if stored else (zipfile.ZIP_DEFLATED, int(compression.value))
    with zipfile.ZipFile(out, "w") as package:
        for name in sorted(parts, key=lambda name: (_FIRST.get(name, 2), name)):
            member = zipfile.ZipInfo(name, _BEFORE_TIME)
            member.create_system = 0  # else it tells which system wrote it
            package.writestr(member, parts[name], method, level)


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
