"""Problems of tables that come back filled in, and of what they propose. Codes IC070 to IC099, and IC349."""

from ._diagnostic import Rule, Severity, Text

OTHER_CASE = Rule(
    "IC070",
    Severity.ERROR,
    Text("this table was made of case {found!r}, not of {expected!r}", "此表来自案卷 {found!r}，不是 {expected!r}"),
    Text("Name the case that it belongs to: --case", "请用 --case 指明它所属的案卷。"),
)
ORIGIN_UNKNOWN = Rule(
    "IC071",
    Severity.ERROR,
    Text(
        "this table says that it was made at entry {known} of the journal with edition {edition}, which the case "
        "doesn't have",
        "此表称依据日志第 {known} 条、方案第 {edition} 版生成，而案卷里没有",
    ),
    Text(
        "Use the case that it was exported from, and leave the page «{about}» as it was made.",
        "请使用导出时的案卷，且不要改动“{about}”页。",
    ),
)
NO_TABLE = Rule(
    "IC072",
    Severity.ERROR,
    Text("no sheet has the table that was sent out", "各工作表中找不到发出的填报表"),
    Text(
        "Its first row, which is hidden, and its headings are needed. Fill in the copy that was sent out.",
        "需要首行（隐藏）或表头。请在发出的填报表上填写。",
    ),
)
COLUMN_GONE = Rule(
    "IC073",
    Severity.WARNING,
    Text("column {title!r} is missing; nothing is read of it", "缺少列“{title}”，该列不读取"),
)
COLUMN_ADDED = Rule(
    "IC074",
    Severity.WARNING,
    Text(
        "column {title!r} was added; the case has no place for it, and {count} filled cells are not taken over",
        "增加了列“{title}”；案卷没有对应项，该列 {count} 个单元格不采纳",
    ),
    Text("Write it into one of the columns to be filled in.", "请填入供填报的列。"),
)
COLUMN_RENAMED = Rule(
    "IC075",
    Severity.HINT,
    Text(
        "column {title!r} is now headed {found!r}; it is read as before",
        "列“{title}”的表头改成了“{found}”，仍按原列读取",
    ),
)
COLUMN_TWICE = Rule(
    "IC076",
    Severity.ERROR,
    Text(
        "column {title!r} is there twice; this one is not read",
        "列“{title}”出现两次，此列不读取",
    ),
    Text("Keep one of the two.", "请只留一列。"),
)
ROW_GONE = Rule(
    "IC077",
    Severity.WARNING,
    Text("row {row} was deleted: {what}; nothing is proposed for it", "缺少行 {row}：{what}；不作任何处理"),
    Text("A measure is dropped with a reason: inspection record measure-dropped", "取消措施须说明理由。"),
)
ROW_UNKNOWN = Rule(
    "IC078",
    Severity.ERROR,
    Text("{row!r} is no key of a row that was sent out; the row is not read", "{row!r} 不是发出的行号，该行未读取"),
    Text(
        "Put the key back as it was, or write a new measure into one of the empty rows at the end.",
        "请恢复原行号；新增措施请写在表末空行。",
    ),
)
ROW_GUESSED = Rule(
    "IC079",
    Severity.WARNING,
    Text(
        "the key of this row is gone; by its number and measure it is taken for {row}",
        "此行缺行号，按序号和措施认作 {row}",
    ),
    Text("Look whether that is right.", "请核对。"),
)
ROW_ELSEWHERE = Rule(
    "IC080",
    Severity.WARNING,
    Text(
        "{count} rows of the table stand on a sheet without its headings; they are not read",
        "有 {count} 行被粘贴到没有表头的工作表，未读取",
    ),
    Text("Move them back into the table.", "请移回原表。"),
)
LOCKED_CELL = Rule(
    "IC081",
    Severity.WARNING,
    Text(
        "{title}: this cell is not to be filled in; {quote!r} is not taken over (it was {before!r})",
        "“{title}”不供填报，{quote!r} 不采纳（原为 {before!r}）",
    ),
)
BAD_CELL = Rule(
    "IC082",
    Severity.ERROR,
    Text("{title}: {quote!r} is {what}", "“{title}”填的 {quote!r} {what}"),
    Text("{remedy}", "{remedy}"),
)
UNKNOWN_PARTY = Rule(
    "IC083",
    Severity.ERROR,
    Text("{title}: the case knows no {name!r}", "“{title}”：案卷里没有 {name!r}"),
    Text(
        "{hint}Bodies and people are listed in case.yaml; add it there first.",
        "{hint}机构和人员以 case.yaml 为准，请先在其中补充。",
    ),
)
SEVERAL_PARTIES = Rule(
    "IC084",
    Severity.ERROR,
    Text("{title}: {name!r} may be any of {ids}", "“{title}”：{name!r} 可能是 {ids}"),
    Text("Write the full name.", "请写全称。"),
)
INCOMPLETE_ROW = Rule(
    "IC085",
    Severity.ERROR,
    Text("{title}: {what}", "“{title}”列：{what}"),
)
AS_IT_IS = Rule(
    "IC086",
    Severity.HINT,
    Text("{title}: {quote!r} changes nothing: {what}", "“{title}”：{quote!r} 不引起变化：{what}"),
)
RECORDED_ALREADY = Rule(
    "IC087",
    Severity.HINT,
    Text("{title}: the journal has this already, as entry {seq}", "“{title}”：日志已有此内容（第 {seq} 条）"),
)
NOT_RETURNED = Rule(
    "IC088",
    Severity.WARNING,
    Text(
        "no copy came back, neither among these files nor in any taken in since they were sent out: {units}",
        "本次未交回填报表，发出以来也没有采纳过：{units}",
    ),
)
NOT_PUBLIC = Rule(
    "IC089",
    Severity.ERROR,
    Text(
        "{title}: the case holds no {quote!r} among the reasons for withholding",
        "“{title}”：{quote!r} 不在不公开理由之列",
    ),
    Text("Choose one of: {known}", "请选择：{known}"),
)
ITEM_GONE = Rule(
    "IC090",
    Severity.ERROR,
    Text("the case has no {id} any more; the row is not taken over", "案卷里已没有 {id}，该行不采纳"),
)
NO_PROPOSER = Rule(
    "IC091",
    Severity.ERROR,
    Text(
        "nobody can bring a {suffix} file into a case",
        "没有可把 {suffix} 文件并入案卷的插件",
    ),
    Text("Known are: {known}", "可用：{known}"),
)
NO_IMPORTER = Rule(
    "IC092",
    Severity.ERROR,
    Text("nobody can make a case of a {suffix} file", "没有可把 {suffix} 文件做成案卷的插件"),
    Text("Known are: {known}", "可用：{known}"),
)
ROW_TWICE = Rule(
    "IC093",
    Severity.ERROR,
    Text("row {row} is there twice, with different words", "行 {row} 出现两次，内容不同"),
    Text(
        "Keep one of the two; write a new measure into one of the empty rows at the end.",
        "请只留一行；新增措施请写在表末空行。",
    ),
)
OPPOSED = Rule(
    "IC094",
    Severity.ERROR,
    Text("{title}: {others} asks for something else in the same place", "“{title}”：{others} 要求改成另外的内容"),
    Text("Make them say the same; until then neither is taken in.", "请先统一；在此之前均不采纳。"),
)
SAME_FOLDER = Rule(
    "IC095",
    Severity.ERROR,
    Text(
        "{first} is for a case named {name} as well; this file makes none",
        "与 {first} 重名，都会成为案卷 {name}；本文件未生成案卷",
    ),
    Text("Rename one of the two, or import them into different folders.", "请改名，或分别导入不同文件夹。"),
)
PASSED_OVER = Rule(
    "IC096",
    Severity.HINT,
    Text("{count} files are of no kind that can be read: {suffixes}", "{count} 个文件的类型无法读取：{suffixes}"),
)
NOT_SAID = Rule(
    "IC097",
    Severity.WARNING,
    Text("the document doesn't say this: {what}; the case has «?»", "文件没有写明{what}，案卷暂写“?”"),
    Text("Write it in case.yaml, or start again with {option}.", "请在 case.yaml 中填写，或用 {option} 重新开始。"),
)
NOTHING_FOUND = Rule(
    "IC098",
    Severity.ERROR,
    Text("there is no document in {folder}", "{folder} 里没有可读的文件"),
    Text("Known are: {known}", "可用：{known}"),
)
COPY_OF_A_CASE = Rule(
    "IC099",
    Severity.ERROR,
    Text(
        "this copy was sent out from case {case!r}; no other case is made of it",
        "此表由案卷 {case!r} 导出供填报，不能用来新建案卷",
    ),
    Text("Bring it into that case: --case CASE", "请用 --case 指明该案卷，把它并入。"),
)
DAY_HOLDS = Rule(
    "IC349",
    Severity.ERROR,
    Text("{title}: without a day, {what} (entry {seq})", "“{title}”清空后，{what}（日志第 {seq} 条）"),
    Text(
        "Write the day that is to hold, or words such as ongoing; a wrong entry is voided: inspection record voided",
        "请写明新的时限，或填“长期坚持”等；该条有误的，请作废：inspection record voided",
    ),
)
