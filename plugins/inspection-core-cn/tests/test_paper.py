"""Signs that rectification stays on paper: each is told from its threshold on, in its place, and not below it."""

import datetime as dt
from typing import Any

import pytest
from inspection_core_cn import paper

import inspection_core as ic
from inspection_core.testing import START, a_case, a_finding, a_measure, a_paper

DAY = START + dt.timedelta(days=30)
STUDY, CORRECT = ic.Nature.EDUCATION, ic.Nature.CORRECTION


def told(case: ic.Case, code: str) -> list[ic.Diagnostic]:
    return [problem for problem in ic.check(case, as_of=DAY) if problem.code == code]


def findings(count: int) -> list[ic.Finding]:
    return [a_finding(f"f{number}") for number in range(1, count + 1)]


def an_account(finding: str, text: str, **fields: Any) -> ic.Account:
    return ic.Account(**{"finding": finding, "as_of": START, "paragraphs": (ic.Paragraph(text=text),), **fields})


@pytest.mark.parametrize(("natures", "expected"), [((STUDY, STUDY), ["1"]), ((STUDY, CORRECT), []), ((CORRECT,), [])])
def test_a_finding_that_is_met_with_study_alone_is_told(natures: tuple[ic.Nature, ...], expected: list[str]) -> None:
    measures = [a_measure(f"m{place}", "f1", nature=nature) for place, nature in enumerate(natures)]
    case = a_case(a_finding("f1"), *measures)
    assert expected == [problem.facts["number"] for problem in told(case, "ICN021")]


def test_a_finding_without_measures_is_not_said_to_be_met_with_study() -> None:
    assert [] == told(a_case(a_finding("f1")), "ICN021")


@pytest.mark.parametrize(("count", "expected"), [(paper.SAME_MEASURE - 1, []), (paper.SAME_MEASURE, [4])])
def test_the_same_words_for_many_findings_are_told_once(count: int, expected: list[int]) -> None:
    measures = [a_measure(f"m{each}", f"f{each}", text="加强管理，落实责任。") for each in range(1, count + 1)]
    found = told(a_case(*findings(count), *measures), "ICN022")
    assert expected == [problem.facts["count"] for problem in found]


def test_a_measure_that_many_findings_share_is_told_too() -> None:
    case = a_case(*findings(5), a_measure("m1", "f1", "f2", "f3", "f4", "f5"))
    (found,) = told(case, "ICN022")
    assert ("5个问题使用同一条措施：1、2、3、4、5", ic.Severity.WARNING) == (found.message.zh, found.severity)


def test_the_same_account_under_two_findings_is_told_at_the_second() -> None:
    words = "召开专题会议研究部署，明确责任分工，抓好工作落实。"
    case = a_case(*findings(2), a_measure("m1", "f1", "f2"), an_account("f1", words), an_account("f2", words + " "))
    (found,) = told(case, "ICN023")
    assert (("1", "2"), 2) == (found.facts["numbers"], found.facts["count"])


@pytest.mark.parametrize(
    "second",
    [
        an_account("f1", "召开专题会议研究部署，明确责任分工，抓好工作落实。", as_of=START + dt.timedelta(days=1)),
        an_account("f2", "召开专题会议研究部署，明确责任分工，抓好工作落实。", as_of=DAY + dt.timedelta(days=1)),
        an_account("f2", "逐笔核对账目，收回多付的款项，修订报销办法。"),
    ],
    ids=["of the same finding", "of a later day", "in other words"],
)
def test_other_accounts_are_not_told(second: ic.Account) -> None:
    first = an_account("f1", "召开专题会议研究部署，明确责任分工，抓好工作落实。")
    assert [] == told(a_case(*findings(2), a_measure("m1", "f1", "f2"), first, second), "ICN023")


def test_a_short_paragraph_may_be_the_same() -> None:
    accounts = [an_account(id, "已完成整改。") for id in ("f1", "f2")]
    assert [] == told(a_case(*findings(2), a_measure("m1", "f1", "f2"), *accounts), "ICN023")


@pytest.mark.parametrize(("count", "expected"), [(paper.SAME_EVIDENCE - 1, []), (paper.SAME_EVIDENCE, [4])])
def test_one_paper_for_many_findings_is_told(count: int, expected: list[int]) -> None:
    ids = [f"f{each}" for each in range(1, count + 1)]
    case = a_case(*findings(count), *(a_measure(f"m{id}", id) for id in ids))
    case = ic.record(case, ic.EvidenceAdded(evidence=(a_paper("e1", "mf1", *ids[1:]),), on=START))
    assert expected == [problem.facts["count"] for problem in told(case, "ICN024")]


def test_a_file_that_is_entered_again_and_again_is_one() -> None:
    ids = ["f1", "f2", "f3", "f4"]
    case = a_case(*findings(4), *(a_measure(f"m{id}", id) for id in ids))
    file = ic.FileReference(path="evidence/minutes.txt", sha256="0" * 64, size=3)
    given = tuple(ic.Evidence(id=f"e{id}", index=id, title="会议纪要", supports=(id,), file=file) for id in ids)
    (found,) = told(ic.record(case, ic.EvidenceAdded(evidence=given, on=START)), "ICN024")
    assert "“会议纪要”一份材料用来佐证4个问题：1、2、3、4" == found.message.zh


def test_a_recurrence_without_a_mechanism_is_told_by_the_core() -> None:
    case = a_case(
        a_finding("f1", recurrence_of=(ic.Reference(case="case-0", item="f9", title="Minutes are missing"),)),
        a_measure("m1", nature=CORRECT),
    )
    assert ["IC208"] == [problem.code for problem in told(case, "IC208")]
