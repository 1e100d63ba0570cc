"""Signs that expressions of dates, amounts and document numbers look for alike."""

from __future__ import annotations

FIGURES = "0-9０-９"
"""Figures of either width, as they stand within […]."""
GAP = "[ \t\u3000\xa0]{0,2}"
"""Where prints have a blank now and then: none or one, at most two, of any width."""
