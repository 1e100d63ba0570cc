"""Problems of a document and of its plan. Codes IC101 to IC149 for what contradicts itself, IC201 to IC249 for gaps."""

from ._diagnostic import Rule, Severity, Text

FINDING = Text("finding", "问题")
MEASURE = Text("measure", "措施")
PARTY = Text("body or person", "机构或人员")

DUPLICATE_ID = Rule(
    "IC101",
    Severity.ERROR,
    Text("the id {id!r} is used twice", "标识 {id!r} 重复使用"),
    Text("Give this item an id of its own; ids are never used again.", "请另取一个标识；标识不可重用。"),
)
DANGLING = Rule(
    "IC102",
    Severity.ERROR,
    Text("there is no {what} {id!r}", "没有标识为 {id!r} 的{what}"),
    Text("{hint}", "{hint}"),
)
BAD_ID = Rule(
    "IC103",
    Severity.ERROR,
    Text("{id!r} is no id", "{id!r} 不是合法的标识"),
    Text(
        "Use up to 40 letters, digits, dots, dashes and underscores.",
        "请用不超过 40 个的字母、数字、点、横线或下划线。",
    ),
)
SAME_NUMBER = Rule(
    "IC104",
    Severity.ERROR,
    Text("the number {number} stands twice under the same heading", "同一标题下序号 {number} 重复"),
    Text("Numbers are unique under their parent or aspect.", "同一方面或上级问题之下的序号不得重复。"),
)
NESTING = Rule(
    "IC105",
    Severity.ERROR,
    Text("findings nest at most three deep and never in a circle", "问题最多嵌套三层，且不能循环"),
)
VERBATIM_CHANGED = Rule(
    "IC106",
    Severity.ERROR,
    Text(
        "the verbatim text of finding {number} is no longer what edition {edition} adopted",
        "问题 {number} 的反馈原文与第 {edition} 版不一致",
    ),
    Text("Restore it; other words belong into public.text.", "请恢复原文；改动后的表述写在 public.text。"),
)
ITEM_REMOVED = Rule(
    "IC107",
    Severity.ERROR,
    Text("{id!r} was removed, but the journal has events of it", "{id!r} 已被删除，但日志中有它的记录"),
    Text("Put it back; close or drop it by an event instead.", "请恢复该项；如不再需要，请用事件销号或取消。"),
)
SEAL_BROKEN = Rule(
    "IC108",
    Severity.ERROR,
    Text("the text of finding {number} does not match its sha256", "问题 {number} 的原文与其 sha256 不符"),
    Text("Restore the text, or take out sha256 if it was never right.", "请恢复原文；如 sha256 本就有误，请删去该行。"),
)
SAME_ACCOUNT = Rule(
    "IC109",
    Severity.ERROR,
    Text("a second account of {finding} for the same audience and day", "{finding} 在同一知悉范围和日期有两份整改情况"),
    Text("Merge the two, or give one its own day.", "请合并，或改其中一份的日期。"),
)
NO_ANCHOR = Rule(
    "IC110",
    Severity.ERROR,
    Text("a period without a day to count from", "期限没有起算日"),
    Text(
        "Give the inspection its feedback_date, or the deadline its anchor.",
        "请填写 feedback_date，或给该期限写 anchor。",
    ),
)
NO_CALENDAR = Rule(
    "IC111",
    Severity.ERROR,
    Text("working days can't be counted: {why}", "无法计算工作日：{why}"),
    Text(
        "Install the plugin that offers the calendar, or name another in profile.yaml.",
        "请安装提供该日历的插件，或在 profile.yaml 另行指定。",
    ),
)
NO_CALENDAR_NAMED = Text("the profile names no calendar", "方案没有指定工作日历")
DEADLINE_NOT_IN_FORCE = Rule(
    "IC112",
    Severity.WARNING,
    Text(
        "this deadline is not in force: entry {seq} extended it to {until}",
        "该期限不生效：日志第 {seq} 条已延期至 {until}",
    ),
    Text("To replace the extension write «supersedes: {seq}».", "如要取代该延期，请写 supersedes: {seq}。"),
)

