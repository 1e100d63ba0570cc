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
