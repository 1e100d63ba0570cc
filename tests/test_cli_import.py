"""`inspection import` and `export --split-by` as users meet them: what is shown, what is refused, what programs get."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import inspection_core as ic

from . import _tables
from .data.cases import adopted_case, contents, replace
from .test_cli import CHINESE, ENGLISH, Said, run
from .test_importing import ON, out

PLUGIN = Path(_tables.__file__)


def bring(path: Path, *words: object, lang: str = CHINESE) -> Said:
    """Call `inspection import` beside a case, with the plugin that reads saved forms."""
    return run("import", *words, "--on", ON, "--plugin", PLUGIN, cwd=path.parent, lang=lang)


def two_copies(path: Path) -> tuple[str, str]:
    """Two sections' copies: a conflict, an unknown name, a locked cell, a change and a new measure."""
    one, two = out(path, file="1.form"), out(path, file="2.form")
    one.put("f01/m01-1", new_progress="补了一次\n又补一次", due="2024-06-30")
    one.put("f02/m02-1", asks="申请销号", new_evidence="02-1 凭证", lead_unit="无此科")
    two.put("f01/m01-1", new_progress="补了两次").put("f02/m02-2", measure="修订办法并印发。", title="改标题")
    two.put("+1", number=1, measure="每季度抽查。")
    return one.save(path.parent).name, two.save(path.parent).name


SHOWN = """\
m01-1  会议记录不全（暂不采纳）
  1.form 整改台账 M6  修改  整改时限（含延期）: 2024-03-31 → 2024-06-30
m02-1  报销凭证缺附件（暂不采纳）
  1.form 整改台账 Y7  记录  新增佐证材料: 02-1 凭证
  1.form 整改台账 V7  记录  本期情况: 申请销号
m02-2  报销凭证缺附件
  2.form 整改台账 H8  修改  整改措施: 修订报销办法。 → 修订办法并印发。
m01-2  会议记录不全
  2.form 整改台账 H9  修改  整改措施: 每季度抽查。
冲突
  m01-1  会议记录不全
  1.form 整改台账 T6  本期进展
    导出时: ∅
    案卷现为: ∅
    交回: 补了一次 ⏎ 又补一次
    交回（2.form 整改台账 T6）: 补了两次
可记录 0 项，可修改 2 处，冲突 1 处，暂不采纳 2 行。
"""
TOLD = """\
2.form 整改台账 D8: IC081：“反馈问题”不供填报，'改标题' 不采纳（原为 '报销凭证缺附件'）
1.form 整改台账 J7: IC083：“牵头科室”：案卷里没有 '无此科'
    机构和人员以 case.yaml 为准，请先在其中补充。
"""
SHOWN_EN = """\
m01-1  会议记录不全  (held back)
  1.form 整改台账 M6  edit    整改时限（含延期）: 2024-03-31 → 2024-06-30
m02-1  报销凭证缺附件  (held back)
  1.form 整改台账 Y7  record  新增佐证材料: 02-1 凭证
  1.form 整改台账 V7  record  本期情况: 申请销号
m02-2  报销凭证缺附件
  2.form 整改台账 H8  edit    整改措施: 修订报销办法。 → 修订办法并印发。
m01-2  会议记录不全
  2.form 整改台账 H9  edit    整改措施: 每季度抽查。
Conflicts
  m01-1  会议记录不全
  1.form 整改台账 T6  本期进展
    exported: ∅
    now: ∅
    returned: 补了一次 ⏎ 又补一次
    returned in 2.form 整改台账 T6: 补了两次
To record: 0; edits of the document: 2; conflicts: 1; rows held back: 2.
"""
TOLD_EN = """\
2.form 整改台账 D8: IC081: 反馈问题: this cell is not to be filled in; '改标题' is not taken over \
(it was '报销凭证缺附件')
1.form 整改台账 J7: IC083: 牵头科室: the case knows no '无此科'
    Bodies and people are listed in case.yaml; add it there first.
"""


@pytest.mark.parametrize(("lang", "shown", "told"), [(CHINESE, SHOWN, TOLD), (ENGLISH, SHOWN_EN, TOLD_EN)])
@pytest.mark.parametrize("dry", [[], ["--dry-run"]])
def test_what_copies_propose_is_shown_and_nothing_is_changed(
    dry: list[str], lang: str, shown: str, told: str, tmp_path: Path
) -> None:
    path = adopted_case(tmp_path)
    files = two_copies(path)
    before = contents(path)
    assert Said(status=1, out=shown, err=told) == bring(path, *files, "--case", path, *dry, lang=lang)
    assert before == contents(path)


