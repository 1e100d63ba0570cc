"""The exporters that need nothing but the core: JSON, CSV ledger, Markdown report and digest, text bulletin."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from typing import IO

from attrs import evolve

from ..codec import encode
from ..formats import compact_json, write_json
from ..hooks import Exporter
from ..profiles import Profile
from ..views import (
    CommentView,
    Digest,
    Dossier,
    Item,
    MeasureView,
    Moved,
    Report,
    Slipped,
    StepView,
    Subject,
    TotalView,
    UnitDigest,
    bulletin,
    heading_number,
    ledger,
    recurrence,
)
from .text import CsvOptions, csv_bytes, md


def json_report(report: Report, _options: None, out: IO[bytes]) -> None:
    """The whole view as JSON on one line: each item once, in `items`, and ids wherever else it stands."""
    data = encode(evolve(report, aspects=(), items=(), late=(), late_measures=(), due_soon=()))
    data["progress"]["rate"] = None if report.progress.rate is None else str(report.progress.rate)
    data["items"] = [encode(item) for item in report.items]
    groups = [item for root in _roots(report) for item in _grouping(root)]
    data["groups"] = [encode(evolve(item, children=())) | {"children": _ids(item.children)} for item in groups]
    data["aspects"] = [encode(evolve(aspect, items=())) | {"items": _ids(aspect.items)} for aspect in report.aspects]
    data |= {"late": _ids(report.late), "late_measures": _ids(report.late_measures), "due_soon": _ids(report.due_soon)}
    out.write((compact_json(data) + "\n").encode())


def _roots(report: Report) -> Iterable[Item]:
    return (root for aspect in report.aspects for root in aspect.items)


def _grouping(item: Item) -> Iterable[Item]:
    """A finding and those below it, as far as they group others."""
    if item.groups:
        yield item
    for child in item.children:
        yield from _grouping(child)


def _ids(items: Iterable[Item] | Iterable[MeasureView]) -> list[str]:
    return [item.id for item in items]


def csv_ledger(report: Report, options: CsvOptions, out: IO[bytes]) -> None:
    """The ledger, a row per measure, with the columns of the profile."""
    book = ledger(report)
    out.write(csv_bytes([column.title for column in book.columns], (row.cells for row in book.rows), options))


def text_bulletin(report: Report, _options: None, out: IO[bytes]) -> None:
    """The bulletin as plain text, a paragraph per line."""
    made = bulletin(report)
    indent = "　　" if made.language == "zh" else ""
    lines = [made.title, "", *(indent + block.line for block in made.blocks)]
    lines += ["", *(indent + line for line in made.contact)] if made.contact else []
    lines += ["", made.signature, made.date]
    out.write(("\n".join(lines) + "\n").encode())


def markdown_report(report: Report, _options: None, out: IO[bytes]) -> None:
    """Progress, what is late, and every finding with its measures, for reading and for version control."""
    title = report.document_title("markdown_report_title")
    lines = [f"# {md(title)}", "", *_progress(report), *_ages(report), *_limits(report)]
    for aspect in report.aspects:
        lines += ["", f"## {md(' '.join(filter(None, [aspect.number, aspect.title])))}"] if aspect.id else []
        for root in aspect.items:
            lines += _branch(report.profile, root, 3)
    lines += [*_outcomes(report), *_totals(report)]
    out.write(("\n".join(lines) + "\n").encode())


def _branch(profile: Profile, item: Item, level: int) -> list[str]:
    """A finding, and below it those that it groups."""
    lines = ["", *_finding(profile, item, level)]
    for child in item.children:
        lines += _branch(profile, child, level + 1)
    return lines


def _outcomes(report: Report) -> list[str]:
    """What was achieved, in numbers."""
    lines = [f"- {md(each.title)}: {each.value:f} {md(each.unit)}" for each in report.outcomes]
    return ["", f"## {report.profile.phrase('outcomes')}", "", *lines] if lines else []


def _totals(report: Report) -> list[str]:
    """The totals that documents state, beside what is counted."""
    counted = [total for total in report.stated_totals if total.counted is not None]
    rows = [f"| {md(t.source)} | {_of(report.profile, t)} | {t.value} | {t.counted} |" for t in counted]
    heads = " | ".join(report.profile.phrase(key) for key in ("stated_source", "stated_of", "stated", "counted"))
    return ["", f"| {heads} |", "|---|---|---|---|", *rows] if rows else []


def _of(profile: Profile, total: TotalView) -> str:
    """What a total counts, in the profile's word, with the unit that the document gives it."""
    word = profile.word(f"count.{total.counts}")
    return md(f"{word} ({total.unit})" if total.unit and total.unit != word else word)


