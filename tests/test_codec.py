"""Plain data to model and back: nothing is coerced, nothing is lost, every problem is said at its place."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from inspection_core import model
from inspection_core.codec import decode, decode_document, decode_event, encode
from inspection_core.diagnostics import Diagnostic
from inspection_core.errors import InvalidCaseError
from inspection_core.formats import compact_json, read_json, read_yaml, write_json, write_yaml
from inspection_core.model import (
    Deadline,
    DeadlineKind,
    Document,
    Measure,
    PartialDate,
    Period,
    Span,
    State,
    Unit,
)
from inspection_core.profiles import StateWord

from .data.strategies import TEXT, of

NOUNS = [
    cls
    for name in model.__all__
    if isinstance(cls := getattr(model, name), type)
    and attrs.has(cls)
    and not issubclass(cls, model.Event)
    and cls not in (model.Entry, model.PartialDate, model.SourceRef, model.Span)
    and cls.__module__ != "inspection_core.model.homes"
]
FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


# --- round trips ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cls", NOUNS, ids=lambda cls: cls.__name__)
@FEW
@given(st.data())
def test_a_noun_comes_back_from_plain_data_from_json_and_from_yaml(cls: type, data: st.DataObject) -> None:
    """YAML hands on text alone, and the model finds its numbers, dates and truths in it again."""
    made = data.draw(of(cls))
    plain = encode(made)
    read = (plain, read_json(write_json(plain), "case.json")[0], read_yaml(write_yaml(plain), "case.yaml")[0])
    assert (made, made, made) == tuple(decode(each, cls) for each in read)


@pytest.mark.parametrize("cls", model.EVENT_CLASSES, ids=lambda cls: cls.kind)
@FEW
@given(st.data())
def test_an_event_comes_back_from_a_line_of_the_journal(cls: Any, data: st.DataObject) -> None:
    made = data.draw(of(cls))
    assert made == decode_event(cls.kind, json.loads(compact_json(encode(made))))


def test_no_kind_of_event_is_left_out() -> None:
    public = (getattr(model, name) for name in model.__all__)
    kinds = {cls for cls in public if isinstance(cls, type) and issubclass(cls, model.Event) and hasattr(cls, "kind")}
    assert kinds == set(model.EVENT_CLASSES)


def test_what_is_as_usual_is_not_written() -> None:
    assert {"id": "m01", "findings": ["f01"], "text": "Keep minutes"} == encode(
        Measure(id="m01", findings=("f01",), text="Keep minutes")
    )


# --- what a text means ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cls", "expected"),
    [
        ("2024年3月31日", dt.date, dt.date(2024, 3, 31)),
        ("2024年03月01日", dt.date, dt.date(2024, 3, 1)),
        ("2024-03-31", dt.date, dt.date(2024, 3, 31)),
        ("2024年2月29日", dt.date, dt.date(2024, 2, 29)),
        ("2023年11月", PartialDate, PartialDate(2023, 11)),
        ("2023年", PartialDate, PartialDate(2023)),
        ("2023-11", PartialDate, PartialDate(2023, 11)),
        ("2023年11月5日", PartialDate, PartialDate(2023, 11, 5)),
        ("是", bool, True),
        ("否", bool, False),
        ("Yes", bool, True),
        ("false", bool, False),
        ("15个工作日", Span, Span(15, Unit.WORKING_DAYS)),
        ("15 working days", Span, Span(15, Unit.WORKING_DAYS)),
        ("3个月", Span, Span(3, Unit.MONTHS)),
        ("1 month", Span, Span(1, Unit.MONTHS)),
        ("30天", Span, Span(30, Unit.DAYS)),
        ("30日", Span, Span(30, Unit.DAYS)),
        ("12", int, 12),
        ("-3", int, -3),
        ("1,234,567.80", Decimal, Decimal("1234567.80")),
        ("1，234.5", Decimal, Decimal("1234.5")),
        ("restricted", model.Audience, model.Audience.RESTRICTED),
    ],
)
def test_a_text_is_read_as_people_write_it(text: str, cls: type, expected: object) -> None:
    assert expected == decode(text, cls)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-03-31", Deadline(date=dt.date(2024, 3, 31))),
        ("2024年3月31日", Deadline(date=dt.date(2024, 3, 31))),
        ("15个工作日", Deadline(period=Span(15, Unit.WORKING_DAYS))),
        ("3 months", Deadline(period=Span(3, Unit.MONTHS))),
        ("immediate", Deadline(kind=DeadlineKind.IMMEDIATE)),
        ("continuing", Deadline(kind=DeadlineKind.CONTINUING)),
        ({"date": "2024年6月30日", "sustained": "是"}, Deadline(date=dt.date(2024, 6, 30), sustained=True)),
    ],
)
def test_a_deadline_may_be_written_short(written: object, expected: Deadline) -> None:
    assert expected == decode(written, Deadline)


@pytest.mark.parametrize(
    ("value", "cls"),
    [
        ("2024-02-30", dt.date),
        ("2024年2月30日", dt.date),
        ("2023年2月29日", dt.date),
        ("2024-13-01", dt.date),
        ("2024-3-1", dt.date),
        ("20240301", dt.date),
        ("2024-03-01T00:00", dt.date),
        ("三月", dt.date),
        ("", dt.date),
        ("2024年13月", PartialDate),
        ("2023-02-29", PartialDate),
        ("maybe", bool),
        ("1", bool),
        ("对", bool),
        ("1.9", int),
        ("1.0", int),
        ("12人", int),
        ("", int),
        ("1e3", int),
        ("NaN", Decimal),
        ("Infinity", Decimal),
        ("50％", Decimal),
        ("three months", Span),
        ("1.5 months", Span),
        ("-3 months", Span),
        ("soon", Deadline),
        ("2024-02-30", Deadline),
    ],
)
def test_what_a_text_cannot_mean_is_refused(value: str, cls: type) -> None:
    assert ["IC012"] == codes(value, cls)


@pytest.mark.parametrize("text", ["1_000", "1,5", "12,34", "1,,000", "，5"])
def test_a_number_is_not_guessed_from_marks_at_odd_places(text: str) -> None:
    """A comma every three digits is how people write a thousand; anywhere else it is a mistake."""
    assert ["IC012"] == codes(text, Decimal)


@pytest.mark.parametrize(
    ("value", "cls"),
    [
        (5, str),
        (True, str),
        (Decimal("1.5"), str),
        (None, str),
        ([], str),
        ({}, str),
        (Decimal("1.9"), int),
        (Decimal("1.0"), int),
        (True, int),
        (None, int),
        (1, bool),
        (0, bool),
        (None, bool),
        (True, Decimal),
        (1.5, Decimal),
        (20240301, dt.date),
        (2023, PartialDate),
        (3, Span),
        ("f01", tuple[str, ...]),
        ({"0": "f01"}, tuple[str, ...]),
        ([], Measure),
        ("m01", Measure),
        (None, Measure),
        (30, Deadline),
    ],
)
def test_a_value_of_another_type_is_refused(value: object, cls: type) -> None:
    assert ["IC012"] == codes(value, cls)


@pytest.mark.parametrize(
    ("value", "cls"), [(7, int), (True, bool), (7, Decimal), (Decimal("7.25"), Decimal), ("7", int)]
)
def test_json_may_say_a_number_or_a_truth_as_itself(value: object, cls: type) -> None:
    assert type(decode(value, cls)) is cls


def test_a_word_of_the_model_is_plain_text_outside() -> None:
    plain = encode(StateWord(word="done", state=State.CLOSED))
    assert (str, State.CLOSED) == (type(plain["state"]), decode(plain, StateWord).state)


def test_an_unknown_choice_says_what_is_possible() -> None:
    problem = only(data={"id": "m1", "findings": [], "text": "", "nature": "mechanic"}, cls=Measure)
    assert ("IC014", "nature", "Did you mean 'mechanism'?") == (problem.code, problem.where.path, str(problem.remedy))


@pytest.mark.parametrize("value", [True, 1, None, ["public"], {"public": ""}])
def test_a_choice_of_another_type_is_refused(value: object) -> None:
    assert ["IC014"] == codes(value, model.Audience)


def test_a_list_that_is_left_empty_is_empty() -> None:
    assert () == decode({"id": "m1", "findings": None, "text": "t"}, Measure).findings


# --- what a class refuses ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "cls", "chinese"),
    [
        ({"date": "2024-03-31", "period": "3 months"}, Deadline, "日期和期限只能写一个"),
        ({"kind": "dated"}, Deadline, "类型 dated 需要日期或期限"),
        ({"start": "2024-03", "end": "2024-02"}, Period, "结束（2024-02）早于开始（2024-03）"),
        ({"decision": "withhold"}, model.PublicWording, "不公开的问题须写 reason、statement 和 approved_by"),
        ({"decision": "reword"}, model.PublicWording, "改写公开的问题须写公开标题 title"),
        ({"stance": "partly"}, model.Response, "不完全同意的回应须写 reason"),
        ({"id": "e1", "index": "1", "title": "t"}, model.Evidence, "file 和 paper 须且只能写一个"),
    ],
)
def test_values_that_contradict_each_other_are_refused_in_both_languages(data: object, cls: type, chinese: str) -> None:
    problem = only(data, cls)
    assert ("IC013", chinese) == (problem.code, problem.message.zh)


# --- all problems at once, each at its place --------------------------------------------------------------------

WRONG = """\
format: inspection-case/1
inspection:
  id: demo
  title: Demo
  inspecting: b-in
  inspected: b-out
  feedback_date: 2024-02-30
  proflie: neutral-en
