"""Cases of any shape, made by hypothesis.

Hypothesis draws lists of small numbers, and everything is made of these by plain functions: that is fast, and a
failing case shrinks by dropping numbers and making them smaller.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ..lifecycle import GUARDS, Case
from ..model import Audience, Document, Span, Unit
from ..profiles import ApprovalStep, CommentRules, DeadlineRules, Policy, Profile
from ._builders import START, a_profile, adopted, case_of
from ._documents import SHAPES, Gene, document_of
from ._journals import DAYS, STEPS, grow

_OPEN_KINDS = ("measure", "evidence", "owner", "deadline")
_RULES = DeadlineRules(calendar="weekdays")


@functools.cache
def _profiles() -> tuple[Profile, ...]:
    """Bodies of different rules: strict ones in two languages, one with approvals, one that shows and allows all."""
    strict = a_profile(deadlines=_RULES)
    chain = (ApprovalStep(key="office", title="Office"), ApprovalStep(key="group", title="Leading group"))
    return (
        strict,
        a_profile("neutral-zh", deadlines=_RULES),
        evolve(strict, approvals=chain, publication_approvals=chain, comments=CommentRules(reply=Span(5, Unit.DAYS))),
        evolve(
            strict,
            guards=dict.fromkeys((guard.name for guards in GUARDS.values() for guard in guards), Policy.ALLOW),
            audiences={**strict.audiences, **dict.fromkeys(_OPEN_KINDS, Audience.PUBLIC)},
        ),
    )


def documents(*, findings: int) -> SearchStrategy[Document]:
    """See `inspection_core.testing.documents`."""
    return st.builds(
        document_of,
        aspects=st.integers(0, 2),
        findings=st.lists(_gene(9, SHAPES, 9, 3), min_size=1, max_size=findings),
        measures=st.lists(_gene(9, 9, 9, SHAPES, 9), max_size=findings + 2),
        accounts=st.lists(_gene(9, 9, 9), max_size=findings + 2),
        extras=st.lists(_gene(9, 9), max_size=4),
    )


def cases(*, findings: int, steps: int) -> SearchStrategy[Case]:
    """See `inspection_core.testing.cases`."""
    return st.builds(_case, documents(findings=findings), st.integers(0, 3), _steps(steps))


def grown(case: Case, *, steps: int) -> SearchStrategy[Case]:
    """See `inspection_core.testing.grown`."""
    return _steps(steps).map(functools.partial(grow, case))


def days_of(case: Case) -> SearchStrategy[dt.date]:
    """See `inspection_core.testing.days_of`."""
    days = {entry.event.on for entry in case.journal} or {START}
    beside = {day + dt.timedelta(days=by) for day in days for by in (-1, 0, 1)}
    return st.sampled_from(sorted({*beside, min(days) - dt.timedelta(days=90), max(days) + dt.timedelta(days=400)}))


def _case(document: Document, profile: int, steps: Sequence[Gene]) -> Case:
    return grow(adopted(case_of(document, _profiles()[profile]), START), steps)


def _steps(most: int) -> SearchStrategy[list[tuple[int, ...]]]:
    return st.lists(_gene(len(STEPS) - 1, 11, 11, len(DAYS) - 1), max_size=most)


def _gene(*most: int) -> SearchStrategy[tuple[int, ...]]:
    return st.tuples(*(st.integers(0, each) for each in most))
