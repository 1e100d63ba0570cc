"""What a body of its own adds to inspection-core, without a change to the core."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import IO

import attrs

import inspection_core as ic

LONG_TITLE = ic.Rule(
    "HS001",
    ic.Severity.WARNING,
    ic.Text("the title of finding {number} is longer than {most} characters", "问题 {number} 的标题超过 {most} 个字"),
    ic.Text("Shorten it.", "请缩短。"),
)
MOST = 6


@attrs.frozen(kw_only=True)
class ListOptions:
    """How the list is written."""

    mark: str = "·"


def write_list(report: ic.Report, options: ListOptions, out: IO[bytes]) -> None:
    """A line per finding: number, title, state, owner, last day."""
    for item in report.items:
        line = f"{options.mark} {item.number} {item.title} {item.state_word} {item.owner} {item.due}\n"
        out.write(line.encode())


def short_titles(look: ic.Examination) -> Iterator[ic.Diagnostic]:
    """Titles are short in this house."""
    for finding in look.plan.leaves:
        if len(finding.title) > MOST:
            yield LONG_TITLE(look.item(finding.id, "title"), number=finding.number, most=MOST)


@attrs.frozen
class HouseCalendar:
    """Monday to Thursday."""

    name: str = "house-calendar"
    known_until: dt.date | None = None

    def is_workday(self, day: dt.date) -> bool:
        return day.weekday() < 4

    def why_not(self, day: dt.date) -> ic.Text:
        return ic.Text(f"{day:%A}", "休息日")


def profile() -> ic.RawProfile:
    """The neutral profile in other words, and with the house's own calendar."""
    return {
        "format": "inspection-profile/1",
        "name": "house",
        "extends": "neutral-zh",
        "words": {"state.planned": "已立项"},
        "deadlines": {"calendar": "house-calendar"},
    }


@ic.hookimpl
def inspection_exporters() -> Iterator[ic.Exporter]:
    yield ic.Exporter(name="house-list", suffix=".txt", render=write_list, options=ListOptions, summary="a plain list")


@ic.hookimpl
def inspection_checks() -> Iterator[ic.Check]:
    yield ic.Check(name="house-titles", run=short_titles, summary="titles are short")


@ic.hookimpl
def inspection_profiles() -> Iterator[ic.ProfileOffer]:
    yield ic.ProfileOffer(name="house", raw=profile)


@ic.hookimpl
def inspection_calendars() -> Iterator[ic.CalendarOffer]:
    yield ic.CalendarOffer(name="house-calendar", make=HouseCalendar)
