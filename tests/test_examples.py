"""The examples: told again they give the same bytes, are sound, say what their README says, and copy no sentence."""

import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

import inspection_core as ic

from .data.cases import contents, day

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = sorted(path.parent for path in EXAMPLES.glob("*/case.yaml"))
RECORDED = re.compile(r".*/(journal\.jsonl|journal\.head|editions/.*)")

PROPER_NAMES = {"中共济宁市人民政府外事办公室党组"}
"""What may stand in an example as it stands in the bulletin that was its model."""
HAN = re.compile("[\u4e00-\u9fff]+")
LONGEST = 12


def test_the_histories_told_again_give_the_same_bytes(tmp_path: Path) -> None:
    copy = Path(
        shutil.copytree(
            EXAMPLES, tmp_path / "examples", ignore=shutil.ignore_patterns("build", "*.lock", "__pycache__")
        )
    )
    before = contents(copy)
    subprocess.run([sys.executable, str(copy / "retell.py")], check=True, capture_output=True)
    after = {name: raw for name, raw in contents(copy).items() if "__pycache__" not in name}
    assert [] == sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    assert len(CASES) <= sum(1 for name in after if RECORDED.fullmatch(name) and name.endswith("journal.jsonl"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_an_example_is_as_it_was_recorded(path: Path) -> None:
    verification = ic.verify(path)
    assert ((), True) == (verification.problems, verification.events > 0)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_an_example_is_adopted_and_contradicts_itself_in_nothing(path: Path) -> None:
    case = ic.load(path, plugins=ic.Plugins())
    assert ((), (), ()) == (case.notes, case.contradictions, ic.draft_changes(case))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_an_example_names_each_file_of_evidence(path: Path) -> None:
    pieces = [filed.evidence for filed in ic.load(path, plugins=ic.Plugins()).standing.evidence.values()]
    named = {piece.file.path for piece in pieces if piece.file}
    assert named == {f"evidence/{name}" for name in contents(path / "evidence")}


STATES = {
    "closed": "1 2 4 5 7 8 10 11 12 13 14 15 18 19",
    "verified": "16",
    "submitted": "3 23",
    "substantially_done": "17",
    "in_progress": "6 9 21 22 24",
    "registered": "",
    "planned": "20",
}


@pytest.fixture(scope="module")
def march() -> ic.Report:
    """The large example on the day that its README describes."""
    return ic.report(ic.load(EXAMPLES / "foreign-affairs-office", plugins=ic.Plugins()), as_of=day(3, 1))


def test_the_large_example_stands_where_its_readme_says(march: ic.Report) -> None:
    found: dict[str, str] = defaultdict(str)
    for item in march.items:
        found[item.state] = f"{found[item.state]} {item.number}".strip()
    assert {state: numbers for state, numbers in STATES.items() if numbers} == found


def test_the_large_example_is_late_with_three_findings_and_gave_one_more_time(march: ic.Report) -> None:
    assert ({"6", "22", "24"}, {"9"}) == (
        {item.number for item in march.late},
        {item.number for item in march.items if item.limit.extended},
    )


def test_the_recurrence_of_the_large_example_is_meant_to_fail_a_check() -> None:
    case = ic.load(EXAMPLES / "foreign-affairs-office", plugins=ic.Plugins())
    problems = ic.check(case, as_of=day(3, 1), plugins=ic.Plugins())
    assert ["24"] == [problem.facts["number"] for problem in problems if problem.code == "IC208"]


def test_what_the_public_may_not_see_is_counted_and_not_named() -> None:
    case = ic.load(EXAMPLES / "foreign-affairs-office", plugins=ic.Plugins())
    public = ic.report(case, as_of=day(3, 1), audience="public")
    assert (1, 24, 23) == (public.withheld, public.progress.findings.count, len(public.items))


def shared_runs(text: str, model: str) -> set[str]:
    """The runs of Chinese characters, longer than allowed, that a text has in common with its model."""
    size = LONGEST + 1
    known = {run[at : at + size] for run in HAN.findall(model) for at in range(len(run) - size + 1)}
    found = set()
    for run in HAN.findall(text):
        same = [run[at : at + size] in known for at in range(len(run) - size + 1)]
        for at, is_same in enumerate(same):
            if is_same and (at == 0 or not same[at - 1]):
                end = next((later for later in range(at, len(same)) if not same[later]), len(same))
                found.add(run[at : end + LONGEST])
    return found


def test_the_longest_common_run_is_found_whole() -> None:
    model = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳，午未"
    assert {"乙丙丁戊己庚辛壬癸子丑寅卯"} == shared_runs(
        "天乙丙丁戊己庚辛壬癸子丑寅卯地；丙丁戊己庚辛壬癸子丑寅卯", model
    )


def test_the_examples_copy_no_sentence_of_the_bulletin_that_was_their_model(material: Path) -> None:
    model = (material / "seed" / "bulletin.txt").read_text(encoding="utf-8")
    found = {
        run: name
        for name, raw in contents(EXAMPLES).items()
        if "__pycache__" not in name and "/build/" not in name
        for run in shared_runs(raw.decode("utf-8", errors="ignore"), model)
    }
    assert {} == {run: name for run, name in found.items() if run not in PROPER_NAMES}
