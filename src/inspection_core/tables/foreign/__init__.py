"""Tables that an office has of its own: where their columns are, what their rows tell, a draft or proposals of them."""

from ._draft import draft_of
from ._header import Header, find_header, mapping_of, readable_columns
from ._proposing import propose_foreign

__all__ = ["Header", "draft_of", "find_header", "mapping_of", "propose_foreign", "readable_columns"]
