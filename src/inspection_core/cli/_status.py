"""`inspection status`: how far the work is, what is late, what is due soon."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from ..model import Audience
from ..progress import Group
from ..views import CommentView, Item, MeasureView, PublicationView, Report, report
from ._common import (
    Session,
    as_of_option,
    case_argument,
    json_option,
    print_json,
    session,
    shorten,
    table,
    warn_of_draft,
)
from ._outputs import AspectShare, CommentDue, Due, KindShare, OwnerShare, PublicationDue, Status

BAR = 20


@click.command()
@case_argument
@as_of_option
@click.option(
    "--audience",
    type=click.Choice([a.value for a in Audience]),
    default="internal",
    show_default=True,
    help="For whom.",
)
@click.option("--known", type=int, help="Only as far as the first so many entries of the journal tell.")
@click.option("--draft", is_flag=True, help="Look at the working copy instead of the edition in force.")
@json_option
@session
def status(
    session: Session, case: str, as_of: dt.date, audience: str, known: int | None, draft: bool, as_json: bool
) -> None:
    """Show how far the work is."""
    loaded = session.load(case)
    made = report(loaded, as_of=as_of, audience=audience, known=known, draft=draft)
    if as_json:
        print_json(status_data(made))
        return
    click.echo(describe(session, made))
    warn_of_draft(session, loaded, draft=draft)


def status_data(report: Report) -> Status:
    """The report's numbers, ids as references."""
    progress = report.progress
    return Status(
        as_of=report.as_of,
        countable=progress.countable.count,
        closed=progress.closed.count,
        rate=progress.rate,
        states={state: tally.count for state, tally in progress.states.items()},
        late=(*map(_item, report.late), *map(_measure, _late_alone(report))),
        due_soon=tuple(map(_item, report.due_soon)),
        by_aspect=tuple(AspectShare(aspect=group.key or None, **_numbers(group)) for group in progress.by_aspect),
        by_owner=tuple(OwnerShare(owner=group.key, **_numbers(group)) for group in progress.by_owner),
        by_kind=tuple(KindShare(kind=group.key or None, **_numbers(group)) for group in progress.by_kind),
        comments=tuple(
            CommentDue(comment=each.id, publication=each.publication, until=each.until, late=each.late)
            for each in open_comments(report)
        ),
        publications=tuple(
            PublicationDue(publication=each.id, state=each.state, lacking=each.lacking, undecided=each.undecided)
            for each in on_the_way(report)
        ),
        follow_up_due=tuple(each.item for each in report.follow_up_due),
        limits=report.limits,
    )


def describe(session: Session, report: Report) -> str:
    """The status as people read it."""
    profile, progress = report.profile, report.progress
    edition = session.say(f" · edition {report.edition}", f" · 第{report.edition}版") if report.pinned else ""
    lines = [
        click.style(report.inspection.title, bold=True),
        f"{profile.phrase('status_title', as_of=report.date(report.as_of))}{edition}",
        "",
        f"{profile.word('state.closed')} {progress.closed.count}/{progress.countable.count}  {_share(progress)}",
        " · ".join(f"{profile.word(f'state.{s}')} {t.count}" for s, t in progress.states.items() if t.count),
        "",
        table([[shorten(g.title, 36), f"{g.closed.count}/{g.countable.count}", _share(g)] for g in progress.by_aspect]),
    ]
    if report.late:
        lines += ["", click.style(f"{profile.word('late')} {len(report.late)}", fg="red"), _items(session, report.late)]
    if report.due_soon:
        soon = session.say("due soon", "即将到期")
        lines += ["", click.style(f"{soon} {len(report.due_soon)}", fg="yellow"), _items(session, report.due_soon)]
    lines += _limits(report)
    waiting = [_comment(session, each) for each in open_comments(report)]
    if waiting:
        title = session.say(f"comments to answer {len(waiting)}", f"待答复意见 {len(waiting)}")
        lines += ["", click.style(title, fg="yellow"), table(waiting)]
    going = [
        [each.id, shorten(each.title, 36), each.state_word, ", ".join(each.lacking)] for each in on_the_way(report)
    ]
    if going:
        title = session.say(f"publications on the way {len(going)}", f"办理中的公开文书 {len(going)}")
        lines += ["", title, table(going)]
    return "\n".join(lines)


def _limits(report: Report) -> list[str]:
    """The time limits of the process, in the words of the profile."""
    if not report.limits:
        return []
    phrase, limits = report.profile.phrase, report.limits
    rows = [[shorten(each.title, 36), each.period, each.text, each.left, each.source or ""] for each in limits]
    note = ["  " + phrase("limits_note")] if any(each.provisional for each in limits) else []
    return ["", phrase("limits", start=report.date(report.inspection.feedback_date)), table(rows), *note]


def open_comments(report: Report) -> tuple[CommentView, ...]:
    """The comments that wait for a reply."""
    return tuple(each for each in report.comments if each.state == "open")


def on_the_way(report: Report) -> tuple[PublicationView, ...]:
    """The publications that are neither out nor given up."""
    return tuple(each for each in report.publications if each.state not in ("published", "withdrawn"))


def _comment(session: Session, each: CommentView) -> list[str]:
    left = ""
    if each.days_left is not None:
        late, days = each.days_left < 0, abs(each.days_left)
        left = session.say(f"{days} d late" if late else f"{days} d left", f"逾期{days}天" if late else f"剩{days}天")
    return [each.id, each.publication, shorten(each.text, 36), str(each.until or "-"), left]


def _share(group: Any) -> str:
    if group.rate is None:
        return "-"
    full = int(group.rate * BAR / 100)
    return "█" * full + "░" * (BAR - full) + f" {group.rate}%"


def _items(session: Session, items: tuple[Item, ...]) -> str:
    rows = [[i.full_number, shorten(i.title, 36), str(i.due), _days(session, i), shorten(i.owner, 24)] for i in items]
    return table(rows)


def _days(session: Session, item: Item) -> str:
    left = item.limit.days_left or 0
    if left < 0:
        return session.say(f"{-left} d late", f"逾期{-left}天")
    return session.say(f"{left} d left", f"剩{left}天")


def _numbers(group: Group) -> dict[str, Any]:
    return {
        "title": group.title,
        "countable": group.countable.count,
        "closed": group.closed.count,
        "rate": group.rate,
    }


def _item(item: Item) -> Due:
    return Due(item=item.id, findings=(item.id,), due=item.due, days=abs(item.limit.days_left or 0))


def _measure(measure: MeasureView) -> Due:
    days = abs(measure.due.days_left or 0)
    return Due(item=measure.id, findings=measure.findings, due=measure.due.day, days=days)


def _late_alone(report: Report) -> list[MeasureView]:
    """Late measures of which no finding is late itself: each matter stands in the list once."""
    late = {item.id for item in report.late}
    return [measure for measure in report.late_measures if not late.intersection(measure.findings)]
