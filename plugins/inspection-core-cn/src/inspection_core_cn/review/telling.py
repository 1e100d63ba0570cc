"""Problems of a text, placed with the words that they quote."""

from __future__ import annotations

from attrs import evolve

import inspection_core as ic

REACH = 5


def tell(look: ic.TextExamination, rule: ic.Rule, start: int, end: int, /, **facts: object) -> ic.Diagnostic:
    """The problem of a stretch, which it quotes."""
    return rule(look.where(start, end), quote=look.text[start:end], **facts)


def mend(
    look: ic.TextExamination, rule: ic.Rule, start: int, end: int, fix: str | None, /, **facts: object
) -> ic.Diagnostic:
    """The problem of a stretch, in whose place `fix` may stand."""
    return evolve(tell(look, rule, start, end, **facts), fix=fix)


def in_table(look: ic.TextExamination, at: int) -> bool:
    """Whether a place stands in a table, where words are no sentences that follow each other."""
    return any(table.start <= at <= table.end for table in look.source.tables)


def around(text: str, start: int, end: int) -> str:
    """A stretch with a few characters of its line on either side, for a message."""
    first = max(text.rfind("\n", 0, start) + 1, start - REACH)
    stop = text.find("\n", end)
    return text[first : min(len(text) if stop < 0 else stop, end + REACH)].strip()
