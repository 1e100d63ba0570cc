"""How right the reviewer is: defects of a real bulletin, planted ones, and clean texts with nothing to tell."""

import datetime as dt
import functools
import json
from pathlib import Path

import pytest

import inspection_core as ic

from ._planting import COUNT, KINDS, clean_texts, rates, row
from ._reviewing import DAY, review

CLEAN = clean_texts()


def grave(problems: list[ic.Diagnostic]) -> list[str]:
    """What is told at warning or above."""
    return [f"{each.code} {each.quote}" for each in problems if each.severity is not ic.Severity.HINT]


# --- the seed -----------------------------------------------------------------------------------------------------


def seed(material: Path) -> str:
    return (material / "seed" / "bulletin.txt").read_text(encoding="utf-8")


def test_every_known_defect_of_the_seed_is_told_at_its_severity(material: Path) -> None:
    text = seed(material)
    problems = review(text, as_of=dt.date(2024, 12, 31))
    lines = text.splitlines()
    missed = []
    for defect in json.loads((material / "seed" / "defects.json").read_text(encoding="utf-8")):
        line = lines.index(next(each for each in lines[defect["line"] - 1 :] if defect["quote"] in each)) + 1
        start = sum(len(each) + 1 for each in lines[: line - 1]) + lines[line - 1].index(defect["quote"])
        end = start + len(defect["quote"])
        told = [
            each
            for each in problems
            if each.severity.value == defect["severity"]
            and (each.where.start or 0) < end
            and (each.where.end or 0) > start
        ]
        if not told:
            missed.append(defect["what"])
    assert [] == missed


def test_nothing_else_of_the_seed_is_told_at_warning_or_above(material: Path) -> None:
    defects = json.loads((material / "seed" / "defects.json").read_text(encoding="utf-8"))
    known = sum(1 for each in defects if each["severity"] != "hint")
    assert known == len(grave(review(seed(material), as_of=dt.date(2024, 12, 31))))


def test_the_layouts_of_the_seed_give_no_error(material: Path) -> None:
    errors = [
        f"{path.stem} {each.code} {each.quote}"
        for path in sorted((material / "layouts").glob("*.txt"))
        for each in review(path.read_text(encoding="utf-8"), as_of=dt.date(2024, 12, 31))
        if each.severity is ic.Severity.ERROR
    ]
    assert [] == errors


# --- clean texts --------------------------------------------------------------------------------------------------


def test_the_clean_texts_are_as_many_and_as_long_as_is_said() -> None:
    assert 41 == len(CLEAN)
    assert [] == [name for name, text in CLEAN.items() if len(text) < 2000]


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_is_told_of_a_clean_text(name: str) -> None:
    assert [] == grave(review(CLEAN[name], as_of=DAY))


def test_a_clean_text_stays_clean_with_other_ends_of_lines_and_indents() -> None:
    for text in CLEAN.values():
        changed = "\r\n".join(f"\u3000\u3000{line}" if line else line for line in text.split("\n"))
        assert [] == grave(review(changed, as_of=DAY))


@pytest.mark.parametrize("bulletin", sorted(Path("examples").glob("*/expected/*.txt")), ids=str)
def test_nothing_is_told_of_the_bulletins_of_the_examples(bulletin: Path, root: Path) -> None:
    text = (root / bulletin).read_text(encoding="utf-8-sig")
    assert [] == grave(review(text, as_of=dt.date(2026, 6, 30)))


# --- planted defects ----------------------------------------------------------------------------------------------


@functools.cache
def measured() -> dict[str, tuple[int, int]]:
    return rates(review)


def test_forty_defects_of_each_of_many_kinds_are_planted() -> None:
    assert len(KINDS) >= 25
    assert {COUNT} == {planted for _, planted in measured().values()}


def test_most_planted_defects_are_found() -> None:
    found, planted = (sum(each[part] for each in measured().values()) for part in (0, 1))
    assert found / planted >= 0.95, f"{found} of {planted}"


def test_no_kind_is_found_by_chance_only() -> None:
    assert [] == [title for title, (found, planted) in measured().items() if found < 0.8 * planted]


@pytest.mark.parametrize(("page", "language"), [("review.md", "en"), ("review.zh.md", "zh")])
def test_the_table_in_the_documentation_is_what_is_measured(page: str, language: str, root: Path) -> None:
    """`.venv/bin/python benchmarks/review_rates.py` writes it anew."""
    text = (root / "docs" / "explanation" / page).read_text(encoding="utf-8")
    rows = [row(kind, measured()[title], language) for title, kind in KINDS.items()]
    assert [] == [each for each in rows if each not in text]
