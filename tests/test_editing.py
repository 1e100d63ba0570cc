"""Changes of a case file where it stands: what is meant changes, and every line besides stays as people wrote it."""

import difflib
import json
import random
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve, frozen
from hypothesis import example, given, settings, strategies as st

import inspection_core as ic
from inspection_core.codec import KeyPath
from inspection_core.errors import CaseFileError
from inspection_core.formats import (
    Change,
    _yaml,
    applied,
    edited,
    edited_json,
    read_json,
    read_yaml,
    write_json,
    write_yaml,
)

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = sorted(path.parent.name for path in EXAMPLES.glob("*/case.yaml"))


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _either_parser(request: pytest.FixtureRequest) -> Iterator[None]:
    """A machine without PyYAML's C parser edits the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_yaml, "_Loader", getattr(yaml, request.param))
        yield


def put(*keys: str | int, to: object) -> Change:
    return Change(keys=keys, value=to)


def out(*keys: str | int) -> Change:
    return Change(keys=keys, remove=True)


def read(text: str) -> Any:
    return read_yaml(text, "case.yaml")[0]


def edit(text: str, *changes: Change) -> str:
    return edited(text, "case.yaml", changes)


# --- documents in random styles ---------------------------------------------------------------------------------------

WORDS = ["甲", "整改，完成", "a b", "x: y", "it's", 'a "b"', "[x]", "2024-03-31", "12", "1.50", "yes", "null", "~", ""]
WORDS += ["# no comment", "a #b", "- a", "　　缩进", "a, b", "{c}", "?", "m01-1", "C:\\x", "😀", " a ", "a:"]
LONG = ["一、修订制度 二、组织学习 三、开展检查", "one two three four five", "first\nsecond", "a\n\nb\n", "  in\nout", "#a\nb"]
TEXTS = st.sampled_from(WORDS) | st.sampled_from(LONG)
KEYS = ["id", "text", "owners", "deadline", "public", "notes", "yes", "1", "负责人"]


def values(texts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        texts,
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)  # any nesting
        ),
        max_leaves=8,
    )


ITEMS = st.dictionaries(st.sampled_from(KEYS), values(TEXTS | st.none()), min_size=1, max_size=5)
TABLES = st.lists(ITEMS, max_size=5)
SECTIONS = ["inspection", "findings", "measures", "accounts"]
DOCUMENTS = st.dictionaries(st.sampled_from(SECTIONS), TABLES | values(TEXTS | st.none()), min_size=1)
CHANCES = st.integers(0, 2**32).map(random.Random)
NEW = values(TEXTS | st.integers() | st.booleans() | st.decimals(allow_nan=False, allow_infinity=False, places=2))


@frozen(kw_only=True)
class Line:
    """A line of a document, and what it belongs to."""

    text: str
    keys: KeyPath
    is_comment: bool = False


class Scribe:
    """Writes data as people do, each value in some style, with comments between."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.comments = 0
        self.step = chance.choice([1, 2, 4])

    def maybe(self, odds: float) -> bool:
        return self.chance.random() < odds

    def document(self, data: dict[str, Any]) -> list[Line]:
        head = [Line(text="---", keys=())] if self.maybe(0.1) else []
        return [*self.beside((), 0), *head, *self.block(data, (), 0), *self.beside((), 0)]

    def beside(self, keys: KeyPath, column: int) -> list[Line]:
        """Blank lines and comments between entries."""
        lines = []
        while self.maybe(0.2):
            indent = " " * self.chance.choice([column, column, 0, column + 1])
            lines.append(Line(text="" if self.maybe(0.5) else indent + self.comment(), keys=keys, is_comment=True))
        return lines

    def comment(self) -> str:
        self.comments += 1
        return f"# 注{self.comments}"

    def behind(self) -> str:
        return "  " + self.comment() if self.maybe(0.15) else ""

    def block(self, data: Any, keys: KeyPath, column: int) -> list[Line]:
        lines: list[Line] = []
        entries = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in entries:
            lines += self.beside(keys, column) if lines else []
            sign = self.key(key) + ":" if isinstance(data, dict) else "-"
            lines += self.entry(sign, value, (*keys, key), column, is_item=isinstance(data, list))
        return lines

    def key(self, key: str) -> str:
        return self.chance.choice([key, key, f'"{key}"', f"'{key}'"])

    def entry(self, sign: str, value: Any, keys: KeyPath, column: int, *, is_item: bool) -> list[Line]:
        pad = " " * column + sign
        if isinstance(value, dict | list) and value and self.maybe(0.7):
            inner = column + self.step
            if not is_item and isinstance(value, list) and self.maybe(0.4):
                inner = column  # a list that is not indented
            if is_item and self.maybe(0.8):
                return self.compact(pad, value, keys, column)
            first = Line(text=pad + self.behind(), keys=keys)
            between = self.beside(keys, inner) if inner > column else []
            return [first, *between, *self.block(value, keys, max(inner, column + is_item))]
        if isinstance(value, str) and self.maybe(0.3):
            lines = self.text_block(value, keys, column)
            if lines:
                return [evolve(lines[0], text=f"{pad} {lines[0].text}"), *lines[1:]]
        written = self.flow(value, column + 1, inside=False)
        own_line = not is_item and self.maybe(0.1) and written
        lines = [pad + self.behind(), " " * (column + 2) + written] if own_line else [f"{pad} {written}".rstrip(" ")]
        lines = [part for line in lines for part in line.split("\n")]
        lines[-1] += self.behind()
        return [Line(text=line, keys=keys) for line in lines]

    def compact(self, pad: str, value: Any, keys: KeyPath, column: int) -> list[Line]:
        """An item whose first entry stands behind the dash."""
        gap = " " * self.chance.choice([1, 1, 3])
        lines = self.block(value, keys, column + 1 + len(gap))
        return [evolve(lines[0], text=pad + gap + lines[0].text.lstrip(" ")), *lines[1:]]

    def text_block(self, value: str, keys: KeyPath, column: int) -> list[Line]:
        """Text as a block, if it can be one."""
        lines = value.removesuffix("\n").split("\n")
        if any(not line.strip() or line[0] in " " or line[-1] == " " for line in lines):
            return []
        folded = len(lines) == 1 and self.maybe(0.5)
        sign = (">" if folded else "|") + ("" if value.endswith("\n") else "-")
        body = lines[0].replace(" ", "\n").split("\n") if folded and "  " not in value else lines
        texts = [sign + self.behind(), *(" " * (column + 2) + line for line in body)]
        return [Line(text=text, keys=keys) for text in texts]

    def flow(self, value: Any, column: int, *, inside: bool) -> str:
        """A value that ends in the line in which it begins, or a few below."""
        if isinstance(value, dict):
            parts = [f"{self.key(key)}: {self.flow(each, column, inside=True)}".rstrip() for key, each in value.items()]
            return self.bracketed("{}", parts, column)
        if isinstance(value, list):
            return self.bracketed("[]", [self.flow(each, column, inside=True) for each in value], column)
        if value is None:
            return self.chance.choice(["~", "null"])
        return self.scalar(value, column, inside=inside)

    def bracketed(self, brackets: str, parts: list[str], column: int) -> str:
        if not parts or self.maybe(0.6):
            return brackets[0] + ", ".join(parts) + brackets[1]
        line = "\n" + " " * (column + 2)
        ends = ["," + self.behind() for _ in parts[1:]] + [self.chance.choice(["", ","]) + self.behind()]
        return brackets[0] + "".join(line + part + end for part, end in zip(parts, ends, strict=True)) + line + brackets[1]

    def scalar(self, value: str, column: int, *, inside: bool) -> str:
        quoted = [json.dumps(value, ensure_ascii=False)]
        if "\n" not in value:
            quoted.append("'" + value.replace("'", "''") + "'")
        if " " in value.strip() and "  " not in value and "\n" not in value and value.strip() == value:
            quoted = [*quoted, *(each.replace(" ", "\n" + " " * (column + 2), 1) for each in quoted if each[1] != " ")]
        plain = f"- [{value}, x]" if inside else f"- {value}"
        try:
            is_plain = read(plain) == ([[value, "x"]] if inside else [value])
        except CaseFileError:
            is_plain = False
        return self.chance.choice([value] * 3 + quoted) if is_plain and value.strip() == value else self.chance.choice(quoted)


