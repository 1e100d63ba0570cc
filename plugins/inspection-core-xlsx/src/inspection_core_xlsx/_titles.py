"""Titles: what a workbook and its sheets are called."""

from __future__ import annotations

import inspection_core as ic


def title_of(report: ic.Report, table: str) -> str:
    """The profile's title of a table, with the bodies and the kind of inspection filled in."""
    return report.document_title(f"{table.replace('-', '_')}_title")


def of_unit(title: str, unit: str | None) -> str:
    """A title with the lead unit whose part it is."""
    return f"{title} · {unit}" if unit else title


def summary_of(report: ic.Report) -> str:
    """How many findings are closed on the report's day, in the profile's sentence."""
    progress = report.progress
    return report.profile.phrase(
        "findings_summary" if progress.rate is not None else "findings_summary_none",
        as_of=report.date(report.as_of),
        findings=progress.findings.count,
        countable=progress.countable.count,
        closed=progress.closed.count,
        rate=progress.rate,
    )
