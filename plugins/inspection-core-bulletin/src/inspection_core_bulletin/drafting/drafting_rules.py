"""Doubts about the draft that a document makes: its tables, what was taken over, what was not. Codes IB038 to IB059."""

import inspection_core as ic

TABLE_LEFT = ic.Rule(
    "IB038",
    ic.Severity.HINT,
    ic.Text(
        "this table is not one of findings, and was read as text: {quote!r}", "该表不是问题清单，按文字读取：“{quote}”"
    ),
)
ROW_FITS_NONE = ic.Rule(
    "IB039",
    ic.Severity.WARNING,
    ic.Text(
        "this row of the table fits no finding of the text, and was left out: {quote!r}; {nearest}",
        "表中该行与正文中的问题都不相符，未导入：“{quote}”；{nearest}",
    ),
    ic.Text("Add it by hand where it belongs.", "请核对后人工补录。"),
)
ROW_DOUBT = ic.Rule(
    "IB040",
    ic.Severity.WARNING,
    ic.Text(
        "row {mine} of the table ({quote!r}) was taken for finding {number}: the texts agree by {percent} %",
        "表中该行（序号 {mine}，“{quote}”）按问题{number}读取：文字相近 {percent}%",
    ),
    ic.Text("Look whether that is right.", "请核对。"),
)
NO_ROW = ic.Rule(
    "IB041",
    ic.Severity.WARNING,
    ic.Text("the table has no row for these findings: {numbers}", "表中没有下列问题：{numbers}"),
    ic.Text("Check whether they were left out.", "请核对是否有遗漏。"),
)
TEXT_SAYS_OTHERWISE = ic.Rule(
    "IB042",
    ic.Severity.WARNING,
    ic.Text(
        "finding {number}: the table gives {what}, the text another; that of the text was kept",
        "问题{number}：表中的{what}与正文不同，以正文为准",
    ),
    ic.Text("Compare the two.", "请对照核对。"),
)
FROM_TABLE = ic.Rule(
    "IB043",
    ic.Severity.HINT,
    ic.Text("{count} rows of the table were read", "从表中读取 {count} 行"),
)
ONLY_TABLE = ic.Rule(
    "IB044",
    ic.Severity.WARNING,
    ic.Text(
        "the document is neither a feedback notice nor a report on rectification: only its table of findings was read",
        "文件不是反馈意见，也不是整改情况通报：只读取了其中的问题清单",
    ),
    ic.Text(
        "Check the file, and fill in who inspected whom, and when.", "请核对文件，并补充检查单位、被检查单位和日期。"
    ),
)
SOME_WITHOUT = ic.Rule(
    "IB045",
    ic.Severity.HINT,
    ic.Text(
        "the document prints neither owners nor a time limit for these findings, they stay empty: {numbers}",
        "文中没有下列问题的责任单位和时限，相应内容留空：{numbers}",
    ),
)
KIND_TAKEN = ic.Rule(
    "IB046",
    ic.Severity.HINT,
    ic.Text(
        "the document doesn't say what kind of inspection it was; taken as {kind}", "文中没有写明检查类型，暂按 {kind}"
    ),
    ic.Text("Correct `kind` in case.yaml if it was another.", "如不是，请在 case.yaml 中更正 kind。"),
)
FEEDBACK_PARTIAL = ic.Rule(
    "IB047",
    ic.Severity.WARNING,
    ic.Text("of the day of the feedback only {date} is known; it is left empty", "反馈日期只写到 {date}，留空"),
    ic.Text("Write the day into `feedback_date` in case.yaml.", "请在 case.yaml 的 feedback_date 中填写日期。"),
)
DAY_PARTIAL = ic.Rule(
    "IB048",
    ic.Severity.WARNING,
    ic.Text(
        "of the day of issue only {date} is known; what was done is dated {day}",
        "印发日期只写到 {date}，整改情况的截至日暂取 {day}",
    ),
    ic.Text("Correct `as_of` of the accounts in case.yaml.", "请在 case.yaml 中更正 accounts 的 as_of。"),
)
BODY_UNKNOWN = ic.Rule(
    "IB050",
    ic.Severity.WARNING,
    ic.Text("the document doesn't name {what}; ? stands in its place", "文中没有写明{what}，暂以“?”代替"),
    ic.Text("Write its name under `bodies` in case.yaml.", "请在 case.yaml 的 bodies 中填写名称。"),
)
INSPECTING = ic.Text("who inspected", "检查单位")
INSPECTED = ic.Text("who was inspected", "被检查单位")
BETWEEN = ic.Rule(
    "IB049",
    ic.Severity.WARNING,
    ic.Text(
        "this text among the findings belongs to none of them, and was left out: {quote!r}",
        "问题部分中的这段文字不属于任何问题，未导入：“{quote}”",
    ),
    ic.Text("Add it by hand where it belongs.", "请核对后人工补录。"),
)
