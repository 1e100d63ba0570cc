"""Taking in what came back: all that holds goes in, the rest is held back by the row, and a failure changes nothing."""

import datetime as dt
import difflib
import json
import os
import random
import shutil
import subprocess
from pathlib import Path

import attrs
import pytest

import inspection_core as ic
from inspection_core.codec import encode
from inspection_core.formats import write_json
from inspection_core.hooks import Proposer, hookimpl
from inspection_core.importing import Applied, apply_proposals, propose, read_draft
from inspection_core.plugins import Plugins
from inspection_core.proposals import Edit, Proposal, Proposals, Request
from inspection_core.tables import Value

from . import _tables
from ._tables import EXAMPLES, TABLE, Form, proposed, request, said
from .data.cases import adopted_case, contents, day, replace
from .test_cli import installed

ON = day(2, 20)


def out(path: Path, table: str = "ledger", *, as_of: dt.date = ON, file: str = _tables.NAME) -> Form:
    """A copy of a table of the case in a folder."""
    return Form(ic.report(ic.load(path), as_of=as_of), table, file=file)


def looked(path: Path, *forms: Form, on: dt.date = ON, only: tuple[str, ...] = ()) -> Proposals:
    """What copies propose, tried on the case in a folder."""
    files = [form.save(path.parent) for form in forms]
    return propose(files, request(ic.load(path), on), only=only, plugins=Plugins(_tables))


def taken(path: Path, found: Proposals) -> Applied:
    with ic.open(path) as folder:
        people = folder.case.draft.parties
        by, decider = ("p-clerk", "p-head") if "p-clerk" in people else ("p-liaison", "p-secretary")
        return apply_proposals(folder, found, recorded_by=by, decided_by=decider)


def lines_changed(before: str, after: str) -> list[str]:
    """The lines that went and those that came, with their marks."""
    compared = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in compared if not line.startswith(("---", "+++", "@@"))]


def submission() -> tuple[ic.Event, ...]:
    """The first finding is done, with evidence, and asks for close-out."""
    paper = ic.PaperReference(number="1", custodian="财务科")
    piece = ic.Evidence(id="e01-1", index="01-1", title="记录", supports=("m01-1",), paper=paper)
    done = ic.MeasureDone(measures=("m01-1",), on=ON), ic.Submitted(findings=("f01",), on=ON)
    return (ic.EvidenceAdded(on=ON, evidence=(piece,)), *done)


# --- all that holds goes in -------------------------------------------------------------------------------------


