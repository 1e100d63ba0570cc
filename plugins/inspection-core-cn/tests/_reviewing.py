"""Looking at texts with the reviewer's rules, as the frame does."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping

from inspection_core_cn.review import text_rules

import inspection_core as ic
from inspection_core.testing import a_profile

DAY = dt.date(2026, 1, 15)
OPENING = "中共临江县水务局党组关于巡察整改情况的通报\n\n"
ENDING = "\n联系电话：0577-8866120\n\n中共临江县水务局党组\n2025年3月4日\n"


@functools.cache
def _profile() -> ic.Profile:
    return a_profile("neutral-zh")


def review(
    text: str,
    *,
    as_of: dt.date = DAY,
    audience: ic.Audience = ic.Audience.PUBLIC,
    words: Mapping[str, str] | None = None,
) -> list[ic.Diagnostic]:
    """Everything that all families find in a text, by place."""
    profile = a_profile("neutral-zh", words=words) if words else _profile()
    look = ic.TextExamination(
        source=ic.SourceText.of(text, "draft.txt"), as_of=as_of, audience=audience, profile=profile
    )
    found = [problem for rule in text_rules() for problem in rule.run(look)]
    return sorted(found, key=lambda problem: (problem.where.start or 0, problem.code))


def quotes(text: str, code: str) -> list[str | None]:
    """What the problems of a code quote."""
    return [problem.quote for problem in review(text) if problem.code == code]


def fixed(text: str) -> str:
    """The text with every fix applied, the first by place where two overlap."""
    parts, done = list[str](), 0
    for problem in review(text):
        start, end = problem.where.start or 0, problem.where.end or 0
        if problem.fix is not None and start >= done:
            parts += [text[done:start], problem.fix]
            done = end
    return "".join([*parts, text[done:]])
