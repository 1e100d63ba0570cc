"""The reviewer of drafts in Chinese: families of rules, each a module that looks at one side of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module

import inspection_core as ic

FAMILIES = {
    "numbering": "headings and labels are numbered without gaps",
    "names": "the office has one name in title, lead and signature",
    "figures": "totals, rates and changes add up",
    "lists": "a list has as many items as are announced",
    "leftovers": "no placeholder or prompt of a template is left",
    "whole": "every finding has its account; date, signature and contact are there",
    "days": "days exist, fit their weekday, and lie where they can",
    "personal": "no identity card, mobile number or bank card is told",
    "marks": "marks are those of Chinese texts, and stand once",
    "pairs": "quotes and brackets are paired",
    "blanks": "no stray blanks",
    "siblings": "headings of a level look alike",
    "repeats": "nothing is told twice",
    "papers": "numbers of papers and years are written as the standard wants",
    "slips": "no common slips of the pen",
}
"""Each family, by the name of its module, and what it holds."""


def text_rules() -> Iterator[ic.TextRule]:
    """The families as rules; a module is imported when it is asked."""
    for family, summary in FAMILIES.items():
        yield ic.TextRule(name=f"cn-{family}", run=partial(_run, family), summary=summary)


def _run(family: str, look: ic.TextExamination) -> Iterable[ic.Diagnostic]:
    """What a family finds; nothing in a text of another language."""
    from .page import page_of

    if not page_of(look.text).is_chinese:
        return ()
    found: Iterable[ic.Diagnostic] = import_module(f".{family}", __name__).examine(look)
    return found
