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
from hypothesis import given, settings, strategies as st

import inspection_core as ic
from inspection_core.codec import KeyPath, encode
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
LONG = [
    "一、修订制度 二、组织学习 三、开展检查",
    "one two three four five",
    "first\nsecond",
    "a\n\nb\n",
    "  in\nout",
    "#a\nb",
]
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
            sign = self.key(str(key)) + ":" if isinstance(data, dict) else "-"
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
            block = self.text_block(value, keys, column)
            if block:
                return [evolve(block[0], text=f"{pad} {block[0].text}"), *block[1:]]
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
        if any(not line.strip() or line[0] == " " or line[-1] == " " for line in lines):
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
        return (
            brackets[0] + "".join(line + part + end for part, end in zip(parts, ends, strict=True)) + line + brackets[1]
        )

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
        return (
            self.chance.choice([value] * 3 + quoted)
            if is_plain and value.strip() == value
            else self.chance.choice(quoted)
        )


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


# --- each style, to the character -------------------------------------------------------------------------------------

PLAN = """\
measures:  # 两条
  # 第一批
  - id: m01
    text: '修订 制度'   # 原文
    deadline: 2024-03-31  # 会议定

  # 第二批
  - id: m02
    text: >-
      long
      text
    owners:
    - {role: lead_unit, who: b-a}   # 牵头
    - {role: handler, who: p-b}
  # 到此为止
accounts: []
"""


def changed_lines(text: str, *changes: Change) -> str:
    """What an edit took out and put in, as a comparison shows it."""
    return "".join(f"{line}\n" for line in compared(text, edit(text, *changes)))


