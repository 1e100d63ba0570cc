"""What a reader makes of the bytes of a file, and the names of the parts of a Word file."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

import inspection_core as ic

Kind = Literal["txt", "docx", "html", "pdf", "doc"]
"""What a file is by its bytes; `doc` is whatever was read by way of LibreOffice."""

DOCUMENT = "document"
TEXT_BOX = "text box"
FOOTNOTE = "footnote"
ENDNOTE = "endnote"
HEADER = "header"
CONTENTS = "table of contents"


@frozen(kw_only=True)
class Reading:
    """What a reader makes of the bytes of a file."""

    text: str
    paragraphs: tuple[ic.TextPlace, ...]
    tables: tuple[ic.TextTable, ...] = ()
    problems: tuple[ic.Diagnostic, ...] = ()
    is_certain: bool = True
