"""What a cell says, apart from the days and numbers in it: its text, names, words for states."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Generic, TypeVar

from attrs import frozen

from ...diagnostics import Diagnostic
from ...model import Resolution, State
from ...profiles import Profile, StateWord
from ._sheet import Value

T = TypeVar("T")

PLACEHOLDER = "?"
"""What stands for those whom a table doesn't name: who inspected, and who was inspected."""
_BRACKETS = re.compile(r"[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]")
_SEPARATORS = re.compile(r"[、,，;；/／\n\t|]+")
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_PADDED = re.compile(r"([\u3400-\u9fff])\s+([\u3400-\u9fff])")
_NOTHING = frozenset({"", "-", "--", "/", "\\", "—", "——", "无", "暂无", "none", "nil", "n/a", "na"})


@frozen(kw_only=True)
class Reading(Generic[T]):
    """What a cell was understood to mean (None: nothing), and what is to be said about it.

    `exact` says that the cell holds the value and no word beside it.
    """

    value: T | None = None
    exact: bool = True
    problems: tuple[Diagnostic, ...] = ()


def text_of(value: Value, language: str = "zh") -> str:
    """A cell as text, as it was typed but for blanks at the ends of lines and line ends of other systems.

    >>> text_of(3.0), text_of(" 甲 \\r\\n乙　")
    ('3', '甲\\n乙')
    """
    if isinstance(value, str):
        return (
            "\n".join(map(str.rstrip, value.splitlines())).strip() if "\n" in value or "\r" in value else value.strip()
        )
    if value is None:
        return ""
    if isinstance(value, bool):
        return ("是" if value else "否") if language == "zh" else ("yes" if value else "no")
    if isinstance(value, int | float | Decimal):
        return _number_text(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _number_text(value: float | Decimal) -> str:
    whole = -(10**15) < value < 10**15 and value == int(value)
    return str(int(value)) if whole else str(value)


def fold(text: str) -> str:
    """A text as it is compared: without width, case, blanks and punctuation; if nothing else is there, with it.

    >>> fold("整改时限（含延期） *"), fold("Due Date"), fold("√")
    ('整改时限含延期', 'duedate', '√')
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(filter(str.isalnum, plain)) or plain.strip()


def bracketless(text: str) -> str:
    """A text without what stands in brackets, such as units and remarks."""
    return _BRACKETS.sub("", text).strip()


def is_nothing(text: str) -> bool:
    """Whether a cell says in words or by a dash that there is nothing."""
    return unicodedata.normalize("NFKC", text).strip().casefold() in _NOTHING or text.strip() in _NOTHING


def names_in(text: str, *, people: bool = True, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The names that a cell lists, each once, with titles that follow in brackets.

    «and» parts persons, and units where the cell lists more than two: a department may have it in its name.
    `known` are folded names that are kept whole.

    >>> names_in("综合科、张某（书记、主任）；李某 and 王某")
    ('综合科', '张某（书记、主任）', '李某', '王某')
    """
    if fold(text) in known:
        return (text.strip(),)
    parts = [part for part in _split(text) if not is_nothing(part)]
    if people or len(parts) > 1:
        parts = [piece for part in parts for piece in ([part] if fold(part) in known else _AND.split(part))]
        parts = [re.sub(r"^and\s+", "", part, flags=re.IGNORECASE) for part in parts]
    return tuple(dict.fromkeys(_tidy(part) for part in parts))


def _split(text: str) -> Iterator[str]:
    """The parts between separators that don't stand in brackets."""
    start = 0
    inside = [range(match.start(), match.end()) for match in _BRACKETS.finditer(text)]
    for separator in _SEPARATORS.finditer(text):
        if not any(separator.start() in span for span in inside):
            yield text[start : separator.start()].strip()
            start = separator.end()
    yield text[start:].strip()


def _tidy(name: str) -> str:
    """A name without the blanks by which two characters are made as wide as three."""
    name = " ".join(name.split())
    padded = _PADDED.fullmatch(name)
    return padded[1] + padded[2] if padded else name


StateWords = Mapping[str, StateWord]


def state_words(profile: Profile, *others: Profile) -> StateWords:
    """The words for states by how they are compared: the profile's own before those of others."""
    found: dict[str, StateWord] = {}
    for each in (profile, *others):
        for word in (*_printed(each), *each.state_words):
            found.setdefault(fold(word.word), word)
    return found


def _printed(profile: Profile) -> Iterator[StateWord]:
    """The words that the profile itself prints."""
    for state in State:
        yield StateWord(word=profile.word(f"state.{state.value}"), state=state)
    for resolution in Resolution:
        word = profile.words.get(f"resolution.{resolution.value}")
        if word:
            yield StateWord(word=word, state=State.CLOSED, resolution=resolution)


def state_in(text: str, words: StateWords, beside: frozenset[str] = frozenset()) -> StateWord | None:
    """The state that a cell means; None where it uses a word that nobody said.

    `beside` are folded words that may stand beside a state without changing it, such as «late».
    """
    for tried in (text, bracketless(text)):
        if fold(tried) in words:
            return words[fold(tried)]
    parts = [fold(part) for part in re.split(r"[、,，;；。\n]+", bracketless(text)) if part.strip()]
    found = {words[part] for part in parts if part in words}
    return found.pop() if len(found) == 1 and all(part in words or part in beside for part in parts) else None


def shown(text: str, length: int = 60) -> str:
    """A text cut short for a message."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
