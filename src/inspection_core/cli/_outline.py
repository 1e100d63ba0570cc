"""What was read of a document, to be checked in a minute: its head, its outline, and what is left over."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from ..codec import encode
from ..diagnostics import Diagnostic, Severity
from ..documents import SourceText
from ..errors import InspectionError
from ..model import Document, Finding
from ..proposals import Draft
from ..reviewing import read_text
from ._common import Session, print_problems, shorten, table, width

_ORDER = list(Severity)
_LEFT = 8
"""How many stretches that were not read are shown."""


def show_doubts(session: Session, draft: Draft) -> None:
    """The doubts on the error stream, the gravest first, those of a place before those of the whole."""
    found = sorted(draft.problems, key=lambda each: (_ORDER.index(each.severity), each.where.start is None))
    print_problems(found, session.language, to_stderr=True)


def show_outline(session: Session, draft: Draft, file: Path) -> None:
    """What a document says of the inspection, each finding under its aspect, and at the end what was not read."""
    click.secho(draft.document.inspection.title, bold=True)
    click.echo(table(list(_about(session, draft))))
    for line in _findings(draft):
        click.echo(shorten(line, _places()))
    for line in _left_over(session, draft, file):
        click.echo(shorten(line, _places()))


def _places() -> int:
    """How wide a line may be: the terminal's, and in a pipe so that nobody's terminal matters."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 100


def _about(session: Session, draft: Draft) -> Iterator[tuple[str, str]]:
    """What stands at the head: what isn't told is `?`, what isn't told in full says so."""
    document, inferred = draft.document, _inferred(draft)
    about = document.inspection
    names = {body.id: body.name for body in document.bodies}
    period, contact = about.period, about.contact
    days = (_day(period.start), _day(period.end)) if period else ()
    told = {
        "inspecting": (session.say("inspecting", "检查单位"), names.get(about.inspecting, "?")),
        "inspected": (session.say("inspected", "被检查单位"), names.get(about.inspected, "?")),
        "period": (session.say("period", "检查时间"), " — ".join(days) or "?"),
        "feedback_date": (session.say("feedback", "反馈日期"), _day(about.feedback_date)),
        "contact": (
            session.say("contact", "联系方式"),
            "  ".join(filter(None, (contact.phone, contact.email, contact.address))) if contact else "",
        ),
    }
    mark = session.say(" (inferred)", "（推断）")
    for name, (title, value) in told.items():
        if value:
            yield title, value + (mark if name in inferred else "")
    yield session.say("in all", "合计"), _counts(session, draft)


def _day(value: object) -> str:
    return str(value) if value is not None else "?"


def _inferred(draft: Draft) -> frozenset[str]:
    """The names of what isn't printed as it was read."""
    named = (draft.preview or {}).get("inferred")
    words = named if isinstance(named, list) else []
    return frozenset(str(each).partition(":")[0].partition(".")[0] for each in words)


def _counts(session: Session, draft: Draft) -> str:
    document = draft.document
    aspects, findings, states = len(document.aspects), len(document.findings), len(draft.openings)
    told, measures = sum(len(account.paragraphs) for account in document.accounts), len(document.measures)
    planned = session.say(f"measures {measures}, ", f"整改措施 {measures} 条，") if measures else ""
    return session.say(
        f"aspects {aspects}, findings {findings}, {planned}paragraphs (¶) {told}, printed states {states}",
        f"方面 {aspects}，问题 {findings}，{planned}整改情况 {told} 段（¶），印出的状态 {states}",
    )


