"""From files to a draft case: our own format, and CSV tables of findings, with every doubt at its line."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

import inspection_core as ic
from inspection_core.codec import encode
from inspection_core.formats import write_yaml
from inspection_core.lifecycle import faults_of
from inspection_core.model import DOCUMENT_FORMAT
from inspection_core.proposals import Request
from inspection_core.testing import a_profile

from .data.cases import DATA, day

BUILT_IN = ic.Plugins()
ASKED = Request(profile=a_profile("neutral-zh"))


def read(importer: str, *files: Path) -> ic.Draft:
    """What an importer makes of files."""
    return BUILT_IN.importer(importer).read(files, ASKED)


def table(folder: Path, raw: str | bytes, name: str = "ledger.csv") -> ic.Draft:
    """What the importer of tables makes of a file."""
    (folder / name).write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return read("findings", folder / name)


def rows(draft: ic.Draft) -> list[tuple[str, str, str, str]]:
    """Number, aspect, title and text of each finding."""
    aspects = {aspect.id: aspect.title for aspect in draft.document.aspects}
    return [(f.number, aspects.get(f.aspect or "", ""), f.title, f.text) for f in draft.document.findings]


def places(draft: ic.Draft) -> list[tuple[str, int | None]]:
    """The code and line of each problem that wants a look."""
    wanted = (problem for problem in draft.problems if problem.severity is not ic.Severity.HINT)
    return [(problem.code, problem.where.line) for problem in wanted]


def written(lines: Sequence[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue()


# --- a case -----------------------------------------------------------------------------------------------------


def test_the_document_of_another_case_is_taken_over_whole() -> None:
    draft = read("case", DATA / "small" / "case.yaml")
    assert (ic.load(DATA / "small").document, ()) == (draft.document, draft.problems)


def test_a_problem_of_another_case_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("format: inspection-case/1\ninspektion: {}\n", encoding="utf-8")
    with pytest.raises(ic.InvalidCaseError, match=r"case\.yaml:2:1: IC010: .* Did you mean 'inspection'"):
        read("case", tmp_path / "case.yaml")


def test_doubts_about_another_case_come_with_the_draft(tmp_path: Path) -> None:
    text = (DATA / "small" / "case.yaml").read_text(encoding="utf-8").replace("补齐记录。", "补齐 #3 记录。", 1)
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    assert ["IC018"] == [each.code for each in read("case", tmp_path / "case.yaml").problems]


# --- a table ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        "序号,方面,反馈问题,具体表现",
        "编号,反馈方面,存在问题,问题描述",
        "序号,问题类别,问题,具体表现",
        "number,aspect,title,text",
        "No.,Area,Finding,Description",
    ],
)
def test_columns_are_known_by_their_headings_and_synonyms(header: str, tmp_path: Path) -> None:
    draft = table(tmp_path, f"{header}\n7,学习,会议记录不全,抽查三次\n")
    assert [("7", "学习", "会议记录不全", "抽查三次")] == rows(draft)


def test_the_profile_of_the_request_knows_headings_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "ledger.csv").write_text("流水,事由\n1,甲\n", encoding="utf-8")
    own = ic.Column(key="number", title="流水"), ic.Column(key="title", title="台账标题", synonyms=("事由",))
    asked = Request(profile=a_profile("neutral-zh", ledger=own))
    draft = BUILT_IN.importer("findings").read([tmp_path / "ledger.csv"], asked)
    assert [("1", "", "甲", "甲")] == rows(draft)


def test_an_aspect_left_empty_is_the_one_above(tmp_path: Path) -> None:
    """Merged cells come out of a spreadsheet like that."""
    draft = table(tmp_path, "方面,反馈问题\n学习,甲\n,乙\n纪律,丙\n,丁\n")
    assert ["学习", "学习", "纪律", "纪律"] == [aspect for _, aspect, _, _ in rows(draft)]


def test_findings_without_numbers_are_counted(tmp_path: Path) -> None:
    assert ["1", "2"] == [number for number, *_ in rows(table(tmp_path, "反馈问题\n甲\n乙\n"))]


def test_a_finding_without_a_number_gets_one_that_is_free(tmp_path: Path) -> None:
    draft = table(tmp_path, "序号,反馈问题\n2,甲\n,乙\n,丙\n")
    assert (["2", "3", "4"], ()) == ([number for number, *_ in rows(draft)], faults_of(draft.document))


def test_a_table_with_texts_only_is_enough(tmp_path: Path) -> None:
    assert [("1", "", "抽查三次会议，两次没有记录。", "抽查三次会议，两次没有记录。")] == rows(
        table(tmp_path, "问题描述\n抽查三次会议，两次没有记录。\n")
    )


def test_what_excel_writes_is_read(tmp_path: Path) -> None:
    raw = '\ufeff序号,反馈问题\r\n1,"甲，""乙""\n丙"\r\n'.encode()
    assert [("1", "", '甲，"乙"\n丙', '甲，"乙"\n丙')] == rows(table(tmp_path, raw))


def test_a_row_without_a_finding_is_told_at_its_line(tmp_path: Path) -> None:
    draft = table(tmp_path, "序号,反馈问题\n1,甲\n2,\n,\n3,丙\n")
    assert [("IC210", 3)] == places(draft)


def test_a_line_is_counted_as_an_editor_counts_it(tmp_path: Path) -> None:
    """A cell may hold line breaks: the row after it begins further down."""
    draft = table(tmp_path, written([["序号", "反馈问题"], ["1", "甲\n乙\n丙"], ["2", ""]]))
    assert [("IC210", 5)] == places(draft)


def test_rows_and_cells_that_are_missing_do_no_harm(tmp_path: Path) -> None:
    assert ["甲", "乙"] == [
        title for _, _, title, _ in rows(table(tmp_path, "序号,反馈问题,方面\n\n1,甲\n2,乙,学习,多余\n\n"))
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(end: str, tmp_path: Path) -> None:
    assert ["甲", "乙"] == [
        title for _, _, title, _ in rows(table(tmp_path, end.join(["序号,反馈问题", "1,甲", "2,乙", ""])))
    ]


def test_a_cell_may_be_as_long_as_it_likes(tmp_path: Path) -> None:
    long = "长" * 200_000
    assert [long] == [text for *_, text in rows(table(tmp_path, f"反馈问题,具体表现\n甲,{long}\n"))]


@pytest.mark.parametrize("raw", ["", "\n", "甲,乙\n1,2\n", "序号,方面\n1,学习\n", "\0"])
def test_a_table_without_a_column_for_findings_is_told_what_it_needs(raw: str, tmp_path: Path) -> None:
    draft = table(tmp_path, raw)
    [problem] = draft.problems
    assert ((), "IC033", "ledger.csv:1") == (draft.document.findings, problem.code, str(problem.where))
    assert "反馈问题" in problem.say("zh")


def test_a_table_in_gbk_is_read_and_its_encoding_told(tmp_path: Path) -> None:
    draft = table(tmp_path, "序号,反馈问题\n1,甲\n".encode("gbk"))
    assert (["甲"], ["IC046"]) == (
        [each.title for each in draft.document.findings],
        [each.code for each in draft.problems],
    )


def test_a_table_in_neither_utf_8_nor_gb18030_is_told_to_be_saved_as_utf_8(tmp_path: Path) -> None:
    with pytest.raises(ic.CaseFileError, match=r"IC003: byte \d+ is not UTF-8\. Save the file as UTF-8\."):
        table(tmp_path, "序号,反馈问题\n1,甲\n".encode("gbk") + b"\xff\n")


@pytest.mark.parametrize("name", ["findings", "case"])
def test_a_file_that_is_not_there_is_told_by_its_path(name: str, tmp_path: Path) -> None:
    with pytest.raises(ic.CaseFileError, match="IC001"):
        read(name, tmp_path / "no.csv")


@pytest.mark.parametrize("name", ["整改台账 2024.csv", "a" * 60 + ".csv", "台账(终稿).csv"])
def test_a_draft_contradicts_itself_in_nothing_whatever_the_file_is_called(name: str, tmp_path: Path) -> None:
    draft = table(tmp_path, "序号,方面,反馈问题\n1,学习,甲\n2,学习,乙\n1,纪律,丙\n", name)
    assert () == faults_of(draft.document)


def test_a_number_that_stands_twice_is_told_at_its_line(tmp_path: Path) -> None:
    """Two sheets pasted one below the other: the case would contradict itself, and the user can't see where."""
    assert [("IC211", 3)] == places(table(tmp_path, "序号,反馈问题\n1,甲\n1,乙\n"))


