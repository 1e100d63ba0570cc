"""Ids for what is added to a document, and titles cut short for a message."""

from __future__ import annotations

from collections.abc import Container


def free_id(stem: str, taken: Container[str]) -> str:
    """The first id of a stem and a number that nothing has yet."""
    number = 1
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


def short(text: str, size: int) -> str:
    """A text on one line, with … where something is left out."""
    line = " ".join(text.split())
    return line if len(line) <= size else line[: size - 1] + "…"
