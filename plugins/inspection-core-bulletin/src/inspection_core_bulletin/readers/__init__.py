"""Files as text: what each paragraph says, where it stands, and what is doubtful about it."""

from ._reading import read_data, read_source
from ._source import Kind, Place, Source, Table

__all__ = ["Kind", "Place", "Source", "Table", "read_data", "read_source"]
