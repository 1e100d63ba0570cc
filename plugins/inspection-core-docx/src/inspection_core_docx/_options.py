"""What can be chosen about a document; apart from what makes it, so that offering it costs next to nothing."""

from __future__ import annotations

import enum
from pathlib import Path

from attrs import field, frozen
from attrs.converters import optional


class Compression(enum.Enum):
    """How small the file is made: thoroughly, quickly, or not at all (equal bytes with any build of zlib)."""

    SMALL = "6"
    FAST = "1"
    STORED = "stored"


@frozen(kw_only=True)
class BulletinOptions:
    """`template` is the path of an office's own; `compression` is 6 (small), 1 (quick) or stored."""

    template: Path | None = field(default=None, converter=optional(Path))
    compression: Compression = Compression.SMALL
