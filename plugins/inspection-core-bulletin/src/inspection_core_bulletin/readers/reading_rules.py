"""Problems of files that are read into text. Codes IB201 to IB239; up to IB219 the file was not read at all."""

import inspection_core as ic

_SAVE_AS_DOCX = ic.Text(
    "Open it in Word, WPS or LibreOffice and save it as .docx.", "请在 Word、WPS 或 LibreOffice 中打开，另存为 .docx。"
)

CANNOT_READ = ic.Rule(
    "IB201",
    ic.Severity.ERROR,
    ic.Text("{name} can't be read: {why}", "{name} 无法读取：{why}"),
    ic.Text("Check the path, and whether another program has it open.", "请检查路径，以及文件是否被其他程序打开。"),
)
EMPTY = ic.Rule(
    "IB202",
    ic.Severity.ERROR,
    ic.Text("the file is empty", "文件为空"),
    ic.Text("Fetch or save it again.", "请重新下载或保存。"),
)
NOT_TEXT = ic.Rule(
    "IB203",
    ic.Severity.ERROR,
    ic.Text("this is no text: {why}", "不是文本文件：{why}"),
    ic.Text(
        "Give a .docx, .pdf, .html or .txt file; save text as UTF-8.",
        "请提供 .docx、.pdf、.html 或 .txt 文件；文本请存为 UTF-8 编码。",
    ),
)
TOO_LARGE = ic.Rule(
    "IB204",
    ic.Severity.ERROR,
    ic.Text("the document is too large to be read: {what}", "文档过大，无法读取：{what}"),
    ic.Text("Copy the text that matters into a new document.", "请把需要的文字复制到新文档。"),
)
DAMAGED = ic.Rule(
    "IB205",
    ic.Severity.ERROR,
    ic.Text("the document is damaged: {why}", "文档已损坏：{why}"),
    ic.Text(
        "Fetch it again, or open it in its own program and save it anew.", "请重新下载，或用原程序打开后重新保存。"
    ),
)
DOCTYPE = ic.Rule(
    "IB206",
    ic.Severity.ERROR,
    ic.Text(
        "the document declares a document type (DOCTYPE), as no Word does",
        "文档含有文档类型声明（DOCTYPE），不是正常的 Word 文档",
    ),
    ic.Text("Don't open it unless you know where it comes from.", "来源不明时请勿打开。"),
)
ENCRYPTED = ic.Rule(
    "IB207",
    ic.Severity.ERROR,
    ic.Text("the document can't be opened without a password", "文档设有打开密码"),
    ic.Text("Take the password off and save it again.", "请去掉密码后重新保存。"),
)
OTHER_KIND = ic.Rule(
    "IB208",
    ic.Severity.ERROR,
    ic.Text("this is {what}, from which no text is read", "这是{what}，不能读取文字"),
    ic.Text("Give a .docx, .pdf, .html or .txt file.", "请提供 .docx、.pdf、.html 或 .txt 文件。"),
)
NO_TEXT_LAYER = ic.Rule(
    "IB209",
    ic.Severity.ERROR,
    ic.Text(
        "the PDF holds pictures of its {pages} pages and no text: a scan",
        "PDF 共 {pages} 页，只有图像没有文字，可能是扫描件",
    ),
    ic.Text("Ask for the Word file, or recognise its text first (OCR).", "请索取 Word 原件，或先做文字识别（OCR）。"),
)
NO_OFFICE = ic.Rule(
    "IB210",
    ic.Severity.ERROR,
    ic.Text(
        "this is {what}; LibreOffice, which would read it, is not installed",
        "这是{what}；需要 LibreOffice 才能读取，但本机没有安装",
    ),
    ic.Text(
        "Open it in Word or WPS and save it as .docx, or install LibreOffice (`soffice` on the PATH).",
        "请在 Word 或 WPS 中打开，另存为 .docx；或安装 LibreOffice（使 PATH 中有 soffice）。",
    ),
)
OFFICE_FAILED = ic.Rule(
    "IB211",
    ic.Severity.ERROR,
    ic.Text("LibreOffice could not convert the document: {why}", "LibreOffice 无法转换该文档：{why}"),
    _SAVE_AS_DOCX,
)
NO_LIBRARY = ic.Rule(
    "IB212",
    ic.Severity.ERROR,
    ic.Text(
        "the package {package} is not installed, without which a PDF can't be read", "没有安装 {package}，无法读取 PDF"
    ),
    ic.Text("Install it: pip install {package}", "请安装：pip install {package}"),
)

