"""The register of comments (群众意见登记表): what was said, by when a reply is due, what it was. Nobody is named."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

import inspection_core as ic

from .._options import DocumentOptions
from ._findings import every
from ._wording import date_or_nothing, listed, state_words


@frozen(kw_only=True)
class CommentRow:
    """A comment as the register prints it."""

    id: str
    publication: str
    received: str
    channel: str
    text: str
    findings: str
    due: str
    answered: str
    reply: str
    state: str


NAMES: Mapping[str, object] = {"rows": tuple[CommentRow, ...], "open_count": int}


def title(report: ic.Report) -> str:
    """The profile's title of the register."""
    return report.document_title("comments_title")


def context(report: ic.Report, _options: DocumentOptions) -> Mapping[str, object]:
    """`rows`: the comments in the order in which they came; `open_count`: how many wait for their reply."""
    publications = {each.id: each.title for each in report.publications}
    numbers = {item.id: item.full_number for item in every(report)}
    return {
        "rows": tuple(_row(report, each, publications, numbers) for each in report.comments),
        "open_count": sum(each.state == "open" for each in report.comments),
    }


def _row(
    report: ic.Report, each: ic.CommentView, publications: Mapping[str, str], numbers: Mapping[str, str]
) -> CommentRow:
    return CommentRow(
        id=each.id,
        publication=publications.get(each.publication, each.publication),
        received=report.date(each.on),
        channel=each.channel,
        text=each.text,
        findings=listed(report, *(numbers.get(id, id) for id in each.findings)),
        due=date_or_nothing(report, each.until),
        answered=date_or_nothing(report, each.answered_on),
        reply=each.reply or "",
        state=state_words(report, each.state_word, late=each.late),
    )
