"""What sheets of cells say: texts, days, numbers of findings, time limits, names; each with its place."""

from ._dates import DateWords, date_of, day_first_in
from ._deadlines import DeadlineWords, deadline_of, deadline_words, kind_of, short
from ._numbers import Number, number_in
from ._parties import Parties
from ._sheet import Book, Sheet, Value, column_of, letters
from ._values import (
    PLACEHOLDER,
    Reading,
    StateWords,
    bracketless,
    fold,
    is_nothing,
    names_in,
    shown,
    state_in,
    state_words,
    text_of,
)

__all__ = [
    "PLACEHOLDER",
    "Book",
    "DateWords",
    "DeadlineWords",
    "Number",
    "Parties",
    "Reading",
    "Sheet",
    "StateWords",
    "Value",
    "bracketless",
    "column_of",
    "date_of",
    "day_first_in",
    "deadline_of",
    "deadline_words",
    "fold",
    "is_nothing",
    "kind_of",
    "letters",
    "names_in",
    "number_in",
    "short",
    "shown",
    "state_in",
    "state_words",
    "text_of",
]
