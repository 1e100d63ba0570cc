"""The index of evidence: what is on file, and what each piece supports."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

import inspection_core as ic

from .._options import DocumentOptions
from ._wording import date_or_nothing, listed


@frozen(kw_only=True)
class EvidenceRow:
    """A piece of evidence as the index prints it; `place` is its file, or who keeps the paper and where."""

    index: str
    title: str
    document_number: str
    date: str
    supports: str
    place: str


NAMES: Mapping[str, object] = {"rows": tuple[EvidenceRow, ...]}


def title(report: ic.Report) -> str:
    """The profile's title of the index."""
    return report.document_title("evidence_index_title")


def context(report: ic.Report, _options: DocumentOptions) -> Mapping[str, object]:
    """`rows`: the evidence on file, in the order of its index numbers."""
    numbers = {item.id: item.full_number for item in report.items}
    numbers |= {m.id: item.full_number for item in report.items for m in item.measures}
    return {"rows": tuple(_row(report, each, numbers) for each in sorted(report.evidence, key=lambda each: each.index))}


def _row(report: ic.Report, each: ic.EvidenceView, numbers: Mapping[str, str]) -> EvidenceRow:
    supports = dict.fromkeys(numbers[id] for id in each.supports if id in numbers)
    paper = " ".join(word for word in (each.paper_number, each.custodian_name, each.place) if word)
    return EvidenceRow(
        index=each.index,
        title=each.title,
        document_number=each.document_number or "",
        date=date_or_nothing(report, each.date),
        supports=listed(report, *supports),
        place=each.path or paper,
    )