def compared(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")
    return [line for line in lines if line[:2] not in ("--", "++", "@@")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            [put("measures", 0, "deadline", to="2024-06-30")],
            "-    deadline: 2024-03-31  # 会议定\n+    deadline: 2024-06-30  # 会议定\n",
        ),
        (
            [put("measures", 0, "text", to="a: b")],
            "-    text: '修订 制度'   # 原文\n+    text: 'a: b'   # 原文\n",
        ),
        ([out("measures", 0, "deadline")], "-    deadline: 2024-03-31  # 会议定\n"),
        (
            [out("measures", 1, "id")],
            "-  - id: m02\n-    text: >-\n+  - text: >-\n",
        ),
        (
            [put("measures", 1, "text", to="short")],
            "-    text: >-\n-      long\n-      text\n+    text: short\n",
        ),
        (
            [put("measures", 1, "text", to="two\nlines\n")],
            "-    text: >-\n-      long\n-      text\n+    text: |\n+      two\n+      lines\n",
        ),
        (
            [put("measures", 1, "owners", 1, "who", to="p-c")],
            "-    - {role: handler, who: p-b}\n+    - {role: handler, who: p-c}\n",
        ),
        (
            [out("measures", 1, "owners", 0), put("measures", 1, "owners", 1, to={"role": "handler", "who": "p-d"})],
            "-    - {role: lead_unit, who: b-a}   # 牵头\n+    - {role: handler, who: p-d}\n",
        ),
        (
            [put("measures", 0, "public", to={"decision": "withhold"})],
            "+    public: {decision: withhold}\n",
        ),
        (
            [put("measures", 0, "public", to={"decision": "reword", "text": "改" * 80})],
            f"+    public:\n+      decision: reword\n+      text: {'改' * 80}\n",
        ),
        (
            [put("measures", 2, to={"id": "m03", "deadline": "2024-05-01"}), put("measures", 2, "sustained", to=True)],
            "+\n+  - id: m03\n+    deadline: 2024-05-01\n+    sustained: true\n",
        ),
        (
            [put("accounts", 0, to={"finding": "f01", "as_of": "2024-01-01"})],
            "-accounts: []\n+accounts: [{finding: f01, as_of: 2024-01-01}]\n",
        ),
        ([put("outcomes", 0, to={"id": "o1"})], "+outcomes: [{id: o1}]\n"),
        (
            [put("measures", 0, "deadline", to={"date": "2024-06-30", "sustained": True})],
            "-    deadline: 2024-03-31  # 会议定\n+    deadline: {date: 2024-06-30, sustained: true}  # 会议定\n",
        ),
        (
            [put("measures", 0, "text", to=["甲" * 60, "乙" * 60])],
            f"-    text: '修订 制度'   # 原文\n+    text:   # 原文\n+      - {'甲' * 60}\n+      - {'乙' * 60}\n",
        ),
        (
            [put("measures", 1, "owners", to=[])],
            "-    owners:\n-    - {role: lead_unit, who: b-a}   # 牵头\n-    - {role: handler, who: p-b}\n"
            "+    owners: []\n",
        ),
    ],
)
def test_a_change_shows_in_the_lines_that_it_means(changes: list[Change], expected: str) -> None:
    assert expected == changed_lines(PLAN, *changes)


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        # between brackets
        ("- {id: m01, text: a}  # 一\n", [put(0, "text", to="x, y")], "- {id: m01, text: 'x, y'}  # 一\n"),
        ("- {id: m01, text: a}\n", [put(1, to={"id": "m02", "text": "b" * 120})], None),
        ("- {id: m01,\n   text: b}  # c\n", [put(0, "new", to="n")], "- {id: m01,\n   text: b, new: n}  # c\n"),
        ("a: {b: 1, c: 2, d: 3}\n", [out("a", "b"), out("a", "d")], "a: {c: 2}\n"),
        ("a: {\n  b: 1,  # b\n  c: 2,  # c\n}\n", [out("a", "c")], "a: {\n  b: 1,  # b\n    # c\n}\n"),
        ("a: [x, y, z]\n", [put("a", 1, to="n"), out("a", 0)], "a: [n, z]\n"),
        ("a: {b: , c}\n", [put("a", "b", to="1"), put("a", "c", to="2")], "a: {b: '1' , c: '2'}\n"),
        ("a: [b: c]\n", [put("a", 0, "d", to="e")], "a: [{b: c, d: e}]\n"),
        # quotes and dates as the file has them
        ("a: \"x\"\nb: 'y'\n", [put("a", to='"z"'), put("b", to="o'clock")], "a: \"\\\"z\\\"\"\nb: 'o''clock'\n"),
        ("a: 2024-01-01\n", [put("b", to="2024-02-01")], "a: 2024-01-01\nb: 2024-02-01\n"),
        ("a: '2024-01-01'\n", [put("a", to="2024-02-01")], "a: '2024-02-01'\n"),
        ("- number: '1'\n", [put(1, to={"number": "2"})], "- number: '1'\n- number: '2'\n"),
        ("a: x\n", [put("b", to="yes"), put("c", to=True), put("d", to=3)], "a: x\nb: 'yes'\nc: true\nd: 3\n"),
        ("a: x\n", [put("a", to=Decimal("1.50")), put("b", to=None)], "a: 1.50\nb: null\n"),
        # text over several lines
        ("a: one\n  two  # c\nb: x\n", [put("a", to="three")], "a: three  # c\nb: x\n"),
        ("a: |  # c\n  one\n  two\n\nb: x\n", [put("a", to="three")], "a: three  # c\n\nb: x\n"),
        ("a: x  # c\nb: y\n", [put("a", to="1\n2")], "a: |-  # c\n  1\n  2\nb: y\n"),
        ("a: {b: x}\n", [put("a", "b", to="1\n2")], 'a: {b: "1\\n2"}\n'),
        ("a: x\n   # deep\nb: y\n", [put("a", to="1\n2")], 'a: "1\\n2"\n   # deep\nb: y\n'),
        ("a: x\n", [put("a", to=" 1\n2")], 'a: " 1\\n2"\n'),
        ("a: x\n", [put("a", to="\u3000\u30001\n2")], "a: |-\n  \u3000\u30001\n  2\n"),
        ("a: |+\n  x\n\nb: y\n", [out("b")], "a: |+\n  x\n\n"),
        ("a: |+\n  x\n\n", [put("b", to="y")], "a: |+\n  x\n\nb: y\n"),
        # lists indented, not indented, in lists
        ("a:\n- x\n- y\nb: z\n", [put("a", 2, to="n")], "a:\n- x\n- y\n- n\nb: z\n"),
        ("a:\n    -   x\n# b\nb: z\n", [put("a", 1, to="n")], "a:\n    -   x\n    - n\n# b\nb: z\n"),
        ("- - x\n  - y\n", [out(0, 0), put(0, 1, to="n")], "- - y\n  - n\n"),
        ("-\n  id: x\n-  # c\n", [put(0, "id", to="y"), put(1, to="n")], "-\n  id: y\n- n  # c\n"),
        ("a:  # c\n  b: 1\n  d: 2\n", [put("a", to="x")], "a: x  # c\n"),
        ("a:\n  # c\n  b: 1\n", [out("a", "b")], "a: {}\n  # c\n"),
        ("a:\n\n  x\nb: y\n", [put("a", to=["1" * 60, "甲" * 60])], f"a:\n\n  - '{'1' * 60}'\n  - {'甲' * 60}\nb: y\n"),
        ("? a\n: b\n? c\n: d\n", [put("a", to="x")], "a: x\nc: d\n"),
        # beginnings and ends of files
        (
            "a: x\r\nb: y\r\n",
            [put("c", to=["1" * 60, "甲" * 60])],
            f"a: x\r\nb: y\r\nc:\r\n  - '{'1' * 60}'\r\n  - {'甲' * 60}\r\n",
        ),
        ("\ufeffa: x\n", [put("a", to="y")], "\ufeffa: y\n"),
        ("a: x\nb: y", [put("b", to="z"), put("c", to="n")], "a: x\nb: z\nc: n"),
        ("a: x\nb: y", [out("b")], "a: x"),
        ("a: |\n  x", [put("b", to="y")], "a: |-\n  x\nb: y"),
        ("a: |\n  x\nb: y", [out("b")], "a: |\n  x\n"),
        ("a: x\n# end\n", [put("b", to="y")], "a: x\n# end\nb: y\n"),
        ("--- # c\na: x\n...\n", [put("b", to="y")], "--- # c\na: x\nb: y\n...\n"),
        ("", [put("a", to="x")], "a: x\n"),
        ("# c\n", [put("a", to="x")], "# c\na: x\n"),
        ("---\n...\n", [put("a", to="x")], "---\na: x\n...\n"),
        (
            "a:\n  - id: x\n    n: 1\nb: y\n",
            [out("a", 0, "n"), put("a", 1, to={"id": "z"})],
            "a:\n  - id: x\n  - id: z\nb: y\n",
        ),
    ],
)
def test_every_style_is_kept(text: str, changes: list[Change], expected: str | None) -> None:
    assert (expected or f"{text}- {{id: m02, text: {'b' * 120}}}\n") == edit(text, *changes)


