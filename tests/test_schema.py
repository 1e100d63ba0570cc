"""The published schemas: what the command prints and what files hold validates; what is broken does not."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml
from hypothesis import given, settings, strategies as st
from jsonschema import Draft202012Validator

import inspection_core as ic
from inspection_core.codec import decode_document, encode
from inspection_core.exporting import read_recipes
from inspection_core.formats import read_source, read_text, write_json, write_yaml
from inspection_core.model import DOCUMENT_FORMAT, EVENT_CLASSES, FIELD_TITLES
from inspection_core.profiles import BUILT_IN, built_in, resolve
from inspection_core.testing import cases, documents

from .data.cases import DATA, told_case
from .test_cli import CHINESE, FAO, commands, run, write_plugin

EXAMPLES = FAO.parent
FILES = ("case", "profile", "build")
OUTPUTS = ("check", "deadline", "digest", "plugins", "status", "verify")


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it for a schema: numbers and booleans are told from text, days stay text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def validator(name: str) -> Draft202012Validator:
    """The schema that the command prints."""
    return Draft202012Validator(run("schema", name).data)


def faults(name: str, data: object) -> list[str]:
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator(name).iter_errors(data)]


def as_edited(text: str) -> Any:
    return yaml.load(text, EditorLoader)


def names() -> list[str]:
    return run("schema").out.splitlines()


# --- the schemas themselves ---------------------------------------------------------------------------------------


def test_there_is_a_schema_of_every_file_output_and_event() -> None:
    assert {*FILES, *OUTPUTS, *(cls.kind for cls in EVENT_CLASSES)} <= set(names())


def test_every_output_for_programs_has_its_schema() -> None:
    """A group's command may be found under its own name or under both."""
    offered = [name for name, command in commands() if any(option.name == "as_json" for option in command.params)]
    listed = set(names())
    assert [] == [name for name in offered if not listed & {name, name.replace(" ", "-"), name.replace(" ", "_")}]


@pytest.mark.parametrize("name", [*FILES, *OUTPUTS, *(cls.kind for cls in EVENT_CLASSES)])
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(run("schema", name).data)
    assert "https://json-schema.org/draft/2020-12/schema" == run("schema", name).data["$schema"]


def objects(name: str) -> Iterator[tuple[str, Any]]:
    yield from run("schema", name).data["$defs"].items()


@pytest.mark.parametrize("name", [*FILES, *OUTPUTS, *(cls.kind for cls in EVENT_CLASSES)])
def test_objects_are_closed(name: str) -> None:
    assert [] == [cls for cls, found in objects(name) if found.get("additionalProperties") is not False]


@pytest.mark.parametrize("name", [*FILES, *OUTPUTS, *(cls.kind for cls in EVENT_CLASSES)])
def test_every_field_has_a_title_in_both_languages(name: str) -> None:
    untitled = [
        f"{cls}.{key}"
        for cls, found in objects(name)
        for key, each in found["properties"].items()
        if each.get("title") != _both(key)
    ]
    assert [] == untitled


def _both(key: str) -> str | None:
    title = FIELD_TITLES.get(key)
    return f"{title.zh} · {title.en}" if title else f"a title of {key}"


HAN = re.compile("[\u4e00-\u9fff]")


def test_titles_are_words_of_both_languages() -> None:
    assert [] == [key for key, title in FIELD_TITLES.items() if HAN.search(title.en) or not HAN.search(title.zh)]


def test_no_title_is_left_of_a_field_that_is_gone() -> None:
    used = {key for name in names() for _, found in objects(name) for key in found["properties"]}
    known = {field.name.rstrip("_") for cls in _classes() for field in attrs.fields(cls)}
    assert set() == set(FIELD_TITLES) - used - known - _of_views()


def test_everything_that_a_view_tells_has_a_title_in_both_languages() -> None:
    assert [] == sorted(name for name in _of_views() if ic.field_title(name) is None)


def _of_views() -> set[str]:
    """Fields and properties of the views and of their tallies."""
    import inspection_core.progress
    import inspection_core.views

    rooms = (inspection_core.progress, inspection_core.views)
    classes = [cls for room in rooms for cls in vars(room).values() if isinstance(cls, type) and attrs.has(cls)]
    told = [ic.PartialDate, *(cls for cls in classes if cls is not inspection_core.progress.Counted)]
    fields = {field.name for cls in told for field in attrs.fields(cls)}
    properties = {name for cls in told for name, thing in vars(cls).items() if isinstance(thing, property)}
    return {name for name in fields | properties if not name.startswith("_")}


