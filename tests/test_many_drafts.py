"""Many files at once, each a draft or a case of its own: none stops another, and no half of a case is left."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import inspection_core as ic
from inspection_core.hooks import Importer, Proposer, hookimpl
from inspection_core.importing import staged
from inspection_core.plugins import Plugins

from ._tables import request as case_request
from .data.cases import adopted_case, contents
from .test_cli import CHINESE, ENGLISH, run

PROFILE = Plugins().profile("neutral-zh")
REQUEST = ic.Request(profile=PROFILE)


def tables(folder: Path, count: int) -> list[Path]:
    """Tables of one to three findings each."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        rows = "".join(f"{at},第{n}表第{at}项问题\n" for at in range(1, n % 3 + 2))
        (folder / f"{n:02d}.csv").write_text("序号,反馈问题\n" + rows, encoding="utf-8")
    return sorted(folder.iterdir())


def bad(folder: Path, name: str = "50.csv") -> Path:
    (folder / name).write_text("甲,乙\n1,2\n", encoding="utf-8")
    return folder / name


def said(outcomes: Iterator[tuple[Path, ic.Draft | ic.InspectionError]]) -> list[tuple[str, int | str]]:
    """Each file with how many findings it has, or the code of what is wrong."""
    return [
        (
            path.name,
            came.problems[0].code
            if isinstance(came, ic.InspectionError) or came.is_empty
            else len(came.document.findings),
        )
        for path, came in outcomes
    ]


@contextmanager
def nobody() -> Iterator[None]:
    yield None


# --- drafts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pool", [nobody, ThreadPoolExecutor, ProcessPoolExecutor])
def test_each_file_is_read_in_its_order_and_a_bad_one_stops_none(pool: type[Executor], tmp_path: Path) -> None:
    files = [*tables(tmp_path, 40), bad(tmp_path)]
    files = [files[-1], *files[:-1]]
    expected = [("50.csv", "IC033"), *((f"{n:02d}.csv", n % 3 + 1) for n in range(40))]
    with pool() as executor:
        assert expected == said(ic.read_drafts(files, REQUEST, executor=executor))


def test_a_draft_of_another_process_is_the_same(tmp_path: Path) -> None:
    files = tables(tmp_path, 3)
    with ProcessPoolExecutor(1) as executor:
        assert list(ic.read_drafts(files, REQUEST)) == list(ic.read_drafts(files, REQUEST, executor=executor))


class Recording(ThreadPoolExecutor):
    """Keeps what it was given."""

    def submit(self, *args: Any, **kwargs: Any) -> Future[Any]:
        future = super().submit(*args, **kwargs)
        self.given = [*getattr(self, "given", []), future]
        return future


def test_who_stops_listening_leaves_nothing_waiting(tmp_path: Path) -> None:
    with Recording(1) as executor:
        outcomes = ic.read_drafts(tables(tmp_path, 40), REQUEST, executor=executor)
        next(outcomes)
        outcomes.close()  # type: ignore[attr-defined]
    assert executor.given[-1].cancelled()


# --- cases --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pool", [nobody, ProcessPoolExecutor])
def test_each_file_makes_a_case_of_its_name(pool: type[Executor], tmp_path: Path) -> None:
    files = tables(tmp_path / "in", 20)
    with pool() as executor:
        list(ic.new_cases({file: file.stem for file in files}, tmp_path / "out", REQUEST, executor=executor))
    made = {path.name: len(ic.load(path).document.findings) for path in (tmp_path / "out").iterdir()}
    assert {f"{n:02d}": n % 3 + 1 for n in range(20)} == made


def test_two_files_of_one_name_make_one_case_and_the_second_is_told(tmp_path: Path) -> None:
    first, second, third = tables(tmp_path / "in", 3)
    names = {first: "a", second: "A", third: "b"}
    assert [("00.csv", 1), ("01.csv", "IC095"), ("02.csv", 3)] == said(ic.new_cases(names, tmp_path / "out", REQUEST))
    assert ["a", "b"] == sorted(path.name for path in (tmp_path / "out").iterdir())


