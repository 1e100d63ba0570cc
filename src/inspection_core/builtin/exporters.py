"""The exporters that need nothing but the core: JSON, CSV ledger, Markdown report and digest, text bulletin."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable
from typing import IO

from attrs import evolve, frozen

from ..codec import encode
from ..formats import compact_json, write_json
from ..hooks import Exporter
from ..profiles import Profile
from ..views import (
    Digest,
    Dossier,
    Item,
    MeasureView,
    Moved,
    Report,
    Slipped,
    StepView,
    Subject,
    UnitDigest,
    bulletin,
    ledger,
)


@frozen(kw_only=True)
class CsvOptions:
    """How the CSV is written: `bom` puts the mark in front that makes Excel read UTF-8."""

    bom: bool = True


def json_report(report: Report, _options: None, out: IO[bytes]) -> None:
    """The whole view as JSON on one line: each item once, in `items`, and ids wherever else it stands."""
    data = encode(evolve(report, aspects=(), items=(), late=(), late_measures=(), due_soon=()))
    data["progress"]["rate"] = None if report.progress.rate is None else str(report.progress.rate)
    data["items"] = [encode(item) for item in report.items]
    data["aspects"] = [encode(evolve(aspect, items=())) | {"items": _ids(aspect.items)} for aspect in report.aspects]
    data |= {"late": _ids(report.late), "late_measures": _ids(report.late_measures), "due_soon": _ids(report.due_soon)}
    out.write((compact_json(data) + "\n").encode())


def _ids(items: Iterable[Item] | Iterable[MeasureView]) -> list[str]:
    return [item.id for item in items]


def csv_ledger(report: Report, options: CsvOptions, out: IO[bytes]) -> None:
    """The ledger, a row per measure, with the columns of the profile."""
    book = ledger(report)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.title for column in book.columns])
    for row in book.rows:
        writer.writerow([_safe("" if cell is None else str(cell)) for cell in row.cells])
    out.write(text.getvalue().encode("utf-8-sig" if options.bom else "utf-8"))


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
    lines = [f"# {_md(report.inspection.title)}", "", *_progress(report)]
    for aspect in report.aspects:
        lines += ["", f"## {_md(' '.join(filter(None, [aspect.number, aspect.title])))}"] if aspect.id else []
        for root in aspect.items:
            for item in root.leaves():
                lines += ["", *_finding(report.profile, item)]
    out.write(("\n".join(lines) + "\n").encode())


def markdown_digest(digest: Digest, _options: None, out: IO[bytes]) -> None:
    """What changed between two days and by what, what is late, what is due soon, and whom to remind."""
    after, profile = digest.after, digest.after.profile
    days = profile.phrase("period", start=after.date(digest.before.as_of), end=after.date(after.as_of))
    parts = [
        ("digest_moved", [line for moved in digest.moved for line in _moved_lines(profile, moved)]),
        ("digest_slipped", [_slipped_line(profile, slipped) for slipped in digest.slipped]),
        ("digest_late", [_item_line(item) for item in digest.late]),
        ("digest_due_soon", [_item_line(item) for item in digest.due_soon]),
        ("digest_notices", [f"{_item_line(item)}: {_md(item.notice_word)}" for item in digest.notices_due]),
        ("digest_by_unit", [_unit_line(profile, unit) for unit in digest.by_unit]),
    ]
    lines = [f"# {_md(after.inspection.title)}", "", days]
    for key, body in parts:
        if body:
            lines += ["", f"## {profile.phrase(key)}", "", *body]
    out.write(("\n".join(lines) + "\n").encode())


def markdown_findings(subject: Subject, _options: None, out: IO[bytes]) -> None:
    """Some findings whole, each with all that happened to it."""
    profile = subject.report.profile
    lines = [f"# {_md(subject.report.inspection.title)}", "", subject.report.date(subject.report.as_of)]
    for item in subject.items:
        lines += ["", *_finding(profile, item), "", *(f"- {_step(step)}" for step in item.steps)]
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
    head = f"- {_md(moved.number)} {_md(moved.title)}: {_md(was)} → **{_md(moved.after_word)}**"
    return [head, *(f"    - {_step(step)}" for step in moved.steps)]


def _slipped_line(profile: Profile, slipped: Slipped) -> str:
    days = [profile.word("not_set") if day is None else str(day) for day in (slipped.before, slipped.after)]
    why = f" ({profile.word('extended')})" if slipped.extended else ""
    return f"- {_md(slipped.number)} {_md(slipped.title)}: {' → '.join(days)}{why}"


def _item_line(item: Item) -> str:
    return f"- {_md(item.number)} {_md(item.title)} · {item.due} · {_md(item.owner)}"


def _unit_line(profile: Profile, unit: UnitDigest) -> str:
    counts = {"digest_moved": unit.moved, "digest_late": unit.late, "digest_due_soon": unit.due_soon}
    return f"- {_md(unit.name)}: " + " · ".join(f"{profile.phrase(key)} {len(ids)}" for key, ids in counts.items())


def _step(step: StepView) -> str:
    said = (step.word, step.decided_by, step.basis, step.reason)
    return f"{step.on} {_md(' · '.join(word for word in said if word))}"


def _progress(report: Report) -> list[str]:
    progress, profile = report.progress, report.profile
    head = profile.phrase("status_title", as_of=report.date(report.as_of))
    rate = "" if progress.rate is None else f" ({progress.rate} %)"
    closed = f"{profile.word('state.closed')} {progress.closed.count}/{progress.countable.count}{rate}"
    states = (
        f"{profile.word(f'state.{state}')} {tally.count}" for state, tally in progress.states.items() if tally.count
    )
    return [f"**{head}** {closed}", "", *(f"- {line}" for line in states), *_after_blank(_late(profile, report.late))]


def _after_blank(lines: list[str]) -> list[str]:
    return ["", *lines] if lines else []


def _late(profile: Profile, items: Iterable[Item]) -> list[str]:
    rows = [f"| {i.number} | {_md(i.title)} | {i.due} | {i.days_late} | {_md(i.owner)} |" for i in items]
    if not rows:
        return []
    return [f"| | {profile.word('late')} | | | |", "|---|---|---|---|---|", *rows]


def _finding(profile: Profile, item: Item) -> list[str]:
    words = [item.state_word, item.limit.text, item.owner, profile.word("late") if item.late else ""]
    lines = [f"### {_md(item.number)}. {_md(item.title)}", "", " · ".join(_md(word) for word in words if word)]
    lines += ["", *(f"- {_md(m.text)} ({_md(m.state_word)}, {_md(m.due.text)})" for m in item.measures)]
    for paragraph in item.account:
        lines += ["", _md((paragraph.label or "") + paragraph.text)]
    return lines


_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|#"} | {"\n": " "})


def _md(text: str) -> str:
    """Text with everything that Markdown would read as a mark kept as it is."""
    return text.translate(_MARKDOWN)


def _safe(text: str) -> str:
    """A cell that a spreadsheet would run as a formula is kept as text by an apostrophe."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
