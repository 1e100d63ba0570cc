"""A bulletin onto a case: which finding is which, what is proposed of it; doubts are named, and never guessed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import inspection_core as ic

from ._library import BULLETIN, ON, library, proposed, put, taken

ACCOUNTS = {
    "f01": [("一是", "延长开放时间。各服务点周末开放。"), ("二是", "公示开放时间表。")],
    "f02": [("一是", "开设荐购渠道。"), ("二是", "每季度公布采购清单。")],
    "f03": [(None, "对全部固定资产逐件盘点，账实已经一致。")],
}


def codes(found: ic.Proposals) -> list[str]:
    return [each.code for each in found.problems]


def about(found: ic.Proposals, what: str) -> dict[str | None, tuple[str, str]]:
    """From what to what each finding's proposals of a kind go."""
    return {each.finding: (each.before, each.after) for each in found.proposals if each.what == what}


# --- what is proposed ---------------------------------------------------------------------------------------------


def test_accounts_states_sections_and_contact_are_proposed_each_with_its_place(tmp_path: Path) -> None:
    found = proposed(library(tmp_path), put(tmp_path, "通报.txt", BULLETIN))
    assert [
        ("f01", "account", 10),
        ("f01", "state", 8),
        ("f02", "account", 13),
        ("f02", "state", 11),
        ("f03", "account", 17),
        ("f03", "state", 15),
        (None, "section", 4),
        (None, "section", 18),
        (None, "phone", None),
        (None, "email", None),
    ] == [(each.finding, each.what, each.where.line) for each in found.proposals]
    assert ((), ()) == (found.held, found.conflicts)


def test_what_is_taken_in_stands_in_the_case_with_where_it_was_read(tmp_path: Path) -> None:
    found = proposed(library(tmp_path), put(tmp_path, "通报.txt", BULLETIN))
    case = taken(tmp_path, found)
    accounts = {each.finding: [(each.label, each.text) for each in each.paragraphs] for each in case.document.accounts}
    assert ACCOUNTS == accounts
    assert {ON} == {each.as_of for each in case.document.accounts}
    assert [("s1", "反馈意见.txt"), ("s2", "通报.txt")] == [(each.id, each.file) for each in case.document.sources]
    assert all(
        each.read_from is not None and each.read_from.source == "s2" and each.read_from.stands_in(BULLETIN)
        for each in case.document.accounts
    )
    contact = case.document.inspection.contact
    assert ("0500-5550101", "tsg@example.org") == (contact and contact.phone, contact and contact.email)
    assert ((), ["已完成", "正在整改", "已完成"]) == (
        case.contradictions,
        [entry.event.printed for entry in case.journal if isinstance(entry.event, ic.Imported)],
    )


def test_what_the_case_says_already_is_not_proposed_again(tmp_path: Path) -> None:
    path = put(tmp_path, "通报.txt", BULLETIN)
    case = taken(tmp_path, proposed(library(tmp_path), path))
    again = proposed(case, path)
    assert ((), (), ["IB069"]) == (again.proposals, again.conflicts, codes(again))


def test_nothing_is_changed_by_looking(tmp_path: Path) -> None:
    case = library(tmp_path)
    proposed(case, put(tmp_path, "通报.txt", BULLETIN))
    assert case == ic.load(tmp_path / "case")


def test_a_later_bulletin_is_a_further_account_beside_the_old_one(tmp_path: Path) -> None:
    case = taken(tmp_path, proposed(library(tmp_path), put(tmp_path, "通报.txt", BULLETIN)))
    later = put(tmp_path, "二.txt", BULLETIN, ("账实已经一致", "账实始终一致"), ("2024年12月20日", "2025年6月20日"))
    found = proposed(case, later, on=dt.date(2025, 6, 20))
    assert {"f03": (ACCOUNTS["f03"][0][1], "对全部固定资产逐件盘点，账实始终一致。")} == about(found, "account")


def test_another_account_of_the_same_day_is_a_conflict(tmp_path: Path) -> None:
    case = taken(tmp_path, proposed(library(tmp_path), put(tmp_path, "通报.txt", BULLETIN)))
    found = proposed(case, put(tmp_path, "二.txt", BULLETIN, ("账实已经一致", "账实始终一致")))
    assert ["对全部固定资产逐件盘点，账实始终一致。"] == [each.returned for each in found.conflicts]
    assert () == found.proposals


def test_a_state_is_proposed_only_where_the_case_has_none(tmp_path: Path) -> None:
    library(tmp_path)
    with ic.open(tmp_path / "case") as folder:
        printed = ic.Imported(findings=("f01",), on=ON, state=ic.State.IN_PROGRESS, printed="正在整改")
        folder.record(printed)
    found = proposed(ic.load(tmp_path / "case"), put(tmp_path, "通报.txt", BULLETIN))
    assert {"f02", "f03"} == set(about(found, "state"))
    assert ["IB065", "IB069"] == sorted(codes(found))


def test_a_section_of_other_words_stays_as_it_is_and_that_is_told(tmp_path: Path) -> None:
    case = taken(tmp_path, proposed(library(tmp_path), put(tmp_path, "通报.txt", BULLETIN)))
    changes = (("继续抓好制度落实", "巩固整改成果"), ("0500-5550101", "0500-5550199"))
    found = proposed(case, put(tmp_path, "二.txt", BULLETIN, *changes))
    assert ((), ["IB069", "IB067", "IB067"]) == (found.proposals, codes(found))


def test_without_a_day_of_issue_the_day_that_was_asked_for_is_taken_and_told(tmp_path: Path) -> None:
    path = put(tmp_path, "通报.txt", BULLETIN, ("县图书馆党支部\n2024年12月20日\n", ""))
    found = proposed(library(tmp_path), path, on=dt.date(2024, 12, 31))
    assert "IB068" in codes(found)
    assert {dt.date(2024, 12, 31)} == {each.as_of for each in taken(tmp_path, found).document.accounts}