def test_a_number_of_two_files_is_told_at_the_second(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("序号,反馈问题\n1,甲\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("序号,反馈问题\n1,乙\n2,丙\n", encoding="utf-8")
    draft = read("findings", tmp_path / "a.csv", tmp_path / "b.csv")
    said = [str(problem.where) for problem in draft.problems]
    assert (["甲", "乙", "丙"], ["b.csv:2"]) == ([title for _, _, title, _ in rows(draft)], said)


def test_a_file_of_several_that_is_no_table_refuses_them_all(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("序号,反馈问题\n1,甲\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("电话\n1\n", encoding="utf-8")
    draft = read("findings", tmp_path / "a.csv", tmp_path / "b.csv")
    assert ((), [("IC033", "b.csv:1")]) == (
        draft.document.findings,
        [(each.code, str(each.where)) for each in draft.problems],
    )


def test_a_draft_becomes_a_case(tmp_path: Path) -> None:
    draft = table(tmp_path, "序号,方面,反馈问题\n1,学习,甲\n2,学习,乙\n")
    case = tmp_path / "case"
    case.mkdir()
    plain = {"format": DOCUMENT_FORMAT, **encode(draft.document)}
    (case / "case.yaml").write_text(write_yaml(plain), encoding="utf-8")
    loaded = ic.load(case, plugins=BUILT_IN)
    assert draft.document == loaded.document
    problems = ic.check(loaded, as_of=day(1, 1), plugins=BUILT_IN)
    assert {"IC201"} == {problem.code for problem in problems}


def test_a_ledger_that_we_wrote_is_read_again(tmp_path: Path) -> None:
    """A row per measure: findings, measures, owners and time limits are those of the case."""
    case = ic.load(DATA / "small", plugins=BUILT_IN)
    draft = table(tmp_path, ic.export(ic.report(case, as_of=day(2, 1)), "csv-ledger", plugins=BUILT_IN))
    assert [(f.number, f.title, f.text) for f in case.document.findings] == [
        (number, title, text) for number, _, title, text in rows(draft)
    ]
    assert plan(case.document, case) == plan(draft.document)


def plan(document: ic.Document, case: ic.Case | None = None) -> list[tuple[object, ...]]:
    """Each measure with the names of its owners and its last day; how a case computed it, where it is given."""
    names = {
        party.id: getattr(party, "short_name", None) or party.name for party in (*document.bodies, *document.people)
    }
    due = case.draft.due if case else {}
    return [
        (
            m.text,
            sorted((o.role.value, names[o.who]) for o in m.owners),
            due[m.id].day if m.id in due else m.deadline and m.deadline.date,
        )
        for m in document.measures
    ]
