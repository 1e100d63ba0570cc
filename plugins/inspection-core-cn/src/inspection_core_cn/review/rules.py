"""What is wrong with the order, the figures and the days of a text, and what it lacks. Codes ICN101 to ICN159."""

import inspection_core as ic

HEADING_GAP = ic.Rule(
    "ICN101",
    ic.Severity.WARNING,
    ic.Text("{missing} is missing before {label}", "{label}之前缺少{missing}"),
    ic.Text("Check whether a heading was left out; nothing is renumbered.", "请核对是否漏了标题；编号不会自动改动。"),
)
HEADING_AGAIN = ic.Rule(
    "ICN102",
    ic.Severity.WARNING,
    ic.Text("heading {label} stands where {expected} is due", "此处应为{expected}，却编为{label}"),
    ic.Text("Correct the number, or the order of the headings.", "请改正编号或标题顺序。"),
)
LABEL_GAP = ic.Rule(
    "ICN103",
    ic.Severity.WARNING,
    ic.Text("{missing} is missing before {label}", "“{label}”之前缺少“{missing}”"),
    ic.Text("Check whether a point was left out, then number the rest anew.", "请核对是否漏了一条，再顺次改号。"),
)
LABEL_AGAIN = ic.Rule(
    "ICN104",
    ic.Severity.WARNING,
    ic.Text("the point {label} stands where {expected} is due", "此处应为“{expected}”，却写成“{label}”"),
    ic.Text("Number the points anew.", "请顺次改号。"),
)
LABEL_AFTER_COMMA = ic.Rule(
    "ICN105",
    ic.Severity.WARNING,
    ic.Text(
        "the point begins after a comma ({quote}); others of the list begin a sentence",
        "“{quote}”接在逗号之后，同一列举的其他各条另起一句",
    ),
    ic.Text("Put {mark} before it.", "请将前面的逗号改为“{mark}”。"),
)
LEVEL_ORDER = ic.Rule(
    "ICN106",
    ic.Severity.WARNING,
    ic.Text(
        "{quote} stands inside a list of {outer}, which is the lower level", "“{quote}”编在“{outer}”一级之内，层次颠倒"
    ),
    ic.Text("The order is 一、 （一） 1. （1）.", "层次序数依次为“一、”“（一）”“1.”“（1）”。"),
)
LABEL_FORM = ic.Rule(
    "ICN107",
    ic.Severity.WARNING,
    ic.Text("the mark {quote} doesn't belong behind this label", "序数后的“{quote}”不合规范"),
    ic.Text("Write it as {usual}.", "请写成“{usual}”的形式。"),
)
LABEL_MIXED = ic.Rule(
    "ICN108",
    ic.Severity.HINT,
    ic.Text("{quote} is written otherwise than its siblings", "“{quote}”与同级序数写法不一"),
    ic.Text("Write {usual}.", "请写成“{usual}”。"),
)
NAME_DIFFERS = ic.Rule(
    "ICN111",
    ic.Severity.WARNING,
    ic.Text("the office is called {quote!r} here, and {other!r} elsewhere", "此处单位名称为“{quote}”，他处为“{other}”"),
    ic.Text("Compare with the seal, and write one name.", "请以公章为准，前后写成一致。"),
)
SUM_DIFFERS = ic.Rule(
    "ICN121",
    ic.Severity.WARNING,
    ic.Text("the parts {parts} make {sum}, not {total}", "分项 {parts} 合计为 {sum}，与总数 {total} 不符"),
    ic.Text("Check the total and its parts.", "请核对总数和分项。"),
)
RATE_DIFFERS = ic.Rule(
    "ICN122",
    ic.Severity.WARNING,
    ic.Text("{part} of {whole} are {right}, not {quote}", "{part}占{whole}为 {right}，不是 {quote}"),
    ic.Text("Check the counts and the rate.", "请核对数量和比例。"),
)
SHARES = ic.Rule(
    "ICN123",
    ic.Severity.WARNING,
    ic.Text("the shares {added} make {sum}", "各占比 {added} 合计 {sum}，不是 100%"),
    ic.Text("Check the shares; rounding explains only the last figure.", "请核对各项占比；四舍五入只影响末位。"),
)
LIST_LENGTH = ic.Rule(
    "ICN124",
    ic.Severity.WARNING,
    ic.Text("{number} are announced, and {count} are listed", "写明“{number}”，实际列出{count}项"),
    ic.Text("Correct the number or the list.", "请改正数目或补全所列内容。"),
)
CHANGE_WAY = ic.Rule(
    "ICN125",
    ic.Severity.WARNING,
    ic.Text("{word} doesn't fit the two figures: {quote}", "“{word}”与前后数字方向不符：{quote}"),
    ic.Text("Check the figures, and which came first.", "请核对两个数字及其先后。"),
)
CHANGE_AMOUNT = ic.Rule(
    "ICN126",
    ic.Severity.WARNING,
    ic.Text("from {old} to {new} is a change of {right}, not of {quote}", "由{old}到{new}相差{right}，不是{quote}"),
    ic.Text("Check the three figures.", "请核对这三个数字。"),
)
ABOUT_TWICE = ic.Rule(
    "ICN127",
    ic.Severity.WARNING,
    ic.Text("{quote} says twice that the figure is not exact", "“{quote}”重复表示约数"),
    ic.Text("Keep one of the words.", "请只留一个表示约数的词。"),
)
PLACEHOLDER = ic.Rule(
    "ICN131",
    ic.Severity.WARNING,
    ic.Text("a placeholder is left: {around}", "尚有未填写的空位：{around}"),
    ic.Text("Fill it in.", "请填写完整。"),
)
PROMPT = ic.Rule(
    "ICN132",
    ic.Severity.ERROR,
    ic.Text("the prompt of a template is left: {quote}", "模板提示语未删除：{quote}"),
    ic.Text("Replace it with the text that it asks for.", "请换成应填写的内容。"),
)
TEMPLATE_TAG = ic.Rule(
    "ICN133",
    ic.Severity.ERROR,
    ic.Text("a tag of a template was not filled in: {quote}", "模板标记未被替换：{quote}"),
    ic.Text("Fill it in, or correct the template.", "请填写，或检查模板。"),
)
EMPTY_PAIR = ic.Rule(
    "ICN134",
    ic.Severity.WARNING,
    ic.Text("there is nothing between {quote}", "“{quote}”内没有内容"),
    ic.Text("Fill it in, or take the signs out.", "请填写，或删去符号。"),
)
NO_ACCOUNT = ic.Rule(
    "ICN141",
    ic.Severity.WARNING,
    ic.Text("nothing is told below the finding {quote!r}", "问题“{quote}”之下没有整改情况"),
    ic.Text("Say what was done about it.", "请写明整改情况。"),
)
ONLY_PROMISES = ic.Rule(
    "ICN142",
    ic.Severity.HINT,
    ic.Text("the finding {quote!r} is met with intentions only", "问题“{quote}”之下只有打算，没有已做的事"),
    ic.Text("Say what was done already, or when it will be.", "请写明已做的工作，或完成时限。"),
)
NO_DATE = ic.Rule(
    "ICN143",
    ic.Severity.WARNING,
    ic.Text("there is no date of issue", "没有成文日期"),
    ic.Text("Write the date below the signature: 2024年3月1日.", "请在署名之下写明成文日期，如“2024年3月1日”。"),
)
NO_CONTACT = ic.Rule(
    "ICN144",
    ic.Severity.WARNING,
    ic.Text("there is no contact for comments", "没有联系方式"),
    ic.Text(
        "Give a telephone number, an address or a mailbox before the signature.", "请在署名之前写明电话、地址或邮箱。"
    ),
)
NO_SIGNATURE = ic.Rule(
    "ICN145",
    ic.Severity.HINT,
    ic.Text("there is no signature of the office below the text", "文末没有发文单位署名"),
    ic.Text("Write the office's full name at the end.", "请在文末写明单位全称。"),
)
NO_SUCH_DAY = ic.Rule(
    "ICN151",
    ic.Severity.ERROR,
    ic.Text("there is no such day: {quote} ({why})", "日期不存在：{quote}（{why}）"),
    ic.Text("Check the date.", "请核对日期。"),
)
DATE_DAMAGED = ic.Rule(
    "ICN152",
    ic.Severity.WARNING,
    ic.Text("the date {quote!r} is damaged: {why}", "日期“{quote}”残缺：{why}"),
    ic.Text("Write it in full.", "请写完整。"),
)
DAY_AHEAD = ic.Rule(
    "ICN153",
    ic.Severity.WARNING,
    ic.Text("{quote} is later than {limit}, and is told as if it had been", "{quote}晚于{limit}，却按已发生叙述"),
    ic.Text("Check the date, or say that it is planned.", "请核对日期，或写明是计划。"),
)
PERIOD_REVERSED = ic.Rule(
    "ICN154",
    ic.Severity.WARNING,
    ic.Text("the period {quote!r} ends before it begins: {why}", "起止日期“{quote}”颠倒：{why}"),
    ic.Text("Check both dates.", "请核对起止日期。"),
)
BEFORE_INSPECTION = ic.Rule(
    "ICN155",
    ic.Severity.WARNING,
    ic.Text(
        "what was done on {quote} lies before the inspection, which began on {began}",
        "{quote}的工作早于巡察开始之日（{began}），不宜列为整改",
    ),
    ic.Text("Check the date, or leave it out.", "请核对日期，或不作为整改情况。"),
)
WEEKDAY = ic.Rule(
    "ICN156",
    ic.Severity.WARNING,
    ic.Text("{day} is {right}, which {quote!r} doesn't say", "{day}是{right}，与“{quote}”不符"),
    ic.Text("Check date and weekday.", "请核对日期和星期。"),
)
YEAR_SHORT = ic.Rule(
    "ICN157",
    ic.Severity.WARNING,
    ic.Text("the year in {quote!r} is not written in full", "“{quote}”年份未写全四位"),
    ic.Text("Write four figures.", "年份请写四位数字。"),
)
NO_SUCH_TIME = ic.Rule(
    "ICN158",
    ic.Severity.WARNING,
    ic.Text("there is no such time of day: {around}", "时刻不存在：{around}"),
    ic.Text("Check the time.", "请核对时间。"),
)
FEEDBACK_EARLY = ic.Rule(
    "ICN159",
    ic.Severity.WARNING,
    ic.Text(
        "the feedback of {quote} lies before the end of the inspection, {ended}",
        "反馈日期{quote}早于巡察结束之日（{ended}）",
    ),
    ic.Text("Check both dates.", "请核对两个日期。"),
)
