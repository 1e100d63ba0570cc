"""The bulletin, for the public or for the house: one outline, block by block."""

from __future__ import annotations

from collections.abc import Mapping

import inspection_core as ic

from .._options import BulletinOptions

NAMES: Mapping[str, object] = {"bulletin": ic.Bulletin, "red_head": str, "number": str}


def title(report: ic.Report) -> str:
    """Its title, as the profile has it for the audience."""
    return ic.bulletin(report).title


def context(report: ic.Report, options: BulletinOptions) -> Mapping[str, object]:
    """`bulletin`: its blocks in the order of print, contact lines, who signs and when; `red_head` and `number`."""
    outline = ic.bulletin(report)
    return {
        "title": outline.title,
        "bulletin": outline,
        "red_head": options.red_head or "",
        "number": options.number or "",
    }
