"""Problems of a text, placed with the words that they quote."""

from __future__ import annotations

from attrs import evolve

import inspection_core as ic

REACH = 5


def tell(
    look: ic.TextExamination, rule: ic.Rule, start: int, end: int, *, fix: str | None = None, **facts: object
) -> ic.Diagnostic:
    """The problem of a stretch; `fix` may stand in its place."""
    problem = rule(look.where(start, end), quote=look.text[start:end], **facts)
    return problem if fix is None else evolve(problem, fix=fix)


def around(text: str, start: int, end: int) -> str:
    """A stretch with a few characters of its line on either side, for a message."""
    first = max(text.rfind("\n", 0, start) + 1, start - REACH)
    stop = text.find("\n", end)
    return text[first : min(len(text) if stop < 0 else stop, end + REACH)].strip()
