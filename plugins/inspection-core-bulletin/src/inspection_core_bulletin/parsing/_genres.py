"""What kind of document a text is, and whether it is one that findings are read from at all."""

from __future__ import annotations

import re

from ..outline import Genre

_REFUSED_TITLE = re.compile(
    "纪要|会议记录|办法$|条例$|规定$|细则$|法$|工作规则|实施方案$|工作方案$|推进会|动员会|座谈会|培训班|新闻|简报|讲话|心得|通知$"
)
_NEWS = re.compile(
    "本报讯|本报记者|（记者|\\(记者|通讯员|新华社|会议强调|会议指出|会议要求|会议认为|会议审议|会议听取|记者从"
)
_ANNOUNCED = re.compile("进驻|受理[^。]{0,20}(?:来信|来电|信访)|值班电话")
_ARTICLE = re.compile("(?:^|\n)第[一二三四五六七八九十百]{1,5}条")
_RECTIFIED = re.compile("整改")
_NOTICE = re.compile("反馈(?:意见|情况|会|问题|书)?|情况的?反馈|巡[察视]反馈|向.{2,50}反馈")
_PUBLISHED = re.compile("通报|公告|公示|报告|公布|公开|情况|说明|清单|台账|结果")
_INSPECTED = re.compile("(?:巡察|巡视|督察|督查|审计|检查|督导)")
_LEAD_RECTIFIED = re.compile(
    "整改[^。]{0,24}(?:公布|公示|通报|公告|公开|报告)|(?:公布|公示|通报|公告|公开|报告)[^。]{0,24}整改"
)
_LEAD_NOTICE = re.compile(
    "(?:情况|意见|问题)[^。]{0,12}反馈如下|反馈如下|现[^。]{0,20}反馈|巡[察视](?:发现|指出|认为)|(?:发现|存在)的?(?:主要|突出)?问题|向[^。]{2,50}反馈"
)


def genre_of(title: str | None, opening: str) -> Genre:
    """The kind of a document by its title and its opening."""
    head = opening[:1500]
    if title and _REFUSED_TITLE.search(title):
        return Genre.UNKNOWN
    if _ANNOUNCED.search(head) and not _RECTIFIED.search(head) and "反馈" not in head:
        return Genre.UNKNOWN
    if len(_ARTICLE.findall(opening[:6000])) >= 3 or (_NEWS.search(head[:400]) and not _by_title(title)):
        return Genre.UNKNOWN
    return _by_title(title) or _by_opening(head)


def _by_title(title: str | None) -> Genre | None:
    if not title or not (_INSPECTED.search(title) or _RECTIFIED.search(title) or "反馈" in title):
        return None
    if re.search("销号|验收", title) or ("公示" in title and re.search("督察", title)):
        return Genre.CLOSE_OUT
    if "审计" in title and _PUBLISHED.search(title):
        return Genre.AUDIT
    if _RECTIFIED.search(title) and _PUBLISHED.search(title):
        return Genre.BULLETIN
    if _NOTICE.search(title):
        return Genre.NOTICE
    return None


def _by_opening(head: str) -> Genre:
    if _INSPECTED.search(head) or "反馈" in head:
        if _LEAD_RECTIFIED.search(head):
            return Genre.AUDIT if re.search("审计(?:局|厅|署|组)", head) else Genre.BULLETIN
        if _INSPECTED.search(head) and _LEAD_NOTICE.search(head):
            return Genre.NOTICE
    return Genre.UNKNOWN