@pytest.mark.parametrize("pool", [nobody, ProcessPoolExecutor])
def test_a_file_that_gives_no_case_leaves_its_name_to_the_next(pool: type[Executor], tmp_path: Path) -> None:
    first, second, third = tables(tmp_path / "in", 3)
    names = {bad(tmp_path): "a", first: "a", second: "A", third: "b"}
    with pool() as executor:
        came = said(ic.new_cases(names, tmp_path / "out", REQUEST, executor=executor))
    assert [("50.csv", "IC033"), ("00.csv", 1), ("01.csv", "IC095"), ("02.csv", 3)] == came
    assert {"a": 1, "b": 3} == {
        each.name: len(ic.load(each).document.findings) for each in (tmp_path / "out").iterdir()
    }


def test_a_case_that_is_there_keeps_its_name_from_the_next(tmp_path: Path) -> None:
    first, second = tables(tmp_path / "in", 2)
    list(ic.new_cases({first: "a"}, tmp_path / "out", REQUEST))
    assert [("00.csv", "IC031"), ("01.csv", "IC095")] == said(
        ic.new_cases({first: "a", second: "a"}, tmp_path / "out", REQUEST)
    )


def test_a_file_that_can_not_be_read_makes_no_folder(tmp_path: Path) -> None:
    file = bad(tmp_path)
    assert [("50.csv", "IC033")] == said(ic.new_cases({file: "50"}, tmp_path / "out", REQUEST))
    assert not (tmp_path / "out").exists()


def test_a_case_that_is_there_is_kept(tmp_path: Path) -> None:
    files = tables(tmp_path / "in", 1)
    twice = [said(ic.new_cases({files[0]: "x"}, tmp_path / "out", REQUEST)) for _ in range(2)]
    assert [[("00.csv", 1)], [("00.csv", "IC031")]] == twice
    assert ["x"] == [path.name for path in (tmp_path / "out").iterdir()]


class Nothing:
    """Reads files in which nothing is found."""

    @hookimpl
    def inspection_importers(self) -> list[Importer]:
        problem = ic.Rule("XX001", ic.Severity.ERROR, ic.Text("nothing", "什么也没有"))()
        empty = ic.Inspection(id="x", title="x", inspecting="a", inspected="b")
        draft = ic.Draft(document=ic.Document(inspection=empty), problems=(problem,))
        return [Importer(name="nothing", suffixes=(".none",), read=lambda _f, _r: draft)]


def test_a_file_in_which_nothing_is_makes_no_case(tmp_path: Path) -> None:
    (tmp_path / "x.none").write_text("")
    names = {tmp_path / "x.none": "x"}
    [(_, came)] = ic.new_cases(names, tmp_path / "out", REQUEST, plugins=Plugins(Nothing()))
    assert isinstance(came, ic.Draft)
    assert (True, False) == (came.is_empty, (tmp_path / "out").exists())


# --- all or nothing -----------------------------------------------------------------------------------------------


def make(folder: Path, *names: str, fail: bool = False) -> None:
    """Put empty files into a new folder, and fail at the end or not."""
    with staged(folder) as stage:
        for name in names:
            (stage / name).parent.mkdir(exist_ok=True)
            (stage / name).write_text("")
        if fail:
            raise ZeroDivisionError


@pytest.mark.parametrize("place", ["new", "."])
def test_nothing_is_left_of_a_case_that_could_not_be_finished(place: str, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ZeroDivisionError):
        make(tmp_path / place, "case.yaml", fail=True)
    assert ["mine.txt"] == [path.name for path in tmp_path.iterdir()]


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "a.txt").write_text("mine")
    with pytest.raises(ic.CaseFileError) as raised:
        make(tmp_path, "build/a.txt", "case.yaml")
    assert ("IC031", {"build"}) == (raised.value.problems[0].code, {path.name for path in tmp_path.iterdir()})
    assert "mine" == (tmp_path / "build" / "a.txt").read_text()


