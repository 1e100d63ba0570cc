"""A plugin for tests of the review: drafts in UTF-8 with the suffix .draft, and rules that find simple slips."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import evolve

import inspection_core as ic

COMMA = ic.Rule(
    "XX001",
    ic.Severity.WARNING,
    ic.Text("a half-width comma between Chinese characters", "中文之间用了半角逗号"),
    ic.Text("Write ，.", "请用全角逗号。"),
)
DOUBLED = ic.Rule("XX002", ic.Severity.ERROR, ic.Text("{quote} is doubled", "{quote} 重复"))
UNDATED = ic.Rule("XX003", ic.Severity.HINT, ic.Text("the text has no date", "文中没有日期"))
NUMBER = ic.Rule("XX004", ic.Severity.ERROR, ic.Text("a telephone number", "含有手机号码"))
ODD = ic.Rule("XX009", ic.Severity.HINT, ic.Text("the draft was read with doubts", "读取时有疑问"))


def commas(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    for found in re.finditer(r"(?<=[\u4e00-\u9fff]),", look.text):
        yield evolve(COMMA(look.where(*found.span()), quote=","), fix="，")


def doubled(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    for found in re.finditer(r"([，。,])\1+", look.text):
        yield evolve(DOUBLED(look.where(*found.span()), quote=found[0]), fix=found[1])


def undated(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    if str(look.as_of.year) not in look.text:
        yield UNDATED()


def numbers(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    for found in re.finditer(r"(?<!\d)1\d{10}(?!\d)", look.text if look.audience is ic.Audience.PUBLIC else ""):
        yield NUMBER(look.where(*found.span()), quote=found[0])


def read(path: Path) -> ic.SourceText:
    data = path.read_bytes()
    source = evolve(ic.SourceText.of(data.decode(), path.name), digest=hashlib.sha256(data).hexdigest())
    return evolve(source, problems=(ODD(ic.Location(file=path.name)),)) if "?" in source.text else source


def rewrite(path: Path, replacements: Sequence[ic.Replacement]) -> bytes:
    """Words in brackets are refused, as those that a program makes are."""
    text, refused = path.read_text(encoding="utf-8"), []
    for each in reversed(replacements):
        if text[each.start - 1 : each.start] == "[":
            refused.append(NUMBER(read(path).where(each.start, each.end)))
        text = text[: each.start] + each.text + text[each.end :]
    if refused:
        raise ic.CaseFileError(*refused)
    return text.encode()


@ic.hookimpl
def inspection_readers() -> Iterator[ic.Reader]:
    yield ic.Reader(name="drafts", suffixes=(".draft",), read=read, rewrite=rewrite)
    yield ic.Reader(name="prints", suffixes=(".print",), read=read)


@ic.hookimpl
def inspection_text_rules() -> Iterator[ic.TextRule]:
    for run, rule in ((commas, COMMA), (doubled, DOUBLED), (undated, UNDATED), (numbers, NUMBER)):
        yield ic.TextRule(name=f"x-{run.__name__}", run=run, codes=(rule.code,))