def written(data: dict[str, Any], chance: random.Random) -> list[Line]:
    lines = Scribe(chance).document(data)
    assert data == read("\n".join(line.text for line in lines) + "\n")
    return lines


# --- random changes ---------------------------------------------------------------------------------------------------


def places(data: Any, keys: KeyPath = ()) -> Iterator[KeyPath]:
    """Every place that a value stands in or may be put in."""
    if keys:
        yield keys
    if isinstance(data, dict):
        for key in [*data, *(["new"] if keys else SECTIONS)]:
            yield from places(data.get(key), (*keys, key))
    elif isinstance(data, list):
        for position, each in enumerate([*data, None]):
            yield from places(each, (*keys, position))


def draw_changes(data: Any, draw: st.DataObject, *, with_items_out: bool = True) -> list[Change]:
    changes: list[Change] = []
    for _ in range(draw.draw(st.integers(1, 4))):
        keys = draw.draw(st.sampled_from(sorted(set(places(data)), key=str)))
        there = _has(data, keys)
        remove = there and (with_items_out or isinstance(keys[-1], str)) and draw.draw(st.booleans())
        changes.append(Change(keys=keys, value=None if remove else draw.draw(NEW), remove=remove))
        data = applied(data, changes[-1:])
    return changes


def _has(data: Any, keys: KeyPath) -> bool:
    for key in keys:
        if not (key in data if isinstance(data, dict) else isinstance(data, list) and int(key) < len(data)):
            return False
        data = data[key]
    return True


