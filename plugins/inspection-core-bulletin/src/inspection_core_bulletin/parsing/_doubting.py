"""Where doubts are gathered: each with its line, column and offsets in the source, and the words that it is about."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from attrs import define, field

import inspection_core as ic

from ..outline import Span
from . import rules
from ._text import View

_QUOTE = 60
_MOST = 200  # of one kind: more are counted, not listed


@define
class Doubts:
    """The problems found so far in one text."""

    view: View
    found: list[ic.Diagnostic] = field(factory=list)
    _lines: list[int] = field(factory=list)
    _counts: Counter[str] = field(factory=Counter)

    def at(self, rule: ic.Rule, start: int, end: int, **facts: object) -> None:
        """A doubt about a stretch of the view."""
        if self._counts[rule.code] < _MOST:
            self.about(rule, self.view.span(start, max(end, start + 1)), **facts)
        else:
            self._counts[rule.code] += 1

    def about(self, rule: ic.Rule, span: Span, **facts: object) -> None:
        """A doubt about a stretch of the source."""
        self._counts[rule.code] += 1
        if self._counts[rule.code] > _MOST:
            return
        quote = self.view.source[span.start : min(span.end, span.start + _QUOTE)]
        self.found.append(rule.at(self._place(span), {"quote": " ".join(quote.split()), **facts}))

    def whole(self, rule: ic.Rule, **facts: object) -> None:
        """A doubt about the document."""
        self.found.append(rule.at(ic.Location(), facts))

    def sorted(self) -> tuple[ic.Diagnostic, ...]:
        """Errors first, then by place."""
        more = (rules.MORE(ic.Location(), code=code, count=n - _MOST) for code, n in self._counts.items() if n > _MOST)
        self.found.extend(more)
        order = list(ic.Severity)
        return tuple(
            sorted(self.found, key=lambda each: (order.index(each.severity), each.where.start or 0, each.code))
        )

    def _place(self, span: Span) -> ic.Location:
        if not self._lines:
            self._lines.extend(_line_starts(self.view.source))
        line = bisect_right(self._lines, span.start)
        return ic.Location(line=line, column=span.start - self._lines[line - 1] + 1, start=span.start, end=span.end)


def _line_starts(source: str) -> Iterator[int]:
    place = 0
    yield 0
    for line in source.splitlines(keepends=True):
        place += len(line)
        yield place
