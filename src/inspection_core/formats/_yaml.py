"""A strict subset of YAML: mappings, lists and text, with the place of every value.

Read from the parser's events: no anchors, no tags, no duplicate keys, no types guessed from the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, NoReturn

import yaml

from ..codec import KeyPath
from ..diagnostics import Diagnostic, Location, Text, reading
from ..errors import CaseFileError
from ._source import SourceMap

MAX_DEPTH = 32
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = {"", "~", "null"}
_COMMENT = re.compile(r"\s(#\S[^\r\n]*)")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_yaml(text: str, file: str) -> tuple[object, SourceMap]:
    """Read the one document of a text; CaseFileError names line and column of what is wrong."""
    bad = _FORBIDDEN.search(text)
    if bad is not None:
        line, column = _Lines(text).at(bad.start())
        where = Location(file=file, line=line, column=column)
        raise CaseFileError(reading.BAD_CHARACTER(where, character=f"U+{ord(bad[0]):04X}"))
    reader = _Reader(text, file)
    data = reader.read()
    return data, SourceMap(file=file, find=lambda: reader.places, notes=tuple(reader.notes))


class _Lines:
    """Where the lines of a text begin, as editors count them: the parser also ends them at U+0085 and U+2028."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\r\n|\n|\r", text))]

    def at(self, index: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1."""
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1


def write_yaml(data: object) -> str:
    """Plain data as YAML that `read_yaml` reads back the same: keys in their order, long lines kept whole."""
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6))


class _Dumper(yaml.SafeDumper):
    """Indents lists under their key, as people write them; anchors never."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - its caller's
        super().increase_indent(flow, False)

    def ignore_aliases(self, _data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    """Text as YAML; line ends that the parser would turn into others are written as escapes."""
    style = '"' if re.search("[\r\x85\u2028\u2029]", value) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


class _Reader:
    """One pass over the events of a text."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.text = text
        self.lines = _Lines(text)
        self.loader = _Loader(text)
        self.places: dict[KeyPath, tuple[int, int]] = {}
        self.notes: list[Diagnostic] = []

    def read(self) -> object:
        try:
            self.loader.get_event()  # the start of the stream
            if isinstance(self.loader.get_event(), yaml.StreamEndEvent):
                return None
            data = self.value(self.loader.get_event(), ())
            self.loader.get_event()
            event = self.loader.get_event()
            if not isinstance(event, yaml.StreamEndEvent):
                self.refuse(event, "further documents (---)", "第二个文档（---）")
            return data
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            what = " ".join(filter(None, [error.context, error.problem]))
            raise CaseFileError(reading.YAML_SYNTAX(self.at_mark(mark), what=what)) from None

    def value(self, event: yaml.Event, keys: KeyPath) -> object:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.refuse(event, "anchors and aliases (& *)", "锚点和别名（& *）")
        if getattr(event, "tag", None):
            self.refuse(event, "tags (!)", "标签（!）")
        self.places.setdefault(keys, self.place(event))
        if len(keys) > MAX_DEPTH:
            raise CaseFileError(reading.TOO_DEEP(self.at(event), limit=MAX_DEPTH))
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(keys)
        return self.mapping(keys)

    def scalar(self, event: yaml.ScalarEvent) -> str | None:
        if event.style:
            return str(event.value)
        self.note_comment(event)
        return None if event.value in _NULLS else str(event.value)

    def sequence(self, keys: KeyPath) -> list[object]:
        values: list[object] = []
        while not isinstance(event := self.loader.get_event(), yaml.SequenceEndEvent):
            values.append(self.value(event, (*keys, len(values))))
        return values

    def mapping(self, keys: KeyPath) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := self.loader.get_event(), yaml.MappingEndEvent):
            key = self.key(event)
            if key in values:
                first = self.places[(*keys, key)][0]
                raise CaseFileError(reading.DUPLICATE_KEY(self.at(event), key=key, first=first))
            self.places[(*keys, key)] = self.place(event)
            values[key] = self.value(self.loader.get_event(), (*keys, key))
        return values

    def key(self, event: yaml.Event) -> str:
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            self.refuse(event, "keys other than plain text", "文字以外的键")
        return str(event.value)

    def note_comment(self, event: yaml.ScalarEvent) -> None:
        """YAML drops what follows ` #`: where no blank follows it, it was probably meant as text."""
        end = event.end_mark
        match = _COMMENT.match(self.text, end.index) if end is not None and event.value else None
        if match:
            line, column = self.lines.at(match.start(1))
            self.notes.append(
                reading.HIDDEN_COMMENT(Location(file=self.file, line=line, column=column), quote=match[1])
            )

    def place(self, event: yaml.Event) -> tuple[int, int]:
        start = event.start_mark
        return self.lines.at(start.index) if start else (1, 1)

    def at(self, event: yaml.Event) -> Location:
        line, column = self.place(event)
        return Location(file=self.file, line=line, column=column)

    def at_mark(self, mark: Any) -> Location:
        if mark is None:
            return Location(file=self.file)
        line, column = self.lines.at(mark.index)
        return Location(file=self.file, line=line, column=column)

    def refuse(self, event: yaml.Event, en: str, zh: str) -> NoReturn:
        raise CaseFileError(reading.YAML_FEATURE(self.at(event), feature=Text(en, zh)))
