"""Texts to plain data: a strict subset of YAML, exact JSON, the place of every value, and never a bare exception."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings, strategies as st

from inspection_core.diagnostics import Severity
from inspection_core.errors import CaseFileError, InspectionError
from inspection_core.formats import (
    SourceMap,
    _yaml,
    compact_json,
    decode_text,
    read_json,
    read_source,
    read_text,
    read_yaml,
    write_json,
    write_yaml,
)


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _either_parser(request: pytest.FixtureRequest) -> Iterator[None]:
    """A machine without PyYAML's C parser reads the same and says the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_yaml, "_Loader", getattr(yaml, request.param))
        yield


def read(text: str) -> object:
    return read_yaml(text, "case.yaml")[0]


def refusal(text: str) -> tuple[str, int | None, int | None]:
    """Code, line and column of what is wrong with a text."""
    with pytest.raises(CaseFileError) as raised:
        read_yaml(text, "case.yaml")
    (problem,) = raised.value.problems
    return problem.code, problem.where.line, problem.where.column


# --- the subset -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1", {"a": "1"}),
        ("a: 1.50", {"a": "1.50"}),
        ("a: 0123", {"a": "0123"}),
        ("a: yes", {"a": "yes"}),
        ("a: 2024-03-31", {"a": "2024-03-31"}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: .inf", {"a": ".inf"}),
        ("1: x", {"1": "x"}),
        ("yes: x", {"yes": "x"}),
        ("a: null\nb: ~\nc:", {"a": None, "b": None, "c": None}),
        ("a: 'null'\nb: ''", {"a": "null", "b": ""}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("a: >\n  one\n  two\n", {"a": "one two\n"}),
        ("a: 甲：乙", {"a": "甲：乙"}),
        ("- [1, {b: 2}]", [["1", {"b": "2"}]]),
        ("", None),
        ("# nothing but a remark\n", None),
        ("---\na: 1\n...\n", {"a": "1"}),
        ("\ufeffa: 1", {"a": "1"}),
        ("a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}),
    ],
)
def test_values_are_read_as_text_and_never_guessed(text: str, expected: object) -> None:
    assert expected == read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\n", ("IC006", 1, 4)),
        ("a: 1\nb: *x\n", ("IC006", 2, 4)),
        ("a: 1\nb:\n  - *x\n", ("IC006", 3, 5)),
        ("<<: *x\n", ("IC006", 1, 5)),
        ("&x a: 1\n", ("IC006", 1, 1)),
        ("*x : 1\n", ("IC006", 1, 1)),
        ("a: !!int 1\n", ("IC006", 1, 4)),
        ("a: !!python/name:os.system ''\n", ("IC006", 1, 4)),
        ("!!map {a: 1}\n", ("IC006", 1, 1)),
        ("!!str a: 1\n", ("IC006", 1, 1)),
        ("a: ! 1\n", ("IC006", 1, 4)),
        ("a:\n- !x [1]\n", ("IC006", 2, 3)),
        ("? [a, b]\n: 1\n", ("IC006", 1, 3)),
        ("{[a]: 1}\n", ("IC006", 1, 2)),
        ("? {a: 1}\n: 1\n", ("IC006", 1, 3)),
        ("a: 1\n---\nb: 2\n", ("IC006", 2, 1)),
        ("a: 1\n...\n---\nb: 2\n", ("IC006", 3, 1)),
    ],
)
def test_what_is_not_part_of_the_format_is_refused_at_its_place(text: str, expected: tuple[str, int, int]) -> None:
    assert expected == refusal(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n\t- b\n", ("IC004", 2, 1)),
        ("a:\n  b: 1\n\tc: 2\n", ("IC004", 3, 1)),
        ("a: [1, 2\n", ("IC004", 2, 1)),
        ("a: 'open\n", ("IC004", 2, 1)),
        ("a: @b\n", ("IC004", 1, 4)),
        ("a: b: c\n", ("IC004", 1, 5)),
        ("a: %\n  b: c\n", ("IC004", 1, 4)),
    ],
)
def test_what_is_no_yaml_is_refused_at_its_place(text: str, expected: tuple[str, int, int]) -> None:
    assert expected == refusal(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: 甲\ntext：乙\nnumber: 1\n", 3),
        ("title: 甲\ntext：乙\n", 3),
        ("- id：f01\n  number: 1\n", 2),
    ],
)
def test_a_full_width_colon_after_a_key_is_named_as_a_likely_cause(text: str, line: int) -> None:
    with pytest.raises(CaseFileError) as raised:
        read_yaml(text, "case.yaml")
    (problem,) = raised.value.problems
    assert ("IC004", line) == (problem.code, problem.where.line)
    assert "full-width ：" in str(problem.remedy)
    assert "全角“：”" in problem.say("zh")