NO_SUCH_ENTRY = Rule(
    "IC113",
    Severity.ERROR,
    Text("the journal has no entry {seq} to supersede: it has {count}", "日志没有第 {seq} 条可取代（共 {count} 条）"),
)
PARENT_HAS_EVENTS = Rule(
    "IC114",
    Severity.ERROR,
    Text("{id!r} has events of its own, so no finding can stand below it", "{id!r} 已有自己的记录，不能再设下级问题"),
    Text("Register the new findings beside it.", "请把新问题与其并列登记。"),
)
WITHHOLD_NOT_ADOPTED = Rule(
    "IC115",
    Severity.ERROR,
    Text("{id} is to be withheld, but that is not adopted yet", "{id} 拟不公开，但尚未印发"),
    Text("Adopt the document first: inspection adopt", "请先印发：inspection adopt"),
)
NO_FINDINGS = Rule(
    "IC116",
    Severity.ERROR,
    Text("measure {id} is against no finding", "措施 {id} 没有对应的问题"),
    Text("Name the findings in findings.", "请在 findings 中指明问题。"),
)
NO_MEASURE = Rule(
    "IC201",
    Severity.WARNING,
    Text("finding {number} has no measure", "问题 {number} 没有整改措施"),
    Text("Add a measure that names it.", "请补充对应的整改措施。"),
)
NO_LEAD_UNIT = Rule(
    "IC202",
    Severity.WARNING,
    Text("measure {id} has no lead unit", "措施 {id} 没有牵头单位"),
    Text("Add an owner with the role lead_unit.", "请补充 role: lead_unit 的责任单位。"),
)
NO_OFFICER = Rule(
    "IC203",
    Severity.WARNING,
    Text("measure {id} has no responsible officer", "措施 {id} 没有责任领导"),
    Text("Add an owner with the role responsible_officer.", "请补充 role: responsible_officer 的责任人。"),
)
NO_DEADLINE = Rule(
    "IC204",
    Severity.WARNING,
    Text("measure {id} has no deadline", "措施 {id} 没有整改时限"),
    Text("Give a date, a period, immediate or continuing.", "请填写日期、期限、immediate 或 continuing。"),
)
LATE = Rule(
    "IC205",
    Severity.WARNING,
    Text("{what} {number} was due on {due} (days late: {days})", "{what} {number} 应于 {due} 完成，已逾期 {days} 天"),
    Text("Record what was done, or ask for an extension.", "请记录进展，或申请延期。"),
)
NO_EVIDENCE = Rule(
    "IC206",
    Severity.WARNING,
    Text("measure {id} is done, but nothing on file proves it", "措施 {id} 已完成，但没有佐证材料"),
    Text("Add evidence that supports {id}.", "请补充支撑 {id} 的佐证材料。"),
)
NOT_INDEPENDENT = Rule(
    "IC207",
    Severity.WARNING,
    Text("finding {number} was closed without independent verification", "问题 {number} 销号前没有独立验收"),
    Text("Have somebody outside the lead units look at it.", "请由牵头单位以外的人员验收。"),
)
NO_MECHANISM = Rule(
    "IC208",
    Severity.WARNING,
    Text(
        "finding {number} came back, and no measure changes how things are done",
        "问题 {number} 属反弹回潮，却没有机制类措施",
    ),
    Text("Add a measure of the nature mechanism.", "请补充 nature: mechanism 的长效机制措施。"),
)
NOT_ADOPTED = Rule(
    "IC209",
    Severity.HINT,
    Text(
        "changes since edition {edition} that are not adopted: {count}", "第 {edition} 版之后有 {count} 处改动尚未印发"
    ),
    Text("Adopt them: inspection adopt", "请印发：inspection adopt"),
)
ROW_SKIPPED = Rule(
    "IC210",
    Severity.WARNING,
    Text("this row has neither a title nor a text, and was not taken over", "该行既无标题也无正文，未导入"),
    Text("Fill in the finding, or delete the row.", "请填写问题，或删除该行。"),
)
NUMBER_TWICE = Rule(
    "IC211",
    Severity.WARNING,
    Text(
        "the number {number} stood before, for another finding of the same aspect",
        "本方面序号 {number} 已用于另一问题",
    ),
    Text("Give each finding its own number in case.yaml.", "请在 case.yaml 中为每个问题编不同的序号。"),
)
UNKNOWN_SETTING = Rule(
    "IC212",
    Severity.WARNING,
    Text(
        "the profile's {where_in} has {name!r}, which nothing asks for",
        "方案 {where_in} 中的 {name!r} 无处使用",
    ),
    Text("{hint}", "{hint}"),
)
UNDONE = Rule(
    "IC213",
    Severity.WARNING,
    Text(
        "finding {number} is handed in, but measures are open: {measures}",
        "问题 {number} 已报销号，但措施未完成：{measures}",
    ),
    Text("Record them as done, or return or reopen the finding.", "请补记完成，或退回、重新整改该问题。"),
)
COMMENT_LATE = Rule(
    "IC214",
    Severity.WARNING,
    Text(
        "comment {comment} was to be answered by {due}, {days} days ago",
        "意见 {comment} 应于 {due} 前答复，已超{days}天",
    ),
    Text("Answer it: inspection comments answer", "请答复：inspection comments answer"),
)
PUBLICATION_OUTDATED = Rule(
    "IC215",
    Severity.WARNING,
    Text(
        "publication {publication} tells {items} otherwise than is decided now",
        "公开文书 {publication} 中 {items} 与现定公开意见不一致",
    ),
    Text("Return or withdraw it, and draft a new one.", "请退回或撤回，并重新拟稿。"),
)
RELAPSE_CLOSED = Rule(
    "IC216",
    Severity.WARNING,
    Text(
        "finding {number} has relapsed (follow-up {follow_up}), but is still closed",
        "问题 {number} 已反弹（回头看 {follow_up}），却仍为已销号",
    ),
    Text("Reopen it: inspection record reopened", "请重新整改：inspection record reopened"),
)
RISK_PAST = Rule(
    "IC217",
    Severity.WARNING,
    Text("the risk of finding {number} was accepted until {until}", "问题 {number} 的风险接受至 {until}"),
    Text("Look at it again: reopen it, or plan a follow-up.", "请重新评估：重新整改或安排回头看。"),
)
TOTAL_DIFFERS = Rule(
    "IC218",
    Severity.WARNING,
    Text(
        "the stated total of {counts} is {value}, but the case holds {counted}",
        "公布的 {counts} 总数为 {value}，案卷中为 {counted}",
    ),
    Text("Correct whichever is wrong.", "请更正有误的一方。"),
)
CITED_NOT_ON_FILE = Rule(
    "IC219",
    Severity.WARNING,
    Text("evidence {id!r} is cited, but not on file", "引用的佐证 {id!r} 不在档"),
    Text("Put it on file, or correct the id. {hint}", "请归档，或更正标识。{hint}"),
)
