"""What can be chosen about a document; apart from what makes it, so that offering it costs next to nothing."""

from __future__ import annotations

import datetime as dt
import enum
from pathlib import Path

from attrs import field, frozen
from attrs.converters import optional


class Compression(enum.Enum):
    """How small the file is made: thoroughly, quickly, by the library isal, or not at all.

    Stored, it has equal bytes with any build of zlib.
    """

    SMALL = "6"
    FAST = "1"
    ISAL = "isal"
    STORED = "stored"


@frozen(kw_only=True)
class DocumentOptions:
    """`template` is the path of an office's own; `compression` is 6 (small), 1 (quick), isal or stored.

    `epoch` is the moment that the file says it was written, in seconds since 1970 (SOURCE_DATE_EPOCH); without it
    that is the beginning of 1980, as early as a zip can say.
    """

    template: Path | None = field(default=None, converter=optional(Path))
    compression: Compression = Compression.SMALL
    epoch: int | None = None


@frozen(kw_only=True)
class BulletinOptions(DocumentOptions):
    """`red_head` is the issuer's mark in red above a red line (发文机关标志), `number` the document's number below it.

    A published bulletin has neither, so without `red_head` there is no head.
    """

    red_head: str | None = None
    number: str | None = None


@frozen(kw_only=True)
class NoticeOptions(DocumentOptions):
    """`notice` is a key of the profile's ladder, the rung that is due where it isn't given; `number` is the letter's.

    `to` names the addressees (the lead units), `until` is the day of the answer (as the rung has it), `signature` who
    signs (as the profile's phrase `notice_signature` has it, or the last notice).
    """

    notice: str | None = None
    to: str | None = None
    number: str | None = None
    until: dt.date | None = None
    signature: str | None = None


@frozen(kw_only=True)
class ExtensionOptions(DocumentOptions):
    """`fresh` leaves the form empty, for one more request, where there was one already."""

    fresh: bool = False
