"""`inspection docx fields`: every name of a template, with its type, what it means, and an example."""

import json
import typing
from collections.abc import Iterator
from typing import Any

import pytest
from inspection_core_docx._aliases import ALIASES
from inspection_core_docx._fields import Field, fields
from inspection_core_docx._names import COMMON, documents, names
from inspection_core_docx._sample import sample_context
from inspection_core_docx._types import element, is_mapping, members, parts

from ._documents import run

DOCUMENTS = sorted(documents())


def by_path(document: str = "bulletin", language: str = "zh") -> dict[str, Field]:
    return {field.path: field for field in fields(document, language)}


@pytest.mark.parametrize(
    ("document", "path", "type", "meaning", "example"),
    [
        ("bulletin", "bulletin.blocks[].title", "文字", "标题", "整改工作组织情况"),
        ("bulletin", "report.items[].limit.day", "日期或空", "日", "2024-04-30"),
        ("bulletin", "report.items[].late", "是或否", "逾期", "否"),
        ("evidence-index", "rows[].index", "文字", "佐证编号", "02-1"),
        ("bulletin", "report.progress.closed.count", "", "", ""),
    ],
)
def test_a_name_says_what_it_is(document: str, path: str, type: str, meaning: str, example: str) -> None:
    found = by_path(document)
    if type:
        field = found[path]
        assert field.meaning is not None
        assert (type, meaning, example) == (field.type.zh, field.meaning.zh, field.sample)
    else:  # what is listed elsewhere says where
        assert "report.progress.countable" == found["report.progress.closed"].like


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_name_has_a_meaning_in_both_languages(document: str) -> None:
    assert [] == [field.path for field in fields(document, "zh") if field.meaning is None]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_path_is_listed_twice_and_a_reference_leads_to_one(document: str) -> None:
    listed = [field.path for field in fields(document, "en")]
    above = {path.rpartition(".")[0] for path in listed}
    assert len(set(listed)) == len(listed)
    assert [] == [field.like for field in fields(document, "en") if field.like and field.like not in above]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_declared_names_are_what_the_template_is_given(document: str) -> None:
    given = sample_context(document, "zh")
    assert set(names(document)) == set(given)
    assert [] == [problem for name, value in given.items() for problem in _misfits(name, value, names(document)[name])]


def _misfits(path: str, value: object, hint: Any) -> Iterator[str]:
    """Where a value is not of its declared type."""
    if hint is Any or (value is None and type(None) in typing.get_args(hint)):
        return
    inner = element(hint)
    if is_mapping(hint) or inner is not None:
        each = value.values() if hasattr(value, "values") else value
        of = typing.get_args(hint)[1] if is_mapping(hint) else inner
        for number, part in enumerate(each):  # type: ignore[var-annotated, arg-type]
            yield from _misfits(f"{path}[{number}]", part, of)
        return
    classes = tuple(part for part in parts(hint) if isinstance(part, type))
    if not isinstance(value, classes):
        yield f"{path}: {type(value).__name__}, not {hint}"
    elif type(value).__module__.startswith("inspection_core"):
        for name, part in members(type(value)).items():
            yield from _misfits(f"{path}.{name}", getattr(value, name), part)


def test_every_alias_is_a_name_of_some_template() -> None:
    paths = {field.path for document in DOCUMENTS for field in fields(document, "zh")}
    known = {part.removesuffix("[]") for path in paths for part in path.split(".")}
    assert set() == set(ALIASES.values()) - known


def test_the_asked_for_names_have_chinese_words() -> None:
    asked = (
        "inspection report items title number text state_word owner due measures account evidence bulletin blocks"
        " signature date rows contact"
    )
    assert [] == [name for name in asked.split() if name not in ALIASES.values()]


def test_aliases_stand_beside_their_names() -> None:
    assert ("标题",) == by_path()["report.items[].title"].words


def test_names_of_all_documents_are_listed_for_each() -> None:
    assert [] == [(name, each) for each in DOCUMENTS for name in COMMON if name not in by_path(each)]


def test_the_command_lists_names_for_people() -> None:
    status, out, _ = run("fields", "docx-evidence-index", "--lang", "en")
    assert (0, ["path", "in", "Chinese", "type", "meaning", "example"]) == (status, out.splitlines()[0].split())
    assert any(line.split()[:5] == ["rows[].index", "编号", "text", "index", "number"] for line in out.splitlines())


def test_the_command_lists_names_as_data() -> None:
    _, out, _ = run("fields", "evidence-index", "--json", "--lang", "zh")
    [found] = [each for each in json.loads(out) if each["path"] == "rows[].index"]
    assert {
        "path": "rows[].index",
        "alias": ["编号"],
        "type": {"en": "text", "zh": "文字"},
        "meaning": {"en": "index number", "zh": "佐证编号"},
        "sample": "02-1",
        "like": None,
    } == found


def test_an_unknown_exporter_is_told_with_the_one_that_was_meant() -> None:
    status, _, err = run("fields", "docx-bulletn")
    assert (2, True) == (status, "Did you mean 'bulletin'?" in err)
