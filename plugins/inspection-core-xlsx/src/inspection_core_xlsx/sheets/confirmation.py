"""The confirmation sheet (核对表): what was read from a document, to be confirmed or corrected."""

from __future__ import annotations

import inspection_core as ic

from .._about import About
from .._form import Form
from .._options import Paper, XlsxOptions
from .._page import Page
from .._writing import Part

DOUBT = "yellow"
"""The light of a row that is in doubt."""


def title(asked: ic.Confirmation) -> str:
    """The profile's title of the sheet."""
    return asked.profile.phrase("confirmation_title", title=asked.title)


def parts(asked: ic.Confirmation, options: XlsxOptions) -> tuple[Part, ...]:
    """The sheet with a row for each value, and one on how it is filled in."""
    profile, filling = asked.profile, ic.confirming(asked)
    numbers = profile.phrase("page", page="&P", pages="&N")
    page = Page(title=title(asked), note=asked.file, numbers=numbers, paper=options.paper or Paper.A4)
    doubts = zip(filling.rows, asked.readings, strict=True)
    form = Form(
        name=profile.word("sheet.confirmation"),
        title=title(asked),
        note=profile.phrase("confirmation_note", file=asked.file),
        filling=filling,
        page=page,
        profile=profile,
        lights={row.key: DOUBT for row, reading in doubts if reading.problems},
    )
    lines = tuple(profile.phrase("confirmation_help").splitlines())
    about = About(name=profile.word("sheet.about"), origin=(), help=lines, fields=filling.columns, page=page)
    return (form, about)
