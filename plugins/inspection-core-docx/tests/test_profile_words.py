"""What a profile says of documents: the title of each, and the time limits of the process in the report."""

import datetime as dt
from pathlib import Path

import attrs
import pytest
from inspection_core_docx import DOCUMENTS

import inspection_core as ic

from ._documents import PLUGINS, TEMPLATES, package, paragraphs, parts
from .test_reports import tables

DAY = dt.date(2024, 7, 15)
OWN = "{inspected}/{inspecting}/{kind}/{as_of}"
KEYS = {name: f"{name.replace('-', '_')}_title" for name, _, _ in DOCUMENTS} | {"bulletin": "bulletin_title_internal"}
VIEWS = {name: view for name, view, _ in DOCUMENTS}
PLAN = ic.TimeLimit(key="plan", title="方案", period=ic.Span(30, ic.Unit.DAYS), source="局内规定")
REPORT = ic.TimeLimit(key="report", title="报告", period=ic.Span(9, ic.Unit.MONTHS))


def view_of(document: str, profile: ic.Profile) -> ic.Report | ic.Digest | ic.Subject:
    """What a document is made from, of a case whose only finding is late."""
    from inspection_core.testing import a_case

    report = ic.report(a_case(profile=profile), as_of=DAY)
    if VIEWS[document] is ic.Digest:
        return ic.digest(report, report)
    return ic.Subject(report=report, items=report.items) if VIEWS[document] is ic.Subject else report


def profile_of(name: str, limits: tuple[ic.TimeLimit, ...] = ()) -> ic.Profile:
    from inspection_core.testing import a_profile

    return a_profile(name, limits=limits)


def saying(name: str, document: str) -> ic.Profile:
    """A profile with a title of its own for a document."""
    base = profile_of(name)
    return attrs.evolve(base, phrases={**base.phrases, KEYS[document]: OWN})


def made(document: str, profile: ic.Profile, **options: str) -> bytes:
    view = view_of(document, profile)
    return ic.export(view, f"docx-{document}", options=options, plugins=PLUGINS)


def flat(data: bytes) -> list[str]:
    """The paragraphs, a broken title in one line again."""
    return [text.replace("\n", "") for text in paragraphs(data)]


@pytest.mark.parametrize("document", KEYS)
@pytest.mark.parametrize("name", ["neutral-zh", "neutral-en"])
def test_every_document_has_the_title_that_the_profile_says(name: str, document: str) -> None:
    profile = saying(name, document)
    day = "2024年7月15日" if name == "neutral-zh" else "15 July 2024"
    title = f"Office/Inspection Group/{profile.word('inspection.regular')}/{day}"
    data = made(document, profile)
    core = parts(data)["docProps/core.xml"].decode()
    assert (True, True) == (title in flat(data), f"<dc:title>{title}</dc:title>" in core)


def test_a_template_of_an_office_prints_the_title_of_its_profile(tmp_path: Path) -> None:
    members = parts((TEMPLATES / "closure.docx").read_bytes())
    own = members | {"word/document.xml": members["word/document.xml"].replace(b"{{ title }}", b"[{{ title }}]")}
    (tmp_path / "own.docx").write_bytes(package(own))
    data = made("closure", saying("neutral-zh", "closure"), template=str(tmp_path / "own.docx"))
    assert "[Office/Inspection Group/常规检查/2024年7月15日]" in flat(data)


def test_the_report_has_a_table_of_the_limits() -> None:
    data = made("report", profile_of("neutral-zh", limits=(PLAN, REPORT)))
    assert [
        ["事项", "期限", "最后一日", "剩余时间", "依据"],
        ["方案", "30天", "2024-01-31", "已过166天", "局内规定"],
        ["报告", "9个月", "2024-10-01", "剩78天", ""],
    ] == tables(data)["流程时限（自2024年1月1日反馈起）"]


@pytest.mark.parametrize(("name", "word"), [("neutral-zh", "流程时限"), ("neutral-en", "Time limits")])
@pytest.mark.parametrize("limits", [(), (PLAN,)])
def test_without_limits_the_report_says_nothing_of_them(limits: tuple[ic.TimeLimit, ...], name: str, word: str) -> None:
    said = paragraphs(made("report", profile_of(name, limits=limits)))
    assert bool(limits) == any(text.startswith(word) for text in said)


@pytest.mark.parametrize("provisional", [False, True])
def test_a_provisional_day_is_marked_and_explained(provisional: bool) -> None:
    report = view_of("report", profile_of("neutral-zh", limits=(PLAN,)))
    assert isinstance(report, ic.Report)
    text = report.profile.phrase("limit_provisional", day="2024-01-31") if provisional else "2024-01-31"
    limits = tuple(attrs.evolve(each, provisional=provisional, text=text) for each in report.limits)
    said = paragraphs(ic.export(attrs.evolve(report, limits=limits), "docx-report", plugins=PLUGINS))
    note = "暂定：含放假安排尚未公布的日期，公布后重新计算。"
    assert (provisional, provisional) == ("2024-01-31（暂定）" in said, note in said)
