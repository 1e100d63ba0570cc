"""Running checks: all that are offered, on the working copy of a case, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from .diagnostics import Diagnostic, Severity, offers as rules
from .hooks import Check, Examination
from .lifecycle import Case
from .plugins import Plugins, what_failed


def check(case: Case, *, as_of: dt.date, plugins: Plugins | None = None) -> tuple[Diagnostic, ...]:
    """What is wrong with a case on a day, in the order of its files.

    A working copy that contradicts itself is only checked for that: nothing else can be told of it.
    """
    found = [*case.notes, *case.contradictions]
    if not any(problem.severity is Severity.ERROR for problem in found):
        asked = plugins or Plugins.installed()
        examination = Examination(case=case, as_of=as_of, plan=case.draft, standing=case.standing_on(as_of))
        for offer in asked.checks.values():
            found.extend(_run(offer, asked.author("checks", offer.name), examination))
    return tuple(sorted(found, key=_order))


def _run(offer: Check, author: str, examination: Examination) -> Iterator[Diagnostic]:
    """The findings of one check; one that fails says so and doesn't keep the others from running."""
    try:
        for problem in offer.run(examination):
            if not isinstance(problem, Diagnostic):
                raise TypeError(f"{problem!r} is no Diagnostic, as a Rule makes it")
            yield problem
    except Exception as error:  # noqa: BLE001 - a check of a stranger may fail in any way
        yield rules.CHECK_FAILED(name=offer.name, author=author, why=what_failed(error))


def _order(problem: Diagnostic) -> tuple[str, int, int, str, str]:
    where = problem.where
    return where.file or "", where.line or 0, where.column or 0, problem.code, problem.message.en
