"""The bulletin, for the public or for the house: one outline, block by block."""

from __future__ import annotations

from collections.abc import Mapping

import inspection_core as ic

from .._options import DocumentOptions


def title(report: ic.Report) -> str:
    """Its title, as the profile has it for the audience."""
    return ic.bulletin(report).title


def context(report: ic.Report, _options: DocumentOptions) -> Mapping[str, object]:
    """`bulletin`: its blocks in the order of print, contact lines, who signs and when."""
    return {"bulletin": ic.bulletin(report)}
