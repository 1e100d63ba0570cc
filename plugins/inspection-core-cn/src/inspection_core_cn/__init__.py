"""The calendar of China, and the rules of inspecting bodies as profiles, for inspection-core."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import inspection_core as ic

__all__ = ["inspection_calendars", "inspection_checks", "inspection_profiles", "inspection_text_rules"]


@ic.hookimpl
def inspection_calendars() -> Iterator[ic.CalendarOffer]:
    """The working days of China."""
    yield ic.CalendarOffer(name="cn", make=_calendar, summary="China: public holidays and the weekends worked for them")


@ic.hookimpl
def inspection_checks() -> Iterator[ic.Check]:
    """Whether the holidays that deadlines depend on are announced, and signs that rectification stays on paper."""
    yield ic.Check(name="cn-holidays-known", run=_holidays_known, summary="deadlines lie within announced holidays")
    from .paper import CHECKS

    for name, summary in CHECKS.items():
        yield ic.Check(name=f"cn-{name.replace('_', '-')}", run=partial(_paper, name), summary=summary)


@ic.hookimpl
def inspection_text_rules() -> Iterator[ic.TextRule]:
    """The reviewer of drafts in Chinese."""
    from .review import text_rules

    yield from text_rules()


@ic.hookimpl
def inspection_profiles() -> Iterator[ic.ProfileOffer]:
    """The rules and words of inspecting bodies."""
    from .profiles import PROFILES, raw_profile

    for name, summary in PROFILES.items():
        yield ic.ProfileOffer(name=name, raw=partial(raw_profile, name), summary=summary)


def _calendar() -> ic.Calendar:
    from .calendar import chinese_calendar

    return chinese_calendar()


def _holidays_known(look: ic.Examination) -> Iterable[ic.Diagnostic]:
    from .checks import holidays_known

    return holidays_known(look)


def _paper(name: str, look: ic.Examination) -> Iterable[ic.Diagnostic]:
    from . import paper

    found: Iterable[ic.Diagnostic] = getattr(paper, name)(look)
    return found
