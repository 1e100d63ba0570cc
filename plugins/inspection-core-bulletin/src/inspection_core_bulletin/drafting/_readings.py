"""What a person should confirm of a document that was read: each value with the words that it rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import inspection_core as ic

from ..outline import Outline, Span
from ..parsing import rules

_TITLE = ic.Text("title", "标题")
_FINDING = ic.Text("finding {number}", "问题{number}")
_ASPECT = ic.Text("aspect {number}", "方面{number}")
_EARLY, _LATE = -1, 10**9
"""Where values stand that no words were found for: the title before all others, what isn't told behind them."""


def readings_of(
    outline: Outline, document: ic.Document, source: ic.SourceText, profile: ic.Profile
) -> tuple[ic.AsRead, ...]:
    """The values of a document's outline that are in its draft, doubtful ones first, then in the document's order."""
    maker = _Maker(outline, source, profile)
    made = [*_metadata(maker, outline, document), *_headings(maker, outline, document)]
    return tuple(reading for _, reading in sorted(made, key=lambda each: (not each[1].problems, each[0])))


Placed = tuple[int, ic.AsRead]
"""A value, and where its words begin."""


class _Maker:
    """Makes readings of one document."""

    def __init__(self, outline: Outline, source: ic.SourceText, profile: ic.Profile) -> None:
        self.source, self.language = source, profile.language
        self.facts = outline.facts
        self.problems = tuple(each for each in outline.problems if each.severity is not ic.Severity.HINT)
        self.inferred = {each.partition(":")[0] for each in outline.inferred}

    def make(
        self, title: ic.Text, value: object, span: Span | None, *, part: str, name: str, item: str | None = None
    ) -> Placed:
        """A value with the words at a span, and the doubts that touch them; without any, that it isn't told."""
        where = self.source.where(span.start, span.end) if span else ic.Location(file=self.source.file)
        reading = ic.AsRead(
            part=part,
            item=item,
            name=name,
            title=title.say(self.language),
            value="" if value is None else str(value),
            quote=self.source.text[span.start : span.end].strip() if span else "",
            where=where,
            problems=tuple(self._doubts(name, value, span, where)),
        )
        return (span.start if span else _LATE, reading)

    def _doubts(self, name: str, value: object, span: Span | None, where: ic.Location) -> Iterator[ic.Diagnostic]:
        if value in (None, ""):
            yield rules.NOT_TOLD(where)
        elif name in self.inferred:
            yield rules.INFERRED(where)
        if span is not None:
            yield from (each for each in self.problems if span.start <= (each.where.start or 0) < span.end)

    def sentence(self, value: str | None, name: str) -> Span | None:
        """The words that a value of the opening stands in, else the first that tell of the inspection."""
        told = [fact for fact in self.facts if fact.name == name]
        with_it = [fact for fact in told if value and value in fact.text]
        return next((fact.span for fact in (*with_it, *told)), None)


def _metadata(maker: _Maker, outline: Outline, document: ic.Document) -> Iterator[Placed]:
    about = document.inspection
    title = outline.title or ""
    span = maker.sentence(title, "title")
    yield _EARLY, maker.make(_TITLE, about.title, span, part="inspection", name="title")[1]
    for side, title_of, told in (
        ("inspecting", ic.Text("inspecting body", "巡察（检查）单位"), outline.inspecting),
        ("inspected", ic.Text("inspected body", "被巡察（检查）单位"), outline.inspected),
    ):
        body = next(each for each in document.bodies if each.id == f"b-{side}")
        span = maker.sentence(told, "inspection") if told else None
        value = body.name if told else ""
        yield maker.make(title_of, value, span, part="bodies", item=body.id, name="name")
    period = about.period or ic.Period()
    for name, title_of, day in (
        ("period.start", ic.Text("period from", "巡察（检查）起"), period.start),
        ("period.end", ic.Text("period to", "巡察（检查）止"), period.end),
        ("feedback_date", ic.Text("day of the feedback", "反馈日期"), about.feedback_date),
    ):
        span = maker.sentence(_printed(day), "inspection") if day else None
        yield maker.make(title_of, day, span, part="inspection", name=name)
    yield from _contact(maker, about.contact)


def _printed(day: ic.PartialDate | dt.date) -> str:
    """How the end of a date is printed, as far as it is known."""
    month = f"{day.month}月" if day.month else str(day.year)
    return f"{month}{day.day}日" if day.day else month


def _contact(maker: _Maker, contact: ic.Contact | None) -> Iterator[Placed]:
    """Where comments go; a notice has no such line, so that what is missing there is not asked for."""
    for name, title in (
        ("phone", ic.Text("telephone", "联系电话")),
        ("email", ic.Text("e-mail", "电子邮箱")),
        ("address", ic.Text("address", "通信地址")),
    ):
        value: str | None = getattr(contact, name, None)
        if value:
            span = maker.sentence(value, "contact")
            yield maker.make(title, value, span, part="inspection", name=f"contact.{name}")


def _headings(maker: _Maker, outline: Outline, document: ic.Document) -> Iterator[Placed]:
    for aspect, read in zip(document.aspects, outline.aspects, strict=True):
        title = _ASPECT.format({"number": aspect.number})
        yield maker.make(title, aspect.title, _line(maker, read.span), part="aspects", item=aspect.id, name="title")
    findings = [each for each in document.findings if each.id.startswith("f")]
    for finding, told in zip(findings, outline.findings, strict=True):
        title = _FINDING.format({"number": finding.number})
        yield maker.make(title, finding.title, _line(maker, told.span), part="findings", item=finding.id, name="title")


def _line(maker: _Maker, span: Span) -> Span:
    """The first line of a stretch: the heading, without what stands below it."""
    end = maker.source.text.find("\n", span.start, span.end)
    return span if end < 0 else Span(span.start, end)
