"""What is wrong with days and years of the calendar. Codes ICN001 to ICN019."""

import inspection_core as ic

BEFORE = ic.Rule(
    "ICN001",
    ic.Severity.ERROR,
    ic.Text(
        "the calendar cn begins with {first} and doesn't know whether {day} was worked",
        "日历 cn 自 {first} 起才有放假安排，无法判断 {day} 是否工作日",
    ),
    ic.Text(
        "Give the last day itself as a date, or choose another calendar.",
        "请直接写明到期日，或改用其他日历。",
    ),
)
YEAR_MISSING = ic.Rule(
    "ICN002",
    ic.Severity.WARNING,
    ic.Text(
        "the holidays of {year} are not in the calendar cn, which knows days up to {known_until}; "
        "until they are, these are provisional: {items}",
        "日历 cn 尚无 {year} 年放假安排（只到 {known_until}），以下时限为暂定：{items}",
    ),
    ic.Text(
        "Once they are announced, update the package chinesecalendar and adopt the plan again.",
        "放假安排公布后，请更新 chinesecalendar 程序包，再次印发方案即按新安排计算。",
    ),
)
LIMIT = ic.Text("the time limit “{title}”", "流程时限“{title}”")
FINDING = ic.Text("finding {number}", "问题{number}")
MEASURE = ic.Text("measure {number}", "措施{number}")
