"""What is said of a new case, in its document and to whoever made it."""

from __future__ import annotations

import click

from ..model import Document
from ._common import Session


def head_of(session: Session) -> str:
    """The comment at the head of a new document."""
    return session.say(
        "# The document of the case: what was agreed and what is said. What happens goes into the journal.\n",
        "# 案卷文档：写明商定了什么、对外怎么说；发生了什么记入日志。\n",
    )


def say_next(session: Session, folder: str, document: Document) -> None:
    """Say what there is now, and what to do next."""
    place, findings = f'"{folder}"' if " " in folder else folder, len(document.findings)
    add = (
        session.say("add measures", "填写整改措施") if not document.measures else session.say("look at it", "核对内容")
    )
    click.echo(
        session.say(
            f"{folder}: a case with {findings} findings. Next: {add} in case.yaml, then\n"
            f"  inspection check {place}\n  inspection adopt {place}",
            f"{folder}：新案卷，{findings} 个问题。下一步：在 case.yaml 里{add}，然后\n"
            f"  inspection check {place}\n  inspection adopt {place}",
        )
    )
