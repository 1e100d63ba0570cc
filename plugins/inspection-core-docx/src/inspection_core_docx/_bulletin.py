"""The bulletin as a Word document: what its templates are given, and how its title is set."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import unicodedata
from collections.abc import Mapping
from typing import IO

from attrs import frozen

import inspection_core as ic

from ._filling import fill
from ._options import BulletinOptions
from ._package import moment, write_packed
from ._template import load_template

LINE = 20
"""Characters of 22 pt in a line of the official page."""

_JOINT = re.compile(r"(?<=.)(?=关于|巡[察视](?!组)|整改|情况)")


@frozen(kw_only=True)
class Properties:
    """What the file says of itself."""

    title: str
    creator: str
    day: dt.date
    language: str


def render(report: ic.Report, options: BulletinOptions, out: IO[bytes]) -> None:
    """Write the bulletin of a report; OptionsError for a template that is refused, ExportError for a text."""
    template = load_template(options.template, "bulletin" if report.language == "zh" else "bulletin.en")
    parts = list(fill(template, context(report), options.compression))  # all made before anything is written
    write_packed(parts, out, moment(options.epoch))


def context(report: ic.Report) -> Mapping[str, object]:
    """The names that a template knows."""
    made = ic.bulletin(report)
    return {
        "report": report,
        "bulletin": made,
        "inspection": report.inspection,
        "title": balanced(made.title) if made.language == "zh" else made.title,
        "properties": Properties(
            title=" ".join(made.title.split()),
            creator=report.inspection.inspected,
            day=report.as_of,
            language="zh-CN" if made.language == "zh" else made.language,
        ),
    }


def balanced(title: str, width: int = LINE) -> str:
    """A title broken into lines of about equal length, between words that titles of bulletins are made of.

    One that fits a line, or has no fitting joint, is left to Word.
    """
    fewest = -(-_width(title) // width)
    joints = [found.start() for found in _JOINT.finditer(title)]
    for count in (fewest, fewest + 1):
        broken = (_cut(title, places) for places in itertools.combinations(joints, count - 1))
        fitting = [lines for lines in broken if max(map(_width, lines)) <= width]
        if fitting:
            best = min(fitting, key=_unevenness)
            return "\n".join(best)
    return title


def _cut(title: str, places: tuple[int, ...]) -> list[str]:
    ends = [0, *places, len(title)]
    return [title[start:end] for start, end in itertools.pairwise(ends)]


def _width(text: str) -> int:
    """How many full-width characters a text is as wide as, rounded up."""
    wide = sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
    return -(-wide // 2)


def _unevenness(lines: list[str]) -> int:
    return max(map(_width, lines)) - min(map(_width, lines))
