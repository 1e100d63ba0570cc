"""The sentences of documents: which facts each may name between its braces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter

from ..codec import Locate, did_you_mean
from ..diagnostics import Diagnostic, reading

_ABOUT = ("inspecting", "inspected", "kind")
_TITLE = ("title", *_ABOUT, "inspecting_short", "inspected_short", "as_of")
_UNITS = ("day", "days", "month", "months", "working_day", "working_days")
TITLES = (
    "bulletin_title",
    "bulletin_title_internal",
    "brief_title",
    "closure_title",
    "comments_title",
    "digest_title",
    "evidence_index_title",
    "extension_title",
    "follow_up_title",
    "ledger_title",
    "markdown_digest_title",
    "markdown_findings_title",
    "markdown_follow_up_title",
    "markdown_follow_up_sheet_title",
    "markdown_report_title",
    "notice_title",
    "owners_title",
    "plan_title",
    "principal_report_title",
    "publication_review_title",
    "report_title",
    "statistics_title",
)
"""What documents are called, each a phrase that may name whom and what the inspection was about, and the day."""

PHRASES: Mapping[str, tuple[str, ...]] = {
    "date": ("year", "month", "day", "month_name"),
    "date_month": ("year", "month", "month_name"),
    "date_year": ("year",),
    "period": ("start", "end"),
    **dict.fromkeys(TITLES, _TITLE),
    "notice_title": (*_TITLE, "notice"),
    "markdown_follow_up_sheet_title": (*_TITLE, "follow_up"),
    "filling_title": ("title",),
    "filling_note": ("as_of",),
    "confirmation_title": ("title",),
    "confirmation_note": ("file",),
    "page": ("page", "pages"),
    "lead_period": ("start", "end", *_ABOUT),
    "lead_no_period": _ABOUT,
    "lead_feedback": ("date", "inspecting", "inspected"),
    "lead_closing": _ABOUT,
    "findings_summary": ("as_of", "findings", "countable", "closed", "rate"),
    "findings_summary_none": ("as_of", "findings", "countable", "closed", "rate"),
    "findings_withheld": ("count",),
    "aspect": ("number", "title"),
    "finding": ("title",),
    "covered": ("number", "title", "state"),
    "state_line": ("state",),
    "state_line_public": ("state",),
    "contact_phone": ("value",),
    "contact_email": ("value",),
    "contact_address": ("value",),
    "contact_period": ("start", "end"),
    "due_sustained": ("due",),
    "due_extended": ("due", "first"),
    "status_title": ("as_of",),
    "limits": ("start",),
    "limit_provisional": ("day",),
    "limit_left": ("days",),
    "limit_past": ("days",),
    **dict.fromkeys((f"span_{unit}" for unit in _UNITS), ("count",)),
    "recurrence": ("case", "title"),
    "recurrence_promised": ("promised",),
    "revised_times": ("times", "count"),
    "follow_up_planned": ("on",),
    "follow_up_planned_until": ("on", "until"),
    "follow_up_reasons": ("reasons",),
}
"""Phrases with facts. Any other phrase has none, unless a plugin prints it, which then answers for its own."""


def phrase_faults(phrases: Mapping[str, str], locate: Locate) -> Iterator[Diagnostic]:
    """What is wrong between the braces of some phrases: a fact that isn't given there, or more than a name."""
    for key, text in phrases.items():
        where = locate(("phrases", key))
        try:
            named = [(name, spec, how) for _, name, spec, how in Formatter().parse(text) if name is not None]
        except ValueError:
            yield reading.BAD_BRACES(where, key=key, quote=text)
            continue
        for name, spec, how in named:
            known = PHRASES.get(key)
            if not name.isidentifier() or spec or how:
                yield reading.BAD_BRACES(where, key=key, quote=text)
            elif known is not None and name not in known:
                yield reading.UNKNOWN_FACT(where, key=key, name=name, hint=did_you_mean(name, known))