def markdown_digest(digest: Digest, _options: None, out: IO[bytes]) -> None:
    """What changed between two days and by what, what is late, what is due soon, and whom to remind."""
    after, profile = digest.after, digest.after.profile
    days = profile.phrase("period", start=after.date(digest.before.as_of), end=after.date(after.as_of))
    parts = [
        ("digest_moved", [line for moved in digest.moved for line in _moved_lines(profile, moved)]),
        ("digest_slipped", [_slipped_line(profile, slipped) for slipped in digest.slipped]),
        ("digest_late", [_item_line(item) for item in digest.late]),
        ("digest_due_soon", [_item_line(item) for item in digest.due_soon]),
        ("digest_notices", [f"{_item_line(item)}: {md(item.notice_word)}" for item in digest.notices_due]),
        ("digest_comments", [_comment_line(comment) for comment in digest.comments]),
        ("digest_by_unit", [_unit_line(profile, unit) for unit in digest.by_unit]),
    ]
    lines = [f"# {md(after.document_title('markdown_digest_title'))}", "", days]
    for key, body in parts:
        if body:
            lines += ["", f"## {profile.phrase(key)}", "", *body]
    out.write(("\n".join(lines) + "\n").encode())


def markdown_findings(subject: Subject, _options: None, out: IO[bytes]) -> None:
    """Some findings whole, each with all that happened to it."""
    report = subject.report
    lines = [f"# {md(report.document_title('markdown_findings_title'))}", "", report.date(report.as_of)]
    for item in subject.items:
        lines += ["", *_finding(report.profile, item), "", *(f"- {_step(step)}" for step in item.steps)]
    out.write(("\n".join(lines) + "\n").encode())


def evidence_pack(dossier: Dossier, _options: None, out: IO[bytes]) -> None:
    """A zip with every evidence file under its path, a manifest, and sums that `sha256sum -c` checks offline."""
    report = dossier.report
    files = [each for each in report.evidence if each.path is not None]
    members = {str(each.path): dossier.read(each) for each in files}
    members["SHA256SUMS"] = "".join(f"{each.sha256}  {each.path}\n" for each in files).encode()
    members["manifest.json"] = write_json(
        {
            "case": report.case,
            "as_of": report.as_of.isoformat(),
            "known": report.known,
            "edition": report.edition,
            "evidence": [encode(each) for each in report.evidence],
        }
    ).encode()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as pack:
        for name, data in sorted(members.items()):
            pack.writestr(_member(name), data)


def _member(name: str) -> zipfile.ZipInfo:
    """A member with a fixed time and the same attributes on every system, so that the same pack has the same bytes."""
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
    return info


EXPORTERS = (
    Exporter(name="json-report", suffix=".json", render=json_report, summary="the whole report as data"),
    Exporter(
        name="csv-ledger", suffix=".csv", render=csv_ledger, options=CsvOptions, summary="the ledger, a row per measure"
    ),
    Exporter(name="text-bulletin", suffix=".txt", render=text_bulletin, summary="the bulletin as plain text"),
    Exporter(name="markdown-report", suffix=".md", render=markdown_report, summary="progress and every finding"),
    Exporter(
        name="markdown-findings",
        suffix=".md",
        view=Subject,
        render=markdown_findings,
        summary="some findings, with history",
    ),
    Exporter(
        name="evidence-pack",
        suffix=".zip",
        view=Dossier,
        render=evidence_pack,
        summary="every evidence file, verifiable offline",
    ),
    Exporter(
        name="markdown-digest", suffix=".md", view=Digest, render=markdown_digest, summary="what changed since a day"
    ),
)


def _moved_lines(profile: Profile, moved: Moved) -> list[str]:
    was = moved.before_word or profile.word("state.registered")
    head = f"- {md(moved.number)} {md(moved.title)}: {md(was)} → **{md(moved.after_word)}**"
    return [head, *(f"    - {_step(step)}" for step in moved.steps)]


def _slipped_line(profile: Profile, slipped: Slipped) -> str:
    days = [profile.word("not_set") if day is None else str(day) for day in (slipped.before, slipped.after)]
    why = f" ({profile.word('extended')})" if slipped.extended else ""
    return f"- {md(slipped.number)} {md(slipped.title)}: {' → '.join(days)}{why}"


