"""What the names are called that only templates of these documents know; those of the core are called as it says."""

from __future__ import annotations

from collections.abc import Mapping

import inspection_core as ic

MEANINGS: Mapping[str, ic.Text] = {
    "annex": ic.Text("annex", "附件"),
    "answer": ic.Text("what is asked in answer", "回复要求"),
    "asked": ic.Text("asked for", "申请内容"),
    "at": ic.Text("numbers of the parts", "各部分序号"),
    "begins": ic.Text("a cell that goes on below", "合并起始格"),
    "boxes": ic.Text("boxes for opinions", "意见栏"),
    "bulletin": ic.Text("the bulletin", "通报"),
    "chapters": ic.Text("chapters of prose", "各部分综述"),
    "closed_word": ic.Text("word for closed", "“已销号”用语"),
    "creator": ic.Text("author", "作者"),
    "decisions": ic.Text("decisions", "公开意见汇总"),
    "done": ic.Text("done on", "完成情况"),
    "duties": ic.Text("who answers for what", "责任分工表"),
    "empty": ic.Text("nothing to tell", "无内容"),
    "ending": ic.Text("closing words", "结语"),
    "explained": ic.Text("explained", "说明"),
    "first_responsible": ic.Text("first responsible person", "第一责任人"),
    "goes_on": ic.Text("a cell that goes on from above", "合并延续格"),
    "has_first": ic.Text("names a first responsible person", "有第一责任人"),
    "has_targets": ic.Text("has targets", "有整改目标"),
    "head": ic.Text("heading of the sheet", "表头"),
    "heading": ic.Text("heading", "小标题"),
    "is_internal": ic.Text("for internal use", "内部使用"),
    "kinds": ic.Text("kinds of deadline", "整改类型"),
    "lead_unit": ic.Text("lead unit", "牵头单位"),
    "lead_word": ic.Text("word for the lead unit", "“牵头单位”用语"),
    "list_line": ic.Text("line about the list", "清单说明"),
    "meeting": ic.Text("meeting", "会议"),
    "more_late": ic.Text("further late ones", "其余逾期数"),
    "more_soon": ic.Text("further ones due soon", "其余临期数"),
    "next_steps": ic.Text("next steps", "下一步打算"),
    "nothing": ic.Text("word for nothing", "“无”用语"),
    "now": ic.Text("state now", "当前状态"),
    "numbers": ic.Text("figures", "数字"),
    "officer": ic.Text("responsible officer", "责任领导"),
    "officer_word": ic.Text("word for the responsible officer", "“责任领导”用语"),
    "open_count": ic.Text("still open", "未办结数"),
    "organisation": ic.Text("how the work was organised", "组织情况"),
    "other": ic.Text("other prose", "其他情况"),
    "overall": ic.Text("over all", "总体"),
    "own": ic.Text("of its own", "本项"),
    "principal": ic.Text("first responsible person", "主要负责人"),
    "principal_word": ic.Text("word for the first responsible person", "“主要负责人”用语"),
    "properties": ic.Text("properties of the file", "文件属性"),
    "public_number": ic.Text("public number", "公开序号"),
    "public_text": ic.Text("public text", "公开正文"),
    "red_head": ic.Text("with a red head", "带红头"),
    "recurrences": ic.Text("recurrences", "反弹问题"),
    "remark": ic.Text("remark", "备注"),
    "request": ic.Text("what is asked", "要求"),
    "responsible_officer": ic.Text("responsible officer", "责任领导"),
    "returned": ic.Text("returned", "退回"),
    "roles": ic.Text("roles", "责任角色"),
    "sheets": ic.Text("sheets", "各表"),
    "signed": ic.Text("signed by", "签署"),
    "soon": ic.Text("due soon", "即将到期"),
    "span": ic.Text("width in columns of the grid", "所占栅格数"),
    "submitted": ic.Text("submitted", "申请销号"),
    "summary": ic.Text("summary", "概述"),
    "supporting_unit": ic.Text("supporting unit", "配合单位"),
    "tasks": ic.Text("tasks", "任务清单"),
    "tells_deadlines": ic.Text("tells deadlines", "列出时限"),
    "under_way": ic.Text("under way", "正在整改"),
    "verified": ic.Text("verified", "验收情况"),
}


def meaning_of(name: str) -> ic.Text | None:
    """What a name is called; None for one that nobody has called anything."""
    return MEANINGS.get(name) or ic.field_title(name)
