"""`inspection deadline`: the last day of a time limit, and why."""

from __future__ import annotations

import datetime as dt

import click

from ..calendars import DueDay, due_day
from ..codec import did_you_mean
from ..diagnostics import Text, document as document_rules, offers as rules
from ..errors import OptionsError, UnknownOfferError
from ..model import Span
from ..plugins import Plugins
from ..tables import deadline_of
from ._common import Day, Session, json_option, print_json, session, table
from ._outputs import LastDay, Skip


@click.command()
@click.argument("start", type=Day())
@click.argument("period")
@click.option("--calendar", help="The calendar of working days: see `inspection plugins`.")
@click.option("--no-roll", is_flag=True, help="Leave a last day that is not worked where it is.")
@json_option
@session
def deadline(session: Session, start: dt.date, period: str, calendar: str | None, no_roll: bool, as_json: bool) -> None:
    """Count a time limit such as "15 working days" or "3 months"; the START day is not counted."""
    due = count(session.plugins, start, read_period(period), calendar, roll_on=not no_roll)
    if as_json:
        skipped = tuple(Skip(day=each.day, why=each.why.say(session.language)) for each in due.skipped)
        print_json(LastDay(due=due.day, provisional=due.provisional, skipped=skipped))
        return
    click.secho(due.day.isoformat(), bold=True)
    if due.skipped:
        click.echo(session.say("not counted:", "不计："))
        click.echo(table([[each.day.isoformat(), each.why.say(session.language)] for each in due.skipped]))
    if due.provisional:
        click.secho(
            session.say(
                f"provisional: rests on days not announced yet; {due.calendar} knows days up to {due.known_until}",
                f"暂定：含放假安排尚未公布的日期，{due.calendar} 只知道 {due.known_until} 以前的安排",
            ),
            fg="yellow",
        )


def read_period(text: str) -> Span:
    """A period that the user wrote, in the words of ledgers as well (三个月内); OptionsError for anything else."""
    try:
        return Span.parse(text)
    except ValueError:
        read = deadline_of(text).value
    if read is not None and read.period is not None:
        return read.period
    what = Text(
        f"{text!r} is no period such as 15 working days, 30 days or 3 months",
        f"{text!r} 不是期限，应如 15个工作日、30天、3个月",
    )
    raise OptionsError(rules.BAD_ARGUMENT(what=what))


def count(plugins: Plugins, start: dt.date, span: Span, calendar: str | None, *, roll_on: bool) -> DueDay:
    """The last day, by a calendar of the plugins; an error that names the calendars there are."""
    if calendar is not None and calendar not in plugins.calendars:
        hint = did_you_mean(calendar, tuple(plugins.calendars))
        raise UnknownOfferError(rules.UNKNOWN_OFFER(kind=Text("calendar", "日历"), name=calendar, hint=hint))
    try:
        return due_day(span, start, plugins.calendars[calendar] if calendar else None, roll_on=roll_on)
    except (OverflowError, ValueError):
        what = Text(f"{span} from {start} end after all calendars", f"自 {start} 起 {span} 超出日历范围")
        raise OptionsError(rules.BAD_ARGUMENT(what=what)) from None
    except LookupError:
        why = Text(
            f"name one with --calendar: {', '.join(plugins.calendars)}",
            f"请用 --calendar 指定：{'、'.join(plugins.calendars)}",
        )
        raise OptionsError(document_rules.NO_CALENDAR(why=why)) from None
