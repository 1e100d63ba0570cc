"""Running text rules: all that are offered, on a text, as of a day, for those who will read it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from ..diagnostics import Diagnostic, reviewing as rules
from ..documents import SourceText
from ..hooks import TextExamination, TextRule
from ..lifecycle import Case
from ..model import Audience
from ..plugins import Plugins, what_failed
from ..profiles import Profile
from ._waivers import Waiver, known_codes, silenced

_CHINESE = re.compile("[\u4e00-\u9fff]")


@frozen(kw_only=True)
class Remark:
    """A problem with the line of the text that it is in; `at` is where its words begin there.

    A problem of a whole document has no line.
    """

    problem: Diagnostic
    line: str = ""
    at: int = 0


def review(
    source: SourceText,
    *,
    as_of: dt.date,
    audience: Audience = Audience.PUBLIC,
    profile: Profile | None = None,
    case: Case | None = None,
    waivers: Sequence[Waiver] = (),
    plugins: Plugins | None = None,
) -> tuple[Diagnostic, ...]:
    """What is wrong with a text on a day, in its order, with the doubts of whoever read it.

    Without a profile it is that of the case, or a neutral one in the language of the text. What a waiver silences is
    left out; one that silences nothing is told of.
    """
    asked = plugins or Plugins.installed()
    found = look_at(source, as_of=as_of, audience=audience, profile=profile, case=case, plugins=asked)
    kept, hints = silenced(found, waivers, known_codes(asked), [source.file])
    return (*(remark.problem for remark in kept), *hints)


def look_at(
    source: SourceText,
    *,
    as_of: dt.date,
    audience: Audience,
    profile: Profile | None = None,
    case: Case | None = None,
    plugins: Plugins,
) -> tuple[Remark, ...]:
    """What `review` finds before anything is silenced, each with its line."""
    chosen = profile or (case.draft.profile if case else _neutral(source.text, plugins))
    look = TextExamination(source=source, as_of=as_of, audience=audience, profile=chosen, case=case)
    told = [*source.problems, *_told(look, plugins)]
    placed = dict.fromkeys(problem.in_file(source.file) for problem in told)
    return tuple(_remark(problem, source.text) for problem in sorted(placed, key=_order))


def _neutral(text: str, plugins: Plugins) -> Profile:
    return plugins.profile("neutral-zh" if _CHINESE.search(text) else "neutral-en")


def _told(look: TextExamination, plugins: Plugins) -> Iterator[Diagnostic]:
    for offer in plugins.text_rules.values():
        yield from _run(offer, plugins.author("text_rules", offer.name), look)


def _run(offer: TextRule, author: str, look: TextExamination) -> Iterable[Diagnostic]:
    """What one rule tells; one that fails says so and doesn't keep the others from running."""
    try:
        for problem in offer.run(look):
            if _is_outside(problem, look.text):
                yield rules.TEXT_RULE_FAILED(name=offer.name, author=author, why=rules.OUTSIDE_TEXT)
            else:
                yield problem
    except Exception as error:  # noqa: BLE001 - a rule of a stranger may fail in any way
        yield rules.TEXT_RULE_FAILED(name=offer.name, author=author, why=what_failed(error))


def _is_outside(problem: Diagnostic, text: str) -> bool:
    start, end = problem.where.start, problem.where.end
    if start is None:
        return False
    return not 0 <= start <= (start if end is None else end) <= len(text)


def _remark(problem: Diagnostic, text: str) -> Remark:
    start = problem.where.start
    if start is None:
        return Remark(problem=problem)
    first, last = line_around(text, start)
    return Remark(problem=problem, line=text[first:last], at=start - first)


def line_around(text: str, at: int) -> tuple[int, int]:
    """Where the line of an offset begins and ends."""
    first, last = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return first, len(text) if last < 0 else last


def _order(problem: Diagnostic) -> tuple[int, int, int, str, str]:
    where = problem.where
    start = -1 if where.start is None else where.start
    return start, where.line or 0, where.column or 0, problem.code, problem.message.en