@pytest.mark.parametrize("character", ["\x0b", "\x00", "\x1b", "\ufffe"])
def test_a_character_that_yaml_forbids_is_told_with_its_line(character: str) -> None:
    """Word's line break in a cell is U+000B: who pastes it must find the place."""
    assert ("IC039", 2) == refusal(f"a: 1\nb: 两{character}行\n")[:2]


def test_a_key_that_stands_twice_is_told_with_both_lines() -> None:
    with pytest.raises(CaseFileError) as raised:
        read_yaml("a:\n  id: 1\n  text: x\n\n  id: 2\n", "case.yaml")
    assert (
        "case.yaml:5:3: IC005: the key 'id' stands twice in one mapping. Keep one of the two (the first is in line 2)."
    ) == str(raised.value)


@pytest.mark.parametrize("text", ["{a: 1, 'a': 2}", 'a: 1\n"a": 2\n', "1: x\n'1': y\n"])
def test_a_key_stands_twice_however_it_is_quoted(text: str) -> None:
    assert "IC005" == refusal(text)[0]


def test_the_same_key_may_stand_in_two_mappings() -> None:
    assert [{"id": "1"}, {"id": "2"}] == read("- id: 1\n- id: 2\n")


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_values_nest_at_most_32_deep(opening: str, closing: str) -> None:
    assert "x" in str(read(opening * 32 + "x" + closing * 32))
    assert "IC007" == refusal(opening * 33 + "x" + closing * 33)[0]


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 5_000 + "x", "{a: " * 50_000])
def test_nesting_without_end_is_refused_and_not_followed(text: str) -> None:
    assert "IC007" == refusal(text)[0]


# --- doubts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text: 整改完成 #3 号\n", (1, 12, "#3 号")),
        ("a: 1\ntext: 见附件 #附件一\n", (2, 11, "#附件一")),
        ("- 甲 #乙\n", (1, 5, "#乙")),
        ("text: 第一行\n  第二行 #3\n", (2, 7, "#3")),
        ("text: 甲 #乙\r\nb: 1\r\n", (1, 9, "#乙")),
    ],
)
def test_text_that_was_taken_for_a_comment_is_pointed_out(text: str, expected: tuple[int, int, str]) -> None:
    (note,) = read_yaml(text, "case.yaml")[1].notes
    assert ("IC018", Severity.WARNING, *expected) == (
        note.code,
        note.severity,
        note.where.line,
        note.where.column,
        note.quote,
    )


@pytest.mark.parametrize(
    "text",
    [
        "a: b # a remark",
        "a: b # 备注",
        "# a: b #c",
        "a: '甲 #乙'",
        'a: "甲 #乙"',
        "a: |\n  甲 #乙\n",
        "a: 甲#乙",
        "a: # a remark\n  b: c",
        "a:\n  #- b\n  - c",
        "a: [b, c] #d",
    ],
)
def test_a_remark_is_no_doubt(text: str) -> None:
    assert () == read_yaml(text, "case.yaml")[1].notes


# --- places -----------------------------------------------------------------------------------------------------

WORDS = st.text(st.sampled_from("abcxyz 019.-:#'\"[]{}&*!|>%@`,?~=\n甲乙：、。“”\U00020bb7"), max_size=12)


