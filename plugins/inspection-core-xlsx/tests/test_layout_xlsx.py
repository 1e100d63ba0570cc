"""How sheets look and behave: headers, pages, what stays in sight, charts, and what LibreOffice makes of them."""

import datetime as dt
import subprocess
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from hypothesis import given, strategies as st
from inspection_core_xlsx._header import header_of
from inspection_core_xlsx._heights import HIGHEST, LINE, fitted, lines
from lxml import etree
from openpyxl.utils import range_boundaries

import inspection_core as ic

from ._written import FORMS, MAIN, NAMES, export, opened, parts, saying, values, with_profile

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


# --- headers ----------------------------------------------------------------------------------------------------


def _wide() -> tuple[ic.Column, ...]:
    """The 52 columns of another body, under three rows of headings."""
    found = [
        ic.Column(key=key, title=f"列{n}", width=10, heads=("基本情况",) if n < 4 else ())
        for n, key in enumerate(("number", "aspect", "title", "text", "measure", "lead_unit", "due", "state"))
    ]
    free = [
        ic.Column(key=f"free{n}", title=f"空列{n}", width=9, heads=(f"第{n // 22 + 1}部分", f"第{n // 4 + 1}组"))
        for n in range(43)
    ]
    path = ic.Column(key="answered", title="答复单位", width=12, path="item.response.by")
    return (*found, *free, path)


def test_a_profile_of_52_columns_under_three_rows_is_data_alone(internal: ic.Report) -> None:
    made = with_profile(internal, ledger=_wide())
    printed, form = (opened(export(made, "ledger", copy=copy)).worksheets[0] for copy in ("print", "fill"))
    assert (53, 59) == (printed.max_column, form.max_column)  # and one for the lights; the key and six to fill in
    heads = {str(area) for area in printed.merged_cells.ranges if area.min_row >= 3 and area.max_row <= 5}
    assert {"A3:D3", "E3:E5", "A4:A5", "I3:AD3", "I4:L4", "AZ3:AZ5"} <= heads
    assert ["第1部分", "第1组", "空列0"] == [printed.cell(row, 9).value for row in (3, 4, 5)]
    assert ("$3:$5", "A6:BG84") == (printed.print_title_rows, form.auto_filter.ref)


def test_the_heads_of_a_header_are_shared_by_neighbours() -> None:
    heads = [("A",), ("A",), (), ("A", "B"), ("A", "C")]
    columns = [ic.Column(key=str(n), title=str(n), heads=each) for n, each in enumerate(heads)]
    header = header_of(columns)
    assert (("A", "", "2", "A", ""), ("0", "1", "", "B", "C"), ("", "", "", "3", "4")) == header.rows
    areas = {(0, 0, 0, 1), (0, 2, 2, 2), (0, 3, 0, 4), (1, 0, 2, 0), (1, 1, 2, 1)}
    assert areas == set(header.areas)


HEADS = st.lists(st.sampled_from("AB"), max_size=2).map(tuple)


@given(st.lists(HEADS, min_size=1, max_size=12))
def test_every_cell_of_a_header_has_a_text_or_belongs_to_one_that_has(all_heads: list[tuple[str, ...]]) -> None:
    columns = [ic.Column(key=str(n), title=f"t{n}", heads=heads) for n, heads in enumerate(all_heads)]
    header = header_of(columns)
    covered = {(row, column): 0 for row in range(len(header.rows)) for column in range(len(columns))}
    for top, left, below, right in header.areas:
        assert header.rows[top][left]
        for row in range(top, below + 1):
            for column in range(left, right + 1):
                covered[row, column] += 1
    assert {1} == {
        covered[row, column] or int(bool(text))
        for row, texts in enumerate(header.rows)
        for column, text in enumerate(texts)
    }
    assert [f"t{n}" for n in range(len(columns))] == [
        next(row[n] for row in header.rows if row[n] == f"t{n}") for n in range(len(columns))
    ]


# --- heights ----------------------------------------------------------------------------------------------------


def test_a_character_of_the_east_is_as_wide_as_two_letters() -> None:
    assert (1, 2, 1, 3) == (lines("整改" * 5, 20), lines("整改" * 6, 20), lines("ab", 20), lines("a\n\nb", 20))


CELLS = st.lists(st.text("整改ab\n", max_size=300), min_size=3, max_size=3)


