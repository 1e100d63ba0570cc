"""Doubts about a document that was read. Codes IB001 to IB049."""

import inspection_core as ic

NOT_ONE = ic.Rule(
    "IB001",
    ic.Severity.ERROR,
    ic.Text(
        "this is neither a feedback notice nor a report on rectification: nothing was read",
        "不是反馈意见，也不是整改情况通报：没有读取任何内容",
    ),
    ic.Text(
        "Check the file; its title or opening should name the inspection and what is reported.",
        "请检查文件；标题或开头应写明巡察（审计等）和所通报的内容。",
    ),
)
NO_FINDINGS = ic.Rule(
    "IB002",
    ic.Severity.WARNING,
    ic.Text("no finding was found; the text may give totals only", "没有找到问题；原文可能只有总数"),
    ic.Text("Look at the remainder, and add the findings by hand.", "请查看未读取的部分，人工补录问题。"),
)
LABEL_GAP = ic.Rule(
    "IB003",
    ic.Severity.WARNING,
    ic.Text("finding {number}: {missing} is missing before {label}", "问题{number}：{label}之前缺少{missing}"),
    ic.Text("Check the printed text; nothing was renumbered.", "请核对原文；标签未作改动。"),
)
NUMBER_GAP = ic.Rule(
    "IB004",
    ic.Severity.WARNING,
    ic.Text("finding {number} follows finding {last}", "问题{last}之后是问题{number}"),
    ic.Text("Check whether one was left out or not recognised.", "请核对是否有遗漏或未识别的问题。"),
)
FAINT_SECTION = ic.Rule(
    "IB005",
    ic.Severity.WARNING,
    ic.Text(
        "{title!r} was taken for the section of findings because of what is below it, not of its words",
        "“{title}”按其下内容判断为问题部分，标题用语并不明确",
    ),
    ic.Text("Check that its headings are findings.", "请核对其下标题是否为问题。"),
)
YEAR_INFERRED = ic.Rule(
    "IB006",
    ic.Severity.HINT,
    ic.Text(
        "{quote!r} names no year; taken as {day}, the first after the inspection",
        "“{quote}”未写年份，按巡察结束之后最近一次取{day}",
    ),
    ic.Text("Check the year.", "请核对年份。"),
)
DAMAGED_DATE = ic.Rule(
    "IB007",
    ic.Severity.WARNING,
    ic.Text("a date is damaged or impossible: {quote!r}", "日期残缺或不存在：“{quote}”"),
    ic.Text("Give the dates by hand.", "请人工补录日期。"),
)
NO_YEAR = ic.Rule(
    "IB008",
    ic.Severity.WARNING,
    ic.Text("{quote!r} names no year, and nothing shows which; left empty", "“{quote}”未写年份且无从推断，留空"),
    ic.Text("Give the date by hand.", "请人工补录日期。"),
)
GROUP_OR_FINDING = ic.Rule(
    "IB009",
    ic.Severity.WARNING,
    ic.Text(
        "finding {number} stands where others have findings below them: it may be a group or an aspect",
        "问题{number}所处位置与其他分组标题相同：可能是分组或方面，而非问题",
    ),
    ic.Text("Check whether it is a finding of its own.", "请核对它本身是否为一个问题。"),
)
NESTED = ic.Rule(
    "IB010",
    ic.Severity.WARNING,
    ic.Text(
        "the points below finding {number} read like findings and were taken as its sub-findings",
        "问题{number}下的要点读来像问题，已按子问题读取",
    ),
    ic.Text("Check whether they are paragraphs of one account.", "请核对它们是否只是同一整改情况的段落。"),
)
MAYBE_NESTED = ic.Rule(
    "IB011",
    ic.Severity.WARNING,
    ic.Text(
        "the points below finding {number} read like problems; they were taken as paragraphs",
        "问题{number}下的要点读来像问题，已按段落读取",
    ),
    ic.Text("Check whether they are findings of their own.", "请核对它们是否为单独的问题。"),
)
LEVEL_GUESSED = ic.Rule(
    "IB012",
    ic.Severity.WARNING,
    ic.Text(
        "the headings don't name problems; which level is that of the findings is a guess",
        "标题未写明问题；哪一级标题是问题只是推测",
    ),
    ic.Text("Check the findings one by one.", "请逐条核对问题。"),
)
COUNTED = ic.Rule(
    "IB013",
    ic.Severity.HINT,
    ic.Text("{count} findings have no printed number and were counted", "{count}个问题没有印出序号，按出现次序编号"),
    ic.Text("Check the numbers.", "请核对序号。"),
)
FROM_PROSE = ic.Rule(
    "IB014",
    ic.Severity.WARNING,
    ic.Text("{count} findings were split out of running text", "{count}个问题由连续文字拆分而来"),
    ic.Text("Check where each begins and ends.", "请核对每个问题的起止。"),
)
TOTAL_DIFFERS = ic.Rule(
    "IB015",
    ic.Severity.WARNING,
    ic.Text("the text states {stated} {what}, {found} were found", "原文称有{stated}个{what}，实际找到{found}个"),
    ic.Text("Check which were missed, or counted another way.", "请核对是否有遗漏，或计数口径不同。"),
)
ASPECT_GAP = ic.Rule(
    "IB016",
    ic.Severity.WARNING,
    ic.Text("aspect {number} follows aspect {last}", "方面{last}之后是方面{number}"),
    ic.Text("Check whether one was left out or not recognised.", "请核对是否有遗漏或未识别的方面。"),
)
NO_ACCOUNT = ic.Rule(
    "IB017",
    ic.Severity.WARNING,
    ic.Text("finding {number} has no text below it", "问题{number}之下没有内容"),
    ic.Text("Check whether the next heading is its account.", "请核对其后的标题是否为它的整改情况。"),
)
JOINED = ic.Rule(
    "IB018",
    ic.Severity.HINT,
    ic.Text("{count} lines were broken by hand and were joined", "有{count}处硬换行，已按段落连接"),
)
COLLAPSED = ic.Rule(
    "IB019",
    ic.Severity.WARNING,
    ic.Text("line breaks were lost; headings were found inside the text", "原文换行丢失，标题由文中识别"),
    ic.Text("Check the headings, or get the text with its lines.", "请核对标题，或换用保留换行的文本。"),
)
BODY_INFERRED = ic.Rule(
    "IB020",
    ic.Severity.HINT,
    ic.Text("the inspected body is named by the title: {body}", "被巡察单位取自标题：{body}"),
)
NO_OWNERS = ic.Rule(
    "IB021",
    ic.Severity.HINT,
    ic.Text("the document prints no owners and deadlines: they stay empty", "文中没有责任单位和时限：相应内容留空"),
)
MUCH_LEFT = ic.Rule(
    "IB022",
    ic.Severity.WARNING,
    ic.Text("{percent} % of the text was not read", "有{percent}%的文字没有读取"),
    ic.Text("Look at the remainder.", "请查看未读取的部分。"),
)
HEADING_INSIDE = ic.Rule(
    "IB023",
    ic.Severity.WARNING,
    ic.Text("finding {number}: {quote!r} inside its text looks like a heading", "问题{number}：文中“{quote}”像是标题"),
    ic.Text("Check whether a finding begins there.", "请核对此处是否另起一个问题。"),
)
LIST_ANEW = ic.Rule(
    "IB024",
    ic.Severity.WARNING,
    ic.Text("finding {number}: the labels begin anew at {label}", "问题{number}：标签从{label}重新开始"),
    ic.Text("Check whether this is a list inside a point.", "请核对是否为要点内部的列举。"),
)
AFTER_COMMA = ic.Rule(
    "IB025",
    ic.Severity.HINT,
    ic.Text("finding {number}: {label} follows a comma", "问题{number}：{label}之前是逗号"),
)
FEW_FINDINGS = ic.Rule(
    "IB026",
    ic.Severity.WARNING,
    ic.Text("only one finding was found", "只找到一个问题"),
    ic.Text("Check whether the others were recognised.", "请核对其他问题是否未被识别。"),
)
NOT_WRONG = ic.Rule(
    "IB027",
    ic.Severity.WARNING,
    ic.Text(
        "the heading of finding {number} doesn't name a problem: {quote!r}", "问题{number}的标题读来不像问题：“{quote}”"
    ),
    ic.Text("Check whether it is a finding or a measure.", "请核对它是问题还是措施。"),
)
ODD_ONE = ic.Rule(
    "IB028",
    ic.Severity.WARNING,
    ic.Text(
        "{quote!r} is numbered like a heading and names a problem, but is below finding {number}",
        "“{quote}”带有序号且像问题，却位于问题{number}之下",
    ),
    ic.Text("Check whether it is a finding of its own.", "请核对它是否为单独的问题。"),
)
NO_SECTION_END = ic.Rule(
    "IB029",
    ic.Severity.HINT,
    ic.Text("{quote!r} was taken as the beginning of another part", "“{quote}”按另一部分的开头读取"),
    ic.Text("Check where the last finding ends.", "请核对最后一个问题在何处结束。"),
)
ASPECT_EMPTY = ic.Rule(
    "IB030",
    ic.Severity.WARNING,
    ic.Text("aspect {number} has no finding", "方面{number}之下没有问题"),
    ic.Text("Check whether its findings were recognised.", "请核对其下的问题是否被识别。"),
)
LONE_LABEL = ic.Rule(
    "IB031",
    ic.Severity.WARNING,
    ic.Text("finding {number}: {label} is the only label of its list", "问题{number}：列举中只有{label}一项"),
    ic.Text("Check whether the others were recognised.", "请核对其他各项是否未被识别。"),
)
MORE = ic.Rule(
    "IB032",
    ic.Severity.WARNING,
    ic.Text("{count} more doubts of the kind {code} are not listed", "另有{count}处{code}类疑问未列出"),
    ic.Text("Look at the ones that are listed first.", "请先查看已列出的疑问。"),
)
NO_STOP = ic.Rule(
    "IB033",
    ic.Severity.WARNING,
    ic.Text(
        "the heading of finding {number} doesn't end as the others do: {quote!r}",
        "问题{number}的标题结尾与其他标题不同：“{quote}”",
    ),
    ic.Text("Check whether the heading ends there or goes on.", "请核对标题是否在此处结束、是否混入下文。"),
)
NONE_INSIDE = ic.Rule(
    "IB034",
    ic.Severity.WARNING,
    ic.Text("{title!r} announces findings, but none was found in it", "“{title}”预示有问题，但其中没有找到"),
    ic.Text(
        "Check whether it is a finding itself, or whether findings in it were missed.",
        "请核对它本身是否为问题，或其中是否有遗漏。",
    ),
)
NO_DAY = ic.Rule(
    "IB035",
    ic.Severity.WARNING,
    ic.Text(
        "the document names no day, so that what was done about {count} findings is not taken over",
        "文件没有日期，{count} 个问题的整改情况因此未导入",
    ),
    ic.Text("Write the day of issue at its end, and read it again.", "请在文末写明印发日期后重新读取。"),
)
DAY_TAKEN = ic.Rule(
    "IB036",
    ic.Severity.WARNING,
    ic.Text(
        "the document has no day of issue; what was done is dated {day}, the day of the feedback",
        "文件没有印发日期，整改情况的截至日暂取反馈日 {day}",
    ),
    ic.Text("Correct `as_of` of the accounts in case.yaml.", "请在 case.yaml 中更正 accounts 的 as_of。"),
)
ONE_FILE = ic.Rule(
    "IB037",
    ic.Severity.ERROR,
    ic.Text("a case is made of one document; this is a second one", "一个案卷由一份文件生成，这是第二份"),
    ic.Text("Read each into a case of its own.", "请分别导入。"),
)
NOT_TOLD = ic.Rule(
    "IB080",
    ic.Severity.HINT,
    ic.Text("the document doesn't say it, or not so that it was found", "文中没有写明，或未能识别"),
)
INFERRED = ic.Rule(
    "IB081",
    ic.Severity.WARNING,
    ic.Text("inferred: the document doesn't say it in full", "系推断：文中未写全"),
)
