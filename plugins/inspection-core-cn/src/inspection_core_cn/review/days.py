"""Whether days exist, fit the weekday beside them, and lie where they can: not ahead of the day of the look."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import frozen

import inspection_core as ic

from ..dates import DateMention, find_dates, find_ranges
from . import rules
from .page import Page, page_of
from .telling import around, in_table, tell

_WEEKDAYS = "一二三四五六日"
_WEEKDAY = re.compile("[（(]?(?:星期|周|礼拜)([一二三四五六日天])[）)]?")
_PLANNED = re.compile(
    "[将拟]|计划|预计|预期|力争|争取|确保|下一步|下步|目标|规划|时限|期限|截止|有效期|公示期|到期|[期届]满|届时|明年|今后"
    "|[若倘](?!干)|如果|一旦|逾期"
)
_UNTIL = re.compile("(?<!截)(?:至|到|[—－-])\\s?$")
_TO_COME = re.compile("[^，。]{0,12}?(?:[将拟前]|计划|预计)|[^，。；]{0,8}，(?:预计|计划)")
_WAS = re.compile("[了已]|开展|进行")
_LATER = re.compile("\\s{0,2}(?:以?前|之前|底|止|为止|起(?:施行|实施|执行)|[—－-]|至|到)")
_DONE = re.compile(
    "^[^，。；《“]{0,10}(?:召开|印发|组织|开展|举办|制定|出台|完成|修订|学习|整改|清退|追缴|约谈|建立|研究)(?!的)"
)
_FIELD = re.compile("完成时间[：:]\\s?$")
_FINDING = re.compile("反馈问题|存在问题|具体表现|问题表现|反馈指出|指出|发现")
_SHORT_YEAR = re.compile(r"(?<![\d年.第])(?:[012]\d|9\d)年(?:\d{1,2}月|[上下]半年|以来|底|初)")
_FEEDBACK = re.compile("^[^。]{0,40}?反馈了?[^。]{0,12}(?:意见|情况|问题)")
_LEAD = re.compile("巡察|巡视|审计|督察|检查|督导")
_TIME = re.compile(r"(?<![\d:：.])(\d{1,2})[:：](\d{2})(?=[至到\-—~，。；）)、]|[^\d:：])")
_CLOCK = re.compile("时间|上午|下午|电话|工作日|晚|[日号]\\s?$")
_PUBLISHED = 30


@frozen(kw_only=True, slots=False)
class _Days:
    """The dates of a text, and what they are held to."""

    look: ic.TextExamination
    page: Page

    @cached_property
    def mentions(self) -> Sequence[DateMention]:
        return tuple(find_dates(self.look.text))

    @cached_property
    def sound(self) -> Sequence[tuple[DateMention, dt.date]]:
        """Dates that name year and month, with their first day."""
        return tuple(
            (each, each.date.first) for each in self.mentions if each.date is not None and each.date.month is not None
        )

    @cached_property
    def issued(self) -> dt.date | None:
        """The day that stands below the text."""
        for line in reversed(self.page.closing[-4:]):
            for mention, day in self.sound:
                if line.start <= mention.start < line.end and line.end - line.start <= _PUBLISHED:
                    return day
        return None

    @cached_property
    def inspected(self) -> ic.Period | None:
        """When the inspection was, as the opening tells."""
        lead = self.page.lead
        words = self.look.text[lead.start : lead.end]
        for found in find_ranges(words):
            if found.period is not None and _LEAD.search(words, found.last.end, found.last.end + 80):
                return found.period
        return None


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Every date once, then the periods, the weekdays and the times of day."""
    days = _Days(look=look, page=page_of(look.text))
    yield from _broken(look, days.mentions)
    yield from _ahead(look, days)
    yield from _reversed(look)
    yield from _weekdays(look, days)
    yield from _order(look, days)
    yield from _short_years(look)
    yield from _times(look)


def _broken(look: ic.TextExamination, mentions: Sequence[DateMention]) -> Iterator[ic.Diagnostic]:
    for each in mentions:
        if each.problem is not None:
            rule = rules.NO_SUCH_DAY if _has_figures(each) else rules.DATE_DAMAGED
            yield tell(look, rule, each.start, each.end, why=each.problem)