ENCODING = ic.Rule(
    "IB220",
    ic.Severity.HINT,
    ic.Text("read as {encoding}", "按 {encoding} 编码读取"),
    ic.Text("Where characters look wrong, save it as UTF-8.", "如有乱码，请另存为 UTF-8 编码。"),
)
DAMAGED_TEXT = ic.Rule(
    "IB221",
    ic.Severity.WARNING,
    ic.Text("{count} characters are damaged and read as \ufffd", "有 {count} 个字符损坏，读作 \ufffd"),
    ic.Text("Fetch the file again, or put the characters right by hand.", "请重新下载，或人工更正这些字。"),
)
DOUBTFUL_ENCODING = ic.Rule(
    "IB222",
    ic.Severity.WARNING,
    ic.Text(
        "many characters look wrong: the file may be in another encoding than {encoding}",
        "有不少异常字符，文件可能不是 {encoding} 编码",
    ),
    ic.Text(
        "Open it in an editor, see that it reads well, and save it as UTF-8.", "请用编辑器打开核对，另存为 UTF-8 编码。"
    ),
)
OTHER_SUFFIX = ic.Rule(
    "IB223",
    ic.Severity.HINT,
    ic.Text(
        "by its name it is {suffix}, by its content {what}: read as that", "扩展名为 {suffix}，内容是{what}，按内容读取"
    ),
)
TRACKED = ic.Rule(
    "IB224",
    ic.Severity.WARNING,
    ic.Text(
        "the document holds tracked changes, read as accepted: {kept} insertions kept, {left} deletions left out",
        "文档含有修订，按全部接受读取：保留插入 {kept} 处，略去删除 {left} 处",
    ),
    ic.Text(
        "Accept or reject the changes in Word if that is not what holds.",
        "如与定稿不符，请先在 Word 中接受或拒绝修订。",
    ),
)
HIDDEN = ic.Rule(
    "IB225",
    ic.Severity.WARNING,
    ic.Text("hidden text was left out ({count} places): {quote!r}", "略去隐藏文字（{count} 处）：“{quote}”"),
    ic.Text(
        "Show it in Word, and see whether it belongs to the document.", "请在 Word 中显示隐藏文字，核对是否属于正文。"
    ),
)
HEADERS = ic.Rule(
    "IB226",
    ic.Severity.HINT,
    ic.Text("a header or footer was left out: {quote!r}", "略去页眉或页脚：“{quote}”"),
)
NOT_READ = ic.Rule(
    "IB227",
    ic.Severity.HINT,
    ic.Text("{count} pictures, charts or embedded objects were not read", "有 {count} 个图片、图表或嵌入对象未读取"),
    ic.Text("Look whether they hold text that matters.", "请核对其中是否有需要的文字。"),
)
EMBEDDED = ic.Rule(
    "IB228",
    ic.Severity.WARNING,
    ic.Text("{count} documents embedded in this one were not read", "有 {count} 个嵌入的子文档未读取"),
    _SAVE_AS_DOCX,
)
UNKNOWN_NUMBERS = ic.Rule(
    "IB229",
    ic.Severity.WARNING,
    ic.Text(
        "the automatic numbers are in the format {format}, read as 1, 2, 3", "自动编号格式为 {format}，读作 1、2、3"
    ),
    ic.Text("Compare the numbers with the document as Word shows it.", "请与 Word 中显示的编号核对。"),
)
UNCERTAIN = ic.Rule(
    "IB230",
    ic.Severity.HINT,
    ic.Text(
        "a PDF holds lines at places on a page, not paragraphs: what is read from it wants more care",
        "PDF 只记录各行文字的位置，不分段落，读取结果请仔细核对",
    ),
    ic.Text("Where there is a Word file, give that.", "如有 Word 原件，请优先使用。"),
)
PAGE_FURNITURE = ic.Rule(
    "IB231",
    ic.Severity.HINT,
    ic.Text(
        "{count} page numbers, headers and footers were left out: {quote!r}", "略去页码、页眉页脚 {count} 行：“{quote}”"
    ),
)
RADICALS = ic.Rule(
    "IB232",
    ic.Severity.HINT,
    ic.Text(
        "{count} characters stood as radicals and are read as the characters they look like",
        "有 {count} 个字以部首形式存储，按对应汉字读取",
    ),
)
BLANK_PAGES = ic.Rule(
    "IB233",
    ic.Severity.WARNING,
    ic.Text(
        "no text could be read from these pages, pictures perhaps: {pages}", "以下页没有读到文字，可能是图像：{pages}"
    ),
    ic.Text("Look at them; what they say must be added by hand.", "请查看这些页，其内容需人工补录。"),
)
CONVERTED = ic.Rule(
    "IB234",
    ic.Severity.HINT,
    ic.Text("{what}, read by way of LibreOffice", "{what}，经 LibreOffice 转换读取"),
    ic.Text("Compare the numbers of headings with the original.", "请与原文核对标题编号。"),
)
WEB_FURNITURE = ic.Rule(
    "IB235",
    ic.Severity.HINT,
    ic.Text("parts of the page around the article were left out: {quote!r}", "略去网页正文以外的部分：“{quote}”"),
)
GARBLED = ic.Rule(
    "IB236",
    ic.Severity.WARNING,
    ic.Text(
        "the PDF doesn't say which characters some of its glyphs are ({count})", "PDF 中有 {count} 个字形没有对应的文字"
    ),
    ic.Text("Ask for the Word file, or recognise its text (OCR).", "请索取 Word 原件，或做文字识别（OCR）。"),
)
