"""Problems of Word templates, and of texts that Word can't hold. Codes DX001 to DX049."""

import inspection_core as ic

CANNOT_READ = ic.Rule(
    "DX001",
    ic.Severity.ERROR,
    ic.Text("the template can't be read: {why}", "模板无法读取：{why}"),
    ic.Text("Check the path.", "请检查路径。"),
)
NOT_DOCX = ic.Rule(
    "DX002",
    ic.Severity.ERROR,
    ic.Text("the template is no Word document (.docx): it is {what}", "模板不是 Word 文档（.docx），而是{what}"),
    ic.Text("Open it in Word and save it as .docx, without a password.", "请在 Word 中打开，另存为不加密的 .docx。"),
)
ACTIVE = ic.Rule(
    "DX003",
    ic.Severity.ERROR,
    ic.Text("the template carries macros or other active content: {what}", "模板含有宏或其他可执行内容：{what}"),
    ic.Text("Save it as .docx, without macros and embedded objects.", "请另存为不含宏和嵌入对象的 .docx。"),
)
TWICE = ic.Rule(
    "DX004",
    ic.Severity.ERROR,
    ic.Text("the template holds the part {name!r} twice", "模板中部件 {name!r} 出现两次"),
    ic.Text("Word makes no such file: save it anew in Word.", "Word 不会生成这样的文件，请在 Word 中重新保存。"),
)
DOCTYPE = ic.Rule(
    "DX005",
    ic.Severity.ERROR,
    ic.Text("the template declares a document type (DOCTYPE)", "模板含有文档类型声明（DOCTYPE）"),
    ic.Text("Word makes no such file: save it anew in Word.", "Word 不会生成这样的文件，请在 Word 中重新保存。"),
)
EXTERNAL = ic.Rule(
    "DX006",
    ic.Severity.ERROR,
    ic.Text("the template reads from outside ({kind}): {target}", "模板引用外部内容（{kind}）：{target}"),
    ic.Text(
        "In Word, embed pictures instead of linking them, and attach Normal.dotm under Templates.",
        "请在 Word 中把链接的图片改为嵌入，并在“模板”中改回 Normal.dotm。",
    ),
)
TOO_LARGE = ic.Rule(
    "DX007",
    ic.Severity.ERROR,
    ic.Text("the template is too large: {what}", "模板过大：{what}"),
    ic.Text("Take out what a template doesn't need.", "请删去模板用不到的内容。"),
)
DAMAGED = ic.Rule(
    "DX008",
    ic.Severity.ERROR,
    ic.Text("the template is damaged: {why}", "模板已损坏：{why}"),
    ic.Text("Open it in Word and save it anew.", "请在 Word 中重新保存。"),
)
BAD_TAG = ic.Rule(
    "DX010",
    ic.Severity.ERROR,
    ic.Text("a tag can't be understood: {why}; it stands in {quote!r}", "标签无法识别：{why}；所在段落：{quote!r}"),
    ic.Text("Tags look like {{{{ name }}}} and {{%p for x in y %}}.", "标签形如 {{{{ name }}}}、{{%p for x in y %}}。"),
)
FORBIDDEN = ic.Rule(
    "DX011",
    ic.Severity.ERROR,
    ic.Text("templates may not use {what}; it stands in {quote!r}", "模板不能使用{what}；所在段落：{quote!r}"),
    ic.Text(
        "Allowed are names, their attributes, for, if, comparisons and the filters {filters}.",
        "可用：名称及其属性、for、if、比较，以及过滤器 {filters}。",
    ),
)
MISSING = ic.Rule(
    "DX012",
    ic.Severity.ERROR,
    ic.Text(
        "{expression}: there is no {name!r}; it stands in {quote!r}",
        "{expression}：没有 {name!r}；所在段落：{quote!r}",
    ),
    ic.Text("{hint}", "{hint}"),
)
NOT_TEXT = ic.Rule(
    "DX013",
    ic.Severity.ERROR,
    ic.Text("a whole {kind} can't be printed; it stands in {quote!r}", "不能直接打印 {kind}；所在段落：{quote!r}"),
    ic.Text("Print one of its attributes, or go through it with for.", "请打印它的某个属性，或用 for 逐项打印。"),
)
BAD_CHARACTER = ic.Rule(
    "DX014",
    ic.Severity.ERROR,
    ic.Text(
        "the character {character} after {before!r} can't stand in a Word document",
        "{before!r} 之后的字符 {character} 不能写入 Word 文档",
    ),
    ic.Text("Delete it; it is invisible and came in by copying.", "请删除；该字符不可见，多由复制粘贴带入。"),
)
TOO_LONG = ic.Rule(
    "DX015",
    ic.Severity.ERROR,
    ic.Text("a text of {length} characters is too long for a Word document", "文字长达 {length} 字，Word 文档容不下"),
    ic.Text("Shorten it.", "请缩短。"),
)
TORN = ic.Rule(
    "DX016",
    ic.Severity.ERROR,
    ic.Text("filled in, the template is no longer a document: {why}", "模板填充后不再是合法的文档：{why}"),
    ic.Text(
        "Let a for or if over paragraphs begin and end in paragraphs of its own: {{%p for … %}}, {{%p endfor %}}.",
        "跨段落的 for、if 请各自单独成段：{{%p for … %}}、{{%p endfor %}}。",
    ),
)
FAILED = ic.Rule(
    "DX017",
    ic.Severity.ERROR,
    ic.Text("this can't be filled in: {why}; it stands in {quote!r}", "无法填充：{why}；所在段落：{quote!r}"),
)
NO_ISAL = ic.Rule(
    "DX018",
    ic.Severity.ERROR,
    ic.Text("compression isal needs the library isal", "压缩方式 isal 需要安装 isal 库"),
    ic.Text("Install it: pip install inspection-core-docx[isal]", "请安装：pip install inspection-core-docx[isal]"),
)
BAD_EPOCH = ic.Rule(
    "DX019",
    ic.Severity.ERROR,
    ic.Text("a zip can't say {epoch} as its time", "压缩包不能记录时间 {epoch}"),
    ic.Text("Give seconds since 1970, for a moment from 1980 to 2107.", "请写自1970年起的秒数（1980至2107年）。"),
)
UNKNOWN_NOTICE = ic.Rule(
    "DX020",
    ic.Severity.ERROR,
    ic.Text("the profile's ladder has no notice {key!r}", "方案的督办阶梯中没有 {key!r}"),
    ic.Text("{hint}", "{hint}"),
)
ANSWER_PASSED = ic.Rule(
    "DX021",
    ic.Severity.ERROR,
    ic.Text("an answer can't be asked for by {until}: the notice is of {day}", "答复期限 {until} 早于通知日期 {day}"),
    ic.Text("Check the year, or leave until out.", "请核对年份，或不写 until。"),
)
NO_DOCUMENT = ic.Rule(
    "DX030",
    ic.Severity.ERROR,
    ic.Text("there is no document {name!r}", "没有文书 {name!r}"),
    ic.Text("{hint}", "{hint}"),
)
EXISTS = ic.Rule(
    "DX031",
    ic.Severity.ERROR,
    ic.Text("{name} exists", "{name} 已存在"),
    ic.Text("Nothing was written; give another name.", "没有写入任何内容；请另取文件名。"),
)
TWO_TAGS = ic.Rule(
    "DX032",
    ic.Severity.ERROR,
    ic.Text(
        "{first} and {second} stand in one {place}: only the last is seen, the rest is lost",
        "{first} 与 {second} 在同一{place}：只有最后一个起作用，其余丢失",
    ),
    ic.Text("Give each a {place} of its own.", "请让每个标签各占一{place}。"),
)
BESIDE_TAG = ic.Rule(
    "DX033",
    ic.Severity.WARNING,
    ic.Text(
        "{text!r} stands in one {place} with {tag}, and goes with it",
        "{text!r} 与 {tag} 在同一{place}，会随标签一起去掉",
    ),
    ic.Text("Put it into a {place} of its own.", "请另起一{place}。"),
)
FULL_WIDTH = ic.Rule(
    "DX034",
    ic.Severity.WARNING,
    ic.Text(
        "{found} is full-width and stays as text; it stands in {quote!r}",
        "{found} 为全角，会原样印出；所在段落：{quote!r}",
    ),
    ic.Text("Write {{{{ … }}}} and {{% … %}} with half-width characters.", "请改用半角 {{{{ … }}}}、{{% … %}}。"),
)
UNFINISHED = ic.Rule(
    "DX035",
    ic.Severity.ERROR,
    ic.Text(
        "{tag} has no counterpart in its paragraph; it stands in {quote!r}",
        "{tag} 在本段内没有成对；所在段落：{quote!r}",
    ),
    ic.Text("Let a tag begin and end in one paragraph.", "标签的开头和结尾应在同一段内。"),
)
TORN_TAG = ic.Rule(
    "DX036",
    ic.Severity.ERROR,
    ic.Text(
        "{tag} is torn: it begins and ends in different parts of its paragraph ({kinds})",
        "{tag} 被拆开：开头和结尾处于段落的不同部分（{kinds}）",
    ),
    ic.Text(
        "Delete it and type it anew in one go, outside links and tracked changes.",
        "请删去，在超链接和修订标记之外一次重新输入。",
    ),
)
NO_STYLE = ic.Rule(
    "DX037",
    ic.Severity.WARNING,
    ic.Text("the template has no style {style!r}", "模板没有样式 {style!r}"),
    ic.Text("Choose another style for it in Word.", "请在 Word 中另选样式。"),
)
NOT_CLOSED = ic.Rule(
    "DX038",
    ic.Severity.ERROR,
    ic.Text("{tag} is never closed", "{tag} 没有结束标签"),
    ic.Text("Put {end} after what it is for.", "请在其内容之后写 {end}。"),
)
NOT_OPENED = ic.Rule(
    "DX039",
    ic.Severity.ERROR,
    ic.Text("{tag} belongs to nothing that is open here", "{tag} 之前没有与之对应的开始标签"),
    ic.Text("Delete it, or put the beginning before it.", "请删去，或在其前补上开始标签。"),
)
CROSSED = ic.Rule(
    "DX040",
    ic.Severity.ERROR,
    ic.Text("{tag} goes with {other}, but is of another kind", "{tag} 与 {other} 成对，但种类不同"),
    ic.Text(
        "Write both with the same letter (p, tr, tc), or both without.", "两者的字母（p、tr、tc）应相同，或都不写。"
    ),
)
NOT_A_LIST = ic.Rule(
    "DX041",
    ic.Severity.ERROR,
    ic.Text("{expression} is no list: it is {kind}", "{expression} 不是列表，而是{kind}"),
    ic.Text("for, join, first and last go through lists.", "for、join、first、last 用于列表。"),
)
NOT_A_DAY = ic.Rule(
    "DX042",
    ic.Severity.ERROR,
    ic.Text("{expression} is no day: it is {kind}", "{expression} 不是日期，而是{kind}"),
    ic.Text("The filter date writes days; print it without.", "过滤器 date 只用于日期，请直接打印。"),
)
DEFAULTED = ic.Rule(
    "DX043",
    ic.Severity.WARNING,
    ic.Text("{expression}: there never is a {name!r}", "{expression}：从来没有 {name!r}"),
    ic.Text("{hint}", "{hint}"),
)
MAY_BE_EMPTY = ic.Rule(
    "DX044",
    ic.Severity.WARNING,
    ic.Text(
        "{expression} may be empty, and then {name!r} of it is an error",
        "{expression} 可能为空，此时取 {name!r} 会出错",
    ),
    ic.Text(
        "Put {{% if {expression} %}} … {{% endif %}} around it.",
        "请用 {{% if {expression} %}} … {{% endif %}} 括起来。",
    ),
)
NO_KEY = ic.Rule(
    "DX045",
    ic.Severity.WARNING,
    ic.Text("the sample case has no {name!r}; it stands in {quote!r}", "示例案卷没有 {name!r}；所在段落：{quote!r}"),
    ic.Text("Make sure that your profile has it.", "请确认本单位的方案里有该项。"),
)
CANNOT_WRITE = ic.Rule(
    "DX046",
    ic.Severity.ERROR,
    ic.Text("{name} can't be written: {why}", "{name} 无法写入：{why}"),
    ic.Text("Check the path.", "请检查路径。"),
)