def _classes() -> list[type]:
    import inspection_core.model
    import inspection_core.profiles

    rooms = (inspection_core.model, inspection_core.profiles)
    return [thing for room in rooms for thing in vars(room).values() if isinstance(thing, type) and attrs.has(thing)]


def test_the_schema_is_the_same_in_both_languages() -> None:
    assert run("schema", "case").out == run("schema", "case", lang=CHINESE).out


# --- what is put out ----------------------------------------------------------------------------------------------


@pytest.fixture
def plugin(tmp_path: Path) -> Path:
    """A plugin that breaks its promise, so that there is a problem to tell."""
    path = write_plugin(tmp_path, "clash.py")
    path.write_text(path.read_text(encoding="utf-8").replace('"mini"', '"csv-ledger"'), encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "words",
    [
        ("status", FAO, "--as-of", "2024-03-01"),
        ("status", FAO, "--as-of", "2024-03-01", "--audience", "public"),
        ("status", FAO, "--as-of", "2023-01-01"),
        ("check", FAO, "--as-of", "2024-03-01"),
        ("digest", FAO, "--from", "2023-10-01", "--to", "2024-06-30"),
        ("digest", FAO, "--from", "last", "--to", "2024-03-01"),
        ("verify", FAO),
        ("plugins",),
        ("deadline", "2024-01-31", "15 working days", "--calendar", "weekdays"),
        ("deadline", "2024-01-31", "3 months"),
    ],
    ids=lambda words: " ".join(map(str, words[:1] + words[2:])),
)
def test_what_the_command_puts_out_validates(words: tuple[object, ...], lang: str) -> None:
    assert [] == faults(str(words[0]), run(*words, "--json", "--lang", lang).data)


def test_the_status_of_an_empty_case_validates(tmp_path: Path) -> None:
    run("start", tmp_path / "new", "--title", "New", "--inspecting", "Group", "--inspected", "Office")
    assert [] == faults("status", run("status", tmp_path / "new", "--json").data)


def test_problems_validate_wherever_they_are_told(plugin: Path, tmp_path: Path) -> None:
    path = told_case(tmp_path)
    (path / "evidence/01/01-1 会议纪要.txt").unlink()
    (path / "case.yaml").write_text((path / "case.yaml").read_text(encoding="utf-8").replace("[f02]", "[f03]"), "utf-8")
    told = {
        "check": run("check", path, "--json").data,
        "verify": run("verify", path, "--json").data,
        "plugins": run("plugins", "--plugin", plugin, "--json").data,
    }
    assert {name: [] for name in told} == {name: faults(name, data) for name, data in told.items()}
    assert all((told["check"], told["verify"]["problems"], any(each["problems"] for each in told["plugins"])))


def test_an_output_with_another_field_does_not_validate() -> None:
    data = run("status", FAO, "--as-of", "2024-03-01", "--json").data
    assert [] != faults("status", {**data, "more": 1})


@pytest.mark.parametrize("field", ["rate", "late", "states"])
def test_an_output_without_a_field_does_not_validate(field: str) -> None:
    data = run("status", FAO, "--as-of", "2024-03-01", "--json").data
    assert [] != faults("status", {key: value for key, value in data.items() if key != field})


# --- what files hold ----------------------------------------------------------------------------------------------

WRITTEN = sorted(path for name in FILES for path in (*EXAMPLES.glob(f"*/{name}.yaml"), *DATA.glob(f"*/{name}.yaml")))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_of_the_examples_validates_as_we_read_it_and_as_an_editor_does(path: Path) -> None:
    ours, theirs = read_source(path)[0], as_edited(path.read_text(encoding="utf-8"))
    assert ([], []) == (faults(path.stem, ours), faults(path.stem, theirs))


def test_the_examples_have_a_file_of_each_kind() -> None:
    assert set(FILES) == {path.stem for path in WRITTEN}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/journal.jsonl")), ids=lambda path: path.parent.name)
