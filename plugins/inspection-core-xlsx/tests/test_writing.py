"""What stands in a written workbook: values as what they are, keys, rows, colours, and the same bytes each time."""

import csv
import datetime as dt
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import attrs
import pytest
from inspection_core_xlsx._writing import MANY, sheet_names
from lxml import etree

import inspection_core as ic

from ._written import FORMS, MAIN, NAMES, export, opened, parts, saying, values, with_profile

MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
KEYS, HEAD = 1, 4
"""The row of keys, and the first one of the header in a copy to be filled in."""


# --- valid, and the same bytes ----------------------------------------------------------------------------------


@cache
def _schema(path: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(path)))


def _plain(data: bytes) -> etree._Element:
    """The part without the extensions that it says may be ignored."""
    root = etree.fromstring(data)
    named = root.attrib.pop(f"{MARKUP}Ignorable", "").split()
    for space in (root.nsmap[prefix] for prefix in named):
        for element in list(root.iter(f"{{{space}}}*")):
            element.getparent().remove(element)
    return root


def _require_valid(data: bytes, material: Path) -> None:
    folder = material / "ooxml-schema"
    for name, part in parts(data).items():
        kind = {"xl/charts": "dml-chart.xsd", "xl/drawings": "dml-spreadsheetDrawing.xsd"}.get(str(Path(name).parent))
        if name.startswith("xl/") and name.endswith(".xml") and not name.startswith("xl/theme"):
            schema = _schema(folder / (kind or "sml.xsd"))
            schema.validate(_plain(part))
            assert [] == list(schema.error_log), name


@pytest.mark.parametrize("name", NAMES)
def test_every_part_of_a_printed_workbook_is_valid(report: ic.Report, material: Path, name: str) -> None:
    _require_valid(export(report, name), material)


@pytest.mark.parametrize("name", FORMS)
def test_every_part_of_a_form_is_valid(report: ic.Report, material: Path, name: str) -> None:
    _require_valid(export(report, name, copy="fill"), material)


def test_every_part_of_a_digest_is_valid(digest: ic.Digest, material: Path) -> None:
    _require_valid(export(digest, "digest"), material)


def test_the_same_report_gives_the_same_bytes(internal: ic.Report) -> None:
    made = {name: export(internal, name) for name in NAMES}
    assert made == {name: export(internal, name) for name in NAMES}


def test_two_processes_give_the_same_bytes(root: Path, internal: ic.Report) -> None:
    code = """
import datetime as dt, hashlib, sys
import inspection_core as ic, inspection_core_xlsx
case = ic.load(sys.argv[1])
report, plugins = ic.report(case, as_of=dt.date(2024, 3, 1)), ic.Plugins(inspection_core_xlsx)
made = [ic.export(report, "xlsx-ledger", options={"copy": copy}, plugins=plugins) for copy in ("print", "fill")]
made.append(ic.export(report, "xlsx-statistics", plugins=plugins))
print(hashlib.sha256(b"".join(made)).hexdigest())
"""
    command = [sys.executable, "-c", code, str(root / "examples" / "foreign-affairs-office")]
    said = {
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True
        ).stdout
        for seed in ("1", "2")
    }
    assert 1 == len(said)


def test_a_workbook_says_who_made_it_and_not_when(internal: ic.Report) -> None:
    properties = opened(export(internal, "ledger")).properties
    assert ("中共济宁市人民政府外事办公室党组常规巡察整改台账", internal.inspection.inspected, 1980) == (
        properties.title,
        properties.creator,
        properties.created.year,
    )


