"""A subcommand for a kind of event, its options made from the fields of its class."""

from __future__ import annotations

import datetime as dt
import enum
import types
import typing
from collections.abc import Callable
from typing import Any

import attrs
import click

from ..codec import decode_event
from ..errors import InvalidCaseError, OptionsError
from ..folder import open_folder
from ..lifecycle import Case
from ..model import FIELD_TITLES, Event
from ._common import Day, Session, case_option, commit, session, split_ids

FILLED_IN = ("accepted", "recorded_at", "started", "planned", "digest", "edition", "known", "chain")
"""Fields that recording fills in."""


def event_command(cls: type[Event], name: str | None = None, *, arguments: tuple[str, ...] = ()) -> click.Command:
    """The subcommand of an event kind: an option for each field that a person fills in.

    Fields named in `arguments` come first, without their names; a list of ids takes all words that are left.
    """
    hints = typing.get_type_hints(cls)

    @session
    def run(session: Session, case: str, **values: Any) -> None:
        with open_folder(case, plugins=session.plugins) as folder:
            commit(session, folder, (_event(cls, hints, folder.case, values),))

    for field in reversed(attrs.fields(cls)):
        if field.name not in (*FILLED_IN, *arguments):
            run = _option(field, hints[field.name])(run)
    run = case_option(run)
    for argument in reversed(arguments):
        several = typing.get_origin(hints[argument]) is tuple
        metavar = "ITEMS…" if several else "ID"
        run = click.argument(argument, nargs=-1 if several else 1, required=True, metavar=metavar)(run)
    return click.command(name or cls.kind.replace("_", "-"), help=(cls.__doc__ or "").split("\n\n")[0])(run)


def _option(field: attrs.Attribute[Any], hint: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    name = "--" + field.name.replace("_", "-")
    required = field.default is attrs.NOTHING and field.name != "on"
    if field.name == "on":
        return click.option(name, default="today", metavar="DAY", help="The day it took effect. [default: today]")
    choices = next((part for part in _parts(hint) if _is_enum(part)), None)
    kind = click.Choice([member.value for member in choices]) if choices else None
    title = str(FIELD_TITLES[field.name]).capitalize() + "."
    metavar = None if kind else _metavar(hint)
    return click.option(name, field.name, required=required, type=kind, metavar=metavar, help=title)


def _metavar(hint: Any) -> str:
    if typing.get_origin(hint) is tuple:
        return "NUMBER,NUMBER…" if typing.get_args(hint)[0] is int else "ID,ID…"
    return "DAY" if dt.date in _parts(hint) else "NUMBER" if int in _parts(hint) else "TEXT"


def _parts(hint: Any) -> tuple[Any, ...]:
    return typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, enum.Enum)


def _event(cls: type[Event], hints: dict[str, Any], case: Case, values: dict[str, Any]) -> Event:
    """The event of what was typed: read by the codec, so that the command refuses what a file would."""
    given = {name: value for name, value in values.items() if value is not None}
    day = Day().convert(given["on"], None, None)
    plan = case.plan_on(day)
    known = {"findings": list(plan.findings), "measures": list(plan.measures)}
    for name, value in given.items():
        if typing.get_origin(hints[name]) is tuple:
            words = [value] if isinstance(value, str) else value
            given[name] = list(split_ids(words, known.get(name, [])))
    try:
        return decode_event(cls.kind, {**given, "on": day.isoformat()})
    except InvalidCaseError as error:
        raise OptionsError(*error.problems) from None
