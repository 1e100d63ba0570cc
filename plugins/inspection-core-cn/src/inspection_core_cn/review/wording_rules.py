"""What is wrong with the words and marks of a text, and what it must not tell. Codes ICN161 to ICN219."""

import inspection_core as ic

IDENTITY_CARD = ic.Rule(
    "ICN161",
    ic.Severity.ERROR,
    ic.Text("this is an identity card number: {quote}", "此处为身份证号码：{quote}"),
    ic.Text("Take it out, or mask it.", "请删去或作遮蔽处理。"),
)
IDENTITY_CARD_LIKE = ic.Rule(
    "ICN162",
    ic.Severity.ERROR,
    ic.Text(
        "this looks like an identity card number with a wrong check digit: {quote}",
        "此处疑为身份证号码（校验位不符）：{quote}",
    ),
    ic.Text("Take it out, or mask it.", "请删去或作遮蔽处理。"),
)
MOBILE = ic.Rule(
    "ICN163",
    ic.Severity.ERROR,
    ic.Text("this is a mobile number: {quote}", "此处为手机号码：{quote}"),
    ic.Text("Take it out; give an office telephone where one is needed.", "请删去；确需联系方式的，写办公电话。"),
)
BANK_CARD = ic.Rule(
    "ICN164",
    ic.Severity.ERROR,
    ic.Text("this is a bank card number: {quote}", "此处为银行卡号：{quote}"),
    ic.Text("Take it out, or mask it.", "请删去或作遮蔽处理。"),
)
NARROW = ic.Rule(
    "ICN171",
    ic.Severity.WARNING,
    ic.Text("a half-width mark in a Chinese text: {around}", "中文里用了半角标点：{around}"),
    ic.Text("Write {right}.", "请改为全角“{right}”。"),
)
MARK_TWICE = ic.Rule(
    "ICN172",
    ic.Severity.WARNING,
    ic.Text("the mark stands twice: {around}", "标点重复：{around}"),
    ic.Text("Keep one.", "请只留一个。"),
)
MARKS_CLASH = ic.Rule(
    "ICN173",
    ic.Severity.WARNING,
    ic.Text("two marks follow each other: {around}", "两个标点相连：{around}"),
    ic.Text("Keep the one that is meant.", "请留下应有的一个。"),
)
LONG_MARK = ic.Rule(
    "ICN174",
    ic.Severity.WARNING,
    ic.Text("{quote} is no Chinese mark", "“{quote}”不是规范的标点"),
    ic.Text("Write {right}.", "请改为“{right}”。"),
)
MARK_BETWEEN = ic.Rule(
    "ICN175",
    ic.Severity.HINT,
    ic.Text("no 、 is needed between quotes or titles that follow each other", "并列的引号、书名号之间通常不用顿号"),
    ic.Text("Take it out, or keep to one way.", "请删去顿号，或全文写法一致。"),
)
WIDE_FIGURE = ic.Rule(
    "ICN176",
    ic.Severity.HINT,
    ic.Text("full-width figures or letters: {quote}", "数字或字母用了全角：{quote}"),
    ic.Text("Write {right}.", "请改为半角“{right}”。"),
)
MARK_FIRST = ic.Rule(
    "ICN177",
    ic.Severity.WARNING,
    ic.Text("a paragraph begins with a mark: {quote}", "段首出现标点：{quote}"),
    ic.Text("Move it to the end of the paragraph before, or take it out.", "请移到上段末尾或删去。"),
)
ENDS_OPEN = ic.Rule(
    "ICN178",
    ic.Severity.WARNING,
    ic.Text("a paragraph ends with a comma: {quote}", "段末为逗号或顿号：{quote}"),
    ic.Text("End the sentence, or join the paragraphs.", "请补全句子，或与下段相连。"),
)
STOP_MISSING = ic.Rule(
    "ICN179",
    ic.Severity.HINT,
    ic.Text("a paragraph ends without a mark: {quote}", "段末没有标点：{quote}"),
    ic.Text("Put 。 at its end.", "请在段末加句号。"),
)
UNPAIRED = ic.Rule(
    "ICN181",
    ic.Severity.WARNING,
    ic.Text("{quote} has no partner: {around}", "“{quote}”没有成对：{around}"),
    ic.Text("Add the other one, or take this one out.", "请补上另一半或删去。"),
)
QUOTE_IN_QUOTE = ic.Rule(
    "ICN182",
    ic.Severity.WARNING,
    ic.Text("a second {quote} before the first is closed: {around}", "引号未结束又出现“{quote}”：{around}"),
    ic.Text("Close the first, or write ‘ ’ inside quotes.", "请补上后引号；引号里再用引号时用单引号。"),
)
STRAIGHT_QUOTES = ic.Rule(
    "ICN183",
    ic.Severity.WARNING,
    ic.Text("straight quotes in a Chinese text: {quote}", "中文里用了直引号：{quote}"),
    ic.Text("Write “ ”.", "请改为“ ”。"),
)
BLANK = ic.Rule(
    "ICN184",
    ic.Severity.WARNING,
    ic.Text("a blank in a Chinese text: {around}", "中文里有多余空格：{around}"),
    ic.Text("Take it out.", "请删去空格。"),
)
BLANK_QUOTED = ic.Rule(
    "ICN185",
    ic.Severity.HINT,
    ic.Text("a blank inside quotes: {around}", "引号内有空格：{around}"),
    ic.Text("Take it out, or put a mark in its place.", "请删去，或改用标点。"),
)
HEADING_STYLE = ic.Rule(
    "ICN186",
    ic.Severity.HINT,
    ic.Text(
        "the heading doesn't end in {ending!r} as its siblings do: {quote}",
        "同级标题多以“{ending}”结尾，此处不同：{quote}",
    ),
    ic.Text("Word them alike.", "请统一写法。"),
)
HEADING_MARK = ic.Rule(
    "ICN187",
    ic.Severity.HINT,
    ic.Text("the heading ends otherwise than its siblings: {quote}", "同级标题末尾标点不一：{quote}"),
    ic.Text("End it as the others: {usual}", "请与其他标题一致：{usual}"),
)
TOLD_TWICE = ic.Rule(
    "ICN191",
    ic.Severity.WARNING,
    ic.Text("the same paragraph stands at {first}", "与 {first} 处的段落相同"),
    ic.Text("Say what was done about each finding.", "请分别写明各问题的整改情况。"),
)
HEADING_TWICE = ic.Rule(
    "ICN192",
    ic.Severity.WARNING,
    ic.Text("the same heading stands at {first}: {quote}", "与 {first} 处的标题相同：{quote}"),
    ic.Text("Check whether one of the two should be another.", "请核对是否重复。"),
)
SENTENCE_TWICE = ic.Rule(
    "ICN193",
    ic.Severity.HINT,
    ic.Text("the same sentence stands at {first}", "与 {first} 处的句子相同"),
    ic.Text("Say it once.", "请只写一次。"),
)
WORD_TWICE = ic.Rule(
    "ICN194",
    ic.Severity.WARNING,
    ic.Text("{word} stands twice: {quote}", "“{word}”重复：{quote}"),
    ic.Text("Take one out.", "请删去一个。"),
)
PAPER_NUMBER = ic.Rule(
    "ICN196",
    ic.Severity.WARNING,
    ic.Text("the number of the paper {quote!r} is not in the standard form: {why}", "发文字号“{quote}”不规范：{why}"),
    ic.Text("Write {right}.", "请写成“{right}”。"),
)
ZERO = ic.Rule(
    "ICN197",
    ic.Severity.WARNING,
    ic.Text("the zero in {quote} is not 〇", "“{quote}”中的零未用“〇”"),
    ic.Text("Write {right}.", "请写成“{right}”。"),
)
SLIP = ic.Rule(
    "ICN201",
    ic.Severity.WARNING,
    ic.Text("{quote} is a common slip", "“{quote}”是常见误写"),
    ic.Text("Write {right}.", "请写成“{right}”。"),
)
MAYBE_SLIP = ic.Rule(
    "ICN202",
    ic.Severity.HINT,
    ic.Text("{quote} may be a slip", "“{quote}”可能有误"),
    ic.Text("Where it is meant, write {right}.", "如属误写，请写成“{right}”。"),
)