bodies:
  - {id: b-in, name: Team}
  - {id: b-out}
findings:
  - id: f01
    number: "1"
    title: ~
    text: Minutes are missing.
    amount: 50％
    counts: maybe
    public: {decision: pulbish}
    owners:
      - role: lead_unit
        who: [b-out]
  - just a text
measures:
  - id: m01-1
    findings: f01
    text: Keep minutes.
    deadline: {date: 2024-03-31, period: 3 months}
    actions:
      - text: Buy a book
        actions:
          - {txt: A thick one}
"""
EXPECTED = [
    ("feedback_date", "IC012", "inspection › feedback_date"),
    ("proflie", "IC010", "inspection"),
    ("{id: b-out}", "IC011", "bodies b-out"),
    ("title: ~", "IC012", "findings f01 › title"),
    ("amount", "IC012", "findings f01 › amount"),
    ("counts", "IC012", "findings f01 › counts"),
    ("decision: pulbish", "IC014", "findings f01 › public › decision"),
    ("who", "IC012", "findings f01 › owners 1 › who"),
    ("just a text", "IC012", "findings 2"),
    ("findings: f01", "IC012", "measures m01-1 › findings"),
    ("deadline", "IC013", "measures m01-1 › deadline"),
    ("{txt", "IC011", "measures m01-1 › actions 1 › actions 1"),
    ("txt", "IC010", "measures m01-1 › actions 1 › actions 1"),
]


def test_every_problem_of_a_document_is_told_at_once_with_line_and_column() -> None:
    """A problem of a field stands at its key, one of a list's item at the item's first character."""
    data, source = read_yaml(WRONG, "case.yaml")
    with pytest.raises(InvalidCaseError) as raised:
        decode_document(data, source.locate)
    expected = {(*place_of(words, WRONG), code, path) for words, code, path in EXPECTED}
    assert expected == {(p.where.line, p.where.column, p.code, p.where.path) for p in raised.value.problems}


def test_a_json_document_has_the_same_problems_at_the_same_keys() -> None:
    data, _ = read_yaml(WRONG, "case.yaml")
    text = write_json(data)
    again, source = read_json(text, "case.json")
    with pytest.raises(InvalidCaseError) as raised:
        decode_document(again, source.locate)
    told = {(p.code, p.where.path) for p in raised.value.problems}
    lines = text.splitlines()
    said = {p.where.path: lines[(p.where.line or 0) - 1].strip() for p in raised.value.problems}
    assert {(code, path) for _, code, path in EXPECTED} == told
    assert '"feedback_date": "2024-02-30",' == said["inspection › feedback_date"]
    assert '"amount": "50％",' == said["findings f01 › amount"]
    assert '"just a text"' == said["findings 2"]


@pytest.mark.parametrize("indent", ["\t", 4, None])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_json_document_has_places_however_it_is_written(indent: str | int | None, ascii_only: bool) -> None:
    document = {"id": "m1", "findings": ["f01"], "text": '\U00020bb7野家/§ \\ "', "natrue": "other"}
    text = json.dumps(document, indent=indent, ensure_ascii=ascii_only)
    data, source = read_json(text, "m.json")
    with pytest.raises(InvalidCaseError) as raised:
        decode(data, Measure, source.locate)
    assert place_of('"natrue"', text) == (raised.value.where.line, raised.value.where.column)


def test_an_unknown_key_comes_with_the_one_that_was_probably_meant() -> None:
    problem = only({"id": "m1", "findings": [], "text": "t", "deadlne": "2024-03-31"}, Measure)
    assert ("unknown key 'deadlne'", "Did you mean 'deadline'?", "是否想写 'deadline'？") == (
        str(problem.message),
        problem.remedy and problem.remedy.en,
        problem.remedy and problem.remedy.zh,
    )


def test_an_unknown_key_like_no_other_comes_with_the_known_ones() -> None:
    problem = only({"id": "a1", "number": "1", "title": "t", "xyzzy": ""}, model.Aspect)
    assert "Known here: id, number, read_from, title." == str(problem.remedy)


def test_a_missing_key_is_told_where_it_should_stand() -> None:
    text = "- id: a1\n  number: '1'\n- number: '2'\n  title: two\n"
    data, source = read_yaml(text, "aspects.yaml")
    with pytest.raises(InvalidCaseError) as raised:
        decode(data, tuple[model.Aspect, ...], source.locate)
    assert ["aspects.yaml:1:3: IC011 a1: 'title' is missing", "aspects.yaml:3:3: IC011 2: 'id' is missing"] == [
        str(problem) for problem in raised.value.problems
    ]


def test_a_long_text_is_quoted_short() -> None:
    problem = only({"id": "m1", "findings": "很" * 500, "text": "t"}, Measure)
    assert "很" * 39 + "…" in str(problem)


@pytest.mark.parametrize(
    ("found", "code"),
    [
        ("inspection-case/2", "IC015"),
        ("inspection-case/0", "IC016"),
        ("inspection-case", "IC016"),
        ("inspection-profile/1", "IC016"),
        ("1", "IC016"),
        (None, "IC016"),
        (1, "IC016"),
    ],
)
def test_a_format_that_is_not_read_is_refused_before_anything_else(found: object, code: str) -> None:
    with pytest.raises(InvalidCaseError) as raised:
        decode_document({"format": found, "nonsense": 1})
    assert [code] == [problem.code for problem in raised.value.problems]


@pytest.mark.parametrize("data", [None, [], "text", 5])
def test_a_document_that_is_no_mapping_is_refused(data: object) -> None:
    with pytest.raises(InvalidCaseError) as raised:
        decode_document(data)
    assert ["IC012"] == [problem.code for problem in raised.value.problems]


def test_an_unknown_kind_of_event_comes_with_the_one_that_was_probably_meant() -> None:
    with pytest.raises(InvalidCaseError, match="Did you mean 'submitted'"):
        decode_event("submited", {})


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals() | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(TEXT | st.sampled_from(["id", "text"]), inner, max_size=3)
    ),
)


@settings(max_examples=150)
@given(st.fixed_dictionaries({}, optional={f.name: PLAIN for f in attrs.fields(Document) if f.name != "format"}))
def test_no_data_makes_anything_but_a_document_or_an_invalid_case(data: dict[str, Any]) -> None:
    codes: set[str] = set()
    try:
        decode_document({"format": model.DOCUMENT_FORMAT, **data})
    except InvalidCaseError as error:
        codes = {problem.code for problem in error.problems}
    assert codes <= {"IC010", "IC011", "IC012", "IC013", "IC014"}


def test_the_example_comes_back_whole_from_json_and_from_yaml(root: Path) -> None:
    path = root / "examples/foreign-affairs-office/case.yaml"
    document = decode_document(read_yaml(path.read_text(encoding="utf-8"), "case.yaml")[0])
    plain = encode(document)
    read = (plain, read_json(write_json(plain), "case.json")[0], read_yaml(write_yaml(plain), "case.yaml")[0])
    assert (document, document, document) == tuple(decode(each, Document) for each in read)


# --- helpers ----------------------------------------------------------------------------------------------------


def problems(data: object, cls: Any) -> tuple[Diagnostic, ...]:
    with pytest.raises(InvalidCaseError) as raised:
        decode(data, cls)
    return raised.value.problems


def codes(data: object, cls: Any) -> list[str]:
    return [problem.code for problem in problems(data, cls)]


def only(data: object, cls: Any) -> Diagnostic:
    (problem,) = problems(data, cls)
    return problem


def place_of(words: str, text: str) -> tuple[int, int]:
    """Line and column of the first place where some words begin, both counted from 1."""
    at = text.index(words)
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1
