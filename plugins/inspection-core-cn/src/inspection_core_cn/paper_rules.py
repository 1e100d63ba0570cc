"""Signs that rectification stays on paper. Codes ICN021 to ICN029."""

import inspection_core as ic

ONLY_EDUCATION = ic.Rule(
    "ICN021",
    ic.Severity.WARNING,
    ic.Text("finding {number} is met with study and training alone", "问题{number}只有学习教育类措施"),
    ic.Text(
        "Add a measure that corrects what was found, or changes how things are done.",
        "请补充纠正问题或建立机制的措施。",
    ),
)
SAME_MEASURE = ic.Rule(
    "ICN022",
    ic.Severity.WARNING,
    ic.Text(
        "the same measure is given for {count} findings: {numbers}",
        "{count}个问题使用同一条措施：{numbers}",
    ),
    ic.Text("Say for each finding what is done about it.", "请针对各个问题分别制定措施。"),
)
SAME_ACCOUNT = ic.Rule(
    "ICN023",
    ic.Severity.WARNING,
    ic.Text(
        "the same paragraph tells what was done about {count} findings: {numbers}",
        "{count}个问题的整改情况文字相同：{numbers}",
    ),
    ic.Text("Tell for each finding what was done about it.", "请分别写明各个问题的整改情况。"),
)
SAME_EVIDENCE = ic.Rule(
    "ICN024",
    ic.Severity.WARNING,
    ic.Text(
        "“{title}” is to prove that {count} findings are dealt with: {numbers}",
        "“{title}”一份材料用来佐证{count}个问题：{numbers}",
    ),
    ic.Text("Add evidence of what was done about each.", "请补充各个问题各自的佐证材料。"),
)
