"""Whether numbers of papers, and years in Chinese numerals, are written as the standard wants."""

from __future__ import annotations

import re
from collections.abc import Iterator

import inspection_core as ic

from ..document_numbers import Deviation, DocumentMention, find_document_numbers
from . import wording_rules as rules
from .telling import mend

_YEAR = re.compile("[一二][〇零○OoＯ0一二三四五六七八九十]{3}年")
_ZERO = re.compile("[零○OoＯ0]")
_OF_FIRM = re.compile(r"[审验评估鉴][\u4e00-\u9fff]{0,2}字$")
"""How firms that audit, value and test number their reports: 信审字〔2024〕第8号 is right there."""


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """〔2024〕1号, and 二〇二四年 with the sign 〇."""
    if "号" in look.text:
        for mention in find_document_numbers(look.text):
            if mention.deviations and not _is_of_firm(mention):
                why = tuple(each.value for each in mention.deviations)
                right = str(mention.value)
                yield mend(look, rules.PAPER_NUMBER, mention.start, mention.end, right, why=why, right=right)
    for match in _YEAR.finditer(look.text):
        if _ZERO.search(match[0]):
            right = _ZERO.sub("〇", match[0])
            yield mend(look, rules.ZERO, match.start(), match.end(), right, right=right)


def _is_of_firm(mention: DocumentMention) -> bool:
    return mention.deviations == (Deviation.ORDINAL,) and bool(_OF_FIRM.search(mention.value.prefix))
