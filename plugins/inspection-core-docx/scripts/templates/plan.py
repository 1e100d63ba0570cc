"""The plan of action: the text on upright paper, its three lists as annexes on paper that lies on its side."""

from __future__ import annotations

from attrs import evolve

from .layout import Column, Layout, _tag_row, paragraph, section, table
from .report import KEEP, outline, signature, when


def body(layout: Layout) -> str:
    """Lead, how the work is organised, what is to be done in numbers; then findings, tasks and duties."""
    zh = layout.language == "zh-CN"
    text = paragraph("{{ title }}", "Title", run=layout.run)
    text += paragraph(
        "{{ chapters.lead }}为切实抓好整改落实，制定本方案。"
        if zh
        else "{{ chapters.lead }}This plan says what will be done about the findings, by whom and until when.",
        run=layout.run,
    )
    text += outline(layout, "chapters.organisation") + _in_numbers(layout) + _annexes(layout)
    # the section ends in the date's own paragraph: an empty one of its own might be alone on a page
    text += signature(layout, "{{ inspection.inspected }}", end=section(layout))
    text += _title(layout, "{{ annex.findings }}", "问题清单", "List of findings", first=True) + _findings(zh)
    text += when("tasks", _title(layout, "{{ annex.tasks }}", "任务清单", "List of measures") + _tasks(zh))
    text += when("duties", _title(layout, "{{ annex.duties }}", "责任清单", "List of owners") + _duties(zh))
    last = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'  # fits on any page
    return text + paragraph("", "Cell", last) + section(layout, wide=True)


def _in_numbers(layout: Layout) -> str:
    zh = layout.language == "zh-CN"
    kinds = "{% for kind in kinds %}{{ kind.word }}{{ kind.count }}项{% if not loop.last %}、{% endif %}{% endfor %}"
    title = "{{ at }}整改任务" if zh else "{{ at }}What is to be done"
    told = (
        "反馈意见共梳理列出问题{{ report.progress.findings.count }}个"
        f"{{% if tasks %}}，制定整改措施{{{{ tasks | length }}}}项，其中{kinds}{{% endif %}}。"
        "{% if duties %}各项任务的责任领导、责任单位和完成时限逐一明确，见附件。{% else %}具体内容见附件。{% endif %}"
    )
    if not zh:
        kinds = "{% for kind in kinds %}{{ kind.word }} {{ kind.count }}{% if not loop.last %}, {% endif %}{% endfor %}"
        told = (
            "The plan covers {{ report.progress.findings.count }} findings"
            f"{{% if tasks %}} by {{{{ tasks | length }}}} measures ({kinds}){{% endif %}}. "
            "{% if duties %}Who answers for each of them is named in the annexes.{% else %}See the annex.{% endif %}"
        )
    return paragraph(title, "Heading1", run=layout.run) + paragraph(told, properties=KEEP, run=layout.run)


def _annexes(layout: Layout) -> str:
    """What is attached: the names of the lists, one below the other."""
    if layout.language != "zh-CN":
        lines = ("List of findings", "List of measures", "List of owners")
        first, number, below = "Annex", " {}: ", ""
    else:
        lines = ("问题清单", "任务清单", "责任清单")
        first, number, below = (
            "附件：",
            "{}. ",
            '<w:ind w:leftChars="500" w:left="1575" w:firstLineChars="0" w:firstLine="0"/>',
        )
    names = ("findings", "tasks", "duties")
    made = ""
    for name, line in zip(names, lines, strict=True):
        tag = f"{{{{ annex.{name} }}}}"
        words = f"{{% if annex.{name} %}}{number.format(tag)}{{% else %}}{'' if below else ': '}{{% endif %}}{line}"
        head = first if name == "findings" or not below else ""
        room = '<w:spacing w:before="579"/>' if name == "findings" and below else ""
        indent = below if name != "findings" else ""
        text = paragraph(head + words, "Contact", room + indent, run=layout.run)
        made += text if name == "findings" else when(name, text)
    return made


def _title(layout: Layout, number: str, chinese: str, english: str, *, first: bool = False) -> str:
    """The head of an annex, on a page of its own."""
    zh = layout.language == "zh-CN"
    page = "" if first else "<w:pageBreakBefore/>"
    plain = '<w:ind w:firstLineChars="0" w:firstLine="0"/>' if zh else ""
    made = paragraph(f"{'附件' if zh else 'Annex '}{number}", "Heading1", f"{page}{plain}", run=layout.run)
    tight = '<w:spacing w:before="0" w:after="200"/>'
    return made + paragraph(chinese if zh else english, "Title", tight, run=layout.run)


def _findings(zh: bool) -> str:
    target = "整改目标、完成标准" if zh else "Target and standard of completion"
    columns = (
        Column(head="方面" if zh else "Area", text="{% vm %}{{ aspect.title }}", width=2000),
        Column(head="序号" if zh else "No.", text="{{ row.number }}", width=1100),
        Column(head="反馈问题" if zh else "Finding", text="{{ row.title }}", width=2900),
        Column(head="具体表现" if zh else "In detail", text="{{ row.text }}", width=4270),
        Column(head=target, text="{{ row.target }}", width=4300),
    )
    without = (*columns[:2], evolve(columns[2], width=4200), evolve(columns[3], width=7270))
    return when("has_targets", _by_aspect(columns), _by_aspect(without))


def _by_aspect(columns: tuple[Column, ...]) -> str:
    """A table in which the cell of an aspect reaches over the rows of its findings."""
    rows = table("row in aspect.rows", columns)
    start, end = (_tag_row(f"{{%tr {tag} %}}", columns) for tag in ("for row in aspect.rows", "endfor"))
    outer = _tag_row("{%tr for aspect in aspects %}", columns)
    rows = rows.replace(start, outer + start).replace(end, end + end)
    # docxtpl writes the mark of a merged cell last, where the schema wants it before the alignment
    align = '<w:vAlign w:val="center"/></w:tcPr>'
    before, after = rows.split("{% vm %}")
    return "</w:tcPr>".join(before.rsplit(align, 1)) + "{% vm %}" + after


def _tasks(zh: bool) -> str:
    columns = (
        Column(head="问题序号" if zh else "Finding", text="{{ row.number }}", width=1600),
        Column(head="整改措施" if zh else "Measure", text="{{ row.measure }}", width=6170),
        Column(head="措施性质" if zh else "Nature", text="{{ row.nature }}", width=1500),
        Column(head="整改类型" if zh else "Kind of date", text="{{ row.kind }}", width=1300),
        Column(head="整改时限" if zh else "Due", text="{{ row.due }}", width=2500),
        Column(head="进展" if zh else "State", text="{{ row.state }}", width=1500),
    )
    planned = (columns[0], evolve(columns[1], width=7670), *columns[2:-1])
    return when("under_way", table("row in tasks", columns), table("row in tasks", planned))


def _duties(zh: bool) -> str:
    number = Column(head="序号" if zh else "No.", text="{{ row.number }}", width=1100)
    owners = tuple(
        Column(head=f"{{{{ roles.{role} }}}}", text=f"{{{{ row.{role} }}}}", width=width)
        for role, width in (
            ("first_responsible", 1600),
            ("responsible_officer", 2200),
            ("lead_unit", 2100),
            ("supporting_unit", 2100),
            ("handler", 1900),
        )
    )
    finding = Column(head="反馈问题" if zh else "Finding", text="{{ row.title }}", width=3570)
    full, short = (number, finding, *owners), (number, evolve(finding, width=5170), *owners[1:])
    return when("has_first", table("row in duties", full), table("row in duties", short))
