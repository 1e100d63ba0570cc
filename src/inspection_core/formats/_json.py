"""JSON for machines and for large cases: numbers kept exact, duplicate keys refused."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NoReturn

from attrs import frozen

from ..codec import KeyPath
from ..diagnostics import Diagnostic, Location, reading
from ..errors import CaseFileError
from ._source import Places, SourceMap
from ._yaml import MAX_DEPTH


def read_json(text: str, file: str) -> tuple[object, SourceMap]:
    """Read a text as JSON; CaseFileError names line and column of what is wrong."""
    source = SourceMap(file=file, find=lambda: json_places(text))

    def refuse(what: str) -> NoReturn:
        raise CaseFileError(reading.JSON_SYNTAX(Location(file=file), what=what))

    def number(word: str) -> Decimal:
        try:
            return Decimal(word)
        except InvalidOperation:
            return refuse(f"{word[:40]} is no number")

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(items)
        if len(made) != len(items):
            raise _Twice
        return made

    try:
        data = json.loads(text, parse_float=number, parse_constant=refuse, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        where = Location(file=file, line=error.lineno, column=error.colno)
        raise CaseFileError(reading.JSON_SYNTAX(where, what=error.msg)) from None
    except _Twice:
        raise CaseFileError(_duplicate(text, file)) from None
    except ValueError as error:  # a whole number of thousands of digits
        refuse(str(error))
    except RecursionError:
        raise CaseFileError(reading.TOO_DEEP(Location(file=file), limit=MAX_DEPTH)) from None
    if _depth(data) > MAX_DEPTH:
        raise CaseFileError(reading.TOO_DEEP(Location(file=file), limit=MAX_DEPTH))
    return data, source


class _Twice(Exception):
    """A key stands twice; where, a second look tells."""


def write_json(data: object) -> str:
    """Plain data as readable JSON: keys sorted, one blank of indent, a line feed at the end."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def compact_json(data: object) -> str:
    """Plain data as one line of JSON: keys sorted, no blanks. What journals hash."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _depth(data: object) -> int:
    """How deep lists and mappings nest; json.loads has seen to it that this is not deeper than Python goes."""
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else None
    return 0 if inner is None else 1 + max(map(_depth, inner), default=0)


@frozen
class _Token:
    """A key or value in JSON text: its path of keys, its place, and whether it is a key."""

    keys: KeyPath
    line: int
    column: int
    is_key: bool


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def json_places(text: str) -> Places:
    """The place of every value of sound JSON text; that of a mapping's value is its key's."""
    places: dict[KeyPath, tuple[int, int]] = {}
    for token in _tokens(text):
        places.setdefault(token.keys, (token.line, token.column))
    return places


def _duplicate(text: str, file: str) -> Diagnostic:
    """The second of two keys of one name, and the line of the first."""
    seen: dict[KeyPath, int] = {}
    for token in _tokens(text):
        if token.is_key and token.keys in seen:
            where = Location(file=file, line=token.line, column=token.column)
            return reading.DUPLICATE_KEY(where, key=token.keys[-1], first=seen[token.keys])
        if token.is_key:
            seen[token.keys] = token.line
    raise AssertionError("json.loads found a key twice")


def _tokens(text: str) -> Iterator[_Token]:
    """The keys and values of sound JSON text, in order: a small walk beside json.loads, which tells no places."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    path: list[str | int] = []  # for each open bracket, the key or index that is next
    awaiting_key = False
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word in "}]":
            path.pop()
            awaiting_key = False
        elif word == ",":
            awaiting_key = isinstance(path[-1], str)
            if not awaiting_key:
                path[-1] = int(path[-1]) + 1
        elif word != ":":
            if awaiting_key:
                path[-1] = json.loads(word)
            line = bisect_right(starts, match.start())
            yield _Token(tuple(path), line, match.start() - starts[line - 1] + 1, awaiting_key)
            awaiting_key = word == "{"
            if word in "{[":
                path.append("" if word == "{" else 0)