@given(st.lists(CELLS, min_size=1, max_size=5))
def test_rows_are_high_enough_for_what_they_share(rows: list[list[str]]) -> None:
    heights, sizes = fitted(rows, (0,), (20, 20, 20))
    wanted = [[lines(cell, 20) * LINE for cell in row] for row in rows]
    if not sizes:
        assert wanted[0][0] <= sum(heights)
        assert all(max(row[1:]) <= height for row, height in zip(wanted, heights, strict=True))
    assert max(heights) <= HIGHEST


def test_a_text_that_the_highest_row_has_no_room_for_has_smaller_letters(internal: ic.Report) -> None:
    sheet = opened(export(saying(internal, "整改" * 900), "ledger")).worksheets[0]
    cell = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("整改整改"))
    assert 6 == cell.font.sz
    wanted = lines(str(cell.value), 24.5 * 10 / 6) * 14 * 0.6
    assert wanted <= sum(sheet.row_dimensions[n].height for n in (4, 5, 6))


def test_rows_of_a_form_grow_with_what_is_written_into_them(internal: ic.Report) -> None:
    """A height that was set by hand would stay, and hide the end of a longer text."""
    printed, form = (parts(export(internal, "ledger", copy=copy)) for copy in ("print", "fill"))
    sheet = "xl/worksheets/sheet1.xml"
    assert (False, True) == (b"customHeight" in form[sheet], b"customHeight" in printed[sheet])
    assert b' ht="' in form[sheet]


# --- pages ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "options", "paper"),
    [
        ("ledger", {}, 8),
        ("ledger", {"copy": "fill"}, 8),
        ("plan", {}, 9),
        ("owners", {}, 9),
        ("plan", {"paper": "A3"}, 8),
    ],
)
def test_a_sheet_is_printed_across_as_wide_as_the_paper(
    internal: ic.Report, name: str, options: dict[str, str], paper: int
) -> None:
    sheet = opened(export(internal, name, **options)).worksheets[0]
    setup = sheet.page_setup
    assert ("landscape", str(paper), 0, True) == (
        setup.orientation,
        str(setup.paperSize),
        setup.fitToHeight,
        sheet.sheet_properties.pageSetUpPr.fitToPage,
    )
    head = {"ledger": "$3:$3", "owners": "$3:$4", "plan": "$3:$3"}[name]
    assert ("$4:$5" if options.get("copy") else head) == sheet.print_title_rows
    assert f"$A$1:${ic.letters(sheet.max_column - 1)}${sheet.max_row}" in str(sheet.print_area)
    assert "第&P页，共&N页" in str(sheet.oddFooter.right.text)


def test_an_ampersand_of_a_title_is_no_order_to_the_printer(internal: ic.Report) -> None:
    about = attrs.evolve(internal.inspection, inspected="A & B")
    sheet = opened(export(attrs.evolve(internal, inspection=about), "ledger")).worksheets[0]
    assert (
        b"A &amp;&amp; B"
        in parts(export(attrs.evolve(internal, inspection=about), "ledger"))["xl/worksheets/sheet1.xml"]
    )
    assert "A & B常规巡察整改台账" == sheet["A1"].value


def test_the_header_and_the_title_of_a_finding_stay_in_sight(internal: ic.Report) -> None:
    printed, form = (opened(export(internal, "ledger", copy=copy)).worksheets[0] for copy in ("print", "fill"))
    assert ("D4", "E6") == (printed.freeze_panes, form.freeze_panes)


def test_what_stays_in_sight_leaves_room_for_the_rest(internal: ic.Report) -> None:
    wide = tuple(attrs.evolve(column, width=50) for column in internal.profile.columns("ledger"))
    assert "B4" == opened(export(with_profile(internal, ledger=wide), "ledger")).worksheets[0].freeze_panes


def test_a_form_can_be_filtered_below_its_header(internal: ic.Report) -> None:
    sheet = opened(export(internal, "ledger", copy="fill", blank_rows=20)).worksheets[0]
    rows = len(ic.filling(internal).rows)
    assert (f"A5:Y{5 + rows + 20}", True, False, False) == (
        sheet.auto_filter.ref,
        sheet.protection.sheet,
        sheet.protection.autoFilter,
        sheet.protection.sort,
    )
    xml = etree.fromstring(parts(export(internal, "ledger", copy="fill"))["xl/worksheets/sheet1.xml"])
    assert [f"A6:Y{5 + rows + 20}"] == [each.get("sqref") for each in xml.iter(f"{MAIN}protectedRange")]


# --- charts -----------------------------------------------------------------------------------------------------