def _item_line(item: Item) -> str:
    return f"- {md(item.full_number)} {md(item.title)} · {item.due} · {md(item.owner)}"


def _unit_line(profile: Profile, unit: UnitDigest) -> str:
    counts = {"digest_moved": unit.moved, "digest_late": unit.late, "digest_due_soon": unit.due_soon}
    return f"- {md(unit.name)}: " + " · ".join(f"{profile.phrase(key)} {len(ids)}" for key, ids in counts.items())


def _comment_line(comment: CommentView) -> str:
    said = (comment.id, str(comment.on), comment.channel, comment.text, comment.state_word, comment.until)
    return "- " + " · ".join(md(str(word)) for word in said if word)


def _step(step: StepView) -> str:
    until = str(step.until) if step.until else None
    said = (step.word, step.detail, " ".join(step.measures), until, step.decided_by, step.basis, step.reason, step.text)
    return f"{step.on} {md(' · '.join(word for word in said if word))}"


def _progress(report: Report) -> list[str]:
    progress, profile = report.progress, report.profile
    head = profile.phrase("status_title", as_of=report.date(report.as_of))
    rate = "" if progress.rate is None else f" ({progress.rate} %)"
    closed = f"{profile.word('state.closed')} {progress.closed.count}/{progress.countable.count}{rate}"
    states = (
        f"{profile.word(f'state.{state}')} {tally.count}" for state, tally in progress.states.items() if tally.count
    )
    return [f"**{head}** {closed}", "", *(f"- {line}" for line in states), *_after_blank(_late(profile, report.late))]


def _ages(report: Report) -> list[str]:
    """How old what is open is, how long late, and how often days were moved: where the report knows."""
    phrase, rows = report.profile.phrase, [band for band in report.ageing if band.open.count or band.overdue.count]
    lines = [f"| {md(band.title)} | {band.open.count} | {band.overdue.count} |" for band in rows]
    if lines:
        lines = ["", f"| {phrase('ageing')} | | {phrase('overdue')} |", "|---|---|---|", *lines]
    if report.revised:
        times = (phrase("revised_times", times=each.times, count=each.findings.count) for each in report.revised)
        lines += ["", f"{phrase('revised')}: {phrase('list').join(times)}"]
    return lines


def _limits(report: Report) -> list[str]:
    """What is due how long after the feedback, by which rule; nothing where the reader may know of none."""
    profile = report.profile
    if not report.limits:
        return []
    heads = " | ".join(md(profile.word(f"column.{key}")) for key in ("limit", "period", "last_day", "left", "rule"))
    cells = ((each.title, each.period, each.text, each.left, each.source or "") for each in report.limits)
    rows = ["| " + " | ".join(map(md, row)) + " |" for row in cells]
    note = ["", profile.phrase("limits_note")] if any(each.provisional for each in report.limits) else []
    title = md(profile.phrase("limits", start=report.date(report.inspection.feedback_date)))
    return ["", f"**{title}**", "", f"| {heads} |", "|---|---|---|---|---|", *rows, *note]


def _after_blank(lines: list[str]) -> list[str]:
    return ["", *lines] if lines else []


def _late(profile: Profile, items: Iterable[Item]) -> list[str]:
    rows = [f"| {i.full_number} | {md(i.title)} | {i.due} | {i.days_late} | {md(i.owner)} |" for i in items]
    if not rows:
        return []
    return [f"| | {profile.word('late')} | | | |", "|---|---|---|---|---|", *rows]


def _finding(profile: Profile, item: Item, level: int = 3) -> list[str]:
    due = "" if item.groups else item.limit.text
    words = [item.state_word, due, item.owner, item.severity, profile.word("late") if item.late else ""]
    title = f"{heading_number(md(item.full_number), profile.language).rstrip()} {md(item.title)}"
    lines = [f"{'#' * level} {title}", "", " · ".join(md(word) for word in words if word)]
    if item.response is not None:
        said = (item.response.stance_word, item.response.text, item.response.reason)
        lines += ["", f"**{profile.word('response')}** {' · '.join(md(word) for word in said if word)}"]
    lines += ["", *(f"> {md(recurrence(profile, each))}" for each in item.recurrence_of)] if item.recurrence_of else []
    measures = [f"- {md(m.text)} ({md(m.state_word)}, {md(m.due.text)})" for m in item.measures]
    lines += ["", *measures] if measures else []
    for paragraph in item.account:
        lines += ["", md((paragraph.label or "") + paragraph.text)]
    return lines
