"""The notice about late findings: a letter, with a table of what is asked about."""

from __future__ import annotations

from .layout import Column, Layout, paragraph, section, table


def body(layout: Layout) -> str:
    """Number, title, addressees, what is late, what is asked and by when, who signs and when."""
    zh = layout.language == "zh-CN"
    plain = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    keep = "<w:keepNext/>"
    gap = '<w:spacing w:before="290"/>' if zh else '<w:spacing w:before="200"/>'
    before = (
        ("{%p if number %}", "BodyText", ""),
        ("{{ number }}", "BodyText", f'{plain}<w:jc w:val="right"/>'),
        ("{%p endif %}", "BodyText", ""),
        ("{{ title }}", "Title", ""),
        ("{%p if to %}", "BodyText", ""),
        ("{{ to }}", "BodyText", plain),
        ("{%p endif %}", "BodyText", ""),
        ("{{ lead }}", "BodyText", '<w:keepNext/><w:spacing w:after="145"/>'),
    )
    after = (
        ("{{ request }}", "BodyText", gap),
        ("{%p for line in place %}", "BodyText", ""),
        ("{{ line }}", "BodyText", "" if zh else plain),
        ("{%p endfor %}", "BodyText", ""),
        ("{{ answer }}", "BodyText", keep),
        ("{%p if ending %}", "BodyText", ""),
        ("{{ ending }}", "BodyText", keep),
        ("{%p endif %}", "BodyText", ""),
        ("{{ signature }}", "Signature", ""),
        ("{{ report.as_of | date }}", "Date", ""),
    )
    return (
        _paragraphs(layout, before) + table("row in rows", _columns(zh)) + _paragraphs(layout, after) + section(layout)
    )


def _paragraphs(layout: Layout, rows: tuple[tuple[str, str, str], ...]) -> str:
    return "".join(paragraph(*row, run=layout.run) for row in rows)


def _columns(zh: bool) -> tuple[Column, ...]:
    names = ("number", "title", "measures", "owner", "due", "days_late")
    heads = ("序号", "反馈问题", "尚未完成的整改措施", "{{ lead_word }}", "整改时限", "逾期")
    widths = (1050, 1950, 2934, 1150, 1060, 700)
    if not zh:
        heads = ("No.", "Finding", "Measures still open", "{{ lead_word }}", "Last day", "Late")
        widths = (650, 2150, 2720, 1450, 1300, 800)
    return tuple(
        Column(head=head, text=f"{{{{ row.{name} }}}}", width=width)
        for head, name, width in zip(heads, names, widths, strict=True)
    )
