"""What to cut and what to put in where a YAML text is to say something else, so that the rest stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from ._aligning import aligned
from ._spans import BREAK, HEADER, Span, colon_of, spans_of
from ._styles import Form, Writer

Splice = tuple[int, int, str]
_END = "(?>\r\n|[\n\r\x85\u2028\u2029])"
_REMARK = re.compile(f"(?:{_END}[ \t]*)*{_END}( *)#[^\n\r\x85\u2028\u2029]*")
_BLANK_LINES = re.compile(f"(?:[ \t]*{_END})*")
_BLANK_LINE = re.compile(f"{_END}[ \t]*{_END}")
_COMMA = re.compile("(?:\\s|#[^\n\r\x85\u2028\u2029]*)*,")


def spliced(text: str, old: object, new: object) -> str:
    """The text, which says `old`, made to say `new`; both as `read_yaml` gives them."""
    root = spans_of(text)
    splicer = _Splicer(text, Writer(root, ends_line=bool(BREAK.match(text[-1:]))))
    if root is None:
        splicer.begin(new)
    else:
        splicer.change(root, old, new, _Spot())
    return splicer.joined()


@frozen(kw_only=True)
class _Spot:
    """Where a value stands: under which key, how far in that key or dash is, and whether between brackets."""

    name: str = ""
    column: int = -1
    key: Span | None = None
    flow: bool = False


class _Splicer:
    """Walks over a text and its data, and gathers what to splice where they are to differ."""

    def __init__(self, text: str, writer: Writer) -> None:
        self.text = text
        self.writer = writer
        first = BREAK.search(text)
        self.newline = first[0] if first else "\n"
        self.splices: list[Splice] = []

    def put(self, start: int, end: int, text: str) -> None:
        self.splices.append((start, end, text))

    def joined(self) -> str:
        """The text with all splices carried out; what two of them cut is cut once."""
        made, done = [], 0
        for start, end, put in sorted(self.splices, key=lambda splice: splice[:2]):
            made += [self.text[done:start], put]
            done = max(done, end)
        return "".join([*made, self.text[done:]])

    # --- what differs ---------------------------------------------------------------------------------------------

    def change(self, span: Span, old: object, new: object, spot: _Spot) -> None:
        if old == new:
            return
        if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys() and not span.explicit:
            self.change_mapping(span, old, new, spot)
        elif isinstance(old, list) and isinstance(new, list) and old and new:
            self.change_list(span, old, new, spot)
        else:
            self.replace(span, new, spot)

    def change_mapping(self, span: Span, old: dict[str, Any], new: dict[str, Any], spot: _Spot) -> None:
        for key, value in zip(span.keys, span.values, strict=True):
            if key.text in new:
                inner = _Spot(name=key.text, column=span.column, key=key, flow=span.flow)
                self.change(value, old[key.text], new[key.text], inner)
        stay = [key.text in new for key in span.keys]
        self.drop(span, stay)
        added = {key: value for key, value in new.items() if key not in old}
        if added:
            self.add_keys(span, _last(stay), added, spot)

    def change_list(self, span: Span, old: list[Any], new: list[Any], spot: _Spot) -> None:
        inner = _Spot(name=spot.name, column=span.column, flow=span.flow)
        stay = [False] * len(old)
        added: dict[int, list[object]] = {}  # by the item that they come behind; -1 is the front
        last = -1
        for i, j in aligned(old, new):
            if i is not None and j is not None:
                self.change(span.values[i], old[i], new[j], inner)
                stay[i], last = True, i
            elif j is not None:
                added.setdefault(last, []).append(new[j])
        self.drop(span, stay)
        for behind, values in added.items():
            self.add_items(span, behind, values, spot)

    # --- in the place of another value ----------------------------------------------------------------------------

    def begin(self, new: object) -> None:
        """Write into a text that says nothing yet, below its remarks."""
        lines = self.writer.lines(new, Form(is_block=True))
        ends = not self.text or bool(BREAK.match(self.text[-1]))
        block = self.block(lines, 0)
        self.put(len(self.text), len(self.text), block + self.newline if ends else self.newline + block)

    def replace(self, span: Span, new: object, spot: _Spot) -> None:
        """Put a value where another stands; the remark behind it stays."""
        if spot.flow or (spot.column < 0 and not self.begins_line(span.start)):
            flat = self.writer.flat(new, Form(name=spot.name, like=span))
            self.put(span.start, span.end, self.gap(span, spot) + flat)
            return
        colon = None if spot.key is None else colon_of(self.text, spot.key)
        if colon is not None and not span.is_block and self.begins_line(span.start):
            colon = None  # it has lines of its own, and keeps them
        form = self.form(span, spot, colon)
        lines = self.writer.lines(new, form)
        if colon is not None and new and isinstance(new, dict | list) and lines[0][0] not in "[{":
            lines.insert(0, "")
        self.replace_lines(span, lines, form.column, colon)

    def form(self, span: Span, spot: _Spot, colon: int | None) -> Form:
        """The form of a value that comes in the place of another: behind a colon, or where that one begins."""
        remark = _REMARK.match(self.text, self.line_end(span.end))
        literal = spot.column >= 0 and not (remark and len(remark[1]) > spot.column)  # it would become text
        column = spot.column + 2 if colon is not None or (span.start == span.end and spot.column >= 0) else span.column
        key = spot.key.end - spot.key.start if colon is not None and spot.key is not None else 0
        return Form(name=spot.name, start=column + key, column=column, like=span, literal=literal)

    def replace_lines(self, span: Span, lines: list[str], column: int, colon: int | None) -> None:
        """Put the first line where the value begins, and the others below the line that it ends in."""
        (start, end), (cut, below) = self.cuts(span, colon)
        if colon is not None and not lines[0]:
            start = colon
        elif start == end and not self.text[max(start - 1, 0) : start].isspace():
            lines[0] = " " * (start > 0) + lines[0]
        self.put(start, end, lines[0])
        self.put(cut, below, self.newline + self.block(lines[1:], column) if lines[1:] else "")

    def cuts(self, span: Span, colon: int | None) -> tuple[tuple[int, int], tuple[int, int]]:
        """What a value takes of its first line, and of those below."""
        end = self.line_end(span.end)
        if header := HEADER.match(self.text, span.start) if span.style in ("|", ">") else None:
            line = self.line_end(header.end())
            return (span.start, header.end()), (line, max(line, span.end))
        if span.is_block:
            return ((span.start, end), (end, end)) if colon is None else ((colon, colon), (self.line_end(colon), end))
        return (span.start, span.end), (end, end)

    def gap(self, span: Span, spot: _Spot) -> str:
        """What is wanting before a value between brackets, where there was none."""
        if span.start < span.end or spot.key is None:
            return " " * (span.start == span.end and span.start > 0)
        return " " if colon_of(self.text, spot.key) else ": "

    # --- more -----------------------------------------------------------------------------------------------------

    def add_keys(self, span: Span, last: int, added: dict[str, Any], spot: _Spot) -> None:
        end = span.values[last].end
        if span.flow:
            self.put(end, end, ", " + self.writer.flat(added, Form())[1:-1])
            return
        lines = self.writer.lines(added, Form(column=span.column, is_block=True))
        self.add_lines(span, last, [lines], spot)

    def add_items(self, span: Span, behind: int, values: list[object], spot: _Spot) -> None:
        like = span.values[max(behind, 0)]
        inner, flow = span.column + 2, like.flow or span.flow
        is_block = like.is_block
        form = Form(name=spot.name, start=inner, column=inner, is_flow=flow, is_block=is_block)
        if span.flow:
            flat = ", ".join(self.writer.flat(value, form) for value in values)
            place = span.starts[0] if behind < 0 else like.end
            self.put(place, place, f"{flat}, " if behind < 0 else f", {flat}")
            return
        items = [_dashed(self.writer.lines(value, form)) for value in values]
        if behind >= 0:
            self.add_lines(span, behind, items, spot)
        else:
            pause = self.pause(span) + " " * span.column
            text = "".join(self.block(item, span.column).lstrip(" ") + pause for item in items)
            self.put(span.starts[0], span.starts[0], text)

    def add_lines(self, span: Span, behind: int, blocks: list[list[str]], spot: _Spot) -> None:
        """Put lines below an entry, and below the remarks that belong to it or to the end of them all."""
        leaf, pause = span.values[behind].leaf, self.pause(span)
        texts = [self.block(block, span.column) for block in blocks]
        if leaf.keeps is not None and BREAK.match(self.text[leaf.keeps - 1]):
            self.put(leaf.keeps, leaf.keeps, "".join(text + self.newline for text in texts))
            return
        is_last = behind == len(span.values) - 1
        floor = max(span.column, spot.column + 1) if is_last else span.column + 1
        end = self.past_remarks(self.line_end(leaf.end), floor)
        if end == len(self.text):
            self.close(leaf)
        self.put(end, end, "".join(pause + text for text in texts))

    def close(self, leaf: Span) -> None:
        """Keep a block of text that ends with the file from taking the line end that comes behind it for its own."""
        header = HEADER.match(self.text, leaf.start) if leaf.style in ("|", ">") else None
        is_changed = any(start <= leaf.start < end for start, end, _ in self.splices)
        if header and not leaf.text.endswith("\n") and "-" not in header[0] and not is_changed:
            self.put(leaf.start, header.end(), header[0].replace("+", "") + "-")

    def past_remarks(self, end: int, floor: int) -> int:
        """The end of the last of the remarks below a line that are at least so far in."""
        while (remark := _REMARK.match(self.text, end)) and len(remark[1]) >= floor:
            end = remark.end()
        return end

    def pause(self, span: Span) -> str:
        """What stands between entries: a line end, and a blank line where there is one before the last."""
        spaced = len(span.values) > 1 and _BLANK_LINE.search(self.text, span.values[-2].end, span.starts[-1])
        return self.newline * (2 if spaced else 1)

    def block(self, lines: list[str], column: int) -> str:
        return self.newline.join(" " * column + line if line else "" for line in lines)

    # --- less -----------------------------------------------------------------------------------------------------

    def drop(self, span: Span, stay: list[bool]) -> None:
        for first, last in _runs(stay):
            if span.flow:
                self.drop_between(span, first, last)
            else:
                self.drop_lines(span, first, last)

    def drop_between(self, span: Span, first: int, last: int) -> None:
        """Take out entries between brackets, each with a comma; remarks among them stay."""
        is_last = last == len(span.values) - 1
        start = span.values[first - 1].end if is_last else span.starts[first]
        end = span.values[last].end if is_last else span.starts[last + 1]
        if not self.has_remark(span, first - is_last, last - is_last):
            self.put(start, end, "")
            return
        for i in range(first, last + 1):
            self.put(span.starts[i], span.values[i].end, "")
            if comma := _COMMA.match(self.text, span.values[i].end):
                self.put(comma.end() - 1, comma.end(), "")

    def has_remark(self, span: Span, first: int, last: int) -> bool:
        """Whether a remark stands behind one of these entries and before the next."""
        gaps = (self.text[span.values[i].end : span.starts[i + 1]] for i in range(first, last + 1))
        return any("#" in gap for gap in gaps)

    def drop_lines(self, span: Span, first: int, last: int) -> None:
        if not self.begins_line(span.starts[first]):
            if not self.has_remark(span, first, last):
                self.put(span.starts[first], span.starts[last + 1], "")
                return
            self.put(span.starts[first], span.values[first].end, "")
            first += 1
        for i in range(first, last + 1):
            self.drop_line(span, i)

    def drop_line(self, span: Span, i: int) -> None:
        """Take out the lines of an entry, the remark in the last of them too."""
        start, leaf = span.starts[i] - span.column, span.values[i].leaf
        end = leaf.keeps or self.next_line(leaf.end)
        ...


def _dashed(lines: list[str]) -> list[str]:
    """Lines as an item of a list."""
    return ["- " + lines[0], *("  " + line if line else "" for line in lines[1:])]


def _last(stay: list[bool]) -> int:
    return max(i for i, stays in enumerate(stay) if stays)


def _runs(stay: list[bool]) -> Iterator[tuple[int, int]]:
    """The first and last of each row of entries that don't stay."""
