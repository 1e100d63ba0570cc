"""What any tables propose for a case: those that were sent out by us, and those that an office has of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..proposals import CaseRequest, Proposals
from ._confirmation import is_confirmation, propose_confirmed
from .cells import Book
from .foreign import propose_foreign
from .returned import is_returned, propose_returned

Propose = Callable[[Sequence[Book], CaseRequest], Proposals]


def propose_tables(books: Sequence[Book], request: CaseRequest) -> Proposals:
    """What tables propose: copies and confirmation sheets that came back, and an office's own ledgers and plans."""
    found = Proposals()
    for propose, mine in _told_apart(books):
        found = found.joined(propose(mine, request)) if mine else found
    return found


def _told_apart(books: Sequence[Book]) -> tuple[tuple[Propose, list[Book]], ...]:
    """The files by what they are."""
    ours = [book for book in books if is_returned(book)]
    confirmed = [book for book in books if book not in ours and is_confirmation(book)]
    others = [book for book in books if book not in ours and book not in confirmed]
    return (propose_returned, ours), (propose_confirmed, confirmed), (propose_foreign, others)