def test_what_can_not_be_put_there_takes_the_others_with_it(tmp_path: Path) -> None:
    """A file stands where a folder of the case would be."""
    (tmp_path / "editions").write_text("mine")
    with pytest.raises(ic.CaseFileError) as raised:
        make(tmp_path, "case.yaml", "editions/1.json")
    assert ("IC029", ["editions"]) == (raised.value.problems[0].code, [path.name for path in tmp_path.iterdir()])


@pytest.mark.skipif(os.name != "posix", reason="permissions of folders are those of posix")
def test_a_new_folder_may_be_read_by_whom_others_may(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    with staged(tmp_path / "new"):
        pass
    assert (tmp_path / "plain").stat().st_mode == (tmp_path / "new").stat().st_mode


def test_states_that_are_refused_leave_no_folder(tmp_path: Path) -> None:
    document = ic.load(adopted_case(tmp_path / "old")).document
    opening = ic.Opening(finding="f99", state=ic.State.CLOSED, printed="已完成")
    with pytest.raises(ic.InspectionError):
        ic.new_case(tmp_path / "new", document, openings=[opening], on=ic.load(tmp_path / "old").journal[0].event.on)
    assert not (tmp_path / "new").exists()


# --- which files --------------------------------------------------------------------------------------------------


def test_a_folder_gives_its_documents_with_their_folders_as_names(tmp_path: Path) -> None:
    tables(tmp_path / "in" / "2023", 1)
    tables(tmp_path / "in", 1)
    (tmp_path / "in" / "photo.tiff").write_text("")
    (tmp_path / "in" / "~$00.csv").write_text("")
    (tmp_path / "in" / ".hidden").mkdir()
    (tmp_path / "in" / "truth.json").write_text("{}")
    found = ic.find_documents([tmp_path / "in"])
    assert ["00", "2023/00"] == list(found.names.values())
    assert ["photo.tiff", "truth.json"] == [path.name for path in found.passed_over]


def test_cases_below_a_folder_are_not_documents(tmp_path: Path) -> None:
    path = adopted_case(tmp_path / "in")
    (path / "list.csv").write_text("序号,反馈问题\n1,甲\n", encoding="utf-8")
    assert {} == ic.find_documents([tmp_path]).names


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ic.CaseFileError) as raised:
        ic.find_documents([tmp_path / "none.csv"])
    assert "IC001" == raised.value.problems[0].code


def test_of_two_who_read_such_files_the_one_that_was_named_is_asked(tmp_path: Path) -> None:
    class Mine:
        @hookimpl
        def inspection_importers(self) -> list[Importer]:
            return [Importer(name="zzz", suffixes=(".csv",), read=lambda _f, _r: mine)]

    mine = ic.Draft(document=ic.Document(inspection=ic.Inspection(id="m", title="m", inspecting="a", inspected="b")))
    [file] = tables(tmp_path, 1)
    assert mine == ic.read_draft([file], REQUEST, plugins=Plugins(Mine()))


# --- rows that are held back for a doubt --------------------------------------------------------------------------


class Doubtful:
    """Proposes the target of two findings, and holds both back."""

    @hookimpl
    def inspection_proposers(self) -> list[Proposer]:
        def proposal(id: str) -> ic.Proposal:
            edit = ic.Edit(part="findings", item=id, name="target", value="改好")
            where = ic.Location(file="x.rows")
            return ic.Proposal(row=f"x!{id}", where=where, what="target", finding=id, edits=(edit,))

        both = ic.Proposals(proposals=(proposal("f01"), proposal("f02")), held=("x!f01", "x!f02"))
        return [Proposer(name="doubtful", suffixes=(".rows",), propose=lambda _f, _r: both)]


