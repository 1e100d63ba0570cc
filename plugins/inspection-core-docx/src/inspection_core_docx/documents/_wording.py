"""How all documents say things: the language of our own words, capitals, lists, days that may be missing."""

from __future__ import annotations

import datetime as dt

import inspection_core as ic


def tongue(report: ic.Report) -> str:
    """The language of our own words: Chinese, or English for every other."""
    return "zh" if report.language == "zh" else "en"


def capital(word: str) -> str:
    """A word of the profile as it stands over a column: with a capital where letters have them."""
    return word[:1].upper() + word[1:]


def role_word(report: ic.Report, role: str) -> str:
    """What the profile calls a role, as the label of a box or column."""
    return capital(report.profile.word(f"role.{role}"))


def listed(report: ic.Report, *words: str) -> str:
    """Words as the profile joins a list; empty ones are left out."""
    told = list(filter(None, words))
    return report.profile.phrase("list").join(told) if len(told) > 1 else "".join(told)


def state_words(report: ic.Report, state: str, *, late: bool) -> str:
    """The word for a state, and that for what is late."""
    return listed(report, state, report.profile.word("late") if late else "")


def date_or_nothing(report: ic.Report, day: dt.date | ic.PartialDate | None) -> str:
    """A day as documents print it; nothing where there is none, while `report.date` says that it isn't set."""
    return "" if day is None else report.date(day)


def heading_mark(report: ic.Report, level: int, number: int) -> str:
    """The number of a heading as it stands before its title."""
    return ic.heading(level, number) if report.language == "zh" else f"{number}. "
