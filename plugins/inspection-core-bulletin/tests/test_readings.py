"""What a person is asked to confirm: values of the draft, each with the words of the document that it rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

import inspection_core as ic

DOCUMENTS = sorted(Path(__file__).with_name("documents").glob("*.txt"))


def _draft(path: Path) -> ic.Draft:
    return ic.read_draft([path], ic.Request(profile=ic.Plugins.installed().profile("neutral-zh")))


def _value(document: ic.Document, reading: ic.AsRead) -> object:
    """What the draft holds where a reading says that it stands."""
    holder: object = document.inspection
    if reading.item is not None:
        holder = next(each for each in getattr(document, reading.part) if each.id == reading.item)
    for name in reading.name.split("."):
        holder = getattr(holder, name, None)
    return holder


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_each_value_is_what_the_draft_holds(path: Path) -> None:
    draft = _draft(path)
    told = [each for each in draft.readings if each.value]
    assert [each.value for each in told] == [str(_value(draft.document, each)) for each in told]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_each_quotation_stands_at_its_place(path: Path) -> None:
    draft, text = _draft(path), path.read_text(encoding="utf-8")
    quoted = [each for each in draft.readings if each.quote]
    assert [each.quote for each in quoted] == [text[each.where.start : each.where.end].strip() for each in quoted]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_finding_is_asked_about_and_doubts_come_first(path: Path) -> None:
    draft = _draft(path)
    asked = [each.item for each in draft.readings if each.part == "findings"]
    read = [each.id for each in draft.document.findings if each.id.startswith("f")]
    doubts = [bool(each.problems) for each in draft.readings]
    assert (sorted(read), sorted(doubts, reverse=True)) == (sorted(filter(None, asked)), doubts)


def test_a_year_that_was_inferred_is_marked() -> None:
    text = (
        "关于巡察反馈意见的通报\n根据县委统一部署，2023年3月1日至5月31日，县委第一巡察组对县图书馆党支部开展了常规巡察。"
        "7月10日，县委第一巡察组向县图书馆党支部反馈了巡察意见。\n一、巡察发现的主要问题\n1.购书计划未经集体研究。\n2.读者意见无人答复。\n"
    )
    from inspection_core_bulletin import parse
    from inspection_core_bulletin.drafting._drafting import draft_from

    profile = ic.Plugins.installed().profile("neutral-zh")
    draft = draft_from(parse(text), ic.SourceText.of(text, "通知.txt"), ic.Request(profile=profile))
    assert ("feedback_date", "2023-07-10", ["IB081"]) == (
        draft.readings[0].name,
        draft.readings[0].value,
        [each.code for each in draft.readings[0].problems],
    )
