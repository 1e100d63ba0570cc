"""What goes wrong with files: killed processes, full disks, several writers, damage. Nothing acknowledged is lost."""

import contextlib
import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings, strategies as st

import inspection_core as ic
from inspection_core.folder import _journal, write_atomic
from inspection_core.formats import read_bytes

from .data.cases import DATA, MINUTES, adopted_case, contents, day, paper, papers_of, replace, small_case, told_case

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL, fork and limits of POSIX")


def codes(problems: tuple[ic.Diagnostic, ...]) -> list[str]:
    return [problem.code for problem in problems]


def run(script: str, *arguments: object) -> str:
    """What a script of tests/data prints."""
    command = [sys.executable, str(DATA / script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


# --- kill -9 ----------------------------------------------------------------------------------------------------


@POSIX
@pytest.mark.parametrize("mode", ["append", "adopt"])
def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(mode: str, tmp_path: Path) -> None:
    """Two hundred children are killed while they record, two hundred while they save and adopt."""
    told = json.loads(run("crash.py", adopted_case(tmp_path), 200, mode))
    torn = told.pop("torn")
    assert {"killed": 200, "lost": [], "halved": [], "problems": []} == told
    assert 0 <= torn <= 200


def cut_off(path: Path, *events: ic.Event) -> tuple[bytes, bytes]:
    """The journal before and after a write that was never acknowledged: its head stays behind."""
    before, head = (path / "journal.jsonl").read_bytes(), (path / "journal.head").read_bytes()
    with ic.open(path) as folder:
        folder.record(*events)
    (path / "journal.head").write_bytes(head)
    return before, (path / "journal.jsonl").read_bytes()


def test_a_write_that_was_cut_off_at_any_byte_is_set_aside_and_reported(tmp_path: Path) -> None:
    path = told_case(tmp_path)
    before, after = cut_off(path, paper(1))
    told = []
    for size in range(len(before) + 1, len(after)):
        (path / "journal.jsonl").write_bytes(after[:size])
        case = ic.load(path)
        told.append((len(case.journal), [(note.code, note.where.line) for note in case.notes]))
    assert [(8, [("IC022", 9)])] * (len(after) - len(before) - 1) == told


def test_a_torn_end_moves_to_a_file_of_its_own_when_the_folder_is_opened(tmp_path: Path) -> None:
    path = told_case(tmp_path)
    before, after = cut_off(path, paper(1))
    (path / "journal.jsonl").write_bytes(after[:-20])
    (note,) = ic.verify(path).problems
    with ic.open(path) as folder:
        folder.record(paper(2))
    assert (path / "journal.torn-9").read_bytes() == after[len(before) : -20]
    assert ("journal.torn-9" in str(note), [2], ()) == (True, papers_of_told(path), ic.verify(path).problems)


def test_what_was_set_aside_is_not_overwritten_by_the_next_torn_end(tmp_path: Path) -> None:
    path = told_case(tmp_path)
    before, after = cut_off(path, paper(1))
    for size in (30, 40):
        (path / "journal.jsonl").write_bytes(after[: len(before) + size])
        with ic.open(path):
            pass
    assert {30, 40} == {file.stat().st_size for file in path.glob("journal.torn*")}


def test_a_batch_that_was_cut_off_between_its_lines_is_dropped_whole(tmp_path: Path) -> None:
    path = told_case(tmp_path)
    before, after = cut_off(path, paper(1), paper(2), paper(3))
    second = after.index(b"\n", after.index(b"\n", len(before)) + 1) + 1
    (path / "journal.jsonl").write_bytes(after[:second])
    case = ic.load(path)
    assert (8, ["IC022"]) == (len(case.journal), codes(case.notes))
    with ic.open(path):
        pass
    assert before == (path / "journal.jsonl").read_bytes()


def test_a_write_that_was_whole_but_not_yet_acknowledged_is_kept(tmp_path: Path) -> None:
    path = told_case(tmp_path)
    cut_off(path, paper(1), paper(2))
    assert ([1, 2], ()) == (papers_of_told(path), ic.verify(path).problems)


@pytest.mark.parametrize("kept", range(8))
def test_a_journal_that_lost_its_end_is_found_out_by_its_head(kept: int, tmp_path: Path) -> None:
    path = told_case(tmp_path)
    lines = (path / "journal.jsonl").read_bytes().splitlines(keepends=True)
    (path / "journal.jsonl").write_bytes(b"".join(lines[:kept]))
    with pytest.raises(ic.CaseFileError) as raised:
        ic.load(path)
    whole = {4: 3, 7: 6}.get(kept, kept)  # entries 4 and 5, 7 and 8 were recorded together
    assert (["IC021"], {"found": whole, "expected": 8}) == (
        codes(raised.value.problems),
        {name: raised.value.problems[0].facts[name] for name in ("found", "expected")},
    )


# --- errors of the system ---------------------------------------------------------------------------------------


class Trouble:
    """The system refuses the `first` step that would change something on disk, and with `lasting` all after it."""

    def __init__(self, first: int, error: BaseException, *, lasting: bool = False) -> None:
        self.first, self.error, self.lasting = first, error, lasting
        self.steps = 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self.first or (self.lasting and self.steps > self.first):
            raise self.error

    @contextlib.contextmanager
    def made(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "mkdir")):
                patch.setattr(owner, name, self.before(getattr(owner, name)))
            patch.setattr(Path, "open", self.before(Path.open, _for_writing))
            yield

    def before(self, function: Callable[..., Any], counts: Callable[..., bool] | None = None) -> Callable[..., Any]:
        def stepping(*arguments: Any, **named: Any) -> Any:
            if counts is None or counts(*arguments, **named):
                self.step()
            return function(*arguments, **named)

        return stepping


def _for_writing(_path: Path, mode: str = "r", *_more: Any, **_named: Any) -> bool:
    return not {"w", "a", "x", "+"}.isdisjoint(mode)


def record_paper(folder: ic.Folder) -> None:
    folder.record(paper(1), paper(2))


def adopt_edit(folder: ic.Folder) -> None:
    folder.adopt(on=day(2, 1))


def edited_case(folder: Path) -> Path:
    """An adopted case whose document was edited since."""
    path = adopted_case(folder)
    replace(path / "case.yaml", "title: 会议记录不全", "title: 会议记录缺失")
    return path


FULL = OSError(errno.ENOSPC, "No space left on device")
WORK = pytest.mark.parametrize("work", [record_paper, adopt_edit])


@WORK
def test_an_error_of_the_system_at_any_step_leaves_the_folder_as_it_was_or_does_no_harm(
    work: Callable[[ic.Folder], None], tmp_path: Path
) -> None:
    """Each step once: opening, writing through, replacing, writing the folder through."""
    told = []
    for first in count(1):
        path = edited_case(tmp_path / str(first))
        before = contents(path)
        trouble = Trouble(first, FULL)
        raised = False
        with ic.open(path) as folder, trouble.made():
            try:
                work(folder)
            except ic.CaseFileError:
                raised = True
        if trouble.steps < first:
            break
        changed = sorted({name for name, _ in contents(path).items() ^ before.items()})
        told += [(first, name) for name in changed if raised]
        told += [(first, code) for code in codes(ic.verify(path).problems)]
    assert [] == told
    assert 5 < first


@WORK
def test_an_error_of_the_system_is_told_as_one_of_ours(work: Callable[[ic.Folder], None], tmp_path: Path) -> None:
    """A disk that stays full: nothing can be put back either, and yet the folder opens and is sound."""
    told = []
    for first in count(1):
        path = edited_case(tmp_path / str(first))
        trouble = Trouble(first, FULL, lasting=True)
        try:
            with ic.open(path) as folder, trouble.made():
                work(folder)
        except OSError as error:
            told.append((first, repr(error)))
        except ic.CaseFileError as error:
            told += [(first, code) for code in codes(error.problems) if code != "IC029"]
        if trouble.steps < first:
            break
        told += [(first, code) for code in codes(ic.verify(path).problems) if code != "IC022"]
    assert [] == told


@WORK
def test_a_program_that_is_interrupted_at_any_step_leaves_a_sound_folder(
    work: Callable[[ic.Folder], None], tmp_path: Path
) -> None:
    told = []
    for first in count(1):
        path = edited_case(tmp_path / str(first))
        trouble = Trouble(first, KeyboardInterrupt())
        with contextlib.suppress(KeyboardInterrupt), ic.open(path) as folder, trouble.made():
            work(folder)
        if trouble.steps < first:
            break
        with ic.open(path) as folder:
            folder.record(paper(7))
        told += [(first, code) for code in codes(ic.verify(path).problems)]
    assert [] == told


def test_after_an_error_of_the_system_the_same_open_folder_can_go_on(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    with ic.open(path) as folder:
        with Trouble(2, FULL).made(), pytest.raises(ic.CaseFileError):
            folder.record(paper(1))
        folder.record(paper(2))
    assert ([2], True) == (papers_of(path), ic.verify(path).ok)


@contextlib.contextmanager
def tiny_disk(folder: Path) -> Iterator[Path | None]:
    """A disk of 256 KB mounted below a folder; None where one may not mount."""
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@contextlib.contextmanager
def file_limit(size: int) -> Iterator[None]:
    """No file of this process may grow beyond a size."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def long_paper() -> ic.EvidenceAdded:
    event = paper(1)
    return ic.EvidenceAdded(on=event.on, evidence=event.evidence, note="长" * 50_000)


@POSIX
def test_a_full_disk_is_told_and_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    with tiny_disk(tmp_path) as disk:
        path = adopted_case(disk or tmp_path)
        before = contents(path)
        filler = path.parent / "filler"
        with contextlib.suppress(OSError), filler.open("wb", buffering=0) as out:
            while disk and out.write(bytes(4096)):
                pass
        if disk:
            os.truncate(filler, filler.stat().st_size - 3 * 4096)
        limit = contextlib.nullcontext() if disk else file_limit(4096)
        with ic.open(path) as folder, limit, pytest.raises(ic.CaseFileError) as raised:
            folder.record(long_paper())
        assert (["IC029"], before) == (codes(raised.value.problems), contents(path))
        filler.unlink()
        with ic.open(path) as folder:
            folder.record(paper(2))
        assert ic.verify(path).ok


@POSIX
@pytest.mark.parametrize("more", [0, 10, 300, 700])
def test_a_line_that_does_not_fit_is_taken_back(more: int, tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    before = contents(path)
    limit = (path / "journal.jsonl").stat().st_size + more
    with ic.open(path) as folder, file_limit(limit), pytest.raises(ic.CaseFileError) as raised:
        folder.record(long_paper())
    assert (["IC029"], before) == (codes(raised.value.problems), contents(path))


@POSIX
def test_an_edition_that_does_not_fit_is_not_adopted(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    before = contents(path)
    with ic.open(path) as folder, file_limit(1000), pytest.raises(ic.CaseFileError) as raised:
        folder.adopt(on=day(1, 20))
    assert (["IC029"], before) == (codes(raised.value.problems), contents(path))


@POSIX
def test_an_export_that_does_not_fit_leaves_the_old_document(tmp_path: Path) -> None:
    report = ic.report(ic.load(small_case(tmp_path)), as_of=day(2, 1))
    target = tmp_path / "out" / "report.json"
    target.parent.mkdir()
    target.write_text("old", encoding="utf-8")
    with file_limit(1000), pytest.raises(ic.CaseFileError, match="IC029"):
        ic.export(report, "json-report", to=target)
    assert {"report.json": b"old"} == contents(target.parent)


@contextlib.contextmanager
def as_somebody_else() -> Iterator[None]:
    """For root permissions don't count: become nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that others may enter, which pytest's own is not."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@POSIX
@pytest.mark.parametrize("locked", [False, True], ids=["never opened", "opened before"])
def test_a_folder_that_may_only_be_read_can_be_read_and_not_written(locked: bool, open_place: Path) -> None:
    path = told_case(open_place)
    (path / "case.lock").unlink(missing_ok=True)
    if locked:
        (path / "case.lock").touch()
        (path / "case.lock").chmod(0o666)
    for each in (path, *path.rglob("*")):
        each.chmod(0o555 if each.is_dir() else 0o666 if each.name == "case.lock" else 0o444)
    before = contents(path)
    with as_somebody_else():
        assert 8 == len(ic.load(path).journal)
        assert ic.verify(path).ok
        with pytest.raises(ic.CaseFileError) as raised, ic.open(path) as folder:
            folder.record(paper(1))
    for each in (path, *path.rglob("*")):
        each.chmod(0o755)
    assert (["IC029"], before) == (codes(raised.value.problems), contents(path))


@POSIX
@pytest.mark.parametrize("name", ["case.yaml", "journal.jsonl", "journal.head", "editions/0001.json"])
def test_a_file_that_may_not_be_read_is_told_by_its_name(name: str, open_place: Path) -> None:
    path = told_case(open_place)
    (path / name).chmod(0)
    with as_somebody_else(), pytest.raises(ic.CaseFileError) as raised:
        ic.load(path)
    assert (["IC030"], True) == (codes(raised.value.problems), Path(name).name in str(raised.value))


@POSIX
def test_evidence_that_may_not_be_read_is_told_and_not_an_error_of_the_system(open_place: Path) -> None:
    path = told_case(open_place)
    (path / MINUTES).chmod(0)
    with as_somebody_else():
        assert not ic.verify(path).ok


# --- several at once --------------------------------------------------------------------------------------------


def test_a_second_writer_is_told_that_somebody_is_writing(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    before = contents(path)
    holder = subprocess.Popen(
        [sys.executable, str(DATA / "writer.py"), "hold", str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with holder:
        assert holder.stdout is not None
        assert "held\n" == holder.stdout.readline()
        with pytest.raises(ic.CaseFileError) as raised, ic.open(path, timeout=0):
            pass
        assert 1 == len(ic.load(path).journal)
        holder.communicate()
    assert (["IC028"], before) == (codes(raised.value.problems), contents(path))


def test_a_second_writer_in_the_same_process_is_told_so_too(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    with ic.open(path), pytest.raises(ic.CaseFileError) as raised, ic.open(path, timeout=0.01):
        pass
    assert ["IC028"] == codes(raised.value.problems)


def test_four_processes_that_record_at_once_lose_nothing(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    writers = [
        subprocess.Popen([sys.executable, str(DATA / "writer.py"), "append", str(path), str(start), "8"])
        for start in (100, 200, 300, 400)
    ]
    assert [0, 0, 0, 0] == [writer.wait() for writer in writers]
    assert [start + number for start in (100, 200, 300, 400) for number in range(8)] == papers_of(path)
    assert ic.verify(path).ok


@pytest.mark.parametrize("look", [ic.load, ic.verify])
def test_a_reader_is_not_alarmed_by_somebody_who_records_meanwhile(
    look: Callable[[Path], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the reading of the journal and that of its head another may have recorded: nothing was cut."""
    path = adopted_case(tmp_path)

    def read_and_be_overtaken(file: Path) -> bytes:
        raw = read_bytes(file)
        monkeypatch.setattr(_journal, "read_bytes", read_bytes)
        with ic.open(path) as folder:
            folder.record(paper(1))
        return raw

    monkeypatch.setattr(_journal, "read_bytes", read_and_be_overtaken)
    found = look(path)
    assert () == (found.problems if isinstance(found, ic.Verification) else found.notes)


# --- damage -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a history, which every test puts back as it was."""
    return told_case(tmp_path_factory.mktemp("told"))


@contextlib.contextmanager
def instead(file: Path, raw: bytes) -> Iterator[None]:
    """A file with other bytes for a while."""
    before = file.read_bytes()
    file.write_bytes(raw)
    try:
        yield
    finally:
        file.write_bytes(before)


@st.composite
def damaged(draw: st.DrawFn, raw: bytes) -> bytes:
    """The bytes with one byte or line changed, dropped, put in, doubled or swapped."""
    at = draw(st.integers(0, len(raw) - 1))
    lines = raw.splitlines(keepends=True)
    first, second = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
    kind = draw(st.sampled_from(["change", "drop", "put in", "swap", "cut", "drop line", "double line", "swap lines"]))
    if kind == "change":
        made = raw[:at] + bytes([draw(st.integers(0, 255))]) + raw[at + 1 :]
    elif kind == "drop":
        made = raw[:at] + raw[at + 1 :]
    elif kind == "put in":
        made = raw[:at] + bytes([draw(st.integers(0, 255))]) + raw[at:]
    elif kind == "swap":
        made = raw[:at] + raw[at + 1 : at + 2] + raw[at : at + 1] + raw[at + 2 :]
    elif kind == "cut":
        made = raw[:at]
    elif kind == "drop line":
        made = b"".join(lines[:first] + lines[first + 1 :])
    elif kind == "double line":
        made = b"".join(lines[: first + 1] + lines[first:])
    else:
        lines[first], lines[second] = lines[second], lines[first]
        made = b"".join(lines)
    return made


def problems_on_loading(path: Path) -> tuple[ic.Diagnostic, ...]:
    """What loading refuses, or doubts."""
    try:
        return ic.load(path).notes
    except ic.InspectionError as error:
        return error.problems


FILES = ("journal.jsonl", "journal.head", "editions/0001.json", "editions/0002.json", MINUTES.as_posix())


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=120)
@given(data=st.data())
def test_every_change_of_a_byte_or_line_is_found_by_verify(name: str, told: Path, data: st.DataObject) -> None:
    raw = (told / name).read_bytes()
    made = data.draw(damaged(raw).filter(lambda made: made != raw))
    with instead(told / name, made):
        assert () != ic.verify(told).problems


@pytest.mark.parametrize("name", FILES[:-1])
@settings(max_examples=120)
@given(data=st.data())
def test_every_change_of_journal_or_editions_is_found_on_loading(name: str, told: Path, data: st.DataObject) -> None:
    raw = (told / name).read_bytes()
    made = data.draw(damaged(raw).filter(lambda made: made != raw))
    with instead(told / name, made):
        assert () != problems_on_loading(told)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_gone_is_found(name: str, told: Path) -> None:
    raw = (told / name).read_bytes()
    (told / name).unlink()
    try:
        assert not ic.verify(told).ok
    finally:
        (told / name).write_bytes(raw)


def test_a_key_that_was_put_into_a_line_of_the_journal_is_found(told: Path) -> None:
    raw = (told / "journal.jsonl").read_bytes()
    with instead(told / "journal.jsonl", raw.replace(b'{"batch"', b'{"aside":"not sealed","batch"', 1)):
        assert ["IC020"] == codes(ic.verify(told).problems)


def test_half_a_character_in_a_line_of_the_journal_is_found(told: Path) -> None:
    raw = (told / "journal.jsonl").read_bytes()
    with instead(told / "journal.jsonl", raw.replace(rb"\n", rb"\ud83d", 1)):
        assert ["IC020"] == codes(ic.verify(told).problems)


def test_a_line_of_a_newer_release_is_told_as_such(told: Path) -> None:
    raw = (told / "journal.jsonl").read_bytes()
    with instead(told / "journal.jsonl", raw.replace(b'"v":1}', b'"v":2}', 1)):
        assert ["IC015"] == codes(ic.verify(told).problems)


def test_journal_and_head_of_another_case_are_not_taken_for_this_one(told: Path, tmp_path: Path) -> None:
    other = adopted_case(tmp_path)
    with ic.open(other) as folder:
        for number in range(1, 8):
            folder.record(paper(number))
    with instead(told / "journal.head", (other / "journal.head").read_bytes()):
        assert ["IC023"] == codes(ic.verify(told).problems)


def test_verify_tells_all_that_is_wrong_at_once(tmp_path: Path) -> None:
    path = told_case(tmp_path)
    (path / "editions/0001.json").unlink()
    (path / "editions/0002.json").write_bytes(b"{}")
    (path / MINUTES).write_text("别的内容", encoding="utf-8")
    found = ic.verify(path)
    assert (["IC024", "IC025", "IC027"], 8, 1) == (codes(found.problems), found.events, found.evidence)


@settings(max_examples=120)
@given(
    st.sampled_from(["journal.jsonl", "journal.head", "editions/0001.json"]),
    st.binary(max_size=80) | st.text('{}[]",:0123456789.-eEtruefalsnu\n', max_size=60).map(str.encode),
)
@example("journal.head", b'{"hash":"x","seq":1e999}\n')
@example("journal.head", b"1" * 5000)
@example("journal.jsonl", b"")
def test_whatever_stands_in_a_file_only_our_own_errors_are_raised(told: Path, name: str, raw: bytes) -> None:
    with instead(told / name, raw):
        assert () != ic.verify(told).problems
        with pytest.raises(ic.InspectionError):
            ic.load(told)


@pytest.mark.parametrize("name", ["journal.jsonl", "journal.head", "editions/0001.json"])
def test_a_file_that_nests_without_end_is_found_damaged(name: str, told: Path) -> None:
    with instead(told / name, b"[" * 20_000 + b"\n"):
        assert not ic.verify(told).ok


# --- what is no case --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("look", [ic.load, ic.verify, lambda path: ic.open(path).__enter__()])
@pytest.mark.parametrize("kind", ["nothing", "empty folder", "file"])
def test_what_is_no_case_is_told_with_what_to_do(kind: str, look: Callable[[Path], Any], tmp_path: Path) -> None:
    path = tmp_path / "案卷"
    if kind == "empty folder":
        path.mkdir()
    elif kind == "file":
        path.write_text("format: inspection-case/1", encoding="utf-8")
    with pytest.raises(ic.CaseFileError) as raised:
        look(path)
    (problem,) = raised.value.problems
    assert ("IC002", str(path)) == (problem.code, problem.where.file)
    assert "inspection start" in str(problem.remedy)
    assert not (path / "case.lock").exists()


def gbk(file: Path) -> None:
    file.write_bytes(file.read_text(encoding="utf-8").encode("gbk"))


def folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    ("name", "harm", "code"),
    [
        ("case.yaml", gbk, "IC003"),
        ("case.yaml", folder_instead, "IC002"),
        ("journal.jsonl", gbk, "IC020"),
        ("journal.jsonl", folder_instead, "IC030"),
        ("journal.head", Path.unlink, "IC023"),
        ("journal.head", folder_instead, "IC030"),
        ("editions/0001.json", Path.unlink, "IC024"),
        ("editions/0001.json", gbk, "IC025"),
        ("editions/0001.json", folder_instead, "IC030"),
        ("profile.yaml", lambda file: file.write_bytes("name: 方案".encode("gbk")), "IC003"),
        ("profile.yaml", lambda file: file.write_text("name: a: b", encoding="utf-8"), "IC004"),
    ],
)
def test_each_thing_that_keeps_a_case_from_loading_is_one_error_with_place_and_remedy(
    name: str, harm: Callable[[Path], object], code: str, tmp_path: Path
) -> None:
    path = told_case(tmp_path)
    harm(path / name)
    with pytest.raises(ic.InspectionError) as raised:
        ic.load(path)
    (problem,) = raised.value.problems
    assert (code, True, True) == (problem.code, bool(problem.where.file), bool(problem.remedy))


def test_an_empty_document_is_told_as_such(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    (path / "case.yaml").write_text("", encoding="utf-8")
    with pytest.raises(ic.InvalidCaseError, match=r"^case.yaml: IC012: expected a mapping, found nothing"):
        ic.load(path)


# --- saving -----------------------------------------------------------------------------------------------------


def test_a_saved_file_replaces_the_old_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    for text in (b"old", b"new"):
        write_atomic(tmp_path / "out" / "a.txt", text)
    assert {"a.txt": b"new"} == contents(tmp_path / "out")


def test_a_save_onto_a_folder_is_refused_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(ic.CaseFileError, match="IC029"):
        write_atomic(tmp_path / "a.txt", b"new")
    assert [tmp_path / "a.txt"] == list(tmp_path.iterdir())


def papers_of_told(path: Path) -> list[int]:
    """Numbers of the papers in the told case, which holds one file besides."""
    return sorted(int(id[1:]) for id in ic.load(path).standing.evidence if "-" not in id)
