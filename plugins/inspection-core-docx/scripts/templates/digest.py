"""The progress review: a part for each kind of news, each with its table, left out where there is none."""

from __future__ import annotations

from .layout import Column, Layout, paragraph, section, table


def body(layout: Layout) -> str:
    """Title, period, a sentence on the whole, and the parts."""
    zh = layout.language == "zh-CN"
    period = "{%% if digest.issue %%}%s{%% endif %%}{{ digest.period }}" % (
        "第{{ digest.issue }}期　" if zh else "Issue {{ digest.issue }}: "
    )
    centred = '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/>'
    text = paragraph("{{ title }}", "Title", run=layout.run)
    text += paragraph(period, "Date", centred, run=layout.run) + paragraph("{{ digest.summary }}", run=layout.run)
    text += paragraph("{%p if digest.empty %}") + paragraph(
        "本期没有变化，也没有逾期和即将到期的问题。"
        if zh
        else "Nothing has changed, and no finding is late or due soon.",
        run=layout.run,
    )
    text += paragraph("{%p endif %}")
    for name, columns in _parts(zh).items():
        text += paragraph(f"{{%p if digest.{name}.rows %}}")
        text += paragraph(f"{{{{ digest.{name}.heading }}}}", "Heading1", run=layout.run)
        text += table(f"row in digest.{name}.rows", columns) + paragraph("{%p endif %}")
    return text + paragraph("", "Cell") + section(layout)


def _parts(zh: bool) -> dict[str, tuple[Column, ...]]:
    """The columns of each part; 156 mm together, as wide as the text."""
    more = 0 if zh else 230  # so much wider is the English page
    number = Column(head="序号" if zh else "No.", text="{{ row.number }}", width=1080)
    finding = Column(head="反馈问题" if zh else "Finding", text="{{ row.title }}", width=2115 + more)
    due = Column(head="整改时限" if zh else "Due", text="{{ row.due }}", width=1900)
    owner = Column(head="{{ digest.unit }}", text="{{ row.owner }}", width=1500)
    return {
        "moved": (
            number,
            Column(head=finding.head, text=finding.text, width=1950 + more),
            Column(head="状态变化" if zh else "State", text="{{ row.before }} → {{ row.after }}", width=1500),
            Column(head="整改经过" if zh else "What happened", text="{{ row.steps }}", width=4315),
        ),
        "slipped": (
            number,
            finding,
            Column(head="原时限" if zh else "Was", text="{{ row.before }}", width=1900),
            Column(head="现时限" if zh else "Is", text="{{ row.after }}", width=1900),
            Column(head="备注" if zh else "Remark", text="{{ row.remark }}", width=1850),
        ),
        "late": (
            number,
            finding,
            owner,
            due,
            Column(head="逾期\n天数" if zh else "Days late", text="{{ row.days }}", width=850),
            Column(head="应发通知" if zh else "Notice to send", text="{{ row.notice }}", width=1400),
        ),
        "due_soon": (
            number,
            Column(head=finding.head, text=finding.text, width=3265 + more),
            owner,
            due,
            Column(head="剩余天数" if zh else "Days left", text="{{ row.days }}", width=1100),
        ),
        "comments": (
            Column(head="编号" if zh else "No.", text="{{ row.id }}", width=750),
            Column(head="收到日期" if zh else "Received", text="{{ row.received }}", width=1900),
            Column(head="渠道" if zh else "Channel", text="{{ row.channel }}", width=1050),
            Column(head="意见内容" if zh else "What was said", text="{{ row.text }}", width=2195 + more),
            Column(head="状态" if zh else "State", text="{{ row.state }}", width=1050),
            Column(head="答复期限" if zh else "Reply due", text="{{ row.due }}", width=1900),
        ),
        "by_unit": (
            Column(head="{{ digest.unit }}", text="{{ row.name }}", width=3245 + more),
            Column(head="状态变化" if zh else "Moved", text="{{ row.moved }}", width=1400),
            Column(head="其中销号" if zh else "Closed", text="{{ row.closed }}", width=1400),
            Column(head="逾期" if zh else "Late", text="{{ row.late }}", width=1400),
            Column(head="即将到期" if zh else "Due soon", text="{{ row.due_soon }}", width=1400),
        ),
    }
