"""A worksheet (.xlsx) in the form in which it is searched: each row and cell named first in its tag, no prefixes.

Nearly every program writes this form. XML allows others, in which the searches of `_sheet_xml` would find nothing.
"""

from __future__ import annotations

import re
from typing import NoReturn

import inspection_core as ic

from . import rules
from ._marks import column_number

PREFIXED = re.compile(rb":(?:c|row|v)[\s/>]")
"""A row, cell or value with a prefix, as in `<x:c>`."""
SECOND_NAME = re.compile(rb"r(?<!<c r)(?<!<row r)\s*+=")
"""What may be a second name of a row or cell. XML forbids it, but the reader of the values would take the last one."""

_PREFIX = re.compile(rb"<(/?)[\w.-]+:")
_NOT_NAMED_FIRST = re.compile(rb'<(?:c(?! r="[A-Z]{1,3}\d{1,7}"[\s/>])|row(?! r="\d{1,7}"[\s/>]))[\s/>]')
_ATTRIBUTE = re.compile(rb"""[ \t\r\n]++([^\s<>/="']++)[ \t\r\n]*+=[ \t\r\n]*+(?:"([^"<]*+)"|'([^'<]*+)')""")
_TOKEN = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    rb"""|<(/?)(?![!?])([^\s<>/=:"']*+:)?([^\s<>/="']++)((?:"""
    + re.sub(rb"\((?!\?)", b"(?:", _ATTRIBUTE.pattern)
    + rb")*+)[ \t\r\n]*+(/?)>|<",
    re.DOTALL,
)
"""Whatever begins with <. Of a tag: the / before its name, its prefix, its name, its attributes, the / at its end.

A < that begins nothing that XML knows is matched alone.
"""
_NAME = re.compile(rb"([A-Za-z]{1,6})(\d{1,9})")


def canonical(data: bytes, where: ic.Location) -> bytes:
    """The same worksheet in the form in which it is searched; most come back as they are.

    CaseFileError for a row or cell with a name that is none. Where more is to be done than to take off prefixes, also
    for what is no XML.
    """
    plain = _PREFIX.sub(rb"<\1", data) if PREFIXED.search(data) else data
    odd = _NOT_NAMED_FIRST.search(plain) or PREFIXED.search(plain) or SECOND_NAME.search(plain, *extent(plain))
    return _Naming(where).named(data) if odd else plain


def extent(data: bytes) -> tuple[int, int]:
    """From where to where cells stand; what looks like a cell before or behind is none."""
    return data.find(b"sheetData"), data.rfind(b"sheetData")


class _Naming:
    """Names rows and cells as the reader of the values counts them: one without a name follows the one before it.

    CaseFileError for what is no XML: the reader makes something of it, and not always the same.
    """

    def __init__(self, where: ic.Location) -> None:
        self.where = where
        self.row = self.column = 1
        self.open: list[bytes] = []
        self.within_cell = False

    def named(self, data: bytes) -> bytes:
        return _TOKEN.sub(self._token, data)

    def _token(self, token: re.Match[bytes]) -> bytes:
        close, prefix, name, about, empty = token.groups(b"")
        if not name:
            return b"" if len(token[0]) > 1 else self._refuse_xml()
        if close and (about or empty or not self.open or self.open.pop() != prefix + name):
            self._refuse_xml()
        if not close and not empty:
            self.open.append(prefix + name)
        if name not in (b"row", b"c"):
            return b"<%b%b%b%b>" % (close, name, about, empty)
        if self.within_cell and close + name != b"/c":
            self._refuse_xml()
        return self._end(name) if close else self._start(name, about, empty)

    def _start(self, tag: bytes, about: bytes, empty: bytes) -> bytes:
        attributes = _ATTRIBUTE.findall(about)
        said = {key: first or second for key, first, second in attributes}
        if len(said) < len(attributes):
            self._refuse_xml()
        given = said.pop(b"r", None)
        name = self._row_name(given) if tag == b"row" else self._cell_name(given)
        rest = b"".join(b' %b="%b"' % (key, _quoted(value)) for key, value in said.items())
        self.within_cell = tag == b"c"
        if empty:
            self._end(tag)
        return b'<%b r="%b"%b%b>' % (tag, name, rest, empty)

    def _end(self, tag: bytes) -> bytes:
        self.within_cell = False
        if tag == b"row":
            self.row, self.column = self.row + 1, 1
        return b"</%b>" % tag

    def _row_name(self, given: bytes | None) -> bytes:
        name = b"%d" % self.row if given is None else given
        self.row = int(name) if re.fullmatch(rb"\d{1,9}", name) else self._refuse_name(name)
        return name

    def _cell_name(self, given: bytes | None) -> bytes:
        name = f"{ic.letters(self.column - 1)}{self.row}".encode() if given is None else given.upper()
        found = _NAME.fullmatch(name) or self._refuse_name(given)
        self.column = column_number(found[1].decode()) + 1
        return name

    def _refuse_name(self, given: bytes | None) -> NoReturn:
        name = (given or b"").decode(errors="replace")
        why = ic.Text(f"a cell or row is called {name!r}", f"单元格或行名为 {name!r}")
        raise ic.CaseFileError(rules.DAMAGED(self.where, why=why))

    def _refuse_xml(self) -> NoReturn:
        raise ic.CaseFileError(rules.DAMAGED(self.where, why=ic.Text("a part is no XML", "部件不是 XML")))


def _quoted(value: bytes) -> bytes:
    """The value of an attribute between double quotes, and without a > that would look like the end of its tag."""
    return value.replace(b'"', b"&quot;").replace(b">", b"&gt;")
