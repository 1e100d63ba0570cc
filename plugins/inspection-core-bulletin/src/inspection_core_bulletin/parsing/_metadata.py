"""Who inspected whom, when, and when it was fed back: read clause by clause from the opening of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, field, frozen

import inspection_core as ic

from ..outline import Fact, Span
from . import rules
from ._dates import Day, Mention, damaged_in, dates_in
from ._doubting import Doubts
from ._marks import breaks_line
from ._text import STOP, View

_CLAUSE = "，,。；;：:、（）()"
_CN = "一二三四五六七八九十〇0-9０-９"
_TEAM = re.compile(
    rf"(?:(?:中共|十[{_CN}]{{1,2}}届|第[{_CN}]{{1,3}}届|本届)?[\u4e00-\u9fff]{{0,16}}?(?:委|党组|集团|公司|大学|学院|医院|中央|局|厅|部|省|市|县|区)(?:党委|党组)?)?"
    rf"(?:第?[{_CN}]{{1,3}})?(?:轮)?(?:巡[察视])?(?:第?[{_CN}]{{0,3}})(?:常规|专项|提级|机动|联动|交叉|巡回|生态环境保护|环境保护|环保|安全生产|内部|专职)?(?:巡察|巡视|督察|督查|审计|检查|督导)"
    rf"(?:第?[{_CN}]{{1,3}})?(?:工作)?(?:专员办|组|局|署|厅|特派办)"
)
_KIND = re.compile(
    '(?:(?:常规|专项|提级|机动|交叉|延伸|联动|上下联动|例行|内部|集中|直接|政治|跟踪|全面|为期[^，。]{1,8}的?|巩固提升|选人用人专项|预算执行(?:等情况)?|财务收支|经济责任|领导干部[^，。]{0,8}经济责任|“回头看”|[‘“"][^”’"]{2,8}[”’"]){0,3})'
    "(?:巡察|巡视|审计|生态环境保护督察|环境保护督察|督察|督查|检查)(?:“回头看”)?"
)
_DID = re.compile("(?:开展|进行|实施|组织开展|组织|启动|完成)了?|进驻|入驻")
_TO = re.compile("(?:向|对)(?P<body>[^，,。；;]{2,60}?)(?:党委|党组|领导班子)?(?:反馈|通报)")
_ON = re.compile(
    "对(?P<body>[^。；;]{2,80}?)(?:开展|进行|实施|组织开展|启动)了?|进驻(?P<in>[^，,。；;]{2,60}?)(?:开展|进行|，|。)|接受了?(?P<team>[^，,。；;]{2,30}?(?:组|局|厅|署|办))的?(?P<kind>(?:常规|专项|提级|机动)?(?:巡察|巡视|审计|督察))"
)
_ALIAS = re.compile(
    "(?:我|本|你|贵)(?:单位|局|办|委|校|院|公司|集团|镇|乡|县|区|市|中心|厅|部|行|会|处|队|所|站|社|馆|街道)"
    "|(?:我|本|该|你)(?:单位)?(?:党委|党组|党总支|党支部|工委)?$|我们$|其$"
)
_SHORT_NAME = re.compile("[（(](?:以下)?统?简?称[^（()）]{1,30}[）)]")
_SENTENCE_END = re.compile(STOP.pattern + r"|\n")
_OPENING = 2500
_FULL = 20
"""A line of at least so many characters that ends in the middle of a sentence was broken by its page."""
_RUNNING = re.compile(r"[\u4e00-\u9fff\d，,、]")


@define
class _Facts:
    """What was read so far."""

    inspected: str | None = None
    inspecting: str | None = None
    kind: str | None = None
    start: ic.PartialDate | None = None
    end: ic.PartialDate | None = None
    feedback: ic.PartialDate | None = None
    inferred: list[str] = field(factory=list)
    facts: list[Fact] = field(factory=list)


@frozen(kw_only=True)
class Metadata:
    """What the opening of a document says about the inspection."""

    inspected: str | None = None
    inspecting: str | None = None
    kind: str | None = None
    period: ic.Period = field(factory=ic.Period)
    feedback: ic.PartialDate | None = None
    inferred: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()


def metadata_of(view: View, start: int, end: int, title: str | None, doubts: Doubts) -> Metadata:
    """Read the opening between two places of the view; the title helps with a body that calls itself 我局."""
    end = min(end, start + _OPENING)
    found = _Facts()
    for first, last in _sentences(view.text, start, end):
        _read(view, first, last, found, doubts)
    _name_body(found, title, doubts)
    return Metadata(
        inspected=found.inspected,
        inspecting=found.inspecting,
        kind=found.kind,
        period=_period(found, start, end, doubts),
        feedback=found.feedback,
        inferred=tuple(found.inferred),
        facts=tuple(found.facts),
    )


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentences, by 。 and by lines, but for those of a page that stand in the middle of a sentence."""
    found, begin = [], start
    for match in _SENTENCE_END.finditer(text[start:end]):
        stop = start + match.end()
        if match[0] == "\n" and _runs_on(text, stop, end):
            continue
        if text[begin:stop].strip():
            found.append((begin, stop))
        begin = stop
    if text[begin:end].strip():
        found.append((begin, end))
    return found


