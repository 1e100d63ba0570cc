"""Our own bulletins come back: what is read from one is what the report of the case showed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import pytest
from attrs import evolve

import inspection_core as ic

from ._cases import DAY, case

EXAMPLES = ("foreign-affairs-office", "university")

Told = tuple[int, str, str, list[tuple[str | None, str]]]


class Shape(TypedDict):
    """What a bulletin says, by its parts; a finding is its depth, number, title and paragraphs."""

    title: str
    who: tuple[str, str]
    days: tuple[dt.date | None, dt.date | None, dt.date | None]
    contact: tuple[str | None, str | None, str | None] | None
    aspects: list[str]
    findings: list[Told]
    sections: list[tuple[ic.SectionKind, str, str]]
    countable: int | None


@pytest.fixture(scope="module")
def profiles(root: Path) -> tuple[ic.Profile, ...]:
    """Four ways to word a bulletin: the neutral one, those of two offices, and quoted titles."""
    neutral = ic.Plugins().profile("neutral-zh")
    return (
        neutral,
        *(ic.load(root / "examples" / name).draft.profile for name in EXAMPLES),
        worded(neutral, aspect="{title}方面", finding="关于“{title}”问题", finding_end=""),
    )


def printed(report: ic.Report) -> Shape:
    """What a bulletin shows, by the view that every exporter prints."""
    view = ic.bulletin(report)
    blocks = list(view.blocks)
    about = report.inspection
    told = about.contact
    return {
        "title": view.title,
        "who": (about.inspecting, about.inspected),
        "days": (_day(about.start), _day(about.end), about.feedback_date),
        "contact": (told.phone, told.email, told.address)
        if told and any((told.phone, told.email, told.address))
        else None,
        "aspects": [
            _unworded(report.profile, "aspect", block.title)
            for block in blocks
            if block.level == 2 and not block.finding
        ],
        "findings": list(_findings(report)),
        "sections": list(_sections(report)),
        "countable": report.progress.countable.count if report.progress.rate is not None else None,
    }


def _day(date: ic.PartialDate | ic.Period | None) -> dt.date | None:
    return date.first if isinstance(date, ic.PartialDate) else None


def _unworded(profile: ic.Profile, phrase: str, text: str) -> str:
    """A title without the words that the profile prints around it."""
    before, _, after = profile.phrase(phrase, title="\0", number="").partition("\0")
    return text.removeprefix(before).removesuffix(after)


def _findings(report: ic.Report) -> Iterator[Told]:
    """Depth, number, title and paragraphs of each finding, in the order of print."""
    items = {item.id: item for aspect in report.aspects for root in aspect.items for item in _all(root)}
    depths = {id: depth for aspect in report.aspects for root in aspect.items for id, depth in _depths(root, 0)}
    made: list[Told] = []
    for block in ic.bulletin(report).blocks:
        if block.finding and block.title:
            made.append((depths[block.finding], _figures(block.number), items[block.finding].title, []))
        elif block.finding:
            made[-1][3].append((block.label or None, block.text))
    return iter(made)


def _figures(number: str) -> str:
    bare = number.strip("（）().、")
    if "①" <= bare <= "⑳":
        return str(ord(bare) - ord("①") + 1)
    return bare if bare[0].isdecimal() else str(ic.from_chinese(bare))


def _all(item: ic.Item) -> Iterator[ic.Item]:
    yield item
    for child in item.children:
        yield from _all(child)


def _depths(item: ic.Item, depth: int) -> Iterator[tuple[str, int]]:
    yield item.id, depth
    for child in item.children:
        yield from _depths(child, depth + 1)


def _sections(report: ic.Report) -> Iterator[tuple[ic.SectionKind, str, str]]:
    for kind in (ic.SectionKind.ORGANISATION, ic.SectionKind.OTHER, ic.SectionKind.NEXT_STEPS):
        for section in (each for each in report.sections if each.kind is kind):
            topics = [
                f"{each.label or ''}{each.title + '。' if each.title else ''}{each.text}" for each in section.topics
            ]
            yield kind, section.title, "\n".join(filter(None, [section.lead, *topics]))


def read(path: Path) -> tuple[ic.Draft, Shape]:
    """What is read from a file, in the same form."""
    made = ic.read_draft([path], ic.Request(profile=ic.Plugins().profile("neutral-zh")))
    document = made.document
    names = {body.id: body.name for body in document.bodies}
    about = document.inspection
    told, period = about.contact, about.period
    counted = {each.counts: int(each.value) for each in document.stated_totals}
    return made, {
        "title": about.title,
        "who": (names[about.inspecting], names[about.inspected]),
        "days": (_day(period and period.start), _day(period and period.end), about.feedback_date),
        "contact": (told.phone, told.email, told.address) if told else None,
        "aspects": [each.title for each in document.aspects],
        "findings": list(_read_findings(document)),
        "sections": [(each.kind, each.title, each.lead or "") for each in document.sections],
        "countable": counted.get("findings"),
    }


def _read_findings(document: ic.Document) -> Iterator[Told]:
    accounts = {each.finding: each.paragraphs for each in document.accounts}
    depth: dict[str | None, int] = {None: -1}
    for finding in document.findings:
        depth[finding.id] = depth[finding.parent] + 1
        told = [(each.label, each.text) for each in accounts.get(finding.id, ())]
        yield depth[finding.id], finding.number, finding.title, told


def worded(profile: ic.Profile, **phrases: str) -> ic.Profile:
    """A profile with other words around titles."""
    return evolve(profile, phrases={**profile.phrases, **phrases})


def round_trip(number: int, profile: ic.Profile, exporter: str, folder: Path) -> tuple[Shape, Shape, set[str]]:
    """What the bulletin of a case shows, what is read from it, and the codes of the warnings."""
    report = ic.report(case(number, profile), as_of=DAY, audience="public", draft=True)
    path = folder / f"{number}{ic.Plugins.installed().exporter(exporter).suffix}"
    ic.export(report, exporter, to=path)
    made, found = read(path)
    return printed(report), found, {each.code for each in made.problems if each.severity is not ic.Severity.HINT}


@pytest.mark.parametrize("exporter", ["text-bulletin", "docx-bulletin"])
@pytest.mark.parametrize("part", range(4))
def test_every_case_comes_back(part: int, exporter: str, profiles: tuple[ic.Profile, ...], tmp_path: Path) -> None:
    """200 cases in the words of four offices, with all that stands in a Shape."""
    for number in range(50 * part, 50 * part + 50):
        shown, found, _ = round_trip(number, profiles[number % len(profiles)], exporter, tmp_path)
        assert shown == found, number


def test_where_nothing_tells_a_group_from_an_aspect_every_title_comes_back_or_is_doubted(
    profiles: tuple[ic.Profile, ...], tmp_path: Path
) -> None:
    """Aspects and findings with no word around their titles: findings that group others may come back as aspects."""
    bare = worded(profiles[0], aspect="{title}", finding="{title}", finding_end="。")
    for number in range(60):
        shown, found, warnings = round_trip(number, bare, "text-bulletin", tmp_path)
        assert titles(shown) == titles(found) or warnings, number


def titles(shape: Shape) -> set[str]:
    return {*shape["aspects"], *(title for _, _, title, _ in shape["findings"])}


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_is_doubted_in_a_bulletin_of_ours_that_says_all(name: str, root: Path, tmp_path: Path) -> None:
    report = ic.report(ic.load(root / "examples" / name), as_of=dt.date(2025, 3, 31), audience="public")
    path = tmp_path / "bulletin.txt"
    ic.export(report, "text-bulletin", to=path)
    made, _ = read(path)
    assert [] == [str(each) for each in made.problems if each.severity is not ic.Severity.HINT]
