"""The bulletin: what the body publishes, and with the states beside it what it keeps."""

from __future__ import annotations

from .layout import Layout, paragraph, section


def body(layout: Layout) -> str:
    """The outline of the bulletin, block by block, with contact and signature."""
    keep = "<w:keepNext/>"  # the signature is never alone on a page
    rows = [
        ("{%p if red_head %}", "BodyText", ""),
        ("{{ red_head }}", "RedHead", ""),
        ("{{ number }}", "RedLine", ""),
        ("{%p endif %}", "BodyText", ""),
        ("{{ title }}", "Title", ""),
        ("{%p for block in bulletin.blocks %}", "BodyText", ""),
        ("{%p if block.level == 1 %}", "BodyText", ""),
        ("{{ block.line }}", "Heading1", ""),
        ("{%p elif block.level == 2 %}", "BodyText", ""),
        ("{{ block.line }}", "Heading2", ""),
        ("{%p elif block.level == 3 %}", "BodyText", ""),
        ("{{ block.line }}", "Heading3", ""),
        ("{%p elif block.level == 4 %}", "BodyText", ""),
        ("{{ block.line }}", "Heading4", ""),
        ("{%p elif loop.last %}", "BodyText", ""),
        ("{{ block.line }}", "BodyText", keep),
        ("{%p else %}", "BodyText", ""),
        ("{{ block.line }}", "BodyText", ""),
        ("{%p endif %}", "BodyText", ""),
        ("{%p endfor %}", "BodyText", ""),
        ("{%p for line in bulletin.contact %}", "Contact", ""),
        ("{{ line }}", "Contact", ""),
        ("{%p endfor %}", "Contact", ""),
        ("{{ bulletin.signature }}", "Signature", ""),
        ("{{ bulletin.date }}", "Date", ""),
    ]
    text = "".join(paragraph(*row, run=layout.run) for row in rows)
    return text + section(layout)
