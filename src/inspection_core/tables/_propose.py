"""What any tables propose for a case: those that were sent out by us, and those that an office has of its own."""

from __future__ import annotations

from collections.abc import Sequence

from ..proposals import CaseRequest, Proposals
from ._foreign import propose_foreign
from ._returned import is_returned, propose_returned
from ._sheet import Book


def propose_tables(books: Sequence[Book], request: CaseRequest) -> Proposals:
    """What tables propose: copies that came back together, and an office's own ledgers and plans."""
    ours = [book for book in books if is_returned(book)]
    others = [book for book in books if book not in ours]
    back = propose_returned(ours, request) if ours else Proposals()
    return back.joined(propose_foreign(others, request)) if others else back