def as_text(value: Any) -> Any:
    """Plain data as YAML, which knows text alone, gives it back."""
    if isinstance(value, dict):
        return {key: as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_text(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else value if value is None else str(value)


# --- the laws ---------------------------------------------------------------------------------------------------------


@settings(max_examples=200)
@given(DOCUMENTS, CHANCES, st.sampled_from(["\n", "\r\n"]), st.booleans(), st.data())
def test_the_edited_text_says_what_the_changed_data_say(
    data: dict[str, Any], chance: random.Random, newline: str, ends: bool, draw: st.DataObject
) -> None:
    text = newline.join(line.text for line in written(data, chance)) + newline * ends
    old = read(text)
    changes = draw_changes(old, draw)
    assert as_text(applied(old, changes)) == read(edit(text, *changes))


@settings(max_examples=200)
@given(DOCUMENTS, CHANCES, st.data())
def test_lines_that_no_change_means_stay_in_their_order(
    data: dict[str, Any], chance: random.Random, draw: st.DataObject
) -> None:
    lines = written(data, chance)
    changes = draw_changes(data, draw, with_items_out=False)
    made = edit("".join(f"{line.text}\n" for line in lines), *changes).split("\n")
    new = applied(data, changes)
    meant = [change.keys for change in changes]
    removes = any(change.remove for change in changes)  # with the first key of an item goes the blank line behind it
    known = [line for line in lines if line.text or not removes]
    stay = [bare(line.text) for line in known if not is_meant(line, meant) and not is_replaced(data, new, line)]
    found = iter([bare(line) for line in made])
    assert [] == [line for line in stay if line not in found]


def is_meant(line: Line, changes: list[KeyPath]) -> bool:
    """Whether changes may change a line: it stands in what they mean, or leads to it."""
    inside = any(line.keys[: len(keys)] == keys for keys in changes)
    return inside or (not line.is_comment and any(keys[: len(line.keys)] == line.keys for keys in changes))


def is_replaced(old: Any, new: Any, line: Line) -> bool:
    """Whether nothing is left of what a comment stands in."""
    for length in range(len(line.keys) + 1):
        before, after = at(old, line.keys[:length]), at(new, line.keys[:length])
        if isinstance(before, dict) and not (isinstance(after, dict) and before.keys() & after.keys()):
            return True
    return False


def at(data: Any, keys: KeyPath) -> Any:
    for key in keys:
        data = data[key]
    return data


def bare(line: str) -> str:
    """A line but for the dash of its item, which another line may come to bear."""
    return line.lstrip(" -")


@given(DOCUMENTS, CHANCES)
def test_no_change_changes_nothing(data: dict[str, Any], chance: random.Random) -> None:
    text = "".join(f"{line.text}\n" for line in written(data, chance))
    same = [Change(keys=(key,), value=value) for key, value in data.items()]
    assert (text, text) == (edit(text), edit(text, *same, out("none of that name")))


@given(DOCUMENTS, st.data())
def test_data_given_are_not_touched(data: dict[str, Any], draw: st.DataObject) -> None:
    before = write_yaml(data)
    applied(data, draw_changes(data, draw))
    assert before == write_yaml(data)


@settings(max_examples=200)
@given(DOCUMENTS, st.data())
def test_an_edited_json_file_says_what_the_changed_data_say(data: dict[str, Any], draw: st.DataObject) -> None:
    changes = draw_changes(data, draw)
    made = edited_json(write_json(data), "case.json", changes)
    assert (applied(data, changes), True) == (read_json(made, "case.json")[0], made.endswith("\n"))