def test_what_happened_goes_into_the_journal_with_who_took_it_in_and_from_where(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    copy = out(path).put("f01/m01-1", new_progress="已补一次", percent=50).put("f02/m02-1", asks="整改中")
    before = len(ic.load(path).journal)
    assert Applied(edits=(), recorded=2) == taken(path, looked(path, copy))
    events = [entry.event for entry in ic.load(path).journal[before:]]
    place = f"台账.form {TABLE} "
    assert [
        ic.Progressed(
            on=ON,
            findings=("f01",),
            text="已补一次",
            percent=50,
            recorded_by="p-clerk",
            decided_by="p-head",
            note=place + copy.cell("f01/m01-1", "new_progress"),
        ),
        ic.Started(
            on=ON,
            findings=("f02",),
            recorded_by="p-clerk",
            decided_by="p-head",
            note=place + copy.cell("f02/m02-1", "asks"),
        ),
    ] == [attrs.evolve(event, accepted=()) for event in events]
    assert ic.verify(path).problems == ()


def test_changes_of_the_plan_go_into_their_own_lines_and_are_in_force_once_adopted(tmp_path: Path) -> None:
    path = Path(shutil.copytree(EXAMPLES / "foreign-affairs-office", tmp_path / "case"))
    last = dt.date(2024, 7, 1)
    before = (path / "case.yaml").read_text(encoding="utf-8")
    copy = out(path, as_of=last).put("f20/m20-1", due=dt.date(2024, 9, 30), measure="另行部署：#1 “逐条”")
    copy.put("+1", number=24, measure="每季度抽查一次", lead_unit="综合科", due="2024-12-31")
    found = looked(path, copy, on=last)
    assert ((), ()) == (found.problems, found.held)
    assert 3 == len(taken(path, found).edits)
    changed = lines_changed(before, (path / "case.yaml").read_text(encoding="utf-8"))
    assert 2 == sum(line.startswith("-") for line in changed)
    with ic.open(path) as folder:
        assert "2024-05-31" == str(ic.report(folder.case, as_of=last).item("f20").measures[0].due.day)
        adopted = folder.adopt(on=last, recorded_by="p-liaison", decided_by="b-leading-group", basis="会议纪要")
    item = ic.report(adopted, as_of=last).item("f20")
    assert ("另行部署：#1 “逐条”", dt.date(2024, 9, 30)) == (item.measures[0].text, item.measures[0].due.day)
    assert "每季度抽查一次" == ic.report(adopted, as_of=last).item("f24").measures[-1].text


def test_fifty_random_changes_touch_nothing_else_of_the_document(tmp_path: Path) -> None:
    path = Path(shutil.copytree(EXAMPLES / "foreign-affairs-office", tmp_path / "case"))
    last, chance = dt.date(2024, 7, 1), random.Random(50)
    values: dict[str, list[Value]] = {
        "measure": ["改了的措施", "两行\n措施", "- 像列表：一样", "'引号'"],
        "due": [dt.date(2025, 1, n) for n in range(1, 28)],
        "lead_unit": ["人事科、财务科", None],
        "handler": ["综合科科长"],
    }
    copy = out(path, as_of=last)
    unique = {str(row[0]).split("/")[1]: str(row[0]) for row in copy.rows[:-3]}
    cells = chance.sample([(row, key) for row in unique.values() for key in values], 50)
    for row, key in cells:
        copy.put(row, **{key: chance.choice(values[key])})
    before = ic.load(path).document
    found = looked(path, copy, on=last)
    assert ((), ()) == (found.conflicts, found.held)
    taken(path, found)
    after = ic.load(path).document
    fields = {"measure": "text", "due": "deadline", "lead_unit": "owners", "handler": "owners"}
    meant = {(row.split("/")[1], fields[key]) for row, key in cells}
    assert meant == _differences(before, after)
    assert before == attrs.evolve(after, measures=before.measures)


def _differences(before: ic.Document, after: ic.Document) -> set[tuple[str, str]]:
    """The measures that differ, with the field."""
    pairs = zip(before.measures, after.measures, strict=True)
    names = [field.name for field in attrs.fields(ic.Measure)]
    return {(old.id, name) for old, new in pairs for name in names if getattr(old, name) != getattr(new, name)}


def test_a_document_of_json_is_edited_too(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    (path / "case.json").write_text(write_json(encode(ic.load(path).document)), encoding="utf-8")
    (path / "case.yaml").unlink()
    before = json.loads((path / "case.json").read_text(encoding="utf-8"))
    taken(path, looked(path, out(path).put("f01/m01-1", measure="补齐三次会议的记录。")))
    before["measures"][0]["text"] = "补齐三次会议的记录。"
    assert before == json.loads((path / "case.json").read_text(encoding="utf-8"))


# --- what does not hold is held back, by the row ----------------------------------------------------------------


def test_a_row_in_conflict_or_with_an_error_stays_out_as_a_whole(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    one, other = out(path, file="1.form"), out(path, file="2.form")
    one.put("f01/m01-1", new_progress="甲", measure="改了的措施").put(
        "f02/m02-1", new_progress="乙", lead_unit="无此科"
    )
    other.put("f01/m01-1", new_progress="丙").put("f02/m02-2", new_progress="丁")
    before = (path / "case.yaml").read_bytes()
    found = looked(path, one, other)
    assert ("f01/m01-1", "f02/m02-1") == tuple(sorted(found.held))
    assert Applied(edits=(), recorded=1) == taken(path, found)
    assert ("丁", before) == (ic.load(path).journal[-1].event.text, (path / "case.yaml").read_bytes())  # type: ignore[attr-defined]


def test_a_row_that_a_guard_refuses_stays_out_with_the_reason_at_its_cell(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        folder.record(*submission())
    copy = out(path).put("f01/m01-1", new_progress="还在补", due="2024-06-30").put("f02/m02-1", new_progress="已补四张")
    found = looked(path, copy)
    place = f"台账.form {TABLE} {copy.cell('f01/m01-1', 'due')}"
    assert ("f01/m01-1",) == found.held
    assert [f"{place}: IC301：f01 现为“待销号”，不能记录进展"] == [line.split("。")[0] for line in said(found)]
    assert Applied(edits=(), recorded=1) == taken(path, found)


def test_of_many_rows_the_few_that_are_refused_are_found(tmp_path: Path) -> None:
    path = Path(shutil.copytree(EXAMPLES / "foreign-affairs-office", tmp_path / "case"))
    last = dt.date(2024, 7, 1)
    copy = out(path, as_of=last)
    open_findings = {"f20", "f24"}
    for row in copy.rows[:-3]:
        copy.put(str(row[0]), new_progress=f"进展 {row[0]}")
    found = looked(path, copy, on=last)
    assert {str(row[0]) for row in copy.rows[:-3] if str(row[0])[:3] not in open_findings} == set(found.held)
    assert 4 == taken(path, found).recorded


def test_a_body_that_several_rows_need_is_added_once(tmp_path: Path) -> None:
    """One of the rows is refused: the others bring what they need themselves."""
    path = adopted_case(tmp_path)
    body = Edit(part="bodies", value={"id": "b-new", "name": "新科", "parent": "b-bureau"})
    owners = [{"role": "lead_unit", "who": "b-new"}, {"role": "responsible_officer", "who": "p-head"}]
    (tmp_path / "x.rows").write_text("", encoding="utf-8")

    def proposal(n: int, item: str, value: object) -> Proposal:
        where = ic.Location(file="x.rows", line=n)
        edits = (body, Edit(part="measures", item=item, name="owners", value=value))
        return Proposal(row=str(n), where=where, what="lead_unit", cells=(where,), edits=edits)

    class Rows:
        @hookimpl
        def inspection_proposers(self) -> list[Proposer]:
            made = (proposal(1, "m01-1", owners), proposal(2, "m02-1", "nobody"), proposal(3, "m02-2", owners))
            return [Proposer(name="rows", suffixes=(".rows",), propose=lambda _f, _r: Proposals(proposals=made))]

    found = propose([tmp_path / "x.rows"], request(ic.load(path), ON), plugins=Plugins(Rows()))
    assert ("2",) == found.held
    taken(path, found)
    assert ["b-new"] == [each.id for each in ic.load(path).document.bodies if each.name == "新科"]


def test_a_finding_is_submitted_only_with_the_rows_that_it_rests_on(tmp_path: Path) -> None:
    """One of its two measures is in conflict: then the other row, which would submit it, waits, too."""
    path = adopted_case(tmp_path)
    one, other = out(path, file="1.form"), out(path, file="2.form")
    for form in (one, other):
        form.put("f02/m02-1", asks="申请销号", new_progress=form.file)
    other.put("f02/m02-2", asks="申请销号")
    found = looked(path, one, other)
    assert {"f02/m02-1", "f02/m02-2"} == set(found.held)


def test_two_tables_that_want_a_measure_otherwise_are_both_held_back(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    ledger = out(path, file="1.form").put("f01/m01-1", due="2024-06-30").put("f02/m02-1", measure="一致")
    plan = out(path, "plan", file="2.form").put("f01/m01-1", due="2024-07-31").put("f02/m02-1", measure="一致")
    found = looked(path, ledger, plan)
    places = [str(form.where("f01/m01-1", "due")) for form in (ledger, plan)]
    title = [form.filling.columns[form.keys.index("due")].column.title for form in (ledger, plan)]
    assert [
        f"{places[n]}: IC094：“{title[n]}”：{places[1 - n]} 要求改成另外的内容。请先统一；在此之前均不采纳。"
        for n in (0, 1)
    ] == said(found)
    assert [Edit(part="measures", item="m02-1", name="text", value="一致")] == [*taken(path, found).edits]


def test_what_is_wanted_holds_by_itself(tmp_path: Path) -> None:
    """Of two rows that complete a finding one is chosen: it can't submit the finding without the other."""
    path = adopted_case(tmp_path)
    copy = out(path).put("f02/m02-1", asks="申请销号", new_evidence="02-1 凭证")
    copy.put("f02/m02-2", asks="申请销号", new_evidence="02-2 办法", due="2024-09-30")
    assert (("f02/m02-2",), 0) == _chosen(path, copy, "m02-2")
    assert ((), 2) == _chosen(path, copy, "m02-1")
    assert ((), 0) == _chosen(path, copy, "edits")


def _chosen(path: Path, copy: Form, *only: str) -> tuple[tuple[str, ...], int]:
    found = looked(path, copy, only=only)
    return found.held, taken(path, found).recorded


def test_a_working_copy_that_contradicts_itself_is_told_as_such(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    copy = out(path).put("f01/m01-1", new_progress="甲")
    replace(path / "case.yaml", "findings: [f01]", "findings: [f99]")
    with pytest.raises(ic.InvalidCaseError, match="f99") as raised:
        looked(path, copy)
    assert "case.yaml" == raised.value.problems[0].where.file


# --- nothing is taken in twice ----------------------------------------------------------------------------------


def test_a_file_that_was_taken_in_proposes_nothing_the_next_time(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    copy = out(path).put("f01/m01-1", new_progress="已补一次", measure="补齐三次会议的记录。", due="2024-06-30")
    copy.put("f02/m02-1", asks="申请延期", until="2024-08-31", reason="等批复", new_evidence="02-9 通知")
    taken(path, looked(path, copy))
    again = looked(path, copy)
    assert ((), ()) == (again.proposals, again.conflicts)
    assert {"IC086", "IC087"} == {problem.code for problem in again.problems}
    assert {ic.Severity.HINT} == {problem.severity for problem in again.problems}


def test_a_new_measure_that_was_taken_in_is_not_proposed_again(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    copy = out(path).put("+1", number=1, measure="每季度抽查。", lead_unit="财务科")
    taken(path, looked(path, copy))
    again = looked(path, copy)
    assert [] == proposed(again)
    place = copy.where("+1", "measure")
    assert [f"{place}: IC086：“整改措施”：'每季度抽查。' 不引起变化：已有措施 m01-2"] == said(again)


def test_two_processes_that_take_one_file_in_do_it_once(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    file = out(path).put("f01/m01-1", new_progress="已补一次", due="2024-06-30").save(tmp_path)
    words = ["import", file, "--case", path, "--apply", "--actor", "p-clerk", "--on", ON, "--plugin", _tables.__file__]
    command = [installed(), *map(str, words)]
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [0, 0] == [process.wait(60) for process in running]
    events = [entry.event for entry in ic.load(path).journal]
    assert 1 == sum(isinstance(event, ic.Progressed) for event in events)
    assert 1 == (path / "case.yaml").read_text(encoding="utf-8").count("2024-06-30")


# --- a failure changes nothing ----------------------------------------------------------------------------------


def test_where_the_journal_can_not_be_written_the_document_stays_as_it_was(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    found = looked(path, out(path).put("f01/m01-1", new_progress="甲", due="2024-06-30"))
    with ic.open(path) as folder:
        before = contents(path)
        (path / "journal.head").unlink()
        (path / "journal.head").mkdir()
        with pytest.raises(ic.CaseFileError, match=r"journal\.head"):
            apply_proposals(folder, found, recorded_by="p-clerk")
        assert "2024-03-31" == str(folder.case.draft.measures["m01-1"].deadline.date)  # type: ignore[union-attr]
    before.pop("journal.head")
    assert before == contents(path)


def test_where_the_document_can_not_be_written_nothing_is_recorded(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    found = looked(path, out(path).put("f01/m01-1", new_progress="甲", due="2024-06-30"))
    (path / f".case.yaml.{os.getpid()}.tmp").mkdir()
    before = contents(path)
    with pytest.raises(ic.CaseFileError, match=r"case\.yaml"):
        taken(path, found)
    assert before == contents(path)


def test_where_the_case_has_moved_on_nothing_is_taken_in(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    found = looked(path, out(path).put("f01/m01-1", new_progress="甲", due="2024-06-30"))
    with ic.open(path) as folder:
        folder.record(*submission())
    before = contents(path)
    with pytest.raises(ic.TransitionError):
        taken(path, found)
    assert before == contents(path)


@pytest.mark.parametrize(
    ("edit", "match"),
    [
        (Edit(part="measures", item="m01-1", name="deadline", value="nonsense"), "nonsense"),
        (Edit(part="measures", item="m99", name="text", value="甲"), "the case has no m99 any more"),
    ],
)
def test_an_edit_that_the_document_can_not_take_leaves_it_as_it_was(edit: Edit, match: str, tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    where = ic.Location(file="x.csv", line=2)
    made = Proposals(proposals=(Proposal(row="1", where=where, what="due", cells=(where,), edits=(edit,)),))
    before = contents(path)
    with pytest.raises(ic.InvalidCaseError, match=match):
        taken(path, made)
    assert before == contents(path)


# --- who reads a file -------------------------------------------------------------------------------------------


def test_a_file_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    with pytest.raises(ic.UnknownOfferError) as raised:
        propose([tmp_path / "scan.tiff"], request(ic.load(path), ON), plugins=Plugins(_tables))
    line = raised.value.problems[0].say("zh")
    assert line.startswith(f"{tmp_path / 'scan.tiff'}: IC091：没有可把 .tiff 文件并入案卷的插件。可用：")
    assert ".form" in line


def test_a_file_that_makes_no_case_is_refused(tmp_path: Path) -> None:
    asked = Request(profile=ic.load(adopted_case(tmp_path)).draft.profile)
    with pytest.raises(ic.UnknownOfferError) as raised:
        read_draft([tmp_path / "scan.tiff"], asked)
    line = raised.value.problems[0].say("en")
    assert line.startswith(f"{tmp_path / 'scan.tiff'}: IC092: nobody can make a case of a .tiff file. Known are: ")
    assert ".csv" in line
