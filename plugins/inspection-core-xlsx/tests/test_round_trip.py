"""Real workbooks out and back in: filled in by another program, sorted, saved by LibreOffice, merged, applied."""

from __future__ import annotations

import datetime as dt
import difflib
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

import inspection_core as ic

from .test_layout_xlsx import run_macro

DAY, LATER = dt.date(2024, 3, 1), dt.date(2024, 3, 8)
Cell = tuple[str, str]


def write(report: ic.Report, path: Path, table: str = "ledger", **options: str) -> Path:
    """A copy to be filled in."""
    ic.export(report, f"xlsx-{table}", to=path, options={"copy": "fill", **options})
    return path


def fill(path: Path, cells: dict[Cell, object]) -> dict[Cell, str]:
    """Fill in cells by the keys of their row and column, as a section does; gives where they are."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    rows = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=2)}
    places = {}
    for (row, column), value in cells.items():
        cell = sheet.cell(rows[row], columns[column])
        cell.value, places[row, column] = value, cell.coordinate
    book.save(path)
    return places


def propose(case: ic.Case, *paths: Path) -> ic.Proposals:
    request = ic.CaseRequest(profile=case.draft.profile, case=case, as_of=LATER)
    return ic.propose(paths, request)


def told(found: ic.Proposals) -> set[str]:
    """The cells that come back, in whatever way."""
    places = [where for each in found.proposals for where in each.cells]
    places += [each.where for each in found.conflicts]
    places += [other.where for each in found.conflicts for other in each.others]
    places += [each.where for each in found.problems]
    return {f"{where.file} {where.cell}" for where in places}


NOTHING = ic.Proposals()


@pytest.mark.parametrize("table", ["ledger", "plan", "publication-review"])
def test_a_copy_that_comes_back_as_it_was_proposes_nothing(
    report: ic.Report, table: str, root: Path, tmp_path: Path
) -> None:
    case = next(c for c in map(ic.load, examples(root)) if c.id == report.case)
    path = write(report, tmp_path / "copy.xlsx", table)
    assert NOTHING == propose(case, path)
    fill(path, {})
    assert NOTHING == propose(case, path)


def examples(root: Path) -> Iterator[Path]:
    return (root / "examples" / name for name in ("foreign-affairs-office", "audit-office-en", "university"))


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_a_copy_saved_by_libreoffice_proposes_what_was_filled_in(
    case: ic.Case, internal: ic.Report, converted: Callable[..., dict[str, Path]], tmp_path: Path, suffix: str
) -> None:
    path = write(internal, tmp_path / "copy.xlsx")
    assert NOTHING == propose(case, converted(suffix, same=path.read_bytes())["same"])
    fill(path, {("f09/m09-2", "new_progress"): "-1 不是公式\n第二行", ("f09/m09-3", "due"): dt.date(2024, 12, 31)})
    found = propose(case, converted(suffix, filled=path.read_bytes())["filled"])
    assert [("new_progress", "-1 不是公式\n第二行"), ("due", "2024-12-31")] == [
        (p.what, p.after) for p in found.proposals
    ]
    assert () == found.conflicts


def test_sorting_in_libreoffice_does_not_disturb_the_reading(
    case: ic.Case, internal: ic.Report, program: Callable[[str], str], tmp_path: Path
) -> None:
    source, target = write(internal, tmp_path / "copy.xlsx", blank_rows="2"), tmp_path / "sorted.xlsx"
    area = f"$A$6:$Y${5 + len(ic.filling(internal).rows) + 2}"
    run_macro(program("soffice"), tmp_path, source=source.as_uri(), target=target.as_uri(), area=area)
    found = propose(case, target)
    assert [("f01/m01-1", "new_progress", "typed")] == [(p.row, p.what, p.after) for p in found.proposals]
    assert ((), ["IC301"]) == (found.conflicts, [each.code for each in found.problems])  # that finding is closed


WORDS = (
    "已召开会议",
    "-1 项未完成",
    "=SUM(A1)",
    "@所有人",
    "2024年6月30日",
    "综合科",
    "财务科、人事科",
    "申请销号",
    "12",
    "第一行\n第二行",
)


@pytest.mark.parametrize("seed", range(5))
def test_exactly_the_cells_that_were_changed_come_back(
    case: ic.Case, internal: ic.Report, tmp_path: Path, seed: int
) -> None:
    """A hundred edits of any column, good and bad; five runs make 500."""
    table, chance = ic.filling(internal), random.Random(seed)
    columns = [column.key for column in table.columns if column.key != "row"]
    cells = [(row.key, key) for row in table.rows for key in columns]
    edits: dict[Cell, object] = {cell: f"{chance.choice(WORDS)}" for cell in chance.sample(cells, 100)}
    same = {
        (row.key, column.key): cell for row in table.rows for column, cell in zip(table.columns, row.cells, strict=True)
    }
    edits = {cell: value for cell, value in edits.items() if str(same[cell] or "") != value}
    path = write(internal, tmp_path / "copy.xlsx")
    places = fill(path, edits)
    found = propose(case, path)
    assert {f"copy.xlsx {place}" for place in places.values()} == told(found)


def test_the_copies_of_four_sections_are_merged_and_nothing_is_lost(
    case: ic.Case, internal: ic.Report, tmp_path: Path
) -> None:
    units = ("综合科", "财务科", "友城科", "人事科")
    paths = {unit: write(internal, tmp_path / f"{unit}.xlsx") for unit in units}
    places: dict[str, dict[Cell, str]] = {}
    for n, unit in enumerate(units):
        cells: dict[Cell, object] = {
            ("f09/m09-2", "new_progress"): "会议已开" if n % 2 else "会议未开",
            ("f09/m09-3", "new_progress"): "同样的话",
            (f"f0{n + 3}/m0{n + 3}-1", "percent"): "120",
            ("f10/m10-2", "due"): dt.date(2024, 9, 1 + n),
            (f"f1{n + 1}/m1{n + 1}-1", "new_progress"): f"{unit}填",
        }
        places[unit] = fill(paths[unit], cells)
    found = propose(case, *paths.values())
    assert {f"{unit}.xlsx {place}" for unit in units for place in places[unit].values()} == told(found)
    disputed = {each.what: [each.returned, *(other.returned for other in each.others)] for each in found.conflicts}
    assert {
        "new_progress": ["会议未开", "会议已开", "会议未开", "会议已开"],
        "due": [f"2024-09-0{n}" for n in (1, 2, 3, 4)],
    } == disputed


def test_who_has_not_returned_a_copy_is_named(case: ic.Case, internal: ic.Report, tmp_path: Path) -> None:
    units = ic.parts(internal)
    paths = [write(internal, tmp_path / f"{unit}.xlsx", lead_unit=unit) for unit in units]
    assert NOTHING == propose(case, *paths)
    assert units[1:3] == propose(case, paths[0], *paths[3:]).missing


def test_what_nothing_speaks_against_is_applied(root: Path, tmp_path: Path) -> None:
    home = shutil.copytree(root / "examples" / "foreign-affairs-office", tmp_path / "case")
    case = ic.load(home)
    path = write(ic.report(case, as_of=DAY), tmp_path / "copy.xlsx")
    fill(
        path,
        {
            ("f09/m09-2", "new_progress"): "会议已开",
            ("f09/m09-3", "due"): dt.date(2024, 12, 31),
            ("f09/m09-3", "lead_unit"): "没有的科",
            ("+1", "number"): 9,
            ("+1", "measure"): "新增一次走访",
            ("+1", "lead_unit"): "友城科",
            ("+1", "due"): "2024年6月底前",
        },
    )
    before = (home / "case.yaml").read_text(encoding="utf-8").splitlines()
    with ic.open(home) as folder:
        request = ic.CaseRequest(profile=case.draft.profile, case=folder.case, as_of=LATER)
        found = ic.propose([path], request)
        assert ("f09/m09-3",) == found.held
        taken = ic.apply_proposals(folder, found, recorded_by="p-liaison")
        assert (1, 1) == (len(taken.edits), taken.recorded)
        event = folder.case.journal[-1].event
        assert ("会议已开", "p-liaison") == (getattr(event, "text", ""), event.recorded_by)
        measure = folder.case.document.measures[-1]
        assert ("m09-4", ("f09",), "新增一次走访") == (measure.id, measure.findings, measure.text)
        assert dt.date(2024, 6, 30) == (measure.deadline and measure.deadline.date)
        again = propose(folder.case, path)
        assert [] == [each for each in again.proposals if each.row not in again.held]
    after = (home / "case.yaml").read_text(encoding="utf-8").splitlines()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    assert {"equal", "insert"} == {kind for kind, *_ in matcher.get_opcodes()}


OFFICE = (
    ("市外事办公室巡察整改台账",),
    ("（截至2024年2月29日）",),
    ("序号", "反馈问题", "整改措施", "责任分工", None, None, "完成时限", "整改进展", "完成状态"),
    (None, None, None, "责任领导", "责任科室", "责任人", None, None, None),
)


def office_ledger(case: ic.Case, path: Path) -> Path:
    """A ledger as an office keeps it: the findings of the feedback with other punctuation, merged cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in OFFICE:
        sheet.append(row)
    sheet.merge_cells("A1:I1")
    sheet.merge_cells("D3:F3")
    for column in "ABCGHI":
        sheet.merge_cells(f"{column}3:{column}4")
    for n, finding in enumerate(case.document.findings, start=1):
        top = sheet.max_row + 1
        for k in (1, 2):
            state = "已完成" if n % 3 == 0 else "正在推进"
            sheet.append(
                (n, finding.title.replace("，", ","), f"第{k}项新措施（问题{n}）", "党组书记", "综合科", "综合科科长",
                 f"2024年{n % 12 + 1}月底前", f"问题{n}的进展{k}", state)
            )  # fmt: skip
        for column in "AB":
            sheet.merge_cells(f"{column}{top}:{column}{top + 1}")
    book.save(path)
    return path


