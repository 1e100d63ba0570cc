"""Parts after the findings that have no heading: 下一步，…, 针对以上问题，提出如下要求：…"""

from __future__ import annotations

import re

from ..outline import SectionKind
from ._ladder import Ladder
from ._zones import Zones

_NEXT = re.compile("(?:下一?步|今后|下阶段|接下来)(?:，|,|工作中|我|本|该|市|县|区|校|院|公司|集团|党)")
_REQUIRED = re.compile(
    "(?:针对|对|对照|结合|围绕)?(?:上述|以上|巡察|存在|发现|反馈|这些)[^。]{0,24}(?:提出[^。]{0,16}(?:要求|建议|意见|[：:])|建议|(?<!整改)要求)|(?:整改|巡察|意见)(?:要求|建议)[：:]|(?:巡察|巡视|督察)组(?:要求|建议|强调|对[^。]{0,20}提出)"
    "|[^。，]{2,20}(?:党委|党组|党工委|支部)?主要负责人?[^。]{0,20}表态|(?:此外|同时|巡察期间)，?[^。]{0,20}(?:收到|受理|反映)[^。]{0,30}(?:问题线索|信访)|(?:会议|[^。，定订出]{2,14}(?:党委|党组|委|组|局|院|校))要求，"
)


def other_part(ladder: Ladder, zones: Zones, stop: int, *, told: bool) -> int | None:
    """The line below the last finding where another part begins; None where there is none.

    `told` says that each finding has its account below, so that what follows its heading belongs to it.
    """
    found = sorted({*zones.findings, *zones.leaves})
    if not found:
        return None
    last = found[-1]
    begin = ladder.nodes[last].place + 1
    end = min(ladder.end(last), stop)
    account = told and ladder.nodes[last].alone
    kinds = {kind for _, kind in zones.sections}
    openings = [
        words
        for kind, words in ((SectionKind.REQUIREMENTS, _REQUIRED), (SectionKind.NEXT_STEPS, _NEXT))
        if kind not in kinds and not _usual(words, ladder, found[0], begin)
    ]
    parts = (place for place in range(begin + account, end) if any(_begins(words, ladder, place) for words in openings))
    return next(parts, None)


def _begins(words: re.Pattern[str], ladder: Ladder, place: int) -> bool:
    line = ladder.view.lines[place]
    return words.match(ladder.view.text, line.start, min(line.end, line.start + 80)) is not None


def _usual(words: re.Pattern[str], ladder: Ladder, first: int, begin: int) -> bool:
    """Whether findings before the last one have lines that begin in the same way."""
    return any(_begins(words, ladder, place) for place in range(ladder.nodes[first].place + 1, begin))
