"""Evidence by the folder: taken in by the numbers in file names, given out as a pack that can be checked offline."""

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import inspection_core as ic

from .data.cases import adopted_case, contents, day, replace, small_case
from .test_cli import FAO, Said, places, run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The small case, adopted."""
    return adopted_case(tmp_path)


def inbox(folder: Path, *names: str, **texts: str) -> Path:
    """A folder of files outside of any case, each with its own name for its content."""
    for name in names:
        (folder / "inbox" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "inbox" / name).write_text(texts.get("text", name), encoding="utf-8")
    return folder / "inbox"


def add(source: Path, case: Path, *words: object) -> Said:
    return run("evidence", "add", source, "--case", case, "--on", "2024-02-01", *words)


def on_file(case: Path) -> dict[str, tuple[str, str | None]]:
    """What is on file: of each index what it supports, and its path."""
    filed = [each.evidence for each in ic.load(case).standing.evidence.values()]
    return {e.index: (" ".join(e.supports), e.file.path if e.file else None) for e in filed}


# --- taking in ----------------------------------------------------------------------------------------------------


def test_files_from_outside_are_copied_below_evidence(path: Path, tmp_path: Path) -> None:
    add(inbox(tmp_path, "01-2 Notes.txt", "sub/02-1 Receipts.pdf"), path)
    assert {
        "01-2": ("f01", "evidence/01/01-2 Notes.txt"),
        "02-1": ("f02", "evidence/02/02-1 Receipts.pdf"),
    } == on_file(path)
    assert "01-2 Notes.txt" == (path / "evidence/01/01-2 Notes.txt").read_text(encoding="utf-8")


def test_the_files_of_a_folder_are_recorded_as_one_entry(path: Path, tmp_path: Path) -> None:
    add(inbox(tmp_path, "01-2 Notes.txt", "02-1 Receipts.pdf"), path, "--recorded-by", "p-clerk")
    event = ic.load(path).journal[-1].event
    assert isinstance(event, ic.EvidenceAdded)
    assert (2, 2, "p-clerk", day(2, 1)) == (
        len(ic.load(path).journal),
        len(event.evidence),
        event.recorded_by,
        event.on,
    )


def test_files_of_the_case_stay_where_they_are(path: Path) -> None:
    before = set(contents(path))
    said = add(path / "evidence", path)
    assert {"01-1": ("f01", "evidence/01/01-1 会议纪要.txt")} == on_file(path)
    assert (before, "01-1  会议纪要  f01  evidence/01/01-1 会议纪要.txt\n1 put on file\n") == (
        set(contents(path)),
        said.out,
    )


def test_what_is_taken_in_is_as_it_was(path: Path, tmp_path: Path) -> None:
    add(inbox(tmp_path, "01-2 Notes.txt"), path)
    assert ic.verify(path).ok
    (path / "evidence/01/01-2 Notes.txt").write_text("other")
    assert ["IC027"] == [problem.code for problem in ic.verify(path).problems]


def test_a_dry_run_says_what_would_be_and_changes_nothing(path: Path, tmp_path: Path) -> None:
    source, before = inbox(tmp_path, "01-2 Notes.txt"), contents(path)
    said = add(source, path, "--dry-run")
    assert ("01-2  Notes  f01  evidence/01/01-2 Notes.txt\n1 would be put on file\n", before) == (
        said.out,
        contents(path),
    )


def test_files_that_cannot_be_assigned_are_passed_over_and_told(path: Path, tmp_path: Path) -> None:
    source = inbox(tmp_path, "01-2 Notes.txt", "readme.txt", "09-1 Nothing.txt")
    said = add(source, path)
    assert (0, ["01-2"]) == (said.status, list(on_file(path)))
    assert [f"{source / '09-1 Nothing.txt'}: IC035", f"{source / 'readme.txt'}: IC034"] == sorted(places(said.err))


def test_hidden_files_and_locks_of_office_programs_are_no_evidence(path: Path, tmp_path: Path) -> None:
    said = add(inbox(tmp_path, ".01-2 Notes.txt", "~$01-2 Notes.docx"), path)
    assert ("0 put on file\n", "") == (said.out, said.err)


def test_a_number_of_two_findings_is_told_and_not_guessed(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    replace(path / "case.yaml", 'number: "2"', 'number: "1"\n    aspect: a2')
    replace(path / "case.yaml", "findings:\n", "aspects:\n  - {id: a2, number: '2', title: B}\n\nfindings:\n")
    source = inbox(tmp_path, "01-2 Notes.txt")
    said = add(source, path)
    assert ({}, "findings with the number 1: 2, so the file can't be assigned" in said.err) == (on_file(path), True)
    assert [f"{source / '01-2 Notes.txt'}: IC035"] == places(said.err)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("1-6 Notes.txt", ("1-6", "Notes")),
        ("001-7 Notes.txt", ("001-7", "Notes")),
        ("01-8-1 Notes.txt", ("01-8-1", "Notes")),
        ("01-9、会议纪要.txt", ("01-9", "会议纪要")),
        ("01-10　会议纪要.txt", ("01-10", "会议纪要")),
        ("01-5.txt", ("01-5", "01-5")),
        ("01-11 a.tar.gz", ("01-11", "a.tar")),
    ],
)
def test_index_and_title_are_read_from_the_name(
    name: str, expected: tuple[str, str], path: Path, tmp_path: Path
) -> None:
    add(inbox(tmp_path, name), path)
    (filed,) = ic.load(path).standing.evidence.values()
    assert (*expected, ("f01",)) == (filed.evidence.index, filed.evidence.title, filed.evidence.supports)


@pytest.mark.parametrize("name", ["１-2 全角数字.txt", "01－2 全角横线.txt"])
def test_numbers_are_read_in_both_widths(name: str, path: Path, tmp_path: Path) -> None:
    add(inbox(tmp_path, name), path)
    assert [("f01",)] == [filed.evidence.supports for filed in ic.load(path).standing.evidence.values()]


def test_an_id_made_of_a_name_is_one_that_an_id_may_be(path: Path, tmp_path: Path) -> None:
    """Letters, digits, dots, dashes and underscores: what is said of every id, IC103."""
    add(inbox(tmp_path, "01－2 全角横线.txt"), path)
    assert ["e01-2"] == list(ic.load(path).standing.evidence)


def test_what_is_on_file_already_is_passed_over_silently(path: Path, tmp_path: Path) -> None:
    source = inbox(tmp_path, "01-2 Notes.txt")
    add(source, path)
    before = contents(path)
    said = add(source, path)
    assert (0, "0 put on file\n", "", before) == (said.status, said.out, said.err, contents(path))


def test_a_file_that_was_changed_since_it_was_put_on_file_is_told(path: Path, tmp_path: Path) -> None:
    source = inbox(tmp_path, "01-2 Notes.txt")
    add(source, path)
    said = add(inbox(tmp_path, "01-2 Notes.txt", text="other"), path)
    assert "01-2 Notes.txt" in said.err, said


def test_an_index_that_is_taken_is_told(path: Path, tmp_path: Path) -> None:
    add(inbox(tmp_path, "01-2 Notes.txt"), path)
    other = inbox(tmp_path / "more", "01-2 Other notes.txt")
    said = add(other, path)
    assert (["01-2"], [f"{other / '01-2 Other notes.txt'}: IC036"]) == (list(on_file(path)), places(said.err))


def occupied(path: Path) -> None:
    """Where the second file would go there is another, which is not on file."""
    (path / "evidence" / "02").mkdir()
    (path / "evidence" / "02" / "02-1 Receipts.pdf").write_text("somebody else's")


@pytest.mark.parametrize(
    ("harm", "words", "code"),
    [(lambda _: None, ("--recorded-by", "p-clark"), "IC302"), (occupied, (), "IC031")],
    ids=["unknown clerk", "place taken"],
)
def test_an_intake_that_is_refused_leaves_no_copies_behind(
    harm: Callable[[Path], None], words: tuple[str, ...], code: str, path: Path, tmp_path: Path
) -> None:
    harm(path)
    before = contents(path)
    said = add(inbox(tmp_path, "01-2 Notes.txt", "02-1 Receipts.pdf"), path, *words)
    assert (1, True) == (said.status, code in said.err), said.err
    assert before == contents(path)


def test_a_folder_that_is_not_there_is_told(path: Path, tmp_path: Path) -> None:
    said = add(tmp_path / "nowhere", path)
    assert (1, [f"{tmp_path / 'nowhere'}: IC001"]) == (said.status, places(said.err))


def test_what_was_taken_in_is_listed_as_of_its_day(path: Path, tmp_path: Path) -> None:
    add(inbox(tmp_path, "01-2 Notes.txt"), path)
    listed = [run("evidence", "list", path, "--as-of", of).out for of in ("2024-01-31", "2024-02-01")]
    assert ["", "01-2  Notes  f01  evidence/01/01-2 Notes.txt\n"] == listed


def test_withdrawn_evidence_stays_on_disk_and_is_listed_no_more(path: Path, tmp_path: Path) -> None:
    add(inbox(tmp_path, "01-2 Notes.txt"), path)
    words = ("--evidence", "e01-2", "--reason", "the wrong file", "--on", "2024-02-02")
    run("record", "evidence-withdrawn", "--case", path, *words)
    assert ("", True) == (
        run("evidence", "list", path, "--as-of", "2024-02-02").out,
        (path / "evidence/01/01-2 Notes.txt").is_file(),
    )


# --- the pack -----------------------------------------------------------------------------------------------------


def sealed(case: Path, as_of: object = day(3, 1), **asked: str) -> bytes:
    """The pack of a case, as a file."""
    target = case.parent / "pack.zip"
    words = [word for name, value in asked.items() for word in (f"--{name}", value)]
    said = run("export", case, "evidence-pack", "--as-of", as_of, "--to", target, *words)
    assert 0 == said.status, said
    return target.read_bytes()


def members(pack: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(pack)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example."""
    return Path(shutil.copytree(FAO, tmp_path_factory.mktemp("example") / "fao"))


