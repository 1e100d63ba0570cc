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
from .telling import mend, tell

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
                yield mend(look, rules.SLIP, at, end, slip.right, right=slip.right)
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
    return (*_slips(data["slips"], sure=True), *_slips(data["hints"], sure=False))


def _slips(entries: object, *, sure: bool) -> Iterator[Slip]:
    """The entries of a part: the right form alone, or a mapping with it and what it must not stand beside."""
    assert isinstance(entries, Mapping)
    for wrong, entry in entries.items():
        parts = entry if isinstance(entry, Mapping) else {"right": entry}
        after, before = parts.get("not_after", ""), parts.get("not_before", "")
        yield Slip(wrong=wrong, right=parts["right"], sure=sure, not_after=after, not_before=before)
