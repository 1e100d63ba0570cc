"""Which characters the bytes of a text are: UTF-8, UTF-16 with its mark, or GB18030."""

from __future__ import annotations

import codecs
import re

from attrs import frozen

import inspection_core as ic

from . import reading_rules as rules
from ._limits import PARAGRAPHS, TEXT, refuse, require_size
from ._source import Reading
from ._writer import Writer

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U00020000-\U0010ffff]")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_ONE_IN = 100
"""One character in so many may be wrong before the whole is taken for something else."""


@frozen(kw_only=True)
class Decoded:
    """The characters of a text, with doubts about them."""

    text: str
    problems: tuple[ic.Diagnostic, ...] = ()


def read_text(data: bytes, file: str) -> Reading:
    """A file of plain text; each line is a paragraph."""
    require_size(data, TEXT, file)
    decoded = decode(data, file)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > PARAGRAPHS:
        refuse(file, f"it has more than {PARAGRAPHS:,} lines", f"超过 {PARAGRAPHS:,} 行")
    writer = Writer(file)
    lines = text.split("\n")
    for number, line in enumerate(lines[: -1 if lines[-1] == "" else None], start=1):
        writer.add(line, number)
    reading = writer.finish(decoded.problems)
    return reading if len(reading.text) == len(text) else _with_end(reading)


def _with_end(reading: Reading) -> Reading:
    """The text ends with an end of line, where the file does."""
    from attrs import evolve

    return evolve(reading, text=reading.text + "\n")


def decode(data: bytes, file: str, declared: str | None = None) -> Decoded:
    """The characters of some bytes; `declared` is what a page says of itself, believed after UTF-8, before GB18030.

    CaseFileError where they are no text.
    """
    where = ic.Location(file=file)
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], codec, name, where)
    if b"\0" in data:
        raise ic.CaseFileError(rules.NOT_TEXT(where, why=ic.Text("it holds NUL bytes", "含有空字节")))
    try:
        return _plain(data.decode(), where)
    except UnicodeDecodeError:
        pass
    return _mended(data, where) or _decoded(data, *_other(declared), where)


def _other(declared: str | None) -> tuple[str, str]:
    """The encoding other than UTF-8; GB2312 and GBK are parts of GB18030, and are written where it is meant."""
    name = (declared or "").strip().lower()
    try:
        codec = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        codec = ""
    known = codec if codec.startswith(("big5", "utf-16")) else ""
    return (known, known.upper()) if known else ("gb18030", "GB18030")


def _decoded(data: bytes, codec: str, name: str, where: ic.Location) -> Decoded:
    text = data.decode(codec, "replace")
    broken = text.count("\ufffd")
    if broken * _ONE_IN > len(text):
        why = ic.Text("it is neither UTF-8 nor GB18030", "既不是 UTF-8 也不是 GB18030 编码")
        raise ic.CaseFileError(rules.NOT_TEXT(where, why=why))
    problems = [rules.ENCODING(where, encoding=name)] if name != "UTF-8" else []
    if broken:
        problems.append(rules.DAMAGED_TEXT(where, count=broken))
    if len(_PRIVATE.findall(text)) * _ONE_IN > len(text):
        problems.append(rules.DOUBTFUL_ENCODING(where, encoding=name))
    return Decoded(text=_plain(text, where).text, problems=tuple(problems))


def _mended(data: bytes, where: ic.Location) -> Decoded | None:
    """UTF-8 of which a few characters were damaged or cut off; None where it is another encoding.

    GB18030 read as UTF-8 is damaged in nearly every character, and gives no Chinese one.
    """
    text = data.decode(errors="replace")
    broken = text.count("\ufffd")
    if (broken - 1) * _ONE_IN > len(text) or len(_CHINESE.findall(text)) < broken:
        return None
    return Decoded(text=_plain(text, where).text, problems=(rules.DAMAGED_TEXT(where, count=broken),))


def _plain(text: str, where: ic.Location) -> Decoded:
    """CaseFileError for a text with many control characters."""
    if len(_CONTROL.findall(text)) * _ONE_IN > len(text):
        raise ic.CaseFileError(
            rules.NOT_TEXT(where, why=ic.Text("it is full of control characters", "含有大量控制字符"))
        )
    return Decoded(text=text)
