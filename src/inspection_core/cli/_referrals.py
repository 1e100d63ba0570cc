"""`inspection referrals`: what `restricted.yaml` keeps, and the counts that alone go into the case."""

from __future__ import annotations

import datetime as dt

import click

from ..diagnostics import Location, reading
from ..errors import CaseFileError
from ..folder import open_folder, read_restricted
from ..model import Referral, ReferralsCounted, Restricted
from ._common import Day, Session, as_of_option, case_argument, commit, json_option, print_json, session, table
from ._outputs import ReferralLine


@click.group()
def referrals() -> None:
    """Keep the referrals of an inspection, apart from the case."""


@referrals.command("list")
@case_argument
@as_of_option
@json_option
@session
def list_(session: Session, case: str, as_of: dt.date, as_json: bool) -> None:
    """List the referrals of restricted.yaml: when each is due, and whether it was answered. No subject is shown."""
    found = [_line(each, as_of) for each in _restricted(case).referrals if each.received <= as_of]
    if as_json:
        print_json(found)
        return
    rows = [[each.referral, str(each.received), str(each.due or "-"), _state(session, each)] for each in found]
    click.echo(table(rows) if rows else session.say("There are no referrals.", "没有问题线索。"))


@referrals.command()
@case_argument
@click.option("--on", type=Day(), default="today", help="The day up to which is counted. [default: today]")
@click.option("--recorded-by", help="Who records it.")
@session
def count(session: Session, case: str, on: dt.date, recorded_by: str | None) -> None:
    """Record how many referrals were received and answered up to a day: the only thing of them that the case holds."""
    known = [each for each in _restricted(case).referrals if each.received <= on]
    answered = sum(1 for each in known if each.answered is not None and each.answered <= on)
    with open_folder(case, plugins=session.plugins) as folder:
        event = ReferralsCounted(on=on, received=len(known), answered=answered, recorded_by=recorded_by)
        commit(session, folder, (event,))


def _restricted(case: str) -> Restricted:
    found = read_restricted(case)
    if found is None:
        raise CaseFileError(reading.FILE_MISSING(Location(file="restricted.yaml"), name="restricted.yaml"))
    return found


def _line(each: Referral, as_of: dt.date) -> ReferralLine:
    answered = each.answered if each.answered is not None and each.answered <= as_of else None
    late = answered is None and each.due is not None and each.due < as_of
    return ReferralLine(referral=each.id, received=each.received, due=each.due, answered=answered, late=late)


def _state(session: Session, each: ReferralLine) -> str:
    if each.answered:
        return session.say(f"answered {each.answered}", f"{each.answered} 办结")
    return session.say("late", "逾期") if each.late else session.say("open", "在办")
