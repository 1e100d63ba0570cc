"""The confirmation sheet in Excel: what it shows, what can be filled in, and that it comes back whatever was sorted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

import inspection_core as ic
from inspection_core.testing import a_case, a_finding

from .test_round_trip import fill, propose

HERE = ic.Location(file="notice.txt", line=3, column=1, start=20, end=60)
DOUBT = ic.Rule("XX001", ic.Severity.WARNING, ic.Text("the year is inferred", "年份系推断"))(HERE)

DOUBTED = "the year is inferred"


def _asked() -> ic.Confirmation:
    def read(
        name: str, value: str, part: str = "inspection", item: str | None = None, *doubts: ic.Diagnostic
    ) -> ic.AsRead:
        return ic.AsRead(
            part=part, item=item, name=name, title=name, value=value, quote="=words", where=HERE, problems=doubts
        )

    return ic.Confirmation(
        title="Report",
        file="notice.txt",
        profile=ic.Plugins.installed().profile("neutral-en"),
        readings=(
            read("feedback_date", "2024-03-01", "inspection", None, DOUBT),
            read("title", "Keys are lost", "findings", "f01"),
        ),
    )


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    ic.export(_asked(), "xlsx-confirmation", to=tmp_path / "sheet.xlsx")
    return tmp_path / "sheet.xlsx"


def _case() -> ic.Case:
    return a_case(a_finding("f01", title="Keys are lost"), feedback_date=dt.date(2024, 3, 1))


def test_a_row_shows_place_quotation_value_and_doubt(sheet: Path) -> None:
    rows = list(openpyxl.load_workbook(sheet).worksheets[0].iter_rows(min_row=4, values_only=True))
    expected = [
        ("Row", "Place", "What", "Quotation", "Read as", "Correct to", "Doubt"),
        (
            "inspection/feedback_date",
            "notice.txt:3:1",
            "feedback_date",
            "=words",
            "2024-03-01",
            None,
            str(DOUBT.message),
        ),
        ("findings/f01/title", "notice.txt:3:1", "title", "=words", "Keys are lost", None, None),
    ]
    assert expected == rows


def test_only_what_is_corrected_can_be_filled_in(sheet: Path) -> None:
    page = openpyxl.load_workbook(sheet).worksheets[0]
    locked = [cell.protection.locked for cell in page[5]]
    assert ([True, True, True, True, True, False, True], True) == (locked, page.protection.sheet)


def test_a_doubtful_row_has_a_colour(sheet: Path) -> None:
    page = openpyxl.load_workbook(sheet).worksheets[0]
    colours = [page.cell(row, 7).fill.fgColor.rgb for row in (5, 6)]
    assert ["FFFFE699", "00000000"] == colours


def test_unchanged_it_proposes_nothing(sheet: Path) -> None:
    assert ic.Proposals() == propose(_case(), sheet)


def test_corrections_come_back_with_their_cells(sheet: Path) -> None:
    day, title = ("inspection/feedback_date", "correct_to"), ("findings/f01/title", "correct_to")
    places = fill(sheet, {day: dt.date(2023, 12, 26), title: "Keys go missing"})
    found = propose(_case(), sheet)
    expected = {(places[day], "2024-03-01", "2023-12-26"), (places[title], "Keys are lost", "Keys go missing")}
    assert (expected, (), ()) == (
        {(each.where.cell, each.before, each.after) for each in found.proposals},
        found.conflicts,
        found.problems,
    )


def test_the_same_values_give_the_same_bytes() -> None:
    assert ic.export(_asked(), "xlsx-confirmation") == ic.export(_asked(), "xlsx-confirmation")