# --- a copy to be filled in -------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", FORMS)
def test_a_form_holds_its_keys_and_every_cell(report: ic.Report, table: str) -> None:
    filling = ic.filling(report, table)
    sheet = opened(export(report, table, copy="fill", blank_rows=3)).worksheets[0]
    head = HEAD + max(len(field.column.heads) for field in filling.columns)
    rows = values(sheet)
    assert [field.key for field in filling.columns] == rows[KEYS - 1]
    assert sheet.row_dimensions[KEYS].hidden
    blank = 0 if table == "publication-review" else 3
    assert [row.key for row in filling.rows] + [f"+{n + 1}" for n in range(blank)] == [row[0] for row in rows[head:]]
    expected = [[str(cell or "") for cell in row.cells] for row in filling.rows]
    assert expected == [[_text(cell) for cell in row] for row in rows[head : head + len(filling.rows)]]


def _text(value: object) -> str:
    if isinstance(value, dt.datetime):
        return str(value.date())
    return "" if value is None else str(value)


def test_the_second_sheet_says_where_a_form_comes_from(internal: ic.Report) -> None:
    book = opened(export(internal, "ledger", copy="fill", lead_unit="综合科"))
    origin = ic.origin_rows(internal, ic.filling(internal, part="综合科").origin)
    rows = values(book["说明"])
    assert [[row.label, row.value, row.key] for row in origin] == rows[: len(origin)]
    assert internal.profile.phrase("filling_help").splitlines() == [row[1] for row in rows[len(origin) + 1 :]]


def test_only_cells_to_fill_in_are_unlocked_and_marked(internal: ic.Report) -> None:
    filling = ic.filling(internal)
    sheet = opened(export(internal, "ledger", copy="fill")).worksheets[0]
    first, blank = sheet[HEAD + 2], sheet[HEAD + 2 + len(filling.rows)]
    uses = [field.use for field in filling.columns]
    assert [use is ic.Use.LOCKED for use in uses] == [cell.protection.locked for cell in first]
    colours = {ic.Use.FILL: "FFFFF2A8", ic.Use.EDIT: "FFE2F0D9"}
    marked = [(use, cell) for use, cell in zip(uses, first, strict=True) if use in colours]
    assert [colours[use] for use, _ in marked] == [cell.fill.fgColor.rgb for _, cell in marked]
    unlocked = {field.key for field, cell in zip(filling.columns, blank, strict=True) if not cell.protection.locked}
    assert {field.key for field in filling.columns if field.use is not ic.Use.LOCKED} | {"number"} == unlocked


def test_text_to_fill_in_is_kept_as_text(internal: ic.Report) -> None:
    """«12-3», the number of a piece of evidence, would become the third of December."""
    filling = ic.filling(internal)
    sheet = opened(export(internal, "ledger", copy="fill")).worksheets[0]
    formats = {field.key: sheet.cell(HEAD + 2, n).number_format for n, field in enumerate(filling.columns, 1)}
    assert ("@", "@", "0") == (formats["new_evidence"], formats["measure"], formats["percent"])


def test_a_form_offers_what_may_be_chosen(internal: ic.Report) -> None:
    rules = _rules(internal, "ledger")
    assert '"未启动,整改中,申请销号,申请延期"' == rules["asks"].formula1
    assert ("whole", "0", "100") == (rules["percent"].type, rules["percent"].formula1, rules["percent"].formula2)
    assert [("date", "stop"), ("date", "warning")] == [
        (rules[key].type, rules[key].errorStyle or "stop") for key in ("until", "due")
    ]
    assert ("custom", "FALSE", internal.profile.phrase("filling_locked")) == (
        rules["state"].type,
        rules["state"].formula1,
        rules["state"].error,
    )


def _rules(report: ic.Report, table: str) -> dict[str, object]:
    sheet = opened(export(report, table, copy="fill")).worksheets[0]
    keys = [cell.value for cell in sheet[KEYS]]
    return {
        keys[area.min_col - 1]: rule for rule in sheet.data_validations.dataValidation for area in rule.sqref.ranges
    }


def test_the_number_is_filled_in_where_a_measure_is_proposed_and_nowhere_else(internal: ic.Report) -> None:
    """The rule looks at the key of its own row, so that sorting doesn't move it away."""
    assert 'LEFT($A6,1)="+"' == _rules(internal, "ledger")["number"].formula1