# --- what can't be done -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (put("measures", 3, to="x"), "measures 4"),
        (put("measures", "id", to="x"), "measures › id"),
        (put("measures", 0, "id", "x", to="y"), "measures m01 › id › x"),
        (put("accounts", -1, to="x"), "accounts › -1"),
        (out("measures", 2), "measures 3"),
    ],
)
def test_a_place_that_cannot_be_is_refused_by_name(change: Change, what: str) -> None:
    with pytest.raises(CaseFileError) as raised:
        edit(PLAN, change)
    (problem,) = raised.value.problems
    assert ("IC044", "case.yaml", what) == (problem.code, problem.where.file, problem.where.path)
    assert f"无法安全地修改 case.yaml 中的“{what}”" in problem.say("zh")


def test_data_without_a_file_are_called_the_document() -> None:
    with pytest.raises(CaseFileError, match="the document could not be edited safely at a › b"):
        applied({"a": "x"}, [put("a", "b", to="y")])


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ic.InvalidCaseError, match=r"U\+D800"):
        edit("a: x\n", put("a", to="\ud800"))


def test_a_text_that_cannot_be_read_is_refused_as_ever() -> None:
    for change, file in ((edited, "case.yaml"), (edited_json, "case.json")):
        with pytest.raises(CaseFileError) as raised:
            change('{"a": 1, "a": 2}', file, [put("a", to="x")])
        assert ["IC005"] == [problem.code for problem in raised.value.problems]


# --- JSON -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{\n "b": "甲",\n "c": []\n}\n', '{\n "a": {\n  "x": [\n   1.50\n  ]\n },\n "b": "乙",\n "c": []\n}\n'),
        (
            '{\n    "c": [],\n    "b": 1}',
            '{\n    "c": [],\n    "b": "乙",\n    "a": {\n        "x": [\n            1.50\n        ]\n    }\n}',
        ),
        (
            '{\r\n\t"b": 1\r\n}\r\n',
            '{\r\n\t"a": {\r\n\t\t"x": [\r\n\t\t\t1.50\r\n\t\t]\r\n\t},\r\n\t"b": "乙"\r\n}\r\n',
        ),
        ('{"c": 1e3, "b": 0.10}\n', '{"c": 1E+3, "b": "乙", "a": {"x": [1.50]}}\n'),
        ('\ufeff{"b":true,"c":null}', '\ufeff{"a":{"x":[1.50]},"b":"乙","c":null}'),
        ('{"b": "\\u7532"}', '{"a": {"x": [1.50]}, "b": "\\u4e59"}'),
    ],
)
def test_json_is_written_again_as_it_was_laid_out(text: str, expected: str) -> None:
    assert expected == edited_json(text, "case.json", [put("b", to="乙"), put("a", "x", 0, to=Decimal("1.50"))])