def test_one_copy_needs_no_name_and_the_case_may_be_where_one_is(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    file = out(path).put("f01/m01-1", new_progress="补了一次").save(tmp_path)
    expected = """\
m01-1  会议记录不全
  整改台账 T6  记录  本期进展: 补了一次
可记录 1 项，可修改 0 处，冲突 0 处，暂不采纳 0 行。
"""
    made = run("import", file, "--on", ON, "--plugin", PLUGIN, cwd=path, lang=CHINESE)
    assert Said(status=0, out=expected) == made


def test_a_copy_that_says_nothing_new_is_taken_note_of(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    expected = "To record: 0; edits of the document: 0; conflicts: 0; rows held back: 0.\n"
    assert Said(status=0, out=expected) == bring(path, out(path).save(tmp_path), "--case", path, lang=ENGLISH)


def test_looking_waits_for_nobody(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    file = out(path).put("f01/m01-1", new_progress="补了一次").save(tmp_path)
    with ic.open(path):
        assert 0 == bring(path, file, "--case", path).status


def test_what_holds_is_taken_in_and_told(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    file = out(path).put("f01/m01-1", new_progress="补了一次", due="2024-06-30").save(tmp_path)
    words = (file, "--case", path, "--apply", "--actor", "p-clerk", "--decided-by", "p-head")
    expected = """\
m01-1  会议记录不全
  整改台账 M6  修改  整改时限（含延期）: 2024-03-31 → 2024-06-30
  整改台账 T6  记录  本期进展: 补了一次
可记录 1 项，可修改 1 处，冲突 0 处，暂不采纳 0 行。
已记录 1 条，已修改文档 1 处，待印发下一版：inspection adopt
2  2024-02-20  progressed  f01
"""
    assert Said(status=0, out=expected) == bring(path, *words)
    event = ic.load(path).journal[-1].event
    assert ("p-clerk", "p-head", True) == (event.recorded_by, event.decided_by, event.recorded_at is not None)
    again = """\
可记录 0 项，可修改 0 处，冲突 0 处，暂不采纳 0 行。
已记录 0 条，已修改文档 0 处。
"""
    told = """\
台账.form 整改台账 M6: IC086：“整改时限（含延期）”：'2024-06-30' 不引起变化：案卷已是如此
台账.form 整改台账 T6: IC087：“本期进展”：日志已有此内容（第 2 条）
"""
    assert Said(status=0, out=again, err=told) == bring(path, *words)


def test_the_rest_goes_in_though_some_is_held_back(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    made = bring(path, *two_copies(path), "--case", path, "--apply", "--actor", "p-clerk", lang=ENGLISH)
    last = "Entries recorded: 0; edits made in the document: 2, which the next edition takes up: inspection adopt\n"
    assert (1, SHOWN_EN + last, TOLD_EN) == (made.status, made.out, made.err)
    assert ["m01-1", "m02-1", "m02-2", "m01-2"] == [each.id for each in ic.load(path).document.measures]


@pytest.mark.parametrize(
    ("only", "recorded", "edited"),
    [
        (["events"], 1, 0),
        (["edits"], 0, 2),
        (["m02-2"], 0, 1),
        (["f01"], 1, 1),
        (["f01", "m02-2"], 1, 2),
        (["x"], 0, 0),
    ],
)
def test_only_some_of_it_can_be_taken_in(only: list[str], recorded: int, edited: int, tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    copy = out(path).put("f01/m01-1", new_progress="补了一次", due="2024-06-30").put("f02/m02-2", measure="修订办法。")
    words = [word for each in only for word in ("--only", each)]
    made = bring(path, copy.save(tmp_path), "--case", path, "--apply", "--actor", "p-clerk", *words, lang=ENGLISH)
    note = ", which the next edition takes up: inspection adopt" if edited else "."
    assert f"Entries recorded: {recorded}; edits made in the document: {edited}{note}" in made.out.splitlines()


# --- for programs -----------------------------------------------------------------------------------------------


def test_programs_get_proposals_conflicts_and_errors(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    made = bring(path, *two_copies(path), "--case", path, "--dry-run", "--json")
    data = made.data
    assert (1, "") == (made.status, made.err)
    assert {
        "sheet": "整改台账",
        "cell": "M6",
        "finding": "f01",
        "measure": "m01-1",
        "kind": "edit",
        "what": "due",
        "from": "2024-03-31",
        "to": "2024-06-30",
        "file": "1.form",
        "cells": [{"file": "1.form", "sheet": "整改台账", "cell": "M6"}],
        "row": "f01/m01-1",
        "title": "整改时限（含延期）",
        "held": True,
    } == data["proposals"][0]
    assert [
        {
            "sheet": "整改台账",
            "cell": "T6",
            "exported": "",
            "now": "",
            "returned": "补了一次\n又补一次",
            "file": "1.form",
            "finding": "f01",
            "measure": "m01-1",
            "what": "new_progress",
            "others": [{"file": "2.form", "sheet": "整改台账", "cell": "T6", "returned": "补了两次"}],
        }
    ] == data["conflicts"]
    assert [("IC081", "2.form", "D8"), ("IC083", "1.form", "J7")] == [
        (each["code"], each["where"]["file"], each["where"]["cell"]) for each in data["errors"]
    ]
    assert "“牵头科室”：案卷里没有 '无此科'" == data["errors"][1]["message"]


def test_what_programs_get_fits_its_schema(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    data = bring(path, *two_copies(path), "--case", path, "--json").data
    assert [] == [*Draft202012Validator(run("schema", "import").data).iter_errors(data)]


def test_what_was_recorded_is_told_programs_beside_the_data(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    file = out(path).put("f01/m01-1", new_progress="补了一次").save(tmp_path)
    made = bring(path, file, "--case", path, "--apply", "--actor", "p-clerk", "--json", lang=ENGLISH)
    assert (["Progressed"], "Entries recorded: 1; edits made in the document: 0.\n") == (
        [type(entry.event).__name__ for entry in ic.load(path).journal[1:]],
        made.err,
    )
    assert 1 == len(made.data["proposals"])


# --- misuse -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "en", "zh"),
    [
        (["--case", "small", "--to", "x"], "give --case or --to, not both", "--case 和 --to 只能写一个"),
        (["--dry-run", "--apply"], "give --dry-run or --apply, not both", "--dry-run 和 --apply 只能写一个"),
        (["--apply"], "--apply needs --actor, who takes it in", "--apply 须用 --actor 写明经办人"),
        (
            ["--case", "small", "--together"],
            "--together and --confirm-sheet are for a new case; leave them out",
            "--together、--confirm-sheet 只用于新案卷，请去掉",
        ),
        (
            ["--to", "x", "--apply", "--actor", "p-clerk"],
            "--apply is for a case that there is; leave it out",
            "--apply 只用于已有案卷，请去掉",
        ),
    ],
)
def test_options_that_make_no_sense_together_are_refused(words: list[str], en: str, zh: str, tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    file = out(path).save(tmp_path)
    assert Said(status=2, out="", err=f"IC411: {en}\n") == bring(path, file, *words, lang=ENGLISH)
    assert Said(status=2, out="", err=f"IC411：{zh}\n") == bring(path, file, *words)


def test_a_file_that_nobody_reads_is_named(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    made = bring(path, "scan.tiff", "--case", path, lang=ENGLISH)
    assert 2 == made.status
    assert made.err.startswith("scan.tiff: IC091: nobody can bring a .tiff file into a case\n    Known are: ")


@pytest.mark.parametrize("words", [[], ["--apply", "--actor", "p-clerk"]])
def test_of_a_folder_its_files_are_asked_for(words: list[str], tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    (tmp_path / "回收").mkdir()
    made = bring(path, "回收", "--case", path, *words)
    assert (1, "回收: IC047：回收 是文件夹，此处须写明文件") == (made.status, made.err.splitlines()[0])
    assert ".csv" in made.err.splitlines()[1]


@pytest.mark.parametrize("option", ["--actor", "--decided-by"])
def test_somebody_whom_the_case_does_not_know_can_not_edit_either(option: str, tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    file = out(path).put("f01/m01-1", due="2024-06-30").save(tmp_path)
    before = contents(path)
    who = {"--actor": "p-clerk", option: "小李"}
    made = bring(path, file, "--case", path, "--apply", *(word for pair in who.items() for word in pair))
    assert (1, "IC102：没有标识为 '小李' 的机构或人员") == (made.status, made.err.splitlines()[0])
    assert before == contents(path)


def test_somebody_whom_only_the_working_copy_knows_can_edit(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    replace(path / "case.yaml", "people:\n", "people:\n  - {id: p-new, name: 新人}\n")
    file = out(path).put("f01/m01-1", due="2024-06-30").save(tmp_path)
    made = bring(path, file, "--case", path, "--apply", "--actor", "p-new")
    assert (0, True) == (made.status, "2024-06-30" in (path / "case.yaml").read_text(encoding="utf-8")), made.err


def test_somebody_whom_the_case_does_not_know_can_not_take_in(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    file = out(path).put("f01/m01-1", new_progress="补了一次", due="2024-06-30").save(tmp_path)
    before = contents(path)
    made = bring(path, file, "--case", path, "--apply", "--actor", "p-nobody", lang=ENGLISH)
    assert (1, "IC302: there is no body or person 'p-nobody' on 2024-02-20") == (made.status, made.err.splitlines()[0])
    assert before == contents(path)


def test_a_working_copy_that_contradicts_itself_is_told_with_its_place(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    file = out(path).put("f01/m01-1", new_progress="补了一次").save(tmp_path)
    replace(path / "case.yaml", "findings: [f01]", "findings: [f99]")
    made = bring(path, file, "--case", path, lang=ENGLISH)
    assert (1, "", "case.yaml:35:16") == (made.status, made.out, made.err.split(": ")[0])


# --- tables that an office has of its own -----------------------------------------------------------------------

TABLE = """\
序号,反馈问题,整改措施,牵头科室,完成时限,电话
1,会议记录不全,补齐记录。,财务科,2024-06-30,555
2,报销凭证缺附件,补齐附件。,财务科,2024-04-30,
"""


def test_how_columns_are_read_is_shown_saved_and_can_be_changed(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    (tmp_path / "旧台账.csv").write_text(TABLE, encoding="utf-8")
    made = bring(path, "旧台账.csv", "--case", path, "--save-mapping", "mapping.yaml")
    assert "A=number B=title C=measure D=lead_unit E=due" in made.out.splitlines()[0]
    mapping = (tmp_path / "mapping.yaml").read_text(encoding="utf-8")
    assert ("format: inspection-mapping/1", True) == (
        next(line for line in mapping.splitlines() if not line.startswith("#")),
        "电话" in mapping,
    )
    replace(tmp_path / "mapping.yaml", "E: due", "E: progress")
    again = bring(path, "旧台账.csv", "--case", path, "--mapping", "mapping.yaml")
    assert "E=progress" in again.out.splitlines()[0]


ODD = """条目,巡察组指出的,怎么改,谁来改
1,夜间大门不上锁,购置门锁,后勤科
2,账目用铅笔记,一律用钢笔,财务科
"""


@pytest.mark.parametrize("option", ["--to", "--case"])
def test_a_table_of_which_no_heading_is_known_gives_a_mapping_to_fill_in(option: str, tmp_path: Path) -> None:
    where = (option, adopted_case(tmp_path) if option == "--case" else "new")
    (tmp_path / "a.csv").write_text(ODD, encoding="utf-8")
    made = run("import", "a.csv", *where, "--save-mapping", "m.yaml", cwd=tmp_path, lang=CHINESE)
    assert (1, "a.csv 未识别的列: A=«条目» B=«巡察组指出的» C=«怎么改» D=«谁来改»") == (
        made.status,
        made.out.splitlines()[0],
    )
    assert "a.csv:1: IC033：没有问题清单的表头" in made.err + made.out
    mapping = (tmp_path / "m.yaml").read_text(encoding="utf-8")
    assert "#   title: 反馈问题\n" in mapping
    filled = mapping.replace(
        "    unread:\n      A: 条目\n      B: 巡察组指出的", "    columns: {A: number, B: title}\n    unread:"
    )
    (tmp_path / "m.yaml").write_text(filled, encoding="utf-8")
    again = run("import", "a.csv", *where, "--mapping", "m.yaml", cwd=tmp_path, lang=CHINESE)
    assert "a.csv 各列读作: A=number B=title" == again.out.splitlines()[0]


def test_programs_get_the_doubts_about_a_table_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("序号,反馈问题,电话\n1,甲,555\n", encoding="utf-8")
    made = run("import", "a.csv", "--dry-run", "--json", cwd=tmp_path, lang=CHINESE)
    assert (0, ["甲"], [("IC057", 1)]) == (
        made.status,
        [each["title"] for each in made.data["findings"]],
        [(each["code"], each["line"]) for each in made.data["diagnostics"]],
    )


def test_a_mapping_that_is_not_filled_in_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(ODD, encoding="utf-8")
    run("import", "a.csv", "--dry-run", "--save-mapping", "m.yaml", cwd=tmp_path, lang=CHINESE)
    made = run("import", "a.csv", "--to", "new", "--mapping", "m.yaml", cwd=tmp_path, lang=CHINESE)
    assert (1, False, True) == (made.status, (tmp_path / "new").exists(), "IC033" in made.err)


def test_a_mapping_file_that_is_none_is_refused_with_its_place(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    (tmp_path / "旧台账.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "mapping.yaml").write_text("format: inspection-mapping/1\ntables:\n  - {column: 1}\n", encoding="utf-8")
    made = bring(path, "旧台账.csv", "--case", path, "--mapping", "mapping.yaml", lang=ENGLISH)
    assert (1, True) == (made.status, made.err.startswith("mapping.yaml:3:"))


def test_a_table_becomes_a_new_case(tmp_path: Path) -> None:
    (tmp_path / "旧台账.csv").write_text(TABLE, encoding="utf-8")
    made = run("import", "旧台账.csv", "--to", "new", "--on", "2024-03-01", cwd=tmp_path, lang=CHINESE)
    assert 0 == made.status
    case = ic.load(tmp_path / "new")
    assert (["会议记录不全", "报销凭证缺附件"], ["补齐记录。", "补齐附件。"], "neutral-zh") == (
        [each.title for each in case.document.findings],
        [each.text for each in case.document.measures],
        case.draft.profile.name,
    )
    again = run("import", "旧台账.csv", "--to", "new", cwd=tmp_path, lang=CHINESE)
    assert (1, "IC") == (again.status, again.err.split(": ")[1][:2])


# --- one document for each part ---------------------------------------------------------------------------------

EXPORTER = """
from inspection_core.hooks import Exporter, hookimpl
import attrs

@attrs.frozen(kw_only=True)
class Options:
    lead_unit: str = ""

def render(report, options, out):
    out.write(f"{options.lead_unit}: {len(report.items)}\\n".encode())

def units(report):
    return ("财务科", "整改/办")

@hookimpl
def inspection_exporters():
    yield Exporter(name="by-unit", suffix=".txt", render=render, options=Options, splits={"lead-unit": units})
"""


def split(path: Path, *words: object, lang: str = CHINESE) -> Said:
    plugin = path.parent / "by_unit.py"
    plugin.write_text(EXPORTER, encoding="utf-8")
    return run("export", path, "by-unit", *words, "--as-of", ON, "--plugin", plugin, cwd=path.parent, lang=lang)


def test_each_part_becomes_a_document_of_its_name(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    made = split(path, "--split-by", "lead-unit", "--to", "out")
    assert Said(status=0, out=f"{Path('out/财务科.txt')}\n{Path('out/整改_办.txt')}\n") == made
    texts = {file.name: file.read_text(encoding="utf-8") for file in sorted((tmp_path / "out").iterdir())}
    assert {"整改_办.txt": "整改/办: 2\n", "财务科.txt": "财务科: 2\n"} == texts


def test_parts_need_a_folder_and_a_way_that_there_is(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    assert "IC411：使用 --split-by 须用 --to 指明文件夹\n" == split(path, "--split-by", "lead-unit").err
    made = split(path, "--split-by", "lead-units", "--to", "out", lang=ENGLISH)
    assert (2, True) == (made.status, "Did you mean 'lead-unit'?" in made.err)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (ENGLISH, "in all      aspects 0, findings 2, measures 2, paragraphs (¶) 0, printed states 0"),
        (CHINESE, "合计        方面 0，问题 2，整改措施 2 条，整改情况 0 段（¶），印出的状态 0"),
    ],
)
def test_a_look_at_a_table_counts_its_measures(lang: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "旧台账.csv").write_text(TABLE, encoding="utf-8")
    made = run("import", "旧台账.csv", "--dry-run", cwd=tmp_path, lang=lang)
    assert [f"  {told}"] == [line for line in made.out.splitlines() if "¶" in line]
