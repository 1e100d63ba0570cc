"""Names of templates in Chinese: `{{ 问题.标题 }}` is `{{ item.title }}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import nodes

ALIASES: Mapping[str, str] = {
    "报告": "report",
    "检查": "inspection",
    "巡察": "inspection",
    "通报": "bulletin",
    "段落": "blocks",
    "层级": "level",
    "整段": "line",
    "问题": "items",
    "方面": "aspects",
    "标题": "title",
    "序号": "number",
    "完整序号": "full_number",
    "编号": "index",
    "正文": "text",
    "状态": "state_word",
    "销号方式": "resolution",
    "责任单位": "owner",
    "责任分工": "owners",
    "角色": "role_word",
    "姓名": "name",
    "名称": "name",
    "时限": "due",
    "期限": "limit",
    "最后一日": "day",
    "剩余天数": "days_left",
    "逾期": "late",
    "逾期天数": "days_late",
    "亮灯": "light_word",
    "目标": "target",
    "完成标准": "standard",
    "措施": "measures",
    "整改措施": "measures",
    "整改情况": "account",
    "段首语": "label",
    "尚余事项": "remaining",
    "下一步": "next_step",
    "佐证": "evidence",
    "佐证材料": "evidence",
    "文号": "document_number",
    "支撑事项": "supports",
    "存放地点": "place",
    "进度": "progress",
    "已销号": "closed",
    "计入统计": "countable",
    "数量": "count",
    "销号率": "rate",
    "截至": "as_of",
    "未公开数": "withheld",
    "检查单位": "inspecting",
    "被检查单位": "inspected",
    "检查类型": "kind_word",
    "反馈日期": "feedback_date",
    "联系方式": "contact",
    "电话": "phone",
    "邮箱": "email",
    "地址": "address",
    "综述": "sections",
    "导语": "lead",
    "分述": "topics",
    "整改成效": "outcomes",
    "数值": "value",
    "单位": "unit",
    "落款": "signature",
    "日期": "date",
    "各行": "rows",
    "各列": "columns",
    "各格": "cells",
}
"""Each word with the name that it stands for; a name may have several words, a word has one name."""

WORDS: Mapping[str, tuple[str, ...]] = {
    name: tuple(word for word, of in ALIASES.items() if of == name) for name in dict.fromkeys(ALIASES.values())
}
"""The words of each name."""


def rename(tree: nodes.Template, variables: frozenset[str] = frozenset()) -> nodes.Template:
    """The same tree with each Chinese word as the name that it stands for; variables of loops keep their names.

    It is done once, before the tree is compiled, so that filling in is none the slower. `variables` are those of loops
    around it.
    """
    from jinja2.nodes import Getattr, Name

    kept = variables | bound(tree)
    for node in tree.find_all((Getattr, Name)):
        if isinstance(node, Getattr):
            node.attr = ALIASES.get(node.attr, node.attr)
        elif isinstance(node, Name) and node.name not in kept:
            node.name = ALIASES.get(node.name, node.name)
    return tree


def bound(tree: nodes.Template) -> frozenset[str]:
    """The variables of the loops of a tree."""
    from jinja2.nodes import Name

    return frozenset(node.name for node in tree.find_all(Name) if node.ctx == "store")
