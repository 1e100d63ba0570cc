"""Which PDFs may cost much more than their size, and how those are read: apart, and not for long."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator

from ._limits import PAGES, PDF_RATIO, PDF_SECONDS, PDF_UNPACKED, TEXT
from ._pdfium import Extracted, extract

_STREAM = re.compile(rb"stream\r?\n")
_OTHER_WAYS = (b"LZWDecode", b"/LZW", b"RunLengthDecode")
_NOT_DRAWN = (b"/Image", b"/Length1", b"/FontFile", b"/CIDFontType0C", b"/Type1C", b"/OpenType")
_DICTIONARY = 2000


def extract_safely(data: bytes) -> Extracted:
    """The text of the pages of any PDF."""
    return extract(data, PAGES, TEXT) if is_modest(data) else _extract_apart(data)


def is_modest(data: bytes) -> bool:
    """Whether what a PDF draws is not much more than the file, and no drawing within it draws others again."""
    if b"/Encrypt" in data:
        return False
    left = PDF_UNPACKED + PDF_RATIO * len(data)
    for about, packed in _streams(data):
        if any(word in about for word in _NOT_DRAWN):
            continue
        if about.count(b"/FlateDecode") + about.count(b"/Fl ") > 1 or any(word in about for word in _OTHER_WAYS):
            return False
        drawn = _unpacked(packed, left)
        left -= len(drawn)
        if left < 0 or (b"/Form" in about and b" Do" in drawn):
            return False
    return True


def _streams(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """What is said of each stream, and its bytes as they are packed."""
    at = 0
    whole = memoryview(data)
    while found := _STREAM.search(data, at):
        end = data.find(b"endstream", found.end())
        at = len(data) if end < 0 else end + len(b"endstream")
        begin = data.rfind(b"obj", max(0, found.start() - _DICTIONARY), found.start())
        about = data[max(begin, found.start() - _DICTIONARY, 0) : found.start()]
        yield about, whole[found.end() : len(data) if end < 0 else end]


def _unpacked(packed: memoryview, most: int) -> bytes:
    """The bytes of a stream, one more than `most` at most; as they are where they aren't deflated."""
    try:
        return zlib.decompressobj().decompress(packed, max(1, most + 1))
    except zlib.error:
        return bytes(packed[: max(1, most + 1)])


def _extract_apart(data: bytes) -> Extracted:
    """Read a PDF in a process of its own, which may end badly or be ended."""
    command = [sys.executable, "-m", _pdfium_module(), str(PAGES), str(TEXT)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=PDF_SECONDS, env=environment, check=False
        )
        found = json.loads(done.stdout) if done.returncode == 0 else {"why": "damaged"}
    except (subprocess.TimeoutExpired, ValueError, OSError):
        found = {"why": "time"}
    return Extracted(pages=tuple(found.get("pages", ())), why=found.get("why"))


def _pdfium_module() -> str:
    return f"{__package__}._pdfium"