def _runs_on(text: str, place: int, end: int) -> bool:
    """Whether the line before a place goes on there: where few lines are broken, the view leaves them as they are."""
    first = text.rfind("\n", 0, place - 1) + 1
    last, next_end = text[first : place - 1].rstrip(), text.find("\n", place, end)
    if place >= end or len(last) < _FULL or not _RUNNING.fullmatch(last[-1]):
        return False
    return not breaks_line(text, place, end if next_end < 0 else next_end, before=last[-1], heading=False)


def _read(view: View, start: int, end: int, found: _Facts, doubts: Doubts) -> None:
    places = [at for at in range(start, end) if view.text[at] != "\n"]
    sentence = "".join(view.text[at] for at in places)
    if not re.search("巡察|巡视|审计|督察|督查|检查|反馈", sentence):
        return
    before = (found.inspected, found.inspecting, found.kind, found.start, found.feedback)
    for low, high in damaged_in(sentence):
        doubts.at(rules.DAMAGED_DATE, places[low], places[high - 1] + 1)
    mentions = list(dates_in(sentence))
    _read_team(sentence, found)
    _read_body(sentence, found)
    _read_period(sentence, mentions, found)
    _read_feedback(sentence, mentions, found, doubts, places)
    if before != (found.inspected, found.inspecting, found.kind, found.start, found.feedback):
        found.facts.append(Fact(name="inspection", text=sentence.strip(), span=_span(view, start, end)))


def _span(view: View, start: int, end: int) -> Span:
    piece = view.text[start:end]
    left = len(piece) - len(piece.lstrip())
    return view.span(start + left, start + len(piece.rstrip()))


def _read_team(sentence: str, found: _Facts) -> None:
    if found.inspecting is None or len(found.inspecting) < 5:
        team = _team(sentence)
        if team and (found.inspecting is None or len(team) > len(found.inspecting)):
            found.inspecting = team


def _team(sentence: str) -> str | None:
    """The team: the words before 巡察组, back to the last comma, date or verb."""
    for match in re.finditer(
        "(?:巡察|巡视|督察|督查|审计|检查|督导)(?:[第一二三四五六七八九十\\d]{1,4})?(?:工作)?(?:组|局|厅|署)", sentence
    ):
        begin = max((sentence.rfind(mark, 0, match.start()) for mark in _CLAUSE + "日月年由被受从了向"), default=-1) + 1
        words = re.sub(
            "^(?:起|间|份|底|初|中旬|上旬|下旬|根据|按照|经|接受|以来|，)+", "", sentence[begin : match.end()]
        )
        words = re.sub("^.*?(?:统一)?(?:部署|安排|要求)(?=.)", "", words).strip()
        fit = _TEAM.fullmatch(words)
        if fit and 3 < len(words) <= 30:
            return words
    return None


def _read_body(sentence: str, found: _Facts) -> None:
    match = _ON.search(sentence) if re.search("巡察|巡视|审计|督察|督查|检查", sentence) else None
    while match is not None:
        body, kind = match["body"] or match["in"], _kind_after(sentence, match)
        if match["team"]:
            _received(sentence, match, found)
            return
        if kind and body and found.kind is None:
            found.kind = kind
            if found.inspected is None:
                found.inspected = _body(body)
            return
        match = _ON.search(sentence, match.start() + 1)
    to = _TO.search(sentence)
    if to and found.inspected is None and re.search("巡察|巡视|督察|审计", sentence):
        found.inspected = _body(re.search("(?:向|对)(.{2,60}?)(?:反馈|通报)", sentence)[1])  # type: ignore[index]


def _kind_after(sentence: str, match: re.Match[str]) -> str | None:
    kind = _KIND.match(sentence, match.end()) or _KIND.search(sentence, match.end(), match.end() + 24)
    if kind is None and match["in"]:
        kind = _KIND.search(sentence, match.end())
    return None if kind is None else re.sub("^为期[^，。]{1,8}?的", "", kind[0]).removeprefix("的")


