"""Problems of reviewing texts: reading and rewriting them, waivers, fixes. Codes IC450 to IC469."""

from ._diagnostic import Rule, Severity, Text

NO_READER = Rule(
    "IC450",
    Severity.ERROR,
    Text("nothing installed reads {suffix} files as text", "没有可读取 {suffix} 文件的插件"),
    Text("Read are: {known}.", "可读取：{known}。"),
)
TEXT_RULE_FAILED = Rule(
    "IC451",
    Severity.ERROR,
    Text("text rule {name!r} of {author} failed: {why}", "{author} 的审校规则 {name!r} 出错：{why}"),
    Text("Its problems are missing from this list; tell its authors.", "其结果未列入；请告知其作者。"),
)
UNUSED_WAIVER = Rule(
    "IC452",
    Severity.HINT,
    Text("the waiver of {code} for {quote!r} silences nothing here", "对 {code} 的免提 {quote!r} 在此不起作用"),
    Text(
        "Delete it from review.yaml, or say with «file» which document it is for.",
        "请从 review.yaml 中删除，或用 file 写明它针对哪份文件。",
    ),
)
UNKNOWN_CODE = Rule(
    "IC453",
    Severity.HINT,
    Text("no text rule tells problems of code {code!r}", "没有审校规则使用代码 {code!r}"),
    Text("{hint}", "{hint}"),
)
NOT_REWRITTEN = Rule(
    "IC454",
    Severity.ERROR,
    Text("{name} can be read, but not changed by a program", "{name} 只能读取，不能由程序修改"),
    Text("Make the changes by hand, in the file that it was made from.", "请在其原始文件中手工修改。"),
)
OVERLAPPING_FIX = Rule(
    "IC455",
    Severity.HINT,
    Text("the fix of {code} was left out, since it overlaps another", "{code} 的自动修改与另一处重叠，未采用"),
    Text("Review again when the other is made.", "请在前一处改好后再审一次。"),
)
FIX_NOT_PLACED = Rule(
    "IC456",
    Severity.HINT,
    Text(
        "the fix of {code} was left out: its words stand in no place of the case, or in several",
        "{code} 未自动修改：其文字在案卷中没有对应位置，或不止一处",
    ),
    Text("Make the change by hand where they come from.", "请在文字来源处手工修改。"),
)
CHANGED_SINCE = Rule(
    "IC457",
    Severity.ERROR,
    Text("{name} was changed after it was reviewed", "{name} 在审校之后被改动"),
    Text("Review it again; nothing was written.", "请重新审校；未写入任何内容。"),
)
FIX_FAILED = Rule(
    "IC458",
    Severity.ERROR,
    Text(
        "{name} could not be changed safely: read again, it doesn't say what it should",
        "无法安全地修改 {name}：重新读取的内容与应有的不符",
    ),
    Text("Nothing was written; make the changes by hand.", "未写入任何内容；请手工修改。"),
)
OUTSIDE_TEXT = Text("it tells of a place outside the text", "所指位置超出文本范围")
