"""Time limits as tables print them: days, periods, at once, continuing, and what of it is to be sustained."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from attrs import evolve, field, frozen

from ...diagnostics import Location, tables as rules
from ...model import Deadline, DeadlineKind, Span, Unit
from ...numbering import from_chinese
from ...profiles import Profile
from ._dates import DateWords, date_of, plain
from ._sheet import Value
from ._values import Reading, bracketless, fold, is_nothing, text_of

_DONE = re.compile(
    r"(?:已(?:经)?|全部|均已)*(?:完成|整改|整改完成|完成整改|办结|销号|落实)(?:到位)?|done|completed?|closed|implemented"
)
_KINDS = (
    (
        re.compile(
            "立行立改|立查立改|即知即改|即行即改|边查边改|立即(?:整改|完成)?|立刻|immediate(?:ly)?|at once|forthwith"
        ),
        DeadlineKind.IMMEDIATE,
    ),
    (re.compile("分阶段(?:整改|推进)?|phased"), DeadlineKind.PHASED),
    (re.compile("限期(?:整改)?|dated"), DeadlineKind.DATED),
    (
        re.compile("(?:持续|长期)(?:整改|推进|用力|巩固)+|持续|continu(?:ing|ous(?:ly)?)|on-?going"),
        DeadlineKind.CONTINUING,
    ),
)
_SUSTAINED = re.compile("长期坚持(?:下去)?|常态化?(?:坚持|推进|开展|保持)|长期|(?:to be |and )?sustained")
_JOINTS = " \n,，、;；。.:：()（）并且同时"
_TO_BE_DONE = re.compile("(?<=.)(?:全部|基本)?(?:完成整改|整改完成|整改到位|完成|到位)")
_COUNT = "[0-9]{1,4}|[一二三四五六七八九十百两]{1,4}|半"
_PERIOD = re.compile(
    rf"(?:自?(?:巡察|意见|问题)?反馈(?:意见)?(?:之日)?(?:起|后)?)?({_COUNT})(个工作日|工作日|个月|日|天|周|个星期|年)(?:之?内|以内)?(?:完成)?"
)
_ENGLISH_PERIOD = re.compile(
    r"(?:within )?(\d{1,3}|one|two|three|four|five|six|nine|twelve)[ -](working day|business day|day|week|month|year)s?"
    r"(?: (?:of|from|after) (?:the )?(?:feedback|report|inspection))?"
)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "twelve": 12}
_UNITS: dict[str, tuple[int, Unit]] = {
    **dict.fromkeys(("个工作日", "工作日", "working day", "business day"), (1, Unit.WORKING_DAYS)),
    **dict.fromkeys(("日", "天", "day"), (1, Unit.DAYS)),
    **dict.fromkeys(("周", "个星期", "week"), (7, Unit.DAYS)),
    **dict.fromkeys(("个月", "月", "month"), (1, Unit.MONTHS)),
    **dict.fromkeys(("年", "year"), (12, Unit.MONTHS)),
}
_TO = re.compile("至|到|~|-| to ")
_MOVED = re.compile(r"(?:已|原|后)*(?:延期|延长|延)(?:至|到)|extended (?:to|until)")
_FIRST = re.compile("原|first|originally")
_PROVISIONAL = re.compile("暂定|provisional")


@frozen(kw_only=True)
class DeadlineWords:
    """What helps to read time limits: what helps with days, and the profile's own words for kinds."""

    dates: DateWords = field(factory=DateWords)
    kinds: Mapping[str, DeadlineKind] = field(factory=dict)
    sustained: str = ""
    unset: frozenset[str] = frozenset({"未定", "待定", "tbd", "notset"})


def deadline_words(profile: Profile, dates: DateWords) -> DeadlineWords:
    """The words of a profile for kinds of time limits."""
    kinds = {fold(profile.word(f"deadline.{kind.value}")): kind for kind in DeadlineKind}
    sustained = plain(profile.phrase("due_sustained", due="")).strip(_JOINTS)
    words = DeadlineWords(dates=dates, kinds=kinds, sustained=sustained)
    return evolve(words, unset=words.unset | {fold(profile.word("not_set"))})


