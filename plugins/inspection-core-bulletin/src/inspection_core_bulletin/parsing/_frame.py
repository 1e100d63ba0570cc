"""What stands around the findings: the title above; contact, signature and date below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import field, frozen

import inspection_core as ic

from ..outline import Contact, Fact
from ._dates import dates_in
from ._marks import mark_at
from ._text import Line, View

_TITLE_END = re.compile(
    "(?:通报|公告|公示|报告|通知|函|说明|反馈意见|反馈意见书|意见|反馈|情况|清单|台账|结果|反馈情况|反馈会)(?:[（(][^）)]{1,14}[）)])?$"
)
_TITLE_WORDS = re.compile("巡察|巡视|审计|督察|督查|整改|反馈|检查")
_COLLAPSED_TITLE = re.compile(
    "[^。；;：:\n]{4,90}?(?:通报|公告|公示|报告|反馈意见|反馈)(?=根据|按照|经|为|\\d{4}年|近日|自|依据|[^，。]{2,20}[：:])"
)
_FRONT = re.compile(
    "(?:来源|发布(?:时间|日期|机构|单位)?|时间|日期|作者|浏览|阅读|点击|字[体号]|索引号|发文|文号|打印|分享|责任编辑|编辑|审核|当前位置|首页|信息来源|成文日期|名称|主题分类|有效性)[：:\\s>【]|首页"
)
_ADDRESSEE = re.compile("[^。；;]{2,40}[：:]$")
_CLOSING = re.compile(
    "欢迎|如有(?:意见|异议)|(?:公示|公布|公开|反馈|受理)(?:期限?|时间|日期)|(?:以上|上述)[^。]{0,20}(?:公示|公布|公开|监督)|(?:现将|现予)[^。]{0,30}(?:公示|公布|公开)[^。]{0,20}监督|对整改[^。]{0,20}(?:意见|建议)|特此|来信来访|附件[：:]|附[：:]"
)
_PHONE_NAME = (
    "(?:联系|监督|举报|咨询|办公|值班|服务|受理)?(?:电话|方式)(?:号码)?|联系人及?(?:联系)?电话|热线|意见(?:建议)?反馈"
)
_EMAIL_NAME = "(?:电子)?(?:邮箱|邮件|信箱)(?:地址)?|E-?mail|email|电邮"
_ADDRESS_NAME = "(?:联系|通[信讯]|邮寄|来信|来访|接待|办公|单位|邮政)?(?:地址|信箱)|邮政信箱|邮编"
_PHONE = re.compile(
    rf"(?:{_PHONE_NAME})[：:\s]{{1,4}}[^\d\n（(]{{0,16}}"
    r"(?P<value>[（(]?\d{3,4}[）)]?[-—–－―‐ ]{0,3}\d{7,8}(?:[-—–－转]\d{1,5})?"
    r"|1\d{10}|\d{7,8}|\d{3}-\d{3,4}-\d{3,4}|12388|12345)"
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}[@＠][A-Za-z0-9.-]{1,80}[A-Za-z0-9]")
_ADDRESS = re.compile(rf"(?:{_ADDRESS_NAME})[：:]\s{{0,3}}(?P<value>[^\n；;]{{4,120}})")
_ADDRESS_STOP = re.compile(
    rf"[。，,；;]?\s*(?:(?:{_PHONE_NAME}|(?:电子)?(?:邮箱|邮件)|邮(?:政)?编码?|E-?mail|联系人)[：:]|[（(]?邮(?:政)?编)|。|\s{{3,}}|[，,；;]$"
)
_CONTACT = re.compile(rf"(?:{_PHONE_NAME}|{_EMAIL_NAME}|{_ADDRESS_NAME}|联系人|邮政编码|受理时间|接收时间)[：:]")
_BODY_END = re.compile(
    "(?:党组|党委|委员会|办公室|党总支部?|党支部|支部|局|厅|署|院|校|大学|学院|医院|公司|中心|组|集团|政府|纪委|工委|处|所|站|社|行|会|委|馆|厂|队|镇|乡|街道|部|管理区|[农林牧渔]场)(?:[（(][^）)]{1,20}[）)])?$"
)


@frozen(kw_only=True)
class Frame:
    """Where title, opening and end matter stand: `body` and `stop` are lines, `opening` a place in the view."""

    title: str | None = None
    opening: int = 0
    body: int = 0
    stop: int = 0
    contact: Contact = field(factory=Contact)
    issuer: str | None = None
    issue_date: ic.PartialDate | None = None
    facts: tuple[Fact, ...] = ()


def frame_of(view: View, first: int, last: int) -> Frame:
    """Find the frame; `first` is the line of the first heading, `last` that of the last one."""
    title, opening, place = _title(view, first)
    stop = _stop(view, max(last, place))
    contact, told = _contact(view, stop)
    issuer, date, signed = _signature(view, stop)
    return Frame(
        title=None if title is None else _joined(view.text, title),
        opening=opening,
        body=place,
        stop=stop,
        contact=contact,
        issuer=issuer,
        issue_date=date,
        facts=(*_title_fact(view, title), *told, *signed),
    )


def title_end(view: View, first: int) -> int:
    """The line after the title; `first` is the line of the first heading."""
    return _title(view, first)[2]


# --- title -------------------------------------------------------------------------------------------------------


def _title(view: View, first: int) -> tuple[list[Line] | None, int, int]:
    """The lines of the title, the place where the opening begins, and its line."""
    lines = view.lines
    for place in range(min(len(lines), max(first, 1), 14)):
        line = lines[place]
        cut = _COLLAPSED_TITLE.match(view.text, line.start, min(line.end, line.start + 160))
        if cut and line.end - line.start > 150 and _TITLE_WORDS.search(cut[0]):
            return [Line(line.start, cut.end())], cut.end(), place
        found = _title_lines(view, place, first)
        if found:
            after = place + len(found)
            after = _repeated(view, found, after)
            return found, lines[after].start if after < len(lines) else len(view.text), after
    return None, lines[0].start if lines else 0, 0


def _title_lines(view: View, place: int, first: int) -> list[Line] | None:
    taken: list[Line] = []
    for line in view.lines[place : min(place + 4, max(first, place + 1))]:
        text = view.text[line.start : line.end]
        if len(text) > 90 or _FRONT.match(text) or "。" in text or text.endswith(("：", ":", "；", "，")):
            return None
        if mark_at(view.text, line.start, line.end):
            return None
        taken.append(line)
        whole = _joined(view.text, taken)
        if _TITLE_END.search(whole) and _TITLE_WORDS.search(whole) and not _goes_on(view, place + len(taken)):
            return taken
    return None


def _goes_on(view: View, place: int) -> bool:
    """Whether the next line ends the title: 关于巡察整改情况 / 的通报."""
    if place >= len(view.lines):
        return False
    line = view.lines[place]
    text = view.text[line.start : line.end]
    return len(text) < 24 and text.startswith(("的", "整改", "进展", "情况")) and _TITLE_END.search(text) is not None


def _repeated(view: View, title: Sequence[Line], after: int) -> int:
    """The line after a title that is printed twice."""
    whole = _joined(view.text, title)
    for place in range(after, min(after + 4, len(view.lines))):
        line = view.lines[place]
        if view.text[line.start : line.end].replace(" ", "") == whole:
            return place + 1
    return after


def _joined(text: str, lines: Sequence[Line]) -> str:
    return re.sub(r"[\s\u3000\xa0]+", "", "".join(text[line.start : line.end] for line in lines))


def _title_fact(view: View, title: Sequence[Line] | None) -> tuple[Fact, ...]:
    if not title:
        return ()
    span = view.span(title[0].start, title[-1].end)
    return (Fact(name="title", text=_joined(view.text, title), span=span),)


# --- end matter --------------------------------------------------------------------------------------------------


def _stop(view: View, last: int) -> int:
    """The line where the end matter begins: words of closing, a contact, a signature."""
    lines = view.lines
    floor = max(last + 1, len(lines) - 30)
    for place in range(floor, len(lines)):
        line = lines[place]
        head = view.text[line.start : min(line.end, line.start + 60)]
        if _CLOSING.match(head) or _CONTACT.match(head):
            return place
    return _signature_start(view, floor)


def _signature_start(view: View, floor: int) -> int:
    place = len(view.lines)
    while place > floor and _is_signature(view, view.lines[place - 1]):
        place -= 1
    return place


def _is_signature(view: View, line: Line) -> bool:
    text = view.text[line.start : line.end]
    return _is_date(text) or _is_body(text)


def _is_body(text: str) -> bool:
    return (
        3 < len(text) <= 50
        and bool(_BODY_END.search(text))
        and not re.search("[。，,：:；;]|^[一二三四五六七八九十][是、]", text)
    )


def _is_date(text: str) -> bool:
    return len(text) <= 24 and any(len(text) - (each.end - each.start) <= 4 for each in dates_in(text))


def _contact(view: View, stop: int) -> tuple[Contact, list[Fact]]:
    lines = view.lines[stop:]
    if not lines:
        return Contact(), []
    start, end = lines[0].start, lines[-1].end
    text = view.text[start : min(end, start + 4000)]
    phone, email = _PHONE.search(text), _EMAIL.search(text)
    address = _address(text)
    contact = Contact(phone=phone["value"] if phone else None, email=email[0] if email else None, address=address)
    told = [
        Fact(name="contact", text=view.text[line.start : line.end], span=view.span(line.start, line.end))
        for line in lines
        if line.end > line.start and not _is_signature(view, line)
    ]
    return contact, told


def _address(text: str) -> str | None:
    for match in _ADDRESS.finditer(text):
        value = match["value"]
        if "@" in value[:40] or re.match(r"[A-Za-z0-9._]+$", value.strip()):
            continue
        cut = _ADDRESS_STOP.search(value)
        return (value[: cut.start()] if cut else value).strip(" 。，,\u3000\xa0") or None
    return None


def _signature(view: View, stop: int) -> tuple[str | None, ic.PartialDate | None, list[Fact]]:
    issuer, date, facts = None, None, []
    for line in reversed(view.lines[max(stop, len(view.lines) - 8) :]):
        text = view.text[line.start : line.end]
        if date is None and _is_date(text):
            date = _date(text)
            facts.append(Fact(name="issue_date", text=text, span=view.span(line.start, line.end)))
        elif issuer is None and _is_body(text):
            issuer = text
            facts.append(Fact(name="issuer", text=text, span=view.span(line.start, line.end)))
        elif issuer is None and _trailing(text):
            issuer = _trailing(text)
    return issuer, date, facts


def _trailing(text: str) -> str | None:
    """A body at the end of a line, after a gap."""
    last = re.split(r"[\s\u3000\xa0]{3,}", text)[-1]
    return last if last != text and _is_body(last) else None


def _date(text: str) -> ic.PartialDate | None:
    for mention in dates_in(text):
        if mention.first.year is not None:
            return mention.first.date(mention.first.year)
    return None
