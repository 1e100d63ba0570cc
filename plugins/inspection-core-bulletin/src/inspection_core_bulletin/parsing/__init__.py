"""Text to outline: what was found, where it stands, and what is in doubt."""

from ._parser import ParseOptions, parse

__all__ = ["ParseOptions", "parse"]
