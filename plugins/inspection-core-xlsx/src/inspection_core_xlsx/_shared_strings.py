"""The shared strings of a workbook (.xlsx): texts that stand once in the file, and in any number of its cells."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator

import inspection_core as ic

from . import rules
from ._marks import CHARACTERS, require_text

_NAME = "sharedstrings.xml"
_SHORTEST_CELL = len(b'<c t="s"><v>0</v></c>')
_COUNT = re.compile(rb"uniqueCount\s*=\s*[\"']([^\"'<>]*)")
_STRING = re.compile(rb"<(?:[\w.-]+:)?si[\s/>]")
_CELL = re.compile(rb"""<c(?>\s[^<>]*?(?<=\s)t\s*+=\s*+["']s["'])[^<>]*+>\s*+<v[^<>]*+>\s*+(\d{1,9})\s*+</v>\s*+</c>""")
"""A cell that shows a shared string, by its number."""


def is_shared_strings(name: str) -> bool:
    """Whether a part of this name holds the shared strings."""
    return posixpath.basename(name).lower() == _NAME


def most_cells(sheet: bytes) -> int:
    """How many cells of a worksheet can show a shared string, at the most."""
    return len(sheet) // _SHORTEST_CELL


def require_true_count(strings: bytes, where: ic.Location) -> None:
    """CaseFileError where more texts are declared than there can be: the reader of the values makes room for them."""
    if not all(re.fullmatch(rb"\d{1,9}", count) and int(count) <= len(strings) for count in _counts(strings)):
        why = ic.Text("it declares more texts than it has", "声明的文字条数多于实际")
        raise ic.CaseFileError(rules.DAMAGED(where, why=why))


def require_modest_text(strings: bytes, cells: int, sheets: Iterable[bytes], where: ic.Location) -> None:
    """CaseFileError where the texts in all cells come to too much: a long one may stand in a million of them.

    `cells` is how many can show a text, at the most. The canonical worksheets are gone through only where with so many
    cells it could be too much.
    """
    if cells and _has_longer(strings, CHARACTERS // cells):
        require_text(_amount(strings, sheets), where)


def _counts(strings: bytes) -> Iterator[bytes]:
    """The counts that are declared; they are looked for from the end, which is several times as fast."""
    at = strings.rfind(b"uniqueCount")
    while at >= 0:
        count = _COUNT.match(strings, at)
        if count is not None:
            yield count[1]
        at = strings.rfind(b"uniqueCount", 0, at)


def _has_longer(strings: bytes, limit: int) -> bool:
    """Whether a string may have more bytes than this; where there is CDATA, one may."""
    if _has_cdata(strings):
        return True
    at, end = 0, len(strings)
    while end - at > limit:
        following = strings.rfind(b"<si", at + 1, at + limit)
        if following < 0:
            return True
        at = following
    return False


def _has_cdata(strings: bytes) -> bool:
    """Whether there are sections in which what looks like the beginning of a string is none."""
    return b"[" in strings and b"<![CDATA[" in strings  # mostly there is no [ at all, which is seen ten times as fast


def _amount(strings: bytes, sheets: Iterable[bytes]) -> int:
    """The bytes of all strings in all cells, each as often as it stands there.

    A cell of which it isn't certain which string it shows counts as the longest one.
    """
    whole = _has_cdata(strings)
    lengths = [len(strings)] if whole else [len(each) for each in _STRING.split(strings)] or [0]
    cells = 0
    times: Counter[bytes] = Counter()
    for sheet in sheets:
        times.update([] if whole else _CELL.findall(sheet))
        cells += sheet.count(b'"s"') + sheet.count(b"'s'")
    known = sum(lengths[int(at) + 1] * count for at, count in times.items() if int(at) + 1 < len(lengths))
    return known + max(lengths) * (cells - times.total())
