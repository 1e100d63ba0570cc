"""Common slips of the pen: the list in lexicon.yaml, and what a profile adds to it.

A profile adds to the list under `words`: `slip.WRONG: RIGHT`; an empty right form switches an entry off.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from importlib.resources import files

from attrs import frozen

import inspection_core as ic

from . import wording_rules as rules
from .telling import tell

KEY = "slip."


@frozen(kw_only=True)
class Slip:
    """A wrong form, the right one, and the characters that make it another word when they stand before or after it."""

    wrong: str
    right: str
    sure: bool = True
    not_after: str = ""
    not_before: str = ""

    def places(self, text: str) -> Iterator[int]:
        """Where it stands."""
        at = text.find(self.wrong)
        while at >= 0:
            end = at + len(self.wrong)
            before, after = text[at - 1 : at] if at else "", text[end : end + 1]
            if not (before and before in self.not_after) and not (after and after in self.not_before):
                yield at
            at = text.find(self.wrong, end)


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Each slip of the list, where it stands; what may be right is a hint without a fix."""
    for slip in lexicon(look.profile.words):
        for at in slip.places(look.text):
            end = at + len(slip.wrong)
            if slip.sure:
                yield tell(look, rules.SLIP, at, end, fix=slip.right, right=slip.right)
            else:
                yield tell(look, rules.MAYBE_SLIP, at, end, right=slip.right)


def lexicon(words: Mapping[str, str]) -> tuple[Slip, ...]:
    """The list, with what the words of a profile add, change or switch off."""
    own = {key.removeprefix(KEY): right for key, right in words.items() if key.startswith(KEY)}
    kept = tuple(each for each in _common() if each.wrong not in own)
    return (*kept, *(Slip(wrong=wrong, right=right) for wrong, right in own.items() if right))


@functools.cache
def _common() -> tuple[Slip, ...]:
    """The list that comes with the plugin."""
    name = "lexicon.yaml"
    # Any YAML mapping of the core's strict kind is read by this; a lexicon is no profile otherwise.
    data = ic.read_profile(files(__package__).joinpath(name).read_text(encoding="utf-8"), name)
    sure = (Slip(wrong=wrong, **_parts(entry)) for wrong, entry in _entries(data, "slips"))
    maybe = (Slip(wrong=wrong, sure=False, **_parts(entry)) for wrong, entry in _entries(data, "hints"))
    return (*sure, *maybe)


def _entries(data: Mapping[str, object], part: str) -> Iterator[tuple[str, object]]:
    entries = data[part]
    assert isinstance(entries, Mapping)
    yield from entries.items()


def _parts(entry: object) -> dict[str, str]:
    """The right form alone, or a mapping with it."""
    if isinstance(entry, Mapping):
        return {str(key): str(value) for key, value in entry.items()}
    return {"right": str(entry)}
