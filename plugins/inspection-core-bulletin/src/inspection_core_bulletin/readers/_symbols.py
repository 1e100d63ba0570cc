"""Which characters the signs of symbol fonts are, as far as documents use them."""

from __future__ import annotations

_BASE = 0xF000
_SIGNS = {
    0x20: " ", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "◆",
    0xA7: "▪", 0xA8: "□", 0xB2: "✧", 0xB7: "•", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_READABLE = {_BASE + code: sign for code, sign in _SIGNS.items()}


def readable(text: str) -> str:
    """A text whose signs of Wingdings and Symbol stand as the characters that they look like."""
    return text if text.isascii() else text.translate(_READABLE)


def sign(code: str) -> str:
    """The sign that Word writes as the number of its place in a font, in hexadecimal; nothing for a damaged one."""
    try:
        number = int(code, 16)
        found = _SIGNS.get(number) or readable(chr(number))
    except (ValueError, OverflowError):
        return ""
    return found if found.isprintable() or _BASE <= number < _BASE + 0x100 else ""
