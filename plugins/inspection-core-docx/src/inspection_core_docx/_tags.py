"""The tags of a template as its author typed them, each with its paragraph, and how they stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

import inspection_core as ic

from . import rules
from ._source import beginning

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS = (f"{W}t", f"{W}delText", f"{W}instrText")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LETTER = re.compile(r"(p|r|tr|tc)\s+")
_LOOSE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")
_WIDE = re.compile(r"[{｛][{｛%％]|[%％}｝][}｝]")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_STYLES = (f"{W}pStyle", f"{W}rStyle")
PLACES = {"p": ic.Text("paragraph", "段"), "tr": ic.Text("row", "行"), "tc": ic.Text("cell", "单元格")}
"""What goes with a tag of each letter."""


@frozen(kw_only=True, eq=False)
class Paragraph:
    """A paragraph: its place, what stands in it, and the elements that hold each character."""

    where: ic.Location
    text: str
    holders: tuple[Any, ...]
    element: Any

    @property
    def quote(self) -> str:
        """Its beginning."""
        return beginning(self.text)


@frozen(kw_only=True, eq=False)
class Tag:
    """A tag: `{{` prints, `{%` decides; `letter` says what goes with it, `inner` what it says."""

    paragraph: Paragraph
    text: str
    opening: str
    letter: str
    inner: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """`for`, `endif` … of a tag that decides."""
        return self.inner.partition(" ")[0] if self.opening == "{%" else ""


def paragraphs(tree: Any, part: str) -> Iterator[Paragraph]:
    """The paragraphs of a part, in the order of the document; one inside another stands for itself."""
    for number, element in enumerate(tree.iter(f"{W}p"), start=1):
        own = [each for each in element.iter(*_TEXTS) if next(each.iterancestors(f"{W}p")) is element and each.text]
        yield Paragraph(
            where=ic.Location(part=part, paragraph=number),
            text="".join(each.text for each in own),
            holders=tuple(each.getparent().getparent() for each in own for _ in each.text),
            element=element,
        )


def tags(paragraph: Paragraph) -> Iterator[Tag]:
    """The tags of a paragraph; comments say nothing."""
    for found in _TAG.finditer(paragraph.text):
        opening, inner = found[0][:2], found[0][2:-2].translate(_QUOTES)
        letter = _LETTER.match(inner)
        if opening != "{#":
            yield Tag(
                paragraph=paragraph,
                text=found[0],
                opening=opening,
                letter=letter[1] if letter else "",
                inner=" ".join(inner[letter.end() if letter else 0 :].strip("-+ \u00a0").split()),
                start=found.start(),
                end=found.end() - 1,
            )


def typing_faults(paragraph: Paragraph) -> Iterator[ic.Diagnostic]:
    """What went wrong while a paragraph was typed: half tags, full-width braces, tags torn by links or changes."""
    rest = _TAG.sub(lambda found: " " * len(found[0]), paragraph.text)
    wide = next((found[0] for found in _WIDE.finditer(rest) if any(char in "｛｝％" for char in found[0])), None)
    if wide:
        yield rules.FULL_WIDTH(paragraph.where, quote=paragraph.quote, found=wide)
    for found in _LOOSE.finditer(rest):
        yield rules.UNFINISHED(paragraph.where, quote=paragraph.quote, tag=found[0])
    for tag in tags(paragraph):
        first, last = paragraph.holders[tag.start], paragraph.holders[tag.end]
        if first is not last:
            kinds = tuple(dict.fromkeys(_kind(each) for each in (first, last)))
            yield rules.TORN_TAG(paragraph.where, quote=paragraph.quote, tag=tag.text, kinds=kinds)


def place_faults(found: tuple[Tag, ...]) -> Iterator[ic.Diagnostic]:
    """Tags with a letter that share what goes with them, with each other or with a text."""
    seen: dict[Any, Tag] = {}
    for tag in found:
        if tag.letter not in PLACES or tag.opening != "{%":
            continue
        where, quote, place = tag.paragraph.where, tag.paragraph.quote, PLACES[tag.letter]
        holder = _holder(tag)
        if holder is None:
            why = ic.Text(f"{tag.text} stands in no table", f"{tag.text} 不在表格中")
            yield rules.BAD_TAG(where, quote=quote, why=why)
        elif holder in seen:
            yield rules.TWO_TAGS(where, quote=quote, first=seen[holder].text, second=tag.text, place=place)
        else:
            seen[holder] = tag
            rest = _TAG.sub("", "".join(each.text or "" for each in holder.iter(*_TEXTS))).strip()
            if rest:
                yield rules.BESIDE_TAG(where, quote=quote, text=rest[:40], tag=tag.text, place=place)


def style_faults(paragraph: Paragraph, known: frozenset[str]) -> Iterator[ic.Diagnostic]:
    """Styles that a paragraph or its runs ask for, and that the template doesn't have."""
    for named in paragraph.element.iter(*_STYLES):
        style = str(named.get(f"{W}val"))
        if style not in known and next(named.iterancestors(f"{W}p"), None) is paragraph.element:
            yield rules.NO_STYLE(paragraph.where, quote=paragraph.quote, style=style)


def table_style_faults(tree: Any, part: str, known: frozenset[str]) -> Iterator[ic.Diagnostic]:
    """Styles of tables that the template doesn't have, placed at the first paragraph of the table."""
    numbers = {element: number for number, element in enumerate(tree.iter(f"{W}p"), start=1)}
    for named in tree.iter(f"{W}tblStyle"):
        style = str(named.get(f"{W}val"))
        if style not in known:
            first = next(next(named.iterancestors(f"{W}tbl")).iter(f"{W}p"), None)
            yield rules.NO_STYLE(ic.Location(part=part, paragraph=numbers.get(first)), style=style)


def _holder(tag: Tag) -> Any | None:
    element = tag.paragraph.element
    return element if tag.letter == "p" else next(element.iterancestors(f"{W}{tag.letter}"), None)


def _kind(element: Any) -> ic.Text:
    """What an element of a paragraph is to its author."""
    name = str(element.tag).rpartition("}")[2]
    return _KINDS.get(name, ic.Text(name, name))


_KINDS = {
    "p": ic.Text("the paragraph itself", "段落本身"),
    "hyperlink": ic.Text("a link", "超链接"),
    "ins": ic.Text("a tracked insertion", "修订的插入"),
    "del": ic.Text("a tracked deletion", "修订的删除"),
    "fldSimple": ic.Text("a field", "域"),
    "sdtContent": ic.Text("a content control", "内容控件"),
    "smartTag": ic.Text("a smart tag", "智能标记"),
}
