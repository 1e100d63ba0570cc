"""The reason that an error gives, in both languages."""

from __future__ import annotations

import inspection_core as ic


def reason_of(error: ValueError) -> ic.Text:
    """What a ValueError says; one with a plain string says the same in both languages."""
    reason = error.args[0]
    return reason if isinstance(reason, ic.Text) else ic.Text(str(reason), str(reason))
