"""What a document is called, and how its title is set: in lines of about equal length, broken between words."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Mapping

import inspection_core as ic

LINE = 20
"""Characters of 22 pt in a line of the official page."""

_JOINT = re.compile(
    r"(?<=.)(?=关于|主要负责人|组织落实|(?:常规|专项|机动)巡[察视]"
    r"|(?<!常规)(?<!专项)(?<!机动)巡[察视](?!组)|整改|情况)"
)


TITLES: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "brief_title": "{inspected}{kind}整改情况简报",
        "closure_title": "{kind}反馈问题销号审批表",
        "comments_title": "{inspected}{kind}整改群众意见登记表",
        "digest_title": "{inspected}{kind}整改调度情况",
        "evidence_index_title": "{inspected}{kind}整改佐证材料目录",
        "extension_title": "{kind}整改延期申请表",
        "follow_up_title": "{inspected}{kind}整改回头看情况",
        "ledger_title": "{inspected}{kind}整改台账",
        "notice_title": "{kind}整改{notice}",
        "plan_title": "{inspected}{kind}整改方案",
        "principal_report_title": "{inspected}主要负责人组织落实{kind}整改情况报告",
        "publication_review_title": "{inspected}{kind}整改公开审核表",
        "report_title": "{inspected}{kind}整改情况报告",
    },
    "en": {
        "brief_title": "{inspected} on the {kind}: in brief",
        "closure_title": "Close-out of findings of the {kind}",
        "comments_title": "Comments on what {inspected} published of the {kind}",
        "digest_title": "Progress of {inspected} on the {kind}",
        "evidence_index_title": "Evidence of {inspected} on the {kind}",
        "extension_title": "Request for more time on findings of the {kind}",
        "follow_up_title": "Follow-up of {inspected} on the {kind}",
        "ledger_title": "Ledger of {inspected} on the {kind}",
        "notice_title": "{notice} on the {kind}",
        "plan_title": "Plan of action of {inspected} on the {kind}",
        "principal_report_title": "Report of the head of {inspected} on the action after the {kind}",
        "publication_review_title": "What {inspected} publishes of the {kind}",
        "report_title": "Report of {inspected} on the action after the {kind}",
    },
}
"""Titles of the documents, by language; a phrase of the same key in the profile takes their place."""


def title_of(report: ic.Report, key: str, **facts: object) -> str:
    """The title of a document, such as `plan_title`, with the bodies and the kind of inspection filled in."""
    about, profile = report.inspection, report.profile
    ours = TITLES["zh" if report.language == "zh" else "en"][key]
    named = {"inspecting": about.inspecting, "inspected": about.inspected, "kind": about.kind_word, **facts}
    return profile.phrases.get(key, ours).format_map(named)


def balanced(title: str, width: int = LINE) -> str:
    """A title broken into lines of about equal length, between words that titles of bulletins are made of.

    One that fits a line, or has no fitting joint, is left to Word.
    """
    fewest = -(-_width(title) // width)
    joints = [found.start() for found in _JOINT.finditer(title)]
    for count in (fewest, fewest + 1):
        broken = (_cut(title, places) for places in itertools.combinations(joints, count - 1))
        fitting = [lines for lines in broken if max(map(_width, lines)) <= width]
        if fitting:
            best = min(fitting, key=_unevenness)
            return "\n".join(best)
    return title


def _cut(title: str, places: tuple[int, ...]) -> list[str]:
    ends = [0, *places, len(title)]
    return [title[start:end] for start, end in itertools.pairwise(ends)]


def _width(text: str) -> int:
    """How many full-width characters a text is as wide as, rounded up."""
    wide = sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
    return -(-wide // 2)


def _unevenness(lines: list[str]) -> int:
    return max(map(_width, lines)) - min(map(_width, lines))
