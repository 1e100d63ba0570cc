"""Files as text: what each paragraph says, where it stands, and what is doubtful about it."""

from ._reading import read_data, read_source
from ._rewriting import rewrite_source

__all__ = ["read_data", "read_source", "rewrite_source"]
