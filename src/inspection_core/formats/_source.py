"""Where each value of a file stands: from a path of keys to line and column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from attrs import field, frozen

from ..codec import KeyPath
from ..diagnostics import Diagnostic, Location

Places = Mapping[KeyPath, tuple[int, int]]


@frozen(kw_only=True)
class SourceMap:
    """The places of a file's values, found only when somebody asks; `notes` are doubts about the text."""

    file: str
    find: Callable[[], Places] = field(repr=False, eq=False)
    notes: tuple[Diagnostic, ...] = ()

    @cached_property
    def places(self) -> Places:
        return self.find()

    def locate(self, keys: KeyPath) -> Location:
        """The place of a value; of the nearest one around it where it has none of its own."""
        for length in range(len(keys), -1, -1):
            place = self.places.get(keys[:length])
            if place is not None:
                return Location(file=self.file, line=place[0], column=place[1])
        return Location(file=self.file)
