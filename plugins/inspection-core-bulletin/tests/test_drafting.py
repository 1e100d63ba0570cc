"""From documents to drafts of cases: the seed, our own bulletins back again, and what the command prints."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from inspection_core_bulletin import parse, to_json

import inspection_core as ic

DOCUMENTS = Path(__file__).parent / "documents"

CLASHING = {"41-bulletin-done-undone"}
"""A list of what is done and one of what isn't, each from 1 on, in one aspect."""
ZH = ic.Plugins().profile("neutral-zh")


def draft(path: Path) -> ic.Draft:
    return ic.read_draft([path], ic.Request(profile=ZH))


@pytest.mark.parametrize(
    ("name", "day"), [("foreign-affairs-office", dt.date(2024, 3, 1)), ("university", dt.date(2025, 3, 31))]
)
@pytest.mark.parametrize("exporter", ["text-bulletin", "docx-bulletin"])
def test_a_bulletin_of_ours_comes_back_as_the_case_that_it_shows(
    root: Path, tmp_path: Path, name: str, day: dt.date, exporter: str
) -> None:
    """Aspects, findings of up to three levels, and every paragraph of what was done, with its label."""
    report = ic.report(ic.load(root / "examples" / name), as_of=day, audience="public")
    path = tmp_path / f"bulletin{ic.Plugins.installed().exporter(exporter).suffix}"
    ic.export(report, exporter, to=path)
    document = draft(path).document
    items = {item.id: item for aspect in report.aspects for root_ in aspect.items for item in all_of(root_)}
    shown = [items[block.finding] for block in ic.bulletin(report).blocks if block.finding and block.title]
    accounts = {each.finding: each.paragraphs for each in document.accounts}
    assert [each.title for each in report.aspects if each.id] == [each.title for each in document.aspects]
    assert [(item.title, told(item.account)) for item in shown] == [
        (finding.title, told(accounts.get(finding.id, ()))) for finding in document.findings
    ]
    assert report.inspection.feedback_date == document.inspection.feedback_date
    assert report.inspection.inspected in {body.name for body in document.bodies}


def all_of(item: ic.Item) -> Iterator[ic.Item]:
    yield item
    for child in item.children:
        yield from all_of(child)


def told(paragraphs: Sequence[ic.ParagraphView | ic.Paragraph]) -> list[tuple[str | None, str]]:
    return [(paragraph.label, paragraph.text) for paragraph in paragraphs]


def test_the_seed_becomes_a_case_that_can_be_worked_with(material: Path, tmp_path: Path) -> None:
    path = shutil.copy(material / "seed" / "bulletin.txt", tmp_path / "bulletin.txt")
    made = draft(Path(path))
    document = made.document
    assert (4, 24, 0) == (len(document.aspects), len(document.findings), len(document.measures))
    assert 43 == sum(1 for each in document.accounts for paragraph in each.paragraphs if paragraph.label)
    assert dt.date(2023, 10, 12) == document.inspection.feedback_date
    assert ("0537-2348660", "?") == (document.inspection.contact and document.inspection.contact.phone, "?")
    ic.new_case(tmp_path / "case", document)
    assert 24 == len(ic.report(ic.load(tmp_path / "case"), as_of=dt.date(2024, 3, 1), draft=True).items)


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_document_becomes_a_sound_case(path: Path, tmp_path: Path) -> None:
    """Ids, numbers and parents hold together, whatever the layout."""
    made = draft(path)
    ic.new_case(tmp_path / "case", made.document, openings=())
    wrong = {problem.code for problem in ic.load(tmp_path / "case").contradictions}
    assert ({"IC104"} if path.stem in CLASHING else set()) == wrong
    read = [finding.title for finding in parse(path.read_text(encoding="utf-8")).findings]
    assert read == [finding.title for finding in made.document.findings if finding.id.startswith("f")]


def test_states_are_openings_with_the_printed_word() -> None:
    made = draft(DOCUMENTS / "14-bulletin-b-states.txt")
    assert [("已完成", ic.State.CLOSED), ("阶段性完成", ic.State.UNKNOWN), ("已完成", ic.State.CLOSED)] == [
        (each.printed, each.state) for each in made.openings
    ]


def test_a_notice_keeps_its_words_and_has_no_account() -> None:
    made = draft(DOCUMENTS / "03-notice-semicolons.txt")
    assert ("为农服务主业弱化；", ()) == (made.document.findings[0].text, made.document.accounts)


def test_what_is_neither_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("今天下午，全市召开会议，研究部署下一阶段工作。会议指出，要抓好落实。\n", encoding="utf-8")
    made = draft(path)
    assert ((), ["error"]) == (
        made.document.findings,
        [each.severity.value for each in made.problems if each.severity is ic.Severity.ERROR],
    )


def test_programs_get_the_outline(tmp_path: Path) -> None:
    path = DOCUMENTS / "14-bulletin-b-states.txt"
    preview = draft(path).preview
    assert to_json(parse(path.read_text(encoding="utf-8"))) == json.loads(json.dumps(preview))
