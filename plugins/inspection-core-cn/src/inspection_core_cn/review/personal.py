"""Whether a text tells what belongs to a person: identity card, mobile number, bank card."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator

from attrs import evolve

import inspection_core as ic

from . import wording_rules as rules
from .telling import tell

_DIGITS = re.compile(r"(?<![\dA-Za-z.＠@０-９])[\d０-９](?:[ \-－‐—]?[\d０-９]){10,18}[XxＸｘ]?(?![\dA-Za-z０-９])")
_MOBILE = re.compile(r"(?:86)?1[3-9]\d{9}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_CARD_STARTS = ("62", "4", "5", "3", "9")
_REGION = re.compile("[1-8][0-9]")


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Long figures that are what they look like: an error where the public reads, else a warning."""
    for match in _DIGITS.finditer(look.text):
        figures = re.sub("[^0-9X]", "", unicodedata.normalize("NFKC", match[0]).upper())
        rule = _kind(figures, match[0])
        if rule is not None:
            problem = tell(look, rule, match.start(), match.end())
            public = look.audience is ic.Audience.PUBLIC
            yield problem if public else evolve(problem, severity=ic.Severity.WARNING)


def _kind(figures: str, printed: str) -> ic.Rule | None:
    if is_identity_card(figures):
        return rules.IDENTITY_CARD
    if len(figures) == 18 and _has_birthday(figures):
        return rules.IDENTITY_CARD_LIKE
    if len(figures) in (11, 13) and _MOBILE.fullmatch(figures):
        return rules.MOBILE
    if 16 <= len(figures) <= 19 and figures.startswith(_CARD_STARTS) and is_card_number(figures) and "—" not in printed:
        return rules.BANK_CARD
    return None


def is_identity_card(figures: str) -> bool:
    """Whether 18 figures are an identity card's: region, birthday, and the check digit after GB 11643."""
    if len(figures) != 18 or not figures[:17].isdigit() or not _has_birthday(figures):
        return False
    total = sum(int(figure) * weight for figure, weight in zip(figures, _WEIGHTS, strict=False))
    return figures[17] == _CHECKS[total % 11]


def _has_birthday(figures: str) -> bool:
    if not _REGION.match(figures) or not figures[6:14].isdigit() or not "1900" <= figures[6:10] <= "2099":
        return False
    try:
        dt.date(int(figures[6:10]), int(figures[10:12]), int(figures[12:14]))
    except ValueError:
        return False
    return True


def is_card_number(figures: str) -> bool:
    """Whether figures pass the Luhn check of bank cards."""
    if not figures.isdigit() or len(set(figures)) < 4:
        return False
    total = 0
    for place, figure in enumerate(reversed(figures)):
        value = int(figure) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0
