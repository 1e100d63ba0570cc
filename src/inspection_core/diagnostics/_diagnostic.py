"""The value classes of a problem: Text in two languages, Location, Diagnostic, and the Rule that makes one."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping

from attrs import evolve, field, frozen


class Severity(enum.Enum):
    """How much a problem matters: an error stops, a warning wants a look, a hint may be ignored."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@frozen
class Text:
    """One message in English and Chinese; `str()` gives the English, `say("zh")` the Chinese."""

    en: str
    zh: str

    def say(self, language: str) -> str:
        return self.zh if language == "zh" else self.en

    def format(self, facts: Mapping[str, object]) -> Text:
        """Fill both languages; a fact that is a Text, alone or in a tuple, is said in each one's own."""
        return Text(self.en.format_map(_spoken(facts, "en")), self.zh.format_map(_spoken(facts, "zh")))

    def __str__(self) -> str:
        return self.en


def _text(value: Text | str) -> Text:
    """A plain string is the same words in both languages."""
    return value if isinstance(value, Text) else Text(value, value)


def _spoken(facts: Mapping[str, object], language: str) -> dict[str, object]:
    return {name: _say(fact, language) for name, fact in facts.items()}


def _say(fact: object, language: str) -> object:
    if isinstance(fact, Text):
        return fact.say(language)
    if isinstance(fact, tuple):
        return ("、" if language == "zh" else ", ").join(str(_say(part, language)) for part in fact)
    return fact


@frozen(kw_only=True)
class Location:
    """A place in what the user gave: every field may be absent; lines and columns count from 1."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    part: str | None = None
    paragraph: int | None = None
    path: str | None = None
    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        place = self.file or ""
        if self.line is not None:
            place += f":{self.line}" + (f":{self.column}" if self.column is not None else "")
        inner = [self.sheet, self.cell, self.part, f"¶{self.paragraph}" if self.paragraph else None]
        return " ".join(filter(None, [place, *inner]))


@frozen(kw_only=True)
class Diagnostic:
    """One problem: a stable code, how bad, what, where, the words it is about, and what to do.

    `facts` are the values that the message was made from, for programs that act on it.
    """

    code: str
    severity: Severity
    message: Text = field(converter=_text)
    where: Location = Location()
    quote: str | None = None
    remedy: Text | None = None
    fix: str | None = None
    facts: Mapping[str, object] = field(factory=dict, eq=False, repr=False)

    def say(self, language: str, *, remedy: bool = True) -> str:
        """The problem as a line of text in one language: place, code, path, message, what to do."""
        colon = "：" if language == "zh" else ": "
        place = str(self.where)
        head = f"{place}: {self.code}" if place else self.code
        if self.where.path:
            head += f" {self.where.path}"
        line = head + colon + self.message.say(language)
        if remedy and self.remedy is not None:
            line += ("。" if language == "zh" else ". ") + self.remedy.say(language)
        return line

    def flat(self) -> dict[str, object]:
        """The problem as plain data beside others of one file: line, column and span, or sheet and cell; no remedy."""
        where = self.where
        cell = {"sheet": where.sheet, "cell": where.cell} if where.cell else {}
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": {"en": self.message.en, "zh": self.message.zh},
            "line": where.line,
            "column": where.column,
            "span": [where.start, where.end] if where.start is not None else None,
            "quote": self.quote,
            **cell,
        }

    def in_file(self, file: str) -> Diagnostic:
        """The same problem, placed in a file; a place that names a file already is kept."""
        return self if self.where.file else evolve(self, where=evolve(self.where, file=file))

    def __str__(self) -> str:
        return self.say("en")


@frozen
class Rule:
    """A kind of problem: its code, usual severity and words; calling it makes the Diagnostic."""

    code: str
    severity: Severity
    message: Text
    remedy: Text | None = None

    def __call__(self, where: Location | None = None, *, quote: str | None = None, **facts: object) -> Diagnostic:
        """Make the problem; `facts` (and the quote) fill the braces of the message and of the remedy."""
        return self.at(where or Location(), {"quote": quote, **facts})

    def at(self, where: Location, facts: Mapping[str, object]) -> Diagnostic:
        """Make the problem of facts that are at hand as a mapping."""
        quote = facts.get("quote")
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            message=self.message.format(facts),
            where=where,
            quote=str(quote) if quote is not None else None,
            remedy=self.remedy.format(facts) if self.remedy else None,
            facts=facts,
        )


def worst(problems: Iterable[Diagnostic]) -> Severity | None:
    """The gravest severity among the problems, or None where there is none."""
    order = list(Severity)
    return min((problem.severity for problem in problems), key=order.index, default=None)
