"""Whether a text is whole: an account below every finding, a date of issue, a signature, a contact."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import inspection_core as ic

from ..dates import find_dates
from ..labels import LabelKind
from . import rules
from .names import SIGNED_AND_DATED, signature
from .page import Heading, Page, bare, page_of
from .telling import tell

SHORTEST_ACCOUNT = 6
"""Fewer characters below the heading of a finding tell nothing."""
LONGEST_FINDING = 50
_BULLETIN = re.compile("整改|巡察|巡视|审计|督察")
_PUBLISHED = re.compile("(?:通报|公告|公示|公开|情况|报告|说明|反馈意见)(?:[（(][^）)]{1,14}[）)])?$")
_LEFT = re.compile(
    "[仍还尚][^，。]{0,4}(?:不足|困难|问题|差距|短板|没)|存在的?(?:主要)?(?:不足|困难|差距)|下一?步|今后"
)
"""A section of what is left to do, of which no account is due."""
_TO_ALL = re.compile("通报|公告|公示|公开")
_FINDING = re.compile("问题|整改|[不未缺弱偏漏乱欠差低慢散少空窄粗松软]|滞后|短板|隐患|形式")
_ACTED = re.compile("已|完成|[制修]定|印发|建立|建成|召开|配备|收回|退[回还]|核[查销]|清[理退]|追[回缴]|[0-9]")
_PROMISE = re.compile("[将拟]|计划|下一步|下步|力争|争取|准备|打算")
_DONE = re.compile(
    "[已了]|完成|接入|压减|提高|降低|缩短|取消|受理|办结|印发|召开|制定|修订|建立|开展|组织|举办|整改到位|清退|收回|清理|查明|更换|购置|投入|上升|落实|学习|出台|明确|规范|严格|加强|配齐|销号|约谈|公开|培训"
)
_CONTACT = re.compile(
    "(?:电话|热线|方式|邮箱|信箱|地址|邮件)[^。\n]{0,6}[：:]|(?:电话|热线|拨打|致电|传真)[^。\n\\d]{0,8}[0-9０-９]{3}"
    "|[0-9０-９]{3,4}[-—－][0-9０-９]{7,8}|0[0-9]{2,3}[-—－][0-9]{5,6}|@|https?://|www\\.|1239[08]|12345"
)
_ADDRESSED = re.compile("(?!.*(?:如下|现将|社会|市民|群众|居民|村民|乡亲|用户|家长|业主))[^。；]{2,60}：")
_WEEKDAY = re.compile("[（(]?(?:星期|周)[一二三四五六日天][）)]?")
_DAY_LINE = 24


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Accounts anywhere; date, signature and contact where the title says that it is a bulletin."""
    page = page_of(look.text)
    if not page.is_wrapped and not (page.title and "反馈" in page.words(page.title)[-8:]):
        yield from _accounts(look, page)
    if page.title is not None and _is_bulletin(page.words(page.title)):
        yield from _end(look, page, page.words(page.title))


def _is_bulletin(title: str) -> bool:
    return bool(_BULLETIN.search(title) and _PUBLISHED.search(title))


def _accounts(look: ic.TextExamination, page: Page) -> Iterator[ic.Diagnostic]:
    """A heading that reads like a finding, and nothing below it but the next heading of its kind or a higher one."""
    ranks = {kind: rank for rank, kind in enumerate(dict.fromkeys(each.kind for each in page.headings))}
    bodies = [bare(page.body_of(index)).strip("*#") for index in range(len(page.headings))]
    usual = _kinds_with_text(page, bodies)
    left = False
    for (heading, later), below in zip(pairwise(page.headings), bodies, strict=False):
        words = look.text[heading.title_start : heading.title_end]
        left = bool(_LEFT.search(words)) if ranks[heading.kind] == 0 else left
        is_leaf = ranks[later.kind] <= ranks[heading.kind] and heading.kind in usual and not left
        if is_leaf and _FINDING.search(words) and not _is_told(words) and not _tells(page, heading):
            if len(below) < SHORTEST_ACCOUNT:
                yield tell(look, rules.NO_ACCOUNT, heading.start, heading.title_end)
            elif _PROMISE.search(below) and not _DONE.search(below):
                yield tell(look, rules.ONLY_PROMISES, heading.start, heading.title_end)


def _kinds_with_text(page: Page, bodies: Sequence[str]) -> set[LabelKind]:
    """The kinds of headings of which more than half have a text below them."""
    every = Counter(each.kind for each in page.headings)
    told = Counter(each.kind for each, body in zip(page.headings, bodies, strict=True) if len(body) >= SHORTEST_ACCOUNT)
    return {kind for kind, count in every.items() if told[kind] * 2 > count}


def _is_told(words: str) -> bool:
    """Whether a heading is a sentence of its own that tells what was done, or a part of one."""
    is_sentence = words.endswith("。") and (len(words) > LONGEST_FINDING or bool(_ACTED.search(words)))
    return is_sentence or words.endswith(("；", ";", "，"))


def _tells(page: Page, heading: Heading) -> bool:
    """Whether the line of a heading goes on with a sentence, or is one itself."""
    line = page.lines[heading.line]
    return line.end - heading.title_end >= SHORTEST_ACCOUNT


def _end(look: ic.TextExamination, page: Page, title: str) -> Iterator[ic.Diagnostic]:
    signed = signature(page)
    last = page.closing[-1]
    place = signed or last
    if not _is_dated(page):
        yield tell(look, rules.NO_DATE, place.start, place.end)
    if signed is None and not page.is_wrapped and len(page.lines) > 8:
        yield tell(look, rules.NO_SIGNATURE, last.start, last.end)
    closing = look.text[page.closing[-8:][0].start :][-1000:]
    is_public = look.audience is ic.Audience.PUBLIC and _TO_ALL.search(title) and not _is_addressed(page)
    if is_public and not _CONTACT.search(closing):
        yield tell(look, rules.NO_CONTACT, place.start, place.end)


def _is_addressed(page: Page) -> bool:
    """Whether a text begins with those offices that it is sent to, and so is not meant for everybody."""
    first = page.words(page.lead).strip().partition("\n")[0].rstrip()
    return bool(_ADDRESSED.fullmatch(first))


def _is_dated(page: Page) -> bool:
    """Whether a line near the end or the top is a date, alone, behind 发布时间： or behind the office."""
    near = [page.words(each) for each in (*page.closing[-6:], *page.lines[:6])]
    beside = [match["day"] for words in near if (match := SIGNED_AND_DATED.fullmatch(words))]
    return any(_is_day(words) for words in (*near, *beside))


def _is_day(words: str) -> bool:
    found = next(find_dates(words), None) if len(words) <= _DAY_LINE + 30 else None
    if found is None or found.month is None or found.year is None:
        return False
    rest = len(_WEEKDAY.sub("", words).strip()) - (found.end - found.start)
    return rest <= 4 or bool(re.match("\\W?(?:发布|成文|公开|印发|时间|日期|来源)", words))