def test_json_tells_true_from_one() -> None:
    assert '{"a": true}' == edited_json('{"a": 1}', "case.json", [put("a", to=True)])
    assert '{ "a":1 }' == edited_json('{ "a":1 }', "case.json", [put("a", to=1)])


# --- real cases -------------------------------------------------------------------------------------------------------


def source(name: str) -> str:
    return (EXAMPLES / name / "case.yaml").read_text(encoding="utf-8")


def changes_of_a_fortnight(data: dict[str, Any]) -> list[Change]:
    """What comes back from sections: a deadline, owners, a measure, public wording, a deadline taken out."""
    measures = data["measures"]
    owners = [measures[2]["owners"][0], *measures[2]["owners"][2:]]
    new = {"id": "m99", "findings": measures[0]["findings"], "text": "新增措施：自查。", "deadline": "2026-06-30"}
    return [
        put("measures", 0, "deadline", to="2026-06-30"),
        out("measures", 1, "deadline"),
        put("measures", 2, "owners", to=owners),
        put("findings", 0, "public", to={"decision": "reword", "title": "学习不够"}),
        put("measures", len(measures), to=new),
    ]


@pytest.mark.parametrize("name", CASES)
def test_an_edited_example_differs_in_the_lines_that_are_meant(name: str) -> None:
    text = source(name)
    data = read(text)
    changes = changes_of_a_fortnight(data)
    shown = compared(text, edit(text, *changes))
    taken = [line[1:].strip() for line in shown if line[0] == "-"]
    given = [line[1:].strip() for line in shown if line[0] == "+" and line != "+"]
    owner = data["measures"][2]["owners"][1]
    assert f"- {{role: {owner['role']}, who: {owner['who']}}}" == next(line for line in taken if line.startswith("- "))
    assert ["-", "deadline:", "deadline:"] == sorted(word for word in map(_first, taken) if word != "public:")
    assert [
        "public: {decision: reword, title: 学习不够}",
        "deadline: 2026-06-30",
        "- id: m99",
        f"findings: [{', '.join(data['measures'][0]['findings'])}]",
        "text: 新增措施：自查。",
        "deadline: 2026-06-30",
    ] == given


def _first(line: str) -> str:
    return line.split(" ")[0]


@pytest.mark.parametrize("name", CASES)
def test_an_edited_example_is_read_as_a_case(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    shutil.copytree(EXAMPLES / name, folder)
    changes = changes_of_a_fortnight(read(source(name)))
    (folder / "case.yaml").write_text(edit(source(name), *changes), encoding="utf-8", newline="")
    plan = encode(ic.load(folder).document)
    expected = [change.value for change in changes]
    assert {"date": expected[0]} == plan["measures"][0]["deadline"]
    assert [None, *expected[2:4]] == [
        plan["measures"][1].get("deadline"),
        plan["measures"][2]["owners"],
        plan["findings"][0]["public"],
    ]
    assert {**expected[4], "deadline": {"date": "2026-06-30"}} == plan["measures"][-1]  # type: ignore[dict-item]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(CASES), st.data())
def test_an_example_stands_any_changes(name: str, draw: st.DataObject) -> None:
    text = source(name)
    data = read(text)
    changes = []
    for _ in range(draw.draw(st.integers(1, 6))):
        part = draw.draw(st.sampled_from([part for part, items in data.items() if isinstance(items, list)]))
        items = data[part]
        position = draw.draw(st.integers(0, len(items) - 1))
        key = draw.draw(st.sampled_from([*items[position], "remark"]))
        changes.append(Change(keys=(part, position, key), value=draw.draw(NEW)))
        data = applied(data, changes[-1:])
    comments = [line for line in text.split("\n") if line.strip().startswith("#")]
    made = edit(text, *changes)
    assert (as_text(data), comments) == (read(made), [line for line in made.split("\n") if line in comments])
