"""The ledger (台账): a row per measure, in the columns of the profile."""

from __future__ import annotations

import inspection_core as ic

from .._copies import copies
from .._options import LedgerOptions, Paper
from .._titles import title_of
from .._writing import Part


def title(report: ic.Report) -> str:
    """The profile's title of the ledger."""
    return title_of(report, "ledger")


def parts(report: ic.Report, options: LedgerOptions) -> tuple[Part, ...]:
    """The ledger; a copy to be filled in has a second sheet about itself."""
    return copies(report, options, "ledger", paper=Paper.A3)
