"""Problems of changing words in a file that was read. Codes IB240 to IB249."""

import inspection_core as ic

ONLY_READ = ic.Rule(
    "IB240",
    ic.Severity.ERROR,
    ic.Text("{what} is only read, and not changed by a program", "{what}只能读取，不能由程序修改"),
    ic.Text(
        "Change the document that it was made from: text and Word documents (.docx) can be changed.",
        "请修改其原始文件；程序可修改文本文件和 Word 文档（.docx）。",
    ),
)
NOT_EXACT = ic.Rule(
    "IB241",
    ic.Severity.ERROR,
    ic.Text(
        "{name} could not be written again as it is: some of its characters are damaged or of an unusual encoding",
        "{name} 含有损坏的字符或使用少见的编码，无法原样写回",
    ),
    ic.Text(
        "Save it as UTF-8 and review it again; nothing was written.", "请另存为 UTF-8 编码后重审；未写入任何内容。"
    ),
)
SIGNED = ic.Rule(
    "IB242",
    ic.Severity.ERROR,
    ic.Text("the document is signed, and a change would break the signature", "文档带有数字签名，修改会使签名失效"),
    ic.Text("Make the changes before it is signed.", "请在签名之前修改。"),
)
NOT_IN_TEXT = ic.Rule(
    "IB243",
    ic.Severity.ERROR,
    ic.Text(
        "“{quote}” holds what Word makes itself, such as a number, a tab or a break",
        "“{quote}”含有 Word 自动生成的内容，如编号、制表符或换行",
    ),
    ic.Text("Change it in Word.", "请在 Word 中修改。"),
)
ACROSS = ic.Rule(
    "IB244",
    ic.Severity.ERROR,
    ic.Text("“{quote}” reaches over the end of a paragraph, or would break one", "“{quote}”跨越段落，或会拆分段落"),
    ic.Text("Change it in Word.", "请在 Word 中修改。"),
)
KEPT_BY_WORD = ic.Rule(
    "IB245",
    ic.Severity.ERROR,
    ic.Text(
        "“{quote}” stands in a field, a text box or a bound control, of which Word keeps the words elsewhere, too",
        "“{quote}”位于域、文本框或绑定的控件中，Word 在别处另存有其文字",
    ),
    ic.Text("Change it in Word, and update the fields there.", "请在 Word 中修改，并更新域。"),
)
