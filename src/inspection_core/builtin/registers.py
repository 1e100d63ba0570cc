"""The exporters of what a case keeps lists of: the publication review sheet, the register of comments, follow-ups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from ..hooks import Exporter
from ..profiles import Profile
from ..proposals import Confirmation
from ..tables import confirming
from ..views import FollowUpResultView, FollowUpView, Item, Report, Subject, recurrence
from .text import CsvOptions, csv_bytes, md

REVIEW = (
    "number", "title", "text", "decision", "public_number", "public_title", "public_text",
    "reason", "statement", "approved_by",
)  # fmt: skip
COMMENTS = (
    "comment", "publication", "received", "channel", "content", "findings",
    "reply_due", "answered", "reply", "state",
)  # fmt: skip


def csv_publication_review(report: Report, options: CsvOptions, out: IO[bytes]) -> None:
    """Every finding with what is told of it inside and outside, and what was decided by whom and why."""
    rows = (_reviewed(report.profile, item) for item in _every(report))
    out.write(csv_bytes(_columns(report.profile, REVIEW), rows, options))


def _every(report: Report) -> Iterable[Item]:
    for aspect in report.aspects:
        for root in aspect.items:
            yield from _down(root)


def _down(item: Item) -> Iterable[Item]:
    yield item
    for child in item.children:
        yield from _down(child)


def _reviewed(profile: Profile, item: Item) -> tuple[str | None, ...]:
    public = item.public
    if public is None:
        undecided = profile.word("decision.undecided" if item.parent is None else "decision.as_above")
        return (item.full_number, item.title, item.text, undecided, *[""] * (len(REVIEW) - 4))
    told = (public.number, public.title, public.text, public.reason, public.statement, public.approved_by)
    return (item.full_number, item.title, item.text, public.decision_word, *told)


def csv_confirmation(asked: Confirmation, options: CsvOptions, out: IO[bytes]) -> None:
    """What was read from a document, with the words that it rests on, and a column for what is right instead."""
    table = confirming(asked)
    out.write(csv_bytes([each.column.title for each in table.columns], (row.cells for row in table.rows), options))


def csv_comments(report: Report, options: CsvOptions, out: IO[bytes]) -> None:
    """The register of comments: what was said, by when a reply is due, what it was. Nobody is named."""
    joint, titles = report.profile.phrase("list"), {each.id: each.title for each in report.publications}
    rows = (
        (
            each.id, titles.get(each.publication, each.publication), each.on, each.channel, each.text,
            joint.join(_number(report, id) for id in each.findings), each.until, each.answered_on, each.reply,
            joint.join([each.state_word, *([report.profile.word("late")] if each.late else [])]),
        )
        for each in report.comments
    )  # fmt: skip
    out.write(csv_bytes(_columns(report.profile, COMMENTS), rows, options))


def _columns(profile: Profile, names: tuple[str, ...]) -> list[str]:
    return [profile.word(f"column.{name}") for name in names]


def _number(report: Report, id: str) -> str:
    """The number of a finding, as the office knows it; its id where the report's edition has it no more."""
    return next((item.full_number for item in _every(report) if item.id == id), id)


def markdown_follow_up(report: Report, _options: None, out: IO[bytes]) -> None:
    """The list of the next follow-up with its reasons, and what each follow-up found so far."""
    profile = report.profile
    title = report.document_title("markdown_follow_up_title")
    lines = [f"# {md(title)}", "", report.date(report.as_of), ""]
    lines += [f"## {profile.word('follow_up_due')}", ""]
    for due in report.follow_up_due:
        reasons = profile.phrase("follow_up_reasons", reasons=profile.phrase("list").join(due.reasons))
        lines.append(f"- {md(due.number)} {md(due.title)} · {md(reasons)}")
    lines += [] if report.follow_up_due else [profile.phrase("follow_up_nothing")]
    for follow_up in report.follow_ups:
        lines += ["", *_follow_up(report, follow_up)]
    out.write(("\n".join(lines) + "\n").encode())


def _follow_up(report: Report, follow_up: FollowUpView) -> list[str]:
    profile = report.profile
    key = "follow_up_planned_until" if follow_up.until else "follow_up_planned"
    planned = profile.phrase(key, on=report.date(follow_up.on), until=report.date(follow_up.until))
    about = " · ".join(md(word) for word in (planned, follow_up.text) if word)
    return [
        *(f"## {profile.word('follow_up')} {md(follow_up.id)}", "", about, ""),
        *(f"- {md(each.number)} {md(each.title)} · {_verdict(report, each)}" for each in follow_up.results),
    ]


def _verdict(report: Report, result: FollowUpResultView) -> str:
    """What was found, when, by whom; and of a finding that has relapsed, where it stands now."""
    said = [result.verdict_word, report.date(result.on) if result.on else "", result.looked_by, result.text]
    if result.verdict == "relapsed":
        now = report.item(result.item)
        said += [now.state_word, now.limit.text]
    return " · ".join(md(word) for word in said if word)


def markdown_follow_up_sheet(subject: Subject, _options: None, out: IO[bytes]) -> None:
    """A sheet for each finding that is looked at again: what was done, what proves it, and lines for the verdict."""
    report = subject.report
    profile, phrase = report.profile, report.profile.phrase
    title = report.document_title("markdown_follow_up_sheet_title", follow_up=profile.word("follow_up"))
    lines = [f"# {md(title)}"]
    for item in subject.items:
        lines += ["", f"## {md(item.full_number)} {md(item.title)}", "", md(item.text)]
        lines += ["", *(f"> {md(recurrence(profile, each))}" for each in item.recurrence_of)]
        lines += ["", f"**{phrase('follow_up_promised')}**", ""]
        lines += [f"- {md(measure.text)} ({md(measure.state_word)})" for measure in item.measures]
        lines += [f"- {md((paragraph.label or '') + paragraph.text)}" for paragraph in item.account]
        lines += ["", f"**{phrase('follow_up_evidence')}**", ""]
        lines += [f"- {md(proof.index)} {md(proof.title)}" for proof in item.evidence]
        lines += ["", phrase("follow_up_verdict"), "", phrase("follow_up_checked_by")]
    out.write(("\n".join(lines) + "\n").encode())


EXPORTERS = (
    Exporter(
        name="csv-publication-review",
        suffix=".csv",
        render=csv_publication_review,
        options=CsvOptions,
        summary="what is told inside and outside, and why",
    ),
    Exporter(
        name="csv-comments", suffix=".csv", render=csv_comments, options=CsvOptions, summary="comments and replies"
    ),
    Exporter(
        name="csv-confirmation",
        suffix=".csv",
        view=Confirmation,
        render=csv_confirmation,
        options=CsvOptions,
        summary="what was read from a document, to be confirmed or corrected",
    ),
    Exporter(
        name="markdown-follow-up", suffix=".md", render=markdown_follow_up, summary="what to look at again, and results"
    ),
    Exporter(
        name="markdown-follow-up-sheet",
        suffix=".md",
        view=Subject,
        render=markdown_follow_up_sheet,
        summary="sheets to take along to a follow-up",
    ),
)
