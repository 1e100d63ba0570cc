"""`inspection import` and `inspection start` with documents: what is shown, what is made, and what programs get."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import sys
import unittest.mock
from collections.abc import Mapping
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

import inspection_core as ic

from ._library import BULLETIN, LEDGER, NOTICE, put

DOCUMENTS = Path(__file__).parent / "documents"
UNNAMED = NOTICE.replace(NOTICE.splitlines()[2], "现将巡察情况反馈如下。").replace(
    NOTICE.splitlines()[0], "巡察反馈意见"
)
NEWS = "今天下午，全市召开会议，研究部署下一阶段工作。会议指出，要抓好落实。\n"


@frozen
class Said:
    """What a call of the command gave."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


def run(folder: Path, *words: object, lang: str = "zh") -> Said:
    """Call the installed command in a folder, in this process; an exception that it lets through is one of the test."""
    [command] = entry_points(group="console_scripts", name="inspection")
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        unittest.mock.patch.object(sys, "argv", ["inspection", *map(str, words), "--lang", lang]),
        unittest.mock.patch.object(sys, "stdin", io.StringIO()),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        contextlib.chdir(folder),
        pytest.raises(SystemExit) as ended,
    ):
        command.load()()
    said = (each.buffer.getvalue().decode("utf-8") for each in (out, err))
    return Said(int(ended.value.code or 0), *said)


