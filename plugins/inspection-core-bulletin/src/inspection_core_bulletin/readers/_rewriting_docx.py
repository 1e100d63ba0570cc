"""Changing words of a Word file: only the text of the runs that hold them, whose formatting stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from attrs import frozen

import inspection_core as ic

from . import rewriting_rules as rules
from ._package import open_package
from ._rewriting_parts import packed, with_texts
from ._rewriting_probe import Run, Runs


@frozen(kw_only=True)
class _Cut:
    """A stretch of a run, and what is put in its place."""

    run: Run
    start: int
    end: int
    text: str


def rewrite_docx(data: bytes, source: ic.SourceText, replacements: Sequence[ic.Replacement]) -> bytes:
    """The bytes of a Word file with stretches of its text replaced.

    New words stand in the run of the first character that they replace. CaseFileError with the place of each stretch
    that is not in the text of runs.
    """
    package = open_package(data, source.file)
    if any(name.startswith("_xmlsignatures/") for name in package.members):
        raise ic.CaseFileError(rules.SIGNED(ic.Location(file=source.file)))
    runs = Runs(package, source)
    cuts: list[_Cut] = []
    refused: list[ic.Diagnostic] = []
    for each in replacements:
        least = _least(source.text, each)
        if least.start == least.end and not least.text:
            continue
        rule = _refusal(runs, source, least)
        if rule is None:
            cuts += _cuts(runs, source, least)
        else:
            quote = source.text[each.start : each.end] or each.text
            refused.append(rule(source.where(each.start, each.end), quote=quote))
    if refused:
        raise ic.CaseFileError(*refused)
    parts = _texts(cuts)
    return packed(data, {part: with_texts(package, part, texts) for part, texts in parts.items()})


def _least(text: str, each: ic.Replacement) -> ic.Replacement:
    """The same without what stands there already at its beginning and end."""
    old, new = text[each.start : each.end], each.text
    before = _same(old, new)
    after = _same(old[before:][::-1], new[before:][::-1])
    return ic.Replacement(start=each.start + before, end=each.end - after, text=new[before : len(new) - after])


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((count for count, (a, b) in pairs if a != b), min(len(one), len(other)))


def _refusal(runs: Runs, source: ic.SourceText, each: ic.Replacement) -> ic.Rule | None:
    """Why a stretch can't be replaced; None where it can."""
    place = source.place(each.start)
    if "\n" in each.text or place is None or each.end > place.end:
        return rules.ACROSS
    found = [runs.at(offset) for offset in _touched(runs, source, each)]
    if "\t" in each.text or not found or None in found:
        return rules.NOT_IN_TEXT
    return rules.KEPT_BY_WORD if any(run.is_kept for run, _ in filter(None, found)) else None


def _touched(runs: Runs, source: ic.SourceText, each: ic.Replacement) -> Sequence[int]:
    """The characters of a stretch; of an insertion the one before it in the paragraph, else the one after it."""
    if each.start < each.end:
        return range(each.start, each.end)
    place = source.place(each.start)
    beside = [each.start - 1, each.start]
    within = [at for at in beside if place is not None and place.start <= at < place.end]
    return [at for at in within if runs.at(at) is not None][:1]


def _cuts(runs: Runs, source: ic.SourceText, each: ic.Replacement) -> Iterator[_Cut]:
    """The first run of a stretch takes the new words, the others only lose what they have of it."""
    found = [at for at in (runs.at(offset) for offset in _touched(runs, source, each)) if at is not None]
    text = each.text
    if each.start == each.end:
        run, at = found[0]
        at += _touched(runs, source, each)[0] < each.start
        yield _Cut(run=run, start=at, end=at, text=text)
        return
    for run, several in groupby(found, key=lambda at: at[0]):
        places = [at for _, at in several]
        yield _Cut(run=run, start=places[0], end=places[-1] + 1, text=text)
        text = ""


def _texts(cuts: Iterable[_Cut]) -> dict[str, dict[int, str]]:
    """The new words of each run, by part and number there; cuts come in the order of the text."""
    by_run: dict[tuple[str, int], list[_Cut]] = {}
    for cut in cuts:
        by_run.setdefault((cut.run.part, cut.run.number), []).append(cut)
    parts: dict[str, dict[int, str]] = {}
    for (part, number), several in by_run.items():
        parts.setdefault(part, {})[number] = _cut(several[0].run.text, several)
    return parts


def _cut(text: str, cuts: Sequence[_Cut]) -> str:
    pieces, at = [], 0
    for cut in cuts:
        pieces += [text[at : cut.start], cut.text]
        at = cut.end
    return "".join((*pieces, text[at:]))