def _received(sentence: str, match: re.Match[str], found: _Facts) -> None:
    """X接受了Y的常规巡察."""
    found.kind = found.kind or match["kind"]
    found.inspecting = found.inspecting or match["team"]
    begin = max(sentence.rfind(mark, 0, match.start()) for mark in "，,。；;") + 1
    if found.inspected is None:
        found.inspected = _body(sentence[begin : match.start()])


def _body(text: str) -> str | None:
    body = re.sub("^(?:所属|下属)", "", text.strip(" \n\u3000\xa0“”"))
    body = re.split("(?:的?(?:领导班子)?及其成员|有关情况)", _SHORT_NAME.sub("", body))[0]
    return body.strip() or None


def _read_period(sentence: str, mentions: Sequence[Mention], found: _Facts) -> None:
    if found.start is not None:
        return
    for mention in mentions:
        if mention.last is None or not _about_inspection(sentence, mention):
            continue
        year = mention.first.year or mention.last.year
        if year is None:
            continue
        found.start = mention.first.date(year)
        found.end = _end(mention.first, mention.last, year, found)
        return


def _about_inspection(sentence: str, mention: Mention) -> bool:
    after = sentence[mention.end : mention.end + 140]
    before = sentence[max(0, mention.start - 60) : mention.start]
    return bool(re.search("巡察|巡视|审计|督察|督查|检查|进驻", after + before)) and not re.match(
        "[^，]{0,4}(?:公示|整改期)", after
    )


def _end(first: Day, last: Day, year: int, found: _Facts) -> ic.PartialDate | None:
    if last.year is not None:
        return last.date(last.year)
    if (last.month, last.day or 31) < (first.month, first.day or 1):
        found.inferred.append("period.end: printed without a year")
        year += 1
    return last.date(year)


def _read_feedback(
    sentence: str, mentions: Sequence[Mention], found: _Facts, doubts: Doubts, places: Sequence[int]
) -> None:
    if found.feedback is not None or "反馈" not in sentence:
        return
    place = sentence.find("反馈")
    near = [each for each in mentions if each.last is None and each.end <= place and not each.first.vague]
    if not near:
        return
    mention = near[-1]
    begin, end = places[mention.start], places[mention.end - 1] + 1
    if mention.first.year is not None:
        found.feedback = mention.first.date(mention.first.year)
        return
    year = _later_year(mention.first, found.end or found.start, sentence, mention)
    if year is None:
        doubts.at(rules.NO_YEAR, begin, end)
        return
    found.feedback = mention.first.date(year)
    if found.feedback is not None:
        found.inferred.append("feedback_date: printed without a year")
        doubts.at(rules.YEAR_INFERRED, begin, end, day=str(found.feedback))


def _later_year(day: Day, since: ic.PartialDate | None, sentence: str, mention: Mention) -> int | None:
    """The year of a day that names none: the first such day after the inspection."""
    if since is None:
        return None
    if re.search("(?:同年|当年)$", sentence[: mention.start]):
        return since.year
    if re.search("(?:次年|翌年)$", sentence[: mention.start]):
        return since.year + 1
    earlier = (day.month, day.day or 31) < (since.month or 1, since.day or 1)
    return since.year + earlier


def _name_body(found: _Facts, title: str | None, doubts: Doubts) -> None:
    """A body that calls itself 我局 is named by the title."""
    if found.inspected is not None and not _ALIAS.match(found.inspected):
        return
    named = body_in_title(title or "")
    if named:
        printed = found.inspected
        found.inspected = named
        found.inferred.append(f"inspected: from the title{f', printed as {printed}' if printed else ''}")
        doubts.whole(rules.BODY_INFERRED, body=named)


def body_in_title(title: str) -> str | None:
    """The inspected body that a title names: X关于巡察整改情况的通报, 关于巡察X的反馈意见, 向X反馈."""
    match = re.match("(.{2,50}?)关于(?!对|向).{0,40}整改", title)
    if match:
        return match[1].strip()
    match = re.search(
        "(?:向|对|巡[察视])(?P<a>[^，。]{3,50}?)(?:反馈|(?:开展)?(?:常规|专项)?巡[察视](?:的)?(?:情况|反馈|意见)|的?反馈|情况的?反馈|工作情况)",
        title,
    )
    return match["a"].strip() if match else None


def _period(found: _Facts, start: int, end: int, doubts: Doubts) -> ic.Period:
    try:
        return ic.Period(start=found.start, end=found.end)
    except ValueError:
        doubts.at(rules.DAMAGED_DATE, start, min(end, start + 60))
        return ic.Period(start=found.start)
