"""What can be chosen about a document; apart from what makes it, so that offering it costs next to nothing."""

from __future__ import annotations

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
