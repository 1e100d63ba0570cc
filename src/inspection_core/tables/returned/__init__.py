"""Tables that were sent out and come back filled in: what was changed in each copy, and what it proposes."""

from ._copies import Layout, layout_of
from ._proposing import is_returned, propose_returned

__all__ = ["Layout", "is_returned", "layout_of", "propose_returned"]
