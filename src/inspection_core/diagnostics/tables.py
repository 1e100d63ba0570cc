"""Problems of tables that offices already have: ledgers and plans of another making. Codes IC050 to IC069."""

from ._diagnostic import Rule, Severity, Text

NOT_A_DATE = Rule(
    "IC050",
    Severity.ERROR,
    Text("{title}: {quote!r} is no date or time limit that is understood", "“{title}”：看不懂时间 {quote!r}"),
    Text(
        "Write one date such as 2024-03-31, or a period such as 3 months.",
        "请写一个日期（如 2024-03-31）或期限（如 3个月）。",
    ),
)
AMBIGUOUS_DATE = Rule(
    "IC051",
    Severity.ERROR,
    Text("{title}: {quote!r} may mean {choices}", "“{title}”：{quote!r} 可能是 {choices}"),
    Text("Write it as 2024-03-31.", "请写成 2024-03-31 的样式。"),
)
NO_YEAR = Rule(
    "IC052",
    Severity.ERROR,
    Text("{title}: {quote!r} names no year", "“{title}”：{quote!r} 没有年份"),
    Text(
        "Write the year, or give the case its feedback_date to count from.",
        "请写明年份，或在案卷中填写 feedback_date 以便推定。",
    ),
)
DATE_TAKEN = Rule(
    "IC053",
    Severity.WARNING,
    Text("{title}: {quote!r} was taken for {day}: {why}", "“{title}”：{quote!r} 按 {day} 读取：{why}"),
    Text("Look whether that is right.", "请核对。"),
)
BAD_MAPPING = Rule(
    "IC054",
    Severity.ERROR,
    Text(
        "the mapping gives column {column} the key {key!r}: {why}", "列对照文件中 {column} 列的键 {key!r} 有误：{why}"
    ),
    Text("{hint}", "{hint}"),
)
DONE_ALREADY = Rule(
    "IC055",
    Severity.HINT,
    Text("{title}: {quote!r} is no time limit; none was taken over", "“{title}”：{quote!r} 不是时限，未导入时限"),
)
UNKNOWN_WORD = Rule(
    "IC056",
    Severity.WARNING,
    Text(
        "{title}: {quote!r} is none of the words for {what} (cells: {count}); {taken}",
        "“{title}”：{quote!r} 不是已知的{what}用语（{count} 处）；{taken}",
    ),
    Text("{hint}", "{hint}"),
)
COLUMN_UNREAD = Rule(
    "IC057",
    Severity.HINT,
    Text(
        "column {column} «{title}» is not known, and was not read (cells: {count})",
        "{column} 列“{title}”无法识别，未读取（{count} 个单元格）",
    ),
    Text(
        "Give it a key in a mapping file, if it is wanted; --save-mapping makes one.",
        "如需读取，请在列对照文件中为其指定键；该文件可用 --save-mapping 生成。",
    ),
)
COLUMN_TWICE = Rule(
    "IC058",
    Severity.WARNING,
    Text(
        "column {column} «{title}» means the same as column {other}, and was not read (cells: {count})",
        "{column} 列“{title}”与 {other} 列含义相同，未读取（{count} 个单元格）",
    ),
    Text("Say in a mapping file which of the two is meant.", "请在列对照文件中指明用哪一列。"),
)
SHEET_SKIPPED = Rule(
    "IC059",
    Severity.HINT,
    Text("this sheet was not read: {why}", "该工作表未读取：{why}"),
)
ROW_LEFT_OUT = Rule(
    "IC060",
    Severity.HINT,
    Text("taken for {what} and not read as a finding: {quote!r}", "视为{what}，不作为问题读取：{quote!r}"),
)
HIDDEN_ROWS = Rule(
    "IC061",
    Severity.WARNING,
    Text("hidden rows were read, too: {rows}", "隐藏行也已读取：第 {rows} 行"),
    Text("Delete them if they are not meant.", "如不需要，请先删除。"),
)
TAKEN_SO = Rule(
    "IC062",
    Severity.WARNING,
    Text("{what}", "{what}"),
    Text("Look whether that is right.", "请核对。"),
)
CELL_LEFT_OUT = Rule(
    "IC063",
    Severity.WARNING,
    Text("{title}: {quote!r} was not taken over: {why}", "“{title}”：{quote!r} 未导入：{why}"),
)
COLUMN_LEFT_OUT = Rule(
    "IC064",
    Severity.HINT,
    Text(
        "column «{title}» has no place in the document of a case, and was not taken over (cells: {count}): {quote!r}",
        "案卷文档没有“{title}”的位置，该列未导入（{count} 个单元格）：{quote!r}",
    ),
    Text(
        "What happened is recorded with inspection record or evidence.",
        "发生的事项请用 inspection record 或 evidence 记录。",
    ),
)
NEARLY_KNOWN = Rule(
    "IC065",
    Severity.WARNING,
    Text(
        "{title}: {name!r} is not known, but nearly {near!r}; it is added as another one",
        "“{title}”：没有 {name!r}，但与 {near!r} 相近，暂按另一名称新增",
    ),
    Text("Did you mean {near!r}? Then correct the cell.", "如指 {near!r}，请更正该单元格。"),
)
NO_MATCH = Rule(
    "IC066",
    Severity.ERROR,
    Text(
        "this row fits no finding of the case: {quote!r}; {nearest}", "该行与案卷中的问题都不相符：{quote!r}；{nearest}"
    ),
    Text("Correct its number or its text.", "请更正序号或文字。"),
)
MATCH_DOUBT = Rule(
    "IC067",
    Severity.WARNING,
    Text("this row was taken for finding {number}: {why}", "该行按问题 {number} 读取：{why}"),
    Text("Look whether that is right.", "请核对。"),
)
NOT_LISTED = Rule(
    "IC068",
    Severity.WARNING,
    Text("no row names these findings of the case: {numbers}", "表中没有案卷的下列问题：{numbers}"),
)
DIFFERS = Rule(
    "IC069",
    Severity.WARNING,
    Text(
        "{title} of {item} differs: the case has {known!r}, the table {quote!r}; {kept}",
        "{item} 的“{title}”不一致：案卷为 {known!r}，表中为 {quote!r}；{kept}",
    ),
)
