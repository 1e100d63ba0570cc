"""What can be chosen about a workbook; apart from what makes it, so that offering it costs next to nothing."""

from __future__ import annotations

import enum

from attrs import field, frozen
from attrs.validators import ge, le


class Copy(enum.Enum):
    """What a copy is for: to be printed and read, or to be filled in and sent back."""

    PRINT = "print"
    FILL = "fill"


class Paper(enum.Enum):
    """The paper that a sheet is printed on, always across."""

    A3 = "A3"
    A4 = "A4"


@frozen(kw_only=True)
class XlsxOptions:
    """`paper` is the paper to print on: A3 for the ledger, A4 for everything else, where it isn't given."""

    paper: Paper | None = None


@frozen(kw_only=True)
class LedgerOptions(XlsxOptions):
    """`copy` is print or fill; `lead_unit` names the one lead unit whose rows are wanted.

    `blank_rows` says how many empty rows a copy to be filled in has for measures that are proposed.
    """

    copy: Copy = Copy.PRINT
    lead_unit: str | None = None
    blank_rows: int = field(default=20, validator=[ge(0), le(1000)])
