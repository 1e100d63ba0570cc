"""What the ledger, the digest, the publication review, the register of comments and the follow-up say and look like."""

import datetime as dt
from pathlib import Path

import attrs
import pytest
from inspection_core_docx.documents.ledger import GRID, even, spans
from lxml import etree

import inspection_core as ic
from inspection_core.testing import START, a_case, a_finding, a_profile

from ._documents import PLUGINS, W, paragraphs, parts, require_valid

NAMES = ("ledger", "digest", "publication-review", "comments", "follow-up")
TABLES = {"ledger": 1, "digest": 5, "publication-review": 2, "comments": 1, "follow-up": 3}
"""Of the example at a time when all of them have something to tell."""
LATER, FEBRUARY = dt.date(2024, 6, 30), dt.date(2024, 2, 15)


def make(name: str, report: ic.Report, before: ic.Report | None = None, **options: object) -> bytes:
    view = ic.digest(before or report, report) if name == "digest" else report
    return ic.export(view, f"docx-{name}", options={k: str(v) for k, v in options.items()}, plugins=PLUGINS)


def tables(data: bytes) -> list[list[list[str]]]:
    """The text of each cell of each row of each table."""
    body = etree.fromstring(parts(data)["word/document.xml"])
    return [
        [
            ["\n".join(_said(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]
            for row in table.iter(f"{W}tr")
        ]
        for table in body.iter(f"{W}tbl")
    ]


def _said(paragraph: etree._Element) -> str:
    texts = {f"{W}t": None, f"{W}br": "\n"}
    return "".join(texts[each.tag] or each.text or "" for each in paragraph.iter(*texts))


@pytest.fixture(scope="module")
def later(case: ic.Case) -> ic.Report:
    return ic.report(case, as_of=LATER)


@pytest.fixture(scope="module")
def earlier(case: ic.Case) -> ic.Report:
    return ic.report(case, as_of=FEBRUARY)


@pytest.fixture(scope="module")
def audit(root: Path) -> ic.Report:
    return ic.report(ic.load(root / "examples" / "audit-office-en"), as_of=dt.date(2025, 11, 28))


@pytest.fixture(scope="module")
def university(root: Path) -> ic.Report:
    return ic.report(ic.load(root / "examples" / "university"), as_of=dt.date(2025, 10, 31))


@pytest.fixture(params=["zh", "en"])
def empty(request: pytest.FixtureRequest) -> ic.Report:
    """A case that nothing happened to, all of whose findings were taken out."""
    report = ic.report(a_case(profile=PLUGINS.profile(f"neutral-{request.param}")), as_of=START)
    return attrs.evolve(report, aspects=(), items=(), late=(), due_soon=())


# --- all of them -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_part_is_valid(name: str, later: ic.Report, earlier: ic.Report, material: Path) -> None:
    require_valid(make(name, later, earlier), material)


@pytest.mark.parametrize("name", NAMES)
def test_every_part_is_valid_in_english(name: str, audit: ic.Report, material: Path) -> None:
    require_valid(make(name, audit), material)


@pytest.mark.parametrize("name", NAMES)
def test_every_part_is_valid_with_nothing_to_tell(name: str, empty: ic.Report, material: Path) -> None:
    require_valid(make(name, empty), material)


@pytest.mark.parametrize("name", NAMES)
def test_every_table_repeats_its_head_and_breaks_no_row(name: str, later: ic.Report, earlier: ic.Report) -> None:
    body = etree.fromstring(parts(make(name, later, earlier))["word/document.xml"])
    made = list(body.iter(f"{W}tbl"))
    heads = [[row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")] for table in made]
    assert [[True] + [False] * (len(rows) - 1) for rows in heads] == heads
    assert [] == [row for table in made for row in table.iter(f"{W}tr") if row.find(f"{W}trPr/{W}cantSplit") is None]


@pytest.mark.parametrize("name", NAMES)
def test_no_tag_is_left(name: str, later: ic.Report, earlier: ic.Report) -> None:
    said = parts(make(name, later, earlier))["word/document.xml"].decode()
    assert [] == [mark for mark in ("{{", "{%", "None", "%}", "}}") if mark in said]


@pytest.mark.parametrize("name", NAMES)
def test_an_english_case_has_an_english_document(name: str, audit: ic.Report) -> None:
    said = "".join(paragraphs(make(name, audit)))
    assert [] == [char for char in said if "\u3000" <= char <= "\u9fff"]


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_of_a_table_are_as_wide_as_its_grid(name: str, later: ic.Report, earlier: ic.Report) -> None:
    body = etree.fromstring(parts(make(name, later, earlier))["word/document.xml"])
    found = [
        (len(list(table.iter(f"{W}gridCol"))), sum(_span(cell) for cell in row.iter(f"{W}tc")))
        for table in body.iter(f"{W}tbl")
        for row in table.iter(f"{W}tr")
    ]
    assert [] == [(grid, width) for grid, width in found if grid != width]
    assert TABLES[name] <= len(list(body.iter(f"{W}tbl")))


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(span.get(f"{W}val"))


# --- the ledger --------------------------------------------------------------------------------------------------


def test_the_ledger_says_what_the_ledger_of_the_case_says(later: ic.Report) -> None:
    """Cells of a finding stand in its first row only."""
    book = ic.ledger(later)
    own = [not of_measure for of_measure in book.of_measure]
    expected = [
        ["" if mine and not row.first else str(cell or "") for cell, mine in zip(row.cells, own, strict=True)]
        for row in book.rows
    ]
    head, *rows = tables(make("ledger", later))[0]
    assert [column.title for column in book.columns] == [text.replace("\n", "") for text in head]
    assert expected == rows


def test_cells_of_a_finding_are_merged_over_its_measures(later: ic.Report) -> None:
    book = ic.ledger(later)
    body = etree.fromstring(parts(make("ledger", later))["word/document.xml"])
    _, *rows = body.iter(f"{W}tr")
    several = {item.id for item in later.items if len(item.measures) > 1}
    for row, said in zip(book.rows, rows, strict=True):
        merge = "" if row.finding not in several else "restart" if row.first else "continue"
        expected = [None if of_measure or not merge else merge for of_measure in book.of_measure]
        assert expected == [_merge(cell) for cell in said.iter(f"{W}tc")]


def _merge(cell: etree._Element) -> str | None:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return None if merge is None else merge.get(f"{W}val", "continue")


def test_every_column_of_the_neutral_profile_is_of_the_finding_or_of_the_measure() -> None:
    """A column that is told per measure must be named, or its cells were merged and lost."""
    measures = tuple(
        ic.MeasureView(id=f"m{n}", text=f"M{n}", nature="other", nature_word="", findings=("f1",)) for n in "12"
    )
    report = ic.report(a_case(a_finding("f1"), profile=PLUGINS.profile("neutral-zh")), as_of=START)
    owners = tuple(
        ic.OwnerView(role=role, role_word=role, id=role, name=role)
        for role in ("responsible_officer", "lead_unit", "supporting_unit", "handler")
    )
    due = ic.DueView(kind_word="kind", text="due")
    first = attrs.evolve(measures[0], owners=owners, due=due, evidence=("e1",))
    proof = ic.EvidenceView(id="e1", index="E1", title="Proof", kind="file")
    told = ic.ParagraphView(text="Done", measures=("m1",))
    item = attrs.evolve(report.items[0], measures=(first, measures[1]), evidence=(proof,), account=(told,))
    book = ic.ledger(attrs.evolve(report, items=(item,)))
    differing = {c.key for c, a, b in zip(book.columns, *(row.cells for row in book.rows), strict=True) if a != b}
    assert {c.key for c, of_measure in zip(book.columns, book.of_measure, strict=True) if of_measure} == differing


def test_columns_take_the_whole_width_in_proportion() -> None:
    assert (20, 40) == spans([10, 20], [2, 2])
    assert (2, 58) == spans([1, 99], [2, 2])
    assert (4, 56) == spans([1, 99], [4, 2])
    assert GRID == sum(spans([6, 18, 26, 36, 10, 24, 40, 12, 12, 12, 12, 16, 40, 16, 10, 16, 24, 12], [2] * 18))
    assert GRID == sum(spans([12] * 52, [3] * 52))
    assert () == spans([], [])


def test_a_heading_is_broken_into_even_lines() -> None:
    said = [even(*each) for each in (("责任领导", 3), ("序号", 3), ("整改时限（含延期）", 5), ("", 3))]
    assert ["责任\n领导", "序号", "整改时限\n（含延期）", ""] == said


def test_a_ledger_without_findings_says_so(empty: ic.Report) -> None:
    said = tables(make("ledger", empty))[0]
    assert [["没有列入台账的问题。" if empty.language == "zh" else "There is no finding."]] == said[1:]


# --- the digest --------------------------------------------------------------------------------------------------


def test_the_digest_tells_what_moved_and_by_what(later: ic.Report, earlier: ic.Report) -> None:
    digest = ic.digest(earlier, later)
    rows = tables(make("digest", later, earlier))[0][1:]
    assert [(m.number, m.title, f"{m.before_word} → {m.after_word}") for m in digest.moved] == [
        tuple(row[:3]) for row in rows
    ]
    assert "2024年3月15日销号：整改领导小组；整改领导小组会议纪要2024年第5号" in rows[0][3].split("\n")


def test_a_measure_that_was_done_is_told_in_its_words(later: ic.Report, earlier: ic.Report) -> None:
    said = "\n".join(paragraphs(make("digest", later, earlier)))
    done = next(measure for measure in later.item("f03").measures if measure.id == "m03-3")
    assert f"措施完成：{done.text.rstrip('。')}" in said
    assert "m03-3" not in said


def test_the_parts_of_the_digest_are_numbered_as_they_stand(later: ic.Report, earlier: ic.Report) -> None:
    phrase = later.profile.phrase
    keys = ("moved", "slipped", "late", "due_soon", "comments", "by_unit")
    all_six = [f"{number}、{phrase(f'digest_{key}')}" for number, key in zip("一二三四五六", keys, strict=True)]
    assert all_six == [said for said in paragraphs(make("digest", later, earlier)) if said in all_six]
    quiet = attrs.evolve(later, comments=())
    said = paragraphs(make("digest", quiet))
    assert [f"一、{phrase('digest_late')}", f"二、{phrase('digest_due_soon')}", f"三、{phrase('digest_by_unit')}"] == [
        line for line in said if "、" in line[:2]
    ]


def test_the_digest_says_who_is_late_and_what_to_send(later: ic.Report) -> None:
    row = tables(make("digest", later))[0][1]
    item = later.late[0]
    assert [item.full_number, item.title, "党建办", "2024年2月23日", str(item.days_late), item.notice_word] == row


def test_units_to_which_nothing_happened_are_left_out(later: ic.Report, earlier: ic.Report) -> None:
    digest = ic.digest(earlier, later)
    rows = tables(make("digest", later, earlier))[-1][1:]
    busy = [each for each in digest.by_unit if each.moved or each.late or each.due_soon]
    assert [each.name for each in busy] == [row[0] for row in rows]
    assert len(busy) < len(digest.by_unit)


def test_a_digest_has_the_issue_of_the_review_of_its_day(case: ic.Case) -> None:
    held = ic.report(case, as_of=dt.date(2024, 1, 26))
    assert "第1期　2024年1月26日至2024年1月26日" in paragraphs(make("digest", held))


def test_a_digest_without_news_says_so(empty: ic.Report) -> None:
    said = "".join(paragraphs(make("digest", empty)))
    assert ("本期没有变化" if empty.language == "zh" else "Nothing has changed") in said
    assert [] == tables(make("digest", empty))


# --- the publication review --------------------------------------------------------------------------------------


def test_the_review_says_what_is_told_inside_and_outside(later: ic.Report) -> None:
    rows = {row[0]: row for row in tables(make("publication-review", later))[0][1:]}
    secret, told = later.item("f13"), later.item("f20")
    assert secret.public is not None
    assert told.public is not None
    assert [secret.title, secret.text, "不公开", "", "", ""] == rows[secret.full_number][1:7]
    assert [secret.public.reason, secret.public.statement, "市外办党组"] == rows[secret.full_number][7:]
    assert ["改写公开", told.public.number, told.public.title, told.public.text] == rows[told.full_number][3:7]
    assert len(later.items) == len(rows)


def test_the_review_counts_the_decisions(later: ic.Report) -> None:
    assert "截至2024年6月30日：公开22项、改写公开1项、不公开1项。" in paragraphs(make("publication-review", later))


def test_the_review_has_a_line_to_sign_for_each_step(later: ic.Report) -> None:
    rows = tables(make("publication-review", later))[1]
    assert ["环节", "意见", "签字", "日期"] == rows[0]
    assert [step.title for step in later.profile.publication_approvals] == [row[0].strip() for row in rows[1:]]


def test_findings_that_group_others_are_reviewed_too(university: ic.Report) -> None:
    rows = tables(make("publication-review", university))[0][1:]
    assert ["1", "公开"] == [rows[0][0], rows[0][3]]
    assert ["1（1）", "随上级问题"] == [rows[1][0], rows[1][3]]


def test_a_profile_without_steps_has_nothing_to_sign() -> None:
    report = ic.report(a_case(a_finding(), profile=a_profile()), as_of=START)
    assert 1 == len(tables(make("publication-review", report)))


# --- the register of comments ------------------------------------------------------------------------------------


def test_the_register_says_what_was_said_and_replied(later: ic.Report) -> None:
    first, second = tables(make("comments", later))[0][1:]
    comment = later.comments[0]
    assert ["c1", "2024年3月14日", comment.channel] == first[:3]
    assert [comment.text, "4", "2024年3月29日", "2024年3月27日", comment.reply, "已答复"] == first[4:]
    assert ["2024年4月18日", "", "", "待答复、逾期"] == second[6:]
    assert "截至2024年6月30日：收到2条，待答复1条。" in paragraphs(make("comments", later))


def test_a_register_without_comments_says_so(audit: ic.Report, internal: ic.Report) -> None:
    assert "No comment was received by 28 November 2025." in paragraphs(make("comments", audit))
    assert "截至2024年3月1日，没有收到意见。" in paragraphs(make("comments", internal))
    assert [] == tables(make("comments", internal))


# --- the follow-up -----------------------------------------------------------------------------------------------


def test_the_follow_up_lists_what_to_look_at_and_why(university: ic.Report) -> None:
    rows = tables(make("follow-up", university))[0][1:]
    assert [[due.number, due.title, "、".join(due.reasons)] for due in university.follow_up_due] == rows


def test_the_follow_up_says_what_was_found_and_where_it_stands_now(university: ic.Report) -> None:
    rows = {row[0]: row[2:] for row in tables(make("follow-up", university))[1][1:]}
    results = university.follow_ups[0].results
    assert [result.number for result in results] == list(rows)
    assert ["成效巩固", "整改办", "2025年10月14日", ""] == [rows["2（1）"][n] for n in (0, 2, 3, 4)]
    assert ["反弹回潮", "持续推进\n2025-12-31，长期坚持"] == [rows["12（3）"][n] for n in (0, 4)]
    assert "（一）2025年9月15日安排，2025年10月31日前完成" in paragraphs(make("follow-up", university))


def test_what_came_back_stands_with_what_was_promised(university: ic.Report) -> None:
    reference = university.item("f16-1").recurrence_of[0]
    row = tables(make("follow-up", university))[2][1]
    assert [reference.title, reference.case, reference.promised] == row[2:5]


def test_parts_of_the_follow_up_are_numbered_as_they_stand(case: ic.Case, later: ic.Report) -> None:
    numbered = [said[:2] for said in paragraphs(make("follow-up", later)) if said[1:2] == "、"]
    assert ["一、", "二、", "三、"] == numbered
    early = ic.report(case, as_of=FEBRUARY)
    assert ["一、", "二、"] == [said[:2] for said in paragraphs(make("follow-up", early)) if said[1:2] == "、"]


def test_a_follow_up_with_nothing_to_look_at_says_so(empty: ic.Report) -> None:
    assert empty.profile.phrase("follow_up_nothing") in paragraphs(make("follow-up", empty))
    assert [] == tables(make("follow-up", empty))
