"""The publication review sheet (公开审核表): what is told of each finding inside and outside, and why."""

from __future__ import annotations

import inspection_core as ic

from .._copies import copies
from .._options import LedgerOptions, Paper
from .._titles import title_of
from .._writing import Part


def title(report: ic.Report) -> str:
    """The profile's title of the sheet."""
    return title_of(report, "publication-review")


def parts(report: ic.Report, options: LedgerOptions) -> tuple[Part, ...]:
    """The sheet; a copy in which decisions are made has a second sheet about itself."""
    return copies(report, options, "publication-review", paper=Paper.A4)
