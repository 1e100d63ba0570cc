"""JSON for machines and for large cases: numbers kept exact, duplicate keys refused."""

from __future__ import annotations

import json
from decimal import Decimal

from ..diagnostics import Location, reading
from ..errors import CaseFileError
from ._source import Places, SourceMap
from ._yaml import read_yaml


def read_json(text: str, file: str) -> tuple[object, SourceMap]:
    """Read a text as JSON; CaseFileError names line and column of what is wrong."""

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(items)
        if len(made) != len(items):
            seen: set[str] = set()
            twice = next(key for key, _ in items if key in seen or seen.add(key))  # type: ignore[func-returns-value]
            raise CaseFileError(reading.DUPLICATE_KEY(Location(file=file), key=twice, first="?"))
        return made

    def constant(name: str) -> object:
        raise CaseFileError(reading.JSON_SYNTAX(Location(file=file), what=name))

    try:
        data = json.loads(text, parse_float=Decimal, parse_constant=constant, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        where = Location(file=file, line=error.lineno, column=error.colno)
        raise CaseFileError(reading.JSON_SYNTAX(where, what=error.msg)) from None
    except RecursionError:
        raise CaseFileError(reading.TOO_DEEP(Location(file=file), limit=32)) from None
    return data, SourceMap(file=file, find=lambda: _places(text, file))


def write_json(data: object) -> str:
    """Plain data as readable JSON: keys sorted, one blank of indent, a line feed at the end."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def compact_json(data: object) -> str:
    """Plain data as one line of JSON: keys sorted, no blanks. What journals hash."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _places(text: str, file: str) -> Places:
    """Places of values in JSON text, which (but for tabs) is YAML as well; only errors ask for them."""
    try:
        return read_yaml(text, file)[1].places
    except CaseFileError:
        return {}
