"""The report of the principal: how the first responsible person saw to it that something was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

import inspection_core as ic

from .._options import DocumentOptions
from ._findings import measures_done
from ._reports import Chapters, chapters, count, renumbered, tells_deadlines
from ._wording import capital, heading_mark, role_word, state_words, tongue

PRINCIPAL = "first_responsible"
PENDING = {"zh": "措施均已完成，待验收销号。", "en": "All measures are done; close-out is pending."}
"""Why a finding isn't closed, where those who answer for it did all that they had to do."""

STILL_OPEN = {"zh": "尚未完成：{measure}", "en": "Still open: {measure}"}
"""A measure that keeps a finding open."""

_REASONS = ("returned", "reopened", "extension_asked")
_SAYING = (*_REASONS, "progressed")


@frozen(kw_only=True)
class OwnRow:
    """A finding that the principal answers for; `measures` says how many are done, of how many."""

    number: str
    title: str
    measures: str
    due: str
    state: str


@frozen(kw_only=True)
class StateRow:
    """How many findings are in a state."""

    word: str
    count: int


@frozen(kw_only=True)
class OpenRow:
    """A finding that isn't closed: why, and what comes next."""

    number: str
    title: str
    state: str
    reason: str
    next_step: str


@frozen(kw_only=True)
class Marks:
    """The numbers of the chapters; each is that of the last one where its chapter is left out."""

    own: str
    overall: str
    open: str


NAMES: Mapping[str, object] = {
    "chapters": Chapters,
    "principal": str,
    "principal_word": str,
    "at": Marks,
    "own": tuple[OwnRow, ...],
    "summary": tuple[ic.Block, ...],
    "states": tuple[StateRow, ...],
    "late": int,
    "tells_deadlines": bool,
    "open": tuple[OpenRow, ...],
    "explained": bool,
    "next_steps": tuple[ic.Block, ...],
}


def title(report: ic.Report) -> str:
    """The profile's title of the report."""
    return report.document_title("principal_report_title")


def context(report: ic.Report, _options: DocumentOptions) -> Mapping[str, object]:
    """`own`, `states`, `open`: rows of the tables; `principal` signs, and is empty unless there is exactly one.

    `explained` tells whether anything is known of why findings are open.
    """
    told = chapters(report)
    names = dict.fromkeys(name for item in report.items for name in item.names(PRINCIPAL))
    own = tuple(_own(report, item) for item in report.items if item.names(PRINCIPAL))
    rest = tuple(_open(report, item) for item in report.items if item.state != "closed")
    first = count(told.organisation) + 1
    second = first + bool(own)
    third = second + 1
    places = {"own": first, "overall": second, "open": third}
    return {
        "chapters": told,
        "principal": next(iter(names)) if len(names) == 1 else "",
        "principal_word": role_word(report, PRINCIPAL),
        "at": Marks(**{name: heading_mark(report, 1, place) for name, place in places.items()}),
        "own": own,
        "summary": told.summary[1:],
        "states": tuple(_states(report)),
        "late": report.progress.late.count,
        "tells_deadlines": tells_deadlines(report),
        "open": rest,
        "explained": any(row.reason or row.next_step for row in rest),
        "next_steps": renumbered(report, told.next_steps, third + bool(rest)),
    }


def _own(report: ic.Report, item: ic.Item) -> OwnRow:
    done, needed = measures_done(item)
    return OwnRow(
        number=item.full_number,
        title=item.title,
        measures=f"{done}/{needed}" if needed else "",
        due=item.limit.text,
        state=state_words(report, item.state_word, late=item.late),
    )


def _states(report: ic.Report) -> Iterator[StateRow]:
    """The states that occur; of the closed findings the way in which they were closed."""
    profile, progress = report.profile, report.progress
    for state, tally in progress.states.items():
        if state != "closed" and tally.count:
            yield StateRow(word=capital(profile.word(f"state.{state}")), count=tally.count)
    for way, tally in progress.resolutions.items():
        key = f"resolution.{way}"
        word = profile.word("state.closed" if way == "implemented" and key not in profile.words else key)
        if tally.count:
            yield StateRow(word=capital(word), count=tally.count)


def _open(report: ic.Report, item: ic.Item) -> OpenRow:
    until = item.next_step_until
    when = report.date(until) if until else item.limit.text
    return OpenRow(
        number=item.full_number,
        title=item.title,
        state=state_words(report, item.state_word, late=item.late),
        reason="\n".join(_reasons(report, item)),
        next_step="\n".join(filter(None, [item.next_step, when])),
    )


def _reasons(report: ic.Report, item: ic.Item) -> Iterator[str]:
    """What remains; else the last reason given in this cycle or how far it is, and the measures still open."""
    if item.state in ("submitted", "verified") and item.measures:
        yield PENDING[tongue(report)]
    elif item.remaining:
        yield item.remaining
    else:
        steps = [step for step in item.steps if step.cycle == item.cycle]
        said = [step.reason if step.kind in _REASONS else step.text for step in steps if step.kind in _SAYING]
        yield from filter(None, said[-1:])
        words = STILL_OPEN[tongue(report)]
        yield from (words.format(measure=measure.text) for measure in item.measures if measure.state == "open")
