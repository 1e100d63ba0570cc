"""The language that a call asks for: known before anything else is, so it imports next to nothing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise


def asked_language(args: Sequence[str]) -> str:
    """The language that words of a command line ask for, before they are parsed; else the system's."""
    for word, after in pairwise((*args, "")):
        asked = after if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and asked in ("zh", "en"):
            return asked
    return system_language()


def system_language() -> str:
    """`zh` where the system speaks Chinese, else `en`."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