@pytest.fixture(scope="module")
def pack(example: Path) -> Mapping[str, bytes]:
    return members(sealed(example))


def test_the_pack_holds_every_file_under_its_path(pack: Mapping[str, bytes], example: Path) -> None:
    filed = ic.load(example).standing_on(day(3, 1)).evidence.values()
    files = {f.evidence.file.path: (example / f.evidence.file.path).read_bytes() for f in filed if f.evidence.file}
    found = {name: raw for name, raw in pack.items() if name not in ("SHA256SUMS", "manifest.json")}
    assert files == found


def test_the_sums_are_those_of_the_members_and_of_the_manifest(pack: Mapping[str, bytes]) -> None:
    listed = dict(line.split("  ", 1)[::-1] for line in pack["SHA256SUMS"].decode().splitlines())
    manifest = {e["path"]: e["sha256"] for e in json.loads(pack["manifest.json"])["evidence"] if "path" in e}
    actual = {name: hashlib.sha256(raw).hexdigest() for name, raw in pack.items() if name.startswith("evidence/")}
    assert actual == listed == manifest
    assert len(actual) > 15


def test_the_pack_can_be_checked_by_a_common_program(
    pack: Mapping[str, bytes], program: Callable[[str], str], tmp_path: Path
) -> None:
    for name, raw in pack.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    command = [program("sha256sum"), "--check", "--strict", "--quiet", "SHA256SUMS"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (0, b"", b"") == (done.returncode, done.stdout, done.stderr)


def test_the_manifest_says_of_which_case_and_when(pack: Mapping[str, bytes], example: Path) -> None:
    manifest = json.loads(pack["manifest.json"])
    assert ("fao-2023", "2024-03-01", len(ic.load(example).journal), 2) == (
        manifest["case"],
        manifest["as_of"],
        manifest["known"],
        manifest["edition"],
    )


def test_the_manifest_lists_paper_with_who_keeps_it(pack: Mapping[str, bytes]) -> None:
    (found,) = [each for each in json.loads(pack["manifest.json"])["evidence"] if each["id"] == "e01-2"]
    assert ("外办党〔2023〕31号", "党建办", False) == (found["paper_number"], found["custodian"], "path" in found)


def test_the_pack_of_an_earlier_day_holds_what_was_on_file_then(example: Path) -> None:
    names = {name for name in members(sealed(example, "2023-12-08")) if name.startswith("evidence/")}
    assert {"08", "09", "14", "24"} == {name.split("/")[1] for name in names}


def test_the_same_pack_has_the_same_bytes(example: Path, tmp_path: Path) -> None:
    """Wherever the case lies, and whenever its files were written."""
    copy = Path(shutil.copytree(example, tmp_path / "elsewhere", copy_function=shutil.copyfile))
    assert sealed(example) == sealed(copy)


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"other")], ids=["missing", "changed"])
def test_a_pack_that_would_not_be_whole_is_not_made(harm: Callable[[Path], object], tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    add(inbox(tmp_path, "01-2 Notes.txt", "02-1 Receipts.pdf"), path)
    harm(path / "evidence/02/02-1 Receipts.pdf")
    target = tmp_path / "out" / "pack.zip"
    said = run("export", path, "evidence-pack", "--as-of", "2024-02-01", "--to", target)
    place = "evidence/02/02-1 Receipts.pdf: IC02"
    assert (1, "", place, False) == (said.status, said.out, said.err[: len(place)], target.exists()), said.err


def test_an_older_pack_stays_where_a_new_one_cannot_be_made(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    add(inbox(tmp_path, "01-2 Notes.txt"), path)
    before = sealed(path, "2024-02-01")
    (path / "evidence/01/01-2 Notes.txt").unlink()
    said = run("export", path, "evidence-pack", "--as-of", "2024-02-01", "--to", tmp_path / "pack.zip")
    assert (1, before) == (said.status, (tmp_path / "pack.zip").read_bytes())


def test_a_file_that_an_older_day_needs_is_not_missed_on_a_later_one(tmp_path: Path) -> None:
    """Only what is on file on the day of the pack is looked at."""
    path = adopted_case(tmp_path)
    add(inbox(tmp_path, "01-2 Notes.txt", "02-1 Receipts.pdf"), path)
    words = ("--evidence", "e01-2", "--reason", "the wrong file", "--on", "2024-02-02")
    run("record", "evidence-withdrawn", "--case", path, *words)
    (path / "evidence/01/01-2 Notes.txt").unlink()
    assert ["evidence/02/02-1 Receipts.pdf"] == [name for name in members(sealed(path, "2024-02-02")) if "/" in name]


AUDIENCES = {"01-2": ic.Audience.RESTRICTED, "01-3": None, "02-1": ic.Audience.PUBLIC}


@pytest.fixture
def graded(tmp_path: Path) -> Path:
    """The small case with three files on file: restricted, for nobody named, and public."""
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        for index, audience in AUDIENCES.items():
            file = Path("evidence", index[:2], f"{index} Paper.txt")
            (path / file).parent.mkdir(exist_ok=True)
            (path / file).write_text(f"Secret {index}", encoding="utf-8")
            folder.add_evidence(
                file, on=day(2, 1), id=f"e{index}", index=index, title=f"Title {index}", supports=(f"f{index[:2]}",),
                audience=audience,
            )  # fmt: skip
    return path


@pytest.mark.parametrize(
    ("audience", "seen"),
    [("restricted", {"01-2", "01-3", "02-1"}), ("internal", {"01-3", "02-1"}), ("public", {"02-1"})],
)
def test_a_pack_tells_its_readers_only_of_what_is_for_them(audience: str, seen: set[str], graded: Path) -> None:
    manifest = json.loads(members(sealed(graded, audience=audience))["manifest.json"])
    assert seen == {each["index"] for each in manifest["evidence"]}


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_nothing_of_restricted_evidence_is_in_a_pack_for_others(audience: str, graded: Path) -> None:
    found = members(sealed(graded, audience=audience))
    assert [] == [name for name, raw in found.items() if "01-2" in name or b"01-2" in raw]


def test_a_public_pack_holds_the_files_that_it_names(graded: Path) -> None:
    """What is for the public is given to it, not only announced."""
    found = members(sealed(graded, audience="public"))
    assert b"Secret 02-1" in found.values(), sorted(found)


def test_the_pack_is_made_by_a_recipe_too(graded: Path) -> None:
    (graded / "build.yaml").write_text(
        "format: inspection-build/1\nrecipes:\n  all:\n    - {exporter: evidence-pack, to: pack.zip}\n"
    )
    run("build", graded, "--as-of", "2024-03-01")
    assert sealed(graded) == (graded / "build" / "pack.zip").read_bytes()
