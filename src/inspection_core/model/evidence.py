"""What proves that something was done: a file with its hash, or a reference to paper."""

from __future__ import annotations

from attrs import field, frozen

from ..diagnostics import Text
from .audience import Audience
from .dates import PartialDate


@frozen(kw_only=True)
class FileReference:
    """A file of the case folder: a readable path under `evidence/`, its SHA-256 and its size in bytes."""

    path: str
    sha256: str
    size: int


@frozen(kw_only=True)
class PaperReference:
    """Evidence kept elsewhere: its number, who keeps it, and where."""

    number: str
    custodian: str
    place: str | None = None


@frozen(kw_only=True)
class Evidence:
    """A piece of evidence (佐证材料): what it is, where it is, and which items it supports.

    Exactly one of `file` and `paper` is given. `supports` holds ids of findings and measures.
    """

    id: str
    index: str
    title: str
    kind: str = "document"
    supports: tuple[str, ...] = ()
    document_number: str | None = None
    issuer: str | None = None
    date: PartialDate | None = None
    file: FileReference | None = None
    paper: PaperReference | None = field(default=None)
    audience: Audience | None = None
    retention: str | None = None

    @paper.validator
    def _one_place(self, _attribute: object, paper: PaperReference | None) -> None:
        if (self.file is None) == (paper is None):
            raise ValueError(Text("give either its file or its paper reference", "file 和 paper 须且只能写一个"))
