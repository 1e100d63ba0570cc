"""Cases of every format version there ever was give the answers that they gave when they were written."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import inspection_core as ic
from inspection_core.model import EVENT_CLASSES

from ..data.cases import contents, replace
from .make import QUESTIONS, answers

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/case.*"))
FIRST = HERE / "inspection-case-1"


def without_new_fields(actual: Any, expected: Any) -> Any:
    """An answer with only the fields that it had then."""
    if isinstance(actual, dict) and isinstance(expected, dict):
        return {key: without_new_fields(actual[key], expected[key]) for key in expected if key in actual}
    if isinstance(actual, list) and isinstance(expected, list) and len(actual) == len(expected):
        return [without_new_fields(*pair) for pair in zip(actual, expected, strict=True)]
    return actual


def kept(case: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(case.with_suffix(".json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def answered() -> dict[Path, dict[str, Any]]:
    return {case: answers(case) for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("question", QUESTIONS)
def test_an_old_case_answers_as_it_did(question: str, case: Path, answered: dict[Path, dict[str, Any]]) -> None:
    expected = kept(case)[question]
    assert expected == without_new_fields(answered[case][question], expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_old_case_is_sound_and_reading_it_changes_nothing(case: Path) -> None:
    before = contents(case)
    assert ((), (), before) == (ic.verify(case).problems, ic.load(case).contradictions, contents(case))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_old_case_is_read_without_any_plugin(case: Path) -> None:
    assert len(ic.load(case).journal) == len(ic.load(case, plugins=ic.Plugins()).journal) > 0


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_old_case_can_be_gone_on_with(case: Path, tmp_path: Path) -> None:
    """What was recorded stays to the byte; what comes is written below it."""
    copy = Path(shutil.copytree(case, tmp_path / "case"))
    replace(copy / "case.yaml", "text: Close the books by the tenth.", "text: Close the books by the fifth.")
    day = ic.load(copy).journal[-1].event.on
    with ic.open(copy) as folder:
        folder.record(ic.Progressed(findings=("f2",), text="Nearly.", on=day))
        folder.adopt(on=day)
    old, new = ((path / "journal.jsonl").read_bytes() for path in (case, copy))
    assert (True, 2, True) == (new.startswith(old), new[len(old) :].count(b"\n"), ic.verify(copy).ok)


def test_the_first_golden_case_has_every_kind_of_event_of_its_time() -> None:
    """A kind that is added later belongs into a later golden case; none of these may go."""
    lines = (FIRST / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    found = {json.loads(line)["kind"] for line in lines}
    assert (35, set()) == (len(found), found - {cls.kind for cls in EVENT_CLASSES})