def _nested(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    def around(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.lists(inner, max_size=4) | st.dictionaries(WORDS.filter(bool), inner, max_size=4)

    return st.recursive(leaves, around, max_leaves=12)


DATA = _nested(st.none() | WORDS)


@settings(max_examples=150)
@given(DATA, st.sampled_from([None, False, True]))
def test_what_pyyaml_dumps_is_read_the_same(data: object, flow: bool | None) -> None:
    assert data == read(yaml.dump(data, Dumper=_Plain, allow_unicode=True, default_flow_style=flow))


@settings(max_examples=150)
@given(_nested(WORDS), st.sampled_from(["'", '"', "|", ">"]))
def test_a_text_is_read_the_same_however_it_is_quoted(data: object, style: str) -> None:
    assert data == read(yaml.dump(data, Dumper=_Plain, allow_unicode=True, default_style=style))


@settings(max_examples=150)
@given(DATA, st.sampled_from([None, False, True]))
def test_every_place_is_that_of_a_key_or_of_the_first_character_of_an_item(data: object, flow: bool | None) -> None:
    """PyYAML's own composer is the judge: an entry of a mapping stands at its key, one of a list at its value."""
    text = yaml.dump(data, Dumper=_Plain, allow_unicode=True, default_flow_style=flow)
    assert dict(_places(yaml.compose(text, yaml.SafeLoader), ())) == dict(read_yaml(text, "f.yaml")[1].places)


def test_places_count_lines_and_columns_from_1() -> None:
    text = "甲: 一\n乙:\n  - 丙: 𠮷  \n    丁: [戊, 己]\n"
    places = read_yaml(text, "case.yaml")[1].places
    assert {
        (): (1, 1),
        ("甲",): (1, 1),
        ("乙",): (2, 1),
        ("乙", 0): (3, 5),
        ("乙", 0, "丙"): (3, 5),
        ("乙", 0, "丁"): (4, 5),
        ("乙", 0, "丁", 0): (4, 9),
        ("乙", 0, "丁", 1): (4, 12),
    } == places


def test_a_value_without_a_place_is_shown_at_the_nearest_one_around_it() -> None:
    source = read_yaml("a:\n  b: 1\n", "case.yaml")[1]
    assert "case.yaml:2:3" == str(source.locate(("a", "b", "c", 4)))
    assert "empty.yaml" == str(SourceMap(file="empty.yaml", find=dict).locate(("a",)))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_is_what_an_editor_counts_as_one(end: str) -> None:
    """U+2028 comes with text pasted from other programs; no editor ends a line there."""
    text = f"a: '甲\u2028乙'{end}b: 1{end}b: 2{end}"
    assert ("IC005", 3) == refusal(text)[:2]


# --- JSON -------------------------------------------------------------------------------------------------------


def test_json_numbers_keep_their_digits() -> None:
    data, _ = read_json('{"a": 0.10, "b": 12345678901234567890, "c": 1e2}', "case.json")
    assert {"a": Decimal("0.10"), "b": 12345678901234567890, "c": Decimal("1e2")} == data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("IC008", 1, 1)),
        ('{"a": 1,\n "b": }', ("IC008", 2, 7)),
        ('{"a": 1}\n{"b": 2}', ("IC008", 2, 1)),
        ("{'a': 1}", ("IC008", 1, 2)),
    ],
)
def test_what_is_no_json_is_refused_at_its_place(text: str, expected: tuple[str, int, int]) -> None:
    with pytest.raises(CaseFileError) as raised:
        read_json(text, "case.json")
    (problem,) = raised.value.problems
    assert expected == (problem.code, problem.where.line, problem.where.column)


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", '{"a": -Infinity}'])
def test_json_knows_no_number_that_is_none(text: str) -> None:
    with pytest.raises(CaseFileError, match="IC008"):
        read_json(text, "case.json")


@pytest.mark.parametrize("text", ["[1e99999999999999999999]", "[" + "1" * 5000 + "]", "[1e-99999999999999999999]"])
def test_a_number_too_big_to_be_one_is_refused(text: str) -> None:
    with pytest.raises(CaseFileError, match="IC008"):
        read_json(text, "case.json")


def test_a_json_key_that_stands_twice_is_told_with_both_lines() -> None:
    with pytest.raises(CaseFileError) as raised:
        read_json('{\n "a": 1,\n "b": {"a": 2},\n "a": 3\n}', "case.json")
    assert (
        "case.json:4:2: IC005: the key 'a' stands twice in one mapping. Keep one of the two (the first is in line 2)."
    ) == str(raised.value)


@pytest.mark.parametrize("depth", [33, 100_000])
def test_json_nests_no_deeper_than_yaml(depth: int) -> None:
    with pytest.raises(CaseFileError, match="IC007"):
        read_json("[" * depth + "1" + "]" * depth, "case.json")


def test_a_file_is_read_as_its_name_says() -> None:
    assert ({"a": 1}, {"a": "1"}) == (read_text('{"a": 1}', "x.json")[0], read_text('{"a": 1}', "x.yaml")[0])


