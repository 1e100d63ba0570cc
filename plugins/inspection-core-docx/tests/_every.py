"""Every document that the package offers, of every example case; what is added to the package is among them."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from inspection_core_docx import DOCUMENTS

import inspection_core as ic

from ._documents import PLUGINS

EXAMPLES = Path(__file__).parents[3] / "examples"
DAYS = {
    "audit-office-en": dt.date(2025, 11, 28),
    "foreign-affairs-office": dt.date(2024, 3, 1),
    "university": dt.date(2025, 3, 31),
}
VIEWS = {name: view for name, view, _ in DOCUMENTS}
MADE = [(example, name) for example in DAYS for name in VIEWS]


@cache
def report(example: str, days_before: int = 0) -> ic.Report:
    return ic.report(ic.load(EXAMPLES / example), as_of=DAYS[example] - dt.timedelta(days=days_before))


@cache
def made(example: str, name: str) -> bytes:
    """A document of an example; of findings it is about two that it can be about."""
    return exported(example, name)


def exported(example: str, name: str, **options: str) -> bytes:
    for view in _views(example, VIEWS[name]):
        try:
            return ic.export(view, f"docx-{name}", options=options, plugins=PLUGINS)
        except (ic.OptionsError, ic.ExportError) as error:
            refused = error
    raise refused


def _views(example: str, kind: type) -> Iterator[ic.Report | ic.Digest | ic.Subject]:
    now = report(example)
    if kind is ic.Digest:
        yield ic.digest(report(example, days_before=60), now)
    elif kind is ic.Subject:
        for items in pairwise((*now.late, *now.items)):
            yield ic.Subject(report=now, items=items)
    else:
        yield now
