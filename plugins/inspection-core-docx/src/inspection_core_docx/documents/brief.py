"""The brief: how far the work is, on one page."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable, Iterable, Mapping

from attrs import evolve, frozen

import inspection_core as ic

from .._options import DocumentOptions
from ._reports import LateRow, chapters, late_rows, percent, tells_deadlines
from ._wording import capital, tongue

MOST, MOST_SOON = 5, 2
"""Rows of what is late and due soon together, and of what is due soon, that fit the page; the rest is counted."""

TITLE, OWNER = 28, 11
"""Full-width characters that a title and the names of owners may take."""

LINE = {"zh": 26, "en": 40}
"""Full-width characters of a line of text."""

ROOM = {"zh": 9, "en": 18}
"""Lines of text that fit the page below the tables, if these have no row."""


@frozen(kw_only=True)
class Numbers:
    """Where the work is; `returned` and `reopened` count findings."""

    countable: int
    closed: int
    rate: str
    late: int
    due_soon: int
    returned: int
    reopened: int


@frozen(kw_only=True)
class StepRow:
    """Something of what the case says will come next."""

    text: str


@frozen(kw_only=True)
class SoonRow:
    """A finding whose last day is near."""

    number: str
    title: str
    owner: str
    due: str
    days: int


NAMES: Mapping[str, object] = {
    "summary": str,
    "numbers": tuple[Numbers, ...],
    "closed_word": str,
    "late": tuple[LateRow, ...],
    "more_late": int,
    "soon": tuple[SoonRow, ...],
    "more_soon": int,
    "steps": tuple[StepRow, ...],
    "tells_deadlines": bool,
    "is_internal": bool,
}


def title(report: ic.Report) -> str:
    """The profile's title of the brief."""
    return report.document_title("brief_title")


def context(report: ic.Report, _options: DocumentOptions) -> Mapping[str, object]:
    """`numbers` is one row; `late` and `soon` hold the most pressing, `more_late` and `more_soon` count the rest."""
    late = sorted(report.late, key=lambda item: -item.days_late)
    soon = report.due_soon[:MOST_SOON]
    most = MOST - len(soon)
    room = ROOM[tongue(report)] - min(len(late), most) - (len(soon) + 2 if soon else 0)
    return {
        "summary": "".join(block.line for block in chapters(report).summary[1:2]),
        "numbers": (_numbers(report),),
        "closed_word": capital(report.profile.word("state.closed")),
        "late": tuple(map(_shorter, late_rows(late[:most]), late)),
        "more_late": max(0, len(late) - most),
        "soon": tuple(map(_soon, soon)),
        "more_soon": max(0, len(report.due_soon) - len(soon)),
        "steps": _steps(report, room),
        "tells_deadlines": tells_deadlines(report),
        "is_internal": report.audience is not ic.Audience.PUBLIC,
    }


def _numbers(report: ic.Report) -> Numbers:
    progress = report.progress

    def having(test: Callable[[ic.Item], bool]) -> int:
        return sum(1 for item in report.items if test(item))

    return Numbers(
        countable=progress.countable.count,
        closed=progress.closed.count,
        rate=percent(progress.rate),
        late=progress.late.count,
        due_soon=len(report.due_soon),
        returned=having(lambda item: any(step.kind == "returned" for step in item.steps)),
        reopened=having(lambda item: item.cycle > 1),
    )


def _shorter(row: LateRow, item: ic.Item) -> LateRow:
    return evolve(row, title=cut(row.title, TITLE), owner=cut(row.owner, OWNER), due=_day(item))


def _soon(item: ic.Item) -> SoonRow:
    return SoonRow(
        number=item.full_number,
        title=cut(item.title, TITLE),
        owner=cut(item.owner, OWNER),
        due=_day(item),
        days=item.limit.days_left or 0,
    )


def _day(item: ic.Item) -> str:
    return item.due.isoformat() if item.due else ""


def _steps(report: ic.Report, room: int) -> tuple[StepRow, ...]:
    """What comes next as the case says it; where so many lines don't hold that, its headings in one sentence."""
    zh = report.language == "zh"
    stop, joint, space = ("。", "；", "") if zh else (".", "; ", " ")
    sections = [each for each in report.sections if each.kind is ic.SectionKind.NEXT_STEPS]
    topics = [topic for section in sections for topic in section.topics]
    full = [space.join(filter(None, [t.label, f"{t.title}{stop}" if t.title else "", t.text])) for t in topics]
    line = LINE[tongue(report)]
    if sum(-(-_width(text) // (2 * line)) for text in full) <= room:
        return tuple(StepRow(text=text) for text in full)
    short = (space.join(filter(None, [t.label, t.title or cut(t.text, line)])).rstrip(stop) for t in topics)
    return (StepRow(text=cut(joint.join(short), 2 * line) + stop),)


def cut(text: str, width: int) -> str:
    """The beginning of a text that is as wide as so many full-width characters, with «…» where some is left out."""
    if _width(text) <= 2 * width:
        return text
    ends = itertools.accumulate(_widths(text))
    return text[: sum(1 for end in ends if end <= 2 * width - 2)].rstrip() + "…"


def _width(text: str) -> int:
    """How many half-width characters a text is as wide as."""
    return sum(_widths(text))


def _widths(text: str) -> Iterable[int]:
    return (2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
