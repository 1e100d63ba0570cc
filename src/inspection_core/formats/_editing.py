"""Changes of a case file where it stands: only the lines that are meant change, all that people wrote beside stays."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from attrs import frozen

from ..codec import KeyPath, path_words
from ..diagnostics import Location, Text, reading
from ..errors import CaseFileError
from ._json import read_json
from ._source import SourceMap
from ._splices import spliced
from ._styles import as_read
from ._yaml import read_yaml

Read = Callable[[str, str], tuple[object, SourceMap]]

_MARK = "\ufeff"
_FIRST_INDENT = re.compile(r"\s*[\[{]\s*\n([ \t]*)\S")


@frozen(kw_only=True)
class Change:
    """A value put at a path of keys and list positions; with `remove`, what stands there is taken out.

    Values are plain data. The position behind the last item adds one. Mappings and lists on the way that are missing
    or empty are made.
    """

    keys: KeyPath
    value: object = None
    remove: bool = False


def edited(text: str, file: str, changes: Sequence[Change]) -> str:
    """The text of a YAML file with changes made; every line that they don't mean stays as it is.

    So do comments (but for those inside a value that is replaced or taken out), blank lines, quotes, line ends and a
    byte order mark. CaseFileError for a text that can't be read, for a path that it can't have, and where the text
    would not say afterwards what it should: then nothing is to be written. InvalidCaseError for a value with half of a
    character.
    """
    body = text.removeprefix(_MARK)
    old, _ = read_yaml(body, file)
    new = as_read(applied(old, changes, file))
    if old == new:
        return text
    made = spliced(body, old, new)
    _verify(made, old, new, file, read_yaml)
    return text[: len(text) - len(body)] + made


def edited_json(text: str, file: str, changes: Sequence[Change]) -> str:
    """The text of a JSON file with changes made, written again with the indent and order of keys that it has.

    CaseFileError as for `edited`.
    """
    body = text.removeprefix(_MARK)
    old, _ = read_json(body, file)
    new = applied(old, changes, file)
    if repr(old) == repr(new):  # true is not 1 here
        return text
    made = _JsonStyle.of(body, old).text(new)
    made = (made.replace("\n", "\r\n") if "\r\n" in body else made) + body[len(body.rstrip()) :]
    _verify(made, old, new, file, read_json)
    return text[: len(text) - len(body)] + made


def edited_text(text: str, file: str, changes: Sequence[Change]) -> str:
    """The text of a YAML or JSON file, as its name says, with changes made; CaseFileError as for `edited`."""
    return edited_json(text, file, changes) if file.endswith(".json") else edited(text, file, changes)


def applied(data: object, changes: Sequence[Change], file: str = "") -> object:
    """Plain data with changes made in their order; the data given stay as they are.

    Positions are those of the data as changed so far. Taking out a key that isn't there changes nothing. CaseFileError
    for a path that the data can't have; `file` is what it calls them.
    """
    for change in changes:
        try:
            data = _with(data, change.keys, change)
        except _Misfit:
            raise _failure(change.keys, data, file) from None
    return data


class _Misfit(Exception):
    """A change names a place that the data can't have."""


def _with(data: object, keys: KeyPath, change: Change) -> object:
    """A copy of the data, changed at the end of the keys."""
    if not keys:
        return change.value
    key, rest = keys[0], keys[1:]
    if isinstance(key, str) and (data is None or isinstance(data, dict)):
        return _with_key(data or {}, key, rest, change)
    if isinstance(key, int) and (data is None or isinstance(data, list)):
        return _with_item(data or [], key, rest, change)
    raise _Misfit


def _with_key(data: dict[str, object], key: str, rest: KeyPath, change: Change) -> object:
    if not change.remove or (rest and key in data):
        return {**data, key: _with(data.get(key), rest, change)}
    return {name: value for name, value in data.items() if name != key}


def _with_item(data: list[object], position: int, rest: KeyPath, change: Change) -> object:
    if not 0 <= position < len(data) + (not change.remove):
        raise _Misfit
    before, after = data[:position], data[position + 1 :]
    if change.remove and not rest:
        return before + after
    return [*before, _with(data[position] if position < len(data) else None, rest, change), *after]


def _verify(made: str, old: object, new: object, file: str, read: Read) -> None:
    """CaseFileError for an edited text that doesn't say what it should; no text is known of which that holds."""
    try:
        found, _ = read(made, file)
    except CaseFileError:
        found = old
    if found != new:
        raise _failure(_difference(found, new), new, file)


def _difference(found: object, wanted: object) -> KeyPath:
    """The path to the first place where two data differ."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        for key in [*wanted, *found]:
            if key not in found or key not in wanted or found[key] != wanted[key]:
                return (key, *_difference(found.get(key), wanted.get(key)))
    if isinstance(found, list) and isinstance(wanted, list):
        for position, (one, other) in enumerate(zip(found, wanted, strict=False)):
            if one != other:
                return (position, *_difference(one, other))
    return ()


def _failure(keys: KeyPath, data: object, file: str) -> CaseFileError:
    what = path_words(tuple(str(key) if isinstance(key, int) and key < 0 else key for key in keys), data)
    name = file or Text("the document", "文件")
    return CaseFileError(
        reading.EDIT_FAILED(Location(file=file or None, path=what or None), name=name, what=what or "/")
    )


@frozen(kw_only=True)
class _JsonStyle:
    """How a JSON text is laid out: its indent, None for one line, and what it does with keys, blanks and signs."""

    indent: str | None
    is_sorted: bool
    is_dense: bool
    is_ascii: bool

    @classmethod
    def of(cls, text: str, data: object) -> _JsonStyle:
        indent = _FIRST_INDENT.match(text)
        return cls(
            indent=indent[1] if indent else None,
            is_sorted=_is_sorted(data),
            is_dense=re.search(r'":\s', text) is None,
            is_ascii=text.isascii() and "\\u" in text,
        )

    def text(self, data: object, depth: int = 0) -> str:
        """JSON of data, with numbers to the digit, which `json` would not write."""
        if isinstance(data, dict):
            names = sorted(data) if self.is_sorted else data
            colon = ":" if self.is_dense else ": "
            return self.listed(
                "{}", [self.word(name) + colon + self.text(data[name], depth + 1) for name in names], depth
            )
        if isinstance(data, list):
            return self.listed("[]", [self.text(each, depth + 1) for each in data], depth)
        return str(data) if isinstance(data, Decimal) else self.word(data)

    def listed(self, brackets: str, parts: list[str], depth: int) -> str:
        if not parts or self.indent is None:
            return brackets[0] + ("," if self.is_dense else ", ").join(parts) + brackets[1]
        line = "\n" + self.indent * depth
        return brackets[0] + line + self.indent + f",{line}{self.indent}".join(parts) + line + brackets[1]

    def word(self, data: object) -> str:
        return json.dumps(data, ensure_ascii=self.is_ascii)


def _is_sorted(data: object) -> bool:
    inner = list(data.values()) if isinstance(data, dict) else data if isinstance(data, list) else []
    return (not isinstance(data, dict) or list(data) == sorted(data)) and all(map(_is_sorted, inner))
