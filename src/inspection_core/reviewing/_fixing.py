"""Fixing what may be fixed without anybody being asked: in a file, nothing of which changes but those words."""

from __future__ import annotations

import difflib
import hashlib
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from ..diagnostics import Diagnostic, Location, reviewing as rules
from ..documents import Replacement, SourceText
from ..errors import CaseFileError
from ..folder import write_atomic
from ..formats import read_bytes
from ..plugins import Plugins
from ._reading import reader_for


@frozen(kw_only=True)
class Fixed:
    """A file with problems fixed (自动修改), not written yet: its text before and after, and its bytes.

    `done` are the problems whose fix is in it, `left` says of the others why not.
    """

    path: Path
    before: str
    after: str
    data: bytes
    done: tuple[Diagnostic, ...] = ()
    left: tuple[Diagnostic, ...] = ()

    def diff(self) -> Iterator[str]:
        """The lines that change, as a unified diff."""
        old, new = self.before.split("\n"), self.after.split("\n")
        yield from difflib.unified_diff(old, new, str(self.path), str(self.path), n=0, lineterm="")

    def write(self) -> None:
        """Write the file, whole or not at all; CaseFileError where that fails."""
        if self.done:
            write_atomic(self.path, self.data)


def fix_text(
    path: str | Path, source: SourceText, problems: Iterable[Diagnostic], *, plugins: Plugins | None = None
) -> Fixed:
    """A document with the fixes of its problems, in the encoding and formatting that it has; nothing is written.

    Where fixes overlap, the first by place is made. CaseFileError for a document that is only read, for one that was
    changed since, and where it would not say afterwards what it should.
    """
    file, asked = Path(path), plugins or Plugins.installed()
    data = read_bytes(file)
    if hashlib.sha256(data).hexdigest() != source.digest:
        raise CaseFileError(rules.CHANGED_SINCE(Location(file=str(path)), name=file.name))
    chosen, left = chosen_fixes(problems)
    made, refused = _rewritten(file, asked, chosen) if chosen else (data, ())
    places = {_start(problem) for problem in refused}
    done = tuple(problem for problem in chosen if _start(problem) not in places)
    after = replaced(source.text, map(replacement_of, done))
    if done:
        _require_said(after, made, file, asked)
    return Fixed(path=file, before=source.text, after=after, data=made, done=done, left=(*left, *refused))


def chosen_fixes(problems: Iterable[Diagnostic]) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """The problems whose fixes can be made together, in their order, and hints about those that overlap them."""
    fixable = sorted((each for each in problems if _has_fix(each)), key=lambda each: (_start(each), _end(each)))
    chosen: list[Diagnostic] = []
    left: list[Diagnostic] = []
    for problem in fixable:
        if chosen and replacement_of(chosen[-1]) == replacement_of(problem):
            chosen.append(problem)
        elif chosen and (_start(problem) < _end(chosen[-1]) or _start(problem) == _start(chosen[-1])):
            left.append(rules.OVERLAPPING_FIX(problem.where, quote=problem.quote, code=problem.code))
        else:
            chosen.append(problem)
    return tuple(chosen), tuple(left)


def replaced(text: str, replacements: Iterable[Replacement]) -> str:
    """A text with stretches replaced, which are in order and do not overlap; one that comes twice is made once."""
    pieces, at = [], 0
    for each in dict.fromkeys(replacements):
        pieces += [text[at : each.start], each.text]
        at = each.end
    return "".join((*pieces, text[at:]))


def replacement_of(problem: Diagnostic) -> Replacement:
    return Replacement(start=_start(problem), end=_end(problem), text=problem.fix or "")


def _has_fix(problem: Diagnostic) -> bool:
    return problem.fix is not None and problem.where.start is not None


def _start(problem: Diagnostic) -> int:
    return -1 if problem.where.start is None else problem.where.start


def _end(problem: Diagnostic) -> int:
    return _start(problem) if problem.where.end is None else problem.where.end


def _rewritten(path: Path, plugins: Plugins, chosen: Sequence[Diagnostic]) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The bytes with all fixes that the reader can make, and why it can't make the others."""
    if reader_for(path, plugins).rewrite is None:
        raise CaseFileError(rules.NOT_REWRITTEN(Location(file=str(path)), name=path.name))
    wanted = tuple(dict.fromkeys(map(replacement_of, chosen)))
    try:
        return _asked(plugins, path, wanted), ()
    except CaseFileError as error:
        places = {_start(problem) for problem in error.problems}
        kept = _without(wanted, places)
        if len(kept) == len(wanted):
            raise  # it is no single fix that it minds
        return (_asked(plugins, path, kept) if kept else read_bytes(path)), error.problems


def _without(wanted: Iterable[Replacement], places: Collection[int]) -> tuple[Replacement, ...]:
    return tuple(each for each in wanted if each.start not in places)


def _asked(plugins: Plugins, path: Path, wanted: Sequence[Replacement]) -> bytes:
    reader = reader_for(path, plugins)
    assert reader.rewrite is not None
    with plugins.edge("readers", reader.name, Location(file=str(path))):
        made: object = reader.rewrite(path, wanted)
    return plugins.require("readers", reader.name, made, bytes)


def _require_said(text: str, data: bytes, path: Path, plugins: Plugins) -> None:
    """CaseFileError unless the new bytes, read again, are the text that is meant."""
    with tempfile.TemporaryDirectory(prefix="inspection-") as folder:
        beside = Path(folder) / path.name
        beside.write_bytes(data)
        reader = reader_for(path, plugins)
        with plugins.edge("readers", reader.name, Location(file=str(path))):
            found = reader.read(beside).text
    if found != text:
        raise CaseFileError(rules.FIX_FAILED(Location(file=str(path)), name=path.name))