def _charts(data: bytes) -> list[etree._Element]:
    made = parts(data)
    names = [name for name in made if name.startswith("xl/charts/chart")]
    return [etree.fromstring(made[name]) for name in sorted(names, key=lambda name: (len(name), name))]


def _area(area: str) -> dict[str, int]:
    left, top, right, below = range_boundaries(area)
    return {"min_col": left, "min_row": top, "max_col": right, "max_row": below}


def _title(chart: etree._Element) -> str:
    return "".join(next(chart.iter(f"{CHART}title")).itertext())


def test_charts_draw_the_cells_of_their_own_sheet(report: ic.Report) -> None:
    data = export(report, "statistics")
    book, charts = opened(data), _charts(data)
    assert charts
    for chart in charts:
        for series in chart.iter(f"{CHART}ser"):
            place = series.findtext(f"{CHART}val/{CHART}numRef/{CHART}f") or ""
            sheet, _, area = place.replace("$", "").rpartition("!")
            cells = [row[0] for row in book[sheet.strip("'")].iter_rows(**_area(area), values_only=True)]
            drawn = [point.findtext(f"{CHART}v") for point in series.find(f"{CHART}val").iter(f"{CHART}pt")]
            assert [float(cell or 0) for cell in cells] == [float(value or 0) for value in drawn]


def test_charts_have_titles_for_themselves_and_for_their_axes(internal: ic.Report) -> None:
    charts = _charts(export(internal, "statistics"))
    titles = ["问题的整改状态", "各方面问题的整改状态", "各牵头单位逾期问题", "各牵头单位销号率", "各类型销号率"]
    assert [*titles, "已销号与反馈问题总数", "未销号问题账龄"] == [_title(chart) for chart in charts]
    assert {3} == {len(list(chart.iter(f"{CHART}title"))) for chart in charts}


def test_the_states_of_each_aspect_are_stacked(internal: ic.Report) -> None:
    rows = values(opened(export(internal, "statistics"))["按方面"])
    for aspect, row in zip(internal.aspects, rows[3:], strict=False):
        items = [leaf for item in aspect.items for leaf in item.leaves()]
        words = [internal.profile.word(f"state.{item.state}") for item in items]
        assert [words.count(str(head)) for head in rows[2][1:7]] == row[1:7]
        assert len(items) == row[7]


def test_what_is_late_is_counted_for_each_lead_unit(internal: ic.Report) -> None:
    rows = values(opened(export(internal, "statistics"))["按牵头单位"])[3:]
    shown = {row[0]: row[4] for row in rows if row[0]}
    units = {group.title for group in internal.progress.by_owner}
    assert {unit: sum(unit in item.names("lead_unit") for item in internal.late) for unit in units} == shown


def test_what_was_closed_over_time_ends_with_what_is_closed(report: ic.Report) -> None:
    name = report.profile.word("sheet.over_time")
    rows = [row for row in values(opened(export(report, "statistics"))[name])[3:] if row[0]]
    assert [report.inspection.feedback_date, report.as_of] == [rows[0][0].date(), rows[-1][0].date()]
    closed = sum(item.state == "closed" for item in report.items)
    assert (closed, len(report.items)) == (rows[-1][3], rows[-1][4])
    assert closed == sum(row[1] - row[2] for row in rows)
    assert [row[3] for row in rows] == [sum(r[1] - r[2] for r in rows[: n + 1]) for n in range(len(rows))]


def test_what_was_reopened_is_closed_no_more(internal: ic.Report) -> None:
    rows = [row for row in values(opened(export(internal, "statistics"))["销号进度"])[3:] if row[0]]
    february = next(row for row in rows if row[0].date() == dt.date(2024, 2, 29))
    assert 1 == february[2]


def test_every_figure_has_its_findings_in_the_details(report: ic.Report) -> None:
    book = opened(export(report, "statistics"))
    word = report.profile.word
    behind: dict[tuple[str, str, str], int] = {}
    for row in values(book[word("sheet.details")])[3:]:
        key = (str(row[0]), str(row[1]), str(row[2]))
        behind[key] = behind.get(key, 0) + 1
    for key in ("overview", "states", "by_aspect", "by_unit", "by_kind", "ageing"):
        rows = values(book[word(f"sheet.{key}")])
        heads = [str(head) for head in rows[2]]
        for row in (row for row in rows[3:] if row[0] is not None):
            for head, number in zip(heads[1:], row[1:], strict=True):
                if isinstance(number, int) and head != word("column.rate") and row[0] != word("column.rate"):
                    assert number == behind.get((word(f"sheet.{key}"), str(row[0]), head), 0)


