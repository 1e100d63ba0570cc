"""The progress review (调度): what moved between two days, what is late, what is due, who is to be asked."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

import inspection_core as ic

from .._options import DocumentOptions
from ._wording import date_or_nothing, role_word, state_words


@frozen(kw_only=True)
class MovedRow:
    """A finding whose state changed, and a line for each thing that happened to it in between."""

    number: str
    title: str
    before: str
    after: str
    steps: str


@frozen(kw_only=True)
class SlippedRow:
    """A finding whose last day was moved."""

    number: str
    title: str
    before: str
    after: str
    remark: str


@frozen(kw_only=True)
class OpenRow:
    """A finding that is late or due soon; `days` past its last day or until then, `notice` what is to be sent."""

    number: str
    title: str
    owner: str
    due: str
    days: int
    notice: str


@frozen(kw_only=True)
class RemarkRow:
    """A comment that came in or was answered in between, or still waits."""

    id: str
    received: str
    channel: str
    text: str
    state: str
    due: str


@frozen(kw_only=True)
class UnitRow:
    """How many findings of a lead unit moved, were closed, are late or due soon."""

    name: str
    moved: int
    closed: int
    late: int
    due_soon: int


@frozen(kw_only=True)
class MovedPart:
    """What moved, under its heading."""

    heading: str
    rows: tuple[MovedRow, ...]


@frozen(kw_only=True)
class SlippedPart:
    """New last days, under their heading."""

    heading: str
    rows: tuple[SlippedRow, ...]


@frozen(kw_only=True)
class OpenPart:
    """What is late, or due soon, under its heading."""

    heading: str
    rows: tuple[OpenRow, ...]


@frozen(kw_only=True)
class RemarksPart:
    """Comments, under their heading."""

    heading: str
    rows: tuple[RemarkRow, ...]


@frozen(kw_only=True)
class UnitsPart:
    """The lead units that anything happened to, under their heading."""

    heading: str
    rows: tuple[UnitRow, ...]


@frozen(kw_only=True)
class DigestParts:
    """The parts of the document; one without rows is left out, and counted by no number.

    `issue` is that of the progress review held on the day, 0 if none was; `empty` says that nothing is to be told.
    """

    period: str
    issue: int
    summary: str
    empty: bool
    unit: str
    moved: MovedPart
    slipped: SlippedPart
    late: OpenPart
    due_soon: OpenPart
    comments: RemarksPart
    by_unit: UnitsPart


NAMES: Mapping[str, object] = {"digest": DigestParts}


def title(digest: ic.Digest) -> str:
    """The profile's title of the digest."""
    return digest.after.document_title("digest_title")


def context(digest: ic.Digest, _options: DocumentOptions) -> Mapping[str, object]:
    """`digest`: the period, the state of things in a sentence, and the parts of the document."""
    before, after = digest.before, digest.after
    moved = tuple(_moved(after, each) for each in digest.moved)
    slipped = tuple(_slipped(after, each) for each in digest.slipped)
    late = tuple(_open(after, each, each.days_late) for each in digest.late)
    due_soon = tuple(_open(after, each, each.limit.days_left or 0) for each in digest.due_soon)
    comments = tuple(_comment(after, each) for each in digest.comments)
    units = tuple(each for each in map(_unit, digest.by_unit) if each.moved or each.late or each.due_soon)
    told = {"moved": moved, "slipped": slipped, "late": late, "due_soon": due_soon, "comments": comments}
    heads = _headings(after.profile, {**told, "by_unit": units})
    parts = DigestParts(
        period=after.profile.phrase("period", start=after.date(before.as_of), end=after.date(after.as_of)),
        issue=next((each.issue for each in after.reviews if each.on == after.as_of), 0),
        summary=_summary(after),
        empty=not any(told.values()),
        unit=role_word(after, "lead_unit"),
        moved=MovedPart(heading=heads["moved"], rows=moved),
        slipped=SlippedPart(heading=heads["slipped"], rows=slipped),
        late=OpenPart(heading=heads["late"], rows=late),
        due_soon=OpenPart(heading=heads["due_soon"], rows=due_soon),
        comments=RemarksPart(heading=heads["comments"], rows=comments),
        by_unit=UnitsPart(heading=heads["by_unit"], rows=units),
    )
    return {"digest": parts}


def _headings(profile: ic.Profile, parts: Mapping[str, tuple[object, ...]]) -> Mapping[str, str]:
    """The heading of each part, in Chinese with the number that it has among those with rows."""
    made, number = {}, 0
    for key, rows in parts.items():
        number += bool(rows)
        mark = ic.heading(1, max(number, 1)) if profile.language == "zh" else ""
        made[key] = mark + profile.phrase(f"digest_{key}")
    return made


def _summary(report: ic.Report) -> str:
    """How many are closed by now, in the profile's sentence."""
    progress = report.progress
    return report.profile.phrase(
        "findings_summary" if progress.rate is not None else "findings_summary_none",
        as_of=report.date(report.as_of),
        findings=progress.findings.count,
        countable=progress.countable.count,
        closed=progress.closed.count,
        rate=progress.rate,
    )


def _moved(report: ic.Report, moved: ic.Moved) -> MovedRow:
    texts = {measure.id: measure.text for measure in report.item(moved.item).measures}
    return MovedRow(
        number=moved.number,
        title=moved.title,
        before=moved.before_word or report.profile.word("state.registered"),
        after=moved.after_word,
        steps="\n".join(_step(report, step, texts) for step in moved.steps),
    )


def _step(report: ic.Report, step: ic.StepView, texts: Mapping[str, str]) -> str:
    """When, what, by whom; a measure that was done with its text, as its id says nothing to those who meet."""
    zh, done = report.language == "zh", step.kind == "measure_done"
    about = [texts.get(id, id).rstrip("。.") for id in step.measures] if done else []
    until = f"{'期限' if zh else 'until '}{report.date(step.until)}" if step.until else ""
    said = [step.detail, *about, until, step.decided_by, step.basis, step.reason, step.text]
    words = ("；" if zh else "; ").join(dict.fromkeys(word for word in said if word))
    head = f"{report.date(step.on)}{'' if zh else ': '}{step.word}"
    return head + (("：" if zh else " – ") + words if words else "")


def _slipped(report: ic.Report, slipped: ic.Slipped) -> SlippedRow:
    return SlippedRow(
        number=slipped.number,
        title=slipped.title,
        before=report.date(slipped.before),
        after=report.date(slipped.after),
        remark=report.profile.word("extended") if slipped.extended else "",
    )


def _open(report: ic.Report, item: ic.Item, days: int) -> OpenRow:
    return OpenRow(
        number=item.full_number,
        title=item.title,
        owner=item.owner,
        due=report.date(item.due),
        days=days,
        notice=item.notice_word if item.notice_due else "",
    )


def _comment(report: ic.Report, comment: ic.CommentView) -> RemarkRow:
    return RemarkRow(
        id=comment.id,
        received=report.date(comment.on),
        channel=comment.channel,
        text=comment.text,
        state=state_words(report, comment.state_word, late=comment.late),
        due=date_or_nothing(report, comment.until),
    )


def _unit(unit: ic.UnitDigest) -> UnitRow:
    return UnitRow(
        name=unit.name,
        moved=len(unit.moved),
        closed=len(unit.closed),
        late=len(unit.late),
        due_soon=len(unit.due_soon),
    )
