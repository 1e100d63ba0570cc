"""`restricted.yaml`: what is kept apart from the case. Nothing else reads it, and everything works without it."""

from __future__ import annotations

from pathlib import Path

from ..codec import decode_file
from ..diagnostics import document as rules
from ..errors import InvalidCaseError
from ..formats import read_source
from ..model import RESTRICTED_FORMAT, Restricted

RESTRICTED = "restricted.yaml"


def read_restricted(folder: str | Path) -> Restricted | None:
    """The referrals and commenters of a case folder; None where the file isn't there.

    CaseFileError or InvalidCaseError, with the place, for what can't be read or stands twice.
    """
    path = Path(folder) / RESTRICTED
    if not path.is_file():
        return None
    data, source = read_source(path)
    found = decode_file(data, Restricted, RESTRICTED_FORMAT, source.locate)
    lists = {
        ("referrals", "id"): [referral.id for referral in found.referrals],
        ("commenters", "comment"): [commenter.comment for commenter in found.commenters],
    }
    twice = [
        rules.DUPLICATE_ID(source.locate((part, n, name)), id=id)
        for (part, name), ids in lists.items()
        for n, id in enumerate(ids)
        if id in ids[:n]
    ]
    if twice:
        raise InvalidCaseError(*twice)
    return found