# --- which finding is which ---------------------------------------------------------------------------------------


def test_other_numbers_of_the_same_words_are_a_hint(tmp_path: Path) -> None:
    found = proposed(library(tmp_path), put(tmp_path, "通报.txt", BULLETIN))
    assert ["IB069"] == codes(found)
    told = found.problems[0].message
    assert "文字相同，但与案卷的序号不同：文中 3 即案卷 1 (f03)" == told.zh
    assert "same words, but other numbers in the case: 3 is 1 (f03) there" == told.en


def test_a_finding_that_the_case_lacks_is_named_and_nothing_of_it_is_proposed(tmp_path: Path) -> None:
    case = library(tmp_path, ("（二）内部管理不严\n1.固定资产台账与实物不符。\n", ""))
    found = proposed(case, put(tmp_path, "通报.txt", BULLETIN))
    assert (["IB060"], {"f01", "f02"}) == (codes(found), set(about(found, "account")))
    assert 15 == found.problems[0].where.line


def test_findings_that_the_document_lacks_are_named(tmp_path: Path) -> None:
    case = library(tmp_path, ("2.图书采购未征求读者意见。\n", "2.图书采购未征求读者意见。\n3.消防器材过期未换。\n"))
    found = proposed(case, put(tmp_path, "通报.txt", BULLETIN))
    assert ["IB064", "IB069"] == codes(found)
    assert "文中没有案卷的下列问题：3" == found.problems[0].message.zh


def test_a_finding_that_may_be_two_is_named_with_both_and_nothing_is_guessed(tmp_path: Path) -> None:
    same = ("1.固定资产台账与实物不符。", "1.固定资产台账与实物不符。\n2.固定资产的台账与实物不符。")
    found = proposed(library(tmp_path, same), put(tmp_path, "通报.txt", BULLETIN))
    assert ({"f01", "f02"}, True) == (set(about(found, "account")), "IB061" in codes(found))
    told = next(each for each in found.problems if each.code == "IB061")
    assert (15, True) == (told.where.line, "f03、f04" in told.message.zh)


def test_an_alike_finding_of_the_same_number_is_held_back_until_somebody_names_it(tmp_path: Path) -> None:
    case = library(tmp_path)
    path = put(tmp_path, "通报.txt", BULLETIN, ("基层服务点开放时间不足", "服务点开放时长不够充足"))
    found = proposed(case, path)
    assert (("通报.txt!1",), ["IB063", "IB069"]) == (found.held, codes(found))
    assert {"f02", "f03"} == {each.finding for each in taken(tmp_path, found).document.accounts}
    named = proposed(ic.load(tmp_path / "case"), path, only=("f01",))
    assert ((), {"f01"}) == (named.held, set(about(named, "account")))


def test_the_public_title_of_a_finding_is_known_too(tmp_path: Path) -> None:
    library(tmp_path)
    path = tmp_path / "case" / "case.yaml"
    own = "    title: 固定资产台账与实物不符\n"
    text = path.read_text(encoding="utf-8")
    assert own in text
    public = "    public: {decision: reword, title: 资产管理需要加强}\n"
    path.write_text(text.replace(own, own + public), encoding="utf-8")
    bulletin = put(tmp_path, "通报.txt", BULLETIN, ("固定资产台账与实物不符", "资产管理需要加强"))
    found = proposed(ic.load(tmp_path / "case"), bulletin)
    assert {"f01", "f02", "f03"} == set(about(found, "account"))


@pytest.mark.parametrize("exporter", ["text-bulletin", "docx-bulletin"])
@pytest.mark.parametrize("name", ["university", "foreign-affairs-office"])
def test_our_own_bulletin_says_nothing_new_of_its_findings(
    root: Path, tmp_path: Path, name: str, exporter: str
) -> None:
    case = ic.load(root / "examples" / name)
    day = max(each.as_of for each in case.document.accounts)
    path = tmp_path / f"b{ic.Plugins.installed().exporter(exporter).suffix}"
    ic.export(ic.report(case, as_of=day, audience="public"), exporter, to=path)
    found = proposed(case, path, on=day)
    assert ({}, {}, ()) == (about(found, "account"), about(found, "state"), found.conflicts)


# --- what is none -------------------------------------------------------------------------------------------------


def test_what_is_no_bulletin_proposes_nothing_and_says_so(tmp_path: Path) -> None:
    path = put(tmp_path, "新闻.txt", "今天下午，全市召开会议，研究部署下一阶段工作。会议指出，要抓好落实。\n")
    found = proposed(library(tmp_path), path)
    assert ((), [ic.Severity.ERROR]) == (found.proposals, [each.severity for each in found.problems])


def test_the_bulletin_of_another_body_proposes_nothing_not_even_its_contact(tmp_path: Path) -> None:
    others = [
        ("基层服务点开放时间不足", "食堂原料没有索证"),
        ("图书采购未征求读者意见", "校车司机没有体检"),
        ("固定资产台账与实物不符", "实验药品混放"),
    ]
    found = proposed(library(tmp_path), put(tmp_path, "通报.txt", BULLETIN, *others))
    assert ((), (), ["IB070"]) == (found.proposals, found.conflicts, codes(found))
    assert "文中的问题（3 个）案卷里一个也没有" in found.problems[0].message.zh


def test_the_notice_itself_proposes_nothing(tmp_path: Path) -> None:
    case = library(tmp_path)
    found = proposed(case, tmp_path / "反馈意见.txt")
    assert ((), []) == (found.proposals, codes(found))
