"""Columns: those of tables that no profile describes, with the profile's words for their headings."""

from __future__ import annotations

import inspection_core as ic


def columns_of(report: ic.Report, *wanted: tuple[str, int]) -> tuple[ic.Column, ...]:
    """Columns by key and width."""
    return tuple(ic.Column(key=key, title=report.profile.word(f"column.{key}"), width=width) for key, width in wanted)