def test_choices_that_a_rule_has_no_room_for_stand_in_the_other_sheet(internal: ic.Report) -> None:
    reasons = {f"r{n}": f"理由{n}，" + "长" * 30 for n in range(12)}
    made = with_profile(internal, publication_reasons=reasons)
    rule = _rules(made, "publication-review")["withheld_for"]
    book = opened(export(made, "publication-review", copy="fill"))
    assert "'说明'!$F$1:$F$12" == rule.formula1
    assert list(reasons.values()) == [cell.value for cell in book["说明"]["F"][:12]]
    assert book["说明"].column_dimensions["F"].hidden


def test_such_choices_are_kept_in_a_workbook_that_is_written_row_by_row(
    internal: ic.Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where rows are on disk at once, what is written into an earlier one is lost."""
    made = with_profile(internal, publication_reasons={f"r{n}": f"理由{n}，" + "长" * 30 for n in range(12)})
    few = values(opened(export(made, "publication-review", copy="fill"))["说明"])
    monkeypatch.setattr("inspection_core_xlsx._writing.MANY", 0)
    assert few == values(opened(export(made, "publication-review", copy="fill"))["说明"])


def test_the_state_keeps_the_colour_of_its_light(internal: ic.Report) -> None:
    filling = ic.filling(internal)
    sheet = opened(export(internal, "ledger", copy="fill")).worksheets[0]
    column = [field.key for field in filling.columns].index("state") + 1
    known = {"green": "FFC6E0B4", "yellow": "FFFFE699", "red": "FFF8B4B4"}
    expected = [known[internal.item(row.finding).light or ""] for row in filling.rows]
    cells = [sheet.cell(HEAD + 2 + n, column) for n in range(len(filling.rows))]
    assert expected == [cell.fill.fgColor.rgb for cell in cells]


@pytest.mark.parametrize("table", FORMS)
def test_the_copies_of_all_lead_units_cover_every_row(report: ic.Report, table: str) -> None:
    keys = Counter[str]()
    for unit in ic.parts(report):
        part = opened(export(report, table, copy="fill", lead_unit=unit, blank_rows=0)).worksheets[0]
        keys |= Counter({str(row[0]) for row in values(part)[HEAD:] if row[0] and "f" in str(row[0])})
    assert {row.key for row in ic.filling(report, table).rows} == set(keys)


def test_a_printed_copy_of_a_lead_unit_shows_its_rows_alone(internal: ic.Report) -> None:
    sheet = opened(export(internal, "ledger", lead_unit="财务科")).worksheets[0]
    filling = ic.filling(internal, part="财务科")
    at = [field.key for field in filling.columns].index("measure")
    shown = [row[at - 1] for row in values(sheet)[3:]]
    assert [row.cells[at] for row in filling.rows] == shown
    assert "财务科" in sheet["A1"].value


def test_a_form_needs_an_edition_and_a_printed_copy_does_not(case: ic.Case) -> None:
    draft = ic.report(case, as_of=dt.date(2024, 3, 1), draft=True)
    with pytest.raises(ic.OptionsError, match="needs an adopted edition"):
        export(draft, "ledger", copy="fill")
    assert "公开审核" in opened(export(draft, "publication-review")).sheetnames
    assert "整改台账" in opened(export(draft, "ledger", lead_unit="综合科")).sheetnames


@pytest.mark.parametrize(("option", "value"), [("copy", "both"), ("blank_rows", "-1"), ("paper", "A2")])
def test_an_option_that_does_not_fit_is_refused(internal: ic.Report, option: str, value: str) -> None:
    with pytest.raises(ic.OptionsError):
        export(internal, "ledger", **{option: value})


# --- text is text -----------------------------------------------------------------------------------------------

ODD = ("=1+1", "+86 10", "-3 °C", "@here", "<r>bold</r>", "http://example.org", "a\nb", "100", "_x0041_", "a\tb ")


def test_text_is_never_taken_for_a_formula_or_markup(
    internal: ic.Report, converted: Callable[..., dict[str, Path]]
) -> None:
    """As another library reads it, and as LibreOffice, which would reckon formulas anew, writes it as CSV."""
    data = export(saying(internal, *ODD), "ledger", copy="fill")
    column = next(n for n, field in enumerate(ic.filling(internal).columns) if field.key == "title")
    keys = {row.finding: row.key for row in reversed(ic.filling(internal).rows)}
    wanted = {keys[item.id]: text for item, text in zip(internal.items, ODD, strict=False)}
    read = {row[0]: row[column] for row in values(opened(data).worksheets[0]) if row[0] in wanted}
    assert wanted == {key: str(value).replace("_x005F", "") for key, value in read.items()}
    with converted("csv", book=data)["book"].open(encoding="utf-8", newline="") as file:
        rows = {row[0]: row[column] for row in csv.reader(file) if row[0] in wanted}
    assert wanted == rows
    assert [] == list(etree.fromstring(parts(data)["xl/worksheets/sheet1.xml"]).iter(f"{MAIN}f"))


def test_text_that_begins_like_a_formula_says_that_it_is_text(internal: ic.Report) -> None:
    """Else it would become one as soon as somebody edits it."""
    sheet = opened(export(saying(internal, "=1+1", "1+1"), "ledger")).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value in ("=1+1", "1+1")]
    assert [True, False] == [bool(cell.style and cell._style.quotePrefix) for cell in cells]


def test_what_a_file_can_not_hold_is_replaced(internal: ic.Report) -> None:
    sheet = opened(export(saying(internal, "a\ud800b\ufffec\r\nd"), "ledger")).worksheets[0]
    assert "a\ufffdb\ufffdc\nd" in [cell for row in values(sheet) for cell in row]


@pytest.mark.parametrize("copy", ["print", "fill"])
def test_a_text_longer_than_a_cell_is_refused(internal: ic.Report, copy: str) -> None:
    with pytest.raises(ic.ExportError) as raised:
        export(saying(internal, "字" * 32_768), "ledger", copy=copy)
    where = {"print": "整改台账 1", "fill": "f01/m01-1"}[copy]
    assert f"XL020：{where}，“反馈问题”列：共32,768个字符，超过 Excel 单元格的上限（32767）。" in raised.value.say("zh")
    assert "column '反馈问题': 32,768 characters are more than a cell of Excel holds (32,767)" in str(raised.value)


def test_a_text_as_long_as_a_cell_is_kept(internal: ic.Report) -> None:
    text = "字" * 32_767
    sheet = opened(export(saying(internal, text), "ledger")).worksheets[0]
    assert text in [cell for row in values(sheet) for cell in row]


def test_whole_numbers_are_numbers_and_others_text(internal: ic.Report) -> None:
    numbers = ("10", "1.10", "3（1）", "007")
    items = [attrs.evolve(item, full_number=number) for item, number in zip(internal.items, numbers, strict=False)]
    made = attrs.evolve(internal, items=tuple(items))
    shown = [row[0] for row in values(opened(export(made, "ledger")).worksheets[0])[3:] if row[0] is not None]
    assert [10, "1.10", "3（1）", "007"] == shown


# --- a printed copy ---------------------------------------------------------------------------------------------


def test_a_printed_ledger_holds_every_cell_once(report: ic.Report) -> None:
    """The finding's own cells stand in its first row and are one over all of them."""
    book = ic.ledger(report)
    sheet = opened(export(report, "ledger")).worksheets[0]
    rows, columns = values(sheet)[3:], len(book.columns)
    due = [column.key for column in book.columns].index("due")
    for row, shown in zip(book.rows, rows, strict=True):
        cells = [
            (str(cell or "") if row.first or of_measure else "")
            for cell, of_measure in zip(row.cells, book.of_measure, strict=True)
        ]
        cells[due] = str(row.due.day or row.due.text)
        assert cells == [_text(cell) for cell in shown[:columns]]
    first = [n for n, row in enumerate(book.rows) if row.first]
    runs = [(a + 4, b + 3) for a, b in zip(first, [*first[1:], len(book.rows)], strict=True) if b - a > 1]
    own = [n for n, of_measure in enumerate(book.of_measure, 1) if not of_measure]
    expected = {(top, end, column) for top, end in runs for column in own}
    merged = {(a.min_row, a.max_row, a.min_col) for a in sheet.merged_cells.ranges if a.min_row > 3}
    assert expected == merged


def test_days_are_days_with_what_is_said_of_them(internal: ic.Report) -> None:
    sheet = opened(export(internal, "ledger")).worksheets[0]
    due = [column.key for column in internal.profile.columns("ledger")].index("due") + 1
    dated = [row for row in ic.ledger(internal).rows if row.due.day]
    cells = [sheet.cell(n, due) for n in range(4, sheet.max_row + 1)]
    assert [row.due.day for row in dated] == [c.value.date() for c in cells if c.is_date]
    formats = {c.value.date(): c.number_format for c in cells if c.is_date}
    assert {
        'yyyy"年"m"月"d"日"',
        'yyyy"年"m"月"d"日，并长期坚持"',
    } <= set(formats.values())
    extended = next(row for row in dated if row.due.extended)
    assert internal.date(extended.due.first) in formats[extended.due.day]


def test_english_days_have_english_months(english: ic.Report) -> None:
    sheet = opened(export(english, "ledger")).worksheets[0]
    formats = {cell.number_format for row in sheet.iter_rows() for cell in row if getattr(cell, "is_date", False)}
    assert "[$-409]d mmm yyyy" in formats


def test_the_rules_of_lights_colour_each_row(internal: ic.Report) -> None:
    sheet = opened(export(internal, "ledger")).worksheets[0]
    rules = [(str(area.sqref), rule) for area in sheet.conditional_formatting for rule in area.rules]
    assert ["L4:L61 O4:O61 S4:S61"] * 2 == [area for area, _ in rules]
    assert {'$S4="绿灯"': "FFC6E0B4", '$S4="红灯"': "FFF8B4B4"} == {
        rule.formula[0]: rule.dxf.fill.bgColor.rgb for _, rule in rules
    }
    lights = [internal.item(row.finding).light_word for row in ic.ledger(internal).rows]
    assert lights == [sheet.cell(n, 19).value for n in range(4, sheet.max_row + 1)]


def test_four_colours_of_a_profile_have_four_rules(digests: dict[str, ic.Digest]) -> None:
    report = digests["university"].after
    sheet = opened(export(report, "ledger")).worksheets[0]
    colours = {rule.dxf.fill.bgColor.rgb for area in sheet.conditional_formatting for rule in area.rules}
    assert {"FFC6E0B4", "FFFFE699", "FFF8B4B4", "FFBDD7EE"} == colours


def test_a_hidden_table_of_many_rows_is_the_same_written_row_by_row(internal: ic.Report) -> None:
    """Beyond so many rows each is on disk before the next is made; cells over several rows are one all the same."""
    columns = tuple(
        column for column in internal.profile.columns("plan") if column.key in ("number", "title", "measure")
    )
    made = with_profile(internal, tables={**internal.profile.tables, "plan": columns})
    copies = MANY // len(ic.ledger(made, columns).rows) + 1
    many = attrs.evolve(
        made,
        items=tuple(attrs.evolve(item, id=f"{item.id}-{n}") for n in range(copies) for item in made.items),
    )
    few, all_of_them = (opened(export(each, "plan")).worksheets[0] for each in (made, many))
    height = few.max_row - 3
    shown = values(all_of_them)
    assert values(few) == shown[: height + 3]
    assert values(few)[3:] * copies == shown[3:]
    merged = {str(area) for area in all_of_them.merged_cells.ranges}
    assert {str(area) for area in few.merged_cells.ranges} <= merged
    areas = [area for area in few.merged_cells.ranges if area.min_row > 3]
    assert len(few.merged_cells.ranges) + (copies - 1) * len(areas) == len(merged)


# --- the other workbooks ----------------------------------------------------------------------------------------


def test_owners_are_counted_by_role(internal: ic.Report) -> None:
    rows = {(row[0], row[1]): row[2:6] for row in values(opened(export(internal, "owners"))["按责任人"])[3:]}
    leads = [item for item in internal.items if "综合科" in item.names("lead_unit")]
    measures = {
        m.id for item in leads for m in item.measures for o in m.owners if (o.name, o.role) == ("综合科", "lead_unit")
    }
    open_ones, late = sum(item.state != "closed" for item in leads), sum(item.late for item in leads)
    assert [len(leads), len(measures), open_ones, late] == rows["综合科", "牵头科室"]


def test_the_evidence_index_says_what_each_piece_supports(internal: ic.Report) -> None:
    rows = values(opened(export(internal, "evidence-index"))["佐证目录"])
    assert sorted(each.index for each in internal.evidence) == [row[0] for row in rows[3:]]
    assert ["材料编号", "佐证材料", "文号", "出具单位", "日期", "印证问题", "存放位置"] == rows[2]
    assert "1" == str(next(row for row in rows if row[0] == "01-1")[5])


def test_the_evidence_index_names_who_keeps_paper(root: Path) -> None:
    audit = ic.report(ic.load(root / "examples" / "audit-office-en"), as_of=dt.date(2025, 11, 28))
    rows = opened(export(audit, "evidence-index")).worksheets[0].iter_rows(min_row=4, values_only=True)
    kept = {str(row[0]): str(row[-1]) for row in rows}
    paper = {each.index: each for each in audit.evidence if each.paper_number}
    assert {"10-1": "EB-2025-07 Executive Office", "04-3": "N-2025-112 Network Operations"} == {
        index: kept[index] for index in ("10-1", "04-3")
    }
    assert [] == [index for index, each in paper.items() if f" {each.custodian}" in kept[index]]


def test_a_digest_has_a_sheet_for_each_part(digest: ic.Digest) -> None:
    sheets = opened(export(digest, "digest")).worksheets
    told = [digest.moved, digest.slipped, digest.late, digest.due_soon, digest.comments, digest.by_unit]
    rows = [[row for row in values(sheet)[3:] if row[0] is not None] for sheet in sheets]
    assert [len(part) for part in told] == [len(each) for each in rows]
    assert [item.days_late for item in digest.late] == [row[4] for row in rows[2]]
    counts = [[len(unit.moved), len(unit.closed), len(unit.late), len(unit.due_soon)] for unit in digest.by_unit]
    assert counts == [row[1:5] for row in rows[5]]


def test_what_is_withheld_is_in_no_workbook_for_the_public(internal: ic.Report, public: ic.Report) -> None:
    hidden = {item.title for item in internal.items} - {item.title for item in public.items}
    hidden |= {item.text for item in internal.items} - {item.text for item in public.items} - {""}
    assert hidden
    for name in NAMES:
        told = b"".join(parts(export(public, name)).values()).decode(errors="replace")
        assert set() == {text for text in hidden if text in told}, name


@pytest.mark.parametrize(
    ("wanted", "made"),
    [
        (["A/B", "a-b"], ("A-B", "a-b 2")),
        (["'q'", ""], ("q", "-")),
        (["x" * 40, "x" * 40], ("x" * 31, "x" * 29 + " 2")),
        (["History"], ("History 2",)),
    ],
)
def test_names_of_sheets_are_such_as_excel_takes(wanted: list[str], made: tuple[str, ...]) -> None:
    assert made == sheet_names(wanted)
