"""What to cut and what to put in where a YAML text is to say something else, so that the rest stays as it is."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from attrs import evolve, frozen

from ._aligning import aligned
from ._spans import HEADER, Page, Span, spans_of
from ._styles import WIDTH, Form, Writer


def spliced(text: str, old: object, new: object) -> str:
    """The text, which says `old`, made to say `new`; both as `read_yaml` gives them."""
    page = Page(text)
    root = spans_of(page)
    splicer = _Splicer(page, Writer(root, ends_line=page.ends_line(len(text))))
    if root is None or (root.kind == "text" and root.start == root.end):
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

    def __init__(self, page: Page, writer: Writer) -> None:
        self.page, self.text, self.newline = page, page.text, page.newline
        self.writer = writer
        self.splices: list[tuple[int, int, str]] = []

    def put(self, start: int, end: int, text: str) -> None:
        self.splices.append((start, end, text))

    def joined(self) -> str:
        """The text with all splices carried out; what two of them cut is cut once."""
        made: list[str] = []
        done = 0
        for start, end, put in sorted(self.splices, key=lambda splice: splice[:2]):
            made += [self.text[done:start], put]
            done = max(done, end)
        return "".join([*made, self.text[done:]])

    # --- what differs ---------------------------------------------------------------------------------------------

    def change(self, span: Span, old: object, new: object, spot: _Spot) -> None:
        if old == new:
            return
        if self.outgrows(span, new, spot):
            self.replace(span, new, spot)
        elif isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys() and not span.explicit:
            self.change_mapping(span, old, new, spot)
        elif isinstance(old, list) and isinstance(new, list) and old and new:
            self.change_list(span, old, new, spot)
        else:
            self.replace(span, new, spot)

    def outgrows(self, span: Span, new: object, spot: _Spot) -> bool:
        """Whether a value that stands between brackets in a line is to be too long for one."""
        if spot.key is None or spot.flow or not span.flow:
            return False
        is_line = self.page.line_end(span.start) == self.page.line_end(span.end)
        was_short = span.column + span.end - span.start < WIDTH
        return is_line and was_short and not self.writer.fits(new, self.form(span, spot, span.start))

    def change_mapping(self, span: Span, old: dict[str, Any], new: dict[str, Any], spot: _Spot) -> None:
        for key, value in zip(span.keys, span.values, strict=True):
            if key.text in new:
                inner = _Spot(name=key.text, column=span.column, key=key, flow=span.flow)
                self.change(value, old[key.text], new[key.text], inner)
        stay = [key.text in new for key in span.keys]
        self.drop(span, stay)
        added = {key: value for key, value in new.items() if key not in old}
        if added:
            self.add_keys(span, max(i for i, stays in enumerate(stay) if stays), added, spot)

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
        """Write into a text that says nothing yet, below its comments."""
        end, block = self.page.document_end(), self.block(self.writer.lines(new, Form(is_block=True)), 0)
        self.put(end, end, block + self.newline if not end or self.page.ends_line(end) else self.newline + block)

    def replace(self, span: Span, new: object, spot: _Spot) -> None:
        """Put a value where another stands; the comment behind it stays."""
        if spot.flow or (spot.column < 0 and not self.page.begins_line(span.start)):
            flat = self.writer.flat(new, Form(name=spot.name, like=span))
            self.put(span.start, span.end, self.gap(span, spot.key) + flat)
            return
        colon = self.page.colon(spot.key) if spot.key is not None else None
        if not span.is_block and self.page.begins_line(span.start):
            colon = None  # it has lines of its own, and keeps them
        form = self.form(span, spot, colon)
        lines = self.writer.lines(new, form)
        if colon is not None and new and isinstance(new, dict | list) and lines[0][0] not in "[{":
            lines.insert(0, "")
        self.replace_lines(span, lines, form.column, colon)

    def gap(self, span: Span, key: Span | None) -> str:
        """What is wanting before a value where there was none."""
        if span.start < span.end:
            return ""
        return " " if key is None or self.page.colon(key) else ": "

    def form(self, span: Span, spot: _Spot, colon: int | None) -> Form:
        """The form of a value that comes in the place of another: behind a colon, or where that one begins."""
        literal = spot.column >= 0 and not self.has_comments_about(span, spot, colon)
        form = Form(name=spot.name, like=span, is_block=span.is_block, literal=literal)
        if colon is not None and spot.key is not None:
            return evolve(form, start=spot.column + 2 + spot.key.end - spot.key.start, column=spot.column + 2)
        column = spot.column + 2 if span.start == span.end and spot.column >= 0 else span.column
        return evolve(form, start=column, column=column)

    def has_comments_about(self, span: Span, spot: _Spot, colon: int | None) -> bool:
        """Whether lines stand before or below a value that a block of text in its place would take in."""
        below = self.page.comment_below(self.page.line_end(span.end))
        before = colon is not None and span.is_block and self.page.line_end(colon) < self.above(span)
        return before or (below is not None and below[0] > spot.column)

    def above(self, span: Span) -> int:
        """The end of the line above a value."""
        return self.page.line_before(self.page.line_start(span.start))

    def replace_lines(self, span: Span, lines: list[str], column: int, colon: int | None) -> None:
        """Put the first line where the value begins, and the others below the line that it ends in."""
        (start, end), (cut, below) = self.cuts(span, colon)
        first = lines[0]
        if colon is not None and not first:
            start = colon
        elif start == end and start > 0 and not self.text[start - 1].isspace():
            first = " " + first
        self.put(start, end, first)
        self.put(cut, below, self.newline + self.block(lines[1:], column) if lines[1:] else "")

    def cuts(self, span: Span, colon: int | None) -> tuple[tuple[int, int], tuple[int, int]]:
        """What a value takes of its first line, and of those below."""
        end = self.page.line_end(span.end)
        if span.is_literal and (header := HEADER.match(self.text, span.start)):
            line = self.page.line_end(header.end())
            return (span.start, header.end()), (line, max(line, span.end))
        if span.is_block:
            return ((span.start, end), (end, end)) if colon is None else ((colon, colon), (self.above(span), end))
        return (span.start, span.end), (end, end)

    # --- more -----------------------------------------------------------------------------------------------------

    def add_keys(self, span: Span, last: int, added: dict[str, Any], spot: _Spot) -> None:
        """Add keys behind one that stays, the last of those."""
        if span.flow:
            end = span.values[last].end
            self.put(end, end, ", " + self.writer.flat(added, Form())[1:-1])
        else:
            self.add_lines(span, last, [self.writer.lines(added, Form(column=span.column, is_block=True))], spot)

    def add_items(self, span: Span, behind: int, values: list[object], spot: _Spot) -> None:
        """Add items behind one that stays, or in front of all; written as that one is."""
        like = span.values[max(behind, 0)]
        column = span.column + 2
        form = Form(name=spot.name, start=column, column=column, is_flow=like.flow, is_block=like.is_block)
        if span.flow:
            flat = ", ".join(self.writer.flat(value, form) for value in values)
            place = span.starts[0] if behind < 0 else like.end
            self.put(place, place, f"{flat}, " if behind < 0 else f", {flat}")
            return
        items = [_dashed(self.writer.lines(value, form)) for value in values]
        if behind < 0:
            texts = (self.block(item, span.column) + self.pause(span) for item in items)
            self.put(span.starts[0], span.starts[0], "".join(texts).lstrip(" ") + " " * span.column)
        else:
            self.add_lines(span, behind, items, spot)

    def add_lines(self, span: Span, behind: int, blocks: list[list[str]], spot: _Spot) -> None:
        """Put lines below an entry, and below the comments that belong to it or end the whole."""
        leaf = span.values[behind].leaf
        texts = [self.block(block, span.column) for block in blocks]
        if leaf.keeps is not None and self.page.ends_line(leaf.keeps):
            self.put(leaf.keeps, leaf.keeps, "".join(text + self.newline for text in texts))
            return
        is_last = behind == len(span.values) - 1
        end = self.past_comments(leaf, max(span.column, spot.column + 1) if is_last else span.column + 1)
        if end == len(self.text):
            self.close(leaf)
        self.put(end, end, "".join(self.pause(span) + text for text in texts))

    def past_comments(self, leaf: Span, floor: int) -> int:
        """The end of the last of the comments below a value that are at least so far in."""
        end = self.page.line_end(leaf.end)
        while (below := self.page.comment_below(end)) and below[0] >= floor:
            end = below[1]
        return end

    def close(self, leaf: Span) -> None:
        """Keep a block of text at the end of the file from taking the line end that now follows for its own."""
        header = HEADER.match(self.text, leaf.start) if leaf.is_literal else None
        is_changed = any(start <= leaf.start < end for start, end, _ in self.splices)
        if header and not leaf.text.endswith("\n") and "-" not in header[0] and not is_changed:
            self.put(leaf.start, header.end(), header[0].replace("+", "") + "-")

    def pause(self, span: Span) -> str:
        """What stands between entries: a line end, and a blank line where there is one before the last."""
        spaced = len(span.values) > 1 and self.page.has_blank_line(span.values[-2].end, span.starts[-1])
        return self.newline * (2 if spaced else 1)

    def block(self, lines: list[str], column: int) -> str:
        return self.newline.join(" " * column + line if line else "" for line in lines)

    # --- less -----------------------------------------------------------------------------------------------------

    def drop(self, span: Span, stay: list[bool]) -> None:
        """Take out the entries that don't stay, row by row."""
        for stays, row in groupby(range(len(stay)), key=stay.__getitem__):
            if not stays:
                self.drop_row(span, list(row))

    def drop_row(self, span: Span, row: list[int]) -> None:
        if span.flow:
            self.drop_between(span, row)
        elif self.page.begins_line(span.starts[row[0]]):
            self.drop_lines(span, row)
        elif self.has_comment(span, row):
            self.put(span.starts[row[0]], span.values[row[0]].end, "")
            self.drop_lines(span, row[1:])
        else:
            self.put(span.starts[row[0]], span.starts[row[-1] + 1], "")

    def drop_between(self, span: Span, row: list[int]) -> None:
        """Take out entries between brackets, each with a comma; comments among them stay."""
        is_last = row[-1] == len(span.values) - 1
        gaps = [i - 1 for i in row] if is_last else row
        if self.has_comment(span, gaps):
            self.blank_out(span, row)
        elif is_last:
            self.put(span.values[row[0] - 1].end, span.values[row[-1]].end, "")
        else:
            self.put(span.starts[row[0]], span.starts[row[-1] + 1], "")

    def blank_out(self, span: Span, row: list[int]) -> None:
        """Take out entries and their commas alone, and lines in which nothing else stands."""
        for i in row:
            start, end = span.starts[i], span.values[i].end
            comma = self.page.comma(end)
            if comma is not None and not self.text[end:comma].strip():
                end = comma + 1
            elif comma is not None:
                self.put(comma, comma + 1, "")
            if self.page.begins_line(start) and not self.text[end : self.page.line_end(end)].strip():
                start, end = self.page.line_start(start), self.page.next_line(end)
            self.put(start, end, "")

    def has_comment(self, span: Span, gaps: list[int]) -> bool:
        """Whether a comment stands between one of these entries and the next."""
        return any("#" in self.text[span.values[i].end : span.starts[i + 1]] for i in gaps)

    def drop_lines(self, span: Span, row: list[int]) -> None:
        """Take out the lines of entries, with the comments in them; those between them stay.

        Each is cut with the line end before it: behind the last, something may be added.
        """
        before = span.values[row[0] - 1].leaf if row and row[0] > 0 else None
        for i in row:
            start, leaf = self.page.line_start(span.starts[i]), span.values[i].leaf
            end = self.page.next_line(leaf.end) if leaf.keeps is None else leaf.keeps
            if before is not None and before.keeps is not None:
                end = self.page.past_blank_lines(end)  # else they would become its own
            if self.page.ends_line(end) and start > 0:
                start, end = self.page.line_before(start), self.page.line_before(end)
            elif not (before is not None and before.is_literal):
                start = self.page.line_before(start)
            self.put(start, end, "")


def _dashed(lines: list[str]) -> list[str]:
    """Lines as an item of a list."""
    return ["- " + lines[0], *("  " + line if line else "" for line in lines[1:])]