def _findings(draft: Draft) -> Iterator[str]:
    """A line for each aspect and finding: its number and title, how much is told, its printed state, its doubts."""
    document = draft.document
    told = {account.finding: len(account.paragraphs) for account in document.accounts}
    states = {each.finding: each.printed for each in draft.openings}
    doubts, depths = _doubts(draft), _depths(document)
    aspects = {aspect.id: aspect for aspect in document.aspects}
    widths = _widths(document, depths)
    empty = list(aspects)
    for finding in document.findings:
        while finding.aspect in empty:
            above = aspects[empty.pop(0)]
            yield f"{above.number}  {above.title}"
        depth, paragraphs = depths[finding.id], f"¶{told[finding.id]}" if finding.id in told else ""
        number = "  " * depth + finding.number.rjust(widths[depth])
        more = "  ".join(filter(None, (paragraphs, states.get(finding.id), doubts[finding.id])))
        yield f"{number}  {shorten(finding.title, _places() - width(number + more) - 4)}  {more}".rstrip()
    yield from (f"{aspects[id].number}  {aspects[id].title}" for id in empty)


def _depths(document: Document) -> Mapping[str, int]:
    """How far each finding is set in."""
    depths: dict[str, int] = {}
    for finding in document.findings:
        depths[finding.id] = depths[finding.parent] + 1 if finding.parent in depths else 1
    return depths


def _widths(document: Document, depths: Mapping[str, int]) -> Mapping[int, int]:
    """How long the numbers of each depth are."""
    longest: dict[int, int] = {}
    for finding in document.findings:
        depth = depths[finding.id]
        longest[depth] = max(longest.get(depth, 0), len(finding.number))
    return longest


def _doubts(draft: Draft) -> Mapping[str, str]:
    """The codes of the warnings about each finding, by where they stand."""
    doubts: dict[str, dict[str, None]] = {finding.id: {} for finding in draft.document.findings}
    for problem in draft.problems:
        if problem.severity is not Severity.HINT:
            finding = next((each for each in reversed(draft.document.findings) if _holds(each, problem)), None)
            if finding is not None:
                doubts[finding.id][problem.code] = None
    return {id: " ".join(codes) for id, codes in doubts.items()}


def _holds(finding: Finding, problem: Diagnostic) -> bool:
    """Whether a problem stands in the passage that a finding was read from."""
    at, passage = problem.where.start, finding.read_from
    return at is not None and passage is not None and passage.start <= at < passage.end


def _left_over(session: Session, draft: Draft, file: Path) -> Iterator[str]:
    """What belongs to no item: each stretch with its place, the first few in words."""
    spans = _remainder(draft)
    source = _read_again(session, file) if spans else None
    if source is None:
        return
    count = sum(end - start for start, end in spans)
    yield session.say(f"Not read, characters: {count}", f"未读入 {count} 字")
    told = [(source.where(*span), " ".join(source.text[slice(*span)].split())) for span in spans]
    words = [(where, text) for where, text in told if any(map(str.isalnum, text))]
    yield from (f"  {where}  {text}" for where, text in words[:_LEFT])
    if len(words) > _LEFT:
        yield session.say(f"  … and {len(words) - _LEFT} more", f"  …… 另有 {len(words) - _LEFT} 处")


def _remainder(draft: Draft) -> list[tuple[int, int]]:
    listed = (draft.preview or {}).get("remainder")
    return [(int(start), int(end)) for start, end in listed] if isinstance(listed, list) else []


def _read_again(session: Session, file: Path) -> SourceText | None:
    """The document's text, if anybody reads it as one."""
    try:
        return read_text(file, plugins=session.plugins)
    except InspectionError:  # a table, or gone since it was read
        return None


def outline_data(draft: Draft) -> dict[str, object]:
    """A draft as programs get it: the file as its reader understood it, else the document that it makes; and doubts."""
    data = encode(draft.document) if draft.preview is None else draft.preview
    assert isinstance(data, Mapping)
    told = data.get("diagnostics")
    known = list(told) if isinstance(told, list) else []
    seen = {(each["code"], str(each["span"])) for each in known}
    more = [each for each in map(Diagnostic.flat, draft.problems) if (each["code"], str(each["span"])) not in seen]
    return {**data, "diagnostics": [*known, *more]}
