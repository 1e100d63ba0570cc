"""Problems of files: what can't be read, and what doesn't fit the model. Codes IC001 to IC049."""

from ._diagnostic import Rule, Severity, Text

FILE_MISSING = Rule(
    "IC001",
    Severity.ERROR,
    Text("there is no file {name}", "没有文件 {name}"),
    Text("Check the path.", "请检查路径。"),
)
NOT_A_CASE = Rule(
    "IC002",
    Severity.ERROR,
    Text("this is no case: there is neither case.yaml nor case.json", "不是案卷：没有 case.yaml，也没有 case.json"),
    Text(
        "Name the folder of a case, or make a new one: inspection start DIR",
        "请指明案卷文件夹，或新建：inspection start DIR",
    ),
)
NOT_UTF8 = Rule(
    "IC003",
    Severity.ERROR,
    Text("byte {offset} is not UTF-8", "第 {offset} 字节不是 UTF-8"),
    Text("Save the file as UTF-8.", "请把文件另存为 UTF-8 编码。"),
)
YAML_SYNTAX = Rule(
    "IC004",
    Severity.ERROR,
    Text("this is not YAML: {what}", "不是合法的 YAML：{what}"),
    Text(
        "Look at the line before, too: a missing space after a colon, a full-width ：, or a wrong indent.",
        "也请看上一行：冒号后缺空格、用了全角“：”，或缩进不齐。",
    ),
)
DUPLICATE_KEY = Rule(
    "IC005",
    Severity.ERROR,
    Text("the key {key!r} stands twice in one mapping", "同一处出现两个键 {key!r}"),
    Text("Keep one of the two (the first is in line {first}).", "请只留一个（前一个在第 {first} 行）。"),
)
YAML_FEATURE = Rule(
    "IC006",
    Severity.ERROR,
    Text("{feature} are not part of the case format", "案卷格式不支持{feature}"),
    Text("Write the value out in full.", "请把值完整写出。"),
)
TOO_DEEP = Rule(
    "IC007",
    Severity.ERROR,
    Text("nested more than {limit} deep", "嵌套超过 {limit} 层"),
)
JSON_SYNTAX = Rule(
    "IC008",
    Severity.ERROR,
    Text("this is not JSON: {what}", "不是合法的 JSON：{what}"),
)
UNKNOWN_KEY = Rule(
    "IC010",
    Severity.ERROR,
    Text("unknown key {key!r}", "未知的键 {key!r}"),
    Text("{hint}", "{hint}"),
)
MISSING_KEY = Rule(
    "IC011",
    Severity.ERROR,
    Text("{key!r} is missing", "缺少 {key!r}"),
)
WRONG_TYPE = Rule(
    "IC012",
    Severity.ERROR,
    Text("expected {expected}, found {found}", "此处应为{expected}，却是{found}"),
)
BAD_VALUE = Rule(
    "IC013",
    Severity.ERROR,
    Text("{what}", "{what}"),
)
UNKNOWN_CHOICE = Rule(
    "IC014",
    Severity.ERROR,
    Text("{value!r} is none of {choices}", "{value!r} 不在可选范围内：{choices}"),
    Text("{hint}", "{hint}"),
)
NEWER_FORMAT = Rule(
    "IC015",
    Severity.ERROR,
    Text("format {found} is newer than this release reads ({known})", "格式 {found} 比本版本能读的（{known}）新"),
    Text("Upgrade inspection-core.", "请升级 inspection-core。"),
)
WRONG_FORMAT = Rule(
    "IC016",
    Severity.ERROR,
    Text("the format must be {known}, {but}", "格式应为 {known}，{but}"),
    Text("The file begins with the line «format: {known}».", "文件应含有一行 “format: {known}”。"),
)
HIDDEN_COMMENT = Rule(
    "IC018",
    Severity.WARNING,
    Text("everything from {quote!r} on was taken for a comment", "从 {quote!r} 起被当作注释，没有读入"),
    Text("If it belongs to the text, put the whole text in quotation marks.", "如果它是正文，请把整段文字放进引号。"),
)
JOURNAL_DAMAGED = Rule(
    "IC020",
    Severity.ERROR,
    Text("entry {seq} of the journal was changed or damaged: {what}", "台账日志第 {seq} 条被改动或损坏：{what}"),
    Text(
        "Restore journal.jsonl from a copy; entries are never edited, a mistake is voided by a later one.",
        "请从备份恢复 journal.jsonl；日志条目不可修改，记错的用后来的条目作废。",
    ),
)
JOURNAL_TRUNCATED = Rule(
    "IC021",
    Severity.ERROR,
    Text(
        "the journal ends at entry {found}, but {expected} were recorded",
        "日志只到第 {found} 条，而已记录 {expected} 条",
    ),
    Text("Restore journal.jsonl from a copy.", "请从备份恢复 journal.jsonl。"),
)
TORN_TAIL = Rule(
    "IC022",
    Severity.WARNING,
    Text(
        "the last write to the journal was cut off; its {size} bytes were never acknowledged",
        "日志最后一次写入中断，其 {size} 字节从未确认",
    ),
    Text("They are set aside in {aside} at the next recording.", "下次记录时会移到 {aside}。"),
)
HEAD_DAMAGED = Rule(
    "IC023",
    Severity.ERROR,
    Text("journal.head does not belong to this journal", "journal.head 与日志不符"),
    Text("Restore both files from the same copy.", "请从同一备份恢复这两个文件。"),
)
EDITION_MISSING = Rule(
    "IC024",
    Severity.ERROR,
    Text("edition {number} was adopted, but {name} is missing", "第 {number} 版已印发，但缺少 {name}"),
    Text("Restore the file from a copy.", "请从备份恢复该文件。"),
)
EDITION_CHANGED = Rule(
    "IC025",
    Severity.ERROR,
    Text("{name} is no longer what was adopted as edition {number}", "{name} 与印发的第 {number} 版不一致"),
    Text("Restore the file from a copy.", "请从备份恢复该文件。"),
)
EVIDENCE_MISSING = Rule(
    "IC026",
    Severity.ERROR,
    Text("the file of evidence {id} is missing: {path}", "佐证 {id} 的文件不见了：{path}"),
    Text("Put it back under this path.", "请按此路径放回文件。"),
)
EVIDENCE_CHANGED = Rule(
    "IC027",
    Severity.ERROR,
    Text("the file of evidence {id} was changed: {path}", "佐证 {id} 的文件被改动：{path}"),
    Text(
        "Restore the file that was put on file, or add the new one as evidence of its own.",
        "请恢复原文件，或把新文件另行归档。",
    ),
)
LOCKED = Rule(
    "IC028",
    Severity.ERROR,
    Text("somebody else is writing to {name}", "有人正在写入 {name}"),
    Text("Try again when they have finished.", "请等对方完成后再试。"),
)
CANNOT_WRITE = Rule(
    "IC029",
    Severity.ERROR,
    Text("{name} can't be written: {why}", "{name} 无法写入：{why}"),
    Text("Nothing was changed. Check space and permissions.", "未作任何改动。请检查磁盘空间和权限。"),
)
CANNOT_READ = Rule(
    "IC030",
    Severity.ERROR,
    Text("{name} can't be read: {why}", "{name} 无法读取：{why}"),
    Text("Check the path and its permissions.", "请检查路径和权限。"),
)
ALREADY_THERE = Rule(
    "IC031",
    Severity.ERROR,
    Text("{name} is there already", "{name} 已存在"),
    Text("Choose another folder; nothing is overwritten.", "请另选文件夹；不会覆盖任何文件。"),
)
UNSAFE_PATH = Rule(
    "IC032",
    Severity.ERROR,
    Text("{path!r} is no path below the folder of the case", "{path!r} 不是案卷文件夹之内的路径"),
    Text("Copy the file under evidence/ and name it from there.", "请把文件放到 evidence/ 下再引用。"),
)
NO_HEADER = Rule(
    "IC033",
    Severity.ERROR,
    Text("no row heads a table of findings", "没有问题清单的表头"),
    Text(
        "Name the columns in the first row, of: {known}. Or say in a mapping file what each column holds (--mapping);"
        " --save-mapping writes one with the headings of this file.",
        "请在表头写明列名，可用：{known}；或在列对照文件中指明各列，用 --mapping 给出；"
        "--save-mapping 可按本表表头生成该文件。",
    ),
)
NO_INDEX = Rule(
    "IC034",
    Severity.WARNING,
    Text("no index number stands in front of {name}", "{name} 没有以佐证编号开头"),
    Text(
        "Name it by finding and index, such as «03-2 minutes.pdf».", "请以问题序号和编号命名，如“03-2 会议纪要.pdf”。"
    ),
)
WHICH_FINDING = Rule(
    "IC035",
    Severity.WARNING,
    Text(
        "findings with the number {number}: {count}, so the file can't be assigned",
        "序号为 {number} 的问题有 {count} 个，无法归入",
    ),
    Text("Record it by itself: inspection record evidence-added.", "请单独归档：inspection record evidence-added。"),
)
INDEX_TAKEN = Rule(
    "IC036",
    Severity.WARNING,
    Text("the id {id!r} belongs to other evidence", "标识 {id!r} 已用于其他佐证"),
    Text("Give the file another index number.", "请换一个编号。"),
)
PROFILE_FROM_EDITION = Rule(
    "IC037",
    Severity.WARNING,
    Text(
        "profile {name!r} can't be read ({why}); it is taken from edition {edition}",
        "无法读取方案 {name!r}（{why}），现采用第 {edition} 版保存的方案",
    ),
    Text("Install the plugin that offers it.", "请安装提供该方案的插件。"),
)
ORPHAN_EDITION = Rule(
    "IC038",
    Severity.WARNING,
    Text("no entry of the journal adopted {name}", "日志中没有印发 {name} 的记录"),
    Text("If journal.jsonl was lost, restore it; else delete the file.", "如日志丢失，请恢复；否则可删除该文件。"),
)
BAD_CHARACTER = Rule(
    "IC039",
    Severity.ERROR,
    Text("the character {character} can't stand in a text file", "文本中不能有字符 {character}"),
    Text("Delete it; it often comes along when text is pasted from Word.", "请删除该字符，常见于从 Word 粘贴的文字。"),
)
UNREADABLE_TABLE = Rule(
    "IC040",
    Severity.ERROR,
    Text("this is no CSV table: {why}", "不是合法的 CSV 表格：{why}"),
    Text("Save it as CSV (UTF-8) again.", "请重新另存为 CSV（UTF-8）。"),
)
BAD_BRACES = Rule(
    "IC041",
    Severity.ERROR,
    Text(
        "the braces of phrase {key!r} are not a plain name: {quote!r}",
        "用语 {key!r} 的花括号内不是单纯的名称：{quote!r}",
    ),
    Text("Write {{name}}; a brace of the text itself is written twice.", "应写成 {{名称}}；正文中的花括号须写两遍。"),
)
UNKNOWN_FACT = Rule(
    "IC042",
    Severity.ERROR,
    Text("phrase {key!r} has no fact {name!r}", "用语 {key!r} 没有可用的 {name!r}"),
    Text("{hint}", "{hint}"),
)
PROFILE_NOT_USED = Rule(
    "IC043",
    Severity.WARNING,
    Text("this is profile {found!r}, but the case uses {name!r}", "此方案名为 {found!r}，而案卷使用 {name!r}"),
    Text(
        "Write «profile: {found}» under inspection, or delete the file.",
        "请在 inspection 下写 profile: {found}，或删除此文件。",
    ),
)
EDIT_FAILED = Rule(
    "IC044",
    Severity.ERROR,
    Text(
        "{name} could not be edited safely at {what}; nothing was written",
        "无法安全地修改 {name} 中的“{what}”，未写入任何内容",
    ),
    Text("Make the change by hand.", "请手工修改。"),
)
SOURCE_CHANGED = Rule(
    "IC045",
    Severity.WARNING,
    Text(
        "{file} is no longer the document that source {id} was read from", "{file} 与来源文件 {id} 读取时的内容不一致"
    ),
    Text(
        "Find the passages again by their quotes, or put the file back as it was.",
        "请按引文重新核对出处，或恢复原文件。",
    ),
)
CHINESE_ENCODING = Rule(
    "IC046",
    Severity.HINT,
    Text("not UTF-8; read as GB18030, as a Chinese Excel writes CSV", "不是 UTF-8 编码，按 GB18030（GBK）读取"),
    Text("Where characters look wrong, save it as CSV UTF-8.", "如有乱码，请另存为“CSV UTF-8”。"),
)
IS_FOLDER = Rule(
    "IC047",
    Severity.ERROR,
    Text("{name} is a folder, and files are asked for", "{name} 是文件夹，此处须写明文件"),
    Text("Name the files in it. Known are: {known}", "请逐一写明其中的文件，可用：{known}"),
)
SHEET_OF_A_CASE = Rule(
    "IC048",
    Severity.ERROR,
    Text(
        "this sheet confirms what was read for a case; no other case is made of it",
        "此表是供核对读取结果的核对表，不能用来新建案卷",
    ),
    Text("Bring it into that case: --case CASE", "请用 --case 指明该案卷，把核对结果并入。"),
)
