"""The progress review (调度): what moved between two days, what is late, what is due, who is to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import inspection_core as ic

from .._cells import Value, as_number
from .._columns import columns_of
from .._options import Paper, XlsxOptions
from .._page import page_of
from .._table import Line, Table
from .._titles import title_of
from .._writing import Part

_FINDING = (("number", 10), ("title", 40))
MOVED = (*_FINDING, ("before", 16), ("after", 16), ("steps", 70))
SLIPPED = (*_FINDING, ("before", 18), ("after", 18), ("remark", 14))
LATE = (*_FINDING, ("owner", 26), ("due", 18), ("days_late", 12), ("notice", 18))
DUE_SOON = (*_FINDING, ("owner", 26), ("due", 18), ("days_left", 12))
COMMENTS = (("comment", 12), ("received", 16), ("channel", 14), ("content", 70), ("state", 16), ("reply_due", 16))
BY_UNIT = (("unit", 34), ("moved", 12), ("closed", 12), ("late", 12), ("due_soon", 12))


def title(report: ic.Report) -> str:
    """The profile's title of the digest."""
    return title_of(report, "digest")


def parts(digest: ic.Digest, options: XlsxOptions) -> tuple[Part, ...]:
    """A sheet for each part; one in which nothing is to be told has its headings alone."""
    after, paper = digest.after, options.paper or Paper.A4
    late = [(*_open(item), item.days_late, item.notice_word if item.notice_due else "") for item in digest.late]
    due_soon = [(*_open(item), item.limit.days_left) for item in digest.due_soon]
    return (
        _sheet(digest, paper, "moved", MOVED, [_moved(after, each) for each in digest.moved]),
        _sheet(digest, paper, "slipped", SLIPPED, [_slipped(after, each) for each in digest.slipped]),
        _sheet(digest, paper, "late", LATE, late),
        _sheet(digest, paper, "due_soon", DUE_SOON, due_soon),
        _sheet(digest, paper, "comments", COMMENTS, [_comment(after, each) for each in digest.comments]),
        _sheet(digest, paper, "by_unit", BY_UNIT, map(_unit, digest.by_unit)),
    )


def _sheet(
    digest: ic.Digest, paper: Paper, key: str, columns: Iterable[tuple[str, int]], rows: Iterable[tuple[Value, ...]]
) -> Table:
    before, after = digest.before, digest.after
    heading = after.profile.phrase(f"digest_{key}")
    period = after.profile.phrase("period", start=after.date(before.as_of), end=after.date(after.as_of))
    return Table(
        name=heading,
        title=f"{title(after)} · {heading}",
        note=period,
        columns=columns_of(after, *columns),
        rows=tuple(Line(cells=cells) for cells in rows),
        page=page_of(after, title(after), paper),
        filters=True,
    )


def _moved(report: ic.Report, moved: ic.Moved) -> tuple[Value, ...]:
    texts = {measure.id: measure.text for measure in report.item(moved.item).measures}
    return (
        as_number(moved.number),
        moved.title,
        moved.before_word or report.profile.word("state.registered"),
        moved.after_word,
        "\n".join(_step(report, step, texts) for step in moved.steps),
    )


def _step(report: ic.Report, step: ic.StepView, texts: Mapping[str, str]) -> str:
    """When, what, on whose word; a measure that was done by its text."""
    zh = report.language == "zh"
    about = [texts.get(id, id) for id in step.measures] if step.kind == "measure_done" else []
    until = report.date(step.until) if step.until else ""
    said = dict.fromkeys(
        [step.detail, *about, until, step.decided_by, step.basis or "", step.reason or "", step.text or ""]
    )
    words = ("；" if zh else "; ").join(word.rstrip("。.") for word in said if word)
    return f"{report.date(step.on)} {step.word}" + (f"{'：' if zh else ': '}{words}" if words else "")


def _slipped(report: ic.Report, slipped: ic.Slipped) -> tuple[Value, ...]:
    remark = report.profile.word("extended") if slipped.extended else ""
    return (as_number(slipped.number), slipped.title, slipped.before, slipped.after, remark)


def _open(item: ic.Item) -> tuple[Value, ...]:
    return (as_number(item.full_number), item.title, item.owner, item.due)


def _comment(report: ic.Report, comment: ic.CommentView) -> tuple[Value, ...]:
    words = [comment.state_word, report.profile.word("late") if comment.late else ""]
    state = report.profile.phrase("list").join(filter(None, words))
    return (comment.id, comment.on, comment.channel, comment.text, state, comment.until)


def _unit(unit: ic.UnitDigest) -> tuple[Value, ...]:
    return (unit.name, len(unit.moved), len(unit.closed), len(unit.late), len(unit.due_soon))
