"""A PDF as a text: the lines of its pages, without what stands at the edge of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

import inspection_core as ic

from . import reading_rules as rules
from ._limits import FILE, PAGES, PDF_SECONDS, TEXT, require_size
from ._pages import Page, without_furniture
from ._pdf_safety import extract_safely
from ._radicals import ideographs
from ._source import Reading
from ._writer import Writer

_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
_QUOTE = 60
_TOO_LARGE = {
    "pages": ic.Text(f"it has more than {PAGES:,} pages", f"超过 {PAGES:,} 页"),
    "text": ic.Text(f"it has more than {TEXT:,} characters", f"超过 {TEXT:,} 字"),
    "time": ic.Text(f"it can't be read within {PDF_SECONDS} seconds", f"{PDF_SECONDS} 秒内无法读完"),
}


def read_pdf(data: bytes, file: str) -> Reading:
    """A PDF with a text layer; lines stay as they are printed. CaseFileError for a scan, and behind a password."""
    require_size(data, FILE, file)
    pages = _pages(data, file)
    kept, left = without_furniture(pages)
    if not any(page.lines for page in kept):
        raise ic.CaseFileError(rules.NO_TEXT_LAYER(ic.Location(file=file), pages=len(pages)))
    writer, changed, number = Writer(file), 0, 0
    for at, page in enumerate(kept, start=1):
        for line in page.lines:
            number += 1
            text, count = ideographs(line)
            changed += count
            writer.add(text, number, page=at)
    problems = [*_doubts(kept, changed, file)]
    if left:
        problems.append(rules.PAGE_FURNITURE(ic.Location(file=file), count=len(left), quote=" | ".join(left)[:_QUOTE]))
    return writer.finish(problems, is_certain=False)


def _doubts(pages: tuple[Page, ...], changed: int, file: str) -> Iterator[ic.Diagnostic]:
    where = ic.Location(file=file)
    yield rules.UNCERTAIN(where)
    if changed:
        yield rules.RADICALS(where, count=changed)
    blank = [str(at) for at, page in enumerate(pages, start=1) if not page.lines]
    if blank:
        yield rules.BLANK_PAGES(where, pages=tuple(blank))
    garbled = sum(len(_UNKNOWN.findall(line)) for page in pages for line in page.lines)
    if garbled:
        yield rules.GARBLED(where, count=garbled)


def _pages(data: bytes, file: str) -> tuple[Page, ...]:
    found = extract_safely(data)
    if found.why is not None:
        raise ic.CaseFileError(_reason(found.why, ic.Location(file=file)))
    return tuple(Page(lines=tuple(filter(str.strip, text.split("\n")))) for text in found.pages)


def _reason(why: str, where: ic.Location) -> ic.Diagnostic:
    """Why nothing was read."""
    if why == "library":
        return rules.NO_LIBRARY(where, package="pypdfium2")
    if why == "password":
        return rules.ENCRYPTED(where)
    if why == "damaged":
        return rules.DAMAGED(where, why=ic.Text("no page of it can be found", "无法找到页面"))
    return rules.TOO_LARGE(where, what=_TOO_LARGE[why])