def files(folder: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- a look at one ------------------------------------------------------------------------------------------------

LOOK = """\
县图书馆党支部关于巡察整改进展情况的通报
  检查单位    县委第二巡察组
  被检查单位  县图书馆党支部
  检查时间    2024-08-05 — 2024-08-30
  反馈日期    2024-09-20（推断）
  联系方式    0500-5550101  tsg@example.org
  合计        方面 2，问题 3，整改情况 5 段（¶），印出的状态 3
1  公共服务职责履行有差距
  1  基层服务点开放时间不足  ¶2  已完成  IB003
  2  图书采购未征求读者意见  ¶2  正在整改
2  内部管理不严
  3  固定资产台账与实物不符  ¶1  已完成
未读入 13 字
  通报.txt:3:69  现将整改进展情况予以公布。
"""
LOOK_EN = """\
县图书馆党支部关于巡察整改进展情况的通报
  inspecting  县委第二巡察组
  inspected   县图书馆党支部
  period      2024-08-05 — 2024-08-30
  feedback    2024-09-20 (inferred)
  contact     0500-5550101  tsg@example.org
  in all      aspects 2, findings 3, paragraphs (¶) 5, printed states 3
1  公共服务职责履行有差距
  1  基层服务点开放时间不足  ¶2  已完成  IB003
  2  图书采购未征求读者意见  ¶2  正在整改
2  内部管理不严
  3  固定资产台账与实物不符  ¶1  已完成
Not read, characters: 13
  通报.txt:3:69  现将整改进展情况予以公布。
"""


@pytest.mark.parametrize(("lang", "shown"), [("zh", LOOK), ("en", LOOK_EN)])
def test_a_look_shows_the_head_the_outline_and_what_is_left_over(lang: str, shown: str, tmp_path: Path) -> None:
    put(tmp_path, "通报.txt", BULLETIN, ("。二是公示", "。三是公示"), ("2024年9月20日", "9月20日"))
    made = run(tmp_path, "import", "通报.txt", "--dry-run", lang=lang)
    assert (0, shown) == (made.status, made.out)
    assert ["通报.txt"] == [path.name for path in tmp_path.iterdir()]


def test_doubts_come_first_the_gravest_before_the_others_each_with_its_line(tmp_path: Path) -> None:
    put(tmp_path, "通报.txt", BULLETIN, ("。二是公示", "。三是公示"), ("2024年9月20日", "9月20日"))
    told = [line for line in run(tmp_path, "import", "通报.txt", "--dry-run").err.splitlines() if line[0] != " "]
    assert ["通报.txt:10:19: IB003", "通报.txt:3:40: IB006", "通报.txt: IB021"] == [
        line.split("：")[0] for line in told
    ]


def test_what_is_neither_has_one_error_and_status_1(tmp_path: Path) -> None:
    put(tmp_path, "新闻.txt", NEWS)
    made = run(tmp_path, "import", "新闻.txt", "--dry-run", "--json")
    assert (1, []) == (made.status, made.data["findings"])
    assert [("IB001", "error")] == [(each["code"], each["severity"]) for each in made.data["diagnostics"]]


def test_what_is_neither_makes_no_case(tmp_path: Path) -> None:
    put(tmp_path, "新闻.txt", NEWS)
    made = run(tmp_path, "import", "新闻.txt", "--to", "new")
    assert (1, ["新闻.txt"]) == (made.status, [path.name for path in tmp_path.iterdir()])


def test_one_file_is_an_object_for_programs_with_all_its_doubts(tmp_path: Path) -> None:
    put(tmp_path, "通报.txt", BULLETIN)
    data = run(tmp_path, "import", "通报.txt", "--dry-run", "--json").data
    assert {
        "title", "inspected", "inspecting", "kind", "period", "feedback_date", "inferred", "aspects", "findings",
        "sections", "stated_totals", "contact", "issuer", "issue_date", "diagnostics", "remainder",
    } == set(data)  # fmt: skip
    codes = [each["code"] for each in data["diagnostics"]]
    assert len(codes) == len(set(codes))


# --- several ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_of_documents_becomes_a_folder_of_cases(jobs: int, tmp_path: Path) -> None:
    made = run(tmp_path, "import", DOCUMENTS, "--to", "cases", "--jobs", jobs)
    documents = {path.stem for path in DOCUMENTS.glob("*.txt")}
    assert (0, documents) == (made.status, {path.name for path in (tmp_path / "cases").iterdir()})


def test_the_cases_of_several_processes_are_those_of_one(tmp_path: Path) -> None:
    for jobs in (1, 2):
        run(tmp_path, "import", DOCUMENTS, "--to", f"cases-{jobs}", "--jobs", jobs, "--on", "2024-01-02")
    assert files(tmp_path / "cases-1") == files(tmp_path / "cases-2")


def test_one_that_is_none_stops_no_other_and_is_told(tmp_path: Path) -> None:
    put(tmp_path, "通报.txt", BULLETIN)
    put(tmp_path, "新闻.txt", NEWS)
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 not a zip")
    made = run(tmp_path, "import", "新闻.txt", "坏.docx", "通报.txt", "--to", "out")
    assert (1, ["通报"]) == (made.status, [path.name for path in (tmp_path / "out").iterdir()])
    assert ["新闻.txt", "坏.docx"] == [line.split(":")[0] for line in made.err.splitlines() if line[0] != " "]


def test_several_are_a_list_for_programs(tmp_path: Path) -> None:
    put(tmp_path, "通报.txt", BULLETIN)
    put(tmp_path, "新闻.txt", NEWS)
    made = run(tmp_path, "import", "通报.txt", "新闻.txt", "--dry-run", "--json")
    alone = run(tmp_path, "import", "通报.txt", "--dry-run", "--json").data
    assert {"file": "通报.txt", **alone} == made.data[0]
    assert (1, "新闻.txt", []) == (made.status, made.data[1]["file"], made.data[1]["findings"])


# --- of one inspection --------------------------------------------------------------------------------------------


def test_a_notice_makes_the_case_and_its_bulletin_is_shown_beside(tmp_path: Path) -> None:
    put(tmp_path, "反馈意见.txt", NOTICE)
    put(tmp_path, "通报.txt", BULLETIN)
    made = run(tmp_path, "import", "反馈意见.txt", "通报.txt", "--together", "--to", "case")
    assert 0 == made.status, made.err
    document = ic.load(tmp_path / "case").document
    assert (3, ()) == (len(document.findings), document.accounts)
    assert "  通报.txt:10:1  修改  整改情况: 一是延长开放时间。" in made.out
    assert "  inspection import 通报.txt --case case --apply --actor ID" == made.out.splitlines()[-1]


def test_looking_at_two_of_one_inspection_makes_nothing(tmp_path: Path) -> None:
    put(tmp_path, "反馈意见.txt", NOTICE)
    put(tmp_path, "通报.txt", BULLETIN)
    before = files(tmp_path)
    made = run(tmp_path, "import", "反馈意见.txt", "通报.txt", "--together", "--dry-run", "--json")
    assert (0, before) == (made.status, files(tmp_path))
    assert ["account", "state"] == [each["what"] for each in made.data["others"]["proposals"]][:2]
    assert "县委第二巡察组关于巡察县图书馆党支部情况的反馈" == made.data["case"]["title"]


# --- start --------------------------------------------------------------------------------------------------------


def start(folder: Path, *words: object, notice: str = NOTICE, ledger: str = LEDGER) -> Said:
    put(folder, "反馈意见.txt", notice)
    put(folder, "台账.csv", ledger)
    return run(folder, "start", *words, "--on", "2024-10-08")


def test_start_makes_the_case_its_first_ledger_and_the_sheet_of_doubts(tmp_path: Path) -> None:
    made = start(tmp_path, "反馈意见.txt", "台账.csv")
    assert 0 == made.status, made.err
    case = ic.load(tmp_path / "反馈意见")
    document = case.document
    assert ("县委第二巡察组关于巡察县图书馆党支部情况的反馈", 3, 3) == (
        document.inspection.title,
        len(document.findings),
        len(document.measures),
    )
    assert ["县委第二巡察组", "县图书馆党支部", "业务科", "采编科", "办公室"] == [each.name for each in document.bodies]
    assert [("f01", "正在整改"), ("f02", "已完成"), ("f03", "已完成")] == [
        (each.event.findings[0], each.event.printed) for each in case.journal if isinstance(each.event, ic.Imported)
    ]
    names = {path.stem for path in (tmp_path / "反馈意见" / "build").iterdir()}
    assert ({"台账", "核对表"}, ()) == (names, case.contradictions)


def test_start_says_what_was_made_and_what_to_do_next(tmp_path: Path) -> None:
    made = start(tmp_path, "反馈意见.txt", "台账.csv")
    assert [
        "反馈意见：新案卷，方面 2，问题 3，措施 3。",
        f"  {Path('反馈意见/case.yaml')}",
        "由其他文件带入：修改 9 处，记录 3 条；冲突 0 处、未采纳 0 行，均未写入。",
        "存疑 1 处。",
        "下一步：",
        "  在核对表上改正读错之处，然后",
        "  inspection check 反馈意见",
        "  inspection adopt 反馈意见",
    ] == [line for line in made.out.splitlines() if "build" not in line and "台账.csv" not in line]


def test_what_speaks_against_the_notice_is_told_and_written_nowhere(tmp_path: Path) -> None:
    extra = LEDGER + "4,食堂承包未经招标,重新招标。,办公室,郑强,2024-10-31,已完成\n"
    made = start(tmp_path, "反馈意见.txt", "台账.csv", ledger=extra)
    assert (0, True) == (made.status, "食堂承包未经招标" in made.err)
    assert "食堂" not in (tmp_path / "反馈意见" / "case.yaml").read_text(encoding="utf-8")


def test_the_folder_may_be_named_and_options_say_more_than_the_notice(tmp_path: Path) -> None:
    words = ("馆", "--from", "反馈意见.txt", "--title", "县图书馆整改", "--feedback-date", "2024-09-21")
    made = start(tmp_path, *words)
    assert 0 == made.status, made.err
    case = ic.load(tmp_path / "馆")
    assert ("馆", "县图书馆整改", "2024-09-21") == (
        case.id,
        case.document.inspection.title,
        str(case.document.inspection.feedback_date),
    )


def test_what_the_notice_does_not_say_stays_open_with_a_warning(tmp_path: Path) -> None:
    made = start(tmp_path, "反馈意见.txt", notice=UNNAMED)
    assert 0 == made.status, made.err
    names = {each.id: each.name for each in ic.load(tmp_path / "反馈意见").document.bodies}
    told = [line for line in made.err.splitlines() if "IC097" in line]
    assert sum(name == "?" for name in names.values()) == len(told) > 0


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("反馈意见.txt", "甲", "乙"), 2, "IC411"),
        (("反馈意见.txt", "没有.xlsx"), 1, "IC001"),
        ((), 2, "IC411"),
        (("新闻.txt",), 1, "IB001"),
        (("反馈意见.txt", "坏.csv"), 1, "IC033"),
    ],
)
def test_a_start_that_fails_leaves_no_folder(words: tuple[str, ...], status: int, code: str, tmp_path: Path) -> None:
    put(tmp_path, "新闻.txt", NEWS)
    put(tmp_path, "坏.csv", "甲,乙\n1,2\n")
    made = start(tmp_path, *words)
    assert (status, True) == (made.status, code in made.err), made.err
    assert ["反馈意见.txt", "台账.csv", "坏.csv", "新闻.txt"] == sorted(path.name for path in tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_sheet_of_what_was_read_is_written_and_comes_back(suffix: str, tmp_path: Path) -> None:
    put(tmp_path, "反馈意见.txt", NOTICE)
    sheet = f"核对{suffix}"
    made = run(tmp_path, "import", "反馈意见.txt", "--to", "case", "--confirm-sheet", sheet)
    back = run(tmp_path, "import", sheet, "--case", "case")
    assert (0, 0) == (made.status, back.status), made.err + back.err
    assert "可记录 0 项，可修改 0 处，冲突 0 处，暂不采纳 0 行。" == back.out.splitlines()[-1]


@pytest.mark.parametrize(("notice", "read"), [(NOTICE, "县委第二巡察组"), (UNNAMED, "")])
def test_what_is_corrected_or_filled_in_on_the_sheet_is_an_edit(notice: str, read: str, tmp_path: Path) -> None:
    put(tmp_path, "反馈意见.txt", notice)
    run(tmp_path, "import", "反馈意见.txt", "--to", "case", "--confirm-sheet", "核对.csv")
    with (tmp_path / "核对.csv").open(encoding="utf-8-sig", newline="") as table:
        head, *rows = csv.reader(table)
    at = next(n for n, row in enumerate(rows) if row[0] == "bodies/b-inspecting/name")
    rows[at][head.index("更正为")] = "县委第三巡察组"
    with (tmp_path / "核对.csv").open("w", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows([head, *rows])
    made = run(tmp_path, "import", "核对.csv", "--case", "case", "--json")
    proposals = [(each["from"], each["to"], each["held"]) for each in made.data["proposals"]]
    assert [(read, "县委第三巡察组", False)] == proposals


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("反馈意见.txt", "--confirm-sheet", "核对.pdf"), "IC411：--confirm-sheet 核对.pdf：不能写 .pdf 文件"),
        (("反馈意见.txt", "通报.txt", "--confirm-sheet", "核对.csv"), "IC411：--confirm-sheet 只用于单份文件"),
    ],
)
def test_a_sheet_that_can_not_be_is_refused_before_anything_is_made(
    words: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    put(tmp_path, "反馈意见.txt", NOTICE)
    put(tmp_path, "通报.txt", BULLETIN)
    before = files(tmp_path)
    made = run(tmp_path, "import", *words, "--to", "case")
    assert (2, True, before) == (made.status, made.err.startswith(told), files(tmp_path)), made.err


def test_the_sheet_that_start_writes_comes_back(tmp_path: Path) -> None:
    start(tmp_path, "反馈意见.txt", "台账.csv")
    [sheet] = (tmp_path / "反馈意见" / "build").glob("核对表.*")
    made = run(tmp_path, "import", sheet, "--case", "反馈意见")
    assert (0, "可记录 0 项，可修改 0 处，冲突 0 处，暂不采纳 0 行。") == (made.status, made.out.splitlines()[-1])
