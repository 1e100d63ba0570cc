"""How the title of a document is set: in lines of about equal length, broken between words."""

from __future__ import annotations

import itertools
import re
import unicodedata

LINE = 20
"""Characters of 22 pt in a line of the official page."""

_JOINT = re.compile(
    r"(?<=.)(?<!关于)(?=关于|主要负责人|组织落实|(?:常规|专项|机动)巡[察视]"
    r"|(?<!常规)(?<!专项)(?<!机动)巡[察视](?!组)|集中整改|(?<!集中)整改|(?<!进展)情况)"
)
_WEAK = re.compile("(?<=.)(?=查出问题|反馈问题)")
"""Where a title is broken only if it can be nowhere else."""


def balanced(title: str, kind: str = "", width: int = LINE) -> str:
    """A title broken into lines of about equal length, between words that titles of bulletins are made of.

    One that fits a line, or has no fitting joint, is left to Word. `kind` is the word for the kind of inspection, which
    stays whole.
    """
    joints = _joints(title, kind)
    weak = sorted({*joints, *(found.start() for found in _WEAK.finditer(title))})
    return _broken(title, joints, width) or _broken(title, weak, width) or title


def _joints(title: str, kind: str) -> list[int]:
    joints = {found.start() for found in _JOINT.finditer(title)}
    for found in re.finditer(re.escape(kind), title) if kind else ():
        joints -= set(range(found.start() + 1, found.end()))
        joints |= {found.start()} - {0} if not title[: found.start()].endswith("关于") else set()
    return sorted(joints)


def _broken(title: str, joints: list[int], width: int) -> str | None:
    """The title in as few lines as possible, or one more; None where no joints fit."""
    fewest = -(-_width(title) // width)
    for count in (fewest, fewest + 1):
        broken = (_cut(title, places) for places in itertools.combinations(joints, count - 1))
        fitting = [lines for lines in broken if max(map(_width, lines)) <= width]
        if fitting:
            best = min(fitting, key=_unevenness)
            return "\n".join(best)
    return None


def _cut(title: str, places: tuple[int, ...]) -> list[str]:
    ends = [0, *places, len(title)]
    return [title[start:end] for start, end in itertools.pairwise(ends)]


def _width(text: str) -> int:
    """How many full-width characters a text is as wide as, rounded up."""
    wide = sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
    return -(-wide // 2)


def _unevenness(lines: list[str]) -> int:
    return max(map(_width, lines)) - min(map(_width, lines))