def test_the_ledger_of_an_office_is_matched_with_all_findings_and_changes_nothing(root: Path, tmp_path: Path) -> None:
    home = shutil.copytree(root / "examples" / "foreign-affairs-office", tmp_path / "case")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    case = ic.load(home)
    found = propose(case, office_ledger(case, tmp_path / "ledger.xlsx"))
    measures = [p for p in found.proposals if p.what == "measure"]
    assert [each.id for each in case.document.findings for _ in (1, 2)] == [p.finding for p in measures]
    assert before == {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_the_ledger_of_an_office_becomes_a_case(case: ic.Case, tmp_path: Path) -> None:
    path = office_ledger(case, tmp_path / "ledger.xlsx")
    draft = ic.read_draft([path], ic.Request(profile=case.draft.profile))
    document = draft.document
    assert (24, 48) == (len(document.findings), len(document.measures))
    assert {"综合科"} == {body.name for body in document.bodies if body.kind == "section"}
    assert all(measure.deadline is not None and measure.deadline.date for measure in document.measures)
    assert {"已完成": 8, "正在推进": 16} == _counted(opening.printed for opening in draft.openings)


def _counted(words: Iterator[str]) -> dict[str, int]:
    listed = sorted(words)
    return {word: listed.count(word) for word in listed}
