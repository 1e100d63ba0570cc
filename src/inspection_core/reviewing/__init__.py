"""Reviewing texts before they go out: rules that are offered, what a person waived, and fixes that are safe."""

from ._case import CaseReview, fix_case, look_at_case, review_case
from ._fixing import Fixed, fix_text
from ._reading import read_text
from ._running import Remark, look_at, review
from ._waivers import WAIVERS, Waiver, Waivers, known_codes, read_waivers, silenced

__all__ = [
    "WAIVERS",
    "CaseReview",
    "Fixed",
    "Remark",
    "Waiver",
    "Waivers",
    "fix_case",
    "fix_text",
    "known_codes",
    "look_at",
    "look_at_case",
    "read_text",
    "read_waivers",
    "review",
    "review_case",
    "silenced",
]