def test_every_entry_of_the_examples_validates(path: Path) -> None:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [] == [(line["seq"], found) for line in lines for found in faults(line["kind"], line["payload"])]


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_profile_that_comes_with_the_library_validates(name: str) -> None:
    assert [] == faults("profile", built_in(name))


def test_what_start_writes_validates(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("No.,Aspect,Finding\n1,A,B\n", encoding="utf-8")
    about = ("--title", "New", "--inspecting", "Group", "--inspected", "Office", "--feedback-date", "2024-01-08")
    run("start", tmp_path / "new", *about, "--findings", tmp_path / "a.csv")
    found = {name: as_edited((tmp_path / "new" / f"{name}.yaml").read_text("utf-8")) for name in ("case", "build")}
    assert {"case": [], "build": []} == {name: faults(name, data) for name, data in found.items()}


@given(documents(findings=4))
@settings(max_examples=25)
def test_whatever_the_library_writes_as_a_document_validates(document: ic.Document) -> None:
    data = {"format": DOCUMENT_FORMAT, **encode(document)}
    as_json, as_yaml = json.loads(write_json(data)), as_edited(write_yaml(data))
    assert ([], []) == (faults("case", as_json), faults("case", as_yaml))


@given(st.data())
@settings(max_examples=25)
def test_whatever_is_recorded_validates(data: st.DataObject) -> None:
    case = data.draw(cases(findings=3, steps=8))
    recorded = [(entry.event.kind, json.loads(write_json(encode(entry.event)))) for entry in case.journal]
    assert [] == [found for kind, payload in recorded for found in faults(kind, payload)]


# --- what is broken -----------------------------------------------------------------------------------------------

SMALL = (DATA / "small" / "case.yaml").read_text(encoding="utf-8")
OWN = "format: inspection-profile/1\nname: mine\n"
RECIPES = "format: inspection-build/1\nrecipes:\n  a:\n    - {exporter: text-bulletin, to: a.txt}\n"


def reads(name: str, text: str, folder: Path) -> bool:
    """Whether the library itself reads a file of a kind."""
    try:
        if name == "build":
            (folder / "build.yaml").write_text(text, encoding="utf-8")
            read_recipes(folder)
        elif name == "profile":
            resolve(read_text(text, "profile.yaml")[0], built_in)
        else:
            decode_document(read_text(text, "case.yaml")[0])
    except ic.InspectionError:
        return False
    return True


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("case", "  feedback_date", "  feedbackdate"),
        ("case", "    title: 会议记录不全\n", ""),
        ("case", "feedback_date: 2024-01-08", "feedback_date: soon"),
        ("case", "feedback_date: 2024-01-08", "feedback_date: 2024-13-08"),
        ("case", "feedback_date: 2024-01-08", "feedback_date: 8.1.2024"),
        ("case", "findings: [f01]", "findings: f01"),
        ("case", 'number: "2"', "number: [2]"),
        ("case", "title: 会议记录不全", "title: {zh: 会议记录不全}"),
        ("case", "nature: mechanism", "nature: magic"),
        ("case", "  - {id: p-clerk, name", "  - {id: p-clerk, nmae"),
        ("case", "      - {text: 记录已经补齐。, measures: [m01-1]}", "      - {measures: [m01-1]}"),
        ("case", "public: {decision: publish}\n  - id: f02", "public: {decision: perhaps}\n  - id: f02"),
        ("case", "audience: public", "audience: everybody"),
        ("case", "format: inspection-case/1\n", ""),
        ("case", "format: inspection-case/1", "format: inspection-case/9"),
        ("case", "format: inspection-case/1", "format: something else"),
        ("case", "deadline: 2024-03-31", "deadline: 2024-03-32"),
        ("case", "deadline: 3 months", "deadline: 3 moons"),
        ("case", "deadline: 3 months", "deadline: {period: 3 moons}"),
        ("case", "deadline: 3 months", "deadline: {date: 2024-03-31, sustained: perhaps}"),
        ("case", "deadline: 3 months", "deadline: {date: 2024-03-31, until: 2024-03-31}"),
        ("case", '    number: "2"', '    number: "2"\n    counts: perhaps'),
        ("case", '    number: "2"', '    number: "2"\n    amount: a lot'),
        ("case", "  feedback_date: 2024-01-08", "  period: {start: last year}"),
        ("profile", OWN, OWN + "wrods: {}\n"),
        ("profile", OWN, OWN + "guards: {evidence_present: perhaps}\n"),
        ("profile", OWN, OWN + "approvals: [{key: office}]\n"),
        ("profile", OWN, OWN + "approvals: {office: Office}\n"),
        ("profile", OWN, OWN + "deadlines: {due_soon_days: many}\n"),
        ("profile", OWN, OWN + "deadlines: {roll_on: perhaps}\n"),
        ("profile", OWN, OWN + "limits: [{key: a, title: A, period: soon}]\n"),
        ("profile", OWN, "name: mine\n"),
        ("profile", OWN, "format: inspection-profile/9\nname: mine\n"),
        ("build", "to: a.txt", "two: a.txt"),
        ("build", ", to: a.txt", ""),
        ("build", "to: a.txt", "to: a.txt, audience: everybody"),
        ("build", "    - {", "    {"),
        ("build", "format: inspection-build/1\n", ""),
        ("build", "inspection-build/1", "inspection-build/9"),
    ],
    ids=lambda value: value.strip().splitlines()[-1] if value.strip() else "-",
)  # fmt: skip
def test_what_the_library_refuses_does_not_validate(name: str, old: str, new: str, tmp_path: Path) -> None:
    whole = {"case": SMALL, "profile": OWN, "build": RECIPES}[name]
    assert whole.count(old) == 1
    text = whole.replace(old, new)
    assert (False, False) == (reads(name, text, tmp_path), [] == faults(name, as_edited(text)))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("case", 'number: "2"', "number: 2"),
        ("case", "feedback_date: 2024-01-08", "feedback_date: 2024年1月8日"),
        ("case", "deadline: 3 months", "deadline: 3个月"),
        ("case", "deadline: 3 months", "deadline: 15个工作日"),
        ("case", "deadline: 3 months", "deadline: immediate"),
        ("case", "deadline: 3 months", "deadline: 2024年3月31日"),
        ("case", "deadline: 3 months", "deadline: {kind: continuing, sustained: 是}"),
        ("case", "deadline: 3 months", "deadline: {date: 2025-12-31, sustained: yes, words: 2025年底前，并长期坚持}"),
        ("case", '    number: "2"', '    number: "2"\n    counts: 否'),
        ("case", '    number: "2"', '    number: "2"\n    amount: 12,345.60'),
        ("case", "  feedback_date: 2024-01-08", "  period: {start: 2023, end: 2023-11}"),
        ("case", "  feedback_date: 2024-01-08", "  period: {start: 2023年4月, end: 2023年11月5日}"),
        ("case", "  feedback_date: 2024-01-08", "  round: {year: 2023, number: 5}"),
        ("case", "\nmeasures:\n", "\nsections:\nmeasures:\n"),
        ("case", "    deadline: 3 months", "    deadline:"),
        ("profile", OWN, OWN + "extends: neutral-zh\ntitle: 方案\n"),
        ("profile", OWN, OWN + "deadlines: {due_soon_days: 20, roll_on: 否}\n"),
        ("profile", OWN, OWN + "lights: [{light: red, when: [{fact: days_left, at_most: -1}]}]\n"),
        ("profile", OWN, OWN + "limits: [{key: plan, title: 方案, period: 15个工作日}]\n"),
        ("build", "to: a.txt", "to: a.txt, audience: public, options: {bom: 'no'}"),
        ("build", "to: a.txt", "to: a.txt, options: {copies: 2}"),
        ("build", "text-bulletin, to: a.txt", "markdown-digest, to: a.md, since: 2024-01-01"),
    ],
    ids=lambda value: value.strip().splitlines()[-1],
)
def test_what_the_library_reads_validates(name: str, old: str, new: str, tmp_path: Path) -> None:
    whole = {"case": SMALL, "profile": OWN, "build": RECIPES}[name]
    assert whole.count(old) == 1
    text = whole.replace(old, new)
    assert (True, []) == (reads(name, text, tmp_path), faults(name, as_edited(text)))


def test_an_entry_with_another_key_does_not_validate() -> None:
    payload = {"on": "2024-01-22", "findings": ["f01"]}
    assert ([], False) == (faults("started", payload), [] == faults("started", {**payload, "finding": "f01"}))