@pytest.mark.parametrize(("only", "held"), [((), ("x!f01", "x!f02")), (("f02",), ()), (("edits",), ("x!f01", "x!f02"))])
def test_who_names_a_finding_settles_the_doubt_about_it(only: tuple[str, ...], held: object, tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    asked = case_request(ic.load(path), ic.load(path).journal[0].event.on)
    found = ic.propose([tmp_path / "x.rows"], asked, only=only, plugins=Plugins(Doubtful()))
    assert held == found.held


# --- the command --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_command_makes_a_case_of_each_and_tells_the_bad(jobs: str, tmp_path: Path) -> None:
    tables(tmp_path / "in", 3)
    bad(tmp_path / "in")
    made = run("import", "in", "--to", "out", "--jobs", jobs, cwd=tmp_path, lang=CHINESE)
    assert (1, ["00", "01", "02"]) == (made.status, sorted(path.name for path in (tmp_path / "out").iterdir()))
    last = "已生成案卷 3 份，问题 6 个；有存疑的 0 份，未能读取 1 份。"
    assert (last, True) == (made.out.splitlines()[-1], made.err.startswith("50.csv:1: IC033"))


@pytest.mark.parametrize(
    ("lang", "row", "last"),
    [
        (ENGLISH, "there already", "cases made: 1, findings: 3; with doubts: 0; there already: 2; not read: 0."),
        (CHINESE, "已有案卷", "已生成案卷 1 份，问题 3 个；有存疑的 0 份，已有案卷、未改动的 2 份，未能读取 0 份。"),
    ],
)
def test_cases_that_are_there_are_counted_apart_and_are_no_failure(
    lang: str, row: str, last: str, tmp_path: Path
) -> None:
    tables(tmp_path / "in", 2)
    run("import", "in", "--to", "out", cwd=tmp_path, lang=lang)
    before = contents(tmp_path / "out")
    tables(tmp_path / "in", 3)
    made = run("import", "in", "--to", "out", cwd=tmp_path, lang=lang)
    assert (0, "") == (made.status, made.err)
    assert (f"{Path('out', '00')}  {row}", last) == (made.out.splitlines()[0], made.out.splitlines()[-1])
    assert before == {name: data for name, data in contents(tmp_path / "out").items() if not name.startswith("02")}


def test_another_file_where_a_case_should_be_is_an_error(tmp_path: Path) -> None:
    tables(tmp_path / "in", 2)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "00").touch()
    made = run("import", "in", "--to", "out", cwd=tmp_path, lang=ENGLISH)
    assert (1, True) == (made.status, "IC031" in made.err), made.err


def test_looking_at_many_makes_nothing(tmp_path: Path) -> None:
    tables(tmp_path, 3)
    before = contents(tmp_path)
    made = run("import", "00.csv", "01.csv", "02.csv", "--dry-run", cwd=tmp_path, lang=ENGLISH)
    assert (0, before) == (made.status, contents(tmp_path))
    assert "read: 3, findings: 6; with doubts: 0; not read: 0." == made.out.splitlines()[-1]


def test_many_are_a_list_for_programs(tmp_path: Path) -> None:
    tables(tmp_path, 2)
    bad(tmp_path)
    made = run("import", "00.csv", "50.csv", "01.csv", "--json", cwd=tmp_path, lang=ENGLISH)
    assert (1, ["00.csv", "50.csv", "01.csv"]) == (made.status, [each["file"] for each in made.data])
    assert ["IC033"] == [each["code"] for each in made.data[1]["diagnostics"]]


def test_tables_of_one_inspection_are_one_case(tmp_path: Path) -> None:
    tables(tmp_path, 3)
    made = run("import", "01.csv", "02.csv", "--together", "--to", "new", cwd=tmp_path, lang=ENGLISH)
    assert (0, 5) == (made.status, len(ic.load(tmp_path / "new").document.findings)), made.err


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    made = run("import", "in", "--dry-run", cwd=tmp_path, lang=ENGLISH)
    assert (1, "in: IC098: there is no document in in") == (made.status, made.err.splitlines()[0])