def kind_of(text: str, words: DeadlineWords) -> DeadlineKind | None:
    """The kind of time limit that a word means; None for a word that means none."""
    if fold(text) in words.kinds:
        return words.kinds[fold(text)]
    rest, kinds, sustained = _without_kinds(plain(text), words)
    if rest or len(kinds) > 1:
        return None
    return kinds.pop() if kinds else DeadlineKind.CONTINUING if sustained else None


def deadline_of(
    value: Value,
    where: Location | None = None,
    *,
    title: str = "",
    kind: DeadlineKind | None = None,
    words: DeadlineWords | None = None,
) -> Reading[Deadline]:
    """The time limit of a cell, or a problem at its place; `kind` is what another column says of it.

    The cell's words are kept where they say more than the time limit itself.

    >>> deadline_of("15个工作日内").value.period
    Span(count=15, unit=<Unit.WORKING_DAYS: 'working days'>)
    """
    words, text = words or DeadlineWords(), text_of(value)
    if is_nothing(text) or fold(text) in words.unset:
        bare = kind in (DeadlineKind.IMMEDIATE, DeadlineKind.CONTINUING)
        return Reading(value=Deadline(kind=kind) if bare and kind else None)
    if isinstance(value, dt.date) or _DONE.fullmatch(plain(text)) is None:
        return _kept(_read(value, text, where or Location(), title, words), text, kind)
    return Reading(problems=(rules.DONE_ALREADY(where, title=title, quote=text),))


def short(deadline: Mapping[str, object]) -> object:
    """A time limit as people write it: its date alone where it says no more."""
    return deadline["date"] if deadline.keys() == {"date"} else deadline


def _read(value: Value, text: str, where: Location, title: str, words: DeadlineWords) -> Reading[Deadline]:
    if fold(text) in words.kinds and words.kinds[fold(text)] in (DeadlineKind.IMMEDIATE, DeadlineKind.CONTINUING):
        return Reading(value=Deadline(kind=words.kinds[fold(text)]))
    day = date_of(value, where, title=title, words=words.dates)
    if day.value is not None:
        return Reading(value=Deadline(date=day.value), exact=day.exact, problems=day.problems)
    for tried in (_period, _of_kinds, _moved, _range, _to_be_done):
        found = tried(text, where, title, words)
        if found is not None:
            return found
    return Reading(problems=day.problems)


def _kept(read: Reading[Deadline], text: str, kind: DeadlineKind | None) -> Reading[Deadline]:
    """The time limit with the kind that another column gives it, and with its words where they say more."""
    deadline = read.value
    if deadline is None:
        return read
    if kind is not None and deadline.kind is DeadlineKind.DATED:
        deadline = evolve(deadline, kind=kind)
    return evolve(read, value=deadline if read.exact else evolve(deadline, words=text))


def _period(text: str, _where: Location, _title: str, _words: DeadlineWords) -> Reading[Deadline] | None:
    said = plain(text)
    match = _PERIOD.fullmatch(re.sub(r"\s", "", said)) or _ENGLISH_PERIOD.fullmatch(said)
    if match is None:
        return None
    factor, unit = _UNITS[match[2]]
    span = Span(int(_count(match[1]) * factor), unit)
    return Reading(value=Deadline(period=span), exact=_is_span(text, span)) if span.count else None


def _is_span(text: str, span: Span) -> bool:
    try:
        return Span.parse(text) == span
    except ValueError:
        return False


def _count(text: str) -> float:
    if text == "半":
        return 0.5
    return int(text) if text.isdecimal() else _WORDS.get(text) or from_chinese(text.replace("两", "二"))


def _of_kinds(text: str, where: Location, title: str, words: DeadlineWords) -> Reading[Deadline] | None:
    """«立行立改», «2025年底前，并长期坚持»: words for a kind, with a day or a period beside them or none."""
    rest, kinds, sustained = _without_kinds(plain(text), words)
    if len(kinds) > 1 or not (kinds or sustained):
        return None
    kind = kinds.pop() if kinds else None
    if rest:
        return _beside(_read_plain(rest, where, title, words), kind, sustained=sustained)
    if kind in (DeadlineKind.DATED, DeadlineKind.PHASED):
        return None
    return Reading(
        value=Deadline(kind=kind or DeadlineKind.CONTINUING, sustained=sustained and kind is not None), exact=False
    )


