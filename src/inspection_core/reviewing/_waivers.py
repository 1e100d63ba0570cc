"""Waivers: kinds of problems that a person doesn't want to be told of, in all texts or in one place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from attrs import frozen

from ..codec import decode_file, did_you_mean
from ..diagnostics import Diagnostic, reviewing as rules
from ..formats import read_source
from ..plugins import Plugins

if TYPE_CHECKING:
    from ._running import Remark

WAIVERS = "review.yaml"
"""The file beside drafts, or in the folder of a case, that holds waivers."""
WAIVERS_FORMAT = "inspection-review/1"


@frozen(kw_only=True)
class Waiver:
    """A kind of problem that is not told (免提): anywhere, or where the words or the line contain a quote.

    `file` is the name of the document that it is for; `reason` is for whoever reads it later.
    """

    code: str
    quote: str | None = None
    file: str | None = None
    reason: str

    def silences(self, remark: Remark) -> bool:
        """Whether a problem is of this kind and in this place."""
        problem = remark.problem
        if problem.code != self.code or (
            self.file is not None and PurePath(problem.where.file or "").name != self.file
        ):
            return False
        return self.quote is None or self.quote in (problem.quote or "") or self.quote in remark.line


@frozen(kw_only=True)
class Waivers:
    """A file of waivers: what a review of the drafts beside it, or of its case, doesn't tell."""

    format: str = WAIVERS_FORMAT
    waivers: tuple[Waiver, ...]


def read_waivers(folder: str | Path) -> tuple[Waiver, ...]:
    """The waivers that stand in a folder, none where there is no such file.

    CaseFileError or InvalidCaseError with the place of what is wrong with it.
    """
    path = Path(folder) / WAIVERS
    if not path.is_file():
        return ()
    data, source = read_source(path)
    return decode_file(data, Waivers, WAIVERS_FORMAT, source.locate).waivers


def known_codes(plugins: Plugins) -> frozenset[str] | None:
    """The codes that text rules tell; None where one of them doesn't say, so that any code may be one."""
    offers = plugins.text_rules.values()
    if not all(offer.codes for offer in offers):
        return None
    return frozenset(code for offer in offers for code in offer.codes)


def silenced(
    remarks: Sequence[Remark], waivers: Sequence[Waiver], known: Collection[str] | None, files: Collection[str]
) -> tuple[tuple[Remark, ...], tuple[Diagnostic, ...]]:
    """The remarks that no waiver silences, and hints about waivers for these files that silence nothing."""
    used: set[Waiver] = set()
    kept = []
    for remark in remarks:
        silencing = [waiver for waiver in waivers if waiver.silences(remark)]
        used.update(silencing)
        if not silencing:
            kept.append(remark)
    codes = {remark.problem.code for remark in remarks}
    names = {PurePath(file).name for file in files}
    unused = (each for each in dict.fromkeys(waivers) if each not in used and each.file in (None, *names))
    return tuple(kept), tuple(_hints(unused, codes, known))


def _hints(unused: Iterable[Waiver], told: Collection[str], known: Collection[str] | None) -> Iterator[Diagnostic]:
    """An office may switch a code off for good: that is told of only where nobody knows it."""
    for waiver in unused:
        if known is not None and waiver.code not in known and waiver.code not in told:
            hint = did_you_mean(waiver.code, sorted({*known, *told}))
            yield rules.UNKNOWN_CODE(code=waiver.code, hint=hint)
        elif waiver.quote is not None:
            yield rules.UNUSED_WAIVER(code=waiver.code, quote=waiver.quote)