def test_json_is_written_sorted_in_utf_8_with_a_line_feed() -> None:
    assert ('{\n "a": "甲",\n "b": 1\n}\n', '{"a":"甲","b":1}') == (
        write_json({"b": 1, "a": "甲"}),
        compact_json({"b": 1, "a": "甲"}),
    )


# --- writing YAML -----------------------------------------------------------------------------------------------

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=10) | st.sampled_from(
    [
        "null",
        "~",
        "",
        "yes",
        "0x1f",
        "=",
        "<<",
        "- a",
        "a: b",
        "a #b",
        " a ",
        "\x85",
        "\u2028",
        "\ufeff",
        "甲\n\n乙\n",
        "#",
    ]
)


@settings(max_examples=200)
@given(
    st.recursive(
        st.none() | ANY_TEXT,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
        max_leaves=8,
    )
)
@example({"a": "\x85"})
@example(["\u2028"])
@example({"k" * 200: "v"})
def test_what_is_written_as_yaml_is_read_back_the_same(data: object) -> None:
    assert data == read(write_yaml(data))


def test_yaml_is_written_as_people_write_it() -> None:
    shared = ["甲：" + "长" * 200]
    assert "b:\n  - 甲：" + "长" * 200 + "\na:\n  - 甲：" + "长" * 200 + "\n" == write_yaml({"b": shared, "a": shared})


# --- no input raises anything but our own errors ----------------------------------------------------------------

MARKS = st.text(st.sampled_from("ab: -#\n\t[]{},&*!|>'\"%@`?~<=：.\\0123456789eEnulxUu"), max_size=40)


@settings(max_examples=300)
@given(MARKS | st.text(max_size=40))
def test_no_text_makes_the_yaml_reader_raise_anything_else(text: str) -> None:
    _survives(lambda: read_yaml(text, "case.yaml")[1].places)


@settings(max_examples=300)
@given(MARKS | st.text(max_size=40))
def test_no_text_makes_the_json_reader_raise_anything_else(text: str) -> None:
    _survives(lambda: read_json(text, "case.json")[1].places)


@settings(max_examples=150)
@given(st.binary(max_size=60) | MARKS.map(str.encode), st.sampled_from(["case.yaml", "case.json"]))
@example(b"\xff\xfea\x00:\x00", "case.yaml")
@example(b"\xef\xbb\xbf{}", "case.json")
def test_no_bytes_make_the_readers_raise_anything_else(raw: bytes, file: str) -> None:
    _survives(lambda: read_text(decode_text(raw, file), file)[1].places)


def _survives(attempt: Any) -> None:
    told = "read"
    try:
        attempt()
    except InspectionError as error:
        told = error.say("zh")
    assert told


# --- files ------------------------------------------------------------------------------------------------------


def test_bytes_that_are_no_utf_8_are_told_with_their_line() -> None:
    with pytest.raises(CaseFileError) as raised:
        decode_text("a: 1\nb: 整改\n".encode("gbk"), "case.yaml")
    assert "case.yaml:2: IC003: byte 8 is not UTF-8. Save the file as UTF-8." == str(raised.value)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_bytes("a: 甲\n".encode("utf-8-sig"))
    data, source = read_source(tmp_path / "case.yaml")
    assert ({"a": "甲"}, (1, 1)) == (data, source.places[("a",)])


def test_a_file_that_is_not_there_is_told_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError) as raised:
        read_source(tmp_path / "no.yaml")
    assert f"{tmp_path / 'no.yaml'}: IC001: there is no file no.yaml. Check the path." == str(raised.value)


def test_a_folder_in_the_place_of_a_file_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="IC030"):
        read_source(tmp_path)


class _Plain(yaml.SafeDumper):
    """Dumps without anchors, which the subset refuses."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def _places(node: Any, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], tuple[int, int]]]:
    mark = node.start_mark
    if not keys or isinstance(keys[-1], int):
        yield keys, (mark.line + 1, mark.column + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _places(value, (*keys, index))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*keys, key.value), (key.start_mark.line + 1, key.start_mark.column + 1)
            yield from _places(value, (*keys, key.value))


def test_json_text_is_measured_like_any_other() -> None:
    text = json.dumps({"a": ["x", {"b": 1}]}, indent=2)
    assert {(): (1, 1), ("a",): (2, 3), ("a", 0): (3, 5), ("a", 1): (4, 5), ("a", 1, "b"): (5, 7)} == read_json(
        text, "case.json"
    )[1].places
