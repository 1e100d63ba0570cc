"""Days that a source gives only in part, and the periods between them."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from attrs import field, frozen

from ..diagnostics import Text

_PRINTED = (
    re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?", re.ASCII),
    re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?", re.ASCII),
)


@frozen
class PartialDate:
    """A date as far as its source gives it: a year, a month or a day.

    >>> str(PartialDate(2023, 11))
    '2023-11'
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError(Text("a day needs its month", "有日无月"))
        dt.date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2023`, `2023-11`, `2023-11-05` or `2023年11月5日`; ValueError for anything else."""
        match = next(filter(None, (form.fullmatch(text.strip()) for form in _PRINTED)), None)
        if match is None:
            raise ValueError(f"not a date: {text!r}")
        return cls(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]

    @property
    def first(self) -> dt.date:
        """The first day that it can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day that it can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@frozen(kw_only=True)
class Period:
    """From one day to another, both included; either may be known in part, or not at all."""

    start: PartialDate | None = None
    end: PartialDate | None = field(default=None)

    @end.validator
    def _not_before_start(self, _attribute: object, end: PartialDate | None) -> None:
        if end is not None and self.start is not None and end.last < self.start.first:
            raise ValueError(
                Text(f"it ends ({end}) before it starts ({self.start})", f"结束（{end}）早于开始（{self.start}）")
            )
