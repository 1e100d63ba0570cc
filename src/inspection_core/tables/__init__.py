"""Tables that people fill in and send back: what they are given, how theirs are read, what they propose."""

from ._confirmation import confirming
from ._filling import ASKS, DECISIONS, ROW, FillColumn, Filling, FillRow, Kind, Use, filling, make_filling, parts
from ._matching import Entry, Ground, Match, likeness, match
from ._origin import Origin, OriginRow, origin_rows, read_origin
from ._pairing import entries_of
from ._propose import propose_tables
from .cells import Book, Sheet, Value, column_of, deadline_of, letters
from .foreign import Header, draft_of, find_header, mapping_of, propose_foreign, readable_columns

__all__ = [
    "ASKS",
    "DECISIONS",
    "ROW",
    "Book",
    "Entry",
    "FillColumn",
    "FillRow",
    "Filling",
    "Ground",
    "Header",
    "Kind",
    "Match",
    "Origin",
    "OriginRow",
    "Sheet",
    "Use",
    "Value",
    "column_of",
    "confirming",
    "deadline_of",
    "draft_of",
    "entries_of",
    "filling",
    "find_header",
    "letters",
    "likeness",
    "make_filling",
    "mapping_of",
    "match",
    "origin_rows",
    "parts",
    "propose_foreign",
    "propose_tables",
    "read_origin",
    "readable_columns",
]
