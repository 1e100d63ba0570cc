"""How the title of a document is set: in lines of about equal length, broken between words."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
import unicodedata
from collections.abc import Mapping

LINE = 20
"""Characters of 22 pt in a line of the official page."""

_JOINT = re.compile(
    r"(?<=.)(?<!关于)(?=关于|主要负责人|组织落实|(?:常规|专项|机动)巡[察视]"
    r"|(?<!常规)(?<!专项)(?<!机动)巡[察视](?!组)|集中整改|(?<!集中)整改|(?<!进展)情况)"
)
_WEAK = re.compile("(?<=.)(?=查出问题|反馈问题)")
"""Where a title is broken only if it can be nowhere else."""


def balanced(title: str, kind: str = "") -> str:
    """A title broken into lines of about equal length, between words that titles of bulletins are made of.

    One that fits a line, or has no fitting joint, is left to Word. `kind` is the word for the kind of inspection, which
    stays whole.
    """
    joints = _joints(title, kind)
    weak = sorted({*joints, *(found.start() for found in _WEAK.finditer(title))})
    return _broken(title, joints) or _broken(title, weak) or title


def _joints(title: str, kind: str) -> list[int]:
    joints = {found.start() for found in _JOINT.finditer(title)}
    for found in re.finditer(re.escape(kind), title) if kind else ():
        joints -= set(range(found.start() + 1, found.end()))
        joints |= {found.start()} - {0} if not title[: found.start()].endswith("关于") else set()
    return sorted(joints)


def _broken(title: str, joints: list[int]) -> str | None:
    """The title in as few lines as possible, or one more, as even as can be; None where no joints fit.

    How the rest can be cut from a place on is found out once: to try all ways would take minutes for 120 characters.
    """
    ends = (*joints, len(title))

    @functools.cache
    def cuts(start: int, count: int) -> Mapping[tuple[int, int], tuple[int, ...]]:
        """Where so many lines of the rest can end, by the widths of the narrowest and the widest of them."""
        if count == 0:
            return {(LINE, 0): ()} if start == len(title) else {}
        found: dict[tuple[int, int], tuple[int, ...]] = {}
        for end in ends[bisect.bisect_right(ends, start) :]:
            width = _width(title[start:end])
            if width > LINE:
                break
            for (least, most), rest in cuts(end, count - 1).items():
                both = min(least, width), max(most, width)
                found[both] = min(found.get(both, (end, *rest)), (end, *rest))
        return found

    fewest = -(-_width(title) // LINE)
    ways = cuts(0, fewest) or cuts(0, fewest + 1)
    if not ways:
        return None
    _, best = min((most - least, cut) for (least, most), cut in ways.items())
    return "\n".join(title[start:end] for start, end in itertools.pairwise((0, *best)))


def _width(text: str) -> int:
    """How many full-width characters a text is as wide as, rounded up."""
    wide = sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
    return -(-wide // 2)
