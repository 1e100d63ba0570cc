"""The text of the pages of a PDF as PDFium finds it; run as a program, it reads one PDF apart from all else."""

from __future__ import annotations

import json
import re
import sys
import threading
from typing import Any

from attrs import frozen

_ONE_AT_A_TIME = threading.Lock()
"""PDFium keeps its state in the process: two threads in it at once end that."""
_MARKS = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


@frozen(kw_only=True)
class Extracted:
    """The text of each page; or why there is none: `library`, `password`, `damaged`, `pages`, `text`."""

    pages: tuple[str, ...] = ()
    why: str | None = None


def extract(data: bytes, most_pages: int, most_text: int) -> Extracted:
    """The text of all pages, of a PDF with no more pages and characters than these."""
    try:
        import pypdfium2
    except ImportError:
        return Extracted(why="library")
    library: Any = pypdfium2
    with _ONE_AT_A_TIME:
        try:
            document = library.PdfDocument(data)
        except library.PdfiumError as error:
            is_locked = getattr(error, "err_code", None) == library.raw.FPDF_ERR_PASSWORD
            return Extracted(why="password" if is_locked else "damaged")
        try:
            return _pages(document, library.PdfiumError, most_pages, most_text)
        finally:
            document.close()


def _pages(document: Any, error: type[Exception], most_pages: int, most_text: int) -> Extracted:
    if len(document) > most_pages:
        return Extracted(why="pages")
    pages, size = [], 0
    for at in range(len(document)):
        try:
            text = _page(document, at)
        except error:
            text = ""  # a damaged page is told of as one without text
        size += len(text)
        if size > most_text:
            return Extracted(why="text")
        pages.append(text)
    return Extracted(pages=tuple(pages))


def _page(document: Any, at: int) -> str:
    page = document[at]
    try:
        layer = page.get_textpage()
        try:
            text = str(layer.get_text_range())
        finally:
            layer.close()
    finally:
        page.close()
    plain = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _MARKS.sub("", plain.replace("\r\n", "\n").replace("\r", "\n"))


def main() -> None:
    """Read a PDF from the standard input, write what is found as JSON."""
    found = extract(sys.stdin.buffer.read(), int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.buffer.write(json.dumps({"pages": found.pages, "why": found.why}).encode())


if __name__ == "__main__":
    main()