def test_what_the_public_may_not_know_is_counted_and_not_named(public: ic.Report) -> None:
    rows = values(opened(export(public, "statistics"))["明细"])
    counted = [row for row in rows if row[3] is None and str(row[4]).startswith("不予公开")]
    assert f"不予公开: {public.withheld}" in {row[4] for row in counted}


# --- LibreOffice ------------------------------------------------------------------------------------------------


def test_every_workbook_opens_in_libreoffice_and_holds_the_same(
    internal: ic.Report, digests: dict[str, ic.Digest], converted: Callable[..., dict[str, Path]]
) -> None:
    made = {name: export(internal, name) for name in NAMES}
    made |= {f"{name}-fill": export(internal, name, copy="fill") for name in FORMS}
    made["digest"] = export(digests["foreign-affairs-office"], "digest")
    for name, path in converted("xlsx", **made).items():
        ours, theirs = opened(made[name]), opened(path)
        assert ours.sheetnames == theirs.sheetnames
        for sheet in ours.sheetnames:
            assert _filled(ours[sheet]) == _filled(theirs[sheet]), (name, sheet)
            assert {str(a) for a in ours[sheet].merged_cells.ranges} == {
                str(a) for a in theirs[sheet].merged_cells.ranges
            }


def _filled(sheet: object) -> dict[str, object]:
    rows = sheet.iter_rows()  # type: ignore[attr-defined]
    return {cell.coordinate: cell.value for row in rows for cell in row if cell.value is not None}


MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Act(frame, name, properties)
  createUnoService("com.sun.star.frame.DispatchHelper").executeDispatch(frame, ".uno:" &amp; name, "", 0, properties)
End Sub
Sub Go(frame, place)
  Dim at(0) As New com.sun.star.beans.PropertyValue
  at(0).Name = "ToPoint" : at(0).Value = place
  Act(frame, "GoToCell", at())
End Sub
Sub Enter(frame, place, text)
  Go(frame, place)
  Dim what(0) As New com.sun.star.beans.PropertyValue
  what(0).Name = "StringName" : what(0).Value = text
  Act(frame, "EnterString", what())
End Sub
Sub Main
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden" : how(0).Value = True
  doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, how())
  frame = doc.CurrentController.Frame
  Enter(frame, "$A$2", "typed")
  Enter(frame, "$T$6", "typed")
  Go(frame, "{area}")
  Dim order(2) As New com.sun.star.beans.PropertyValue
  order(0).Name = "HasHeader" : order(0).Value = False
  order(1).Name = "Col1" : order(1).Value = 2
  order(2).Name = "Ascending1" : order(2).Value = False
  Act(frame, "DataSort", order())
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName" : form(0).Value = "Calc MS Excel 2007 XML"
  doc.storeToURL("{target}", form())
  doc.close(True)
End Sub
</script:module>
"""


def test_a_form_can_be_sorted_and_filled_in_but_not_changed_elsewhere(
    internal: ic.Report, program: Callable[[str], str], tmp_path: Path
) -> None:
    """By LibreOffice as by hand, with the sheet protected as it is."""
    source, target = tmp_path / "form.xlsx", tmp_path / "sorted.xlsx"
    source.write_bytes(export(internal, "ledger", copy="fill", blank_rows=2))
    last = 5 + len(ic.filling(internal).rows) + 2
    run_macro(program("soffice"), tmp_path, source=source.as_uri(), target=target.as_uri(), area=f"$A$6:$Y${last}")
    before, after = opened(source).worksheets[0], opened(target).worksheets[0]
    rows, shown = values(before)[5:], values(after)[5:]
    rows[0][19] = "typed"
    assert (before["A2"].value, [row[1] for row in shown[:3]]) == (after["A2"].value, [24, 24, 23])
    assert {row[0]: row for row in rows} == {row[0]: row for row in shown}


def run_macro(soffice: str, folder: Path, **facts: str) -> None:
    """Run it from a profile of its own, which LibreOffice first makes itself."""
    profile = folder / "profile"
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    (folder / "a.csv").write_text("1", "utf-8")
    subprocess.run(
        [*command, "--convert-to", "xlsx", "--outdir", str(folder / "b"), str(folder / "a.csv")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    text = MACRO
    for name, value in facts.items():
        text = text.replace(f"{{{name}}}", value)
    (profile / "user" / "basic" / "Standard" / "Module1.xba").write_text(text, "utf-8")
    subprocess.run([*command, "macro:///Standard.Module1.Main"], check=True, capture_output=True, timeout=120)
