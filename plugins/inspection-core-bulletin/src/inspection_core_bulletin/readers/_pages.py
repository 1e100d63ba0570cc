"""What is printed at the edge of every page and belongs to none: page numbers, running headers and footers."""

from __future__ import annotations

import re
from collections import Counter

from attrs import frozen

_DASH = r"[-—–―－·•.\s]"
_NUMBER = re.compile(
    rf"\s*{_DASH}{{0,6}}(?:第\s*)?(\d{{1,4}})(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d{{1,4}}\s*页?)?{_DASH}{{0,6}}\s*"
)
_MARKED = re.compile(rf"\s*(?:{_DASH}*[-—–―－]\s*\d+\s*[-—–―－]{_DASH}*|第\s*\d+\s*页.*)")
_DIGITS = re.compile(r"\d+")
_EDGE = 2
_OFTEN = 3


@frozen(kw_only=True)
class Page:
    """The lines of a page, without empty ones."""

    lines: tuple[str, ...]


def without_furniture(pages: tuple[Page, ...]) -> tuple[tuple[Page, ...], list[str]]:
    """The pages without such lines, and those lines.

    A number alone is a page number where it is marked as one, or follows the count of pages on at least two.
    Another line is furniture where it stands at the same edge of at least three pages and a third of all.
    """
    offset = _offset(pages)
    often = _repeated(pages)
    kept, left = [], []
    for at, page in enumerate(pages):
        lines = list(page.lines)
        for end in (-1, 0):
            for _ in range(_EDGE):
                if not lines or not _is_furniture(lines[end], at, offset, often, end):
                    break
                left.append(lines.pop(end).strip())
        kept.append(Page(lines=tuple(lines)))
    return tuple(kept), left


def _is_furniture(line: str, at: int, offset: int | None, often: set[tuple[int, str]], end: int) -> bool:
    number = _NUMBER.fullmatch(line)
    if number:
        return _MARKED.fullmatch(line) is not None or (offset is not None and int(number[1]) - at == offset)
    return (end, _shape(line)) in often


def _offset(pages: tuple[Page, ...]) -> int | None:
    """By how much printed page numbers are off the count; None where none follow it."""
    found: Counter[int] = Counter()
    for at, page in enumerate(pages):
        for line in {*page.lines[:1], *page.lines[-1:]}:
            number = _NUMBER.fullmatch(line)
            if number:
                found[int(number[1]) - at] += 1
    offset, times = found.most_common(1)[0] if found else (0, 0)
    return offset if times >= 2 or (times and len(pages) == 1 and offset == 1) else None


def _repeated(pages: tuple[Page, ...]) -> set[tuple[int, str]]:
    found: Counter[tuple[int, str]] = Counter()
    for page in pages:
        edges = {(0, line) for line in page.lines[:_EDGE]} | {(-1, line) for line in page.lines[-_EDGE:]}
        found.update({(end, _shape(line)) for end, line in edges})
    return {each for each, times in found.items() if times >= max(_OFTEN, len(pages) / 3)}


def _shape(line: str) -> str:
    """A line whatever its numbers are."""
    return _DIGITS.sub("0", "".join(line.split()))