def _without_kinds(said: str, words: DeadlineWords) -> tuple[str, set[DeadlineKind], bool]:
    """What is left of a text without words for kinds, those kinds, and whether it is to be sustained."""
    own = bool(words.sustained) and said.endswith(words.sustained)
    rest, sustained = _SUSTAINED.subn("", said.removesuffix(words.sustained) if own else said)
    kinds = set()
    for pattern, kind in _KINDS:
        rest, count = pattern.subn("", rest)
        if count:
            kinds.add(kind)
    bare = rest.strip(_JOINTS)
    if fold(bare) in words.kinds:
        kinds.add(words.kinds[fold(bare)])
        bare = ""
    if kinds == {DeadlineKind.IMMEDIATE, DeadlineKind.CONTINUING}:
        kinds, sustained = {DeadlineKind.IMMEDIATE}, 1  # done at once, and kept up
    return bare if re.search(r"\w", bare) else "", kinds, own or bool(sustained)


def _to_be_done(text: str, where: Location, title: str, words: DeadlineWords) -> Reading[Deadline] | None:
    """«2024年6月底前完成»: the time limit without the word for doing."""
    said, count = _TO_BE_DONE.subn("", plain(text))
    read = (
        _read_plain(said.strip(_JOINTS), where, title, words) or _of_kinds(said, where, title, words) if count else None
    )
    return evolve(read, exact=False) if read is not None and read.value is not None else None


def _read_plain(text: str, where: Location, title: str, words: DeadlineWords) -> Reading[Deadline] | None:
    """A day or a period alone."""
    day = date_of(text, where, title=title, words=words.dates)
    if day.value is None:
        return _period(text, where, title, words)
    return Reading(value=Deadline(date=day.value), problems=day.problems)


def _beside(read: Reading[Deadline] | None, kind: DeadlineKind | None, *, sustained: bool) -> Reading[Deadline] | None:
    if read is None or read.value is None:
        return None
    deadline = evolve(read.value, sustained=sustained, kind=kind or DeadlineKind.DATED)
    return evolve(read, value=deadline, exact=False)


def _moved(text: str, where: Location, title: str, words: DeadlineWords) -> Reading[Deadline] | None:
    """«2024-06-30（原2024-03-31，已延期）», the other way round, «2024-06-30（暂定）»: the day in force, and words."""
    bare = bracketless(text)
    inner = plain(text[len(bare) :]).strip("()[] ") if text.startswith(bare) and bare else ""
    match = _MOVED.search(inner)
    if _FIRST.match(inner) or _PROVISIONAL.fullmatch(inner):
        said = bare
    elif match:
        said = inner[match.end() :]
    else:
        return None
    read = _read_plain(said, where, title, words)
    return evolve(read, exact=False) if read is not None and read.value is not None else None


def _range(text: str, _where: Location, _title: str, words: DeadlineWords) -> Reading[Deadline] | None:
    """«2024年3月至6月»: the end of it, its words kept."""
    said = plain(text)
    for cut in _TO.finditer(said):
        start = _day_in(said[: cut.start()], words)
        end = said[cut.end() :].strip()
        if start is not None:
            return _ending(end, start, words)
    return None


def _ending(end: str, start: dt.date, words: DeadlineWords) -> Reading[Deadline] | None:
    """The end of a period of which the beginning gives the year and month where the end names none."""
    year, month = f"{start.year}年", f"{start.month}月"
    for said in (end, f"{year}{end}", f"{year}{month}{end}", f"{start.year}.{end}", f"{end} {start.year}"):
        day = _day_in(said, words)
        if day is not None and day >= start:
            return Reading(value=Deadline(date=day), exact=False)
    return None


def _day_in(text: str, words: DeadlineWords) -> dt.date | None:
    return date_of(text, words=evolve(words.dates, since=None)).value if text else None
