"""Tables that people fill in and send back: what they are given, how theirs are read, what they propose."""

from ._sheet import Book, Sheet, Value, column_of, letters

__all__ = ["Book", "Sheet", "Value", "column_of", "letters"]
