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
CODES = {
    "numbering": (101, 102, 103, 104, 105, 106, 107, 108),
    "names": (111,),
    "figures": (121, 122, 123, 125, 126, 127),
    "lists": (124,),
    "leftovers": (131, 132, 133, 134),
    "whole": (141, 142, 143, 144, 145),
    "days": (151, 152, 153, 154, 155, 156, 157, 158, 159),
    "personal": (161, 162, 163, 164),
    "marks": (171, 172, 173, 174, 175, 176, 177, 178, 179),
    "pairs": (181, 182, 183),
    "blanks": (184, 185),
    "siblings": (186, 187),
    "repeats": (191, 192, 193, 194),
    "papers": (196, 197),
    "slips": (201, 202),
}
"""The numbers of the codes of each family, written down so that no module is imported for them."""


def text_rules() -> Iterator[ic.TextRule]:
    """The families as rules; a module is imported when it is asked."""
    for family, summary in FAMILIES.items():
        codes = tuple(f"ICN{number}" for number in CODES[family])
        yield ic.TextRule(name=f"cn-{family}", run=partial(_run, family), codes=codes, summary=summary)


def _run(family: str, look: ic.TextExamination) -> Iterable[ic.Diagnostic]:
    """What a family finds; nothing in a text of another language."""
    from .page import page_of

    if not page_of(look.text).is_chinese:
        return ()
    found: Iterable[ic.Diagnostic] = import_module(f".{family}", __name__).examine(look)
    return found
