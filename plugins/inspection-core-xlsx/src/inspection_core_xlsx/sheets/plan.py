"""The plan of action (整改方案): what is to be done by whom until when, a row per measure."""

from __future__ import annotations

import inspection_core as ic

from .._copies import copies
from .._options import LedgerOptions, Paper
from .._titles import title_of
from .._writing import Part


def title(report: ic.Report) -> str:
    """The profile's title of the plan."""
    return title_of(report, "plan")


def parts(report: ic.Report, options: LedgerOptions) -> tuple[Part, ...]:
    """The plan; a copy to be filled in has a second sheet about itself."""
    return copies(report, options, "plan", paper=Paper.A4)
