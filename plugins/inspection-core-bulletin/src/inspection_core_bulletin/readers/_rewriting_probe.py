"""Where each character of a Word file's text stands in its parts: found by reading it with marks instead of words."""

from __future__ import annotations

import re
from typing import Any

from attrs import field, frozen

import inspection_core as ic

from . import rewriting_rules as rules
from ._docx import read_package
from ._limits import refuse
from ._package import MAIN, Package

_W = f"{{{MAIN}}}"
_TEXT, _FIELD = f"{_W}t", f"{_W}fldChar"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
_ELSEWHERE = (f"{_W}fldSimple", "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
"""What stands in these is made again by Word, or is kept twice."""
_FIRST, _LAST = 0x40000, 0xDFFFF
"""Marks: code points that are no characters of any script."""
_MARKS = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])\\1*")


@frozen(kw_only=True)
class Run:
    """A text of a part, counted there from 0, as it is shown; one that Word keeps elsewhere too can't be changed."""

    part: str
    number: int
    text: str
    is_kept: bool


@frozen(kw_only=True)
class _Probe(Package):
    """A package whose texts are read as marks: one for each text, as often as the text has characters."""

    runs: list[Run] = field(factory=list)

    def tree(self, name: str) -> Any:
        root = Package.tree(self, name)
        depth = number = 0
        for element in root.iter(_TEXT, _FIELD):
            if element.tag == _FIELD:
                depth = max(0, depth + {"begin": 1, "end": -1}.get(element.get(f"{_W}fldCharType"), 0))
                continue
            self._mark(element, name, number, is_kept=depth > 0 or _is_kept(element))
            number += 1
        return root

    def _mark(self, element: Any, part: str, number: int, *, is_kept: bool) -> None:
        text = _shown(element)
        if not text:
            return
        if len(self.runs) > _LAST - _FIRST:
            refuse(self.file, "it has too many runs", "文本段过多")
        element.text = chr(_FIRST + len(self.runs)) * len(text)
        self.runs.append(Run(part=part, number=number, text=text, is_kept=is_kept))


def _shown(element: Any) -> str:
    """What is shown of a text: blanks around it only where it says so."""
    text = element.text or ""
    kept = text if element.get(_SPACE) == "preserve" else text.strip(_BLANKS)
    return kept.replace("\n", " ").replace("\r", " ")


def _is_kept(element: Any) -> bool:
    """Whether a text stands in what Word makes again, or keeps in a second place."""
    bound = f"{_W}sdtPr/{_W}dataBinding"
    return any(
        each.tag in _ELSEWHERE or (each.tag == f"{_W}sdt" and each.find(bound) is not None)
        for each in element.iterancestors()
    )


class Runs:
    """The runs of a document by the offsets of its text."""

    __slots__ = ("_marked", "_runs", "_starts", "_text")

    def __init__(self, package: Package, source: ic.SourceText) -> None:
        probe = _Probe(file=package.file, members=package.members, data=package.data)
        self._marked = read_package(probe).text
        self._runs = probe.runs
        self._starts = {found[1]: found.start() for found in _MARKS.finditer(self._marked)}
        self._text = source.text
        if len(self._marked) != len(self._text):
            raise ic.CaseFileError(rules.NOT_EXACT(ic.Location(file=source.file), name=source.file))

    def at(self, offset: int) -> tuple[Run, int] | None:
        """The run that a character is in, and its place there; None for one that is in no run."""
        mark = self._marked[offset]
        if mark not in self._starts:
            return None
        run, place = self._runs[ord(mark) - _FIRST], offset - self._starts[mark]
        return (run, place) if run.text[place : place + 1] == self._text[offset] else None
