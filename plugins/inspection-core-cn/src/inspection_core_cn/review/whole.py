"""Whether a text is whole: an account below every finding, a date of issue, a signature, a contact."""

from __future__ import annotations

import re
from collections.abc import Iterator

import inspection_core as ic

from ..dates import find_dates
from . import rules
from .names import signature
from .page import Heading, Page, bare, page_of
from .telling import tell

SHORTEST_ACCOUNT = 6
"""Fewer characters below the heading of a finding tell nothing."""
_BULLETIN = re.compile("整改|巡察|巡视|审计|督察")
_PUBLISHED = re.compile("(?:通报|公告|公示|情况|报告)(?:[（(][^）)]{1,14}[）)])?$")
_FINDING = re.compile("问题|整改|不[到力严足够实规]|薄弱|缺失|滞后|偏差|弱化")
_PROMISE = re.compile("[将拟]|计划|下一步|下步|力争|争取|准备|打算")
_DONE = re.compile(
    "[已了]|完成|印发|召开|制定|修订|建立|开展|组织|举办|整改到位|清退|收回|清理|落实|学习|出台|明确|规范|严格|加强|配齐|销号|约谈|公开|培训"
)
_CONTACT = re.compile("电话|邮箱|信箱|电子邮件|联系方式|联系人|[eE]-?mail|来信|来访|热线|\\d{3,4}-\\d{7,8}|@")
_DAY_LINE = 24


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Accounts anywhere; date, signature and contact where the title says that it is a bulletin."""
    page = page_of(look.text)
    yield from _accounts(look, page)
    if page.title is not None and _is_bulletin(page.words(page.title)):
        yield from _end(look, page)


def _is_bulletin(title: str) -> bool:
    return bool(_BULLETIN.search(title) and _PUBLISHED.search(title))


def _accounts(look: ic.TextExamination, page: Page) -> Iterator[ic.Diagnostic]:
    """A heading that reads like a finding, and nothing below it but the next heading of its kind."""
    for index, heading in enumerate(page.headings):
        words = look.text[heading.title_start : heading.title_end]
        if _is_leaf(page, index) and _FINDING.search(words) and not _tells(look.text, page, heading):
            below = bare(page.body_of(index)).strip("*#")
            if len(below) < SHORTEST_ACCOUNT:
                yield tell(look, rules.NO_ACCOUNT, heading.start, heading.title_end)
            elif _PROMISE.search(below) and not _DONE.search(below):
                yield tell(look, rules.ONLY_PROMISES, heading.start, heading.title_end)


def _is_leaf(page: Page, index: int) -> bool:
    """Whether a heading is followed by one of its own kind or of a level above, and others of its kind have a text."""
    here = page.headings[index]
    if index + 1 == len(page.headings):
        return False
    later = page.headings[index + 1]
    above = {each.kind for each in page.headings[:index]}
    if later.kind is not here.kind and (later.kind not in above or later.number == 1):
        return False
    peers = [each for each, heading in enumerate(page.headings) if heading.kind is here.kind]
    told = sum(1 for each in peers if len(bare(page.body_of(each))) >= SHORTEST_ACCOUNT)
    return told * 2 > len(peers)


def _tells(text: str, page: Page, heading: Heading) -> bool:
    """Whether the line of a heading goes on with a sentence, or is one itself."""
    line = page.lines[heading.line]
    return line.end - heading.title_end >= SHORTEST_ACCOUNT


def _end(look: ic.TextExamination, page: Page) -> Iterator[ic.Diagnostic]:
    signed = signature(page)
    last = page.closing[-1]
    place = signed or last
    if not _is_dated(page):
        yield tell(look, rules.NO_DATE, place.start, place.end)
    if signed is None and not page.is_wrapped and len(page.lines) > 8:
        yield tell(look, rules.NO_SIGNATURE, last.start, last.end)
    closing = look.text[page.closing[0].start :][-1500:]
    if look.audience is ic.Audience.PUBLIC and not _CONTACT.search(closing):
        yield tell(look, rules.NO_CONTACT, place.start, place.end)


def _is_dated(page: Page) -> bool:
    """Whether a line near the end or the top is a date, alone or behind 发布时间：."""
    near = (*page.closing[-6:], *page.lines[:6])
    return any(_is_day(page.words(each)) for each in near)


def _is_day(words: str) -> bool:
    found = next(find_dates(words), None) if len(words) <= _DAY_LINE + 30 else None
    if found is None or found.month is None or found.year is None:
        return False
    rest = len(words.strip()) - (found.end - found.start)
    return rest <= 4 or bool(re.match("\\W?(?:发布|成文|公开|印发|时间|日期|来源)", words))
