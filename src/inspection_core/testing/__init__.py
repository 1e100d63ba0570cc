"""A kit for tests of plugins and of rules: small cases made by hand, and cases of any shape made by hypothesis.

    from inspection_core.testing import a_case, a_finding, bring, cases

Builders need nothing but the library; `documents`, `cases`, `grown` and `days_of` need hypothesis, and so does
nothing else. All cases are in memory: no file is read or written.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ..lifecycle import Case
from ..model import Document
from ._builders import (
    BODIES,
    PEOPLE,
    START,
    a_case,
    a_finding,
    a_measure,
    a_paper,
    a_profile,
    adopted,
    amended,
)
from ._steps import bring

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = [
    "BODIES",
    "PEOPLE",
    "START",
    "a_case",
    "a_finding",
    "a_measure",
    "a_paper",
    "a_profile",
    "adopted",
    "amended",
    "bring",
    "cases",
    "days_of",
    "documents",
    "grown",
]


def documents(*, findings: int = 6) -> SearchStrategy[Document]:
    """Sound documents of up to so many findings: with or without aspects, nested, with shared measures.

    Every id is unique in what a document prints (`f-0001`, `m-0001` …), and every text holds the id of its
    item, so that one can look for it in whatever is made of the case. Of a finding that is published in other
    words, its own begin with `Title` and `Verbatim`.
    """
    from . import _strategies

    return _strategies.documents(findings=findings)


def cases(*, findings: int = 6, steps: int = 14) -> SearchStrategy[Case]:
    """Cases with a plan that was adopted, and a journal that grew by up to so many steps.

    A step is something that happens, on the day of the last one, later or back-dated: findings move, measures are
    done or dropped, evidence comes in, more time is given, entries are voided, the plan is amended, publications go
    out and are commented on, what was closed is looked at again. What `record` refuses is left out, so that every
    journal is valid.
    """
    from . import _strategies

    return _strategies.cases(findings=findings, steps=steps)


def grown(case: Case, *, steps: int = 6) -> SearchStrategy[Case]:
    """A case after up to so many further steps, back-dated ones, voids and editions among them."""
    from . import _strategies

    return _strategies.grown(case, steps=steps)


def days_of(case: Case) -> SearchStrategy[dt.date]:
    """Days that matter in a case: those of its entries, the days beside them, and some before and after all."""
    from . import _strategies

    return _strategies.days_of(case)
