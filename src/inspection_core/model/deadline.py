"""By when something is due, as it was agreed: a day, a period from an anchor, or at once."""

from __future__ import annotations

import datetime as dt
import enum
import re

from attrs import field, frozen

from ..diagnostics import Text


class DeadlineKind(enum.StrEnum):
    """How a time limit is meant (整改类型): 立行立改、限期整改、分阶段整改、持续整改."""

    IMMEDIATE = "immediate"
    DATED = "dated"
    PHASED = "phased"
    CONTINUING = "continuing"


class Unit(enum.Enum):
    """What a period counts."""

    WORKING_DAYS = "working days"
    DAYS = "days"
    MONTHS = "months"


_SPAN = re.compile(r"(\d{1,4})\s*(?:个)?\s*(working days?|workdays?|工作日|days?|天|日|months?|月)")
_UNITS = {"w": Unit.WORKING_DAYS, "工": Unit.WORKING_DAYS, "m": Unit.MONTHS, "月": Unit.MONTHS}


@frozen
class Span:
    """A length of time: so many working days, days or months.

    >>> str(Span.parse("15个工作日"))
    '15 working days'
    """

    count: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Span:
        """Read `15 working days`, `3 months`, `15个工作日`; ValueError for anything else."""
        match = _SPAN.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"not a period: {text!r}")
        return cls(int(match[1]), _UNITS.get(match[2][0], Unit.DAYS))

    def __str__(self) -> str:
        return f"{self.count} {self.unit.value if self.count != 1 else self.unit.value[:-1]}"


@frozen(kw_only=True)
class Deadline:
    """A time limit as it was agreed (整改时限).

    One of `date` and `period` may be given; a period counts from `anchor`, the day of the feedback
    where none is named. Neither is needed for an immediate or a continuing one. `sustained` (长期坚持)
    stands beside any kind. `supersedes` names the journal's event whose extension this one replaces.
    """

    date: dt.date | None = None
    period: Span | None = None
    anchor: dt.date | None = None
    kind: DeadlineKind = DeadlineKind.DATED
    sustained: bool = False
    supersedes: int | None = None
    words: str | None = field(default=None)

    def __attrs_post_init__(self) -> None:
        if self.date is not None and self.period is not None:
            raise ValueError(Text("give a date or a period, not both", "日期和期限只能写一个"))
        if self.date is None and self.period is None and self.kind in (DeadlineKind.DATED, DeadlineKind.PHASED):
            kind = self.kind.value
            raise ValueError(Text(f"kind {kind} needs a date or a period", f"类型 {kind} 需要日期或期限"))
