"""Tables that people fill in and send back: what they are given, how theirs are read, what they propose."""

from ._filling import ASKS, DECISIONS, ROW, FillColumn, Filling, FillRow, Kind, Use, filling, make_filling, parts
from ._origin import Origin, OriginRow, origin_rows, read_origin
from ._sheet import Book, Sheet, Value, column_of, letters

__all__ = [
    "ASKS",
    "DECISIONS",
    "ROW",
    "Book",
    "FillColumn",
    "FillRow",
    "Filling",
    "Kind",
    "Origin",
    "OriginRow",
    "Sheet",
    "Use",
    "Value",
    "column_of",
    "filling",
    "letters",
    "make_filling",
    "origin_rows",
    "parts",
    "read_origin",
]