def _has_figures(mention: DateMention) -> bool:
    """Whether year, month and day can all be read, so that it is the day that is wrong."""
    if mention.month is None:
        return False
    return mention.month > 12 or mention.month < 1 or (mention.day is not None and not 1 <= mention.day <= 28)


def _ahead(look: ic.TextExamination, days: _Days) -> Iterator[ic.Diagnostic]:
    """Days after the day of the look, or after that of issue, told as if they had been."""
    limit = min(look.as_of, days.issued) if days.issued else look.as_of
    for mention, day in days.sound:
        if day > limit and not _is_planned(look.text, mention) and not in_table(look, mention.start):
            yield tell(look, rules.DAY_AHEAD, mention.start, mention.end, limit=limit)


def _is_planned(text: str, mention: DateMention) -> bool:
    start = max(text.rfind(mark, max(0, mention.start - 120), mention.start) for mark in "。；\n") + 1
    before = text[max(start, mention.start - 120) : mention.start]
    if _LATER.match(text, mention.end) or before.count("《") > before.count("》"):
        return True
    rest = text[mention.end : mention.end + 50].partition("\n")[0]
    if _FIELD.search(before):
        return "已完成" not in rest
    after = rest.partition("。")[0]
    if _UNTIL.search(before):
        return not _WAS.search(after)
    return bool(_PLANNED.search(before) or _TO_COME.match(after))


def _reversed(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    for each in find_ranges(look.text):
        if each.problem is not None and not each.first.problem and not each.last.problem:
            yield tell(look, rules.PERIOD_REVERSED, each.first.start, each.last.end, why=each.problem)


def _weekdays(look: ic.TextExamination, days: _Days) -> Iterator[ic.Diagnostic]:
    for mention, day in days.sound:
        match = _WEEKDAY.match(look.text, mention.end) if mention.day else None
        if match and match[1].replace("天", "日") != _WEEKDAYS[day.weekday()]:
            right = "星期" + _WEEKDAYS[day.weekday()]
            yield tell(look, rules.WEEKDAY, mention.start, match.end(), day=day, right=right)


def _order(look: ic.TextExamination, days: _Days) -> Iterator[ic.Diagnostic]:
    """The feedback comes after the inspection, and what was done about it after the inspection began."""
    period = days.inspected
    if period is None or period.start is None or period.end is None:
        return
    began, ended = period.start.first, period.end.first
    for mention, day in days.sound:
        if days.page.lead.start <= mention.start < days.page.lead.end:
            if (
                day < ended
                and mention.day
                and _FEEDBACK.match(look.text[mention.end : mention.end + 60])
                and day != began
            ):
                yield tell(look, rules.FEEDBACK_EARLY, mention.start, mention.end, ended=ended)
        elif day < began and _is_done(look.text, mention):
            yield tell(look, rules.BEFORE_INSPECTION, mention.start, mention.end, began=began)


def _is_done(text: str, mention: DateMention) -> bool:
    """Whether a date opens a clause that tells what was done, outside titles and findings."""
    start = max(text.rfind(mark, 0, mention.start) for mark in "。；\n") + 1
    before = text[start : mention.start]
    if before.count("《") > before.count("》") or before.count("（") > before.count("）") or _FINDING.search(before):
        return False
    return bool(_DONE.match(text[mention.end : mention.end + 16]))


def _short_years(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    for match in _SHORT_YEAR.finditer(look.text):
        yield tell(look, rules.YEAR_SHORT, match.start(), match.end())


def _times(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Times of day such as 25:00, where the words beside them say that they are one."""
    for match in _TIME.finditer(look.text):
        if (int(match[1]) > 24 or int(match[2]) > 59) and _CLOCK.search(
            look.text[max(0, match.start() - 16) : match.start()]
        ):
            shown = around(look.text, match.start(), match.end())
            yield tell(look, rules.NO_SUCH_TIME, match.start(), match.end(), around=shown)
