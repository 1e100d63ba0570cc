"""Doubts about a document that is brought onto a case. Codes IB060 to IB079."""

import inspection_core as ic

NO_MATCH = ic.Rule(
    "IB060",
    ic.Severity.WARNING,
    ic.Text(
        "finding {number} «{quote}» fits no finding of the case, and nothing of it is proposed; {nearest}",
        "文中问题{number}“{quote}”与案卷中的问题都不相符，不作建议；{nearest}",
    ),
    ic.Text("Look whether the case lacks it, or calls it by other words.", "请核对案卷是否缺此问题，或表述不同。"),
)
SEVERAL = ic.Rule(
    "IB061",
    ic.Severity.WARNING,
    ic.Text(
        "finding {number} «{quote}» may be any of {others} of the case; nothing of it is proposed",
        "文中问题{number}“{quote}”可能是案卷中的{others}，不作建议",
    ),
    ic.Text("Bring it onto the right one by hand.", "请人工归入。"),
)
OTHER_NUMBER = ic.Rule(
    "IB062",
    ic.Severity.WARNING,
    ic.Text(
        "finding {number} was taken for finding {known}: its text agrees ({percent} %), its number doesn't",
        "文中问题{number}按案卷问题{known}读取：文字相符（{percent}%），序号不同",
    ),
    ic.Text("Look whether that is right.", "请核对。"),
)
OTHER_TEXT = ic.Rule(
    "IB063",
    ic.Severity.WARNING,
    ic.Text(
        "finding {number} has the number of finding {known}, but its text is alike by {percent} % only: «{quote}», in "
        "the case «{title}»; held back",
        "文中问题{number}与案卷问题{known}序号相同，但文字仅 {percent}% 相近：文中“{quote}”，案卷“{title}”；暂不采纳",
    ),
    ic.Text("If it is that one, name it: --only {id}", "如确为同一问题，请指明：--only {id}"),
)
NOT_NAMED = ic.Rule(
    "IB064",
    ic.Severity.WARNING,
    ic.Text("the document names no finding {numbers} of the case", "文中没有案卷的下列问题：{numbers}"),
)
STATE_STAYS = ic.Rule(
    "IB065",
    ic.Severity.WARNING,
    ic.Text(
        "finding {number} is printed as «{quote}»; in the case it is «{known}» by its own history, which stays",
        "文中问题{number}印作“{quote}”，案卷依日志为“{known}”，以日志为准",
    ),
)
STATE_ABOVE = ic.Rule(
    "IB066",
    ic.Severity.WARNING,
    ic.Text(
        "finding {number} is printed as «{quote}»; in the case its state is that of the findings below it",
        "文中问题{number}印作“{quote}”，案卷中其状态由下级问题得出",
    ),
)
DIFFERS = ic.Rule(
    "IB067",
    ic.Severity.WARNING,
    ic.Text(
        "{title}: the document has «{quote}», the case «{known}», which stays",
        "{title}：文中为“{quote}”，案卷为“{known}”，保留案卷内容",
    ),
    ic.Text("Edit case.yaml, if the document is right.", "若以文件为准，请修改 case.yaml。"),
)
DAY_GIVEN = ic.Rule(
    "IB068",
    ic.Severity.WARNING,
    ic.Text(
        "the document has no day of issue; what was done is taken as of {day}",
        "文件没有印发日期，整改情况的截至日取 {day}",
    ),
    ic.Text("Give the right one: --on DAY", "请用 --on 指明日期。"),
)
RENUMBERED = ic.Rule(
    "IB069",
    ic.Severity.HINT,
    ic.Text("same words, but other numbers in the case: {pairs}", "文字相同，但与案卷的序号不同：{pairs}"),
)
ANOTHER_CASE = ic.Rule(
    "IB070",
    ic.Severity.ERROR,
    ic.Text(
        "the case has none of the document's findings ({count}), so nothing is proposed: it seems to be another's",
        "文中的问题（{count} 个）案卷里一个也没有，可能是别的单位或别的案卷的文件，不作建议",
    ),
    ic.Text(
        "Look whether it is the right file and the right case.",
        "请核对文件和案卷是否对应。",
    ),
)
