"""Problems of workbooks: of reading them, codes XL001 to XL019, and of writing them, from XL020 on."""

import inspection_core as ic

CANNOT_READ = ic.Rule(
    "XL001",
    ic.Severity.ERROR,
    ic.Text("{name} can't be read: {why}", "{name} 无法读取：{why}"),
    ic.Text("Check the path, and whether another program has it open.", "请检查路径，以及文件是否被其他程序打开。"),
)
NOT_A_WORKBOOK = ic.Rule(
    "XL002",
    ic.Severity.ERROR,
    ic.Text(
        "this is no workbook (.xlsx, .xls, .ods), whatever its name says: it is {what}", "不是 Excel 工作簿，而是{what}"
    ),
    ic.Text(
        "Open it in Excel, WPS or LibreOffice and save it as .xlsx.",
        "请在 Excel、WPS 或 LibreOffice 中打开，另存为 .xlsx。",
    ),
)
ENCRYPTED = ic.Rule(
    "XL003",
    ic.Severity.ERROR,
    ic.Text("the workbook can't be opened without a password", "工作簿设有打开密码"),
    ic.Text("Take the password off and save it again.", "请去掉密码后重新保存。"),
)
MACROS = ic.Rule(
    "XL004",
    ic.Severity.ERROR,
    ic.Text("the workbook carries macros: {what}", "工作簿含有宏：{what}"),
    ic.Text("Save it as .xlsx, which has none.", "请另存为不含宏的 .xlsx。"),
)
EXTERNAL = ic.Rule(
    "XL005",
    ic.Severity.ERROR,
    ic.Text("the workbook reads from outside itself: {what}", "工作簿引用外部数据：{what}"),
    ic.Text(
        "Break the links (in Excel: Data, Edit Links; delete queries and connections) and save it again.",
        "请断开链接（Excel：数据 → 编辑链接；查询和连接请删除）后重新保存。",
    ),
)
TOO_LARGE = ic.Rule(
    "XL006",
    ic.Severity.ERROR,
    ic.Text("the workbook is too large: {what}", "工作簿过大：{what}"),
    ic.Text("Copy the rows that matter into a new workbook.", "请把需要的行复制到新工作簿。"),
)
TOO_FAR = ic.Rule(
    "XL007",
    ic.Severity.ERROR,
    ic.Text(
        "the sheet reaches as far as {cells}: {rows} rows by {columns} columns are too many to read",
        "工作表一直延伸到 {cells}，共 {rows} 行 × {columns} 列，无法读取",
    ),
    ic.Text(
        "Delete the rows and columns behind the table, whole ones, and save it again.",
        "请整行、整列删除表格以外的部分后重新保存。",
    ),
)
DAMAGED = ic.Rule(
    "XL008",
    ic.Severity.ERROR,
    ic.Text("the workbook is damaged: {why}", "工作簿已损坏：{why}"),
    ic.Text(
        "Open it in Excel, WPS or LibreOffice and save it anew.", "请在 Excel、WPS 或 LibreOffice 中打开并重新保存。"
    ),
)
DOCTYPE = ic.Rule(
    "XL009",
    ic.Severity.ERROR,
    ic.Text("the workbook declares a document type (DOCTYPE)", "工作簿含有文档类型声明（DOCTYPE）"),
    ic.Text("Excel makes no such file: save it anew in Excel.", "Excel 不会生成这样的文件，请在 Excel 中重新保存。"),
)
ERROR_VALUE = ic.Rule(
    "XL010",
    ic.Severity.ERROR,
    ic.Text("the cell holds the error {value}; it is read as empty", "单元格为错误值 {value}，按空白读取"),
    ic.Text("Put the value there that is meant.", "请改填正确内容。"),
)
NO_RESULT = ic.Rule(
    "XL011",
    ic.Severity.ERROR,
    ic.Text(
        "the cell holds a formula without its result; it is read as empty", "单元格为公式但没有保存结果，按空白读取"
    ),
    ic.Text(
        "Open it in Excel or LibreOffice and save it, so that the value is in it.",
        "请在 Excel 或 LibreOffice 中打开并保存，使结果存入文件。",
    ),
)
FORMULA = ic.Rule(
    "XL012",
    ic.Severity.WARNING,
    ic.Text("the cell holds a formula; its value as last saved is read", "单元格为公式，按上次保存的结果读取"),
    ic.Text("Look whether it is right, or put the value in its place.", "请核对结果，或改为直接填写的数值。"),
)
MORE = ic.Rule(
    "XL013",
    ic.Severity.WARNING,
    ic.Text("{count} more cells of this sheet hold {what}", "本工作表另有 {count} 个单元格为{what}"),
)
UNKNOWN_ERROR = ic.Rule(
    "XL014",
    ic.Severity.ERROR,
    ic.Text(
        "the cell holds the error {value}, with which the sheet can't be read",
        "单元格为错误值 {value}，工作表因此无法读取",
    ),
    ic.Text("Put the value there that is meant.", "请改填正确内容。"),
)
TOO_LONG = ic.Rule(
    "XL020",
    ic.Severity.ERROR,
    ic.Text(
        "{what}, column {column!r}: {length} characters are more than a cell of Excel holds (32,767)",
        "{what}，“{column}”列：共{length}个字符，超过 Excel 单元格的上限（32767）",
    ),
    ic.Text("Shorten the text, or leave the column out of the profile.", "请精简文字，或在方案里去掉该列。"),
)
