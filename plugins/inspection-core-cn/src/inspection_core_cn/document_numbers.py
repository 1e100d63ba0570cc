"""Document numbers of official papers: prefix, year and number, 云政办发〔2024〕1号."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator

from attrs import frozen

import inspection_core as ic

from ._signs import FIGURES, GAP

_TAIL = re.compile(
    rf"[〔\[［（(【﹝]{GAP}(?P<year>[{FIGURES}]{{4}}){GAP}[〕\]］）)】﹞]"
    rf"{GAP}(?P<ordinal>第?){GAP}(?P<number>[{FIGURES}]{{1,5}}){GAP}号"
)
_PREFIX = re.compile(rf"[\u4e00-\u9fff×]+(?={GAP}\Z)")
_REACH = 20
_LEAD_IN = re.compile(
    ".*(?:根据|按照|依据|依照|参照|执行|印发|下发|制发|转发|落实|违反|文件|文号|以及|通过|见于|[年月日号])"
    "|[见按以据与由为在的]"
)


class Deviation(enum.Enum):
    """How a printed document number departs from the standard form, as a Text of two languages."""

    BRACKETS = ic.Text("the year stands in other brackets than 〔〕", "年份未用六角括号〔〕括入")
    ORDINAL = ic.Text("第 stands before the number", "发文顺序号加了“第”字")
    LEADING_ZEROS = ic.Text("the number has leading zeros", "发文顺序号编了虚位")
    FULL_WIDTH = ic.Text("figures are of full width", "数字用了全角")
    SPACES = ic.Text("there are spaces inside", "文号中有空格")


@frozen(kw_only=True)
class DocumentNumber:
    """A document number; `str()` is its standard form."""

    prefix: str
    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.number}号"


@frozen(kw_only=True)
class DocumentMention:
    """A document number in its place, and how its print departs from the standard."""

    value: DocumentNumber
    deviations: tuple[Deviation, ...]
    start: int
    end: int
    printed: str


def find_document_numbers(text: str) -> Iterator[DocumentMention]:
    """The document numbers of a text in order; a bracketed year without a prefix before it is none.

    Where a prefix begins in running text is a guess: it starts after a sign, or after a word such as 根据 or 印发.

    >>> [str(each.value) for each in find_document_numbers("《采购办法》（云财发[2024]07号）")]
    ['云财发〔2024〕7号']
    """
    floor = 0
    for match in _TAIL.finditer(text):
        start = _prefix_start(text, floor, match.start())
        if start < match.start():
            yield _mention(text, start, match)
        floor = match.end()


def read_document_number(text: str) -> DocumentMention:
    """The document number that a text is, with what departs from the standard; ValueError for anything else.

    >>> mention = read_document_number("云政办发（2024）第1号")
    >>> str(mention.value), [each.name for each in mention.deviations]
    ('云政办发〔2024〕1号', ['BRACKETS', 'ORDINAL'])
    """
    inner = text.strip()
    match = _TAIL.search(inner)
    prefix = _PREFIX.match(inner, 0, match.start()) if match else None
    if match is None or prefix is None or match.end() != len(inner):
        raise ValueError(ic.Text(f"not a document number: {text}", f"不是发文字号：{text}"))
    return _mention(inner, 0, match)


def _prefix_start(text: str, floor: int, end: int) -> int:
    """Where the prefix before a bracket begins, behind the number before; the bracket's place where there is none."""
    found = _PREFIX.search(text, max(floor, end - _REACH), end)
    if found is None:
        return end
    start = found.start()
    if text[start] in "和及与或" and (start and (start == floor or text[start - 1] in "）)》”")):
        start += 1
    lead_in = _LEAD_IN.match(text, start, found.end())
    start = lead_in.end() if lead_in else start
    return start if start < found.end() else end


def _mention(text: str, start: int, match: re.Match[str]) -> DocumentMention:
    printed = text[start : match.end()]
    prefix = text[start : match.start()].strip()
    value = DocumentNumber(prefix=prefix, year=int(match["year"]), number=int(match["number"]))
    return DocumentMention(
        value=value,
        deviations=tuple(_deviations(printed, match)),
        start=start,
        end=match.end(),
        printed=printed,
    )


def _deviations(printed: str, match: re.Match[str]) -> Iterator[Deviation]:
    if "〔" not in match[0] or "〕" not in match[0]:
        yield Deviation.BRACKETS
    if match["ordinal"]:
        yield Deviation.ORDINAL
    if match["number"][0] in "0０":
        yield Deviation.LEADING_ZEROS
    if re.search("[０-９]", printed):
        yield Deviation.FULL_WIDTH
    if re.search(r"\s", printed):
        yield Deviation.SPACES
