"""From a file to plain data, with the place of every value."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath, PureWindowsPath

from ..diagnostics import Location, os_reason, reading
from ..errors import CaseFileError, InvalidCaseError
from ._json import read_json
from ._source import SourceMap
from ._yaml import read_yaml


def read_text(text: str, file: str) -> tuple[object, SourceMap]:
    """Read YAML or JSON, as the file's name says."""
    return read_json(text, file) if file.endswith(".json") else read_yaml(text, file)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; CaseFileError if there is none or it can't be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise CaseFileError(reading.FILE_MISSING(Location(file=str(path)), name=path.name)) from None
    except OSError as error:
        why = os_reason(error)
        raise CaseFileError(reading.CANNOT_READ(Location(file=str(path)), name=path.name, why=why)) from None


def read_source(path: Path, file: str | None = None) -> tuple[object, SourceMap]:
    """Plain data of a YAML or JSON file, and where each value stands in it; `file` is how messages call it."""
    name = file or path.name
    return read_text(decode_text(read_bytes(path), name), name)


def decode_text(raw: bytes, file: str) -> str:
    """The text of UTF-8 bytes, with or without a mark in front; CaseFileError names the line that is not."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise CaseFileError(reading.NOT_UTF8(Location(file=file, line=line), offset=error.start)) from None


def to_utf8(text: str) -> bytes:
    """UTF-8 bytes of a text; InvalidCaseError for half of a character (a lone surrogate), which has none."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        character = f"U+{ord(text[error.start]):04X}"
        raise InvalidCaseError(reading.BAD_CHARACTER(character=character)) from None


def is_safe_path(path: str) -> bool:
    """Whether a path stays below its folder, on any system."""
    kinds = (PurePosixPath(path), PureWindowsPath(path))
    return bool(path) and not any(each.anchor or ".." in each.parts or not each.name for each in kinds)


def safe_name(text: str) -> str:
    """A text as the name of a file that every system takes, without its suffix.

    >>> safe_name("Roads/Bridges. "), safe_name("con"), safe_name("..")
    ('Roads_Bridges', '_con', '_')
    """
    name = _NOT_IN_NAMES.sub("_", text).strip(" .") or "_"
    return f"_{name}" if _DEVICE.fullmatch(name) else name


_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\s*(?:\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever follows behind a dot."""
