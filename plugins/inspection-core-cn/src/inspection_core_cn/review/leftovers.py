"""Whether placeholders, prompts or tags of a template are left."""

from __future__ import annotations

import re
from collections.abc import Iterator

import inspection_core as ic

from . import rules
from .telling import around, tell

PROMPTS = (
    "此处填写",
    "此处添加",
    "此处插入",
    "此处补充",
    "请填写",
    "请在此",
    "请根据实际",
    "根据实际情况填写",
    "根据实际填写",
    "待填写",
    "待补充",
    "待核实后补",
    "数据待补",
    "（待定）",
    "（略）",
    "模板正文",
    "示例文本",
    "范文仅供参考",
    "仅供参考，请",
    "填写说明",
    "单位名称（盖章）",
    "（单位名称）",
    "（填写",
    "作为一个人工智能",
    "作为人工智能",
    "作为AI",
    "以下是为您",
    "希望以上内容",
    "Lorem ipsum",
    "TODO",
    "FIXME",
)
_HOLES = re.compile(
    "[XxＸｘ×✕○〇●*＊]{2,}(?![A-Za-z0-9])|20[XxＸｘ×○*]{2}年|[_＿]{3,}|(?<=[年])[XxＸｘ×](?=月)|(?<=月)[XxＸｘ×](?=日)"
    "|第[XxＸｘ×](?=[次届批轮章条])|(?<=[\u4e00-\u9fff])[XxＸｘ](?=[个名项条次件市县区局届])|[?？]{3,}"
)
_HOLE_SIGNS = (
    "XX",
    "xx",
    "ＸＸ",
    "××",
    "Ｘ",
    "×",
    "X",
    "x",
    "ｘ",
    "○○",
    "●●",
    "**",
    "＊＊",
    "__",
    "＿＿",
    "??",
    "？？",
    "✕",
)
_TAGS = re.compile(
    "\\{\\{[^{}\n]{0,80}\\}\\}|\\{%[^{}\n]{0,80}%\\}|\\$\\{[^{}\n]{1,60}\\}|<<[^<>\n]{1,40}>>|«[^«»\n]{1,40}»"
)
_EMPTY = re.compile("【[ \u3000]*】|〔[ \u3000]*〕|《[ \u3000]*》|“[ \u3000]*”|（[ \u3000]*）|\\([ \u3000]*\\)")
_BRACKETS = re.compile("【[^【】\n]{0,30}(?:填|写|名称|单位|日期|数字|姓名|说明|内容|插入|选择)[^【】\n]{0,20}】")
_FIELD = re.compile("[填请选]|插入|【(?:单位|机构|部门)?(?:全称|名称|日期|数字|姓名|内容)】")
_LETTERS = re.compile("[A-Za-z]")


def examine(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """What was to be filled in and was not."""
    yield from _prompts(look)
    yield from _holes(look)
    if any(sign in look.text for sign in ("{{", "{%", "${", "<<", "«")):
        for match in _TAGS.finditer(look.text):
            yield tell(look, rules.TEMPLATE_TAG, match.start(), match.end())
    yield from _empty(look)


def _prompts(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    for words in PROMPTS:
        at = look.text.find(words)
        while at >= 0:
            yield tell(look, rules.PROMPT, at, at + len(words))
            at = look.text.find(words, at + len(words))
    if "【" in look.text:
        for match in _BRACKETS.finditer(look.text):
            is_heading = look.text[max(0, match.start() - 1) : match.start()] in ("", "\n")
            if not is_heading or _FIELD.search(match[0]):
                yield tell(look, rules.PROMPT, match.start(), match.end())


def _holes(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """XX, ××, ____; asterisks of a heading or of a masked number are none."""
    if not any(sign in look.text for sign in _HOLE_SIGNS):
        return
    for match in _HOLES.finditer(look.text):
        before = look.text[max(0, match.start() - 1) : match.start()]
        if not (
            _is_emphasis(look.text, match) or _LETTERS.match(before) or (before.isdigit() and match[0][0] in "*＊×xX")
        ):
            shown = around(look.text, match.start(), match.end())
            yield tell(look, rules.PLACEHOLDER, match.start(), match.end(), around=shown)


def _is_emphasis(text: str, match: re.Match[str]) -> bool:
    """Whether ** marks something as bold, or the signs make a rule across the line."""
    if match[0][0] not in "*＊_＿":
        return False
    line = text[text.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0].strip()
    return (match[0][0] == "*" and line.count("**") >= 1 and len(match[0]) == 2) or not line.strip("*_＊＿ ")


def _empty(look: ic.TextExamination) -> Iterator[ic.Diagnostic]:
    """Brackets and quotes that hold nothing; one that gives room for a mark of choice is none."""
    for match in _EMPTY.finditer(look.text):
        yield tell(look, rules.EMPTY_PAIR, match.start(), match.end())
